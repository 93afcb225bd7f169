"""A folder served on loopback while a test looks at it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from association.commands.measure.serving import on_loopback


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        pass


def serving(folder: Path) -> AbstractContextManager[str]:
    """The address of the folder, until the block ends; nothing is packed, and each answer tells the file's time."""
    return on_loopback(partial(_Quiet, directory=str(folder)))
