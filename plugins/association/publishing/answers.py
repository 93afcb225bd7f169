"""What a resident asks first of an event, an offer or a survey: the same on its page and in every list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from markupsafe import Markup

from association.language import Text
from association.language.dates import until
from association.publishing.edition import Edition
from association.publishing.values import (
    day,
    days,
    email,
    event_days,
    from_to,
    last_day,
    places,
    price,
    seats,
    speech,
    telephone,
    texts,
)
from association.records import Event, Offer, Survey
from association.records.participation import Registration

Invitation = Event | Offer | Survey


class Fact(NamedTuple):
    """One line: what it tells, and one or several values, each ready for HTML; `prose` when they are sentences."""

    name: str
    values: tuple[Any, ...]
    prose: bool = False


def answers(record: Invitation, edition: Edition) -> Iterator[Fact]:
    """When, where, for whom, in which language, for how much: what is not known has no values."""
    gettext = edition.catalogue.gettext
    yield Fact(gettext("When"), when(record, edition))
    yield Fact(gettext("Where"), where(record, edition))
    if isinstance(record, Survey):
        yield Fact(gettext("For whom"), texts([record.asked_whom], edition), prose=True)
        return
    yield Fact(gettext("For whom"), texts(record.for_whom, edition), prose=True)
    yield Fact(gettext("Language"), speech(record.languages, edition))
    yield Fact(gettext("Price"), price(record.price, edition))
    if isinstance(record, Event):
        yield Fact(gettext("Seats"), seats(record, edition, record.takes_applications_on(edition.today)))


def when(record: Invitation, edition: Edition) -> tuple[Any, ...]:
    if isinstance(record, Event):
        return (event_days(record, edition),)
    if isinstance(record, Survey):
        if record.open_from:
            return (from_to(record.open_from, record.open_to, edition),)
        return (day(record.open_to, edition, until),) if record.open_to else ()
    return (days(record.start, record.end, edition),) if record.start else ()


def where(record: Invitation, edition: Edition) -> tuple[Any, ...]:
    if isinstance(record, Event):
        return _where_held(record, edition)
    if isinstance(record, Offer) and record.place:
        place = edition.site.get("place", record.place)
        return (edition.link(place, edition.say(place.where)),)
    return ()


def _where_held(event: Event, edition: Edition) -> tuple[Any, ...]:
    told = []
    if event.venue and event.places:
        named = edition.listed([edition.link(edition.site.get("place", id)) for id in event.places])
        told.append(Markup("{}, {}").format(edition.say(event.venue), named))
    elif event.venue or event.places:
        told.append(edition.say(event.venue) if event.venue else places(event, edition))
    if event.online:
        told.append(
            Markup('<a href="{}" rel="external">{}</a>').format(event.online, edition.catalogue.gettext("online"))
        )
    return tuple(told)


# --- taking part ----------------------------------------------------------------------------------


def steps(record: Invitation, edition: Edition) -> tuple[Any, ...]:
    """The one next step, in words and with the place to turn to; then until when, as far as any of it is known.

    Of an offer that is closed only that; of a survey the days on which it takes answers say all that already.
    """
    if not record.open_on(edition.today):
        return (_closed(record, edition),) if isinstance(record, Offer) else ()
    if isinstance(record, Survey) and record.open_from and record.open_from > edition.today:
        return ()
    if isinstance(record, Event):
        return _registering(record, edition)
    told = _way(record, record.how_to_join, edition)
    return told if isinstance(record, Survey) else (*told, *_until(record.deadline, edition))


def _closed(record: Offer, edition: Edition) -> str:
    gettext = edition.catalogue.gettext
    return gettext("registration is closed") if record.deadline else gettext("is over")


def _registering(event: Event, edition: Edition) -> tuple[Any, ...]:
    registration, gettext = event.registration, edition.catalogue.gettext
    if registration is None:
        return _asking(event, edition)
    state = registration.on(edition.today)
    if state != "open":
        return (gettext("all seats are taken") if state == "full" else gettext("registration is closed"),)
    return (*_way(registration, registration.how, edition), *_until(registration.until, edition))


def _until(deadline: date | None, edition: Edition) -> tuple[Any, ...]:
    """The last day to apply, with what a script says of it afterwards."""
    return (last_day(deadline, edition),) if deadline else ()


def _way(given: Registration | Offer | Survey, words: Text | None, edition: Edition) -> tuple[Any, ...]:
    """The words, and the first of the places to turn to: a reader is asked for one step, not for three."""
    if given.url:
        gettext = edition.catalogue.gettext
        todo = gettext("Answer") if isinstance(given, Survey) else gettext("Sign up")
        link = Markup('<a href="{}" rel="external">{}</a>').format(given.url, todo)
        return (*texts([words], edition), link)
    return (*texts([words], edition), *(email(given.email) or telephone(given.phone)))


def _asking(event: Event, edition: Edition) -> tuple[Any, ...]:
    """Where nobody has said how to take part: whom to ask, if the host can be reached."""
    host = edition.site.get("organisation", event.host) if event.host else None
    address = (email(host.email) or telephone(host.phone)) if host else ()
    ask = edition.catalogue.gettext("Ask the organiser:")
    return (Markup("{} {}").format(ask, *address),) if address else ()


# --- the day of reading ---------------------------------------------------------------------------


def passed(record: Invitation, edition: Edition) -> str:
    """What is to be said once its last day is over; empty when it is over by now, or was called off."""
    gettext = edition.catalogue.gettext
    if not record.open_on(edition.today) or record.next_day(edition.today) is None:
        return ""
    if isinstance(record, Survey):
        return gettext("answers are no longer taken")
    return _closed(record, edition) if isinstance(record, Offer) else gettext("is over")


def expiring(told: tuple[Any, ...], record: Invitation, edition: Edition) -> tuple[Any, ...]:
    """The first of the values, marked for the script that knows the reader's day."""
    words = passed(record, edition)
    if not told or not words:
        return told
    return (Markup('<span data-event="{}">{}</span>').format(words, told[0]), *told[1:])
