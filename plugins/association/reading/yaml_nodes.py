"""YAML as text with positions: the one place that knows YAML.

PyYAML's C parser tells what it meets, event by event, with its line. Every scalar stays the text it was, so that `NO`
is no falsehood and `010` no eight; records give the text its type. Nothing recurses and nothing is repeated, so depth
and aliases cost nothing (composing nodes takes eight times as long, and recurses).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import yaml

from association.problems import Problem, said, shown
from association.reading.contents import TOO_MANY_MARKS, heaped, invisible
from association.reading.yaml_syntax import COMPARE, indented_oddly, nearly, syntax_problem

DEEPEST = 12
MOST_FAULTS = 50  # of one file; who sees fifty has seen enough to begin

Path = tuple[str | int, ...]


@dataclass
class Located:
    """Plain data (dict, list, str, None for an empty field) and the line of every key and element in it.

    `broken`: it could not be read to its end, so that what seems to be missing may not be.
    """

    file: str
    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    refused: set[Path] = field(default_factory=set)
    prefix: Path = ()
    broken: bool = False

    def line(self, path: Path) -> int:
        """The line of that path, or of the nearest one above it that has a line."""
        path = self.prefix + path
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: Path, message: str, remedy: str = "") -> Problem:
        return Problem(self.file, self.line(path), field_name(self.prefix + path), message, remedy)

    def refuse(self, path: Path, message: str, remedy: str = "") -> None:
        """Notes the problem, and that the value at this path is not to be relied on."""
        self.problems.append(self.problem(path, message, remedy))
        self.refused.add(self.prefix + path)

    def doubtful(self, path: Path) -> bool:
        """Whether something at, above or below this path has been refused already."""
        full = self.prefix + path
        return any(full[: len(one)] == one or one[: len(full)] == full for one in self.refused)

    def below(self, key: str) -> Located:
        """The part of it that stands under one key."""
        refused = {path for path in self.refused if path[: len(self.prefix) + 1] == (*self.prefix, key)}
        return Located(self.file, self.data[key], self.lines, [], refused, (*self.prefix, key), self.broken)


@dataclass(frozen=True)
class Span:
    """A text as a value, and where in the source it stands sign by sign; `start` is None where it does not:
    in several lines, or with signs written in another way."""

    value: str
    start: int | None


def field_name(path: Path) -> str:
    """`stops[2].place`, counted from one, as a person counts."""
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{shown(part)}" if name else shown(part)
    return name


def read_yaml(text: str, file: str, first_line: int = 1, spans: dict[Path, Span] | None = None) -> Located:
    """Reads one document; syntax errors, repeated keys, aliases and tags become problems, not exceptions.

    `spans` is filled with the place of every text in it, for who wants to know.
    """
    located = Located(file)
    _Document(located, text, first_line, spans).read()
    return located


class _Stop(Exception):
    """There is no sense in reading on."""


@dataclass
class _Open:
    """A mapping or a list that is being read, and where in it we are."""

    holder: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None
    expects_key: bool = False
    flow: bool = False  # {lv: …} rather than a line for each
    key_end: int = 0  # where in the source the key ends
    key_lines: dict[str, int] = field(default_factory=dict)

    def next_path(self) -> Path:
        if isinstance(self.holder, list):
            return (*self.path, len(self.holder))
        return (*self.path, self.key if self.key is not None else "?")


class _Document:
    """Turns the parser's events into data, with the mappings and lists that are open on a stack of its own."""

    def __init__(self, located: Located, text: str, first_line: int, spans: dict[Path, Span] | None) -> None:
        self.spans = spans
        self.located = located
        self.text = text
        self.source = text.split("\n") if "#" in text else None
        self.has_escapes = "\\" in text
        self.first_line = first_line
        self.stack: list[_Open] = []
        self.documents = 0

    def read(self) -> None:
        try:
            for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
                self._take(event)
        except _Stop:
            self._give_up()
        except yaml.YAMLError as error:
            self.located.problems.append(syntax_problem(error, self.located.file, self.first_line, self.text))
            self._give_up()

    def _give_up(self) -> None:
        self.located.data, self.located.broken = None, True

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._refuse(
                    event,
                    (),
                    said("a second document begins here"),
                    said("one file holds one; delete the line with ---"),
                )
                raise _Stop
        elif isinstance(event, yaml.CollectionEndEvent):
            ended = self.stack.pop()
            self._complete(ended.holder, event)
        elif isinstance(event, yaml.NodeEvent):
            self._take_node(event)

    def _take_node(self, event: yaml.NodeEvent) -> None:
        here = self.stack[-1] if self.stack else None
        if here is not None and here.expects_key and not isinstance(event, yaml.CollectionStartEvent):
            self._take_key(here, event)
            return
        if here is not None and here.expects_key:
            self._refuse_key(event, here, said("a list or fields stand where the name of a field is wanted"), COMPARE)
        path = here.next_path() if here is not None else ()
        self.located.lines.setdefault(path, event.start_mark.line + self.first_line)
        if isinstance(event, yaml.CollectionStartEvent):
            self._no_marks(event, path)
            if len(self.stack) == DEEPEST:
                self._refuse(event, path, said("fields stand within fields deeper than in any record"), COMPARE)
                raise _Stop
            mapping = isinstance(event, yaml.MappingStartEvent)
            self.stack.append(_Open({} if mapping else [], path, expects_key=mapping, flow=event.flow_style))
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(event, path, said("'*{name}' repeats another part", name=event.anchor), _REPEATED)
            self._complete(None, event)
        else:
            self._complete(self._scalar(event, path), event)

    def _take_key(self, here: _Open, event: yaml.NodeEvent) -> None:
        here.expects_key, here.key, here.key_end = False, None, event.end_mark.index
        line = event.start_mark.line + self.first_line
        if isinstance(event, yaml.AliasEvent) or event.tag is not None or event.anchor is not None:
            self._refuse_key(event, here, said("the name of a field begins with a sign of YAML's own"), _PLAIN_NAME)
        elif event.value == "<<" and event.style == "":
            self._refuse_key(
                event, here, said("'<<' would fetch fields from elsewhere"), said("write the fields out here")
            )
        elif odd := re.match(r"[^\S ]", event.value):
            self._refuse_key(event, here, *indented_oddly(odd[0]))
            raise _Stop
        elif event.value.strip() == "" or invisible(event.value):
            self._refuse_key(event, here, said("a field has no name"), said("write 'field: value'"))
        elif event.value in here.key_lines:
            path = (*here.path, event.value)
            message = said("stands here again, after line {line}", line=here.key_lines[event.value])
            self._add(Problem(self.located.file, line, field_name(path), message, said("keep one of the two")))
        else:
            here.key = event.value
            here.key_lines[event.value] = line
            self.located.lines[(*here.path, event.value)] = line

    def _complete(self, value: Any, event: yaml.Event) -> None:
        """Puts a value that has been read into the mapping or list around it."""
        if not self.stack:
            self.located.data = value
            return
        here = self.stack[-1]
        if isinstance(here.holder, list):
            here.holder.append(value)
        elif here.expects_key:  # a list or a mapping in the place of a key, refused where it began
            here.expects_key, here.key = False, None
        else:
            if here.key is not None:
                here.holder[here.key] = value
            here.expects_key = True

    def _scalar(self, event: yaml.ScalarEvent, path: Path) -> str | None:
        self._no_marks(event, path)
        value: str = event.value
        if self.spans is not None:
            start = event.start_mark.index + (event.style in ("'", '"'))
            self.spans[path] = Span(value, start if self.text.startswith(value, start) else None)
        if event.style == "":
            if value == "":
                self._cut_by_comma(event, path)
                self._cut_to_nothing(event, path)
            if value in ("", "~", "null", "Null", "NULL"):
                return None
            self._cut_short(event, path)
            if not self.stack and (told := nearly(value)):
                self._refuse(event, path, *told)
                raise _Stop
        elif event.style == '"' and self.has_escapes:  # an escape can bring in what the file may not hold
            if heaped(value) is not None:
                self._refuse(event, path, *TOO_MANY_MARKS)
                return value
            value = unicodedata.normalize("NFC", value)
            if sign := invisible(value):
                message = said("holds a sign that nobody can see (U+{code})", code=f"{ord(sign):04X}")
                self._refuse(event, path, message, said("delete the \\ and what follows it"))
        return value

    def _no_marks(self, event: yaml.NodeEvent, path: Path) -> None:
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(event, path, said("'{tag}' has no meaning here", tag=tag), _QUOTE_BEGINNING)
        if event.anchor is not None:
            self._refuse(event, path, said("'&{name}' has no meaning here", name=event.anchor), _QUOTE_BEGINNING)

    def _cut_short(self, event: yaml.ScalarEvent, path: Path) -> None:
        """`Nr. #5`: what follows the # would be lost as a comment; real comments have a space after it."""
        if self.source is None or event.end_mark.line >= len(self.source):
            return
        rest = self.source[event.end_mark.line][event.end_mark.column :]
        if cut := re.match(r"\s+(#[^\s#]+)", rest):
            message = said("'{cut}' would be lost: after a space, # begins a comment", cut=cut[1])
            self._refuse(event, path, message, said('put the whole text into "double quotes"'))

    def _cut_by_comma(self, event: yaml.ScalarEvent, path: Path) -> None:
        """`{lv: one, two}`: what follows the comma is taken for the name of another field."""
        here = self.stack[-1] if self.stack else None
        if here is None or not here.flow or here.key is None or event.start_mark.index != here.key_end:
            return
        line = event.start_mark.line + self.first_line
        message = said("between {{ and }} a comma ends the text, and cuts off '{words}'", words=here.key)
        remedy = said('put the whole text into "double quotes"')
        if here.key.isdecimal() and str(next(reversed(here.holder.values()), "")).isdecimal():
            remedy = said("write it with a point, as in 12.50")
        told = nearly(here.key) or (message, remedy)
        self._add(Problem(self.located.file, line, field_name(here.path), *told))
        self.located.refused.add(path)

    def _cut_to_nothing(self, event: yaml.ScalarEvent, path: Path) -> None:
        """`name: #5`: all that there is of the value is taken for a comment."""
        if self.source is None or not path or path in self.located.refused:
            return
        line = self.located.lines[path]
        if cut := re.search(r"(?:[:-])\s+(#.*)$", self.source[line - self.first_line]):
            message = said("'{cut}' is lost: after a space, # begins a comment", cut=cut[1].rstrip())
            remedy = said('put the whole text into "double quotes", or delete the line')
            self._add(Problem(self.located.file, line, field_name(path), message, remedy))
            self.located.refused.add(path)

    def _refuse(self, event: yaml.Event, path: Path, message: str, remedy: str) -> None:
        line = event.start_mark.line + self.first_line
        self._add(Problem(self.located.file, line, field_name(path), message, remedy))
        self.located.refused.add(path)

    def _refuse_key(self, event: yaml.Event, here: _Open, message: str, remedy: str) -> None:
        line = event.start_mark.line + self.first_line
        self._add(Problem(self.located.file, line, field_name(here.path), message, remedy))

    def _add(self, problem: Problem) -> None:
        self.located.problems.append(problem)
        if len(self.located.problems) >= MOST_FAULTS:
            raise _Stop


_REPEATED = said('write it out; a text that begins with * wants "double quotes" around it')
_QUOTE_BEGINNING = said('leave it out, or put the whole text into "double quotes"')
_PLAIN_NAME = said("begin the line with the plain name of a field")
