// Keeps what was visited, for reading without a connection; with one, the site itself is always asked.
const KEPT = `visited ${registration.scope}`, MOST = 150; // another site may stand beside this one

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(begin()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method == "GET" && request.url.startsWith(registration.scope)) event.respondWith(answer(event, request));
});

// The first page came before its keeper, and is asked for once more.
async function begin() {
  await clients.claim();
  const kept = await caches.open(KEPT), open = await clients.matchAll();
  await Promise.allSettled(open.map(({ url }) => kept.add(url)));
}

async function answer(event, request) {
  const kept = await caches.open(KEPT);
  try {
    const fresh = await fetch(request, request.mode == "navigate" ? { cache: "no-cache" } : {});
    if (fresh.status == 200 && !fresh.redirected) event.waitUntil(keep(kept, request, fresh.clone()));
    return fresh;
  } catch (lost) {
    const found = await kept.match(request, { ignoreSearch: true });
    if (found) return found;
    throw lost;
  }
}

// What was asked for last stands last, and what was not asked for longest goes first.
async function keep(kept, request, fresh) {
  await kept.delete(request);
  await kept.put(request, fresh);
  for (const old of (await kept.keys()).slice(0, -MOST)) await kept.delete(old);
}
