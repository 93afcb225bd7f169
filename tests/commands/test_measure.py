"""`invoke measure`: what the written files say of themselves, and the table."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from association.commands.measure import Row, lighthouse, measure, table, worst
from association.commands.measure.written import WrittenPage, WrittenSite, written_rows
from association.commands.telling import telling
from association.language import Languages
from association.problems import ProblemsFound
from association.publishing.output_folder.marker import sign


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


@pytest.mark.parametrize("foreign", [False, True])
def test_a_folder_without_a_site_is_refused(
    tmp_path: Path, repository: Path, capsys: pytest.CaptureFixture[str], foreign: bool
) -> None:
    if foreign:
        (tmp_path / "index.html").write_text("<p>", "utf-8")
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


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("file/a.json", "can't be written: Not a directory; look who may write there"),
        ("folder", "can't be written: Is a directory; name a file, not a folder"),
        ("README.md", "--json: is there already, and was not written by this command; name another file with --json"),
        ("list.json", "--json: is there already, and was not written by this command; name another file with --json"),
        ("output/a.json", "--json: lies in {folder}/output, which is kept for other things; name a file outside"),
    ],
)
def test_a_place_where_no_figures_can_be_is_told_before_anything_is_measured(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch, name: str, told: str
) -> None:
    monkeypatch.setattr("association.commands.measure.written.WrittenSite", lambda *_: pytest.fail("measured"))
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "README.md").write_text("Piezīmes", "utf-8")
    (tmp_path / "list.json").write_text('[{"what": "?"}]', "utf-8")
    (tmp_path / "output").mkdir()
    (tmp_path / "output/index.html").touch()
    sign(tmp_path / "output")
    with pytest.raises(ProblemsFound) as found:
        measure(repository / "pelicanconf.py", tmp_path / "output", tmp_path / name)
    assert told.format(folder=tmp_path) in str(found.value)
    assert (tmp_path / "README.md").read_text("utf-8") == "Piezīmes"


def test_figures_are_written_into_a_folder_that_was_not_there_and_over_earlier_ones(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output/index.html").touch()
    sign(tmp_path / "output")
    monkeypatch.setattr("association.commands.measure.written.WrittenSite", lambda *_: SimpleNamespace(base=""))
    for module, rows in (("written", "written_rows"), ("opened", "opened_rows"), ("lighthouse", "lighthouse_rows")):
        monkeypatch.setattr(f"association.commands.measure.{module}.{rows}", lambda *_: [Row("a", "0", "0", True)])
    file = tmp_path / "new/figures.json"
    for _ in range(2):
        assert measure(repository / "pelicanconf.py", tmp_path / "output", file) == 0
        assert [row["what"] for row in json.loads(file.read_text("utf-8"))] == ["a", "a", "a"]
