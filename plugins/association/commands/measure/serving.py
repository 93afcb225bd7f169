"""The built site as a host would give it: packed, on loopback."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from association.commands.serve.files import file_at, not_found_page, type_of
from association.commands.serve.preview import HOST


@contextmanager
def serving(output: Path, base: str) -> Iterator[str]:
    """The site's address until the block ends; `base` is the path that its links begin with."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(self.path.partition("?")[0]).removeprefix(base)
            found = file_at(output, path)
            file = found or not_found_page(output, path)
            body = file.read_bytes() if file else b""
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", type_of(file.name if file else ""))
            self.send_header("Cache-Control", "max-age=31536000" if path.startswith("/theme/") else "max-age=600")
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, 9, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: Any) -> None:
            pass

    with on_loopback(Handler) as address:
        yield address + base


@contextmanager
def on_loopback(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address at which requests are handled until the block ends."""
    server = ThreadingHTTPServer((HOST, 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{HOST}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
