"""Texts that an earlier build has read: after an edit nearly all are the same, and Markdown is a build's dearest part.

What is remembered is the HTML of a text without faults, under everything it was made of: its words, its language, how
the site's languages are written, names that keep their letters, and the programs that made it. Files it links to
are asked for each time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from association.language import ForeignNames, Language, Languages
from association.reading.pictures import Remember
from association.reading.prose import Prose, Rendered

_LIBRARIES = ("markdown", "nh3", "markupsafe")


class _Faulty(Exception):
    """A text with faults, which its editor is going to mend, isn't worth remembering."""


class ReadBefore:
    """Renders as Prose does, and only what wasn't rendered before."""

    def __init__(
        self, resolve_file: Callable[[str, str], str | None], languages: Languages, remember: Remember
    ) -> None:
        self._resolve_file = resolve_file
        self._remember = remember
        self._asked: dict[str, str | None] = {}  # files that the text at hand links to
        self._prose = Prose(self._resolve_and_note, languages)
        self._made_with = programs() + json.dumps([asdict(language) for language in languages], default=_in_order)
        self._key = cache(self._key_of)

    def render(self, source: str, where: str, language: Language, names: ForeignNames) -> Rendered:
        made: list[Rendered] = []

        def make() -> bytes:
            self._asked = {}
            made.append(self._prose.render(source, where, language, names))
            if made[0].faults:
                raise _Faulty
            return json.dumps([made[0].html, made[0].links, self._asked]).encode()

        try:
            kept = self._remember(f"{self._key(language, names)} {source}", make)
        except _Faulty:
            return made[0]
        if made:
            return made[0]
        html, links, asked = json.loads(kept)
        if any(self._resolve_file(target, where) != address for target, address in asked.items()):
            return self._prose.render(source, where, language, names)
        return Rendered(html, [(kind, id) for kind, id in links])

    def _resolve_and_note(self, target: str, where: str) -> str | None:
        self._asked[target] = self._resolve_file(target, where)
        return self._asked[target]

    def _key_of(self, language: Language, names: ForeignNames) -> str:
        """What all texts of a language have in common."""
        return "text " + sha256(f"{self._made_with} {language.code} {names!r}".encode()).hexdigest()


def _in_order(value: Set[str] | Mapping[Any, Any]) -> Iterable[Any]:
    """A set as what every process takes it for, whatever its hash seed."""
    return dict(value) if isinstance(value, Mapping) else sorted(value)


@cache
def programs() -> str:
    """Stands for this package and the libraries that make HTML, so that no version has to be raised.

    Kept for as long as the process runs, as the modules are that it has loaded.
    """
    digest = sha256(repr([(name, version(name)) for name in _LIBRARIES]).encode())
    folder = Path(__file__).parents[1]
    for file in sorted(folder.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
