"""iCalendar, read back twice: by `icalendar`, and by a strict reader that shares no line with it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from calendar_lines import Component, read_calendar
from dateutil import tz
from hypothesis import given, settings
from hypothesis import strategies as st

from association.exports.calendars import CalendarFeed, Entry, calendar, has_hours, sequence, stamp
from association.language import Languages, Words
from association.records import Event

RIGA = ZoneInfo("Europe/Riga")
DAY = timedelta(days=1)
FEED = CalendarFeed(
    name="Klubs: Visi pasākumi",
    language="lv",
    url="https://klubs.example/kalendars.ics",
    page="https://klubs.example/kalendars/",
    zone="Europe/Riga",
    description="Kopā; ar mieru, „tagad”",
)
LANGUAGES = Languages.from_settings({"lv": {"name": "Latviešu", "shows_untranslated": True, "sections": {}}})


def event(**fields: Any) -> Event:
    given = {"id": "talka", "type": "other", "title": "Talka", "start": "2031-06-08", "place": "livani", **fields}
    return Event.model_validate(given, context={"languages": LANGUAGES})


def entry(told: Event | None = None, **fields: Any) -> Entry:
    """An entry with no more than it must have."""
    told = told or event()
    url = f"https://klubs.example/{told.id}/"
    return replace(Entry(told, f"{told.id}@klubs.example", date(2031, 1, 10), url, Words("Talka", "lv")), **fields)


def read(*entries: Entry, feed: CalendarFeed = FEED) -> Component:
    """What the strict reader finds, once the other one has agreed on the events."""
    data = calendar(feed, entries)
    strict = read_calendar(data)
    theirs = icalendar.Calendar.from_ical(data)
    for ours, other in zip(strict.all("VEVENT"), theirs.events, strict=True):
        assert other["SUMMARY"] == ours.text("SUMMARY")
        assert other.start == ours.moment("DTSTART")
        if ours.has("DTEND"):
            assert other.end == ours.moment("DTEND")
    return strict


def only(*entries: Entry) -> Component:
    (found,) = read(*entries).all("VEVENT")
    return found


# --- days and hours -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "first", "after"),
    [
        ("2017-06-08", "2017-06-09", "20170608", "20170610"),
        ("2017-06-30", "2017-07-01", "20170630", "20170702"),  # into another month
        ("2031-12-30", "2032-01-02", "20311230", "20320103"),  # into another year
        ("2031-06-08", None, "20310608", "20310609"),
        ("2031-06-08", "2031-06-08", "20310608", "20310609"),
        ("2028-02-28", "2028-02-29", "20280228", "20280301"),
        ("2026-03-28", "2026-03-29", "20260328", "20260330"),  # the clocks go forward
        ("2026-10-24", "2026-10-25", "20261024", "20261026"),  # and back
    ],
)
def test_whole_days_end_on_the_day_after(start: str, end: str | None, first: str, after: str) -> None:
    found = only(entry(event(start=start, end=end)))
    assert found.line("DTSTART") == ("DTSTART", {"VALUE": "DATE"}, first)
    assert found.line("DTEND") == ("DTEND", {"VALUE": "DATE"}, after)


def test_whole_days_need_no_zone() -> None:
    assert not read(entry()).all("VTIMEZONE")


@pytest.mark.parametrize(
    ("fields", "starts", "ends"),
    [
        ({"starts": "18:00", "ends": "20:30"}, "20310608T180000", "20310608T203000"),
        ({"end": "2031-06-10", "starts": "10:00", "ends": "09:00"}, "20310608T100000", "20310610T090000"),
        ({"end": "2031-06-09", "starts": "20:00", "ends": "02:00"}, "20310608T200000", "20310609T020000"),
        ({"starts": "18:00"}, "20310608T180000", None),  # when it ends nobody knows
    ],
)
def test_hours_are_in_the_zone_of_the_site(fields: dict[str, str], starts: str, ends: str | None) -> None:
    found = only(entry(event(**fields)))
    assert found.line("DTSTART") == ("DTSTART", {"TZID": "Europe/Riga"}, starts)
    assert [line.value for line in found.lines if line.name == "DTEND"] == ([ends] if ends else [])


def test_an_unknown_end_of_several_days_is_not_made_up() -> None:
    told = event(end="2031-06-10", starts="10:00")
    assert not has_hours(told)
    found = only(entry(told))
    assert (found.value("DTSTART"), found.value("DTEND")) == ("20310608", "20310611")


def test_an_hour_that_october_has_twice_is_the_first() -> None:
    found = only(entry(event(start="2026-10-25", starts="03:30", ends="05:00")))
    assert found.moment("DTSTART").astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert found.moment("DTEND").astimezone(UTC) == datetime(2026, 10, 25, 3, 0, tzinfo=UTC)


# --- the zone -------------------------------------------------------------------------------------


def zone_in(found: Component, data: bytes) -> Any:
    """The zone as dateutil understands it from the file alone, whatever it may be called."""
    assert len(found.all("VTIMEZONE")) == 1
    text = data.decode().replace("\r\n ", "").replace("\r\n", "\n")
    block = text[text.index("BEGIN:VTIMEZONE") : text.index("END:VTIMEZONE")]
    return tz.tzical(io.StringIO(f"{block}END:VTIMEZONE\n")).get()


@pytest.mark.parametrize(
    "day",
    ["2026-03-28", "2026-03-29", "2026-03-30", "2026-10-24", "2026-10-25", "2026-10-26", "2031-01-01", "2100-07-01"],
)
def test_the_zone_that_is_told_is_the_zone_meant(day: str) -> None:
    told = event(start=day, starts="12:00", ends="13:00")
    data = calendar(FEED, [entry(told)])
    noon = datetime.combine(told.start, time(12))
    assert noon.replace(tzinfo=zone_in(read_calendar(data), data)).utcoffset() == noon.replace(tzinfo=RIGA).utcoffset()


def test_the_zone_is_right_in_years_without_summer_time() -> None:
    """Latvia had none in 2000: the clocks stood still from October 1999 to March 2001."""
    days = [date(1999, 7, 1), date(2000, 7, 1), date(2001, 1, 15), date(2001, 7, 1)]
    for first in days:
        chosen = [day for day in days if day >= first]
        told = [event(id=f"e{day:%Y%m}", start=day, starts="12:00", ends="13:00") for day in chosen]
        data = calendar(FEED, [entry(one) for one in told])
        zone = zone_in(read_calendar(data), data)
        for day in chosen:
            noon = datetime.combine(day, time(12))
            assert noon.replace(tzinfo=zone).utcoffset() == noon.replace(tzinfo=RIGA).utcoffset(), day


def test_a_zone_without_summer_time_is_told_too() -> None:
    data = calendar(replace(FEED, zone="UTC"), [entry(event(starts="12:00", ends="13:00"))])
    (zone,) = icalendar.Calendar.from_ical(data).timezones
    assert zone["TZID"] == "UTC"
    assert [part.name for part in zone.subcomponents] == ["STANDARD"]


def test_the_zone_is_small() -> None:
    timed = event(starts="12:00", ends="13:00")
    long_ago = event(id="sen", start="2017-06-08", starts="12:00", ends="13:00")
    without = len(calendar(FEED, [entry(event()), entry(event(id="sen", start="2017-06-08"))]))
    assert len(calendar(FEED, [entry(timed), entry(long_ago)])) - without < 500


# --- what became of it ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "told", "number"),
    [
        (None, "CONFIRMED", "0"),
        ("planned", "CONFIRMED", "0"),
        ("moved", "CONFIRMED", "1"),
        ("cancelled", "CANCELLED", "2"),
        ("held", "CONFIRMED", "2"),
    ],
)
def test_status_is_told(status: str | None, told: str, number: str) -> None:
    found = only(entry(event(status=status)))
    assert (found.value("STATUS"), found.value("SEQUENCE")) == (told, number)


def test_sequence_grows_with_every_change() -> None:
    planned, moved, cancelled, held = (event(status=one) for one in ("planned", "moved", "cancelled", "held"))
    again, moved_again = event(status="planned", revision=1), event(status="moved", revision=1)
    story = [sequence(one) for one in (planned, moved, cancelled, again, moved_again)]
    assert story == sorted(set(story))
    assert sequence(moved) < sequence(held) < sequence(again)


def test_stamp_comes_from_content() -> None:
    told = event(start="2031-06-08")
    assert stamp(told, newest=date(2031, 1, 10)) == date(2031, 1, 10)  # announced: never later than what we know
    assert stamp(told, newest=date(2033, 1, 1)) == date(2031, 6, 8)  # and still after all has been said
    assert stamp(told, newest=None) == date(2031, 6, 8)


def test_the_same_content_is_the_same_bytes() -> None:
    told = [entry(event(starts="18:00", ends="20:00")), entry(event(id="tirgus", start="2031-05-01"))]
    assert calendar(FEED, told) == calendar(FEED, told[::-1])
    assert b"DTSTAMP:20310110T000000Z" in calendar(FEED, told)


# --- words ----------------------------------------------------------------------------------------


HOSTILE = [
    "Ķiršu „dārzs”; ēdam, dzeram \\ dziedam",
    "Чай, варенье; «что это??»",
    "rinda\nvēl viena\r\nun trešā",
    "BEGIN:VEVENT\r\nUID:cits",
    "<script>alert(1)</script> & 😀👩‍👩‍👧 ​",
    "a" * 200,
    "\\n nav rinda \\, \\;",
    "ē" * 80 + "ж" * 80 + "😀" * 40,
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_come_back_as_they_were(words: str) -> None:
    found = only(
        entry(title=Words(words, "lv"), description=words, location=words, contact=words, category=words)
    )
    for name in ("SUMMARY", "DESCRIPTION", "LOCATION", "CONTACT", "CATEGORIES"):
        assert found.text(name) == words.replace("\r\n", "\n"), name


def test_control_characters_are_left_out() -> None:
    assert only(entry(description="a\x07b\x00c\x1bd\te")).text("DESCRIPTION") == "abcd\te"


def test_spaces_are_ordinary() -> None:
    assert only(entry(title=Words("2031.\u00a0gada talka", "lv"))).text("SUMMARY") == "2031. gada talka"


def test_summary_says_which_language_it_is_in() -> None:
    found = only(entry(title=Words("Вечер", "ru", foreign=True), location="Līvāni"))
    assert found.line("SUMMARY") == ("SUMMARY", {"LANGUAGE": "ru"}, "Вечер")
    assert found.line("LOCATION").parameters == {"LANGUAGE": "lv"}


def test_what_is_not_known_is_not_there() -> None:
    found = only(entry())
    names = {line.name for line in found.lines}
    assert names == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "TRANSP", "SUMMARY", "URL"}


def test_place_and_online_address() -> None:
    found = only(entry(position=(56.3543, 26.1758), online="https://zvans.example/a?b=1,2;c"))
    assert found.value("GEO") == "56.3543;26.1758"  # latitude first
    assert found.line("CONFERENCE") == ("CONFERENCE", {"VALUE": "URI"}, "https://zvans.example/a?b=1,2;c")


def test_nobody_is_asked_for_an_answer() -> None:
    data = calendar(FEED, [entry(contact="Klubs, birojs@klubs.example")])
    assert b"ORGANIZER" not in data
    assert b"METHOD" not in data


# --- the calendar itself --------------------------------------------------------------------------


def test_the_calendar_names_itself_for_old_and_new_programs() -> None:
    found = read(entry(), feed=replace(FEED, colour="teal"))
    assert found.line("NAME") == ("NAME", {"LANGUAGE": "lv"}, "Klubs: Visi pasākumi")
    assert found.text("X-WR-CALNAME") == found.text("NAME")
    assert found.text("DESCRIPTION") == "Kopā; ar mieru, „tagad”"
    assert found.line("SOURCE") == ("SOURCE", {"VALUE": "URI"}, FEED.url)
    assert found.line("REFRESH-INTERVAL") == ("REFRESH-INTERVAL", {"VALUE": "DURATION"}, "P1D")
    assert found.value("URL") == FEED.page
    assert found.value("COLOR") == "teal"


def test_events_stand_in_the_order_of_their_days() -> None:
    days = {"c": "2031-02-01", "b": "2031-01-01", "a": "2031-02-01"}
    told = [entry(event(id=id, start=start)) for id, start in days.items()]
    assert [one.value("UID")[0] for one in read(*told).all("VEVENT")] == ["b", "a", "c"]


def test_a_calendar_without_events_is_refused() -> None:
    with pytest.raises(ValueError, match="no event"):
        calendar(FEED, [])


# --- any event ------------------------------------------------------------------------------------


def in_gap(day: date, at: time) -> bool:
    moment = datetime.combine(day, at, RIGA)
    return moment.astimezone(UTC).astimezone(RIGA).replace(tzinfo=None) != moment.replace(tzinfo=None)


@st.composite
def events(draw: st.DrawFn) -> Event:
    start = draw(st.dates(date(2001, 4, 1), date(2100, 12, 31)))
    end = start + timedelta(days=draw(st.sampled_from([0, 0, 1, 2, 31, 365])))
    clock = st.times().map(lambda at: at.replace(second=0, microsecond=0))
    starts, ends = draw(st.none() | clock), draw(st.none() | clock)
    if starts is None or in_gap(start, starts):
        starts = ends = None
    if ends is not None and (in_gap(end, ends) or (start == end and ends <= starts)):
        ends = None
    status = draw(st.sampled_from([None, "planned", "moved", "cancelled", "held"]))
    return event(start=start, end=end, starts=starts, ends=ends, status=status)


@given(events(), st.text(min_size=1, max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_event_comes_back(told: Event, words: str) -> None:
    data = calendar(FEED, [entry(told, description=words)])
    found = read_calendar(data)
    (ours,) = found.all("VEVENT")
    (theirs,) = icalendar.Calendar.from_ical(data).events
    if has_hours(told):
        assert ours.moment("DTSTART") == datetime.combine(told.start, told.starts or time(), RIGA)
        zone = zone_in(found, data)
        for name in ("DTSTART", "DTEND"):
            if ours.has(name):
                moment = ours.moment(name)
                assert isinstance(moment, datetime)
                assert moment.replace(tzinfo=zone).utcoffset() == moment.utcoffset()
    else:
        assert ours.moment("DTSTART") == told.start
        assert ours.moment("DTEND") == told.last_day + DAY
    assert theirs.start == ours.moment("DTSTART")
    assert calendar(FEED, [entry(told, description=words)]) == data
