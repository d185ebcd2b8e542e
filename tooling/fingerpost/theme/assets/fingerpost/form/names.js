// Every name in a case that leads to something else: a page, a code, another case, a source of its own.
// @ts-check

import { nearest } from "./near.js";
import { isGroup, matches } from "./refuse.js";
import { phrase, say } from "./words.js";

/**
 * @typedef {import("./words.js").Know} Know
 * @typedef {import("./words.js").Key} Key
 * @typedef {import("./words.js").Tree} Tree
 * @typedef {import("./words.js").Finding} Finding
 * @typedef {{at: Key, kind: string, id: string}} Reference
 */

/** Yields each text that stands at a path such as "events[].source[]", with its key.
 * @param {Tree} tree @param {string} path @returns {Generator<[Key, string]>} */
export function* textsAt(tree, path) {
  const parts = path.replaceAll("[]", ".[]").split(".");
  yield* walk(tree, parts, []);
}

/** @param {Tree | undefined} tree @param {string[]} parts @param {Key} key @returns {Generator<[Key, string]>} */
function* walk(tree, parts, key) {
  const [part, ...rest] = parts;
  if (part === undefined) {
    if (typeof tree === "string") yield [key, tree];
  } else if (part === "[]") {
    const entries = Array.isArray(tree) ? tree : typeof tree === "string" && !rest.length ? [tree] : [];
    for (const [index, entry] of entries.entries()) yield* walk(/** @type {Tree} */ (entry), rest, [...key, index]);
  } else if (tree !== undefined && isGroup(tree) && Object.hasOwn(tree, part)) yield* walk(tree[part], rest, [...key, part]);
}

/** Yields offset and key of each work that a text cites. @param {Know} know @param {string} text @returns {Generator<[number, string]>} */
export function* cited(know, text) {
  for (const match of text.matchAll(new RegExp(know.patterns.cited, "g"))) {
    for (const found of match[0].matchAll(new RegExp(know.patterns.citedKey, "g"))) yield [match.index + found.index, found[1]];
  }
}

/** Yields every reference. @param {Know} know @param {Tree} tree @param {boolean} whole whether the schema refuses nothing in it
 * @returns {Generator<Reference>} */
export function* references(know, tree, whole) {
  for (const [path, kind] of Object.entries(know.references)) {
    for (const [at, text] of textsAt(tree, /** @type {string} */ (path))) {
      const id = whole ? text.trim() : text;
      if (kind === "kind of page") {
        const dash = id.indexOf("-"), page = dash < 0 ? id : id.slice(0, dash);
        yield know.kinds[page] ? { at, kind: page, id: dash < 0 ? "" : id.slice(dash + 1) } : { at, kind, id };
      } else yield { at, kind: String(kind), id };
    }
  }
  for (const path of know.prose) {
    for (const [key, text] of textsAt(tree, path)) {
      for (const [offset, id] of cited(know, whole ? text.trim() : text)) {
        if (id !== know.ours) yield { at: [...key, offset], kind: "own source", id };
      }
    }
  }
}

/** Returns a finding for each name that leads nowhere. @param {Know} know @param {Tree} tree @param {boolean} whole
 * @param {string} id the case's own @returns {Finding[]} */
export function dangling(know, tree, whole, id) {
  const own = isGroup(tree) && isGroup(tree.sources) ? Object.keys(tree.sources).map((key) => (whole ? key.trim() : key)) : [];
  return [...references(know, tree, whole)].flatMap((reference) => {
    const known = namesOf(know, own, reference.kind, id);
    if (!known || known.includes(reference.id) || toldBefore(know, reference)) return [];
    const [code, what] = codeAndWords(know, reference.kind);
    const few = known.length > 0 && known.length < know.few;
    const lookUp = know.lookUp[code] ?? "look up folder";
    const fix = nearest(know, reference.id, known) ||
      (few ? phrase(know, "one of", { names: [...known].sort().join(", ") }) : phrase(know, lookUp));
    const { at } = reference, field = at.slice(0, 1 + at.findLastIndex((part) => typeof part === "string"));
    return [{ at, field, ...say(know, "unknown name", { code, name: reference.id, what, fix }) }];
  });
}

/** @param {Know} know @param {string[]} own @param {string} kind @param {string} id @returns {string[] | undefined} undefined where it may be any */
function namesOf(know, own, kind, id) {
  if (kind === "own source") return own;
  if (kind === "kind of page") return Object.keys(know.kinds).flatMap((page) => Object.keys(know.names[page]).map((id) => `${page}-${id}`));
  return know.names[kind] && [...Object.keys(know.names[kind]), ...(kind === "case" && id ? [id] : [])];
}

/** Tells whether the schema has refused a name already. @param {Know} know @param {Reference} reference */
function toldBefore(know, { at, kind, id }) {
  if (!id) return true;
  if (kind === "own source") return false;
  const parts = kind === "page" ? id.split("/") : [id];
  return !parts.every((part) => matches(kind === "kind of page" ? know.patterns.ref : know.patterns.id, part));
}

/** @param {Know} know @param {string} kind @returns {[string, string]} */
function codeAndWords(know, kind) {
  if (kind.startsWith("list ")) return ["unknown-code", phrase(know, "a code", { name: kind.slice(5) })];
  if (know.referenceWords[kind]) return [know.referenceWords[kind][0], phrase(know, know.referenceWords[kind][1])];
  return [`unknown-${kind}`, `${"aeiou".includes(kind[0]) ? "an" : "a"} ${kind}`];
}
