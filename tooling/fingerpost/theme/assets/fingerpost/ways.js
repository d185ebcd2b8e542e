// Which ways on some answers speak for, and which they hold back: the same rule as the build's.
// @ts-check

/**
 * @typedef {{question: string, answers: string[], because: string, worth: number}} Reason
 * @typedef {{title: string, address: string}} Named
 * @typedef {Named & {claim: string, case: string, language?: string}} Told
 * @typedef {Named & {kind: string, summary: string, costs: string, speaks_for: Reason[], not_yet: Reason[], more: Named[],
 *   beside: Named & {summary: string, met: {outcome: string, case: string, language?: string, address: string}[]},
 *   cases: Record<string, Told[]>, counts: Record<string, number>}} Way
 * @typedef {{place: number, way: Way, reasons: Reason[], doubts: Reason[]}} Offer
 */

/** Returns the ways that are open, those with most reasons by their worth first, and those that are held back.
 * @param {Way[]} ways @param {Map<string, string>} answers question → answer */
export function waysOn(ways, answers) {
  const thatHold = (/** @type {Reason[]} */ reasons) => reasons.filter((reason) => reason.answers.includes(answers.get(reason.question) ?? ""));
  const offers = ways.map((way, place) => ({ place, way, reasons: thatHold(way.speaks_for), doubts: thatHold(way.not_yet) }));
  const worth = (/** @type {Offer} */ { reasons }) => reasons.reduce((sum, reason) => sum + reason.worth, 0);
  const spokenFor = offers.filter((offer) => offer.reasons.length).sort((one, other) => worth(other) - worth(one));
  return { open: spokenFor.filter((offer) => !offer.doubts.length), held: spokenFor.filter((offer) => offer.doubts.length) };
}
