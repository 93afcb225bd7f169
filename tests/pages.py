"""Whole builds for tests: a folder of content built into a folder of pages, and the pages read back as facts.

site = build_site(content, output)
site["/ru/novosti/"].alternates
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pytest

REPOSITORY = Path(__file__).parent.parent
SITES = Path(__file__).parent / "sites"
SITEURL = "https://intelekta-parks.example"
TODAY = date(2026, 11, 22)

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


@dataclass
class Element:
    """An element of a page; `children` are elements and strings in their order."""

    tag: str
    attributes: Mapping[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        """The element itself and all below it, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child

    def get(self, name: str) -> str | None:
        return self.attributes.get(name)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self
            if element.tag == tag and all(element.get(name) == value for name, value in wanted.items())
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        (found,) = self.all(tag, **attributes)
        return found

    @property
    def above(self) -> Iterator[Element]:
        """The element itself, then those that hold it."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent

    @property
    def lang(self) -> str:
        """The language in force here."""
        return next((element.attributes["lang"] for element in self.above if "lang" in element.attributes), "")

    @property
    def strings(self) -> Iterator[tuple[Element, str]]:
        """Every piece of text with the element that holds it."""
        for child in self.children:
            if isinstance(child, Element):
                if child.tag not in ("script", "style"):  # for programs: no reader meets them
                    yield from child.strings
            else:
                yield self, child

    @property
    def text(self) -> str:
        """The text as a reader sees it: runs of ordinary white space are one space; no-break spaces stay."""
        return " ".join("".join(text for _, text in self.strings).replace("\n", " ").split(" ")).strip()

    @property
    def words(self) -> str:
        """The text with every space an ordinary single one."""
        return " ".join("".join(text for _, text in self.strings).split())


class _Builder(HTMLParser):
    """Builds the tree, and insists that every element is closed where it should be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        assert len(element.attributes) == len(attrs), f"an attribute stands twice: {self.get_starttag_text()}"
        self.here.children.append(element)
        if tag not in _VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.here.tag == tag, f"</{tag}> closes <{self.here.tag}> at {self.getpos()}"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


class SwitchEntry(NamedTuple):
    """What the language switch says of one language: where its link leads (None: here), and what is added."""

    href: str | None
    remark: str


class Page:
    """One written page, as the facts that it states."""

    def __init__(self, path: str, html: str) -> None:
        self.path = path
        self.html = html
        builder = _Builder()
        builder.feed(html)
        builder.close()
        assert builder.here is builder.root, f"{path}: <{builder.here.tag}> is not closed"
        self.root = builder.root.one("html")

    @property
    def lang(self) -> str:
        return self.root.attributes["lang"]

    @property
    def title(self) -> str:
        return self.root.one("head").one("title").text

    @property
    def main(self) -> Element:
        return self.root.one("main")

    @property
    def heading(self) -> Element:
        return self.root.one("h1")

    @property
    def article(self) -> Element:
        return self.main.one("article")

    @property
    def canonical(self) -> str | None:
        found = self.root.all("link", rel="canonical")
        return found[0].get("href") if found else None

    @property
    def indexed(self) -> bool:
        return not any("noindex" in (meta.get("content") or "") for meta in self.root.all("meta", name="robots"))

    @property
    def alternates(self) -> dict[str, str]:
        """`hreflang` -> full address, in the order of the page."""
        found = [link for link in self.root.all("link", rel="alternate") if link.get("hreflang")]
        assert len(found) == len({link.get("hreflang") for link in found}), f"{self.path}: an alternate stands twice"
        return {link.attributes["hreflang"]: link.attributes["href"] for link in found}

    @property
    def feeds(self) -> dict[str, str]:
        """The media type of each feed named in the head -> its address."""
        return {
            link.attributes["type"]: link.attributes["href"]
            for link in self.root.all("link", rel="alternate")
            if link.get("type")
        }

    @property
    def links(self) -> list[Element]:
        return [link for link in self.root.all("a") if link.get("href") is not None]

    @property
    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.root if "id" in element.attributes]

    def switch(self, names: Mapping[str, str]) -> dict[str, SwitchEntry]:
        """The language switch by code; `names` are the languages' own names. It is the list that holds all of them."""
        for nav in self.root.all("nav"):
            entries = {}
            for item in nav.all("li"):
                code = next((code for code, name in names.items() if item.words.startswith(name)), None)
                if code is not None:
                    links = item.all("a")
                    assert all(link.get("hreflang") == code and link.lang == code for link in links)
                    remark = item.words.removeprefix(names[code]).strip()
                    entries[code] = SwitchEntry(links[0].get("href") if links else None, remark)
            if set(entries) == set(names):
                return entries
        raise AssertionError(f"{self.path}: no list of all languages")


class Feed(NamedTuple):
    """An Atom feed as its facts."""

    id: str
    lang: str
    self_link: str
    home: str
    updated: str
    entries: list[dict[str, str]]


_ATOM = {"a": "http://www.w3.org/2005/Atom"}
_FOR_PORTALS = ("/portaliem.html", "/portalam.html", "/for-portals.html", "/portalams.html")
_SITEMAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


