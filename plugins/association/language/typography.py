"""No-break spaces and quotation marks in the words of editors, who type ordinary ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from association.language.dates import NO_BREAK_SPACE
from association.language.rules import BOUND_ANYWHERE

if TYPE_CHECKING:
    from association.language.languages import Language

# Opening mark -> the marks that may close it, in the styles that editors and their sources mix.
_CLOSED_BY = {"„": "”“", "«": "»", "“": "”", "”": "”", "‘": "’", '"': '"'}
_MARK = re.compile('[„“”‘’«»"]')
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
    return re.compile(rf"(?<![\w.,/–-])(?:{pairs})(?!\S{{0,100}}[/@])")


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
    characters = list(text)
    for start, end, depth in nested(quotation_pairs(text)):
        characters[start], characters[end] = marks(language, depth + 1 + inner)
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
    opened: dict[str, list[int]] = {mark: [] for mark in _CLOSED_BY}  # where each mark stands that is open still
    for found in _MARK.finditer(text):
        position, mark = found.start(), found[0]
        previous = text[position - 1 : position]
        starts_word = not previous or previous.isspace() or previous in _BEFORE_OPENING
        starts_word = starts_word or opened.get(previous, [])[-1:] == [position - 1]
        closes = max((at[-1] for opening, at in opened.items() if at and mark in _CLOSED_BY[opening]), default=None)
        if mark in _CLOSED_BY and (mark in "„«" or starts_word) and not (closes is not None and mark == "”"):
            opened[mark].append(position)
        elif closes is not None:
            pairs.append((closes, position))
            for at in opened.values():
                while at and at[-1] >= closes:
                    at.pop()
    return pairs


def nested(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Each pair of marks, in the order in which they open, with the number of those that it stands within."""
    around: list[int] = []  # where they close
    for start, end in sorted(pairs):
        while around and around[-1] < start:
            around.pop()
        yield start, end, len(around)
        around.append(end)
