"""Where in a file of the content words stand that people read: fields with texts, paragraphs of Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args

from pydantic import BaseModel

from association.advice.shields import shielded
from association.language import Language, Languages, Text
from association.reading.names import Found
from association.reading.texts import HEADER
from association.reading.yaml_nodes import Path, Span, field_name, read_yaml
from association.records.references import model_in

_WORDS_OF_A_HEADER = frozenset({"title", "summary", "image_alt"})


@dataclass(frozen=True)
class Passage:
    """A paragraph or the words of one field, in one language; `shown` is the text behind shields.

    `start` is where in the file's text it stands, sign by sign; None where only `line` can be told.
    """

    text: str
    shown: str
    language: Language
    line: int
    start: int | None
    path: Path = ()

    @property
    def field(self) -> str:
        return field_name(self.path)

    @cached_property
    def _ends(self) -> list[int]:
        return line_ends(self.text) if self.start is not None else []

    def line_at(self, place: int) -> int:
        """The line on which this sign of the text stands; the first where no more can be told."""
        return self.line + bisect_left(self._ends, place)


def line_ends(text: str) -> list[int]:
    """Where they are: to tell many lines, they are looked for once and not from the beginning each time."""
    return [end.start() for end in re.finditer("\n", text)]


def passages(
    found: Found, text: str, languages: Languages, model: type[BaseModel] | None
) -> list[Passage] | None:
    """Those of one file; none when it can't be read to its end, which others tell. `model`: of a file of records."""
    if model is not None:
        return _of_fields(found, text, 0, languages, model)
    header = HEADER.match(text)
    if header is None or found.lang not in languages.codes:
        return None
    language = languages[found.lang]
    in_header = _of_fields(found, header["yaml"], header.start("yaml"), languages, None)
    if in_header is None:
        return None
    return [*in_header, *_of_markdown(text, header.start("body"), language)]


# --- fields -------------------------------------------------------------------------------------------


def _of_fields(
    found: Found, source: str, offset: int, languages: Languages, model: type[BaseModel] | None
) -> list[Passage] | None:
    spans: dict[Path, Span] = {}
    located = read_yaml(source, found.name, 2 if offset else 1, spans)
    if located.problems or located.broken:
        return None
    inside = 1 if found.kind.startswith("list:") else 0
    found_passages = []
    for path, span in spans.items():
        if model is None:
            language = languages[found.lang] if path and path[0] in _WORDS_OF_A_HEADER else None
        else:
            language = _language_of(path[inside:], model, languages)
        if language is not None:
            start = None if span.start is None else span.start + offset
            found_passages.append(Passage(span.value, shielded(span.value), language, located.line(path), start, path))
    return found_passages


def _language_of(path: Path, model: type[BaseModel], languages: Languages) -> Language | None:
    """In which language the text at that path is, when it is one that people read."""
    for index, part in enumerate(path):
        if not isinstance(part, str):
            continue
        field = model.model_fields.get(part)
        if field is None:
            return None
        if _is_text(field.annotation):
            told = index + 1 < len(path) and path[-1] in languages.codes
            return languages[str(path[-1])] if told else languages.default
        inner = model_in(field.annotation)
        if inner is None:
            return None
        model = inner
    return None


def _is_text(annotation: Any) -> bool:
    return annotation is Text or any(_is_text(part) for part in get_args(annotation))


# --- paragraphs ---------------------------------------------------------------------------------------

_LEAD = re.compile(r"[ \t]*(?:>[ \t]?)*(?:(?P<mark>[-*+]|\d{1,3}[.)]|:)[ \t]+|(?P<heading>#{1,6})[ \t]*)?")
_TABLE_RULE = re.compile(r"^[ \t]*+\|?[ \t]*+[:\0]?[-\0](?=[-\0]*[ \t]*[:|\0])[-:| \t\0]*$")
_CODE = re.compile(r" {4}|\t")


def _of_markdown(text: str, offset: int, language: Language) -> Iterator[Passage]:
    """Every paragraph, item of a list, heading and cell of a table; code is passed over."""
    shown = shielded(text[offset:])
    line, counted = text.count("\n", 0, offset) + 1, 0
    for start, end in _blocks(shown):
        line, counted = line + shown.count("\n", counted, start), start
        if shown[start:end].strip("\0 \t\n"):
            yield Passage(
                text[offset + start : offset + end],
                shown[start:end],
                language,
                line,
                offset + start,
            )


def _blocks(shown: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each in the shielded body."""
    lines = shown.split("\n")
    rules = {index for index, line in enumerate(lines) if "|" in line and _TABLE_RULE.match(line)}
    begun: int | None = None
    at, in_list, in_table, after_blank = 0, False, False, True
    for index, line in enumerate(lines):
        lead = _LEAD.match(line)
        assert lead is not None
        blank = not line.strip("> \t")
        in_table = not blank and (in_table or index in rules or index + 1 in rules)
        begins = blank or in_table or lead["heading"] or (lead["mark"] and (in_list or after_blank))
        code = after_blank and not in_list and not blank and _CODE.match(line)
        if begun is not None and (begins or code):
            yield begun, at - 1
            begun = None
        if in_table:
            yield from _cells(line, at)
        elif lead["heading"]:
            yield at + lead.end(), at + len(line)
        elif not blank and not code and begun is None:
            begun = at + lead.end()
        in_list = bool(lead["mark"]) if not blank and not _CODE.match(line) and (begins or after_blank) else in_list
        after_blank = blank or bool(code)
        at += len(line) + 1
    if begun is not None:
        yield begun, len(shown)


def _cells(line: str, at: int) -> Iterator[tuple[int, int]]:
    for cell in re.finditer(r"[^|]+", line):
        words = cell[0].strip()
        if words:
            start = at + cell.start() + cell[0].index(words)
            yield start, start + len(words)
