"""Addresses: made in one place, for the head, the switch, the sitemap and every link alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from association.editions.translations import Alternate, Item, State, SwitchLink, shown, state
from association.language import Language, Languages


class PageId(NamedTuple):
    """What a page is, whatever the language: `("article", "kada-atslega")`, `("section", "news")`, `("home", "")`.

    `number` counts the sheets of a list that has several.
    """

    kind: str
    key: str = ""
    number: int = 1


def beside(page: PageId, pair: tuple[Language, Language]) -> PageId:
    """The page that shows another one's text in two languages side by side."""
    return PageId("beside", f"{page.kind} {page.key} {pair[0].code} {pair[1].code}")


class Clash(NamedTuple):
    """Two pages that want the same path in one language; the first is an item, if either is."""

    page: PageId
    other: PageId
    language: Language
    path: str


@dataclass(frozen=True)
class Structure:
    """How the site hangs together: data that the editions are given.

    `sections`: the section in which each kind of item stands; None: at the edition's root.
    `anchors`: kinds that have no page of their own, but a place on their section's page.
    `always`: sections that every edition has, even with nothing in them.
    """

    sections: Mapping[str, str | None]
    anchors: frozenset[str] = frozenset()
    always: frozenset[str] = frozenset()


@dataclass
class Addresses:
    """The path of every page in every edition that has it, from the site's root: `/ru/set/balta-maja/`."""

    languages: Languages
    structure: Structure
    _paths: dict[PageId, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    _items: dict[PageId, Item] = field(default_factory=dict)
    _parents: dict[PageId, PageId] = field(default_factory=dict)
    _renditions: set[PageId] = field(default_factory=set)

    @classmethod
    def of(
        cls,
        items: Iterable[Item],
        languages: Languages,
        structure: Structure,
        slugs: Mapping[tuple[str, str, str], str] | None = None,
    ) -> Addresses:
        """`slugs`: by (kind, id, language), the words that stand in an address instead of the id."""
        addresses = cls(languages, structure)
        for language in languages:
            addresses.add(PageId("home"), language, addresses._root(language))
            for section in structure.always:
                addresses.add_section(section, language)
        for item in items:
            for language in languages:
                if shown(item, language):
                    slug = (slugs or {}).get((item.kind, item.id, language.code), item.id)
                    addresses._add_item(item, language, slug)
        return addresses

    # --- making -----------------------------------------------------------------------------------

    def _root(self, language: Language) -> str:
        return "/" if language.default else f"/{language.code}/"

    def add(self, page: PageId, language: Language, path: str, parent: PageId | None = None) -> str:
        self._paths[page][language.code] = path
        if page.kind != "home":
            self._parents[page] = parent or PageId("home")
        return path

    def add_section(self, section: str, language: Language) -> str:
        return self.add(PageId("section", section), language, f"{self._root(language)}{language.sections[section]}/")

    def add_below(self, section: str, page: PageId, language: Language, slug: str) -> str:
        """A page that is no item, such as a year of the archive; its section comes into being with it."""
        base = self.add_section(section, language)
        return self.add(page, language, f"{base}{slug}/", PageId("section", section))

    def add_sheet(self, page: PageId, number: int, language: Language) -> str:
        """A further sheet of a list: `/zinas/lapa/2/`."""
        path = f"{self._paths[page][language.code]}{language.sections['page']}/{number}/"
        return self.add(page._replace(number=number), language, path, page)

    def add_beside(self, page: PageId, pair: tuple[Language, Language]) -> None:
        """The page's text in two languages side by side, in the edition of each: `/zinas/raksts/lv-ru/`.

        It is the same text again, so search engines are to keep to the page itself.
        """
        found = beside(page, pair)
        self._renditions.add(found)
        for language in pair:
            self.add(found, language, f"{self._paths[page][language.code]}{'-'.join(one.code for one in pair)}/", page)

    def _add_item(self, item: Item, language: Language, slug: str) -> None:
        page = PageId(item.kind, item.id)
        self._items[page] = item
        section = self.structure.sections[item.kind]
        if section is None:
            self.add(page, language, f"{self._root(language)}{slug}/")
        elif item.kind in self.structure.anchors:
            self.add(page, language, f"{self.add_section(section, language)}#{item.kind}-{slug}")
        else:
            self.add_below(section, page, language, slug)

    # --- asking -----------------------------------------------------------------------------------

    def path(self, page: PageId, language: Language) -> str | None:
        """The page's path in that edition, or None where the edition hasn't got it."""
        return self._paths.get(page, {}).get(language.code)

    def nearest(self, page: PageId, language: Language) -> tuple[str, Language]:
        """Where a link to this page leads a reader of that language: the same edition if it has the page,
        else the edition the page was written in. Raises KeyError for a page that no edition has."""
        paths = self._paths.get(page, {})
        wanted = (language.code, self._origin(page), self.languages.default.code, *paths)
        code = next((code for code in wanted if code in paths), None)
        if code is None:
            raise KeyError(page)
        return paths[code], self.languages[code]

    def _origin(self, page: PageId) -> str:
        """The language in which the page's words were written, of those that it has words in."""
        item = self._items.get(page)
        if item is None or item.spoken is None:
            return self.languages.default.code
        wanted = (item.original, *self.languages.codes)
        return next((code for code in wanted if code in item.spoken), self.languages.default.code)

    def state(self, page: PageId, language: Language) -> State:
        item = self._items.get(page)
        return State.FULL if item is None else state(item, language)

    def alternates(self, page: PageId) -> tuple[Alternate, ...]:
        """The page in all the languages it is really written in, itself included, in the site's order.

        Further sheets of a list have none: the second sheet in one language is not the second in another. Nor have
        pages that show another one's words again.
        """
        if page.number > 1 or page in self._renditions:
            return ()
        paths = self._paths[page]
        return tuple(
            Alternate(language, paths[language.code])
            for language in self.languages
            if language.code in paths and self.state(page, language) is not State.MISSING
        )

    def original(self, page: PageId, language: Language) -> str:
        """The path of the page whose words these are: its own, unless it stands in for a translation or for a page."""
        if page in self._renditions:
            page = self._parents[page]
        code = self._origin(page) if self.state(page, language) is State.MISSING else language.code
        return self._paths[page][code]

    def is_original(self, page: PageId, language: Language) -> bool:
        """Whether the page's words are its own, so that it may be found by them."""
        return self._paths[page][language.code] == self.original(page, language)

    def switch(self, page: PageId, here: Language) -> tuple[SwitchLink, ...]:
        """One link per language, to the same page or to the nearest one above it.

        Wants every page added first, sheets too: else what a page says would hang on which edition is written first.
        """
        return tuple(self._switch_link(page, here, language) for language in self.languages)

    def _switch_link(self, page: PageId, here: Language, language: Language) -> SwitchLink:
        if language is here:
            return SwitchLink(language, self._paths[page][here.code], True, self.state(page, here), absent=False)
        target = page
        while language.code not in self._paths[target]:
            target = self._parents[target]
        absent = target[:2] != page[:2]  # a list that has fewer sheets there is there all the same
        return SwitchLink(language, self._paths[target][language.code], False, self.state(target, language), absent)

    def trail(self, page: PageId, language: Language) -> tuple[PageId, ...]:
        """The pages above this one in that edition, from the home page down."""
        above: list[PageId] = []
        while page in self._parents:
            page = self._parents[page]
            if language.code in self._paths[page]:
                above.insert(0, page)
        return tuple(above)

    def __contains__(self, page: object) -> bool:
        """Whether any edition has the page."""
        return bool(self._paths.get(page))

    def __iter__(self) -> Iterator[tuple[PageId, Mapping[str, str]]]:
        return iter(self._paths.items())

    def clashes(self) -> Iterator[Clash]:
        """Two pages at one address; a host may hold capitals and small letters for the same."""
        taken: dict[str, PageId] = {}
        for page, paths in self._paths.items():
            for code, path in paths.items():
                other = taken.setdefault(path.casefold(), page)
                if other != page:
                    items_first = sorted((page, other), key=lambda one: (one not in self._items, one))
                    yield Clash(*items_first, self.languages[code], path)
