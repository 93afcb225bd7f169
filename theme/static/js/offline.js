// Where the site says so, has the pages that are visited kept for reading without a connection; else gives them up.
if (navigator.serviceWorker) {
  const { worker } = document.currentScript.dataset, keepers = navigator.serviceWorker;
  if (worker) {
    // The first page came before its keeper, and is asked for once more.
    keepers.addEventListener("controllerchange", () => {
      for (const { href } of [location, ...document.styleSheets]) fetch(href);
    });
    keepers.register(worker).catch(() => {});
  } else {
    keepers.getRegistrations().then((all) => all.forEach((one) => one.unregister()));
    caches.delete("visited");
  }
}
