// What every page does beyond reading: open contents beside wide pages, light and dark, notes, search. Nothing here is needed to read.
// @ts-check

import { offerNotes } from "./notes.js";

const root = document.body.dataset.root ?? "";

const contents = /** @type {HTMLDetailsElement | null} */ (document.querySelector("[data-contents]"));
if (contents && matchMedia("(min-width: 68rem)").matches) contents.open = true;

/** Offers the other of light and dark. What was chosen is kept; first.js sets it on the next page. */
function offerScheme() {
  const place = document.querySelector("[data-scheme-switch]");
  if (!place) return;
  const button = document.createElement("button");
  button.className = "scheme";
  button.type = "button";
  const isDark = () =>
    (document.documentElement.dataset.scheme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const label = () => { button.textContent = isDark() ? "Switch to light" : "Switch to dark"; };
  button.addEventListener("click", () => {
    const chosen = isDark() ? "light" : "dark";
    document.documentElement.dataset.scheme = chosen;
    try {
      localStorage.setItem("fingerpost-scheme", chosen);
    } catch {
      // A browser that keeps nothing forgets it with the page.
    }
    label();
  });
  label();
  place.append(button);
}

offerScheme();

const asking = new URLSearchParams(location.search);
const sheet = asking.get("sheet") ?? asking.get("edition"); // the second on sheets that say no more than their day
if (sheet) import("./edition.js").then(({ tellEdition }) => tellEdition(sheet, root));

offerNotes();

const seek = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-seek]"));
if (seek) {
  seek.addEventListener("pointerenter", () => import("./suggest.js").then(({ suggester }) => suggester(root)), { once: true }); // a head start
  seek.addEventListener("focusin", () => import("./seek.js").then(({ offerSuggestions }) => offerSuggestions(seek, root)), { once: true });
}

const offline = /** @type {HTMLElement | null} */ (document.querySelector("[data-offline]"));
addEventListener("load", () => import("./offline.js").then(({ keepSite, offerKept }) => { keepSite(root); if (offline) offerKept(offline, root); }));

const find = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-find]"));
if (find) import("./find.js").then(({ offerResults }) => offerResults(find, root));

const searched = asking.get("mark");
const main = document.querySelector("main");
if (searched && main) import("./marks.js").then(({ markWords }) => markWords(searched, main));

const paths = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-path]"));
if (paths.length) import("./path.js").then(({ offerTicks }) => offerTicks(paths));

const lens = /** @type {HTMLElement | null} */ (document.querySelector("[data-lens]"));
if (lens) import("./lens.js").then(({ offerLens }) => offerLens(lens));

const likeOurs = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-like-ours]"));
if (likeOurs) import("./like-ours.js").then(({ offerPlaces }) => offerPlaces(likeOurs, root));

const beside = /** @type {HTMLElement | null} */ (document.querySelector("[data-beside]"));
if (beside) import("./compare.js").then(({ offerComparing }) => offerComparing(beside, root));

const choose = /** @type {HTMLElement | null} */ (document.querySelector("[data-choose]"));
if (choose) import("./cases.js").then(({ offerChoice }) => offerChoice(choose, root));

const wayfinder = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-wayfinder]"));
if (wayfinder) import("./wayfinder.js").then(({ offerWays }) => offerWays(wayfinder, root));

const pack = /** @type {HTMLElement | null} */ (document.querySelector("[data-pack]"));
if (pack) import("./pack/pack.js").then(({ offerPack }) => offerPack(pack));
