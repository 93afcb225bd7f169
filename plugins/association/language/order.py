"""Alphabetical order, the same on every machine and in the browser: no ICU, whose versions disagree about Latvian.

The rule is data, so that a script can follow it with the alphabet alone: a letter has the place it has there; one
that is not there has the place of the letter it is made from (Unicode NFD without the marks); any other comes after
all. Case, quotes and punctuation do not count, digits come first and as numbers, and words are compared one by one,
so that „Baltā māja” stands before „Baltābele”.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from association.language.rules import MADE_FROM
from association.letters import script

if TYPE_CHECKING:
    from association.language.languages import Language

Item = TypeVar("Item")

_GAP, _NUMBER, _LETTER, _OTHER = range(4)  # what comes before what

_BETWEEN_DIGITS = re.compile(r"(?<=\d)(?:[^\w\s]|_)+(?=\d)")
_NUMBER_OR_CHARACTER = re.compile(r"\d+|.", re.DOTALL)


def key(text: str, language: Language) -> tuple[tuple[tuple, ...], str, str, str]:
    """What to sort by; equal for equal strings only.

    Names that differ in marks, case or punctuation alone stand together: the plain letter first (Елка, Ёлка), then
    the small letter.
    """
    letters = _letters(text)
    places: list[tuple] = []
    for part in _NUMBER_OR_CHARACTER.findall(letters):
        if part == " ":
            places.append((_GAP,))
        elif part[0].isdecimal():
            digits = "".join(str(unicodedata.decimal(digit)) for digit in part).lstrip("0")
            places.append((_NUMBER, len(digits), digits))  # as a number, however long
        else:
            places.extend(_places(part, language.rules.alphabet))
    return tuple(places), letters, text.swapcase(), text


def initial(text: str, language: Language) -> str:
    """The letter of an index under which a name stands, a capital; "#" when it begins with a number or has none."""
    for character in _letters(text):
        if character.isdecimal():
            return "#"
        for letter in _made_from(character, language.rules.alphabet):
            return letter.upper()
    return "#"


def by_initial(
    sorted_items: Iterable[Item], name: Callable[[Item], str], language: Language
) -> Iterator[tuple[str, tuple[Item, ...], bool]]:
    """The letters of an index, what stands under each, and whether names in another script begin there.

    Those form a block at the end, as `key` has it.
    """
    before = ""
    for letter, group in groupby(sorted_items, key=lambda item: initial(name(item), language)):
        foreign, was_foreign = (script(one) not in (language.script, "") for one in (letter, before))
        yield letter, tuple(group), foreign and not was_foreign
        before = letter


@lru_cache(maxsize=4096)  # a name is sorted, and given its initial, in several lists
def _letters(text: str) -> str:
    """Small letters, marks and digits, with single spaces between words (and between numbers: 8.–9.)."""
    small = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    small = _BETWEEN_DIGITS.sub(" ", small)
    return " ".join("".join(filter(_counts, small)).split())


def _counts(character: str) -> bool:
    return character.isspace() or character.isdecimal() or unicodedata.category(character)[0] in "LM"


@lru_cache(maxsize=1024)
def _places(character: str, alphabet: str) -> tuple[tuple[int, int], ...]:
    return tuple(
        (_LETTER, alphabet.index(letter)) if letter in alphabet else (_OTHER, ord(letter))
        for letter in _made_from(character, alphabet)
    )


def _made_from(character: str, alphabet: str) -> str:
    """The letters whose place a small letter has: itself if the alphabet has it, else what is left without marks."""
    if character in alphabet:
        return character
    if character in MADE_FROM:
        return MADE_FROM[character]
    parts = unicodedata.normalize("NFD", character)
    return "".join(part for part in parts if not unicodedata.category(part).startswith("M"))
