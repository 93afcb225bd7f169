// Narrows the list of organisations by name, place and field; without this script the lists themselves do.
{
  const form = document.querySelector("[data-filter]");
  if (form) {
    const fields = [...form.querySelectorAll("[name]")];
    const { q, place, field } = Object.fromEntries(fields.map((one) => [one.name, one]));
    const sheets = [...form.parentNode.querySelectorAll("[data-sheet]")];
    const here = sheets.findIndex((sheet) => sheet.matches("[aria-current]"));
    const ways = form.parentNode.querySelectorAll("[data-filter] ~ nav"); // to letters, and to sheets
    const told = form.querySelector("output");
    const holds = (list, id) => !id || list.split(" ").includes(id);

    // A long list has several sheets: the first use of the filter fetches the others, in their order.
    let whole = sheets.length ? null : Promise.resolve();
    const fetched = async () => {
      const pages = await Promise.all(
        sheets.map(async (sheet, number) => {
          if (number === here) return "";
          const answer = await fetch(sheet.href);
          return answer.ok ? answer.text() : Promise.reject(answer.status);
        }),
      );
      const first = document.querySelector("[data-letter]");
      for (const [number, page] of pages.entries()) {
        for (const group of new DOMParser().parseFromString(page, "text/html").querySelectorAll("[data-letter]")) {
          group.querySelector("h2").removeAttribute("id");
          if (number < here) first.before(group);
          else [...document.querySelectorAll("[data-letter]")].pop().after(group);
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
      for (const way of ways) way.hidden = chosen().length && !(reached && way.querySelector("[data-sheet]"));
      told.textContent = (count ? `${form.dataset.found} ${count}` : form.dataset.none) + reached;
    };

    const asked = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = asked.get(field.name) || "";
      if (field.selectedIndex < 0) field.value = ""; // a place that is no longer there
    }
    const chosen = () => fields.filter((field) => field.value).map((field) => [field.name, field.value]);
    form.addEventListener("input", () => {
      narrow();
      const kept = `${new URLSearchParams(chosen())}`;
      history.replaceState(null, "", kept ? `?${kept}` : location.pathname); // some browsers refuse a hundredth one
    });
    form.hidden = false;
    if (chosen().length) narrow();
  }
}
