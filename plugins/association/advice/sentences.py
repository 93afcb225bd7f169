"""Where sentences end, and which are too long to be read in one go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from association.advice.shields import OPAQUE
from association.language import Language

LONGEST_SENTENCE = 40  # words

_END = re.compile(r"(?<![.!?…])[.!?…]++[”»“\"’')\]*_]*+(?=\s|\Z)")
_BEGINS = re.compile(r"[\s„«“”\"‘'(\[*_–—-]*(.)", re.DOTALL)
_BEFORE_DOT = re.compile(r"(?:[^\W_]|[.-](?=[^\W_]))+\Z")
_WORD = re.compile(r"[^\W_]\S*")  # from its first letter or digit


def sentences(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Where each sentence of one paragraph begins and ends; „2017. gada” and „u.c.” end none."""
    start = 0
    for end in _END.finditer(text):
        if _ends(text, end, language):
            yield start, end.end()
            start = end.end()
    if text[start:].strip():
        yield start, len(text)


def _ends(text: str, end: re.Match[str], language: Language) -> bool:
    following = _BEGINS.match(text, end.end())
    if following is None:
        return True
    if following[1].islower():
        return False
    if not end[0].startswith(".") or end[0].startswith(".."):
        return True
    before = _BEFORE_DOT.search(text, max(0, end.start() - 20), end.start())
    word = before[0].casefold() if before else ""
    if word in language.rules.writing.closing:
        return True
    is_initial = len(word) == 1 and word.isalpha() or len(word) > 2 and all(len(part) == 1 for part in word.split("."))
    return not is_initial and word not in language.rules.writing.abbreviations


def words(sentence: str) -> int:
    """How many words there are, where a dash is none and an address is at most one."""
    return len(_WORD.findall(sentence.replace(OPAQUE, "")))
