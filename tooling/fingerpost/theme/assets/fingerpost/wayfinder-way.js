// One way on: why, what it costs, the pitfall beside it, and the cases for and against.
// @ts-check

import { make } from "./make.js";

const OUTCOMES = { "got-out": "got out", partly: "partly got out", "did-not": "did not get out", unknown: "not known whether it got out" };
const SIDES = /** @type {const} */ ([["against", "Against"], ["supporting", "For"], ["unclear", "Unclear"]]);

/** @param {import("./ways.js").Offer} offer @param {string} root @param {(question: string) => string} answer how the reader's answer is put */
export function entry({ way, reasons, doubts }, root, answer) {
  const told = (/** @type {import("./ways.js").Reason[]} */ some) => make("ul", {}, ...some.map((reason) =>
    make("li", {}, make("span", { class: "answer" }, `${answer(reason.question)}:`), ` ${reason.because}`)));
  return make("li", {},
    make("p", { class: "label" }, way.kind),
    make("h3", {}, link(root, way)),
    make("p", {}, way.summary),
    make("dl", { class: "lenses" },
      ...(doubts.length ? [make("dt", {}, "Why not yet"), make("dd", {}, told(doubts))] : []),
      make("dt", {}, "Why"), make("dd", {}, told(reasons)),
      make("dt", {}, "What it costs"), make("dd", {}, way.costs),
      make("dt", {}, "The pitfall beside it"), make("dd", {}, link(root, way.beside), `. ${way.beside.summary} `, ...met(way.beside.met, root))),
    cases(way, root));
}

/** @param {string} root @param {import("./ways.js").Named} page */
function link(root, page) {
  return make("a", { href: root + page.address }, page.title);
}

/** @param {import("./ways.js").Way["beside"]["met"]} places @param {string} root */
function met(places, root) {
  if (!places.length) return [];
  const named = places.flatMap(({ outcome, case: title, language: lang = null, address }, index) => [index ? "; " : "", make("a", { href: root + address, lang }, title),
    ` (${OUTCOMES[/** @type {keyof typeof OUTCOMES} */ (outcome)]})`]);
  return ["Met by ", ...named, "."];
}

/** @param {import("./ways.js").Way} way @param {string} root */
function cases({ title, cases, counts, more }, root) {
  const number = (/** @type {string} */ side) => counts[side] || "none";
  const parts = SIDES.flatMap(([side, heading]) => cases[side].length ? [make("h4", {}, heading),
    make("ul", {}, ...cases[side].map((told) => make("li", { lang: told.language ?? null }, `${told.claim} `, make("a", { href: root + told.address }, told.case))))] : []);
  const none = counts.against ? [] : [make("p", { class: "meta" },
    "No case in the library speaks against this. That may say more about what gets written down than about the way.")];
  const pages = more.length ? [make("p", { class: "meta" }, "From ", ...more.flatMap((page, index) => [index ? ", " : "", link(root, page)]), ".")] : [];
  return make("details", {}, make("summary", {}, `Cases: ${number("supporting")} for, ${number("against")} against`,
    counts.unclear ? `, ${counts.unclear} unclear` : "", make("span", { class: "unseen" }, ` (${title})`)), ...parts, ...none, ...pages);
}
