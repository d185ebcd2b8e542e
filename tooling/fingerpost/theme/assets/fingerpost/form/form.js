// The form: one step a page, everything kept in this browser, nothing sent anywhere.
// @ts-check

import { find, findAll, make } from "./dom.js";
import { Draft } from "./draft.js";
import { field } from "./fields.js";
import { listFindings, offerWays, readyWays } from "./finish.js";
import { PRIVATE, hiddenIn, hinted, judge } from "./judge.js";
import { knowledge, today } from "./knows.js";
import { readyOpening } from "./opening.js";
import { inside } from "./schema.js";
import { listSteps, showWrong, stepWith } from "./steps.js";

/**
 * @typedef {import("./words.js").Tree} Tree
 * @typedef {import("./words.js").Finding} Finding
 */

const PAUSE = 250; // milliseconds after the last letter

export class Form {
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
    this.pressed = false;
    this.justOpened = false;
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
    addEventListener("pointerdown", () => { this.pressed = true; });
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => { this.pressed = false; });
    addEventListener("hashchange", () => this.go(true));
    if (matchMedia("(min-width: 62rem)").matches) find("[data-form-list]").open = true;
    find("[data-form]").hidden = false;
    this.go(false);
  }

  readyStart() {
    readyOpening(this);
    find("[data-form-begin]").addEventListener("click", () => { location.hash = `#step-${this.steps[0].id}`; });
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

  /** Takes up a case from its file. @param {string} name @param {string} text @param {Tree} tree */
  open(name, text, tree) {
    this.draft.open(name, text, tree);
    this.seen = new Set(this.steps.map((/** @type {any} */ step) => step.id));
    find("[data-form-said]").textContent = `${name} is open.`;
    find("[data-form-begin]").textContent = "Go on with what is kept";
    this.justOpened = true;
    location.hash = `#step-${this.steps[0].id}`;
  }

  about() {
    return { id: this.draft.name, today: this.draft.today };
  }

  /** Checks soon, but not while a finger is down: what it reaches for would move away. @param {number} [pause] */
  later(pause = PAUSE) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.pressed ? this.later() : this.check()), pause);
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
    listFindings(this.findings, hinted(this.know, this.draft.tree), ({ field }) => stepWith(this.steps, field), this.know.explained);
    const { saved } = await import("./save.js");
    offerWays(this.context, saved(this.know, this.draft.original, this.draft.tree), this.findings.some(({ code }) => code === PRIVATE));
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

knowledge().then((know) => {
  const form = new Form(know, today());
  form.begin();
  find("[data-form-plain]")?.remove();
  know.later?.then(() => (find("[data-form-step] :focus") ? form.check() : form.draw()), () => {});
}, () => { document.documentElement.dataset.formFailed = ""; });
