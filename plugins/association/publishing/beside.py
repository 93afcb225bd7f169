"""A text in two languages side by side: which paragraph stands beside which.

Both texts are cut into blocks (headings, paragraphs, entries of lists). Where the blocks are of the same kinds, they
pair one by one. Where they are not, the best pairing is looked for: of the same kind, of like length, with the same
numbers and links. What has no partner stands alone; no block is lost, repeated or moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<rest>(?:\"[^\"]*+\"|[^\">])*+)>")
_VOID = frozenset({"br", "hr", "img", "source"})
_LISTS = frozenset({"ul", "ol"})
_OWN_ID = re.compile(r'(\s(?:id="|href="#))')
_NUMBER = re.compile(r"\d+")
_TARGET = re.compile(r'href="[^"]*?([^/"]+)/?"')  # the end of an address, which editions mostly share

ALONE = -0.4  # what it costs a block to have no partner; a pair of unlike blocks costs more, of like ones nothing


@dataclass(frozen=True)
class Block:
    """A piece of a text: its HTML, and its kind: the element's name, `li` for each entry of a list."""

    kind: str
    html: Markup

    @cached_property
    def text(self) -> str:
        return _TAG.sub("", self.html)

    @cached_property
    def signs(self) -> frozenset[str]:
        """What translation leaves as it is: numbers, and where links lead."""
        return frozenset(_NUMBER.findall(self.text) + _TARGET.findall(self.html))


Pair = tuple[Block | None, Block | None]


def blocks(html: str) -> tuple[Block, ...]:
    """The text's outermost elements in their order; of a list, each entry as a list of its own."""
    return tuple(_blocks(str(html)))


def _blocks(html: str) -> Iterator[Block]:
    depth, start, done = 0, 0, 0
    around, number = "", 0  # the list that is open, and what its next entry is numbered
    for tag in _TAG.finditer(html):
        name, ends = tag["name"], bool(tag["end"])
        level = 1 if around else 0
        if depth == level and not ends:
            yield from _loose(html[done : tag.start()])
            start = done = tag.start()
            if not around and name in _LISTS:
                around, number, depth, done = tag[0], _first(tag[0]), 1, tag.end()
                continue
        if name not in _VOID:
            depth += -1 if ends else 1
        if depth > level:
            continue
        yield from _loose(html[done : tag.start()] if depth < level else "")
        if depth == level:
            piece = html[start : tag.end()]
            yield Block("li", Markup(_entry(around, number, piece))) if around else Block(name, Markup(piece))
            number += 1
        else:
            around = ""
        done = tag.end()
    yield from _loose(html[done:])


def _loose(text: str) -> Iterator[Block]:
    """Words that stand outside of any element."""
    if text.strip():
        yield Block("p", Markup("<p>{}</p>").format(Markup(text.strip())))


def _first(tag: str) -> int:
    found = re.search(r' start="(-?\d+)"', tag)
    return int(found[1]) if found else 1


def _entry(around: str, number: int, entry: str) -> str:
    """An entry in a list of its own, which goes on counting where the one before stopped."""
    name = around[1:3]
    tag = around if name == "ul" else re.sub(r' start="[^"]*"', "", around)[:-1] + f' start="{number}">'
    return f"{tag}{entry}</{name}>"


def apart(html: str, prefix: str) -> str:
    """The text with ids of its own, for a page that holds two texts."""
    html = str(html)
    return _TAG.sub(lambda tag: _OWN_ID.sub(rf"\g<1>{prefix}-", tag[0]), html) if _OWN_ID.search(html) else html


def aligned(one: Sequence[Block], other: Sequence[Block]) -> tuple[Pair, ...]:
    """The blocks of both, each once and in its order; those under equal rows of headings stay under them."""
    if [block.kind for block in one] == [block.kind for block in other]:
        return tuple(zip(one, other, strict=True))
    parts, others = _sections(one), _sections(other)
    if [_heading(part) for part in parts] != [_heading(part) for part in others]:
        return _best(one, other)
    return tuple(pair for part, its in zip(parts, others, strict=True) for pair in _best(part, its))


def _sections(blocks: Sequence[Block]) -> list[list[Block]]:
    """What stands before the first heading, then each heading with what follows it."""
    found: list[list[Block]] = [[]]
    for block in blocks:
        if _is_heading(block):
            found.append([])
        found[-1].append(block)
    return found


def _heading(section: Sequence[Block]) -> str:
    return section[0].kind if section and _is_heading(section[0]) else ""


def _is_heading(block: Block) -> bool:
    return re.fullmatch(r"h[1-6]", block.kind) is not None


def _best(one: Sequence[Block], other: Sequence[Block]) -> tuple[Pair, ...]:
    """The pairing of the highest worth, by the sequence alignment of Needleman and Wunsch; of equals the earliest."""
    rows, columns = len(one), len(other)
    # What the rests of both texts are worth, from each place on.
    worth = [[ALONE * (rows - row + columns - column) for column in range(columns + 1)] for row in range(rows + 1)]
    paired = [[False] * (columns + 1) for _ in range(rows + 1)]
    for row in reversed(range(rows)):
        for column in reversed(range(columns)):
            alone = max(worth[row + 1][column], worth[row][column + 1]) + ALONE
            together = worth[row + 1][column + 1] + _likeness(one[row], other[column])
            paired[row][column] = together >= alone
            worth[row][column] = max(together, alone)
    pairs: list[Pair] = []
    row = column = 0
    while row < rows or column < columns:
        if paired[row][column]:
            pairs.append((one[row], other[column]))
            row, column = row + 1, column + 1
        elif column == columns or (row < rows and worth[row + 1][column] >= worth[row][column + 1]):
            pairs.append((one[row], None))
            row += 1
        else:
            pairs.append((None, other[column]))
            column += 1
    return tuple(pairs)


def _likeness(one: Block, other: Block) -> float:
    """Above nothing for blocks that may say the same: up to 1 for length, and as much for shared signs."""
    if one.kind != other.kind:
        return 3 * ALONE  # never paired
    shorter, longer = sorted((len(one.text), len(other.text)))
    alike = shorter / longer if longer else 1.0
    signs = one.signs | other.signs
    return alike + len(one.signs & other.signs) / len(signs) if signs else alike
