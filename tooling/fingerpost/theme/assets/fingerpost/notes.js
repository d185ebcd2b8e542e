// The meaning of a word, or the source of a claim, where it stands: by pointer, keyboard and touch. The words come from the page's own foot.
// @ts-check

const OPEN_AFTER = 120; // milliseconds, so that a pointer passing by opens nothing
const CLOSE_AFTER = 250; // milliseconds, so that a pointer can travel into the note

/** @type {HTMLElement | null} */ let note = null;
/** @type {HTMLElement | null} */ let owner = null;
let timer = 0;

/** Listens for what asks for a note. */
export function offerNotes() {
  const marked = (/** @type {EventTarget | null} */ target) =>
    target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(".term, .cite")) : null;
  const inNote = (/** @type {EventTarget | null} */ target) => target instanceof Node && Boolean(note?.contains(target));
  const hasFocus = () => document.activeElement === owner || inNote(document.activeElement);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const mark = marked(event.target);
    if (mark) later(() => open(mark), OPEN_AFTER);
    else if (inNote(event.target) || !note) clearTimeout(timer);
    else if (!hasFocus()) later(close, CLOSE_AFTER);
  });
  document.addEventListener("focusin", (event) => {
    const mark = marked(event.target);
    if (mark?.matches(":focus-visible")) open(mark);
    else if (mark !== owner && !inNote(event.target)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !note) return;
    const mark = owner, within = inNote(document.activeElement);
    close();
    if (within && mark) returnTo(mark);
  });
  let touched = false;
  document.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; });
  document.addEventListener("click", (event) => {
    const mark = marked(event.target);
    if (mark && touched && owner !== mark) {
      event.preventDefault();
      open(mark);
    } else if (!mark && !inNote(event.target)) close();
  });
  addEventListener("resize", () => { if (note && owner) place(note, owner); });
  const already = marked(document.querySelector(":is(.term, .cite):is(:focus-visible, :hover)")); // who was quicker than this script
  if (already) open(already);
}

/** @param {() => void} act @param {number} wait milliseconds */
function later(act, wait) {
  clearTimeout(timer);
  timer = window.setTimeout(act, wait);
}

/** Shows a mark's note, next after the mark for those who go from link to link, and above all else for those who look.
 * @param {HTMLElement} mark */
function open(mark) {
  clearTimeout(timer);
  if (owner === mark) return;
  close();
  const words = wordsOf(mark);
  if (!words) return;
  owner = mark;
  note = document.createElement("span");
  note.className = "note";
  note.setAttribute("popover", "manual");
  note.append(...words);
  mark.after(note);
  note.showPopover?.();
  place(note, mark);
}

function close() {
  clearTimeout(timer);
  note?.remove();
  note = owner = null;
}

/** Gives a mark the focus without opening its note again. @param {HTMLElement} mark */
function returnTo(mark) {
  owner = mark;
  mark.focus();
  owner = null;
}

/** Returns what a mark's note says, or null where the page does not say it. @param {HTMLElement} mark */
function wordsOf(mark) {
  const id = mark.classList.contains("term") ? mark.getAttribute("aria-describedby") : mark.getAttribute("href")?.slice(1);
  const origin = id ? document.getElementById(id) : null;
  if (!origin) return null;
  const text = line([...origin.childNodes].map((node) => node.cloneNode(true)));
  if (!mark.classList.contains("term")) return [text];
  const link = document.createElement("a");
  link.href = /** @type {HTMLAnchorElement} */ (mark).href;
  link.textContent = "More about this word";
  return [text, line([link])];
}

/** Returns a line of a note. Notes stand inside paragraphs, where only phrases may. @param {Node[]} words */
function line(words) {
  const span = document.createElement("span");
  span.className = "note-line";
  span.append(...words);
  return span;
}

/** Puts the note under its mark, inside the window. @param {HTMLElement} box @param {HTMLElement} mark */
function place(box, mark) {
  const at = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const left = Math.max(16, Math.min(at.left, document.documentElement.clientWidth - box.offsetWidth - 16));
  const below = at.bottom + 6 + box.offsetHeight < innerHeight;
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${(below ? at.bottom + 6 : Math.max(4, at.top - box.offsetHeight - 6)) + scrollY}px`;
}
