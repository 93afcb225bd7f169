"""What is wrong with the content, told so that an editor can mend it."""

from __future__ import annotations

import errno
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePath

from association.letters import ALIKE, script

LONGEST_VALUE = 100  # characters of an editor's words that a message repeats
MANY = 24


@dataclass(frozen=True, order=True)
class Problem:
    """One fault of one file: where it is, what it is, and what to do about it."""

    file: str
    line: int
    field: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        field = f" {self.field}:" if self.field else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{place}:{field} {self.message}{remedy}"


class ProblemsFound(Exception):
    """Raised once, with every problem of the run, before anything is written.

    `changed`: files that had changed all the same, and could not be brought back.
    """

    def __init__(self, problems: Iterable[Problem], changed: Iterable[str] = ()) -> None:
        self.problems = tuple(sorted(set(problems)))
        self.changed = tuple(changed)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Said(str):
    """A sentence in English, which keeps template and values apart: a catalogue can say it in other words.

    `many` and `count`: the template for other numbers than one, and the number, of a sentence that counts.
    """

    template: str
    values: Mapping[str, str]
    many: str
    count: int


def said(template: str, **values: object) -> Said:
    """The template with its values filled in, each as `shown` shows it; braces that are meant stand twice."""
    return _said(template, "", 1, values)


def counted(one: str, many: str, count: int, **values: object) -> Said:
    """The same for a sentence with a number in it, `{count}`."""
    return _said(one, many, count, {"count": count, **values})


def to_say(template: str) -> str:
    """Marks a template that `said` is given later: catalogues are made of what stands in these three calls."""
    return template


def _said(one: str, many: str, count: int, values: Mapping[str, object]) -> Said:
    told = {name: value if isinstance(value, Said) else shown(value) for name, value in values.items()}
    sentence = Said((one if count == 1 or not many else many).format(**told))
    sentence.template, sentence.values, sentence.many, sentence.count = one, told, many, count
    return sentence


def shown(value: object) -> str:
    """What an editor wrote, on one line, short enough for a message, and without signs that nobody can see."""
    if isinstance(value, Whole | PurePath):
        return "".join(map(_visible, str(value)))  # half a path would lead nowhere
    if isinstance(value, str):
        text = value
    elif isinstance(value, Mapping):
        text = ", ".join(f"{key}: …" for key in value)
    elif isinstance(value, list | tuple):
        text = ", ".join(map(shown, value[:MANY]))
    else:
        text = str(value)
    text = "".join(map(_visible, text[: LONGEST_VALUE + 1]))
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else character.encode("unicode_escape").decode("ascii")


class Whole(str):
    """A value that a message repeats however long it is."""


def listed(words: Iterable[str]) -> Whole:
    return Whole(", ".join(words))


KINDS = {
    str(kind): kind
    for kind in (
        *(said("article"), said("page"), said("organisation"), said("place"), said("event"), said("project")),
        *(said("programme"), said("agreement"), said("offer"), said("survey"), said("document"), said("topic")),
        *(said("need"), said("resource"), said("term"), said("field"), said("network"), said("site")),
    )
}


def kind_name(kind: str) -> str:
    """The kind of a record as a word of its own, which has a translation; of what is no record, as it is."""
    return KINDS.get(kind, kind)


_SYSTEM = {
    errno.EPERM: said("Operation not permitted"),
    errno.ENOENT: said("No such file or directory"),
    errno.EIO: said("Input/output error"),
    errno.EACCES: said("Permission denied"),
    errno.ENOTDIR: said("Not a directory"),
    errno.EISDIR: said("Is a directory"),
    errno.EMFILE: said("Too many open files"),
    errno.ENAMETOOLONG: said("File name too long"),
    errno.ENOSPC: said("the disk is full"),
    errno.EDQUOT: said("your share of the disk is used up"),
    errno.EROFS: said("that disk can only be read"),
    errno.ELOOP: said("Too many levels of symbolic links"),
    errno.EADDRNOTAVAIL: said("Cannot assign requested address"),
}


def why(error: OSError) -> str:
    """What the system says; it says so in English, and the commoner things have a translation."""
    return _SYSTEM.get(error.errno or 0) or error.strerror or str(error)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A remedy that names the closest known word, or all of them when few, or some; nothing when none is known."""
    known = sorted(set(known))
    if len(several := re.split(r"[;,/\s]+", word)) > 1 and set(several) <= set(known):
        return said("put a comma between them: {words}", words=listed(several))
    if meant := closest(word, known):
        if what := odd_sign(word, meant):
            return said("{what}: type '{word}' anew", what=what, word=meant)
        return said("did you mean '{word}'?", word=meant)
    if len(known) > MANY:
        return said("known here: {words} … ({count} in all)", words=listed(known[:8]), count=len(known))
    return said("known here: {words}", words=listed(known)) if known else ""


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that this one is most likely a slip of."""
    small: dict[str, str] = {}
    for one in sorted(set(known)):
        small.setdefault(plain(one).casefold(), one)
    close = get_close_matches(plain(word[:200]).strip().casefold(), small, n=1, cutoff=0.65)
    return small[close[0]] if close else None


# --- signs that aren't what they seem -----------------------------------------------------------------

_QUOTES = "„“”‚‘’«»"


def plain(text: str) -> str:
    """The text as a keyboard for English would have written what a reader sees."""
    return text if text.isascii() else "".join(map(_plain, text)).strip(_QUOTES)


def _plain(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in ("Cf", "Zs", "Pd"):
        return {"Cf": "", "Zs": " ", "Pd": "-"}[kind]
    return "-" if sign == "−" else ALIKE.get(sign, sign)


def odd_sign(word: str, meant: str) -> Said | None:
    """What is odd about the first sign that looks as in the word that is meant, and is another; None if nothing is."""
    scripts = {script(sign) for sign in meant if sign.isalpha()}
    for sign in word:
        code = f"{ord(sign):04X}"
        if sign in meant or sign.isascii():
            continue
        if sign.isalpha():
            if script(sign) in scripts or not scripts and sign not in ALIKE:
                continue
            if script(sign) == "CYRILLIC":
                return said("'{sign}' in it is a Cyrillic letter", sign=sign)
            return said("'{sign}' in it is a letter of another alphabet", sign=sign)
        if sign in _QUOTES:
            return said("'{sign}' in it is a typographic quotation mark", sign=sign)
        if sign.isspace():
            return said("a no-break space or the like (U+{code}) stands in it", code=code)
        if _plain(sign) == "-":
            return said("'{sign}' in it is a dash (U+{code}), not a hyphen", sign=sign, code=code)
        if not sign.isprintable():
            return said("a sign that nobody can see (U+{code}) stands in it", code=code)
    return None
