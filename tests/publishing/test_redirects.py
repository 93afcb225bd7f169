"""Old addresses lead to pages that are there, from places where none is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pages import SITES, TODAY
from spoiling import JPEG, PDF, write

from association.language import Languages
from association.problems import Problem, ProblemsFound
from association.publishing.structure import addresses_of, published
from association.reading import read_site

THERE = "leads away from a page that is there; delete it"


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
    ],
)
def test_a_redirect_stands_in_nobody_s_way_and_arrives(
    tmp_path: Path, languages: Languages, redirects: dict[str, str], says: list[str]
) -> None:
    content = tmp_path / "content"
    shutil.copytree(SITES / "whole", content)
    write(content / "images/tilts.jpg", JPEG)
    write(content / "files/plans.pdf", PDF)
    write(content / "data/redirects.yaml", "".join(f"{old}: {new}\n" for old, new in redirects.items()))
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
