// What the schema refuses in a case, as the model behind the command line would.
// @ts-check

import { inside, leeway, resolved } from "./schema.js";

/**
 * @typedef {import("./words.js").Tree} Tree
 * @typedef {import("./words.js").Key} Key
 * @typedef {{type: string, loc: Key, input: Tree, pattern?: string, choices?: string[], most?: number}} Refusal
 */

const WHOLE = /^[+-]?\d+(_\d+)*(\.0+)?$/;
const NUMBER = /^[+-]?(\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(e[+-]?\d[\d_]*)?$/i;
const ENDLESS = /^[+-]?(inf|infinity|nan)$/i;
/** @type {Map<string, RegExp>} */ const PATTERNS = new Map();

/** Returns everything that is refused, field by field. @param {Record<string, any>} root @param {Tree} tree */
export function refuse(root, tree) {
  /** @type {Refusal[]} */ const refused = [];
  look(root, root, tree, [], refused);
  return refused;
}

/** Tells whether a text is as a pattern of the schema wants it. @param {string} pattern @param {string} text */
export function matches(pattern, text) {
  let made = PATTERNS.get(pattern);
  if (!made) PATTERNS.set(pattern, (made = new RegExp(pattern.replaceAll("\\d", "\\p{Nd}").replaceAll("\\s", "\\p{White_Space}"), "u")));
  return made.test(text);
}

/** @param {Record<string, any>} root @param {Record<string, any>} wrapped @param {Tree} value @param {Key} loc @param {Refusal[]} refused */
function look(root, wrapped, value, loc, refused) {
  const { nothing, alone } = leeway(wrapped);
  if (value === null && nothing) return;
  const schema = resolved(root, wrapped);
  const given = alone && typeof value === "string" ? [value] : value;
  if (schema.enum) {
    if (!schema.enum.includes(given)) refused.push({ type: "literal_error", loc, input: value, choices: schema.enum });
  } else if (schema.const !== undefined) {
    if (schema.const !== given) refused.push({ type: "literal_error", loc, input: value, choices: [schema.const] });
  } else if (schema.type === "object") (schema.properties ? lookAtGroup : lookAtEntries)(root, schema, given, loc, refused);
  else if (schema.type === "array") (schema.prefixItems ? lookAtPair : lookAtList)(root, schema, given, loc, refused);
  else if (schema.type === "string") lookAtText(schema, given, loc, refused);
  else lookAtNumber(schema, given, loc, refused);
}

/** @param {Record<string, any>} root @param {Record<string, any>} schema @param {Tree} value @param {Key} loc @param {Refusal[]} refused */
function lookAtGroup(root, schema, value, loc, refused) {
  if (!isGroup(value)) return void refused.push({ type: "model_type", loc, input: value });
  for (const name of Object.keys(schema.properties)) {
    if (Object.hasOwn(value, name)) look(root, schema.properties[name], value[name], [...loc, name], refused);
    else if (schema.required?.includes(name)) refused.push({ type: "missing", loc: [...loc, name], input: value });
  }
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(schema.properties, name)) refused.push({ type: "extra_forbidden", loc: [...loc, name], input: value[name] });
  }
}

/** @param {Record<string, any>} root @param {Record<string, any>} schema @param {Tree} value @param {Key} loc @param {Refusal[]} refused */
function lookAtEntries(root, schema, value, loc, refused) {
  if (!isGroup(value)) return void refused.push({ type: "dict_type", loc, input: value });
  const names = Object.keys(value);
  for (const name of names) look(root, inside(schema, name), value[name], [...loc, name], refused);
  if (names.length < (schema.minProperties ?? 0)) refused.push({ type: "too_short", loc, input: value });
}

/** @param {Record<string, any>} root @param {Record<string, any>} schema @param {Tree} value @param {Key} loc @param {Refusal[]} refused */
function lookAtList(root, schema, value, loc, refused) {
  if (!Array.isArray(value)) return void refused.push({ type: "tuple_type", loc, input: value });
  const before = refused.length;
  value.forEach((entry, index) => look(root, inside(schema, index), entry, [...loc, index], refused));
  const wrong = new Set(refused.slice(before).map((refusal) => refusal.loc[loc.length])).size;
  if (value.length - wrong < (schema.minItems ?? 0)) refused.push({ type: "too_short", loc, input: value });
}

/** @param {Record<string, any>} root @param {Record<string, any>} schema @param {Tree} value @param {Key} loc @param {Refusal[]} refused */
function lookAtPair(root, schema, value, loc, refused) {
  if (!Array.isArray(value)) return void refused.push({ type: "tuple_type", loc, input: value });
  if (value.length > schema.prefixItems.length) return void refused.push({ type: "too_long", loc, input: value });
  schema.prefixItems.forEach((/** @type {Record<string, any>} */ _, /** @type {number} */ index) => {
    if (index < value.length) look(root, inside(schema, index), value[index], [...loc, index], refused);
    else refused.push({ type: "missing", loc: [...loc, index], input: value });
  });
}

/** @param {Record<string, any>} schema @param {Tree} value @param {Key} loc @param {Refusal[]} refused */
function lookAtText(schema, value, loc, refused) {
  if (typeof value !== "string") return void refused.push({ type: "string_type", loc, input: value });
  const text = value.trim(), length = [...text].length;
  if (length > (schema.maxLength ?? Infinity)) refused.push({ type: "string_too_long", loc, input: value, most: schema.maxLength });
  else if (length < (schema.minLength ?? 0)) refused.push({ type: "string_too_short", loc, input: value });
  else if (schema.pattern && !matches(schema.pattern, text)) {
    refused.push({ type: "string_pattern_mismatch", loc, input: value, pattern: schema.pattern });
  }
}

/** @param {Record<string, any>} schema @param {Tree} value @param {Key} loc @param {Refusal[]} refused */
function lookAtNumber(schema, value, loc, refused) {
  const kind = schema.type === "integer" ? "int" : "float";
  if (typeof value !== "string") return void refused.push({ type: `${kind}_type`, loc, input: value });
  const number = kind === "int" ? wholeNumber(value) : anyNumber(value);
  if (number === null) refused.push({ type: `${kind}_parsing`, loc, input: value });
  else if (number < (schema.minimum ?? -Infinity)) refused.push({ type: "greater_than_equal", loc, input: value });
  else if (!(number <= (schema.maximum ?? Infinity))) refused.push({ type: "less_than_equal", loc, input: value });
}

/** Returns the number that a text is, null where it is none. @param {string} text */
export function wholeNumber(text) {
  return WHOLE.test(text.trim()) ? Number(text.trim().replaceAll("_", "")) : null;
}

/** Returns the number that a text is, with its point and its power of ten, null where it is none. @param {string} text */
export function anyNumber(text) {
  const number = text.trim();
  if (ENDLESS.test(number)) return number.toLowerCase().endsWith("nan") ? NaN : number.startsWith("-") ? -Infinity : Infinity;
  return NUMBER.test(number) && !/__|_$|^[+-]?_/.test(number) ? Number(number.replaceAll("_", "")) : null;
}

/** @param {Tree} value @returns {value is {[name: string]: Tree}} */
export function isGroup(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
