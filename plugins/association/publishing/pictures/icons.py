"""The mark where browsers and telephones put it: tabs, bookmarks, home screens."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from association.publishing.pictures.mark import drawn
from association.publishing.store import Store

if TYPE_CHECKING:
    from PIL import Image

VERSION = 1  # to be raised with whatever changes the bytes that are made of a mark
TAB = (16, 32, 48)
GROUND = "#f6f3ea"  # --flax-1: behind the mark on home screens, which show no transparency
TOUCH = 180
_SAFE = 0.88  # of the width: a mask may cut away what is further than 40 % from the middle (maskable icons)

FAVICON = "/favicon.ico"
TOUCH_ICON = f"/theme/icons/mark-{TOUCH}.png"


def icons(svg: str, store: Store) -> Iterator[tuple[str, bytes]]:
    """(path, content) of every icon.

    There is no manifest that names more of them: a browser fetches it before it has painted the page, and telephones
    put the touch icon on their home screens without.
    """

    def once(size: object, make: object) -> bytes:
        return store.once(f"icon {VERSION} {size} {svg}", make)  # type: ignore[arg-type]

    yield FAVICON, once("ico", lambda: _favicon(svg))
    yield TOUCH_ICON, once(TOUCH, lambda: _png(_on_ground(svg, TOUCH)))


def _favicon(svg: str) -> bytes:
    largest, *others = (drawn(svg, size) for size in sorted(TAB, reverse=True))
    out = io.BytesIO()
    largest.save(out, "ICO", sizes=[(size, size) for size in TAB], append_images=others)
    return out.getvalue()


def _on_ground(svg: str, size: int) -> Image.Image:
    from PIL import Image

    image = Image.new("RGBA", (size, size), GROUND)
    mark = drawn(svg, round(size * _SAFE))
    place = (size - mark.width) // 2
    image.alpha_composite(mark, (place, place))
    return image.convert("RGB").quantize(64, dither=Image.Dither.NONE)


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
