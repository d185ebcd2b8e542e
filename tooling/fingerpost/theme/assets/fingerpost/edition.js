// Somebody came from a printed sheet: says whether what the sheet says still stands. Without it, the foot leads to the page that names the edition.
// @ts-check

import { load } from "./load.js";
import { make } from "./make.js";

/**
 * Tells how a sheet stands to the site as it is now.
 * @param {string} sheet what its code says: the day on which it was made, as 2026-11-22
 * @param {string} root
 */
export async function tellEdition(sheet, root) {
  const [, day = ""] = /^(\d{4}-\d\d-\d\d)$/.exec(sheet) ?? [];
  const words = document.querySelector(".words");
  if (!words || Number.isNaN(Date.parse(day))) return;
  const notice = make("p", { class: "notice sheet-edition", role: "status" });
  words.prepend(notice); // empty: what is put into it later is read out
  const { edition = null } = await load(`${root}data/v1/site.json`).catch(() => ({}));
  notice.append(`${answer(day, edition)} `, make("a", { href: `${root}changelog/` }, "Which edition this is, and what has changed"));
}

/** @param {string} day of the sheet @param {string | null} edition of the site, where it can be had */
function answer(day, edition) {
  if (!edition) return `Your sheet is of ${said(day)}. Whether it still stands cannot be looked up just now.`;
  if (day === edition) return `Your sheet is up to date: this site is of ${said(day)} too.`;
  if (day > edition) return `Your sheet is of ${said(day)}, and this site is older, of ${said(edition)}. You may be looking at an old copy of it.`;
  return `Your sheet is of ${said(day)}, and this site has been made again since, on ${said(edition)}. Your sheet’s code does not say whether anything on it has changed: read this page beside it.`;
}

/** @param {string} day */
function said(day) {
  return new Date(`${day}T12:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}
