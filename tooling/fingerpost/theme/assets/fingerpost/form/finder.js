// A choice among very many: part of a name is typed, and the names that have it are offered.
// @ts-check

import { make, newId } from "./dom.js";

/** So many and more are too many to look through on a phone. */
export const VERY_MANY = 150;
const OFFERED = 20;

/**
 * Returns a line to type in, with what it offers.
 * @param {import("./controls.js").Context} context @param {import("./words.js").Key} key
 * @param {() => import("./controls.js").Choices} choices what is known by now: none while they are on their way @param {string} id
 */
export function finder({ know, draft }, key, choices, id) {
  const value = draft.get(key), given = typeof value === "string" ? value : "";
  let names = named(choices());
  const offers = make("datalist", { id: newId() });
  const how = make("p", { id: newId(), class: "form-note" }, "Type part of its name, then choose.");
  const box = /** @type {HTMLInputElement} */ (make("input", { id, type: "text", list: offers.id, dir: "auto", autocomplete: "off", "aria-describedby": how.id }));
  const nameOfGiven = () => [...names].find(([, each]) => each === given)?.[0] ?? given;
  const offer = () => {
    const typed = box.value.trim(), small = typed.toLowerCase(), words = small.split(/\s+/);
    const found = names.has(typed) ? [] : [...names.keys()].filter((name) => words.every((word) => name.toLowerCase().includes(word)));
    offers.replaceChildren(...found.slice(0, OFFERED).map((name) => make("option", { value: name })));
    const meant = names.get(typed) ?? [...names].find(([name]) => name.toLowerCase() === small)?.[1];
    draft.set(key, meant ?? (typed || undefined)); // what names none is told as in a file, with what comes near
  };
  box.value = nameOfGiven();
  box.addEventListener("input", offer);
  know.later?.then(() => {
    if (names.size || !box.isConnected) return;
    names = named(choices());
    if (box.value === given) box.value = nameOfGiven();
    else offer(); // somebody has typed meanwhile
  }, () => {});
  return make("div", {}, box, offers, how);
}

/** Returns what is chosen by each name; of two with one name the second has its id beside it. @param {import("./controls.js").Choices} choices */
function named(choices) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const [id, title] of choices) found.set(found.has(title) ? `${title} (${id})` : title, id);
  return found;
}
