"""Pictures on written pages: what a browser is offered, what those who share a page see, and what never gets out."""

from __future__ import annotations

import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from pages import SITES, BuiltSite, build_site, parsed, settings_file, write_content
from PIL import Image
from spoiling import picture

from association.commands.build import clean
from association.problems import ProblemsFound
from association.publishing.pictures import photos
from association.publishing.pictures.previews import Studio

ORIGINALS = SITES / "sample/content/images"
ARTICLE, RUSSIAN, ENGLISH = "/zinas/vasaras-skola/", "/ru/novosti/vasaras-skola/", "/en/news/vasaras-skola/"
TEXT = (
    "---\ntitle: Talka\nsummary: Divi teikumi.\n{}---\nTeksts. ![Tilts](images/tilts.png) [Tilts](images/tilts.png)\n"
)


def small_site(folder: Path, front: str = "") -> Path:
    content = write_content(folder, {"articles/2026-05-04-talka.lv.md": TEXT.format(front)})
    (content / "images").mkdir()
    (content / "images/tilts.png").write_bytes(picture("PNG", (900, 600)))
    return content


def pictures_of(site: BuiltSite) -> dict[str, str]:
    endings = (".avif", ".webp", ".jpg", ".png", ".ico")
    return {name: sha256(file.read_bytes()).hexdigest() for name, file in site.files.items() if name.endswith(endings)}


@pytest.mark.parametrize("name", sorted(path.name for path in ORIGINALS.iterdir()))
def test_originals_stay_at_home(sample: BuiltSite, name: str) -> None:
    original = (ORIGINALS / name).read_bytes()

    assert sha256(original).hexdigest() not in pictures_of(sample).values()
    assert f"/images/{name}" not in sample.files


def test_nothing_tells_who_made_a_picture_or_where(sample: BuiltSite) -> None:
    assert b"Nobody" in (ORIGINALS / "takas-ainava.jpg").read_bytes()
    for name in pictures_of(sample):
        data = sample.files[name].read_bytes()
        assert not re.search(rb"Nobody|made by|Exif\0|<x:xmpmeta|ICC_PROFILE", data), name
        if not name.endswith(".ico"):
            with Image.open(BytesIO(data)) as image:
                assert not image.getexif(), name


def test_a_picture_that_lay_on_its_side_stands(sample: BuiltSite) -> None:
    (image,) = sample["/zinas/bebri/"].article.all("img")
    with Image.open(sample.files[image.attributes["src"]]) as made:
        assert made.height > made.width
    assert int(image.attributes["height"]) > int(image.attributes["width"])


def test_an_article_s_picture_comes_at_once_in_three_formats(sample: BuiltSite) -> None:
    found = sample[ARTICLE].article.one("figure").one("picture")
    image = found.one("img")

    assert [source.get("type") for source in found.all("source")] == ["image/avif", "image/webp"]
    assert image.get("loading") is None and image.get("decoding") == "async"
    assert (image.get("width"), image.get("height")) == ("567", "378")
    for source in found.all("source"):
        for candidate in source.attributes["srcset"].split(", "):
            path, width = candidate.split(" ")
            with Image.open(sample.files[path]) as made:
                assert f"{made.width}w" == width


@pytest.mark.parametrize(
    ("path", "alt", "lang"),
    [(ARTICLE, "Zīmējums", "lv"), (RUSSIAN, "Рисунок", "ru"), (ENGLISH, "Zīmējums", "lv")],
)
def test_a_picture_is_described_in_the_language_of_its_description(
    sample: BuiltSite, path: str, alt: str, lang: str
) -> None:
    image = sample[path].article.one("figure").one("img")

    assert image.attributes["alt"].startswith(alt)
    assert image.lang == lang


def test_a_logo_is_shown_and_told_of_to_programs(sample: BuiltSite) -> None:
    page = sample["/ru/set/miglavas-laudis/"]
    image = page.article.one("p", class_="logos").one("img")

    assert image.get("alt") == "Три сцепленных кольца"
    assert f'"logo":"https://intelekta-parks.example{image.get("src")}"' in page.html


def test_pictures_of_a_text_come_late_but_for_the_first(tmp_path: Path) -> None:
    site = build_site(small_site(tmp_path / "content"), tmp_path, "https://example.org/base")
    with_lead = small_site(tmp_path / "other", "image: images/tilts.png\nimage_alt: Tilts\n")
    (tmp_path / "two").mkdir()
    other = build_site(with_lead, tmp_path / "two")

    assert [image.get("loading") for image in site["/zinas/talka/"].article.all("img")] == [None]
    assert [image.get("loading") for image in other["/zinas/talka/"].article.all("img")] == [None, "lazy"]
    (link,) = [one for one in site["/zinas/talka/"].article.all("a") if one.text == "Tilts"]
    assert link.attributes["href"] == site["/zinas/talka/"].article.one("img").attributes["src"]
    assert link.attributes["href"].startswith("/base/images/tilts.")


