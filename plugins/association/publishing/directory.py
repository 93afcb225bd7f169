"""The directory of organisations as lists: by the alphabet, by place, by field of work, and who seeks volunteers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from association.language import by_initial
from association.language.folding import fold
from association.publishing.cards import Card, cards
from association.publishing.edition import Edition, Link
from association.records import Organisation, Place


@dataclass(frozen=True)
class Letter:
    """The organisations under one letter; `foreign` where it begins the block of another alphabet."""

    name: str
    anchor: str
    cards: tuple[Found, ...]
    foreign: bool = False


@dataclass(frozen=True)
class Found:
    """An entry of the list, and what the filter compares: its names folded, its places and fields by id."""

    card: Card
    names: str
    places: str
    fields: str


@dataclass(frozen=True)
class Branch:
    """A place, how many organisations work in it and in the places within, and those places."""

    link: Link
    count: int
    within: tuple[Branch, ...]


@dataclass(frozen=True)
class Choice:
    """One of the values by which a list can be narrowed."""

    id: str
    name: Any
    count: int


# --- by the alphabet ------------------------------------------------------------------------------


def letters(organisations: Sequence[Organisation], edition: Edition) -> tuple[Letter, ...]:
    """Organisations in the alphabet's order, under their letters; names in another alphabet form a block at the end."""
    groups = by_initial(organisations, lambda one: edition.title(one).text, edition.language)
    return tuple(
        Letter(name, f"letter-{number}", tuple(_found(one, edition) for one in group), foreign)
        for number, (name, group, foreign) in enumerate(groups, start=1)
    )


def _found(organisation: Organisation, edition: Edition) -> Found:
    (card,) = cards([organisation], edition)
    texts = (organisation.name, organisation.full_name, organisation.short_name, organisation.gloss)
    spoken = [words for text in (*texts, *organisation.other_names) if text for words in text.values()]
    within = [place for id in organisation.places for place in _upwards(edition.site.get("place", id), edition)]
    spoken += [words for place in within for words in place.name.values()]
    return Found(
        card=card,
        names=" ".join(dict.fromkeys(fold(words) for words in spoken)),
        places=" ".join(dict.fromkeys(place.id for place in within)),
        fields=" ".join(organisation.fields),
    )


def choices(kind: str, found: Mapping[str, Sequence[Organisation]], edition: Edition) -> tuple[Choice, ...]:
    """The places or fields of `found`, in the alphabet's order, each with how many of the whole list it leaves."""
    records = edition.in_order(edition.site.get(kind, id) for id in found)
    return tuple(Choice(record.id, edition.title(record), len(found[record.id])) for record in records)


# --- by place -------------------------------------------------------------------------------------


def _upwards(place: Place, edition: Edition) -> list[Place]:
    """The place, then those in which it lies, the nearest first."""
    found = [place]
    while found[-1].parent:
        found.append(edition.site.get("place", found[-1].parent))
    return found


def working_in(edition: Edition) -> dict[str, tuple[Organisation, ...]]:
    """Who works in each place and in the places within it, by the place's id."""
    return edition.once("working in", lambda: _working_in(edition))


def _working_in(edition: Edition) -> dict[str, tuple[Organisation, ...]]:
    found: dict[str, dict[str, Organisation]] = defaultdict(dict)
    for organisation in edition.all("organisation"):
        for id in organisation.places:
            for place in _upwards(edition.site.get("place", id), edition):
                found[place.id][organisation.id] = organisation
    return {id: tuple(organisations.values()) for id, organisations in found.items()}


def by_place(edition: Edition) -> dict[str, tuple[Organisation, ...]]:
    """Who works in each place that an organisation names, and in the places within it, by the place's id."""
    named = {id for organisation in edition.all("organisation") for id in organisation.places}
    return {id: working for id, working in working_in(edition).items() if id in named}


def places(edition: Edition) -> tuple[Branch, ...]:
    """The places as a tree: region, municipality, town, in the alphabet's order."""
    within: dict[str | None, list[Place]] = defaultdict(list)
    for place in edition.all("place"):
        parent = place.parent if place.parent and edition.has(edition.site.get("place", place.parent)) else None
        within[parent].append(place)
    working = working_in(edition)

    def branches(parent: str | None) -> tuple[Branch, ...]:
        return tuple(
            Branch(edition.link(place), len(working.get(place.id, ())), branches(place.id)) for place in within[parent]
        )

    return branches(None)


# --- by field, and who seeks volunteers -----------------------------------------------------------


def by_field(edition: Edition) -> dict[str, tuple[Organisation, ...]]:
    """Who works in each field, by the field's id; only fields in which somebody works."""
    found: dict[str, list[Organisation]] = defaultdict(list)
    for organisation in edition.all("organisation"):
        for id in organisation.fields:
            found[id].append(organisation)
    return {id: tuple(organisations) for id, organisations in found.items()}


def aspects(
    fields: Mapping[str, Sequence[Organisation]], edition: Edition
) -> tuple[tuple[str, tuple[tuple[Link, str, int], ...]], ...]:
    """The fields that have a page, by what they tell (what is done, for whom, how), each with its number."""
    gettext = edition.catalogue.gettext
    names = {"what": gettext("What they do"), "whom": gettext("Whom they help"), "how": gettext("How they work")}
    found: dict[str, list[tuple[Link, str, int]]] = {aspect: [] for aspect in names}
    for field in edition.in_order(edition.site.get("field", id) for id in fields):
        found[field.aspect].append((edition.link(field), field.id, len(fields[field.id])))
    return tuple((names[aspect], tuple(listed)) for aspect, listed in found.items() if listed)


def seeking_volunteers(edition: Edition) -> tuple[Organisation, ...]:
    return tuple(one for one in edition.all("organisation") if one.seeks_volunteers and one.status == "active")
