// The last page: what is left to mend, the file, the ways to send it, the print to sign. Nothing leaves by itself.
// @ts-check

import { pathOf } from "./controls.js";
import { find, findAll, make } from "./dom.js";
import { isGroup } from "./refuse.js";
import { definition, inside, resolved } from "./schema.js";

/**
 * @typedef {import("./words.js").Tree} Tree
 * @typedef {import("./words.js").Finding} Finding
 * @typedef {import("./controls.js").Context} Context
 */

const LONGEST_ADDRESS = 7500; // what GitHub takes in an address, with room to spare
const LONGEST_MAIL = 1500; // what every mail program takes
const SERIOUS = ["private-detail", "lapsed-consent", "raw-html", "hidden-character", "invalid-value", "unknown-choice", "unknown-field", "blank-value", "missing-field"];

/** Sets out what is left to mend, the most serious first, each with the way to its question.
 * What is no mistake and may still be mended stands below. @param {Finding[]} findings @param {Finding[]} hints
 * @param {(finding: Finding) => {id: string, title: string}} stepOf @param {Record<string, any>} explained where each rule is explained */
export function listFindings(findings, hints, stepOf, explained) {
  const weight = (/** @type {Finding} */ { code }) => (SERIOUS.indexOf(code) + SERIOUS.length + 1) % (SERIOUS.length + 1);
  const { at, codes, others } = explained;
  const rule = (/** @type {string} */ code) => at && make("a", { class: "explained", href: `${at}#${codes.includes(code) ? code : others}` }, "About this rule", make("span", { class: "unseen" }, `: ${code}`));
  const listed = (/** @type {Finding[]} */ all, kind = "form-findings") => make("ol", { class: kind }, ...all.map((finding) => {
    const { id, title } = stepOf(finding);
    return make("li", {}, make("strong", {}, finding.message), make("span", { class: "mend" }, finding.fix), make("a", { href: `#step-${id}` }, title), rule(finding.code));
  }));
  const items = [...findings].sort((one, other) => weight(one) - weight(other));
  const words = items.length === 1 ? "One thing is left to mend:" : `${items.length} things are left to mend:`;
  find("[data-form-findings]").replaceChildren(...(items.length
    ? [make("p", {}, words), listed(items)]
    : [make("p", { class: "form-good" }, "Nothing is left to mend.")]),
    ...(hints.length ? [make("p", {}, "These are no mistakes, and worth a second look before the file leaves your hands:"), listed(hints, "form-findings form-hints")] : []));
}

/** Fills in the ways out with a text. @param {Context} context @param {string} text @param {boolean} held whether it may not go where it is kept for good */
export function offerWays({ know, draft }, text, held) {
  const name = `${draft.name}.yml`, isKnown = Boolean(draft.id && know.names.case?.[draft.id]);
  const page = isKnown ? `${know.repository}/edit/main/case_studies/${name}` : `${know.repository}/new/main/case_studies?filename=${encodeURIComponent(name)}`;
  const whole = `${page}&value=${encodeURIComponent(text)}`, fits = !isKnown && whole.length <= LONGEST_ADDRESS;
  find("[data-form-name]").textContent = name;
  find("[data-form-text]").value = text;
  find("[data-form-propose]").href = whole;
  find("[data-form-page]").href = page;
  find("[data-form-short]").hidden = held || !fits || !know.repository;
  find("[data-form-long]").hidden = held || fits || !know.repository;
  find("[data-form-held]").hidden = !held || !know.repository;
  const title = String(draft.tree.title ?? "A case");
  find("[data-form-mail]").href = `mailto:?subject=${encodeURIComponent(`Case: ${title}`)}&body=${encodeURIComponent(summary(know, draft.tree))}`;
}

/** @param {Record<string, any>} know @param {{[name: string]: any}} tree */
function summary(know, tree) {
  const story = String(tree.story?.what_happened ?? "").trim();
  const words = [tree.title, tree.summary, tree.place?.name, story].filter((part) => typeof part === "string" && part).join("\n\n");
  const cut = words.length > LONGEST_MAIL ? `${words.slice(0, LONGEST_MAIL).trimEnd()} …` : words;
  return `A case for ${know.site}. The whole of it is in the file that goes with this message.\n\n${cut}\n`;
}

