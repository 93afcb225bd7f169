"""What a resident can take part in: events, offers, surveys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from association.language import Text
from association.problems import said
from association.records.base import (
    Clock,
    Count,
    Day,
    DocumentId,
    EventId,
    Fault,
    LanguageCode,
    OrganisationId,
    Part,
    PlaceId,
    ProjectId,
    Record,
    WebAddress,
    backwards,
    before_start,
)

Price = Annotated[Literal["free"] | Text, Field(union_mode="left_to_right")]


class Stop(Part):
    """One place of a travelling event; its day is given only when it is known."""

    place: PlaceId
    day: Day | None = None
    host: OrganisationId | None = None
    venue: Text | None = None
    programme: tuple[Text, ...] = ()


class Session(Part):
    """One part of an event with a day and, when known, hours of its own."""

    title: Text
    day: Day
    starts: Clock | None = None
    ends: Clock | None = None
    place: PlaceId | None = None

    def faults(self) -> Iterator[Fault]:
        yield from backwards(self.starts, self.ends, one_day=True)


class Registration(Part):
    """How to apply, and until when (the last day itself)."""

    how: Text | None = None
    url: WebAddress | None = None
    until: Day | None = None
    status: Literal["open", "full", "closed"] = "open"


class Participants(Part):
    """How many took part, as it was printed; `events`: a number that is about several events at once."""

    count: Count
    printed: Text | None = None
    organisations: tuple[OrganisationId, ...] = ()
    events: tuple[EventId, ...] = ()


class Event(Record):
    """Something that happens on given days, at one place, at several, or online."""

    kind: ClassVar[str] = "event"

    type: Literal["seminar", "field-seminar", "course", "sociocultural", "meeting", "volunteering", "other"]
    title: Text
    summary: Text | None = None
    start: Day
    end: Day | None = None
    starts: Clock | None = None
    ends: Clock | None = None
    place: PlaceId | None = None
    stops: tuple[Stop, ...] = ()
    online: WebAddress | None = None
    venue: Text | None = None
    sessions: tuple[Session, ...] = ()
    content: tuple[Text, ...] = ()
    for_whom: tuple[Text, ...] = ()
    languages: tuple[LanguageCode, ...] = ()
    price: Price | None = None
    capacity: Count | None = None
    registration: Registration | None = None
    participants: Participants | None = None
    status: Literal["planned", "moved", "cancelled", "held"] | None = None
    outcomes: tuple[Text, ...] = ()
    project: ProjectId | None = None
    host: OrganisationId | None = None

    @property
    def last_day(self) -> date:
        return self.end or self.start

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of all its places, in order, each once."""
        return tuple(dict.fromkeys(([self.place] if self.place else []) + [stop.place for stop in self.stops]))

    def open_on(self, today: date) -> bool:
        """Whether a reader of that day can still take part."""
        return self.last_day >= today and self.status not in ("cancelled", "held")

    def faults(self) -> Iterator[Fault]:
        yield from before_start(self.start, self.end, "end")
        yield from backwards(self.starts, self.ends, one_day=self.start == self.last_day)
        if not (self.place or self.stops or self.online):
            yield Fault(("place",), said("no place is given"), said("give place, stops or online"), ("stops", "online"))
        if self.place and self.stops:
            yield Fault(
                ("place",), said("stands beside stops"), said("a travelling event has stops only; delete place")
            )
        if self.last_day >= self.start:
            yield from self._outside_its_days()

    def _outside_its_days(self) -> Iterator[Fault]:
        told = {"first": self.start, "last": self.last_day}
        for name, parts in (("stops", self.stops), ("sessions", self.sessions)):
            for index, part in enumerate(parts):
                if part.day and not self.start <= part.day <= self.last_day:
                    message = said("{day} is outside the event's days", day=part.day)
                    remedy = said("the event lasts from {first} to {last}", **told)
                    yield Fault((name, index, "day"), message, remedy, ("start", "end"))
        until = self.registration.until if self.registration else None
        if until and until > self.last_day:
            message = said("{until} is after the event's last day {last}", until=until, last=self.last_day)
            yield Fault(("registration", "until"), message, said("mend one of them"), ("start", "end"))


class Offer(Record):
    """Something a resident can join now: a course, an activity, a survey of opinion, volunteering."""

    kind: ClassVar[str] = "offer"

    type: Literal["course", "sociocultural", "seminar", "research", "volunteering", "other"]
    title: Text
    summary: Text | None = None
    organiser: OrganisationId
    how_to_join: Text
    for_whom: tuple[Text, ...] = ()
    start: Day | None = None
    end: Day | None = None
    deadline: Day | None = None
    place: PlaceId | None = None
    languages: tuple[LanguageCode, ...] = ()
    price: Price | None = None
    accessibility: Text | None = None
    event: EventId | None = None
    project: ProjectId | None = None

    def open_on(self, today: date) -> bool:
        """Whether a reader of that day can still join: the deadline, else the end, else the start decides."""
        last = self.deadline or self.end or self.start
        return last is None or last >= today

    def faults(self) -> Iterator[Fault]:
        if self.end and not self.start:
            yield Fault(("end",), said("is given without start"), said("say when it begins, too"), ("start",))
        if self.start:
            yield from before_start(self.start, self.end, "end")
        if self.deadline and self.end and self.deadline > self.end:
            message = said("{deadline} is after end {end}", deadline=self.deadline, end=self.end)
            yield Fault(("deadline",), message, said("it is the last day to apply; mend one of them"), ("end",))


class Survey(Record):
    """Whom we asked, what for, and what became of the answers."""

    kind: ClassVar[str] = "survey"

    title: Text
    summary: Text | None = None
    asked_whom: Text
    purpose: Text
    questions: tuple[Text, ...] = ()
    during: EventId | None = None
    open_from: Day | None = None
    open_to: Day | None = None
    how_to_join: Text | None = None
    answers: Count | None = None
    result: Text | None = None
    compiled_by: Text | None = None
    used_by: DocumentId | None = None
    project: ProjectId | None = None

    def open_on(self, today: date) -> bool:
        """Whether a reader of that day can still answer."""
        return self.open_to is not None and self.open_to >= today

    def faults(self) -> Iterator[Fault]:
        if self.open_from:
            yield from before_start(self.open_from, self.open_to, "open_to", "open_from")
