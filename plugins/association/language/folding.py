"""Words reduced to what a hurried reader types: no capitals, no marks, one alphabet."""

from __future__ import annotations

import unicodedata

# Russian letters by sound, as a Latvian would write them; theme/static/js/folding.js holds the same table.
CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e z z i j k l m n o p r s t u f h c c s s - i - e ju ja".replace("-", "").split(" "),
        strict=True,
    )
)
_TABLE = str.maketrans(CYRILLIC)


def fold(text: str) -> str:
    """„Līvāni” and `livani` -> `livani`, «Ливаны» -> `livani`: what is compared when somebody looks for a name."""
    letters = unicodedata.normalize("NFC", text).lower().translate(_TABLE)
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in bare).split())
