// A question with all that belongs to it: note, example, reason, what is wrong, and "not known, because …". Groups and lists of them.
// @ts-check

import { control } from "./controls.js";
import { find, make, newId } from "./dom.js";
import { groupOf } from "./draft.js";
import { isGroup } from "./refuse.js";
import { inside, resolved } from "./schema.js";
import { sourcesField } from "./sources.js";

/**
 * @typedef {import("./words.js").Key} Key
 * @typedef {import("./controls.js").Context} Context
 * @typedef {Record<string, any>} Question
 */

const NEVER_UNKNOWN = new Set(["not_known", "known_none", "disputed", "withdrawn", "contributors", "also_known_as", "language", "sources"]);
const HEADING = 60;

/** Returns a field of the case, or of a group in it. @param {Context} context @param {Key} key @param {Record<string, any>} wrapped
 * @param {Question} question @param {boolean} needed @returns {Element} */
export function field(context, key, wrapped, question, needed) {
  const schema = resolved(context.know.schema, wrapped);
  if (schema.type === "object" && schema.additionalProperties && !schema.properties) return framed(context, key, question, needed, sourcesField(context, key, schema, group));
  if (schema.type === "object") return framed(context, key, question, needed, ...optional(context, key, wrapped, needed));
  const entry = schema.type === "array" && schema.items ? resolved(context.know.schema, schema.items) : null;
  if (entry?.properties) return framed(context, key, question, needed, ...list(context, key, schema));
  const id = newId(), { element, labelled } = control(context, key, wrapped, question, id);
  const name = key[key.length - 1], wrong = `${id}-wrong`, note = `${id}-note`;
  const title = make(labelled ? "label" : "legend", labelled ? { for: id } : {}, question.ask ?? String(name), !needed && make("span", { class: "optional" }, " (optional)"));
  const told = labelled ? find(`#${id}`, make("div", {}, element)) : element;
  told.setAttribute("aria-describedby", [wrong, note, told.getAttribute("aria-describedby")].filter(Boolean).join(" "));
  const parts = [title, make("div", { id: note, class: "form-note" }, ...notes(question, name)), make("p", { class: "wrong", "aria-live": "polite", id: wrong, hidden: true }), element, ...below(context, key, question, needed)];
  return make(labelled ? "div" : "fieldset", { class: "ask", "data-field": key.join(".") }, ...parts);
}

/** Returns the fields of a group. @param {Context} context @param {Key} key @param {Record<string, any>} wrapped @returns {Element[]} */
export function group(context, key, wrapped) {
  const schema = resolved(context.know.schema, wrapped), questions = groupOf(context.know, wrapped).fields;
  const names = [...Object.keys(questions), ...Object.keys(schema.properties)].filter((name, index, all) => name in schema.properties && all.indexOf(name) === index);
  return names.map((name) => field(context, [...key, name], inside(schema, name), questions[name] ?? {}, (schema.required ?? []).includes(name)));
}

/** Returns a group's fields; of one that may be left out, only when it is there. @param {Context} context @param {Key} key
 * @param {Record<string, any>} wrapped @param {boolean} needed @returns {Element[]} */
function optional(context, key, wrapped, needed) {
  const { draft, redraw } = context, one = groupOf(context.know, wrapped).one;
  if (needed) return group(context, key, wrapped);
  const act = (/** @type {string} */ words, /** @type {() => void} */ run) => make("button", { type: "button", class: "quiet", onclick: () => { run(); redraw(); } }, words);
  if (!isGroup(draft.get(key) ?? null)) return [act(`Add a ${one}`, () => draft.set(key, {}))];
  return [...group(context, key, wrapped), act(`Take the ${one} away`, () => draft.set(key, undefined))];
}

/** @param {Context} context @param {Key} key @param {Question} question @param {boolean} needed @param {...Element} inner */
function framed(context, key, question, needed, ...inner) {
  const name = key[key.length - 1], id = newId();
  const parts = [make("legend", {}, question.ask ?? String(name)), make("div", { class: "form-note" }, ...notes(question, name)), make("p", { class: "wrong", "aria-live": "polite", id: `${id}-wrong`, hidden: true })];
  return make("fieldset", { class: "ask group", "data-field": key.join("."), "aria-describedby": `${id}-wrong` }, ...parts, ...inner, ...below(context, key, question, needed));
}

/** @param {Question} question @param {string | number} name */
function notes(question, name) {
  return [
    question.help && make("p", {}, question.help),
    question.example && make("p", { class: "example" }, make("span", {}, "For example: "), question.example),
    make("p", { class: "in-file" }, "In the file: ", make("code", {}, String(name))),
  ];
}

