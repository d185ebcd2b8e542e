// The pack builder: choose, put in order, see how long it is, print. The address holds the choice; nothing is sent.
// @ts-check

import { load } from "../load.js";
import { make } from "../make.js";
import { addressOf, commandOf, readAddress } from "./address.js";
import { bound, fetched, lasting } from "./bind.js";
import { offerOrder } from "./order.js";
import { sheet, sourceList } from "./sheets.js";

const WORDS_A_PAGE = 340; // as Chromium prints these sheets on A4, lists and tables among them; large print holds two fifths
const LARGE_WORDS_A_PAGE = 140;

/** @typedef {import("./bind.js").Pack} Pack */

/** @param {HTMLElement} tool */
export async function offerPack(tool) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (tool.querySelector(`[data-${name}]`));
  const known = await load(tool.dataset.pack ?? "").catch(() => ({ cases: [], withdrawn: [] }));
  const offered = offeredBy(tool, known.cases);
  const most = Number(tool.dataset.most);
  const read = readAddress(location.search, offered, known.withdrawn, most);
  const pack = read.pack;
  const mistakes = known.cases.length ? read.mistakes : [{ words: "The cases could not be loaded. Open this page again when you are connected." }, ...read.mistakes];
  tellMistakes(part("mistakes"), mistakes);
  const say = (/** @type {string} */ words) => { part("status").textContent = words; };

  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (tool.querySelectorAll("[data-add]"))) {
    offerAdding(form, offered, (choice) => {
      if (pack.chosen.some(({ kind, id }) => kind === choice.kind && id === choice.id)) return say(`${choice.title} is in the pack already.`);
      if (pack.chosen.length >= most) return say(`A pack holds no more than ${most} things. Take one out first.`);
      pack.chosen.push(choice);
      changed(`${choice.title} is added, as number ${pack.chosen.length}.`);
    });
  }
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (tool.querySelectorAll("[name=pack-for]"))) {
    input.checked = (input.value === "facilitator") === pack.led;
    input.addEventListener("change", () => { pack.led = input.value === "facilitator"; changed(pack.led ? "For whoever leads it." : "For everybody in the room."); });
  }
  const large = /** @type {HTMLInputElement} */ (part("large"));
  large.checked = pack.large;
  large.addEventListener("change", () => { pack.large = large.checked; changed(large.checked ? "In large print." : "In usual print."); });
  part("print").addEventListener("click", () => print());
  for (const button of tool.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      const words = button.getAttribute("data-copy") === "address" ? location.href : commandOf(pack);
      await navigator.clipboard.writeText(words).then(() => say("Copied."), () => say(`This browser does not let us copy. Here it is: ${words}`));
    });
  }
  const showOrder = offerOrder(part("chosen"), pack.chosen, (kind) => offered.get(kind)?.one ?? kind, changed);
  footSheets(tool.dataset.made ?? "");
  await show();
  tool.removeAttribute("data-waiting");

  /** @param {string} words */
  async function changed(words) {
    history.replaceState(null, "", addressOf(pack));
    await show();
    say(words);
  }

  async function show() {
    showOrder();
    part("command").textContent = commandOf(pack);
    /** @type {HTMLButtonElement} */ (part("print")).disabled = !pack.chosen.length;
    const asked = JSON.stringify(pack);
    const pieces = await fetched(pack, tool.dataset).catch(() => null);
    if (asked !== JSON.stringify(pack)) return; // chosen anew meanwhile
    if (!pieces) { part("sum").textContent = "Part of this pack could not be loaded. Try again when you are connected."; return part("bound").replaceChildren(); }
    const short = pack.chosen.findIndex(({ kind }, place) => kind === "stages" && !pieces[place].stages);
    if (short >= 0) {
      const [{ title }] = pack.chosen.splice(short, 1);
      mistakes.push({ words: `“${title}” has too few events to be told in stages: choose it as a case.` });
      tellMistakes(part("mistakes"), mistakes);
      history.replaceState(null, "", addressOf(pack));
      return show();
    }
    const { chapters, sources } = bound(pack, pieces);
    const sheets = [...chapters.map(sheet), ...(sources.length ? [sourceList(sources)] : [])];
    part("bound").replaceChildren(...(pack.chosen.length ? [front(pack, offered, tool.dataset), ...sheets] : []));
    part("bound").classList.toggle("large", pack.large);
    part("sum").textContent = summed(pack, pieces, sheets);
  }
}

