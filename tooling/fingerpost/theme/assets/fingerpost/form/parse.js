// The parser, held to what the command line's parser lets through.
// @ts-check

import { parseAllDocuments } from "../vendor/yaml-2.9.1.js";

const DEEPER = 8;

/** @param {string} text @returns {any[]} */
export function parse(text) {
  return /** @type {any} */ (parseAllDocuments(text, { schema: "failsafe", uniqueKeys: false, prettyErrors: false, logLevel: "error" }));
}

/** Returns the first thing that the parser minds and that the command line's parser minds as well. @param {any[]} documents */
export function slipIn(documents) {
  return documents.flatMap((document) => document.errors).find((error) => !/^Comments must be separated/.test(error.message));
}

/** The command line's parser lets a text in quotes, or between brackets, go on at the beginning of a line. Returns the text with that
 * line further in, which changes no value; "" where the slip is another. @param {string} text @param {any} slip */
export function loosened(text, slip) {
  if (!/^Missing closing .quote|^Flow (?:map|sequence) in block/.test(slip.message)) return "";
  const before = text.lastIndexOf("\n", slip.pos[0] - 1);
  const begins = slip.message.startsWith("Flow") && before >= 0 && !text.slice(before, slip.pos[0]).trim();
  const end = begins ? before : text.indexOf("\n", Math.max(slip.pos[0] - 1, 0));
  const next = end < 0 ? -1 : end + /** @type {RegExpExecArray} */ (/^\s*\n|^/.exec(text.slice(end)))[0].length;
  if (next < 0 || !text.slice(next).trim()) return "";
  const above = text.slice(0, end).split("\n").pop() ?? "";
  return `${text.slice(0, next)}${" ".repeat(above.length - above.trimStart().length + DEEPER)}${text.slice(next)}`;
}
