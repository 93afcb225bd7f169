"""What the search finds: everything there is by kind, topic and letter, and the words of each for the index."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from typing import Any

from association.editions import PageId, State
from association.exports.search_index import Entry, Weight
from association.language import Text, Words, by_initial, key
from association.language.dates import label, when
from association.letters import script
from association.publishing.edition import Edition, Link
from association.publishing.pages.view import View
from association.publishing.structure import ENTRIES_LISTED, SEARCHED, SECTION_OF, searched
from association.records import Agreement, Article, Event, Offer, Organisation, Project

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Listed:
    """An entry of the page: what it is called and leads to, its kind and its day."""

    page: PageId
    record: Any
    link: Link
    kind: str
    when: str
    languages: str  # "" where they are the page's own


@dataclass(frozen=True)
class Group:
    """Entries under one heading; none where there are too many for one page, and `link` leads to their own list."""

    name: Any
    anchor: str
    count: int
    entries: tuple[Listed, ...]
    kind: str = ""
    foreign: bool = False


def listed(views: Iterable[View], edition: Edition) -> tuple[Listed, ...]:
    """Everything that the search finds, in the alphabet's order."""
    titles = {view.page: view.title for view in views}
    found = [_listed(page, titles, edition) for page in searched(edition.addresses, edition.language)]
    return tuple(sorted(found, key=lambda one: (key(one.link.words.text, edition.language), one.page)))


def _listed(page: PageId, titles: Mapping[PageId, Words], edition: Edition) -> Listed:
    record = edition.site.of(page.kind).get(page.key)
    title = titles[page] if page in titles else edition.title(record)
    link = Link(edition.href(edition.page_path(page) or ""), title)
    return Listed(
        page, record, link, kind_name(page.kind, edition), _when(record, edition), _languages(page, record, edition)
    )


def kind_name(kind: str, edition: Edition) -> str:
    """What the entries of a kind are called: as the section that lists them, where there is one."""
    gettext = edition.catalogue.gettext
    own = {"page": gettext("Pages"), "section": gettext("Parts of the site")}
    return own[kind] if kind in own else edition.section_names[_section_of(kind)]


def _section_of(kind: str) -> str:
    return {**SECTION_OF, "organisation": "organisations", "field": "fields"}.get(kind) or ""


def _when(record: Any, edition: Edition) -> str:
    language = edition.language
    match record:
        case Article():
            return label(record.date, language)
        case Event() if record.start is None:
            return edition.catalogue.gettext("the date is not set yet")
        case Event():
            return when(record.start, record.end, language)
        case Offer() | Project() if record.start:
            return label(record.start, language)
        case Agreement() if record.signed_on:
            return label(record.signed_on, language)
    return ""


def _languages(page: PageId, record: Any, edition: Edition) -> str:
    """The languages that the page's words are in, where it stands in for a translation, in part or wholly."""
    own, state = edition.language_name(edition.language.code), edition.addresses.state(page, edition.language)
    if record is None or state is State.FULL:
        return ""
    default = edition.addresses.languages.default.code
    original = edition.language_name(record.original or record.title.into(default).lang)
    return original if state is State.MISSING else edition.listed([own, original])


# --- the page -------------------------------------------------------------------------------------


def by_kind(entries: Sequence[Listed], edition: Edition) -> tuple[Group, ...]:
    """The kinds in the order of SEARCHED; of very many entries, only those are shown that have no list of their own."""
    found: dict[str, list[Listed]] = {kind_name(kind, edition): [] for kind in SEARCHED}
    links = {kind_name(kind, edition): edition.section_link(_section_of(kind)) for kind in SEARCHED}
    for one in sorted(entries, key=_newest_first):
        found[one.kind].append(one)
    few = len(entries) <= ENTRIES_LISTED
    return tuple(
        Group(
            links[name] or name, f"kind-{number}", len(of_kind), tuple(of_kind) if few or not links[name] else (), name
        )
        for number, (name, of_kind) in enumerate(found.items(), 1)
        if of_kind
    )


def by_topic(entries: Sequence[Listed]) -> tuple[Group, ...]:
    """What has a topic or a field of work, under each of them; the groups alone when there is very much."""
    found: dict[PageId, list[Listed]] = {one.page: [] for one in entries if one.page.kind in ("topic", "field")}
    links = {one.page: one.link for one in entries if one.page in found}
    for one in entries:
        for page in _topics(one.record):
            if page in found:
                found[page].append(one)
    few = len(entries) <= ENTRIES_LISTED
    return tuple(
        Group(links[page], f"topic-{number}", len(about), tuple(about) if few else ())
        for number, (page, about) in enumerate(found.items(), 1)
    )


