// What a question is answered with: a line, a text, a choice, ticks, two numbers. Which one it is, the schema says.
// @ts-check

import { find, make, newId } from "./dom.js";
import { VERY_MANY, finder } from "./finder.js";
import { leeway, resolved } from "./schema.js";

/**
 * @typedef {import("./words.js").Key} Key
 * @typedef {import("./words.js").Tree} Tree
 * @typedef {{know: Record<string, any>, draft: import("./draft.js").Draft, redraw: (focus?: string) => void}} Context
 * @typedef {{element: Element, labelled: boolean}} Control  labelled: the question is the label of one control, not the name of several
 * @typedef {[string, string, string?][]} Choices  value, words, meaning
 */

const FEW = 24;
const LONG = 300;

/** Returns where a field stands, as the list of references writes it: "events[].phase". @param {Key} key */
export function pathOf(key) {
  return key.map((part) => (typeof part === "number" ? "[]" : `.${part}`)).join("").replace(/^\./, "");
}

/** Returns what a field is answered with. @param {Context} context @param {Key} key @param {Record<string, any>} wrapped its schema
 * @param {Record<string, any>} question @param {string} id of the control, or of the first of several @returns {Control} */
export function control(context, key, wrapped, question, id) {
  const { know } = context, schema = resolved(know.schema, wrapped), path = pathOf(key);
  if (schema.enum) return radios(context, key, schema.enum.map((/** @type {string} */ word) => [word, question.choices?.[word] ?? word]), leeway(wrapped).nothing, id);
  if (schema.prefixItems) return pair(context, key, id);
  const kind = know.references[path] ?? know.references[`${path}[]`];
  if (kind === "own source") return ticks(context, key, sources(context), id, leeway(wrapped).alone);
  if (kind && schema.type === "array") {
    const choices = namesOf(context, kind);
    return kind === "kind of page" || choices.length > FEW ? selects(context, key, kind, id) : ticks(context, key, choices, id, false);
  }
  const isUnknown = kind === "case" && !know.names.case, isOnItsWay = isUnknown && know.later;
  const isOpen = isUnknown && !know.later; // the one file of a large library does not know its cases
  const names = () => (kind && kind !== "kind of page" ? namesOf(context, kind) : []);
  if (isOnItsWay || names().length >= VERY_MANY) return { element: finder(context, key, names, id), labelled: true };
  if (kind && !isOpen) return { element: select(context, key, kind, id), labelled: true };
  if (schema.type === "array") return lines(context, key, id);
  return text(context, key, schema, id);
}

/** @param {Context} context @param {string} kind @returns {Choices} */
function namesOf({ know }, kind) {
  const named = Object.entries(know.names[kind] ?? {}).filter(([, words]) => words.length);
  return named.map(([id, [title, summary]]) => [id, title, summary]);
}

/** @param {Context} context @returns {Choices} */
function sources({ draft }) {
  const listed = /** @type {Record<string, any>} */ (draft.tree.sources ?? {});
  return Object.entries(listed).map(([key, source]) => [key, typeof source?.title === "string" && source.title ? source.title : "a source without a name yet", key]);
}

/** @param {Context} context @param {Key} key @param {Record<string, any>} schema @param {string} id @returns {Control} */
function text({ know, draft }, key, schema, id) {
  const value = draft.get(key), given = typeof value === "string" ? value : "";
  const isProse = know.prose.includes(pathOf(key)), isLong = isProse || schema.maxLength > LONG || given.includes("\n");
  const inputmode = schema.type === "integer" ? "numeric" : undefined;
  const rows = isProse ? Math.min(14, Math.max(6, Math.ceil(given.length / 60))) : 2;
  const box = isLong ? make("textarea", { id, rows, dir: "auto" }) : make("input", { id, type: "text", inputmode, dir: "auto", autocomplete: "off" });
  /** @type {any} */ (box).value = given;
  box.addEventListener("input", () => draft.set(key, /** @type {any} */ (box).value || undefined));
  if (!isProse) return { element: box, labelled: true };
  return { element: make("div", {}, box, citing(box, draft)), labelled: true };
}

/** Offers a button for each source that cites it where the cursor stands. @param {any} box @param {import("./draft.js").Draft} draft */
function citing(box, draft) {
  const keys = [...Object.keys(/** @type {object} */ (draft.tree.sources ?? {})), "ours"];
  const buttons = [...new Set(keys)].map((key) => make("button", {
    type: "button", class: "quiet small", "aria-label": key === "ours" ? "Mark as our reading" : `Cite ${key}`,
    onclick: () => {
      box.setRangeText(` [@${key}]`, box.selectionEnd, box.selectionEnd, "end");
      box.focus();
      box.dispatchEvent(new Event("input", { bubbles: true }));
    },
  }, `[@${key}]`));
  return make("div", { class: "form-cite" }, make("span", {}, "Cite:"), ...buttons);
}

/** @param {Context} context @param {Key} key @param {string} id @returns {Control} */
function lines({ draft }, key, id) {
  const value = draft.get(key), given = Array.isArray(value) ? value.map((entry) => String(entry ?? "")) : typeof value === "string" ? [value] : [];
  const box = /** @type {HTMLTextAreaElement} */ (make("textarea", { id, rows: Math.max(2, given.length), dir: "auto" }));
  box.value = given.join("\n");
  box.addEventListener("input", () => {
    const entries = box.value.split("\n").filter((line) => line.trim());
    draft.set(key, entries.length ? entries : undefined);
  });
  return { element: box, labelled: true };
}

