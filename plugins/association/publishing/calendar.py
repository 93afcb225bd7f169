"""The calendar's pages: one for each month in which something takes place."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import NamedTuple

from association.editions import PageId
from association.language.dates import month
from association.language.weeks import first_weekday, short_weekdays
from association.publishing.cards import Card, cards
from association.publishing.edition import Edition, Link
from association.publishing.months import MonthKey, months_of
from association.records import Event


class Weekday(NamedTuple):
    """The head of a column: the name in full, and as it fits there."""

    name: str
    short: str


class Day(NamedTuple):
    """A cell of the table: the day and what takes place on it."""

    date: date
    events: tuple[Card, ...]


@dataclass(frozen=True)
class Month:
    """A page of the calendar. `weeks` have seven cells, None for the days of other months.

    An event that touches several months is on the page of each; `earlier` and `later` are months with events.
    """

    page: PageId
    year: int
    heading: str
    description: str
    listed: tuple[Card, ...]
    weekdays: tuple[Weekday, ...]
    weeks: tuple[tuple[Day | None, ...], ...]
    link: Link
    earlier: Link | None
    later: Link | None


def months(edition: Edition) -> tuple[Month, ...]:
    """The edition's months with events, the earliest first."""
    found: dict[MonthKey, list[Event]] = {}
    for event in sorted(edition.dated_events, key=lambda event: (event.start, event.last_day, event.id)):
        for key in months_of(event):
            found.setdefault(key, []).append(event)
    keys = sorted(found)
    links = {key: _link(key, edition) for key in keys}
    neighbours = zip((None, *keys), keys, (*keys[1:], None), strict=False)
    return tuple(
        _month(key, found[key], links[key], earlier and links[earlier], later and links[later], edition)
        for earlier, key, later in neighbours
    )


def by_year(found: Iterable[Month]) -> tuple[tuple[int, tuple[Month, ...]], ...]:
    """The months of each year, the latest year first."""
    years = [(year, tuple(of_year)) for year, of_year in groupby(found, key=lambda one: one.year)]
    return tuple(reversed(years))


# --- one month ------------------------------------------------------------------------------------


def _link(key: MonthKey, edition: Edition) -> Link:
    return Link(edition.href(edition.page_path(key.page) or ""), edition.own(month(*key, edition.language)))


def _month(
    key: MonthKey,
    events: list[Event],
    link: Link,
    earlier: Link | None,
    later: Link | None,
    edition: Edition,
) -> Month:
    anchored = zip(events, cards(events, edition), strict=True)
    listed = tuple(replace(card, anchor=f"event-{event.id}") for event, card in anchored)
    heading = str(link.words)
    return Month(
        page=key.page,
        year=key.year,
        heading=heading,
        description=f"{heading}: {'; '.join(edition.title(event).text for event in events)}",
        listed=listed,
        weekdays=_weekdays(edition),
        weeks=_weeks(key, tuple(zip(events, listed, strict=True)), edition),
        link=link,
        earlier=earlier,
        later=later,
    )


def _weekdays(edition: Edition) -> tuple[Weekday, ...]:
    language = edition.language
    first, short = first_weekday(language), short_weekdays(language)
    days = [(first + offset) % 7 for offset in range(7)]
    return tuple(Weekday(language.rules.dates.weekdays[day], short[day]) for day in days)


def _weeks(
    key: MonthKey, listed: tuple[tuple[Event, Card], ...], edition: Edition
) -> tuple[tuple[Day | None, ...], ...]:
    weeks = Calendar(first_weekday(edition.language)).monthdatescalendar(*key)
    return tuple(tuple(_day(day, listed) if day.month == key.number else None for day in week) for week in weeks)


def _day(day: date, listed: Iterable[tuple[Event, Card]]) -> Day:
    """An event takes up all its days, the first to the last, as it does in the reader's own calendar."""
    events = tuple(card for event, card in listed if event.start <= day <= event.last_day)
    return Day(day, events)
