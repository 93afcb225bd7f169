"""Old addresses lead to pages that are there, from places where none is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pages import SITES, TODAY
from spoiling import JPEG, PDF, write

from association.commands import ALL_WELL, PROBLEMS
from association.commands.check import check
from association.language import Languages
from association.problems import Problem, ProblemsFound
from association.publishing.build import build
from association.publishing.structure import addresses_of, published
from association.reading import read_site

NO_PAGE = "there is no page at '/zinas/koris/b/index.html'; did you mean '/zinas/koris/'?"
THERE = "leads away from a page that is there; delete it"


def moved(folder: Path, redirects: dict[str, str]) -> Path:
    """The content of a whole site, with these redirects."""
    content = folder / "content"
    shutil.copytree(SITES / "whole", content)
    write(content / "images/tilts.jpg", JPEG)
    write(content / "files/plans.pdf", PDF)
    write(content / "data/redirects.yaml", "".join(f"{old}: {new}\n" for old, new in redirects.items()))
    return content


@pytest.mark.parametrize(
    ("redirects", "says"),
    [
        ({"/vecais/": "/zinas/"}, []),
        ({"/vecais.html": "/ru/novosti/", "/vecais/": "/zinas/koris/#s-kas"}, []),
        ({"/zinas.html": "/zinas/", "/zinas/vecais/": "/zinas/"}, []),
        ({"/vecais/": "/files/plans.pdf"}, []),
        ({"/vecais/": "/zinas/index.html"}, []),
        ({"/zinas/": "/"}, [THERE]),
        ({"/zinas/index.html": "/"}, [THERE]),
        ({"/index.html": "/zinas/"}, [THERE]),
        ({"/404.html": "/zinas/"}, [THERE]),
        ({"/404.html/": "/zinas/"}, [THERE]),
        ({"/a/": "/zinas/", "/a/index.html": "/zinas/"}, ["stands here as '/a/' too; keep one"]),
        ({"/a.html": "/zinas/", "/a.html/": "/zinas/"}, ["stands here as '/a.html' too; keep one"]),
        ({"/a.html": "/zinas/", "/a.html/b/c/": "/zinas/"}, ["stands here as '/a.html' too; keep one"]),
        ({"/a/": "/zinas/kori/"}, ["there is no page at '/zinas/kori/'; did you mean '/zinas/koris/'?"]),
        ({"/a/": "/zinas/koris"}, ["there is no page at '/zinas/koris'; did you mean '/zinas/koris/'?"]),
        ({"/a/": "/ru/zinas/#x"}, ["there is no page at '/ru/zinas/'; did you mean '/zinas/'?"]),
        ({"/images/tilts.jpg/": "/zinas/"}, []),
        ({"/files/plans.pdf/": "/zinas/"}, [THERE]),
        ({"/files/plans.pdf/a.html": "/zinas/"}, [THERE]),
        ({"/Zinas/": "/ru/novosti/"}, [THERE]),
        ({"/s%C4%81kums/": "/zinas/", "/sākums/": "/zinas/"}, ["stands here as '/s%C4%81kums/' too; keep one"]),
        ({"/%7Ainas/": "/ru/novosti/"}, [THERE]),
        ({"/a/": "/files/nav.pdf"}, ["there is no file '/files/nav.pdf'; did you mean '/files/plans.pdf'?"]),
        ({"/a/": "/images/tilts.jpg"}, ["there is no file '/images/tilts.jpg'; known here: /files/plans.pdf"]),
        ({"/a/": "/zinas/koris/b/index.html", "/zinas/koris/b/": "/zinas/"}, [NO_PAGE]),
    ],
)
def test_a_redirect_stands_in_nobody_s_way_and_arrives(
    tmp_path: Path, languages: Languages, redirects: dict[str, str], says: list[str]
) -> None:
    content = moved(tmp_path, redirects)
    problems: tuple[Problem, ...] = ()
    try:
        addresses_of(published(read_site(content, languages, TODAY), drafts=False), languages)
    except ProblemsFound as found:
        problems = found.problems
    assert [f"{problem.message}; {problem.remedy}" for problem in problems] == says
    assert all(Path(problem.file).name == "redirects.yaml" and problem.line for problem in problems)


@pytest.mark.parametrize(
    ("link", "there"),
    [("/zinas/", True), ("/vecais/", True), ("/zinas/index.html", True), ("/zinas", False), ("/nav/?a#b", False)],
)
def test_a_typed_link_is_looked_at_before_anything_is_written(
    tmp_path: Path, languages: Languages, link: str, there: bool
) -> None:
    content = tmp_path / "content"
    shutil.copytree(SITES / "russian-original" / "content", content)
    write(content / "articles/2031-05-12-x.lv.md", f"---\ntitle: X\nsummary: X.\n---\n[x]({link})\n")
    write(content / "data/redirects.yaml", "/vecais/: /zinas/\n")
    site = read_site(content, languages, TODAY)
    if there:
        addresses_of(site, languages)
        return
    with pytest.raises(ProblemsFound, match=r"2031-05-12-x\.lv\.md: there is no page at"):
        addresses_of(site, languages)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/zinas/tilts/#s-kā-tas-bija", ""),
        ("/ru/novosti/koris/#s-nav", "there is no part '#s-nav' at '/ru/novosti/koris/'; leave it out"),
        ("/zinas/tilts/#s-kā-tas-bij", "'/zinas/tilts/'; did you mean 's-kā-tas-bija'?"),
        ("/ru/novosti/tilts/#s-kā-tas-bija", "there is no part '#s-kā-tas-bija' at '/ru/novosti/tilts/'; leave it out"),
        ("/zinas/#s-nav", "there is no part '#s-nav' at '/zinas/'; leave it out"),
        ("/apmaina/#need-telpa", ""),
        ("/apmaina/#need-telpas", "there is no part '#need-telpas' at '/apmaina/'; did you mean 'need-telpa'?"),
        ("/zinas/tilts/lv-ru/#s-kas", ""),  # which is known when it is written
        ("/zinas/#content", ""),
    ],
)
@pytest.mark.parametrize("by", ["redirects.yaml:1: /vecais/", "2026-11-01-koris.lv.md"])
def test_a_part_of_a_page_is_looked_for_before_anything_is_written(
    tmp_path: Path, repository: Path, path: str, says: str, by: str, capsys: pytest.CaptureFixture[str]
) -> None:
    content = moved(tmp_path, {"/vecais/": path if "redirects" in by else "/zinas/"})
    if by.endswith(".md"):
        text = content / "articles" / by
        write(text, text.read_text("utf-8") + f"\n[x]({path})\n")
    assert check(repository / "pelicanconf.py", content, TODAY) == (PROBLEMS if says else ALL_WELL)
    told = capsys.readouterr().err
    assert says in told
    assert (f"{by}: " in told) == bool(says)


def test_what_only_a_build_knows_of_redirects_is_told_all_at_once_by_their_own_file(
    tmp_path: Path, repository: Path
) -> None:
    redirects = {
        "/atom.xml/": "/zinas/",
        "/b/": "/atom.xml",
        "/robots.txt/x.html": "/zinas/",
        "/zinas/koris/portaliem.html": "/zinas/",
        "/d/": "/rss.xml",
        "/e/": "/zinas/#nav",
        "/f/": "/zinas/#Top",
        "/g/": "/files/plans.pdf",
    }
    content = moved(tmp_path, redirects)
    with pytest.raises(ProblemsFound) as found:
        build(repository / "pelicanconf.py", content, tmp_path / "output", TODAY)
    told = [str(problem).partition("redirects.yaml:")[2] for problem in found.value.problems]
    assert told == [
        f"1: /atom.xml/: {THERE}",
        f"3: /robots.txt/x.html: {THERE}",
        f"4: /zinas/koris/portaliem.html: {THERE}",
        "5: /d/: leads to /rss.xml, which isn't there; name the address where the page is now",
        "6: /e/: there is no part '#nav' at '/zinas/'; known here: content, mark",
    ]


def test_an_old_address_with_signs_for_letters_stands_where_a_host_looks_for_it(
    tmp_path: Path, repository: Path
) -> None:
    content = moved(tmp_path, {"/s%C4%81kums/a%20b.html": "/zinas/"})
    build(repository / "pelicanconf.py", content, tmp_path / "output", TODAY)
    assert (tmp_path / "output/sākums/a b.html").is_file()
