// A pack's chapters → elements, in the words and the order of the printed sheets.
// @ts-check

import { make } from "../make.js";
import { blocks as laid, citation, link, spoken, spokenBlocks, table } from "./nodes.js";
import { written } from "./worksheet.js";

/** @typedef {import("./nodes.js").Branch} Branch */

const DIRECTIONS = { against: "Against", for: "For", unclear: "Unclear" };
const OUTCOMES = { "got-out": "Got out", partly: "Partly out", "did-not": "Did not get out", unknown: "Not known whether it got out" };

/** Returns blocks of a piece. @param {Branch} piece @param {Branch[]} nodes @param {number} under @param {Record<string, (node: Branch) => Node[]>} slots */
const blocks = (piece, nodes, under, slots = {}) => spokenBlocks(piece, laid(nodes, under, slots));

/** @param {Branch} piece @param {string} words a list entry with what somebody says */
const saying = (piece, words) => make("li", { lang: piece.language ?? null }, `“${words}”`);

/** @param {string} name @param {(string | Node)[]} children */
const paragraph = (name, ...children) => make("p", name ? { class: name } : {}, ...children);

/** A piece's name and where it came from. @param {Branch} piece @param {(string | Node)[]} facts */
function opened(piece, ...facts) {
  return [make("h3", {}, link(piece.address, ...spoken(piece, piece.title))), ...facts.filter(Boolean).map((fact) => paragraph("meta", fact)), ...[piece.not_real, ...(piece.disputes ?? [])].filter(Boolean).map((said) => paragraph("", make("strong", {}, said))), ...(piece.summary ? [paragraph("lead", ...spoken(piece, piece.summary))] : [])];
}

/** @param {Branch} chapter */
function phase(chapter) {
  const ours = { language: chapter.language ? "en" : null };
  const slots = { evidence: (/** @type {Branch} */ box) => spokenBlocks(ours, evidence(box)), crosswalk: (/** @type {Branch} */ rows) => spokenBlocks(ours, crosswalk(rows)) };
  return [
    ...(chapter.people_say.length ? [make("h3", {}, "People say"), make("ul", { class: "said" }, ...chapter.people_say.map((/** @type {string} */ words) => saying(chapter, words)))] : []),
    ...chapter.parts.flatMap((/** @type {Branch} */ part) => [...(part.heading ? [make("h3", { lang: part.language ?? null }, part.heading)] : []), ...blocks(chapter, part.blocks, 3, slots)]),
    ...(chapter.ways.length ? [make("h3", {}, "Ways from here"), paragraph("", "No way is the right one. These are the ones that people most often take, and what makes them take it."),
      make("dl", { class: "lenses" }, ...chapter.ways.flatMap((/** @type {Branch} */ way) => [make("dt", {}, way.onward ? "On to " : "Back to ", link(way.address, ...spoken(way, way.title))), make("dd", { lang: chapter.language ?? null }, way.when)]))] : []),
  ];
}

/** @param {Branch} piece */
function exercise(piece) {
  const led = "notes" in piece;
  const time = (/** @type {Branch} */ step) => make("span", { class: "meta" }, `${led ? `${step.from} · ` : ""}${step.minutes} min`);
  return [
    ...opened(piece, `${piece.minutes} minutes · ${piece.group} · ${piece.room}`),
    ...blocks(piece, piece.purpose, 3),
    ...(piece.materials.length ? [paragraph("", make("strong", {}, "You need:"), " ", ...spoken(piece, `${piece.materials.join(". ")}.`))] : []),
    make("h4", {}, "Steps"),
    make("ol", {}, ...piece.steps.map((/** @type {Branch} */ step) => make("li", {}, time(step), ...blocks(piece, step.do, 4)))),
    ...(led ? [make("h4", {}, "For the facilitator"), ...blocks(piece, piece.notes, 4)] : []),
  ];
}

/** @param {Branch} chapter */
function plan({ total, rows }) {
  const row = (/** @type {Branch} */ one) => make("tr", {}, make("td", {}, one.from), make("td", {}, one.to), make("td", {}, make("strong", {}, link(one.address, ...spoken(one, one.title))), `. ${one.minutes} minutes.`), make("td", { lang: one.language ?? null }, `${one.group}. ${one.room}`));
  return [
    paragraph("", `${total} in all, counted from the start at 0:00. Welcome, breaks and goodbyes are yours to add. The steps of each exercise carry their own times in its sheet.`),
    make("div", { class: "wide" }, make("table", {}, make("thead", {}, make("tr", {}, ...["From", "To", "What", "Who and where"].map((head) => make("th", { scope: "col" }, head)))), make("tbody", {}, ...rows.map(row)))),
    make("h3", {}, "To bring"),
    ...rows.map((/** @type {Branch} */ one) => paragraph("", make("strong", {}, ...spoken(one, one.title), ":"), " ", ...spoken(one, `${one.materials.join("; ")}.`))),
  ];
}

