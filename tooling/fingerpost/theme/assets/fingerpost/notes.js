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

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const mark = marked(event.target);
    if (mark) later(() => open(mark), OPEN_AFTER);
    else if (note?.contains(/** @type {Node} */ (event.target))) clearTimeout(timer);
    else if (note && document.activeElement !== owner) later(close, CLOSE_AFTER);
    else if (!note) clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => {
    const mark = marked(event.target);
    if (mark?.matches(":focus-visible")) open(mark);
    else if (!note?.contains(/** @type {Node} */ (event.target))) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && note) close();
  });
  let touched = false;
  document.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; });
  document.addEventListener("click", (event) => {
    const mark = marked(event.target);
    if (mark && touched && owner !== mark) {
      event.preventDefault();
      open(mark);
    } else if (!mark && !note?.contains(/** @type {Node} */ (event.target))) close();
  });
}

/** @param {() => void} act @param {number} wait milliseconds */
function later(act, wait) {
  clearTimeout(timer);
  timer = window.setTimeout(act, wait);
}

/** @param {HTMLElement} mark */
function open(mark) {
  if (owner === mark) return;
  close();
  const words = wordsOf(mark);
  if (!words) return;
  owner = mark;
  note = document.createElement("div");
  note.className = "note";
  note.append(...words);
  document.body.append(note);
  place(note, mark);
}

function close() {
  clearTimeout(timer);
  note?.remove();
  note = owner = null;
}

/** Returns what a mark's note says, or null where the page does not say it. @param {HTMLElement} mark */
function wordsOf(mark) {
  const id = mark.classList.contains("term") ? mark.getAttribute("aria-describedby") : mark.getAttribute("href")?.slice(1);
  const origin = id ? document.getElementById(id) : null;
  if (!origin) return null;
  const text = document.createElement("p");
  text.append(...[...origin.childNodes].map((node) => node.cloneNode(true)));
  if (!mark.classList.contains("term")) return [text];
  const more = document.createElement("p");
  const link = document.createElement("a");
  link.href = /** @type {HTMLAnchorElement} */ (mark).href;
  link.textContent = "More about this word";
  more.append(link);
  return [text, more];
}

/** Puts the note under its mark, inside the window. @param {HTMLElement} box @param {HTMLElement} mark */
function place(box, mark) {
  const at = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const left = Math.max(16, Math.min(at.left, document.documentElement.clientWidth - box.offsetWidth - 16));
  const below = at.bottom + 6 + box.offsetHeight < innerHeight;
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${(below ? at.bottom + 6 : Math.max(4, at.top - box.offsetHeight - 6)) + scrollY}px`;
}
