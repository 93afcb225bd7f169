"""What records must be to each other: every rule yields the problems it finds."""

from __future__ import annotations

from collections.abc import Iterator

from association.problems import Problem
from association.reading.rules.evidence import Evidence, Key
from association.reading.rules.links import dangling, dead_links, missing_files, same_address
from association.reading.rules.notices import typed_notices, unfunded_notices
from association.reading.rules.parts import missing_parts
from association.reading.rules.readers import (
    hours_that_do_not_exist,
    repeated_languages,
    told_too_early,
    unknown_languages,
    unspoken,
)
from association.reading.rules.relations import parents_in_a_circle, strangers_in_the_network, versions_in_a_circle

__all__ = ["Evidence", "Key", "broken"]

RULES = (
    dangling,
    repeated_languages,
    told_too_early,
    dead_links,
    missing_parts,
    missing_files,
    same_address,
    unfunded_notices,
    unspoken,
    hours_that_do_not_exist,
    unknown_languages,
    parents_in_a_circle,
    versions_in_a_circle,
    strangers_in_the_network,
    typed_notices,
)


def broken(evidence: Evidence) -> Iterator[Problem]:
    """Every rule between records, for all of them."""
    for rule in RULES:
        yield from rule(evidence)
