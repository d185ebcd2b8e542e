// Suggestions under the header's search, as the combobox pattern of the ARIA practices asks.
// @ts-check

import { suggester } from "./suggest.js";

const MOST = 8;

/** @param {HTMLFormElement} form @param {string} root */
export async function offerSuggestions(form, root) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = "seek-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  form.append(list, status);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    input.setAttribute(name, value);
  }
  const search = await suggester(root);
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
    const found = input.value.trim().length > 1 ? search(input.value, MOST) : [];
    list.replaceChildren(...found.map((entry, number) => optionOf(entry, number, root)));
    show(found.length > 0);
    status.textContent = input.value.trim().length > 1 ? `${found.length || "No"} ${found.length === 1 ? "suggestion" : "suggestions"}` : "";
  };

  input.addEventListener("input", update);
  input.addEventListener("keydown", (event) => {
    const last = options().length - 1;
    if (event.key === "Escape" && !list.hidden) {
      show(false);
      event.preventDefault();
    } else if (event.key === "ArrowDown" && last >= 0) {
      show(true);
      choose(chosen >= last ? 0 : chosen + 1);
      event.preventDefault();
    } else if (event.key === "ArrowUp" && last >= 0) {
      show(true);
      choose(chosen <= 0 ? last : chosen - 1);
      event.preventDefault();
    } else if (event.key === "Enter" && chosen >= 0) {
      location.href = options()[chosen].dataset.address ?? "";
      event.preventDefault();
    }
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
  if (input.value) update();
}

/** Returns an entry of the list: title, kind, and why it is there or what it is about.
 * @param {import("./suggest.js").Suggestion} entry @param {number} number @param {string} root */
function optionOf(entry, number, root) {
  const option = document.createElement("li");
  option.className = "option";
  option.id = `seek-${number}`;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.dataset.address = root + entry.u;
  const title = document.createElement("strong");
  title.textContent = entry.t;
  const kind = document.createElement("span");
  kind.className = "kind";
  kind.textContent = entry.k;
  const why = document.createElement("span");
  why.className = "why";
  why.textContent = entry.why || (entry.s.length > 90 ? `${entry.s.slice(0, 88).replace(/\s\S*$/, "")} …` : entry.s);
  option.append(title, " ", kind, " ", why);
  return option;
}
