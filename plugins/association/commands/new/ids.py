"""Ids made from titles: a to z, digits and hyphens."""

from __future__ import annotations

import re
import unicodedata

LONGEST_MADE_ID = 60  # characters: a longer title is cut at a word

# Latvian loses its marks; Russian is spelt as English readers know it (BGN/PCGN, without its apostrophes); of the
# neighbours' letters only those that don't come apart into a letter of a to z and a mark.
_LATVIAN = dict(zip("āčēģīķļņōŗšūž", "acegiklnorsuz", strict=True))
_RUSSIAN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", (
    *("a", "b", "v", "g", "d", "e", "yo", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p"),
    *("r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"),
), strict=True))  # fmt: skip
_OTHERS = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"}
_OTHERS |= {"і": "i", "ї": "yi", "є": "ye", "ў": "u"}
_LETTERS = str.maketrans(_LATVIAN | _RUSSIAN | _OTHERS)


def id_from(title: str) -> str:
    """`Čaks un šķēršļi` -> `caks-un-skersli`; letters of other alphabets fall away, and so may everything."""
    letters = unicodedata.normalize("NFC", title).lower().translate(_LETTERS)
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(letter))
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’ʼ]", "", bare))
    id = "-".join(words)
    while len(id) > LONGEST_MADE_ID and "-" in id:
        id = id.rpartition("-")[0]
    return id[:LONGEST_MADE_ID]
