"""Articles and pages: one story, told in one language or in several."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator

from association.language import Text
from association.problems import counted, said, to_say
from association.records.base import Part
from association.records.network import Picture
from association.records.references import (
    AgreementId,
    DocumentId,
    EventId,
    OfferId,
    OrganisationId,
    ProjectId,
    SurveyId,
    TopicId,
)
from association.records.values import Line, Slug, fault, matching

LONGEST_TITLE = 200  # characters
LONGEST_SUMMARY = 320  # two sentences


def _short(longest: int, template: str) -> AfterValidator:
    def check(value: str) -> str:
        if len(value) > longest:
            raise fault(
                counted("has {count} character", "has {count} characters", len(value)), said(template, longest=longest)
            )
        return value

    return AfterValidator(check)


Title = Annotated[Line, _short(LONGEST_TITLE, to_say("a title has {longest} at the most"))]
Summary = Annotated[Line, _short(LONGEST_SUMMARY, to_say("two sentences, {longest} characters at the most"))]
WordsHash = Annotated[
    str,
    matching(
        r"[0-9a-f]{12}",
        to_say("'{value}' is not the mark of an original"),
        said("let invoke translations --accept write it"),
    ),
]


class Front(Part):
    """The header of a translation: its words only, for facts stand once, in the original."""

    title: Title
    summary: Summary
    slug: Slug | None = None
    translates: WordsHash | None = None
    image_alt: Line | None = None


class ArticleFront(Front):
    """The header of an article in the language it was written in."""

    tags: tuple[TopicId, ...] = ()
    project: ProjectId | None = None
    events: tuple[EventId, ...] = ()
    organisations: tuple[OrganisationId, ...] = ()
    agreements: tuple[AgreementId, ...] = ()
    documents: tuple[DocumentId, ...] = ()
    surveys: tuple[SurveyId, ...] = ()
    offers: tuple[OfferId, ...] = ()
    image: Line | None = None
    image_credit: Line | None = None
    status: Literal["published", "draft"] = "published"


class PageFront(Front):
    """The header of a page in the language it was written in."""

    menu: bool = False
    project: ProjectId | None = None
    status: Literal["published", "draft"] = "published"


@dataclass(frozen=True)
class Version:
    """A story in one language; `body` is clean HTML with `kind:id` links, or None in a summary translation."""

    front: Front
    body: str | None
    words_hash: str

    @property
    def full(self) -> bool:
        return self.body is not None


def words_hash(title: str, summary: str, body: str) -> str:
    """Twelve hexadecimal digits (SHA-256) that change when the words do, and not with line ends or spacing."""
    words = "\n".join(" ".join(part.split()) for part in (title, summary, body))
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:12]


@dataclass(frozen=True)
class Story:
    """What articles and pages have in common."""

    kind: ClassVar[str]
    id: str
    original: str
    versions: Mapping[str, Version] = field(hash=False)

    @property
    def front(self) -> Front:
        return self.versions[self.original].front

    @property
    def title(self) -> Text:
        return Text({code: version.front.title for code, version in self.versions.items()})

    @property
    def summary(self) -> Text:
        return Text({code: version.front.summary for code, version in self.versions.items()})

    @property
    def spoken(self) -> frozenset[str]:
        return frozenset(self.versions)

    @property
    def summarised(self) -> frozenset[str]:
        return frozenset(code for code, version in self.versions.items() if not version.full)

    @property
    def project(self) -> str | None:
        return self.front.project  # type: ignore[attr-defined]

    @property
    def draft(self) -> bool:
        return self.front.status == "draft"  # type: ignore[attr-defined]

    def outdated(self, code: str) -> bool:
        """Whether the original's words have changed since this translation was made of them."""
        version = self.versions.get(code)
        if version is None or code == self.original or version.front.translates is None:
            return False
        return version.front.translates != self.versions[self.original].words_hash


@dataclass(frozen=True)
class Article(Story):
    """A piece of news of one day."""

    kind: ClassVar[str] = "article"
    date: date

    @property
    def image(self) -> Picture | None:
        front: ArticleFront = self.front  # type: ignore[assignment]
        if not front.image:
            return None
        alts = {code: v.front.image_alt for code, v in self.versions.items() if v.front.image_alt}
        return Picture.model_construct(file=front.image, alt=Text(alts))  # both have been checked, in the headers


    @property
    def image_credit(self) -> str | None:
        """Whose picture it is, as it is to be printed."""
        return self.front.image_credit  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Page(Story):
    """A text that stays: about us, contact; one named as a section introduces that section."""

    kind: ClassVar[str] = "page"

    @property
    def in_menu(self) -> bool:
        return self.front.menu  # type: ignore[attr-defined]
