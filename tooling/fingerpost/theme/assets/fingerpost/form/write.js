// A tree → the text of a case file: ids and numbers bare, texts of several lines after a bar, all else in double quotes, so that every
// reader of YAML takes a text for a text.
// @ts-check

import { isGroup } from "./refuse.js";
import { inside, resolved } from "./schema.js";

/**
 * @typedef {import("./words.js").Know} Know
 * @typedef {import("./words.js").Tree} Tree
 * @typedef {Record<string, any>} Schema
 * @typedef {{root: Schema, schema: Schema, indent: number, flow?: boolean}} Where  the place that a value is written for
 */

const STEP = 2;
const WIDEST = 100;
const BARE = /^[a-z][a-z0-9_-]*$/;
const NOT_BARE = /^(?:y|n|yes|no|on|off|true|false|null)$/;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const STRANGE_START = /^(?: *[^\S\n ]| +$)/m;

/** Returns the whole text of a new case file. @param {Know} know @param {Tree} tree */
export function writeCase(know, tree) {
  if (!isGroup(tree)) return "";
  const order = know.steps.flatMap((/** @type {any} */ step) => Object.keys(step.fields));
  const names = [...order.filter((/** @type {string} */ name) => name in tree), ...Object.keys(tree).filter((name) => !order.includes(name))];
  return `${know.firstLine}\n${names.map((name) => `${writeField(know, name, tree[name])}\n`).join("")}`;
}

/** Returns the lines of one field of a case, without the last line's end. @param {Know} know @param {string} name @param {Tree} value */
export function writeField(know, name, value) {
  return pair(name, value, { root: know.schema, schema: know.schema, indent: 0 });
}

/** @param {string} name @param {Tree} value @param {Where} where */
function pair(name, value, where) {
  const inner = { ...where, schema: resolved(where.root, inside(where.schema, name)) };
  const written = writeValue(value, inner);
  return `${writeName(name)}:${written && !written.startsWith("\n") ? " " : ""}${written}`;
}

/** Returns a value as it stands after a colon: on the same line, or begun on the next. @param {Tree} value @param {Where} where @returns {string} */
export function writeValue(value, where) {
  if (value === null) return "";
  if (typeof value === "string") return writeText(value, where);
  const inner = { ...where, indent: where.indent + STEP };
  if (Array.isArray(value)) {
    const texts = value.map((entry, index) => (typeof entry === "string" ? writeText(entry, { ...entryOf(where, index), flow: true }) : null));
    const row = `[${texts.join(", ")}]`;
    if (!texts.includes(null) && row.length <= WIDEST) return row;
    return value.map((entry, index) => `\n${" ".repeat(inner.indent)}${writeEntry(entry, entryOf(inner, index))}`).join("");
  }
  const names = Object.keys(value);
  if (!names.length) return "{}";
  return names.map((name) => `\n${" ".repeat(inner.indent)}${pair(name, value[name], inner)}`).join("");
}

/** Returns an entry of a list, begun with its dash. @param {Tree} value @param {Where} where its indent is the dash's @returns {string} */
export function writeEntry(value, where) {
  if (isGroup(value) && Object.keys(value).length) {
    const inner = { ...where, indent: where.indent + STEP };
    return `- ${Object.keys(value).map((name) => pair(name, value[name], inner)).join(`\n${" ".repeat(inner.indent)}`)}`;
  }
  const written = writeValue(value, where);
  return written ? `- ${written.trimStart()}` : "-";
}

/** @param {Where} where @param {number} index */
function entryOf(where, index) {
  return { ...where, schema: resolved(where.root, inside(where.schema, index)) };
}

/** @param {string} text @param {Where} where */
function writeText(text, { schema, indent, flow }) {
  if ((schema.type === "integer" || schema.type === "number") && NUMBER.test(text)) return text;
  if (BARE.test(text) && !NOT_BARE.test(text)) return text;
  if (!flow && text.includes("\n") && /^\S/.test(text) && !STRANGE_START.test(text)) {
    const ended = text.endsWith("\n") ? text : `${text}\n`;
    const keep = !text.endsWith("\n") ? "-" : text.endsWith("\n\n") ? "+" : "";
    const lines = ended.slice(0, -1).split("\n").map((line) => (line ? `${" ".repeat(indent + STEP)}${line}` : ""));
    return `|${keep}\n${lines.join("\n")}`;
  }
  return quoted(text);
}

/** @param {string} text */
export function quoted(text) {
  const escaped = text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t").replaceAll("\r", "\\r");
  return `"${escaped}"`;
}

/** @param {string} name */
function writeName(name) {
  return BARE.test(name) && !NOT_BARE.test(name) ? name : quoted(name);
}
