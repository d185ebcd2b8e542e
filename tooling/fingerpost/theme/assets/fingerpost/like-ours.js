// Places like ours: orders the places by what a reader answers, says why, and sends nothing. The answers stand in the address.
// @ts-check

import { likeness } from "./alike.js";
import { pageAt } from "./folder.js";
import { entry } from "./like-ours-entry.js";
import { load } from "./load.js";

const STEP = 10; // places shown at first, and more each time
const MOST_COMPARED = 4;
const KEPT = "fingerpost-not-like-us";

/** @param {HTMLFormElement} form @param {string} root */
export function offerPlaces(form, root) {
  const found = /** @type {HTMLElement} */ (form.parentElement?.querySelector(".found"));
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (found.querySelector(`[data-${name}]`));
  const matters = /** @type {HTMLSelectElement[]} */ ([...form.querySelectorAll("select")]);
  const asideFor = recall();
  /** @type {Set<string>} */ const chosen = new Set();
  let shown = STEP;

  const answered = () => [...form.querySelectorAll("[data-question]")].map((field) =>
    [...field.querySelectorAll("input:checked")].map((input) => /** @type {HTMLInputElement} */ (input).value).filter(Boolean));

  async function refresh(said = "") {
    const ours = answered();
    found.toggleAttribute("data-answered", ours.some((answers) => answers.length));
    showBar();
    if (!ours.some((answers) => answers.length)) {
      part("found").replaceChildren();
      part("more").hidden = part("moved").hidden = true;
      part("status").textContent = "Answer a question or two, and the places appear here, each with its reasons.";
      return;
    }
    const known = await load(form.dataset.likeOurs ?? "").catch(() => null);
    if (!known) {
      part("status").textContent = "The places could not be loaded. Try again when you are connected, or look along the library of cases.";
      return;
    }
    const weights = matters.map((select) => known.matters[select.value]);
    const places = known.cases.filter((/** @type {any} */ one) => one.kind === "real").map((/** @type {any} */ one) =>
      ({ ...one, aside: asideFor[one.id], alike: likeness(known.questions, weights, ours, one.answers, one.id in asideFor) }));
    places.sort((/** @type {any} */ one, /** @type {any} */ other) =>
      other.alike.points - one.alike.points || Number(one.aside !== undefined) - Number(other.aside !== undefined) || one.alike.unknown - other.alike.unknown);
    const entries = (/** @type {any[]} */ some) => some.map((place) => entry(place, root, chosen.has(place.id), { compare, setAside }));
    const up = places.filter((/** @type {any} */ place) => place.aside === undefined), down = places.slice(up.length);
    part("found").replaceChildren(...entries(up.slice(0, shown)));
    part("more").hidden = up.length <= shown;
    part("kept").hidden = false;
    part("down").replaceChildren(...entries(down));
    part("moved").hidden = !down.length;
    const number = `${places.length} ${places.length === 1 ? "place" : "places"}`;
    part("status").textContent = said || `${number}, the most alike first: ${places[0]?.title ?? "none"}.`;
    keepWithin();
  }

  function compare(/** @type {string} */ id, /** @type {boolean} */ wanted) {
    wanted ? chosen.add(id) : chosen.delete(id);
    keepWithin();
    showBar();
    keepInAddress();
  }

  /** No more can be ticked than can be compared. */
  function keepWithin() {
    found.querySelectorAll("input[type=checkbox]").forEach((box) => {
      /** @type {HTMLInputElement} */ (box).disabled = chosen.size >= MOST_COMPARED && !/** @type {HTMLInputElement} */ (box).checked;
    });
  }

  function setAside(/** @type {string} */ id, /** @type {string} */ title, /** @type {string | null} */ because) {
    if (because === null) delete asideFor[id];
    else asideFor[id] = because;
    remember(asideFor);
    part("forget").hidden = !Object.keys(asideFor).length;
    part("status").scrollIntoView({ block: "center" });
    found.querySelector("h2")?.focus({ preventScroll: true });
    refresh(because === null ? `${title} is back among the others.` : `${title} is moved down, since you said that it is not like yours.`);
  }

  function showBar() {
    const link = /** @type {HTMLAnchorElement} */ (part("compare"));
    link.hidden = chosen.size < 2;
    link.href = pageAt(`${root}compare/?cases=${[...chosen].join(",")}`);
    link.textContent = `Compare these ${chosen.size}`;
    part("bar").hidden = !found.hasAttribute("data-answered");
  }

  function keepInAddress() {
    const words = new URLSearchParams();
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input:checked"))) if (input.value) words.append(input.name, input.value);
    for (const select of matters) if (!select.selectedOptions[0].defaultSelected) words.set(select.name, select.value);
    if (chosen.size) words.set("compare", [...chosen].join(","));
    history.replaceState(null, "", `${location.pathname}${words.size ? `?${String(words).replaceAll("%2C", ",")}` : ""}${location.hash}`);
  }

  /** Takes the answers from the address; returns a sentence for each that is none of ours. */
  function readAddress() {
    const mistakes = [];
    for (const [name, value] of new URLSearchParams(location.search)) {
      const fields = [...form.elements].filter((field) => /** @type {HTMLInputElement} */ (field).name === name);
      const choices = fields.flatMap((field) => (field instanceof HTMLSelectElement ? [...field.options] : [field]));
      const choice = choices.find((each) => /** @type {HTMLInputElement} */ (each).value === value);
      if (name === "compare") value.split(",").filter(Boolean).slice(0, MOST_COMPARED).forEach((id) => chosen.add(id));
      else if (choice instanceof HTMLOptionElement) choice.selected = true;
      else if (choice instanceof HTMLInputElement) choice.checked = true;
      else mistakes.push(`“${name}: ${value}” in the address is not an answer that we know, and was left out.`);
    }
    part("mistakes").replaceChildren(...mistakes.map((words) => Object.assign(document.createElement("li"), { textContent: words })));
    part("mistakes").hidden = !mistakes.length;
  }

  readAddress();
  part("forget").hidden = !Object.keys(asideFor).length;
  form.addEventListener("change", () => { shown = STEP; keepInAddress(); refresh(); });
  form.addEventListener("reset", () => setTimeout(() => { chosen.clear(); keepInAddress(); refresh(); })); // after the browser has reset it
  form.addEventListener("submit", (event) => event.preventDefault());
  part("more").querySelector("button")?.addEventListener("click", () => { shown += STEP; refresh(); });
  part("forget").addEventListener("click", () => {
    Object.keys(asideFor).forEach((id) => delete asideFor[id]);
    remember(asideFor);
    part("forget").hidden = true;
    refresh("What you set aside is cleared.");
  });
  refresh().finally(() => form.removeAttribute("data-waiting"));
}

/** Returns what was set aside on this device: a case's id → the reason. @returns {Record<string, string>} */
function recall() {
  const nothing = Object.create(null); // so that no id is mistaken for something that every object has
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
    return Object.assign(nothing, Object.fromEntries(Object.entries(kept).filter(([, because]) => typeof because === "string")));
  } catch {
    return nothing;
  }
}

/** @param {Record<string, string>} asideFor */
function remember(asideFor) {
  try {
    if (Object.keys(asideFor).length) localStorage.setItem(KEPT, JSON.stringify(asideFor));
    else localStorage.removeItem(KEPT);
  } catch {
    // A browser that keeps nothing forgets it with the page.
  }
}
