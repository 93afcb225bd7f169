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
  const open = await clients.matchAll();
  await Promise.allSettled(open.map(async ({ url }) => keep(url, await fetch(url))));
}

async function answer(event, request) {
  try {
    const fresh = await fetch(request, request.mode == "navigate" ? { cache: "no-cache" } : {});
    if (fresh.status == 200) event.waitUntil(keep(request.url, fresh.clone()));
    return fresh;
  } catch (lost) {
    const found = await caches.match(named(request.url), { cacheName: KEPT, ignoreVary: true });
    if (found) return found;
    throw lost;
  }
}

// A page is the same whatever it is asked (`?q=…`), and is kept once.
const named = (url) => url.replace(/[?#].*/s, "");

// Only what came whole takes the place of what was kept. It stands last then, and what was not asked for longest goes.
async function keep(url, fresh) {
  if (fresh.status != 200 || fresh.redirected) return;
  const whole = new Response(await fresh.blob(), fresh), kept = await caches.open(KEPT);
  await kept.put(named(url), whole);
  for (const old of (await kept.keys()).slice(0, -MOST)) await kept.delete(old);
}
