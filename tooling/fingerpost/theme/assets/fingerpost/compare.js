// Cases side by side: which, from the address; what is wrong with it, in a sentence; adding one and taking one out.
// @ts-check

import { sideBySide } from "./compare-table.js";
import { load } from "./load.js";
import { make } from "./make.js";

const MOST_OFFERED = 12;

/** @param {HTMLElement} tool @param {string} root */
export async function offerComparing(tool, root) {
  await showBeside(tool, root);
  tool.removeAttribute("data-waiting");
}

/** @param {HTMLElement} tool @param {string} root */
async function showBeside(tool, root) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (tool.querySelector(`[data-${name}]`));
  const most = Number(tool.dataset.most);
  const asked = [...new Set((new URLSearchParams(location.search).get("cases") ?? "").split(",").map((id) => id.trim()).filter(Boolean))];
  const known = await load(tool.dataset.beside ?? "").catch(() => null);
  if (!known) return tell(part("status"), "The cases could not be loaded. Try again when you are connected.");

  const { mistakes, ids } = sorted(asked, known, most);
  part("mistakes").replaceChildren(...mistakes.map((words) => make("li", {}, ...words)));
  part("mistakes").hidden = !mistakes.length;
  offer(part("add"), known.cases, ids, most);

  const records = await Promise.all(ids.map((id) => load(`${root}data/v1/cases/${id}.json`).catch(() => ({}))));
  const cases = ids.map((id, number) => ({ ...known.cases.find((/** @type {any} */ one) => one.id === id), record: records[number], without: withCases(ids.filter((other) => other !== id)) }));
  if (cases.length) part("side-by-side").replaceChildren(sideBySide(cases, known, root));
  const wanted = ["Add two cases to see them side by side.", "Add one more, to see them side by side."][cases.length];
  tell(part("status"), wanted ?? `${cases.length} cases side by side. This page’s address holds the choice: to keep or send it, copy it.`);
  part("print").hidden = cases.length < 2;
  part("print").addEventListener("click", () => print());
  if (cases.length > 1) document.title = `${cases.map(({ title }) => title).join(" · ")} · ${document.title}`;

  /** Returns which of the ids that were asked for can be shown, and a sentence with a way on for each that cannot.
   * @param {string[]} asked @param {any} known @param {number} most */
  function sorted(asked, known, most) {
    const stands = new Set(known.cases.map((/** @type {any} */ one) => one.id));
    const all = make("a", { href: `${root}cases/` }, "All cases are here");
    const mistakes = /** @type {(string | Node)[][]} */ ([]);
    for (const id of asked.filter((id) => !stands.has(id))) {
      const why = known.withdrawn.includes(id) ? "was withdrawn, and nothing of it is shown any more" : "is not a case that we know";
      mistakes.push([`“${id}” ${why}. `, all.cloneNode(true), "."]);
    }
    const ids = asked.filter((id) => stands.has(id));
    if (ids.length > most) mistakes.push([`${ids.length} cases were asked for; no more than ${most} fit side by side, so the first ${most} are shown. `, make("a", { href: withCases(ids.slice(most)) }, "See the others"), "."]);
    return { mistakes, ids: ids.slice(0, most) };
  }
}

/** @param {string[]} ids */
function withCases(ids) {
  return `?cases=${ids.join(",")}`;
}

/** @param {HTMLElement} place @param {string} words */
function tell(place, words) {
  place.textContent = words;
}

/** Offers cases by title and place as one types; a case that was found is added to the address.
 * @param {HTMLElement} form @param {any[]} cases @param {string[]} ids @param {number} most */
function offer(form, cases, ids, most) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const list = /** @type {HTMLDataListElement} */ (form.querySelector("datalist"));
  const left = cases.filter(({ id }) => !ids.includes(id)).map((one) => ({ ...one, words: `${one.title} ${one.place}`.toLowerCase() }));
  form.hidden = ids.length >= most;
  const matching = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    return left.filter((one) => words.every((word) => one.words.includes(word)));
  };
  const suggest = () => list.replaceChildren(...matching().slice(0, MOST_OFFERED).map((one) => make("option", { value: one.title }, one.place)));
  input.addEventListener("input", () => { input.setCustomValidity(""); suggest(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const found = left.find((one) => one.title === input.value.trim()) ?? (matching().length === 1 ? matching()[0] : null);
    if (found) location.search = withCases([...ids, found.id]);
    else {
      input.setCustomValidity(matching().length ? "Several cases have these words: choose one from the list." : "No case has these words in its name or place.");
      input.reportValidity();
    }
  });
  suggest();
}
