"""The words that records share: topics of articles, fields of work, terms of the glossary."""

from __future__ import annotations

from typing import ClassVar, Literal

from association.language import Text
from association.records.base import Named, Record
from association.records.values import LanguageOfSite, Line


class Topic(Named):
    """What articles are about: one topic, its name in each language, linked across them."""

    kind: ClassVar[str] = "topic"


class Field(Named):
    """A field in which organisations work: what they do, whom they help, or how they work."""

    kind: ClassVar[str] = "field"
    aspect: Literal["what", "whom", "how"] = "what"


class Term(Record):
    """A word that needs explaining, and its plain meaning.

    `forms`: per language all the forms in which texts are to be searched for it, in place of those that follow from
    its endings; none where the word also means something else, and is better not marked.
    """

    kind: ClassVar[str] = "term"
    term: Text
    meaning: Text
    forms: dict[LanguageOfSite, tuple[Line, ...]] = {}

    @property
    def title(self) -> Text:
        return self.term
