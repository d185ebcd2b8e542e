// The one way to a data file of the site.
// @ts-check

import { fromFolder } from "./folder.js";

/** @type {Map<string, Promise<any>>} */ const kept = new Map();

/** Returns what a JSON file holds, asked for once. @param {string} address */
export function load(address) {
  const known = kept.get(address);
  if (known) return known;
  const asked = fromFolder ? told(address) : fetched(address);
  asked.catch(() => kept.delete(address)); // so that a later try may be luckier
  kept.set(address, asked);
  return asked;
}

/** @param {string} address */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

/** From a folder no file may be fetched, but a script may run: the copy that is made for it has a script beside each data file, which tells what that holds.
 * @param {string} address @returns {Promise<any>} */
function told(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address.replace(/json$/, "js");
    script.addEventListener("told", (event) => resolve(/** @type {CustomEvent} */ (event).detail));
    script.addEventListener("load", () => script.remove());
    script.addEventListener("error", () => reject(new Error(address)));
    document.head.append(script);
  });
}
