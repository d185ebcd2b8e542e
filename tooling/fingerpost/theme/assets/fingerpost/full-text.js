// The words of every page, through the index that Pagefind made. Each page holds one word of ours that says its kind, by which a search is narrowed.
// @ts-check

import { load } from "./load.js";
import { british, plain, split } from "./words.js";

const KIND = "xq"; // what that word begins with
const KIND_WORD = new RegExp(`${KIND}[a-z]+`);

const FEW = 1000; // pages; in a larger library the counts would weigh as much as half of the rest

/** @type {Promise<{index: any, pages: number, common: string[]}> | null} */ let engine = null;

/** Returns the index, of every language together, how many pages it holds, and the words that stand on most of them: of their texts it holds none of these. @param {string} root */
async function open(root) {
  const folder = new URL(`${root}pagefind/`, location.href).href;
  const [{ createInstance }, { languages }, common] = await Promise.all([import(`${folder}pagefind.js`), ...["pagefind-entry", "common"].map((name) => load(`${folder}${name}.json`))]);
  const pages = Object.values(languages).reduce((sum, { page_count }) => sum + page_count, 0);
  const index = createInstance({ noWorker: true }); // a search takes less than a worker's start, and one file fewer is fetched
  const others = Object.keys(languages).filter((language) => !document.documentElement.lang.startsWith(language));
  for (const language of others) await index.mergeIndex(`${folder}./`, { language }); // Pagefind merges no index of the same name
  return { index, pages, common };
}

/** @typedef {{address: string, title: string, kind: string, language: string, excerpt: (string | Node)[]}} Found */

/** Returns what holds all of some words: how many pages of each kind, and the pages themselves as they are asked for. `note` says which of the words were not looked for everywhere.
 * @param {string} root @param {string} words @param {string} kind "" for all @param {string[]} kinds */
export async function fullText(root, words, kind, kinds) {
  const { index, pages: size, common } = await (engine ??= open(root).catch((error) => {
    engine = null; // so that a later try may be luckier
    throw error;
  }));
  const within = (/** @type {string} */ said, /** @type {string} */ only) => index.search(only ? `${said} ${KIND}${only}` : said).then((/** @type {any} */ found) => found.results);
  const { asked, whole, note } = worthAsking(words, common);
  for (const said of new Set([whole, british(asked)])) {
    const all = await within(said, "");
    if (!all.length) continue;
    const counts = await Promise.all((size > FEW ? [] : kinds).map(async (each) => /** @type {[string, number]} */ ([each, (await within(said, each)).length])));
    const results = kind ? await within(said, kind) : all;
    return { total: results.length, note, counts: new Map(counts), pages: (/** @type {number} */ from, /** @type {number} */ to) => Promise.all(results.slice(from, to).map((/** @type {any} */ result) => read(result, common))) };
  }
  return { total: 0, note, counts: new Map(), pages: async () => [] };
}

/** Returns which of some words are asked of the index, the same as they were written, and what is to be said of the others.
 * @param {string} words @param {string[]} common words on most pages: the index has them from titles and summaries alone */
function worthAsking(words, common) {
  const onMost = new Set(common.map(plain)), telling = split(words).filter((word) => plain(word) !== null);
  const left = telling.filter((word) => onMost.has(plain(word))), rare = telling.filter((word) => !left.includes(word));
  const asked = (rare.length ? rare : telling).join(" ") || words;
  if (!left.length) return { asked, whole: words.includes('"') ? words : asked, note: "" };
  const note = rare.length ? `, leaving out ${left.map((word) => `“${word}”`).join(" and ")}, which most pages have` : " in their titles or summaries. In their text most have them";
  return { asked, whole: asked, note };
}

/** @param {any} result @param {string[]} common @returns {Promise<Found>} */
async function read(result, common) {
  const page = await result.data();
  return { address: page.raw_url.replace(/^\//, ""), title: page.meta.title, kind: page.meta.kind, language: page.meta.language === "en" ? "" : page.meta.language, excerpt: marked(unveiled(page.excerpt, common)) };
}

/** Returns a text with its common words, for each of which the indexer was given a sign. @param {string} text @param {string[]} common */
function unveiled(text, common) {
  return text.replace(/[\ue000-\uf8ff]/g, (sign) => {
    const number = sign.charCodeAt(0) - 0xe000, word = common[number >> 1] ?? "";
    return number % 2 ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });
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
