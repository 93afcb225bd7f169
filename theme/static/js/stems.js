// What the forms of a word have in common, as plugins/association/language/stems.py finds it; fold() is in folding.js.
const bare = (text) => text.normalize("NFC").replace(/[\u0300-\u036f]/g, "");
const scripts = { LATIN: /\p{Script=Latin}/u, CYRILLIC: /\p{Script=Cyrillic}/u, GREEK: /\p{Script=Greek}/u };
const scriptOf = (word) => {
  const first = (word.match(/\p{L}/u) || [""])[0];
  return Object.keys(scripts).find((name) => scripts[name].test(first)) || "";
};
const cutsOf = ({ steps }) =>
  steps.map(([least, endings]) => [least, new Map(endings.split(" ").map((one) => `${one}>`.split(">")))]);
const stem = (word, cuts) => {
  let left = scriptOf(word) === "LATIN" ? fold(word) : bare(word).toLowerCase();
  for (const [least, endings] of cuts) {
    for (let cut = least; cut < left.length; cut++) {
      const other = endings.get(left.slice(cut));
      if (other !== undefined) {
        left = left.slice(0, cut) + other;
        break;
      }
    }
  }
  return fold(left);
};
