"""HTML of an editor's text as plain text: paragraphs between empty lines, no line wrapped."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

_BLOCKS = frozenset("blockquote dd div dl dt figcaption figure p pre table".split())
_BLOCKS |= {f"h{level}" for level in range(1, 7)}
_LINES = frozenset({"caption", "li", "tr"})
_SPACE = re.compile(r"[ \t\r\n]+")  # a no-break space stays
_REFERENCE = "fnref"  # the begin of the id that Python-Markdown gives to each place that refers to a footnote


def plain_text(html: str) -> str:
    """Entries of lists begin with a dash or their number, cells of a table stand between bars, footnotes are [1]."""
    return text_and_links(html)[0]


def text_and_links(html: str) -> tuple[str, list[tuple[str, str]]]:
    """Also the words and the address of each link that leads away from the text, each address once."""
    if "<" not in html:
        return _SPACE.sub(" ", unescape(html)).strip(" "), []
    reader = _Text()
    reader.feed(html)
    reader.close()
    found: dict[str, str] = {}
    for words, address in reader.links:
        found.setdefault(address, words)
    return reader.text, [(words, address) for address, words in found.items()]


class _Text(HTMLParser):
    """Collects lines; `None` among them is an empty one, however many follow each other."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[tuple[str, str]] = []
        self._lines: list[str | None] = []
        self._line = ""
        self._lists: list[int | None] = []  # of each list that is open, its next number
        self._begins = ""  # what the next words of an entry follow
        self._verbatim = 0
        self._address, self._words = "", ""  # of the link that is open
        self._references: set[str] = set()
        self._refers = False

    @property
    def text(self) -> str:
        self._end_line()
        lines = [line for at, line in enumerate(self._lines) if line is not None or self._lines[at - 1 : at] != [None]]
        return "\n".join(line or "" for line in lines).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("ul", "ol"):
            self._end_line()
            if not self._lists:
                self._lines.append(None)
            self._lists.append(int(given.get("start") or 1) if tag == "ol" else None)
        elif tag == "li":
            self._begin_entry()
        elif tag in _BLOCKS and not (self._lists and not self._line):
            self._end_block()
        elif tag in _LINES or tag == "br":
            self._end_line()
        elif tag in ("td", "th") and self._line.strip():
            self._line += " | "
        elif tag == "img":
            self._add(f"[{given.get('alt', '')}]")
        elif tag == "a":
            self._address, self._words = given.get("href", ""), ""
        elif tag == "sup" and given.get("id", "").startswith(_REFERENCE):
            self._references.add(given["id"])
            self._refers = True
            self._add("[")
        self._verbatim += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self._end_line()
            if self._lists:
                self._lists.pop()
            if not self._lists:
                self._lines.append(None)
        elif tag in _BLOCKS:
            self._end_block()
        elif tag in _LINES:
            self._end_line()
        elif tag == "a":
            self._end_link()
        elif tag == "sup" and self._refers:
            self._refers = False
            self._add("]")
        self._verbatim -= tag == "pre"

    def handle_data(self, data: str) -> None:
        if self._leads_back:
            return
        self._words += data
        if self._verbatim:
            for number, line in enumerate(data.split("\n")):
                if number:
                    self._end_line()
                self._line += line
        else:
            self._add(data)

    def _add(self, words: str) -> None:
        words = _SPACE.sub(" ", words)
        if not self._line.strip(" "):
            words = words.lstrip(" ")
        if words:
            self._line, self._begins = self._begins + self._line + words, ""

    def _end_link(self) -> None:
        if self._address and not self._address.startswith("#") and not (self._refers or self._leads_back):
            self.links.append((_SPACE.sub(" ", self._words).strip(), self._address))
        self._address = ""

    @property
    def _leads_back(self) -> bool:
        """Whether the open link goes from a footnote to where it belongs, as nobody can in plain text."""
        return self._address.partition("#")[2] in self._references

    def _begin_entry(self) -> None:
        self._end_line()
        mark = "– "
        if self._lists and self._lists[-1] is not None:
            mark = f"{self._lists[-1]}. "
            self._lists[-1] += 1
        self._begins = "  " * (len(self._lists) - 1) + mark

    def _end_line(self) -> None:
        if self._line.strip():
            self._lines.append(self._line.rstrip())
        self._line = ""

    def _end_block(self) -> None:
        self._end_line()
        if not self._lists:
            self._lines.append(None)
