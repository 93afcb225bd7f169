"""What was written leads somewhere: links, fragments, images and alternates, checked on the output before the switch.

    problems = problems_in(staging, "https://example.org/repo")

Every page is read once. Start tags are found as HTML's own rules find them (comments, scripts, styles and text are
never taken for tags), by compiled expressions rather than by a parser: a page takes a fraction of a millisecond.
"""

from __future__ import annotations

import json
import os
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from xml.parsers import expat

from association.problems import Problem, did_you_mean, said

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
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*+:")

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


@dataclass(frozen=True)
class Destination:
    """Where an address leads: a file of the output and a fragment; no file when it leads elsewhere, or nowhere."""

    file: str = ""
    fragment: str = ""
    fault: str = ""
    remedy: str = ""


@dataclass
class _Output:
    """The files of one output and the addresses they are reached at, remembering what was already looked up."""

    files: frozenset[str]
    folders: frozenset[str]
    siteurl: str
    base: str
    host: str
    known: dict[str, Destination] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path, siteurl: str) -> _Output:
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


def problems_in(folder: Path, siteurl: str = "", without_alternates: Collection[str] | None = None) -> list[Problem]:
    """Everything on the pages, sitemaps and feeds in `folder` that leads nowhere, or is contradicted elsewhere.

    Files are named by their path below `folder`. When `without_alternates` is given, every page that isn't in it
    must name its versions in other languages; by default a page may have none.
    """
    output = _Output.of(folder, siteurl)
    problems: list[Problem] = []
    pages: dict[str, Page] = {}
    to_fragments: list[tuple[str, int, str, str, Destination]] = []
    for file in sorted(output.files):
        try:
            links, page = _read(folder / file)
        except UnicodeDecodeError as fault:
            line = fault.object.count(b"\n", 0, fault.start) + 1
            problems.append(Problem(file, line, "", said("is not written in UTF-8")))
            continue
        except _NotWellFormed as fault:
            problems.append(Problem(file, fault.line, "", said("cannot be read by programs: {why}", why=fault)))
            continue
        for line, attribute, address in links:
            found = output.destination(address, file)
            if found.fault:
                problems.append(Problem(file, line, attribute, found.fault, found.remedy))
            elif found.fragment and found.file:
                to_fragments.append((file, line, attribute, address, found))
        if page is not None:
            problems += _problems_of(page, file)
            pages[file] = _kept(page, file, output)
    problems += _missing_fragments(folder, to_fragments, pages)
    problems += _contradictions(pages, without_alternates)
    return sorted(set(problems))


def _files(folder: Path) -> Iterator[str]:
    for path, _, names in os.walk(folder):
        prefix = Path(path).relative_to(folder).as_posix() + "/"
        for name in names:
            yield f"{prefix}{name}".removeprefix("./")


def _folders_of(file: str) -> Iterator[str]:
    while "/" in file:
        file = file.rpartition("/")[0]
        yield file


def _read(path: Path) -> tuple[Iterable[tuple[int, str, str]], Page | None]:
    """The links of a page, sitemap or feed, and the page if it is one; nothing for other files."""
    match path.suffix.lower():
        case ".html" | ".htm":
            page = read_page(path.read_bytes().decode("utf-8"))
            return page.links, page
        case ".xml":
            return tuple(_links_of_xml(path.read_bytes())), None
        case ".json":
            return tuple(_links_of_json_feed(path.read_bytes())), None
    return (), None


def _problems_of(page: Page, file: str) -> Iterator[Problem]:
    """What can be said of a page alone."""
    if not page.lang.strip():
        yield Problem(
            file, 1, "lang", said("the page does not say its language"), said('write it, as in <html lang="lv">')
        )
    for line, name in page.repeated_ids:
        yield Problem(file, line, "id", said("'{name}' is already the id of another part of the page", name=name))


def _kept(page: Page, file: str, output: _Output) -> Page:
    """The page without its links, which are many, and with files for the addresses of its other versions."""
    alternates = (
        (line, language, output.destination(address, file).file) for line, language, address in page.alternates
    )
    return Page(page.lang, page.ids, alternates=tuple(found for found in alternates if found[2]))


# Reading a page


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


# Reading sitemaps and feeds


class _NotWellFormed(Exception):
    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def _links_of_xml(data: bytes) -> list[tuple[int, str, str]]:
    """Addresses in a sitemap (`loc`, `xhtml:link`) or a feed (`link`, `enclosure`), with the line of their tag."""
    links: list[tuple[int, str, str]] = []
    path: list[str] = []
    texts: list[tuple[int, list[str]]] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        path.append(local)
        texts.append((parser.CurrentLineNumber, []))
        if path[0] in ("urlset", "sitemapindex", "feed", "rss"):
            for tag, attribute in (("link", "href"), ("enclosure", "url")):
                if local == tag and attribute in attributes:
                    links.append((parser.CurrentLineNumber, attribute, attributes[attribute]))

    def end(name: str) -> None:
        local = path.pop()
        line, pieces = texts.pop()
        text = "".join(pieces).strip()
        in_sitemap = path and path[0] in ("urlset", "sitemapindex") and local == "loc"
        in_rss = path and path[0] == "rss" and name == "link"
        if in_sitemap or in_rss:
            links.append((line, local, text))

    def characters(text: str) -> None:
        if texts:
            texts[-1][1].append(text)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, characters
    try:
        parser.Parse(data, True)
    except expat.ExpatError as fault:
        raise _NotWellFormed(expat.ErrorString(fault.code), fault.lineno) from fault
    return links


