"""The directory as Open Referral's Human Services Data Specification has it (HSDS 3.0, an organization package).

HSDS has one language to a value, so the file is in the site's default language; and it has nothing for networks,
agreements and events. Organisations that have closed are left out: people are referred to those who are there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from association.exports.identifiers import REGISTER, identifier, uri
from association.exports.voice import Voice
from association.language import Text
from association.records import Offer, Organisation, Place, Site


def organizations(site: Site, voice: Voice, today: date, association: str) -> str:
    """The organisations as a JSON array, each with its locations and, where it offers something, its services.

    `association`: the word for what they are, which opens the description that HSDS asks for and nobody has written.
    """
    package = _Package(site, voice, today, association)
    found = [package.organization(one) for one in site.of("organisation").values() if one.status == "active"]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _known(**values: Any) -> dict[str, Any]:
    """An object without what is not known: HSDS lets an empty value pass, a reader of it is told nothing."""
    return {name: value for name, value in values.items() if value is not None and value != "" and value != []}


class _Package:
    """Makes the objects of one file, each from what the site knows."""

    def __init__(self, site: Site, voice: Voice, today: date, association: str) -> None:
        self.site = site
        self.voice = voice
        self.today = today
        self.association = association

    def _id(self, kind: str, *ids: str) -> str:
        return str(identifier(self.voice.siteurl, kind, "/".join(ids)))

    def _places(self, ids: Iterable[str]) -> Iterator[Place]:
        return (self.site.get("place", id) for id in dict.fromkeys(ids))

    # --- organizations ----------------------------------------------------------------------------

    def organization(self, organisation: Organisation) -> dict[str, Any]:
        id, say = self._id("organisation", organisation.id), self.voice.say
        offers = [
            offer
            for offer in self.site.mentioning("organisation", organisation.id, by="offer")
            if offer.organiser == organisation.id
        ]
        others = (organisation.full_name, organisation.short_name, *organisation.other_names)
        return _known(
            id=id,
            name=say(organisation.name),
            alternate_name=next((say(name) for name in others if name), None),
            description=say(organisation.about) if organisation.about else self._composed(organisation),
            email=organisation.email,
            website=uri(organisation.website) if organisation.website else None,
            uri=self.voice.url("organisation", organisation.id),
            funding=self._funding(organisation),
            phones=self._phones(organisation),
            locations=self._locations(organisation, offers),
            organization_identifiers=self._identifiers(organisation),
            attributes=self._attributes(organisation),
            services=[self._service(offer, organisation) for offer in offers],
        )

    def _composed(self, organisation: Organisation) -> str:
        """„Biedrība, Baltinava”: what is known for certain of an organisation that nobody has described."""
        places = [self.voice.say(place.name) for place in self._places(organisation.places)]
        return ", ".join([self.association, *places])

    def _funding(self, organisation: Organisation) -> list[dict[str, Any]]:
        projects = self.site.mentioning("organisation", organisation.id, by="project")
        programmes = {
            project.programme: self.site.get("programme", project.programme)
            for project in projects
            if project.implementer == organisation.id
        }
        return [
            _known(
                id=self._id("funding", organisation.id, programme.id),
                organization_id=self._id("organisation", organisation.id),
                source=f"{self.voice.say(programme.funder)}: {self.voice.say(programme.name)}",
            )
            for programme in programmes.values()
        ]

    def _phones(self, organisation: Organisation) -> list[dict[str, Any]]:
        if not organisation.phone:
            return []
        owner = self._id("organisation", organisation.id)
        return [_known(id=self._id("phone", organisation.id), organization_id=owner, number=organisation.phone)]

    def _identifiers(self, organisation: Organisation) -> list[dict[str, Any]]:
        if not organisation.reg_no:
            return []
        return [
            _known(
                id=self._id("identifier", organisation.id),
                organization_id=self._id("organisation", organisation.id),
                identifier_scheme=REGISTER,
                identifier_type="registration number",
                identifier=organisation.reg_no,
            )
        ]

    def _attributes(self, organisation: Organisation) -> list[dict[str, Any]]:
        return [self._attribute(organisation, self.site.get("field", id)) for id in organisation.fields]

    def _attribute(self, organisation: Organisation, field: Any) -> dict[str, Any]:
        words, term = self.voice.words(field.name), self._id("field", field.id)
        return _known(
            id=self._id("attribute", organisation.id, field.id),
            link_id=self._id("organisation", organisation.id),
            link_entity="organization",
            taxonomy_term_id=term,
            taxonomy_term=_known(
                id=term,
                code=field.id,
                name=words.text,
                description=words.text,  # HSDS asks for one; no more than the name is known
                language=words.lang,
            ),
        )

    # --- locations --------------------------------------------------------------------------------

    def _locations(self, organisation: Organisation, offers: Iterable[Offer]) -> list[dict[str, Any]]:
        """Where it is and where it offers something: its own for each organisation, as HSDS's tables have them."""
        ids = [*organisation.places, *(offer.place for offer in offers if offer.place)]
        return [
            _known(
                id=self._id("location", organisation.id, place.id),
                location_type="physical",
                organization_id=self._id("organisation", organisation.id),
                name=self.voice.say(place.name),
                latitude=place.lat,
                longitude=place.lon,
            )
            for place in self._places(ids)
        ]

    # --- services ---------------------------------------------------------------------------------

    def _service(self, offer: Offer, organisation: Organisation) -> dict[str, Any]:
        id, say = self._id("offer", offer.id), self.voice.say
        return _known(
            id=id,
            organization_id=self._id("organisation", organisation.id),
            name=say(offer.title),
            description=say(offer.summary) if offer.summary else None,
            url=self.voice.url("offer", offer.id),
            status="active" if offer.open_on(self.today) else "inactive",
            application_process=say(offer.how_to_join),
            fees_description=say(offer.price) if isinstance(offer.price, Text) else None,
            eligibility_description="; ".join(say(text) for text in offer.for_whom),
            cost_options=self._cost(offer),
            languages=[
                _known(id=self._id("language", offer.id, code), service_id=id, code=code) for code in offer.languages
            ],
            schedules=self._schedules(offer),
            service_at_locations=self._at_locations(offer, organisation),
        )

    def _cost(self, offer: Offer) -> list[dict[str, Any]]:
        """What is free costs nothing; other prices are words, and stand in `fees_description`."""
        if offer.price != "free":
            return []
        return [_known(id=self._id("cost", offer.id), service_id=self._id("offer", offer.id), amount=0)]

    def _schedules(self, offer: Offer) -> list[dict[str, Any]]:
        if not offer.start:
            return []
        return [
            _known(
                id=self._id("schedule", offer.id),
                service_id=self._id("offer", offer.id),
                valid_from=offer.start.isoformat(),
                valid_to=offer.end.isoformat() if offer.end else None,
                dtstart=offer.start.isoformat(),
            )
        ]

    def _at_locations(self, offer: Offer, organisation: Organisation) -> list[dict[str, Any]]:
        if not offer.place:
            return []
        return [
            _known(
                id=self._id("service-at-location", offer.id, offer.place),
                service_id=self._id("offer", offer.id),
                location_id=self._id("location", organisation.id, offer.place),
                description=self.voice.say(offer.accessibility) if offer.accessibility else None,
            )
        ]
