"""All that is known, together, and the relations that nobody has to type twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

from association.language import Text
from association.records.base import Named, Part
from association.records.photos import Photo
from association.records.projects import Project
from association.records.references import OrganisationId, ProjectId, references
from association.records.texts import Article, Page
from association.records.values import WebAddress


class Licence(Part):
    """On what terms the site's data may be used: the licence's SPDX id, its address, its title."""

    id: str
    url: WebAddress
    title: str


class Identity(Named):
    """Whose site this is: `site.yaml`."""

    kind: ClassVar[str] = "site"

    tagline: Text
    about: Text | None = None
    owner: OrganisationId | None = None
    licence: Licence | None = None
    project: ProjectId | None = None


@dataclass(frozen=True)
class Site:
    """Everything read from one `content/` folder, checked: each kind's records by id, in the order of their ids.

    `where` has the file and line of what can turn out wrong only later, when all addresses are known: a record by kind
    and id, a text's slug by kind, id and language, a redirect by "redirect" and the old address. `passed_over`:
    files that are no content.
    """

    identity: Identity
    records: Mapping[str, Mapping[str, Any]] = field(hash=False)
    redirects: Mapping[str, str] = field(hash=False, default_factory=dict)
    assets: tuple[str, ...] = ()
    region: Any = field(hash=False, default=None)  # GeoJSON, as it was given
    where: Mapping[tuple[str, ...], tuple[str, int]] = field(hash=False, repr=False, default_factory=dict)
    passed_over: tuple[str, ...] = ()
    photos: Mapping[str, Photo] = field(hash=False, default_factory=dict)  # by the file's name below content/

    def of(self, kind: str) -> Mapping[str, Any]:
        """The records of that kind by id; empty when there are none."""
        return self.records.get(kind, {})

    def get(self, kind: str, id: str) -> Any:
        return self.records[kind][id]

    @property
    def articles(self) -> Mapping[str, Article]:
        return self.of("article")

    @property
    def pages(self) -> Mapping[str, Page]:
        return self.of("page")

    def __iter__(self) -> Iterator[Any]:
        for records in self.records.values():
            yield from records.values()

    def projects_of(self, record: Any) -> tuple[Project, ...]:
        """The projects that it belongs to: its own, else, of news and offers, those of what they name as their own."""
        key = record.kind, record.id
        found = self._projects.get(key)
        if found is None:
            found = self._projects[key] = self._projects_of(record)
        return found

    @cached_property
    def _projects(self) -> dict[tuple[str, str], tuple[Project, ...]]:
        """Those that were asked for: a page, its feed and its data ask again."""
        return {}

    def _projects_of(self, record: Any) -> tuple[Project, ...]:
        if isinstance(record, Project):
            return (record,)
        if own := getattr(record, "project", None):
            known = self.of("project").get(own)
            return (known,) if known else ()
        if record.kind not in ("article", "offer"):
            return ()
        named = (self.of(one.kind).get(one.id) for one in references(_holder(record)))
        found = {project.id: project for one in named if one is not None for project in self.projects_of(one)}
        return tuple(found.values())

    @cached_property
    def _mentions(self) -> Mapping[tuple[str, str], tuple[Any, ...]]:
        """Who names whom: the other end of every reference, found once for all."""
        found: dict[tuple[str, str], dict[tuple[str, str], Any]] = defaultdict(dict)
        for record in self:
            named = [(reference.kind, reference.id) for reference in references(_holder(record))]
            named += [("project", project.id) for project in self.projects_of(record) if project is not record]
            for key in named:
                found[key][record.kind, record.id] = record
        return {key: tuple(records.values()) for key, records in found.items()}

    def mentioning(self, kind: str, id: str, by: str) -> tuple[Any, ...]:
        """The records of kind `by` that name this one, in the order of their ids."""
        return tuple(record for record in self._mentions.get((kind, id), ()) if record.kind == by)


def _holder(record: Any) -> Any:
    """What has its references: of a text, the header in the language that it was written in."""
    return record.front if isinstance(record, Article | Page) else record
