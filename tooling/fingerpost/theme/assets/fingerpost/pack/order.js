// The order of what is chosen: a button earlier, a button later, a button out; dragging is one more way.
// @ts-check

import { make } from "../make.js";

/** Returns what shows the list as it now is.
 * @param {HTMLElement} list @param {import("./bind.js").Choice[]} chosen changed in its place
 * @param {(kind: string) => string} nameOf @param {(words: string) => void} changed told what happened, in words */
export function offerOrder(list, chosen, nameOf, changed) {
  let dragged = -1;

  /** @param {number} from @param {number} to @param {string} focus the button that keeps the focus */
  async function move(from, to, focus) {
    if (to < 0 || to >= chosen.length || from === to) return;
    const [choice] = chosen.splice(from, 1);
    chosen.splice(to, 0, choice);
    changed(`${choice.title} is now number ${to + 1} of ${chosen.length}.`);
    const buttons = list.children[to]?.querySelectorAll("button:not(:disabled)");
    /** @type {HTMLElement | null} */ (list.children[to]?.querySelector(`.${focus}:not(:disabled)`) ?? buttons?.[0] ?? null)?.focus();
  }

  /** @param {number} place */
  function takeOut(place) {
    const [choice] = chosen.splice(place, 1);
    changed(`${choice.title} is taken out.`);
    const next = list.children[Math.min(place, chosen.length - 1)]?.querySelector(".out") ?? list.closest("section");
    /** @type {HTMLElement | null} */ (next)?.focus();
  }

  /** @param {import("./bind.js").Choice} choice @param {number} place */
  function entry({ kind, title }, place) {
    const button = (/** @type {string} */ name, /** @type {string} */ words, /** @type {boolean} */ off, /** @type {() => void} */ act) => {
      const made = make("button", { type: "button", class: name, disabled: off }, words, make("span", { class: "unseen" }, `: ${title}`));
      made.addEventListener("click", act);
      return made;
    };
    const line = make("li", { draggable: "true" }, make("span", { class: "pack-name" }, title, " ", make("span", { class: "meta" }, nameOf(kind))),
      make("span", { class: "pack-moves" },
        button("earlier", "Earlier", place === 0, () => move(place, place - 1, "earlier")),
        button("later", "Later", place === chosen.length - 1, () => move(place, place + 1, "later")),
        button("out", "Take out", false, () => takeOut(place))));
    line.addEventListener("dragstart", (event) => { dragged = place; event.dataTransfer?.setData("text/plain", title); });
    line.addEventListener("dragover", (event) => { if (dragged >= 0) event.preventDefault(); });
    line.addEventListener("drop", (event) => { event.preventDefault(); move(dragged, place, "later"); dragged = -1; });
    line.addEventListener("dragend", () => { dragged = -1; });
    return line;
  }

  return () => list.replaceChildren(...chosen.map(entry));
}
