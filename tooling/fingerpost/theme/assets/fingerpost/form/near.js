// The known name nearest to a misspelt one: Ratcliff and Obershelp's measure, as Python's difflib has it.
// @ts-check

const NEAR = 0.6;

/** Returns "did you mean 'x'?", or "" where none is near. @param {import("./words.js").Know} know @param {string} word @param {string[]} known */
export function nearest(know, word, known) {
  const asked = [...word.toLowerCase()];
  let best = "", most = 0;
  for (const name of known) {
    const ratio = likeness([...name], asked);
    if (ratio >= NEAR && (ratio > most || (ratio === most && name > best))) [best, most] = [name, ratio];
  }
  return best && know.nearest.replace("{name}", () => best);
}

/** @param {string[]} one @param {string[]} other */
function likeness(one, other) {
  const length = one.length + other.length;
  return length ? (2 * matching(one, 0, one.length, other, 0, other.length)) / length : 1;
}

/** Counts the characters of the longest common run and, left and right of it, of the next longest ones.
 * @param {string[]} one @param {number} from @param {number} to @param {string[]} other @param {number} start @param {number} end
 * @returns {number} */
function matching(one, from, to, other, start, end) {
  let size = 0, atOne = from, atOther = start;
  /** @type {Map<number, number>} */ let runs = new Map();
  for (let i = from; i < to; i += 1) {
    /** @type {Map<number, number>} */ const longer = new Map();
    for (let j = start; j < end; j += 1) {
      if (one[i] !== other[j]) continue;
      const run = (runs.get(j - 1) ?? 0) + 1;
      longer.set(j, run);
      if (run > size) [size, atOne, atOther] = [run, i - run + 1, j - run + 1];
    }
    runs = longer;
  }
  if (!size) return 0;
  const left = matching(one, from, atOne, other, start, atOther);
  return size + left + matching(one, atOne + size, to, other, atOther + size, end);
}
