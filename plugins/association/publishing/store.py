"""What was made before: pictures and the HTML of texts are dear to make and the same from build to build.

    with Store(file) as store:
        data = store.once("what it is made of, and how", make)

One SQLite file (thousands of small ones cost more than what they save). An entry is found by the hash of its key and
carries a hash of key and content: what isn't whole counts as not there, so a killed build, a full disk or a curious
editor costs time and never a wrong page.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock
from types import TracebackType

_OURS = 0x696E7470  # SQLite's application id, by which a store of ours is known
_LAYOUT = """
    PRAGMA auto_vacuum = FULL;
    PRAGMA journal_mode = MEMORY;
    PRAGMA synchronous = OFF;
    CREATE TABLE IF NOT EXISTS made (key BLOB PRIMARY KEY, whole BLOB NOT NULL, content BLOB NOT NULL);
"""


class Store:
    """Keeps entries in a file between builds; without a file, or where none can be kept, it keeps nothing."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._made: sqlite3.Connection | None = None
        self._used: set[bytes] = set()
        self._one_at_a_time = Lock()  # pictures are drawn by several threads

    def __enter__(self) -> Store:
        if self._file is not None and _is_free(self._file):
            with suppress(OSError, sqlite3.Error):
                try:
                    self._made = _opened(self._file)
                except sqlite3.DatabaseError:  # damaged past reading
                    clear(self._file)
                    self._made = _opened(self._file)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Keeps what was made, even for a build that failed; forgets what a build that succeeded had no use for."""
        made, self._made = self._made, None
        if made is not None:
            with suppress(sqlite3.Error), closing(made), made:
                if kind is None:
                    unused = {key for (key,) in made.execute("SELECT key FROM made")} - self._used
                    made.executemany("DELETE FROM made WHERE key = ?", ((key,) for key in unused))

    def once(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What `make` gives, or gave for that key in an earlier build."""
        name = sha256(key.encode()).digest()
        self._used.add(name)
        for whole, content in self._ask("SELECT whole, content FROM made WHERE key = ?", name):
            if sha256(name + content).digest() == whole:
                return content
        made = make()
        self._ask("REPLACE INTO made VALUES (?, ?, ?)", name, sha256(name + made).digest(), made)
        return made

    def _ask(self, question: str, *values: bytes) -> list[tuple[bytes, bytes]]:
        """Nothing, where the disk is full, can't be written to, or holds what is no store."""
        with suppress(sqlite3.Error), self._one_at_a_time:
            return self._made.execute(question, values).fetchall() if self._made else []
        return []


def _opened(file: Path) -> sqlite3.Connection:
    made = sqlite3.connect(file, check_same_thread=False)
    try:
        made.executescript(f"{_LAYOUT} PRAGMA application_id = {_OURS};")
    except BaseException:
        made.close()
        raise
    return made


def clear(file: Path) -> None:
    """Deletes a store; anything else of that name stays."""
    if _is_ours(file):
        file.unlink()


def _is_free(file: Path) -> bool:
    """Whether nothing is lost by writing there."""
    return _is_ours(file) or not (file.exists() or file.is_symlink())


def _is_ours(file: Path) -> bool:
    """By SQLite's application id (https://www.sqlite.org/fileformat.html, 1.3); an empty file is nobody's loss."""
    if file.is_symlink() or not file.is_file():
        return False
    with file.open("rb") as opened:
        begin = opened.read(72)
    return not begin or (begin.startswith(b"SQLite format 3\0") and begin[68:] == _OURS.to_bytes(4, "big"))
