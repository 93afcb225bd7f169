"""`invoke measure`: what the written files say of themselves, and the table."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from association.commands.measure import Row, lighthouse, measure, table, worst
from association.commands.measure.written import WrittenPage, WrittenSite, written_rows
from association.commands.telling import telling
from association.language import Languages


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> WrittenSite:
    from association.publishing.build import build

    output = tmp_path_factory.mktemp("measured") / "output"
    content = repository / "tests" / "sites" / "untranslated-article" / "content"
    build(repository / "pelicanconf.py", content, output, today=date(2026, 11, 22))
    return WrittenSite(output, Languages.from_settings(languages_of(repository)))


def languages_of(repository: Path) -> dict:
    import runpy

    return runpy.run_path(str(repository / "pelicanconf.py"))["LANGUAGES"]


def test_text_is_told_by_the_language_in_force() -> None:
    page = WrittenPage('<html lang="lv"><p>Ziņa <img alt=""><b lang="ru">Новость</b> un</p><script>x</script></html>')
    assert page.lang == "lv"
    assert [(lang, text.strip()) for lang, text in page.texts] == [("lv", "Ziņa"), ("ru", "Новость"), ("lv", "un")]


def test_each_kind_of_page_is_looked_at_in_each_language(site: WrittenSite) -> None:
    shapes = [site.shape(path) for path in site.of_each_kind]
    assert len(shapes) == len(set(shapes))
    assert {site.shape(path) for path in site.pages} == set(shapes)
    assert {lang for lang, _, _ in shapes} == {"lv", "ru", "en"}


def test_written_pages_meet_the_goals(site: WrittenSite, tmp_path: Path) -> None:
    rows = {row.what: row for row in written_rows(site, tmp_path)}
    lacking = [row for row in rows.values() if row.met is False and row.what != "tags for sharing"]
    assert lacking == []
    assert rows["html-validate, recommended and a11y"].ours.startswith("not measured")
    assert rows["foreign words without `lang`"].ours == "0"


def test_an_unmarked_foreign_word_is_found(site: WrittenSite, tmp_path: Path) -> None:
    path = next(iter(site.pages))
    before = site.pages[path]
    site.pages[path] = WrittenPage('<html lang="lv"><p>Это что?</p></html>')
    try:
        rows = {row.what: row for row in written_rows(site, tmp_path)}
    finally:
        site.pages[path] = before
    assert rows["foreign words without `lang`"].ours == f"1 ({path})"
    assert rows["foreign words without `lang`"].met is False


def test_the_worst_page_is_named() -> None:
    assert worst({"/": 3, "/a/": 9}, 8, " B") == ("9 B (/a/)", False)
    assert worst({"/": 0}) == ("0", True)
    assert worst({}) == ("no such page", True)


def test_the_table_is_markdown() -> None:
    told = table([Row("a", "0", "1 | 2", False), Row("b", "0", "not measured: no chromium", None)])
    assert told.splitlines()[2:] == ["| a | 0 | 1 &#124; 2 | **no** |", "| b | 0 | not measured: no chromium | – |"]


@pytest.mark.parametrize(
    ("language", "headings", "words"),
    [
        ("lv", "| | mērķis | mums | sasniegts |", "nav izmērīts: nav uzstādīts Lighthouse | – |"),
        ("ru", "| | цель | у нас | достигнута |", "не измерено: Lighthouse не установлен | – |"),
    ],
)
def test_the_table_is_told_in_the_editors_language_and_the_figures_are_not(
    site: WrittenSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, headings: str, words: str
) -> None:
    monkeypatch.setattr(lighthouse.shutil, "which", lambda program, path=None: None)
    rows = [*written_rows(site, tmp_path), *lighthouse.lighthouse_rows(site, "http://127.0.0.1")]
    with telling({"EDITORS_LANGUAGE": language}):
        told = table(rows).splitlines()
    assert told[0] == headings
    assert told[-1].endswith(words)
    # In every row the first cell is words; one that reads as in English is a name.
    assert [row.what for row, line in zip(rows, told[2:], strict=True) if row.what in line] == [rows[-1].what]
    assert json.loads(json.dumps(rows[-1]._asdict()))["ours"] == "not measured: Lighthouse is not installed"


def test_a_folder_without_a_site_is_refused(
    tmp_path: Path, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert measure(repository / "pelicanconf.py", tmp_path) == 2
    assert "build it first" in capsys.readouterr().err


def test_lighthouse_tells_the_median_and_names_the_pages_below(
    site: WrittenSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As told by a stand-in: the real program takes ten seconds a page."""
    times = iter([900, 700, 710, 700, 3000, 740])

    def report(program: str, address: str) -> dict:
        score = 0.96 if address.endswith("/zinas/") else 1
        timed = {"largest-contentful-paint": next(times, 700), "total-blocking-time": 0, "cumulative-layout-shift": 0}
        return {
            "categories": {"performance": {"score": 1}, "accessibility": {"score": score}},
            "audits": {name: {"numericValue": value} for name, value in timed.items()},
        }

    monkeypatch.setattr(lighthouse, "_report", report)
    monkeypatch.setattr(lighthouse.shutil, "which", lambda program: program)
    monkeypatch.setattr(lighthouse, "CHROMIUM", tmp_path)
    *timed, marked = lighthouse.lighthouse_rows(site, "http://127.0.0.1")

    assert timed[0].what == "Lighthouse of /"
    assert timed[0].ours == "100/100; LCP 710, TBT 0, CLS 0"
    assert timed[0].met
    assert marked.ours.endswith("; 100/96 on /zinas/")
    assert not marked.met
    assert set(marked.raw) == {
        path
        for path in site.of_each_kind
        if site.pages[path].lang == "lv" and not site.pages[path].all("meta", name="robots")
    }
