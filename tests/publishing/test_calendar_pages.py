"""The calendar's pages as facts: which months there are, what stands on which day, where the links lead."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pages import BuiltSite

from association.language import Catalogue, Languages
from association.publishing.calendar import Month, by_year, months
from association.publishing.edition import Edition
from association.publishing.months import months_with
from association.publishing.structure import addresses_of
from association.records import Event, Organisation, Place, Site
from association.records.site import Identity


def site(languages: Languages, *events: dict[str, Any]) -> Site:
    def made(model: Any, **fields: Any) -> Any:
        return model.model_validate(fields, context={"languages": languages})

    records = {
        "place": {"muiza": made(Place, id="muiza", name="Muiža", where="Muižā")},
        "organisation": {"klubs": made(Organisation, id="klubs", name="Klubs", places=["muiza"])},
        "event": {
            one["id"]: made(Event, **{"type": "other", "title": one["id"].capitalize(), "place": "muiza", **one})
            for one in events
        },
    }
    return Site(identity=made(Identity, id="site", name="Vieta", tagline="Vieta"), records=records)


def edition(repository: Path, languages: Languages, *events: dict[str, Any], code: str = "lv") -> Edition:
    known = site(languages, *events)
    return Edition(
        language=languages[code],
        site=known,
        addresses=addresses_of(known, languages),
        catalogue=Catalogue.read(repository / "theme" / "translations" / f"{code}.po", languages[code]),
        siteurl="https://vieta.example",
        base="",
        today=date(2026, 11, 22),
    )


def on(month: Month) -> dict[date, list[str]]:
    """The days on which something takes place, and what."""
    days = [day for week in month.weeks for day in week if day and day.events]
    return {day.date: [card.link.words.text for card in day.events] for day in days}


@pytest.mark.parametrize(
    ("start", "end", "keys"),
    [
        ("2031-06-08", None, ["2031-06"]),
        ("2031-06-08", "2031-06-30", ["2031-06"]),
        ("2031-06-30", "2031-07-01", ["2031-06", "2031-07"]),
        ("2031-12-31", "2032-01-01", ["2031-12", "2032-01"]),
        ("2031-11-30", "2032-02-01", ["2031-11", "2031-12", "2032-01", "2032-02"]),
    ],
)
def test_an_event_is_in_every_month_it_touches(
    start: str, end: str | None, keys: list[str], repository: Path, languages: Languages
) -> None:
    made = edition(repository, languages, {"id": "talka", "start": start, "end": end})
    assert [str(key) for key in months_with(made.events)] == keys
    assert [one.page.key for one in months(made)] == keys


def test_days_lead_to_the_entry_in_the_list(repository: Path, languages: Languages) -> None:
    made = edition(
        repository,
        languages,
        {"id": "talka", "start": "2031-06-29", "end": "2031-07-02"},
        {"id": "balle", "start": "2031-07-02"},
    )
    june, july = months(made)
    assert on(june) == {date(2031, 6, 29): ["Talka"], date(2031, 6, 30): ["Talka"]}
    assert on(july) == {date(2031, 7, 1): ["Talka"], date(2031, 7, 2): ["Talka", "Balle"]}
    assert [card.anchor for card in july.listed] == ["event-talka", "event-balle"]
    assert july.description == "2031.\u00a0gada jūlijs: Talka; Balle"


@given(
    start=st.dates(date(2001, 1, 1), date(2099, 12, 31)),
    length=st.integers(0, 70),
    code=st.sampled_from(["lv", "ru", "en"]),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_table_has_every_day_once(
    start: date, length: int, code: str, repository: Path, languages: Languages
) -> None:
    title = dict.fromkeys(languages.codes, "Talka")
    end = start + timedelta(days=length)
    talka = {"id": "talka", "title": title, "start": start, "end": end}
    found = months(edition(repository, languages, talka, code=code))
    marked = [day for one in found for day in on(one)]
    assert marked == [start + timedelta(days=day) for day in range(length + 1)]
    for one in found:
        assert {len(week) for week in one.weeks} == {7}
        assert all(any(week) for week in one.weeks)
        days = [day.date for week in one.weeks for day in week if day]
        assert days[0].day == 1
        assert (days[-1] + timedelta(days=1)).day == 1
        assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(days))
        for week in one.weeks:
            for column, day in enumerate(week):
                if day:
                    names = languages[code].rules.dates.weekdays
                    assert one.weekdays[column].name == names[day.date.weekday()]


def test_months_without_events_are_skipped_over(repository: Path, languages: Languages) -> None:
    made = edition(
        repository,
        languages,
        {"id": "pirma", "start": "2030-12-31"},
        {"id": "otra", "start": "2031-05-01"},
        {"id": "tresa", "start": "2031-09-01"},
    )
    found = months(made)
    around = [(one.earlier and one.earlier.href, one.later and one.later.href) for one in found]
    assert around == [
        (None, "/kalendars/2031-05/"),
        ("/kalendars/2030-12/", "/kalendars/2031-09/"),
        ("/kalendars/2031-05/", None),
    ]
    assert [(year, [one.page.key for one in of_year]) for year, of_year in by_year(found)] == [
        (2031, ["2031-05", "2031-09"]),
        (2030, ["2030-12"]),
    ]


def test_a_thin_edition_has_the_months_of_what_is_translated(repository: Path, languages: Languages) -> None:
    both = dict.fromkeys(languages.codes, "Talka")
    told = [{"id": "talka", "title": both, "start": "2031-06-08"}, {"id": "balle", "start": "2031-09-01"}]
    assert [one.page.key for one in months(edition(repository, languages, *told, code="en"))] == ["2031-06"]
    assert [one.page.key for one in months(edition(repository, languages, *told, code="ru"))] == ["2031-06", "2031-09"]


def test_nothing_planned_is_no_calendar(repository: Path, languages: Languages) -> None:
    made = edition(repository, languages)
    assert months(made) == ()
    assert made.section_link("calendar") is None


# --- as written -----------------------------------------------------------------------------------


def test_the_list_stands_before_the_table(real: BuiltSite) -> None:
    for path in ("/kalendars/2017-06/", "/ru/kalendar/2017-06/", "/en/calendar/2017-06/"):
        main = real[path].main
        table = main.one("table")
        in_order = list(main)
        assert in_order.index(main.one("li", id="event-seminar-2")) < in_order.index(table)
        assert table.one("caption").words
        assert all(head.get("scope") == "col" for head in table.all("th"))
        linked = [link.attributes["href"].removeprefix("#") for link in table.all("a")]
        assert linked == ["event-seminar-1", "event-seminar-1", "event-seminar-2"]
        assert set(linked) <= set(real[path].ids)


def test_the_month_is_named_in_the_language_of_the_page(real: BuiltSite) -> None:
    headings = [real[f"{start}/2017-06/"].heading.words for start in ("/kalendars", "/ru/kalendar", "/en/calendar")]
    assert headings == ["2017. gada jūnijs", "июнь 2017 года", "June 2017"]


def test_months_answer_each_other_in_all_languages(real: BuiltSite) -> None:
    alternates = real["/kalendars/2017-07/"].alternates
    assert list(alternates) == ["lv", "ru", "en", "x-default"]
    assert real["/ru/kalendar/2017-07/"].alternates == alternates
