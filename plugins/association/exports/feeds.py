"""The news of one edition as a feed, in full: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from feedgenerator import Atom1Feed


@dataclass(frozen=True)
class Feed:
    """`id` is the feed's own address, so that the feeds of two languages are two feeds."""

    title: str
    author: str
    description: str
    language: str
    home: str
    atom: str
    json: str


@dataclass(frozen=True)
class Entry:
    """`html` is the whole text, with absolute links; `published` has a zone."""

    title: str
    url: str
    summary: str
    html: str
    published: datetime
    tags: tuple[str, ...] = ()


def atom(feed: Feed, entries: Sequence[Entry]) -> str:
    """The feed as Atom; its `updated` is that of its newest entry, never the time of the build."""
    made = _Atom(
        title=feed.title,
        link=feed.home,
        description=feed.description,
        subtitle=feed.description,
        language=feed.language,
        feed_url=feed.atom,
        feed_guid=feed.atom,
    )
    for entry in entries:
        made.add_item(
            title=entry.title,
            link=entry.url,
            unique_id=entry.url,
            description=entry.summary,
            content=entry.html,
            pubdate=entry.published,
            updateddate=entry.published,
            categories=entry.tags or None,
            author_name=feed.author,
        )
    out = io.StringIO()
    made.write(out, "utf-8")
    return out.getvalue()


_ADDRESS = re.compile(r"""(<(?:a|img)\b(?:[^>"]|"[^"]*")*?\s(?:href|src)=")([^"]*)""")


def with_full_addresses(html: str, url: str) -> str:
    """The text of the page at `url` for readers elsewhere: links, pictures, its own headings by full address."""
    return _ADDRESS.sub(lambda found: found[1] + urljoin(url, found[2]), str(html))


class _Atom(Atom1Feed):
    """An empty feed would take the time of the build for its date: it takes the beginning of all time."""

    def latest_post_date(self) -> datetime:
        if not self.items:
            return datetime.fromisoformat("1970-01-01T00:00:00+00:00")
        return super().latest_post_date()


def json_feed(feed: Feed, entries: Sequence[Entry]) -> str:
    """The feed as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "language": feed.language,
        "home_page_url": feed.home,
        "feed_url": feed.json,
        "authors": [{"name": feed.author, "url": feed.home}],
        "items": [
            {
                "id": entry.url,
                "url": entry.url,
                "title": entry.title,
                "summary": entry.summary,
                "content_html": entry.html,
                "date_published": entry.published.isoformat(),
                "language": feed.language,
                **({"tags": list(entry.tags)} if entry.tags else {}),
            }
            for entry in entries
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
