"""What the browser is sent: files of the output, and news of the builds."""

from __future__ import annotations

import html
import json
import re
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from association.commands.serve.builds import Builds, State
from association.commands.serve.files import file_at, not_found_page, type_of
from association.commands.serve.reloading import EVENTS, SCRIPT, script, with_script
from association.commands.telling import now, told
from association.problems import said


class Handler(BaseHTTPRequestHandler):
    """Files of the output as they are; pages with the reloading script, which the written files never have."""

    output: Path
    builds: Builds
    language: str  # the editors'; a thread that answers does not know it
    nothing_yet: bytes
    server_version = "association"

    def do_GET(self) -> None:
        path = unquote(re.split("[?#]", self.path, maxsplit=1)[0])
        if path == EVENTS:
            self._tell_news()
        elif path == SCRIPT:
            self._send(script(), "text/javascript; charset=utf-8")
        else:
            self._send_file(path)

    do_HEAD = do_GET

    def _send_file(self, path: str) -> None:
        file = file_at(self.output, path)
        if file is None and file_at(self.output, path + "/") is not None:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", "/" + quote(path.strip("/")) + "/")
            self._end_headers(0)
            return
        status = HTTPStatus.OK
        if file is None:
            status, file = HTTPStatus.NOT_FOUND, not_found_page(self.output, path)
        try:
            body = self.nothing_yet if file is None else file.read_bytes()
        except OSError:  # a new build took its place this very moment
            body, status = self.nothing_yet, HTTPStatus.NOT_FOUND
        kind = type_of(file.name) if file else "text/html; charset=utf-8"
        if kind.startswith("text/html"):
            body = with_script(body, self.builds.state.version)
        self._send(body, kind, status)

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self._end_headers(len(body))
        if self.command != "HEAD":
            self.wfile.write(body)

    def _end_headers(self, length: int | None) -> None:
        self.send_header("Cache-Control", "no-store")
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def _tell_news(self) -> None:
        """Server-sent events: the state now, and again whenever it changes."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self._end_headers(None)
        if self.command == "HEAD":
            return
        known: State | None = None
        while (state := self.builds.wait_for_news(known)) is not None:
            news = json.dumps({**state._asdict(), "language": self.language})
            self.wfile.write(f"data: {news}\n\n".encode() if state != known else b": still here\n\n")
            known = state

    def handle(self) -> None:
        try:
            super().handle()
        except (ConnectionError, TimeoutError):
            self.close_connection = True  # the browser left

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: the terminal is for problems."""


def nothing_yet() -> bytes:
    """The page that stands in for the first one."""
    title = told(said("Nothing here yet"))
    words = told(said("There is nothing at this address. If the first build failed, its problems are shown below."))
    return f"""<!DOCTYPE html>
<html lang="{now().language}"><head><meta charset="utf-8"><title>{html.escape(title)}</title></head>
<body><p>{html.escape(words)}</p></body></html>
""".encode()
