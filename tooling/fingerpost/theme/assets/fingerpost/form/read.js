// The text of a case file → its tree, every value as text, refusing what the command line's guard refuses.
// @ts-check

import { Lexer, isMap, isScalar, isSeq } from "../vendor/yaml-2.9.1.js";
import { loosened, parse, slipIn } from "./parse.js";
import { phrase, say } from "./words.js";

/**
 * @typedef {import("./words.js").Know} Know
 * @typedef {import("./words.js").Tree} Tree
 * @typedef {{line: number, column: number, code: string, message: string, fix: string}} Fault
 * @typedef {{tree: Tree, root: any, text: string, faults: Fault[]}} Reading  root: the parser's node, with its places in `text`
 */

const BOM = "\ufeff";
const STRANGE_INDENT = /^ *([^\S\n ])[^\S\n]*\S/m;
const MARKS = /^[&*!]/;
const NOT_TEXT = /^[\x02\x18\x1f]/;
const TIGHT = /^:[,?[\]{}]/; // a colon without its space between brackets, which the command line's parser does not take
const LATE = /^[^\S\n]*\n\s*:/; // nor does it take a colon between brackets that stands on a later line than its name
const SHOWN = 60;
const MOST_TRIES = 40;

/** Returns a text with its line ends written in one way. @param {string} text */
export function plainEnds(text) {
  return (text.startsWith(BOM) ? text.slice(1) : text).replace(/\r\n?/g, "\n");
}

/** Reads a text whose lines end in one way. @param {Know} know @param {string} text @returns {Reading} */
export function readText(know, text) {
  const reader = new Reader(know, text);
  try {
    return { ...reader.read(), faults: [] };
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    return { tree: null, root: null, text, faults: [fault.told] };
  }
}

/** Returns the notes (# …) between two places of a text. @param {string} text @param {number} from @param {number} to */
export function notesIn(text, from, to) {
  return tokens(text).filter(({ source, start }) => source.startsWith("#") && start >= from && start < to).map(({ source }) => source.trimEnd());
}

/** Returns what the lexer sees, with where it stands; text of values is left out. @param {string} text */
function tokens(text) {
  const found = [];
  let start = 0, isValue = false;
  for (const source of new Lexer().lex(text)) {
    if (NOT_TEXT.test(source) && source.length === 1) {
      isValue = source === "\x1f";
      continue;
    }
    if (!isValue) found.push({ source, start });
    isValue = false;
    start += source.length;
  }
  return found;
}

class Refused extends Error {
  /** @param {Fault} told */
  constructor(told) {
    super(told.message);
    this.told = told;
  }
}

class Reader {
  /** @param {Know} know @param {string} text */
  constructor(know, text) {
    this.know = know;
    this.text = text;
    this.nodes = 0;
  }

  read() {
    const { know, text } = this;
    if (new TextEncoder().encode(text).length > know.most.bytes) this.refuse(0, "too large", { most: know.most.bytes / 1024 });
    const hidden = new RegExp(know.patterns.hidden, "u").exec(text);
    if (hidden) this.refuse(hidden.index, "hidden", { number: number(hidden[0]) });
    const indent = STRANGE_INDENT.exec(text);
    if (indent) {
      const what = phrase(know, indent[1] === "\t" ? "a tab" : "a strange space");
      this.refuse(indent.index + indent[0].indexOf(indent[1]), "strange indent", { what });
    }
    for (const { source, start } of tokens(text)) {
      if (MARKS.test(source)) this.refuse(start, "kept mark", { text: short(text.slice(start).split("\n")[0]), mark: source[0] });
    }
    return this.parsed();
  }

  parsed() {
    let documents = parse(this.text);
    const first = slipIn(documents);
    for (let tries = 0, slip = first; slip; slip = slipIn(documents), tries += 1) {
      const looser = tries < MOST_TRIES && loosened(this.text, slip);
      if (!looser) this.refuseSlip(first);
      this.text = looser;
      documents = parse(this.text);
    }
    if (documents.length > 1) this.refuse(documents[1].range[0], "second record");
    const root = documents[0]?.contents ?? null;
    return { tree: this.treeOf(root, 0), root, text: this.text };
  }

  /** @param {any} node @param {number} depth @returns {Tree} */
  treeOf(node, depth) {
    this.nodes += 1;
    if (this.nodes > this.know.most.nodes) this.refuse(node?.range[0] ?? 0, "too many");
    if (node === null || isScalar(node)) return this.textOf(node);
    if (depth >= this.know.most.deep) this.refuse(node.range[0], "too deep", { most: this.know.most.deep });
    if (isSeq(node)) return node.items.map((/** @type {any} */ item) => this.treeOf(item, depth + 1));
    if (!isMap(node)) this.refuse(node.range[0], "nameless");
    /** @type {{[name: string]: Tree}} */ const group = Object.create(null);
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? this.textOf(key) : null, start = key?.range?.[0] ?? node.range[0];
      this.nodes += 1;
      if (name === null) this.refuse(start, "nameless");
      if (key.type === "PLAIN" && TIGHT.test(this.text.slice(key.range[1]))) this.refuse(start, "unreadable line", { line: short(this.lineAt(start)) });
      if (node.flow && LATE.test(this.text.slice(key.range[1]))) this.refuse(start, "unreadable line", { line: short(this.lineAt(start)) });
      if (name === "<<" && key.type === "PLAIN") this.refuse(start, "kept mark", { text: "<<", mark: "<" });
      if (name in group) this.refuse(start, "twice", { name });
      group[/** @type {string} */ (name)] = this.treeOf(value, depth + 1);
    }
    return group;
  }

  /** @param {any} scalar @returns {string | null} */
  textOf(scalar) {
    if (!scalar || (scalar.type === "PLAIN" && scalar.value === "") || scalar.value === null) return null;
    const text = String(scalar.value);
    const hidden = scalar.type === "QUOTE_DOUBLE" && new RegExp(this.know.patterns.hidden, "u").exec(text);
    if (hidden) this.refuse(scalar.range[0], "hidden", { number: number(hidden[0]) });
    return text;
  }

  /** @param {any} error what the parser says @returns {never} */
  refuseSlip(error) {
    const start = Math.min(error.pos[0], this.text.length), line = this.lineAt(start);
    if (error.code === "MULTIPLE_DOCS") return this.refuse(start, "second record");
    if (error.code === "MISSING_CHAR" && /quote/.test(error.message)) return this.refuse(start, "open quote");
    if (error.code === "BLOCK_AS_IMPLICIT_KEY") {
      const value = line.replace(/^\s*(?:- +)*[\w-]+:\s+/, "");
      return this.refuse(start, "colon in text", { text: short(value) });
    }
    return this.refuse(start, "unreadable line", { line: short(line) });
  }

  /** @param {number} start @param {string} name @param {Record<string, unknown>} [found] @returns {never} */
  refuse(start, name, found) {
    const before = this.text.slice(0, start).split("\n");
    throw new Refused({ line: before.length, column: [...before[before.length - 1]].length + 1, ...say(this.know, name, found) });
  }

  /** @param {number} start */
  lineAt(start) {
    const from = this.text.lastIndexOf("\n", start - 1) + 1;
    return this.text.slice(from).split("\n")[0];
  }
}

/** @param {string} character */
const number = (character) => (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");

/** @param {string} text */
function short(text) {
  const characters = [...text.trim()];
  return characters.length <= SHOWN ? characters.join("") : `${characters.slice(0, SHOWN - 3).join("").trimEnd()}…`;
}
