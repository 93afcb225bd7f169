"""News: articles, their list, topics and archive."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from association.editions import PageId, State, beside, full_pairs
from association.language import Language
from association.language.dates import month
from association.publishing.beside import Pair, aligned, apart, blocks
from association.publishing.cards import cards
from association.publishing.edition import Edition, Link
from association.publishing.pages.view import View, introduced, section, sheets_of, story
from association.publishing.portal_text import portal_links
from association.publishing.prose import body, notices
from association.publishing.structure import page_of
from association.publishing.values import day

_LINK_HERE = re.compile(r'<a href="/(?!(?:\S*/)?(?:images|files)/)[^"]*"(?! hreflang)')


def news(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    """Every article, then the lists of them: all, by topic, by year."""
    gettext = edition.catalogue.gettext
    for newer, article, older in zip((None, *edition.news), edition.news, (*edition.news[1:], None), strict=False):
        shows = {
            "newer": newer and edition.link(newer),
            "older": older and edition.link(older),
            "topics": [edition.link(topic) for topic in _topics(article, edition)],
            "day": day(article.date, edition),
            "draft": article.draft,
            "credit": article.image_credit,
            "portals": portal_links(article, edition, editions),
            "beside": [_link_beside(article, pair, edition) for pair in _pairs(article, edition)],
        }
        yield story(article, "article.html", edition, editions, shows)
        for pair in _pairs(article, edition):
            yield _beside(article, pair, edition, editions)
    further = ("archive", "topics")
    introduction = introduced("news", edition, editions)
    yield from sheets_of(
        PageId("section", "news"), "list.html", edition.news, edition, further=further, introduced=introduction
    )
    about: dict[str, list[Any]] = defaultdict(list)
    for article in edition.news:
        for id in article.front.tags:
            about[id].append(article)
    topics = []
    for topic in edition.in_order(edition.site.get("topic", id) for id in about):
        found = about[topic.id]
        topics.append((edition.link(topic), len(found)))
        yield from sheets_of(PageId("topic", topic.id), "list.html", found, edition, title=edition.title(topic))
    if edition.page_path(PageId("section", "topics")):
        yield section("topics", "topics.html", {"topics": topics}, edition, editions)
    years = []
    for year, found in groupby(edition.news, key=lambda article: article.date.year):
        articles = tuple(found)
        page = PageId("year", str(year))
        title = edition.own(gettext("News of %(year)s") % {"year": year})
        months = [
            (month(year, number, edition.language), cards(tuple(of_month), edition))
            for number, of_month in groupby(articles, key=lambda article: article.date.month)
        ]
        years.append((edition.href(edition.page_path(page) or ""), year, len(articles)))
        yield View(page, "year.html", title, title.text, {"months": months})
    if edition.page_path(PageId("section", "archive")):
        yield section("archive", "archive.html", {"years": years}, edition, editions)


def _pairs(article: Any, edition: Edition) -> list[tuple[Language, Language]]:
    """The pairs of languages, this one among them, in which the article can be read side by side."""
    return [pair for pair in full_pairs(article, edition.addresses.languages) if edition.language in pair]


def _link_beside(article: Any, pair: tuple[Language, Language], edition: Edition) -> Link:
    words = edition.own(
        edition.catalogue.gettext("Read side by side: %(languages)s") % {"languages": _named(pair, edition)}
    )
    return Link(edition.href(edition.page_path(beside(page_of(article), pair)) or ""), words)


def _named(pair: tuple[Language, Language], edition: Edition) -> str:
    return edition.listed([edition.language_name(one.code) for one in pair])


def _beside(article: Any, pair: tuple[Language, Language], edition: Edition, editions: Mapping[str, Edition]) -> View:
    """The article's two texts in this edition's frame; each cell speaks, and links, as its own language does."""
    one, other = (editions[language.code] for language in pair)
    heading = edition.title(article)
    shows = {
        "heading": heading,
        "day": day(article.date, edition),
        "draft": article.draft,
        "columns": [
            (its, its.title(article), its.say(article.summary), its.link(article).href) for its in (one, other)
        ],
        "pairs": one.once(("beside", article.id, other.language.code), lambda: _rows(article, one, other, editions)),
        "outdated": any(article.outdated(language.code) for language in pair),
        "original_language": edition.language_name(article.original),
        "state": State.FULL,
        "notices": notices(article, edition, editions),
    }
    page = beside(page_of(article), pair)
    title = edition.own(f"{heading} ({_named(pair, edition)})", heading)  # apart from the article's own, in tabs
    return View(page, "beside.html", title, edition.say(article.summary).text, shows)


def _rows(article: Any, one: Edition, other: Edition, editions: Mapping[str, Edition]) -> tuple[Pair, ...]:
    """The paragraphs of both texts, the same in either frame: each link says into which edition it leads."""
    texts = [
        _LINK_HERE.sub(rf'\g<0> hreflang="{its.language.code}"', str(body(article, its, editions).html))
        for its in (one, other)
    ]
    return aligned(blocks(texts[0]), blocks(apart(texts[1], other.language.code)))


def _topics(article: Any, edition: Edition) -> tuple[Any, ...]:
    return edition.in_order(edition.site.get("topic", id) for id in article.front.tags)