def _links_of_json_feed(data: bytes) -> Iterator[tuple[int, str, str]]:
    """Addresses in a JSON Feed (https://jsonfeed.org/version/1.1), by their place in it; other JSON has none."""
    if b"jsonfeed.org/version/" not in data[:1000].replace(b"\\/", b"/"):
        return
    text = data.decode("utf-8")
    try:
        feed = json.loads(text)
    except ValueError as fault:
        raise _NotWellFormed(getattr(fault, "msg", str(fault)), getattr(fault, "lineno", 1)) from fault
    if not isinstance(feed, dict):
        return
    things = [("", feed, ("home_page_url", "feed_url", "next_url", "icon", "favicon"))]
    for number, item in enumerate(feed.get("items") or ()):
        things.append((f"items[{number}].", item, ("url", "image", "banner_image")))
        for place, attachment in enumerate(isinstance(item, dict) and item.get("attachments") or ()):
            things.append((f"items[{number}].attachments[{place}].", attachment, ("url",)))
    for place, thing, names in things:
        for name in names:
            if isinstance(thing, dict) and name in thing:
                yield 0, place + name, str(thing[name])


# What can only be said of pages together


def _missing_fragments(
    folder: Path, links: Iterable[tuple[str, int, str, str, Destination]], pages: Mapping[str, Page]
) -> Iterator[Problem]:
    ids = {file: page.ids for file, page in pages.items()}
    for file, line, attribute, address, found in links:
        if found.file not in ids:
            if not found.file.endswith(".svg") or any(sign in found.fragment for sign in "=("):
                continue  # a page of a PDF, a moment of a film, a cut-out of a drawing
            ids[found.file] = read_page((folder / found.file).read_text("utf-8", errors="replace")).ids
        there = ids[found.file]
        wanted = found.fragment
        if wanted in there or unquote(wanted) in there or wanted.lower() == "top":
            continue
        told = {"address": address, "id": unquote(wanted)}
        if found.file == file:
            message = said("leads to {address}, but this page has no part with the id '{id}'", **told)
        else:
            page = address.partition("#")[0]
            message = said("leads to {address}, but {page} has no part with the id '{id}'", page=page, **told)
        yield Problem(file, line, attribute, message, did_you_mean(unquote(wanted), there))


def _contradictions(pages: Mapping[str, Page], without_alternates: Collection[str] | None) -> Iterator[Problem]:
    """Versions of a page in other languages answer each other: every one of them names the same ones, and itself."""
    versions = {file: _by_language(page) for file, page in pages.items()}
    for file, page in pages.items():
        if not page.alternates:
            if without_alternates is not None and file not in without_alternates:
                yield Problem(file, 0, "hreflang", said("the page does not name its versions in other languages"))
            continue
        own = versions[file]
        line = page.alternates[0][0]
        if file not in _translations(own).values():
            yield Problem(file, line, "hreflang", said("the page does not name itself among its versions"))
        for line, language, other in page.alternates:
            if own[language.lower()] != other:
                yield Problem(
                    file, line, "hreflang", said("'{code}' is named twice, and leads to two pages", code=language)
                )
            elif language.lower() != "x-default" and other in pages:
                yield from _disagreements(file, line, language, other, pages, versions)


def _disagreements(
    file: str, line: int, language: str, other: str, pages: Mapping[str, Page], versions: Mapping[str, dict[str, str]]
) -> Iterator[Problem]:
    """Where `file` names `other` as its version in `language`, what that page says differently."""
    own, theirs = versions[file], versions[other]
    named = {"other": other, "code": language}
    if pages[other].lang and not _same_language(language, pages[other].lang):
        yield Problem(
            file,
            line,
            "hreflang",
            said(
                "the page names {other} as its version in '{code}', but that page is in '{lang}'",
                lang=pages[other].lang,
                **named,
            ),
        )
    if other == file:
        return
    mine = [code for code, target in _translations(own).items() if target == file]
    if any(theirs.get(code) != file for code in mine) or (not mine and file not in theirs.values()):
        if mine:
            message = said(
                "the page names {other} as its version in '{code}', "
                "but that page does not name this one as its version in '{mine}'",
                mine=mine[0],
                **named,
            )
        else:
            message = said(
                "the page names {other} as its version in '{code}', but that page does not name this one", **named
            )
        yield Problem(file, line, "hreflang", message)
    elif own.get("x-default") != theirs.get("x-default"):
        yield Problem(
            file,
            line,
            "hreflang",
            said(
                "the page names {other} as its version in '{code}', but the two have different pages for 'x-default'",
                **named,
            ),
        )
    elif mine and _translations(own) != _translations(theirs):
        yield Problem(
            file,
            line,
            "hreflang",
            said(
                "the page names {other} as its version in '{code}', but that page names other versions than this one",
                **named,
            ),
        )


def _by_language(page: Page) -> dict[str, str]:
    """The file for each hreflang; the first, where one is written twice."""
    return {language.lower(): file for _, language, file in reversed(page.alternates)}


def _translations(versions: Mapping[str, str]) -> dict[str, str]:
    return {language: file for language, file in versions.items() if language != "x-default"}


def _same_language(one: str, other: str) -> bool:
    """Whether one tag is the other or a narrower form of it: `en` and `en-GB`."""
    one, other = f"{one.lower()}-", f"{other.lower()}-"
    return one.startswith(other) or other.startswith(one)
