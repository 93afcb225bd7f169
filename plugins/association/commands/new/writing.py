"""Writing new files: all or none, and never over another."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from association.problems import said


class InTheWay(Exception):
    """Something stands where the new files would."""


def _real(path: Path) -> Path:
    """Without links; what leads in a circle is told when it is opened, where `resolve` would raise RuntimeError."""
    return Path(os.path.realpath(path))


def write(made: Mapping[Path, str], content: Path) -> None:
    """All files or none, inside `content/` only, and never over another."""
    written: list[Path] = []
    try:
        for path, text in made.items():
            if not _real(path.parent).is_relative_to(_real(content)):
                raise InTheWay(said("{folder} leads out of {content}", folder=path.parent, content=content))
            with suppress(FileExistsError):  # a file where the folder would be: opening the new one says so
                path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                written.append(path)
                file.write(text)
    except BaseException as fault:
        for path in written:
            path.unlink()
        if isinstance(fault, FileExistsError):
            raise InTheWay(said("{path} exists already", path=path)) from None
        raise
