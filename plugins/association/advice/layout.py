"""What Markdown prints otherwise than it looks, and than other programs show it: lists, tables and signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from association.advice.findings import Finding
from association.advice.lines import TABLE_RULE, Lines, paragraphs, run_together
from association.advice.shields import OPAQUE, shielded
from association.advice.unlinked import unlinked
from association.problems import said, to_say

_ENTRY = re.compile(r"(?P<indent> *)(?:[-*+]|\d{1,2}[.)])[ \t]+(?=\S)(?![*_ -]+$)")
_BULLET = re.compile(r" {0,3}[-*+][ \t]+(?=\S)(?![*_ -]+$)")
_FIRST, _SECOND = re.compile(r" {0,3}1[.)] +\S"), re.compile(r" {0,3}2[.)] +\S")
_STRUCK = re.compile(r"~~(?=\S)[^~\n]*[^~\s]~~")
_BOX = re.compile(r"^ *[-*+] (\[[ xX]\]) ", re.MULTILINE)
_MARKED = re.compile(r"(?<![=\w])==(?=[^\s=])[^=\n]*[^=\s]==(?![=\w])")
_LOWERED, _RAISED = re.compile(r"(?<=\w)~\w{1,3}~(?![~])"), re.compile(r"(?<=\w)\^\w{1,3}\^")
_OF_A_WIKI = re.compile(r"!?\[\[[^\[\]\n]+\]\]")
_BROKEN_LINE = re.compile(r"\\(?=\n[^\n])")
_FENCE = re.compile(r"^ {0,3}(`{3,20}+|~{3,20}+)(?!.*\1)", re.MULTILINE)
_NO_PARAGRAPH = re.compile(r" {4}|\t| {0,3}[>|:<]")  # what begins so isn't text that a list could become part of
_WITHIN = 4  # spaces: Markdown's own rule, which Python-Markdown keeps where others take two


def misprinted(text: str) -> Iterator[Finding]:
    """What is to be said of a whole text, from its beginning to its end."""
    shown = shielded(text)
    yield from _swallowed(text, shown)
    yield from run_together(text, shown)
    yield from _beside_its_entry(text, shown)
    yield from _signs(text, shown)
    yield from unlinked(text)


def _swallowed(text: str, shown: str) -> Iterator[Finding]:
    """Lists and tables straight under a line of text, of which they become part."""
    for lines in paragraphs(text, shown):
        if not _is_text(lines, shown):
            continue
        for (at, line), (_, further) in pairwise([*lines[1:], (0, "")]):
            if _BULLET.match(line) or (_FIRST.match(line) and _SECOND.match(further)):
                template = to_say("the list that begins with '{words}' becomes part of the line above it")
            elif "|" in line and TABLE_RULE.fullmatch(further):
                template = to_say("the table that begins with '{words}' becomes part of the line above it")
            else:
                continue
            message, remedy = said(template, words=line.strip()), said("leave an empty line between them")
            yield Finding(at, at + len(line), message, remedy)
            break


def _is_text(lines: Lines, shown: str) -> bool:
    """Whether what begins so is what a list could become part of."""
    at, first = lines[0]
    return not (
        _NO_PARAGRAPH.match(first)
        or _ENTRY.match(first)
        or shown.startswith(OPAQUE * 3, at)
        or (len(lines) > 1 and TABLE_RULE.fullmatch(lines[1][1]))
    )


def _beside_its_entry(text: str, shown: str) -> Iterator[Finding]:
    """Entries that are meant to stand within the one above, and come to stand beside it."""
    above: int | None = None  # the spaces before the last entry, while its list goes on
    empty, at = False, 0
    for line in shown.split("\n"):
        entry = _ENTRY.match(line)
        if entry:
            spaces = len(entry["indent"])
            if above == 0 and 1 < spaces < _WITHIN:
                words = text[at : at + len(line)].strip()
                message = said("'{words}' comes to stand beside the entry above it", words=words)
                remedy = said("begin the line with {count} spaces to put it within that", count=_WITHIN)
                yield Finding(at, at + len(line), message, remedy)
            else:
                above = spaces
        elif line.strip() and empty and not line.startswith(" "):
            above = None
        empty = not line.strip()
        at += len(line) + 1


def _signs(text: str, shown: str) -> Iterator[Finding]:
    """Signs that mean something elsewhere, and are printed here."""
    for found, remedy in (
        *((found, said("to strike words out, write <del>words</del>")) for found in _STRUCK.finditer(shown)),
        *((found, said("to mark words, write <mark>words</mark>")) for found in _MARKED.finditer(shown)),
        *((found, said("write <sub>2</sub> to set it lower")) for found in _LOWERED.finditer(shown)),
        *((found, said("write <sup>2</sup> to set it higher")) for found in _RAISED.finditer(shown)),
        *((found, said("a link is written [words](article:its-key)")) for found in _OF_A_WIKI.finditer(shown)),
        *((found, said("leave the box out, or write in words what is done")) for found in _BOX.finditer(shown)),
        *((found, said("for a new line, end this one with two spaces")) for found in _BROKEN_LINE.finditer(shown)),
        *((found, said("begin each line of code with four spaces")) for found in list(_FENCE.finditer(text))[:1]),
    ):
        group = found.lastindex or 0
        start, end = found.span(group)
        yield Finding(start, end, said("'{words}' is printed as it stands", words=text[start:end]), remedy)
