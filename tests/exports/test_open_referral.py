"""HSDS 3.0. No package has its schemas for the Python we support, so its rules are asserted here: what is required of
each object, the closed lists, the formats; and what the schemas let pass: empty values, ids that lead nowhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import pytest

from association.exports.identifiers import identifier, uri
from association.exports.open_referral import organizations
from association.exports.voice import Voice
from association.records import Site

TODAY = date(2026, 11, 22)

REQUIRED = {
    "organization": {"id", "name", "description"},
    "services": {"id", "name", "status"},
    "locations": {"id", "location_type"},
    "phones": {"id", "number"},
    "organization_identifiers": {"id", "identifier_type", "identifier"},
    "service_at_locations": {"id", "service_id", "location_id"},
    "attributes": {"id", "link_id", "link_entity", "taxonomy_term_id"},
    "taxonomy_term": {"id", "name", "description"},
    "funding": {"id"},
    "languages": {"id"},
    "schedules": {"id"},
    "cost_options": {"id"},
}
KNOWN = {
    "organization": set(
        "id name alternate_name description email website uri funding phones locations organization_identifiers "
        "attributes services".split()
    ),
    "services": set(
        "id organization_id name description url status application_process fees_description "
        "eligibility_description cost_options languages schedules service_at_locations".split()
    ),
    "locations": {"id", "location_type", "organization_id", "name", "latitude", "longitude"},
    "phones": {"id", "organization_id", "number"},
    "organization_identifiers": {"id", "organization_id", "identifier_scheme", "identifier_type", "identifier"},
    "service_at_locations": {"id", "service_id", "location_id", "description"},
    "attributes": {"id", "link_id", "link_entity", "taxonomy_term_id", "taxonomy_term"},
    "taxonomy_term": {"id", "code", "name", "description", "language"},
    "funding": {"id", "organization_id", "source"},
    "languages": {"id", "service_id", "code"},
    "schedules": {"id", "service_id", "valid_from", "valid_to", "dtstart"},
    "cost_options": {"id", "service_id", "amount"},
}
NUMBERS = {"latitude", "longitude", "amount"}
LINKS = {"organization_id", "service_id", "location_id", "link_id", "taxonomy_term_id"}


def objects(value: Any, kind: str = "organization") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object with the name of its schema, however deep."""
    if isinstance(value, list):
        for one in value:
            yield from objects(one, kind)
    elif isinstance(value, dict):
        yield kind, value
        for name, inner in value.items():
            yield from objects(inner, name)


def assert_hsds(document: list[dict[str, Any]]) -> None:
    found = list(objects(document))
    ids: dict[str, dict[str, Any]] = {}
    for kind, one in found:
        assert one.keys() >= REQUIRED[kind], kind
        assert one.keys() <= KNOWN[kind], kind
        assert str(UUID(one["id"])) == one["id"], kind
        assert ids.setdefault(one["id"], one) == one, f"{kind}: two things have the id {one['id']}"
        for name, value in one.items():
            assert value not in (None, "", []), f"{kind}.{name} is empty"
            if name in NUMBERS:
                assert isinstance(value, int | float)
            elif not isinstance(value, list | dict):
                assert isinstance(value, str), f"{kind}.{name}"
            if name in ("website", "uri", "url"):
                assert value.isascii()
                assert urlsplit(value).scheme in ("http", "https")
                assert urlsplit(value).netloc
            if name in ("valid_from", "valid_to", "dtstart"):
                assert re.fullmatch(r"\d{4}-\d\d-\d\d", value)
    for kind, one in found:
        for link in LINKS & one.keys():
            assert one[link] in ids, f"{kind}.{link} leads nowhere"
    for _, service in (pair for pair in found if pair[0] == "services"):
        assert service["status"] in ("active", "inactive", "defunct", "temporarily closed")
    for _, location in (pair for pair in found if pair[0] == "locations"):
        assert location["location_type"] in ("physical", "postal", "virtual")
        assert ("latitude" in location) == ("longitude" in location)
    for one in document:
        for service in one.get("services", []):
            assert service["organization_id"] == one["id"]
            own = {location["id"] for location in one["locations"]}
            assert {at["location_id"] for at in service.get("service_at_locations", [])} <= own


def told(site: Site, voice: Voice, word: str = "Biedrība") -> list[dict[str, Any]]:
    return json.loads(organizations(site, voice, TODAY, word))


def test_real_directory_follows_the_standard(real_site: Site, voices: dict[str, Voice]) -> None:
    document = told(real_site, voices["lv"])
    assert_hsds(document)
    assert len(document) == len(real_site.of("organisation"))


def test_undescribed_organisation_is_described_by_facts(directory: Any, voices: dict[str, Voice]) -> None:
    site = directory(organisation={"sukrums": {"name": "Sukrums", "places": ["baltinava"]}})
    [sukrums] = told(site, voices["lv"])
    assert sukrums["description"] == "Biedrība, Baltinava"
    assert set(sukrums) == {"id", "name", "description", "uri", "locations"}


