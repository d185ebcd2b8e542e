// Choosing among cases: any of the values within a facet, all facets at once. Cases are bits, so that ten thousand are counted at once.
// @ts-check

/**
 * @typedef {{count: number, today: number, begun: (number | null)[], newest: (number | null)[], facets: Record<string, Record<string, string>>,
 *   cards: string[], in_one_file: number}} Columns  what render/columns.py writes: the nth case is the nth bit, the first the lowest of its byte
 * @typedef {Map<string, Set<string>>} Chosen  facet → values
 */

/** @param {Columns} columns */
export function chooser(columns) {
  const size = Math.ceil(columns.count / 32);
  const bits = new Map(Object.entries(columns.facets).map(([facet, values]) =>
    [facet, new Map(Object.entries(values).map(([value, text]) => [value, read(text, size)]))]));
  const all = new Uint32Array(size).fill(0xffffffff);
  if (columns.count % 32) all[size - 1] = 2 ** (columns.count % 32) - 1;

  /** @param {string} facet @param {Set<string>} values */
  const anyOf = (facet, values) => {
    const found = new Uint32Array(size);
    for (const value of values) bits.get(facet)?.get(value)?.forEach((word, at) => { found[at] |= word; });
    return found;
  };
  /** @param {Chosen} chosen @param {string} [except] a facet left out of account */
  const chosenBits = (chosen, except) => {
    const found = all.slice();
    for (const [facet, values] of chosen) if (facet !== except && values.size) and(found, anyOf(facet, values));
    return found;
  };

  return {
    /** Returns the places of the cases that have any of the chosen values in every facet. @param {Chosen} chosen */
    cases: (chosen) => placesIn(chosenBits(chosen)),
    /** Returns for each value how many cases a reader would have who chose it as well, by facet and value. @param {Chosen} chosen */
    counts: (chosen) => new Map([...bits].map(([facet, values]) => {
      const others = chosenBits(chosen, facet);
      return [facet, new Map([...values].map(([value, held]) => [value, sizeOf(and(held.slice(), others))]))];
    })),
  };
}

/** Returns places in another order: by title as they stand, else by a year, the latest first and those without one last.
 * @param {Columns} columns @param {number[]} places @param {string} by */
export function ordered(columns, places, by) {
  const years = by === "begun" ? columns.begun : by === "newest" ? columns.newest : null;
  return years ? [...places].sort((one, other) => (years[other] ?? 0) - (years[one] ?? 0) || one - other) : places;
}

/** Returns bits written in base 64. @param {string} text @param {number} size */
function read(text, size) {
  const bytes = new Uint8Array(size * 4);
  bytes.set(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
  const view = new DataView(bytes.buffer);
  return Uint32Array.from({ length: size }, (_, at) => view.getUint32(at * 4, true));
}

/** @param {Uint32Array} one is changed @param {Uint32Array} other */
function and(one, other) {
  other.forEach((word, at) => { one[at] &= word; });
  return one;
}

/** @param {Uint32Array} bits */
function sizeOf(bits) {
  let size = 0;
  for (let word of bits) for (; word; word &= word - 1) size++;
  return size;
}

/** @param {Uint32Array} bits */
function placesIn(bits) {
  const places = [];
  for (let at = 0; at < bits.length; at++) for (let bit = 0; bit < 32; bit++) if (bits[at] & (1 << bit)) places.push(at * 32 + bit);
  return places;
}
