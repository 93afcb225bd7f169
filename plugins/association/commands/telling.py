"""Says what the program has to say in the editor's language: sentences are English until they are told.

The language is EDITORS_LANGUAGE of the settings, or else what the environment asks for, as gettext reads it. It has
nothing to do with the languages of the site, and no page depends on it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TextIO

from association.problems import Problem, ProblemsFound, Said, did_you_mean, said

ENGLISH = "en"  # what the sentences are written in
TRANSLATIONS = Path(__file__).parents[1] / "translations"
LANGUAGES = (ENGLISH, *sorted(path.stem for path in TRANSLATIONS.glob("*.po")))


class Teller:
    """Tells sentences in one language; its catalogue is read when the first one is told."""

    def __init__(self, language: str) -> None:
        self.language = language

    def told(self, sentence: str) -> str:
        """The sentence in this language; what is no sentence of ours (a name, a line of git's) as it is."""
        if not isinstance(sentence, Said) or self.language == ENGLISH:
            return str(sentence)
        from association.language import Message

        template = self._catalogue.words(Message(sentence.template, sentence.many), sentence.count)
        return template.format(**{name: self.told(value) for name, value in sentence.values.items()})

    def problem(self, problem: Problem) -> str:
        return str(replace(problem, message=self.told(problem.message), remedy=self.told(problem.remedy)))

    @cached_property
    def _catalogue(self) -> Any:
        from association.language import Catalogue, Languages

        entry = {"name": self.language, "shows_untranslated": True, "sections": {}}
        language = Languages.from_settings({self.language: entry}).default
        return Catalogue.read(TRANSLATIONS / f"{self.language}.po", language)


@lru_cache(maxsize=len(LANGUAGES))
def teller(language: str) -> Teller:
    return Teller(language)


def language_asked_for(environment: Mapping[str, str]) -> str:
    """The first language that we have of those in LANGUAGE, LC_ALL, LC_MESSAGES or LANG: the first that is set counts.

    `lv_LV.UTF-8` is lv; C, POSIX and what we don't speak are English.
    """
    set_ones = (environment.get(name) for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    asked = next(filter(None, set_ones), "")
    codes = (one.replace("-", "_").partition(".")[0].partition("_")[0].lower() for one in asked.split(":"))
    return next((code for code in codes if code in LANGUAGES), ENGLISH)


_TELLER: ContextVar[Teller | None] = ContextVar("teller", default=None)  # while a command runs


def now() -> Teller:
    """The teller of the command that is running, or of the environment before one does."""
    return _TELLER.get() or teller(language_asked_for(os.environ))


@contextmanager
def telling(settings: Mapping[str, Any]) -> Iterator[None]:
    """Everything inside is told in the language of these settings, when they name one."""
    language = settings.get("EDITORS_LANGUAGE")
    if language is not None and language not in LANGUAGES:
        message, remedy = (
            said("'{value}' is not one of the choices", value=language),
            did_you_mean(str(language), LANGUAGES),
        )
        raise ProblemsFound([Problem("pelicanconf.py", 0, "EDITORS_LANGUAGE", message, remedy)])
    token = _TELLER.set(teller(language) if language else now())
    try:
        yield
    finally:
        _TELLER.reset(token)


def told(sentence: str) -> str:
    return now().told(sentence)


def tell(sentence: str, file: TextIO | None = None) -> None:
    print(told(sentence), file=file or sys.stdout, flush=True)


def tell_problem(problem: Problem, file: TextIO | None = None) -> None:
    print(now().problem(problem), file=file or sys.stdout, flush=True)


def print_whatever_the_terminal() -> None:
    """Letters that the terminal's encoding lacks are printed as \\u0101, where Python would stop."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
