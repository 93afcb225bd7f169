"""Events for readers' own calendars: iCalendar (RFC 5545) with the properties that RFC 7986 added.

One event is one VEVENT, also when it travels or its stops have days: it is one thing on its page, in lists and on the
calendar's pages, it is cancelled or moved as one, and one UID cannot stand for three days. Stops are told in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import icalendar
from icalendar.prop import vCategory, vDuration, vGeo, vText, vUri

from association.language import Words
from association.language.dates import NO_BREAK_SPACE
from association.records import Event

A_DAY = timedelta(days=1)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # no TEXT may hold them; line feeds are escaped

# A status never lowers SEQUENCE on its way, and each `revision` outranks all of them.
_RANKS = {None: 0, "planned": 0, "moved": 1, "cancelled": 2, "held": 2}


@dataclass(frozen=True)
class CalendarFeed:
    """What the calendar says of itself: `url` is its own address, `page` that of the page which shows the same.

    `zone` is the IANA name of the zone that the events' hours are in; `colour` a name that CSS knows, or empty, as
    `description` may be.
    """

    name: str
    language: str
    url: str
    page: str
    zone: str
    description: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Entry:
    """An event and the words for it in one language; `uid` is the same in all languages.

    `stamp`: the day of the content that this is the state of. `position`: latitude, longitude.
    """

    event: Event
    uid: str
    stamp: date
    url: str
    title: Words
    description: str = ""
    category: str = ""
    location: str = ""
    position: tuple[float, float] | None = None
    contact: str = ""
    online: str = ""


def calendar(feed: CalendarFeed, entries: Sequence[Entry]) -> bytes:
    """The calendar as a file, its events in the order of their days; without any it is no iCalendar object."""
    if not entries:
        raise ValueError(f"{feed.url}: RFC 5545 wants a component, and there is no event")
    made = icalendar.Calendar()
    made.add("version", "2.0")
    made.add("prodid", f"-//association//calendars//{feed.language.upper()}")
    made["name"] = made["x-wr-calname"] = _text(feed.name, feed.language)
    if feed.description:
        made["description"] = made["x-wr-caldesc"] = _text(feed.description, feed.language)
    made["source"] = vUri(feed.url, params={"VALUE": "URI"})
    made["url"] = vUri(feed.page)
    made["refresh-interval"] = vDuration(A_DAY, params={"VALUE": "DURATION"})  # the site is rebuilt daily
    made["x-published-ttl"] = vDuration(A_DAY)
    if feed.colour:
        made["color"] = _text(feed.colour)
    zone = ZoneInfo(feed.zone)
    timed = [entry.event for entry in entries if has_hours(entry.event)]
    if timed:
        first, last = min(event.start for event in timed), max(event.last_day for event in timed)
        made.add_component(_timezone(zone, first, last))
    for entry in sorted(entries, key=lambda entry: (entry.event.start, entry.event.id)):
        made.add_component(_event(entry, feed.language, zone))
    return made.to_ical()


# --- events ---------------------------------------------------------------------------------------


def has_hours(event: Event) -> bool:
    """Whether the entry stands at hours; else it takes whole days.

    An end that nobody gave is not made up. Of an event of one day the start alone is enough: RFC 5545 has it end when
    it starts. Of one that lasts longer that would lose the further days, so it takes whole days, hours in words.
    """
    return event.starts is not None and (event.ends is not None or event.start == event.last_day)


def sequence(event: Event) -> int:
    """Grows when the event is moved, then cancelled or held, and with each `revision` beyond all of these."""
    return event.revision * (max(_RANKS.values()) + 1) + _RANKS[event.status]


def stamp(event: Event, newest: date | None) -> date:
    """The day for DTSTAMP: the event's first day, but not beyond the newest content of the site.

    Without METHOD, DTSTAMP says when the information was last revised. The time of the build says nothing of that and
    would make every build differ; a day yet to come would be untrue.
    """
    return event.start if newest is None else min(event.start, newest)


def _event(entry: Entry, language: str, zone: ZoneInfo) -> icalendar.Event:
    event, made = entry.event, icalendar.Event()
    made["uid"] = _text(entry.uid)
    made.add("dtstamp", datetime.combine(entry.stamp, time(), UTC))
    made.add("sequence", sequence(event))
    # Content knows no doubtful dates, so nothing is TENTATIVE: what is announced stands until it is moved or cancelled.
    made["status"] = _text("CANCELLED" if event.status == "cancelled" else "CONFIRMED")
    made["transp"] = _text("TRANSPARENT")  # an offer to readers takes up none of their time
    for name, value in _span(event, zone):
        made.add(name, value)
    made["summary"] = _text(entry.title.text, entry.title.lang)
    made["url"] = vUri(entry.url)
    if entry.description:
        made["description"] = _text(entry.description, language)
    if entry.category:
        made["categories"] = vCategory([_plain(entry.category)], params={"LANGUAGE": language})
    if entry.location:
        made["location"] = _text(entry.location, language)
    if entry.position:
        made["geo"] = vGeo(entry.position)
    if entry.contact:  # ORGANIZER is for meetings to which people are invited, and makes programs ask for an answer
        made["contact"] = _text(entry.contact, language)
    if entry.online:
        made["conference"] = vUri(entry.online, params={"VALUE": "URI"})
    return made


def _span(event: Event, zone: ZoneInfo) -> Iterator[tuple[str, date | datetime]]:
    """DTSTART and DTEND; the end of whole days is the day after the last.

    An hour that October has twice is the first of the two, as RFC 5545 (3.3.5) reads it and `fold=0` means; one that
    March leaves out is refused where content is read.
    """
    if has_hours(event):
        assert event.starts is not None
        yield "dtstart", datetime.combine(event.start, event.starts, zone)
        if event.ends is not None:
            yield "dtend", datetime.combine(event.last_day, event.ends, zone)
    else:
        yield "dtstart", event.start
        yield "dtend", event.last_day + A_DAY


def _text(words: str, language: str = "") -> vText:
    return vText(_plain(words), params={"LANGUAGE": language} if language else {})


def _plain(words: str) -> str:
    """With ordinary spaces, which are what people search for."""
    return _CONTROL.sub("", words.replace("\r\n", "\n").replace(NO_BREAK_SPACE, " "))


# --- the zone -------------------------------------------------------------------------------------

# icalendar 7.3 can make a VTIMEZONE, but with the onset of summer time an hour late: RFC 5545 (3.6.5) wants it in the
# time that was in force before. It also lists every year, where one rule says the same.


@dataclass(frozen=True)
class _Observance:
    """What the clocks show from an onset on; all but the onset is alike year after year."""

    name: str
    summer: bool
    before: timedelta
    after: timedelta


def _timezone(zone: ZoneInfo, first: date, last: date) -> icalendar.Timezone:
    """The zone as it is from the first day to the last, both included."""
    onsets: dict[_Observance, list[datetime]] = {}
    for observance, onset in _changes(zone, first, last):
        onsets.setdefault(observance, []).append(onset)
    made = icalendar.Timezone()
    made["tzid"] = vText(zone.key)
    for observance, found in onsets.items():
        part = icalendar.TimezoneDaylight() if observance.summer else icalendar.TimezoneStandard()
        part.add("dtstart", found[0])
        part.add("tzoffsetfrom", observance.before)
        part.add("tzoffsetto", observance.after)
        part["tzname"] = vText(observance.name)
        if rule := _rule(found):
            part.add("rrule", rule)
        elif further := found[1:]:
            part.add("rdate", further)
        made.add_component(part)
    return made


def _changes(zone: ZoneInfo, first: date, last: date) -> Iterator[tuple[_Observance, datetime]]:
    """What is in force on the first day, and each change of the clocks from then to the last; perhaps some more."""
    start = datetime(first.year - 1, 1, 1, tzinfo=UTC)
    weeks = (datetime.combine(last, time(), UTC) + 2 * A_DAY - start) // (7 * A_DAY) + 1
    moments = [start + week * 7 * A_DAY for week in range(weeks + 1)]
    apart = ((early, late) for early, late in pairwise(moments) if _shown(early, zone) != _shown(late, zone))
    changes = [_change(early, late, zone) for early, late in apart]
    if not changes or changes[0][1].date() >= first:  # no summer time, or none in the year before (Latvia in 2000)
        local = start.astimezone(zone)
        offset = local.utcoffset() or timedelta()
        yield _Observance(local.tzname() or zone.key, bool(local.dst()), offset, offset), local.replace(tzinfo=None)
    yield from changes


def _change(early: datetime, late: datetime, zone: ZoneInfo) -> tuple[_Observance, datetime]:
    """The one change between two moments, its onset as clocks show it before the change."""
    before = early.astimezone(zone).utcoffset() or timedelta()
    shown = _shown(early, zone)
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) // 2
        early, late = (middle, late) if _shown(middle, zone) == shown else (early, middle)
    onset = late.replace(microsecond=0)
    local = onset.astimezone(zone)
    observance = _Observance(local.tzname() or zone.key, bool(local.dst()), before, local.utcoffset() or timedelta())
    return observance, (onset + before).replace(tzinfo=None)


def _shown(moment: datetime, zone: ZoneInfo) -> tuple[timedelta | None, str | None]:
    local = moment.astimezone(zone)
    return local.utcoffset(), local.tzname()


def _rule(onsets: Sequence[datetime]) -> dict[str, object] | None:
    """The rule of onsets that come every year on the last Sunday of one month, as the European Union has them."""
    alike = len({(onset.month, onset.time()) for onset in onsets}) == 1
    yearly = all(later.year - earlier.year == 1 for earlier, later in pairwise(onsets))
    sundays = all(onset.weekday() == 6 and (onset + 7 * A_DAY).month != onset.month for onset in onsets)
    if alike and yearly and sundays:
        return {"freq": "yearly", "bymonth": onsets[0].month, "byday": "-1su"}
    return None
