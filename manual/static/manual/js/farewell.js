// The Hub offers nothing to keep: what was kept goes, and so does this worker.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) if (name === "hub-kept" || name.startsWith("hub-pack-")) await caches.delete(name);
  await self.registration.unregister();
}