/** @param {Branch} piece */
function finding(piece) {
  const before = spoken(piece, piece.before), after = spoken(piece, piece.after);
  const change = piece.before && piece.after ? ["Before: ", ...before, ". After: ", ...after, ". "] : piece.after ? ["Found: ", ...after, ". "] : [];
  return [
    paragraph("claim", ...spoken(piece, piece.claim), ...citation(piece.citation)),
    paragraph("meta", ...change, ...(piece.case ? [link(piece.case.address, ...spoken(piece.case, piece.case.title)), ". ", piece.case.disputed ? `${piece.case.disputed} ` : ""] : []), `${piece.design}${piece.year ? `, ${piece.year}` : ""}.`, ...(piece.caution ? [" ", make("em", {}, ...spoken(piece, piece.caution))] : [])),
  ];
}

/** @param {number} number */
const more = (number) => (number > 0 ? [paragraph("meta", `On the site there ${number === 1 ? "is one" : `are ${number}`} more.`)] : []);

/** @param {Branch} box */
function evidence(box) {
  const found = /** @type {[string, Branch[]][]} */ ([["Against", box.against], ["For", box.supporting], ["Unclear", box.unclear]]).filter(([, pieces]) => pieces.length);
  const told = found.flatMap(([label, pieces]) => [make("h4", {}, label), ...pieces.flatMap(finding)]);
  const places = box.passed.flatMap((/** @type {Branch} */ one, /** @type {number} */ place) => [place ? "; " : "", link(one.address, ...spoken(one, one.title)), one.disputed ? " (disputed in part)" : ""]);
  return [
    paragraph("", "Evidence: ", make("strong", {}, `${box.grade.title}.`), ` ${box.grade.meaning}${box.newest ? ` The newest is from ${box.newest}.` : ""}`),
    ...told, ...more(box.more),
    ...(places.length ? [make("h4", {}, "Places that were here"), paragraph("", ...places, "."), ...more(box.more_passed)] : found.length ? [] : [paragraph("", "No case in the library speaks of this yet.")]),
  ];
}

/** @param {Branch} branch */
function crosswalk({ rows }) {
  const text = (/** @type {string} */ said) => [{ type: "text", text: said }];
  return [table({ head: ["Model", "What it has near this", "Source"].map(text), rows: rows.map((/** @type {Branch} */ row) => [text(row.framework), text(row.stage), [row.citation]]) })];
}

/** @param {Branch} piece @param {Node} name */
function met(piece, name) {
  return [
    paragraph("", name, piece.when ? `, ${piece.when}` : "", ". ", make("strong", {}, `${OUTCOMES[/** @type {keyof OUTCOMES} */ (piece.outcome)]}.`), " ", ...spoken(piece, piece.what_happened), ...citation(piece.citation), piece.case?.disputed ? ` ${piece.case.disputed}` : ""),
    ...(piece.way_out ? [paragraph("", make("em", {}, "The way out:"), " ", ...spoken(piece, piece.way_out))] : []),
  ];
}

/** @param {Branch} piece */
function pitfall(piece) {
  return [
    ...opened(piece), ...blocks(piece, piece.opening, 3),
    ...(piece.people_say.length ? [make("h4", {}, "People say"), make("ul", { class: "said" }, ...piece.people_say.map((/** @type {string} */ words) => saying(piece, words)))] : []),
    make("h4", {}, "How to spot it early"), ...blocks(piece, piece.signs, 4),
    make("h4", {}, "Ways out"), ...blocks(piece, piece.ways_out, 4),
    ...(piece.met.length ? [make("h4", {}, "Places that met it"), ...piece.met.flatMap((/** @type {Branch} */ entry) => met(entry, link(entry.case.address, ...spoken(entry.case, entry.case.title)))), ...more(piece.more)] : []),
  ];
}

/** @param {Branch} piece */
function caseTold(piece) {
  return [
    ...opened(piece, [piece.place, piece.kind_of_place, piece.years].filter(Boolean).join(" · ")),
    ...piece.story.flatMap((/** @type {Branch} */ section) => [make("h4", {}, section.heading), ...blocks(piece, section.blocks, 4)]),
    make("h4", {}, piece.told_as),
    told(piece, piece.events),
    ...(piece.findings.length ? [make("h4", {}, "What was found")] : []),
    ...piece.findings.flatMap((/** @type {Branch} */ entry) => [paragraph("meta", make("strong", {}, DIRECTIONS[/** @type {keyof DIRECTIONS} */ (entry.direction)])), ...finding(entry)]),
    ...ending(piece),
  ];
}

