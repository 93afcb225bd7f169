"""The calendars that readers can subscribe to: of everything, of one kind, of one organisation, of one event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from association.editions import PageId
from association.exports.calendars import CalendarFeed, Entry, calendar, has_hours, stamp
from association.exports.identifiers import identifier
from association.language import Words, key
from association.language.dates import label, until, when
from association.publishing.edition import Edition, Link
from association.publishing.prose import notices
from association.publishing.values import event_status, event_type, price, seats, speech, texts
from association.records import Event

SECTION = PageId("section", "calendar")


@dataclass(frozen=True)
class CalendarFile:
    """A calendar: its path from the site's root, and that of the page which shows the same.

    `name` is what a program calls it, `label` what it is called among the site's other calendars.
    """

    path: str
    page: str
    name: str
    label: str
    events: tuple[Event, ...]


def calendar_path(page: str) -> str:
    """Where the calendar of a page stands: `/tikls/balta-maja/` has `/tikls/balta-maja.ics`."""
    return f"{page.rstrip('/')}.ics"


@dataclass(frozen=True)
class Subscriptions:
    """The edition's calendars by what they hold; `everything` is None in an edition without events."""

    everything: CalendarFile | None
    kinds: tuple[CalendarFile, ...]
    organisations: tuple[CalendarFile, ...]
    events: tuple[CalendarFile, ...]

    def __iter__(self) -> Iterator[CalendarFile]:
        if self.everything:
            yield self.everything
        yield from (*self.kinds, *self.organisations, *self.events)


def subscriptions(edition: Edition) -> Subscriptions:
    """Every calendar that has events in it; each shows what the edition's pages show, also what is not translated."""
    return edition.once("subscriptions", lambda: _subscriptions(edition))


def _subscriptions(edition: Edition) -> Subscriptions:
    section = edition.page_path(SECTION)
    if section is None or not edition.dated_events:
        return Subscriptions(None, (), (), ())
    site_name = edition.say(edition.site.identity.name).text
    kinds: dict[str, list[Event]] = {}
    hosts: dict[str, list[Event]] = {}
    for event in edition.dated_events:
        kinds.setdefault(event.type, []).append(event)
        for host in _hosts(event):
            hosts.setdefault(host, []).append(event)

    def of_section(path: str, label: str, events: Iterable[Event]) -> CalendarFile:
        return CalendarFile(path, section, f"{site_name}: {label}", label, tuple(events))

    of_kinds = [
        of_section(f"{section}{kind}.ics", event_type(events[0], edition), events) for kind, events in kinds.items()
    ]
    organisations = edition.in_order(edition.site.get("organisation", id) for id in hosts)
    return Subscriptions(
        everything=of_section(calendar_path(section), edition.catalogue.gettext("All events"), edition.dated_events),
        kinds=tuple(sorted(of_kinds, key=lambda file: key(file.label, edition.language))),
        organisations=tuple(_of_record(one, hosts[one.id], edition) for one in organisations),
        events=tuple(_of_record(event, [event], edition) for event in edition.dated_events),
    )


def _hosts(event: Event) -> tuple[str, ...]:
    """Whoever holds the event, or is the host at one of its stops, each once."""
    return tuple(dict.fromkeys(id for id in (event.host, *(stop.host for stop in event.stops)) if id))


def _of_record(record: Any, events: Iterable[Event], edition: Edition) -> CalendarFile:
    page, title = edition.page_path(PageId(record.kind, record.id)) or "", edition.title(record).text
    return CalendarFile(calendar_path(page), page, title, title, tuple(events))


def subscription_link(record: Any, edition: Edition) -> Link | None:
    """The link for a page of an event or an organisation to its own calendar, if it has one."""
    paths = edition.once("calendars", lambda: frozenset(file.path for file in subscriptions(edition)))
    path = calendar_path(edition.page_path(PageId(record.kind, record.id)) or "")
    if path not in paths:
        return None
    return Link(edition.href(path), edition.own(edition.catalogue.gettext("Add to my calendar")))


def subscription_links(edition: Edition) -> tuple[Link, ...]:
    """The calendars that hold several events, for the section's page."""
    found = subscriptions(edition)
    files = (found.everything, *found.kinds, *found.organisations)
    return tuple(Link(edition.href(file.path), edition.own(file.label)) for file in files if file)


# --- writing --------------------------------------------------------------------------------------


def calendar_files(edition: Edition, editions: Mapping[str, Edition], zone: str) -> Iterator[tuple[str, bytes]]:
    """Path and content of each of the edition's calendars; `zone` is the one that hours are in."""
    newest = max((article.date for article in edition.site.articles.values()), default=None)
    entries = {event.id: entry(event, edition, editions, newest) for event in edition.dated_events}
    tagline = edition.say(edition.site.identity.tagline).text
    for file in subscriptions(edition):
        feed = CalendarFeed(
            name=file.name,
            language=edition.language.code,
            url=edition.absolute(file.path),
            page=edition.absolute(file.page),
            zone=zone,
            description=tagline,
        )
        yield file.path, calendar(feed, [entries[event.id] for event in file.events])


