"""The network in figures: who works where, and who has agreed with whom; drawn, and told again as rows of a table."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from association.publishing.edition import Edition, Link
from association.publishing.figures import graph
from association.publishing.figures import map as place_map
from association.publishing.figures.outline import Outline, latvia
from association.publishing.values import days, event_days, texts
from association.records import Agreement, Organisation

MOST_NAMED = 12  # organisations in one row of a table


@dataclass(frozen=True)
class PlaceRow:
    """How many organisations work in a place: some of them by name, and where the rest are found."""

    place: Link
    count: int
    organisations: tuple[Link, ...]
    more: Link | None


@dataclass(frozen=True)
class PlacesFigure:
    """`svg` is None when no place has coordinates; `beside` are the places that it doesn't show.

    `border` tells whether the land's border is in it, so that its source can be named.
    """

    svg: Markup | None
    border: bool
    rows: tuple[PlaceRow, ...]
    beside: tuple[Link, ...]


@dataclass(frozen=True)
class AgreementRow:
    """Who agreed, when and where; `number` is that of the drawing."""

    number: int
    agreement: Link
    parties: tuple[Any, ...]
    where: Link | None
    when: Any


@dataclass(frozen=True)
class AgreementsFigure:
    """`svg` is None when no two parties are known by name, and when there are too many (`crowded`)."""

    svg: Markup | None
    crowded: bool
    rows: tuple[AgreementRow, ...]


# --- places ---------------------------------------------------------------------------------------


def places_figure(edition: Edition, region: Outline = (), prefix: str = "map") -> PlacesFigure:
    """The places in which organisations work, in the order of their names.

    `region` is what `outline_from_geojson` makes of an owner's file, drawn on Latvia.
    """
    there: dict[str, list[Organisation]] = defaultdict(list)
    for organisation in edition.all("organisation"):
        for id in dict.fromkeys(organisation.places):
            there[id].append(organisation)
    found = [(place, there[place.id]) for place in edition.in_order(edition.site.get("place", id) for id in there)]
    land = latvia()
    spots = [_spot(place, len(organisations), edition) for place, organisations in found]
    layout = place_map.lay_out(spots, land)
    beside = {spot.href for spot in (layout.beside if layout else spots)}
    rows = tuple(_place_row(place, organisations, edition) for place, organisations in found)
    title = edition.catalogue.gettext("Map: where the organisations work")
    return PlacesFigure(
        svg=place_map.draw(layout, title, land, region, prefix) if layout else None,
        border=layout is not None and layout.land,
        rows=rows,
        beside=tuple(row.place for row in rows if row.place.href in beside),
    )


def _spot(place: Any, count: int, edition: Edition) -> place_map.Spot:
    link, name = edition.link(place), edition.title(place)
    counted = edition.catalogue.ngettext("%(num)s organisation", "%(num)s organisations", count) % {"num": count}
    return place_map.Spot(
        name=name.text,
        href=link.href,
        lon=place.lon,
        lat=place.lat,
        count=count,
        label=f"{name.text}: {counted}",
        lang=name.lang if name.foreign else None,
        hreflang=link.hreflang,
    )


def _place_row(place: Any, organisations: list[Organisation], edition: Edition) -> PlaceRow:
    link, rest = edition.link(place), len(organisations) - MOST_NAMED
    more = edition.catalogue.gettext("%(num)s more") % {"num": rest} if rest > 0 else ""
    return PlaceRow(
        place=link,
        count=len(organisations),
        organisations=tuple(edition.link(organisation) for organisation in organisations[:MOST_NAMED]),
        more=replace(link, words=edition.own(more)) if more else None,
    )


# --- agreements -----------------------------------------------------------------------------------


def agreements_figure(edition: Edition, prefix: str = "graph") -> AgreementsFigure:
    """All agreements, numbered: first those that can be drawn, then those whose parties are known as printed only."""
    agreements = sorted(edition.all("agreement"), key=lambda agreement: len(set(agreement.parties)) < 2)
    bonds = [_bond(number, agreement, edition) for number, agreement in enumerate(agreements, 1)]
    tied = {id for agreement in agreements for id in agreement.parties}
    parties = [_party(one, edition) for one in edition.in_order(edition.site.get("organisation", id) for id in tied)]
    layout = graph.lay_out(parties, bonds)
    title = edition.catalogue.gettext("Drawing: who has agreed with whom")
    return AgreementsFigure(
        svg=graph.draw(layout, title, prefix) if layout else None,
        crowded=layout is None and any(len(set(bond.parties)) > 1 for bond in bonds),
        rows=tuple(_agreement_row(number, agreement, edition) for number, agreement in enumerate(agreements, 1)),
    )


def _bond(number: int, agreement: Agreement, edition: Edition) -> graph.Bond:
    link = edition.link(agreement)
    label = f"{number}. {edition.title(agreement).text}"
    return graph.Bond(number, label, link.href, agreement.parties, link.hreflang)


def _party(organisation: Organisation, edition: Edition) -> graph.Party:
    link, name = edition.link(organisation), edition.title(organisation)
    return graph.Party(organisation.id, name.text, link.href, name.lang if name.foreign else None, link.hreflang)


def _agreement_row(number: int, agreement: Agreement, edition: Edition) -> AgreementRow:
    site = edition.site
    parties = tuple(edition.link(site.get("organisation", id)) for id in dict.fromkeys(agreement.parties))
    place = site.get("place", agreement.place) if agreement.place else None
    event = site.get("event", agreement.signed_during) if agreement.signed_during else None
    when = None
    if agreement.signed_on:
        when = days(agreement.signed_on, None, edition)
    elif event:
        when = event_days(event, edition)
    return AgreementRow(
        number=number,
        agreement=edition.link(agreement),
        parties=parties or texts([agreement.parties_as_printed], edition),
        where=edition.link(place, edition.say(place.where)) if place else None,
        when=when,
    )
