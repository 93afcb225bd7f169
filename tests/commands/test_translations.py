"""`invoke translations`: what is translated, what is outdated, and what changed since."""

from __future__ import annotations

import errno
import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from association.commands import PROBLEMS, guarded
from association.commands.translations import hashes, translations
from association.commands.translations.html_page import page
from association.commands.translations.surveying import Status, survey
from association.language import Languages
from association.problems import ProblemsFound
from association.reading import history

TODAY = date(2018, 6, 1)
SITE = {
    "data/site.yaml": "name: Ezers\ntagline: {lv: Pie ezera, ru: У озера, en: By the lake}\n",
    "data/places.yaml": "ciems: {name: {lv: Ciems, ru: Село, en: Village}, where: Ciemā}\n",
    "data/organisations/ezers.yaml": "name: Ezers\nplaces: [ciems]\nabout: {lv: Zvejo., ru: Рыбачат.}\n",
    "data/events/svetki.yaml": (
        "type: other\ntitle: {lv: Svētki, ru: Праздник}\nsummary: {lv: Dzied., ru: Поют.}\n"
        "start: 2018-06-01\nplace: ciems\n"
    ),
    "articles/2017-05-01-vecs.lv.md": "---\ntitle: Vecs\nsummary: Īsi par veco.\n---\nVecais teksts.\n",
    "articles/2018-05-01-jauns.lv.md": (
        "---\ntitle: Jauns\nsummary: Īsi par jauno.\n---\nPirmā rindkopa ir te.\n\nOtrā rindkopa nemainās.\n"
    ),
    "articles/2018-05-01-jauns.ru.md": '---\ntitle: Новое\nsummary: Коротко.\ntranslates: "{jauns}"\n---\nТекст.\n',
    "articles/2018-05-01-jauns.en.md": '---\ntitle: New\nsummary: In short.\ntranslates: "{jauns}"\n---\n',
}


def write(content: Path, name: str, text: str) -> Path:
    path = content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def content(tmp_path: Path, languages: Languages, monkeypatch: pytest.MonkeyPatch) -> Path:
    content = tmp_path / "content"
    for name, text in SITE.items():
        write(content, name, text)
    current = hashes(content, languages)["article", "jauns"]
    for code in ("ru", "en"):
        name = f"articles/2018-05-01-jauns.{code}.md"
        write(content, name, SITE[name].replace("{jauns}", current))
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return content


def commit(content: Path) -> None:
    settings = ("user.name=A", "user.email=a@example.org", "commit.gpgsign=false")
    git = ["git", "-C", str(content), *(part for setting in settings for part in ("-c", setting))]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "x"], check=True)


def edit(content: Path) -> None:
    path = content / "articles/2018-05-01-jauns.lv.md"
    path.write_text(path.read_text(encoding="utf-8").replace("ir te", "stāv šeit"), encoding="utf-8")


def statuses(content: Path, languages: Languages) -> dict[str, list[str]]:
    return {row.id: [cell.status for cell in row.cells.values()] for row in survey(content, languages, TODAY)}


def test_states_of_all_texts(content: Path, languages: Languages) -> None:
    found = statuses(content, languages)
    assert found["jauns"] == ["original", "complete", "summary"]
    assert found["vecs"] == ["original", "missing", "missing"]
    assert found["svetki"] == ["complete", "complete", "missing"]
    assert found["ezers"] == ["complete", "complete", "missing"]


def test_what_people_can_join_comes_first_then_the_newest_news(content: Path, languages: Languages) -> None:
    rows = survey(content, languages, TODAY)
    assert [row.id for row in rows][:3] == ["svetki", "jauns", "vecs"]
    assert [row.id for row in rows if row.open] == ["svetki"]


def test_edited_original_makes_its_translations_outdated(content: Path, languages: Languages) -> None:
    edit(content)
    assert statuses(content, languages)["jauns"] == ["original", "outdated", "outdated"]


def test_changes_are_found_in_git(content: Path, languages: Languages) -> None:
    commit(content)
    edit(content)
    commit(content)
    [cell] = [row.cells["ru"] for row in survey(content, languages, TODAY) if row.id == "jauns"]
    assert cell.unshown == ""
    [change] = cell.changes
    assert change.field == "text"
    assert change.runs == (
        ("same", "Pirmā rindkopa"),
        ("removed", "ir te."),
        ("added", "stāv šeit."),
    )


