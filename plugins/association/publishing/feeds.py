"""The news of an edition as feeds: in full, with addresses that hold wherever they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from association.editions import PageId, State
from association.exports.feeds import Entry, Feed, atom, json_feed, with_full_addresses
from association.publishing.edition import Edition
from association.publishing.prose import body, notices

NEWS_IN_FEED = 30


def feed_of(edition: Edition) -> Feed:
    """What the feeds of an edition are called, and where they stand."""
    home = edition.absolute(edition.page_path(PageId("home")) or "/")
    name = edition.say(edition.site.identity.name).text
    return Feed(
        title=f"{name} – {edition.section_names['news']}",
        author=name,
        description=edition.say(edition.site.identity.tagline).text,
        language=edition.language.code,
        home=home,
        atom=f"{home}atom.xml",
        json=f"{home}feed.json",
    )


def feed_files(
    feed: Feed, edition: Edition, editions: Mapping[str, Edition], zone: ZoneInfo
) -> Iterator[tuple[str, str]]:
    """(path, content) of both; they hold the news that is really in this language, in full or in summary."""
    news = [article for article in edition.news if edition.state(article) is not State.MISSING]
    entries = [_entry(article, edition, editions, zone) for article in news[:NEWS_IN_FEED]]
    yield feed.atom.removeprefix(edition.siteurl), atom(feed, entries)
    yield feed.json.removeprefix(edition.siteurl), json_feed(feed, entries)


def _entry(article: Any, edition: Edition, editions: Mapping[str, Edition], zone: ZoneInfo) -> Entry:
    text = body(article, edition, editions, plain=True)
    html = Markup("<p><strong>{}</strong></p>\n").format(edition.say(article.summary))
    html += Markup('<div lang="{}">{}</div>\n').format(text.lang, text.html) if text.foreign else text.html
    for notice in notices(article, edition, editions):
        html += Markup("\n<p><small>{}</small></p>").format(notice)
    url = edition.absolute(edition.page_path(PageId("article", article.id)) or "")
    return Entry(
        title=edition.title(article).text,
        url=url,
        summary=edition.say(article.summary).text,
        html=with_full_addresses(html, url),
        published=datetime.combine(article.date, time(), zone),
        tags=tuple(edition.title(edition.site.get("topic", id)).text for id in article.front.tags),
    )
