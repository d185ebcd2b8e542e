// A worksheet whose boxes can be typed into. What is typed stays on this page: it can be printed, and saved as the context of a case.
// @ts-check

import { make } from "../make.js";
import { blocks, spokenBlocks, words } from "./nodes.js";

/** @typedef {import("./nodes.js").Branch} Branch */
/** @typedef {{name: string, area: HTMLTextAreaElement}} Box  what a box is called, and the box */

const LONGEST = 400, SHORTEST = 8; // characters in a text of a case's context
const CONTINUED = " (continued)";

/** @type {Map<string, string>} what was typed, by worksheet and box, so that it outlasts a change of the pack */
const typed = new Map();

/** Returns the blocks of a worksheet, and the way to save what is typed. @param {Branch} piece @returns {Node[]} */
export function written(piece) {
  /** @type {{told: string, boxes: Box[]}[]} */ const rows = [];
  let count = 0;
  const box = (/** @type {string} */ name, /** @type {string} */ label) => {
    const key = `${piece.address} ${(count += 1)}`;
    const area = /** @type {HTMLTextAreaElement} */ (make("textarea", { "aria-label": label, rows: 2, maxlength: 2000 })), print = make("span", { class: "typed" });
    print.textContent = area.value = typed.get(key) ?? "";
    area.addEventListener("input", () => { typed.set(key, area.value); print.textContent = area.value; });
    return { one: { name, area }, nodes: [area, print] };
  };
  const question = (/** @type {Branch} */ node) => {
    const told = plain(node.children), { one, nodes } = box("", told);
    rows.push({ told, boxes: [one] });
    return [make("p", {}, make("strong", {}, ...words(node.children))), make("div", { class: node.line ? "room line" : "room" }, ...nodes)];
  };
  const grid = (/** @type {Branch} */ node) => {
    const heads = node.head.map(plain);
    const row = (/** @type {Branch[][]} */ cells, /** @type {number} */ number) => {
      const told = cells.map(plain).filter(Boolean).join(", ");
      const row = { told, boxes: /** @type {Box[]} */ ([]) };
      rows.push(row);
      return make("tr", {}, ...cells.map((cell, place) => {
        if (cell.length) return make("td", {}, ...words(cell));
        const { one, nodes } = box(heads[place], [told || `Row ${number + 1}`, heads[place]].filter(Boolean).join(", "));
        row.boxes.push(one);
        return make("td", { class: "room" }, ...nodes);
      }));
    };
    const head = make("tr", {}, ...node.head.map((/** @type {Branch[]} */ cell) => (cell.length ? make("th", { scope: "col" }, ...words(cell)) : make("td", {}))));
    return [make("div", { class: "wide" }, make("table", { class: "grid" }, make("thead", {}, head), make("tbody", {}, ...node.rows.map(row))))];
  };
  const body = piece.blocks.flatMap((/** @type {Branch} */ node) => (node.type === "grid" ? grid(node) : node.type === "question" ? question(node) : blocks([node], 3)));
  return [...spokenBlocks(piece, body), saving(piece, rows)];
}

/** The way to save what is typed. @param {Branch} piece @param {{told: string, boxes: Box[]}[]} rows */
function saving(piece, rows) {
  const aspects = Object.entries(JSON.parse(/** @type {HTMLElement | null} */ (document.querySelector("[data-aspects]"))?.dataset.aspects ?? "{}"));
  const kind = /** @type {HTMLSelectElement} */ (make("select", {}, ...aspects.map(([aspect, told]) => make("option", { value: aspect }, String(told)))));
  const button = make("button", { type: "button" }, "Save as context of a case"), said = make("span", { role: "status" });
  button.addEventListener("click", () => {
    const texts = rows.flatMap(sentences);
    if (!texts.length) return void (said.textContent = "Nothing is written yet.");
    const lines = texts.map((text) => `  - {aspect: ${kind.value}, text: ${JSON.stringify(text)}, source: ours}`);
    const file = `# From the worksheet ${JSON.stringify(piece.title)}. Put it into a case file in place of its context.\n# "ours" is the source that a new case file begins with; where yours has none, name another.\ncontext:\n${lines.join("\n")}\n`;
    const address = URL.createObjectURL(new Blob([file], { type: "text/yaml" }));
    const save = document.createElement("a");
    save.href = address;
    save.download = "context.yml";
    save.dispatchEvent(new MouseEvent("click"));
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    said.textContent = "The file is among your downloads.";
  });
  return make("div", { class: "pack-save" }, make("label", {}, "What it tells of ", kind), " ", button, " ", said);
}

/** Returns what a row says as sentences that a case's context can hold. @param {{told: string, boxes: Box[]}} row @returns {string[]} */
function sentences({ told, boxes }) {
  const filled = boxes.map(({ name, area }) => ({ name, said: area.value.replace(/\s+/g, " ").trim() })).filter(({ said }) => said);
  if (!filled.length) return [];
  const opening = told.replace(/:$/, "");
  const whole = filled.map(({ name, said }) => (name ? `${name}: ${said}` : said).replace(/[.;,]$/, "")).join(". ");
  let text = opening ? `${opening}${opening.endsWith("?") ? "" : filled[0].name ? "." : ":"} ${whole}` : whole;
  if (!/[.?!)”’"]$/.test(text)) text += ".";
  if (text.length < SHORTEST) text = `Written down: ${text}`;
  const parts = [];
  while (text.length > LONGEST) {
    const room = Math.min(LONGEST, text.length - SHORTEST) - CONTINUED.length, space = text.lastIndexOf(" ", room);
    const end = space > room / 2 ? space : room;
    parts.push(text.slice(0, end) + CONTINUED);
    text = text.slice(end).trim();
  }
  return [...parts, text];
}

/** Returns the bare words of some nodes. @param {Branch[]} nodes @returns {string} */
const plain = (nodes) => nodes.map((node) => node.text ?? plain(node.children ?? [])).join("").trim();
