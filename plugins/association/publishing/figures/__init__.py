"""Figures made at build time: a map of places and a drawing of agreements, as SVG that stands in the page."""

from association.publishing.figures.network import AgreementsFigure, PlacesFigure, agreements_figure, places_figure
from association.publishing.figures.outline import outline_from_geojson

__all__ = ["AgreementsFigure", "PlacesFigure", "agreements_figure", "outline_from_geojson", "places_figure"]
