"""The places and who and what is there, for maps: GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from association.exports.voice import Voice
from association.language import Text
from association.records import Place, Site

DECIMALS = 4  # eleven metres, finer than where a town is; RFC 7946 advises no more than seven


def places(site: Site, voices: Mapping[str, Voice]) -> str:
    """A feature for each place that has organisations or events; one whose position is unknown has a null geometry.

    Positions are longitude, then latitude, in WGS 84, the one system that RFC 7946 knows: it has no `crs`.
    """
    features = [
        _feature(place, site, voices)
        for place in site.of("place").values()
        if _there(place, site, "organisation") or _there(place, site, "event")
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1) + "\n"


def _there(place: Place, site: Site, kind: str) -> tuple[Any, ...]:
    return site.mentioning("place", place.id, by=kind)


def _feature(place: Place, site: Site, voices: Mapping[str, Voice]) -> dict[str, Any]:
    first = next(iter(voices.values()))
    properties: dict[str, Any] = {
        "id": place.id,
        "kind": place.kind,
        "name": first.say(place.name),  # what most map programs label a feature with
        "names": dict(place.name),
        "urls": _urls("place", place.id, voices),
    }
    if place.type:
        properties["type"] = place.type
    if place.parent:
        properties["parent"] = place.parent
    properties["organisations"] = [
        {**_entry(one, one.name, voices), "status": one.status} for one in _there(place, site, "organisation")
    ]
    properties["events"] = [
        {**_entry(one, one.title, voices), **_days(one), **({"status": one.status} if one.status else {})}
        for one in _there(place, site, "event")
    ]
    return {"type": "Feature", "id": place.id, "geometry": _geometry(place), "properties": properties}


def _days(event: Any) -> dict[str, str]:
    return {"start": event.start.isoformat(), "end": event.last_day.isoformat()} if event.start else {}


def _geometry(place: Place) -> dict[str, Any] | None:
    if place.lon is None or place.lat is None:
        return None
    return {"type": "Point", "coordinates": [round(place.lon, DECIMALS), round(place.lat, DECIMALS)]}


def _entry(record: Any, name: Text, voices: Mapping[str, Voice]) -> dict[str, Any]:
    return {"id": record.id, "names": dict(name), "urls": _urls(record.kind, record.id, voices)}


def _urls(kind: str, id: str, voices: Mapping[str, Voice]) -> dict[str, str]:
    """The address of its page in each language that has one."""
    return {code: url for code, voice in voices.items() if (url := voice.url(kind, id))}
