"""The site in one language: how a reader of it meets each record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from babel import Locale
from markupsafe import Markup, escape

from association.editions import Addresses, PageId, State, shown
from association.language import Catalogue, ForeignNames, Language, Text, Words, bind, key, quoted
from association.publishing.pictures.encoding import Prints
from association.publishing.structure import page_of
from association.records import Agreement, Organisation, Site

Made = TypeVar("Made")


@dataclass(frozen=True)
class Link:
    """A link to a record's page: its address, its words, and the edition it leads to when that is another."""

    href: str
    words: Words | Markup
    hreflang: str | None = None

    def __html__(self) -> str:
        return self._html

    @cached_property
    def _html(self) -> Markup:
        hreflang = f' hreflang="{escape(self.hreflang)}"' if self.hreflang else ""
        return Markup(f'<a href="{escape(self.href)}"{hreflang}>{escape(self.words)}</a>')


@dataclass(frozen=True)
class Marked(Words):
    """Words of the page's language that hold names of another; `html` marks those."""

    html: Markup = Markup()

    def __html__(self) -> str:
        return self.html


@dataclass(frozen=True)
class Edition:
    """Everything that making a page in one language needs; nothing in it changes while pages are made.

    What is asked for again and again (words, links, entries of lists) is made once and kept for the build.
    """

    language: Language
    site: Site
    addresses: Addresses
    catalogue: Catalogue
    siteurl: str
    base: str
    today: date
    region: Any = ()
    pictures: Mapping[str, Prints] = field(default_factory=dict)  # by the original's name below content/
    kept: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, key: Any, make: Callable[[], Made]) -> Made:
        """What `make` gives, made at the first asking."""
        found = self.kept.get(key)
        if found is None:
            found = self.kept[key] = make()
        return found

    # --- words ------------------------------------------------------------------------------------

    def say(self, text: Text) -> Words:
        """The text in this language, or in the one it was written in, marked so."""
        return self.once(text, lambda: self._said(text))

    def _said(self, text: Text) -> Words:
        words = text.into(self.language.code, otherwise=self.addresses.languages.default.code)
        if words.foreign:
            return replace(words, text=bind(words.text, self.addresses.languages[words.lang]))
        return self.own(bind(words.text, self.language))

    def own(self, text: str, *within: Words) -> Words:
        """Words of this language; names in it that keep their letters are marked, as are the foreign ones `within`."""
        foreign = {words.text: words.lang for words in within if words.foreign}
        names = ForeignNames({**self._foreign_names, **foreign}) if foreign else self._names
        return Marked(text, self.language.code, foreign=False, html=names.mark(text))

    def abroad(self, words: Words) -> Words:
        """Words of this language as they stand on a page in another."""
        html = Markup('<span lang="{}">{}</span>').format(words.lang, words)
        return Marked(words.text, words.lang, foreign=True, html=html)

    @cached_property
    def _names(self) -> ForeignNames:
        return ForeignNames(self._foreign_names)

    @cached_property
    def _foreign_names(self) -> dict[str, str]:
        default = self.addresses.languages.default.code
        named = [*self.site.of("organisation").values(), *self.site.of("network").values()]
        found = [one.name.into(self.language.code, otherwise=default) for one in named]
        return {words.text: words.lang for words in found if words.foreign}

    def title(self, record: Any) -> Words:
        """What the record is called in lists, headings and links."""
        return self.once(("title", record.kind, record.id), lambda: self._title(record))

    def _title(self, record: Any) -> Words:
        if isinstance(record, Organisation):
            return self._name(record)
        if isinstance(record, Agreement):
            return self.own(self._agreement_title(record))
        return self.say(record.title)

    def _name(self, organisation: Organisation) -> Words:
        """A proper name in this language's quotation marks, unless it takes none."""
        words = self.say(organisation.name)
        if not organisation.quoted:
            return words
        text = quoted(words.text, self.language)
        return replace(words, text=text) if words.foreign else self.own(text)

    def paragraphs(self, text: Text) -> tuple[Words, ...]:
        """A longer text, cut where it has empty lines."""
        words = self.say(text)
        pieces = [piece.strip() for piece in words.text.split("\n\n")]
        return tuple(replace(words, text=piece) if words.foreign else self.own(piece) for piece in pieces)

    def _agreement_title(self, agreement: Agreement) -> str:
        gettext = self.catalogue.gettext
        if agreement.type == "network":
            network = next(iter(self.site.of("network").values()), None)
            if network is None:
                return gettext("Agreement on a network")
            name = quoted(self.say(network.name).text, self.language)
            return gettext("Agreement on the network %(name)s") % {"name": name}
        names = [self.title(self.site.get("organisation", id)).text for id in agreement.parties]
        if not names:
            return gettext("Cooperation agreement")
        return gettext("Cooperation agreement: %(parties)s") % {"parties": self.listed(names)}

    def listed(self, parts: Sequence[Any]) -> Any:
        """„A, B un C”: the parts in one phrase; Markup when any of them is."""
        if any(hasattr(part, "__html__") for part in parts):
            parts = [escape(part) for part in parts]
        if len(parts) < 2:
            return parts[0] if parts else ""
        most, last = parts[0], parts[-1]
        for part in parts[1:-1]:
            most = most + ", " + part
        return type(most)(self.catalogue.gettext("%(most)s and %(last)s")) % {"most": most, "last": last}

    def language_name(self, code: str) -> str:
        """A language's name in this one („latviešu”), as CLDR or our rules have it; the bare code when neither has."""
        return self._language_names.get(code, code)

    @cached_property
    def _language_names(self) -> Mapping[str, str]:
        return {**Locale.parse(self.language.code, sep="-").languages, **self.language.rules.languages}

    # --- addresses --------------------------------------------------------------------------------

    def href(self, path: str) -> str:
        """A path from the site's root as a link on any page; the site may stand below its host's root."""
        return self.base + path

    def absolute(self, path: str) -> str:
        return self.siteurl + path

    def page_path(self, page: PageId) -> str | None:
        return self.addresses.path(page, self.language)

    def link(self, record: Any, words: Words | Markup | None = None) -> Link:
        """A link to the record, in this edition if it has it, else in the one it was written in."""
        if words is None:
            return self.once(("link", record.kind, record.id), lambda: self._link(record, self.title(record)))
        return self._link(record, words)

    def _link(self, record: Any, words: Words | Markup) -> Link:
        path, language = self.addresses.nearest(page_of(record), self.language)
        elsewhere = language.code if language is not self.language else None
        return Link(self.href(path), words, elsewhere)

    def section_link(self, section: str) -> Link | None:
        """A link to a section that this edition has, or None."""
        path = self.page_path(PageId("section", section))
        if path is None:
            return None
        return Link(self.href(path), self.own(self.section_names[section]))

    def section_title(self, section: str) -> str:
        introduction = self.introduction(section)
        if introduction is not None and self.language.code in introduction.title:
            return self.say(introduction.title).text
        return self.section_names[section]

    def introduction(self, section: str) -> Any | None:
        """The page that an editor wrote under the section's name, if this edition has it."""
        page = self.site.pages.get(section)
        return page if page is not None and shown(page, self.language) else None

    @cached_property
    def section_names(self) -> dict[str, str]:
        gettext = self.catalogue.gettext
        return {
            "take-part": gettext("Take part"),
            "news": gettext("News"),
            "archive": gettext("Archive"),
            "topics": gettext("Topics"),
            "events": gettext("Events"),
            "calendar": gettext("Calendar"),
            "network": gettext("Network"),
            "organisations": gettext("Organisations"),
            "fields": gettext("Fields of work"),
            "volunteers": gettext("Who seeks volunteers"),
            "data": gettext("Open data"),
            "places": gettext("Places"),
            "agreements": gettext("Agreements"),
            "projects": gettext("Projects"),
            "programmes": gettext("Programmes"),
            "surveys": gettext("Surveys"),
            "documents": gettext("Documents"),
            "exchange": gettext("Needs and resources"),
            "glossary": gettext("Glossary"),
            "search": gettext("Search"),
        }

    # --- lists ------------------------------------------------------------------------------------

    def has(self, record: Any) -> bool:
        return self.page_path(PageId(record.kind, record.id)) is not None

    def state(self, record: Any) -> State:
        return self.addresses.state(PageId(record.kind, record.id), self.language)

    def all(self, kind: str) -> tuple[Any, ...]:
        """The records of that kind that this edition has, in its alphabet's order."""
        return self.in_order(self.site.of(kind).values())

    def in_order(self, records: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(sorted(filter(self.has, records), key=self._order))

    @cached_property
    def _order(self) -> Callable[[Any], Any]:
        return lambda record: (key(self.title(record).text, self.language), record.kind, record.id)

    @cached_property
    def news(self) -> tuple[Any, ...]:
        """This edition's articles, newest first; those of one day by their key."""
        return self.newest_first(self.site.articles.values())

    def newest_first(self, articles: Iterable[Any]) -> tuple[Any, ...]:
        shown = sorted(filter(self.has, articles), key=lambda article: article.id)
        return tuple(sorted(shown, key=lambda article: article.date, reverse=True))

    @cached_property
    def events(self) -> tuple[Any, ...]:
        """This edition's events, latest first; before them those whose days are not set yet."""
        shown = sorted(filter(self.has, self.site.of("event").values()), key=lambda event: event.id)
        return tuple(sorted(shown, key=lambda event: event.start or date.max, reverse=True))

    @cached_property
    def dated_events(self) -> tuple[Any, ...]:
        """Those that a calendar can hold."""
        return tuple(event for event in self.events if event.start)
