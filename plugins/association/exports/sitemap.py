"""sitemap.xml (sitemaps.org 0.9) with each page's alternates, and robots.txt that names it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr


class Location(NamedTuple):
    """A page's full address and (hreflang, full address) of it in every language, itself included."""

    url: str
    alternates: tuple[tuple[str, str], ...]


def sitemap(locations: Iterable[Location]) -> str:
    """The pages in the order of their addresses."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for location in sorted(locations):
        lines.append(f"<url><loc>{escape(location.url)}</loc>")
        lines += [
            f'<xhtml:link rel="alternate" hreflang={quoteattr(code)} href={quoteattr(url)}/>'
            for code, url in location.alternates
        ]
        lines.append("</url>")
    return "\n".join([*lines, "</urlset>", ""])


def robots(siteurl: str, unwanted: Iterable[str] = ()) -> str:
    """robots.txt (RFC 9309); `unwanted` are patterns of paths, for files that cannot themselves say `noindex`."""
    refused = "".join(f"Disallow: {pattern}\n" for pattern in unwanted)
    return f"User-agent: *\nAllow: /\n{refused}Sitemap: {siteurl}/sitemap.xml\n"
