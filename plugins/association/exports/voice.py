"""What an export needs to know of an edition, and no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from association.language import Text, Words
from association.language.dates import NO_BREAK_SPACE


@dataclass(frozen=True)
class Voice:
    """How the site tells of its records in one language.

    `title`: what pages call a record. `url`: by kind and id, the full address of a record's page in this language;
    None where this edition has no such page.
    """

    siteurl: str
    language: str
    default: str
    title: Callable[[Any], str]
    url: Callable[[str, str], str | None]

    def words(self, text: Text) -> Words:
        """The text in this language, else in the default one; as it was written, without no-break spaces put in."""
        words = text.into(self.language, otherwise=self.default)
        assert words is not None, "a text has words in one language at least"
        return words

    def say(self, text: Text) -> str:
        return self.words(text).text

    def name(self, record: Any) -> str:
        """The record's title for machines, which look for ordinary spaces."""
        return self.title(record).replace(NO_BREAK_SPACE, " ")
