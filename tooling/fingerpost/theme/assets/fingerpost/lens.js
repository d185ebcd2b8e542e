// A word said to one audience: a choice among the ways to say it. What was chosen holds for the next word too.
// @ts-check

import { make } from "./make.js";

const KEPT = "fingerpost-lens", ALL = "all";

/** Returns the audience that was chosen before. */
function kept() {
  try {
    return localStorage.getItem(KEPT) ?? ALL;
  } catch {
    return ALL;
  }
}

/** Keeps what was chosen. @param {string} audience */
function keep(audience) {
  try {
    localStorage.setItem(KEPT, audience);
  } catch {
    // A browser that keeps nothing forgets it with the page.
  }
}

/** Offers the choice above the ways to say it. @param {HTMLElement} place */
export function offerLens(place) {
  const ways = /** @type {HTMLElement[]} */ ([...place.querySelectorAll("[data-to]")]);
  const choices = [[ALL, "Everybody"], ...ways.map((way) => [way.dataset.to ?? "", way.querySelector("dt")?.textContent ?? ""])];
  const list = place.querySelector("dl");
  if (!list) return;
  const before = choices.some(([audience]) => audience === kept()) ? kept() : ALL;
  const field = make("fieldset", { class: "lens" }, make("legend", {}, "Whom are you talking to?"));
  for (const [audience, title] of choices) {
    const radio = make("input", { type: "radio", name: "lens", value: audience, checked: audience === before });
    field.append(make("label", {}, radio, title));
  }
  const show = (/** @type {string} */ chosen) => {
    for (const way of ways) way.hidden = chosen !== ALL && way.dataset.to !== chosen;
    list.classList.toggle("one", chosen !== ALL);
  };
  field.addEventListener("change", (event) => {
    const chosen = /** @type {HTMLInputElement} */ (event.target).value;
    show(chosen);
    keep(chosen);
  });
  list.setAttribute("aria-live", "polite");
  list.before(field);
  show(before);
}
