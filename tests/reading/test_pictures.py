"""What is left of a picture file: its pixels, upright and in sRGB, and nothing about who made them, when or where."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms
from spoiling import picture, write

from association.problems import Problem, ProblemsFound
from association.reading.names import Found
from association.reading.pictures import look, pixels
from association.records.photos import Photo

RED, BLUE = (200, 30, 30), (30, 30, 200)
GPS = {1: "N", 2: (55.0, 52.0, 0.0), 3: "E", 4: (26.0, 31.0, 0.0)}


def looked_at(folder: Path, name: str, data: bytes) -> Photo:
    write(folder / "images" / name, data)
    problems: list[Problem] = []
    photo = look(Found(folder / "images" / name, name, "picture"), f"images/{name}", problems)
    assert problems == []
    assert photo is not None
    return photo


def read(folder: Path, name: str, data: bytes) -> Image.Image:
    return pixels(folder, looked_at(folder, name, data), 1000, 1000)


def saved(image: Image.Image, format: str, **how: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, format, **how)
    return out.getvalue()


def red_above_blue(size: tuple[int, int] = (40, 60)) -> Image.Image:
    image = Image.new("RGB", size, BLUE)
    image.paste(RED, (0, 0, size[0], size[1] // 2))
    return image


def is_close(one: Any, other: Any, by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=False))


@pytest.mark.parametrize(
    ("orientation", "turned"),  # how the file has it, when the photo is red above blue
    [
        (1, None),
        (2, Image.Transpose.FLIP_LEFT_RIGHT),
        (3, Image.Transpose.ROTATE_180),
        (4, Image.Transpose.FLIP_TOP_BOTTOM),
        (5, Image.Transpose.TRANSPOSE),
        (6, Image.Transpose.ROTATE_90),
        (7, Image.Transpose.TRANSVERSE),
        (8, Image.Transpose.ROTATE_270),
    ],
)
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_pictures_are_held_upright(
    tmp_path: Path, format: str, orientation: int, turned: Image.Transpose | None
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    lying = red_above_blue() if turned is None else red_above_blue().transpose(turned)
    name = f"a.{format.lower()}"
    data = saved(lying, format, exif=exif.tobytes(), quality=90)
    photo = looked_at(tmp_path, name, data)
    image = pixels(tmp_path, photo, 40, 60)

    assert (photo.width, photo.height) == image.size == (40, 60)
    assert is_close(image.getpixel((20, 10)), RED, 20)
    assert is_close(image.getpixel((20, 50)), BLUE, 20)


def test_nothing_but_pixels_goes_further(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "Noslēpums"
    exif.get_ifd(0x8825).update(GPS)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = saved(
        red_above_blue(),
        "JPEG",
        exif=exif,
        comment=b"Secret",
        xmp=b"<x:xmpmeta>Secret</x:xmpmeta>",
        icc_profile=profile,
    )
    assert b"Secret" in data and b"\x88\x25" in data
    image = read(tmp_path, "a.jpg", data)

    assert image.info == {}
    assert not image.getexif()


@pytest.mark.parametrize(
    ("mode", "colour", "format", "expected"),
    [
        ("L", 128, "JPEG", (128, 128, 128)),
        ("1", 1, "PNG", (255, 255, 255)),
        ("I;16", 32768, "PNG", (128, 128, 128)),
        ("CMYK", (0, 255, 255, 0), "JPEG", (255, 0, 0)),
        ("RGBA", (200, 30, 30, 255), "PNG", RED),
        ("LA", (90, 255), "PNG", (90, 90, 90)),
        ("RGB", RED, "WEBP", RED),
        ("RGB", RED, "AVIF", RED),
    ],
)
def test_every_kind_of_pixel_becomes_rgb(
    tmp_path: Path, mode: str, colour: Any, format: str, expected: tuple[int, int, int]
) -> None:
    image = read(tmp_path, f"a.{format.lower()}", saved(Image.new(mode, (16, 16), colour), format))

    assert image.mode == "RGB"
    assert is_close(image.getpixel((8, 8)), expected)


def test_a_palette_keeps_what_is_seen_through(tmp_path: Path) -> None:
    image = Image.new("P", (10, 10), 0)
    image.putpalette([*RED, *BLUE])
    image.paste(1, (5, 0, 10, 10))
    data = saved(image, "PNG", transparency=0)

    assert looked_at(tmp_path, "a.png", data).see_through
    made = read(tmp_path, "a.png", data)
    assert made.mode == "RGBA"
    assert [made.getpixel((x, 5))[3] for x in (2, 8)] == [0, 255]


def test_colours_of_another_profile_become_those_of_srgb(tmp_path: Path) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red_is_green = srgb.replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")
    image = read(tmp_path, "a.png", saved(Image.new("RGB", (8, 8), (255, 0, 0)), "PNG", icc_profile=red_is_green))

    assert is_close(image.getpixel((4, 4)), (0, 255, 0))


def test_a_profile_that_says_nothing_is_passed_over(tmp_path: Path) -> None:
    image = read(tmp_path, "a.png", saved(Image.new("RGB", (8, 8), RED), "PNG", icc_profile=b"no profile at all"))

    assert image.getpixel((4, 4)) == RED


@pytest.mark.parametrize(("size", "shown"), [((1, 1), (1, 1)), ((9000, 30), (9000, 30)), ((3, 4000), (3, 4000))])
def test_odd_sizes_are_welcome(tmp_path: Path, size: tuple[int, int], shown: tuple[int, int]) -> None:
    photo = looked_at(tmp_path, "a.png", picture("PNG", size))

    assert (photo.width, photo.height) == shown


def test_what_was_decoded_once_is_not_decoded_again(tmp_path: Path) -> None:
    memory: dict[str, bytes] = {}
    made: list[str] = []

    def remember(key: str, make: Callable[[], bytes]) -> bytes:
        if key not in memory:
            made.append(key)
            memory[key] = make()
        return memory[key]

    data = picture("PNG")
    write(tmp_path / "a.png", data)
    write(tmp_path / "b.png", data)
    photos = [look(Found(tmp_path / f, f, "picture"), f, [], remember) for f in ("a.png", "b.png", "a.png")]

    assert len(made) == 1
    assert photos[0] == photos[2]


def test_a_file_that_changed_meanwhile_is_told_of(tmp_path: Path) -> None:
    photo = looked_at(tmp_path, "a.png", picture("PNG"))
    write(tmp_path / "images/a.png", picture("PNG", (5, 5)))

    with pytest.raises(ProblemsFound, match="has changed while the site was built"):
        pixels(tmp_path, photo, 10, 10)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), format=st.sampled_from(["JPEG", "PNG", "WEBP", "AVIF"]))
def test_any_bytes_are_a_picture_or_a_problem(tmp_path: Path, data: st.DataObject, format: str) -> None:
    whole = bytearray(picture(format))
    for _ in range(data.draw(st.integers(1, 12))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / f"a.{format.lower()}"
    path.write_bytes(whole)
    problems: list[Problem] = []
    photo = look(Found(path, path.name, "picture"), path.name, problems)

    assert (photo is None) == (len(problems) == 1)
