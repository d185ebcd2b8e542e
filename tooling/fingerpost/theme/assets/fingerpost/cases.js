// The page of all cases: choose by facets, order, and see them as cards, table or timeline. What is chosen stands in the address.
// @ts-check

import { VIEWS } from "./case-views.js";
import { AT_ONCE, addressOf, readAddress } from "./case-address.js";
import { chooser, ordered } from "./facets.js";
import { load } from "./load.js";
import { make } from "./make.js";

/**
 * @typedef {import("./facets.js").Columns} Columns
 * @typedef {import("./case-address.js").View} View
 */

/** @param {HTMLElement} choices the section to choose in @param {string} root */
export function offerChoice(choices, root) {
  const place = /** @type {HTMLElement} */ (document.querySelector("[data-cases]"));
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (place.querySelector(`[data-${name}]`));
  const heading = /** @type {HTMLElement} */ (place.querySelector("h2"));
  const see = /** @type {HTMLElement} */ (choices.querySelector("[data-see]"));
  const sort = /** @type {HTMLSelectElement} */ (part("sort"));
  const facets = withBoxes(choices);
  /** @type {Promise<Library> | null} */ let library = null;
  let { view, unknown } = readAddress(location.search, facets);

  const change = (/** @type {Partial<View>} */ next) => {
    view = { ...view, most: AT_ONCE, ...next };
    unknown = [];
    history.pushState(null, "", addressOf(view, facets));
    show();
  };
  const show = async () => {
    reflect(choices, view);
    choices.dataset.ready = "";
    sort.value = view.sort;
    for (const button of part("views").querySelectorAll("input")) button.checked = button.value === view.as;
    part("chosen").replaceChildren(...chips(view, unknown, facets, change, heading));
    const asked = view;
    const { columns, choose, cards } = await (library ??= open(choices.dataset.choose ?? "", root));
    const found = ordered(columns, choose.cases(view.chosen), view.sort);
    const shown = await cards(found.slice(0, view.most));
    if (asked !== view) return; // the reader has gone on meanwhile
    tell(choices, choose.counts(view.chosen));
    const words = found.length === columns.count ? `All ${columns.count} cases` : `${found.length} of ${columns.count} cases`;
    heading.textContent = words;
    see.hidden = found.length === columns.count;
    /** @type {HTMLElement} */ (see.querySelector("a")).textContent = `See ${words}`;
    part("case-status").textContent = words;
    part("case-list").replaceChildren(...(found.length ? [VIEWS[view.as](shown, place.dataset.cases ?? "", columns.today)] : [nothing(change)]), ...more(found.length, view, change));
    part("rest")?.remove();
    place.dataset.ready = "";
  };

  choices.addEventListener("change", (event) => {
    /** @type {HTMLElement} */ (event.target).closest("details")?.append(see); // where the reader is, far above the cases on a phone
    change({ chosen: ticked(choices) });
  });
  sort.addEventListener("change", () => change({ sort: sort.value }));
  part("views").addEventListener("change", (event) => change({ as: /** @type {HTMLInputElement} */ (event.target).value }));
  addEventListener("popstate", () => {
    ({ view, unknown } = readAddress(location.search, facets));
    show();
  });
  if (location.search) show();
  else place.dataset.ready = "";
}

/** @typedef {Map<string, {title: string, values: Map<string, string>}>} Facets  facet → its title, and the titles of its values
 * @typedef {{columns: Columns, choose: ReturnType<typeof chooser>, cards: (places: number[]) => Promise<import("./case-views.js").Card[]>}} Library */

/** Turns the lists of links into boxes to tick, and returns what can be chosen. @param {HTMLElement} choices @returns {Facets} */
function withBoxes(choices) {
  return new Map([.../** @type {NodeListOf<HTMLElement>} */ (choices.querySelectorAll("[data-facet]"))].map((details) => {
    const title = details.querySelector("summary span")?.textContent ?? "";
    const list = /** @type {HTMLElement} */ (details.querySelector("ul"));
    list.setAttribute("role", "group");
    list.setAttribute("aria-label", title);
    const values = new Map([.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-value]"))].map((entry) => {
      const link = /** @type {HTMLElement} */ (entry.querySelector("a"));
      const box = make("input", { type: "checkbox", value: entry.dataset.value ?? "" });
      entry.setAttribute("role", "presentation");
      link.replaceWith(make("label", {}, box, " ", make("span", {}, link.textContent ?? "")));
      return [entry.dataset.value ?? "", link.textContent ?? ""];
    }));
    return [details.dataset.facet ?? "", { title, values }];
  }));
}

