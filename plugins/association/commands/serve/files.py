"""The file that a host would send for an address, and its type."""

from __future__ import annotations

import mimetypes
import posixpath
from pathlib import Path

_TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".css": "text/css",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_TEXTUAL = ("text/", "application/json", "application/xml", "application/atom+xml", "application/feed+json")


def type_of(name: str) -> str:
    """The MIME type by the file's name, with its encoding where it is text."""
    suffix = posixpath.splitext(name)[1].lower()
    kind = "application/feed+json" if name.endswith("feed.json") else _TYPES.get(suffix)
    kind = kind or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXTUAL) else kind


def file_at(output: Path, path: str) -> Path | None:
    """The file that a host would send for an address, or None; never one outside the output."""
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if ".." in parts or "\0" in path or any("\\" in part for part in parts):
        return None
    file = output.joinpath(*parts)
    if path.endswith("/"):
        file /= "index.html"
    return file if file.is_file() else None


def not_found_page(output: Path, path: str) -> Path | None:
    """The 404 page of the edition that the address lies in, as hosts with one per folder send it."""
    first = path.strip("/").partition("/")[0]
    return file_at(output, f"/{first}/404.html") or file_at(output, "/404.html")
