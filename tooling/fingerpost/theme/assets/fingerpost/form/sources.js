// The sources of a case: each under a short name by which the rest cites it, and a box that understands a pasted reference.
// @ts-check

import { make, newId } from "./dom.js";
import { keyFor, readReference } from "./reference.js";

/**
 * @typedef {import("./words.js").Key} Key
 * @typedef {import("./controls.js").Context} Context
 */

/** @param {Context} context @param {Key} key @param {Record<string, any>} schema
 * @param {(context: Context, key: Key, wrapped: Record<string, any>) => Element[]} group @returns {Element} */
export function sourcesField(context, key, schema, group) {
  const { draft, redraw } = context, listed = /** @type {Record<string, any>} */ (draft.get(key) ?? {});
  const add = (/** @type {import("./reference.js").Source} */ source) => {
    const name = keyFor(source, Object.keys(listed));
    draft.set([...key, name], source);
    redraw(`[data-entry="${[...key, name].join(".")}"] :is(input, textarea)`);
  };
  const entries = Object.keys(listed).map((name) => make("li", {}, entry(context, [...key, name], schema.additionalProperties, group, listed)));
  const year = draft.today.slice(0, 4), id = newId();
  const box = /** @type {HTMLTextAreaElement} */ (make("textarea", { id, rows: 3, dir: "auto" }));
  const button = (/** @type {string} */ words, /** @type {() => void} */ onclick) => make("button", { type: "button", class: "quiet", onclick }, words);
  return make("div", {},
    make("div", { class: "form-paste" },
      make("label", { for: id }, "Paste a reference"),
      make("p", { class: "form-note" }, "A line from a list of references, BibTeX, RIS, or a web address. We read what we can; look it over."),
      box, button("Read it", () => { if (box.value.trim()) add(readReference(box.value)); })),
    make("ol", { class: "form-entries" }, ...entries),
    make("div", { class: "form-acts" },
      button("Add a source by hand", () => add({})),
      button("Add what somebody told you", () => add({ title: "What … told us", publisher: "Our own notes", year }))));
}

/** @param {Context} context @param {Key} key @param {Record<string, any>} wrapped
 * @param {(context: Context, key: Key, wrapped: Record<string, any>) => Element[]} group @param {Record<string, any>} listed */
function entry(context, key, wrapped, group, listed) {
  const { draft, redraw } = context, name = String(key[key.length - 1]), id = newId();
  const box = /** @type {HTMLInputElement} */ (make("input", { id, type: "text", autocomplete: "off", spellcheck: "false" }));
  box.value = name;
  box.addEventListener("change", () => {
    const wanted = box.value.trim().replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "");
    if (!wanted || wanted === name || wanted in listed) {
      box.value = name;
      return;
    }
    draft.renameSource(name, wanted);
    redraw(`[data-entry="${[...key.slice(0, -1), wanted].join(".")}"] > summary`);
  });
  const remove = make("button", { type: "button", class: "quiet small", onclick: () => { draft.set(key, undefined); redraw(); } }, "Remove this source");
  const title = typeof listed[name]?.title === "string" ? listed[name].title : "";
  return make("details", { class: "form-entry", "data-entry": key.join("."), "data-field": key.join("."), open: Object.keys(listed).length < 3 || !title },
    make("summary", {}, make("span", {}, `[@${name}]`), ` ${title}`),
    make("p", { class: "wrong", "aria-live": "polite", hidden: true }),
    ...group(context, key, wrapped),
    make("div", { class: "ask" }, make("label", { for: id }, "The short name by which you cite it"), box),
    make("div", { class: "form-acts" }, remove));
}
