"""What was made before: pictures and the HTML of texts are dear to make and the same from build to build.

    store = Store(folder)
    data = store.once("what it is made of, and how", make)

An entry is a file named by the hash of its key: the hash of what it holds, then that. One that isn't whole counts as
not there, so a killed build, a full disk or a curious editor costs time and never a wrong page.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

_ENTRY = re.compile(r"[0-9a-f]{64}(?:\.new)?")
_HASH = 32  # bytes of SHA-256


class Store:
    """Keeps entries in a folder between builds; without a folder it keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def once(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What `make` gives, or gave for that key in an earlier build."""
        if self._folder is None:
            return make()
        name = sha256(key.encode()).hexdigest()
        self._used.add(name)
        path = self._folder / name
        kept = b""
        with suppress(OSError):
            kept = path.read_bytes()
        if sha256(kept[_HASH:]).digest() == kept[:_HASH]:
            return kept[_HASH:]
        made = make()
        with suppress(OSError):  # a disk that is full or can't be written to: the build goes on without
            self._folder.mkdir(exist_ok=True)
            new = path.with_suffix(".new")
            new.write_bytes(sha256(made).digest() + made)
            os.replace(new, path)
        return made

    def forget_unused(self) -> None:
        """Deletes what this build had no use for."""
        for entry in entries(self._folder) if self._folder else ():
            if entry.name not in self._used:
                with suppress(OSError):
                    entry.unlink()


def entries(folder: Path) -> Iterator[Path]:
    """The files in the folder that a store has written; nothing else is ever deleted there."""
    if folder.is_dir() and not folder.is_symlink():
        yield from (path for path in sorted(folder.iterdir()) if _ENTRY.fullmatch(path.name) and path.is_file())


def clear(folder: Path) -> None:
    """Deletes a store; a folder with anything else in it stays, with that."""
    for entry in entries(folder):
        entry.unlink()
    with suppress(OSError):
        folder.rmdir()
