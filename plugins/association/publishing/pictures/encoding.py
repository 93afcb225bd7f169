"""A photo in the sizes and formats that readers get: AVIF and WebP, and for old browsers JPEG or PNG.

Widths and qualities were chosen by measuring photos of 26 to 63 KiB: at 680 pixels, which a telephone 360 wide with
two pixels to one asks for, 11 KiB hold them with nothing that an eye on a telephone misses.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from association.records.photos import Photo

if TYPE_CHECKING:
    from PIL import Image

VERSION = 1  # to be raised with whatever changes the bytes that are made of a photo
COLUMN, TALLEST = 567, 800  # CSS pixels: the width of a text (--measure), and how high a picture may stand in it
WIDTHS = (170, 340, 680, 2 * COLUMN)
NEXT = 1.25  # how many times as wide a file is as the one before, at least
FALLBACK = 680  # the width for old browsers and feed readers
AVIF_QUALITIES = (50, 40, 32)  # a lower one only for what would be too heavy otherwise
HEAVY = 0.3  # bits a pixel of an AVIF


@dataclass(frozen=True)
class Prints:
    """The files that a photo becomes: known before they are made."""

    photo: Photo

    @cached_property
    def shown(self) -> tuple[int, int]:
        """Width and height in a text, in CSS pixels: never more than the photo has."""
        return self.within(COLUMN, TALLEST)

    def within(self, width: int, height: int) -> tuple[int, int]:
        """Its size in such a box, never enlarged."""
        photo = self.photo
        scale = min(1, width / photo.width, height / photo.height)
        return max(1, round(photo.width * scale)), max(1, round(photo.height * scale))

    @cached_property
    def widths(self) -> tuple[int, ...]:
        """Of the files, in pixels; the largest has two to a CSS pixel, where the photo has as many."""
        most = min(self.photo.width, 2 * self.shown[0])
        return (*(width for width in WIDTHS if width * NEXT <= most), most)

    @cached_property
    def fallback(self) -> tuple[int, int]:
        """Width and height of the file for those who read neither AVIF nor WebP."""
        width = max(width for width in self.widths if width < FALLBACK * NEXT)
        return width, self.height(width)

    def height(self, width: int) -> int:
        return max(1, round(self.photo.height * width / self.photo.width))

    def path(self, width: int, suffix: str = "") -> str:
        """From the site's root; it changes with the photo, so that whoever keeps a copy keeps the right one."""
        return f"{self._stem}-{width}.{suffix or self._suffix}"

    @cached_property
    def _stem(self) -> str:
        mark = sha256(f"{self.photo.file} {self.photo.digest} {VERSION}".encode()).hexdigest()[:8]
        return f"/{self.photo.file.rpartition('.')[0]}.{mark}"

    @property
    def _suffix(self) -> str:
        return "png" if self.photo.see_through else "jpg"

    @property
    def paths(self) -> tuple[tuple[str, int, str], ...]:
        """(path, width, format) of every file."""
        modern = ((width, suffix) for width in self.widths for suffix in ("avif", "webp"))
        wanted = [*modern, (self.fallback[0], self._suffix)]
        return tuple((self.path(width, suffix), width, suffix) for width, suffix in wanted)


def encoded(prints: Prints, width: int, suffix: str, original: Callable[[], Image.Image]) -> bytes:
    """One of the files: the same bytes for the same pixels, on one thread, without a word about where they are from."""
    from PIL import Image

    size = (width, prints.height(width))
    source = original()
    image = source if source.size == size else source.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    match suffix:
        case "avif":
            for quality in AVIF_QUALITIES:
                data = _saved(image, "AVIF", quality=quality, speed=6, max_threads=1)
                if len(data) * 8 <= HEAVY * width * size[1]:
                    break
            return data
        case "webp":
            lossy = _saved(image, "WEBP", quality=62, method=4)
            drawing = prints.photo.see_through  # as logos are, which can be smaller without a loss
            return min(lossy, _saved(image, "WEBP", lossless=True, method=4), key=len) if drawing else lossy
        case "png":
            return _saved(image, "PNG", optimize=True)
    return _saved(image, "JPEG", quality=72, optimize=True, progressive=True)


def _saved(image: Image.Image, format: str, **how: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, format, exif=b"", icc_profile=None, **how)
    return out.getvalue()
