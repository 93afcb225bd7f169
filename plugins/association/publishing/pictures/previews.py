"""What others see of a page that somebody shares: its title, when and where, the site's name and mark, 1200 by 630.

A preview has sixteen colours: eight from the ground to the letters, eight of the mark. Letters are drawn once for all
previews of a build, so that half of the time that one takes is spent on compressing it.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from association.publishing.pictures.mark import drawn
from association.publishing.pictures.png import png

if TYPE_CHECKING:
    from PIL import Image, ImageFont

VERSION = 3  # to be raised with whatever changes the bytes that are drawn
WIDTH, HEIGHT = 1200, 630
SURE = "\u052f"  # the font has the letters of every living language up to here: Latin, Greek, Cyrillic
FONT, FONT_FILE = "fontpkg-noto-serif", "files/NotoSerif[wdth,wght].ttf"

_LEFT, _ROOM = 80, WIDTH - 2 * 80
_TITLE_SIZES, _TITLE_ROOM, _LEADING = (84, 74, 64, 56, 48, 42), 330, 1.22
_DETAILS, _DETAILS_LINES, _SITE, _MARK = 34, 2, 36, 92
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


class Letter(NamedTuple):
    """A letter as the font draws it: how it covers the ground, where from the pen, and how far the pen moves on."""

    mask: Any
    offset: tuple[int, int]
    advance: float


@dataclass
class Studio:
    """Draws the previews of one build."""

    svg: str

    def __post_init__(self) -> None:
        self._fonts: dict[int, ImageFont.FreeTypeFont] = {}
        self._letters: dict[tuple[str, int], Letter] = {}
        self._known: dict[str, bool] = {}

    @cached_property
    def key(self) -> str:
        """Stands for all that changes the picture besides its words."""
        return f"preview {VERSION} {version('pillow')} {version(FONT)} {sha256(self.svg.encode()).hexdigest()}"

    def draw(self, preview: Preview) -> bytes:
        """A PNG; the same bytes for the same words."""
        canvas = self._canvas
        canvas.paste(self._ground)
        title, size = self._fitted(self._legible(preview.title))
        details = self._wrapped(self._legible(" · ".join(preview.details)), _DETAILS)
        top = 76
        for line in details[:_DETAILS_LINES]:
            self._write(canvas, self._cut(line, _DETAILS, _ROOM), _DETAILS, top, _DIM)
            top += round(_DETAILS * _LEADING)
        leading = round(size * _LEADING)
        free = HEIGHT - 150 - top - leading * len(title)
        top += min(36, max(8, free // 2))
        for line in title:
            self._write(canvas, line, size, top, _BRIGHT)
            top += leading
        site = self._cut(self._legible(preview.site), _SITE, _ROOM - _MARK - 28)
        self._write(canvas, site, _SITE, HEIGHT - 118, _BRIGHT, _LEFT + _MARK + 28)
        return png(canvas)

    def can_write(self, text: str) -> bool:
        """Whether the font has every letter of the text; signs that it lacks are left out."""
        text = _plain(text)
        return max(text, default="") <= SURE or not any(
            unicodedata.category(sign)[0] in "LM" and not self.has(sign) for sign in set(text)
        )

    def has(self, sign: str) -> bool:
        """Whether the font draws it otherwise than what is no sign at all."""
        if sign not in self._known:
            mask, of_none = (self._letter(one, _DETAILS).mask for one in (sign, "\uffff"))
            self._known[sign] = mask is None or bytes(mask) != bytes(of_none)
        return self._known[sign]

    # --- words ------------------------------------------------------------------------------------

    def _legible(self, text: str) -> str:
        return " ".join("".join(sign for sign in _plain(text) if self.has(sign)).split(" ")).strip()

    def _fitted(self, title: str) -> tuple[list[str], int]:
        """The title in lines, as large as there is room for; words are broken only when none else is left."""
        for size in _TITLE_SIZES:
            lines = self._wrapped(title, size)
            if len(lines) * size * _LEADING <= _TITLE_ROOM and not any(self._wide(line, size) for line in lines):
                return lines, size
        lines = [piece for line in lines for piece in self._broken(line, size)]
        most = int(_TITLE_ROOM / (size * _LEADING))
        if len(lines) > most:
            lines[most - 1 :] = [self._cut(f"{lines[most - 1]} {lines[most]}", size, _ROOM)]
        return lines, size

    def _wrapped(self, text: str, size: int) -> list[str]:
        lines: list[str] = []
        for word in text.split(" "):
            if lines and not self._wide(f"{lines[-1]} {word}", size):
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return lines

    def _broken(self, line: str, size: int) -> Iterable[str]:
        """A word that is wider than the picture, in pieces that aren't."""
        while self._wide(line, size):
            end = next(end for end in range(len(line), 0, -1) if end == 1 or not self._wide(line[:end], size))
            yield line[:end]
            line = line[end:]
        yield line

    def _cut(self, line: str, size: int, room: float) -> str:
        if self._length(line, size) <= room:
            return line
        while line and self._length(f"{line}…", size) > room:
            line = line[:-1]
        return f"{line.rstrip()}…"

    def _wide(self, line: str, size: int) -> bool:
        return self._length(line, size) > _ROOM

    def _length(self, line: str, size: int) -> float:
        return sum(self._letter(sign, size).advance for sign in line)

    # --- letters ----------------------------------------------------------------------------------

    def _write(self, canvas: Image.Image, line: str, size: int, top: int, colour: int, left: float = _LEFT) -> None:
        for sign in line:
            letter = self._letter(sign, size)
            if letter.mask is not None:
                canvas.im.paste(colour, _box(letter, round(left), top), letter.mask)
            left += letter.advance

    def _letter(self, sign: str, size: int) -> Letter:
        found = self._letters.get((sign, size))
        if found is None:
            font = self._font(size)
            mask, offset = font.getmask2(sign, "L")
            found = Letter(mask if all(mask.size) else None, offset, font.getlength(sign))
            self._letters[sign, size] = found
        return found

    def _font(self, size: int) -> ImageFont.FreeTypeFont:
        from PIL import ImageFont

        if size not in self._fonts:
            file = files(FONT.replace("-", "_")).joinpath(FONT_FILE)
            # The basic layout: the other one needs a library of the system, and so would differ between machines.
            font = ImageFont.truetype(io.BytesIO(file.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)
            font.set_variation_by_axes([520, 100])
            self._fonts[size] = font
        return self._fonts[size]

    # --- ground -----------------------------------------------------------------------------------

    @cached_property
    def _ground(self) -> Image.Image:
        """What every preview has, in numbers of the palette."""
        from PIL import Image

        numbers = Image.new("L", (WIDTH, HEIGHT), 0)
        numbers.paste(_THREAD_COLOUR, (0, 0, WIDTH, 14))
        numbers.paste(self._mark[0], (_LEFT, HEIGHT - 48 - _MARK))
        canvas = Image.frombytes("P", numbers.size, numbers.tobytes())
        canvas.putpalette(self._palette)
        return canvas

    @cached_property
    def _canvas(self) -> Image.Image:
        """One for all previews: new memory for each would take a third as long again as drawing."""
        return self._ground.copy()

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
        from PIL import Image

        image = Image.new("RGBA", (_MARK, _MARK), _GROUND)
        image.alpha_composite(drawn(self.svg, _MARK))
        few = image.convert("RGB").quantize(_MARK_COLOURS, dither=Image.Dither.NONE)
        palette = (few.getpalette() or [])[: 3 * _MARK_COLOURS]
        palette += [0] * (3 * _MARK_COLOURS - len(palette))
        numbers = Image.frombytes("L", few.size, few.tobytes()).point(lambda number: number + 8)
        return numbers, palette


def _plain(text: str) -> str:
    """Composed, without signs that nobody sees."""
    text = unicodedata.normalize("NFC", text)
    return re.sub(r"[\t\n\r]", " ", "".join(sign for sign in text if unicodedata.category(sign) != "Cf"))


def _box(letter: Letter, left: int, top: int) -> tuple[int, int, int, int]:
    x, y = left + letter.offset[0], top + letter.offset[1]
    return x, y, x + letter.mask.size[0], y + letter.mask.size[1]
