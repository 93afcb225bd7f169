"""What a resident can take part in: events, offers, surveys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar, Literal

from association.language import Text
from association.problems import said
from association.records.base import Fault, Part, Record, backwards, before_start
from association.records.prices import Price
from association.records.references import DocumentId, EventId, OrganisationId, PlaceId, ProjectId
from association.records.values import Amount, Clock, Count, Day, EmailAddress, LanguageCode, PhoneNumber, WebAddress

_ITS_FIRST_DAY = said("say on which day it begins, too")


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


LONGEST_EVENT = timedelta(days=2 * 366)  # each of its months has a page in the calendar
Registering = Literal["open", "full", "closed"]


class Registration(Part):
    """How to apply, and until when (the last day itself); `left`: how many places are still free."""

    how: Text | None = None
    url: WebAddress | None = None
    email: EmailAddress | None = None
    phone: PhoneNumber | None = None
    until: Day | None = None
    status: Registering = "open"
    left: Count | None = None

    @property
    def announced(self) -> Registering:
        """What has been said of it, whatever the day: with no place left it is full."""
        return "full" if self.status == "open" and self.left == 0 else self.status

    def on(self, today: date) -> Registering:
        """What a reader of that day meets."""
        late = self.until is not None and self.until < today
        return "closed" if self.announced == "open" and late else self.announced


class Participants(Part):
    """How many took part, as it was printed; `events`: a number that is about several events at once."""

    count: Count
    printed: Text | None = None
    organisations: tuple[OrganisationId, ...] = ()
    events: tuple[EventId, ...] = ()


class Event(Record):
    """Something that happens at one place, at several, or online; without `start` its days are not set yet.

    `moved_from`: the first day as it was announced before; `cancelled_on`: the day on which it was called off.
    `revision` is raised by whoever changes what people have in their calendars already.
    """

    kind: ClassVar[str] = "event"

    type: Literal["seminar", "field-seminar", "course", "sociocultural", "meeting", "volunteering", "other"]
    title: Text
    summary: Text | None = None
    start: Day | None = None
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
    capacity: Amount | None = None
    registration: Registration | None = None
    participants: Participants | None = None
    status: Literal["planned", "moved", "cancelled", "held"] | None = None
    moved_from: Day | None = None
    cancelled_on: Day | None = None
    revision: Count = 0
    outcomes: tuple[Text, ...] = ()
    project: ProjectId | None = None
    host: OrganisationId | None = None

    @property
    def last_day(self) -> date | None:
        return self.end or self.start

    def over_on(self, today: date) -> bool:
        """Whether its last day has passed; what has no day yet is still to come."""
        return self.status == "held" if self.last_day is None else self.last_day < today

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of all its places, in order, each once."""
        return tuple(dict.fromkeys(([self.place] if self.place else []) + [stop.place for stop in self.stops]))

    def open_on(self, today: date) -> bool:
        """Whether it is still to take place for a reader of that day."""
        return not self.over_on(today) and self.takes_place_yet

    @property
    def takes_place_yet(self) -> bool:
        """Whether nobody has said that it was held, or will not be."""
        return self.status not in ("cancelled", "held")

    @property
    def places_left(self) -> int | None:
        """How many places are free, as far as that was told and has a sense."""
        return self.registration.left if self.registration and self.takes_place_yet else None

    def takes_applications_on(self, today: date) -> bool:
        """Whether a reader of that day can still apply."""
        return self.open_on(today) and self.registration is not None and self.registration.on(today) == "open"

    def next_day(self, today: date) -> date | None:
        """The next day that decides: the last one to apply, then the first of the event, then its last."""
        registration = self.registration
        until = registration.until if registration and registration.on(today) == "open" else None
        return _next(today, until, self.start, self.last_day)

    def faults(self) -> Iterator[Fault]:
        if self.start:
            yield from before_start(self.start, self.end, "end")
        if self.start and self.end and self.end - self.start > LONGEST_EVENT:
            message = said("{end} is years after start {start}", end=self.end, start=self.start)
            yield Fault(("end",), message, said("mend the year; what goes on for years is an offer"), ("start",))
        for name in ("end", "starts", "sessions", "moved_from"):
            if not self.start and getattr(self, name):
                yield Fault((name,), said("is given without start"), _ITS_FIRST_DAY, ("start",))
        for index, stop in enumerate(self.stops):
            if not self.start and stop.day:
                yield Fault(("stops", index, "day"), said("is given without start"), _ITS_FIRST_DAY, ("start",))
        yield from backwards(self.starts, self.ends, one_day=self.start == self.last_day)
        yield from self._changes()
        if not (self.place or self.stops or self.online):
            yield Fault(("place",), said("no place is given"), said("give place, stops or online"), ("stops", "online"))
        if self.place and self.stops:
            remedy = said("a travelling event has stops only; delete place")
            yield Fault(("place",), said("stands beside stops"), remedy)
        if self.start and self.last_day and self.last_day >= self.start:
            yield from self._outside_its_days(self.start, self.last_day)

    def _changes(self) -> Iterator[Fault]:
        """What says that it was moved or called off, while its status does not."""
        if self.moved_from and self.status in (None, "planned"):
            message = said("is given, and the event is not moved")
            yield Fault(("moved_from",), message, said("write status: moved"), ("status",))
        if self.moved_from and self.moved_from == self.start:
            remedy = said("start is the new day, moved_from the old one")
            yield Fault(("moved_from",), said("is the day on which it begins"), remedy, ("start",))
        if self.cancelled_on and self.status != "cancelled":
            message = said("is given, and the event is not cancelled")
            yield Fault(("cancelled_on",), message, said("write status: cancelled"), ("status",))
        if self.cancelled_on and self.last_day and self.cancelled_on > self.last_day:
            told = {"until": self.cancelled_on, "last": self.last_day}
            message = said("{until} is after the event's last day {last}", **told)
            yield Fault(("cancelled_on",), message, said("mend one of them"), ("start", "end"))
        left = self.registration.left if self.registration else None
        if left is not None and self.capacity is not None and left > self.capacity:
            message = said("{left} are left of {capacity}", left=left, capacity=self.capacity)
            yield Fault(("registration", "left"), message, said("mend one of them"), ("capacity",))

    def _outside_its_days(self, first: date, last: date) -> Iterator[Fault]:
        told = {"first": first, "last": last}
        for name, parts in (("stops", self.stops), ("sessions", self.sessions)):
            for index, part in enumerate(parts):
                if part.day and not first <= part.day <= last:
                    message = said("{day} is outside the event's days", day=part.day)
                    remedy = said("the event lasts from {first} to {last}", **told)
                    yield Fault((name, index, "day"), message, remedy, ("start", "end"))
        until = self.registration.until if self.registration else None
        if until and until > last:
            message = said("{until} is after the event's last day {last}", until=until, last=last)
            yield Fault(("registration", "until"), message, said("mend one of them"), ("start", "end"))


