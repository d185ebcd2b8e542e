// Suggestions under the header's search, as the combobox pattern of the ARIA practices asks.
// @ts-check

import { fromFolder, pageAt } from "./folder.js";
import { suggester } from "./suggest.js";

/** @typedef {import("./suggest.js").Suggestion} Suggestion */

const MOST = 9;
const NEAREST = 3; // shown first whatever their kind; the rest follow by kind
const GROUPS = {
  Pitfall: "Pitfalls", Phase: "Phases", Exercise: "Exercises", Case: "Cases", Word: "Words", Organisation: "Organisations", Reader: "Readers",
};
const THE_REST = "Elsewhere in the playbook";

/** @param {HTMLFormElement} form @param {string} root */
export async function offerSuggestions(form, root) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const { list, status } = prepared(form, input);
  const search = await suggester(root);
  performance.mark("suggestions ready"); // so that a test can tell how long after the focus
  let chosen = -1;

  const options = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=option]")]);
  const choose = (/** @type {number} */ at) => {
    chosen = at;
    options().forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    const option = options()[at];
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const show = (/** @type {boolean} */ open) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) choose(-1);
  };
  const update = () => {
    const words = input.value.trim();
    const found = words.length > 1 ? search(words, MOST) : [];
    list.replaceChildren(...grouped(found, root), everything(words, `${form.action}?q=${encodeURIComponent(words)}`));
    choose(-1);
    show(words.length > 1);
    status.textContent = words.length > 1 ? `${found.length || "No"} ${found.length === 1 ? "suggestion" : "suggestions"}` : "";
  };

  input.addEventListener("input", update);
  input.addEventListener("keydown", (event) => {
    const last = options().length - 1;
    if (event.key === "Escape" && !list.hidden) show(false);
    else if (event.key === "ArrowDown" && last >= 0) {
      show(true);
      choose(chosen >= last ? 0 : chosen + 1);
    } else if (event.key === "ArrowUp" && last >= 0) {
      show(true);
      choose(chosen <= 0 ? last : chosen - 1);
    } else if (event.key === "Enter" && chosen >= 0) location.href = options()[chosen].dataset.address ?? "";
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus in the box, so that the list is still there for the click
  list.addEventListener("click", (event) => {
    const option = event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest("[role=option]")) : null;
    if (option?.dataset.address) location.href = option.dataset.address;
  });
  document.addEventListener("pointerdown", (event) => {
    if (!form.contains(/** @type {Node} */ (event.target))) show(false);
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) show(false);
  });
  if (input.value && document.activeElement === input) update();
}

/** Returns the list and the line for screen readers, put under the box and tied to it. @param {HTMLFormElement} form @param {HTMLInputElement} input */
function prepared(form, input) {
  const list = element("div", "suggestions", "");
  list.id = "seek-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  const status = element("p", "unseen", "");
  status.setAttribute("role", "status");
  form.append(list, status);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    input.setAttribute(name, value);
  }
  return { list, status };
}

/** Returns the nearest, then the others by kind, each group under its name. @param {Suggestion[]} found @param {string} root */
function grouped(found, root) {
  /** @type {Map<string, Suggestion[]>} */ const groups = new Map();
  found.forEach((entry, at) => {
    const name = at < NEAREST ? "Nearest" : GROUPS[/** @type {keyof typeof GROUPS} */ (entry.k)] ?? THE_REST;
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  });
  let number = 0;
  return [...groups].map(([name, entries], at) => {
    const group = element("div", "group", "");
    group.setAttribute("role", "group");
    const heading = element("p", "group-name", name);
    heading.id = `seek-group-${at}`;
    group.setAttribute("aria-labelledby", heading.id);
    group.append(heading, ...entries.map((entry) => optionOf(entry, number++, root)));
    return group;
  });
}

/** Returns an entry of the list: title, kind, and why it is there or what it is about.
 * @param {Suggestion} entry @param {number} number @param {string} root */
function optionOf(entry, number, root) {
  const why = entry.why || (entry.s.length > 90 ? `${entry.s.slice(0, 88).replace(/\s\S*$/, "")} …` : entry.s);
  return option(`seek-${number}`, root + entry.u, inLanguage(element("strong", "", entry.t), entry), " ", element("span", "kind", entry.k), " ", inLanguage(element("span", "why", why), entry.why ? {} : entry));
}

/** Returns the last entry: the way to the page that searches every word. @param {string} words @param {string} address */
function everything(words, address) {
  return option("seek-everything", address, fromFolder ? "See more for " : "Search every page for ", element("strong", "", `“${words}”`));
}

/** @param {string} id @param {string} address @param {(Node | string)[]} words */
function option(id, address, ...words) {
  const made = element("div", "option", "");
  made.id = id;
  made.setAttribute("role", "option");
  made.setAttribute("aria-selected", "false");
  made.dataset.address = pageAt(address);
  made.append(...words);
  return made;
}

/** @param {HTMLElement} words @param {{l?: string}} entry of whose language they are */
function inLanguage(words, { l }) {
  if (l) words.lang = l;
  return words;
}

/** @param {string} tag @param {string} kind @param {string} text */
function element(tag, kind, text) {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  made.textContent = text;
  return made;
}
