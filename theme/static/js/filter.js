// Narrows the list of organisations by name, place and field; without this script the lists themselves do.
{
  const form = document.querySelector("[data-filter]");
  if (form) {
    const fields = [...form.querySelectorAll("[name]")];
    const { q, place, field } = Object.fromEntries(fields.map((one) => [one.name, one]));
    const sheets = form.parentNode.querySelectorAll("[data-sheet]:not([aria-current])");
    const told = form.querySelector("output");
    const holds = (list, id) => !id || list.split(" ").includes(id);

    // A long list has several sheets: the first use of the filter fetches the others, in their order.
    let whole = sheets.length ? null : Promise.resolve();
    const fetched = async () => {
      const pages = await Promise.all(
        [...sheets].map(async (sheet) => {
          const answer = await fetch(sheet.href);
          return answer.ok ? answer.text() : Promise.reject(answer.status);
        }),
      );
      for (const page of pages) {
        for (const group of new DOMParser().parseFromString(page, "text/html").querySelectorAll("[data-letter]")) {
          group.querySelector("h2").removeAttribute("id");
          [...document.querySelectorAll("[data-letter]")].pop().after(group);
        }
      }
    };

    const narrow = async () => {
      whole = whole || fetched();
      const reached = await whole.then(() => "", () => ` ${form.dataset.failed}`);
      if (reached) whole = null; // so that the next letter asks anew
      const entries = document.querySelectorAll("[data-names]");
      const groups = document.querySelectorAll("[data-letter]");
      const words = fold(q.value).split(" ");
      let count = 0;
      for (const entry of entries) {
        const { names, places, fields } = entry.dataset;
        const hit =
          words.every((word) => names.includes(word)) &&
          holds(places, place ? place.value : "") &&
          holds(fields, field ? field.value : "");
        entry.hidden = !hit;
        count += hit;
      }
      for (const group of groups) group.hidden = !group.querySelector("[data-names]:not([hidden])");
      told.textContent = (count ? `${form.dataset.found} ${count}` : form.dataset.none) + reached;
    };

    const asked = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = asked.get(field.name) || "";
      if (field.selectedIndex < 0) field.value = ""; // a place that is no longer there
    }
    const chosen = () => fields.filter((field) => field.value).map((field) => [field.name, field.value]);
    form.addEventListener("input", () => {
      const kept = `${new URLSearchParams(chosen())}`;
      history.replaceState(null, "", kept ? `?${kept}` : location.pathname);
      narrow();
    });
    form.hidden = false;
    if (chosen().length) narrow();
  }
}
