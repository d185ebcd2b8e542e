// Words as a tree of nodes, the same that print lays out → elements. Text stays text.
// @ts-check

import { make } from "../make.js";

/** @typedef {Record<string, any>} Branch one node: its type, and what that type carries */

const root = document.body.dataset.root ?? "";

/** Returns words in the language that their piece names, where that is not ours. @param {Branch | undefined} piece @param {(string | Node)[]} children */
export const spoken = (piece, ...children) => (piece?.language ? [make("span", { lang: piece.language }, ...children)] : children);

/** Returns blocks that say, unless they did before, that they are in the language that their piece names. @param {Branch} piece @param {Node[]} nodes */
export function spokenBlocks({ language }, nodes) {
  for (const node of nodes) if (language && node instanceof HTMLElement && !node.lang) node.lang = language;
  return nodes;
}

/** Returns a link to a page of the site or elsewhere; what leads nowhere from a sheet stays words.
 * @param {string} address @param {(string | Node)[]} children */
export function link(address, ...children) {
  const isWhole = /^(https?:|mailto:)/.test(address);
  if (!isWhole && (!address || address.startsWith("#") || address.includes(":"))) return make("span", {}, ...children);
  return make("a", { href: isWhole ? address : root + address }, ...children);
}

/** Returns the numbers of the works that say so, and whether it is our own reading. @param {Branch} node */
export function citation({ marks, ours }) {
  const number = (/** @type {number} */ found) => make("a", { class: "cite", href: `#source-${found}` }, String(found));
  const said = marks.map((/** @type {any} */ mark) => [number(mark.number), ...(mark.via ? [" via ", number(mark.via)] : [])]);
  if (ours) said.push([make("span", { class: "ours" }, "ours")]);
  return said.length ? [make("sup", { class: "cites" }, ...said.flatMap((/** @type {Node[]} */ one, /** @type {number} */ place) => (place ? [", ", ...one] : one)))] : [];
}

/** @type {Record<string, (node: Branch) => (string | Node)[]>} */
const WORDS = {
  text: (node) => [node.text],
  image: (node) => [node.text],
  strong: (node) => [make("strong", {}, ...words(node.children))],
  emphasis: (node) => [make("em", {}, ...words(node.children))],
  code: (node) => [make("code", {}, node.text)],
  break: () => [make("br")],
  link: (node) => [link(node.address, ...words(node.children))],
  citation,
};

/** @param {Branch[]} nodes @returns {(string | Node)[]} */
export function words(nodes) {
  return nodes.flatMap((node) => WORDS[node.type]?.(node) ?? []);
}

/** Returns a table; a head without words is no head. @param {Branch} node @param {string | null} kind */
export function table({ head, rows }, kind = null) {
  const cells = (/** @type {Branch[][]} */ row, /** @type {string} */ name) =>
    make("tr", {}, ...row.map((cell) => (name === "th" && cell.length ? make("th", { scope: "col" }, ...words(cell)) : make("td", { class: kind && !cell.length ? "room" : null }, ...words(cell)))));
  return make("div", { class: "wide" }, make("table", { class: kind }, make("thead", {}, cells(head, "th")), make("tbody", {}, ...rows.map((/** @type {any} */ row) => cells(row, "td")))));
}

/** @type {Record<string, (node: Branch, under: number) => Node>} */
const BLOCKS = {
  paragraph: (node) => make("p", {}, ...words(node.children)),
  heading: (node, under) => make(`h${Math.min(6, under + 1)}`, {}, ...words(node.children)),
  list: (node, under) => make(node.ordered ? "ol" : "ul", node.ordered && node.start !== 1 ? { start: node.start } : {}, ...node.children.map((/** @type {Branch} */ item) => make("li", {}, ...within(item, under, node.tight)))),
  quote: (node, under) => make("blockquote", {}, ...blocks(node.children, under)),
  listing: (node) => make("pre", { tabindex: 0 }, node.text),
  rule: () => make("hr"),
  table: (node) => table(node),
};

/** Returns what stands in an entry of a list: set close, its paragraph is bare words. @param {Branch} item @param {number} under @param {boolean} tight */
function within(item, under, tight) {
  return item.children.flatMap((/** @type {Branch} */ node) => (tight && node.type === "paragraph" ? words(node.children) : blocks([node], under)));
}

/** @param {Branch[]} nodes @param {number} under the level of the heading that they stand under
 * @param {Record<string, (node: Branch) => Node[]>} slots what the library put in a slot's place, by its type
 * @returns {Node[]} */
export function blocks(nodes, under, slots = {}) {
  return nodes.flatMap((node) => slots[node.type]?.(node) ?? (BLOCKS[node.type] ? [BLOCKS[node.type](node, under)] : []));
}
