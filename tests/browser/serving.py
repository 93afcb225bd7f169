"""A folder served on loopback while a test looks at it."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import AbstractContextManager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from association.commands.measure.serving import on_loopback


class _Quiet(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, torn: Collection[str], directory: str) -> None:
        self.torn = torn
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path not in self.torn:
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>")
        return None

    def log_message(self, format: str, *arguments: object) -> None:
        pass


def serving(folder: Path, torn: Collection[str] = ()) -> AbstractContextManager[str]:
    """The address of the folder, until the block ends; nothing is packed, and each answer tells the file's time.

    Answers at the paths in `torn` break off.
    """
    return on_loopback(partial(_Quiet, torn=torn, directory=str(folder)))
