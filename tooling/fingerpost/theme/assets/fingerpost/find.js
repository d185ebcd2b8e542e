// The search page: what suggestions know first, then the full text. The words stand in the address, so that a link is a search.
// @ts-check

import { suggester } from "./suggest.js";

const BEST = 5;
const MOST = 20;

/** @param {HTMLFormElement} form @param {string} root */
export async function showResults(form, root) {
  const words = (new URLSearchParams(location.search).get("q") ?? "").trim().slice(0, 200);
  const status = /** @type {HTMLElement} */ (document.querySelector("[data-find-status]"));
  const results = /** @type {HTMLElement} */ (document.querySelector("[data-find-results]"));
  const plain = /** @type {HTMLElement} */ (document.querySelector("[data-find-plain]"));
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  input.value = words;
  plain.querySelector("p")?.replaceChildren(words ? "Or look along these lists:" : "Or start from a list:");
  if (!words) {
    plain.dataset.ready = "";
    return;
  }
  document.title = `“${words}” · ${document.title}`;
  status.textContent = "Searching …";

  const best = await suggester(root).then((search) => search(words, BEST), () => []);
  results.append(...best.map((entry) => result(root + entry.u, entry.t, entry.k, [entry.why || entry.s])));
  const known = new Set(best.map((entry) => entry.u));
  const found = await fullText(root, words);
  const more = found.filter((page) => !known.has(page.address)).slice(0, MOST);
  results.append(...more.map((page) => result(root + page.address, page.title, page.kind, page.excerpt)));
  const number = best.length + more.length;
  status.textContent = number
    ? `${number} ${number === 1 ? "result" : "results"} for “${words}”, the nearest first.`
    : `Nothing found for “${words}”. Try fewer or plainer words, or one of the lists below.`;
  plain.dataset.ready = "";
}

/** Returns pages whose text holds the words; none where the full-text index is not there. @param {string} root @param {string} words */
async function fullText(root, words) {
  try {
    const pagefind = await import(new URL(`${root}pagefind/pagefind.js`, location.href).href);
    const { results } = await pagefind.search(words);
    const pages = await Promise.all(results.slice(0, MOST + BEST).map((/** @type {any} */ entry) => entry.data()));
    return pages.map((page) => ({
      address: page.raw_url.replace(/^\//, ""),
      title: page.meta.title,
      kind: page.meta.kind,
      excerpt: marked(page.excerpt),
    }));
  } catch {
    return [];
  }
}

/** Returns an excerpt as text and marks, with nothing else that it may hold. @param {string} html */
function marked(html) {
  const read = new DOMParser().parseFromString(html, "text/html");
  return [...read.body.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return node.textContent ?? "";
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
}

/** @param {string} address @param {string} title @param {string} kind @param {(string | Node)[]} words */
function result(address, title, kind, words) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = address;
  link.textContent = title;
  const what = document.createElement("span");
  what.className = "meta";
  what.textContent = ` ${kind}`;
  const text = document.createElement("p");
  text.append(...words);
  item.append(link, what, text);
  return item;
}
