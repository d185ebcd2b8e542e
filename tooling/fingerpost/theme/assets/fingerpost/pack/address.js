// What is chosen → the page's address and the command that prints the same, and back. What cannot be had is told in a sentence.
// @ts-check

/**
 * @typedef {import("./bind.js").Pack} Pack
 * @typedef {Map<string, {one: string, several: string, titles: Map<string, string>}>} Offered by kind, what there is
 */

/** Returns the pack that an address asks for, and a sentence for each thing that cannot be had.
 * @param {string} search @param {Offered} offered @param {string[]} withdrawn @param {number} most @returns {{pack: Pack, mistakes: {words: string, onward?: string}[]}} */
export function readAddress(search, offered, withdrawn, most) {
  const asked = new URLSearchParams(search);
  const refs = [...new Set((asked.get("items") ?? "").split(",").map((ref) => ref.trim()).filter(Boolean))];
  const mistakes = [], chosen = [];
  for (const ref of refs) {
    const [kind, ...rest] = ref.split("-");
    const id = rest.join("-"), known = offered.get(kind), title = known?.titles.get(id);
    if (title !== undefined) chosen.push({ kind, id, title });
    else if ((kind === "case" || kind === "stages") && withdrawn.includes(id)) mistakes.push({ words: `“${id.slice(0, 80)}” was withdrawn, and nothing of it is printed any more. The rest of the pack is here.` });
    else mistakes.push({ words: `“${ref.slice(0, 80)}” is not ${known ? `${/^[aeiou]/.test(known.one) ? "an" : "a"} ${known.one}` : "anything"} that we know. The rest of the pack is here; choose anew below.` });
  }
  const led = asked.get("for") === "facilitator", large = asked.get("print") === "large";
  if (asked.has("for") && !["facilitator", "participant"].includes(asked.get("for") ?? "")) mistakes.push({ words: `A pack is for participants or for a facilitator, not for “${asked.get("for")?.slice(0, 80)}”. This one is for participants.` });
  if (chosen.length > most) {
    const others = addressOf({ chosen: chosen.slice(most), led, large });
    mistakes.push({ words: `${chosen.length} things were asked for; a pack holds no more than ${most}, so the first ${most} are here.`, onward: others });
  }
  return { pack: { chosen: chosen.slice(0, most), led, large }, mistakes };
}

/** Returns the address of a pack. @param {Pack} pack */
export function addressOf({ chosen, led, large }) {
  const options = [chosen.length ? `items=${chosen.map(({ kind, id }) => `${kind}-${id}`).join(",")}` : "", led ? "for=facilitator" : "", large ? "print=large" : ""].filter(Boolean);
  return options.length ? `?${options.join("&")}` : location.pathname;
}

/** Returns the command that prints the same pack. @param {Pack} pack */
export function commandOf({ chosen, led, large }) {
  const options = [...chosen.map(({ kind, id }) => `--${kind} ${id}`), ...(led ? ["--for facilitator"] : []), ...(large ? ["--large-print"] : [])];
  return `fingerpost print ${[...options, "-o pack.pdf"].join(" ")}`;
}
