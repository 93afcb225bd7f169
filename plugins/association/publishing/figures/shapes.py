"""Areas in the plane of a drawing: cut to a frame, made simpler, written as the data of an SVG path."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import hypot

Point = tuple[float, float]
Ring = tuple[Point, ...]


def number(value: float) -> str:
    """A length for SVG, to one decimal and no longer than that takes."""
    return f"{round(value * 10) / 10 + 0:g}"


def path(rings: Iterable[Ring], width: float, height: float, beyond: float = 10, tolerance: float = 0.25) -> str:
    """The part of the areas that a frame of this size shows; empty when it shows none.

    They are cut `beyond` the frame, so that the line of the cut, which is no border, stays out of sight; corners less
    than `tolerance` off the line are left out.
    """
    box = (-beyond, -beyond, width + beyond, height + beyond)
    drawn = (_in_tenths(simplified(clipped(ring, box), tolerance)) for ring in rings)
    return "".join(_steps(ring) for ring in drawn if len(ring) > 2)


def clipped(ring: Ring, box: tuple[float, float, float, float]) -> Ring:
    """A ring cut to left, top, right, bottom, one side after the other (Sutherland and Hodgman, 1974)."""
    left, top, right, bottom = box
    for axis, bound, inside in (
        (0, left, lambda value: value >= left),
        (1, top, lambda value: value >= top),
        (0, right, lambda value: value <= right),
        (1, bottom, lambda value: value <= bottom),
    ):
        ring = _cut(ring, axis, bound, inside)
    return ring


def _cut(ring: Ring, axis: int, bound: float, inside: Callable[[float], bool]) -> Ring:
    kept: list[Point] = []
    for before, point in zip(ring[-1:] + ring[:-1], ring, strict=True):
        if inside(before[axis]) != inside(point[axis]):
            part = (bound - before[axis]) / (point[axis] - before[axis])
            across = before[1 - axis] + part * (point[1 - axis] - before[1 - axis])
            kept.append((bound, across) if axis == 0 else (across, bound))
        if inside(point[axis]):
            kept.append(point)
    return tuple(kept)


def simplified(ring: Ring, tolerance: float) -> Ring:
    """A ring without the corners less than `tolerance` off the line without them (Douglas and Peucker, 1973)."""
    if len(ring) < 4:
        return ring
    first = ring[0]
    farthest = max(range(len(ring)), key=lambda at: hypot(ring[at][0] - first[0], ring[at][1] - first[1]))
    closed = (*ring, first)
    kept = {0, farthest}
    waiting = [(0, farthest), (farthest, len(ring))]
    while waiting:
        start, end = waiting.pop()
        if end - start < 2:
            continue
        off = [_distance(point, closed[start], closed[end]) for point in closed[start + 1 : end]]
        if max(off) > tolerance:
            corner = start + 1 + off.index(max(off))
            kept.add(corner)
            waiting += [(start, corner), (corner, end)]
    return tuple(ring[at] for at in sorted(kept))


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the piece of line between two others."""
    (x, y), (ax, ay), (bx, by) = point, start, end
    along = (bx - ax) ** 2 + (by - ay) ** 2
    part = max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / along)) if along else 0.0
    return hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay))


def _in_tenths(ring: Ring) -> tuple[tuple[int, int], ...]:
    rounded = [(round(x * 10), round(y * 10)) for x, y in ring]
    return tuple(point for before, point in zip(rounded[-1:] + rounded[:-1], rounded, strict=True) if point != before)


def _steps(ring: tuple[tuple[int, int], ...]) -> str:
    """One closed area: where it begins, then steps, which are shorter to write than places."""
    (x, y), rest = ring[0], ring[1:]
    told = f"M{x / 10:g} {y / 10:g}l"
    for at, (next_x, next_y) in enumerate(rest):
        across, down = f"{(next_x - x) / 10:g}", f"{(next_y - y) / 10:g}"
        told += (" " if at and not across.startswith("-") else "") + across
        told += ("" if down.startswith("-") else " ") + down
        x, y = next_x, next_y
    return f"{told}z"
