// A group: each saves a file of answers, somebody adds them up here, answer by answer, so that a group sees where it differs. No mean, no score.
// @ts-check

import { make } from "./make.js";

const MADE_BY = "fingerpost wayfinder";
const LARGEST = 16 * 1024; // bytes; a file of ours has a few hundred
const MOST_FILES = 200;
const FEW = 6; // of so few answers, those that nobody gave are shown too: the room between people is worth seeing

/** @typedef {Record<string, Record<string, string>>} Words question → answer → how it is put */

/** @param {HTMLElement} place @param {Map<string, string>} asked question → how it is put @param {Words} words @param {() => Map<string, string>} answered */
export function offerGroup(place, asked, words, answered) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (place.querySelector(`[data-${name}]`));
  const save = /** @type {HTMLButtonElement} */ (part("save")), add = /** @type {HTMLInputElement} */ (part("add"));
  /** @type {Map<string, Map<string, string>>} */ const people = new Map(); // a file's own mark → what it answers

  save.addEventListener("click", () => {
    const file = { made_by: MADE_BY, mark: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, answers: Object.fromEntries(answered()) };
    const link = make("a", { href: URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" })), download: "where-we-are.json" });
    link.click();
    URL.revokeObjectURL(/** @type {HTMLAnchorElement} */ (link).href);
  });

  add.addEventListener("change", async () => {
    const mistakes = [];
    for (const file of add.files ?? []) {
      const said = await read(file).catch(() => null);
      if (!said) mistakes.push(`“${file.name}” is not a file of answers from this page, and was left out.`);
      else if (people.has(said.mark)) mistakes.push(`“${file.name}” was added already, and counts once.`);
      else if (people.size >= MOST_FILES) mistakes.push(`“${file.name}” was left out: no more than ${MOST_FILES} files can be put together here.`);
      else people.set(said.mark, said.answers);
    }
    add.value = ""; // so that the same file can be chosen again
    show(mistakes);
  });

  part("clear").addEventListener("click", () => {
    people.clear();
    show([]);
    part("group-status").textContent = "The group is forgotten.";
    add.focus();
  });

  /** @param {File} file */
  async function read(file) {
    if (file.size > LARGEST) return null;
    const { made_by, mark, answers } = JSON.parse(await file.text());
    if (made_by !== MADE_BY || typeof mark !== "string" || typeof answers !== "object") return null;
    const known = Object.entries(answers).filter(([question, answer]) => words[question]?.[String(answer)]);
    return { mark, answers: new Map(known.map(([question, answer]) => [question, String(answer)])) };
  }

  /** @param {string[]} mistakes */
  function show(mistakes) {
    part("group-mistakes").replaceChildren(...mistakes.map((said) => make("li", {}, said)));
    part("group-mistakes").hidden = !mistakes.length;
    part("clear").hidden = !people.size;
    part("group-status").textContent = people.size ? `${number(people.size)} put together.` : "";
    part("spread").replaceChildren(...(people.size ? [...asked].map(([id, title]) => spread(id, title)) : []));
  }

  /** How many said what, of one question. @param {string} id @param {string} title */
  function spread(id, title) {
    const said = [...people.values()].map((answers) => answers.get(id) ?? "");
    const rows = [...Object.entries(words[id]), ["", "No answer"]].map(([answer, put]) => ({ put, answer, count: said.filter((each) => each === answer).length }));
    const different = rows.filter(({ answer, count }) => answer && count).length;
    const shown = rows.filter(({ answer, count }) => count || (answer && rows.length <= FEW));
    return make("table", { class: "spread" }, make("caption", {}, title, make("span", { class: "meta" }, verdict(different, said.filter(Boolean).length))),
      make("tbody", {}, ...shown.map(({ put, count }) => make("tr", { class: count ? null : "nobody" }, make("th", { scope: "row" }, put),
        make("td", {}, make("span", { "aria-hidden": "true", class: "dots" }, "●".repeat(count)), make("span", { class: "count" }, count ? number(count) : "nobody"))))));
  }

  return { answeredAnew() { save.disabled = !answered().size; } };
}

/** @param {number} count */
function number(count) {
  return count === 1 ? "1 person" : `${count} people`;
}

/** Says whether people differ. @param {number} different answers given @param {number} people who gave one */
function verdict(different, people) {
  if (!people) return "Nobody answered";
  if (people === 1) return "One person answered";
  return different === 1 ? "All who answered say the same" : `${different} different answers`;
}