def test_changes_are_found_through_a_change_of_the_files_name(content: Path, languages: Languages) -> None:
    commit(content)
    for path in list((content / "articles").glob("2018-05-01-*")):
        path.rename(path.with_name(path.name.replace("05-01", "05-02")))
    commit(content)
    path = content / "articles/2018-05-02-jauns.lv.md"
    path.write_text(path.read_text(encoding="utf-8").replace("ir te", "stāv šeit"), encoding="utf-8")
    [cell] = [row.cells["ru"] for row in survey(content, languages, TODAY) if row.id == "jauns"]
    assert [change.field for change in cell.changes] == ["text"]


def test_without_git_it_says_that_changes_cannot_be_shown(content: Path, languages: Languages) -> None:
    edit(content)
    [cell] = [row.cells["ru"] for row in survey(content, languages, TODAY) if row.id == "jauns"]
    assert cell.status is Status.OUTDATED
    assert "can't be shown: git can't tell" in cell.unshown


def test_version_that_git_never_saw_is_said_to_be_missing(content: Path, languages: Languages) -> None:
    edit(content)
    commit(content)
    [cell] = [row.cells["ru"] for row in survey(content, languages, TODAY) if row.id == "jauns"]
    assert "none of the original's 1 version in git has these words" in cell.unshown


def test_spacing_is_no_change() -> None:
    old = history.Wording("A", "B", "one two\n\nthree")
    assert history.changes(old, history.Wording("A", "B ", "one\ntwo\n\n\nthree ")) == ()


def test_accepting_makes_a_translation_current(content: Path, languages: Languages, tmp_path: Path) -> None:
    edit(content)
    file = content / "articles/2018-05-01-jauns.ru.md"
    before = file.read_text(encoding="utf-8").splitlines()
    assert translations(content, languages, TODAY, html=None, accept=[file]) == 0
    after = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == [after[3]]
    assert statuses(content, languages)["jauns"] == ["original", "complete", "outdated"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("title: A\r\nsummary: B\r\ntranslates: 0000 # C\r\n", 'title: A\r\nsummary: B\r\ntranslates: "H"  # C\r\n'),
        ("title: A\nsummary: B\n#translates:\n# C\n", 'title: A\nsummary: B\ntranslates: "H"\n# C\n'),
        ("title: A\nsummary: B\n", 'title: A\nsummary: B\ntranslates: "H"\n'),
    ],
)
def test_accepting_changes_one_line_and_nothing_else(
    header: str, expected: str, content: Path, languages: Languages
) -> None:
    for mark in ("", "\ufeff"):
        file = content / "articles/2018-05-01-jauns.ru.md"
        end = "\r\n" if "\r\n" in header else "\n"
        file.write_bytes(f"{mark}---{end}{header}---{end}Teksts --- te.{end}---{end}".encode())
        history.accept([file], content, languages)
        wanted = expected.replace("H", hashes(content, languages)["article", "jauns"])
        assert file.read_bytes().decode() == f"{mark}---{end}{wanted}---{end}Teksts --- te.{end}---{end}"


def test_accepting_is_all_or_nothing(content: Path, languages: Languages) -> None:
    edit(content)
    good, original = (content / f"articles/2018-05-01-jauns.{code}.md" for code in ("ru", "lv"))
    before = good.read_bytes()
    with pytest.raises(ProblemsFound) as found:
        history.accept([good, original, content / "articles/nav.ru.md"], content, languages)
    messages = [problem.message for problem in found.value.problems]
    assert messages == ["is the original, and translates nothing", "is not an article or a page of this site"]
    assert good.read_bytes() == before


