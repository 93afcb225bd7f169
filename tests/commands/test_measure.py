"""`invoke measure`: what the written files say of themselves, and the table."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from association.commands.measure import Row, measure, table, worst
from association.commands.measure.written import WrittenPage, WrittenSite, written_rows
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


def test_a_folder_without_a_site_is_refused(
    tmp_path: Path, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert measure(repository / "pelicanconf.py", tmp_path) == 2
    assert "build it first" in capsys.readouterr().err
