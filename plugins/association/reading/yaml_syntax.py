"""What YAML's parser stumbles over, in an editor's words."""

from __future__ import annotations

import re

import yaml

from association.problems import Problem, said

COMPARE = said("compare with a file that works")

_LONGEST_TEXT = 20  # lines above the one that is told of, where the fault may be
_FIELD = re.compile(r"\s*(?:- +)*[^\s:]+:(?:\s|$)")
_GLUED = re.compile(r"\s*(?:- +)*(?P<key>[^\W\d][\w-]*):(?!//)(?=[^ \t\n])")
_GLUED_DASH = re.compile(r"\s*-(?=[^\s\d-])(\S{1,40})")
_BULLET = re.compile(r"\s*([*•·▪–—])\s*[^\s*•·▪–—]")
_QUOTED_AS_TEXTS_ARE = re.compile(r"\s*(?:- +)*[^\s:]+:\s+([„“”«])")
_LANGUAGE_ALONE = re.compile(r"\s*(?:- +)*[^\s:]+:\s+[a-z]{2,3}")

# What the parser says, in an editor's words. Each is told in order, and the first that fits is taken.
_SYNTAX = (
    (
        "unexpected end of stream",
        said("a quotation mark is opened and never closed"),
        said("close it, or write the mark twice inside: 'it''s', \"he said \\\"yes\\\"\""),
    ),
    ("expected ',' or ']'", said("a list that begins with [ is not closed properly"), said("write [one, two]")),
    ("expected ',' or '}'", said("fields that begin with {{ are not closed properly"), said("write {{lv: …, ru: …}}")),
    (
        "could not find expected ':'",
        said("a line is neither 'field: value' nor part of the text above it"),
        said("write 'field: value', or indent it with spaces"),
    ),
    (
        "did not find expected '-' indicator",
        said("a list and fields are mixed here"),
        said("begin each line of the list with '- ', and indent what belongs to it"),
    ),
    (
        "block sequence entries are not allowed",
        said("a list begins on the line of its field"),
        said("write each '- one' on a line of its own, or [one, two]"),
    ),
    (
        "unknown escape character",
        said("\\ has a meaning of its own between double quotes"),
        said("write \\\\, or take 'single quotes'"),
    ),
    (
        "escape character",
        said("\\ has a meaning of its own between double quotes"),
        said("write \\\\, or take 'single quotes'"),
    ),
    (
        "cannot start any token",
        said("a text begins with a sign of YAML's own"),
        said('put the whole text into "double quotes"'),
    ),
    (
        "alphabetic or numeric",
        said("a text begins with a sign of YAML's own"),
        said('put the whole text into "double quotes"'),
    ),
    (
        "expected comment or line break",
        said("a text begins with a sign of YAML's own"),
        said('put it into "double quotes"'),
    ),
    (
        "scanning a tag",
        said("a text begins with a sign of YAML's own"),
        said('put the whole text into "double quotes"'),
    ),
    (
        "mapping keys are not allowed",
        said("a text begins with a sign of YAML's own"),
        said('put the whole text into "double quotes"'),
    ),
    (
        "expected node content",
        said("a text begins with a sign of YAML's own"),
        said('put the whole text into "double quotes"'),
    ),
    (
        "expected <document start>",
        said("the line doesn't fit the one above it"),
        said("begin all fields of one level in the same column"),
    ),
    (
        "did not find expected key",
        said("the line doesn't fit the one above it"),
        said("begin all fields of one level in the same column"),
    ),
)


