"""What the written pages may load and do: the policy stands in each of them, and nothing in them goes against it."""

from __future__ import annotations

import re
from collections.abc import Callable
from fnmatch import fnmatch

import pytest
from pages import BuiltSite, Element

from association.exports.headers import policy

SITES_TRIED = ("sample", "moved-address", "empty")


@pytest.fixture(params=SITES_TRIED)
def site(request: pytest.FixtureRequest, built: Callable[[str], BuiltSite]) -> BuiltSite:
    return built(request.param)


def policy_of(site: BuiltSite, name: str) -> dict[str, list[str]]:
    (found,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', site.text(name))
    return read(found)


def read(policy: str) -> dict[str, list[str]]:
    return {directive: sources for directive, *sources in map(str.split, policy.split(";"))}


def asked_of_the_host(site: BuiltSite) -> dict[str, list[str]]:
    (found,) = re.findall(r"(?m)^  Content-Security-Policy: (.*)", site.text("/_headers"))
    return read(found)


def test_every_page_has_its_policy_before_anything_it_governs(site: BuiltSite) -> None:
    for name in [name for name in site.files if name.endswith(".html")]:
        text = site.text(name)
        before = text.partition("<meta http-equiv=")[0]
        assert not re.search(r"<(?:link|script|img|style)\b", before), name
        assert policy_of(site, name).keys() >= read(policy()).keys(), name


def test_the_host_is_asked_for_no_less_than_every_page_needs(site: BuiltSite) -> None:
    lines = site.text("/_headers").splitlines()
    assert lines[0] == "/*"
    asked = asked_of_the_host(site)
    for name in [name for name in site.files if name.endswith(".html")]:
        for directive, sources in policy_of(site, name).items():
            assert set(sources) <= set(asked[directive]), (name, directive)
    assert max(map(len, lines)) < 2000  # Cloudflare Pages reads no longer ones
    kept = [line for line in lines if line.startswith(("/theme/", "/images/"))]
    assert kept and all(any(fnmatch(file, line) for file in site.files) for line in kept)


def test_style_and_script_of_a_page_are_the_themes_own(site: BuiltSite) -> None:
    """A page allows what stands in it by its hash: what is not of the theme is not among those the host is told."""
    asked = asked_of_the_host(site)
    for page in site.pages:
        (style,) = page.root.all("style")
        scripts = [one for one in page.root.all("script") if not one.get("type")]
        allowed = policy_of(site, f"{page.path}index.html" if page.path.endswith("/") else page.path)
        assert allowed["style-src"] == read(policy([words_of(style)]))["style-src"], page.path
        assert allowed["style-src"][0] in asked["style-src"]
        run = [words_of(one) for one in scripts if not one.get("src")]
        files = any(one.get("src") for one in scripts)
        assert allowed.get("script-src", []) == read(policy([], run, files)).get("script-src", []), page.path


def words_of(element: Element) -> str:
    return "".join(child for child in element.children if isinstance(child, str))


def test_no_page_has_handlers_styled_elements_or_frames(site: BuiltSite) -> None:
    for page in site.pages:
        for element in page.root:
            for name in element.attributes:
                assert not name.startswith("on") and name != "style", (page.path, element.tag, name)
            assert element.tag not in ("iframe", "object", "embed", "base"), (page.path, element.tag)


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
        if name.endswith((".js", ".html")):
            code = "".join(re.findall(r"<script(?! type)[^>]*>(.*?)</script>", site.text(name), re.DOTALL))
            code = code if name.endswith(".html") else site.text(name)
            assert not re.search(r"cookie|localStorage|sessionStorage|indexedDB", code), name
