"""The published folder is the old one or the new one, whole, whatever happens; and nothing of anybody else's goes."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from association.publishing import output_folder
from association.publishing.output_folder import (
    MADE_HERE,
    MARKER,
    OutputFailed,
    OutputRefused,
    clean,
    staged,
    switching,
)

OLD, NEW = "old", "new"


def build(output: Path, version: str, keep_out: tuple[Path, ...] = ()) -> None:
    with staged(output, keep_out) as staging:
        write_pages(staging, version)


def write_pages(folder: Path, version: str) -> None:
    for name in ("index.html", "ru/index.html", "ru/set/index.html", f"{version}/index.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{name} {version}\n")


def digest(folder: Path) -> str:
    """Of names, modes and bytes, so that one file more or less shows."""
    parts = [
        f"{path.relative_to(folder)} {path.lstat().st_mode:o} {path.read_bytes() if path.is_file() else b''!r}"
        for path in sorted(folder.rglob("*"))
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def beside(output: Path) -> list[str]:
    return sorted(path.name for path in output.parent.iterdir() if path != output)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site" / "output"


@pytest.fixture(scope="module")
def digests(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the old and the new output look like when they are whole."""
    whole = tmp_path_factory.mktemp("whole")
    for version in (OLD, NEW):
        build(whole / version, version)
    return {version: digest(whole / version) for version in (OLD, NEW)}


