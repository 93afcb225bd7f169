"""What the scripts add to pages of the sites: the filter of organisations, and the day of reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from pages import shorten_sheets, write_content
from playwright.sync_api import Browser, Page
from serving import serving

from association.publishing.build import build

Visit = Callable[..., Page]
TODAY = date(2026, 11, 22)
NAMES = ["Ausma", "Berzs", "Cers", "Duna", "Egle"]


def shown(page: Page) -> list[str]:
    return [name.strip("„”«»") for name in page.locator("[data-names]:visible h3").all_inner_texts()]


@pytest.mark.parametrize("path", ["/organizacijas/", "/ru/organizatsii/"])
@pytest.mark.parametrize("typed", ["livani", "Līvāni", "ливаны", "LĪVĀNOS"[:5], "balta maja", "балта мая"])
def test_filter_is_blind_to_marks_and_alphabets(path: str, typed: str, visit: Visit) -> None:
    page = visit("real", path, width=360)
    page.locator("input[name=q]").fill(typed)

    assert shown(page) == ["Baltā māja"]
    assert page.locator("output").inner_text().endswith(" 1")


def test_filter_narrows_by_name_and_place_together_and_keeps_the_choice_in_the_address(visit: Visit) -> None:
    page = visit("real", "/organizacijas/")
    page.locator("select[name=place]").select_option("daugavpils")
    page.locator("input[name=q]").fill("in")

    assert shown(page) == ["DU Jauno zinātnieku biedrība", "In lingva", "Intelekta parks"]
    assert page.url.endswith("?q=in&place=daugavpils")

    page.reload()

    assert shown(page) == ["DU Jauno zinātnieku biedrība", "In lingva", "Intelekta parks"]


def test_filter_passes_over_what_an_old_address_asks_for(visit: Visit) -> None:
    page = visit("real", "/organizacijas/?place=nekur&fbclid=1")

    assert page.locator("select[name=place]").input_value() == ""
    assert len(shown(page)) == 6


def test_filter_says_that_nothing_is_found(visit: Visit) -> None:
    page = visit("real", "/ru/organizatsii/")
    page.locator("input[name=q]").fill("xyz")

    assert shown(page) == []
    assert page.locator("output").get_attribute("aria-live") == "polite"
    assert page.locator("output").inner_text().startswith("Ничего не найдено")


def test_without_script_there_is_no_filter_and_the_whole_list(visit: Visit) -> None:
    page = visit("real", "/organizacijas/", script=False)

    assert page.locator("[data-filter]").count() == 1
    assert not page.locator("[data-filter]").is_visible()
    assert len(shown(page)) == 6


@pytest.fixture
def sheets(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a site whose list of organisations has three sheets: two, two, one."""
    shorten_sheets(2, monkeypatch)
    files = {
        "data/places.yaml": "upes: {name: Lazda, where: Lazdā}\n",
        **{f"data/organisations/{name.lower()}.yaml": f"name: {name}\nplaces: [upes]\n" for name in NAMES},
    }
    content = write_content(tmp_path / "content", files)
    build(repository / "pelicanconf.py", content, tmp_path / "output", today=TODAY)
    with serving(tmp_path / "output") as address:
        yield address


def test_filter_finds_what_is_on_another_sheet(browser: Browser, sheets: str) -> None:
    page = browser.new_page()
    page.goto(sheets + "/organizacijas/lapa/2/")
    page.route("**/lapa/3/", lambda route: route.abort())
    page.locator("input[name=q]").fill("egle")
    page.locator("output", has_text="Pārējās saraksta lapas pašlaik nav pieejamas.").wait_for()
    assert page.locator("[data-sheet]").first.is_visible(), "the way to what could not be fetched"
    page.unroute("**/lapa/3/")
    page.locator("input[name=q]").fill("e")
    page.locator("output", has_text=re.compile("^Atrasts: 3$")).wait_for()
    assert shown(page) == ["Berzs", "Cers", "Egle"]
    assert page.locator("main nav:not(.trail)").filter(visible=True).count() == 0  # what they lead to is hidden
    page.locator("input[name=q]").fill("")
    page.locator("output", has_text=re.compile("^Atrasts: 5$")).wait_for()
    assert shown(page) == NAMES
    assert page.locator("main nav:not(.trail)").filter(visible=True).count() == 2
    page.close()


