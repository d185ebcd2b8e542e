// One place in the list of places like ours: what is alike, different and unknown, how that adds up, and what can be done with it.
// @ts-check

import { said } from "./alike.js";
import { make } from "./make.js";

const HEADINGS = { alike: "Alike in", different: "Different in", unknown: "Unknown" };

/**
 * @typedef {{id: string, title: string, language: string, place: string, aside?: string, alike: import("./alike.js").Likeness}} Place
 * @typedef {{compare: (id: string, wanted: boolean) => void, setAside: (id: string, title: string, because: string | null) => void}} Acts
 */

/** @param {Place} place @param {string} root @param {boolean} chosen @param {Acts} acts */
export function entry(place, root, chosen, acts) {
  const { id, title, language, alike } = place;
  const asked = alike.parts.filter((part) => part.ours.length);
  const reasons = make("dl", { class: "lenses" });
  for (const verdict of /** @type {const} */ (["alike", "different", "unknown"])) {
    const words = asked.filter((part) => part.verdict === verdict).map(said);
    if (words.length) reasons.append(make("dt", {}, HEADINGS[verdict]), make("dd", {}, words.join(" · ")));
  }
  const box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox" }));
  box.checked = chosen;
  box.addEventListener("change", () => acts.compare(id, box.checked));
  return make("li", { class: place.aside === undefined ? null : "aside" },
    make("h3", {}, make("a", { href: `${root}cases/${id}/`, lang: language || null }, title)),
    make("p", { class: "meta" }, `${place.place} · ${signed(alike.points)} of ${alike.most} points`),
    ...(place.aside === undefined ? [] : [setAside(place, acts)]),
    reasons,
    sum(place, asked),
    ...(place.aside === undefined ? [asking(place, acts)] : []),
    make("p", { class: "pills" }, make("label", {}, box, " Compare", make("span", { class: "unseen" }, ` ${title}`))));
}

/** How the points add up. @param {Place} place @param {import("./alike.js").Part[]} asked */
function sum({ title, aside, alike }, asked) {
  const rows = asked.map((part) =>
    row(part.question.title, part.tenths === null ? "unknown" : `${part.tenths} tenths alike × ${part.weight}`, part.points));
  if (aside !== undefined) rows.push(row("Not like yours", "you said so", -alike.most));
  rows.push(row("Together", "", alike.points));
  return make("details", {}, make("summary", {}, "How this adds up", make("span", { class: "unseen" }, ` for ${title}`)),
    make("table", {}, make("tbody", {}, ...rows)));
}

/** @param {string} name @param {string} why @param {number} points */
function row(name, why, points) {
  return make("tr", {}, make("th", { scope: "row" }, name), make("td", {}, why), make("td", { class: "points" }, signed(points)));
}

/** @param {number} points */
function signed(points) {
  return String(points).replace("-", "−");
}

/** @param {Place} place @param {Acts} acts */
function setAside({ id, title, aside }, acts) {
  const back = make("button", { type: "button" }, "Take that back", make("span", { class: "unseen" }, ` for ${title}`));
  back.addEventListener("click", () => acts.setAside(id, title, null));
  return make("p", { class: "notice" }, aside ? `Moved down: not like yours, because “${aside}”. ` : "Moved down: you said that it is not like yours. ", back);
}

/** @param {Place} place @param {Acts} acts */
function asking({ id, title }, acts) {
  const words = /** @type {HTMLInputElement} */ (make("input", { type: "text", maxlength: 200 }));
  const form = make("form", {}, make("label", {}, "Because (if you like) ", words), " ", make("button", { type: "submit" }, "Move it down"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    acts.setAside(id, title, words.value.trim());
  });
  return make("details", {}, make("summary", {}, "Not like us", make("span", { class: "unseen" }, `: ${title}`), ", because …"), form);
}