@pytest.fixture(params=["swap in one step", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "two renames":
        monkeypatch.setattr(switching, "exchange", cannot_exchange)
    return request.param


def cannot_exchange(one: Path, other: Path) -> None:
    raise OSError(errno.EINVAL, "Invalid argument")


# Builds that end well


def test_staging_is_an_empty_folder_beside_the_output(output: Path) -> None:
    with staged(output) as staging:
        assert staging.parent == output.parent and staging.name == ".output.building"
        assert list(staging.iterdir()) == []


def test_missing_parents_are_made(tmp_path: Path) -> None:
    build(tmp_path / "a" / "b" / "output", NEW)
    assert (tmp_path / "a/b/output/index.html").read_text() == "index.html new\n"


def test_an_empty_folder_is_accepted(output: Path) -> None:
    output.mkdir(parents=True)
    build(output, NEW)
    assert (output / "index.html").exists()


def test_the_new_output_replaces_the_old_one_whole(output: Path, digests: dict[str, str], way: str) -> None:
    build(output, OLD)
    build(output, NEW)
    assert digest(output) == digests[NEW]
    assert not (output / OLD).exists()
    assert beside(output) == []


def test_the_swap_is_one_step_on_this_machine(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    write_pages(one, OLD)
    write_pages(other, NEW)
    switching.exchange(one, other)
    assert (one / NEW).is_dir() and (other / OLD).is_dir()


def test_a_library_without_the_call_means_two_renames(
    output: Path, digests: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(output, OLD)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    build(output, NEW)
    assert digest(output) == digests[NEW]


def test_modes_are_ordinary_whatever_the_umask_and_the_sources_say(output: Path, digests: dict[str, str]) -> None:
    before = os.umask(0o077)
    try:
        with staged(output) as staging:
            write_pages(staging, NEW)
            (staging / "index.html").chmod(0o755)
            (staging / "ru/index.html").chmod(0o400)
    finally:
        os.umask(before)
    assert digest(output) == digests[NEW]
    modes = {path.stat().st_mode & 0o7777 for path in output.rglob("*") if path.is_file()}
    assert modes == {0o644} and output.stat().st_mode & 0o7777 == 0o755


def test_the_marker_says_who_made_the_folder_and_which_files(output: Path) -> None:
    build(output, NEW)
    first, _, *names = (output / MARKER).read_text().splitlines()
    assert first == MADE_HERE
    assert names == ["index.html", "new/index.html", "ru/index.html", "ru/set/index.html"]


def test_two_builds_of_the_same_are_the_same_to_the_byte(output: Path) -> None:
    build(output, NEW)
    first = digest(output)
    build(output, NEW)
    assert digest(output) == first


# Builds that don't


@pytest.mark.parametrize("fault", [ValueError("a template"), KeyboardInterrupt(), SystemExit(1)], ids=repr)
@pytest.mark.parametrize("before", [OLD, "empty", None])
def test_what_is_raised_passes_through_and_the_output_stays(
    output: Path, digests: dict[str, str], fault: BaseException, before: str | None
) -> None:
    if before == OLD:
        build(output, OLD)
    elif before == "empty":
        output.mkdir(parents=True)
    with pytest.raises(type(fault)) as raised, staged(output) as staging:
        write_pages(staging, NEW)
        raise fault
    assert raised.value is fault
    assert beside(output) == []
    if before == OLD:
        assert digest(output) == digests[OLD]
    else:
        assert output.exists() == (before == "empty")


@pytest.mark.parametrize("moment", ["before", "after"])
def test_ctrl_c_at_the_swap_leaves_one_whole_output(
    output: Path, digests: dict[str, str], monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    build(output, OLD)
    exchange = switching.exchange

    def interrupted(one: Path, other: Path) -> None:
        if moment == "after":
            exchange(one, other)
        raise KeyboardInterrupt

    monkeypatch.setattr(switching, "exchange", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(output, NEW)
    assert digest(output) == digests[OLD if moment == "before" else NEW]
    assert beside(output) == []


def test_ctrl_c_between_two_renames_puts_the_old_output_back(
    output: Path, digests: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(output, OLD)
    rename = Path.rename

    def interrupted(self: Path, target: Path) -> Path:
        moved = rename(self, target)
        if target.name == ".output.previous":
            raise KeyboardInterrupt
        return moved

    monkeypatch.setattr(switching, "exchange", cannot_exchange)
    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(output, NEW)
    assert digest(output) == digests[OLD]
    assert beside(output) == []


def test_ctrl_c_while_tidying_is_made_good_by_the_next_build(
    output: Path, digests: dict[str, str], monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    build(output, OLD)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", raiser(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            build(output, NEW)
    assert digest(output) == digests[NEW]
    assert ".output.building" in beside(output)
    build(output, OLD)
    assert digest(output) == digests[OLD]
    assert beside(output) == []


def test_ctrl_c_twice_is_made_good_by_the_next_build(
    output: Path, digests: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(output, OLD)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", raiser(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt), staged(output) as staging:
            write_pages(staging, NEW)
            raise KeyboardInterrupt
    assert digest(output) == digests[OLD]
    assert ".output.building" in beside(output)
    build(output, NEW)
    assert digest(output) == digests[NEW]
    assert beside(output) == []


def raiser(fault: BaseException) -> Callable[..., None]:
    def raise_it(*_: object, **__: object) -> None:
        raise fault

    return raise_it


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of the disk is used up"),
        (errno.EROFS, "that disk can only be read"),
    ],
)
def test_a_full_disk_is_told_in_plain_words(output: Path, digests: dict[str, str], number: int, words: str) -> None:
    build(output, OLD)
    with pytest.raises(OutputFailed, match=words), staged(output) as staging:
        write_pages(staging, NEW)
        raise OSError(number, os.strerror(number))
    assert digest(output) == digests[OLD]
    assert beside(output) == []


@pytest.mark.parametrize(
    ("module", "step"), [(output_folder, "sign"), (output_folder, "switch"), (switching, "exchange")]
)
def test_a_disk_that_fills_up_at_the_last_steps_changes_nothing(
    output: Path, digests: dict[str, str], monkeypatch: pytest.MonkeyPatch, module: ModuleType, step: str
) -> None:
    build(output, OLD)
    monkeypatch.setattr(module, step, raiser(OSError(errno.ENOSPC, "No space left on device")))
    with pytest.raises(OutputFailed, match="the disk is full"):
        build(output, NEW)
    assert digest(output) == digests[OLD]
    assert beside(output) == []


def test_a_disk_too_full_for_the_lock_changes_nothing(
    output: Path, digests: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(output, OLD)
    monkeypatch.setattr(os, "pwrite", raiser(OSError(errno.ENOSPC, "No space left on device")))
    with pytest.raises(OutputFailed, match="the disk is full"):
        build(output, NEW)
    assert digest(output) == digests[OLD]
    assert beside(output) == []


def test_a_missing_right_inside_the_staging_folder_is_told_in_plain_words(output: Path) -> None:
    with pytest.raises(OutputFailed, match="you have no right to write there"), staged(output) as staging:
        raise PermissionError(errno.EACCES, "Permission denied", str(staging / "index.html"))
    assert not output.exists()


def test_a_missing_right_to_the_folder_itself_is_told_in_plain_words(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = PermissionError(errno.EACCES, "Permission denied", str(output.parent / ".output.lock"))
    monkeypatch.setattr(os, "open", raiser(fault))
    with pytest.raises(OutputFailed, match="output could not be written, and is as it was: you have no right"):
        build(output, NEW)


def test_a_fault_of_some_other_file_passes_through(output: Path, tmp_path: Path) -> None:
    for fault in (FileNotFoundError, PermissionError):
        with pytest.raises(fault), staged(output):
            raise fault(errno.EACCES, "", str(tmp_path / "content.md"))
    assert not output.exists()


def test_an_old_output_that_cannot_be_deleted_does_not_fail_the_build(
    output: Path, digests: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(output, OLD)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", raiser(PermissionError(errno.EACCES, "Permission denied")))
        build(output, NEW)
    assert digest(output) == digests[NEW]
    build(output, NEW)
    assert beside(output) == []


@pytest.mark.parametrize("kind", ["symlink", "fifo"])
def test_only_files_and_folders_are_switched_in(output: Path, digests: dict[str, str], kind: str) -> None:
    build(output, OLD)
    with pytest.raises(OutputFailed, match="passwd came out as a link or a device"), staged(output) as staging:
        if kind == "symlink":
            (staging / "passwd").symlink_to("/etc/passwd")
        else:
            os.mkfifo(staging / "passwd")
    assert digest(output) == digests[OLD]


# Refusals


def refused(output: Path, words: str, keep_out: tuple[Path, ...] = ()) -> None:
    """Both commands refuse, with these words, and the block is never entered."""
    with pytest.raises(OutputRefused, match=words), staged(output, keep_out):
        pytest.fail("the build began")
    with pytest.raises(OutputRefused, match=words):
        clean(output, keep_out)


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("mine")
    refused(tmp_path / "output", "it is a file")
    assert (tmp_path / "output").read_text() == "mine"


@pytest.mark.parametrize("target", ["elsewhere", "missing", "link"])
def test_a_link_is_refused(tmp_path: Path, target: str) -> None:
    build(tmp_path / "elsewhere", OLD)
    (tmp_path / "link").symlink_to(target)
    refused(tmp_path / "link", "it is a link to another place")
    refused(Path(f"{tmp_path}/link/"), "it is a link to another place")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "elsewhere/index.html").exists()


@pytest.mark.parametrize("path", ["file/output", "file/more/output"])
def test_a_path_below_a_file_is_refused(tmp_path: Path, path: str) -> None:
    (tmp_path / "file").write_text("mine")
    refused(tmp_path / path, "file is a file, and nothing can lie in it")


def test_a_path_through_a_circle_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    with pytest.raises((OutputRefused, OutputFailed)):
        build(tmp_path / "one" / "output", NEW)


def test_a_place_without_folders_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "mkdir", raiser(FileNotFoundError(errno.ENOENT, "No such file or directory")))
    with pytest.raises(OutputRefused, match="a place where no folder can be made"):
        build(tmp_path / "proc" / "output", NEW)


def test_a_name_too_long_is_told_in_plain_words(tmp_path: Path) -> None:
    for length in (250, 300):
        with pytest.raises(OutputFailed, match="a name is too long"):
            build(tmp_path / ("x" * length), NEW)


def test_the_root_is_refused() -> None:
    refused(Path("/"), "the root of the whole file system")


def test_the_home_folder_and_what_holds_it_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home" / "anna"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    refused(home, "it is your home folder")
    refused(home.parent, "it is your home folder, or holds it")
    build(home / "site", NEW)


def test_the_current_folder_and_what_holds_it_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = tmp_path / "work" / "here"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    for path in (".", "..", "../..", "../here", "x/..", str(here)):
        refused(Path(path), "the folder you are working in")
    build(Path("output"), NEW)
    assert (here / "output/index.html").exists()


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_a_repository_is_refused_even_one_that_we_filled(output: Path, kind: str) -> None:
    build(output, OLD)
    if kind == "folder":
        (output / ".git").mkdir()
        refused(output / ".git" / "x", "it is a repository")
    else:
        (output / ".git").write_text("gitdir: ../.git/worktrees/output\n")
    refused(output, "it is a repository")


def test_folders_that_the_build_reads_are_refused_with_what_holds_and_what_is_in_them(tmp_path: Path) -> None:
    content = tmp_path / "repo" / "content"
    (content / "pages").mkdir(parents=True)
    (tmp_path / "alias").symlink_to(content)
    for path in (content, content / "output", content / "pages", tmp_path / "repo", tmp_path / "alias" / "output"):
        refused(path, "must stay apart", keep_out=(tmp_path / "theme", content))
        refused(path, "must stay apart", keep_out=(tmp_path / "alias",))
    build(tmp_path / "repo" / "output", NEW, keep_out=(content, tmp_path / "theme"))
    build(tmp_path / "repo" / "content-output", NEW, keep_out=(content,))


@pytest.mark.parametrize("marker", [None, "", "built by another program\n", "link"])
def test_a_folder_with_things_in_it_that_we_did_not_make_is_refused(output: Path, marker: str | None) -> None:
    output.mkdir(parents=True)
    (output / "thesis.odt").write_text("mine")
    if marker == "link":
        (output.parent / "ours").write_text(MADE_HERE)
        (output / MARKER).symlink_to("../ours")
    elif marker is not None:
        (output / MARKER).write_text(marker)
    before = digest(output)
    refused(output, "is not empty and was not made by this program")
    assert digest(output) == before
    assert set(beside(output)) <= {"ours"}


def test_a_file_put_into_our_output_by_somebody_is_not_deleted(output: Path) -> None:
    build(output, OLD)
    (output / "ru" / "photo.jpg").write_text("mine")
    (output / "CNAME").write_text("example.org")
    before = digest(output)
    refused(output, "holds what the build did not make and would delete: CNAME, ru/photo.jpg; move it elsewhere")
    assert digest(output) == before


def test_a_file_put_there_during_the_build_is_not_deleted_either(output: Path) -> None:
    build(output, OLD)
    with pytest.raises(OutputRefused, match="CNAME"), staged(output) as staging:
        write_pages(staging, NEW)
        (output / "CNAME").write_text("example.org")
    assert (output / "CNAME").exists() and (output / OLD).exists()


def test_an_output_that_becomes_a_link_during_the_build_is_not_replaced(tmp_path: Path, output: Path) -> None:
    build(output, OLD)
    with pytest.raises(OutputRefused, match="no longer is one"), staged(output) as staging:
        write_pages(staging, NEW)
        output.rename(tmp_path / "moved")
        output.symlink_to(tmp_path / "moved")
    assert output.is_symlink() and (tmp_path / "moved" / OLD).exists()


def test_what_file_managers_leave_behind_does_not_stop_a_build(output: Path) -> None:
    build(output, OLD)
    (output / "ru" / ".DS_Store").write_bytes(b"\0")
    build(output, NEW)
    assert not (output / "ru" / ".DS_Store").exists()


@pytest.mark.parametrize("name", [".output.building", ".output.previous"])
@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_somebody_elses_things_under_our_names_are_not_deleted(output: Path, name: str, kind: str) -> None:
    build(output, OLD)
    theirs = output.parent / name
    if kind == "folder":
        theirs.mkdir()
        (theirs / "thesis.odt").write_text("mine")
    elif kind == "file":
        theirs.write_text("mine")
    else:
        theirs.symlink_to(output)
    for _ in range(2):  # a first refusal must not leave a trace that makes the second attempt take them for ours
        refused(output, "is in the way")
    assert beside(output) == [name]
    assert (output / OLD).exists()


@pytest.mark.parametrize("kind", ["file", "link", "folder"])
def test_somebody_elses_lock_file_is_not_overwritten(tmp_path: Path, output: Path, kind: str) -> None:
    output.parent.mkdir()
    theirs = output.parent / ".output.lock"
    (tmp_path / "mine").write_text("mine")
    if kind == "file":
        theirs.write_text("mine")
    elif kind == "link":
        theirs.symlink_to(tmp_path / "mine")
    else:
        theirs.mkdir()
    with pytest.raises((OutputRefused, OutputFailed)):
        build(output, NEW)
    assert (tmp_path / "mine").read_text() == "mine"
    assert os.path.lexists(theirs) and not output.exists()


# Cleaning


def test_clean_removes_what_we_made_and_nothing_else(output: Path) -> None:
    build(output, OLD)
    (output.parent / "content").mkdir()
    clean(output)
    assert beside(output) == ["content"] and not output.exists()
    clean(output)
    clean(output.parent / "missing" / "output")
    assert beside(output) == ["content"]


def test_clean_leaves_an_empty_folder_that_is_not_ours(output: Path) -> None:
    output.mkdir(parents=True)
    clean(output)
    assert output.is_dir() and beside(output) == []


def test_clean_refuses_while_a_build_is_at_work(output: Path) -> None:
    with staged(output) as staging:
        with pytest.raises(OutputRefused, match="another build is writing"):
            clean(output)
        assert staging.is_dir()


# Several builds, and kills: real processes, which need the standard library alone and so start fast

BUILDER = f"""
import errno, os, sys
from pathlib import Path
sys.path.append({str(Path(output_folder.__file__).parents[3])!r})
from association.publishing.output_folder import staged, switching

output, way = Path(sys.argv[1]), sys.argv[2]
if way == "two renames":
    def cannot(one, other):
        raise OSError(errno.EINVAL, "")
    switching.exchange = cannot

def build(version, pause=None):
    with staged(output) as staging:
        for name in ("index.html", "ru/index.html", "ru/set/index.html", version + "/index.html"):
            (staging / name).parent.mkdir(parents=True, exist_ok=True)
            (staging / name).write_text(name + " " + version + "\\n")
        if pause:
            pause()
"""


def start(script: str, *arguments: str | Path, way: str = "swap in one step") -> subprocess.Popen[str]:
    first, *others = map(str, arguments)
    command = [sys.executable, "-I", "-S", "-B", "-c", BUILDER + script, first, way, *others]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_a_second_build_is_refused_until_the_first_has_ended(output: Path, digests: dict[str, str]) -> None:
    with start("build('old', pause=lambda: (print('at work', flush=True), input()))", output) as first:
        assert first.stdout.readline() == "at work\n"
        with pytest.raises(OutputRefused, match="another build is writing to .*output just now"):
            build(output, NEW)
        first.communicate("\n")
    assert first.returncode == 0
    assert digest(output) == digests[OLD]
    build(output, NEW)
    assert digest(output) == digests[NEW]
    assert beside(output) == []


def test_a_real_ctrl_c_leaves_the_output_and_nothing_beside_it(output: Path, digests: dict[str, str]) -> None:
    build(output, OLD)
    quiet = "sys.excepthook = lambda *_: None\n"
    script = quiet + "build('new', pause=lambda: (print('at work', flush=True), input()))"
    with start(script, output) as builder:
        assert builder.stdout.readline() == "at work\n"
        builder.send_signal(signal.SIGINT)
        builder.communicate()
    assert builder.returncode != 0
    assert digest(output) == digests[OLD]
    assert beside(output) == []


def test_a_lock_dies_with_its_process(output: Path, digests: dict[str, str]) -> None:
    with start("build('old', pause=lambda: (print('at work', flush=True), input()))", output) as first:
        assert first.stdout.readline() == "at work\n"
        first.kill()
        first.communicate()
    assert beside(output) == [".output.building", ".output.lock"]
    build(output, NEW)
    assert digest(output) == digests[NEW]
    assert beside(output) == []


def test_clean_also_removes_what_a_killed_build_left(output: Path) -> None:
    with start("build('old', pause=lambda: (print('at work', flush=True), input()))", output) as first:
        first.stdout.readline()
        first.kill()
        first.communicate()
    clean(output)
    assert list(output.parent.iterdir()) == []


KILLED_AT_MOMENTS = """
build("old")
print("at work", flush=True)
while True:
    build("new")
    build("old")
"""


def test_kills_at_random_moments_leave_one_whole_output(output: Path, digests: dict[str, str]) -> None:
    moments = random.Random(2017)
    for _ in range(15):
        with start(KILLED_AT_MOMENTS, output) as builder:
            assert builder.stdout.readline() == "at work\n"
            time.sleep(moments.uniform(0, 0.02))
            builder.kill()
            builder.communicate()
        assert digest(output) in digests.values()
        build(output, NEW)
        assert digest(output) == digests[NEW]
        assert beside(output) == []


# A child for every step: it dies just before the step, as the interpreter's audit events tell them. What the parent
# finds is printed: one letter per kill, of the state right after it and after a build that was called off.
KILLED_AT_STEPS = """
import signal

def die_at(step):
    steps = 0
    def hook(event, arguments):
        nonlocal steps
        if event.startswith(("open", "os.", "shutil.", "ctypes.", "fcntl.")):
            steps += 1
            if steps == step:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)

def state():
    if not output.exists():
        return "missing"
    names = sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    texts = [(output / name).read_text() for name in names]
    for version in ("old", "new"):
        expected = sorted(["index.html", "ru/index.html", "ru/set/index.html", version + "/index.html"])
        if names == expected and texts == [f"{name} {version}\\n" for name in names]:
            return version
    return "broken"

build("old")
step = 0
while True:
    step += 1
    child = os.fork()
    if not child:
        die_at(step)
        build("new")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    after_kill = state()
    try:
        with staged(output):
            raise LookupError
    except LookupError:
        pass
    called_off = state()
    build("old")
    beside = len(list(output.parent.iterdir())) - 1
    print(after_kill, called_off, state(), beside)
    if status == 0:
        break
"""


def test_a_kill_at_any_step_leaves_one_whole_output(output: Path, way: str) -> None:
    with start(KILLED_AT_STEPS, output, way=way) as parent:
        printed, _ = parent.communicate()
    assert parent.returncode == 0
    states = [line.split() for line in printed.splitlines()]
    assert len(states) > 40
    after_kill = {line[0] for line in states}
    assert after_kill == ({OLD, NEW} if way == "swap in one step" else {OLD, NEW, "missing"})
    for right_after, called_off, rebuilt, left in states:
        assert called_off == (OLD if right_after == "missing" else right_after)
        assert (rebuilt, left) == (OLD, "0")