def entry(event: Event, edition: Edition, editions: Mapping[str, Edition], newest: date | None) -> Entry:
    """The event in the words of this edition; `newest`: the day of the site's newest content."""
    places = [edition.site.get("place", id) for id in event.places]
    (where,) = places if len(places) == 1 else (None,)
    return Entry(
        event=event,
        uid=str(identifier(edition.siteurl, event.kind, event.id)),
        stamp=stamp(event, newest),
        url=edition.absolute(edition.page_path(PageId("event", event.id)) or ""),
        title=_title(event, edition),
        description=_description(event, edition, editions),
        category=event_type(event, edition),
        location=_location(event, edition),
        position=(where.lat, where.lon) if where and where.lat is not None and where.lon is not None else None,
        contact=_contact(event, edition),
        online=event.online or "",
    )


def _title(event: Event, edition: Edition) -> Words:
    """Not every program shows what STATUS says, and nobody is to travel in vain."""
    title = edition.title(event)
    if event.status == "cancelled":
        return replace(title, text=f"{_capital(edition.catalogue.gettext('cancelled'))}: {title.text}")
    return title


def _location(event: Event, edition: Edition) -> str:
    names = [edition.say(edition.site.get("place", id).name).text for id in event.places]
    if event.venue:
        names.insert(0, edition.say(event.venue).text)
    if event.online:
        names.append(edition.catalogue.gettext("online"))
    return ", ".join(names)


def _contact(event: Event, edition: Edition) -> str:
    """The host with its addresses; a name alone is no contact."""
    host = edition.site.get("organisation", event.host) if event.host else None
    if host is None or not (host.email or host.phone):
        return ""
    return ", ".join([edition.title(host).text, *filter(None, (host.email, host.phone))])


# --- the description ------------------------------------------------------------------------------


def _description(event: Event, edition: Edition, editions: Mapping[str, Edition]) -> str:
    """What the page says that a calendar has no property for; nothing in it depends on the day of the build."""
    blocks = (
        _status(event, edition),
        [edition.say(event.summary)] if event.summary else [],
        _facts(event, edition),
        _stops(event, edition),
        _sessions(event, edition),
        _registration(event, edition),
        [f"{_capital(edition.catalogue.gettext('online'))}: {event.online}"] if event.online else [],
        notices(event, edition, editions),
    )
    return "\n\n".join("\n".join(str(line) for line in block) for block in blocks if block)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _status(event: Event, edition: Edition) -> list[str]:
    return [f"{edition.catalogue.gettext('Status')}: {told.striptags()}" for told in event_status(event, edition)]


def _facts(event: Event, edition: Edition) -> list[str]:
    gettext = edition.catalogue.gettext
    hours = event.starts if event.starts and not has_hours(event) else None
    told = {
        gettext("When"): [when(event.start, event.end, edition.language, hours)] if hours else [],
        gettext("For whom"): texts(event.for_whom, edition),
        gettext("Language"): speech(event.languages, edition),
        gettext("Price"): price(event.price, edition),
        gettext("Seats"): seats(event, edition, _applying(event)),
    }
    return [f"{name}: {'; '.join(map(str, values))}" for name, values in told.items() if values]


def _stops(event: Event, edition: Edition) -> list[str]:
    """„Līvāni, 2031. gada 8. jūnijs: „Baltā māja””, a line each; what is not known is left out."""
    lines = []
    for stop in event.stops:
        line = edition.say(edition.site.get("place", stop.place).name).text
        if stop.venue:
            line += f", {edition.say(stop.venue)}"
        if stop.day:
            line += f", {label(stop.day, edition.language)}"
        if stop.host:
            line += f": {edition.title(edition.site.get('organisation', stop.host))}"
        lines.append(f"– {line}")
    return [f"{edition.catalogue.gettext('Where')}:", *lines] if lines else []


def _sessions(event: Event, edition: Edition) -> list[str]:
    """„2031. gada 8. jūnijā plkst. 10.00: Dziesmas (Līvānos)”, a line each."""
    lines = []
    for one in event.sessions:
        line = f"– {when(one.day, None, edition.language, one.starts, one.ends)}: {edition.say(one.title)}"
        if one.place:
            line += f" ({edition.say(edition.site.get('place', one.place).where)})"
        lines.append(line)
    return [f"{edition.catalogue.gettext('Sessions')}:", *lines] if lines else []


def _registration(event: Event, edition: Edition) -> list[str]:
    """How to take part and until when, as long as it takes place at all."""
    registration, gettext = event.registration, edition.catalogue.gettext
    if registration is None or not event.takes_place_yet:
        return []
    if not _applying(event):
        full = registration.announced == "full"
        told = gettext("all seats are taken") if full else gettext("registration is closed")
        return [f"{gettext('How to take part')}: {told}"]
    lines = [str(words) for words in texts([registration.how], edition)]
    lines += filter(None, (registration.url, registration.email, registration.phone))
    if registration.until:
        lines.append(_capital(until(registration.until, edition.language)))
    return [f"{gettext('How to take part')}:", *lines] if lines else []


def _applying(event: Event) -> bool:
    """Whether one can apply, as far as has been said of it: a calendar knows no day of reading."""
    return event.takes_place_yet and event.registration is not None and event.registration.announced == "open"
