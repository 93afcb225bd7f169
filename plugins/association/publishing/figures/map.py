"""A map as inline SVG: places as circles whose area tells how many, each a link with its name.

The projection is equirectangular, with degrees of longitude shortened by the cosine of the middle latitude: over the
few hundred kilometres shown here it differs from any other by less than a circle's width.

All lengths are in units of the drawing, of which `WIDTH` go into its width; on a telephone that is nearly one CSS pixel
each. Names find room at `LETTERS` units to the em, and every shift is in ems, so that a style sheet may set them
smaller, never larger, and they still keep clear of each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, radians, sqrt
from typing import NamedTuple

from markupsafe import Markup

from association.publishing.figures.lettering import width
from association.publishing.figures.outline import Outline
from association.publishing.figures.shapes import Point, number, path

WIDTH = 360
HEIGHTS = (260, 440)  # at least, at most
LETTERS = 16
DIGITS = 13

NEARBY = 1.0  # degrees around the land within which a place belongs on the map
MARGIN = (0.5, 0.3)  # at least this much land is shown around the places, across and down, in degrees of latitude
_CIRCLE, _SMALLEST, _LARGEST = 6.5, 3, 18  # radii: of one, when there is room for all, and whatever the counts
_COVERED = 0.06  # of the map by circles, at the most, unless they are the smallest anyway
_GAP = 4  # between a circle and its name
_RECOGNISED = 24  # corners of a border that make it known
_WIDER = (1, 1.5, 2, 3, 4)  # margins to try until that much of it is in sight


@dataclass(frozen=True)
class Spot:
    """A place to show: `label` is what a screen reader says of it, such as „Līvāni: 2 biedrības”.

    `lang` is given when the name is in another language than the page, `hreflang` when what it links to is.
    """

    name: str
    href: str
    lon: float | None
    lat: float | None
    count: int
    label: str
    lang: str | None = None
    hreflang: str | None = None


class Circle(NamedTuple):
    """The circle of a place."""

    x: float
    y: float
    radius: float


class Box(NamedTuple):
    """Room taken: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def touches(self, circle: Circle) -> bool:
        x, y = max(self.left, min(circle.x, self.right)), max(self.top, min(circle.y, self.bottom))
        return hypot(circle.x - x, circle.y - y) < circle.radius + 1

    def within(self, width: float, height: float) -> bool:
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


class Name(NamedTuple):
    """Where a name stands: the point it is tied to, at which end, and how many ems its letters stand below it."""

    x: float
    y: float
    anchor: str
    shift: float
    box: Box


class Mark(NamedTuple):
    """A place as it is drawn; no name when there is no room for it."""

    spot: Spot
    circle: Circle
    name: Name | None


@dataclass(frozen=True)
class Frame:
    """The part of the world that is shown: `scale` units make a degree of latitude."""

    lon: float
    lat: float
    scale: float
    height: float

    @classmethod
    def around(cls, points: Sequence[Point], margin: tuple[float, float] = (0, 0)) -> Frame:
        """The smallest that holds the points, with air around them; `margin` is how much at least, across and down."""
        lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
        lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
        across, down = (max(lons) - min(lons)) * cos(radians(lat)), max(lats) - min(lats)
        across += 2 * max(margin[0], across / 6)
        down += 2 * max(margin[1], down / 10)
        scale = min(WIDTH / across, HEIGHTS[1] / down)
        return cls(lon, lat, scale, max(HEIGHTS[0], round(down * scale)))

    def shown_of(self, points: Iterable[Point]) -> int:
        """How many of the points are in the picture."""
        placed = (self.point(lon, lat) for lon, lat in points)
        return sum(0 < x < WIDTH and 0 < y < self.height for x, y in placed)

    def point(self, lon: float, lat: float) -> Point:
        east = (lon - self.lon) * cos(radians(self.lat))
        return WIDTH / 2 + east * self.scale, self.height / 2 - (lat - self.lat) * self.scale


@dataclass(frozen=True)
class Layout:
    """Everything in its place; `beside` are the places without coordinates, and those too far away.

    `land` tells whether any of it is in the picture.
    """

    frame: Frame
    marks: tuple[Mark, ...]
    beside: tuple[Spot, ...]
    land: bool


def lay_out(spots: Iterable[Spot], land: Outline = ()) -> Layout | None:
    """Finds room for the places on or near the land, or for all when none is near; None when nothing can be shown."""
    spots = tuple(spots)
    located = [spot for spot in spots if spot.lon is not None and spot.lat is not None]
    border = [point for ring in land for point in ring]
    near = _near(located, border)
    shown = near or located
    if not shown:
        return None
    frame = _frame(shown, border if near else [])
    drawn = set(shown)
    beside = tuple(spot for spot in spots if spot not in drawn)
    return Layout(frame, _marks(shown, frame), beside, land=bool(near and border))


def _near(spots: Sequence[Spot], border: Sequence[Point]) -> list[Spot]:
    """Those on the land or less than `NEARBY` beyond its farthest points; all when there is no land to go by."""
    if not border:
        return list(spots)
    lons, lats = [lon for lon, _ in border], [lat for _, lat in border]
    wide = NEARBY / cos(radians(max(map(abs, lats))))
    west, east, south, north = min(lons) - wide, max(lons) + wide, min(lats) - NEARBY, max(lats) + NEARBY
    return [spot for spot in spots if west <= spot.lon <= east and south <= spot.lat <= north]