class Offer(Record):
    """Something a resident can join now: a course, an activity, a survey of opinion, volunteering."""

    kind: ClassVar[str] = "offer"

    type: Literal["course", "sociocultural", "seminar", "research", "volunteering", "other"]
    title: Text
    summary: Text | None = None
    organiser: OrganisationId
    how_to_join: Text
    url: WebAddress | None = None
    email: EmailAddress | None = None
    phone: PhoneNumber | None = None
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
        """Whether a reader of that day can still join."""
        return self.last_day is None or self.last_day >= today

    @property
    def last_day(self) -> date | None:
        """The last day on which one can join: the deadline, else the end, else the start decides."""
        return self.deadline or self.end or self.start

    def next_day(self, today: date) -> date | None:
        """The next day that decides: the last one to apply, else the first, then the last."""
        return _next(today, self.deadline, self.start, self.end)

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
    url: WebAddress | None = None
    email: EmailAddress | None = None
    phone: PhoneNumber | None = None
    answers: Count | None = None
    result: Text | None = None
    compiled_by: Text | None = None
    used_by: DocumentId | None = None
    project: ProjectId | None = None

    def open_on(self, today: date) -> bool:
        """Whether a reader of that day can still answer: without a last day, from the first one on."""
        return self.open_to >= today if self.open_to else self.open_from is not None

    def next_day(self, today: date) -> date | None:
        """The next day that decides: the last one to answer."""
        return _next(today, self.open_to)

    def faults(self) -> Iterator[Fault]:
        if self.open_from:
            yield from before_start(self.open_from, self.open_to, "open_to", "open_from")
        elif self.open_to is None:
            ways = [name for name in ("how_to_join", "url", "email", "phone") if getattr(self, name)]
            for name in ways[:1]:
                message = said("says how to answer, and nothing says when")
                yield Fault((name,), message, said("give open_to, or open_from while no end is set"), ("open_to",))


def _next(today: date, *days: date | None) -> date | None:
    """The first of the days, in the order given, that has not passed."""
    return next((day for day in days if day and day >= today), None)