/** @param {Context} context @param {Key} key @param {Choices} choices @param {boolean} optional @param {string} id @returns {Control} */
function radios({ draft }, key, choices, optional, id) {
  const value = draft.get(key), offered = [...choices, ...(optional ? [["", "No answer"]] : []), ...strays(choices, [value])];
  const boxes = offered.map(([choice, words], index) => {
    const box = make("input", { type: "radio", name: id, id: index ? `${id}-${index}` : id, value: choice });
    /** @type {any} */ (box).checked = choice === (value ?? "");
    box.addEventListener("change", () => draft.set(key, choice || undefined));
    return make("label", { class: "form-tick" }, box, make("span", {}, words));
  });
  return { element: make("div", { class: "form-ticks" }, ...boxes), labelled: false };
}

/** @param {Context} context @param {Key} key @param {Choices} choices @param {string} id @param {boolean} alone whether one may stand without a list @returns {Control} */
function ticks({ draft }, key, choices, id, alone) {
  const read = () => {
    const value = draft.get(key);
    return Array.isArray(value) ? value.map(String) : typeof value === "string" ? [value] : [];
  };
  const offered = [...choices, ...strays(choices, read())];
  if (!offered.length) {
    return { element: make("p", { class: "none" }, "There is nothing to tick yet: first list a source. ", make("a", { href: "#step-sources", id }, "Go to the sources")), labelled: false };
  }
  const boxes = offered.map(([choice, words, meaning], index) => {
    const box = make("input", { type: "checkbox", id: index ? `${id}-${index}` : id });
    /** @type {any} */ (box).checked = read().includes(choice);
    box.addEventListener("change", () => {
      const ticked = /** @type {any} */ (box).checked ? [...read(), choice] : read().filter((each) => each !== choice);
      draft.set(key, !ticked.length ? undefined : alone && ticked.length === 1 ? ticked[0] : ticked);
    });
    return make("label", { class: "form-tick" }, box, make("span", {}, words, meaning && make("small", {}, ` ${meaning}`)));
  });
  return { element: make("div", { class: "form-ticks" }, ...boxes), labelled: false };
}

/** Returns what was chosen and is in no list, so that nothing is lost unseen. @param {Choices} choices @param {any[]} chosen @returns {Choices} */
function strays(choices, chosen) {
  const known = choices.map(([choice]) => choice);
  return chosen.filter((each) => typeof each === "string" && each && !known.includes(each)).map((each) => [each, `“${each}”, which is not in the list`]);
}

/** @param {Context} context @param {Key} key @param {string} kind @param {string} id */
function select(context, key, kind, id) {
  const { know, draft } = context, value = draft.get(key);
  const kinds = Object.entries(know.kinds).filter(([page]) => page !== "page" && Object.keys(know.names[page]).length);
  const groups = kind === "kind of page"
    ? kinds.map(([page, title]) => make("optgroup", { label: title }, ...namesOf(context, page).map(([each, words]) => option(`${page}-${each}`, words))))
    : namesOf(context, kind).map(([each, words]) => option(each, words));
  const box = /** @type {HTMLSelectElement} */ (make("select", { id }, option("", "Choose …"), ...groups));
  if (typeof value === "string" && value && !find(`option[value="${CSS.escape(value)}"]`, box)) box.append(option(value, `“${value}”, which is not in the list`));
  box.value = typeof value === "string" ? value : "";
  box.addEventListener("change", () => draft.set(key, box.value || undefined));
  return box;
}

/** @param {string} value @param {string} words */
const option = (value, words) => make("option", { value }, words);

/** @param {Context} context @param {Key} key @param {string} kind @param {string} id @returns {Control} */
function selects(context, key, kind, id) {
  const value = context.draft.get(key), many = Array.isArray(value) ? value.length : 0;
  const rows = [...Array(many + 1).keys()].map((index) => {
    const own = index ? newId() : id, box = select(context, [...key, index], kind, own);
    box.setAttribute("aria-label", `Choice ${index + 1}`);
    box.addEventListener("change", () => context.redraw(`[data-field="${key.join(".")}"] select:nth-of-type(${index + 1})`));
    return box;
  });
  return { element: make("div", { class: "form-selects" }, ...rows), labelled: false };
}

/** @param {Context} context @param {Key} key @param {string} id @returns {Control} */
function pair({ draft }, key, id) {
  const value = draft.get(key), given = Array.isArray(value) ? value : [];
  const boxes = ["Latitude", "Longitude"].map((words, index) => {
    const own = index ? `${id}-${index}` : id, box = /** @type {HTMLInputElement} */ (make("input", { id: own, type: "text", inputmode: "decimal", autocomplete: "off" }));
    box.value = typeof given[index] === "string" ? given[index] : "";
    box.addEventListener("input", () => {
      const both = boxes.map((part) => find("input", part).value.trim());
      draft.set(key, both.some(Boolean) ? both : undefined);
    });
    return make("label", { for: own }, words, box);
  });
  return { element: make("div", { class: "form-pair" }, ...boxes), labelled: false };
}
