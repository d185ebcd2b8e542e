// What is chosen among the cases → the page's address, and back. What an address asks for in vain is told in a sentence.
// @ts-check

/**
 * @typedef {{chosen: import("./facets.js").Chosen, sort: string, as: string, most: number}} View
 * @typedef {import("./cases.js").Facets} Facets
 */

const SORTS = ["title", "begun", "newest"];
const VIEWS = ["cards", "table", "timeline"];
export const AT_ONCE = 60; // as many as the page itself holds
const MOST = 6000;

/** Returns what an address's words ask for, and a sentence for each that cannot be had. @param {string} search @param {Facets} facets */
export function readAddress(search, facets) {
  /** @type {View} */ const view = { chosen: new Map(), sort: "title", as: "cards", most: AT_ONCE };
  const unknown = [];
  for (const [name, value] of new URLSearchParams(search)) {
    const facet = facets.get(name), said = value.slice(0, 80);
    if (name === "mark") continue; // the words of a search that led here
    if (name === "sort" && SORTS.includes(value)) view.sort = value;
    else if (name === "view" && VIEWS.includes(value)) view.as = value;
    else if (name === "most" && /^\d{2,4}$/.test(value)) view.most = Math.min(Math.max(Number(value), AT_ONCE), MOST);
    else if (facet?.values.has(value)) view.chosen.set(name, new Set([...(view.chosen.get(name) ?? []), value]));
    else if (facet) unknown.push(`No case stands under “${said}” in “${facet.title}”. That part of the address is left out; the list beside shows what there is.`);
    else if (["sort", "view", "most"].includes(name)) unknown.push(`Cases cannot be shown by “${said}”. They are shown in the usual way.`);
    else unknown.push(`Cases cannot be chosen by “${name.slice(0, 80)}”. That part of the address is left out; the lists beside show what there is.`);
  }
  return { view, unknown };
}

/** Returns the address of a view: one address for one view, whatever was chosen first. @param {View} view @param {Facets} facets */
export function addressOf(view, facets) {
  const words = new URLSearchParams();
  for (const [facet, { values }] of facets) for (const value of values.keys()) if (view.chosen.get(facet)?.has(value)) words.append(facet, value);
  if (view.sort !== SORTS[0]) words.set("sort", view.sort);
  if (view.as !== VIEWS[0]) words.set("view", view.as);
  if (view.most > AT_ONCE) words.set("most", String(view.most));
  return words.size ? `?${words}` : location.pathname;
}
