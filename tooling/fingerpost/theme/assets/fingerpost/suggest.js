// Titles, other names, what people say, summaries: the small index that the header and the search page share.
// @ts-check

import MiniSearch from "./vendor/minisearch-7.2.0.js";

/**
 * @typedef {{u: string, t: string, k: string, s: string, a?: string[], p?: string[]}} Entry  address, title, kind, summary, also called, people say
 * @typedef {Entry & {why: string}} Suggestion
 */

// Words that say nothing of what somebody looks for. "Left" and "no" stay: people leave, and things are refused.
const SMALL = new Set("a an and are as at be been but by can could did do does for from had has have he her his how i if in is it its me my of on or our she should so that the their them there they this to us was we were what when where which who will with you your".split(" "));

const ONE_PHRASE = 3; // what an entry gains when one of its phrases has every word
const WORD = 0.8; // words are looked up by their names; somebody in trouble wants the page on it
const MISSPELT = 0.4; // how much of a word may be wrong where nothing nearer was found
const WHOLE_TITLE = 4; // what it gains when the words are its title

/** @type {Promise<(words: string, most: number) => Suggestion[]> | null} */ let ready = null;

/** Returns the search function, loading the index once. @param {string} root */
export function suggester(root) {
  ready ??= fetch(`${root}search/suggestions.json`).then((answer) => answer.json()).then(searcher).catch((error) => {
    ready = null; // so that a later try may be luckier
    throw error;
  });
  return ready;
}

/** @param {Entry[]} entries */
function searcher(entries) {
  const index = new MiniSearch({
    idField: "u",
    fields: ["t", "a", "p", "s"],
    extractField: (entry, field) => {
      const value = entry[field];
      return Array.isArray(value) ? value.join(" ; ") : value;
    },
    processTerm: plain,
    searchOptions: {
      boost: { t: 5, a: 4, p: 3, s: 1 },
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  });
  index.addAll(entries);
  const byAddress = new Map(entries.map((entry) => [entry.u, entry]));
  return (/** @type {string} */ words, /** @type {number} */ most) => {
    const asked = wordsIn(words);
    const matches = index.search(words);
    const found = (matches.length ? matches : index.search(words, { fuzzy: MISSPELT })).map((match) => {
      const entry = /** @type {Entry} */ (byAddress.get(match.id));
      return { entry, matched: Object.keys(match.match), score: match.score * weight(entry, asked) };
    });
    found.sort((one, other) => other.score - one.score);
    return found.slice(0, most).map(({ entry, matched }) => ({ ...entry, why: reason(entry, asked, matched) }));
  };
}

/** Returns a word as the index has it, or null for a small one. Folds the commonest endings, so that "leaders", "leader's" and
 * "leader" meet. @param {string} term */
function plain(term) {
  const word = term.toLowerCase().replace(/[’']s?$/, "");
  if (!word || SMALL.has(word)) return null;
  return word.length > 4 ? word.replace(/(?:ies)$/, "y").replace(/(?<![s])s$/, "") : word;
}

/** Returns the words of a phrase as the index has them. @param {string} phrase */
function wordsIn(phrase) {
  return phrase.split(/[^\p{L}\p{N}’']+/u).map(plain).filter((word) => word !== null);
}

/** Returns how many of some words, or their beginnings, stand among others. @param {string[]} among @param {string[]} words */
function hits(among, words) {
  return words.filter((word) => among.some((each) => each.startsWith(word))).length;
}

/** Returns what an entry's score is multiplied by: more where the words stand together in one title, name or saying, or are the whole
 * of a title. @param {Entry} entry @param {string[]} asked */
function weight(entry, asked) {
  const phrases = [entry.t, ...(entry.a ?? []), ...(entry.p ?? [])].map(wordsIn);
  const together = Math.max(...phrases.map((phrase) => hits(phrase, asked))) / (asked.length || 1);
  const named = phrases[0].join(" ") === asked.join(" ");
  return (1 + ONE_PHRASE * together ** 2 + (named ? WHOLE_TITLE : 0)) * (entry.k === "Word" && !named ? WORD : 1);
}

/** Says why an entry was found, where its title does not show it. @param {Entry} entry @param {string[]} asked @param {string[]} matched */
function reason(entry, asked, matched) {
  const best = (/** @type {string[]} */ phrases, /** @type {string[]} */ words) =>
    phrases
      .map((phrase) => ({ phrase, hits: hits(wordsIn(phrase), words) }))
      .sort((one, other) => other.hits - one.hits)[0] ?? { phrase: "", hits: 0 };
  for (const words of [asked, matched]) {
    const title = best([entry.t], words), also = best(entry.a ?? [], words), said = best(entry.p ?? [], words);
    if (title.hits && title.hits >= Math.max(also.hits, said.hits)) return "";
    if (said.hits > also.hits) return `people say “${said.phrase}”`;
    if (also.hits) return `also called ${also.phrase}`;
  }
  return "";
}
