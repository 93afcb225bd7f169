"""The pages of single records, the sections that list them, and the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from association.editions import PageId
from association.publishing.calendar_files import subscription_link
from association.publishing.cards import cards
from association.publishing.edition import Edition
from association.publishing.facts import facts
from association.publishing.illustrations import logos
from association.publishing.open_data import card_link
from association.publishing.pages.view import View, section
from association.publishing.parts import Part, parts
from association.publishing.prose import notices
from association.publishing.structure import SECTION_OF
from association.publishing.terms import terms_of

RECORD_PAGES = ("event", "offer", "organisation", "place", "agreement", "project", "programme", "survey", "document")


def records(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    """A page for each record that has one."""
    for kind in RECORD_PAGES:
        for record in edition.all(kind):
            title = edition.title(record)
            summary = getattr(record, "summary", None)
            terms = terms_of(edition)
            shows = {
                "record": record,
                "summary": terms.mark(edition.say(summary)) if summary else None,
                "facts": terms.mark_facts(facts(record, edition)),
                "parts": terms.mark_parts(parts(record, edition)),
                "marks": terms,
                "notices": notices(record, edition, editions),
                "state": edition.state(record),
                "subscription": subscription_link(record, edition),
                "card": card_link(record, edition),
                "logos": logos(record, edition),
            }
            description = shows["summary"].text if shows["summary"] else title.text
            yield View(PageId(kind, record.id), "record.html", title, description, shows)


def record_sections(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    """The lists of what the network has agreed, does and has written, and the words it uses."""
    for kind in ("agreement", "project", "programme", "survey", "document"):
        records = edition.all(kind)
        if edition.page_path(PageId("section", SECTION_OF[kind])):
            listed = (Part("", cards=cards(records, edition)),) if records else ()
            yield section(SECTION_OF[kind], "section.html", {"facts": (), "parts": listed}, edition, editions)
    if edition.page_path(PageId("section", "glossary")):
        terms = [(term.id, edition.say(term.term), edition.say(term.meaning)) for term in edition.all("term")]
        yield section("glossary", "glossary.html", {"terms": terms}, edition, editions)
