"""The site's mark as pixels, drawn from the theme's SVG: icons and previews follow whenever it is changed.

Of SVG it knows what such a mark needs: circles, and paths of lines, arcs and quadratic curves, each filled or stroked
with a round end. Anything else is refused rather than drawn wrongly.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from PIL import Image

Point = tuple[float, float]

_FINER = 4  # times as large while it is drawn, so that edges come out smooth
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "A": 7, "Z": 0}
_ALONE = frozenset({"svg", "title", "style", "desc"})
_SVG = "{http://www.w3.org/2000/svg}"


class UnknownShape(Exception):
    """The mark holds something that isn't known here; the message says what."""


def drawn(svg: str, size: int) -> Image.Image:
    """The mark, so many pixels wide and high, on nothing (RGBA); in its light colours."""
    from PIL import Image, ImageDraw

    root = ElementTree.fromstring(svg)
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    scale = size * _FINER / max(width, height)
    image = Image.new("RGBA", (size * _FINER,) * 2)
    canvas = ImageDraw.Draw(image)
    for element in root.iter():
        tag = element.tag.removeprefix(_SVG)
        if tag in _ALONE:
            continue
        for points in _lines(tag, element.attrib):
            moved = [((x - left) * scale, (y - top) * scale) for x, y in points]
            fill = element.get("fill", root.get("fill", "black"))
            if fill != "none" and len(moved) > 2:
                canvas.polygon(moved, fill)
            if stroke := element.get("stroke"):
                _stroke(canvas, moved, stroke, float(element.get("stroke-width", 1)) * scale)
    return image.resize((size, size), Image.Resampling.BOX)


def _stroke(canvas: object, points: list[Point], colour: str, width: float) -> None:
    canvas.line(points, colour, round(width))  # type: ignore[attr-defined]
    for x, y in points:
        box = (x - width / 2, y - width / 2, x + width / 2, y + width / 2)
        canvas.ellipse(box, colour)  # type: ignore[attr-defined]


def _lines(tag: str, attributes: dict[str, str]) -> Iterator[list[Point]]:
    match tag:
        case "circle":
            x, y, radius = (float(attributes.get(name, 0)) for name in ("cx", "cy", "r"))
            yield [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in _steps(0, 2 * math.pi)]
        case "path":
            yield from _path(attributes["d"])
        case _:
            raise UnknownShape(f"<{tag}> in the mark")


def _path(description: str) -> Iterator[list[Point]]:
    """The lines of a path (SVG 2, 9.3), curves as many short ones."""
    points: list[Point] = []
    for command, numbers in _commands(description):
        x, y = points[-1] if points else (0.0, 0.0)
        near = (x, y) if command.islower() else (0.0, 0.0)
        match command.upper():
            case "M":
                if points:
                    yield points
                points = [(near[0] + numbers[0], near[1] + numbers[1])]
            case "L":
                points.append((near[0] + numbers[0], near[1] + numbers[1]))
            case "H":
                points.append((near[0] + numbers[0], y))
            case "V":
                points.append((x, near[1] + numbers[0]))
            case "Q":
                control, end = (
                    (near[0] + numbers[0], near[1] + numbers[1]),
                    (near[0] + numbers[2], near[1] + numbers[3]),
                )
                points += _curve((x, y), control, end)
            case "A":
                points += _arc((x, y), numbers, (near[0] + numbers[5], near[1] + numbers[6]))
            case "Z":
                points.append(points[0])
    if points:
        yield points


def _commands(description: str) -> Iterator[tuple[str, list[float]]]:
    tokens = re.findall(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)", description)
    while tokens:
        command = tokens.pop(0)
        count = _NUMBERS.get(command.upper())
        if count is None:
            raise UnknownShape(f"'{command}' in a path of the mark")
        while True:
            yield command, [float(tokens.pop(0)) for _ in range(count)]
            if not tokens or tokens[0].isalpha() or not count:
                break
            command = {"M": "L", "m": "l"}.get(command, command)


def _steps(start: float, end: float, count: int = 120) -> Iterator[float]:
    return (start + (end - start) * step / count for step in range(1, count + 1))


def _curve(start: Point, control: Point, end: Point) -> Iterator[Point]:
    for t in _steps(0, 1):
        one, two, three = (1 - t) ** 2, 2 * t * (1 - t), t * t
        yield (
            one * start[0] + two * control[0] + three * end[0],
            one * start[1] + two * control[1] + three * end[1],
        )


def _arc(start: Point, numbers: list[float], end: Point) -> Iterator[Point]:
    """An arc of a circle, by its radius and two flags (SVG 2, B.2.4)."""
    radius, other, _, large, sweep = numbers[:5]
    half = math.dist(start, end) / 2
    if radius != other or not half:
        raise UnknownShape("an ellipse in a path of the mark")
    radius = max(radius, half)
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    away = math.sqrt(radius**2 - half**2) * (1 if large != sweep else -1) / (2 * half)
    centre = (middle[0] + away * (start[1] - end[1]), middle[1] + away * (end[0] - start[0]))
    first, last = (math.atan2(y - centre[1], x - centre[0]) for x, y in (start, end))
    if sweep and last < first:
        last += 2 * math.pi
    elif not sweep and last > first:
        last -= 2 * math.pi
    return ((centre[0] + radius * math.cos(a), centre[1] + radius * math.sin(a)) for a in _steps(first, last))
