"""Redirects and typed links that lead nowhere, as far as that is known before a page is written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from association.editions import Addresses, PageId, shown
from association.language import Language, Languages
from association.problems import Problem, did_you_mean, said
from association.publishing.written_pages import read_page
from association.reading.prose.parts import ids_of
from association.records import Site
from association.records.texts import Story

_FROM_THE_ROOT = re.compile(r'<a\b[^>]*? href="(/(?!/)[^"#?]*)(?:\?[^"#]*)?(?:#([^"]*))?"')
_OF_FILES = re.compile(r"/(?:files|images)/.*[^/]")

Found = tuple[str, str]  # message, remedy


def dead_ends(site: Site, taken: Collection[str]) -> Iterator[Problem]:
    """`taken`: the paths of all pages, those of places on them with their fragments."""
    pages = {file_of(path): path for path in (one.partition("#")[0] for one in taken)}
    yield from _redirects_in_the_way(site, pages)
    for old, new in sorted(site.redirects.items()):
        path = new.partition("#")[0]
        for message, remedy in (*_of_no_page(path, pages), *_of_no_file(path, site)):
            yield Problem(*site.where["redirect", old], old, message, remedy)
    pages |= {file_of(old): old for old in site.redirects}
    for place, path, _ in _typed_links(site):
        for message, remedy in () if path.lstrip("/") in site.assets else _of_no_page(path, pages):
            yield Problem(*place, "", message, remedy)


def _typed_links(site: Site) -> Iterator[tuple[tuple[str, int], str, str]]:
    """(file and line, path, fragment) of each link from the site's root; the line isn't known any more, so it is 0."""
    for story in (*site.articles.values(), *site.pages.values()):
        for code, version in story.versions.items():
            for path, fragment in dict.fromkeys(_FROM_THE_ROOT.findall(version.body or "")):
                file, _ = site.where[story.kind, story.id, code]
                yield (file, 0), unquote(unescape(path)), unquote(unescape(fragment))


def _of_no_page(path: str, pages: Mapping[str, str]) -> Iterator[Found]:
    """A page that is not there; other files are looked for when all is written.

    `pages`: their paths, by their files.
    """
    if file_of(path) not in pages and (path.endswith((".html", "/")) or file_of(f"{path}/") in pages):
        yield said("there is no page at '{path}'", path=path), did_you_mean(path, pages.values())


def _of_no_file(path: str, site: Site) -> Iterator[Found]:
    """A document that is not there; a picture has an address of its own in each size, which changes with it."""
    if _OF_FILES.fullmatch(path) and path.lstrip("/") not in (there := _documents(site)):
        near = did_you_mean(path, (f"/{file}" for file in there))
        yield said("there is no file '{file}'", file=path), near or said("name the address where the page is now")


def _documents(site: Site) -> set[str]:
    return {file for file in site.assets if file not in site.photos}


def file_of(path: str) -> str:
    """The file that a host answers with for that path: it takes %C4%81 for the letter that it stands for."""
    return unquote(path + "index.html" if path.endswith("/") else path).lstrip("/")


def _redirects_in_the_way(site: Site, pages: Collection[str]) -> Iterator[Problem]:
    """Old addresses at which a page or a document stands, or another one's file or folder would.

    A host may hold capitals and small letters for the same.
    """
    there = {file.casefold() for file in (*pages, *_documents(site))}
    files: dict[str, str] = {}
    for old in sorted(site.redirects):
        where, file = site.where["redirect", old], file_of(old).casefold()
        within = (file, *map(str, PurePosixPath(file).parents))
        if any(part in there for part in within):
            yield Problem(*where, old, said("leads away from a page that is there"), said("delete it"))
        elif other := next((files[part] for part in within if part in files), None):
            yield Problem(*where, old, said("stands here as '{other}' too", other=other), said("keep one"))
        files.setdefault(file, old)


# --- parts of pages -----------------------------------------------------------------------------------


def missing_parts(site: Site, addresses: Addresses, languages: Languages) -> Iterator[Problem]:
    """Redirects and typed links to a heading or a record's place that isn't on its page.

    Only such parts are judged: a page has others, which are known when it is written.
    """
    parts = _Parts(site, addresses, languages)
    for old, new in sorted(site.redirects.items()):
        path, _, fragment = new.partition("#")
        for message, remedy in parts.missing(path, fragment):
            yield Problem(*site.where["redirect", old], old, message, remedy)
    for place, path, fragment in _typed_links(site):
        for message, remedy in parts.missing(path, fragment):
            yield Problem(*place, "", message, remedy)


def led_astray(new: str, output: Path, site: Site) -> Iterator[Found]:
    """What nobody knew of a redirect's new address before all was written; documents are copied later."""
    path, _, fragment = new.partition("#")
    file = output / file_of(path)
    if file_of(path) in site.assets:
        return
    if not file.is_file():
        message = said("leads to {address}, which isn't there", address=path)
        yield message, said("name the address where the page is now")
    elif fragment and file.suffix == ".html" and fragment.lower() != "top":
        known = read_page(file.read_text("utf-8")).ids
        if fragment not in known:
            yield _without_part(path, fragment, known)


def _without_part(path: str, part: str, known: Iterable[str]) -> Found:
    remedy = did_you_mean(part, known) or said("leave it out")
    return said("there is no part '#{part}' at '{path}'", part=part, path=path), remedy


class _Parts:
    """The headings and the places of records on every page."""

    def __init__(self, site: Site, addresses: Addresses, languages: Languages) -> None:
        self._anchors = addresses.structure.anchors
        self._places: dict[str, set[str]] = {}  # by the file of the page
        self._texts: dict[str, tuple[Story | None, str]] = {}
        for page, paths in addresses:
            for code, whole in paths.items():
                path, _, fragment = whole.partition("#")
                places = self._places.setdefault(file_of(path), set())
                if fragment:
                    places.add(fragment)
                elif page.kind != "beside":
                    self._texts[file_of(path)] = _text_on(page, site, languages[code]), code

    def missing(self, path: str, fragment: str) -> Iterator[Found]:
        file, wanted = file_of(path), unquote(fragment)
        if wanted.startswith("s-") and file in self._texts:
            known = _headings(*self._texts[file])
        elif wanted.partition("-")[0] in self._anchors and file in self._places:
            known = self._places[file]
        else:
            return
        if wanted not in known:
            yield _without_part(path, wanted, known)


def _text_on(page: PageId, site: Site, language: Language) -> Story | None:
    """The text that an editor wrote for the page: an article, a page, a section's introduction."""
    if page.number > 1 or page.kind not in ("article", "page", "section"):
        return None
    story = site.of("page" if page.kind == "section" else page.kind).get(page.key)
    return story if story is not None and shown(story, language) else None


def _headings(story: Story | None, code: str) -> set[str]:
    """The ids of the text as that edition shows it: in its language, or as it was written."""
    if story is None:
        return set()
    version = story.versions.get(code)
    read = version if version is not None and version.full else story.versions[story.original]
    return set(ids_of(read.body or ""))
