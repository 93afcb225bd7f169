"""Every kind of page, in each language, as people meet it: on a phone, in the dark, by keyboard, without script."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from association.commands.measure.opened import AXE, CONTRAST, LENGTHEN, RUN_AXE, SIDEWAYS, stops_of

Visit = Callable[..., Page]

PATHS = {
    "home": ("/", "/ru/", "/en/"),
    "take part": ("/piedalies/", "/ru/uchastvui/", "/en/take-part/"),
    "news": ("/zinas/", "/ru/novosti/", "/en/news/"),
    "article": (
        "/zinas/vienojas-par-biedribu-tiklojumu/",
        "/ru/novosti/vienojas-par-biedribu-tiklojumu/",
        "/en/news/vienojas-par-biedribu-tiklojumu/",
    ),
    "summary": ("/ru/novosti/sadarbibas-ligums-ar-balto-maju/", "/en/news/sakas-pilsoniskuma-skola/"),
    "untranslated": ("/ru/novosti/strategija-un-dalibnieku-aptauja/",),
    "side by side": (
        "/zinas/vienojas-par-biedribu-tiklojumu/lv-ru/",
        "/ru/novosti/vienojas-par-biedribu-tiklojumu/lv-ru/",
        "/en/news/vienojas-par-biedribu-tiklojumu/lv-en/",
    ),
    "archive": ("/arhivs/", "/ru/arkhiv/2017/", "/en/archive/2017/"),
    "topics": ("/temas/", "/ru/temy/", "/en/topics/"),
    "topic": ("/temas/network/", "/ru/temy/network/", "/en/topics/network/"),
    "calendar": ("/kalendars/", "/ru/kalendar/", "/en/calendar/"),
    "month": ("/kalendars/2017-06/", "/ru/kalendar/2017-06/", "/en/calendar/2017-06/"),
    "organisations": ("/organizacijas/", "/ru/organizatsii/", "/en/organisations/"),
    "exchange": ("/apmaina/", "/ru/obmen/", "/en/exchange/"),
    "data": ("/dati/", "/ru/dannye/", "/en/data/"),
    "event": ("/pasakumi/seminar-2/", "/ru/meropriyatiya/seminar-2/", "/en/events/seminar-2/"),
    "events": ("/pasakumi/", "/ru/meropriyatiya/", "/en/events/"),
    "network": ("/tikls/", "/ru/set/", "/en/network/"),
    "organisation": ("/tikls/balta-maja/", "/ru/set/balta-maja/", "/en/network/balta-maja/"),
    "places": ("/vietas/", "/ru/mesta/", "/en/places/"),
    "place": ("/vietas/livani/", "/ru/mesta/livani/", "/en/places/livani/"),
    "agreement": (
        "/vienosanas/vienosanas-latgales-tiklojums/",
        "/ru/soglasheniya/vienosanas-latgales-tiklojums/",
        "/en/agreements/vienosanas-latgales-tiklojums/",
    ),
    "project": ("/projekti/pilsoniskuma-skola/", "/ru/proekty/pilsoniskuma-skola/", "/en/projects/pilsoniskuma-skola/"),
    "survey": ("/aptaujas/strategijas-aptauja/", "/ru/oprosy/strategijas-aptauja/", "/en/surveys/strategijas-aptauja/"),
    "document": ("/dokumenti/strategija/", "/ru/dokumenty/strategija/", "/en/documents/strategija/"),
    "programme": ("/programmas/nvo-fonds-2017/", "/ru/programmy/nvo-fonds-2017/", "/en/programmes/nvo-fonds-2017/"),
    "glossary": ("/vardnica/", "/ru/slovar/", "/en/glossary/"),
    "page": ("/par-mums/", "/ru/kontakty/", "/en/about/"),
    "search": ("/meklet/", "/ru/poisk/", "/en/search/"),
    "not found": ("/404.html", "/ru/404.html", "/en/404.html"),
}
REAL = [pytest.param("real", path, id=f"{kind}:{path}") for kind, paths in PATHS.items() for path in paths]
STATES = [f"/pasakumi/{id}/" for id in ("dzejas-vakars", "ekskursija", "krasta-lasijumi", "diennakts-vakts")]
SAMPLE = [
    pytest.param("sample", path, id=f"sample:{path}")
    for path in (
        *("/", "/ru/uchastvui/", "/pasakumi/", "/apmaina/", "/ru/organizatsii/", "/tikls/", "/jomas/", "/ru/poisk/"),
        *("/zinas/vasaras-skola/", "/ru/set/miglavas-laudis/", "/zinas/takas-plans/lv-ru/"),
        *STATES,
    )
]


@pytest.mark.parametrize(("site", "path"), REAL + SAMPLE)
def test_page_is_for_everyone_on_phone_and_desktop_by_day_and_night(site: str, path: str, open_page: Visit) -> None:
    """Every rule on either width; by night the colours only, since nothing else is another then."""
    page = open_page(site, path)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme, rules in (("light", AXE), ("dark", CONTRAST)):
            page.emulate_media(color_scheme=scheme)
            found = page.evaluate(RUN_AXE, rules)
            assert found["faults"] == [], (width, scheme)
            assert found["contrast"] >= 7

    small = page.locator("body > header a, .filter input, .filter select").evaluate_all(
        "all => all.filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 43.9)"
        ".map(one => one.outerHTML)"
    )
    assert small == [], "what leads on is 44 pixels high"
    levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(one => Number(one.tagName[1]))")
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(below <= above + 1 for above, below in zip(levels, levels[1:], strict=False)), levels

    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate(SIDEWAYS) == 0, "nothing sticks out at 320 CSS pixels"
    page.evaluate(LENGTHEN)
    assert page.evaluate(SIDEWAYS) == 0, "not even words of 40 letters"
    page.set_viewport_size({"width": 640, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '225%'")
    assert page.evaluate(SIDEWAYS) == 0, "nor text of twice the size"


@pytest.mark.parametrize("path", ["/", "/ru/organizatsii/"])
def test_focus_and_what_is_chosen_show_in_forced_colours(path: str, visit: Visit) -> None:
    page = visit("real", path)
    page.emulate_media(forced_colors="active")
    for _ in range(3):
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    here = page.locator(".site-header .row [aria-current]").first
    assert here.evaluate("one => getComputedStyle(one).borderBlockEndStyle") == "solid"


@pytest.mark.parametrize("path", ["/", "/tikls/", "/organizacijas/"])
def test_nothing_moves_of_itself(path: str, visit: Visit) -> None:
    page = visit("real", path)
    page.emulate_media(reduced_motion="no-preference")
    moving = """[...document.querySelectorAll('*')].filter(one => {
      const style = getComputedStyle(one);
      return style.scrollBehavior !== 'auto' || style.animationName !== 'none' || style.transitionDuration !== '0s';
    }).map(one => one.outerHTML.slice(0, 80))"""
    assert page.evaluate(moving) == []


@pytest.mark.parametrize("path", ["/ru/", "/ru/set/", "/ru/novosti/otrais-seminars/", "/ru/organizatsii/"])
def test_landmarks_are_named_in_the_language_of_the_page(path: str, visit: Visit) -> None:
    marks = visit("real", path).locator("nav, [role=search]")
    names = marks.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert len(names) == len(set(names)) >= 3
    assert all(re.match("[А-Яё]", name) for name in names), names


@pytest.mark.parametrize("path", ["/", "/ru/meropriyatiya/seminar-2/", "/tikls/", "/en/organisations/"])
def test_keyboard_reaches_every_link_visibly_and_the_skip_link_first(path: str, visit: Visit) -> None:
    page = visit("real", path, width=360)
    seen = stops_of(page)

    assert seen[0]["href"] == "#content"
    assert [stop["what"] for stop in seen if not stop["ring"]] == []
    assert [stop["what"] for stop in seen if stop["covered"]] == []
    shown = page.locator("a[href]").evaluate_all("all => all.filter(one => one.checkVisibility()).length")
    assert len([stop for stop in seen if stop["href"]]) >= shown


def test_skip_link_leads_past_the_menu(visit: Visit) -> None:
    page = visit("real", "/ru/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("path", ["/", "/ru/", "/en/"])
def test_menu_and_language_switch_work_without_script(path: str, visit: Visit) -> None:
    page = visit("real", path, width=360, script=False)
    links = page.locator("header nav a").all()
    assert len(links) > 6  # two other languages, and a menu
    for link in links:
        assert link.is_visible()
        assert (link.bounding_box() or {})["height"] >= 44


def test_dark_follows_the_reader(visit: Visit) -> None:
    light, dark = (
        visit("real", "/", scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    )

    def brightness(colour: str) -> float:
        return sum(float(part) for part in re.findall(r"[\d.]+", colour)[:3])

    assert brightness(light) > brightness(dark)


@pytest.mark.parametrize("path", PATHS["event"])
def test_event_prints_on_one_sheet_with_its_notice_and_without_menus(path: str, visit: Visit) -> None:
    page = visit("real", path, scheme="dark")
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", margin={"top": "1cm", "bottom": "1cm"})))
    page.emulate_media(media="print")

    assert sheets == 1
    assert page.get_by_text("2017.LV/NVOF/DAP/MIC/028").first.is_visible()
    assert not page.locator("header nav").first.is_visible()
    assert path in page.locator(".on-paper").last.inner_text(), "where it stands is read from the paper"
    assert page.evaluate("getComputedStyle(document.body).color") in ("rgb(0, 0, 0)", "rgba(0, 0, 0, 1)")


def test_a_telephone_gets_the_light_file_of_a_picture_and_nothing_moves_when_it_comes(
    browser: Browser, served: dict[str, str]
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, device_scale_factor=2)
    page = context.new_page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(one => window.shift += one.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(served["sample"] + "/zinas/vasaras-skola/")
    chosen = page.evaluate("document.querySelector('figure img').currentSrc")
    shown = page.evaluate("(image => [image.complete, image.clientWidth])(document.querySelector('figure img'))")
    shift = page.evaluate("window.shift")
    context.close()

    assert chosen.endswith("-680.avif")
    assert shown == [True, 324]
    assert shift == 0


def test_term_leads_by_keyboard_to_its_meaning_and_back_without_script(visit: Visit) -> None:
    page = visit("real", "/zinas/otrais-seminars/", width=360, script=False)
    mark = page.locator("[role=doc-glossref]").first
    meaning = page.locator(mark.get_attribute("href") or "")
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#word-*")
    assert meaning.is_visible()
    page.keyboard.press("Tab")
    assert meaning.locator("a").evaluate("link => link === document.activeElement")
    page.keyboard.press("Enter")
    page.wait_for_url("**#at-*")


def test_texts_side_by_side_stand_in_two_columns_and_on_a_phone_one_after_the_other(visit: Visit) -> None:
    def boxes(width: int) -> list[dict[str, float]]:
        page = visit("real", "/zinas/otrais-seminars/lv-ru/", width=width)
        cells = page.locator(".beside").nth(1).locator("> div")
        return [box for cell in cells.all() if (box := cell.bounding_box())]

    latvian, russian = boxes(1200)
    assert latvian["y"] == russian["y"]
    assert latvian["x"] < russian["x"]
    latvian, russian = boxes(360)
    assert latvian["x"] == russian["x"]
    assert latvian["y"] + latvian["height"] <= russian["y"]
