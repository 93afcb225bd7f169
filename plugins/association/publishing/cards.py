"""A record as an entry of a list: its name as a link, two sentences, and the one or two facts that choose it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import escape

from association.editions import State
from association.language import Words
from association.publishing.answers import passed, steps, when
from association.publishing.edition import Edition, Link
from association.publishing.values import (
    day,
    event_days,
    event_status,
    event_type,
    last_day,
    offer_type,
    places,
    standing,
)
from association.records import Article, Event, Need, Offer, Organisation, Resource, Survey


@dataclass(frozen=True)
class Card:
    """`details` are short facts ready for HTML; `state` says how far the item is translated."""

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
        link=edition.link(record),
        summary=edition.say(summary) if summary else None,
        details=_details(record, edition),
        state=edition.state(record),
        over=_over(record, edition),
    )


def _over(record: Any, edition: Edition) -> str:
    """What a script says of it on a later day of reading; a deadline that is told says its own end."""
    if isinstance(record, Offer) and record.deadline:
        return ""
    return passed(record, edition) if isinstance(record, Event | Offer | Survey) else ""


def _registration(event: Event, edition: Edition) -> tuple[Any, ...]:
    """Until when one can apply to what is still to come, or that one no longer can."""
    gettext, registration = edition.catalogue.gettext, event.registration
    if registration is None or not event.open_on(edition.today):
        return ()
    state = registration.on(edition.today)
    if state == "open":
        return _until(registration.until, edition)
    return (gettext("all seats are taken") if state == "full" else gettext("registration is closed"),)


def _until(deadline: date | None, edition: Edition) -> tuple[Any, ...]:
    """The last day to apply, until it has passed."""
    if deadline is None or deadline < edition.today:
        return ()
    return (last_day(deadline, edition),)


def _details(record: Any, edition: Edition) -> tuple[Any, ...]:
    match record:
        case Article():
            return (day(record.date, edition),)
        case Event():
            where = [places(record, edition)] if record.places else []
            where += [edition.catalogue.gettext("online")] if record.online else []
            return (
                event_type(record, edition),
                event_days(record, edition),
                *event_status(record, edition),
                *where,
                *_registration(record, edition),
            )
        case Offer():
            closed = () if record.open_on(edition.today) else steps(record, edition)
            return (offer_type(record, edition), *when(record, edition), *_until(record.deadline, edition), *closed)
        case Survey():
            return when(record, edition)
        case Need() | Resource():
            return standing(record, edition)
        case Organisation():
            gloss = record.gloss and record.gloss.get(edition.language.code)
            towns = edition.listed([escape(edition.say(edition.site.get("place", id).name)) for id in record.places])
            return (*([gloss] if gloss else []), towns)
    return ()