@dataclass
class BuiltSite:
    """A folder of written pages, each parsed when it is asked for, once."""

    folder: Path
    siteurl: str = SITEURL
    _pages: dict[str, Page] = field(default_factory=dict)

    @cached_property
    def files(self) -> dict[str, Path]:
        """Every file by its path from the root."""
        return {
            "/" + file.relative_to(self.folder).as_posix(): file
            for file in sorted(self.folder.rglob("*"))
            if file.is_file()
        }

    @cached_property
    def paths(self) -> list[str]:
        """The addresses of all pages, redirects included; texts for portals are none."""
        names = [name for name in self.files if name.endswith(".html") and not name.endswith(_FOR_PORTALS)]
        return sorted(name.removesuffix("index.html") for name in names)

    @cached_property
    def pages(self) -> list[Page]:
        """All pages but those that only send the reader on."""
        return [page for path in self.paths if not (page := self[path]).root.all("meta", http_equiv="refresh")]

    def __getitem__(self, path: str) -> Page:
        if path not in self._pages:
            file = self.folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
            self._pages[path] = Page(path, file.read_text("utf-8"))
        return self._pages[path]

    def __contains__(self, path: str) -> bool:
        return path in self.paths

    def text(self, name: str) -> str:
        return self.files[name].read_text("utf-8")

    def path_of(self, address: str) -> str:
        """The path below the site's root of a full address or of a link."""
        base = "/" + self.siteurl.split("//", 1)[1].partition("/")[2] if "//" in self.siteurl else ""
        return address.removeprefix(self.siteurl).removeprefix(base.rstrip("/")).partition("#")[0]

    def atom(self, name: str) -> Feed:
        root = ElementTree.fromstring(self.files[name].read_bytes())
        links = {link.get("rel"): link.get("href", "") for link in root.findall("a:link", _ATOM)}
        entries = [
            {
                "id": entry.findtext("a:id", "", _ATOM),
                "title": entry.findtext("a:title", "", _ATOM),
                "link": next(link.get("href", "") for link in entry.findall("a:link", _ATOM)),
                "summary": entry.findtext("a:summary", "", _ATOM),
                "content": entry.findtext("a:content", "", _ATOM),
                "published": entry.findtext("a:published", "", _ATOM),
                "updated": entry.findtext("a:updated", "", _ATOM),
            }
            for entry in root.findall("a:entry", _ATOM)
        ]
        return Feed(
            id=root.findtext("a:id", "", _ATOM),
            lang=root.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
            self_link=links.get("self", ""),
            home=links.get("alternate", ""),
            updated=root.findtext("a:updated", "", _ATOM),
            entries=entries,
        )

    def json_feed(self, name: str) -> dict[str, Any]:
        return json.loads(self.text(name))

    @cached_property
    def sitemap(self) -> dict[str, dict[str, str]]:
        """Full address -> `hreflang` -> full address."""
        root = ElementTree.fromstring(self.files["/sitemap.xml"].read_bytes())
        found = {}
        for url in root.findall("s:url", _SITEMAP):
            loc = url.findtext("s:loc", "", _SITEMAP)
            assert loc not in found, f"{loc} stands twice"
            found[loc] = {link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", _SITEMAP)}
        return found


def parsed(html: str) -> Element:
    """A piece of HTML, such as the text of a feed's entry."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.here is builder.root
    return builder.root


def settings_file(folder: Path, siteurl: str = SITEURL, further: str = "") -> Path:
    """The repository's own settings as a file elsewhere, with another address and whatever a test changes."""
    file = folder / "settings_of_test.py"
    file.write_text(
        "import runpy\n"
        f"theirs = runpy.run_path({str(REPOSITORY / 'pelicanconf.py')!r})\n"
        "globals().update({name: value for name, value in theirs.items() if name.isupper()})\n"
        f"SITEURL = {siteurl!r}\n"
        f"THEME = {str(REPOSITORY / 'theme')!r}\n"
        f"PLUGIN_PATHS = [{str(REPOSITORY / 'plugins')!r}]\n" + further,
        encoding="utf-8",
    )
    return file


def environment() -> dict[str, str]:
    """For processes of our own, which run in other folders: the package is found there, too."""
    paths = [str(REPOSITORY / "plugins"), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def build_site(
    content: Path,
    work: Path,
    siteurl: str = SITEURL,
    today: date = TODAY,
    further: str = "",
    drafts: bool = False,
    like: BuiltSite | None = None,
) -> BuiltSite:
    """Builds `content` below the folder `work`; `further` are lines added to the settings.

    `like`: a site of which this one may have what is dear to make, such as its pictures.
    """
    from association.publishing.build import build
    from association.publishing.output_folder import store_beside

    if like is not None:
        shutil.copyfile(store_beside(like.folder), store_beside(work / "output"))
    build(settings_file(work, siteurl, further), content, work / "output", today, drafts)
    return BuiltSite(work / "output", siteurl)


Write = Callable[[Mapping[str, str]], Path]


def write_content(folder: Path, files: Mapping[str, str]) -> Path:
    """A content folder of the given files; site.yaml is there unless it is given."""
    for name, text in {
        "data/site.yaml": "name: Vieta\ntagline: {lv: Vieta, ru: Место, en: A place}\n",
        **files,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def shorten_sheets(organisations: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets a sheet of the list of organisations hold so few, as long as the test runs."""
    modules = [import_module(f"association.publishing.{name}") for name in ("structure", "pages.network")]
    for module in modules:  # all of them imported by now: else one would take what another has been given
        monkeypatch.setattr(module, "ORGANISATIONS_LISTED", organisations)
