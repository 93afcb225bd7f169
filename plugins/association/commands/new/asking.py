"""What is wished for: what the command line says, and questions about the rest until an answer will do."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path
from typing import TypeVar

from pydantic_core import PydanticCustomError

from association.commands import WrongUse
from association.commands.new.ids import id_from
from association.commands.telling import tell, told
from association.language import Languages
from association.problems import Whole, said
from association.reading import files
from association.reading.names import is_id
from association.records.values import LONGEST_ID, parse_day

Ask = Callable[[str], str]
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Wishes:
    """What the command line says; None is asked for."""

    title: str | None
    id: str | None
    date: str | Date | None
    languages_of: str | None


def title_and_id(kind: str, content: Path, languages: Languages, wishes: Wishes, ask: Ask) -> tuple[str, str]:
    title = wishes.title
    if title is None and wishes.id is None:
        title = _asked(ask, said("Title in {language}", language=languages.default.name), _one_line)
    title = _one_line(title) if title is not None else ""
    if wishes.id is not None:
        id = _free_id(kind, wishes.id, content)
    elif wishes.title is not None:
        if not id_from(title):
            raise WrongUse(said("No id comes of that title; give one with --id, as in --id balta-maja"))
        id = _free_id(kind, id_from(title), content)
    else:
        what = said("Id, for the file's name and the address")
        id = _asked(ask, what, lambda answer: _free_id(kind, answer, content), suggestion=id_from(title))
    return title, id


def wanted_day(kind: str, wishes: Wishes, ask: Ask, today: Date) -> Date | None:
    """An article always has a day, which its file's name begins with; an event may not have one yet."""
    if wishes.date is not None:
        return _day_if_set(wishes.date) if kind == "event" else _parsed_day(wishes.date)
    if kind == "article":
        asked = wishes.title is None and wishes.id is None
        return _asked(ask, said("Day of the news"), _parsed_day, today.isoformat()) if asked else today
    return _asked(ask, said("First day (empty while it is not set)"), _day_if_set) if kind == "event" else None


def _asked(ask: Ask, what: str, accept: Callable[[str], Answer], suggestion: str = "") -> Answer:
    """Asks until the answer will do; an empty answer takes the suggestion."""
    question = f"{told(what)} [{suggestion}]: " if suggestion else f"{told(what)}: "
    while True:
        answer = ask(question).strip() or suggestion
        try:
            return accept(answer)
        except WrongUse as wrong:
            tell(wrong.args[0])


def _one_line(title: str) -> str:
    words = " ".join(unicodedata.normalize("NFC", title).split())
    if not words or not words.isprintable():
        raise WrongUse(said("A title is one line of words"))
    return words


def _parsed_day(value: str | Date) -> Date:
    try:
        return parse_day(value)
    except PydanticCustomError as fault:
        raise WrongUse(said("{message}; {remedy}", **(fault.context or {}))) from None


def _day_if_set(value: str | Date) -> Date | None:
    return _parsed_day(value) if value else None


def _free_id(kind: str, id: str, content: Path) -> str:
    if len(id) > LONGEST_ID:
        raise WrongUse(said("'{id}' is too long for an id; use at most {most} characters", id=id, most=LONGEST_ID))
    if not is_id(id):
        raise WrongUse(said("'{id}' can't be an id; use a to z, digits and hyphens, as in balta-maja", id=id))
    for found in files.find(content, [], []):
        if (found.kind, found.id) == (kind, id):
            raise WrongUse(said("The id '{id}' is taken by {file}; give another one", id=id, file=Whole(found.name)))
    return id
