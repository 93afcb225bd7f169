"""How far an item is translated, and what a reader of one language is told of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Protocol

from association.language import Language


class Item(Protocol):
    """What the editions need of anything that can have a page: they know no more of it."""

    @property
    def kind(self) -> str: ...

    @property
    def id(self) -> str: ...

    @property
    def spoken(self) -> frozenset[str] | None:
        """The languages it has words in; None: every one (a proper name, a generated title)."""

    @property
    def summarised(self) -> frozenset[str]:
        """Those of them that have its title and summary, but not its text."""

    @property
    def original(self) -> str | None:
        """The language it was written in; None: the default one, or the first it has words in."""


class State(StrEnum):
    """How far an item is translated into a language."""

    FULL = "full"
    SUMMARY = "summary"
    MISSING = "missing"


def state(item: Item, language: Language) -> State:
    """The state of an item's translation into that language."""
    if item.spoken is not None and language.code not in item.spoken:
        return State.MISSING
    return State.SUMMARY if language.code in item.summarised else State.FULL


def shown(item: Item, language: Language) -> bool:
    """Whether that edition has the item at all: a thin one has only what is translated."""
    return language.default or language.shows_untranslated or state(item, language) is not State.MISSING


def full_pairs(item: Item, languages: Iterable[Language]) -> tuple[tuple[Language, Language], ...]:
    """Every two languages in which the whole text is there: the default one first, then by their codes.

    They name an address, which stays when the site shows its languages in another order.
    """
    full = [one for one in languages if state(item, one) is State.FULL]
    return tuple(combinations(sorted(full, key=lambda one: (not one.default, one.code)), 2))


@dataclass(frozen=True)
class Alternate:
    """The same page in a language in which it is really written; the page itself is among its own alternates."""

    language: Language
    path: str


@dataclass(frozen=True)
class SwitchLink:
    """One entry of the language switch.

    `path` leads to the same page, or, when `absent`, to the nearest page above it that the edition has.
    """

    language: Language
    path: str
    here: bool
    state: State
    absent: bool
