// Somebody came from a printed sheet: says whether the page has moved on since. Without it, the foot names the page's own edition.
// @ts-check

/**
 * Tells how a sheet's edition stands to the page's own.
 * @param {string} sheet the day that the sheet bears, as 2026-11-22
 * @param {HTMLElement} foot names the page's edition, to people and as the same kind of day
 */
export function tellEdition(sheet, foot) {
  const day = foot.dataset.edition ?? "";
  const words = document.querySelector(".words");
  if (!words || !/^\d{4}-\d\d-\d\d$/.test(sheet)) return;
  const said = (/** @type {string} */ date) =>
    new Date(`${date}T12:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  if (Number.isNaN(Date.parse(sheet))) return;
  const notice = document.createElement("p");
  notice.className = "notice sheet-edition";
  notice.setAttribute("role", "status");
  words.prepend(notice);
  if (sheet === day) notice.textContent = `Your sheet is up to date. It and this page are both of ${said(day)}.`;
  else if (sheet < day) {
    notice.textContent = `Your sheet is of ${said(sheet)}. This page is newer, of ${said(day)}: go by what stands here, and print it again if you hand it out.`;
  } else notice.textContent = `Your sheet is of ${said(sheet)}, which is newer than this page, of ${said(day)}. This may be an old copy of the site.`;
}
