"""What land a map shows: Latvia, or the areas that an owner hands in as GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from math import isfinite
from typing import Any

from association.problems import said
from association.publishing.figures.shapes import Ring

Outline = tuple[Ring, ...]


class OutlineRefused(ValueError):
    """What was handed in is no area of land; its arguments are the message and the remedy for an editor."""


_ANEW = said("export the file anew as GeoJSON (RFC 7946)")


def latvia() -> Outline:
    """Latvia's border as rings of longitude and latitude (WGS 84); the file says where it is from."""
    told = json.loads(files(__package__).joinpath("latvia.json").read_text("utf-8"))
    return tuple(tuple((lon, lat) for lon, lat in ring) for ring in told["rings"])


def outline_from_geojson(geojson: Mapping[str, Any]) -> Outline:
    """The rings of all polygons in a GeoJSON (RFC 7946), holes among them; points and lines are passed over.

    Raises OutlineRefused when there are none or when they are no degrees.
    """
    rings = tuple(_ring(ring) for polygon in _polygons(geojson) for ring in polygon)
    if not rings:
        raise OutlineRefused(said("it holds no area"), said("export a Polygon or a MultiPolygon"))
    return rings


def _polygons(geojson: Any) -> Iterator[Iterable[Any]]:
    kind = geojson.get("type") if isinstance(geojson, Mapping) else None
    match kind:
        case "FeatureCollection":
            for feature in _list_in(geojson, "features"):
                yield from _polygons(feature)
        case "Feature":
            if geojson.get("geometry") is not None:
                yield from _polygons(geojson["geometry"])
        case "GeometryCollection":
            for geometry in _list_in(geojson, "geometries"):
                yield from _polygons(geometry)
        case "Polygon":
            yield _list_in(geojson, "coordinates")
        case "MultiPolygon":
            yield from _list_in(geojson, "coordinates")
        case "Point" | "MultiPoint" | "LineString" | "MultiLineString":
            return
        case _:
            raise OutlineRefused(said("'{kind}' is not a type of GeoJSON", kind=kind), _ANEW)


def _list_in(geojson: Mapping[str, Any], name: str) -> list[Any]:
    found = geojson.get(name)
    if not isinstance(found, list):
        raise OutlineRefused(said("a {kind} without {name}", kind=geojson["type"], name=name), _ANEW)
    return found


def _ring(positions: Any) -> Ring:
    """One ring; its last point, which GeoJSON repeats, is left out, and so is height."""
    try:
        points = tuple((float(lon), float(lat)) for lon, lat, *_ in positions)
    except (TypeError, ValueError):
        raise OutlineRefused(
            said("a ring is not a list of [longitude, latitude]"), said("export the file anew")
        ) from None
    for lon, lat in points:
        if not (isfinite(lon) and isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90):
            raise OutlineRefused(
                said("{position} is not longitude and latitude in degrees", position=f"[{lon:.10g}, {lat:.10g}]"),
                said("export it in WGS 84 (EPSG:4326), not in metres (LKS-92)"),
            )
    return points[:-1] if len(points) > 1 and points[0] == points[-1] else points