def _frame(spots: Sequence[Spot], border: Sequence[Point]) -> Frame:
    """Around the places, and so wide that enough of the border is in sight to know the land by."""
    places = [(spot.lon, spot.lat) for spot in spots]
    for times in _WIDER:
        frame = Frame.around(places, (MARGIN[0] * times, MARGIN[1] * times))
        if frame.shown_of(border) >= min(_RECOGNISED, len(border)):
            return frame
    return Frame.around([*places, *border])


def _marks(spots: Sequence[Spot], frame: Frame) -> tuple[Mark, ...]:
    """The places, the largest first: its name has the choice, and smaller circles come to lie above it."""
    room = _COVERED * WIDTH * frame.height / pi / max(1, sum(spot.count for spot in spots))
    each = min(_CIRCLE, _LARGEST / sqrt(max(1, *(spot.count for spot in spots))), sqrt(room))
    spots = sorted(spots, key=lambda spot: -spot.count)
    circles = [_circle(spot, each, frame) for spot in spots]
    taken: list[Box] = []
    marks = []
    for spot, own in zip(spots, circles, strict=True):
        others = [circle for circle in circles if circle is not own]
        free = (name for name in _places_for(spot.name, own) if _is_free(name.box, taken, others, frame))
        name = next(free, None)
        if name:
            taken.append(name.box)
        marks.append(Mark(spot, own, name))
    return tuple(marks)


def _circle(spot: Spot, each: float, frame: Frame) -> Circle:
    x, y = frame.point(spot.lon, spot.lat)
    return Circle(round(x, 1), round(y, 1), round(max(_SMALLEST, each * sqrt(spot.count)), 1))


def _is_free(box: Box, taken: Sequence[Box], circles: Sequence[Circle], frame: Frame) -> bool:
    return (
        box.within(WIDTH, frame.height)
        and not any(box.meets(other) for other in taken)
        and not any(box.touches(circle) for circle in circles)
    )


def _places_for(text: str, circle: Circle) -> Iterable[Name]:
    """Where the name of a circle may stand, the best place first."""
    x, y, radius = circle
    out, slant = radius + _GAP, radius * 0.7 + _GAP / 2
    middle, over, under = 0.35, -0.25, 0.85  # ems down to the line on which letters beside, above, below a point stand
    for dx, dy, anchor, shift in (
        (out, 0, "start", middle),
        (-out, 0, "end", middle),
        (0, -radius, "middle", over),
        (0, radius, "middle", under),
        (slant, -slant, "start", over),
        (slant, slant, "start", under),
        (-slant, -slant, "end", over),
        (-slant, slant, "end", under),
    ):
        yield _name(text, round(x + dx, 1), round(y + dy, 1), anchor, shift)


def _name(text: str, x: float, y: float, anchor: str, shift: float) -> Name:
    room = width(text) * LETTERS
    left = x - room * {"start": 0, "middle": 0.5, "end": 1}[anchor]
    line = y + shift * LETTERS
    return Name(x, y, anchor, shift, Box(left, line - 0.95 * LETTERS, left + room, line + 0.3 * LETTERS))


# --- writing --------------------------------------------------------------------------------------


def draw(layout: Layout, title: str, land: Outline = (), region: Outline = (), prefix: str = "map") -> Markup:
    """The map; `prefix` begins its ids. `region` is an area of the land to set apart."""
    height = number(layout.frame.height)
    return Markup(
        '<svg class="map" viewBox="0 0 {width} {height}" role="group" aria-labelledby="{prefix}-title">'
        '<title id="{prefix}-title">{title}</title>{land}{region}{marks}</svg>'
    ).format(
        width=WIDTH,
        height=height,
        prefix=prefix,
        title=title,
        land=_area(land if layout.land else (), layout.frame, "map-land"),
        region=_area(region, layout.frame, "map-region"),
        marks=Markup("").join(map(_drawn, layout.marks)),
    )


def _area(outline: Outline, frame: Frame, name: str) -> Markup:
    rings = (tuple(frame.point(lon, lat) for lon, lat in ring) for ring in outline)
    data = path(rings, WIDTH, frame.height)
    return Markup('<path class="{}" fill-rule="evenodd" d="{}"/>').format(name, data) if data else Markup()


def _drawn(mark: Mark) -> Markup:
    spot, x, y = mark.spot, number(mark.circle.x), number(mark.circle.y)
    hreflang = Markup(' hreflang="{}"').format(spot.hreflang) if spot.hreflang else ""
    told = Markup('<circle cx="{}" cy="{}" r="{}"/>').format(x, y, number(mark.circle.radius))
    if mark.name is None:
        told = Markup("<title>{}</title>{}").format(spot.label, told)
    if spot.count > 1 and width(str(spot.count)) * DIGITS <= 1.8 * mark.circle.radius:
        told += Markup('<text class="map-count" x="{}" y="{}" dy=".35em">{}</text>').format(x, y, spot.count)
    if mark.name is not None:
        told += _lettered(mark.name, spot)
    return Markup('<a href="{}"{} aria-label="{}">{}</a>').format(spot.href, hreflang, spot.label, told)


def _lettered(name: Name, spot: Spot) -> Markup:
    anchor = Markup(' text-anchor="{}"').format(name.anchor) if name.anchor != "start" else ""
    lang = Markup(' lang="{}"').format(spot.lang) if spot.lang else ""
    shift = f"{name.shift:g}em".replace("0.", ".")
    return Markup('<text x="{}" y="{}" dy="{}"{}{}>{}</text>').format(
        number(name.x), number(name.y), shift, anchor, lang, spot.name
    )
