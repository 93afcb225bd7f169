"""The style that stands in each page: all that the page shows is dressed, and nothing in it ends it early."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pages import BuiltSite, Element, Page

from association.publishing.theme import INSETS, LAYERS, STYLES, Theme

REPOSITORY = Path(__file__).parents[2]
CSS = REPOSITORY / "theme" / "static" / "css"


@pytest.fixture(scope="module")
def theme() -> Theme:
    return Theme(REPOSITORY / "theme", "", offline=True)


def dressed(css: str) -> set[str]:
    """The classes and roles that rules name."""
    selectors = re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    named = re.findall(r'\.([a-z][\w-]*)|\[role="?([\w-]+)', " ".join(one for one in selectors if "@" not in one))
    return {f".{name}" if name else role for name, role in named}


@pytest.mark.parametrize("name", ["real", "sample"])
def test_what_the_theme_can_dress_is_dressed(name: str, request: pytest.FixtureRequest) -> None:
    known = {found for file in CSS.glob("*.css") for found in dressed(file.read_text("utf-8"))}
    for page in request.getfixturevalue(name).pages:
        (style,) = page.root.all("style")
        worn = {f".{name}" for element in page.root for name in (element.get("class") or "").split()}
        worn |= {element.get("role") or "" for element in page.root}
        lacking = worn & known - dressed("".join(map(str, style.children)))
        assert not lacking, page.path


@pytest.mark.parametrize("name", ["real", "sample"])
def test_rules_for_tables_quotes_and_pictures_come_where_one_is(name: str, request: pytest.FixtureRequest) -> None:
    few = {"table", "blockquote", "pre", "hr", "img", "svg"}
    having = {}
    for page in request.getfixturevalue(name).pages:
        (style,), (main,) = page.root.all("style"), page.root.all("main")
        having[page.path] = any(element.tag in few for element in main)
        assert ("blockquote{" in "".join(map(str, style.children))) == having[page.path], page.path
    assert set(having.values()) == {True, False}


def test_every_file_is_used_and_every_variable_known(theme: Theme) -> None:
    parts = {part for parts in STYLES.values() for part in parts}
    assert {file.stem for file in CSS.glob("*.css")} == {*parts, *LAYERS, INSETS}
    for name, css in theme.styles.items():
        used, told = (set(re.findall(pattern, css)) for pattern in (r"var\((--[\w-]+)\)", r"(--[\w-]+):"))
        assert used <= told, name


def test_nothing_in_a_style_or_script_ends_it(theme: Theme) -> None:
    scripts = [path.read_text("utf-8") for path in (REPOSITORY / "theme" / "static" / "js").glob("*.js")]
    assert not any(re.search(r"</|<!--", text) for text in [*theme.styles.values(), *scripts])


def test_script_for_days_comes_where_a_day_is_compared(sample: BuiltSite) -> None:
    for page in sample.pages:
        names = {name for element in page.root for name in element.attributes}
        asked = [bool(names & {"data-event", "data-deadline"}), "data-days" in names]
        assert len([one for one in page.root.all("script") if one.get("data-zone")]) == sum(asked), page.path


def test_mark_on_pages_is_that_of_the_icons(real: BuiltSite) -> None:
    def shapes(root: Element) -> list[list[tuple[str, str]]]:
        found = [one for one in root if one.tag in ("circle", "path")]
        return [
            sorted((name, value) for name, value in one.attributes.items() if name not in ("class", "fill", "stroke"))
            for one in found
        ]

    icon = Page("mark", f"<html>{(REPOSITORY / 'theme/static/icons/mark.svg').read_text('utf-8')}</html>")
    assert len(shapes(icon.root)) == 5
    for path in ("/", "/ru/novosti/"):
        (mark,) = real[path].root.all("g", id="mark")
        assert shapes(mark) == shapes(icon.root)
        assert mark.parent.get("aria-hidden") == "true"


def test_what_is_drawn_has_the_colours_of_the_style() -> None:
    """Pictures are drawn before any style is known; their colours carry the names that the palette gives them."""
    palette = dict(re.findall(r"--([a-z]+-[0-9]): (#[0-9a-f]{6});", (CSS / "tokens.css").read_text("utf-8")))
    drawn = REPOSITORY / "plugins" / "association" / "publishing" / "pictures"
    named: list[tuple[str, str]] = []
    for line in "".join((drawn / name).read_text("utf-8") for name in ("icons.py", "previews.py")).splitlines():
        numbers = re.sub(r"\(0x(..), 0x(..), 0x(..)\)", r"#\1\2\3", line).lower()
        named += zip(re.findall(r"--([a-z]+-[0-9])", line), re.findall(r"#[0-9a-f]{6}", numbers), strict=True)
    assert len(named) >= 4
    assert [(name, palette[name]) for name, _ in named] == named
