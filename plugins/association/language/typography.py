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
    pairs = "|".join(f"{left} (?={right})" for left, right in _bound(language))
    return re.compile(rf"(?<![^\s(\[«„“”\"'‘–])(?:{pairs})(?!\S*[/@])")


@lru_cache(maxsize=16)
def unspaced(language: Language) -> re.Pattern[str]:
    """Matches a number, or what stands before one, that its word is glued to („2017.gada”, «№5», "8June")."""
    pairs = "|".join(
        f"{left}(?={right})" for left, right in _bound(language) if r"\d" in left + right and right not in ("%", r"\S")
    )
    return re.compile(rf"(?<![\w.,/–-])(?:{pairs})(?!\S*[/@])")


@lru_cache(maxsize=16)
def number_in_word(language: Language) -> re.Pattern[str]:
    """Matches where a year or a day begins in what is written as one word („notika2017. gadā”)."""
    numbers = "|".join(f"{left} ?(?={right})" for left, right in _bound(language) if left.startswith(r"\d"))
    return re.compile(rf"(?<=[^\W\d_]{{4}})(?=(?:{numbers or '(?!)'}))")


def _bound(language: Language) -> tuple[tuple[str, str], ...]:
    """Patterns of words between which a space does not break."""
    names = {name for form in language.rules.dates.months.values() for name in form if not name.isdecimal()}
    day_and_month = (r"\d{1,2}\.?(?:[–-]\d{1,2}\.?)?", rf"(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)")
    return (*BOUND_ANYWHERE, *language.rules.bound, *((day_and_month,) if names else ()))


def quoted(text: str, language: Language, inner: bool = False) -> str:
    """A name in the quotation marks of the language, once; `inner` when it stands within quotation marks itself.

    Pairs of marks within the name are made the language's too, one level further in: Latvian repeats its own pair,
    Russian and English have a second. A mark without a partner (inches, a slip) stays as it is.
    """
    text = text.strip()
    if not text:
        return ""
    if (0, len(text) - 1) in quotation_pairs(text):
        text = text[1:-1]
    pairs = quotation_pairs(text)
    characters = list(text)
    for start, end in pairs:
        depth = sum(outer_start <= start and end <= outer_end for outer_start, outer_end in pairs)
        characters[start], characters[end] = marks(language, depth + inner)
    opening, closing = marks(language, int(inner))
    return opening + "".join(characters) + closing


def marks(language: Language, depth: int) -> tuple[str, str]:
    """The pair of quotation marks that stands within so many others."""
    first = 2 * (depth % 2)
    return language.rules.quotes[first], language.rules.quotes[first + 1]


def quotation_pairs(text: str) -> list[tuple[int, int]]:
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
