// The search page: what is nearest to what somebody says, then every page with the words. What is asked stands in the address.
// @ts-check

import { fullText } from "./full-text.js";
import { fromFolder } from "./folder.js";
import { make } from "./make.js";
import { suggester } from "./suggest.js";

const NEAREST = fromFolder ? 10 : 5;
const FIRST = 6, MORE = 20; // each result weighs as much as its page: its excerpt is cut in the browser

/** @param {HTMLFormElement} form @param {string} root */
export function offerResults(form, root) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input[type=search]"));
  const radios = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[type=radio]")]);
  const title = document.title;
  const asked = () => {
    const address = new URLSearchParams(location.search);
    const kind = address.get("kind") ?? "";
    return { words: (address.get("q") ?? "").trim().slice(0, 200), kind, known: radios.some((radio) => radio.value === kind) };
  };
  const show = () => {
    const { words, kind, known } = asked();
    input.value = words;
    for (const radio of radios) radio.checked = radio.value === (known ? kind : "");
    document.title = words ? `“${words}” · ${title}` : title;
    return showResults(root, words, known ? kind : "", radios, known ? "" : `There is no kind of result called “${kind.slice(0, 80)}”, so everything is searched. `);
  };
  const go = () => {
    const address = new URLSearchParams({ q: input.value.trim() });
    const kind = radios.find((radio) => radio.checked)?.value;
    if (kind) address.set("kind", kind);
    history.pushState(null, "", `?${address}`);
    show();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go();
  });
  for (const radio of radios) radio.addEventListener("change", go);
  addEventListener("popstate", show);
  show();
}

const FROM_FOLDER = "In this copy, read from a folder, you can search titles, other names, sayings and summaries, but not every word of every page.";

let turn = 0; // what comes late for an earlier question is not shown

/** @param {string} root @param {string} words @param {string} kind @param {HTMLInputElement[]} radios @param {string} first a sentence to begin with */
async function showResults(root, words, kind, radios, first) {
  const mine = ++turn;
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (document.querySelector(`[data-${name}]`));
  const tell = (/** @type {string} */ text) => { part("find-status").textContent = first + text; };
  part("find-plain").querySelector("p")?.replaceChildren(words ? "Or look along these lists:" : "Or start from a list:");
  tell(words ? "Searching …" : fromFolder ? FROM_FOLDER : "");
  const [best, full] = words ? await Promise.all([nearest(root, words, kind), inFull(root, words, kind, radios)]) : [[], NOTHING];
  const pages = await full.pages(0, FIRST);
  if (mine !== turn) return;

  for (const radio of radios) {
    const count = radio.parentElement?.querySelector(".count");
    if (count) count.textContent = full.counts.size ? String(full.counts.get(radio.value)) : "";
  }
  list(part("nearest"), best.map((entry) => result(root, { address: entry.u, title: entry.t, kind: entry.k, language: entry.l ?? "", excerpt: [entry.why || entry.s], reason: Boolean(entry.why) }, words)));
  const shown = new Set(best.map((entry) => entry.u));
  list(part("holding"), pages.filter((page) => !shown.has(page.address)).map((page) => result(root, page, words)));
  offerMore(part("more"), full, pages.length, (page) => result(root, page, words));
  if (words) tell(told(words, best.length, full, kind));
  part("find-plain").dataset.ready = "";
}

/** @typedef {Awaited<ReturnType<typeof fullText>>} Full */
/** @type {Full} */ const NOTHING = { total: 0, note: "", counts: new Map(), pages: async () => [] };

/** @param {string} root @param {string} words @param {string} kind @param {HTMLInputElement[]} radios */
function inFull(root, words, kind, radios) {
  const kinds = radios.map((radio) => radio.value).filter(Boolean);
  if (fromFolder) return { ...NOTHING, total: NaN }; // nothing can be asked of the index without a server
  const ask = () => fullText(root, words, kind, kinds);
  return ask().catch(ask).catch(() => ({ ...NOTHING, total: NaN })); // where the index cannot be had, suggestions still can
}

/** @param {string} root @param {string} words @param {string} kind */
async function nearest(root, words, kind) {
  const named = ["pitfall", "phase", "exercise", "case", "word", "organisation"];
  const groupOf = (/** @type {string} */ name) => (named.includes(name.toLowerCase()) ? name.toLowerCase() : "other");
  const found = await suggester(root).then((search) => search(words, kind ? Infinity : NEAREST), () => []);
  return found.filter((entry) => !kind || groupOf(entry.k) === kind).slice(0, NEAREST);
}

/** @param {string} words @param {number} near @param {Full} full @param {string} kind */
function told(words, near, { total, note }, kind) {
  if (fromFolder) return near ? `${FROM_FOLDER} These come near to “${words}”.` : `Nothing found for “${words}”. ${FROM_FOLDER}`;
  if (Number.isNaN(total)) return `Names and sayings were searched for “${words}”. The text of the pages could not be fetched: search once more to try again.`;
  if (near + total === 0) return `Nothing found for “${words}”${kind ? " among these; look in everything, or t" : ". T"}ry fewer or plainer words, or one of the lists below.`;
  if (total === 0) return `No page has all the words of “${words}”${note}. These come near to it.`;
  return `${total} ${total === 1 ? "page has" : "pages have"} the words of “${words}”${note}.`;
}

/** @param {HTMLElement} section @param {HTMLElement[]} entries */
function list(section, entries) {
  section.hidden = !entries.length;
  section.querySelector("ol")?.replaceChildren(...entries);
}

/** @param {HTMLElement} place @param {Full} full @param {number} shown @param {(page: import("./full-text.js").Found) => HTMLElement} entry */
function offerMore(place, full, shown, entry) {
  if (!(full.total > shown)) return place.replaceChildren();
  const button = make("button", { class: "chip", type: "button" }, `Show ${Math.min(MORE, full.total - shown)} more of ${full.total - shown}`);
  button.addEventListener("click", async () => {
    const entries = (await full.pages(shown, shown + MORE)).map(entry);
    place.previousElementSibling?.append(...entries);
    entries[0]?.querySelector("a")?.focus();
    offerMore(place, full, shown + entries.length, entry);
  });
  place.replaceChildren(button);
}

/** @param {string} root @param {import("./full-text.js").Found & {reason?: boolean}} page `reason`: we say why it is there, in place of an excerpt @param {string} words */
function result(root, { address, title, kind, language, excerpt, reason }, words) {
  const lang = language || null;
  const link = make("a", { href: `${root}${address}?mark=${encodeURIComponent(words)}`, lang }, title);
  return make("li", {}, link, make("span", { class: "meta" }, ` ${kind}`), make("p", { lang: reason ? null : lang }, ...excerpt));
}
