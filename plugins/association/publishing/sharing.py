"""Which preview a page has when somebody shares it: one of its own, or that of the whole site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from association.editions import PageId
from association.language import Words
from association.language.dates import label, period, since, until, when
from association.problems import Problem, ProblemsFound, did_you_mean, said
from association.publishing.edition import Edition
from association.publishing.pictures.previews import Preview, Studio
from association.publishing.values import event_status
from association.records import Article, Event, Offer, Organisation, Project

ITEMS = frozenset({"article", "page", "event", "offer", "survey", "organisation", "project"})
PER_ITEM, PER_SITE = "item", "site"  # what SHARE_PICTURES may say


class Previews:
    """The previews that the pages of one build ask for."""

    def __init__(self, per: str, studio: Studio) -> None:
        if per not in (PER_ITEM, PER_SITE):
            remedy = did_you_mean(str(per), (PER_ITEM, PER_SITE))
            raise ProblemsFound([Problem("pelicanconf.py", 0, "SHARE_PICTURES", said("is none of its values"), remedy)])
        self._items = ITEMS if per == PER_ITEM else frozenset()
        self._studio = studio
        self._wanted: set[Preview] = set()

    def of(self, page: PageId, title: Words, edition: Edition, editions: Mapping[str, Edition]) -> Preview:
        """In the language that the title is in: what isn't translated is shared as its original is."""
        told = editions.get(title.lang, edition) if title.foreign else edition
        name = told.say(told.site.identity.name).text
        record = told.site.of(page.kind).get(page.key) if page.kind in self._items else None
        preview = None
        if record is not None:
            preview = Preview(told.title(record).text, tuple(filter(None, _details(record, told))), name)
        if preview is None or not self._studio.lettering.can_write(preview.title):
            preview = Preview(name, (told.say(told.site.identity.tagline).text,), "")
        self._wanted.add(preview)
        return preview

    @property
    def wanted(self) -> tuple[Preview, ...]:
        return tuple(sorted(self._wanted))


def _details(record: Any, edition: Edition) -> Iterator[str]:
    """When and where, in words."""
    language = edition.language
    match record:
        case Article():
            yield label(record.date, language)
        case Event():
            yield from (Markup(status).striptags() for status in event_status(record, edition))
            yield when(record.start, record.end, language, record.starts, record.ends) if record.start else ""
            yield _where(record.places, edition) or (edition.catalogue.gettext("online") if record.online else "")
        case Offer():
            if record.start:
                yield when(record.start, record.end, language)
            elif record.deadline:
                yield until(record.deadline, language)
            yield _where([record.place] if record.place else [], edition)
        case Organisation():
            yield edition.listed([edition.say(edition.site.get("place", id).name).text for id in record.places])
        case Project():
            yield period(record.start, record.end, language) if record.end else since(record.start, language)


def _where(ids: Any, edition: Edition) -> str:
    return edition.listed([edition.say(edition.site.get("place", id).where).text for id in ids])
