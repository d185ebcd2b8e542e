// The words for mistakes, from the table that the command line speaks from.
// @ts-check

/**
 * @typedef {string | Tree[] | {[name: string]: Tree} | null} Tree  what a case file holds, every value as text
 * @typedef {(string | number)[]} Key  names and list indexes from the file's beginning
 * @typedef {{at: Key, field: Key, code: string, message: string, fix: string}} Finding
 *   at: where the command line points; field: what the form shows it beside
 * @typedef {Record<string, any>} Know  what form.json and cases.json hold
 */

const MOST_SHOWN = 60;
const PLACES = /\{\{|\}\}|\{(\w+)\}/g;

/** Fills the places of a template. @param {string} template @param {Record<string, unknown>} found */
export function filled(template, found) {
  return template.replace(PLACES, (place, name) => (name === undefined ? place[0] : String(found[name])));
}

/** Returns code, message and fix. @param {Know} know @param {string} name @param {Record<string, unknown>} [found] */
export function say(know, name, found = {}) {
  const [code, message, fix] = know.messages[name].map((/** @type {string} */ part) => filled(part, found));
  return { code, message, fix };
}

/** @param {Know} know @param {string} name @param {Record<string, unknown>} [found] */
export function phrase(know, name, found = {}) {
  return filled(know.phrases[name], found);
}

/** Says where a field stands: "'when' of entry 3 of 'events'". @param {Know} know @param {Key} key */
export function spoken(know, key) {
  if (!key.length) return phrase(know, "whole");
  const last = key[key.length - 1], before = key[key.length - 2], group = key[key.length - 3];
  if (typeof last === "number") return phrase(know, before === undefined ? "lone entry" : "entry", { number: last + 1, name: before });
  if (group !== undefined && typeof before === "number") return phrase(know, "of entry", { last, number: before + 1, name: group });
  return before === undefined ? phrase(know, "text", { text: last }) : phrase(know, "of group", { last, name: before });
}

/** Shows a value as it was found. @param {Know} know @param {Tree} value */
export function shown(know, value) {
  if (typeof value === "string") return phrase(know, "text", { text: short(value) });
  if (Array.isArray(value)) {
    const words = value.filter((entry) => typeof entry === "string").join(", ");
    return words ? phrase(know, "list of", { text: short(words) }) : phrase(know, "list");
  }
  return phrase(know, value === null ? "blank" : "group");
}

/** @param {string} text */
function short(text) {
  const characters = [...text];
  return characters.length <= MOST_SHOWN ? text : `${characters.slice(0, MOST_SHOWN - 3).join("")}…`;
}
