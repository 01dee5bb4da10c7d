// Keeps the manual on this device and serves what is kept. Every other page of the Hub comes from the network as ever.
const STATE = "hub-kept";
const PACKS = "hub-pack-";
const HEADERS = ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Resource-Policy"];
const OF_MANUAL = /^\/([a-z][a-z-]*)\/manual\//;
const OF_PACK = /^\/([a-z][a-z-]*)\/manual\/offline\/read\//;
const CITED = /^\/[a-z-]+\/manual\/([0-9][0-9A-Z.]*)\//;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  const visit = request.mode === "navigate";
  if (OF_PACK.test(pathname)) event.respondWith(fromPack(OF_PACK.exec(pathname)[1], pathname, request));
  else if (visit && OF_MANUAL.test(pathname)) event.respondWith(fetch(request).catch(() => standIn(pathname)));
  else if (pathname.startsWith("/static/")) event.respondWith(fetch(request).catch(() => fromAny(pathname)));
  if (visit) event.waitUntil(check().catch(() => {}));
});

const ACTS = {
  state: async ({ language }) => ({ kept: summary(await stateOf(language)) }),
  keep: async ({ language, country }, say) => ({ kept: summary(await inTurn(() => keep(language, country, say))) }),
  remove: async ({ language }) => {
    await inTurn(() => forget(language));
    if (!(await languages()).length) await self.registration.unregister();
    return { kept: null };
  },
};

self.addEventListener("message", (event) => {
  const port = event.ports[0];
  const say = (part) => port.postMessage(part);
  const done = ACTS[event.data.act](event.data, say).catch((error) => ({ failed: error.name === "QuotaExceededError" ? "full" : error.message === "wrong" ? "wrong" : "failed" }));
  event.waitUntil(done.then((answer) => say({ ...answer, done: true })));
});

// One change at a time: a visit during a download waits for it.
let last = Promise.resolve();
function inTurn(act) {
  last = last.catch(() => {}).then(act);
  return last;
}

const place = (language) => `/kept/${language}`;
const summary = (state) => state && Object.fromEntries(["edition", "impression", "effective", "day", "country", "size"].map((name) => [name, state.manifest[name]]));

async function stateOf(language) {
  const found = await caches.match(place(language), { cacheName: STATE });
  return found ? found.json() : null;
}

async function languages() {
  if (!(await caches.has(STATE))) return [];
  const kept = await (await caches.open(STATE)).keys();
  return kept.map((request) => new URL(request.url).pathname.slice("/kept/".length));
}

async function forget(language) {
  await (await caches.open(STATE)).delete(place(language));
  for (const name of await caches.keys()) if (name.startsWith(`${PACKS}${language}-`)) await caches.delete(name);
  if (!(await languages()).length) await caches.delete(STATE);
}

// At each visit: what is kept follows the Hub, and what may no longer be shown leaves before anything new comes.
function check() {
  return inTurn(async () => {
    for (const language of await languages()) {
      const state = await stateOf(language);
      const manifest = await manifestOf(language, state.manifest.country).catch(() => undefined);
      if (manifest === null) await forget(language);
      if (!manifest || manifest.pack === state.manifest.pack) continue;
      if (manifest.withdrawn.includes(state.manifest.edition)) await forget(language);
      else if (manifest.impression === state.manifest.impression) await drop(state, manifest);
      await keep(language, manifest.country, () => {}, manifest);
    }
  });
}

// The manifest; null where the Hub says that nothing may be kept; throws where it cannot be asked.
async function manifestOf(language, country) {
  const answer = await fetch(`/${language}/manual/offline/${country}.json`, { credentials: "omit", cache: "no-cache" });
  if (answer.status === 410 || answer.status === 404) return null;
  if (!answer.ok) throw new Error("failed");
  return answer.json();
}

async function drop(state, manifest) {
  const places = new Set(manifest.files.map((file) => file.at));
  const pack = await caches.open(state.cache);
  for (const request of await pack.keys()) if (!places.has(new URL(request.url).pathname)) await pack.delete(request);
}

// A pack is filled under its own name and counts only when whole: until then the one before it is served.
async function keep(language, country, say, known) {
  const manifest = known ?? (await manifestOf(language, country));
  if (!manifest) {
    await forget(language);
    throw new Error("failed");
  }
  const before = await stateOf(language);
  const name = `${PACKS}${language}-${manifest.pack}`;
  const pack = await caches.open(name);
  const old = before && before.cache !== name ? await caches.open(before.cache) : null;
  let size = 0;
  try {
    for (const file of manifest.files) {
      const held = (await heldIn(pack, file)) ?? (old && (await heldIn(old, file)));
      await pack.put(file.at, held ?? (await fetched(file)));
      size += file.size;
      say({ percent: Math.floor((100 * size) / manifest.size) });
    }
  } catch (error) {
    if (error.message === "wrong" && before?.cache !== name) await caches.delete(name);
    throw error;
  }
  const state = { cache: name, manifest };
  await (await caches.open(STATE)).put(place(language), new Response(JSON.stringify(state)));
  for (const other of await caches.keys()) if (other.startsWith(`${PACKS}${language}-`) && other !== name) await caches.delete(other);
  return state;
}

async function heldIn(pack, file) {
  const found = await pack.match(file.at);
  return found && (await sha256(await found.clone().arrayBuffer())) === file.sha256 ? found : null;
}

async function fetched(file) {
  const answer = await fetch(file.from, { credentials: "omit", cache: "no-cache" });
  if (!answer.ok) throw new Error("failed");
  const bytes = await answer.arrayBuffer();
  if (bytes.byteLength !== file.size || (await sha256(bytes)) !== file.sha256) throw new Error("wrong");
  const headers = new Headers({ "Content-Type": file.type });
  for (const name of HEADERS) if (answer.headers.has(name)) headers.set(name, answer.headers.get(name));
  return new Response(bytes, { headers });
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function fromPack(language, pathname, request) {
  const state = await stateOf(language);
  const found = state && (await (await caches.open(state.cache)).match(pathname));
  return found ?? fetch(request);
}

async function fromAny(pathname) {
  for (const language of await languages()) {
    const found = await (await caches.open((await stateOf(language)).cache)).match(pathname);
    if (found) return found;
  }
  return Response.error();
}

// Without a network an address of the manual shows its kept section; one that is not kept shows the contents.
async function standIn(pathname) {
  const language = OF_MANUAL.exec(pathname)[1];
  const state = await stateOf(language);
  if (!state) return Response.error();
  const root = `/${language}/manual/offline/read/`;
  const kept = new Set(state.manifest.files.map((file) => file.at));
  let number = CITED.exec(pathname)?.[1] ?? "";
  while (number && !kept.has(`${root}${number}/`)) number = number.slice(0, Math.max(0, number.lastIndexOf(".")));
  return Response.redirect(state.manifest.places[pathname] ?? (number ? `${root}${number}/` : root), 302);
}
