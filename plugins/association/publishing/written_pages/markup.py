"""What the markup of one page names: its language, ids, links, and its versions in other languages.

Start tags are found as HTML's own rules find them (comments, scripts, styles and text are never taken for tags), by
compiled expressions rather than by a parser: a page takes a fraction of a millisecond.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import NamedTuple

# Possessive quantifiers throughout: no page, however broken, makes the search go back and try again.
_TAG = re.compile(
    r"""<(?:
        !--(?:-?>|.*?(?:--!?>|\Z))                                      # a comment
      | [!?][^>]*+                                                      # a doctype, or what HTML takes for a comment
      | (?P<raw>(?i:script|style|textarea|title))(?=[\s/>])             # no tags in what these hold
            (?P<raw_attributes>(?:[^"'>]++|"[^"]*+"|'[^']*+')*+)>
            [^<]*+(?:<(?!/(?i:(?P=raw))[\s/>])[^<]*+)*+
      | (?P<name>[a-zA-Z][^\s/>]*+)[\s/]                                # a start tag; without attributes, no concern
            (?P<attributes>(?:[^"'>]++|"[^"]*+"|'[^']*+')*+)>
    )""",
    re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?""")
# Tags with none of these are passed over; the attributes of the others are read one by one.
_OF_INTEREST = re.compile(r"(?:href|src|srcset|action|poster|id|lang|name|data|content)(?:[\s=/]|\Z)", re.IGNORECASE)
_CANDIDATE = re.compile(r"[\s,]*+(\S++)((?:\([^)]*+\)|[^(,])*+)")
_REFRESH = re.compile(r"""\s*+[\d.]*+\s*+[;,]?\s*+(?:url\s*+=\s*+)?["']?([^"']*+)""", re.IGNORECASE)

_LINKING = frozenset({"href", "xlink:href", "src", "action", "formaction", "poster"})
_SHOWN_BY_OTHERS = frozenset({"og:url", "og:image", "og:image:url", "og:image:secure_url", "twitter:image"})


@dataclass(frozen=True)
class Page:
    """What one page says of itself and of others; every link as (line, attribute, address)."""

    lang: str = ""
    ids: frozenset[str] = frozenset()
    links: tuple[tuple[int, str, str], ...] = ()
    alternates: tuple[tuple[int, str, str], ...] = ()  # (line, hreflang, address) of other versions of the page
    repeated_ids: tuple[tuple[int, str], ...] = ()


def read_page(text: str) -> Page:
    """Everything in a page's markup that names something: ids, links, versions in other languages, its language."""
    lang = ""
    ids: set[str] = set()
    links: list[tuple[int, str, str]] = []
    alternates: list[tuple[int, str, str]] = []
    repeated: list[tuple[int, str]] = []
    line, counted_to = 1, 0
    for found in _TAG.finditer(text):
        tag = _read_tag(*found.groups())
        if tag is None:
            continue
        start = found.start()
        line += text.count("\n", counted_to, start)
        counted_to = start
        if tag.id is not None:
            if tag.id in ids:
                repeated.append((line, tag.id))
            ids.add(tag.id)
        if tag.anchor is not None:
            ids.add(tag.anchor)
        lang = lang or tag.lang
        for attribute, address in tag.links:
            links.append((line, attribute, address))
        if tag.alternate is not None:
            alternates.append((line, *tag.alternate))
    return Page(lang, frozenset(ids), tuple(links), tuple(alternates), tuple(repeated))


class _Tag(NamedTuple):
    """What one start tag names; links as (attribute, address), another version of the page as (hreflang, address)."""

    id: str | None
    anchor: str | None
    lang: str
    links: tuple[tuple[str, str], ...]
    alternate: tuple[str, str] | None


@lru_cache(maxsize=20_000)  # most tags of a page stand on many others too
def _read_tag(raw: str | None, raw_attributes: str | None, name: str | None, written: str | None) -> _Tag | None:
    """From the groups of _TAG; None when the tag names nothing."""
    if name is None:
        if raw is None:
            return None
        name, written = raw, raw_attributes
    if not _OF_INTEREST.search(written or ""):
        return None
    name = name.lower()
    attributes = _attributes(written or "")
    is_alternate = name == "link" and "hreflang" in attributes and _is_alternate_page(attributes)
    return _Tag(
        attributes.get("id"),
        attributes.get("name") if name == "a" else None,
        attributes.get("lang", "") if name == "html" else "",
        tuple(_links_of(name, attributes)),
        (attributes["hreflang"].strip(), attributes.get("href", "")) if is_alternate else None,
    )


def _attributes(written: str) -> dict[str, str]:
    """Names in small letters; of two with one name the first counts, as in HTML."""
    attributes: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        value = double or single or bare
        attributes.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return attributes


def _links_of(tag: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(attribute, address) for all that a tag links to, shows or sends to."""
    for name, value in attributes.items():
        if name in _LINKING or (name == "data" and tag == "object"):
            yield name, value
        elif name == "srcset" or name == "imagesrcset":
            for address in _candidates(value):
                yield name, address
    if tag == "meta":
        content = attributes.get("content", "")
        if attributes.get("http-equiv", "").strip().lower() == "refresh":
            address = _REFRESH.match(content)[1].strip()
            if address:  # without one the page is loaded again
                yield "content", address
        elif (attributes.get("property") or attributes.get("name", "")).lower() in _SHOWN_BY_OTHERS:
            yield "content", content


def _candidates(srcset: str) -> Iterator[str]:
    """The addresses of a srcset; a comma inside one belongs to it, one at its end separates (HTML, 4.8.4.2.1)."""
    position = 0
    while found := _CANDIDATE.match(srcset, position):
        address = found[1].rstrip(",")
        position = found.end(1) if address != found[1] else found.end()
        if address:
            yield address


def _is_alternate_page(attributes: Mapping[str, str]) -> bool:
    """Feeds are linked as alternates too, and may name a language; they are no versions of the page."""
    kind = attributes.get("type", "").partition(";")[0].strip().lower()
    return "alternate" in attributes.get("rel", "").lower().split() and kind in ("", "text/html")
