// Words as search compares them: without endings, in one spelling, with what people say in their place. Of English, not of one playbook.
// @ts-check

const list = (/** @type {string} */ words) => words.trim().split(/\s+/);

// Words that say nothing of what somebody looks for. "Left" and "no" stay: people leave, and things are refused.
const SMALL = new Set(list(`a am an and are as at be been being but by ca can could did do does doing for from had has have having he her here
  his how i if in into is it its me my of on or our really she should so some than that the their them then there these they this those to us
  very was we were what when where which while who will with wo would you your`));

// What cannot be got by taking endings off.
const FORMS = new Map(Object.entries({
  leave: "left leaves leaving", pay: "paid", say: "said", tell: "told", meet: "met", spend: "spent", build: "built", keep: "kept",
  hold: "held", go: "gone went goes", lose: "lost", give: "gave given", take: "took taken", come: "came", make: "made", know: "knew known",
  begin: "began begun", choose: "chose chosen", draw: "drew drawn", feel: "felt", find: "found", hear: "heard", bring: "brought",
  fall: "fell fallen", write: "wrote written", run: "ran", stick: "stuck", think: "thought", teach: "taught", speak: "spoke spoken",
  mean: "meant", sit: "sat", stand: "stood", break: "broke broken", fight: "fought", see: "saw seen", person: "people", child: "children",
  practice: "practise practised practising", program: "programme programmes", center: "centre centres", good: "better best", die: "dying",
}).flatMap(([form, others]) => list(others).map((other) => [other, form])));

// What people say in each other's place. A word that is found only so counts for less.
const NEAR = new Map([
  "leader manager boss coordinator director founder chief chair hero", "leave quit retire resign depart departure",
  "money fund funding grant cash budget pot finance", "council councillor authority officer", "resident neighbour community tenant local",
  "funder foundation commissioner donor", "session workshop exercise activity meeting", "committee board meeting governance",
  "measure measurement indicator metric number figure data target statistic", "end stop close closing finish", "begin start launch",
  "place area neighbourhood patch estate town village ward", "boundary border edge map geography", "disagree argue argument row conflict quarrel",
  "unpaid volunteer", "tired exhausted overworked worn burnout", "report evaluation evaluator review", "story narrative account",
  "learn lesson reflect reflection learning", "power decide decision control", "plan strategy", "project scheme programme initiative pilot",
  "copy import borrow replicate transfer", "word term language definition jargon vocabulary", "rule policy regulation law",
  "department government ministry national", "staff worker colleague team", "health nhs", "crisis emergency urgent firefighting",
  "listen hear dialogue", "history past", "consult consultation ask engagement survey", "rehearse rehearsal practise", "small little",
  "success successful outcome result impact", "incentive reward", "diary log journal notes", "agree consensus", "outsider newcomer stranger new",
  "family household life",
].flatMap((group) => {
  const [first, ...others] = list(group).map(stem);
  return [first, ...others].map((word) => /** @type {[string, string]} */ ([word, `~${first}`]));
}));

/** Returns the words of a text as search compares them, small ones left out. @param {string} text */
export function wordsIn(text) {
  return /** @type {string[]} */ (split(text).map(plain).filter((word) => word !== null));
}

/** Returns the pieces of a text that are words. @param {string} text */
export function split(text) {
  return text.split(/[^\p{L}\p{N}’']+/u).filter(Boolean);
}

/** @type {Map<string, string | null>} */ const KNOWN = new Map();

/** Returns a word as search compares it, null for a small one. @param {string} word @returns {string | null} */
export function plain(word) {
  const known = KNOWN.get(word);
  if (known !== undefined) return known;
  const bare = word.toLowerCase().replace(/n[’']t$|[’'](?:s|re|m|ve|ll|d)?$|^[’']/g, "");
  const found = !bare || SMALL.has(bare) ? null : stem(bare);
  KNOWN.set(word, found);
  return found;
}

/** Returns what stands for all words that people say in place of one, null where there are none. @param {string} word as `plain` gives it */
export function near(word) {
  return NEAR.get(word) ?? null;
}

/** Returns words in British spelling, where they have another across the sea. @param {string} words */
export function british(words) {
  return words.replace(/iz(?=(?:e|ed|er|ers|es|ing|ations?)\b)/gi, "is").replace(/\b(neighb|behavi|lab|fav|col|harb|hon|flav)or/gi, "$1our")
    .replace(/\b(cent|theat|met)er(s?)\b/gi, "$1re$2").replace(/\bprogram(s?)\b/gi, (_, many) => (many ? "programmes" : "programme"));
}

/** Returns a word in American spelling without its endings: "organisations" and "organized" are "organiz". @param {string} word */
function stem(word) {
  const known = FORMS.get(word) ?? word;
  if (known.length < 4) return known;
  const spelt = known
    .replace(/is(?=(?:e|ed|er|ers|es|ing|ations?)$)/, "iz")
    .replace(/(?<=..)our(?=$|s$|ed$|ing$|al$|hood|able|ite|ful)/, "or")
    .replace(/(?<=.)ll(?=(?:ed|ing|or|er)$)/, "l");
  const single = spelt.replace(/ies$/, "y").replace(/(?<=ss|x|ch|sh|z)es$/, "").replace(/(?<![siu])s$/, "");
  const root = single.replace(/(?<=...)(?:ships?|ness|ment|ful|fully|ly)$/, "").replace(/(?<=...)(?:ational|ation|ator|ative|ate|ion)$/, "");
  const bare = root.replace(/(?<=[aeiouy].*.)(?:ing|ed)$|(?<=....)(?:er|or)$/, "");
  return (bare === root ? bare : bare.replace(/([bdgmnprt])\1$/, "$1")).replace(/(?<=..)[ey]$/, "");
}
