"""What YAML's parser stumbles over, in an editor's words."""

from __future__ import annotations

import yaml

from association.problems import Problem, said

COMPARE = said("compare with a file that works")

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
    before = lines[at][: mark.column] if mark and at == mark.line else ""
    return Problem(file, at + first_line, "", *_told_plainly(what, context, lines[at], before.rstrip()))


def _told_plainly(what: str, context: str, line: str, before: str) -> tuple[str, str]:
    """(message, remedy) for a line that the parser stumbles over; `before` is what it had taken of that line."""
    if line[: len(line) - len(line.lstrip())].count("\t"):
        return said("the line is indented with a tab"), said("indent with spaces, never with tabs")
    if "mapping values are not allowed" in what and ":" in before:
        return said("a colon stands within a text"), said('a text that holds ": " wants "double quotes" around it')
    if "mapping values are not allowed" in what:
        return said("the line doesn't go on from the one above it"), said(
            "write 'field: value' on each line, all in one column"
        )
    if "did not find expected key" in what and before.endswith(('"', "'")):
        remedy = said("put all of it between the marks, and take \"double quotes\" where it's got a ' inside")
        return said("words stand after a closing quotation mark"), remedy
    for part, message, remedy in _SYNTAX:
        if part in what or part in context:
            return message, remedy
    return said("can't be read as fields and values"), COMPARE