def test_everything_known_is_told(directory: Any, voices: dict[str, Voice]) -> None:
    site = directory(
        place={
            "baltinava": {"name": "Baltinava", "where": "Baltinavā", "lat": 56.9439, "lon": 27.644},
            "balvi": {"name": "Balvi", "where": "Balvos"},
        },
        field={"gimenes": {"name": {"lv": "Ģimenes", "ru": "Семьи"}}},
        organisation={
            "sukrums": {
                "name": "Sukrums",
                "full_name": "Biedrība „Sukrums”",
                "places": ["baltinava"],
                "fields": ["gimenes"],
                "about": "Palīdz ģimenēm.",
                "reg_no": "40008000009",
                "website": "https://ābols.example/ģimenes?q=ā",
                "email": "birojs@sukrums.example",
                "phone": "+371 20000000",
            }
        },
        programme={"fonds": {"name": "Fonds", "funder": "Devējs", "money_source": "Budžets"}},
        project={
            "skola": {
                "grant_id": "1/2",
                "title": "Skola",
                "programme": "fonds",
                "implementer": "sukrums",
                "start": "2026-01-01",
            }
        },
        offer={
            "kurss": {
                "type": "course",
                "title": "Kurss",
                "summary": "Īss kurss.",
                "organiser": "sukrums",
                "how_to_join": "Zvaniet",
                "for_whom": ["ģimenēm", "jauniešiem"],
                "start": "2026-12-01",
                "end": "2026-12-02",
                "place": "balvi",
                "languages": ["lv", "ru"],
                "price": "free",
                "accessibility": "Ir uzbrauktuve.",
            },
            "vakars": {
                "type": "other",
                "title": "Vakars",
                "organiser": "sukrums",
                "how_to_join": "Nāciet",
                "deadline": "2026-11-01",
                "price": "5 eiro",
            },
        },
    )
    document = told(site, voices["lv"])
    assert_hsds(document)
    [sukrums] = document
    assert sukrums["alternate_name"] == "Biedrība „Sukrums”"
    assert sukrums["description"] == "Palīdz ģimenēm."
    assert sukrums["organization_identifiers"][0]["identifier_scheme"] == "LV-RE"
    assert sukrums["website"] == "https://xn--bols-psa.example/%C4%A3imenes?q=%C4%81"
    assert sukrums["phones"][0]["number"] == "+371 20000000"
    assert [location["name"] for location in sukrums["locations"]] == ["Baltinava", "Balvi"]
    assert sukrums["locations"][0]["latitude"] == 56.9439
    assert "latitude" not in sukrums["locations"][1]
    assert sukrums["attributes"][0]["taxonomy_term"]["name"] == "Ģimenes"
    assert sukrums["funding"][0]["source"] == "Devējs: Fonds"
    course, evening = sukrums["services"]
    assert course["status"] == "active"
    assert course["cost_options"][0]["amount"] == 0
    assert course["eligibility_description"] == "ģimenēm; jauniešiem"
    assert course["schedules"][0]["valid_to"] == "2026-12-02"
    assert course["service_at_locations"][0]["location_id"] == sukrums["locations"][1]["id"]
    assert evening["status"] == "inactive"
    assert evening["fees_description"] == "5 eiro"


def test_nobody_is_referred_to_a_closed_organisation(directory: Any, voices: dict[str, Voice]) -> None:
    one = {"name": "Sukrums", "places": ["baltinava"]}
    site = directory(organisation={"a": one, "b": {**one, "status": "closed"}})
    assert [found["id"] for found in told(site, voices["lv"])] == [
        str(identifier("https://tikls.example", "organisation", "a"))
    ]


def test_empty_directory_is_an_empty_list(directory: Any, voices: dict[str, Voice]) -> None:
    assert told(directory(), voices["lv"]) == []


def test_ids_outlive_new_names_and_neighbours(directory: Any, voices: dict[str, Voice]) -> None:
    one = {"name": "Sukrums", "places": ["baltinava"]}
    before = told(directory(organisation={"sukrums": one}), voices["lv"])
    after = told(directory(organisation={"abols": one, "sukrums": {**one, "name": "Jauns"}}), voices["lv"])
    assert after[1]["id"] == before[0]["id"]
    assert after[1]["locations"][0]["id"] == before[0]["locations"][0]["id"]


@pytest.mark.parametrize(
    ("siteurl", "kind", "id"),
    [
        ("https://other.example", "place", "x"),
        ("https://tikls.example", "place", "y"),
        ("https://tikls.example", "event", "x"),
    ],
)
def test_id_is_of_one_site_kind_and_thing(siteurl: str, kind: str, id: str) -> None:
    assert identifier(siteurl, kind, id) != identifier("https://tikls.example", "place", "x")


def test_id_does_not_depend_on_how_the_address_ends() -> None:
    assert identifier("https://tikls.example/", "place", "x") == identifier("https://tikls.example", "place", "x")
    assert identifier("https://tikls.example", "place", "x").version == 5


def test_hostile_words_stay_words(directory: Any, voices: dict[str, Voice], hostile: str) -> None:
    site = directory(
        organisation={"x": {"name": hostile, "places": ["baltinava"], "about": hostile, "short_name": hostile}},
        offer={"o": {"type": "other", "title": hostile, "organiser": "x", "how_to_join": hostile}},
    )
    document = told(site, voices["lv"])
    assert_hsds(document)
    [one] = document
    words = hostile.strip()
    assert one["name"] == one["description"] == one["alternate_name"] == words
    assert one["services"][0]["name"] == one["services"][0]["application_process"] == words


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example/b%20c/?d=e&f=g;h#i", "https://a.example/b%20c/?d=e&f=g;h#i"),
        ("https://ливаны.рф:8080/ā", "https://xn--80adrln8f.xn--p1ai:8080/%C4%81"),
        ("https://a.example/[b]?c=[d]", "https://a.example/%5Bb%5D?c=%5Bd%5D"),
    ],
)
def test_web_address_becomes_a_uri(address: str, expected: str) -> None:
    assert uri(address) == expected
