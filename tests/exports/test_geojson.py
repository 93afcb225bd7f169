"""GeoJSON by its own models (geojson-pydantic), and what those let pass: swapped coordinates, a crs, idle decimals."""

from __future__ import annotations

import json
from typing import Any

import pytest
from geojson_pydantic import FeatureCollection

from association.exports.geojson import places
from association.exports.voice import Voice
from association.records import Site

LATVIA = (20.9, 55.6, 28.3, 58.1)  # west, south, east, north


def assert_geojson(text: str) -> dict[str, Any]:
    """RFC 7946, of points and nulls only."""
    FeatureCollection.model_validate_json(text)
    document = json.loads(text)
    assert set(document) == {"type", "features"}
    for feature in document["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        if feature["geometry"] is not None:
            longitude, latitude = feature["geometry"]["coordinates"]
            assert -180 <= longitude <= 180
            assert -90 <= latitude <= 90
            assert all(len(str(number).partition(".")[2]) <= 7 for number in (longitude, latitude))
    ids = [feature["id"] for feature in document["features"]]
    assert len(ids) == len(set(ids))
    return document


def test_real_places_are_in_latvia(real_site: Site, voices: dict[str, Voice]) -> None:
    document = assert_geojson(places(real_site, voices))
    positions = [one["geometry"]["coordinates"] for one in document["features"] if one["geometry"]]
    assert positions
    west, south, east, north = LATVIA
    assert all(west <= longitude <= east and south <= latitude <= north for longitude, latitude in positions)


def test_every_real_organisation_with_a_place_is_there(real_site: Site, voices: dict[str, Voice]) -> None:
    document = assert_geojson(places(real_site, voices))
    there = {one["id"] for feature in document["features"] for one in feature["properties"]["organisations"]}
    assert there == set(real_site.of("organisation"))


@pytest.fixture
def site(directory: Any) -> Site:
    return directory(
        place={
            "izvalta": {
                "name": {"lv": "Izvalta", "ru": "Извалта"},
                "where": "Izvaltā",
                "type": "village",
                "parent": "latgale",
                "lat": 55.95581234567,
                "lon": 27.0203,
            },
            "ludzas-novads": {"name": "Ludzas novads", "where": "Ludzas novadā"},
            "latgale": {"name": "Latgale", "where": "Latgalē"},
        },
        organisation={"a": {"name": {"lv": "Ā", "ru": "А"}, "places": ["izvalta"], "status": "closed"}},
        event={
            "e": {
                "type": "meeting",
                "title": "Sapulce",
                "start": "2026-12-01",
                "stops": [{"place": "izvalta"}, {"place": "ludzas-novads"}],
            }
        },
    )


def test_longitude_comes_first_and_is_rounded(site: Site, voices: dict[str, Voice]) -> None:
    features = assert_geojson(places(site, voices))["features"]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [27.0203, 55.9558]}


def test_unknown_position_is_a_null_geometry(site: Site, voices: dict[str, Voice]) -> None:
    features = assert_geojson(places(site, voices))["features"]
    assert [(one["id"], one["geometry"] is None) for one in features] == [("izvalta", False), ("ludzas-novads", True)]


def test_feature_tells_who_and_what_is_there(site: Site, voices: dict[str, Voice]) -> None:
    told = assert_geojson(places(site, voices))["features"][0]["properties"]
    assert told["kind"] == "place"
    assert told["name"] == "Izvalta"
    assert told["names"] == {"lv": "Izvalta", "ru": "Извалта"}
    assert told["urls"]["ru"] == "https://tikls.example/ru/place/izvalta/"
    assert told["parent"] == "latgale"
    [organisation] = told["organisations"]
    assert organisation["names"] == {"lv": "Ā", "ru": "А"}
    assert organisation["status"] == "closed"
    [event] = told["events"]
    assert (event["id"], event["start"], event["end"]) == ("e", "2026-12-01", "2026-12-01")


def test_language_without_the_page_has_no_address(site: Site, voices: dict[str, Voice]) -> None:
    silent = Voice("https://tikls.example", "en", "lv", lambda record: "", lambda kind, id: None)
    told = assert_geojson(places(site, {**voices, "en": silent}))["features"][0]["properties"]
    assert set(told["urls"]) == {"lv", "ru"}


def test_nothing_anywhere_is_an_empty_collection(directory: Any, voices: dict[str, Voice]) -> None:
    assert assert_geojson(places(directory(), voices))["features"] == []


def test_hostile_words_stay_words(directory: Any, voices: dict[str, Voice], hostile: str) -> None:
    site = directory(
        place={"p": {"name": {"lv": hostile, "ru": hostile}, "where": "x"}},
        organisation={"o": {"name": hostile, "places": ["p"]}},
    )
    [feature] = assert_geojson(places(site, voices))["features"]
    assert feature["properties"]["names"]["ru"] == hostile.strip()
    assert feature["properties"]["organisations"][0]["names"]["lv"] == hostile.strip()
