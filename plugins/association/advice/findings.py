"""What was found in a text, and what is to be written instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Edit = tuple[int, int, str]  # from, to, what stands there instead
_LONGEST_WORDS = 60


@dataclass(frozen=True)
class Finding:
    """One piece of advice on the text between `start` and `end`.

    `edits` are what would mend it, in the order of their places; when it is `certain` that they do, a program may.
    """

    start: int
    end: int
    message: str
    remedy: str = ""
    edits: tuple[Edit, ...] = ()
    certain: bool = False


def mended(text: str, edits: Iterable[Edit]) -> str:
    """The text after the edits; of two that touch the same signs the first is done, for the other has not seen it."""
    parts, done = [], 0
    for start, end, instead in sorted(set(edits)):
        if start >= done:
            parts += [text[done:start], instead]
            done = end
    return "".join([*parts, text[done:]])


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The place with the words that it touches, as an editor would look for it; one line, not too long."""
    before = text[max(0, start - _LONGEST_WORDS // 2) : start]
    after = text[end : end + _LONGEST_WORDS // 2]
    left = len(before) - (max(before.rfind(sign) for sign in " \n\t") + 1)
    right = min((found for sign in " \n\t" if (found := after.find(sign)) >= 0), default=len(after))
    return start - left, end + right
