"""The calendars beside the pages: all of them, in every language, read back from a whole build."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from calendar_lines import Component, read_calendar
from pages import BuiltSite

EDITIONS = {"lv": "/kalendars", "ru": "/ru/kalendar", "en": "/en/calendar"}


def calendars(site: BuiltSite) -> Iterator[tuple[str, Component]]:
    for name, file in site.files.items():
        if name.endswith(".ics"):
            yield name, read_calendar(file.read_bytes())


def everything(site: BuiltSite, code: str) -> dict[str, Component]:
    """The events of an edition's calendar of everything, by UID."""
    found = read_calendar(site.files[f"{EDITIONS[code]}.ics"].read_bytes())
    return {event.value("UID"): event for event in found.all("VEVENT")}


@pytest.fixture(params=["real", "sample"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    return request.getfixturevalue(request.param)


def test_every_calendar_says_where_it_is_and_which_page_shows_the_same(site: BuiltSite) -> None:
    names = [name for name, _ in calendars(site)]
    assert names
    for name, found in calendars(site):
        assert found.value("SOURCE") == site.siteurl + name
        assert site.path_of(found.value("URL")) in site
        for event in found.all("VEVENT"):
            assert site.path_of(event.value("URL")) in site


def test_an_event_is_one_thing_in_all_languages(site: BuiltSite) -> None:
    latvian = everything(site, "lv")
    for code in ("ru", "en"):
        for uid, event in everything(site, code).items():
            for name in ("DTSTART", "DTSTAMP", "SEQUENCE", "STATUS"):
                assert event.value(name) == latvian[uid].value(name)
            assert event.has("GEO") == latvian[uid].has("GEO")


def test_the_calendar_has_what_the_edition_has(site: BuiltSite) -> None:
    sections = {"lv": "/pasakumi/", "ru": "/ru/meropriyatiya/", "en": "/en/events/"}
    for code, section in sections.items():
        pages = {path for path in site.paths if path.startswith(section) and path != section}
        pages = {path for path in pages if "krasta-lasijumi" not in path}  # it has no day to stand on yet
        assert {site.path_of(event.value("URL")) for event in everything(site, code).values()} == pages
        for page in pages:
            (alone,) = read_calendar(site.files[page.rstrip("/") + ".ics"].read_bytes()).all("VEVENT")
            assert alone == everything(site, code)[alone.value("UID")]


def test_calendars_of_kinds_and_organisations_hold_a_part_of_everything(site: BuiltSite) -> None:
    for code, start in EDITIONS.items():
        whole = everything(site, code)
        kinds = [found for name, found in calendars(site) if name.startswith(f"{start}/")]
        assert sorted(event.value("UID") for found in kinds for event in found.all("VEVENT")) == sorted(whole)


def test_pages_link_only_to_calendars_that_are_there(site: BuiltSite) -> None:
    links = {site.path_of(link.attributes["href"]) for page in site.pages for link in page.links}
    assert {link for link in links if link.endswith(".ics")} == {name for name, _ in calendars(site)}


def test_words_are_those_of_the_edition(real: BuiltSite) -> None:
    told = {code: sorted(event.text("SUMMARY") for event in everything(real, code).values()) for code in EDITIONS}
    assert told["ru"] == [
        "Повышение потенциала сотрудников общества: личностный рост, управление командой и проектами",
        "Работа НКО и разработка стратегий",
    ]
    assert "NVO darbs un stratēģiju izveide" in told["lv"]


def test_a_travelling_seminar_is_one_entry_that_names_its_stops(real: BuiltSite) -> None:
    (event,) = read_calendar(real.files["/pasakumi/seminar-2.ics"].read_bytes()).all("VEVENT")
    assert (event.value("DTSTART"), event.value("DTEND")) == ("20170630", "20170702")
    assert event.text("LOCATION") == "Līvāni, Krāslava, Ludzas novads"
    assert not event.has("GEO")
    for stop in ("– Līvāni: „Baltā māja”", "– Krāslava", "– Ludzas novads"):
        assert stop in event.text("DESCRIPTION").splitlines()


def test_sessions_stand_with_their_hours_and_places(sample: BuiltSite) -> None:
    found = read_calendar(sample.files["/ru/meropriyatiya/vasaras-skola-2031.ics"].read_bytes()).all("VEVENT")
    for line in (
        "– 30 июля 2031 года, 09:30–11:00: Открытие (в Озолграве)",
        "– 2 августа 2031 года: Закрытие",
    ):
        assert line in found[0].text("DESCRIPTION").splitlines()


def test_a_funded_event_carries_the_notice(real: BuiltSite) -> None:
    for event in everything(real, "ru").values():
        assert event.text("DESCRIPTION").count("2017.LV/NVOF/DAP/MIC/028") == 2  # in Russian, and as the funder has it


def test_a_cancelled_event_says_so_in_every_way(sample: BuiltSite) -> None:
    cancelled = [event for event in everything(sample, "lv").values() if event.value("STATUS") == "CANCELLED"]
    assert cancelled
    for event in cancelled:
        assert event.text("SUMMARY").startswith("Atcelts: ")
        assert event.text("DESCRIPTION").startswith("Statuss: atcelts")
        assert int(event.value("SEQUENCE")) > 0


def test_a_cancelled_event_names_no_free_places(sample: BuiltSite) -> None:
    page = sample["/pasakumi/ekskursija/"].main.words
    assert "Vietas 15 Rīko" in page
    (event,) = read_calendar(sample.files["/pasakumi/ekskursija.ics"].read_bytes()).all("VEVENT")
    assert "Vietas: 15" in event.text("DESCRIPTION").splitlines()
