// Titles, other names, what people say, summaries: the small index that the header and the search page share.
// @ts-check

import MiniSearch from "./vendor/minisearch-7.2.0.js";

/**
 * @typedef {{u: string, t: string, k: string, s: string, a?: string[], p?: string[]}} Entry  address, title, kind, summary, also called, people say
 * @typedef {Entry & {why: string}} Suggestion
 */

// Words that say nothing of what somebody looks for. "Left" and "no" stay: people leave, and things are refused.
const SMALL = new Set("a an and are as at be been but by can could did do does for from had has have he her his how i if in is it its me my of on or our she should so that the their them there they this to us was we were what when where which who will with you your".split(" "));

/** @type {Promise<(words: string, most: number) => Suggestion[]> | null} */ let ready = null;

/** Returns the search function, loading the index once. @param {string} root */
export function suggester(root) {
  ready ??= fetch(`${root}search/suggestions.json`).then((answer) => answer.json()).then(searcher);
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
    processTerm: (term) => {
      const word = term.toLowerCase().replace(/[’']s?$/, "");
      return SMALL.has(word) ? null : plain(word);
    },
    searchOptions: {
      boost: { t: 5, a: 4, p: 3, s: 1 },
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  });
  index.addAll(entries);
  const byAddress = new Map(entries.map((entry) => [entry.u, entry]));
  return (/** @type {string} */ words, /** @type {number} */ most) =>
    index.search(words).slice(0, most).map((found) => {
      const entry = /** @type {Entry} */ (byAddress.get(found.id));
      return { ...entry, why: reason(entry, Object.entries(found.match)) };
    });
}

/** Folds the commonest endings, so that "leaders", "leader's" and "leader" meet. @param {string} word */
function plain(word) {
  return word.length > 4 ? word.replace(/(?:ies)$/, "y").replace(/(?<![s])s$/, "") : word;
}

/** Says why an entry was found, where its title does not show it. @param {Entry} entry @param {[string, string[]][]} matches */
function reason(entry, matches) {
  if (matches.every(([, fields]) => fields.includes("t"))) return "";
  const words = matches.map(([word]) => word);
  const best = (/** @type {string[] | undefined} */ phrases) =>
    (phrases ?? [])
      .map((phrase) => ({ phrase, hits: words.filter((word) => phrase.toLowerCase().includes(word)).length }))
      .filter(({ hits }) => hits > 0)
      .sort((one, other) => other.hits - one.hits)[0];
  const also = best(entry.a), said = best(entry.p);
  if (said && (!also || said.hits > also.hits)) return `people say “${said.phrase}”`;
  return also ? `also called ${also.phrase}` : "";
}
