// Titles, other names, what people say, summaries: the small index that the header and the search page share, loaded once.
// @ts-check

/** @typedef {import("./ranking.js").Suggestion} Suggestion */

/** @type {Promise<(words: string, most: number) => Suggestion[]> | null} */ let ready = null;

/** Returns the search function. @param {string} root */
export function suggester(root) {
  const entries = () => fetch(`${root}search/suggestions.json`).then((answer) => answer.json());
  ready ??= Promise.all([entries(), import("./ranking.js")]).then(([found, { searcher }]) => searcher(found)).catch((error) => {
    ready = null; // so that a later try may be luckier
    throw error;
  });
  return ready;
}
