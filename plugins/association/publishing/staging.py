"""The folder that a build writes into, before it is checked and switched in."""

from __future__ import annotations

import os
from pathlib import Path


class Staging:
    """Writes each file once and none outside the folder; Pelican's writer resolves every path and makes every folder
    anew, and tells each page to plugins that this site doesn't have: half of its time."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._made: set[str] = set()

    def write(self, name: str, data: str | bytes) -> None:
        """`name` is the path below the folder; bytes as they are (iCalendar wants CRLF), text as UTF-8.

        Raises FileExistsError for a second file of the name, ValueError for a name that leads out of the folder.
        """
        name = name.lstrip("/")
        folder, _, file = name.rpartition("/")
        if not file or {"", ".", ".."} & set(folder.split("/") if folder else ()) or file in (".", ".."):
            raise ValueError(f"{name!r} is not the name of a file below the output")
        if folder not in self._made:
            os.makedirs(f"{self._folder}/{folder}", exist_ok=True)
            self._made.add(folder)
        with open(f"{self._folder}/{name}", "xb") as written:
            written.write(data.encode() if isinstance(data, str) else data)
