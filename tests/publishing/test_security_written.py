"""What the written pages may load and do: the policy stands in each of them, and nothing in them goes against it."""

from __future__ import annotations

import re
from collections.abc import Callable
from fnmatch import fnmatch

import pytest
from pages import BuiltSite

from association.exports.headers import POLICY

SITES_TRIED = ("sample", "moved-address", "empty")


@pytest.fixture(params=SITES_TRIED)
def site(request: pytest.FixtureRequest, built: Callable[[str], BuiltSite]) -> BuiltSite:
    return built(request.param)


def test_every_page_has_the_policy_before_anything_it_governs(site: BuiltSite) -> None:
    pages = [name for name in site.files if name.endswith(".html")]
    for name in pages:
        text = site.text(name)
        found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
        assert found and found[1].replace("&#39;", "'") == POLICY, name
        assert not re.search(r"<(?:link|script|img|style)\b", text[: found.start()]), name


def test_the_same_policy_is_asked_of_the_host(site: BuiltSite) -> None:
    lines = site.text("/_headers").splitlines()
    assert lines[0] == "/*"
    assert any(line.startswith(f"  Content-Security-Policy: {POLICY}") for line in lines)
    kept = [line for line in lines if line.startswith(("/theme/", "/images/"))]
    assert kept and all(any(fnmatch(file, line) for file in site.files) for line in kept)


def test_no_page_has_style_script_or_handlers_of_its_own(site: BuiltSite) -> None:
    for page in site.pages:
        for element in page.root:
            for name in element.attributes:
                assert not name.startswith("on") and name != "style", (page.path, element.tag, name)
            assert element.tag not in ("style", "iframe", "object", "embed", "base"), (page.path, element.tag)
            if element.tag == "script":
                assert element.get("src") or element.get("type") == "application/ld+json", page.path


def test_no_page_fetches_anything_from_another_host(site: BuiltSite) -> None:
    fetched = {"script": "src", "img": "src", "source": "srcset", "link": "href", "form": "action", "video": "src"}
    for page in site.pages:
        for element in page.root:
            address = element.get(fetched.get(element.tag, "")) or ""
            if element.tag == "link" and element.get("rel") in ("canonical", "alternate"):
                continue  # said, not fetched
            assert not re.match(r"(?:[a-z]+:)?//|data:", address), (page.path, address)


def test_nothing_is_kept_in_the_readers_browser(site: BuiltSite) -> None:
    for name in site.files:
        if name.endswith(".js"):
            assert not re.search(r"cookie|localStorage|sessionStorage|indexedDB", site.text(name)), name
