// The rules that need more than one field to see, a function for each of the command line's checks that look at cases.
// @ts-check

import { references, textsAt } from "./names.js";
import { namesIn, textsOf } from "./people.js";
import { anyNumber, isGroup, wholeNumber } from "./refuse.js";
import { say } from "./words.js";

/**
 * @typedef {import("./words.js").Know} Know
 * @typedef {import("./words.js").Key} Key
 * @typedef {import("./words.js").Finding} Finding
 * @typedef {Record<string, any>} Case  a tree in which the schema refuses nothing
 * @typedef {{id: string, today: string}} About  the case's own id, and the day
 */

/** @type {Record<string, (know: Know, record: Case, about: About) => Finding[]>} */
export const RULES = {
  "circular-adaptation": circular,
  "incomplete-case": (know, record) => [...openQuestions(know, record), ...halfTold(know, record), ...atOdds(know, record)],
  "lapsed-consent": lapsed,
  "private-detail": (know, record) => [...privateIn(know, record), ...namesIn(know, record)],
  "raw-html": html,
  "swapped-location": turnedRound,
  "undefined-term": notSpeltOut,
  "unused-source": uncited,
};

/** @param {Know} know @param {Key} at @param {string} name @param {Record<string, unknown>} [found] @param {Key} [field] @returns {Finding} */
function found(know, at, name, found = {}, field = at) {
  return { at, field, ...say(know, name, found) };
}

/** @param {any} value */
const isTold = (value) => value !== undefined && value !== null && (typeof value === "string" ? value.trim() !== "" : Object.keys(value).length > 0);

/** @param {Case} record @param {string} list @returns {any[]} */
const entries = (record, list) => record[list] ?? [];

/** @param {Know} know @param {Case} record */
function openQuestions(know, record) {
  if (record.kind !== "real") return [];
  const excused = new Set(["not_known", "known_none"].flatMap((list) => entries(record, list).map((entry) => entry.field.trim())));
  const open = know.asked.filter((/** @type {string} */ name) => !isTold(record[name]) && !excused.has(name));
  return open.map((/** @type {string} */ name) => found(know, [], "open question", { name }, [name]));
}

/** @param {Know} know @param {Case} record */
function halfTold(know, record) {
  const pitfalls = entries(record, "pitfalls").flatMap((met, index) =>
    ["got-out", "partly"].includes(met.outcome) && !isTold(met.way_out)
      ? [found(know, ["pitfalls", index], "no way out", { name: met.pitfall.trim(), outcome: met.outcome }, ["pitfalls", index, "way_out"])] : []);
  const events = entries(record, "events").flatMap((event, index) =>
    isTold(event.phase) && !isTold(event.coded)
      ? [found(know, ["events", index], "phase not judged", { name: event.phase.trim() }, ["events", index, "coded"])] : []);
  const missing = record.consent.basis === "agreed" ? know.neededWhereAgreed.filter((/** @type {string} */ name) => !isTold(record.consent[name])) : [];
  const consent = missing.map((/** @type {string} */ name) => found(know, ["consent"], "agreed without", { name }, ["consent", name]));
  return [...pitfalls, ...events, ...consent];
}

/** @param {Know} know @param {Case} record */
function atOdds(know, record) {
  const ended = wholeNumber(record.ended ?? ""), started = wholeNumber(record.started ?? "");
  const years = ended && started && ended < started ? [found(know, ["ended"], "ended before", { ended, started })] : [];
  const unknown = new Set(entries(record, "not_known").map((gap) => gap.field.trim()));
  const none = entries(record, "known_none").flatMap((nothing, index) =>
    isTold(record[nothing.field]) || unknown.has(nothing.field) ? [found(know, ["known_none", index], "none and told", { name: nothing.field })] : []);
  return [...years, ...none];
}

/** @param {Know} know @param {Case} record @param {About} about */
function lapsed(know, record, { today }) {
  const day = record.consent.review_by?.trim();
  return day && day < today ? [found(know, ["consent", "review_by"], "lapsed", { day })] : [];
}

/** @param {Know} know @param {Case} record */
function html(know, record) {
  return know.prose.flatMap((/** @type {string} */ path) => [...textsAt(record, path)].flatMap(([key, text]) => {
    const seen = text.trim().replace(new RegExp(know.patterns.code, "gu"), (code) => " ".repeat(code.length));
    return [...seen.matchAll(new RegExp(know.patterns.html, "giu"))].map((match) => {
      const begun = [...match[0]].slice(0, 40).join("").split(/\s+/).filter(Boolean).join(" ");
      return found(know, [...key, match.index], "html", { found: begun, where: "cases" }, key);
    });
  }));
}

