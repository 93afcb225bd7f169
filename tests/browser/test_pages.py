"""Every kind of page, in each language, as people meet it: on a phone, in the dark, by keyboard, without script."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

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
    "archive": ("/arhivs/", "/ru/arkhiv/2017/"),
    "topics": ("/temas/", "/ru/temy/seminars/"),
    "calendar": ("/kalendars/", "/ru/kalendar/2017-06/"),
    "organisations": ("/organizacijas/", "/ru/organizatsii/"),
    "data": ("/en/data/",),
    "event": ("/pasakumi/seminar-2/", "/ru/meropriyatiya/seminar-2/", "/en/events/seminar-2/"),
    "events": ("/pasakumi/", "/ru/meropriyatiya/"),
    "network": ("/tikls/", "/ru/set/", "/en/network/"),
    "organisation": ("/tikls/balta-maja/", "/ru/set/balta-maja/"),
    "place": ("/vietas/", "/ru/mesta/livani/"),
    "agreement": ("/ru/soglasheniya/vienosanas-latgales-tiklojums/",),
    "project": ("/ru/proekty/pilsoniskuma-skola/",),
    "survey": ("/aptaujas/strategijas-aptauja/",),
    "document": ("/ru/dokumenty/strategija/",),
    "programme": ("/programmas/nvo-fonds-2017/",),
    "glossary": ("/vardnica/", "/ru/slovar/"),
    "page": ("/par-mums/", "/ru/kontakty/", "/en/about/"),
    "not found": ("/404.html", "/ru/404.html"),
}
REAL = [pytest.param("real", path, id=f"{kind}:{path}") for kind, paths in PATHS.items() for path in paths]
SAMPLE = [
    pytest.param("sample", path, id=f"sample:{path}")
    for path in ("/", "/ru/uchastvui/", "/pasakumi/", "/apmaina/", "/ru/organizatsii/", "/tikls/", "/jomas/")
]
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}},  # AAA: 7:1
}


@pytest.mark.parametrize(("site", "path"), REAL + SAMPLE)
def test_page_is_for_everyone_on_a_phone_by_day_and_on_a_desktop_by_night(site: str, path: str, visit: Visit) -> None:
    page = visit(site, path, width=320)
    sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert sideways == 0, "nothing sticks out at 320 CSS pixels"

    for width, scheme in ((360, "light"), (1280, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options=AXE).response["violations"]

        assert [(rule["id"], [node["html"] for node in rule["nodes"]][:3]) for rule in found] == [], (width, scheme)


@pytest.mark.parametrize("path", ["/", "/ru/meropriyatiya/seminar-2/", "/tikls/"])
def test_keyboard_reaches_every_link_visibly_and_the_skip_link_first(path: str, visit: Visit) -> None:
    page = visit("real", path, width=360)
    count = page.evaluate("document.querySelectorAll('a[href], button, input, select, summary').length")
    seen = []
    for _ in range(count):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                """() => {
                  const element = document.activeElement;
                  const box = element.getClientRects()[0]; // of a link on two lines, the first
                  const style = getComputedStyle(element);
                  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 12)];
                  const middle = document.elementFromPoint(x, y);
                  return [
                    element.getAttribute('href'),
                    style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
                    element.contains(middle) || (middle && middle.contains(element)),
                  ];
                }"""
            )
        )

    assert seen[0][0] == "#content"
    assert [href for href, ringed, _ in seen if not ringed] == []
    assert [href for href, _, uncovered in seen if not uncovered] == []


def test_skip_link_leads_past_the_menu(visit: Visit) -> None:
    page = visit("real", "/ru/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("path", ["/", "/ru/", "/en/"])
def test_menu_and_language_switch_work_without_script(path: str, visit: Visit) -> None:
    page = visit("real", path, width=360, script=False)
    for link in page.locator("header nav a").all():
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


@pytest.mark.parametrize("path", ["/pasakumi/seminar-2/", "/ru/meropriyatiya/seminar-2/"])
def test_event_prints_on_one_sheet_with_its_notice_and_without_menus(path: str, visit: Visit) -> None:
    page = visit("real", path, scheme="dark")
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", margin={"top": "1cm", "bottom": "1cm"})))
    page.emulate_media(media="print")

    assert sheets == 1
    assert page.get_by_text("2017.LV/NVOF/DAP/MIC/028").first.is_visible()
    assert not page.locator("header nav").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") in ("rgb(0, 0, 0)", "rgba(0, 0, 0, 1)")
