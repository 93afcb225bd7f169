"""The kinds of address that a text may hold, and what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from association.problems import said

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
    elif scheme in ("http", "https") and not _has_host(address):
        yield said("'{address}' is not a web address", address=address), said("write it as https://example.org")
    elif scheme == "mailto" and not re.match(r"mailto:[^@\s]+@[^@\s]+\.[^@\s]+$", address, re.IGNORECASE):
        yield said("'{address}' is not an e-mail address", address=address), said("write mailto:birojs@example.org")


def _has_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False
