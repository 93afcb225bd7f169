// Words reduced to what a hurried reader types, as plugins/association/language/folding.py does it; the search needs it, too.
function fold(text) {
  return [...text.normalize("NFC").toLowerCase()]
    .map((letter) => (letter in fold.sounds ? fold.sounds[letter] : letter))
    .join("")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
fold.sounds = {};
"a b v g d e e z z i j k l m n o p r s t u f h c c s s  i  e ju ja".split(" ").forEach((sound, index) => {
  fold.sounds["абвгдеёжзийклмнопрстуфхцчшщъыьэюя"[index]] = sound;
});
