"""No-break spaces and quotation marks in the words of editors, who type ordinary ones."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from association.language.dates import NO_BREAK_SPACE
from association.language.rules import BOUND_ANYWHERE

if TYPE_CHECKING:
    from association.language.languages import Language

# Opening mark -> the marks that may close it, in the styles that editors and their sources mix.
_CLOSED_BY = {"„": "”“", "«": "»", "“": "”", "”": "”", "‘": "’", '"': '"'}
_BEFORE_OPENING = "([{-–—/"


def bind(text: str, language: Language) -> str:
    """Plain text with no-break spaces where a line must not break („2017. gada”, „10 %”, «в Краславе»).

    Nothing else changes, and only single ordinary spaces do; addresses and ids, which hold `/` or `@`, stay unbound.
    """
    return _breakable(language).sub(lambda match: match[0][:-1] + NO_BREAK_SPACE, text)


@lru_cache(maxsize=16)
def _breakable(language: Language) -> re.Pattern[str]:
    """Matches a word and the space behind it that should not break."""
    names = {name for form in language.rules.dates.months.values() for name in form if not name.isdecimal()}
    day_and_month = (r"\d{1,2}\.?(?:[–-]\d{1,2}\.?)?", rf"(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)")
    pairs = "|".join(
        f"{left} (?={right})"
        for left, right in (*BOUND_ANYWHERE, *language.rules.bound, *((day_and_month,) if names else ()))
    )
    return re.compile(rf"(?<![^\s(\[«„“”\"'‘–])(?:{pairs})(?!\S*[/@])")


def quoted(text: str, language: Language, inner: bool = False) -> str:
    """A name in the quotation marks of the language, once; `inner` when it stands within quotation marks itself.

    Pairs of marks within the name are made the language's too, one level further in: Latvian repeats its own pair,
    Russian and English have a second. A mark without a partner (inches, a slip) stays as it is.
    """
    text = text.strip()
    if not text:
        return ""
    if (0, len(text) - 1) in _pairs(text):
        text = text[1:-1]
    pairs = _pairs(text)
    characters = list(text)
    for start, end in pairs:
        depth = sum(outer_start <= start and end <= outer_end for outer_start, outer_end in pairs)
        characters[start], characters[end] = _marks(language, depth + inner)
    opening, closing = _marks(language, int(inner))
    return opening + "".join(characters) + closing


def _marks(language: Language, depth: int) -> tuple[str, str]:
    first = 2 * (depth % 2)
    return language.rules.quotes[first], language.rules.quotes[first + 1]


def _pairs(text: str) -> list[tuple[int, int]]:
    """Where quotation marks open and where they close.

    A mark opens at the start of a word and closes at its end, which tells „…“ from “…” and one `"` from the next.
    """
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for position, mark in enumerate(text):
        previous = text[position - 1 : position]
        starts_word = not previous or previous.isspace() or previous in _BEFORE_OPENING or position - 1 in opened
        closes = [start for start in opened if mark in _CLOSED_BY[text[start]]]
        if mark in _CLOSED_BY and (mark in "„«" or starts_word) and not (closes and mark == "”"):
            opened.append(position)
        elif closes:
            pairs.append((closes[-1], position))
            opened = [start for start in opened if start < closes[-1]]
    return pairs
