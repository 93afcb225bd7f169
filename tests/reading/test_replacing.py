"""Several files take the place of old ones together, or none does."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from association.problems import ProblemsFound
from association.reading.replacing import Replacement, replace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(f"old {name}", "utf-8")
    return tmp_path


def state(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def renewed(folder: Path, *names: str) -> list[Replacement]:
    return [Replacement.of(folder / name, b"new") for name in names]


def failing_at(number: int, fault: BaseException) -> Callable[..., None]:
    """As os.replace, which fails when it is called for the time of that number, counted from one."""
    real, calls = os.replace, iter(range(1, 100))

    def fail(one: Path, other: Path) -> None:
        if next(calls) == number:
            raise fault
        real(one, other)

    return fail


def test_all_are_written_and_nothing_is_left_beside_them(folder: Path) -> None:
    (folder / "a.md").chmod(0o640)
    replace(renewed(folder, "a.md", "b.md", "deep/down/c.md"), "--fix")
    assert state(folder) == {"a.md": "new", "b.md": "new", "deep/down/c.md": "new"}
    assert (folder / "a.md").stat().st_mode & 0o777 == 0o640


def test_a_name_as_long_as_a_name_can_be_is_no_hindrance(folder: Path) -> None:
    replace(renewed(folder, "x" * 255), "--fix")
    assert state(folder)["x" * 255] == "new"


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("fault", [OSError(errno.EIO, "Input/output error"), KeyboardInterrupt()])
def test_a_fault_or_an_interruption_amid_the_files_brings_all_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, fault: BaseException
) -> None:
    before = state(folder)
    wanted = renewed(folder, "a.md", "deep/down/c.md", "b.md")
    monkeypatch.setattr(os, "replace", failing_at(number, fault))
    with pytest.raises((ProblemsFound, KeyboardInterrupt)):
        replace(wanted, "--fix")
    assert state(folder) == before
    assert sorted(path.name for path in folder.iterdir()) == ["a.md", "b.md"]


def test_a_full_disk_is_met_before_anything_changes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted, real = renewed(folder, "a.md", "b.md"), Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if data == b"old b.md":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return real(path, data)

    before = state(folder)
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ProblemsFound) as found:
        replace(wanted, "--fix")
    assert str(found.value) == f"{folder}/b.md: can't be written: the disk is full; make room on that disk"
    assert state(folder) == before
    assert found.value.changed == ()


def test_what_cannot_be_brought_back_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted, real, calls = renewed(folder, "a.md", "b.md"), os.replace, iter(range(100))

    def once(one: Path, other: Path) -> None:
        if next(calls):
            raise OSError(errno.EIO, "Input/output error")
        real(one, other)

    monkeypatch.setattr(os, "replace", once)
    with pytest.raises(ProblemsFound) as found:
        replace(wanted, "--fix")
    assert f"{folder}/a.md" in found.value.changed
    assert state(folder)["a.md"] == "new"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "can't be written: Is a directory; name a file, not a folder"),
        ("a.md/c", "a.md: can't be written: Not a directory; look who may write there, and whether a part of its path"),
        ("y" * 256, "can't be written: File name too long; give it a shorter name"),
    ],
)
def test_a_place_where_no_file_can_be_is_told(folder: Path, name: str, told: str) -> None:
    before = state(folder)
    with pytest.raises(ProblemsFound) as found:
        replace(renewed(folder, name), "--fix")
    assert told in str(found.value)
    assert state(folder) == before
