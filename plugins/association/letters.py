"""Letters: of which script they are, and which of them look like others."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Cyrillic letters that look like Latin ones in every face, and those that a reader takes for them, or for digits.
SAME = dict(zip("АВСЕНІЈКМОРЅТХУасеіјорѕху", "ABCEHIJKMOPSTXYaceijopsxy", strict=True))
ALIKE = SAME | dict(zip("вгзикмнптьѵһԁԛԝЗЬѴ", "br3ukmhntbvhdqw3bV", strict=True))


def script(text: str) -> str:
    """`LATIN`, `CYRILLIC` …: the first word of the first letter's name in Unicode; empty when there is no letter."""
    return _script(next((letter for letter in text if letter.isalpha()), ""))


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""
