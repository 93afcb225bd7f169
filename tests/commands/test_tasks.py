"""The commands as they are typed: options reach what they name, and the exit status tells how it went."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from invoke import Collection, Program, Task

from association.commands.new import KINDS

REPOSITORY = Path(__file__).parent.parent.parent
SITES = REPOSITORY / "tests" / "sites"


@pytest.fixture
def invoke(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., int]:
    """Runs a command line as `invoke` would, from a folder that is not the repository; gives the exit status."""
    monkeypatch.syspath_prepend(str(REPOSITORY))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.chdir(tmp_path)
    import tasks

    def run(*words: str) -> int:
        try:
            Program(namespace=Collection.from_module(tasks)).run(["invoke", *words])
        except SystemExit as ended:
            return ended.code or 0
        return 0

    return run


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return shutil.copytree(SITES / "outdated-translation", tmp_path / "outdated-translation") / "content"


def test_every_command_explains_itself(invoke: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    import tasks

    names = [name.replace("_", "-") for name in Collection.from_module(tasks).task_names]
    assert {"build", "serve", "check", "new", "translations", "preview", "publish", "clean", "test"} <= set(names)
    for name in names:
        assert invoke("--help", name) == 0
        assert f"invoke [--core-opts] {name}" in capsys.readouterr().out


@pytest.mark.parametrize(("language", "told"), [("en", "Name what to write"), ("lv", "ziņa"), ("ru", "новость")])
def test_new_alone_names_the_kinds_and_an_example(language: str, told: str, tmp_path: Path) -> None:
    """As typed, by a process: what invoke makes of a missing kind hangs on the command line."""
    environment = {**os.environ, "LANGUAGE": language, "PYTHONPATH": str(REPOSITORY / "plugins")}
    command = [sys.executable, "-m", "invoke", "--search-root", str(REPOSITORY), "new"]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, cwd=tmp_path)
    assert ended.returncode == 2
    assert told in ended.stdout
    assert all(kind in ended.stdout for kind in KINDS)
    assert "invoke new article --title" in ended.stdout


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_help_of_new_names_the_kinds(invoke: Callable[..., int], capfd: pytest.CaptureFixture[str], word: str) -> None:
    assert invoke("new", word) == 0
    told = capfd.readouterr().out
    assert all(kind in told for kind in KINDS)


def test_a_good_site_is_checked_with_status_0(invoke: Callable[..., int], content: Path) -> None:
    assert invoke("check", "--content", str(content)) == 0


def test_a_spoilt_site_is_refused_with_status_1(
    invoke: Callable[..., int], content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "data" / "site.yaml").write_text("tagline: [\n", "utf-8")
    assert invoke("check", "--content", str(content)) == 1
    assert "site.yaml:" in capsys.readouterr().err


def test_several_translations_are_accepted_at_once(invoke: Callable[..., int], content: Path, tmp_path: Path) -> None:
    outdated = sorted(file for file in content.rglob("*.md") if "translates:" in file.read_text("utf-8"))
    before = [file.read_bytes() for file in outdated]
    accept = [word for file in outdated for word in ("--accept", str(file))]
    assert invoke("translations", "--content", str(content), "--html", str(tmp_path / "t.html"), *accept) == 0
    assert outdated and [file.read_bytes() for file in outdated] != before


def test_translations_are_told_in_a_page_beside_the_output(
    invoke: Callable[..., int], content: Path, tmp_path: Path
) -> None:
    assert invoke("translations", "--content", str(content), "--output", str(tmp_path / "site")) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site.translations", "outdated-translation"]
    assert [path.name for path in (tmp_path / ".site.translations").iterdir()] == ["index.html"]


def test_a_new_article_is_of_the_day_that_it_is_where_the_site_is(
    invoke: Callable[..., int], content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("association.commands.today", lambda settings: date(2031, 3, 15))
    assert invoke("new", "article", "--title", "Ezers", "--content", str(content)) == 0
    assert (content / "articles" / "2031-03-15-ezers.lv.md").is_file()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("organisation --title Ezers --date 2031-03-15", "new organisation makes no use of --date; leave that out"),
        ("page --title Ezers --date 2031-03-15", "new page makes no use of --date; leave that out"),
        ("article --languages-of ezers --title Ezers --id e --date 2031-03-15", "no use of --title, --id, --date;"),
        ("page --languages-of ezers --id ezers", "no use of --id;"),
        ("event --languages-of ezers --title Ezers", "Only articles and pages"),
    ],
)
def test_what_new_would_not_use_is_refused(
    invoke: Callable[..., int], content: Path, capsys: pytest.CaptureFixture[str], words: str, told: str
) -> None:
    before = sorted(content.rglob("*"))
    assert invoke("new", *words.split(), "--content", str(content)) == 2
    assert told in "".join(capsys.readouterr())
    assert sorted(content.rglob("*")) == before


def test_an_offer_takes_the_day_it_is_given(invoke: Callable[..., int], content: Path) -> None:
    assert invoke("new", "offer", "--title", "Ezers", "--date", "2031-03-15", "--content", str(content)) == 0
    assert "\nstart: 2031-03-15\n" in (content / "data" / "offers" / "ezers.yaml").read_text("utf-8")


def test_clean_says_what_it_deleted_or_that_there_was_nothing(
    invoke: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from association.publishing.output_folder import staged, store_beside

    output = tmp_path / "output"
    with staged(output) as staging:
        (staging / "index.html").write_text("", "utf-8")
    store_beside(output).touch()
    assert invoke("clean", "--output", str(output)) == 0
    assert capsys.readouterr().out == f"Deleted: {output}, {store_beside(output)}\n"
    assert invoke("clean", "--output", str(output)) == 0
    assert capsys.readouterr().out == f"There was nothing to delete: {output} holds nothing that this program made\n"


def test_every_option_of_every_command_is_explained() -> None:
    """Of a fresh collection: invoke takes the help from a task when it first reads it."""
    tasks = [one for one in runpy.run_path(str(REPOSITORY / "tasks.py")).values() if isinstance(one, Task)]
    silent = [f"{task.name} --{option.name}" for task in tasks for option in task.get_arguments() if not option.help]
    assert tasks
    assert silent == []


@pytest.mark.parametrize("words", [("bench", "--articles"), ("bench", "--organisations"), ("serve", "--port")])
def test_what_is_no_number_is_told_in_words(
    invoke: Callable[..., int], capsys: pytest.CaptureFixture[str], words: tuple[str, str]
) -> None:
    assert invoke(*words, "daudz") == 2
    assert capsys.readouterr().err == "'daudz' is not a number; write digits only\n"


@pytest.mark.parametrize("command", ["build", "clean", "translations", "publish"])
def test_the_root_of_the_system_is_no_output(
    invoke: Callable[..., int], content: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert invoke(command, "--output", "/", *([] if command == "clean" else ["--content", str(content)])) == 1
    assert "/ cannot be the output folder: it is the root of the whole file system" in capsys.readouterr().err


def typed(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """As typed, by a process: what invoke makes of what lacks hangs on the command line."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "plugins")}
    command = [sys.executable, "-m", "invoke", "--search-root", str(REPOSITORY), *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, cwd=cwd)