def test_page_and_table_tell_the_same(
    content: Path, languages: Languages, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    commit(content)
    edit(content)
    file = tmp_path / "deep/translations.html"
    assert translations(content, languages, TODAY, html=file) == 0
    told, text = capsys.readouterr().out, file.read_text(encoding="utf-8")
    assert "[-ir te.-]" in told and "{+stāv šeit.+}" in told
    assert "<del>ir te.</del>" in text and "<ins>stāv šeit.</ins>" in text
    assert "people can join now" in told and "people can join now" in text


def test_page_escapes_what_it_shows(content: Path, languages: Languages) -> None:
    write(content, "articles/2017-05-01-vecs.lv.md", "---\ntitle: A <b> & [red]c\nsummary: Īsi.\n---\nT.\n")
    assert "A &lt;b&gt; &amp; [red]c" in page(survey(content, languages, TODAY), languages)


def test_real_translations_are_tied_to_their_originals(repository: Path, languages: Languages) -> None:
    files = history.tellings(repository / "content", languages)
    for by_language in files.values():
        for found in list(by_language.values())[1:]:
            assert history.wording(found).translates not in ("", "0000"), found.name


def test_a_later_file_that_cannot_be_written_leaves_the_earlier_as_they_were(
    content: Path, languages: Languages, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(content)
    files = [content / f"articles/2018-05-01-jauns.{code}.md" for code in ("ru", "en")]
    before = [file.read_bytes() for file in files]
    real = os.replace

    def full(one: Path, other: Path) -> None:
        if other == files[1] and not str(one).endswith(".old"):
            raise OSError(errno.EIO, "Input/output error", str(other))
        real(one, other)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(ProblemsFound, match=r"jauns\.en\.md: can't be written: Input/output error"):
        history.accept(files, content, languages)
    assert [file.read_bytes() for file in files] == before


def test_a_file_named_twice_is_accepted_once(content: Path, languages: Languages) -> None:
    edit(content)
    file = content / "articles/2018-05-01-jauns.ru.md"
    assert [changed for _, changed in history.accept([file, file], content, languages)] == [True]


def test_files_accepted_before_problems_were_met_are_named(
    content: Path, languages: Languages, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(content)
    write(content, "data/places.yaml", "ciems: {name: Ciems, kur: Ciemā}\n")
    file = content / "articles/2018-05-01-jauns.ru.md"
    assert guarded(lambda: translations(content, languages, TODAY, html=None, accept=[file])) == PROBLEMS
    last = capsys.readouterr().err.splitlines()[-1]
    assert "changed before that: " in last and last.endswith("jauns.ru.md.")


# --- where the page is put ----------------------------------------------------------------------------


def test_a_page_of_ours_is_written_anew(content: Path, languages: Languages, tmp_path: Path) -> None:
    file = tmp_path / "translations.html"
    assert translations(content, languages, TODAY, html=file) == 0
    edit(content)
    before = file.read_bytes()
    assert translations(content, languages, TODAY, html=file) == 0
    assert file.read_bytes() != before


@pytest.mark.parametrize("name", ["README.md", "page.html", "empty.html", "link.html", "dangling.html"])
def test_no_other_file_is_overwritten_and_nothing_is_accepted_first(
    content: Path, languages: Languages, tmp_path: Path, name: str
) -> None:
    edit(content)
    (tmp_path / "README.md").write_text("Mūsu piezīmes\n", "utf-8")
    (tmp_path / "page.html").write_text("<!DOCTYPE html>\n<html><p>invoke translations</p></html>", "utf-8")
    (tmp_path / "empty.html").touch()
    (tmp_path / "link.html").symlink_to(tmp_path / "README.md")
    (tmp_path / "dangling.html").symlink_to(tmp_path / "nowhere")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    accept = [content / "articles/2018-05-01-jauns.ru.md"]
    with pytest.raises(ProblemsFound) as found:
        translations(content, languages, TODAY, html=tmp_path / name, accept=accept)
    assert str(found.value) == (
        f"{tmp_path / name}: --html: is there already, and was not written by this command; "
        "name another file with --html, or delete that one yourself"
    )
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "content/articles/2018-05-01-jauns.lv.md",
            "--html: lies in {folder}/content, which is kept for other things;",
        ),
        (
            "content/t.html",
            "--html: lies in {folder}/content, which is kept for other things; name a file outside that",
        ),
        ("output/t.html", "--html: lies in {folder}/output, which is kept for other things; name a file outside that"),
        ("", "can't be written: Is a directory; name a file, not a folder"),
        ("file/t.html", "can't be written: Not a directory; look who may write there, and whether a part of its path"),
        ("a" * 300, "can't be written: File name too long; give it a shorter name"),
    ],
)
def test_a_place_where_no_page_can_be_is_told(
    content: Path, languages: Languages, tmp_path: Path, name: str, told: str
) -> None:
    (tmp_path / "file").touch()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ProblemsFound) as found:
        translations(content, languages, TODAY, html=tmp_path / name, output=tmp_path / "output")
    assert told.format(folder=tmp_path) in str(found.value)
    assert sorted(tmp_path.rglob("*")) == before
