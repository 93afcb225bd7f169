"""The style that readers get says what the theme's files say, in fewer bytes: everything looks the same by either."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from association.publishing.theme import INSET, INSETS, LAYERS, STYLES, Theme

SHOWING = {
    "text": "/ru/novosti/talkas-laiks/",
    "record": "/pasakumi/talka-2031/",
    "list": "/vardnica/",
    "invitations": "/",
    "calendar": "/kalendars/2031-06/",
    "directory": "/tikls/",
    "search": "/meklet/",
}
LOOKS = """() => {
  const elements = [document.documentElement, ...document.querySelectorAll('body, body *')].slice(0, 120);
  return elements.map((element, index) => ['', '::after'].map(part => {
    const style = getComputedStyle(element, part), names = [...style].filter(name => !name.startsWith('--'));
    return [index, element.tagName, part, ...names.map(name => style.getPropertyValue(name))].join();
  })).flat();
}"""
KEEP = f"() => {{ window.looks = [...(window.looks ?? []), ({LOOKS})()]; }}"
DIFFERENT = """([one, other]) => window.looks[one].map((look, index) => [look, window.looks[other][index]])
  .find(([look, its]) => look !== its) ?? null"""
WITH = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.querySelector('style').disabled = true;
  document.adoptedStyleSheets = [sheet];
}"""
MEDIA = (
    {"media": "screen", "color_scheme": "light"},
    {"media": "screen", "color_scheme": "dark"},
    {"media": "print", "color_scheme": "dark"},
)


@pytest.mark.parametrize("name", STYLES)
def test_written_style_looks_as_the_files_do(name: str, visit: Callable[..., Page], repository: Path) -> None:
    site, path = ("real", "/zinas/otrais-seminars/lv-ru/") if name == "beside" else ("sample", SHOWING[name])
    page = visit(site, path)
    insets = bool(INSET.search(page.inner_html("main")))
    css = repository / "theme" / "static" / "css"
    parts = (*LAYERS, *STYLES[name], *([INSETS] if insets else []))
    files = [(css / f"{part}.css").read_text("utf-8") for part in parts]

    def look() -> None:
        for one in MEDIA:
            page.emulate_media(**one)
            page.evaluate(KEEP)  # there, and not here: it is megabytes

    look()
    page.evaluate(WITH, "@layer " + ", ".join(LAYERS) + ";\n" + "".join(files))
    look()
    page.evaluate("document.adoptedStyleSheets = []")
    page.evaluate(KEEP)
    for number in range(3):
        assert page.evaluate(DIFFERENT, [number, number + 3]) is None, MEDIA[number]
    for one, other in ((0, 1), (1, 2), (2, 6)):
        assert page.evaluate(DIFFERENT, [one, other])
    assert len(Theme(repository / "theme", "", offline=False).styles[name, insets]) < len("".join(files))


def test_no_variable_is_left_that_nothing_changes(repository: Path) -> None:
    for name, css in Theme(repository / "theme", "", offline=False).styles.items():
        told = re.findall(r"(--[\w-]+):", css)
        assert told and all(told.count(one) > 1 for one in told), name
