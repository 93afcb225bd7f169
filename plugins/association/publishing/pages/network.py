"""The network: its own page, its organisations in lists, needs and resources, and the data for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from association.editions import PageId
from association.language import Words
from association.publishing import directory
from association.publishing.cards import cards
from association.publishing.edition import Edition, Link
from association.publishing.facts import facts
from association.publishing.figures import agreements_figure, places_figure
from association.publishing.open_data import data_files
from association.publishing.pages.view import View, plain, section
from association.publishing.parts import Part, parts
from association.publishing.structure import LISTED, ORGANISATIONS_LISTED, sheets
from association.publishing.values import standing
from association.records import Need, Resource


def network(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    """The network, who belongs to it, what they need and offer, and all of it as data."""
    yield _network(edition, editions)
    yield from _directory(edition, editions)
    yield from _exchange(edition, editions)
    yield _data(edition, editions)


def _network(edition: Edition, editions: Mapping[str, Edition]) -> View:
    network = next(iter(edition.site.of("network").values()), None)
    if network is not None:
        shows = {"facts": facts(network, edition), "parts": parts(network, edition)}
    else:
        members = Part("", cards=cards(edition.all("organisation")[:LISTED], edition))
        shows = {"facts": (), "parts": (members,) if members.cards else ()}
    shows |= {"map": places_figure(edition, edition.region), "graph": agreements_figure(edition)}
    lists = ("organisations", "places", "fields", "volunteers", "exchange", "data")
    shows["further"] = [link for key in lists if (link := edition.section_link(key))]
    return section("network", "network.html", shows, edition, editions)


def _directory(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    """The organisations by the alphabet, by place and by field, and those that seek volunteers."""
    ngettext = edition.catalogue.ngettext
    organisations = edition.all("organisation")
    if edition.page_path(PageId("section", "organisations")):
        yield from _organisations(organisations, edition, editions)
    if edition.page_path(PageId("section", "places")):
        found = directory.places(edition)
        numbers = {len(working) for working in directory.working_in(edition).values()}
        counts = {
            number: ngettext("%(num)s organisation", "%(num)s organisations", number) % {"num": number}
            for number in numbers
        }
        shows = {"places": found, "counts": counts, "map": places_figure(edition, edition.region)}
        yield section("places", "places.html", shows, edition, editions)
    fields = directory.by_field(edition)
    aspects = directory.aspects(fields, edition)
    if edition.page_path(PageId("section", "fields")):
        yield section("fields", "fields.html", {"aspects": aspects}, edition, editions)
    for _, of_aspect in aspects:
        for _, id, _ in of_aspect:
            title = edition.title(edition.site.get("field", id))
            parts = (Part("", cards=cards(edition.in_order(fields[id]), edition)),)
            yield plain(PageId("field", id), title, parts)
    if edition.page_path(PageId("section", "volunteers")):
        seeking = (Part("", cards=cards(directory.seeking_volunteers(edition), edition)),)
        yield section("volunteers", "section.html", {"parts": seeking}, edition, editions)


def _organisations(organisations: Sequence[Any], edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    """The list by the alphabet, in sheets when it is long; the filter of each narrows them all."""
    page = PageId("section", "organisations")
    count = sheets(len(organisations), ORGANISATIONS_LISTED)
    paths = [edition.page_path(page._replace(number=number)) for number in range(1, count + 1)]
    by_place = directory.choices("place", directory.by_place(edition), edition)
    by_field = directory.choices("field", directory.by_field(edition), edition)
    for number in range(1, count + 1):
        shown = organisations[(number - 1) * ORGANISATIONS_LISTED : number * ORGANISATIONS_LISTED]
        shows = {
            "letters": directory.letters(shown, edition),
            "by_place": by_place,
            "by_field": by_field,
            "number": number,
            "addresses": [edition.href(path or "") for path in paths],
            "total": len(organisations),
        }
        view = section("organisations", "organisations.html", shows, edition, editions)
        yield replace(view, page=page._replace(number=number))


class Noted(NamedTuple):
    """A need or a resource on the board, with links to what answers it or what it answers."""

    anchor: str
    statement: Words
    organisation: Link
    standing: tuple[Any, ...]
    matches: tuple[Link, ...]
    unanswered: bool = False


def _exchange(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    if edition.page_path(PageId("section", "exchange")):
        boards = {
            "needs": [_need(need, edition) for need in _current_first(edition.all("need"))],
            "resources": [_resource(resource, edition) for resource in _current_first(edition.all("resource"))],
        }
        yield section("exchange", "exchange.html", boards, edition, editions)


def _current_first(records: Iterable[Any]) -> list[Any]:
    return sorted(records, key=lambda record: not record.current)


def _need(need: Need, edition: Edition) -> Noted:
    offered = [one for one in edition.site.mentioning("need", need.id, by="resource") if one.current]
    return _noted(need, offered, edition)._replace(unanswered=need.status == "open" and not offered)


def _resource(resource: Resource, edition: Edition) -> Noted:
    return _noted(resource, (edition.site.get("need", id) for id in resource.meets), edition)


def _noted(record: Need | Resource, matches: Iterable[Any], edition: Edition) -> Noted:
    return Noted(
        anchor=f"{record.kind}-{record.id}",
        statement=edition.say(record.statement),
        organisation=edition.link(edition.site.get("organisation", record.organisation)),
        standing=standing(record, edition),
        matches=tuple(edition.link(match) for match in matches),
    )


def _data(edition: Edition, editions: Mapping[str, Edition]) -> View:
    shows = {"files": data_files(edition), "licence": edition.site.identity.licence}
    return section("data", "data.html", shows, edition, editions)
