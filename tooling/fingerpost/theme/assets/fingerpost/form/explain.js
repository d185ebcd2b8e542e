// What the schema refused → plain words for the person who wrote it.
// @ts-check

import { nearest } from "./near.js";
import { isGroup, refuse } from "./refuse.js";
import { at } from "./schema.js";
import { phrase, say, shown, spoken } from "./words.js";

/**
 * @typedef {import("./words.js").Know} Know
 * @typedef {import("./words.js").Key} Key
 * @typedef {import("./words.js").Tree} Tree
 * @typedef {import("./words.js").Finding} Finding
 * @typedef {import("./refuse.js").Refusal} Refusal
 */

/** @type {Record<string, string>} */
const BY_TYPE = { string_type: "not text", tuple_type: "not a list", string_too_short: "too short", too_short: "no entries" };

/** Returns a finding for each thing that the schema refuses. @param {Know} know @param {Tree} tree @returns {Finding[]} */
export function explain(know, tree) {
  const refused = refuse(know.schema, tree);
  return refused.filter((refusal) => !follows(know, refusal, refused)).map((refusal) => told(know, refusal));
}

/** Tells whether a thing is wrong only because another is. @param {Know} know @param {Refusal} refusal @param {Refusal[]} all */
function follows(know, refusal, all) {
  const { type, loc } = refusal, last = loc[loc.length - 1];
  const begins = (/** @type {Key} */ key, /** @type {Key} */ start) => start.every((part, index) => key[index] === part);
  if (type === "missing") {
    const beside = all.filter((other) => other.type === "extra_forbidden" && other.loc.length === loc.length && begins(other.loc, loc.slice(0, -1)));
    return beside.some((other) => nearest(know, String(other.loc[loc.length - 1]), [String(last)]));
  }
  return type === "too_short" && all.some((other) => other !== refusal && begins(other.loc, loc));
}

/** @param {Know} know @param {Refusal} refusal @returns {Finding} */
function told(know, refusal) {
  const { type, loc, input } = refusal, last = loc[loc.length - 1];
  const place = loc.indexOf("location");
  const whole = place < 0 ? loc : loc.slice(0, place + 1);
  const on = (/** @type {string} */ name, /** @type {Record<string, unknown>} */ found = {}) =>
    ({ at: loc, field: whole, ...say(know, name, { field: spoken(know, whole), found: shown(know, input), ...found }) });
  if (type === "missing" && typeof last === "string") return { ...on("missing", { fix: toAdd(know, loc) }), at: loc.slice(0, -1) };
  if (type === "extra_forbidden") return { ...stranger(know, refusal), at: loc, field: loc };
  if (type === "literal_error") {
    const choices = refusal.choices ?? [];
    const fix = nearest(know, typeof input === "string" ? input : "", choices) || phrase(know, "choose");
    return on("choice", { choices: choices.join(", "), fix });
  }
  if (type === "string_too_short" && !String(input).trim()) return on("empty");
  if (place >= 0) return { ...on(...ofLocation(know, refusal)), at: type === "missing" ? loc.slice(0, -1) : loc };
  return on(...ofValue(know, refusal));
}

/** Returns the message's name and what it needs. @param {Know} know @param {Refusal} refusal @returns {[string, Record<string, unknown>]} */
function ofValue(know, refusal) {
  const { type, loc, input } = refusal, schema = at(know.schema, loc);
  if (type === "string_pattern_mismatch" && refusal.pattern) {
    const [expected, fix] = know.expected[refusal.pattern];
    const mended = String(input).toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
    return refusal.pattern === know.patterns.id && mended ? ["name", { mended }] : ["pattern", { expected, fix }];
  }
  if (type === "string_type" && isGroup(input) && Object.keys(input).length === 1) {
    const [[name, rest]] = Object.entries(input);
    return ["colon", { name, whole: typeof rest === "string" ? `"${name}: ${rest}"` : '"…"' }];
  }
  if (type === "model_type" || type === "dict_type") return ["not a group", { fix: toGroup(know, loc, schema) }];
  if (type === "string_too_long") return ["too long", { count: [...String(input)].length, most: refusal.most }];
  if (BY_TYPE[type]) return [BY_TYPE[type], {}];
  if (schema.minimum === know.earliest) return ["not a year", { least: know.earliest }];
  if (type.endsWith("_than_equal")) return ["out of range", { least: schema.minimum, most: schema.maximum }];
  return [type.startsWith("int") ? "not a number" : "other", {}];
}

/** @param {Know} know @param {Refusal} refusal @returns {[string, Record<string, unknown>]} */
function ofLocation(know, { type, loc }) {
  const fix = phrase(know, "latitude first");
  if (type.endsWith("_than_equal")) {
    const [name, most] = loc[loc.length - 1] === 0 ? ["latitude", 90] : ["longitude", 180];
    return ["place out of range", { name, most, fix }];
  }
  return [type.startsWith("float") ? "place in words" : "place of other shape", { fix }];
}

/** @param {Know} know @param {Key} loc @param {Record<string, any>} schema */
function toGroup(know, loc, schema) {
  const names = schema.required ?? Object.keys(schema.properties ?? {}).sort();
  if (!names.length) return phrase(know, "group of named");
  const where = !loc.length ? "group at the top" : typeof loc[loc.length - 1] === "number" ? "group after a dash" : "group below";
  return phrase(know, where, { names: names.map((/** @type {string} */ name) => `${name}: …`).join(", ") });
}

/** Says how to add a missing field, and what it is for. @param {Know} know @param {Key} loc */
function toAdd(know, loc) {
  const name = String(loc[loc.length - 1]);
  const meaning = at(know.schema, loc.slice(0, -1)).properties?.[name]?.description ?? "";
  let fix = phrase(know, loc.some((part) => typeof part === "number") ? "add to entry" : "add line", { name });
  if (loc.length === 1 && know.mayBeUnknown.includes(name)) fix += phrase(know, "or unknown");
  const begun = meaning && meaning[0].toLowerCase() + meaning.slice(1).replace(/\.+$/, "");
  return begun ? fix + phrase(know, "meaning", { meaning: begun }) : fix;
}

/** @param {Know} know @param {Refusal} refusal */
function stranger(know, { loc, input }) {
  const name = String(loc[loc.length - 1]);
  const known = Object.keys(at(know.schema, loc.slice(0, -1)).properties ?? {}).sort();
  const close = nearest(know, name, known);
  if (close) return say(know, "stranger", { name, fix: close });
  if (input === null) return say(know, "stranger by a mark", { name });
  if (loc.length > 1 && Object.hasOwn(know.schema.properties, name)) return say(know, "stranger", { name, fix: phrase(know, "to the top") });
  return say(know, "stranger", { name, fix: phrase(know, "delete or one of", { names: known.join(", ") }) });
}
