"""What every page says of itself: where it stands, in which languages it is, and where the reader can go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from association.editions import Addresses, PageId, State, SwitchLink
from association.exports.voice import Voice
from association.language import Words
from association.language.territories import locale
from association.publishing.edition import Edition, Link
from association.publishing.open_data import described
from association.publishing.pages import View
from association.publishing.pictures.previews import Preview
from association.publishing.structure import FOOTER, MENU
from association.publishing.terms import Explained

TAB = 66  # characters: what is longer than about 70 is cut by tabs and lists of findings, in the middle of a word


class AlternateLink(NamedTuple):
    """`<link rel="alternate" hreflang>`: the language, or `x-default`, and the full address."""

    hreflang: str
    href: str


class MenuEntry(NamedTuple):
    """`here`: the page itself, `section`: the part of the site it stands in (`aria-current`), else empty."""

    link: Link
    current: str


@dataclass(frozen=True)
class Head:
    """Handed to each template as `page`."""

    id: PageId
    title: Words
    tab: str
    description: str
    path: str
    canonical: str
    alternates: tuple[AlternateLink, ...]
    switch: tuple[SwitchLink, ...]
    trail: tuple[Link, ...]
    menu: tuple[MenuEntry, ...]
    indexed: bool
    json_ld: Markup
    preview: Preview
    locale: str
    explained: tuple[Explained, ...]


def head(
    view: View,
    edition: Edition,
    menu: tuple[Link, ...],
    titles: Mapping[PageId, Words],
    voices: Mapping[str, Voice],
    zone: ZoneInfo,
    preview: Preview,
) -> Head:
    """What the page says of itself; `titles` are those of the edition's pages, for the trail."""
    addresses, language = edition.addresses, edition.language
    path = edition.page_path(view.page)
    assert path is not None, view.page
    trail = addresses.trail(view.page, language)
    above = {edition.href(edition.page_path(page) or "") for page in trail if page.kind != "home"}
    href = edition.href(path)
    return Head(
        id=view.page,
        title=view.title,
        tab=_tab(view, edition),
        description=view.description,
        path=path,
        canonical=edition.absolute(addresses.original(view.page, language)),
        alternates=_alternates(addresses, view.page, edition),
        switch=addresses.switch(view.page, language),
        trail=tuple(Link(edition.href(edition.page_path(page) or ""), titles[page]) for page in trail),
        menu=tuple(
            MenuEntry(link, "page" if link.href == href else "true" if link.href in above else "") for link in menu
        ),
        indexed=view.page.kind != "not-found" and addresses.is_original(view.page, language),
        json_ld=described(view.page, view.title, titles, edition, voices, zone),
        preview=preview,
        locale=locale(edition.language),
        explained=view.shows["marks"].explained if "marks" in view.shows else (),
    )


def _tab(view: View, edition: Edition) -> str:
    """The `<title>`: the page's, its sheet and the site's; as much as tabs and lists of findings have room for."""
    identity, title = edition.site.identity, view.title.text
    name, sheet = edition.say(identity.name).text, ""
    if view.page.kind == "home":
        title, name = name, edition.say(identity.tagline).text
    if view.page.number > 1:
        sheet = " – " + edition.catalogue.gettext("sheet %(number)s") % {"number": view.page.number}
    with_name = f"{title}{sheet} – {name}"
    escapes = len(escape(with_name)) - len(with_name)  # `&amp;` and the like count, too
    return with_name if len(with_name) <= TAB - escapes else _shortened(title, TAB - escapes - len(sheet)) + sheet


def _shortened(text: str, room: int) -> str:
    """Whole words as far as they go, then „…”; of a first word that is too long itself, its beginning."""
    if len(text) <= room:
        return text
    kept = text[:room].rpartition(" ")[0] or text[: room - 1]
    return kept.rstrip(" ,;:–—„«“(") + "…"


def _alternates(addresses: Addresses, page: PageId, edition: Edition) -> tuple[AlternateLink, ...]:
    """Every language the page is really in, itself included, and `x-default`; none on a page that stands in."""
    if page.kind == "not-found" or addresses.state(page, edition.language) is State.MISSING:
        return ()
    found = addresses.alternates(page)
    if not found:
        return ()
    links = [AlternateLink(one.language.code, edition.absolute(one.path)) for one in found]
    return (*links, AlternateLink("x-default", edition.absolute(found[0].path)))


def menu(edition: Edition) -> tuple[Link, ...]:
    """The sections that this edition has, then the pages that their editors put into the menu, then the search."""
    sections = [link for section in MENU if (link := edition.section_link(section)) is not None]
    pages: list[Any] = [page for page in edition.all("page") if page.in_menu]
    return (*sections, *(edition.link(page) for page in pages), *filter(None, [edition.section_link("search")]))


def footer(edition: Edition) -> tuple[Link, ...]:
    """What the menu leaves out: further sections that this edition has, and pages."""
    sections = [link for section in FOOTER if (link := edition.section_link(section)) is not None]
    pages = [page for page in edition.all("page") if not page.in_menu]
    return (*sections, *(edition.link(page) for page in pages))
