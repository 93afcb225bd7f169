"""What can be told from the written files: bytes, requests, marks of language, tags for sharing, faults of HTML."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

from association.commands.measure import KIB, Row, not_measured, worst
from association.language import Languages
from association.problems import counted, said
from association.reading.scripts import pieces

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_ADDRESS = re.compile(r"\s*(?:https?://\S+|\S+@\S+)\s*")  # in no language
_SHARED = ("og:title", "og:description", "og:type", "og:url", "og:site_name", "og:image")


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


class WrittenPage(HTMLParser):
    """One page as its elements, and its text by the language in force."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self.run: list[str] = []  # scripts that stand in the page
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.elements.append((tag, told))
        if tag not in _VOID:
            self._open.append((tag, told.get("lang", self._open[-1][1] if self._open else "")))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, lang = self._open[-1] if self._open else ("", "")
        if tag == "script" and not self.elements[-1][1].get("type"):
            self.run.append(data)
        if data.strip() and tag not in ("", "script", "style", "title"):  # no part of a title can be marked
            self.texts.append((lang, data))

    def all(self, tag: str, **attributes: str) -> list[dict[str, str]]:
        return [told for name, told in self.elements if name == tag and attributes.items() <= told.items()]

    @property
    def lang(self) -> str:
        return self.all("html")[0].get("lang", "")

    @property
    def styles(self) -> list[str]:
        return [told["href"] for told in self.all("link", rel="stylesheet")]

    @property
    def index(self) -> str:
        """What the search of this page looks in; empty elsewhere."""
        return next((told["data-index"] for told in self.all("form") if "data-index" in told), "")

    @property
    def scripts(self) -> list[str]:
        return [told["src"] for told in self.all("script") if told.get("src")]


class WrittenSite:
    """The pages of a built site, by their addresses; what has nothing of the site around it is left out.

    That is a page that only sends the reader on, and an article's text for portals.
    """

    def __init__(self, folder: Path, languages: Languages) -> None:
        self.folder, self.languages = folder, languages
        self.pages: dict[str, WrittenPage] = {}
        for file in sorted(folder.rglob("*.html")):
            page = WrittenPage(file.read_text("utf-8"))
            if page.styles or page.all("nav"):
                self.pages["/" + file.relative_to(folder).as_posix().removesuffix("index.html")] = page
        icons = self.pages["/"].all("link", rel="icon")
        self.base = icons[0]["href"].rpartition("/")[0] if icons else ""  # favicon.ico stands at the site's root

    def file(self, address: str) -> Path:
        path = address.removeprefix(self.base).lstrip("/")
        return self.folder / (path + "index.html" if path.endswith("/") or not path else path)

    def packed(self, *addresses: str) -> int:
        """Bytes on the wire, with gzip at its best."""
        return sum(len(_gzip(self.file(address).read_bytes())) for address in addresses)

    def shape(self, path: str) -> tuple[str, str, int]:
        """Pages alike: their language, the section's word in it, and how deep below the section they stand."""
        lang = self.pages[path].lang
        steps = [step for step in path.removeprefix(f"/{lang}/").split("/") if step]
        return (lang, steps[0] if steps else "", min(len(steps), 2))

    @cached_property
    def weights(self) -> dict[str, int]:
        """HTML, styles and scripts of each page; the search's script has a goal of its own."""
        return {
            path: self.packed(path, *page.styles, *([] if page.index else page.scripts))
            for path, page in self.pages.items()
        }

    def script(self, path: str) -> int:
        """Bytes of script on the wire, as if what stands in the page came alone."""
        page = self.pages[path]
        return self.packed(*page.scripts) + sum(len(_gzip(text.encode())) for text in page.run)

    @cached_property
    def of_each_kind(self) -> list[str]:
        """The heaviest page of every kind in every language: what is wrong with a kind shows there first."""
        found: dict[tuple[str, str, int], str] = {}
        for path in sorted(self.pages, key=lambda path: (-self.weights[path], path)):
            found.setdefault(self.shape(path), path)
        return sorted(found.values())

    def about(self, type: str) -> list[str]:
        """The pages that say in JSON-LD that such a thing is what they are about."""
        begins = f'"@graph":[{{"@type":"{type}"'
        return [path for path in self.pages if begins in self.file(path).read_text("utf-8")]


