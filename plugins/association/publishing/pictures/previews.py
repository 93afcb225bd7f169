"""What others see of a page that somebody shares: its title, when and where, the site's name and mark, 1200 by 630.

A preview has sixteen colours: eight from the ground to the letters, eight of the mark. It is made of strips, of which
most come again in other previews (the ground, a date, the foot with the site's name); only a title is drawn for one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

from association.publishing.pictures.lettering import FONT, Lettering
from association.publishing.pictures.mark import drawn
from association.publishing.pictures.png import Strip, png, strip

if TYPE_CHECKING:
    from PIL import Image

VERSION = 4  # to be raised with whatever changes the bytes that are drawn
WIDTH, HEIGHT = 1200, 630

_LEFT, _ROOM = 80, WIDTH - 2 * 80
_BORDER, _TOP, _APART = 14, 76, 8
_TITLE_SIZES, _TITLE_ROOM = (84, 74, 64, 56, 48, 42), 330
_DETAILS, _DETAILS_LINES = 34, 2
_MARK = 92
_FOOT = HEIGHT - 48 - _MARK  # where the mark begins
_SITE, _SITE_LEFT, _SITE_BELOW = 36, _LEFT + _MARK + 28, 22
_GROUND, _LETTERS, _THREAD = (0x10, 0x3A, 0x3D), (0xF6, 0xF3, 0xEA), (0xD0, 0x76, 0x4A)  # --lake-8, --flax-1, --clay-4
_BRIGHT, _DIM = 7, 5  # of the colours from the ground to the letters
_MARK_COLOURS, _THREAD_COLOUR = 7, 15


class Preview(NamedTuple):
    """What is told, in the page's language; `details` are when and where."""

    title: str
    details: tuple[str, ...]
    site: str

    @property
    def path(self) -> str:
        """From the site's root; other words have another path, and who kept the old picture fetches the new."""
        return f"/theme/share/{sha256(repr((*self, VERSION)).encode()).hexdigest()[:12]}.png"

    @property
    def alt(self) -> str:
        return " – ".join(filter(None, (self.title, ", ".join(self.details))))


class Drawn(NamedTuple):
    """A strip, and how many rows of ground are above it."""

    above: int
    strip: Strip