/** @param {Know} know @param {Case} record */
function privateIn(know, record) {
  return textsOf(record).flatMap(([key, text]) => [...text.matchAll(new RegExp(know.patterns.private, "gu"))].flatMap((match) => {
    const name = know.private[match.slice(1).findIndex((part) => part !== undefined)];
    if (!name || (name === "NHS" && !isNhsNumber(match[0]))) return [];
    return [found(know, [...key, match.index], `private ${name}`, { found: `${match[0].slice(0, know.shown)}…` }, key)];
  }));
}

/** Tells whether the last of ten digits is right. @param {string} text */
const isNhsNumber = (text) => text.replace(/[^0-9]/g, "").split("").reduce((sum, digit, place) => sum + (10 - place) * Number(digit), 0) % 11 === 0;

/** @param {Know} know @param {Case} record */
function notSpeltOut(know, record) {
  /** @type {[Key, string][]} */ const texts = know.prose.flatMap((/** @type {string} */ path) => [...textsAt(record, path)]).map((/** @type {[Key, string]} */ [key, text]) => [key, text.trim()]);
  const all = (/** @type {string} */ text) => text.match(new RegExp(know.patterns.abbreviation, "g")) ?? [];
  const names = know.named.flatMap((/** @type {string} */ name) => all(JSON.stringify(record[name] ?? "")));
  const known = new Set([...know.abbreviations, ...names]), whole = texts.map(([, text]) => text).join(" ");
  const open = [...new Set(texts.flatMap(([, text]) => all(text)))].sort().filter((each) => !known.has(each) && !isIntroduced(each, whole));
  return open.map((name) => found(know, texts.find(([, text]) => text.includes(name))?.[0] ?? [], "not spelt out", { where: "case", name }));
}

/** @param {string} name @param {string} text */
const isIntroduced = (name, text) => [`(${name}`, `${name} (`, `${name})`, `“${name}”`, `"${name}"`].some((way) => text.includes(way));

/** @param {Know} know @param {Case} record */
function uncited(know, record) {
  const used = new Set([...references(know, record, true)].filter(({ kind }) => kind === "own source").map(({ id }) => id));
  const keys = Object.keys(record.sources).map((key) => key.trim());
  return keys.filter((key) => !used.has(key)).map((name) => found(know, ["sources", name], "uncited", { name }));
}

/** @param {Know} know @param {Case} record */
function turnedRound(know, record) {
  const places = [{ at: ["place", "location"], location: record.place.location },
    ...entries(record, "sites").map((site, index) => ({ at: ["sites", index, "location"], location: site.location }))];
  const located = places.filter(({ location }) => location).map(({ at, location }) => ({ at, location: location.map(anyNumber) }));
  const nation = record.place.nation.trim();
  const others = located.map(({ location }) => [...location.map(Math.floor), 1]);
  const among = [...(know.squares[nation] ?? []), ...others];
  /** @param {number} latitude @param {number} longitude */
  const near = (latitude, longitude) => among
    .filter(([a, b]) => Math.abs(a - latitude) < know.near && Math.abs(b - longitude) < know.near)
    .reduce((sum, [a, b, many]) => sum + many, 0);
  return located.flatMap(({ at, location }) => {
    const [first, second] = location, [latitude, longitude] = location.map(Math.floor);
    const itself = Math.abs(latitude - longitude) < know.near ? 1 : 0;
    if (near(latitude, longitude) !== 1 || near(longitude, latitude) - itself < know.enough) return [];
    return [found(know, at, "location turned round", { first: decimal(first), second: decimal(second), nation })];
  });
}

/** Writes a number as Python does. @param {number} number */
const decimal = (number) => (Number.isInteger(number) ? `${number}.0` : String(number));

/** @param {Know} know @param {Case} record @param {About} about */
function circular(know, record, { id }) {
  const parents = { ...know.adapted, [id]: entries(record, "adapted_from").map((entry) => entry.case.trim()) };
  /** @param {string} from @param {Set<string>} seen @returns {boolean} */
  const leadsBack = (from, seen) => from === id ||
    (!seen.has(from) && Boolean(seen.add(from)) && (parents[from] ?? []).some((/** @type {string} */ next) => leadsBack(next, seen)));
  return parents[id].flatMap((/** @type {string} */ other, /** @type {number} */ index) =>
    leadsBack(other, new Set()) ? [found(know, ["adapted_from", index, "case"], "circle", { id, other })] : []);
}
