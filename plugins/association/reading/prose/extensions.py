"""What Markdown does otherwise for us: ids of headings, tables of contents, plain texts."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown.extensions.toc import TocExtension, TocTreeprocessor, slugify_unicode
from markdown.inlinepatterns import SimpleTextInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString


class Plain(Treeprocessor):
    """Spares texts without any sign of Markdown's the search for each of them."""

    _SIGN = re.compile(rf"[\\`\[<&*_{STX}]|  \n")

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not self._SIGN.search(element.text):
                element.text = AtomicString(element.text)


class BareAddress(SimpleTextInlineProcessor):
    """An address that stands in a text as it is, in which * and _ are no marks."""

    def __init__(self) -> None:
        super().__init__(rf"((?<![\w/@=])[Hh][Tt]{{2}}[Pp][Ss]?://(?:(?!\*\*)[^\s<>{STX}])*[\w/=&#%-])")


class References(dict[str, tuple[str, str | None]]):
    """Addresses that stand below the text, by name, and which of them the text asks for."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: set[str] = set()

    def __getitem__(self, name: str) -> tuple[str, str | None]:
        self._asked.add(name)
        return super().__getitem__(name)

    def clear(self) -> None:
        super().clear()
        self._asked.clear()

    @property
    def unasked(self) -> list[str]:
        return [name for name in self if name not in self._asked]


class _HeadingIds(TocTreeprocessor):
    """Gives headings their ids, and makes a table of contents only for a text that asks for one."""

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        return super().build_toc_div(toc_list) if self._asked_for() else Element("div")

    def replace_marker(self, root: Element, elem: Element) -> None:
        if self._asked_for():
            super().replace_marker(root, elem)

    def _asked_for(self) -> bool:
        return any(self.marker in line for line in self.md.lines)


class Headings(TocExtension):
    """Headings whose ids begin with `s-`, as none of the page's own does."""

    TreeProcessorClass = _HeadingIds

    def __init__(self) -> None:
        super().__init__(slugify=lambda text, separator: "s-" + slugify_unicode(text, separator))
