"""What records are to each other: nothing lies within itself, and only members agree on a network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from association.problems import Problem, said
from association.reading.rules.evidence import Evidence


def parents_in_a_circle(evidence: Evidence) -> Iterator[Problem]:
    """A place that would lie inside itself."""
    for id in _in_a_circle(evidence.site.of("place"), "parent"):
        remedy = said("name the larger place")
        yield from evidence.at(("place", id), ("parent",), said("would lie inside itself"), remedy)


def versions_in_a_circle(evidence: Evidence) -> Iterator[Problem]:
    """A document that would replace itself."""
    for id in _in_a_circle(evidence.site.of("document"), "replaces"):
        remedy = said("name the version before it")
        yield from evidence.at(("document", id), ("replaces",), said("would replace itself"), remedy)


def _in_a_circle(records: Mapping[str, Any], field: str) -> Iterator[str]:
    """The ids of records that come back to themselves by a field that names another of their kind."""
    looked_at: set[str] = set()
    for start in records:
        way: dict[str, None] = {}  # from record to record, in order
        here: str | None = start
        while here in records and here not in way and here not in looked_at:
            way[here] = None
            here = getattr(records[here], field)
        looked_at |= way.keys()
        yield from list(way)[list(way).index(here) :] if here in way else []


def strangers_in_the_network(evidence: Evidence) -> Iterator[Problem]:
    """A party to a network's agreement that is no member of the network."""
    members = {id for network in evidence.all("network") for id in network.members}
    for agreement in evidence.all("agreement"):
        if agreement.type != "network" or not evidence.site.of("network"):
            continue
        for index, party in enumerate(agreement.parties):
            if party not in members:
                message = said("'{id}' is not a member of the network", id=party)
                yield from evidence.at(
                    ("agreement", agreement.id), ("parties", index), message, said("add it to network.yaml")
                )
