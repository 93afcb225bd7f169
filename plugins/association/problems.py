"""What is wrong with the content, told so that an editor can mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

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
    """Raised once, with every problem of the run, before anything is written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Said(str):
    """A sentence with values in it, which keeps template and values apart: a catalogue can say it in other words."""

    template: str
    values: Mapping[str, str]


def said(template: str, **values: object) -> Said:
    """The template with its values filled in, each as `shown` shows it."""
    told = {name: shown(value) for name, value in values.items()}
    sentence = Said(template.format(**told))
    sentence.template, sentence.values = template, told
    return sentence


def shown(value: object) -> str:
    """What an editor wrote, on one line, short enough for a message, and without signs that nobody can see."""
    if isinstance(value, str | Said):
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


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A remedy that names the closest known word, or all of them when few, or some; nothing when none is known."""
    known = sorted(set(known))
    small: dict[str, str] = {}
    for one in known:
        small.setdefault(one.casefold(), one)
    close = get_close_matches(word[:200].casefold(), small, n=1, cutoff=0.65)
    if close:
        return said("did you mean '{word}'?", word=small[close[0]])
    if len(known) > MANY:
        return f"known here: {', '.join(known[:8])} … ({len(known)} in all)"
    return "known here: " + ", ".join(known) if known else ""
