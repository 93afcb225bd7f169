"""What is lacking in the network, and what is offered for exchange."""

from __future__ import annotations

from typing import ClassVar, Literal

from association.language import Text
from association.records.base import Record
from association.records.references import NeedId, OrganisationId, PlaceId


class Need(Record):
    """A need of people that an organisation has met with."""

    kind: ClassVar[str] = "need"

    type: Literal["social", "educational"]
    statement: Text
    organisation: OrganisationId
    place: PlaceId | None = None
    status: Literal["open", "being-met", "met"] = "open"

    @property
    def title(self) -> Text:
        return self.statement

    @property
    def current(self) -> bool:
        """Whether it is still lacking."""
        return self.status != "met"


class Resource(Record):
    """Something that an organisation offers the others."""

    kind: ClassVar[str] = "resource"

    type: Literal["material", "intellectual"]
    statement: Text
    organisation: OrganisationId
    place: PlaceId | None = None
    meets: tuple[NeedId, ...] = ()
    status: Literal["offered", "in-use", "withdrawn"] = "offered"

    @property
    def title(self) -> Text:
        return self.statement

    @property
    def current(self) -> bool:
        """Whether it can still be had."""
        return self.status != "withdrawn"
