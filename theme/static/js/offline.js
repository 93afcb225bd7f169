// Has the pages that are visited kept for reading without a connection; a build puts the site's own path first.
navigator.serviceWorker?.register("/worker.js");
