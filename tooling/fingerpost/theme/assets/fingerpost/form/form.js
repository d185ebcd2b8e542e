// The form: one step a page, everything kept in this browser, nothing sent anywhere.
// @ts-check

import { find, findAll, make } from "./dom.js";
import { Draft } from "./draft.js";
import { field } from "./fields.js";
import { listFindings, offerWays, readyWays } from "./finish.js";
import { judge } from "./judge.js";
import { isGroup } from "./refuse.js";
import { inside } from "./schema.js";
import { listSteps, showWrong, stepWith } from "./steps.js";
import { say } from "./words.js";

/**
 * @typedef {import("./words.js").Tree} Tree
 * @typedef {import("./words.js").Key} Key
 * @typedef {import("./words.js").Finding} Finding
 */

const PAUSE = 250; // milliseconds after the last letter

class Form {
  /** @param {Record<string, any>} know @param {string} today */
  constructor(know, today) {
    this.know = know;
    this.draft = new Draft(know, today);
    this.steps = know.steps;
    this.current = "start";
    /** @type {Set<string>} */ this.seen = new Set();
    /** @type {Set<string>} */ this.touched = new Set();
    /** @type {Finding[]} */ this.findings = [];
    this.timer = 0;
    this.justOpened = false;
    /** @type {string} */ this.broken = "";
    this.context = { know, draft: this.draft, redraw: (/** @type {string | undefined} */ focus) => this.draw(focus) };
  }

  begin() {
    const kept = this.draft.restore();
    if (kept) this.seen = new Set(this.steps.map((/** @type {any} */ step) => step.id));
    this.draft.changed = () => this.later();
    find("[data-form-begin]").textContent = kept ? "Go on with what is kept" : "Begin";
    find("[data-form-said]").textContent = kept ? "What you wrote before is still here." : "";
    this.readyStart();
    readyWays(this.context);
    find("[data-form-step]").addEventListener("change", (/** @type {Event} */ event) => {
      const asked = /** @type {Element} */ (event.target).closest("[data-field]");
      if (asked) this.touched.add(String(asked.getAttribute("data-field")));
      this.later(0);
    });
    addEventListener("hashchange", () => this.go(true));
    if (matchMedia("(min-width: 62rem)").matches) find("[data-form-list]").open = true;
    find("[data-form]").hidden = false;
    this.go(false);
  }

  readyStart() {
    const picked = find("[data-form-file]"), text = find("#form-broken-text");
    find("[data-form-begin]").addEventListener("click", () => { location.hash = `#step-${this.steps[0].id}`; });
    find("[data-form-open]").addEventListener("click", () => picked.click());
    picked.addEventListener("change", () => {
      if (picked.files[0]) this.openFile(picked.files[0]);
      picked.value = "";
    });
    find("[data-form-mended]").addEventListener("click", () => this.openText(this.broken, text.value));
    find("[data-form-clear]").addEventListener("click", (/** @type {Event} */ event) => {
      const button = /** @type {HTMLElement} */ (event.target);
      if (button.dataset.sure === undefined) {
        button.dataset.sure = "";
        button.textContent = "Clear it: press again to be sure";
        return;
      }
      delete button.dataset.sure;
      button.textContent = "Clear what is kept";
      this.seen.clear();
      this.touched.clear();
      this.draft.forget();
      find("[data-form-begin]").textContent = "Begin";
      find("[data-form-said]").textContent = "Everything is cleared.";
    });
  }

  /** @param {File} file */
  async openFile(file) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    try {
      await this.openText(file.name, new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      this.showBroken(file.name, new TextDecoder("windows-1252").decode(bytes), say(this.know, "not utf-8"));
    }
  }

  /** @param {string} name @param {string} text */
  async openText(name, text) {
    const { plainEnds, readText } = await import("./read.js");
    const { tree, faults } = readText(this.know, plainEnds(text));
    if (faults.length || !isGroup(tree)) {
      const [slip] = faults;
      const where = slip ? `Line ${slip.line}, column ${slip.column}: ` : "";
      this.showBroken(name, text, slip ?? judge(this.know, tree, this.about())[0], where);
      return;
    }
    find("[data-form-broken]").hidden = true;
    this.draft.open(name, text, tree);
    this.seen = new Set(this.steps.map((/** @type {any} */ step) => step.id));
    find("[data-form-said]").textContent = `${name} is open.`;
    find("[data-form-begin]").textContent = "Go on with what is kept";
    this.justOpened = true;
    location.hash = `#step-${this.steps[0].id}`;
  }

  /** Shows a file that cannot be read, to be mended where it stands. @param {string} name @param {string} text
   * @param {{message: string, fix: string}} fault @param {string} [where] */
  showBroken(name, text, fault, where = "") {
    this.broken = name;
    find("#form-broken-text").value = text;
    find("[data-form-broken-words]").replaceChildren(make("strong", {}, `${where}${fault.message}`), make("span", { class: "mend" }, fault.fix));
    find("[data-form-broken]").hidden = false;
    find("#form-broken-text").focus();
  }

