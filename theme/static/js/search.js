// Finds pages by the words in them, in what plugins/association/exports/search_index.py writes.
{
  const form = document.querySelector("form[data-index]");
  const field = form.elements.q;
  const box = document.getElementById("results");
  const [told, list] = [box.querySelector("[role=status]"), box.querySelector("ol")];
  const AT_ONCE = 20;
  const WORTH = [1, 3, 4, 10, 30]; // of a word in the text, the summary, a fact, a title; in a name of one or two

  const files = new Map();
  const fetched = (address) => {
    if (!files.has(address)) {
      const answer = fetch(address).then((response) => (response.ok ? response.json() : Promise.reject(response.status)));
      answer.catch(() => files.delete(address)); // so that the next attempt asks anew
      files.set(address, answer);
    }
    return files.get(address);
  };
  // [stem, where it stands], of lines that tell stems together.
  const stemsIn = (lines) =>
    lines.flatMap((line) => {
      const [told, ...found] = line.split(" ");
      return found.map((one) => [one, told]);
    });
  const beside = (name) => new URL(name, new URL(form.dataset.index, location)).href;
  const index = async () => {
    const found = await fetched(form.dataset.index);
    if (!found.cuts) {
      found.cuts = found.ways.map(cutsOf);
      found.stems = found.stems && stemsIn(found.stems);
    }
    return found;
  };

  // --- words ---

  const words = (text) => bare(text).match(/[\p{L}\p{N}]+/gu) || [];
  // A word's stem in each language that is written in its letters; one in other letters than the page's may also be a
  // name that stands here in Latin letters.
  const stems = (word, { ways, cuts }) => {
    const script = scriptOf(word);
    const found = new Set();
    ways.forEach((way, number) => {
      if (way.script === script) found.add(stem(word, cuts[number]));
      else if (way.script === "LATIN" && ways[0].script !== script) found.add(stem(fold(word), cuts[number]));
    });
    return found.size ? [...found] : [fold(word)];
  };

  // Every stem between two, with the places where it stands.
  const between = async (first, last, { stems, stemFiles }) => {
    if (stems) return stems.filter(([one]) => first <= one && one <= last);
    const parts = stemFiles.filter(([begin], n) => begin <= last && !(stemFiles[n + 1] && stemFiles[n + 1][0] <= first));
    const loaded = await Promise.all(parts.map(([, name]) => fetched(beside(name))));
    return loaded.flatMap(stemsIn).filter(([one]) => first <= one && one <= last);
  };
  const common = (one, other) => {
    let length = 0;
    while (length < one.length && one[length] === other[length]) length++;
    return length;
  };
  // --- entries: those of a small site are on the page, by kind ---

  const listed = document.querySelectorAll("[data-kind] > li");
  const ofItem = (item) => {
    const link = item.querySelector("a");
    const [when, languages] = [".when", ".mark"].map((part) => (item.querySelector(part) || link.dataset).textContent);
    const lang = (link.querySelector("[lang]") || link).lang;
    return { href: link.href, title: link.textContent, lang, kind: item.parentNode.dataset.kind, when, languages };
  };
  const entryAt = async (number, { entryFiles, entriesEach }) => {
    if (!entryFiles) return ofItem(listed[number]);
    const sheet = await fetched(beside(entryFiles[Math.floor(number / entriesEach)]));
    const [href, title, lang, kind, when, languages] = sheet[number % entriesEach];
    return { href, title, lang, kind, when, languages };
  };

  // --- finding ---

  // The stems that a word means: its own; else those that begin as it does; else, in a language whose endings are not
  // known, those that differ at the end alone.
  const meant = async (word, table) => {
    const [own, typed] = [stems(word, table), fold(word)];
    const exact = (await Promise.all(own.map((one) => between(one, one, table)))).flat();
    if (exact.length) return exact;
    if (typed.length < 3) return [];
    const begun = await between(typed, `${typed}\uffff`, table);
    if (begun.length || table.ways[0].steps.length || typed.length < 5) return begun;
    const near = await between(typed.slice(0, 3), `${typed.slice(0, 3)}\uffff`, table);
    const same = (one) => Math.max(4, one.length - 3, typed.length - 3);
    return near.filter(([one]) => common(one, typed) >= same(one));
  };
  const places = (told) => {
    let entry = 0;
    const numbers = told.match(/\d+/g) || [];
    return numbers.map((number) => [(entry += Math.floor(number / 5)), number % 5]);
  };

  // The entries in which most of the words stand, the best first.
  const find = async (asked, table) => {
    const meanings = await Promise.all(asked.map((word) => meant(word, table)));
    const [held, worth] = [new Map(), new Map()];
    // A word that is in most texts need not be listed for one; it only makes better what has it in a better place.
    const telling = meanings.filter((meaning) => !meaning.some(([, told]) => told[0] === "*"));
    for (const meaning of meanings) {
      const best = new Map();
      for (const [, told] of meaning) {
        for (const [entry, value] of places(told)) best.set(entry, Math.max(WORTH[value], best.get(entry) || 0));
      }
      for (const [entry, value] of best) {
        held.set(entry, (held.get(entry) || 0) + (!telling.length || telling.includes(meaning)));
        worth.set(entry, (worth.get(entry) || 0) + value);
      }
    }
    const most = Math.max(0, ...held.values());
    const hits = [...held.keys()].filter((entry) => held.get(entry) === most);
    hits.sort((one, other) => worth.get(other) - worth.get(one) || one - other);
    return { hits, all: most >= telling.length, stems: new Set(meanings.flat().map(([one]) => one)) };
  };

  // How many letters must be changed, put in, left out or swapped.
  const distance = (one, other) => {
    let [before, last] = [[], [...Array(other.length + 1).keys()]];
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      [before, last] = [last, row];
    }
    return last[other.length];
  };
  // Words of titles that are spelt nearly so.
  const near = async (asked, table) => {
    const found = [];
    for (const own of asked.flatMap((word) => stems(word, table)).filter((one) => one.length > 2)) {
      for (const [one, told] of await between(own[0], `${own[0]}\uffff`, table)) {
        const [entry] = places(told).find(([, weight]) => weight > 2) || [];
        const far = entry === undefined || Math.abs(one.length - own.length) > 2 ? 9 : distance(own, one);
        if (far <= (own.length > 5 ? 2 : 1)) found.push([far, entry, one]);
      }
    }
    found.sort(([one], [other]) => one - other);
    const written = found.slice(0, 5).map(async ([, entry, one]) =>
      words((await entryAt(entry, table)).title).find((word) => stems(word, table).includes(one)));
    return [...new Set((await Promise.all(written)).filter(Boolean))].slice(0, 3);
  };

  // --- showing ---

  const made = (tag, text = "", attributes = {}) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.textContent = text;
    return element;
  };
  const marked = (title, table, found) => {
    const parts = title.split(/([\p{L}\p{N}]+)/u);
    return parts.map((part, n) => (n % 2 && stems(part, table).some((one) => found.has(one)) ? made("mark", part) : part));
  };
  const shown = async (number, table, found) => {
    const { href, title, lang, kind, when, languages } = await entryAt(number, table);
    const link = made("a", "", { href, lang });
    link.append(...marked(title, table, found));
    const [item, heading, details] = [made("li"), made("h2"), made("p")];
    details.className = "details";
    heading.append(link);
    for (const one of [kind, when, languages || form.dataset.language]) if (one) details.append(made("span", one), " ");
    item.append(heading, details);
    return item;
  };
  const counted = (number) => {
    const { forms, formOf } = form.dataset;
    return forms.split("\n")[formOf[number < 200 ? number : 100 + (number % 100)]].replace("#", number);
  };
  const address = (query) => `${form.getAttribute("action")}?q=${encodeURIComponent(query)}`;

  let asking = 0;
  const ask = async () => {
    const mine = ++asking;
    const query = field.value.trim();
    const asked = [...new Set(words(query.slice(0, 200)))].slice(0, 10);
    history.replaceState(null, "", query ? address(query) : location.pathname);
    box.hidden = !query;
    const tell = (items, ...say) => {
      if (mine !== asking) return; // something else has been typed meanwhile
      list.textContent = told.textContent = "";
      list.append(...items);
      told.append(...say);
    };
    if (!query) return tell([]);
    try {
      const table = await index();
      const { hits, all, stems: found } = await find(asked, table);
      const { some, none, near: meaning, more } = form.dataset;
      if (!hits.length) {
        const tried = await near(asked, table);
        const links = tried.flatMap((word, n) => [n ? ", " : " ", made("a", word, { href: address(word) })]);
        return tell([], none, ...(tried.length ? [` ${meaning}`, ...links] : []));
      }
      const sheet = (start) => Promise.all(hits.slice(start, start + AT_ONCE).map((one) => shown(one, table, found)));
      tell(await sheet(0), counted(hits.length), all ? "" : ` ${some}`);
      if (mine !== asking || hits.length <= AT_ONCE) return;
      const button = made("button", more, { type: "button" });
      const item = made("li");
      item.append(button);
      list.append(item);
      button.onclick = async () => {
        button.disabled = true; // a second click would bring the same ones again
        let next;
        try {
          next = await sheet(list.children.length - 1);
        } catch (error) {
          if (mine === asking) told.textContent = form.dataset.failed;
          return;
        } finally {
          button.disabled = false;
        }
        if (mine !== asking) return;
        told.textContent = counted(hits.length);
        item.before(...next);
        next[0].querySelector("a").focus();
        if (list.children.length > hits.length) item.remove();
      };
    } catch (error) {
      tell([], form.dataset.failed);
    }
  };

  let pause;
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, 300);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    ask();
  });
  field.value = new URLSearchParams(location.search).get("q") || "";
  if (field.value) ask();
}