def syntax_problem(error: yaml.YAMLError, file: str, first_line: int, text: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context = getattr(error, "context", None) or ""
    what = getattr(error, "problem", None) or str(error).splitlines()[0]
    lines = text.split("\n")
    at = min(mark.line, len(lines) - 1) if mark else 0
    if "quoted scalar" in context and "end of stream" in what or "simple key" in context or "flow" in context:
        at = min(error.context_mark.line, len(lines) - 1)  # where it began says more than where the file ended
    if mark and "expected ',' or '}'" in what and _closed(text, error.context_mark):
        at = min(mark.line, len(lines) - 1)
    here = mark is not None and at == mark.line
    before, after = (lines[at][: mark.column], lines[at][mark.column :]) if here else ("", "")
    if "mapping values are not allowed" in what and ":" not in before:
        at = _where_it_began(lines, at)
    return Problem(file, at + first_line, "", *_told_plainly(what, context, lines[at], before.rstrip(), after))


def _closed(text: str, begin: yaml.Mark) -> bool:
    """Whether as many braces are closed as are opened from there on."""
    rest = text.split("\n", begin.line)[-1][begin.column :]
    return rest.count("{") <= rest.count("}")


def _where_it_began(lines: list[str], at: int) -> int:
    """The line that was to be a field or an element, and made this one seem to go on with its text."""
    for number in range(at, max(at - _LONGEST_TEXT, -1), -1):
        if nearly(lines[number]):
            return number
        if number < at and _FIELD.match(lines[number]):
            break
    return at


def nearly(text: str) -> tuple[str, str] | None:
    """(message, remedy) for a text that was to be a field, an element of a list or a note, but for a sign."""
    if text.lstrip().startswith("//"):
        return said("'//' begins no note here"), said("begin a note with # and a space")
    if sign := _BULLET.match(text):
        message = said("'{sign}' begins no line of a list here", sign=sign[1])
        return message, said("begin each line with a hyphen and a space, '- one'")
    if glued := _GLUED.match(text):
        if (sign := text[glued.end()]).isspace():
            message = said("a no-break space or the like (U+{code}) stands after the colon", code=f"{ord(sign):04X}")
            return message, said("delete it, and type a plain space there")
        return said("no space stands after the colon"), said(
            "put a space after the colon: '{key}: …'", key=glued["key"]
        )
    if glued := _GLUED_DASH.match(text):
        return said("no space stands after the dash"), said("put a space after the dash: '- {word} …'", word=glued[1])
    return None


def _told_plainly(what: str, context: str, line: str, before: str, after: str) -> tuple[str, str]:
    """(message, remedy) for a line that the parser stumbles over: what of it had been taken `before`, and what not."""
    indentation = line[: len(line) - len(line.lstrip())]
    if "\t" in indentation:
        return said("the line is indented with a tab"), said("indent with spaces, never with tabs")
    if odd := indentation.strip(" "):
        return indented_oddly(odd)
    if told := nearly(line):
        return told
    if "mapping values are not allowed" in what and _LANGUAGE_ALONE.fullmatch(before):
        return said("several languages stand on one line"), said("put {{ and }} around them: {{lv: …, ru: …}}")
    if "mapping values are not allowed" in what and (mark := _QUOTED_AS_TEXTS_ARE.match(before)):
        remedy = said('{mark} is no such mark: put straight "double quotes" around all of it', mark=mark[1])
        return said("a colon stands within a text"), remedy
    if "mapping values are not allowed" in what and ":" in before:
        return said("a colon stands within a text"), said('a text that holds ": " wants "double quotes" around it')
    if "mapping values are not allowed" in what:
        return said("the line doesn't go on from the one above it"), said(
            "write 'field: value' on each line, all in one column"
        )
    if "did not find expected key" in what and before.endswith(('"', "'")):
        remedy = said("put all of it between the marks, and take \"double quotes\" where it's got a ' inside")
        return said("words stand after a closing quotation mark"), remedy
    if "did not find expected key" in what and before.endswith(("]", "}")):
        remedy = said('take it out, or put the whole text into "double quotes"')
        return said("'{words}' stands after a closing bracket", words=after.strip()), remedy
    if "did not find expected key" in what and line.lstrip().startswith("- "):
        remedy = said("begin each '- one' in the same column, below a field with nothing after its colon")
        return said("the list doesn't fit the line above it"), remedy
    if "expected node content" in what and after.startswith(","):
        return said("a comma stands where a value is wanted"), said("take out the comma, or write what is missing")
    if "expected ',' or '}'" in what and re.match(r"[\w-]*:\s", after):
        remedy = said('put a comma between two fields, and "double quotes" around a text that holds ": "')
        return said("a comma is missing between {{ and }}, or a colon stands within a text"), remedy
    for part, message, remedy in _SYNTAX:
        if part in what or part in context:
            return message, remedy
    return said("can't be read as fields and values"), COMPARE


def indented_oddly(blank: str) -> tuple[str, str]:
    """(message, remedy) for a line that begins with a blank which is no plain space."""
    message = said("the line is indented with a no-break space or the like (U+{code})", code=f"{ord(blank[0]):04X}")
    return message, said("indent with the plain spaces of the keyboard")