/** What every telling of a case ends with. @param {Branch} piece */
function ending(piece) {
  return [
    make("h4", {}, "What did not work"),
    ...piece.met.flatMap((/** @type {Branch} */ entry) => met(entry, link(entry.address, ...spoken(entry.titled, entry.title)))),
    ...blocks(piece, piece.did_not_work, 4),
    ...(piece.did_not_work.length ? [] : [piece.not_told ? paragraph("", ...spoken(piece, piece.not_told)) : paragraph("", "Nothing is told of it.")]),
    make("h4", {}, "Whose account is missing"), paragraph("", ...spoken(piece, piece.missing_voices)),
  ];
}

/** @param {Branch} piece @param {Branch[]} events */
const told = (piece, events) => make("dl", { class: "lenses" }, ...events.flatMap((event) => [make("dt", {}, event.when), make("dd", {}, ...spoken(piece, event.text), ...citation(event.citation))]));

/** A case in parts, each on sheets of its own, so that nobody reads ahead. @param {Branch} piece */
function staged(piece) {
  const leading = `About ${piece.minutes} minutes. Hand out one part at a time, and keep the last until the end. After each: two minutes alone, five in pairs, five together. Ask for a name, a day and a first sentence: “talk to people” is too easy to agree on. Ask who would say no. Nobody has to guess what was done: the people there knew less than you do. In the last part, give whose account is missing as much time as what went wrong.`;
  const part = (/** @type {Branch[]} */ events, /** @type {number} */ number) => make("section", { class: "part" }, make("h4", {}, `Part ${number + 1}`), told(piece, events),
    make("h4", {}, "What would you do?"), paragraph("", "Whom would you speak to first? What would you do by the end of the week? What could go wrong with it?"), make("div", { class: "room answer" }));
  return [
    ...opened({ ...piece, disputes: piece.disputed ? [`${piece.disputed} The last part says what.`] : [], summary: "" }, [piece.place, piece.kind_of_place].filter(Boolean).join(" · ")),
    paragraph("", `This is what happened, in the order in which it happened, in ${piece.stages.length} parts. Stop after each and say what you would do.`),
    ...(piece.led ? [make("h4", {}, "For the facilitator"), paragraph("", leading)] : []),
    ...piece.stages.map(part),
    make("section", { class: "part" }, make("h4", {}, "What came of it"), ...piece.disputes.map((/** @type {string} */ said) => paragraph("", make("strong", {}, said))), paragraph("", ...spoken(piece, piece.summary)), ...ending(piece)),
  ];
}

/** @param {Branch} piece */
const term = (piece) => [make("dt", {}, link(piece.address, piece.title)), make("dd", {}, piece.definition)];

/** @type {Record<string, (piece: Branch) => Node[]>} */
const PIECES = { exercises: exercise, worksheets: (piece) => [...opened(piece), ...written(piece)], cases: caseTold, stages: staged, pitfalls: pitfall };

/** Returns a chapter of a pack. @param {Branch} chapter @returns {HTMLElement} */
export function sheet(chapter) {
  const body = chapter.type === "phase" ? phase(chapter) : chapter.type === "plan" ? plan(chapter) : chapter.type === "terms" ? [make("dl", {}, ...chapter.pieces.flatMap(term))]
    : chapter.pieces.map((/** @type {Branch} */ piece) => make("section", { class: "piece" }, ...PIECES[chapter.type](piece)));
  return make("section", { class: `chapter ${chapter.type}` }, make("h2", {}, chapter.title), ...body);
}

/** Returns the list of sources that the numbers lead to. @param {Branch[]} sources */
export function sourceList(sources) {
  const parts = (/** @type {Branch} */ one) => [one.authors, make("cite", {}, one.title), one.publisher, one.year && String(one.year)].filter(Boolean).flatMap((part, place) => (place ? [", ", part] : [part]));
  const entry = (/** @type {Branch} */ one) => make("li", { id: `source-${one.number}` }, ...parts(one), ".", one.read ? ` Read: ${one.read}.` : "", ...(one.url ? [" ", link(one.url, one.url)] : []));
  return make("section", { class: "chapter pack-sources" }, make("h2", {}, "Sources"), make("ol", {}, ...sources.map(entry)));
}
