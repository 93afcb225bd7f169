"""How this site hangs together: which section holds what, and where every page stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from association.editions import Addresses, Clash, PageId, Structure, full_pairs, shown
from association.language import Language, Languages
from association.problems import Problem, ProblemsFound, kind_name, said
from association.publishing.dead_ends import dead_ends
from association.publishing.months import months_with
from association.records import Site
from association.records.texts import Story

SECTION_OF = {
    "article": "news",
    "topic": "topics",
    "page": None,
    "event": "events",
    "offer": "take-part",
    "organisation": "network",
    "place": "places",
    "agreement": "agreements",
    "project": "projects",
    "programme": "programmes",
    "survey": "surveys",
    "document": "documents",
    "need": "exchange",
    "resource": "exchange",
    "term": "glossary",
}

# Sections that hold no records of one kind: lists made of others, and the page on the data themselves.
DERIVED = ("calendar", "archive", "organisations", "fields", "volunteers", "data", "search")
SECTIONS = frozenset({*filter(None, SECTION_OF.values()), *DERIVED})

STRUCTURE = Structure(
    sections=SECTION_OF,
    anchors=frozenset({"need", "resource", "term"}),
    always=frozenset({"take-part", "news", "events", "network", "search"}),
)

LISTED = 20  # entries on one sheet of a list of news
ORGANISATIONS_LISTED = 500  # and of organisations: short entries, narrowed by a filter

ENTRIES_LISTED = 300  # and of the search page, which has everything: lines

# What the search finds, in the order in which its page tells the kinds: sections' own pages last.
SEARCHED = (
    *("offer", "event", "article", "organisation", "place", "project", "agreement", "survey", "document", "programme"),
    *("need", "resource", "topic", "field", "term", "page", "section"),
)

# The order of the main menu; pages whose header says `menu: true` follow, then the search.
MENU = ("take-part", "news", "events", "network", "projects")
# The pages of the news and of the network lead to their further lists: archive, topics, places, fields.
FOOTER = ("calendar", "organisations", "agreements", "surveys", "documents", "programmes", "glossary", "data")


def published(site: Site, drafts: bool) -> Site:
    """The site without its drafts, unless they are wanted."""
    if drafts:
        return site
    records = {
        kind: {id: record for id, record in found.items() if not getattr(record, "draft", False)}
        for kind, found in site.records.items()
    }
    return replace(site, records=records)


def page_of(record: Any) -> PageId:
    """The page on which a record stands: its own, or that of the section which it introduces."""
    if record.kind == "page" and record.id in SECTIONS:
        return PageId("section", record.id)
    return PageId(record.kind, record.id)


def addresses_of(site: Site, languages: Languages) -> Addresses:
    """Every page's address in every edition; raises ProblemsFound when two want the same one, or one leads nowhere."""
    items = [
        record
        for record in site
        if record.kind in STRUCTURE.sections
        and record.kind != "topic"  # a topic has a page where it has news
        and page_of(record).kind != "section"
    ]
    slugs = {
        (record.kind, record.id, code): version.front.slug
        for record in items
        if record.kind in ("article", "page")
        for code, version in record.versions.items()
        if version.front.slug
    }
    addresses = Addresses.of(items, languages, STRUCTURE, slugs)
    _add_derived(addresses, site, languages)
    for page in site.pages.values():
        for language in languages:
            if page_of(page).kind == "section" and shown(page, language):
                addresses.add_section(page.id, language)
    for language in languages:
        for number in range(2, sheets(len(searched(addresses, language)), ENTRIES_LISTED) + 1):
            addresses.add_sheet(PageId("section", "search"), number, language)
        name = "/404.html" if language.default else f"/{language.code}/404.html"
        addresses.add(PageId("not-found", language.code), language, name)
    if problems := [_two_at_one_address(clash, site) for clash in addresses.clashes()]:
        raise ProblemsFound(problems)
    if problems := list(dead_ends(site, {path for _, paths in addresses for path in paths.values()})):
        raise ProblemsFound(problems)
    return addresses


def _two_at_one_address(clash: Clash, site: Site) -> Problem:
    page, other, code = clash.page, clash.other, clash.language.code
    record = site.of(page.kind).get(page.key)
    if isinstance(record, Story):
        written = code if code in record.versions else record.original
        where, remedy = site.where[page.kind, page.key, written], said("give it another slug: in its header")
    else:
        where, remedy = site.where[page.kind, page.key], said("give one of them another id")
    message = said(
        "{kind} '{key}' and {other_kind} '{other_key}' both want the address {path}",
        kind=kind_name(page.kind),
        key=page.key,
        other_kind=kind_name(other.kind),
        other_key=other.key,
        path=clash.path,
    )
    return Problem(*where, "slug", message, remedy)


def _add_derived(addresses: Addresses, site: Site, languages: Languages) -> None:
    """Gives an address to what is no record: topics and years with news in that language, further sheets of lists."""
    for language in languages:
        articles = [article for article in site.articles.values() if shown(article, language)]
        lists = [(PageId("section", "news"), len(articles))]
        for id, count in sorted(Counter(id for article in articles for id in article.front.tags).items()):
            addresses.add_below("topics", PageId("topic", id), language, id)
            lists.append((PageId("topic", id), count))
        for page, count in lists:
            for number in range(2, sheets(count) + 1):
                addresses.add_sheet(page, number, language)
        for key in months_with(event for event in site.of("event").values() if shown(event, language)):
            addresses.add_below("calendar", key.page, language, str(key))
        organisations = [one for one in site.of("organisation").values() if shown(one, language)]
        if organisations:
            addresses.add_section("organisations", language)
            for number in range(2, sheets(len(organisations), ORGANISATIONS_LISTED) + 1):
                addresses.add_sheet(PageId("section", "organisations"), number, language)
        for id in sorted({id for one in organisations for id in one.fields}):
            if shown(site.get("field", id), language):
                addresses.add_below("fields", PageId("field", id), language, id)
        if any(one.seeks_volunteers and one.status == "active" for one in organisations):
            addresses.add_section("volunteers", language)
        addresses.add_section("data", language)
        addresses.add_section("exchange", language)
        for year in sorted({article.date.year for article in articles}):
            addresses.add_below("archive", PageId("year", str(year)), language, str(year))
    for article in site.articles.values():
        for pair in full_pairs(article, languages):
            addresses.add_beside(page_of(article), pair)


def searched(addresses: Addresses, language: Language) -> list[PageId]:
    """What the search of an edition finds: its pages and the places on them that are told by name, each list once."""
    return [
        page
        for page, paths in addresses
        if language.code in paths and page.kind in SEARCHED and page.number == 1 and page != PageId("section", "search")
    ]


def sheets(entries: int, listed: int = LISTED) -> int:
    """How many sheets a list of so many entries has: an empty one has one."""
    return max(1, -(-entries // listed))
