"""The built sites, served on loopback, and a browser that asks nobody else for anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from serving import serving

from association.publishing.build import build

CHROMIUM = Path("/usr/bin/chromium")  # Debian's
TODAY = date(2026, 11, 22)
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="session")
def browser(lacking: Callable[[str, str], None]) -> Iterator[Browser]:
    """Headless Chromium."""
    if not CHROMIUM.exists():
        lacking(str(CHROMIUM), "install Debian's chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(CHROMIUM), headless=True, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[dict[str, str]]:
    """The address of each built site: `real`, and the invented `sample` that shows every state."""
    contents = {"real": repository / "content", "sample": repository / "tests" / "sites" / "sample" / "content"}
    with ExitStack() as open_servers:
        addresses = {}
        for name, content in contents.items():
            output = tmp_path_factory.mktemp("served") / name
            build(repository / "pelicanconf.py", content, output, today=TODAY)
            addresses[name] = open_servers.enter_context(serving(output))
        yield addresses


@pytest.fixture
def visit(browser: Browser, served: dict[str, str]) -> Iterator[Callable[..., Page]]:
    """`visit(site, path, width=…, scheme=…, script=…, before=…)`: the page, loaded, after `before` was run in it.

    Strange requests and errors fail the test.
    """
    contexts, strange = [], []

    def go(
        site: str, path: str, width: int = 1280, scheme: str = "light", script: bool = True, before: str = ""
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        contexts.append(context)
        if before:
            context.add_init_script(before)
        page = context.new_page()
        page.on("request", lambda r: r.url.startswith((served[site], "data:")) or strange.append(f"asks for {r.url}"))
        page.on("console", lambda m: m.type == "error" and strange.append(f"console: {m.text}"))
        page.on("pageerror", lambda error: strange.append(f"error: {error}"))
        answer = page.goto(served[site] + path)
        assert answer is not None
        assert answer.ok, f"{path} answers {answer.status}"
        return page

    yield go
    for context in contexts:
        context.close()
    assert strange == []
