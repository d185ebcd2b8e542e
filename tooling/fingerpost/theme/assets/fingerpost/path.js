// Ticks on a reading path. They stay in this browser; a page ticked on one path is ticked on all.
// @ts-check

const KEPT = "fingerpost-read";

/** Returns what was ticked before. @returns {Set<string>} */
function kept() {
  try {
    const read = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
    return new Set(Array.isArray(read) ? read.filter((name) => typeof name === "string") : []);
  } catch {
    return new Set();
  }
}

/** Keeps what is ticked. @param {Set<string>} read */
function keep(read) {
  try {
    if (read.size) localStorage.setItem(KEPT, JSON.stringify([...read].sort()));
    else localStorage.removeItem(KEPT);
  } catch {
    // A browser that keeps nothing forgets it with the page.
  }
}

/** Lets the ticks of each path be set, and forgotten. @param {NodeListOf<HTMLElement>} paths */
export function offerTicks(paths) {
  const read = kept();
  const shown = () => paths.forEach((path) => show(path, read));
  paths.forEach((path) => {
    path.querySelector("[data-path-sum]")?.setAttribute("role", "status");
    path.addEventListener("change", (event) => {
      const box = /** @type {HTMLInputElement} */ (event.target);
      const stop = /** @type {HTMLElement | null} */ (box.closest("[data-stop]"));
      read[box.checked ? "add" : "delete"](stop?.dataset.stop ?? "");
      keep(read);
      shown();
    });
  });
  document.querySelector("[data-forget]")?.addEventListener("click", () => {
    read.clear();
    keep(read);
    shown();
  });
  addEventListener("hashchange", markLength);
  markLength();
  shown();
}

/** Shows what is read, and what is left. @param {HTMLElement} path @param {Set<string>} read */
function show(path, read) {
  const stops = /** @type {HTMLElement[]} */ ([...path.querySelectorAll("[data-stop]")]);
  let done = 0, left = 0;
  for (const stop of stops) {
    const isRead = read.has(stop.dataset.stop ?? "");
    const box = stop.querySelector("input");
    if (box) box.checked = isRead;
    stop.classList.toggle("read", isRead);
    if (isRead) done += 1;
    else left += Number(stop.dataset.halves);
  }
  const sum = path.querySelector("[data-path-sum]");
  if (!(sum instanceof HTMLElement)) return;
  sum.dataset.pathSum ||= sum.textContent ?? "";
  const minutes = `${Math.floor(left / 2) || ""}${left % 2 ? "½" : ""}`;
  sum.textContent = done ? `${done} of ${stops.length} read, ${left ? `${minutes} minutes left` : "nothing left"}` : sum.dataset.pathSum;
}

/** Says which length the address asks for. */
function markLength() {
  document.querySelectorAll(".lengths a").forEach((link) => {
    if (link.getAttribute("href") === location.hash) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  });
}