def written_rows(site: WrittenSite, repository: Path) -> Iterator[Row]:
    yield from _weights(site)
    scripts = {path: site.script(path) for path in site.pages}
    indexes = {path: page.index for path, page in site.pages.items() if page.index}
    besides = {path: size for path, size in scripts.items() if path not in indexes}
    ours, met = worst(besides, 3 * KIB, " B gzip")
    yield Row(said("script of a page, besides search"), "≤ 3 KiB gzip", ours, met, besides)
    searches = {path: scripts[path] + site.packed(index) for path, index in indexes.items()}
    ours, met = worst(searches, 10 * KIB, " B gzip")
    yield Row(said("script and index of the search"), "≤ 10 KiB gzip", ours, met, searches)
    yield _switch(site)
    yield _foreign(site)
    yield _sharing(site)
    yield _faults(site, repository)


def _weights(site: WrittenSite) -> Iterator[Row]:
    homes = [path for path in site.pages if site.shape(path)[2] == 0]
    kinds = {
        (said("gzip bytes of an article: HTML, CSS, script"), 7): site.about("NewsArticle"),
        (said("gzip bytes of an event: HTML, CSS, script"), 7): site.about("Event"),
        (said("gzip bytes of home: HTML, CSS, script"), 10): homes,
        (said("gzip bytes of any other page: HTML, CSS, script"), 12): sorted(
            {*site.pages} - {*site.about("NewsArticle"), *site.about("Event"), *homes}
        ),
    }
    for (what, most), paths in kinds.items():
        found = {path: site.weights[path] for path in paths}
        ours, met = worst(found, most * KIB, " B")
        yield Row(what, f"≤ {most} KiB", ours, met, found)


def _switch(site: WrittenSite) -> Row:
    """Links to a page in another language say so twice: for the voice that reads, and for what they lead to."""
    lacking = [
        path
        for path, page in site.pages.items()
        if len(site.languages) > 1 and not any(link.get("hreflang") and link.get("lang") for link in page.all("a"))
    ]
    on_all = said("on all {count}", count=len(site.pages))
    ours = counted("lacking on {count} page", "lacking on {count} pages", len(lacking)) if lacking else on_all
    what, goal = said("language switch: links with `lang` and `hreflang`"), said("on every page")
    return Row(what, goal, ours, not lacking, lacking)


def _foreign(site: WrittenSite) -> Row:
    """Words in letters that only another of the site's languages has, in text that says it is in this one."""
    found: dict[str, list[str]] = {}
    languages = {language.code: language for language in site.languages}
    for path, page in site.pages.items():
        for lang, text in page.texts:
            language = languages.get(lang)
            if language is not None and not _ADDRESS.fullmatch(text):
                alien = [piece for piece, code in pieces(text, language, site.languages) if code]
                found.setdefault(path, []).extend(alien)
    ours, met = worst({path: len(words) for path, words in found.items()})
    raw = {path: words for path, words in found.items() if words}
    return Row(said("foreign words without `lang`"), "0", ours, met, raw)


def _sharing(site: WrittenSite) -> Row:
    has = {path: {told.get("property") for told in page.all("meta")} for path, page in site.pages.items()}
    lacking = {path: sum(tag not in tags for tag in _SHARED) for path, tags in has.items()}
    ours, met = worst(lacking)
    fewest = len(_SHARED) - max(lacking.values(), default=0)
    where = str(ours).partition(" ")[2]
    goal = said("{some} of {all}", some=len(_SHARED), all=len(_SHARED))
    return Row(said("tags for sharing"), goal, f"{fewest} {where}".strip(), met, lacking)


def _faults(site: WrittenSite, repository: Path) -> Row:
    what, goal = said("html-validate, recommended and a11y"), said("0 errors, 0 warnings")
    folder = repository / "tests" / "html"
    script = folder / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    node = shutil.which("node", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
    if not node or not script.exists():
        return not_measured(what, goal, said("html-validate is not installed (npm ci --prefix tests/html)"))
    files = [str(site.file(path)) for path in site.pages]
    with tempfile.TemporaryDirectory() as work:  # through a pipe it would tell the first 64 kB only
        told = Path(work) / "faults.json"
        command = [node, str(script), "--config", str(folder / ".htmlvalidate.json"), "--formatter", f"json={told}"]
        subprocess.run([*command, *files], capture_output=True, cwd=folder)
        reports = json.loads(told.read_text("utf-8"))
    faults = [[one["filePath"], fault["line"], fault["ruleId"]] for one in reports for fault in one["messages"]]
    ours = counted("{faults} in {count} page", "{faults} in {count} pages", len(files), faults=len(faults))
    return Row(what, goal, ours, not faults, faults)
