"""Pictures: looked at before they are let in, and decoded for whoever draws them anew.

Nothing of a file but its pixels goes any further: no EXIF, no place where it was taken, no comment, no profile.
"""

from __future__ import annotations

import io
import json
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from association.problems import Problem, ProblemsFound, said
from association.reading.contents import read_bytes
from association.reading.files import shown_path
from association.reading.names import Found
from association.records.photos import Photo

if TYPE_CHECKING:
    from PIL import Image

Remember = Callable[[str, Callable[[], bytes]], bytes]
"""`remember(key, make)`: what `make` gives, or gave for that key at an earlier time."""

LARGEST_FILE = 30_000_000  # bytes
MOST_PIXELS = 50_000_000  # as many as a telephone's largest picture has
_FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".avif": "AVIF"}
_ORIENTATION = 0x0112  # EXIF 2.32, 4.6.5
_LYING = (5, 6, 7, 8)  # those of its values that turn a picture onto its side


class _Unfit(Exception):
    """Message and remedy."""


def made_anew(key: str, make: Callable[[], bytes]) -> bytes:
    """Remembers nothing."""
    return make()


def look(found: Found, name: str, problems: list[Problem], remember: Remember = made_anew) -> Photo | None:
    """What the file holds, or a problem; decoded to its last pixel, unless these very bytes were decoded before."""
    data = read_bytes(found, LARGEST_FILE, problems)
    if not data:
        return None
    digest = sha256(data).hexdigest()
    try:
        told = json.loads(remember(f"looked at {digest}", lambda: json.dumps(_look(data, found.path)).encode()))
    except _Unfit as unfit:
        problems.append(Problem(found.name, 0, "", *unfit.args))
        return None
    return Photo(name, digest, **told)


def pixels(content: Path, photo: Photo, width: int, height: int) -> Image.Image:
    """The picture upright, in sRGB, with alpha where it is seen through; as large as asked for, or larger.

    Raises ProblemsFound if the file is no longer the one that was looked at.
    """
    path = content / photo.file
    problems: list[Problem] = []
    data = read_bytes(Found(path, shown_path(path), "picture"), LARGEST_FILE, problems)
    if data is None or sha256(data).hexdigest() != photo.digest:
        changed = Problem(shown_path(path), 0, "", said("has changed while the site was built"), said("build it again"))
        raise ProblemsFound(problems or [changed])
    try:
        with _opened(data, path) as image:
            if image.format in ("JPEG", "MPO"):  # which needn't be decoded in full
                lies = image.getexif().get(_ORIENTATION, 1) in _LYING
                image.draft(None, (height, width) if lies else (width, height))
            image.load()
            upright = _upright(_in_srgb(image), image.getexif().get(_ORIENTATION, 1))
            upright.info.clear()  # Pillow would write comments and XMP from here into whatever is saved
            return upright
    except _Unfit as unfit:
        raise ProblemsFound([Problem(shown_path(path), 0, "", *unfit.args)]) from unfit


def _look(data: bytes, path: Path) -> dict[str, Any]:
    with _opened(data, path) as image:
        width, height = image.size
        if width * height > MOST_PIXELS:
            raise _Unfit(*_too_many(width * height))
        if getattr(image, "is_animated", False) and image.format != "MPO":  # which holds previews beside the photo
            raise _Unfit(said("moves, and pictures here stand still"), said("save one picture of it"))
        if image.format in ("JPEG", "MPO"):
            image.draft(None, (width // 8, height // 8))
        image.load()
        if image.getexif().get(_ORIENTATION, 1) in _LYING:
            width, height = height, width
        alpha = _alpha(image)
        return {"width": width, "height": height, "see_through": bool(alpha and alpha.getextrema()[0] < 255)}


@contextmanager
def _opened(data: bytes, path: Path) -> Iterator[Image.Image]:
    """The picture, of which no more than the header is read; whatever is wrong with it then or later is told."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about metadata, which nobody will see
            with Image.open(io.BytesIO(data), formats=[_FORMATS[path.suffix.lower()]]) as image:
                yield image
    except _Unfit:
        raise
    except Image.DecompressionBombError:
        raise _Unfit(*_too_many(None)) from None
    except Exception as fault:  # decoders raise nearly anything when the bytes are bad
        message = said("can't be decoded: the file is cut short or damaged")
        raise _Unfit(message, said("save it again from the program that made it")) from fault


def _too_many(pixels: int | None) -> tuple[str, str]:
    remedy = said("make it smaller: {most} million are more than any page shows", most=MOST_PIXELS // 1_000_000)
    if pixels is None:
        return said("has far too many pixels"), remedy
    return said("has {count} million pixels", count=-(-pixels // 1_000_000)), remedy


def _alpha(image: Image.Image) -> Image.Image | None:
    """How far each pixel covers what is behind it; None where all do."""
    if "A" in image.getbands():
        return image.getchannel("A")
    return image.convert("RGBA").getchannel("A") if "transparency" in image.info else None


def _in_srgb(image: Image.Image) -> Image.Image:
    from PIL import ImageCms

    alpha = _alpha(image)
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I") or image.mode == "F":  # 16 bits a pixel; converting would cut them off, not round
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    elif image.mode in ("P", "PA", "RGBA", "1"):
        image = image.convert("RGB")
    elif image.mode == "LA":
        image = image.convert("L")
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            image = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile that says nothing: the numbers are taken for sRGB, as browsers do
    image = image.convert("RGB")
    if alpha is not None and alpha.getextrema()[0] < 255:
        image.putalpha(alpha)
    return image


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    from PIL import Image as Images

    turn = Images.Transpose
    how = {
        2: turn.FLIP_LEFT_RIGHT,
        3: turn.ROTATE_180,
        4: turn.FLIP_TOP_BOTTOM,
        5: turn.TRANSPOSE,
        6: turn.ROTATE_270,
        7: turn.TRANSVERSE,
        8: turn.ROTATE_90,
    }.get(orientation)
    return image if how is None else image.transpose(how)
