// Everything that a case's author has to mend, in the words of the command line.
// @ts-check

import { explain } from "./explain.js";
import { dangling } from "./names.js";
import { HINTS } from "./people.js";
import { isGroup } from "./refuse.js";
import { RULES } from "./rules.js";
import { say, spoken } from "./words.js";

/**
 * @typedef {import("./words.js").Know} Know
 * @typedef {import("./words.js").Key} Key
 * @typedef {import("./words.js").Tree} Tree
 * @typedef {import("./words.js").Finding} Finding
 */

export const PRIVATE = "private-detail";
const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const SPAN = /^(\d{4})-(\d{4})$/;

/** Returns what is wrong with a case. @param {Know} know @param {Tree} tree @param {import("./rules.js").About} about @returns {Finding[]} */
export function judge(know, tree, about) {
  const first = refusedOrHollow(know, tree);
  if (isGroup(tree) && (tree.withdrawn ?? null) !== null) {
    return first.filter((finding) => finding.code !== "missing-field" || finding.at.length); // its file may have been emptied
  }
  const names = dangling(know, tree, !first.length, about.id);
  const heard = !first.length ? Object.values(RULES) : isGroup(tree) ? [RULES[PRIVATE]] : []; // what is private cannot wait until the rest is whole
  const rules = heard.flatMap((rule) => rule(know, /** @type {Record<string, any>} */ (tree), about));
  return [...first, ...names, ...rules];
}

/** Returns what is no mistake and worth a second look before the case leaves anybody's hands. @param {Know} know @param {Tree} tree @returns {Finding[]} */
export function hinted(know, tree) {
  if (!isGroup(tree) || (tree.withdrawn ?? null) !== null || refusedOrHollow(know, tree).length) return [];
  return Object.values(HINTS).flatMap((hint) => hint(know, tree));
}

/** @param {Know} know @param {Tree} tree @returns {Finding[]} */
function refusedOrHollow(know, tree) {
  const refused = explain(know, tree), empty = new Map(hollow(know, tree, []).map((finding) => [JSON.stringify(finding.at), finding]));
  const name = (/** @type {Finding} */ finding) => JSON.stringify(finding.at);
  const unknown = new Set(refused.filter((finding) => finding.code === "unknown-field").map(name));
  for (const finding of refused) {
    const blank = empty.get(name(finding));
    if (blank?.code === "blank-value" && typeof finding.at[finding.at.length - 1] === "string") {
      blank.fix = know.messages["blank and needed"][2];
    }
  }
  const told = [...empty].filter(([key]) => !unknown.has(key)).map(([, finding]) => finding);
  return [...told, ...refused.filter((finding) => !empty.has(name(finding)) || unknown.has(name(finding)))];
}

/** Returns each value that was left out, or is a day or a span that cannot be. @param {Know} know @param {Tree} tree @param {Key} key
 * @returns {Finding[]} */
function hollow(know, tree, key) {
  const on = (/** @type {string} */ name, /** @type {Record<string, unknown>} */ found = {}) =>
    [{ at: key, field: key, ...say(know, name, { field: spoken(know, key), ...found }) }];
  if (Array.isArray(tree)) return tree.flatMap((entry, index) => hollow(know, entry, [...key, index]));
  if (isGroup(tree)) return Object.entries(tree).flatMap(([name, entry]) => hollow(know, entry, [...key, name]));
  if (tree === null) return on(key.length ? "blank" : "blank file");
  const day = DAY.exec(tree), span = SPAN.exec(tree);
  if (day && !isDay(Number(day[1]), Number(day[2]), Number(day[3]))) return on("no such day", { found: tree });
  if (span && know.spans.includes(key[key.length - 1]) && span[2] < span[1]) {
    return on("span turned round", { found: tree, mended: `${span[2]}-${span[1]}` });
  }
  return [];
}

/** @param {number} year @param {number} month @param {number} day */
function isDay(year, month, day) {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Returns a finding for each text with characters that nobody can see. @param {Know} know @param {Tree} tree @param {Key} key @returns {Finding[]} */
export function hiddenIn(know, tree, key) {
  if (tree !== null && typeof tree === "object") return Object.entries(tree).flatMap(([name, value]) => hiddenIn(know, value, [...key, Array.isArray(tree) ? Number(name) : name]));
  const found = typeof tree === "string" && new RegExp(know.patterns.hidden, "u").exec(tree);
  const number = found && (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return found ? [{ at: key, field: key, ...say(know, "hidden", { number }) }] : [];
}
