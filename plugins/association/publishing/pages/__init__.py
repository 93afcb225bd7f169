"""Which pages an edition has, and what each of them shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from association.publishing.edition import Edition
from association.publishing.pages.home import home, not_found
from association.publishing.pages.network import network
from association.publishing.pages.news import news
from association.publishing.pages.participation import take_part
from association.publishing.pages.records import record_sections, records
from association.publishing.pages.search import search
from association.publishing.pages.view import View, story

__all__ = ["View", "views"]


def views(edition: Edition, editions: Mapping[str, Edition]) -> tuple[View, ...]:
    """Every page of the edition; the search knows all the others."""
    found = tuple(_views(edition, editions))
    return (*found, *search(found, edition, editions))


def _views(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    yield home(edition)
    yield from take_part(edition, editions)
    yield from news(edition, editions)
    for page in edition.all("page"):
        yield story(page, "page.html", edition, editions)
    yield from network(edition, editions)
    yield from record_sections(edition, editions)
    yield from records(edition, editions)
    yield not_found(edition, editions)