/** Returns by kind what can be chosen. @param {HTMLElement} tool @param {{id: string, title: string, place: string}[]} cases @returns {import("./address.js").Offered} */
function offeredBy(tool, cases) {
  return new Map([.../** @type {NodeListOf<HTMLElement>} */ (tool.querySelectorAll("[data-add]"))].map((form) => {
    const options = [...form.querySelectorAll("select option")].map((option) => /** @type {[string, string]} */ ([option.getAttribute("value"), option.textContent]));
    const { add = "", one = "", several = "" } = form.dataset;
    form.querySelector("datalist")?.append(...cases.map(({ title, place }) => make("option", { value: title }, place)));
    return [add, { one, several, titles: new Map(["case", "stages"].includes(add) ? cases.map(({ id, title }) => [id, title]) : options) }];
  }));
}

/** @param {HTMLFormElement} form @param {import("./address.js").Offered} offered @param {(choice: import("./bind.js").Choice) => void} add */
function offerAdding(form, offered, add) {
  const kind = form.dataset.add ?? "", titles = [...(offered.get(kind)?.titles ?? [])];
  const field = /** @type {HTMLInputElement | HTMLSelectElement} */ (form.querySelector("input, select"));
  field.addEventListener("input", () => field.setCustomValidity(""));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const words = field.value.trim().toLowerCase();
    const matching = field instanceof HTMLSelectElement ? titles.filter(([id]) => id === field.value) : titles.filter(([, title]) => words && title.toLowerCase().includes(words));
    const found = titles.find(([, title]) => title.toLowerCase() === words) ?? (matching.length === 1 ? matching[0] : null);
    if (found) {
      add({ kind, id: found[0], title: found[1] });
      if (field instanceof HTMLInputElement) field.value = "";
      return;
    }
    field.setCustomValidity(matching.length ? "Several cases have these words: choose one from the list." : "No case has these words in its name.");
    field.reportValidity();
  });
}

/** @param {HTMLElement} place @param {{words: string, onward?: string}[]} mistakes */
function tellMistakes(place, mistakes) {
  place.replaceChildren(...mistakes.map(({ words, onward }) => make("li", {}, words, ...(onward ? [" ", make("a", { href: onward }, "See the others"), "."] : []))));
  place.hidden = !mistakes.length;
}

/** Puts the edition at the foot of every printed sheet, where the browser can. @param {string} made */
function footSheets(made) {
  const foot = new CSSStyleSheet();
  foot.replaceSync(`@media print { @page { @bottom-left { content: ${JSON.stringify(made)}; font: 9pt sans-serif; white-space: nowrap; } } }`);
  document.adoptedStyleSheets.push(foot);
}

/** What stands on a pack's first sheet. @param {Pack} pack @param {import("./address.js").Offered} offered @param {DOMStringMap} words */
function front(pack, offered, words) {
  const { chosen, led } = pack;
  const numbers = (words.numbers ?? "").split(" ");
  const arms = [...new Set(chosen.map(({ kind }) => kind))].map((kind) => {
    const count = chosen.filter((choice) => choice.kind === kind).length, names = offered.get(kind);
    return `${numbers[count] ?? count} ${count === 1 ? names?.one : names?.several}`;
  });
  const summary = arms.map((arm, place) => (place ? arm.toLowerCase() : arm)).join(", ");
  return make("header", { class: "pack-front" }, make("h2", {}, led ? "Facilitator’s pack" : "Pack"), make("p", { class: "lead" }, `${summary}, chosen for one occasion.`),
    make("p", { class: "meta" }, `${words.made}. ${led ? "For the facilitator: please do not hand it out. " : ""}The same pack again: ${words.site ? `${words.site}print/pack/` : location.origin + location.pathname}${addressOf(pack)}`));
}

/** How much a pack is: things, time, and paper. @param {Pack} pack @param {import("./nodes.js").Branch[]} pieces @param {HTMLElement[]} sheets */
function summed({ chosen, large }, pieces, sheets) {
  if (!chosen.length) return "Nothing is chosen yet. Add something from the lists.";
  const minutes = pieces.reduce((sum, piece, place) => sum + (chosen[place].kind === "exercise" ? piece.minutes : 0), 0);
  const full = large ? LARGE_WORDS_A_PAGE : WORDS_A_PAGE;
  const apart = sheets.flatMap((one) => (one.matches(".exercises, .worksheets, .stages") ? [.../** @type {NodeListOf<HTMLElement>} */ (one.querySelectorAll(one.matches(".stages") ? ".part" : ".piece"))] : [one]));
  const pages = apart.reduce((sum, one) => sum + Math.ceil((one.textContent ?? "").split(/\s+/).length / full), 0);
  const things = chosen.length === 1 ? "One thing" : `${chosen.length} things`;
  const guide = chosen.length === 1 && chosen[0].kind === "phase" ? " The command below prints a phase alone as its whole guide, which stands ready under Print." : "";
  return `${things}${minutes ? `, ${lasting(minutes)} of exercises` : ""}, about ${pages} ${pages === 1 ? "page" : "pages"} of A4 from this browser.${guide}`;
}