/** Makes the buttons of the last page work. @param {Context} context */
export function readyWays(context) {
  find("[data-form-download]").addEventListener("click", () => {
    const address = URL.createObjectURL(new Blob([find("[data-form-text]").value], { type: "text/yaml" }));
    make("a", { href: address, download: `${context.draft.name}.yml` }).dispatchEvent(new MouseEvent("click"));
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    say("The file is among your downloads.");
  });
  for (const button of findAll("[data-form-copy]")) {
    button.addEventListener("click", async () => {
      const box = find("[data-form-text]");
      try {
        await navigator.clipboard.writeText(box.value);
        say("The text is copied.");
      } catch {
        box.closest("details").open = true;
        box.select();
        say("Your browser does not copy by itself: the text is marked; press Ctrl and C.");
      }
    });
  }
  find("[data-form-print]").addEventListener("click", () => print());
  addEventListener("beforeprint", () => find("[data-form-sheet]").replaceChildren(...sheet(context)));
}

/** @param {string} words */
function say(words) {
  find("[data-form-said]").textContent = words;
}

/** Returns the whole case as questions and answers, with room to sign. @param {Context} context */
function sheet({ know, draft }) {
  const steps = know.steps.flatMap((/** @type {any} */ step) => {
    const answers = Object.keys(step.fields).filter((name) => name in draft.tree)
      .flatMap((name) => answered(know, [name], inside(know.schema, name), step.fields[name], draft.tree[name]));
    return answers.length ? [make("h2", {}, step.title), ...answers] : [];
  });
  const lines = ["I have read this", "It may be shared as it stands", "It may be shared once what is marked has been changed"].map((words) => make("li", {}, words));
  const name = ["Name, or the name you choose", "Date", "Signature"].map((words) => make("td", {}, words));
  return [make("h1", {}, String(draft.tree.title ?? "A case")), ...steps, make("section", { class: "form-sign" }, make("h2", {}, "To sign off"),
    make("p", {}, "Please read this and mark what is wrong, or what you would rather not see printed. You may say no, now or later."),
    make("ul", {}, ...lines), make("table", {}, make("tbody", {}, make("tr", {}, ...name), make("tr", {}, ...name.map((cell) => cell.cloneNode(true))))))];
}

/** @param {Record<string, any>} know @param {(string | number)[]} key @param {Record<string, any>} wrapped @param {any} question @param {Tree} value @returns {Node[]} */
function answered(know, key, wrapped, question, value) {
  const schema = resolved(know.schema, wrapped), fields = know.groups[definition(wrapped)]?.fields ?? {};
  const kind = know.references[pathOf(key)] ?? know.references[`${pathOf(key)}[]`];
  const said = (/** @type {Tree} */ each) => String(question?.choices?.[String(each)] ?? know.names[kind]?.[String(each)]?.[0] ?? each ?? "");
  const title = make("dt", {}, question?.ask ?? String(key[key.length - 1]));
  if (isGroup(value)) {
    const inner = Object.entries(value).flatMap(([name, each]) => schema.properties
      ? answered(know, [...key, name], inside(schema, name), fields[name], each)
      : [make("p", {}, make("strong", {}, `[@${name}] `), Object.values(each ?? {}).join(", "))]);
    return [make("dl", {}, title, make("dd", {}, ...inner))];
  }
  if (Array.isArray(value) && value.some((each) => isGroup(each))) {
    const entries = value.map((each, index) => make("li", {}, ...Object.entries(each ?? {}).flatMap(([name, part]) =>
      answered(know, [...key, index, name], inside(resolved(know.schema, schema.items), name), fields[name], part))));
    return [make("dl", {}, title, make("dd", {}, make("ol", {}, ...entries)))];
  }
  const texts = (Array.isArray(value) ? [value.map(said).join(", ")] : said(value).split("\n\n")).map((part) => make("p", {}, part));
  return [make("dl", { class: "leaf" }, title, make("dd", {}, ...texts))];
}