def test_filter_narrows_where_the_browser_will_not_change_the_address(visit: Visit) -> None:
    """As after a hundred letters within half a minute."""
    page = visit("real", "/organizacijas/")
    page.evaluate("void (history.replaceState = () => { throw window.refused = new Error('too often') })")
    page.evaluate("addEventListener('error', event => event.error === window.refused && event.preventDefault())")
    page.locator("input[name=q]").fill("balta")
    assert shown(page) == ["Baltā māja"]


def test_what_is_over_on_the_day_of_reading_says_so(browser: Browser, served: dict[str, str]) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_fixed_time(datetime(2100, 1, 1, 12))
    page.goto(served["sample"] + "/ru/meropriyatiya/")
    over = page.locator("[data-event]").count()

    assert over > 0
    assert page.locator("#past-events [data-event]").count() == over
    assert page.get_by_text("уже прошло").count() == over
    context.close()


Open = Callable[[str, str], Page]


@pytest.fixture
def on_day(browser: Browser, served: dict[str, str]) -> Iterator[Open]:
    """`on_day("2031-06-08", path)`: the sample's page as it is read at noon of that day, years after it was built."""
    contexts = []

    def go(day: str, path: str) -> Page:
        contexts.append(browser.new_context())
        page = contexts[-1].new_page()
        page.clock.set_fixed_time(f"{day}T12:00:00Z")
        page.goto(served["sample"] + path)
        return page

    yield go
    for context in contexts:
        context.close()


def invited(page: Page) -> list[str]:
    return page.locator(".invitation h3 a").evaluate_all("links => links.map(link => link.getAttribute('href'))")


@pytest.mark.parametrize(
    ("path", "words"),
    [("/piedalies/", "jau beidzies"), ("/ru/uchastvui/", "уже прошло"), ("/en/take-part/", "is over")],
)
def test_past_invitations_say_so_and_stand_last(path: str, words: str, on_day: Open) -> None:
    before, after = on_day("2031-01-10", path), on_day("2031-04-27", path)
    assert before.locator("[data-over]").count() == 0
    over = after.locator(".invitation[data-over]")
    assert over.count() == 4  # a seminar, an evening, a course, a work day
    assert over.locator("strong", has_text=words).count() == 4
    assert over.locator(".step").first.is_hidden()
    assert invited(after) == invited(before)[4:] + invited(before)[:4]


def test_a_day_without_applying_asks_for_nothing_any_more(on_day: Open) -> None:
    card = on_day("2031-04-21", "/piedalies/").locator(".invitation", has_text="Pavasara talka")
    assert "pieteikšanās ir beigusies" in card.inner_text()
    assert card.get_by_text("Pieteikties").is_hidden()
    assert "jau beidzies" not in card.inner_text()


def test_the_page_of_an_event_says_what_is_over(on_day: Open) -> None:
    path = "/ru/meropriyatiya/talka-2031/"
    assert on_day("2031-04-20", path).locator("[data-over]").count() == 0
    closed, over = on_day("2031-04-21", path), on_day("2031-04-27", path)
    assert closed.locator("dl [data-over] strong").all_inner_texts() == ["запись закончена"]
    assert over.locator("dl [data-over] strong").all_inner_texts() == ["уже прошло", "запись закончена"]


def test_home_says_kindly_that_all_is_over(on_day: Open) -> None:
    page = on_day("2060-01-01", "/")
    assert page.locator(".invitation").count() == page.locator(".invitation[data-over]").count() > 0
    assert page.get_by_text("Pagaidām nekas nav izziņots.").is_visible()
    assert page.locator("a[href='/kalendars.ics']").is_visible()
