// Titles, other names, what people say, summaries: the small index that the header and the search page share, loaded once.
// @ts-check

import { load } from "./load.js";

/** @typedef {import("./ranking.js").Suggestion} Suggestion */

/** @type {Promise<(words: string, most: number) => Suggestion[]> | null} */ let ready = null;

/** Returns the search function. @param {string} root */
export function suggester(root) {
  ready ??= Promise.all([load(`${root}search/suggestions.json`), import("./ranking.js")]).then(([found, { searcher }]) => searcher(found)).catch((error) => {
    ready = null; // so that a later try may be luckier
    throw error;
  });
  return ready;
}
