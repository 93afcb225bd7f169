"""What the allow list would take away, told before it is gone: of Markdown's tree and of typed HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import AMP_SUBSTITUTE

from association.problems import said
from association.reading.prose.allowed import TAGS, bad_attribute, bad_element
from association.reading.prose.rendered import Finding

_UNESCAPE = UnescapeTreeprocessor()  # \_ and the like, which Markdown keeps as numbers until the end


class Looks(Treeprocessor):
    """Looks at what Markdown made of an editor's signs, while it is still a tree: attributes and addresses."""

    def begin(self, source: str) -> None:
        self._source = source
        self.faults: list[Finding] = []

    def run(self, root: Element) -> None:
        for element in root.iter():
            if not isinstance(element.tag, str):
                continue
            for name, value in element.attrib.items():
                if not _is_markdowns_own(name, value):
                    typed = _UNESCAPE.unescape(value or "").replace(AMP_SUBSTITUTE, "&")
                    for _, *fault in bad_attribute(element.tag, name, html.unescape(typed), ""):
                        self.faults.append((typed if typed in self._source else name, *fault))
            if element.tag not in TAGS:
                words = "".join(element.itertext()).strip()[:40]
                self.faults += bad_element(element.tag, words if words in self._source else "", self._source)


def _is_markdowns_own(name: str, value: str | None) -> bool:
    """What footnotes and tables bring along, which no editor typed."""
    return value is not None and (
        name == "class" and value.startswith("footnote")
        or name == "id" and re.match(r"fn(?:ref\d*)?-", value) is not None
        or name == "style" and value.startswith("text-align:")
    )  # fmt: skip


class _Typed(HTMLParser):
    """Looks at HTML that an editor typed."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[Finding] = []
        self._begun: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        where = self.get_starttag_text() or ""
        self._begun.add(tag)
        self.faults += bad_element(tag, where)
        for name, value in attrs:
            self.faults += bad_attribute(tag, name, value or "", where)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._begun:
            self.faults += bad_element(tag, f"</{tag}")

    def handle_comment(self, data: str) -> None:
        self.faults.append(("<!", said("a note in <!-- --> would be lost"), said("delete it, or write it as text")))

    def handle_decl(self, decl: str) -> None:
        self.faults.append(("<!", said("'<!{words}>' has no meaning here", words=decl), said("delete it")))

    unknown_decl = handle_decl

    def handle_pi(self, data: str) -> None:
        self.faults.append(("<?", said("'<?{words}>' has no meaning here", words=data), said("delete it")))


def refused(blocks: Iterable[object]) -> Iterator[Finding]:
    typed = _Typed()
    for block in blocks:
        if isinstance(block, str) and block.startswith("<"):
            typed.feed(block)
            typed.close()
            typed.reset()
    yield from typed.faults
