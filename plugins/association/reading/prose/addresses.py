"""The kinds of address that a text may hold, and what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

from association.problems import said
from association.records.values import is_on_the_web

RECORD_LINKS = ("article", "page", "organisation", "place", "event", "project", "programme", "agreement", "offer")
RECORD_LINKS += ("survey", "document", "topic", "need", "resource", "term")
SCHEMES = {"http", "https", "mailto", "tel", *RECORD_LINKS}

_MAIL = re.compile(r"[^\s@/:?,;<>\"]+@[\w-]+(?:\.[\w-]+)+")
_MAILTO = re.compile(rf"mailto:{_MAIL.pattern}(?:\?\S*)?", re.IGNORECASE)
_DIALLED = re.compile(r"tel:\+?(?:[().\s-]*\d){3,15}[().\s-]*(?:;\S*)?", re.IGNORECASE)
_FILES = r"\.(?:md|ya?ml|txt|html?|pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|ics|zip"
_FILES += r"|jpe?g|png|gif|webp|avif|svg|heic|tiff?|mov|avi|wav)\Z"
_HOST = re.compile(rf"www\.|(?!.*{_FILES})[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{{2,}}(?:/|\Z)", re.IGNORECASE)
_BEGUN = re.compile(r"(?:h?t?tps?[:;.,]*[/\\]*)+(?<=\W)", re.IGNORECASE)
_AROUND = "<>()[]„“”‚‘’«»'\"`.,;"  # what comes along when an address is copied out of a sentence


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
    elif scheme in ("http", "https"):
        yield from _bad_on_the_web(address)
    elif scheme == "mailto" and not _MAILTO.fullmatch(address):
        meant = _mail_meant(address)
        remedy = said("write {address}", address=meant) if meant else said("write mailto:birojs@example.org")
        yield said("'{address}' is not an e-mail address", address=address), remedy
    elif scheme == "tel" and not _DIALLED.fullmatch(address):
        yield said("'{value}' is not a telephone number", value=address), said("write tel:+37120000000")


def _bad_on_the_web(address: str) -> Iterator[tuple[str, str]]:
    first, *others = address.split()
    hidden = [sign for sign in address if category(sign) == "Cf"]
    if hidden:
        what = said("a sign that nobody can see (U+{code}) stands in it", code=f"{ord(hidden[0]):04X}")
        seen = "".join(sign for sign in address if sign not in hidden)
        yield what, said("write {address}", address=seen)
    elif not is_on_the_web(address) and not (others and is_on_the_web(first)):
        meant = in_full(address)
        remedy = said("write {address}", address=meant) if meant else said("write it as https://example.org")
        yield said("'{address}' is not a web address", address=address), remedy
    elif others:
        message = said("a space stands in the address '{address}'", address=address)
        if is_on_the_web(address) and others[0][0] not in _AROUND:
            yield message, said("if it is part of the address, write {address}", address="%20".join((first, *others)))
        else:
            yield message, said("write {address}", address=first)


def _mail_meant(address: str) -> str | None:
    """The address without what doesn't belong into it, and with %20 for the spaces of a subject."""
    mailbox, mark, further = address.partition(":")[2].partition("?")
    meant = f"mailto:{''.join(mailbox.split()).strip('/' + _AROUND)}{mark}{'%20'.join(further.split())}"
    return meant if _MAILTO.fullmatch(meant) else None


def in_full(target: str) -> str | None:
    """How to write what looks like an address on the web, or of somebody's mail, and is none as it stands."""
    target = target.strip(_AROUND)
    if _MAIL.fullmatch(target):
        return f"mailto:{target}"
    begun = _BEGUN.match(target)
    for bare in ([target[begun.end() :]] if begun else []) + ([target] if _HOST.match(target) else []):
        if is_on_the_web(f"https://{bare}") and not re.search(r"\s", bare):
            return f"https://{bare}"
    return None
