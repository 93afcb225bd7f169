"""Writing new files: all or none, and never over another."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from association.commands.changed import record
from association.problems import said


class InTheWay(Exception):
    """Something stands where the new files would."""


def _real(path: Path) -> Path:
    """Without links; what leads in a circle is told when it is opened, where `resolve` would raise RuntimeError."""
    return Path(os.path.realpath(path))


def write(made: Mapping[Path, str], content: Path) -> None:
    """All files or none, inside `content/` only, and never over another."""
    written: list[Path] = []
    folders: list[Path] = []
    try:
        for path, text in made.items():
            if not _real(path.parent).is_relative_to(_real(content)):
                raise InTheWay(said("{folder} leads out of {content}", folder=path.parent, content=content))
            _make_folders(path.parent, folders)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                written.append(path)
                file.write(text)
    except BaseException as fault:
        record(*_stubborn(written, folders))
        if isinstance(fault, FileExistsError):
            raise InTheWay(said("{path} exists already", path=path)) from None
        raise
    record(*written)


def _make_folders(folder: Path, made: list[Path]) -> None:
    """Makes the folders that lack, and adds them to those made, the outer before the inner."""
    with suppress(FileExistsError):  # a file where the folder would be: opening the new one says so
        for one in reversed([folder, *folder.parents]):
            if not one.exists():
                one.mkdir()
                made.append(one)


def _stubborn(written: list[Path], folders: list[Path]) -> Iterator[Path]:
    """Takes back what was written, and names what can't be."""
    for path in written:
        try:
            path.unlink()
        except OSError:
            yield path
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()
