// Has the pages that are visited kept for reading without a connection.
navigator.serviceWorker?.register(document.currentScript.dataset.worker);
