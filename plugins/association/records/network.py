"""Who is in the network, where, and what they have agreed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator

from association.language import Text
from association.problems import said
from association.records.base import Fault, Named, Part, Record
from association.records.references import AgreementId, ArticleId, EventId, FieldId, OrganisationId, PlaceId, ProjectId
from association.records.values import (
    DECIMAL,
    Count,
    Day,
    EmailAddress,
    LanguageCode,
    Line,
    PhoneNumber,
    RegistrationNumber,
    WebAddress,
    fault,
)


class Picture(Part):
    """A file below `images/` and what it shows, for those who can't see it."""

    file: Line
    alt: Text


class Organisation(Named):
    """An association or foundation; its proper name keeps its letters in every language."""

    kind: ClassVar[str] = "organisation"

    places: tuple[PlaceId, ...]
    full_name: Text | None = None
    short_name: Text | None = None
    other_names: tuple[Text, ...] = ()
    gloss: Text | None = None
    quoted: bool = True
    about: Text | None = None
    fields: tuple[FieldId, ...] = ()
    languages: tuple[LanguageCode, ...] = ()
    reg_no: RegistrationNumber | None = None
    website: WebAddress | None = None
    email: EmailAddress | None = None
    phone: PhoneNumber | None = None
    logo: Picture | None = None
    seeks_volunteers: bool | None = None
    status: Literal["active", "closed"] = "active"
    verified: Day | None = None

    @property
    def spoken(self) -> frozenset[str] | None:
        return None

    def faults(self) -> Iterator[Fault]:
        if not self.places:
            yield Fault(("places",), said("names no place"), said("name at least one place from places.yaml"))


def _on_earth(limit: float) -> AfterValidator:
    def check(value: float) -> float:
        if not -limit <= value <= limit:
            remedy = said("degrees (WGS 84) lie between -{limit} and {limit}", limit=f"{limit:g}")
            raise fault(said("{value} is not on Earth", value=f"{value:g}"), remedy)
        return value

    return AfterValidator(check)


class Place(Named):
    """A place with the forms that running text needs: its name, whose, and where."""

    kind: ClassVar[str] = "place"

    where: Text
    genitive: Text | None = None
    type: Literal["region", "municipality", "city", "town", "village"] | None = None
    parent: PlaceId | None = None
    lat: Annotated[float, DECIMAL, _on_earth(90)] | None = None
    lon: Annotated[float, DECIMAL, _on_earth(180)] | None = None

    def faults(self) -> Iterator[Fault]:
        if (self.lat is None) != (self.lon is None):
            given, other = ("lon", "lat") if self.lat is None else ("lat", "lon")
            yield Fault(
                (given,), said("is given without {other}", other=other), said("give both, or neither"), (other,)
            )
        elif self.lat is not None and self.lon is not None and _exchanged(self.lat, self.lon):
            yield Fault(
                ("lat",),
                said("and lon have changed places"),
                said("swap them: in Latvia lat is about 57, lon about 25"),
            )


def _exchanged(lat: float, lon: float) -> bool:
    """Whether they lead into Latvia the other way round only."""
    return not _in_latvia(lat, lon) and _in_latvia(lon, lat)


def _in_latvia(lat: float, lon: float) -> bool:
    return 55.6 <= lat <= 58.1 and 20.9 <= lon <= 28.3


class Network(Named):
    """The network itself; a site has one at the most."""

    kind: ClassVar[str] = "network"

    members: tuple[OrganisationId, ...]
    other_names: tuple[Text, ...] = ()
    tasks: tuple[Text, ...] = ()
    created_by: AgreementId | None = None
    created_during: EventId | None = None
    note: Text | None = None

    def faults(self) -> Iterator[Fault]:
        if not self.members:
            yield Fault(("members",), said("names nobody"), said("name its organisations, or delete the file"))


class Evidence(Part):
    """What has come of a promise so far; `promise` is its number in the list, counted from one."""

    promise: Count
    events: tuple[EventId, ...] = ()
    projects: tuple[ProjectId, ...] = ()
    articles: tuple[ArticleId, ...] = ()


class Agreement(Record):
    """What organisations promised each other; its title is made from its kind and its parties."""

    kind: ClassVar[str] = "agreement"

    type: Literal["cooperation", "network"]
    parties: tuple[OrganisationId, ...] = ()
    parties_as_printed: Text | None = None
    signed_on: Day | None = None
    signed_during: EventId | None = None
    place: PlaceId | None = None
    provides: tuple[Text, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    open_list: bool = False
    exchange: Text | None = None
    project: ProjectId | None = None
    note: Text | None = None

    @property
    def spoken(self) -> frozenset[str] | None:
        return None

    def faults(self) -> Iterator[Fault]:
        if not self.parties and not self.parties_as_printed:
            remedy = said("give parties, or parties_as_printed where they are not known by name")
            yield Fault(("parties",), said("nobody is named who agreed"), remedy, ("parties_as_printed",))
        for index, evidence in enumerate(self.evidence):
            if not 1 <= evidence.promise <= len(self.provides):
                remedy = said("promises are counted from 1; provides lists {count}", count=len(self.provides))
                yield Fault(
                    ("evidence", index, "promise"),
                    said("there is no promise {number}", number=evidence.promise),
                    remedy,
                )
        if len(set(self.parties)) == 1:
            yield Fault(("parties",), said("has one party"), said("name at least two, or use parties_as_printed"))
