// Elements made of words, never of markup.
// @ts-check

import { pageAt } from "./folder.js";

/** Returns an element; attributes that are false or null are left out.
 * @param {string} name @param {Record<string, string | number | boolean | null>} attributes @param {(string | Node)[]} children */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== null) element.setAttribute(key, value === true ? "" : key === "href" ? pageAt(String(value)) : String(value));
  }
  element.append(...children);
  return element;
}
