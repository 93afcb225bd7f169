"""Lines of a paragraph that a reader doesn't get as they stand: Markdown prints them as one, or makes a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import category

from association.advice.findings import Finding
from association.advice.shields import OPAQUE
from association.problems import said

Lines = list[tuple[int, str]]  # of one paragraph, each with where it begins

TABLE_RULE = re.compile(r"(?=[^|\n]*\|)(?=[^-\n]*-)[ \t|:-]++")  # the second line of a table, when it is all of it
_LISTED = re.compile(  # as other programs write the entry of a list, the number by itself
    r" {0,3}(?:[•·▪▫●○◦‣⁃∙■□➤►▶✓✔]|[–—](?= )|-(?=[^\W\d])|(?:\d{1,2}|[a-zа-яё])\)(?= )|(\d{1,2})\.(?=[^\W\d]| ))\s*\S"
)
_OF_MARKDOWN = re.compile(r" {0,3}(?:[-*+]|[01]\.) ")
_ENDED = re.compile(r"(?:  |\\|<br ?/?>)$")
_ROW = re.compile(r" {0,3}\|.*\|.*\|\s*")
_CELLS = re.compile(r"\S.*\S\t+\S")
_UNDER = re.compile(r"-{2,}[ \t]*")
_SENTENCE = re.compile(r"[.!?…,;:][\"”“»’)*_]*\s*$")
_LONGEST_HEADING = 100
_CODE = re.compile(r" {4}|\t| {0,3}[>|<]")


def run_together(text: str, shown: str) -> Iterator[Finding]:
    """What is to be said of each paragraph, once."""
    for lines in paragraphs(text, shown):
        if shown.startswith(OPAQUE * 3, lines[0][0]):
            continue
        yield from _underlined(lines)
        if any(TABLE_RULE.fullmatch(line) for _, line in lines[1:]):
            yield from _below_a_table(lines)
            continue
        yield from _without_columns(lines) or _in_one_line(lines)


def paragraphs(text: str, shown: str) -> Iterator[Lines]:
    """The lines of each: up to an empty one, or a heading."""
    lines: Lines = []
    at = 0
    for line in [*shown.split("\n"), ""]:
        if line.strip() and not line.startswith("#"):
            lines.append((at, text[at : at + len(line)]))
        else:
            if lines:
                yield lines
            lines = []
        at += len(line) + 1


def _underlined(lines: Lines) -> Iterator[Finding]:
    """A sentence that becomes a heading, by a line that was to part it from what follows."""
    at, first = lines[0]
    is_heading = len(lines) > 1 and _UNDER.fullmatch(lines[1][1]) and not _CODE.match(first)
    if is_heading and (_SENTENCE.search(first) or len(first) > _LONGEST_HEADING):
        message = said("'{words}' becomes a heading by the line below it", words=first.strip())
        yield Finding(at, at + len(first), message, said("leave an empty line between them"))


def _below_a_table(lines: Lines) -> Iterator[Finding]:
    """Text straight under a table, of which it becomes a row; a table under text is told elsewhere."""
    for at, line in lines[2:] if TABLE_RULE.fullmatch(lines[1][1]) else ():
        if "|" not in line:
            message = said("'{words}' becomes a row of the table above it", words=line.strip())
            yield Finding(at, at + len(line), message, said("leave an empty line between them"))
            return


def _without_columns(lines: Lines) -> list[Finding]:
    for (at, line), (_, further) in pairwise(lines):
        if (_ROW.fullmatch(line) and _ROW.fullmatch(further)) or (_CELLS.search(line) and _CELLS.search(further)):
            message = said("the table that begins with '{words}' is printed as text", words=line.strip())
            remedy = said("write | between its columns, and | --- | --- | below its first line")
            return [Finding(at, at + len(line), message, remedy)]
    return []


def _in_one_line(lines: Lines) -> list[Finding]:
    """Entries of a list as other programs write it; a list of Markdown's own begins with 1. or a hyphen."""
    if _CODE.match(lines[0][1]) or any(_OF_MARKDOWN.match(line) for _, line in lines):
        return []
    for (_, line), (at, further) in pairwise(lines):
        if _is_entry(line, further) and not _ENDED.search(line):
            message = said("'{words}' is printed on one line with the one above it", words=further.strip())
            remedy = said("leave an empty line between them; for a list, begin each with a hyphen and a space")
            return [Finding(at, at + len(further), message, remedy)]
    return []


def _is_entry(line: str, further: str) -> bool:
    """Whether both lines begin as entries of one list do."""
    if all(category(one.lstrip()[0]) == "So" for one in (line, further)):
        return True
    one, other = _LISTED.match(line), _LISTED.match(further)
    if not one or not other:
        return False
    return (one[1] is None) == (other[1] is None) and (one[1] is None or int(other[1]) == int(one[1]) + 1)
