"""How much room words take in a drawing, without a font at hand: never less than they take in any sans serif."""

from __future__ import annotations

import unicodedata

# Widths in ems, at least those of DejaVu Sans, the widest face that a reader's system is likely to fall back on.
_NARROW, _COMMON, _CAPITAL, _WIDE = 0.45, 0.67, 0.83, 1.1
_NARROW_LETTERS = frozenset("iIjlftr.,:;'!|()/- \"")
_WIDE_LETTERS = frozenset("mwMWжмфшщыюЖМФШЩЪЫЮ—…@%№")


def width(text: str) -> float:
    """The width of a line in ems, at the most."""
    return sum(map(_width, unicodedata.normalize("NFC", text)))


def lines(text: str, room: float, most: int) -> tuple[str, ...]:
    """The text cut between words into lines of at most `room` ems; what is left over after `most` ends in „…”."""
    found: list[str] = []
    words = text.split()
    while words:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}") <= room:
            line += f" {words.pop(0)}"
        if width(line) > room:
            line = _cut(line, room)
        elif words and len(found) == most - 1:
            line = _cut(f"{line} {words[0]}", room)
        found.append(line)
        if len(found) == most:
            break
    return tuple(found)


def _cut(line: str, room: float) -> str:
    while line and width(f"{line}…") > room:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _width(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    plain = unicodedata.normalize("NFD", character)[0]
    if plain in _NARROW_LETTERS:
        return _NARROW
    if plain in _WIDE_LETTERS or unicodedata.east_asian_width(character) in "WF":
        return _WIDE
    if plain.isupper():
        return _CAPITAL
    return _COMMON if plain.isalnum() else _WIDE
