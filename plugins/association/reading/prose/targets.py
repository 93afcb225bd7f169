"""Where the links and pictures of a text lead."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from association.problems import said
from association.reading.prose.addresses import RECORD_LINKS, bad_address, elsewhere, in_full, scheme_of
from association.reading.prose.rendered import Finding

_FOLDERS = ("images", "files", "articles", "pages")
_TYPED_FILE = re.compile(r"\{(filename|static|attach)\}(.*)", re.DOTALL)


class Targets:
    """Follows the addresses of a text as it is cleaned: those of Markdown and those of typed HTML alike."""

    def __init__(self, resolve_file: Callable[[str, str], str | None], where: str) -> None:
        self._resolve_file = resolve_file
        self._where = where
        self.links: list[tuple[str, str]] = []
        self.faults: list[Finding] = []

    def attribute(self, tag: str, name: str, value: str) -> str:
        """What is to stand in this attribute; nothing in place of an address that is wrong."""
        if (tag, name) == ("a", "href"):
            return self._link(value)
        if (tag, name) == ("img", "src"):
            return self._picture(value)
        return value

    def _link(self, href: str) -> str:
        if faults := [(href, message, remedy) for message, remedy in bad_address(href)]:
            self.faults += faults
            return ""
        scheme = scheme_of(href)
        if scheme in RECORD_LINKS:
            id, hash_, fragment = href.partition(":")[2].partition("#")
            self.links.append((scheme, id))
            return f"{scheme}:{id}{hash_}{fragment}"
        if scheme == "tel":
            return "".join(href.split())  # RFC 3966 has signs between the digits, and no spaces
        if scheme or href.startswith("#"):
            return href
        if href.startswith("/") and not re.match(r"/(?:images|files)/", href):
            return href  # an address on this site: checked on what is written
        if not href:
            self.faults.append(
                ("]()", said("a link leads nowhere"), said("write where between the brackets: (https://…)"))
            )
            return ""
        full = None if self._is_file(href) else in_full(href)
        if full:
            message = said("'{address}' is no address of a link", address=href)
            self.faults.append((href, message, said("write {address}", address=full)))
            return ""
        return self._file(href, said("links are written organisation:its-id, article:its-key, files/its-name.pdf"))

    def _picture(self, src: str) -> str:
        if elsewhere(src):
            message = said("'{address}' is a picture on another site", address=src)
            self.faults.append((src, message, said("put the file into images/, and write images/its-name.jpg")))
            return ""
        if scheme_of(src) in RECORD_LINKS:
            self._refuse_picture(src)
            return ""
        if scheme_of(src):
            return ""  # which has been told of
        found = self._file(src, said("put it into images/, and write images/its-name.jpg"), ("images",))
        if found and not found.startswith("/images/"):
            self._refuse_picture(src)
            return ""
        return found

    def _refuse_picture(self, src: str) -> None:
        self.faults.append((src, said("'{address}' is not a picture", address=src), said("pictures lie in images/")))

    def _is_file(self, target: str) -> bool:
        return self._resolve_file(_parted(target)[0], self._where) is not None

    def _file(self, target: str, remedy: str, folders: tuple[str, ...] = _FOLDERS) -> str:
        path, hash_, fragment = _parted(target)
        address = self._resolve_file(path, self._where)
        if address is None:
            near = self._elsewhere(path, folders)
            message = said("there is no file '{target}'", target=target)
            self.faults.append((target, message, said("write {address}", address=near) if near else remedy))
            return ""
        if ":" in address:
            kind, _, id = address.partition(":")
            self.links.append((kind, id))
        return address + hash_ + fragment

    def _elsewhere(self, path: str, folders: tuple[str, ...]) -> str | None:
        """The file of that name in those folders, as a link to it is written."""
        name = path.replace("\\", "/").rpartition("/")[2]
        for file in (f"{folder}/{one}" for folder in folders for one in (name, name.lower())):
            address = self._resolve_file(f"/{file}", self._where)
            if address is not None:
                return file if address.startswith("/") else address
        return None


def _parted(target: str) -> tuple[str, str, str]:
    """A file's path, and the part of it that is meant."""
    typed = _TYPED_FILE.fullmatch(unquote(target))
    return (typed[2] if typed else unquote(target)).partition("#")
