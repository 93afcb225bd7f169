"""What the browser searches in: a JSON file per language, or several that it fetches as it needs them.

`ways` are the endings of each language, `stems` are lines: where words stand, then the stems of all words that stand
just there. Where is told by numbers, each 5 times the distance from the entry before plus the weight there; a `*`
before them says that the stem is in most texts, and its places there are left out. The entries themselves are on the
page; those of a large site are in files of ENTRIES_A_FILE each, `entryFiles`. Lines longer than WHOLE are cut by the
alphabet: `stemFiles` are [first stem, file].

With gzip, of the corpora of `invoke bench --compare 20,200,2000` in Latvian: 4 KB in one file; 15 KB in 5; 90 KB in 28,
of which the first has 1 KB and the largest 11.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from hashlib import sha256
from typing import Any

from association.language import Language, Languages
from association.language.folding import fold
from association.language.stems import stem
from association.letters import script

WHOLE = 64 * 1024  # bytes up to which everything is one file
STEMS_A_FILE = 32 * 1024  # bytes
ENTRIES_A_FILE = 100
COMMON = 0.5  # a stem in the texts of more than this share of the entries tells none from the others …
MANY = 20  # … where there are so many

SHORT = 2  # words that are a name rather than a sentence

_MARKS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]+")


class Weight(IntEnum):
    """Where a word stands; theme/static/js/search.js knows the same."""

    TEXT = 0
    SUMMARY = 1
    FACT = 2
    TITLE = 3
    NAME = 4  # a title or a name of one word or two


@dataclass(frozen=True)
class Entry:
    """A page, or a place on one, as a result shows it, and its words: (weight, text, code of the language)."""

    href: str
    title: str
    title_lang: str
    kind: str
    when: str
    languages: str
    words: tuple[tuple[Weight, str, str], ...]


@dataclass(frozen=True)
class SearchIndex:
    """The files by name, and the one to begin with; a file's name changes with its contents."""

    first: str
    files: Mapping[str, bytes]


def words(text: str) -> list[str]:
    """The words of a text as they are written, without marks of stress."""
    return _WORD.findall(_MARKS.sub("", unicodedata.normalize("NFC", text)))


def search_index(entries: Sequence[Entry], language: Language, languages: Languages, most: int) -> SearchIndex:
    """The index of an edition; `entries` that are equally good are shown in their order, and the page has them."""
    ways = [language, *(other for other in languages if other is not language)]
    stems = _Stems(ways, languages)
    for number, entry in enumerate(entries):
        for weight, text, code in entry.words:
            stems.add(number, weight, text, code)
    files: dict[str, bytes] = {}

    def add(content: Any) -> str:
        data = _json(content)
        name = f"search-{language.code}.{sha256(data).hexdigest()[:10]}.json"
        files[name] = data
        return name

    table: dict[str, Any] = {"ways": [way(one) for one in ways]}
    if len(entries) > most:
        starts = range(0, len(entries), ENTRIES_A_FILE)
        table["entryFiles"] = [add([_shown(one) for one in entries[at : at + ENTRIES_A_FILE]]) for at in starts]
        table["entriesEach"] = ENTRIES_A_FILE
    found = stems.places_of(len(entries))
    lines = _lines(found)
    if len(_json(lines)) > WHOLE:
        table["stemFiles"] = [[next(iter(part)), add(_lines(part))] for part in _parts(found)]
    else:
        table["stems"] = lines
    return SearchIndex(add(table), files)


def way(language: Language) -> dict[str, Any]:
    steps = [[least, " ".join(endings.split())] for least, endings in language.rules.endings]
    return {"script": language.script, "steps": steps}


def _shown(entry: Entry) -> list[str]:
    return [entry.href, entry.title, entry.title_lang, entry.kind, entry.when, entry.languages]


def _lines(found: Mapping[str, str]) -> list[str]:
    """Stems that stand in the same places are told together."""
    together: dict[str, list[str]] = {}
    for one, places in found.items():
        together.setdefault(places, []).append(one)
    return [" ".join([places, *stems]) for places, stems in together.items()]


def _parts(found: Mapping[str, str]) -> Iterator[dict[str, str]]:
    part: dict[str, str] = {}
    size = 0
    for one, places in found.items():
        part[one] = places
        size += len(one) + len(places)
        if size > STEMS_A_FILE:
            yield part
            part, size = {}, 0
    if part:
        yield part


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass
class _Stems:
    """Collects where each stem stands, in every language that the texts are in."""

    ways: Sequence[Language]
    languages: Languages
    places: dict[str, dict[int, int]] = field(default_factory=dict)
    known: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, number: int, weight: Weight, text: str, code: str) -> None:
        found = words(text)
        if weight is Weight.TITLE and len({self.stem(word, code) for word in found}) <= SHORT:
            weight = Weight.NAME
        for word in found:
            one = self.stem(word, code)
            if not one or " " in one:
                continue
            at = self.places.setdefault(one, {})
            if weight >= at.get(number, 0):
                at[number] = weight

    def stem(self, word: str, code: str) -> str:
        """By the language of the text, or by the first that is written in the word's letters."""
        key = (word, code)
        found = self.known.get(key)
        if found is None:
            letters = script(word)
            mine = [self.languages[code], *self.ways]
            way = next((one for one in mine if one.script == letters), None)
            found = self.known[key] = stem(word, way) if way else fold(word)
        return found

    def places_of(self, count: int) -> dict[str, str]:
        """Each stem, in the order of the letters, with where it stands."""
        return {one: self._told(one, count) for one in sorted(self.places)}

    def _told(self, one: str, count: int) -> str:
        at = self.places[one]
        numbers: Iterable[int] = sorted(at)
        common = count >= MANY and len(at) > COMMON * count
        if common:
            numbers = [number for number in numbers if at[number] > Weight.TEXT]
        told, before = [], 0
        for number in numbers:
            told.append(str((number - before) * 5 + at[number]))
            before = number
        return "*" * common + ",".join(told)
