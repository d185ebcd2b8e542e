// What this browser keeps of the site, so that it can be read without a network: keeping it, saying what is kept, clearing it.
// @ts-check

import { fromFolder } from "./folder.js";
import { make } from "./make.js";

const REFUSED = "fingerpost-keep-nothing";

/** Lets the browser keep the site, unless the reader asked it not to, or asks for little to be fetched. @param {string} root */
export async function keepSite(root) {
  const thrifty = /** @type {any} */ (navigator).connection?.saveData;
  if (!canKeep() || refused() || thrifty) return;
  await navigator.serviceWorker.register(`${root}service-worker.js`).catch(() => null); // a browser that keeps nothing reads from the network
}

/** Tells on its own page what is kept. @param {HTMLElement} place @param {string} root */
export async function offerKept(place, root) {
  const wanted = new URLSearchParams(location.search).get("wanted");
  if (wanted !== null) document.querySelector(".words")?.prepend(tellWanted(wanted.slice(0, 300), root));
  if (fromFolder) place.replaceChildren(make("p", {}, "You are reading a copy from a folder. The whole site is in it, so the browser keeps none of its pages."));
  if (!canKeep()) return;
  const button = make("button", { type: "button", class: "chip" });
  const list = make("ul"), about = make("p", {}), status = make("p", { role: "status" });
  const show = async () => {
    const pages = refused() ? [] : await visited();
    list.replaceChildren(...pages.map(({ address, title }) => make("li", {}, make("a", { href: address }, title))));
    about.textContent = pages.length ? "The heart of the site, and these pages that you have read:" : "The heart of the site, and each page that you read from now on.";
    if (refused()) about.textContent = "Nothing, as you asked.";
    button.textContent = refused() ? "Keep it again" : "Clear what is kept";
  };
  button.addEventListener("click", async () => {
    if (refused()) localStorage.removeItem(REFUSED);
    else await clear();
    await keepSite(root);
    await show();
    status.textContent = refused() ? "What was kept is cleared." : "From now on it is kept.";
  });
  await show();
  place.replaceChildren(about, list, make("p", {}, button), status);
}

function canKeep() {
  return "serviceWorker" in navigator && !fromFolder;
}

function refused() {
  try {
    return localStorage.getItem(REFUSED) !== null;
  } catch {
    return true; // a browser that keeps nothing
  }
}

/** Clears what is kept, and keeps no more. */
async function clear() {
  localStorage.setItem(REFUSED, "");
  const registration = await navigator.serviceWorker.getRegistration();
  const ours = `fingerpost ${registration?.scope ?? ""}`;
  await registration?.unregister();
  await Promise.all((await caches.keys()).filter((name) => name.startsWith(ours)).map((name) => caches.delete(name)));
}

/** Returns the pages that were read and are kept, by title. */
async function visited() {
  const scope = (await navigator.serviceWorker.getRegistration())?.scope;
  const names = (await caches.keys()).filter((name) => name.startsWith(`fingerpost ${scope} visited`));
  const found = [];
  for (const cache of await Promise.all(names.map((name) => caches.open(name)))) {
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      if (!answer?.headers.get("Content-Type")?.startsWith("text/html")) continue;
      const title = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("h1")?.textContent;
      if (title) found.push({ address: request.url, title });
    }
  }
  return found.sort((one, other) => one.title.localeCompare(other.title));
}

/** @param {string} address from the site's root @param {string} root */
function tellWanted(address, root) {
  const within = new URL(root, location.href).href;
  const to = new URL(address, within).href;
  const again = to.startsWith(within) ? make("a", { href: to }, "Try it again") : "Try it again";
  return make("p", { class: "notice", role: "status" }, "There is no network just now, and the page you asked for is not kept on this device. ", again, " when you are connected.");
}
