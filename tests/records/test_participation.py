"""Until when people can take part, and what doesn't fit together."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from association.language import Languages
from association.records import Event, Offer, Project, Survey
from association.records.base import Fault

EVENT = {"id": "x", "type": "seminar", "title": "T", "start": "2026-06-30", "end": "2026-07-01", "place": "tiltene"}
OFFER = {"id": "x", "type": "course", "title": "T", "organiser": "laipa", "how_to_join": "Nāciet."}
SURVEY = {"id": "x", "title": "T", "asked_whom": "visiem", "purpose": "plānam"}
PROJECT = {"id": "x", "grant_id": "1", "title": "T", "programme": "p", "implementer": "laipa", "start": "2026-01-01"}


def make(model: Any, data: dict[str, Any], languages: Languages, **changes: Any) -> Any:
    given = {name: value for name, value in {**data, **changes}.items() if value is not None}
    return model.model_validate(given, context={"languages": languages})


@pytest.mark.parametrize(
    ("model", "data", "changes", "last"),
    [
        (Event, EVENT, {}, date(2026, 7, 1)),
        (Event, EVENT, {"end": None}, date(2026, 6, 30)),
        (Event, EVENT, {"status": "moved"}, date(2026, 7, 1)),
        (Offer, OFFER, {"start": "2026-06-01", "end": "2026-07-01", "deadline": "2026-05-20"}, date(2026, 5, 20)),
        (Offer, OFFER, {"start": "2026-06-01", "end": "2026-07-01"}, date(2026, 7, 1)),
        (Offer, OFFER, {"start": "2026-06-01"}, date(2026, 6, 1)),
        (Survey, SURVEY, {"open_to": "2026-07-01"}, date(2026, 7, 1)),
    ],
)
def test_open_until_the_last_day_itself(languages: Languages, model: Any, data: Any, changes: Any, last: date) -> None:
    record = make(model, data, languages, **changes)
    assert record.open_on(last)
    assert record.open_on(date(2026, 1, 1))
    assert not record.open_on(last.replace(day=last.day + 1) if last.day < 30 else date(2026, 7, 1))


def test_always_or_never_open(languages: Languages) -> None:
    assert make(Offer, OFFER, languages).open_on(date(2100, 1, 1))
    assert not make(Survey, SURVEY, languages).open_on(date(2000, 1, 1))
    assert make(Survey, SURVEY, languages, open_from="2026-07-01", url="https://a.example").open_on(date(2100, 1, 1))
    for status in ("cancelled", "held"):
        assert not make(Event, EVENT, languages, status=status).open_on(date(2026, 1, 1))


@pytest.mark.parametrize(
    ("changes", "today", "can"),
    [
        ({}, "2026-06-01", False),
        ({"registration": {"left": 3}}, "2026-06-01", True),
        ({"registration": {"left": 3}}, "2026-07-02", False),
        ({"registration": {"left": 0}}, "2026-06-01", False),
        ({"registration": {"until": "2026-06-20"}}, "2026-06-20", True),
        ({"registration": {"until": "2026-06-20"}}, "2026-06-21", False),
        ({"registration": {"status": "closed", "left": 3}}, "2026-06-01", False),
        ({"registration": {"left": 3}, "status": "cancelled"}, "2026-06-01", False),
        ({"registration": {"left": 3}, "status": "moved"}, "2026-06-01", True),
    ],
)
def test_who_can_still_apply(languages: Languages, changes: dict[str, Any], today: str, can: bool) -> None:
    assert make(Event, EVENT, languages, **changes).takes_applications_on(date.fromisoformat(today)) is can


UNDATED = {"start": None, "end": None}
UNTIL = {"registration": {"until": "2026-06-20"}}
STRETCH = {"start": "2026-06-10", "end": "2026-07-01"}


@pytest.mark.parametrize(
    ("model", "data", "changes", "today", "expected"),
    [
        (Event, EVENT, UNTIL, "2026-06-20", "2026-06-20"),  # the last day to apply, itself included
        (Event, EVENT, UNTIL, "2026-06-21", "2026-06-30"),  # then the day on which it begins
        (Event, EVENT, UNTIL, "2026-07-01", "2026-07-01"),  # then its last
        (Event, EVENT, UNTIL, "2026-07-02", None),
        (Event, EVENT, {"registration": {"until": "2026-06-20", "status": "full"}}, "2026-06-01", "2026-06-30"),
        (Event, EVENT, {"registration": {"until": "2026-06-20", "left": 0}}, "2026-06-01", "2026-06-30"),
        (Event, EVENT, {}, "2026-06-01", "2026-06-30"),
        (Event, EVENT, UNDATED, "2026-06-01", None),
        (Event, EVENT, {**UNDATED, **UNTIL}, "2026-06-01", "2026-06-20"),
        (Offer, OFFER, {**STRETCH, "deadline": "2026-06-05"}, "2026-06-01", "2026-06-05"),
        (Offer, OFFER, STRETCH, "2026-06-01", "2026-06-10"),
        (Offer, OFFER, STRETCH, "2026-06-11", "2026-07-01"),
        (Offer, OFFER, {}, "2026-06-01", None),
        (Survey, SURVEY, {"open_to": "2026-07-01"}, "2026-06-01", "2026-07-01"),
    ],
)
def test_next_day_that_decides(
    languages: Languages, model: Any, data: Any, changes: Any, today: str, expected: str | None
) -> None:
    found = make(model, data, languages, **changes).next_day(date.fromisoformat(today))
    assert found == (date.fromisoformat(expected) if expected else None)


@pytest.mark.parametrize(
    ("given", "today", "expected"),
    [
        ({}, "2026-06-20", "open"),
        ({"until": "2026-06-20"}, "2026-06-20", "open"),
        ({"until": "2026-06-20"}, "2026-06-21", "closed"),
        ({"until": "2026-06-20", "status": "full"}, "2026-06-21", "full"),
        ({"left": 0}, "2026-06-20", "full"),
        ({"left": 1}, "2026-06-20", "open"),
        ({"left": 3, "status": "closed"}, "2026-06-20", "closed"),
    ],
)
def test_registration_as_a_reader_of_that_day_meets_it(
    languages: Languages, given: dict[str, Any], today: str, expected: str
) -> None:
    event = make(Event, EVENT, languages, registration=given)
    assert event.registration.on(date.fromisoformat(today)) == expected


def test_without_a_day_an_event_is_still_to_come(languages: Languages) -> None:
    told = make(Event, EVENT, languages, **UNDATED)
    assert told.last_day is None
    assert told.open_on(date(2100, 1, 1))
    assert make(Event, EVENT, languages, **UNDATED, status="held").over_on(date(2026, 1, 1))


def test_places_of_an_event_come_once_each(languages: Languages) -> None:
    stops = [{"place": "a"}, {"place": "b"}, {"place": "a"}]
    assert make(Event, EVENT, languages, place=None, stops=stops).places == ("a", "b")
    assert make(Event, EVENT, languages).places == ("tiltene",)
    assert make(Event, EVENT, languages, place=None, online="https://example.org").places == ()


@pytest.mark.parametrize(
    ("model", "data", "changes", "fields"),
    [
        (Event, EVENT, {"end": "2026-06-29"}, ["end"]),
        (Event, EVENT, {"end": None, "starts": "10:00", "ends": "10:00"}, ["ends"]),
        (Event, EVENT, {"ends": "10:00"}, ["ends"]),
        (Event, EVENT, {"place": None}, ["place"]),
        (Event, EVENT, {"stops": [{"place": "a", "day": "2026-07-02"}]}, ["place", "stops.0.day"]),
        (Event, EVENT, {"sessions": [{"title": "T", "day": "2026-06-29"}]}, ["sessions.0.day"]),
        (Event, EVENT, {"registration": {"until": "2026-07-02"}}, ["registration.until"]),
        (Event, EVENT, {"start": None}, ["end"]),
        (Event, EVENT, {**UNDATED, "place": None, "stops": [{"place": "a", "day": "2026-07-01"}]}, ["stops.0.day"]),
        (Event, EVENT, {"moved_from": "2026-06-23"}, ["moved_from"]),
        (Event, EVENT, {"status": "moved", "moved_from": "2026-06-30"}, ["moved_from"]),
        (Event, EVENT, {"cancelled_on": "2026-06-23", "status": "moved"}, ["cancelled_on"]),
        (Event, EVENT, {"capacity": 5, "registration": {"left": 6}}, ["registration.left"]),
        (Offer, OFFER, {"end": "2026-07-01"}, ["end"]),
        (Offer, OFFER, {"start": "2026-07-02", "end": "2026-07-01"}, ["end"]),
        (Survey, SURVEY, {"open_from": "2026-07-02", "open_to": "2026-07-01"}, ["open_to"]),
        (Project, PROJECT, {"end": "2025-12-31"}, ["end"]),
    ],
)
def test_all_that_does_not_fit_is_told(
    languages: Languages, model: Any, data: Any, changes: Any, fields: list[str]
) -> None:
    with pytest.raises(ValidationError) as caught:
        make(model, data, languages, **changes)
    (error,) = caught.value.errors()
    faults: tuple[Fault, ...] = error["ctx"]["faults"]
    assert [".".join(map(str, fault.path)) for fault in faults] == fields
    assert all(fault.message and fault.remedy for fault in faults)


@pytest.mark.parametrize(
    "changes",
    [
        {"end": None},
        {"end": "2026-06-30"},
        {"starts": "18:00", "ends": "10:00"},
        {"starts": "10:00"},
        {"registration": {"until": "2026-07-01"}},
        {"sessions": [{"title": "T", "day": "2026-07-01", "starts": "10:00", "ends": "11:00"}]},
    ],
)
def test_what_fits(languages: Languages, changes: dict[str, Any]) -> None:
    assert make(Event, EVENT, languages, **changes)


def test_records_cannot_change(languages: Languages) -> None:
    event = make(Event, EVENT, languages)
    with pytest.raises(ValidationError):
        event.title = "x"
    with pytest.raises(ValidationError):
        make(Event, EVENT, languages, colour="red")
