"""What the rules between records judge by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from association.language import Languages
from association.problems import Problem, did_you_mean, kind_name, said
from association.reading.texts import Draft
from association.reading.yaml_nodes import Located, Path
from association.records import Site

Key = tuple[str, str]  # kind and id


@dataclass(frozen=True)
class Evidence:
    """What was read, for the rules to judge: records that could be made, and the plain data of all.

    `known`: every id that some file declares, also when its record has problems of its own. `unread`: kinds whose
    list can't be read, so that nobody knows its ids. `data`: where it stands, and the model it was meant for.
    """

    site: Site
    origins: Mapping[Key, Located]
    known: frozenset[Key]
    unread: frozenset[str]
    data: tuple[tuple[Located, type[BaseModel]], ...]
    drafts: Mapping[Key, Mapping[str, Draft]]
    links: tuple[tuple[Draft, str, str, int], ...]
    languages: Languages
    today: date
    zone: ZoneInfo

    def at(self, key: Key, path: Path, message: str, remedy: str) -> Iterator[Problem]:
        """A problem of that record, unless it rests on a field that has been refused already."""
        origin = self.origins[key]
        if not origin.doubtful(path):
            yield origin.problem(path, message, remedy)

    def all(self, kind: str) -> Iterable[Any]:
        return self.site.of(kind).values()

    @cached_property
    def _ids(self) -> Mapping[tuple[str, str], list[str]]:
        """Known ids by kind and beginning; by kind alone under an empty beginning."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for kind, id in sorted(self.known):
            found[kind, ""].append(id)
            found[kind, id[:2]].append(id)
        return found

    def closest(self, kind: str, id: str) -> str:
        """A remedy for an id that leads nowhere; looking for the closest takes long when there are thousands."""
        known = self._ids.get((kind, ""), [])
        if len(known) > 1000:
            known = self._ids.get((kind, id[:2]), [])[:100]
        return did_you_mean(id, known) or said("describe the {kind} first, or mend the id", kind=kind_name(kind))

    def missing(self, kind: str, id: str) -> bool:
        return (kind, id) not in self.known and kind not in self.unread
