"""A record as an entry of a list: its name as a link, two sentences, and the one or two facts that choose it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import escape

from association.editions import State
from association.language import Words
from association.publishing.edition import Edition, Link
from association.publishing.values import day, days, event_status, event_type, offer_type, places
from association.records import Article, Event, Offer, Organisation


@dataclass(frozen=True)
class Card:
    """`details` are short facts ready for HTML; `state` says how far the item is translated."""

    kind: str
    link: Link
    summary: Words | None
    details: tuple[Any, ...]
    state: State
    anchor: str = ""


def cards(records: Iterable[Any], edition: Edition) -> tuple[Card, ...]:
    """An entry for each record that this edition can name."""
    return tuple(
        edition.once(("card", record.kind, record.id), lambda r=record: _card(r, edition)) for record in records
    )


def _card(record: Any, edition: Edition) -> Card:
    summary = getattr(record, "summary", None)
    return Card(
        kind=record.kind,
        link=edition.link(record),
        summary=edition.say(summary) if summary else None,
        details=_details(record, edition),
        state=edition.state(record),
    )


def _details(record: Any, edition: Edition) -> tuple[Any, ...]:
    match record:
        case Article():
            return (day(record.date, edition),)
        case Event():
            when = days(record.start, record.end, edition, record.starts, record.ends)
            where = (places(record, edition),) if record.places else ()
            return (*event_status(record, edition), event_type(record, edition), when, *where)
        case Offer():
            when = (days(record.start, record.end, edition),) if record.start else ()
            return (offer_type(record, edition), *when)
        case Organisation():
            gloss = record.gloss and record.gloss.get(edition.language.code)
            towns = edition.listed([escape(edition.say(edition.site.get("place", id).name)) for id in record.places])
            return (*([gloss] if gloss else []), towns)
    return ()
