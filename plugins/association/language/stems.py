"""What the forms of a word have in common, for finding one by another: „semināros” and „seminārs” -> `seminar`.

A table of endings does it, the same in the browser (theme/static/js/stems.js), where there is no room for a stemmer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from association.language.folding import fold
from association.language.languages import Language
from association.letters import script

_MARKS = re.compile("[\u0300-\u036f]")  # a stress on a vowel; й is one letter


def stem(word: str, language: Language) -> str:
    """The folded word without its ending; one in another script than the language's, and any in a language without a
    table of endings, is folded only."""
    if language.rules.endings and script(word) == language.script:
        bare = fold(word) if script(word) == "LATIN" else _MARKS.sub("", unicodedata.normalize("NFC", word).lower())
        word = _cut(bare, language.rules.endings)
    return fold(word)


def _cut(word: str, steps: tuple[tuple[int, str], ...]) -> str:
    for least, endings in steps:
        known = _endings(endings)
        for cut in range(max(least, len(word) - _longest(endings)), len(word)):
            if word[cut:] in known:
                word = word[:cut] + known[word[cut:]]
                break
    return word


@lru_cache(maxsize=64)
def _endings(written: str) -> Mapping[str, str]:
    """The endings of a step, each with what is put in its place."""
    return {ending: other for ending, _, other in (entry.partition(">") for entry in written.split())}


@lru_cache(maxsize=64)
def _longest(written: str) -> int:
    return max(map(len, _endings(written)), default=0)
