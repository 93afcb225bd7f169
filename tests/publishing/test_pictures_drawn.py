"""Photos in several sizes, previews, icons and the store: each by itself, without a build."""

from __future__ import annotations

import io
import itertools
import random
import re
import unicodedata
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageFilter

from association.publishing.pictures.encoding import Prints, encoded
from association.publishing.pictures.icons import icons
from association.publishing.pictures.lettering import SURE, Lettering
from association.publishing.pictures.mark import UnknownShape, drawn
from association.publishing.pictures.markup import logo, photo, with_photos
from association.publishing.pictures.png import png, strip
from association.publishing.pictures.previews import Preview, Studio
from association.publishing.store import Store
from association.records.photos import Photo


def prints(width: int, height: int, see_through: bool = False, file: str = "images/a.jpg") -> Prints:
    return Prints(Photo(file, "0" * 64, width, height, see_through))


@pytest.fixture(scope="module")
def mark(repository: Path) -> str:
    return (repository / "theme/static/icons/mark.svg").read_text("utf-8")


@pytest.fixture(scope="module")
def studio(mark: str) -> Studio:
    return Studio(mark)


# --- photos ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "shown", "widths", "fallback"),
    [
        ((4000, 3000), (567, 425), (170, 340, 680, 1134), (680, 510)),
        ((1134, 756), (567, 378), (170, 340, 680, 1134), (680, 453)),
        ((700, 1000), (560, 800), (170, 340, 700), (700, 1000)),
        ((400, 300), (400, 300), (170, 400), (400, 300)),
        ((200, 100), (200, 100), (200,), (200, 100)),
        ((1, 1), (1, 1), (1,), (1, 1)),
        ((9000, 30), (567, 2), (170, 340, 680, 1134), (680, 2)),
        ((3, 4000), (1, 800), (2,), (2, 2667)),
    ],
)
def test_sizes_of_a_photo(
    size: tuple[int, int], shown: tuple[int, int], widths: tuple[int, ...], fallback: tuple[int, int]
) -> None:
    found = prints(*size)

    assert (found.shown, found.widths, found.fallback) == (shown, widths, fallback)
    assert max(found.widths) <= size[0]


def test_a_photo_names_its_files_by_what_it_holds() -> None:
    one, other = prints(400, 300), Prints(Photo("images/a.jpg", "1" * 64, 400, 300, False))

    assert one.path(170, "avif") != other.path(170, "avif")
    assert re.fullmatch(r"/images/a\.[0-9a-f]{8}-170\.avif", one.path(170, "avif"))


