"""Which months have a page of the calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from association.editions import PageId
from association.records import Event


class MonthKey(NamedTuple):
    """A month of a year; as it stands in addresses: 2017-06."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02}"

    @property
    def page(self) -> PageId:
        return PageId("month", str(self))


def months_of(event: Event) -> Iterator[MonthKey]:
    """Each month from the event's first day to its last; none while its days are not set."""
    first, last = event.start, event.last_day
    if first is None or last is None:
        return
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield MonthKey(month // 12, month % 12 + 1)


def months_with(events: Iterable[Event]) -> tuple[MonthKey, ...]:
    """The months that any of the events touches, in order."""
    return tuple(sorted({month for event in events for month in months_of(event)}))
