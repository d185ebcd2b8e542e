// What the form knows, and the day.
// @ts-check

import { load } from "../load.js";
import { find } from "./dom.js";

/** Returns what the form knows: from the page itself where it is one file, else from beside it. */
export async function knowledge() {
  const within = find("#form-knows");
  if (within) return JSON.parse(within.textContent);
  const folder = `${document.body.dataset.root ?? ""}contribute/form/`;
  const know = { squares: {}, adapted: {}, ...(await load(`${folder}form.json`)) };
  know.explained.at = `${document.body.dataset.root ?? ""}contribute/checks/`;
  know.later = load(`${folder}cases.json`).then((cases) => Object.assign(know, { squares: cases.squares, adapted: cases.adapted }, { names: { ...know.names, case: cases.cases } }));
  return know;
}

/** Today, where the reader is. */
export function today() {
  const now = new Date(), two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
