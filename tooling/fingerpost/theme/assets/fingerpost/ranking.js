// Which entries answer what somebody says, the nearest first, each with the reason.
// @ts-check

import MiniSearch from "./vendor/minisearch-7.2.0.js";
import { near, plain, split, wordsIn } from "./words.js";

/**
 * @typedef {{u: string, t: string, k: string, s: string, a?: string[], p?: string[], l?: string}} Entry  address, title, kind, summary, also called, people say, language
 * @typedef {Entry & {why: string}} Suggestion
 * @typedef {{words: string[], text: string, lead: string}} Phrase  a title, a name or a saying, with what stands before it where it is a reason
 */

// Weights, tuned on the sentences of the tests and on nothing else.
const FIELDS = { t: 3, a: 4, p: 4, s: 2 };
const INSTEAD = 0.4; // what a word counts that people say in place of the one that was asked
const ONE_PHRASE = 3; // what an entry gains when one of its phrases has every word
const WHOLE_TITLE = 4; // what it gains when the words are its title or another name of it
const WORD = 0.7; // words are looked up by their names; somebody in trouble wants the page on it
const TROUBLE = 1.4; // and whoever says a sentence is in trouble, or seeks what to do next
const FOR_TROUBLE = new Set(["Pitfall", "Phase", "Exercise"]);
const A_SENTENCE = 3; // words that tell something
const MISSPELT = 0.25, BADLY_MISSPELT = 0.4; // how much of an unknown word may be wrong

/** Returns the search function over some entries. @param {Entry[]} entries @returns {(words: string, most: number) => Suggestion[]} */
export function searcher(entries) {
  const index = new MiniSearch({ idField: "u", fields: Object.keys(FIELDS), extractField: text, tokenize: split, processTerm: terms });
  index.addAll(entries);
  const byAddress = new Map(entries.map((entry) => [entry.u, { entry, phrases: phrasesOf(entry) }]));
  const rarity = rarityAmong([...byAddress.values()].map(({ entry, phrases }) => [...phrases.flatMap((phrase) => phrase.words), ...wordsIn(entry.s)]));

  return (/** @type {string} */ words, /** @type {number} */ most) => {
    const asked = wordsIn(words);
    const unfinished = asked.at(-1); // the last word may still be being typed
    const matches = (/** @type {number} */ wrong) => index.search(words, {
      boost: FIELDS,
      bm25: { k: 1.2, b: 0.9, d: 0.5 },
      boostTerm: (word) => (word.startsWith("~") ? INSTEAD : 1),
      prefix: (word) => word === unfinished && word.length > 2,
      fuzzy: (word) => (word.length > 3 && !word.startsWith("~") && !rarity.known(word) ? wrong : false),
    });
    const exact = matches(MISSPELT);
    const found = (exact.length ? exact : matches(BADLY_MISSPELT)).map((match) => {
      const { entry, phrases } = /** @type {{entry: Entry, phrases: Phrase[]}} */ (byAddress.get(match.id));
      const best = nearest(phrases, asked, rarity.of);
      return { entry, why: best.why, score: match.score * (1 + ONE_PHRASE * best.part) * weight(entry, phrases, asked) };
    });
    found.sort((one, other) => other.score - one.score);
    return found.slice(0, most).map(({ entry, why }) => ({ ...entry, why }));
  };
}

/** @param {any} entry @param {string} field */
function text(entry, field) {
  return Array.isArray(entry[field]) ? entry[field].join(" ; ") : entry[field];
}

/** Returns what the index keeps of a word: itself, and what stands for all that people say in its place. @param {string} word */
function terms(word) {
  const bare = plain(word);
  const instead = bare && near(bare);
  return instead ? [bare, instead] : bare;
}

/** Returns title, names and sayings, in this order. @param {Entry} entry @returns {Phrase[]} */
function phrasesOf(entry) {
  const phrases = (/** @type {string[]} */ texts, /** @type {string} */ lead) => texts.map((each) => ({ words: wordsIn(each), text: each, lead }));
  return [...phrases([entry.t], ""), ...phrases(entry.a ?? [], "also called"), ...phrases(entry.p ?? [], "people say")];
}

/** Returns how much a word tells, for it stands in few entries, and whether it stands in any. @param {string[][]} entries */
function rarityAmong(entries) {
  /** @type {Map<string, number>} */ const count = new Map();
  for (const words of entries) for (const word of new Set(words)) count.set(word, (count.get(word) ?? 0) + 1);
  return {
    known: (/** @type {string} */ word) => count.has(word),
    of: (/** @type {string} */ word) => Math.log(1 + entries.length / ((count.get(word) ?? 0) + 1)),
  };
}

/** Returns how much of what was asked stands in the nearest of some phrases, and the reason to show.
 * @param {Phrase[]} phrases @param {string[]} asked @param {(word: string) => number} rarity */
function nearest(phrases, asked, rarity) {
  const whole = asked.reduce((sum, word) => sum + rarity(word), 0) || 1;
  let part = 0, why = "";
  for (const { words, text, lead } of phrases) {
    const found = asked.reduce((sum, word, at) => sum + rarity(word) * presence(words, word, at === asked.length - 1), 0) / whole;
    if (found <= part) continue;
    part = found;
    why = lead && `${lead} ${lead === "people say" ? `“${text}”` : text}`;
  }
  return { part, why };
}

/** Returns 1 where a word stands among others, less where only one like it does. @param {string[]} words @param {string} word @param {boolean} unfinished */
function presence(words, word, unfinished) {
  if (words.includes(word) || (unfinished && words.some((each) => each.startsWith(word)))) return 1;
  const instead = near(word);
  return instead && words.some((each) => near(each) === instead) ? INSTEAD : 0;
}

/** @param {Entry} entry @param {Phrase[]} phrases @param {string[]} asked */
function weight(entry, phrases, asked) {
  if (phrases.some(({ words, lead }) => lead !== "people say" && words.join(" ") === asked.join(" "))) return 1 + WHOLE_TITLE;
  if (entry.k === "Word") return WORD;
  return asked.length >= A_SENTENCE && FOR_TROUBLE.has(entry.k) ? TROUBLE : 1;
}
