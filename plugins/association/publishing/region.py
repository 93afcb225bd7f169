"""The area that an owner wants drawn on the map."""

from __future__ import annotations

from association.problems import Problem, ProblemsFound
from association.publishing.figures.outline import Outline, OutlineRefused, outline_from_geojson
from association.records import Site


def region_of(site: Site) -> Outline:
    """What `data/region.geojson` holds, when there is one; raises ProblemsFound when that is no area."""
    if site.region is None:
        return ()
    try:
        return outline_from_geojson(site.region)
    except OutlineRefused as wrong:
        raise ProblemsFound([Problem("data/region.geojson", 0, "", *wrong.args)]) from wrong