/** Returns what stands below an answer: why we ask, and that it is not known. @param {Context} context @param {Key} key @param {Question} question @param {boolean} needed */
function below({ draft }, key, question, needed) {
  const why = question.why && make("details", { class: "why" }, make("summary", {}, "Why we ask"), make("p", {}, question.why));
  const name = String(key[key.length - 1]);
  if (needed || NEVER_UNKNOWN.has(String(key[0])) || key.some((part) => typeof part === "number") || key[0] === "consent") return [why];
  const gaps = () => /** @type {any[]} */ (Array.isArray(draft.get(["not_known"])) ? draft.get(["not_known"]) : []);
  const at = () => gaps().findIndex((gap) => gap?.field === name);
  const id = newId(), box = /** @type {HTMLTextAreaElement} */ (make("textarea", { id, rows: 2, dir: "auto", "aria-describedby": `${id}-wrong` }));
  box.value = at() >= 0 ? String(gaps()[at()].because ?? "") : "";
  box.addEventListener("input", () => {
    const index = at();
    if (box.value) draft.set(index >= 0 ? ["not_known", index, "because"] : ["not_known", gaps().length], index >= 0 ? box.value : { field: name, because: box.value });
    else if (index >= 0) draft.set(["not_known", index], undefined);
  });
  const label = make("label", { for: id }, "Not known, because …");
  const unknown = make("details", { class: "gap", "data-gap": name, open: Boolean(box.value) }, make("summary", {}, "I do not know this"), label, make("p", { class: "wrong", "aria-live": "polite", id: `${id}-wrong`, hidden: true }), box);
  return [why, unknown];
}

/** @param {Context} context @param {Key} key @param {Record<string, any>} schema @returns {Element[]} */
function list(context, key, schema) {
  const { draft, redraw } = context, value = draft.get(key), entries = Array.isArray(value) ? value : [];
  const one = groupOf(context.know, schema.items).one;
  const items = entries.map((entry, index) => make("li", {}, listed(context, [...key, index], schema.items, entry, entries.length, one)));
  const add = make("button", { type: "button", class: "quiet", "data-add": key.join("."), onclick: () => {
    draft.set([...key, entries.length], {});
    redraw(`[data-entry="${[...key, entries.length].join(".")}"] :is(input, textarea, select)`);
  } }, entries.length ? `Add another ${one}` : `Add a ${one}`.replace(/^Add a (?=[aeiou])/, "Add an "));
  return [make("ol", { class: "form-entries" }, ...items), add];
}

/** @param {Context} context @param {Key} key @param {Record<string, any>} wrapped @param {any} entry @param {number} many @param {string} one */
function listed(context, key, wrapped, entry, many, one) {
  const { draft, redraw } = context, index = Number(key[key.length - 1]), around = key.slice(0, -1);
  const move = (/** @type {number} */ by) => {
    const all = /** @type {any[]} */ (draft.get(around));
    all.splice(index + by, 0, ...all.splice(index, 1));
    draft.touched();
    redraw(`[data-entry="${[...around, index + by].join(".")}"] > summary`);
  };
  const remove = () => {
    const taken = draft.get(key);
    draft.set(key, undefined);
    redraw(`[data-add="${around.join(".")}"]`);
    offerUndo(`The ${one} was removed.`, () => {
      const all = /** @type {any[]} */ (draft.get(around) ?? []);
      draft.set(around, [...all.slice(0, index), taken ?? {}, ...all.slice(index)]);
      redraw(`[data-entry="${key.join(".")}"] > summary`);
    });
  };
  const acts = make("div", { class: "form-acts" },
    index > 0 && make("button", { type: "button", class: "quiet small", onclick: () => move(-1) }, "Move up"),
    index < many - 1 && make("button", { type: "button", class: "quiet small", onclick: () => move(1) }, "Move down"),
    make("button", { type: "button", class: "quiet small", onclick: remove }, `Remove this ${one}`));
  const isNew = !Object.keys(entry ?? {}).length;
  return make("details", { class: "form-entry", "data-entry": key.join("."), open: isNew || many < 3 },
    make("summary", {}, make("span", { class: "one" }, `${one} ${index + 1}`), ` ${heading(entry)}`), ...group(context, key, wrapped), acts);
}

/** Says in a few words which entry it is. @param {any} entry */
function heading(entry) {
  const words = Object.values(isGroup(entry ?? null) ? entry : {}).filter((value) => typeof value === "string").slice(0, 2).join(": ");
  return words.length > HEADING ? `${words.slice(0, HEADING)}…` : words;
}

/** @param {string} words @param {() => void} undo */
export function offerUndo(words, undo) {
  find("[data-form-said]").replaceChildren(`${words} `, make("button", { type: "button", class: "quiet small", onclick: (/** @type {Event} */ event) => {
    /** @type {Element} */ (event.target).closest("[data-form-said]")?.replaceChildren();
    undo();
  } }, "Undo"));
}
