"""A record as an entry of a list: its name as a link, two sentences, and the one or two facts that choose it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup, escape

from association.editions import State
from association.language import Words
from association.language.dates import until
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
    over: str = ""


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
        over=edition.catalogue.gettext("is over") if _may_pass(record, edition) else "",
    )


def _may_pass(record: Any, edition: Edition) -> bool:
    """Whether it is still to come on the day of the build, and so may be over on the day of reading."""
    return isinstance(record, Event) and record.last_day >= edition.today and record.status != "cancelled"


def _deadline(on: date | None, edition: Edition) -> tuple[Any, ...]:
    """Until when one can apply; a script adds the words for what is closed on the day of reading."""
    if on is None or on < edition.today:
        return ()
    closed = edition.catalogue.gettext("registration is closed")
    return (Markup('<span data-deadline="{}">{}</span>').format(closed, day(on, edition, until)),)


def _details(record: Any, edition: Edition) -> tuple[Any, ...]:
    match record:
        case Article():
            return (day(record.date, edition),)
        case Event():
            when = days(record.start, record.end, edition, record.starts, record.ends)
            where = (places(record, edition),) if record.places else ()
            until_ = record.registration.until if record.registration else None
            return (
                *event_status(record, edition),
                event_type(record, edition),
                when,
                *where,
                *_deadline(until_, edition),
            )
        case Offer():
            when = (days(record.start, record.end, edition),) if record.start else ()
            return (offer_type(record, edition), *when, *_deadline(record.deadline, edition))
        case Organisation():
            gloss = record.gloss and record.gloss.get(edition.language.code)
            towns = edition.listed([escape(edition.say(edition.site.get("place", id).name)) for id in record.places])
            return (*([gloss] if gloss else []), towns)
    return ()
