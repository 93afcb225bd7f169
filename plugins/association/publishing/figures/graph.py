"""Agreements as inline SVG: the organisations below each other, and a thread from each agreement to its parties.

Every agreement is a numbered bead to the left of the names, tied to two organisations or to many; the longer its
threads, the farther out it hangs. So nothing has to be found by chance or by force: the drawing follows from the order
of the organisations, which is chosen to keep the threads short. It is as wide as a telephone however many there are.

All lengths are in units of the drawing, of which `WIDTH` go into its width. Names find room at `LETTERS` units to the
em; a style sheet may set them smaller, never larger.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from association.publishing.figures.lettering import lines
from association.publishing.figures.shapes import number

WIDTH = 360
LETTERS = 16
MOST_PARTIES = 24
MOST_LEVELS = 6  # of beads beside each other; more would leave no room for names

_DOT, _BEAD = 6, 12
_LEVEL = 28  # between beads beside each other
_LINE, _ROW = 20, 26  # one more line of a name, and what a row has besides
_LINES = 3
_EDGE = 4


@dataclass(frozen=True)
class Party:
    """An organisation that agreed; `key` is what agreements call it by.

    `lang` is given when the name is in another language than the page, `hreflang` when what it links to is.
    """

    key: str
    name: str
    href: str
    lang: str | None = None
    hreflang: str | None = None


@dataclass(frozen=True)
class Bond:
    """An agreement with its parties' keys; `label` is what a screen reader says of it."""

    number: int
    label: str
    href: str
    parties: tuple[str, ...]
    hreflang: str | None = None


class Node(NamedTuple):
    """An organisation in its row."""

    party: Party
    y: float
    lines: tuple[str, ...]


class Bead(NamedTuple):
    """An agreement in its place, and the heights of the rows to which its threads lead."""

    bond: Bond
    x: float
    y: float
    ends: tuple[float, ...]


@dataclass(frozen=True)
class Layout:
    """Everything in its place; the organisations' dots stand at `x`."""

    x: float
    height: float
    nodes: tuple[Node, ...]
    beads: tuple[Bead, ...]


def lay_out(parties: Iterable[Party], bonds: Iterable[Bond]) -> Layout | None:
    """The organisations that share an agreement; None when there are none, or too many to draw legibly.

    An agreement of whose parties fewer than two are given is not drawn.
    """
    known = {party.key: party for party in parties}
    tied = {bond: tuple(dict.fromkeys(key for key in bond.parties if key in known)) for bond in bonds}
    tied = {bond: keys for bond, keys in tied.items() if len(keys) > 1}
    shared = {key for keys in tied.values() for key in keys}
    if not tied or len(shared) > MOST_PARTIES:
        return None
    order = ordered([key for key in known if key in shared], list(tied.values()))
    rows = {key: row for row, key in enumerate(order)}
    levels = _levels({bond: (min(map(rows.get, keys)), max(map(rows.get, keys))) for bond, keys in tied.items()})
    count = max(levels.values()) + 1
    if count > MOST_LEVELS:
        return None
    x = _EDGE + _BEAD + count * _LEVEL + _DOT
    nodes = _nodes([known[key] for key in order], (WIDTH - _EDGE - x - 2 * _DOT) / LETTERS)
    heights = {node.party.key: node.y for node in nodes}
    beads = []
    for bond, keys in tied.items():
        ends = tuple(sorted(heights[key] for key in keys))
        beads.append(Bead(bond, x - _DOT - (levels[bond] + 1) * _LEVEL, round((ends[0] + ends[-1]) / 2, 1), ends))
    last = nodes[-1]
    return Layout(x, last.y + (len(last.lines) * _LINE + _ROW) / 2, nodes, tuple(beads))


def _nodes(parties: Sequence[Party], room: float) -> tuple[Node, ...]:
    nodes, top = [], 0.0
    for party in parties:
        told = lines(party.name, room, _LINES)
        tall = len(told) * _LINE + _ROW
        nodes.append(Node(party, top + tall / 2, told))
        top += tall
    return tuple(nodes)


def _levels(spans: Mapping[Bond, tuple[int, int]]) -> dict[Bond, int]:
    """How far out each agreement hangs: short spans inside, none beside another that it overlaps."""
    levels: dict[Bond, int] = {}
    for bond in sorted(spans, key=lambda bond: (spans[bond][1] - spans[bond][0], spans[bond], bond.number)):
        top, bottom = spans[bond]
        overlapped = {level for other, level in levels.items() if spans[other][0] < bottom and top < spans[other][1]}
        levels[bond] = next(level for level in range(len(levels) + 1) if level not in overlapped)
    return levels


