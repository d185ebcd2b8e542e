// What was chosen → the chapters of a pack, in that order, with the sources numbered through.
// @ts-check

import { load } from "../load.js";

/**
 * @typedef {import("./nodes.js").Branch} Branch
 * @typedef {{kind: string, id: string, title: string}} Choice
 * @typedef {{chosen: Choice[], led: boolean, large: boolean}} Pack
 */

const MINUTES_A_STAGE = 12;

/** @type {Record<string, [string, string]>} */
const CHAPTERS = {
  exercise: ["exercises", "Exercise sheets"],
  worksheet: ["worksheets", "Worksheets"],
  case: ["cases", "Cases"],
  stages: ["stages", "Cases in stages"],
  pitfall: ["pitfalls", "Pitfalls and ways out"],
  term: ["terms", "Words used here"],
};

/** Returns the pieces of a pack; what a facilitator alone should read is fetched for a facilitator alone.
 * @param {Pack} pack @param {DOMStringMap} folders @returns {Promise<Branch[]>} */
export function fetched({ chosen, led }, folders) {
  return Promise.all(chosen.map(async ({ kind, id }) => {
    const piece = await load(`${led && kind === "exercise" ? folders.led : folders.pieces}${kind === "stages" ? "case" : kind}-${id}.json`);
    return kind === "stages" ? inStages(piece, led) : piece;
  }));
}

/** Returns a case in parts of at least two events each, at most four; without parts where it has too few events.
 * @param {Branch} piece @param {boolean} led */
function inStages(piece, led) {
  const { events, story, findings, met, did_not_work, ...told } = piece, count = Math.min(4, Math.floor(events.length / 2));
  const cut = (/** @type {number} */ number) => Math.floor((events.length * number) / count);
  const stages = Array.from({ length: count }, (_, number) => events.slice(cut(number), cut(number + 1)));
  return { ...told, address: `${piece.address}#timeline`, stages: count > 1 ? stages : null, met, did_not_work, led, minutes: count * MINUTES_A_STAGE };
}

/** Returns the chapters of a pack, what stands side by side and is of one kind in one, and their sources.
 * @param {Pack} pack @param {Branch[]} pieces @returns {{chapters: Branch[], sources: Branch[]}} */
export function bound({ chosen, led }, pieces) {
  const sessions = pieces.filter((_, place) => chosen[place].kind === "exercise");
  const chapters = /** @type {Branch[]} */ (led && sessions.length ? [plan(sessions)] : []);
  chosen.forEach(({ kind }, place) => {
    const [type, title] = CHAPTERS[kind] ?? ["phase", ""];
    const before = chosen[place - 1]?.kind === kind ? chapters.at(-1) : null;
    if (type === "phase") chapters.push(pieces[place]);
    else if (before) before.pieces.push(pieces[place]);
    else chapters.push({ type, title, pieces: [pieces[place]] });
  });
  return numbered(chapters);
}

/** @param {Branch[]} sessions */
function plan(sessions) {
  let passed = 0;
  const rows = sessions.map((session) => ({ ...session, from: clock(passed), to: clock((passed += session.minutes)) }));
  return { type: "plan", title: "Session plan", total: lasting(passed), rows: rows.map(({ notes, purpose, steps, ...row }) => row) };
}

/** @param {number} minutes */
const clock = (minutes) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;

/** Returns a length of time in words. @param {number} minutes */
export function lasting(minutes) {
  const hours = Math.floor(minutes / 60), rest = minutes % 60;
  return [hours ? `${hours} hour${hours === 1 ? "" : "s"}` : "", rest || !hours ? `${rest} minutes` : ""].filter(Boolean).join(" ");
}

/** Gives each work one number, whichever piece cites it. @param {Branch[]} chapters */
function numbered(chapters) {
  /** @type {Map<string, Branch>} */ const works = new Map();
  const number = (/** @type {Branch} */ work) => {
    const identity = JSON.stringify([work.title.toLowerCase(), work.year]);
    if (!works.has(identity)) works.set(identity, { ...work, number: works.size + 1 });
    return works.get(identity)?.number;
  };
  const walk = (/** @type {any} */ value, /** @type {Branch[]} */ own) => {
    if (Array.isArray(value)) return value.map((entry) => walk(entry, own));
    if (!value || typeof value !== "object") return value;
    if (value.type === "citation") {
      return { ...value, marks: value.marks.map((/** @type {any} */ mark) => ({ number: number(own[mark.number - 1]), via: mark.via && number(own[mark.via - 1]) })) };
    }
    const { sources = own, ...rest } = value;
    return Object.fromEntries(Object.entries(rest).map(([name, entry]) => /** @type {[string, any]} */ ([name, walk(entry, sources)])));
  };
  return { chapters: walk(chapters, []), sources: [...works.values()] };
}
