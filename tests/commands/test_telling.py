"""In which language the editor is spoken to, and that every way to fail is told in it, in plain words."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from association.commands import PROBLEMS, WRONG_USE, day, guarded, main
from association.commands.telling import language_asked_for, tell, teller, telling, told
from association.problems import Problem, ProblemsFound, counted, did_you_mean, said
from association.publishing.output_folder import OutputRefused

EMPTY = said("is empty")
EMPTY_IN = {"en": "is empty", "lv": "nekas nav ierakstīts", "ru": "ничего не написано"}


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "lv_LV.UTF-8"}, "lv"),
        ({"LANG": "ru"}, "ru"),
        ({"LANG": "lv_LV.UTF-8@euro"}, "lv"),
        ({"LANG": "LV-lv"}, "lv"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "lv_LV.UTF-8", "LC_MESSAGES": "ru_RU.UTF-8"}, "ru"),
        ({"LC_ALL": "lv_LV.UTF-8", "LC_MESSAGES": "ru_RU.UTF-8"}, "lv"),
        ({"LANGUAGE": "ru", "LC_ALL": "lv_LV.UTF-8"}, "ru"),
        ({"LANGUAGE": "", "LC_ALL": "lv_LV.UTF-8"}, "lv"),
        ({"LANGUAGE": "de:lv:ru", "LANG": "ru_RU.UTF-8"}, "lv"),
        ({"LANGUAGE": "de:fr", "LANG": "ru_RU.UTF-8"}, "en"),
    ],
)
def test_the_environment_chooses_as_gettext_reads_it(environment: dict[str, str], language: str) -> None:
    assert language_asked_for(environment) == language


@pytest.mark.parametrize("language", ["lv", "ru", "en"])
def test_the_setting_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setenv("LANGUAGE", "ru" if language != "ru" else "lv")
    with telling({"EDITORS_LANGUAGE": language}):
        assert told(EMPTY) == EMPTY_IN[language]
    assert told(EMPTY) != EMPTY_IN[language]


def test_an_unknown_setting_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = tmp_path / "settings.py"
    settings.write_text('EDITORS_LANGUAGE = "lt"\n', encoding="utf-8")
    assert guarded(lambda: 0, settings) == PROBLEMS
    said_so = "pelicanconf.py: EDITORS_LANGUAGE: 'lt' is not one of the choices; known here: en, lv, ru"
    assert capsys.readouterr().err.splitlines()[0] == said_so


def test_a_sentence_within_a_sentence_is_told_too() -> None:
    sentence = said("{why}; nothing was written", why=said("{path} exists already", path=Path("a/b.md")))
    assert sentence == "a/b.md exists already; nothing was written"
    assert teller("lv").told(sentence) == "a/b.md jau ir; nekas nav uzrakstīts"


def test_values_stay_as_they_are_and_their_quotes_are_the_languages() -> None:
    problem = Problem(
        "content/a.yaml", 3, "kind", said("'{value}' is not a number", value="{x}"), did_you_mean("on", "o")
    )
    assert str(problem) == "content/a.yaml:3: kind: '{x}' is not a number; did you mean 'o'?"
    assert teller("lv").problem(problem) == "content/a.yaml:3: kind: „{x}” nav skaitlis; vai domājāt „o”?"
    assert teller("ru").problem(problem) == ("content/a.yaml:3: kind: «{x}» — не число; возможно, имелось в виду «o»?")


def test_what_is_no_sentence_of_ours_is_told_as_it_is() -> None:
    assert teller("ru").told("fatal: not a git repository") == "fatal: not a git repository"


@pytest.mark.parametrize(("language", "words"), [("lv", "programmā, nevis saturā"), ("ru", "в программе, а не в")])
def test_a_fault_of_the_program_is_told_with_a_report(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def broken() -> int:
        raise KeyError("a fault of ours")

    assert guarded(broken) == PROBLEMS
    told = capsys.readouterr().err
    [report] = tmp_path.iterdir()
    assert words in told
    assert told.endswith(f": {report}\n")
    assert "Traceback" not in told
    assert "KeyError: 'a fault of ours'" in report.read_text("utf-8")


def test_a_fault_of_the_program_is_told_also_where_no_report_can_be_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))

    def broken() -> int:
        raise KeyError("a fault of ours")

    assert guarded(broken) == PROBLEMS
    told = capsys.readouterr().err
    assert "KeyError('a fault of ours')" in told
    assert "Traceback" not in told


def test_every_way_to_fail_is_told_in_the_editors_language(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", "lv")

    def run(fault: BaseException) -> list[str]:
        def fail() -> int:
            raise fault

        guarded(fail)
        return capsys.readouterr().err.splitlines()

    assert run(ProblemsFound([Problem("a.md", 1, "", EMPTY)])) == [
        "a.md:1: nekas nav ierakstīts",
        "",
        "1 kļūda; nekas nav mainīts.",
    ]
    assert run(OutputRefused(said("the disk is full"))) == ["disks ir pilns"]
    assert run(KeyboardInterrupt()) == ["", "Pārtraukts; nekas nav mainīts."]


def test_a_day_that_is_none_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert day(None) is None
    monkeypatch.setenv("LANGUAGE", "lv")
    assert main(["check", "--today", "rīt"]) == WRONG_USE
    assert capsys.readouterr().err == "„rīt” nav diena; rakstiet, piemēram, --today 2017-06-08\n"


def test_a_terminal_without_our_letters_is_printed_to(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("LANGUAGE", "lv")

    def command() -> int:
        tell(said("Stopped."))
        tell(counted("{count} warning", "{count} warnings", 1))
        return 0

    assert guarded(command) == 0
    terminal.flush()
    assert terminal.buffer.getvalue() == b"Aptur\\u0113ts.\n1 br\\u012bdin\\u0101jums\n"  # type: ignore[attr-defined]


def test_a_whole_command_speaks_the_language_of_the_settings(repository: Path, tmp_path: Path) -> None:
    """From the command line to a refused content folder, in a process whose output knows only ASCII."""
    settings = tmp_path / "pelicanconf.py"
    text = (repository / "pelicanconf.py").read_text("utf-8")
    settings.write_text(f'{text}\nEDITORS_LANGUAGE = "ru"\n', encoding="utf-8")
    (tmp_path / "content" / "data").mkdir(parents=True)
    environment = {**os.environ, "PYTHONPATH": str(repository / "plugins"), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "association", "check", "--settings", str(settings)]
    done = subprocess.run(command, capture_output=True, env=environment, cwd=tmp_path, check=False)
    lines = done.stderr.decode("ascii").encode("ascii").decode("unicode_escape").splitlines()
    assert done.returncode == PROBLEMS
    assert lines[0] == "content/data/site.yaml: этого не хватает; добавьте его и напишите name: и tagline:"
    assert lines[-1] == "1 ошибка; ничего не изменено."
