"""Ids that the machines of others can keep, and addresses that they can read."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

REGISTER = "LV-RE"  # the Register of Enterprises of Latvia in the list of org-id.guide; it keeps associations, too


@lru_cache(maxsize=10_000)  # every article names its organisations' and events'
def identifier(siteurl: str, kind: str, id: str) -> UUID:
    """A name-based UUID (RFC 9562, version 5), alike in every export and language.

    It stays the same for as long as the site's address, the kind and the id do.
    """
    return uuid5(uuid5(NAMESPACE_URL, f"{siteurl.rstrip('/')}/"), f"{kind}/{id}")


def uri(address: str) -> str:
    """A web address in ASCII, as most formats ask for it: RFC 3987, 3.1, with the host in Punycode."""
    parts = urlsplit(address)
    host = ".".join(_label(label) for label in (parts.hostname or "").split("."))
    port = f":{parts.port}" if parts.port else ""
    kept = "/?:@!$&'()*+,;=-._~%"
    path, query, fragment = (quote(part, kept) for part in (parts.path, parts.query, parts.fragment))
    return parts._replace(netloc=host + port, path=path, query=query, fragment=fragment).geturl()


def _label(label: str) -> str:
    try:
        return label if label.isascii() else label.encode("idna").decode("ascii")
    except UnicodeError:  # letters that no registry takes, so the address leads nowhere anyhow
        return quote(label)
