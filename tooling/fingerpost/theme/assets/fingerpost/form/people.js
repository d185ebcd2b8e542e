// Who may be known by what a case says: names where nobody is to be named, and numbers of people that are very small.
// @ts-check

import { say } from "./words.js";

/**
 * @typedef {import("./words.js").Know} Know
 * @typedef {import("./words.js").Key} Key
 * @typedef {import("./words.js").Tree} Tree
 * @typedef {import("./words.js").Finding} Finding
 * @typedef {Record<string, any>} Case
 */

/** What is no mistake and worth a second look, a function for each of the command line's hints about people.
 * @type {Record<string, (know: Know, record: Case) => Finding[]>} */
export const HINTS = {
  "possible-name": possibleNames,
  "small-number": smallNumbers,
};

/** Returns every text of a case, with the field that holds it. @param {Tree | undefined} tree @param {Key} [key] @returns {[Key, string][]} */
export function textsOf(tree, key = []) {
  if (typeof tree === "string") return [[key, tree.trim()]];
  return Object.entries(tree ?? {}).flatMap(([name, value]) => textsOf(value, [...key, Array.isArray(tree) ? Number(name) : name]));
}

/** Returns the texts in which a case names nobody, if those who agreed to it agreed to that. @param {Know} know @param {Case} record */
function nameless(know, record) {
  if (record.kind === "training" || !know.nobodyNamed.includes(record.consent?.naming)) return [];
  const isChosen = (/** @type {Key} */ key) => know.chosen.some((/** @type {string[]} */ [list, field]) => key[0] === list && key[key.length - 1] === field);
  const isPublished = (/** @type {Key} */ key) => key[0] === "sources" && Boolean(record.sources[key[1]]?.url);
  return textsOf(record).filter(([key]) => !isChosen(key) && !isPublished(key));
}

/** Returns the names behind a title. @param {Know} know @param {Case} record @returns {Finding[]} */
export function namesIn(know, record) {
  return nameless(know, record).flatMap(([key, text]) => [...text.matchAll(new RegExp(know.patterns.named, "gu"))].map((match) =>
    ({ at: [...key, match.index], field: key, ...say(know, "private name", { found: `${plain(match[0])}…` }) })));
}

/** @param {Know} know @param {Case} record @returns {Finding[]} */
function possibleNames(know, record) {
  const isOrganisation = (/** @type {Key} */ key) => know.organisations.includes(key[0]) && key[key.length - 1] !== know.people;
  const known = textsOf(record).filter(([key]) => isOrganisation(key)).map(([, text]) => text).join(" | ");
  const tellers = (record.contributors ?? []).map((/** @type {any} */ each) => each.name.trim()).filter((/** @type {string} */ name) => new RegExp(know.patterns.wholeName, "u").test(name));
  return nameless(know, record).flatMap(([key, text]) => {
    const beside = [...text.matchAll(new RegExp(know.patterns.person, "gu"))].map((match) => match.slice(1).find(Boolean) ?? "");
    const names = new Set([...beside, ...tellers.filter((/** @type {string} */ name) => text.includes(name))]);
    const open = [...names].filter((name) => isOrganisation(key) || !known.includes(plain(name)));
    return open.map((name) => ({ at: [...key, text.indexOf(name)], field: key, ...say(know, "possible name", { found: plain(name).replace(/ (.).*/u, " $1…") }) }));
  });
}

/** @param {Know} know @param {Case} record @returns {Finding[]} */
function smallNumbers(know, record) {
  const texts = record.kind === "training" ? [] : textsOf(record).filter(([key]) => key[0] !== "sources");
  return texts.flatMap(([key, text]) => [...text.matchAll(new RegExp(know.patterns.small, "gu"))].map((match) =>
    ({ at: [...key, match.index], field: key, ...say(know, "small number", { found: plain(match.slice(1).find(Boolean) ?? "") }) })));
}

/** Writes a text on one line. @param {string} text */
const plain = (text) => text.split(/\s+/).join(" ");
