"""What the theme dresses pages in: style and script that stand in the page itself, and script that comes in files.

A page waits for every file that it names in its head: style, and the little script that most pages need, stand in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from markupsafe import Markup

from association.exports.headers import policy
from association.problems import Problem, ProblemsFound, said
from association.publishing.theme_faults import not_utf_8
from association.reading.files import shown_path

LAYERS = ("tokens", "base", "layout", "components", "utilities")
# What a kind of page shows, beside what every page has: one style for each kind, since a host is told each one's hash.
STYLES = {
    "text": ("reading",),
    "beside": ("reading", "beside"),
    "record": ("reading", "lists", "records"),
    "list": ("reading", "lists"),
    "invitations": ("reading", "lists", "invitations"),
    "calendar": ("lists", "calendar"),
    "directory": ("reading", "lists", "figures", "filter"),
    "search": ("reading", "lists", "search"),
}
# What few pages show: tables, quotes, code, pictures, drawings. A style has their rules only where one of them is.
INSETS, INSET = "insets", re.compile(r"<(?:table|blockquote|pre|hr|img|svg)\b")
# Scripts that look at the reader's day, and what on a page asks for them.
TIMED = {"days": re.compile(r" data-(?:event|deadline)="), "today": re.compile(r" data-days\b")}
# Larger than the pages that need them would bear, and not needed to read those.
SCRIPT_FILES = {"filter": ("folding", "filter"), "search": ("folding", "stems", "search")}
WORKER = "/worker.js"  # at the root, since a service worker governs what stands below it

# Indentation, and comments that have their lines to themselves: readers' machines need neither.
_FOR_PEOPLE = re.compile(r"^ *(?:(?:/\*.*?\*/|//[^\n]*)\n)?", re.DOTALL | re.MULTILINE)
_BLANKS_OF_CSS = re.compile(r'("[^"]*")|;\s*(?=\})|\s*([{};,>])\s*|(:) +')
_VARIABLE, _USED = re.compile(r"(--[\w-]+): ([^;]+);\n?"), re.compile(r"var\((--[\w-]+)\)")


class Dress(NamedTuple):
    """What a page wears; `file` is the address of a script, or empty, as `offline` may be."""

    style: Markup
    file: str
    timed: tuple[Markup, ...]
    offline: Markup
    policy: Markup


class Theme:
    """The theme's files as one build needs them; `base` is the path that the site stands under."""

    def __init__(self, folder: Path, base: str, offline: bool) -> None:
        self._static = folder / "static"
        self._base = base
        self._worker = offline
        self.styles = {
            (name, insets): self._style((*parts, *([INSETS] if insets else [])))
            for name, parts in STYLES.items()
            for insets in (False, True)
        }
        self._worn: dict[str, None] = {}
        self._files = {name: self._joined("js", parts) for name, parts in SCRIPT_FILES.items()}
        self._addresses = {
            name: f"/theme/{name}.{sha256(text.encode()).hexdigest()[:10]}.js" for name, text in self._files.items()
        }
        self._timed = {name: self._joined("js", [name]) for name in TIMED}
        self._offline = self._joined("js", ["offline"]).replace(WORKER, base + WORKER) if offline else Markup()
        self._policy = cache(lambda style, timed, files: self._allowing([style], timed, files))

    def dress(self, style: str, file: str, main: str) -> Dress:
        """What a page with such content wears; its template chooses style and script file by their names."""
        timed = tuple(self._timed[name] for name, asks in TIMED.items() if asks.search(main))
        address = self._base + self._addresses[file] if file else ""
        worn = self.styles[style, bool(INSET.search(main))]
        self._worn[worn] = None
        return Dress(worn, address, timed, self._offline, self._policy(worn, timed, bool(file)))

    @property
    def policy(self) -> Markup:
        """What any of the pages that have been dressed may need."""
        return self._allowing(self._worn, self._timed.values(), files=True)

    def _allowing(self, styles: Iterable[str], timed: Iterable[str], files: bool) -> Markup:
        return policy(styles, filter(None, [*timed, self._offline]), files, self._worker)

    @property
    def files(self) -> Iterator[tuple[str, str]]:
        """(path, content) of every file that is written for readers' programs."""
        for name, path in self._addresses.items():
            yield path, self._files[name]
        yield WORKER, self._joined("js", ["worker" if self._worker else "worker-gone"])

    @property
    def unchanging(self) -> list[str]:
        """Addresses whose names change with what they hold."""
        return [self._base + path for path in self._addresses.values()]

    @property
    def mark(self) -> str:
        file = self._static / "icons" / "mark.svg"
        text = _read(file)
        try:
            ElementTree.fromstring(text)
        except ElementTree.ParseError as fault:
            message, remedy = said("is no drawing: {why}", why=fault), said("export it anew as SVG")
            raise ProblemsFound([Problem(shown_path(file), 0, "", message, remedy)]) from None
        return text

    def _joined(self, folder: str, parts: Sequence[str]) -> Markup:
        """The theme's files of one kind as one."""
        files = [self._static / folder / f"{part}.{folder}" for part in parts]
        return Markup("".join(_FOR_PEOPLE.sub("", _read(file)) for file in files))

    def _style(self, parts: Sequence[str]) -> Markup:
        """A style as readers' programs get it: every layer, in its order, then the parts that fill them further."""
        text = f"@layer {','.join(LAYERS)};{self._joined('css', (*LAYERS, *parts))}"
        return Markup(_BLANKS_OF_CSS.sub(lambda found: "".join(filter(None, found.groups())), _settled(text)))


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as fault:
        raise not_utf_8(file, fault) from None


def _settled(css: str) -> str:
    """Variables that have one value everywhere, by night and on paper, as that value: most of them have a name only."""
    told = _VARIABLE.findall(css)
    often = Counter(name for name, _ in told)
    settled = {name: value for name, value in told if often[name] == 1}
    css = _VARIABLE.sub(lambda found: "" if found[1] in settled else found[0], css)
    while any(name in settled for name in _USED.findall(css)):  # a value may name another
        css = _USED.sub(lambda found: settled.get(found[1], found[0]), css)
    return css
