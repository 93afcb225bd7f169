"""The built sites, served on loopback, and a browser that asks nobody else for anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
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


def strange(page: Page, served: dict[str, str]) -> list[str]:
    """What goes on in the page that should not: requests to other hosts, and errors."""
    found: list[str] = []
    ours = (*served.values(), "data:")
    page.on("request", lambda request: request.url.startswith(ours) or found.append(f"asks for {request.url}"))
    page.on("console", lambda message: message.type == "error" and found.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: found.append(f"error: {error}"))
    return found


@pytest.fixture(scope="session")
def open_page(browser: Browser, served: dict[str, str]) -> Iterator[Callable[[str, str], Page]]:
    """`open_page(site, path)`: a page with axe in it, one for all tests of a worker: to make one takes a while."""
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(Axe().axe_script)
    page = context.new_page()
    found = strange(page, served)

    def go(site: str, path: str) -> Page:
        assert found == []
        answer = page.goto(served[site] + path)
        assert answer is not None
        assert answer.ok, f"{path} answers {answer.status}"
        return page

    yield go
    context.close()
    assert found == []


@pytest.fixture
def visit(browser: Browser, served: dict[str, str]) -> Iterator[Callable[..., Page]]:
    """`visit(site, path, width=…, scheme=…, script=…)`: the page, loaded; strange requests and errors fail the test."""
    contexts, found = [], []

    def go(site: str, path: str, width: int = 1280, scheme: str = "light", script: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        found.append(strange(page, served))
        answer = page.goto(served[site] + path)
        assert answer is not None
        assert answer.ok, f"{path} answers {answer.status}"
        return page

    yield go
    for context in contexts:
        context.close()
    assert not any(found), found
