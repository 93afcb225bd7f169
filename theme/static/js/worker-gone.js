// What stands in the worker's place where nothing is kept: gives up what an earlier one kept, and itself.
addEventListener("install", () => skipWaiting());
const given = () => caches.delete(`visited ${registration.scope}`).then(() => registration.unregister());
addEventListener("activate", (event) => event.waitUntil(given()));
