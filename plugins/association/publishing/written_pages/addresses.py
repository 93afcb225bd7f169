"""Where an address on a written page leads: to a file of the output, elsewhere, or nowhere."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from association.problems import KINDS, said

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*+:")


@dataclass(frozen=True)
class Destination:
    """Where an address leads: a file of the output and a fragment; no file when it leads elsewhere, or nowhere."""

    file: str = ""
    fragment: str = ""
    fault: str = ""
    remedy: str = ""


@dataclass
class Output:
    """The files of one output and the addresses they are reached at, remembering what was already looked up."""

    files: frozenset[str]
    folders: frozenset[str]
    siteurl: str
    base: str
    host: str
    known: dict[str, Destination] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path, siteurl: str) -> Output:
        siteurl = siteurl.rstrip("/")
        parts = urlsplit(siteurl)
        files = frozenset(_files(folder))
        folders = {parent for file in files for parent in _folders_of(file)} | {""}
        return cls(files, frozenset(folders), siteurl, unquote(parts.path).rstrip("/"), parts.netloc)

    def destination(self, address: str, page: str) -> Destination:
        """Where `address`, written on `page`, leads."""
        address = address.strip(" \t\n\r\f")
        found = self.known.get(address)
        if found is None:
            found = self._looked_up(address, page)
            if address.startswith("/") or _SCHEME.match(address):  # the same wherever it stands
                self.known[address] = found
        return found

    def _looked_up(self, address: str, page: str) -> Destination:
        if not address:
            return Destination(fault=said("is empty, and leads nowhere"))
        rest, _, fragment = address.partition("#")
        fragment = fragment.partition(":~:")[0]  # what follows chooses words to highlight; it names no part
        rest = rest.partition("?")[0]
        if not rest:
            return Destination(page, fragment)
        if rest.partition(":")[0] in KINDS:
            return Destination(fault=said("leads to {address}, which no page is written for", address=rest))
        path = self._path(rest)
        if path is None:
            return Destination()
        path = unquote(path)
        if not path.startswith("/"):
            path = f"{self.base}/{posixpath.dirname(page)}/{path}"
        ends_in_folder = path.endswith(("/", "/.", "/.."))
        path = posixpath.normpath("/" + path.lstrip("/"))
        if path != self.base and not path.startswith(f"{self.base}/"):
            return Destination(
                fault=said("leads to {address}, which is outside the site", address=rest),
                remedy=said("the site is {base}/", base=self.base),
            )
        file = path[len(self.base) + 1 :]
        if ends_in_folder:
            file = f"{file}/index.html".lstrip("/")
        if file in self.files:
            return Destination(file, fragment)
        if file in self.folders and f"{file}/index.html".lstrip("/") in self.files:
            return Destination(
                fault=said("leads to {address}, which is a folder", address=rest),
                remedy=said("write a slash at its end, as in {address}/", address=rest),
            )
        return Destination(fault=said("leads to {address}, which isn't there", address=rest))

    def _path(self, address: str) -> str | None:
        """The path of an address without query and fragment; None when it belongs to somebody else."""
        if self.host and address.startswith("//"):
            address = f"{self.siteurl.partition('//')[0]}{address}"
        if self.host and address == self.siteurl:
            return self.base or "/"
        if self.host and address.startswith(f"{self.siteurl}/"):
            return f"{self.base}{address[len(self.siteurl) :]}" if self.base else address[len(self.siteurl) :]
        if address.startswith("//") or _SCHEME.match(address):
            return None
        return address


def _files(folder: Path) -> Iterator[str]:
    for path, _, names in os.walk(folder):
        below = path[len(str(folder)) + 1 :].replace(os.sep, "/")
        for name in names:
            yield f"{below}/{name}" if below else name


def _folders_of(file: str) -> Iterator[str]:
    while "/" in file:
        file = file.rpartition("/")[0]
        yield file
