"""Proper names that keep their letters in another language, found in running text and marked with their own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from markupsafe import Markup, escape

_WORD = re.compile(r"\w+")


class ForeignNames:
    """Names and the languages they are in; `mark` puts each that a text holds into `<span lang>` (WCAG 2.2, 3.1.2).

    Names are found by their first word, so that ten thousand of them cost no more than ten.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        """`names`: the name as written, and its language's code."""
        self._by_first_word: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name, code in names.items():
            html = str(escape(name))
            if first := _WORD.match(html):
                self._by_first_word[first[0]].append((html, code))
        for candidates in self._by_first_word.values():
            candidates.sort(key=lambda candidate: (-len(candidate[0]), candidate))

    def __repr__(self) -> str:
        return f"ForeignNames({dict(self._by_first_word)})"

    def mark(self, text: str) -> Markup:
        """The text as HTML; Markup is taken as it is, anything else is escaped first."""
        html = str(escape(text))
        if self._by_first_word.keys().isdisjoint(_WORD.findall(html)):  # which is most often so
            return Markup(html)
        parts, done = [], 0
        for word in _WORD.finditer(html):
            found = self._at(html, word) if word.start() >= done else None
            if found is not None:
                name, code = found
                parts += [html[done : word.start()], f'<span lang="{code}">{name}</span>']
                done = word.start() + len(name)
        return Markup("".join([*parts, html[done:]]))

    def _at(self, html: str, word: re.Match[str]) -> tuple[str, str] | None:
        """The longest name that begins with this word and ends where a word ends."""
        for name, code in self._by_first_word.get(word[0], ()):
            end = word.start() + len(name)
            if html.startswith(name, word.start()) and not (name[-1:].isalnum() and html[end : end + 1].isalnum()):
                return name, code
        return None
