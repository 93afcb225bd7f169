"""Texts for news portals: whole, exact, without anything of the site, and out of the way of search engines."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from pages import SITEURL, BuiltSite, Element, Page, build_site, parsed, write_content

PLACE = "/zinas/otrais-seminars/portaliem"
GRANT = "2017.LV/NVOF/DAP/MIC/028"


def test_plain_text_is_the_article_in_short_in_russian_the_notice_and_the_source(real: BuiltSite) -> None:
    raw = real.files[f"{PLACE}.txt"].read_bytes()
    text = raw.decode("utf-8")
    assert b"\r" not in raw
    assert text.endswith(f"\n\nAvots: Intelekta parks, {SITEURL}/zinas/otrais-seminars/\n")
    parts = [
        "Otrais seminārs Līvānos, Krāslavā un Ludzas novadā\n\n2017.\u00a0gada 1.\u00a0jūlijs\n\n",
        "\n\nKrāslavā\n\nNVO pārstāvji parakstīja vienošanos par Latgales biedrību tīklojumu. Kas tajā ",
        "\nKad: 2017.\u00a0gada 30.\u00a0jūnijā\u00a0– 1.\u00a0jūlijā\n",
        "\n\nРусский\nВторой семинар в",
        GRANT,
        f"\naptaujas: {SITEURL}/aptaujas/strategijas-aptauja/\n",
    ]
    assert [part for part in parts if part not in text] == []
    assert sorted(parts, key=text.index) == parts
    assert "<" not in text
    assert "&" not in text


def test_html_is_the_same_and_nothing_else(real: BuiltSite) -> None:
    html = real.text(f"{PLACE}.html")
    root = parsed(html.removeprefix("<!DOCTYPE html>\n"))
    assert root.one("html").get("lang") == "lv"
    assert root.one("meta", name="robots").get("content") == "noindex"
    assert root.one("link", rel="canonical").get("href") == f"{SITEURL}/zinas/otrais-seminars/"
    article = root.one("article")
    assert GRANT in article.words
    assert article.one("div", lang="ru").one("h2").words.startswith("Второй семинар")
    assert not [one.tag for one in root if one.tag in ("nav", "script", "style", "header", "footer")]
    for one in root:
        assert (one.get("href") or one.get("src") or SITEURL).startswith(SITEURL), one.attributes


@pytest.mark.parametrize("suffix", [".txt", ".html"])
def test_no_mark_of_the_page_is_in_it(real: BuiltSite, suffix: str) -> None:
    assert "glossref" not in real.text(PLACE + suffix)
    assert "Vārdi šajā lapā" not in real.text(PLACE + suffix)


def linked(article: Element) -> list[str]:
    return [link.attributes["href"] for link in article.all("a") if re.search(r"/portal\w+\.", link.get("href") or "")]


def test_article_links_to_it_in_its_language(real: BuiltSite) -> None:
    assert linked(real["/zinas/otrais-seminars/"].main) == [f"{PLACE}.txt", f"{PLACE}.html"]
    assert linked(real["/ru/novosti/otrais-seminars/"].main) == []


def test_search_engines_are_kept_from_it(real: BuiltSite) -> None:
    assert "Disallow: /*/portaliem.txt$" in real.text("/robots.txt").splitlines()
    assert not [url for url in real.sitemap if "portaliem" in url]


def test_what_was_written_in_russian_alone_is_sent_in_russian(sample: BuiltSite) -> None:
    (name,) = [name for name in sample.files if name.endswith("vecher-za-chaem/portalam.txt")]
    assert name.startswith("/ru/novosti/")
    assert linked(sample["/ru/novosti/vecher-za-chaem/"].main)[0] == name
    assert linked(sample["/zinas/vecher-za-chaem/"].main) == []


def test_draft_has_none_even_where_drafts_are_shown(tmp_path: Path) -> None:
    draft = "---\ntitle: Talka\nsummary: Nāc. Raksim.\nstatus: draft\n---\nTeksts.\n"
    content = write_content(tmp_path / "content", {"articles/2031-05-04-talka.lv.md": draft})
    site = build_site(content, tmp_path, drafts=True)
    assert not linked(site["/zinas/talka/"].main)
    assert not [name for name in site.files if "portaliem" in name]


def test_every_article_has_both_files_beside_one_of_its_pages(real: BuiltSite, sample: BuiltSite) -> None:
    for site in (real, sample):
        pages = [page for page in site.pages if re.fullmatch(r"(/zinas|/ru/novosti|/en/news)/[^/]+/", page.path)]
        having = [page for page in pages if linked(page.main)]
        for page in having:
            assert len(linked(page.main)) == 2, page.path
            assert all(link in site.files and link.startswith(page.path) for link in linked(page.main))
        assert sorted(map(key, having)) == sorted(set(map(key, pages)))


def key(page: Page) -> str:
    return page.path.split("/")[-2]


def test_whose_the_picture_is_stands_beside_it(tmp_path: Path, real: BuiltSite) -> None:
    article = "---\ntitle: Upe\nsummary: Te. Tur.\nimage: images/upe.png\nimage_alt: Upe no tilta\n"
    content = write_content(
        tmp_path / "content", {"articles/2031-05-04-upe.lv.md": article + "image_credit: Zane Ūdre\n---\nTeksts.\n"}
    )
    (content / "images").mkdir()
    (content / "images" / "upe.png").write_bytes(PIXEL)
    site = build_site(content, tmp_path)
    address = re.escape(SITEURL) + r"/images/upe\S*"
    assert re.search(
        rf"\n\nAttēls: Upe no tilta\nFoto: Zane Ūdre\n{address}\n\n", site.text("/zinas/upe/portaliem.txt")
    )
    figure = parsed(site.text("/zinas/upe/portaliem.html").removeprefix("<!DOCTYPE html>\n")).one("figure")
    assert re.fullmatch(address, figure.one("img").attributes["src"])
    assert figure.one("img").get("alt") == "Upe no tilta"
    assert figure.one("figcaption").words == "Foto: Zane Ūdre"


def test_where_to_sign_up_can_be_read_on_paper(tmp_path: Path) -> None:
    named = "title: {lv: Te, ru: Тут}\nsummary: {lv: Te. Tur., ru: Тут. Там.}\n"
    files = {
        "data/events/upe.yaml": f"{named}type: other\nstart: 2031-06-01\nonline: https://zvans.example/\n"
        "registration: {url: https://forma.example/1}\n",
        "articles/2031-05-04-upe.lv.md": "---\ntitle: Upe\nsummary: Te. Tur.\nevents: [upe]\n---\n"
        "Sk. https://a.example/b, raksti <x@a.example>, lasi [te](https://c.example/).\n",
    }
    site = build_site(write_content(tmp_path / "content", files), tmp_path, today=date(2031, 5, 5))
    assert "Kā piedalīties: Pieteikties (https://forma.example/1)\n" in site.text("/zinas/upe/portaliem.txt")
    assert "\n\nSk. https://a.example/b, raksti x@a.example, lasi te.\n\n" in site.text("/zinas/upe/portaliem.txt")
    assert "\n\nSaites:\nte: https://c.example/\n\n" in site.text("/zinas/upe/portaliem.txt")


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63680000008200814c17d7df0000000049454e44ae426082"
)
