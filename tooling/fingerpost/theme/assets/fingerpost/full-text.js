// The words of every page, through the index that Pagefind made. Each page holds one word of ours that says its kind, by which a search is narrowed.
// @ts-check

import { load } from "./load.js";
import { british, plain, split } from "./words.js";

const KIND = "xq"; // what that word begins with
const KIND_WORD = new RegExp(`${KIND}[a-z]+`);

const FEW = 1000; // pages; in a larger library the counts would weigh as much as half of the rest

/** @type {Promise<{index: any, pages: number}> | null} */ let engine = null;

/** Returns the index, of every language together, and how many pages it holds. @param {string} root */
async function open(root) {
  const folder = new URL(`${root}pagefind/`, location.href).href;
  const [{ createInstance }, { languages }] = await Promise.all([import(`${folder}pagefind.js`), load(`${folder}pagefind-entry.json`)]);
  const pages = Object.values(languages).reduce((sum, { page_count }) => sum + page_count, 0);
  const index = createInstance({ noWorker: true }); // a search takes less than a worker's start, and one file fewer is fetched
  const others = Object.keys(languages).filter((language) => !document.documentElement.lang.startsWith(language));
  for (const language of others) await index.mergeIndex(`${folder}./`, { language }); // Pagefind merges no index of the same name
  return { index, pages };
}

/** @typedef {{address: string, title: string, kind: string, excerpt: (string | Node)[]}} Found */

/** Returns what holds all of some words: how many pages of each kind, and the pages themselves as they are asked for.
 * @param {string} root @param {string} words @param {string} kind "" for all @param {string[]} kinds */
export async function fullText(root, words, kind, kinds) {
  const { index, pages: size } = await (engine ??= open(root).catch((error) => {
    engine = null; // so that a later try may be luckier
    throw error;
  }));
  const within = (/** @type {string} */ said, /** @type {string} */ only) => index.search(only ? `${said} ${KIND}${only}` : said).then((/** @type {any} */ found) => found.results);
  const telling = split(words).filter((word) => plain(word) !== null).join(" ") || words;
  for (const said of new Set([words.includes('"') ? words : telling, british(telling)])) {
    const all = await within(said, "");
    if (!all.length) continue;
    const counts = await Promise.all((size > FEW ? [] : kinds).map(async (each) => /** @type {[string, number]} */ ([each, (await within(said, each)).length])));
    const results = kind ? await within(said, kind) : all;
    return { total: results.length, counts: new Map(counts), pages: (/** @type {number} */ from, /** @type {number} */ to) => Promise.all(results.slice(from, to).map(read)) };
  }
  return { total: 0, counts: new Map(), pages: async () => [] };
}

/** @param {any} result @returns {Promise<Found>} */
async function read(result) {
  const page = await result.data();
  return { address: page.raw_url.replace(/^\//, ""), title: page.meta.title, kind: page.meta.kind, excerpt: marked(page.excerpt) };
}

/** Returns an excerpt as text and marks, with nothing else that it may hold. @param {string} html */
function marked(html) {
  const read = new DOMParser().parseFromString(html, "text/html");
  return [...read.body.childNodes].filter((node) => !KIND_WORD.test(node.textContent ?? "") || node.nodeName !== "MARK").map((node) => {
    const text = (node.textContent ?? "").replace(KIND_WORD, "");
    if (node.nodeName !== "MARK") return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}