/** Returns what is ticked. @param {HTMLElement} choices */
function ticked(choices) {
  return new Map([.../** @type {NodeListOf<HTMLElement>} */ (choices.querySelectorAll("[data-facet]"))].map((details) =>
    /** @type {[string, Set<string>]} */ ([details.dataset.facet, new Set([.../** @type {NodeListOf<HTMLInputElement>} */ (details.querySelectorAll("input:checked"))].map((box) => box.value))])));
}

/** Ticks what is chosen, and on a wide page opens the lists where something is. @param {HTMLElement} choices @param {View} view */
function reflect(choices, view) {
  for (const details of /** @type {NodeListOf<HTMLDetailsElement>} */ (choices.querySelectorAll("[data-facet]"))) {
    const values = view.chosen.get(details.dataset.facet ?? "");
    for (const box of details.querySelectorAll("input")) box.checked = values?.has(box.value) ?? false;
    if (values?.size && matchMedia("(min-width: 62rem)").matches) details.open = true;
  }
}

/** Writes beside each value how many cases a reader would have who chose it too. @param {HTMLElement} choices @param {Map<string, Map<string, number>>} counts */
function tell(choices, counts) {
  for (const entry of /** @type {NodeListOf<HTMLElement>} */ (choices.querySelectorAll("[data-value]"))) {
    const facet = /** @type {HTMLElement} */ (entry.closest("[data-facet]")).dataset.facet ?? "";
    const count = counts.get(facet)?.get(entry.dataset.value ?? "") ?? 0;
    /** @type {HTMLElement} */ (entry.querySelector(".count")).textContent = String(count);
    entry.classList.toggle("empty", !count);
  }
}

/** Returns what is chosen, each with a button that takes it away, and a sentence on what the address asked for in vain.
 * @param {View} view @param {string[]} unknown @param {Facets} facets @param {(next: Partial<View>) => void} change @param {HTMLElement} heading */
function chips(view, unknown, facets, change, heading) {
  const drop = (/** @type {string} */ facet, /** @type {string} */ value) => {
    change({ chosen: new Map([...view.chosen].map(([name, values]) => [name, new Set([...values].filter((each) => name !== facet || each !== value))])) });
    heading.tabIndex = -1;
    heading.focus(); // the button that had the focus is gone
  };
  const buttons = [...view.chosen].flatMap(([facet, values]) => [...values].map((value) => {
    const about = facets.get(facet);
    const button = make("button", { class: "chip" }, make("span", { class: "unseen" }, "Remove "), `${about?.title}: ${about?.values.get(value)}`, make("span", { class: "cross" }, ""));
    button.addEventListener("click", () => drop(facet, value));
    return make("li", {}, button);
  }));
  if (buttons.length > 1) {
    const button = make("button", { class: "chip all" }, "Remove all");
    button.addEventListener("click", () => {
      change({ chosen: new Map() });
      heading.tabIndex = -1;
      heading.focus();
    });
    buttons.push(make("li", {}, button));
  }
  const list = make("ul", { class: "chips", "aria-label": "Chosen" }, ...buttons);
  const told = unknown.map((words) => make("p", { class: "notice" }, words));
  return [...told, ...(buttons.length ? [list] : [])];
}

/** @param {(next: Partial<View>) => void} change */
function nothing(change) {
  const button = make("button", { class: "chip" }, "Remove all that is chosen");
  button.addEventListener("click", () => change({ chosen: new Map() }));
  return make("div", { class: "none" }, make("p", {}, "No case in the library has all of this at once. Take something away above, or begin again."), button);
}

/** @param {number} found @param {View} view @param {(next: Partial<View>) => void} change */
function more(found, view, change) {
  if (found <= view.most) return [];
  const next = Math.min(AT_ONCE, found - view.most);
  const button = make("button", { class: "chip" }, `Show ${next} more of ${found - view.most}`);
  button.addEventListener("click", () => change({ most: view.most + AT_ONCE }));
  return [make("p", {}, button)];
}

/** @param {string} address @param {string} root @returns {Promise<Library>} */
async function open(address, root) {
  /** @type {Columns} */ const columns = await load(address);
  const cards = (/** @type {number[]} */ places) => Promise.all(places.map(async (place) => {
    const file = await load(root + columns.cards[Math.floor(place / columns.in_one_file)]);
    const [id, title, summary, where, nation, scale, years, kind, status, ended, language] = file[place % columns.in_one_file];
    return { id, title, summary, place: where, nation, scale, years, kind, status, ended, language, begun: columns.begun[place], newest: columns.newest[place] };
  }));
  return { columns, choose: chooser(columns), cards };
}
