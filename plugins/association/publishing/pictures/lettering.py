"""The font of previews: which signs it has, how wide lines are and where they break; each letter is drawn once."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PIL import Image, ImageFont

FONT, _FILE = "fontpkg-noto-serif", "files/NotoSerif[wdth,wght].ttf"
SURE = "\u052f"  # the font has the letters of every living language up to here: Latin, Greek, Cyrillic
_ANY_SIZE = 34


class Letter(NamedTuple):
    """A letter as the font draws it: how it covers the ground, where from the pen, and how far the pen moves on."""

    mask: Any
    offset: tuple[int, int]
    advance: float


class Lettering:
    """Sizes are in pixels, as are widths and heights."""

    def __init__(self) -> None:
        self._fonts: dict[int, ImageFont.FreeTypeFont] = {}
        self._letters: dict[tuple[str, int], Letter] = {}
        self._known: dict[str, bool] = {}

    # --- signs ------------------------------------------------------------------------------------

    def can_write(self, text: str) -> bool:
        """Whether the font has every letter of the text; signs that it lacks are left out."""
        text = _plain(text)
        return max(text, default="") <= SURE or not any(
            unicodedata.category(sign)[0] in "LM" and not self.has(sign) for sign in set(text)
        )

    def has(self, sign: str) -> bool:
        """Whether the font draws it otherwise than what is no sign at all."""
        if sign not in self._known:
            mask, of_none = (self._letter(one, _ANY_SIZE).mask for one in (sign, "\uffff"))
            self._known[sign] = mask is None or bytes(mask) != bytes(of_none)
        return self._known[sign]

    def legible(self, text: str) -> str:
        """What of the text can be written."""
        return " ".join("".join(sign for sign in _plain(text) if self.has(sign)).split(" ")).strip()

    # --- lines ------------------------------------------------------------------------------------

    def wrapped(self, text: str, size: int, width: int) -> list[str]:
        """The text in lines; only a word that is wider by itself stands out of the width."""
        lines: list[str] = []
        taken, space = 0.0, self.length(" ", size)
        for word in text.split(" "):
            length = self.length(word, size)
            if lines and taken + space + length <= width:
                lines[-1] += f" {word}"
                taken += space + length
            else:
                lines.append(word)
                taken = length
        return lines

    def broken(self, line: str, size: int, width: int) -> Iterable[str]:
        """A word that is wider than the width, in pieces that aren't."""
        while self.length(line, size) > width:
            end = next(end for end in range(len(line), 0, -1) if end == 1 or self.length(line[:end], size) <= width)
            yield line[:end]
            line = line[end:]
        yield line

    def cut(self, line: str, size: int, width: float) -> str:
        """The line, or as much of it as there is room for."""
        if self.length(line, size) <= width:
            return line
        while line and self.length(f"{line}…", size) > width:
            line = line[:-1]
        return f"{line.rstrip()}…"

    def length(self, line: str, size: int) -> float:
        return sum([self._letter(sign, size).advance for sign in line])

    def write(self, canvas: Image.Image, line: str, size: int, place: tuple[float, int], colour: int) -> None:
        """Draws a line from that place, left and top."""
        left, top = place
        for sign in line:
            letter = self._letter(sign, size)
            if letter.mask is not None:
                x, y = round(left) + letter.offset[0], top + letter.offset[1]
                canvas.im.paste(colour, (x, y, x + letter.mask.size[0], y + letter.mask.size[1]), letter.mask)
            left += letter.advance

    # --- letters ----------------------------------------------------------------------------------

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
            file = files(FONT.replace("-", "_")).joinpath(_FILE)
            # The basic layout: the other one needs a library of the system, and so would differ between machines.
            font = ImageFont.truetype(io.BytesIO(file.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)
            font.set_variation_by_axes([520, 100])
            self._fonts[size] = font
        return self._fonts[size]


def _plain(text: str) -> str:
    """Composed, without signs that nobody sees."""
    text = unicodedata.normalize("NFC", text)
    return re.sub(r"[\t\n\r]", " ", "".join(sign for sign in text if unicodedata.category(sign) != "Cf"))
