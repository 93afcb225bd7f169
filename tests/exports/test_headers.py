"""The headers of the site: as strict as its pages are, at every address under its own."""

from __future__ import annotations

import pytest

from association.exports.headers import POLICY, headers_file


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
    headers = parsed(headers_file(siteurl, ()))
    assert list(headers) == [everywhere]
    assert headers[everywhere]["Content-Security-Policy"].startswith(POLICY)
    assert headers[everywhere]["X-Content-Type-Options"] == "nosniff"
    assert ("Strict-Transport-Security" in headers[everywhere]) == siteurl.startswith("https:")


def test_policy_lets_nothing_in_from_elsewhere() -> None:
    directives = dict(directive.split(" ", 1) for directive in POLICY.split("; "))
    assert directives.pop("default-src") == "'none'"
    assert set(directives.values()) == {"'self'", "'none'"}
    assert "unsafe" not in POLICY and "http" not in POLICY and "data:" not in POLICY


def test_only_files_whose_name_changes_with_them_are_kept_for_ever() -> None:
    headers = parsed(headers_file("https://example.org", ["/theme/style.0123456789.css"]))
    assert "immutable" in headers["/theme/style.0123456789.css"]["Cache-Control"]
    assert "Cache-Control" not in headers["/*"]
