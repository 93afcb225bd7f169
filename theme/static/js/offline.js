// Has the pages that are visited kept for reading without a connection; a build puts the site's own path first.
// A browser may forbid it, and nothing is lost.
navigator.serviceWorker?.register("/worker.js").catch(() => {});
