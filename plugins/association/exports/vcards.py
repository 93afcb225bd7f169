"""An organisation's card for address books: vCard 4.0 (RFC 6350), all languages in one card."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from association.exports.identifiers import identifier, uri
from association.exports.voice import Voice
from association.language import Text
from association.records import Organisation, Place, Site

LINE = 75  # octets, the line break not counted
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # no value of a vCard may hold them


def card(organisation: Organisation, site: Site, voices: Mapping[str, Voice]) -> bytes:
    """The card as a file; `voices` are in the order of the site's languages, the default first."""
    return "".join(fold(line) for line in _lines(organisation, site, voices)).encode("utf-8")


def _lines(organisation: Organisation, site: Site, voices: Mapping[str, Voice]) -> Iterator[str]:
    """The content lines, as yet unfolded; what is one thing in several languages shares an ALTID."""
    first = next(iter(voices.values()))
    altids = count(1)
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield "KIND:org"
    yield f"UID:urn:uuid:{identifier(first.siteurl, organisation.kind, organisation.id)}"
    yield from _each("FN", organisation.name, voices, altids)
    yield from _each("ORG", organisation.full_name or organisation.name, voices, altids)
    for name in (organisation.short_name, *organisation.other_names):
        if name:
            yield from _each("NICKNAME", name, voices, altids)
    for id in organisation.places:
        place = site.get("place", id)
        yield from _each("ADR", place.name, voices, altids, *_around(place))
    if organisation.phone:
        yield f"TEL;VALUE=uri:tel:{organisation.phone.replace(' ', '')}"
    if organisation.email:
        yield f"EMAIL:{escaped(organisation.email)}"
    yield from (f"LANG:{code}" for code in organisation.languages)
    if organisation.website:
        yield f"URL;PREF=1:{uri(organisation.website)}"
    if page := first.url(organisation.kind, organisation.id):
        yield f"URL:{page}"
    if organisation.fields:
        names = (first.say(site.get("field", id).name) for id in organisation.fields)
        yield "CATEGORIES:" + ",".join(escaped(name) for name in names)
    if organisation.about:
        yield from _each("NOTE", organisation.about, voices, altids)
    if organisation.verified:
        yield f"REV:{organisation.verified:%Y%m%d}T000000Z"
    yield "END:VCARD"


def _each(
    name: str, text: Text, voices: Iterable[str], altids: Iterator[int], before: str = "", behind: str = ""
) -> list[str]:
    """The property once in each language the text has words in; the first of them is preferred."""
    codes = [code for code in voices if code in text]
    altid = next(altids)
    parameters = (
        f";ALTID={altid};LANGUAGE={code};PREF={rank}" if len(codes) > 1 else f";LANGUAGE={code}"
        for rank, code in enumerate(codes, start=1)
    )
    return [
        f"{name}{told}:{before}{escaped(text[code])}{behind}" for told, code in zip(parameters, codes, strict=True)
    ]


def _around(place: Place) -> tuple[str, str]:
    """The empty components of ADR beside a place's name: it is the locality, a region or municipality the region.

    They are: post office box, extension, street, locality, region, postal code, country.
    """
    return (";;;;", ";;") if place.type in ("region", "municipality") else (";;;", ";;;")


def escaped(text: str) -> str:
    """Text as a value, or as a component of one (RFC 6350, 3.4)."""
    text = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    text = re.sub(r"\r\n?|[\n\x85\u2028\u2029]", r"\\n", text)
    return _CONTROL.sub("", text)


def fold(line: str) -> str:
    """The line cut into pieces of no more than 75 octets, no character cut in two, each ended by CRLF."""
    pieces, piece, octets = [], "", 0
    for character in line:
        width = len(character.encode("utf-8"))
        if octets + width > LINE:
            pieces.append(piece)
            piece, octets = " ", 1
        piece += character
        octets += width
    return "".join(f"{one}\r\n" for one in (*pieces, piece))
