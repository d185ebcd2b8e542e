// The case that is being written: its tree, the file that it was opened from, and what changes in it.
// @ts-check

import { isGroup } from "./refuse.js";
import { definition, resolved } from "./schema.js";

/**
 * @typedef {import("./words.js").Know} Know
 * @typedef {import("./words.js").Key} Key
 * @typedef {import("./words.js").Tree} Tree
 */

const KEPT = "fingerpost-form";
const MOST_LETTERS = 70; // of a file's name, which may have 80, with room for a number

export class Draft {
  /** @param {Know} know @param {string} today */
  constructor(know, today) {
    this.know = know;
    this.today = today;
    this.original = "";
    this.id = "";
    /** @type {() => void} */ this.changed = () => {};
    this.clear();
  }

  clear() {
    /** @type {{[name: string]: Tree}} */ this.tree = this.blank();
    this.original = "";
    this.id = "";
  }

  /** Returns the case that nobody has begun: today's date, and the groups that every case has. */
  blank() {
    const { required, properties } = this.know.schema;
    const groups = required.filter((/** @type {string} */ name) => resolved(this.know.schema, properties[name]).type === "object");
    return { reviewed: this.today, ...Object.fromEntries(groups.map((/** @type {string} */ name) => [name, {}])) };
  }

  /** Takes up a case from its file. @param {string} name the file's @param {string} text @param {Tree} tree */
  open(name, text, tree) {
    this.tree = isGroup(tree) ? structuredClone(Object.assign({}, tree)) : {};
    this.original = text;
    this.id = name.replace(/\.ya?ml$/i, "");
    this.touched();
  }

  /** The name of the case's file, without its ending. */
  get name() {
    const title = typeof this.tree.title === "string" ? this.tree.title : "";
    const made = title.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, MOST_LETTERS).replace(/^-+|-+$/g, "") || "new-case";
    let name = made;
    for (let number = 2; this.know.names.case?.[name]; number += 1) name = `${made}-${number}`;
    return this.id || name;
  }

  /** @param {Key} key @returns {Tree | undefined} */
  get(key) {
    return key.reduce((/** @type {any} */ here, part) => (here === null || typeof here !== "object" ? undefined : here[part]), this.tree);
  }

  /** Puts a value in its place; nothing takes it away, and with it a list or an entry's group that is left empty.
   * @param {Key} key @param {Tree | undefined} value */
  set(key, value) {
    const last = key[key.length - 1], around = key.slice(0, -1);
    let holder = this.get(around);
    if (value === undefined) {
      if (Array.isArray(holder)) holder.splice(Number(last), 1);
      else if (isGroup(holder ?? null)) delete (/** @type {any} */ (holder))[last];
      if (around.length && Array.isArray(holder) && !holder.length) this.set(around, undefined);
      else this.touched();
      return;
    }
    if (holder === null || typeof holder !== "object") {
      holder = typeof last === "number" ? [] : {};
      this.set(around, holder);
    }
    /** @type {any} */ (holder)[last] = value;
    this.touched();
  }

  touched() {
    this.keep();
    this.changed();
  }

  keep() {
    try {
      localStorage.setItem(KEPT, JSON.stringify({ tree: this.tree, original: this.original, id: this.id }));
    } catch {
      // A browser that keeps nothing loses it with the page; the file can be downloaded at any time.
    }
  }

  /** Takes up what the browser kept; tells whether it kept anything. */
  restore() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEPT) ?? "null");
      if (!kept || !isGroup(kept.tree)) return false;
      [this.tree, this.original, this.id] = [kept.tree, String(kept.original ?? ""), String(kept.id ?? "")];
      return true;
    } catch {
      return false;
    }
  }

  forget() {
    this.clear();
    try {
      localStorage.removeItem(KEPT);
    } catch {
      // Nothing was kept.
    }
    this.changed();
  }

  /** Renames a source, and every citation of it. @param {string} from @param {string} to */
  renameSource(from, to) {
    const sources = /** @type {{[name: string]: Tree}} */ (this.tree.sources);
    this.tree.sources = Object.fromEntries(Object.entries(sources).map(([key, source]) => [key === from ? to : key, source]));
    const cites = Object.entries(this.know.references).filter(([, kind]) => kind === "own source").map(([path]) => path);
    const cited = new RegExp(this.know.patterns.cited, "g"), key = new RegExp(this.know.patterns.citedKey, "g");
    const inProse = (/** @type {string} */ text) => text.replace(cited, (all) => all.replace(key, (one, name) => (name === from ? `@${to}` : one)));
    for (const path of cites) replaceAt(this.tree, path.replaceAll("[]", ".[]").split("."), (text) => (text === from ? to : text));
    for (const path of this.know.prose) replaceAt(this.tree, path.split("."), inProse);
    this.touched();
  }
}

/** @param {any} tree @param {string[]} parts @param {(text: string) => string} change @returns {any} */
function replaceAt(tree, [part, ...rest], change) {
  if (part === undefined) return typeof tree === "string" ? change(tree) : tree;
  if (part === "[]" && typeof tree === "string") return change(tree);
  if (part === "[]" && Array.isArray(tree)) tree.forEach((entry, index) => { tree[index] = replaceAt(entry, rest, change); });
  else if (isGroup(tree ?? null) && part in tree) tree[part] = replaceAt(tree[part], rest, change);
  return tree;
}

/** Returns the questions for the fields of a group. @param {Know} know @param {Record<string, any>} schema */
export function groupOf(know, schema) {
  return know.groups[definition(schema)] ?? { one: "entry", fields: {} };
}
