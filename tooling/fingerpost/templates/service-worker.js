// Keeps the core of the site, and each page as it is read, so that they can be read again without a network. It asks this site alone, for its own files.
// @ts-check
/// <reference lib="webworker" />

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const VERSION = "{{ version }}";
/** Address → the beginning of the SHA-256 of what stands there. @type {Record<string, string>} */
const CORE = {{ core }};
const ASSETS = "{{ assets }}", ANY_ASSETS = /\bassets\/fingerpost-[0-9a-f]{12}(?=\/)/;
const LASTING = /-[0-9a-f]{12}[./]/; // in the address of what never changes

const SCOPE = worker.registration.scope;
const OURS = `fingerpost ${SCOPE} `; // other sites may stand at the same origin
const KEPT = `${OURS}core ${VERSION}`, VISITED = `${OURS}visited ${VERSION}`, NEXT = `${OURS}next`;
const MOST_VISITED = 300; // the oldest go first
const PATIENCE = 4000; // milliseconds that a page may take to come before the one that is kept is shown
const APART = /\/pagefind\/|\.(pdf|epub|zip|csv|xml)$|\/(site|editions)\.json$/; // heavy, or of use only where there is a network or a program for it

/** The windows whose page came from what is kept: the rest of such a page does too, so that it is all of one version. @type {Set<string>} */
const fromKept = new Set();

worker.addEventListener("install", (event) => event.waitUntil(Promise.all([keepCore(), visitAgain()])));
worker.addEventListener("activate", (event) => event.waitUntil(moveIn()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE) || request.headers.has("range") || APART.test(plain(request.url))) return;
  event.respondWith(request.mode === "navigate" ? page(event) : part(event));
});

/** Returns an address without what follows "?" or "#". @param {string} url */
function plain(url) {
  return url.replace(/[?#].*/, "");
}

/** Keeps the whole core or fails, and is tried again at the next visit. What is the same as before, at whatever address, is not fetched again. */
async function keepCore() {
  const cache = await caches.open(KEPT), known = await keptByHash();
  await Promise.all(Object.entries(CORE).map(async ([address, hash]) => {
    const url = new URL(address, SCOPE).href;
    const before = known.get(hash);
    if (before) return cache.put(url, before.clone());
    const answer = await fetch(url, { cache: "no-cache" });
    if (!answer.ok || (await hashOf(answer)) !== hash) throw new Error(`${url} is not of this version`);
    return cache.put(url, await bare(answer));
  }));
}

/** Returns all that is kept, by its hash. */
async function keptByHash() {
  /** @type {Map<string, Response>} */ const found = new Map();
  for (const name of (await caches.keys()).filter((name) => name.startsWith(OURS))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      if (answer) found.set(await hashOf(answer), answer);
    }
  }
  return found;
}

/** Fetches what was visited before in its newest form; what is not there any more is forgotten. */
async function visitAgain() {
  const before = (await caches.keys()).filter((name) => name.startsWith(`${OURS}visited `) && name !== VISITED);
  const cache = await caches.open(VISITED);
  for (const name of before) {
    for (const request of await (await caches.open(name)).keys()) {
      const url = request.url.replace(ANY_ASSETS, ASSETS);
      const answer = url.slice(SCOPE.length) in CORE ? null : await fetch(url, { cache: "no-cache" }).catch(() => null);
      if (answer?.ok) await cache.put(url, await bare(answer));
    }
  }
}

/** Takes over: what was visited while this version waited joins the rest, and older versions go. */
async function moveIn() {
  const next = await caches.open(NEXT), visited = await caches.open(VISITED);
  for (const request of await next.keys()) {
    const answer = await next.match(request);
    if (answer) await visited.put(request, answer);
  }
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== KEPT && name !== VISITED);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Answers with a page: the one on the site; where that does not come, the one that is kept; else what there is without a network. @param {FetchEvent} event */
async function page(event) {
  const kept = await keptAt(event.request.url);
  const asked = fetch(event.request).catch(() => null);
  event.waitUntil(asked.then((answer) => (answer ? keep(event.request.url, answer.clone(), "text/html") : undefined)));
  const answer = await (kept ? Promise.race([asked, late()]) : asked);
  if (answer) return answer;
  if (!kept) return without(event.request.url);
  fromKept.add(event.resultingClientId);
  return kept;
}

/** Answers with what a page is made of. One of another version, whose files are gone, is dressed in those of this one. @param {FetchEvent} event */
async function part(event) {
  const { request } = event;
  const kept = LASTING.test(plain(request.url)) || fromKept.has(event.clientId) ? await keptAt(request.url) : null;
  if (kept) return kept;
  const answer = await fetch(request).catch(() => null);
  if (answer) event.waitUntil(keep(request.url, answer.clone(), ""));
  if (answer && (answer.ok || !ANY_ASSETS.test(request.url))) return answer;
  return (await keptAt(request.url.replace(ANY_ASSETS, ASSETS))) ?? answer ?? Response.error();
}

/** @param {string} url */
async function keptAt(url) {
  const address = plain(url).replace(/\/index\.html$/, "/");
  for (const name of [KEPT, VISITED, NEXT]) {
    const answer = await caches.match(address, { cacheName: name, ignoreVary: true });
    if (answer) return answer;
  }
  return null;
}

/** Keeps what came, if it is what was asked for; forgets what is gone. @param {string} url @param {Response} answer @param {string} kind */
async function keep(url, answer, kind) {
  const address = plain(url);
  if (address.slice(SCOPE.length) in CORE) return;
  const { installing, waiting } = worker.registration, { serviceWorker: me } = worker;
  const another = [installing, waiting].some((each) => each && each !== me); // for a moment this one may still be told to wait itself
  const cache = await caches.open(another ? NEXT : VISITED);
  if (answer.status === 404 || answer.status === 410) await cache.delete(address);
  if (!answer.ok || answer.redirected || !(answer.headers.get("Content-Type") ?? "").startsWith(kind)) return;
  await cache.delete(address); // so that it counts as the newest
  await cache.put(address, await bare(answer));
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST_VISITED)).map((old) => cache.delete(old)));
}

/** Returns the way to the page that says what there is without a network, or to where one has been before. @param {string} url */
async function without(url) {
  const folder = `${plain(url)}/`;
  if (!plain(url).endsWith("/") && (await keptAt(folder))) return Response.redirect(folder);
  return "offline/" in CORE ? Response.redirect(`${SCOPE}offline/?wanted=${encodeURIComponent(url.slice(SCOPE.length))}`) : Response.error();
}

/** Returns an answer with nothing but its bytes and their kind: one that was redirected could not be shown as a page. @param {Response} answer */
async function bare(answer) {
  return new Response(await answer.arrayBuffer(), { headers: { "Content-Type": answer.headers.get("Content-Type") ?? "" } });
}

/** @param {Response} answer */
async function hashOf(answer) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.clone().arrayBuffer()));
  return [...bytes.slice(0, 6)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @returns {Promise<null>} */
function late() {
  return new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE));
}
