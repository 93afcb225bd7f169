"""The folder that a build writes into, before it is checked and switched in."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


class Staging:
    """Writes each file once and none outside the folder; Pelican's writer resolves every path and makes every folder
    anew, and tells each page to plugins that this site doesn't have: half of its time."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._made = {""}  # folders

    def write(self, name: str, data: str | bytes) -> None:
        """`name` is the path below the folder; bytes as they are (iCalendar wants CRLF), text as UTF-8.

        Raises FileExistsError for a second file of the name, ValueError for a name that leads out of the folder.
        """
        name = name.lstrip("/")
        folder, _, file = name.rpartition("/")
        if not file or {"", ".", ".."} & set(folder.split("/") if folder else ()) or file in (".", ".."):
            raise ValueError(f"{name!r} is not the name of a file below the output")
        self._make(folder)
        # Python's own file objects ask the system four more questions about each file, and have a buffer to fill.
        written = os.open(f"{self._folder}/{name}", os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        try:
            rest = memoryview(data.encode() if isinstance(data, str) else data)
            while rest:
                rest = rest[os.write(written, rest) :]
        finally:
            os.close(written)

    def _make(self, folder: str) -> None:
        if folder not in self._made:
            self._make(folder.rpartition("/")[0])
            with suppress(FileExistsError):  # Pelican may have made it, for the theme's own files
                os.mkdir(f"{self._folder}/{folder}")
            self._made.add(folder)
