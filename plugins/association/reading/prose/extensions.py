"""What Markdown does otherwise for us: ids of headings, tables of contents, plain texts."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.tables import TableExtension, TableProcessor
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
    """Addresses that stand below the text, by name: which of them the text asks for, and which stand there twice."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: set[str] = set()
        self.repeated: list[str] = []

    def __setitem__(self, name: str, value: tuple[str, str | None]) -> None:
        if name in self:
            self.repeated.append(name)
        super().__setitem__(name, value)

    def __getitem__(self, name: str) -> tuple[str, str | None]:
        self._asked.add(name)
        return super().__getitem__(name)

    def clear(self) -> None:
        super().clear()
        self._asked.clear()
        self.repeated.clear()

    @property
    def unasked(self) -> list[str]:
        return [name for name in self if name not in self._asked]


class _Rows(TableProcessor):
    """Notes rows with more cells than their table has columns: Markdown takes the cells away."""

    def __init__(self, md: Markdown, config: dict[str, Any], too_long: list[str]) -> None:
        super().__init__(md.parser, config)
        self._too_long = too_long

    def _build_row(self, row: str, parent: Element, align: list[str | None]) -> None:
        if any(cell.strip() for cell in self._split_row(row)[len(align) :]):
            self._too_long.append(row)
        super()._build_row(row, parent, align)


class Tables(TableExtension):
    """Tables; `too_long` are the rows of the last text that have too many cells."""

    def __init__(self) -> None:
        super().__init__()
        self.too_long: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the library's name
        super().extendMarkdown(md)
        md.parser.blockprocessors.register(_Rows(md, self.getConfigs(), self.too_long), "table", 75)
        md.registerExtension(self)

    def reset(self) -> None:
        self.too_long.clear()


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