def scene(size: tuple[int, int]) -> Image.Image:
    """Smooth, with edges and grain, as photos are; always the same."""
    image = Image.new("RGB", size)
    for number, (cell, blur) in enumerate([(160, 30), (40, 6), (9, 1.5), (3, 0.6)]):
        grid = (size[0] // cell + 2, size[1] // cell + 2)
        layer = Image.frombytes("RGB", grid, random.Random(number).randbytes(grid[0] * grid[1] * 3))
        layer = layer.resize(size, Image.Resampling.NEAREST).filter(ImageFilter.GaussianBlur(blur))
        image = layer if number == 0 else Image.blend(image, layer, 0.3 / number)
    return image


def test_a_photo_of_35_kib_weighs_11_on_a_telephone() -> None:
    original = scene((1134, 756))
    quality = next(q for q in range(95, 5, -3) if len(_jpeg(original, q)) <= 35 * 1024)
    original = Image.open(io.BytesIO(_jpeg(original, quality)))
    found = prints(*original.size)

    assert len(encoded(found, 680, "avif", lambda: original.convert("RGB"))) <= 11 * 1024


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


@pytest.mark.parametrize("suffix", ["avif", "webp", "jpg", "png"])
def test_the_same_pixels_are_the_same_bytes(suffix: str) -> None:
    original = scene((420, 300))
    found = prints(420, 300)
    one, other = (encoded(found, 170, suffix, lambda: original.copy()) for _ in range(2))

    assert one == other
    with Image.open(io.BytesIO(one)) as made:
        assert made.size == (170, 121)


def test_markup_gives_a_browser_all_it_needs() -> None:
    html = photo(prints(2000, 1000), 'A "quoted" <b>', "/base", "lv", late=True)

    assert html.startswith('<picture><source type="image/avif" srcset="/base/images/a.')
    assert 'sizes="min(567px, 100vw - 36px)"' in html
    assert re.findall(r"(\d+)w", html) == ["340", "680", "1134"] * 2
    assert 'alt="A &#34;quoted&#34; &lt;b&gt;" lang="lv" width="567" height="284" loading="lazy"' in html


def test_a_logo_stays_in_its_box() -> None:
    html = logo(prints(480, 200, see_through=True), "x", "")

    assert 'width="170" height="71"' in html
    assert ".png" in html and 'loading="' not in html


def test_pictures_in_a_text_are_replaced_and_others_left_alone() -> None:
    found = {"images/a.jpg": prints(800, 600)}
    text = (
        '<p><img src="/b/images/a.jpg" alt="x" title="y"><img alt="z" src="/b/images/a.jpg" width="100">'
        '<img src="/b/images/other.jpg" alt=""><a href="/b/images/a.jpg">x</a><a href="/b/zinas/">y</a></p>'
    )
    html = with_photos(text, found, "/b", late=False)

    assert html.count("<picture>") == 2
    assert html.count('loading="lazy"') == 1
    assert 'title="y"' in html and 'width="100" height="75"' in html
    assert '<img src="/b/images/other.jpg" alt="">' in html
    assert f'<a href="/b{found["images/a.jpg"].path(800)}">' in html and '<a href="/b/zinas/">' in html
    assert "<picture>" not in with_photos(text, found, "/b", late=False, plain=True)


# --- previews -------------------------------------------------------------------------------------

TITLES = {
    "lv": ("Čaklā ķērpju skola „Ģimenēm”", ("2017. gada 30. jūnijā – 1. jūlijā", "Līvānos")),
    "ru": ("Ёлка: «Работа НКО», объявления", ("8–9 июня 2017 года", "в Ливанах")),
    "en": ("“Green” – a day out", ("8–9 June 2017",)),
    "long word": ("Pretpretrevolucionāraisneatkarības" * 2, ()),
    "long": ("Ļoti garš virsraksts ar daudziem vārdiem " * 8, ("x " * 200,)),
    "nothing": ("", ()),
    "odd": ("A\u200b\u00adB 😀 \u202eC", ("\t",)),
}


@pytest.mark.parametrize("name", TITLES)
def test_a_preview_is_1200_by_630_and_nothing_runs_over_its_edge(studio: Studio, name: str) -> None:
    data = studio.draw(Preview(*TITLES[name], "Intelekta parks" * (9 if name == "long" else 1)))
    image = Image.open(io.BytesIO(data))

    assert image.format == "PNG" and image.size == (1200, 630)
    assert len(data) < 40_000
    right = image.convert("RGB").crop((1125, 14, 1200, 630))
    assert right.getcolors() == [(right.width * right.height, (0x10, 0x3A, 0x3D))]


@pytest.mark.parametrize("size", [(1, 1), (5, 1), (2, 7), (33, 8), (64, 64), (600, 300)])
def test_pillow_reads_of_a_png_what_was_written(size: tuple[int, int]) -> None:
    chance = random.Random(2017)
    image = Image.frombytes("P", size, bytes(chance.randrange(16) for _ in range(size[0] * size[1])))
    image.putpalette([chance.randrange(256) for _ in range(3 * 16)])
    cuts = sorted({0, size[1], *(chance.randrange(size[1] + 1) for _ in range(3))})
    strips = [strip(image.crop((0, top, size[0], bottom))) for top, bottom in itertools.pairwise(cuts)]

    found = Image.open(io.BytesIO(png(size[0], image.getpalette() or (), [*strips, strips[0]])))

    assert (found.format, found.mode, found.size) == ("PNG", "P", (size[0], size[1] + cuts[1]))
    for top, rows in ((0, size[1]), (size[1], cuts[1])):
        again = found.crop((0, top, size[0], top + rows)).convert("RGB")
        assert again.tobytes() == image.crop((0, 0, size[0], rows)).convert("RGB").tobytes()


def test_the_sum_over_the_pixels_of_a_png_is_that_of_all_its_strips() -> None:
    grey = Image.effect_noise((300, 900), 64).convert("P").point(lambda number: number % 16)
    data = png(300, range(48), [strip(grey)] * 3)
    packed = data[data.index(b"IDAT") + 4 : data.index(b"IEND") - 8]

    assert len(zlib.decompress(packed)) == 3 * 900 * 151  # which refuses another sum


def test_previews_are_the_same_each_time_and_differ_by_their_words(mark: str, studio: Studio) -> None:
    one, other = Preview("Talka", ("Līvānos",), "Parks"), Preview("Talka", ("Krāslavā",), "Parks")

    assert Studio(mark).draw(one) == studio.draw(one) != studio.draw(other)
    assert one.path != other.path


@pytest.mark.parametrize(
    ("text", "can"),
    [
        ("āčēģīķļņšūž „” «» –", True),
        ("Ёё ґїє", True),
        ("ąęłő", True),
        ("Việt 😀", True),
        ("日本", False),
        ("ქართული", False),
    ],
)
def test_what_can_be_written(text: str, can: bool) -> None:
    assert Lettering().can_write(text) is can


def test_the_font_has_the_letters_it_is_trusted_with() -> None:
    lettering = Lettering()
    letters = [chr(code) for code in range(32, ord(SURE) + 1) if chr(code).isalpha()]
    lacking = {unicodedata.name(letter).split()[0] for letter in letters if not lettering.has(letter)}

    assert lacking <= {"COPTIC"}


# --- the mark, icons ------------------------------------------------------------------------------


def test_the_mark_is_drawn_as_the_theme_has_it(mark: str) -> None:
    image = drawn(mark, 96)

    assert image.getpixel((0, 0))[3] == 0
    assert image.getpixel((48, 4))[:3] == (0xF6, 0xF3, 0xEA)
    assert image.getpixel((48, 80))[:3] == (0x83, 0x35, 0x1B)
    assert image.getpixel((30, 60))[:3] == (0x0F, 0x5F, 0x5C)


@pytest.mark.parametrize("shape", ['<rect width="3" height="3"/>', '<path d="M0 0C1 1 2 2 3 3"/>'])
def test_a_mark_of_unknown_shapes_is_refused(shape: str) -> None:
    with pytest.raises(UnknownShape):
        drawn(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{shape}</svg>', 9)


def test_icons_have_their_sizes(mark: str) -> None:
    made = dict(icons(mark, Store(None)))

    assert Image.open(io.BytesIO(made["/favicon.ico"])).info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    assert Image.open(io.BytesIO(made["/theme/icons/mark-180.png"])).size == (180, 180)
