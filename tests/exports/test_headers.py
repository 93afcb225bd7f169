"""The headers of the site: as strict as its pages are, at every address under its own."""

from __future__ import annotations

import re

import pytest

from association.exports.headers import headers_file, policy


def parsed(text: str) -> dict[str, dict[str, str]]:
    """Address to its headers, as hosts that read `_headers` take them."""
    blocks: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            blocks[list(blocks)[-1]][name] = value
        else:
            blocks[line] = {}
    return blocks


@pytest.mark.parametrize(
    ("siteurl", "everywhere"),
    [
        ("https://example.org", "/*"),
        ("https://example.org/", "/*"),
        ("https://example.org/parks", "/parks/*"),
        ("http://127.0.0.1:8000", "/*"),
        ("", "/*"),
    ],
)
def test_headers_hold_for_every_address_of_the_site(siteurl: str, everywhere: str) -> None:
    headers = parsed(headers_file(siteurl, policy(["p {}"]), ()))
    assert list(headers) == [everywhere]
    assert headers[everywhere]["Content-Security-Policy"].startswith(policy(["p {}"]))
    assert headers[everywhere]["X-Content-Type-Options"] == "nosniff"
    assert ("Strict-Transport-Security" in headers[everywhere]) == siteurl.startswith("https:")


def directives(policy: str) -> dict[str, str]:
    return dict(directive.split(" ", 1) for directive in policy.split("; "))


def test_policy_lets_nothing_in_from_elsewhere() -> None:
    widest = directives(policy(["a"], ["b"], files=True, worker=True))
    assert widest.pop("default-src") == "'none'"
    assert {source for sources in widest.values() for source in sources.split()} == {
        *("'self'", "'none'"),
        "'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='",  # printf a | openssl dgst -sha256 -binary | base64
        "'sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0='",
    }


@pytest.mark.parametrize(
    ("wanted", "allowed"),
    [
        ({}, set()),
        ({"styles": ["a"]}, {"style-src"}),
        ({"scripts": ["b"]}, {"script-src"}),
        ({"files": True}, {"script-src"}),
        ({"worker": True}, {"worker-src"}),
    ],
)
def test_page_may_only_what_it_needs(wanted: dict, allowed: set[str]) -> None:
    assert set(directives(policy(**wanted))) - set(directives(policy())) == allowed
    assert not re.search('[<>&"]', policy(**wanted))


def test_only_files_whose_name_changes_with_them_are_kept_for_ever() -> None:
    headers = parsed(headers_file("https://example.org", policy(), ["/theme/search.0123456789.js"]))
    assert "immutable" in headers["/theme/search.0123456789.js"]["Cache-Control"]
    assert "Cache-Control" not in headers["/*"]
