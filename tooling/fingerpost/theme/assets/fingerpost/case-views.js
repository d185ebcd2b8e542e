// Cases as cards, as a table, along the years. Each is made of elements and words; nothing here reads HTML.
// @ts-check

import { make } from "./make.js";

/**
 * @typedef {{id: string, title: string, summary: string, place: string, nation: string, scale: string, years: string, kind: string, status: string, language: string,
 *   ended: number | null, begun: number | null, newest: number | null}} Card
 */

const KIND = { composite: "Told from several places", training: "Invented for training" };
const STATUS = { active: "Still going", ended: "Ended", paused: "Paused", unknown: "Not known" };
const SVG = "http://www.w3.org/2000/svg";

/** @type {Record<string, (cards: Card[], base: string, today: number) => HTMLElement>} */
export const VIEWS = { cards, table, timeline };

/** @param {Card[]} cases @param {string} base */
function cards(cases, base) {
  return make("ul", { class: "cards" }, ...cases.map((each) => {
    const label = labelOf(each);
    return make("li", { class: each.kind === "real" ? "card" : `card card-${each.kind}` }, make("h3", {}, linkTo(each, base)),
      ...(label ? [make("p", { class: "label" }, label)] : []), make("p", { lang: each.language || null }, each.summary),
      make("p", { class: "meta" }, `${each.place}, ${each.nation} · ${each.scale} · ${each.years}`));
  }));
}

/** @param {Card[]} cases @param {string} base */
function table(cases, base) {
  const heads = ["Case", "Place", "Nation", "Scale", "When", "Status", "Newest evidence"];
  const rows = cases.map((each) => make("tr", {}, make("th", { scope: "row" }, linkTo(each, base), ...(labelOf(each) ? [make("br"), make("span", { class: "label" }, labelOf(each))] : [])),
    ...[each.place, each.nation, each.scale, each.years, STATUS[/** @type {keyof typeof STATUS} */ (each.status)], each.newest ?? "no year given"].map((words) => make("td", {}, String(words)))));
  const body = make("table", {}, make("thead", {}, make("tr", {}, ...heads.map((words) => make("th", { scope: "col" }, words)))), make("tbody", {}, ...rows));
  return make("div", { class: "wide", tabindex: 0, role: "region", "aria-label": "Table: the cases" }, body);
}

/** @param {Card[]} cases @param {string} base @param {number} today the year of the newest edition */
function timeline(cases, base, today) {
  const first = Math.floor(Math.min(today - 9, ...cases.map((each) => each.begun ?? today)) / 10) * 10;
  const span = { first, last: today + 1 };
  const axis = drawn(span, null);
  for (let year = first; year <= today; year += 10) {
    const words = document.createElementNS(SVG, "text");
    words.setAttribute("x", String(Math.min(placeOf(year, span), 960)));
    words.setAttribute("y", "20");
    words.textContent = String(year);
    axis.append(words);
  }
  axis.setAttribute("class", "years axis");
  const rows = cases.map((each) => make("li", { class: each.kind !== "real" && `card-${each.kind}` }, linkTo(each, base), " ",
    make("span", { class: "meta" }, [each.years, labelOf(each)].filter(Boolean).join(" · ")), drawn(span, each)));
  return make("div", { class: "spans" }, axis, make("ol", {}, ...rows));
}

/** Returns the years as a strip with a line for each decade, and a case's own time in it. @param {{first: number, last: number}} span @param {Card | null} each */
function drawn(span, each) {
  const picture = document.createElementNS(SVG, "svg");
  for (const [name, value] of [["viewBox", "0 0 1000 24"], ["class", "years"], ["aria-hidden", "true"], ["focusable", "false"], ["preserveAspectRatio", "none"]]) picture.setAttribute(name, value);
  if (!each) picture.setAttribute("preserveAspectRatio", "xMinYMid meet");
  for (let year = span.first; each && year < span.last; year += 10) shape(picture, "decade", placeOf(year, span), 1.5, 24);
  if (each?.begun) {
    const end = each.ended ? each.ended + 1 : each.status === "active" ? span.last : each.begun + 1;
    shape(picture, each.ended || each.status === "active" ? "time" : "time open", placeOf(each.begun, span), placeOf(end, span) - placeOf(each.begun, span), 12);
  }
  return picture;
}

/** @param {SVGElement} picture @param {string} kind @param {number} left @param {number} width @param {number} height */
function shape(picture, kind, left, width, height) {
  const bar = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ class: kind, x: left, width, y: (24 - height) / 2, height })) bar.setAttribute(name, String(value));
  picture.append(bar);
}

/** @param {number} year @param {{first: number, last: number}} span */
function placeOf(year, span) {
  return ((year - span.first) / (span.last - span.first)) * 1000;
}

/** @param {Card} each */
function labelOf(each) {
  return KIND[/** @type {keyof typeof KIND} */ (each.kind)] ?? "";
}

/** @param {Card} each @param {string} base */
function linkTo(each, base) {
  return make("a", { href: `${base}${each.id}/`, lang: each.language || null }, each.title);
}
