// Making elements: names, attributes, children. Text is always text.
// @ts-check

let made = 0;

/** @param {string} tag @param {Record<string, any>} [attributes] @param {...(Node | string | null | undefined | false)} children */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Returns an id that no other element has. */
export function newId() {
  made += 1;
  return `ask-${made}`;
}

/** @param {string} selector @param {ParentNode} [within] @returns {any} */
export function find(selector, within = document) {
  return within.querySelector(selector);
}

/** @param {string} selector @param {ParentNode} [within] @returns {any[]} */
export function findAll(selector, within = document) {
  return [...within.querySelectorAll(selector)];
}