  about() {
    return { id: this.draft.name, today: this.draft.today };
  }

  /** @param {number} [pause] */
  later(pause = PAUSE) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), pause);
  }

  check() {
    this.findings = [...judge(this.know, this.draft.tree, this.about()), ...hiddenIn(this.know, this.draft.tree, [])];
    listSteps(this.steps, this.current, this.seen, this.draft.tree, this.draft.blank(), this.findings);
    const gaps = Array.isArray(this.draft.tree.not_known) ? this.draft.tree.not_known : [];
    const shown = this.findings.filter(({ field }) => this.seen.has(this.current) || this.touched.has(field.join(".")));
    showWrong(find("[data-form-step]"), shown, gaps);
    if (this.current === "finish") this.finish();
  }

  async finish() {
    listFindings(this.findings, ({ field }) => stepWith(this.steps, field));
    const { saved } = await import("./save.js");
    offerWays(this.context, saved(this.know, this.draft.original, this.draft.tree));
  }

  /** Goes to the step that the address names. @param {boolean} focus */
  go(focus) {
    const asked = location.hash.replace(/^#step-/, ""), known = ["start", "finish", ...this.steps.map((/** @type {any} */ step) => step.id)];
    if (location.hash && !known.includes(asked)) return;
    if (this.current !== asked) this.seen.add(this.current);
    this.current = asked || "start";
    find("[data-form-start]").hidden = this.current !== "start";
    find("[data-form-step]").hidden = this.current === "start" || this.current === "finish";
    find("[data-form-finish]").hidden = this.current !== "finish";
    this.draw();
    if (!focus) return;
    if (!this.justOpened) find("[data-form-said]").replaceChildren();
    this.justOpened = false;
    if (!matchMedia("(min-width: 62rem)").matches) find("[data-form-list]").open = false;
    find(".form-page > section:not([hidden]) h2").focus();
    scrollTo({ top: find("[data-form]").offsetTop, behavior: "instant" });
  }

  /** Draws the step anew. @param {string} [focus] what to go to afterwards */
  draw(focus) {
    const number = this.steps.findIndex((/** @type {any} */ step) => step.id === this.current), step = this.steps[number];
    if (step) {
      const open = new Map(findAll("[data-form-step] [data-entry]").map((entry) => [entry.dataset.entry, entry.open]));
      const asked = Object.keys(step.fields).filter((name) => name in this.know.schema.properties);
      const fields = asked.map((name) => field(this.context, [name], inside(this.know.schema, name), step.fields[name], this.know.schema.required.includes(name)));
      const before = number ? this.steps[number - 1].id : "start", after = this.steps[number + 1]?.id ?? "finish";
      find("[data-form-step]").replaceChildren(
        make("p", { class: "kicker" }, `Step ${number + 1} of ${this.steps.length}`), make("h2", { tabindex: "-1" }, step.title),
        ...(step.intro ? [make("p", {}, step.intro)] : []), ...fields,
        make("p", { class: "form-on" }, make("a", { class: "next", href: `#step-${after}` }, "Next"), make("a", { href: `#step-${before}` }, "Back")));
      for (const entry of findAll("[data-form-step] [data-entry]")) entry.open = open.get(entry.dataset.entry) ?? entry.open;
    }
    this.check();
    for (const entry of findAll("[data-form-step] details:has(.wrong:not([hidden]))")) entry.open = true;
    const target = focus && find(focus);
    if (!target) return;
    if (target.closest("details")) target.closest("details").open = true;
    target.focus();
  }
}

/** Returns a finding for each text with characters that nobody can see. @param {Record<string, any>} know @param {Tree} tree @param {Key} key @returns {Finding[]} */
function hiddenIn(know, tree, key) {
  if (tree !== null && typeof tree === "object") return Object.entries(tree).flatMap(([name, value]) => hiddenIn(know, value, [...key, Array.isArray(tree) ? Number(name) : name]));
  const found = typeof tree === "string" && new RegExp(know.patterns.hidden, "u").exec(tree);
  const number = found && (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return found ? [{ at: key, field: key, ...say(know, "hidden", { number }) }] : [];
}

/** Returns what the form knows: from the page itself where it is one file, else from beside it. */
async function knowledge() {
  const within = find("#form-knows");
  if (within) return JSON.parse(within.textContent);
  const folder = `${document.body.dataset.root ?? ""}contribute/form/`;
  const read = async (/** @type {string} */ name) => (await fetch(folder + name)).json();
  const know = { squares: {}, adapted: {}, ...(await read("form.json")) };
  know.later = read("cases.json").then((cases) => Object.assign(know, { squares: cases.squares, adapted: cases.adapted }, { names: { ...know.names, case: cases.cases } }));
  return know;
}

/** Today, where the reader is. */
function today() {
  const now = new Date(), two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

knowledge().then((know) => {
  const form = new Form(know, today());
  form.begin();
  find("[data-form-plain]")?.remove();
  know.later?.then(() => (find("[data-form-step] :focus") ? form.check() : form.draw()), () => {});
}, () => { document.documentElement.dataset.formFailed = ""; });
