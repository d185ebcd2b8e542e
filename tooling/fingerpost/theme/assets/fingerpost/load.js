// The one way to a data file of the site: whoever makes the site work from a folder, where `fetch` is refused, mends it here alone.
// @ts-check

/** @type {Map<string, Promise<any>>} */ const kept = new Map();

/** Returns what a JSON file holds, asked for once. @param {string} address */
export function load(address) {
  const known = kept.get(address);
  if (known) return known;
  const asked = fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return answer.json();
  });
  asked.catch(() => kept.delete(address)); // so that a later try may be luckier
  kept.set(address, asked);
  return asked;
}