# --- the order of the organisations ---------------------------------------------------------------


def ordered(keys: Sequence[str], groups: Sequence[tuple[str, ...]]) -> list[str]:
    """The keys in an order that keeps each group close; what no group ties together stays apart, large parts first.

    The same input always gives the same order: one key after the other moves to where the threads are shortest in
    all, until no move shortens them.
    """
    parts: list[set[str]] = [{key} for key in keys]
    for group in groups:
        joined = [part for part in parts if not part.isdisjoint(group)]
        parts = [part for part in parts if part.isdisjoint(group)] + [set().union(*joined)]
    lists = [[key for key in keys if key in part] for part in parts]
    lists.sort(key=lambda part: (-len(part), keys.index(part[0])))
    return [key for part in lists for key in _shortened(part, [group for group in groups if group[0] in part])]


def _shortened(order: list[str], groups: Sequence[tuple[str, ...]]) -> list[str]:
    best = _length(order, groups)
    for _ in order:  # each round shortens it, and a few are enough; this bounds them
        before = best
        for key in tuple(order):
            rest = [other for other in order if other != key]
            for at in range(len(order)):
                tried = [*rest[:at], key, *rest[at:]]
                length = _length(tried, groups)
                if length < best:
                    order, best = tried, length
        if best == before:
            break
    return order


def _length(order: Sequence[str], groups: Sequence[tuple[str, ...]]) -> int:
    """The rows that all threads span together."""
    rows = {key: row for row, key in enumerate(order)}
    return sum(max(map(rows.__getitem__, group)) - min(map(rows.__getitem__, group)) for group in groups)


# --- writing --------------------------------------------------------------------------------------


def draw(layout: Layout, title: str, prefix: str = "graph") -> Markup:
    """The drawing; `prefix` begins its ids."""
    return Markup(
        '<svg class="graph" viewBox="0 0 {width} {height}" role="group" aria-labelledby="{prefix}-title">'
        '<title id="{prefix}-title">{title}</title>'
        '<path d="{threads}"/>{beads}{nodes}</svg>'
    ).format(
        width=WIDTH,
        height=number(layout.height),
        prefix=prefix,
        title=title,
        threads="".join(_thread(bead, end, layout.x) for bead in layout.beads for end in bead.ends),
        beads=Markup("").join(map(_bead, layout.beads)),
        nodes=Markup("").join(_node(node, layout.x) for node in layout.nodes),
    )


def _thread(bead: Bead, end: float, x: float) -> str:
    """A quarter of an ellipse from a dot to its bead; from a dot beside the bead, a straight line."""
    start = f"M{number(x)} {number(end)}"
    if round(end, 1) == bead.y:
        return f"{start}H{number(bead.x)}"
    across, down = number(x - bead.x), number(abs(bead.y - end))
    return f"{start}A{across} {down} 0 0 {int(end > bead.y)} {number(bead.x)} {number(bead.y)}"


def _bead(bead: Bead) -> Markup:
    bond, x, y = bead.bond, number(bead.x), number(bead.y)
    return Markup(
        '<a class="bead" href="{}"{} aria-label="{}"><title>{}</title><circle cx="{}" cy="{}" r="{}"/>'
        '<text x="{}" y="{}" dy=".35em">{}</text></a>'
    ).format(bond.href, _hreflang(bond.hreflang), bond.label, bond.label, x, y, _BEAD, x, y, bond.number)


def _node(node: Node, x: float) -> Markup:
    party, left = node.party, number(x + 2 * _DOT)
    lang = Markup(' lang="{}"').format(party.lang) if party.lang else ""
    rows = Markup("").join(_rows(node, left))
    return Markup('<a href="{}"{} aria-label="{}"><circle cx="{}" cy="{}" r="{}"/><text{}>{}</text></a>').format(
        party.href, _hreflang(party.hreflang), party.name, number(x), number(node.y), _DOT, lang, rows
    )


def _rows(node: Node, left: str) -> Iterable[Markup]:
    """The lines of a name; spaces between them keep its words apart where only the text is read."""
    top = node.y - (len(node.lines) - 1) * _LINE / 2
    for at, line in enumerate(node.lines):
        gap = " " if at + 1 < len(node.lines) else ""
        y = number(top + at * _LINE)
        yield Markup('<tspan x="{}" y="{}" dy=".35em">{}{}</tspan>').format(left, y, line, gap)


def _hreflang(code: str | None) -> Markup | str:
    return Markup(' hreflang="{}"').format(code) if code else ""
