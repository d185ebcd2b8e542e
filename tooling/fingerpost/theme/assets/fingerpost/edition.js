// Somebody came from a printed sheet: says whether what the sheet says still stands. Without it, the foot leads to the page that names the edition.
// @ts-check

import { load } from "./load.js";
import { make } from "./make.js";

const ASKING = /^(\d{4})-?(\d\d)-?(\d\d)(?:-([0-9a-f]{6}))?$/;
const CASE = /^cases\/([^/]+)\/$/;

/**
 * Tells how a sheet stands to the site as it is now.
 * @param {string} sheet what its code says: the day on which it was made and the name of what it says, as 20261122-1a2b3c; older ones the day alone, as 2026-11-22
 * @param {string} root
 */
export async function tellEdition(sheet, root) {
  const [, year, month, date, name = ""] = ASKING.exec(sheet) ?? [];
  const day = `${year}-${month}-${date}`;
  const words = document.querySelector(".words");
  if (!words || Number.isNaN(Date.parse(day))) return;
  const notice = make("p", { class: "notice sheet-edition", role: "status", lang: "en-GB" }, `Your sheet is of ${said(day)}. Looking up whether it still stands…`);
  const part = words.querySelector(":is(h2, h3):target"); // a worksheet's code leads to its part of the page, far down
  if (part) part.after(notice);
  else words.prepend(notice);
  const [mark, names] = await Promise.all([load(`${root}data/v1/site.json`).catch(() => null), name ? standing(root).catch(() => []) : []]);
  const told = answer(day, mark?.edition, name, names);
  notice.replaceChildren(`${told} `, make("a", { href: `${root}changelog/#which-edition-this-is` }, "Which edition this is, and what has changed"), ".");
}

/**
 * @param {string} day of the sheet
 * @param {string | undefined} edition of the site, where it can be had
 * @param {string} name of the sheet
 * @param {string[]} names of all sheets made from this page that stand, none where they are not known
 */
function answer(day, edition, name, names) {
  if (names.includes(name)) return `What your sheet of ${said(day)} says still stands.`;
  if (!edition) return `Your sheet is of ${said(day)}. Whether it still stands cannot be looked up just now.`;
  if (day > edition) return `Your sheet is of ${said(day)}, and this site is older, of ${said(edition)}. You may be looking at an old copy of it.`;
  if (names.length) return `Something that your sheet of ${said(day)} says has changed since. Go by what stands here, and print it again if you hand it out.`;
  if (day === edition) return `Your sheet is up to date: this site is of ${said(day)} too.`;
  return `Your sheet is of ${said(day)}, and this site has been made again since, on ${said(edition)}. The code cannot say whether anything on the sheet has changed: read this page beside it.`;
}

/** Returns the names of all sheets made from this page that stand; of a case, the whole of it as a pack holds it is one. @param {string} root */
async function standing(root) {
  const page = location.pathname.slice(new URL(root || "./", location.href).pathname.length).replace(/index\.html$/, "");
  const [, id = ""] = CASE.exec(page) ?? [];
  const [listed, ...whole] = await Promise.all([load(`${root}print/editions.json`), ...(id ? [nameOf(`${root}print/pieces/case-${id}.json`)] : [])]);
  return [...(listed[page] ?? []), ...whole];
}

/** Returns the name of a sheet that says what a file holds. @param {string} address */
async function nameOf(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
  return [...bytes.slice(0, 3)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} day */
function said(day) {
  return new Date(`${day}T12:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}
