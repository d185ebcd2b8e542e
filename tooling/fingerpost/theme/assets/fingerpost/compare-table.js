// The table of cases side by side: likeness first, then what happened in each.
// @ts-check

import { sharedTenths, titles } from "./alike.js";
import { make } from "./make.js";

const VERDICTS = ["Alike", "Alike in part", "Different", "Unknown"];
const STATUS = /** @type {Record<string, string>} */ ({ active: "Still going", ended: "Ended", paused: "Paused", unknown: "Not known whether it goes on" });
const OUTCOMES = /** @type {Record<string, string>} */ ({ "got-out": "got out", partly: "partly out", "did-not": "did not get out", unknown: "not known whether it got out" });
const KINDS = /** @type {Record<string, string>} */ ({ training: "Invented for training", composite: "Told from several places" });
const MOST_ENTRIES = 3;
const MOST_LETTERS = 220;
const MOST_LETTERS_OF_A_GRANT = 60;
const NOT_TOLD = "Not told";

/**
 * @typedef {{id: string, title: string, language: string, place: string, kind: string, answers: string[][], record: any, without: string}} Beside
 * @typedef {{questions: import("./alike.js").Question[], pitfalls: Record<string, string>}} Known
 */

/** @param {Beside[]} cases @param {Known} known @param {string} root */
export function sideBySide(cases, known, root) {
  const likes = known.questions.map((question, number) => ({ question, answers: cases.map((one) => one.answers[number]) }))
    .map((row) => ({ ...row, verdict: verdict(row.question, row.answers) }))
    .sort((one, other) => one.verdict - other.verdict);
  const likeness = likes.map(({ question, answers, verdict }) =>
    line(cases, [make("span", {}, question.title), make("span", { class: `verdict verdict-${verdict}` }, VERDICTS[verdict])], answers.map((codes) => [titles(question, codes) || NOT_TOLD])));
  const story = STORY.map(([heading, tell]) => line(cases, [heading], cases.map(({ record }) => tell(record, known, root))));
  const heads = cases.map((one) => make("th", { scope: "col", role: "columnheader" }, ...head(one, root, cases.length)));
  const bodies = cases.length > 1 ? [part("Likeness", likeness, cases), part("What happened", story, cases)] : [part("What happened", story, cases)];
  return make("table", { class: "beside", role: "table" },
    make("caption", { class: "unseen" }, cases.map(({ title }) => title).join(", ")),
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, make("td", { role: "cell" }), ...heads)), ...bodies);
}

/** Returns the place of the verdict on some answers in VERDICTS. @param {import("./alike.js").Question} question @param {string[][]} answers */
function verdict(question, answers) {
  const pairs = answers.flatMap((one, number) => answers.slice(number + 1).map((other) => sharedTenths(one, other, question.spans)));
  if (pairs.every((tenths) => tenths === 10)) return 0;
  if (pairs.some((tenths) => tenths)) return 1;
  return pairs.some((tenths) => tenths === 0) ? 2 : 3;
}

/** @param {Beside} one @param {string} root @param {number} number */
function head({ id, title, language, place, kind, without }, root, number) {
  return [
    make("a", { href: `${root}cases/${id}/`, lang: language || null }, title),
    make("span", { class: "meta" }, place),
    ...(KINDS[kind] ? [make("span", { class: "label" }, KINDS[kind])] : []),
    ...(number > 1 ? [make("a", { class: "take-out", href: without }, "Take out", make("span", { class: "unseen" }, ` ${title}`))] : []),
  ];
}

/** @param {string} title @param {HTMLElement[]} lines @param {Beside[]} cases */
function part(title, lines, cases) {
  const heading = make("th", { scope: "rowgroup", role: "rowheader", colspan: cases.length + 1, class: "part" }, title);
  return make("tbody", { role: "rowgroup" }, make("tr", { role: "row" }, heading), ...lines);
}

/** @param {Beside[]} cases @param {(string | Node)[]} heading @param {(string | Node)[][]} cells */
function line(cases, heading, cells) {
  return make("tr", { role: "row" }, make("th", { scope: "row", role: "rowheader" }, ...heading),
    ...cells.map((words, number) => make("td", { role: "cell" }, make("span", { class: "of", "aria-hidden": "true" }, cases[number].title), ...words)));
}

/** @type {[string, (record: any, known: Known, root: string) => (string | Node)[]][]} */
const STORY = [
  ["In a sentence", (record) => [told(record, record.summary, Infinity)]],
  ["When", (record) => [`${record.started ?? "Start not known"}${record.ended ? ` to ${record.ended}` : ""}. ${STATUS[record.status] ?? ""}`]],
  ["Led by", (record) => [record.lead ?? NOT_TOLD]],
  ["Money", (record) => entries(record.funding, (grant) =>
    `${shortened(grant.from, MOST_LETTERS_OF_A_GRANT)}: ${shortened(grant.amount ?? "sum not told", MOST_LETTERS_OF_A_GRANT)}` + (grant.years ? `, ${grant.years.replace("-", "–")}` : ""))],
  ["Sustained by", (record, known) => entries(record.spells, (spell) => {
    const model = known.questions.find(({ id }) => id === "model")?.answers[spell.model] ?? spell.model;
    return `${model}, ${spell.from}${spell.to ? `–${spell.to}` : " on"}`;
  })],
  ["Pitfalls met", (record, known, root) => entries(record.pitfalls, (met) =>
    make("span", {}, make("a", { href: `${root}pitfalls/${met.pitfall}/` }, known.pitfalls[met.pitfall] ?? met.pitfall), `: ${OUTCOMES[met.outcome]}`))],
  ["What did not work", (record) => [told(record, record.did_not_work)]],
  ["Who is missing", (record) => [told(record, record.missing_voices)]],
];

/** Returns what a case's writer wrote, in that writer's language. @param {any} record @param {string | undefined} markdown @param {number} most letters */
function told(record, markdown, most = MOST_LETTERS) {
  if (!markdown) return NOT_TOLD;
  const words = shortened(plain(markdown), most);
  return record.language ? make("span", { lang: record.language }, words) : words;
}

/** @param {any[] | undefined} all @param {(each: any) => string | Node} tell @returns {(string | Node)[]} */
function entries(all, tell) {
  if (!all?.length) return [NOT_TOLD];
  const rest = all.length - MOST_ENTRIES;
  return [make("ul", {}, ...all.slice(0, MOST_ENTRIES).map((each) => make("li", {}, tell(each))), ...(rest > 0 ? [make("li", { class: "meta" }, `and ${rest} more`)] : []))];
}

/** Returns Markdown as plain words. @param {string} markdown */
function plain(markdown) {
  return markdown.replace(/\s*\[@[^\]]*\]/g, "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_`#>]/g, "").replace(/\s+/g, " ").trim();
}

/** Returns the first sentences or words, and a sign where there is more. @param {string} words @param {number} most */
function shortened(words, most = MOST_LETTERS) {
  if (words.length <= most) return words;
  const cut = words.slice(0, most);
  const end = cut.lastIndexOf(". ");
  return end > most / 2 ? `${cut.slice(0, end + 1)} …` : `${cut.replace(/\s\S*$/, "")} …`;
}
