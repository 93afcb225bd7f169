"""Proper names that keep their letters in another language, found in running text and marked with their own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from markupsafe import Markup, escape

_WORD = re.compile(r"\w+")
_QUOTE = "(?:&#3[49];|[„“”«»‘’])"  # the first as they are escaped
_ALIKE = re.compile(rf"(?P<quote>{_QUOTE})|(?P<space>[ \u00a0])|(?P<rest>.)", re.DOTALL)


class _Name:
    """One name as HTML, and its language's code.

    It is the same name with no-break spaces, and within another language's quotation marks.
    """

    def __init__(self, html: str, code: str, first: re.Match[str]) -> None:
        self.html, self.code = html, code
        self._lead, self._rest = html[: first.start()], html[first.start() :]

    def at(self, html: str, first: int, done: int) -> tuple[int, int] | None:
        """Where it stands when its first word is there, and ends where a word ends; `done` is how far all is taken."""
        found = self._pattern.match(html, first)
        if found is None or (found[0][-1].isalnum() and html[found.end() : found.end() + 1].isalnum()):
            return None
        if not self._lead:
            return first, found.end()
        before = self._before.search(html, max(done, first - 5 * len(self._lead)), first)
        return (before.start(), found.end()) if before else None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(_pattern(self._rest))

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(_pattern(self._lead) + r"\Z")


def _pattern(html: str) -> str:
    return "".join(
        _QUOTE if found["quote"] else "[ \u00a0]" if found["space"] else re.escape(found["rest"])
        for found in _ALIKE.finditer(html)
    )


class ForeignNames:
    """Names and the languages they are in; `mark` puts each that a text holds into `<span lang>` (WCAG 2.2, 3.1.2).

    Names are found by their first word, so that ten thousand of them cost no more than ten.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        """`names`: the name as written, and its language's code."""
        self._names = dict(names)
        self._by_first_word: dict[str, list[_Name]] = defaultdict(list)
        for name, code in names.items():
            html = str(escape(name))
            if first := _WORD.search(re.sub(_QUOTE, lambda mark: " " * len(mark[0]), html)):
                self._by_first_word[first[0]].append(_Name(html, code, first))
        for candidates in self._by_first_word.values():
            candidates.sort(key=lambda name: (-len(name.html), name.html, name.code))

    def __repr__(self) -> str:
        return f"ForeignNames({self._names})"

    def mark(self, text: str) -> Markup:
        """The text as HTML; Markup is taken as it is, anything else is escaped first."""
        html = str(escape(text))
        if self._by_first_word.keys().isdisjoint(_WORD.findall(html)):  # which is most often so
            return Markup(html)
        parts, done = [], 0
        for word in _WORD.finditer(html):
            for name in self._by_first_word.get(word[0], ()):
                if word.start() >= done and (found := name.at(html, word.start(), done)):
                    start, end = found
                    parts += [html[done:start], f'<span lang="{name.code}">{html[start:end]}</span>']
                    done = end
                    break
        return Markup("".join([*parts, html[done:]]))
