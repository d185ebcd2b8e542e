// The words of a search, marked on the page that it led to, until the reader takes the marks away.
// @ts-check

import { make } from "./make.js";
import { plain, wordsIn } from "./words.js";

const MOST = 500; // marks on one page

/** @param {string} words @param {HTMLElement} place where to look for them */
export function markWords(words, place) {
  const asked = new Set(wordsIn(words.slice(0, 200)));
  const marks = asked.size ? marked(place, asked) : [];
  if (!marks.length) return;
  let at = -1;
  const next = make("button", { type: "button", class: "chip" }, "Next");
  const remove = make("button", { type: "button", class: "chip" }, "Remove marks");
  const told = make("p", { role: "status" }, `${marks.length} ${marks.length === 1 ? "mark" : "marks"}`);
  const bar = make("aside", { class: "marks", "aria-label": "Words that you searched for" }, told, next, remove);
  next.addEventListener("click", () => {
    at = (at + 1) % marks.length;
    marks.forEach((mark, number) => mark.classList.toggle("here", number === at));
    marks[at].closest("details:not([open])")?.setAttribute("open", "");
    marks[at].scrollIntoView({ block: "center" });
    told.textContent = `${at + 1} of ${marks.length}`;
  });
  remove.addEventListener("click", () => {
    for (const mark of marks) mark.replaceWith(...mark.childNodes);
    place.normalize();
    bar.remove();
    const address = new URL(location.href);
    address.searchParams.delete("mark");
    history.replaceState(null, "", address);
    place.focus({ preventScroll: true });
  });
  document.body.append(bar);
}

/** Marks each word that is one of those asked for, in whatever form, and returns the marks. @param {HTMLElement} place @param {Set<string>} asked */
function marked(place, asked) {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest("svg, script, button, select, .unseen") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  /** @type {Text[]} */ const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  /** @type {HTMLElement[]} */ const marks = [];
  for (const text of texts) {
    const pieces = text.data.split(/([\p{L}\p{N}’']+)/u); // words stand at odd places
    if (marks.length >= MOST || !pieces.some((piece, number) => number % 2 && asked.has(plain(piece) ?? ""))) continue;
    text.replaceWith(...pieces.map((piece, number) => {
      if (!(number % 2 && asked.has(plain(piece) ?? ""))) return piece;
      const mark = make("mark", {}, piece);
      marks.push(mark);
      return mark;
    }));
  }
  return marks;
}
