"""Written calendars, imported as two programs would that know nothing of each other: `icalendar` and `ical`."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from ical.calendar_stream import IcsCalendarStream
from pages import BuiltSite, build_site, write_content

RIGA = ZoneInfo("Europe/Riga")
EDITIONS = {"lv": ("kalendars.ics", "pasakumi"), "ru": ("ru/kalendar.ics", "ru/meropriyatiya")}

# Days, hours, and the two ends that a program must come to: the end of whole days is the day after.
LASTING: Mapping[str, tuple[dict[str, str], str, str]] = {
    "one-day": ({"start": "2031-06-08"}, "2031-06-08", "2031-06-09"),
    "month": ({"start": "2031-06-30", "end": "2031-07-01"}, "2031-06-30", "2031-07-02"),
    "year": ({"start": "2031-12-31", "end": "2032-01-01"}, "2031-12-31", "2032-01-02"),
    "leap": ({"start": "2032-02-28", "end": "2032-02-29"}, "2032-02-28", "2032-03-01"),
    "march-days": ({"start": "2031-03-29", "end": "2031-03-30"}, "2031-03-29", "2031-03-31"),
    "evening": (
        {"start": "2031-06-08", "starts": "18:00", "ends": "20:30"}, "2031-06-08T15:00Z", "2031-06-08T17:30Z"
    ),
    "winter": ({"start": "2031-01-08", "starts": "18:00", "ends": "20:00"}, "2031-01-08T16:00Z", "2031-01-08T18:00Z"),
    "forward": (  # the clocks skip an hour in the night: nine on the clock, eight in fact
        {"start": "2031-03-29", "end": "2031-03-30", "starts": "22:00", "ends": "7:00"},
        "2031-03-29T20:00Z", "2031-03-30T04:00Z",
    ),
    "back": (
        {"start": "2031-10-25", "end": "2031-10-26", "starts": "22:00", "ends": "7:00"},
        "2031-10-25T19:00Z", "2031-10-26T05:00Z",
    ),
    "twice": (  # half past three comes twice that night, and the first is meant
        {"start": "2031-10-26", "starts": "3:30", "ends": "5:00"}, "2031-10-26T00:30Z", "2031-10-26T03:00Z"
    ),
    "new-year": (
        {"start": "2031-12-31", "end": "2032-01-01", "starts": "21:00", "ends": "1:00"},
        "2031-12-31T19:00Z", "2031-12-31T23:00Z",
    ),
}  # fmt: skip
STATES: Mapping[str, str] = {
    "planned": "place: upes\nstatus: planned\nrevision: 2\n",
    "cancelled": "place: upes\nstatus: cancelled\ncancelled_on: 2026-11-02\n",
    "moved": "place: upes\nstatus: moved\nmoved_from: 2030-12-24\n",
    "full": "place: upes\ncapacity: 5\nregistration: {status: full}\n",
    "online": "online: https://tiksanas.example/a?b=1&c=2,3\n",
    "stops": "stops: [{place: upes}, {place: kalns}]\nproject: laipas\n",
}
TITLES = {
    "lv": "Ķirškalniešu šķūņu dārzu svētki; „ķēžu”, \\ žagaru un ēģiptiešu ļaužu jēdzīgās āķu dziesmas",
    "ru": "Долгий, очень долгий праздник; «съешь ещё этих мягких французских булок», \\ да выпей же чаю",
}


def events() -> dict[str, str]:
    """Every length in every state."""
    told = {}
    for (length, (days, _, _)), state in itertools.product(LASTING.items(), STATES):
        lines = "".join(f"{name}: {value}\n" for name, value in days.items())
        titles = ", ".join(f'{code}: "{words.replace(chr(92), chr(92) * 2)}"' for code, words in TITLES.items())
        words = f"type: other\ntitle: {{{titles}}}\nsummary: {{lv: Ē. Ž., ru: Ё. Щ.}}\n"
        told[f"data/events/{length}-{state}.yaml"] = words + lines + STATES[state]
    return told


CONTENT = {
    "data/site.yaml": "name: Klubs\ntagline: {lv: Biedrība, ru: Общество}\n",
    "data/places.yaml": (
        "upes: {name: {lv: Upes, ru: Упес}, where: {lv: Upēs, ru: в Упесе}, lat: 56.5, lon: 26.5}\n"
        "kalns: {name: {lv: Kalns, ru: Калнс}, where: {lv: Kalnā, ru: в Калнсе}}\n"
    ),
    "data/organisations/klubs.yaml": "name: Klubs\nplaces: [upes]\n",
    "data/programmes.yaml": (
        "fonds: {name: F, funder: F, money_source: M, official: [lv], notice: {publication: "
        '{lv: "Atbalsta F, „{project}”, ID Nr. {grant_id}", ru: "Поддерживает F, «{project}», ID № {grant_id}",'
        ' en: "Supported by F, {project}, ID No. {grant_id}"}}}\n'
    ),
    "data/projects/laipas.yaml": (
        "grant_id: 1-2 / 8.06.\ntitle: Laipas\nprogramme: fonds\nimplementer: klubs\nstart: 2031-01-01\n"
    ),
    **events(),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("calendars")
    return build_site(write_content(folder / "content", CONTENT), folder, today=date(2030, 1, 1))


def by_one(file: Path) -> dict[str, dict[str, Any]]:
    found = icalendar.Calendar.from_ical(file.read_bytes()).events
    return {
        str(event["URL"]).rstrip("/").rpartition("/")[2]: {
            "uid": str(event["UID"]),
            "start": event.start,
            "end": event.end,
            "status": str(event["STATUS"]),
            "sequence": int(event["SEQUENCE"]),
            "stamp": event["DTSTAMP"].dt,
            "title": str(event["SUMMARY"]),
            "told": str(event["DESCRIPTION"]),
        }
        for event in found
    }


def by_other(file: Path) -> dict[str, dict[str, Any]]:
    found = IcsCalendarStream.calendar_from_ics(file.read_text(encoding="utf-8")).events
    return {
        str(event.url).rstrip("/").rpartition("/")[2]: {
            "uid": event.uid,
            "start": event.dtstart,
            "end": event.end,
            "status": event.status.value if event.status else None,
            "sequence": event.sequence,
            "stamp": event.dtstamp,
            "title": event.summary,
            "told": event.description,
        }
        for event in found
    }


def moment(told: str) -> date | datetime:
    return datetime.fromisoformat(told.replace("Z", "+00:00")) if "T" in told else date.fromisoformat(told)


def in_utc(found: date | datetime) -> date | datetime:
    return found.astimezone(UTC) if isinstance(found, datetime) else found


@pytest.mark.parametrize("code", EDITIONS)
@pytest.mark.parametrize("importer", [by_one, by_other])
def test_every_event_is_imported_at_its_hours(site: BuiltSite, importer: Any, code: str) -> None:
    found = importer(site.folder / EDITIONS[code][0])
    assert len(found) == len(LASTING) * len(STATES)
    for name, event in found.items():
        _, starts, ends = LASTING[name.rpartition("-")[0]]
        assert (in_utc(event["start"]), in_utc(event["end"])) == (moment(starts), moment(ends)), name


@pytest.mark.parametrize("code", EDITIONS)
def test_both_programs_understand_the_same(site: BuiltSite, code: str) -> None:
    one, other = (read(site.folder / EDITIONS[code][0]) for read in (by_one, by_other))
    assert one.keys() == other.keys()
    for name, event in one.items():
        theirs = other[name]
        assert {k: v for k, v in event.items() if k not in ("start", "end")} == {
            k: v for k, v in theirs.items() if k not in ("start", "end")
        }, name


@pytest.mark.parametrize("importer", [by_one, by_other])
def test_states_and_long_words_come_through(site: BuiltSite, importer: Any) -> None:
    for code, (path, _) in EDITIONS.items():
        for name, event in importer(site.folder / path).items():
            state = name.rpartition("-")[2]
            cancelled = state == "cancelled"
            assert event["status"] == ("CANCELLED" if cancelled else "CONFIRMED")
            assert event["title"].endswith(TITLES[code])
            assert (event["title"] == TITLES[code]) is not cancelled
            assert event["sequence"] == {"planned": 6, "moved": 1, "cancelled": 2}.get(state, 0)
            assert ("1-2 / 8.06." in event["told"]) is (state == "stops"), "the funder's notice, its number untouched"


def test_moved_and_cancelled_say_when(site: BuiltSite) -> None:
    latvian, russian = (by_other(site.folder / path) for path, _ in EDITIONS.values())
    assert "pārcelts no 2030. gada 24. decembra" in latvian["one-day-moved"]["told"].replace("\u00a0", " ")
    assert "перенесено с 24 декабря 2030 года" in russian["one-day-moved"]["told"].replace("\u00a0", " ")
    assert "atcelts 2026. gada 2. novembrī" in latvian["one-day-cancelled"]["told"].replace("\u00a0", " ")
    assert "отменено 2 ноября 2026 года" in russian["one-day-cancelled"]["told"].replace("\u00a0", " ")


def test_languages_share_all_but_the_words(site: BuiltSite) -> None:
    latvian, russian = (by_one(site.folder / path) for path, _ in EDITIONS.values())
    for name, event in latvian.items():
        for field in ("uid", "start", "end", "status", "sequence", "stamp"):
            assert event[field] == russian[name][field], (name, field)


def test_an_event_alone_is_the_same_as_among_all(site: BuiltSite) -> None:
    for path, folder in EDITIONS.values():
        everything = by_other(site.folder / path)
        for name, event in everything.items():
            assert by_other(site.folder / folder / f"{name}.ics") == {name: event}


def test_lines_are_folded_at_75_octets_and_no_letter_is_cut(site: BuiltSite) -> None:
    files = sorted(site.folder.rglob("*.ics"))
    assert len(files) > 2 * len(LASTING) * len(STATES)
    for file in files:
        lines = file.read_bytes().split(b"\r\n")
        assert max(map(len, lines)) <= 75, file
        assert all(line.decode("utf-8") or line == b"" for line in lines), file


@pytest.mark.parametrize("name", ["real", "sample"])
def test_every_written_calendar_is_imported_by_both(request: pytest.FixtureRequest, name: str) -> None:
    folder = request.getfixturevalue(name).folder
    files = sorted(folder.rglob("*.ics"))
    assert files
    for file in files:
        assert by_one(file).keys() == by_other(file).keys()


def test_the_end_never_precedes_the_start() -> None:
    for days, starts, ends in LASTING.values():
        assert moment(ends) > moment(starts), days
    assert moment(LASTING["forward"][2]) - moment(LASTING["forward"][1]) == timedelta(hours=8)
    assert moment(LASTING["back"][2]) - moment(LASTING["back"][1]) == timedelta(hours=10)