def test_feeds_hold_one_file_of_each_picture_by_its_full_address(sample: BuiltSite) -> None:
    (entry,) = [entry for entry in sample.atom("/atom.xml").entries if entry["link"].endswith("/bebri/")]
    image = parsed(entry["content"]).one("img")

    assert image.attributes["src"].startswith("https://intelekta-parks.example/images/upe.")
    assert sample.path_of(image.attributes["src"]) in sample.files
    assert not parsed(entry["content"]).all("picture")


# --- previews -------------------------------------------------------------------------------------


def tags(site: BuiltSite, path: str) -> dict[str, str]:
    metas = site[path].root.all("meta")
    return {
        name: meta.attributes["content"]
        for meta in metas
        if (name := meta.get("property") or meta.get("name") or "").startswith(("og:", "twitter:"))
    }


def test_every_page_tells_all_that_sharing_needs(sample: BuiltSite) -> None:
    for page in sample.pages:
        told = tags(sample, page.path)
        for name in ("title", "description", "type", "url", "image", "image:alt", "locale", "site_name"):
            assert told[f"og:{name}"], (page.path, name)
        with Image.open(sample.files[sample.path_of(told["og:image"])]) as image:
            assert image.size == (int(told["og:image:width"]), int(told["og:image:height"])) == (1200, 630)
        assert told["twitter:card"] == "summary_large_image"


@pytest.mark.parametrize(("path", "locale"), [("/", "lv_LV"), ("/ru/", "ru_RU"), ("/en/", "en_US")])
def test_locale_names_the_territory(sample: BuiltSite, path: str, locale: str) -> None:
    assert tags(sample, path)["og:locale"] == locale


def test_items_have_previews_of_their_own_and_lists_the_site_s(sample: BuiltSite) -> None:
    images = {
        path: tags(sample, path)["og:image"] for path in (ARTICLE, RUSSIAN, ENGLISH, "/", "/zinas/", "/pasakumi/")
    }

    assert len({images[path] for path in (ARTICLE, RUSSIAN, ENGLISH, "/")}) == 4
    assert images["/"] == images["/zinas/"] == images["/pasakumi/"]
    assert (
        tags(sample, ARTICLE)["og:image:alt"].replace("\u00a0", " ")
        == "Piesakies vasaras skolai – 2030. gada 21. jūnijs"
    )


def test_what_is_not_translated_is_shared_as_its_original(sample: BuiltSite) -> None:
    assert tags(sample, "/ru/novosti/bebri/")["og:image"] == tags(sample, "/zinas/bebri/")["og:image"]


def test_one_preview_for_the_whole_site(tmp_path: Path) -> None:
    site = build_site(small_site(tmp_path / "content"), tmp_path, further='SHARE_PICTURES = "site"\n')

    assert len([name for name in site.files if name.startswith("/theme/share/")]) == 3  # one a language


def test_a_setting_that_says_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match="SHARE_PICTURES"):
        build_site(small_site(tmp_path / "content"), tmp_path, further='SHARE_PICTURES = "items"\n')


# --- from build to build --------------------------------------------------------------------------


def nobody_draws(*anything: object) -> bytes:
    raise AssertionError("it was drawn before")


def test_pictures_are_the_same_from_cold_and_from_warm_and_kept_beside_the_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = small_site(tmp_path / "content")
    (tmp_path / "other").mkdir()
    cold = {name: file.read_bytes() for name, file in build_site(content, tmp_path / "other").files.items()}
    pictures = pictures_of(build_site(content, tmp_path))
    with monkeypatch.context() as drawing_nothing:
        drawing_nothing.setattr(Studio, "draw", nobody_draws)
        drawing_nothing.setattr(photos, "encoded", nobody_draws)
        warm = build_site(content, tmp_path)
        assert {name: file.read_bytes() for name, file in warm.files.items()} == cold

    made = tmp_path / ".output.made"
    made.write_bytes(made.read_bytes()[:100] + b"x" * 100_000)
    assert pictures_of(build_site(content, tmp_path)) == pictures

    clean(settings_file(tmp_path), tmp_path / "output")
    assert not made.exists() and not (tmp_path / "output").exists()
