"""What data say, ready for HTML: days, places, prices, links, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, time
from typing import Any

from markupsafe import Markup, escape

from association.language import Text
from association.language.dates import NO_BREAK_SPACE, label, period, since, until, when
from association.publishing.edition import Edition
from association.records import Event, Need, Offer, Resource, Survey


def days(start: date, end: date | None, edition: Edition, starts: time | None = None, ends: time | None = None) -> Any:
    """When something takes place, with its machine form (ISO 8601) beside it."""
    machine = f"{start.isoformat()}T{starts:%H:%M}" if starts else start.isoformat()
    last = Markup(' data-end="{}"').format(end.isoformat()) if end and end != start else ""
    return Markup('<time datetime="{}"{}>{}</time>').format(
        machine, last, when(start, end, edition.language, starts, ends)
    )


def event_days(event: Event, edition: Edition) -> Any:
    """When an event takes place, or that nobody knows yet."""
    if event.start is None:
        return edition.catalogue.gettext("the date is not set yet")
    return days(event.start, event.end, edition, event.starts, event.ends)


def from_to(start: date, end: date | None, edition: Edition) -> Markup:
    """A stretch of time, from its first day to its last, or from its first day on."""
    if end is None:
        return day(start, edition, since)
    last = Markup(' data-end="{}"').format(end.isoformat()) if end != start else ""
    return Markup('<time datetime="{}"{}>{}</time>').format(
        start.isoformat(), last, period(start, end, edition.language)
    )


def last_day(on: date, edition: Edition) -> Markup:
    """Until when one can register, the day included; a script adds when that day has passed on the day of reading."""
    gettext = edition.catalogue.gettext
    told = Markup(escape(gettext("registration %(until)s"))) % {"until": day(on, edition, until)}
    return Markup('<span data-deadline="{}">{}</span>').format(gettext("registration is closed"), told)


def day(on: date, edition: Edition, say: Callable[..., str] = label) -> Markup:
    """One day, told as `say` tells it."""
    return edition.once((say, on), lambda: _day(on, say(on, edition.language)))


def _day(on: date, told: str) -> Markup:
    return Markup(f'<time datetime="{on.isoformat()}">{escape(told)}</time>')


def places(event: Event, edition: Edition) -> Any:
    """„Līvānos, Krāslavā un Ludzas novadā”: the places as they stand in a sentence, each a link."""
    records = [edition.site.get("place", id) for id in event.places]
    return edition.listed([escape(edition.link(place, edition.say(place.where))) for place in records])


def links(kind: str, ids: Iterable[str], edition: Edition) -> tuple[Any, ...]:
    return tuple(edition.link(edition.site.get(kind, id)) for id in ids)


def texts(texts: Iterable[Text | None], edition: Edition) -> tuple[Any, ...]:
    return tuple(edition.say(text) for text in texts if text)


def link_to(kind: str, id: str | None, edition: Edition) -> tuple[Any, ...]:
    return links(kind, [id], edition) if id else ()


def speech(codes: Iterable[str], edition: Edition) -> tuple[Any, ...]:
    names = [edition.language_name(code) for code in codes]
    return (edition.listed(names),) if names else ()


def price(price: Text | str | None, edition: Edition) -> tuple[Any, ...]:
    if price == "free":
        return (edition.catalogue.gettext("free of charge"),)
    return texts([price], edition)  # type: ignore[list-item]


def web(address: str | None) -> tuple[Any, ...]:
    return (Markup('<a class="address" href="{0}" rel="external">{0}</a>').format(address),) if address else ()


def event_type(event: Event, edition: Edition) -> str:
    gettext = edition.catalogue.gettext
    return {
        "seminar": gettext("Seminar"),
        "field-seminar": gettext("Travelling seminar"),
        "course": gettext("Course"),
        "sociocultural": gettext("Socio-cultural activity"),
        "meeting": gettext("Meeting"),
        "volunteering": gettext("Volunteering"),
        "other": gettext("Event"),
    }[event.type]


def event_status(event: Event, edition: Edition) -> tuple[Any, ...]:
    """That an event was moved or cancelled, and when; nothing for one that takes place as announced."""
    gettext, told = edition.catalogue.gettext, None
    if event.status == "cancelled" and event.cancelled_on:
        told = Markup(escape(gettext("cancelled on %(day)s"))) % {"day": day(event.cancelled_on, edition, _on)}
    elif event.status == "cancelled":
        told = gettext("cancelled")
    elif event.moved_from:
        told = Markup(escape(gettext("moved %(from_day)s"))) % {"from_day": day(event.moved_from, edition, since)}
    elif event.status == "moved":
        told = gettext("moved to another time")
    kind = "cancelled" if event.status == "cancelled" else "moved"
    return (Markup('<strong data-status="{}">{}</strong>').format(kind, told),) if told else ()


def _on(day: date, language: Any) -> str:
    return when(day, None, language)


def standing(record: Need | Resource, edition: Edition) -> tuple[Any, ...]:
    """How far a need is met, or whether a resource can be had; nothing while it is as it was first told."""
    gettext = edition.catalogue.gettext
    words = {
        "being-met": gettext("people are working on it"),
        "met": gettext("no longer lacking"),
        "in-use": gettext("in use already"),
        "withdrawn": gettext("no longer offered"),
    }
    told = words.get(record.status)
    return (Markup('<strong data-status="{}">{}</strong>').format(record.status, told),) if told else ()


def seats(event: Event, edition: Edition, applying: bool) -> tuple[Any, ...]:
    """How many can take part; while `applying` has a sense, also how many of these places are free."""
    left = event.registration.left if event.registration and applying else None
    free = () if left is None else (edition.catalogue.gettext("places left: %(number)s") % {"number": left},)
    return (*(() if event.capacity is None else (event.capacity,)), *free)


def offer_type(offer: Offer, edition: Edition) -> str:
    gettext = edition.catalogue.gettext
    return {
        "course": gettext("Course"),
        "sociocultural": gettext("Socio-cultural activity"),
        "seminar": gettext("Seminar"),
        "research": gettext("Opinion research"),
        "volunteering": gettext("Volunteering"),
        "other": gettext("Offer"),
    }[offer.type]


def kind_of(record: Event | Offer | Survey, edition: Edition) -> str:
    """What one is asked to take part in."""
    if isinstance(record, Survey):
        return edition.catalogue.gettext("Survey")
    return event_type(record, edition) if isinstance(record, Event) else offer_type(record, edition)


def participants(counted: Any, edition: Edition) -> tuple[Any, ...]:
    """How many took part: as printed, else counted; a number about several events says so."""
    if counted is None:
        return ()
    if counted.printed:
        return texts([counted.printed], edition)
    number = edition.catalogue.ngettext("%(num)s participant", "%(num)s participants", counted.count)
    told = number % {"num": counted.count}
    if len(counted.events) > 1:
        together = edition.catalogue.ngettext(
            "in %(num)s event together", "in %(num)s events together", len(counted.events)
        )
        told = f"{told} ({together % {'num': len(counted.events)}})"
    return (told,)


def own_words(texts: Iterable[Text | None], edition: Edition) -> tuple[Any, ...]:
    """Only what is written in this language: an explanation in another explains nothing."""
    return tuple(edition.say(text) for text in texts if text and edition.language.code in text)


def email(address: str | None) -> tuple[Any, ...]:
    """A link that works by keyboard and without script; as character references, which harvesters mostly pass over."""
    if not address:
        return ()
    hidden = Markup("".join(f"&#{ord(letter)};" for letter in address))
    return (Markup('<a href="{0}{1}">{1}</a>').format(Markup("&#109;&#97;&#105;&#108;to:"), hidden),)


def telephone(number: str | None) -> tuple[Any, ...]:
    """Dialled on a telephone, and never broken over two lines."""
    if not number:
        return ()
    return (Markup('<a href="tel:{}">{}</a>').format(number.replace(" ", ""), number.replace(" ", NO_BREAK_SPACE)),)
