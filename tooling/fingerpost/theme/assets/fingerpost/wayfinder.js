// The wayfinder: chooses ways on by what a reader answers, says why, and sends nothing. The answers stand in the address.
// @ts-check

import { load } from "./load.js";
import { offerGroup } from "./wayfinder-group.js";
import { entry } from "./wayfinder-way.js";
import { waysOn } from "./ways.js";

const FIRST = 3; // ways shown at once: enough that none looks like the answer

/** @param {HTMLFormElement} form @param {string} root */
export function offerWays(form, root) {
  const found = /** @type {HTMLElement} */ (form.parentElement?.querySelector(".found"));
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (found.querySelector(`[data-${name}]`));
  const bar = /** @type {HTMLElement} */ (form.querySelector("[data-bar]"));
  const inputs = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input")]);
  const words = wordsOf(form);
  const answered = () => new Map(inputs.filter((input) => input.checked && input.value).map((input) => [input.name, input.value]));
  const group = offerGroup(/** @type {HTMLElement} */ (document.querySelector("[data-group]")), titlesOf(form), words, answered);

  async function refresh() {
    const answers = answered();
    found.toggleAttribute("data-answered", answers.size > 0);
    bar.hidden = !answers.size;
    group.answeredAnew();
    if (!answers.size) {
      part("found").replaceChildren();
      part("more").hidden = part("held").hidden = true;
      part("status").textContent = "Answer a question or two, and the ways appear here, each with its reasons.";
      return;
    }
    const known = await load(form.dataset.wayfinder ?? "").catch(() => null);
    if (!known) {
      part("status").textContent = "The ways could not be loaded. Try again when you are connected, or look along the pitfalls for your trouble.";
      return;
    }
    const { open, held } = waysOn(known.ways, answers);
    const put = (/** @type {string} */ question) => words[question][answers.get(question) ?? ""];
    const entries = (/** @type {import("./ways.js").Offer[]} */ some) => some.map((offer) => entry(offer, root, put));
    part("found").replaceChildren(...entries(open.slice(0, FIRST)));
    fill(part("more"), `${open.length - FIRST} more that your answers speak for`, entries(open.slice(FIRST)));
    fill(part("held"), `${held.length} held back for now, and why`, entries(held));
    part("status").textContent = "Several ways, those first that most of your answers speak for. None of them is the answer: read what each costs, and choose.";
  }

  /** @param {HTMLElement} place @param {string} title @param {HTMLElement[]} entries */
  function fill(place, title, entries) {
    place.hidden = !entries.length;
    /** @type {HTMLElement} */ (place.querySelector("summary")).textContent = title;
    place.querySelector("ol")?.replaceChildren(...entries);
  }

  function keepInAddress() {
    const asked = new URLSearchParams([...answered()]);
    history.replaceState(null, "", `${location.pathname}${asked.size ? `?${asked}` : ""}${location.hash}`);
  }

  /** Takes the answers from the address; tells of each that is none of ours. */
  function readAddress() {
    const mistakes = [];
    for (const [name, value] of new URLSearchParams(location.search)) {
      const choice = inputs.find((input) => input.name === name && input.value === value);
      if (choice) choice.checked = true;
      else if (name !== "mark") mistakes.push(`“${name.slice(0, 80)}: ${value.slice(0, 80)}” in the address is not an answer that we know, and was left out.`);
    }
    part("mistakes").replaceChildren(...mistakes.map((said) => Object.assign(document.createElement("li"), { textContent: said })));
    part("mistakes").hidden = !mistakes.length;
  }

  readAddress();
  form.addEventListener("change", () => { keepInAddress(); refresh(); });
  form.addEventListener("reset", () => setTimeout(() => { keepInAddress(); refresh(); })); // after the browser has reset it
  form.addEventListener("submit", (event) => event.preventDefault());
  refresh().finally(() => form.removeAttribute("data-waiting"));
}

/** Returns the words of each answer as they stand on the page. @param {HTMLFormElement} form */
function wordsOf(form) {
  /** @type {Record<string, Record<string, string>>} */ const words = Object.create(null);
  for (const input of form.querySelectorAll("input")) {
    words[input.name] ??= Object.create(null);
    if (input.value) words[input.name][input.value] = input.parentElement?.textContent?.trim() ?? "";
  }
  return words;
}

/** Returns each question as it is asked on the page. @param {HTMLFormElement} form */
function titlesOf(form) {
  const fields = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-question]")]);
  return new Map(fields.map((field) => [field.dataset.question ?? "", field.querySelector("legend")?.lastChild?.textContent?.trim() ?? ""]));
}
