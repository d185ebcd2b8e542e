// How alike two places are, in whole points, with the reason for each: the same reckoning as alike/likeness.py, held to it by a test.
// @ts-check

const WHOLE = 10; // what a question gives, times its weight, where both places answer the same

/**
 * @typedef {{id: string, title: string, weight: number, spans: string[], answers: Record<string, string>}} Question
 * @typedef {{question: Question, weight: number, tenths: number | null, points: number, verdict: "alike" | "different" | "unknown", ours: string[], theirs: string[]}} Part
 * @typedef {{parts: Part[], most: number, points: number, unknown: number}} Likeness
 */

/** Returns how much of two answers is shared, in tenths; null where that is not known.
 * @param {string[]} ours @param {string[]} theirs @param {string[]} spans answers that cover others */
export function sharedTenths(ours, theirs, spans) {
  if (!ours.length || !theirs.length) return null;
  const common = ours.filter((answer) => theirs.includes(answer)).length;
  if (common === ours.length && common === theirs.length) return WHOLE;
  if (spans.some((answer) => ours.includes(answer) || theirs.includes(answer))) return null;
  return Math.floor((2 * WHOLE * common) / (ours.length + theirs.length));
}

/** Returns how alike two places are. A question that weighs nothing is no part of it.
 * @param {Question[]} questions @param {number[]} weights @param {string[][]} ours @param {string[][]} theirs
 * @param {boolean} setAside whether the reader said that it is not like theirs: it comes after all of which they did not
 * @returns {Likeness} */
export function likeness(questions, weights, ours, theirs, setAside = false) {
  const parts = questions
    .map((question, number) => part(question, weights[number], ours[number], theirs[number]))
    .filter(({ weight }) => weight > 0);
  const sum = (/** @type {number[]} */ numbers) => numbers.reduce((one, other) => one + other, 0);
  const most = sum(parts.map(({ ours, weight }) => (ours.length ? weight * WHOLE : 0)));
  const points = sum(parts.map((each) => each.points)) - (setAside ? most : 0);
  return { parts, most, points, unknown: parts.filter(({ tenths }) => tenths === null).length };
}

/** @param {Question} question @param {number} weight @param {string[]} ours @param {string[]} theirs @returns {Part} */
function part(question, weight, ours, theirs) {
  const tenths = sharedTenths(ours, theirs, question.spans);
  const verdict = tenths === null ? "unknown" : tenths > 0 ? "alike" : "different";
  return { question, weight, tenths, points: weight * (tenths ?? 0), verdict, ours, theirs };
}

/** Returns a part in words: what is shared, or what they have, or of what nothing can be said. @param {Part} part */
export function said({ question, tenths, ours, theirs }) {
  if (tenths === null) return question.title;
  const shown = theirs.filter((answer) => !tenths || ours.includes(answer));
  return `${question.title}: ${titles(question, shown)}${tenths > 0 && tenths < WHOLE ? " (in part)" : ""}`;
}

/** Returns the titles of some answers, in the order of the list. @param {Question} question @param {string[]} answers */
export function titles(question, answers) {
  return Object.keys(question.answers).filter((code) => answers.includes(code)).map((code) => question.answers[code]).join(", ");
}
