"""The kinds of address that a text may hold, and what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from association.problems import said
from association.records.values import is_on_the_web

RECORD_LINKS = ("article", "page", "organisation", "place", "event", "project", "programme", "agreement", "offer")
RECORD_LINKS += ("survey", "document", "topic", "need", "resource", "term")
SCHEMES = {"http", "https", "mailto", "tel", *RECORD_LINKS}


def elsewhere(src: str) -> bool:
    """Whether a picture would be fetched from another site."""
    return scheme_of(src) in ("http", "https") or src.startswith(("//", "\\\\"))


def scheme_of(address: str) -> str:
    """What a browser takes for the scheme: it passes over spaces and control characters."""
    found = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", re.sub(r"[\x00-\x20]+", "", address))
    return found[1].lower() if found else ""


def bad_address(address: str) -> Iterator[tuple[str, str]]:
    """What is wrong with an address of a kind that is allowed: (message, remedy)."""
    scheme = scheme_of(address)
    if address.startswith("//") or "\\" in address:
        yield said("'{address}' is not an address", address=address), said("write it in full, with https://")
    elif scheme in ("http", "https") and not is_on_the_web(address):
        yield said("'{address}' is not a web address", address=address), said("write it as https://example.org")
    elif scheme in ("http", "https") and re.search(r"\s", address):
        remedy = said("if it is part of the address, write {address}", address="%20".join(address.split()))
        yield said("a space stands in the address '{address}'", address=address), remedy
    elif scheme == "mailto" and not re.match(r"mailto:[^@\s]+@[^@\s]+\.[^@\s]+$", address, re.IGNORECASE):
        yield said("'{address}' is not an e-mail address", address=address), said("write mailto:birojs@example.org")


def in_full(target: str) -> str | None:
    """How to write what looks like an address on the web, or of somebody's mail, and is none as it stands."""
    if _MAIL.fullmatch(target):
        return f"mailto:{target}"
    bare = re.sub(r"^https?:?/*", "", target)
    if (bare != target or _HOST.match(bare)) and is_on_the_web(f"https://{bare}"):
        return f"https://{bare}"
    return None


_MAIL = re.compile(r"[^\s@/:]+@[\w-]+(?:\.[\w-]+)+")
_FILES = r"\.(?:md|ya?ml|txt|html?|pdf|docx?|xlsx?|odt|ods|jpe?g|png|gif|webp|avif|svg)\Z"
_HOST = re.compile(rf"www\.|(?!.*{_FILES})[\w-]+(?:\.[\w-]+)*\.[a-z]{{2,}}(?:/|\Z)", re.IGNORECASE)
