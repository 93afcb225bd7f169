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
        self._by_first_word: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
        for name, code in names.items():
            html = str(escape(name))
            if first := _WORD.search(html):
                self._by_first_word[first[0]].append((html, code, first.start()))
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
            found = self._at(html, word, done)
            if found is not None:
                name, code, start = found
                parts += [html[done:start], f'<span lang="{code}">{name}</span>']
                done = start + len(name)
        return Markup("".join([*parts, html[done:]]))

    def _at(self, html: str, word: re.Match[str], done: int) -> tuple[str, str, int] | None:
        """The longest name whose first word this is and that ends where a word ends: with its language and place.

        Signs before its first word („+371”) are part of it; `done` is how far the text is taken already.
        """
        for name, code, lead in self._by_first_word.get(word[0], ()):
            start = word.start() - lead
            end = start + len(name)
            ends = not (name[-1:].isalnum() and html[end : end + 1].isalnum())
            if start >= done and html.startswith(name, start) and ends:
                return name, code, start
        return None
