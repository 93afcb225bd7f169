"""The addresses in sitemaps and feeds, whether XML or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from xml.parsers import expat


class NotWellFormed(Exception):
    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def links_of_xml(data: bytes) -> list[tuple[int, str, str]]:
    """Addresses in a sitemap (`loc`, `xhtml:link`) or a feed (`link`, `enclosure`), with the line of their tag."""
    links: list[tuple[int, str, str]] = []
    path: list[str] = []
    texts: list[tuple[int, list[str]]] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        path.append(local)
        texts.append((parser.CurrentLineNumber, []))
        if path[0] in ("urlset", "sitemapindex", "feed", "rss"):
            for tag, attribute in (("link", "href"), ("enclosure", "url")):
                if local == tag and attribute in attributes:
                    links.append((parser.CurrentLineNumber, attribute, attributes[attribute]))

    def end(name: str) -> None:
        local = path.pop()
        line, pieces = texts.pop()
        text = "".join(pieces).strip()
        in_sitemap = path and path[0] in ("urlset", "sitemapindex") and local == "loc"
        in_rss = path and path[0] == "rss" and name == "link"
        if in_sitemap or in_rss:
            links.append((line, local, text))

    def characters(text: str) -> None:
        if texts:
            texts[-1][1].append(text)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, characters
    try:
        parser.Parse(data, True)
    except expat.ExpatError as fault:
        raise NotWellFormed(expat.ErrorString(fault.code), fault.lineno) from fault
    return links


def links_of_json_feed(data: bytes) -> Iterator[tuple[int, str, str]]:
    """Addresses in a JSON Feed (https://jsonfeed.org/version/1.1), by their place in it; other JSON has none."""
    if b"jsonfeed.org/version/" not in data[:1000].replace(b"\\/", b"/"):
        return
    text = data.decode("utf-8")
    try:
        feed = json.loads(text)
    except ValueError as fault:
        raise NotWellFormed(getattr(fault, "msg", str(fault)), getattr(fault, "lineno", 1)) from fault
    if not isinstance(feed, dict):
        return
    things = [("", feed, ("home_page_url", "feed_url", "next_url", "icon", "favicon"))]
    for number, item in enumerate(feed.get("items") or ()):
        things.append((f"items[{number}].", item, ("url", "image", "banner_image")))
        for place, attachment in enumerate(isinstance(item, dict) and item.get("attachments") or ()):
            things.append((f"items[{number}].attachments[{place}].", attachment, ("url",)))
    for place, thing, names in things:
        for name in names:
            if isinstance(thing, dict) and name in thing:
                yield 0, place + name, str(thing[name])