@pytest.mark.parametrize(
    "words", [("new", "--title", "Ezers"), ("new", "--title=Ezers", "--id", "ezers"), ("new", "--content", "x")]
)
def test_new_without_a_kind_names_the_kinds_whatever_else_is_given(words: tuple[str, ...], tmp_path: Path) -> None:
    ended = typed(*words, cwd=tmp_path)
    assert ended.returncode == 2
    assert "Name what to write" in ended.stdout


def test_new_takes_its_kind_after_its_options(content: Path, tmp_path: Path) -> None:
    assert typed("new", "--title", "Ezers", "--content", str(content), "page", cwd=tmp_path).returncode == 0
    assert (content / "pages" / "ezers.lv.md").is_file()


def test_nothing_to_accept_is_told(tmp_path: Path) -> None:
    ended = typed("translations", "--accept", cwd=tmp_path)
    assert (ended.returncode, ended.stderr.partition(",")[0]) == (2, "A file or folder was to be named here")


@pytest.mark.parametrize(
    ("command", "option"),
    [
        *((command, option) for command in ("build", "publish", "translations") for option in ("content", "output")),
        *(
            ("check", "content"),
            ("clean", "output"),
            ("measure", "output"),
            ("measure", "json"),
            ("schemas", "content"),
        ),
        *(("serve", "output"), ("preview", "content"), ("translations", "html"), ("translations", "accept")),
        ("new article --title Ezers", "content"),
    ],
)
def test_an_empty_name_stands_for_no_folder(
    invoke: Callable[..., int], capsys: pytest.CaptureFixture[str], command: str, option: str
) -> None:
    """As of a variable of the shell that was never set: the default would be built, or deleted, in its place."""
    assert invoke(*command.split(), f"--{option}", "") == 2
    assert "A file or folder was to be named here, and nothing is given; name it" in capsys.readouterr().err


def test_an_empty_day_is_none(invoke: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke("build", "--today", "") == 2
    assert capsys.readouterr().err == "'' is not a day; write it as in --today 2017-06-08\n"


@pytest.mark.parametrize("command", ["schemas", "new article --title Ezers"])
@pytest.mark.parametrize("folder", ["content/articles", "."])
def test_nothing_is_written_into_a_folder_of_other_things(
    invoke: Callable[..., int], content: Path, capsys: pytest.CaptureFixture[str], command: str, folder: str
) -> None:
    above = content.parent.parent
    before = sorted(above.rglob("*"))
    where = above if folder == "." else content / "articles"
    assert invoke(*command.split(), "--content", str(where)) == 2
    assert "holds other things, and none of the folders articles, pages, data" in "".join(capsys.readouterr())
    assert sorted(above.rglob("*")) == before


@pytest.mark.parametrize("command", ["serve", "preview"])
def test_a_place_that_can_be_no_output_is_told_before_serving(
    invoke: Callable[..., int], content: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    folders = ("--content", str(content), "--output", str(content / "x"), "--port", "0")
    assert invoke(command, *folders) == 1
    assert "x cannot be the output folder" in capsys.readouterr().err


def test_who_interrupts_a_clean_hears_what_is_gone(
    invoke: Callable[..., int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from association.publishing.output_folder import staged

    output = tmp_path / "output"
    with staged(output) as staging:
        (staging / "index.html").write_text("", "utf-8")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("shutil.rmtree", interrupted)
    assert invoke("clean", "--output", str(output)) == 130
    assert f"Interrupted; changed before that: {output}." in capsys.readouterr().err


def test_a_reader_who_has_read_enough_is_no_fault_of_the_program(content: Path, tmp_path: Path) -> None:
    """As with `invoke check | head -1`; here the other end is closed before a word is said."""
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "association", "check", "--settings", str(REPOSITORY / "pelicanconf.py")]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "plugins")}
    with os.fdopen(write, "wb") as closed:
        ended = subprocess.run(
            [*command, "--content", str(content)], stdout=closed, stderr=subprocess.PIPE, env=environment, cwd=tmp_path
        )
    assert (ended.returncode, ended.stderr) == (1, b"")
