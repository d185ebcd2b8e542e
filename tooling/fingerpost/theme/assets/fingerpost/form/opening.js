// Opening a case file; one that cannot be read is shown, with what is wrong and where, to be mended on the page.
// @ts-check

import { find, make } from "./dom.js";
import { judge } from "./judge.js";
import { isGroup } from "./refuse.js";
import { say } from "./words.js";

/** @typedef {import("./form.js").Form} Form */

/** Makes the buttons that open a file work. @param {Form} form */
export function readyOpening(form) {
  const picked = find("[data-form-file]");
  find("[data-form-open]").addEventListener("click", () => picked.click());
  picked.addEventListener("change", () => {
    if (picked.files[0]) openFile(form, picked.files[0]);
    picked.value = "";
  });
  find("[data-form-mended]").addEventListener("click", (/** @type {Event} */ event) => {
    const button = /** @type {HTMLElement} */ (event.target);
    openText(form, button.dataset.file ?? "new-case.yml", find("#form-broken-text").value);
  });
}

/** @param {Form} form @param {File} file */
async function openFile(form, file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    await openText(form, file.name, new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    showBroken(file.name, new TextDecoder("windows-1252").decode(bytes), say(form.know, "not utf-8"));
  }
}

/** @param {Form} form @param {string} name @param {string} text */
async function openText(form, name, text) {
  const { plainEnds, readText } = await import("./read.js");
  const { tree, faults } = readText(form.know, plainEnds(text));
  if (faults.length || !isGroup(tree)) {
    const [slip] = faults;
    const where = slip ? `Line ${slip.line}, column ${slip.column}: ` : "";
    showBroken(name, text, slip ?? judge(form.know, tree, form.about())[0], where);
    return;
  }
  find("[data-form-broken]").hidden = true;
  form.open(name, text, tree);
}

/** @param {string} name @param {string} text @param {{message: string, fix: string}} fault @param {string} [where] */
function showBroken(name, text, fault, where = "") {
  find("[data-form-mended]").dataset.file = name;
  find("#form-broken-text").value = text;
  find("[data-form-broken-words]").replaceChildren(make("strong", {}, `${where}${fault.message}`), make("span", { class: "mend" }, fault.fix));
  find("[data-form-broken]").hidden = false;
  find("#form-broken-text").focus();
}