@dataclass
class Studio:
    """Draws the previews of one build."""

    svg: str
    lettering: Lettering = field(default_factory=Lettering)

    def __post_init__(self) -> None:
        self._drawn: dict[Hashable, Drawn | None] = {}

    @cached_property
    def key(self) -> str:
        """Stands for all that changes the picture besides its words."""
        return f"preview {VERSION} {version('pillow')} {version(FONT)} {sha256(self.svg.encode()).hexdigest()}"

    def draw(self, preview: Preview) -> bytes:
        """A PNG; the same bytes for the same words."""
        legible = self.lettering.legible
        details = self.lettering.wrapped(legible(" · ".join(preview.details)), _DETAILS, _ROOM)[:_DETAILS_LINES]
        title, size = self._fitted(legible(preview.title))
        site = self.lettering.cut(legible(preview.site), _SITE, WIDTH - _LEFT - _SITE_LEFT)
        below = _TOP + len(details) * _leading(_DETAILS)
        free = HEIGHT - 150 - below - len(title) * _leading(size)
        top = below + min(36, max(_APART, free // 2))
        placed = (
            (0, self._once("border", self._border)),
            (_TOP, self._once(("details", *details), partial(self._details, details))),
            (top, self._lines(title, size, _BRIGHT, _FOOT - top)),
            (_FOOT, self._once(("foot", site), partial(self._foot, site))),
        )
        return png(WIDTH, self._palette, self._stacked(placed))

    def _fitted(self, title: str) -> tuple[list[str], int]:
        """The title in lines, as large as there is room for; words are broken only when none else is left."""
        for size in _TITLE_SIZES:
            lines = self.lettering.wrapped(title, size, _ROOM)
            most = _TITLE_ROOM // _leading(size)
            if len(lines) <= most and all(self.lettering.length(line, size) <= _ROOM for line in lines):
                return lines, size
        lines = [piece for line in lines for piece in self.lettering.broken(line, size, _ROOM)]
        if len(lines) > most:
            lines[most - 1 :] = [self.lettering.cut(f"{lines[most - 1]} {lines[most]}", size, _ROOM)]
        return lines, size

    # --- strips -----------------------------------------------------------------------------------

    def _stacked(self, placed: Iterable[tuple[int, Drawn | None]]) -> Iterator[Strip]:
        """What was drawn for a row and those below it, with the ground between."""
        reached = 0
        for row, one in placed:
            if one:
                yield from self._ground(row + one.above - reached)
                yield one.strip
                reached = row + one.above + one.strip.rows
        yield from self._ground(HEIGHT - reached)

    def _once(self, key: Hashable, draw: Callable[[], Drawn | None]) -> Drawn | None:
        if key not in self._drawn:
            self._drawn[key] = draw()
        return self._drawn[key]

    def _ground(self, rows: int) -> Iterator[Strip]:
        if rows and (ground := self._once(("ground", rows), lambda: _whole(_blank(rows)))):
            yield ground.strip

    def _border(self) -> Drawn:
        return _whole(_blank(_BORDER, _THREAD_COLOUR))

    def _details(self, lines: Sequence[str]) -> Drawn | None:
        return self._lines(lines, _DETAILS, _DIM, len(lines) * _leading(_DETAILS) + _APART)

    def _foot(self, site: str) -> Drawn:
        canvas = _blank(_MARK)
        canvas.paste(self._mark[0], (_LEFT, 0))
        self.lettering.write(canvas, site, _SITE, (_SITE_LEFT, _SITE_BELOW), _BRIGHT)
        return _whole(canvas)

    def _lines(self, lines: Sequence[str], size: int, colour: int, room: int) -> Drawn | None:
        """One below the other; what would reach beyond the room, as no letter of the font does, is cut off."""
        canvas = self._canvas
        canvas.paste(0, (0, 0, *canvas.size))
        for number, line in enumerate(lines):
            self.lettering.write(canvas, line, size, (_LEFT, number * _leading(size)), colour)
        _, top, _, bottom = canvas.getbbox() or (0, 0, 0, 0)
        bottom = min(bottom, room)
        return Drawn(top, strip(canvas.crop((0, top, WIDTH, bottom)))) if top < bottom else None

    @cached_property
    def _canvas(self) -> Image.Image:
        """One for all lines: memory of that size goes back to the system, and asking for it anew takes long."""
        return _blank(_FOOT - _TOP)

    # --- colours ----------------------------------------------------------------------------------

    @cached_property
    def _palette(self) -> Sequence[int]:
        letters = [
            round(ground + (letter - ground) * step / 7)
            for step in range(8)
            for ground, letter in zip(_GROUND, _LETTERS, strict=True)
        ]
        return [*letters, *self._mark[1], *_THREAD]

    @cached_property
    def _mark(self) -> tuple[Image.Image, Sequence[int]]:
        """In numbers of the palette, and the colours for it."""
        from PIL import Image

        image = Image.new("RGBA", (_MARK, _MARK), _GROUND)
        image.alpha_composite(drawn(self.svg, _MARK))
        few = image.convert("RGB").quantize(_MARK_COLOURS, dither=Image.Dither.NONE)
        palette = (few.getpalette() or [])[: 3 * _MARK_COLOURS]
        palette += [0] * (3 * _MARK_COLOURS - len(palette))
        numbers = Image.frombytes("L", few.size, few.tobytes()).point(lambda number: number + 8)
        return numbers, palette


def _leading(size: int) -> int:
    return round(size * 1.22)


def _blank(rows: int, colour: int = 0) -> Image.Image:
    from PIL import Image

    return Image.new("P", (WIDTH, rows), colour)


def _whole(canvas: Image.Image) -> Drawn:
    return Drawn(0, strip(canvas))