def _topics(record: Any) -> Iterator[PageId]:
    match record:
        case Article():
            yield from (PageId("topic", id) for id in record.front.tags)
        case Organisation():
            yield from (PageId("field", id) for id in record.fields)


def by_letter(entries: Sequence[Listed], edition: Edition) -> tuple[Group, ...]:
    """Entries in the alphabet's order under their letters; those in another alphabet form a block at the end."""
    made, language = [], edition.language
    for name, found, foreign in by_initial(entries, lambda one: one.link.words.text, language):
        first = found[0].link.words
        letter = replace(first, text=name) if first.foreign and script(name) not in (language.script, "") else name
        made.append(Group(letter, f"letter-{len(made) + 1}", len(found), found, foreign=foreign))
    return tuple(made)


# --- the index ------------------------------------------------------------------------------------


def entries_of(entries: Sequence[Listed], views: Iterable[View], edition: Edition) -> list[Entry]:
    """The entries with their words, in the order in which the page tells them by kind."""
    of_page = {view.page: view for view in views}
    return [
        Entry(
            href=one.link.href,
            title=one.link.words.text,
            title_lang=one.link.words.lang,
            kind=one.kind,
            when=one.when,
            languages=one.languages or edition.language_name(edition.language.code),
            words=tuple(_words(one, of_page.get(one.page), edition)),
        )
        for one in sorted(entries, key=_newest_first)
    ]


def _newest_first(one: Listed) -> tuple[int, int]:
    day = getattr(one.record, "date", None) or getattr(one.record, "start", None)
    if day is None and isinstance(one.record, Event):
        day = date.max  # still to come
    return SEARCHED.index(one.page.kind), -day.toordinal() if day else 0


def _words(one: Listed, view: View | None, edition: Edition) -> Iterator[tuple[Weight, str, str]]:
    """What the entry says: its title, its names in every language, summary, facts, text."""
    code = edition.language.code
    yield Weight.TITLE, one.link.words.text, one.link.words.lang
    for name in _names(one, edition):
        for language, words in name.items():
            yield Weight.TITLE, words, language
    if view is None:
        yield from _told(Weight.TEXT, getattr(one.record, "meaning", None), edition)
        holder = edition.site.of("organisation").get(getattr(one.record, "organisation", None))
        if holder is not None:
            yield from _said(Weight.FACT, edition.title(holder), code)
        return
    shows = view.shows
    yield from _said(Weight.SUMMARY, shows.get("summary"), code)
    for fact in shows.get("facts") or ():
        for value in fact.values:
            yield from _said(Weight.FACT, value, code)
    for topic in shows["topics"] if one.page.kind == "article" else ():
        yield from _said(Weight.FACT, topic, code)
    if text := shows.get("body") or shows.get("introduction"):
        yield Weight.TEXT, _plain(text.html), text.lang
    for part in shows.get("parts") or ():
        for told in (part.title, part.note, *part.lines, *part.paragraphs):
            yield from _said(Weight.TEXT, told, code)


def _names(one: Listed, edition: Edition) -> Iterator[Text]:
    """What organisations, places and the network are called or were."""
    records = [one.record] if one.page.kind in ("organisation", "place") else []
    if one.page == PageId("section", "network"):
        records = list(edition.site.of("network").values())
    for record in records:
        found = (getattr(record, field, None) for field in ("name", "full_name", "short_name", "gloss"))
        yield from filter(None, (*found, *getattr(record, "other_names", ())))


def _told(weight: Weight, text: Text | None, edition: Edition) -> Iterator[tuple[Weight, str, str]]:
    if text:
        yield from _said(weight, edition.say(text), edition.language.code)


def _said(weight: Weight, value: Any, code: str) -> Iterator[tuple[Weight, str, str]]:
    """A value as templates get it, as plain words."""
    if value is None:
        return
    words = value.words if isinstance(value, Link) else value
    if isinstance(words, Words):
        yield weight, words.text, words.lang
    else:
        yield weight, _plain(str(words)), code


def _plain(html: str) -> str:
    return unescape(_TAG.sub(" ", html))
