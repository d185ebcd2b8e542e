// A case that was opened from a file goes back into its text: what was not changed stays as it was, letter for letter.
//
// A changed text is written anew where it stands, entries added to a list are written below the others, a field that is new comes at the
// end. A group or list that changed its shape is written anew as a whole, with the notes that stood in it above it. What comes of this is
// read again; should it not be the case that was meant, the whole file is written anew, with all of its notes at its top.
// @ts-check

import { isMap, isScalar, isSeq } from "../vendor/yaml-2.9.1.js";
import { notesIn, plainEnds, readText } from "./read.js";
import { isGroup } from "./refuse.js";
import { inside, resolved } from "./schema.js";
import { writeCase, writeEntry, writeField, writeValue } from "./write.js";

/**
 * @typedef {import("./words.js").Know} Know
 * @typedef {import("./words.js").Tree} Tree
 * @typedef {{from: number, to: number, text: string}} Edit
 * @typedef {{know: Know, text: string, edits: Edit[]}} Work
 */

/** Returns the text of a case file, given the text that it was opened from, "" for a new one. @param {Know} know @param {string} original @param {Tree} tree */
export function saved(know, original, tree) {
  if (!original) return writeCase(know, tree);
  const { tree: before, root, text } = readText(know, plainEnds(original));
  if (same(before, tree)) return original;
  const written = isMap(root) && isGroup(before) && isGroup(tree) ? spliced(know, text, root, before, tree) : "";
  const whole = written && same(readText(know, written).tree, tree) ? written : anew(know, text, tree);
  const endings = original.match(/\r\n?|\n/g) ?? [];
  const ended = endings.length && endings.every((end) => end === "\r\n") ? whole.replaceAll("\n", "\r\n") : whole;
  return original.startsWith("\ufeff") ? `\ufeff${ended}` : ended;
}

/** Tells whether two trees hold the same. @param {Tree | undefined} one @param {Tree | undefined} other @returns {boolean} */
export function same(one, other) {
  if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((entry, index) => same(entry, other[index]));
  if (!isGroup(one ?? null)) return one === other;
  if (!isGroup(other ?? null)) return false;
  const first = /** @type {{[name: string]: Tree}} */ (one), second = /** @type {{[name: string]: Tree}} */ (other);
  return Object.keys(first).length === Object.keys(second).length && Object.keys(first).every((name) => name in second && same(first[name], second[name]));
}

/** @param {Know} know @param {string} text @param {Tree} tree */
function anew(know, text, tree) {
  const notes = notesIn(text, 0, text.length).filter((note) => note !== know.firstLine);
  const [first, ...rest] = writeCase(know, tree).split("\n");
  return [first, ...notes, ...rest].join("\n");
}

/** @param {Know} know @param {string} text @param {any} root @param {{[name: string]: Tree}} before @param {{[name: string]: Tree}} tree */
function spliced(know, text, root, before, tree) {
  /** @type {Work} */ const work = { know, text, edits: [] };
  for (const { key, value } of root.items) {
    const name = String(key.value), end = value ? value.range[1] : key.range[1];
    if (!(name in tree)) {
      const notes = notesIn(text, key.range[0], end), after = text.indexOf("\n", Math.max(end - 1, 0));
      const rest = text.slice(end, after < 0 ? text.length : after).trim() && !text.slice(0, end).endsWith("\n") ? end : after < 0 ? text.length : after + 1;
      work.edits.push({ from: key.range[0], to: text[end - 1] === "\n" ? end : rest, text: notes.map((note) => `${note}\n`).join("") });
    } else if (!same(before[name], tree[name]) && !change(work, value, before[name], tree[name], { root: know.schema, schema: resolved(know.schema, inside(know.schema, name)), indent: 0 })) {
      work.edits = work.edits.filter((edit) => edit.to <= key.range[0] || edit.from >= end);
      const notes = notesIn(text, key.range[0], end).map((note) => `${note}\n`).join("");
      const last = text[end - 1] === "\n" ? "\n" : "";
      work.edits.push({ from: key.range[0], to: end, text: `${notes}${writeField(know, name, tree[name])}${last}` });
    }
  }
  const added = Object.keys(tree).filter((name) => !(name in before)).map((name) => `${writeField(know, name, tree[name])}\n`);
  let written = text;
  for (const edit of work.edits.sort((one, other) => other.from - one.from)) written = written.slice(0, edit.from) + edit.text + written.slice(edit.to);
  return added.length ? `${written.replace(/\n*$/, "\n")}${added.join("")}` : written;
}

/** Writes what changed in a value where it stands; tells whether it could. @param {Work} work @param {any} node @param {Tree} before @param {Tree} after
 * @param {import("./write.js").Where} where @returns {boolean} */
function change(work, node, before, after, where) {
  if (same(before, after)) return true;
  if (isScalar(node) && typeof after === "string" && typeof before === "string") return changeText(work, node, after, where);
  if (isSeq(node) && Array.isArray(before) && Array.isArray(after) && after.length >= before.length && before.length) {
    const kept = node.items.every((/** @type {any} */ item, /** @type {number} */ index) => change(work, item, before[index], after[index], inner(work, where, item, index, node)));
    return kept && addEntries(work, node, after.slice(before.length), where);
  }
  if (isMap(node) && isGroup(before) && isGroup(after) && same(Object.keys(before).sort(), Object.keys(after).sort())) {
    return node.items.every((/** @type {any} */ { key, value }) => change(work, value, before[key.value], after[key.value], inner(work, where, key, key.value, node)));
  }
  return false;
}

/** @param {Work} work @param {import("./write.js").Where} where @param {any} node @param {string | number} part @param {any} around */
function inner({ text }, where, node, part, around) {
  const line = text.lastIndexOf("\n", node.range[0] - 1) + 1;
  const indent = typeof part === "number" ? /** @type {RegExpExecArray} */ (/^ */.exec(text.slice(line)))[0].length : node.range[0] - line;
  return { ...where, schema: resolved(where.root, inside(where.schema, part)), indent, flow: Boolean(where.flow || around.flow) };
}

/** @param {Work} work @param {any} node @param {string} after @param {import("./write.js").Where} where */
function changeText({ text, edits }, node, after, where) {
  const [from, to] = node.range, was = text.slice(from, to), endsLine = was.endsWith("\n");
  const rest = text.slice(to).split("\n")[0];
  const written = writeValue(after, { ...where, flow: Boolean(where.flow || (!endsLine && rest.trim())) });
  edits.push({ from, to, text: written + (endsLine ? "\n" : "") });
  return true;
}

/** @param {Work} work @param {any} node @param {Tree[]} entries @param {import("./write.js").Where} where */
function addEntries({ text, edits }, node, entries, where) {
  if (!entries.length) return true;
  if (node.flow) return false;
  const first = node.items[0].range[0], dash = text.lastIndexOf("-", first - 1), indent = dash - text.lastIndexOf("\n", dash) - 1;
  const end = node.items[node.items.length - 1].range[1], endsLine = text[end - 1] === "\n";
  const schema = resolved(where.root, inside(where.schema, 0));
  const lines = entries.map((entry) => `${" ".repeat(indent)}${writeEntry(entry, { ...where, schema, indent })}`).join("\n");
  const after = endsLine ? end : (text.indexOf("\n", end) < 0 ? text.length : text.indexOf("\n", end));
  edits.push({ from: after, to: after, text: endsLine ? `${lines}\n` : `\n${lines}` });
  return true;
}
