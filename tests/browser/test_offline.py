"""Reading without a connection: what was visited is there, what was not is not, and it can be switched off."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

import pytest
from pages import build_site, write_content
from playwright.sync_api import Browser, Error, Page
from serving import serving

ARTICLE = "---\ntitle: {0}\nsummary: Viens. Divi.\n---\n{0} teksts.\n"
FILES = {f"articles/2026-01-01-{name}.lv.md": ARTICLE.format(name) for name in ("viens", "divi")}


def built(work: Path, offline: bool) -> Path:
    work.mkdir(exist_ok=True)
    return build_site(write_content(work / "content", FILES), work, siteurl="", further=f"OFFLINE = {offline}\n").folder


def later(*files: Path) -> None:
    """As written a minute from now: servers tell files apart by the second."""
    for file in files:
        os.utime(file, (time.time() + 60, time.time() + 60))


def until(page: Page, true: str) -> None:
    """Asks from outside, since the page's policy lets nothing be evaluated within."""
    ends = time.monotonic() + 10
    while not page.evaluate(true):
        assert time.monotonic() < ends, true
        time.sleep(0.02)


def governed(page: Page) -> None:
    until(page, "!!navigator.serviceWorker.controller")


def test_visited_pages_can_be_read_without_a_connection(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    with serving(built(tmp_path, offline=True)) as address:
        page.goto(address + "/zinas/viens/")
        governed(page)
        until(page, "caches.match(location.href).then(Boolean)")
        page.goto(address + "/")
        until(page, "caches.match('/').then(Boolean)")
        assert page.evaluate("caches.keys()") == [f"visited {address}/"]  # apart from what other sites there keep
    page.goto(address + "/zinas/viens/")  # the server is gone
    assert page.inner_text("h1") == "viens"
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 0
    page.goto(address + "/")
    assert page.inner_text("h1") == "Vieta"
    with pytest.raises(Error):
        page.goto(address + "/zinas/divi/")
    context.close()


def test_with_a_connection_the_site_itself_answers_and_without_one_what_it_said_last(
    browser: Browser, tmp_path: Path
) -> None:
    folder = built(tmp_path, offline=True)
    context = browser.new_context()
    page = context.new_page()
    with serving(folder) as address:
        page.goto(address + "/zinas/viens/")
        governed(page)
        page.goto(address + "/zinas/viens/?q=1")
        until(page, "caches.match(location.href, { ignoreSearch: true }).then(Boolean)")
        file = folder / "zinas" / "viens" / "index.html"
        file.write_text(file.read_text("utf-8").replace("viens teksts", "jauns teksts"), "utf-8")
        later(file)
        page.goto(address + "/zinas/viens/")
        assert "jauns teksts" in page.inner_text("main")
        until(page, "caches.match('/zinas/viens/').then(it => it.text()).then(it => it.includes('jauns teksts'))")
    for asked in ("", "?q=1", "?q=2"):
        page.goto(f"{address}/zinas/viens/{asked}")  # the server is gone
        assert "jauns teksts" in page.inner_text("main")
    kept = "caches.keys().then(([one]) => caches.open(one)).then(it => it.keys()).then(all => all.map(it => it.url))"
    assert [url for url in page.evaluate(kept) if "viens" in url] == [f"{address}/zinas/viens/"]
    context.close()


def test_what_breaks_off_does_not_take_the_place_of_what_is_kept(browser: Browser, tmp_path: Path) -> None:
    folder = built(tmp_path, offline=True)
    context = browser.new_context()
    page = context.new_page()
    with serving(folder, torn := set()) as address:
        page.goto(address + "/zinas/viens/")
        governed(page)
        until(page, "caches.match(location.href).then(Boolean)")
        torn.add("/zinas/viens/")
        with suppress(Error):
            page.goto(address + "/zinas/viens/", wait_until="commit")
    page.goto(address + "/zinas/viens/")  # the server is gone
    assert "viens teksts" in page.inner_text("main")
    context.close()


def test_switched_off_nothing_is_kept_and_what_was_is_given_up(browser: Browser, tmp_path: Path) -> None:
    folder = built(tmp_path, offline=True)
    context = browser.new_context()
    page = context.new_page()
    with serving(folder) as address:
        page.goto(address + "/")
        governed(page)
        folder = built(tmp_path, offline=False)
        later(*folder.rglob("*.html"), folder / "worker.js")
        page.goto(address + "/")
        assert "serviceWorker" not in page.content()
        until(page, "navigator.serviceWorker.getRegistrations().then(all => all.length == 0)")
        page.goto(address + "/zinas/viens/")
        until(page, "caches.keys().then(all => all.length == 0)")
    context.close()
