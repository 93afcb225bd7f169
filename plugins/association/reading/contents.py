"""What a file says: its bytes, and its text when it is one that a person typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice

from association.problems import Problem, said, to_say, why
from association.reading.names import RIGHTS, Found

LARGEST_TEXT = 5_000_000  # bytes of a file of records: ten thousand of them are welcome
LARGEST_PROSE = 300_000  # bytes of an article: more than a hundred pages
MOST_MARKS = 30  # on one letter: no writing has more than five, and putting them into order takes time squared
_SEEN_AT_ONCE = 10  # lines that are named when many have the same fault

# Signs that no keyboard types: left by a wrong encoding, by another program, or there to deceive.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_LOST = re.compile("\ufffd")
_UNUSUAL = re.compile(rf"[^\w\s\x00-\x7f]{{{MOST_MARKS},}}")
_MERGE = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)

TOO_MANY_MARKS = (
    said("more than {count} marks stand on one letter", count=MOST_MARKS),
    said("type the word anew"),
)


def invisible(text: str) -> str | None:
    """The first sign in the text that nobody can see and that doesn't belong there."""
    found = _INVISIBLE.search(text)
    return found[0] if found else None


def heaped(text: str) -> int | None:
    """Where more marks stand on one letter than MOST_MARKS, so that the text must not be normalized."""
    for run in _UNUSUAL.finditer(text):
        marks = 0
        for place, sign in enumerate(run[0], start=run.start()):
            marks = marks + 1 if unicodedata.category(sign).startswith("M") else 0
            if marks > MOST_MARKS:
                return place
    return None


def read_text(found: Found, problems: list[Problem], kept: dict[Found, bytes] | None = None) -> str | None:
    """The file's text, NFC, with `\\n` line ends; opened here and nowhere else, once.

    What it held goes into `kept`, for who wants to look at it again.
    """
    largest = LARGEST_PROSE if found.kind in ("article", "page") else LARGEST_TEXT
    raw = read_bytes(found, largest, problems)
    if raw is None:
        return None
    if kept is not None:
        kept[found] = raw
    return text_in(raw, found, problems)


def text_in(raw: bytes, found: Found, problems: list[Problem]) -> str | None:
    """The text that these bytes of the file are, NFC, with `\\n` line ends."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:200].count(b"\0") > len(raw[:200]) // 4:
        problems.append(
            Problem(found.name, 0, "", said("is saved as UTF-16"), said("save it again with the encoding UTF-8"))
        )
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        remedy = said("save it again with the encoding UTF-8")
        problems.append(Problem(found.name, line, "", said("is not saved as UTF-8"), remedy))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (place := heaped(text)) is not None:
        line = text.count("\n", 0, place) + 1
        problems.append(Problem(found.name, line, "", *TOO_MANY_MARKS))
        return None
    text = unicodedata.normalize("NFC", text)
    faults = [
        *_on_lines(
            _INVISIBLE, text, found, to_say("holds a sign that nobody can see (U+{code})"), said("type the line anew")
        ),
        *_on_lines(
            _LOST, text, found, to_say("a letter was lost here (U+{code})"), said("type it anew, and save as UTF-8")
        ),
        *_on_lines(
            _MERGE,
            text,
            found,
            to_say("two versions were left side by side here"),
            said("keep one; delete <<<, ===, >>>"),
        ),
    ]
    problems += faults
    return None if faults else text


def read_bytes(found: Found, largest: int, problems: list[Problem]) -> bytes | None:
    """All that is in the file; None, and a problem, when it can't be opened or is larger than so many bytes."""
    try:
        with found.path.open("rb") as file:
            raw = file.read(largest + 1)
    except OSError as error:
        problems.append(Problem(found.name, 0, "", said("can't be opened: {why}", why=why(error)), RIGHTS))
        return None
    if len(raw) > largest:
        message = said("is larger than {limit} kB", limit=largest // 1000)
        problems.append(
            Problem(found.name, 0, "", message, said("look what is in it, or share it out among several files"))
        )
        return None
    return raw


def _on_lines(pattern: re.Pattern[str], text: str, found: Found, template: str, remedy: str) -> Iterable[Problem]:
    """A problem for each line that holds what the pattern finds; for the first lines only when there are many."""
    lines: dict[int, str] = {}
    for match in islice(pattern.finditer(text), _SEEN_AT_ONCE * 10):
        lines.setdefault(text.count("\n", 0, match.start()) + 1, match[0])
    for line, sign in islice(lines.items(), _SEEN_AT_ONCE):
        yield Problem(found.name, line, "", said(template, code=f"{ord(sign[0]):04X}"), remedy)
