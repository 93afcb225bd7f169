"""The home page, and the one for addresses that lead nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from association.editions import PageId
from association.publishing.cards import cards
from association.publishing.edition import Edition
from association.publishing.pages.participation import participation
from association.publishing.pages.view import View
from association.publishing.terms import terms_of

LATEST = 4  # pieces of news on the home page
NEXT = 6  # of what one can take part in


def home(edition: Edition) -> View:
    identity = edition.site.identity
    terms = terms_of(edition)
    about = terms.mark_all(edition.paragraphs(identity.about)) if identity.about else ()
    network = next(iter(edition.site.of("network").values()), None)
    shows = {
        "about": about,
        **participation(edition, NEXT),
        "news": cards(edition.news[:LATEST], edition),
        "links": {section: edition.section_link(section) for section in ("take-part", "news", "network")},
        "network_tasks": terms.mark_all(map(edition.say, network.tasks)) if network else (),
        "marks": terms,
        "members": cards(edition.in_order(_members(edition)), edition),
    }
    return View(PageId("home"), "home.html", edition.say(identity.name), edition.say(identity.tagline).text, shows)


def _members(edition: Edition) -> list[Any]:
    ids = [id for network in edition.site.of("network").values() for id in network.members]
    return [edition.site.get("organisation", id) for id in ids]


def not_found(edition: Edition, editions: Mapping[str, Edition]) -> View:
    """The default language's stands at the root, where some hosts answer with it for all: it speaks every language."""
    told = [_lost(other) for other in editions.values() if other is not edition] if edition.language.default else []
    title = edition.own(edition.catalogue.gettext("There is no such page"))
    return View(PageId("not-found", edition.language.code), "not-found.html", title, title.text, {"others": told})


def _lost(edition: Edition) -> Mapping[str, str]:
    gettext = edition.catalogue.gettext
    return {
        "lang": edition.language.code,
        "title": gettext("There is no such page"),
        "explanation": gettext("It may have moved, or the address may be misspelt."),
        "home": edition.href(edition.page_path(PageId("home")) or "/"),
        "to_home": gettext("To the home page"),
    }
