// What stands in the worker's place where nothing is kept: gives up what an earlier one kept, and itself.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(caches.delete("visited").then(() => registration.unregister())));
