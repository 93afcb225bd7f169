"""PNG of few colours (ISO/IEC 15948) from strips that are packed by themselves, so that one can stand in many pictures.

A preview is drawn for each item of the site, and Pillow's encoder would pack the whole of each anew.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL import Image

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_AS_IT_IS, _UP = 0, 2  # filters: of a row told by its difference from the one above, little remains where it is flat
_BITS, _INDEXED = 4, 3
_HEAD, _END = b"\x78\x01", b"\x03\x00"  # of a zlib stream (RFC 1950); an empty last block (RFC 1951, 3.2.6)
_ADLER = 65521


class Strip(NamedTuple):
    """Rows over the whole width, packed: `size` and `adler` are of the bytes before that."""

    rows: int
    size: int
    adler: int
    packed: bytes


def strip(image: Image.Image) -> Strip:
    """The rows of an image with a palette (mode P) and numbers up to 15 only."""
    from PIL import Image, ImageChops

    width, rows = (image.width + 1) // 2, image.height  # width in bytes
    numbers = Image.frombytes("L", (width, rows), image.tobytes("raw", "P;4"))
    filtered = Image.new("L", (1 + width, rows), _UP)
    filtered.paste(_AS_IT_IS, (0, 0, 1, 1))  # the first, so that any strip may stand above this one
    filtered.paste(numbers.crop((0, 0, width, 1)), (1, 0))
    lower, upper = numbers.crop((0, 1, width, rows)), numbers.crop((0, 0, width, rows - 1))
    filtered.paste(ImageChops.subtract_modulo(lower, upper), (1, 1))
    data = filtered.tobytes()
    pack = zlib.compressobj(wbits=-zlib.MAX_WBITS, strategy=zlib.Z_RLE)
    return Strip(rows, len(data), zlib.adler32(data), pack.compress(data) + pack.flush(zlib.Z_FULL_FLUSH))


def png(width: int, palette: Sequence[int], strips: Iterable[Strip]) -> bytes:
    """The strips, one below the other."""
    rows, adler, packed = 0, 1, [_HEAD]
    for one in strips:
        rows += one.rows
        adler = _adler_of_both(adler, one.adler, one.size)
        packed.append(one.packed)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, rows, _BITS, _INDEXED, 0, 0, 0)),
        (b"PLTE", bytes(palette[: 3 * 2**_BITS])),
        (b"IDAT", b"".join((*packed, _END, struct.pack(">I", adler)))),
        (b"IEND", b""),
    )
    return _SIGNATURE + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def _adler_of_both(one: int, other: int, size: int) -> int:
    """Adler-32 (RFC 1950, 8.2) of bytes and `size` bytes after them: 1 + their sum, and the sum of all such sums."""
    sums = (one & 0xFFFF) + (other & 0xFFFF) - 1
    sums_of_sums = (one >> 16) + (other >> 16) + size * ((one & 0xFFFF) - 1)
    return sums_of_sums % _ADLER << 16 | sums % _ADLER
