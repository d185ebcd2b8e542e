// The list of steps with what is filled and what needs mending, and where the problems of a step are shown.
// @ts-check

import { find, findAll, make } from "./dom.js";

/**
 * @typedef {import("./words.js").Finding} Finding
 * @typedef {import("./words.js").Key} Key
 * @typedef {{id: string, title: string, intro?: string, fields: Record<string, any>}} Step
 */

/** Returns the step in which a field is asked. @param {Step[]} steps @param {Key} key */
export function stepWith(steps, key) {
  return steps.find((step) => String(key[0]) in step.fields) ?? steps[0];
}

/** Shows the list of steps. @param {Step[]} steps @param {string} current @param {Set<string>} seen @param {Record<string, any>} tree
 * @param {Record<string, any>} blank the tree of a case that nobody has begun @param {Finding[]} findings */
export function listSteps(steps, current, seen, tree, blank, findings) {
  const filled = (/** @type {Step} */ step) => Object.keys(step.fields).some((name) => isFilled(tree[name]) && tree[name] !== blank[name]);
  const items = steps.map((step) => {
    const wrong = findings.filter((finding) => stepWith(steps, finding.field) === step);
    const [mark, words] = state(filled(step), wrong, seen.has(step.id));
    return item(step.id, step.title, current, mark, words);
  });
  items.unshift(item("start", "Before you begin", current, "", ""));
  items.push(item("finish", "Look it over, and send it", current, "", ""));
  find("[data-form-list] ol").replaceChildren(...items);
  const done = steps.filter((step) => filled(step)).length;
  find("[data-form-count]").textContent = `All steps: ${done} of ${steps.length} begun`;
}

/** @param {any} value @returns {boolean} */
function isFilled(value) {
  return typeof value === "string" ? value.trim() !== "" : value !== null && typeof value === "object" && Object.values(value).some(isFilled);
}

/** Returns a mark and words for how a step stands. @param {boolean} filled @param {Finding[]} wrong @param {boolean} seen @returns {[string, string]} */
function state(filled, wrong, seen) {
  if (wrong.length && (seen || filled)) return ["mend", `${wrong.length} to mend`];
  if (wrong.length) return ["todo", "needed"];
  return filled ? ["done", "begun"] : ["", ""];
}

/** @param {string} id @param {string} title @param {string} current @param {string} mark @param {string} words */
function item(id, title, current, mark, words) {
  const link = make("a", { href: `#step-${id}`, "aria-current": id === current ? "step" : undefined }, title);
  return make("li", { class: mark || undefined }, link, words && make("span", { class: mark === "done" ? "unseen" : "state" }, ` ${words}`));
}

/** Shows beside each question what is wrong with its answer. @param {Element} section @param {Finding[]} findings @param {any[]} gaps what is listed as not known */
export function showWrong(section, findings, gaps) {
  /** @type {Map<Element, Finding[]>} */ const by = new Map();
  for (const finding of findings) {
    const place = placeOf(section, finding.field, gaps);
    if (place) by.set(place, [...(by.get(place) ?? []), finding]);
  }
  for (const place of findAll(".wrong", section)) {
    const told = by.get(place) ?? [];
    const lines = told.flatMap(({ message, fix }) => [make("strong", {}, message), make("span", { class: "mend" }, fix)]);
    if (place.textContent === lines.map((line) => line.textContent).join("")) continue;
    place.replaceChildren(...lines);
    place.hidden = !told.length;
    const control = place.id && find(`[aria-describedby~="${place.id}"]`, section);
    if (control?.matches("input, textarea, select")) control.toggleAttribute("aria-invalid", told.length > 0);
    if (control?.hasAttribute("aria-invalid")) control.setAttribute("aria-invalid", "true");
  }
}

/** @param {Element} section @param {Key} key @param {any[]} gaps @returns {Element | null} */
function placeOf(section, key, gaps) {
  const gap = key[0] === "not_known" && typeof key[1] === "number" && gaps[key[1]]?.field;
  const near = gap && find(`[data-gap="${CSS.escape(String(gap))}"] .wrong`, section);
  if (near) return near;
  for (let length = key.length; length; length -= 1) {
    const place = find(`[data-field="${CSS.escape(key.slice(0, length).join("."))}"]`, section);
    if (place) return find(":scope > .wrong", place);
  }
  return null;
}
