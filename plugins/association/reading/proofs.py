"""Advice on everything that editors wrote, file by file, and the mended files."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from pydantic import BaseModel

from association.advice import Finding, advise, mended, misprinted, vocabulary
from association.advice.reader import Vocabulary
from association.language import Languages
from association.problems import Problem, said
from association.reading import contents, history
from association.reading.names import Found
from association.reading.passages import Passage, line_ends, passages
from association.reading.replacing import Replacement, replace
from association.reading.texts import HEADER

_LINE_END = re.compile(r"\r\n|\r|\n")
_MOST_TURNS = 8  # what one edit brings to light, the next turn mends


@dataclass(frozen=True)
class Proof:
    """One file as it is and as it would be mended (the same bytes when there is nothing to mend), with the advice."""

    found: Found
    before: bytes
    after: bytes
    advice: tuple[Problem, ...]


@dataclass(frozen=True)
class _Sheet:
    found: Found
    raw: bytes
    text: str
    passages: Sequence[Passage]
    model: type[BaseModel] | None


def proofs(kept: Mapping[Found, bytes], languages: Languages, models: Mapping[str, type[BaseModel]]) -> list[Proof]:
    """One for each file that there is something to tell of; files with faults that others tell are passed over.

    `kept` is what the files held when the site was read.
    """
    sheets = []
    for found, raw in sorted(kept.items(), key=lambda one: one[0].path):
        model = models.get(found.kind.removeprefix("list:"))
        if model is None and found.kind not in ("article", "page"):
            continue
        text = contents.text_in(raw, found, [])
        words = None if text is None else passages(found, text, languages, model)
        if text is not None and words is not None:
            sheets.append(_Sheet(found, raw, text, words, model))
    known = {
        language: vocabulary(p.shown for sheet in sheets for p in sheet.passages if p.language is language)
        for language in languages
    }
    read = []
    for sheet in sheets:
        text, advice = _read(sheet, languages, known)
        read.append((sheet, text, _in_order(advice, _laid_out(sheet, text))))
    kept_up = _kept_up([(sheet, text) for sheet, text, _ in read], languages)
    made = [
        Proof(sheet.found, sheet.raw, _with_line_ends(sheet.raw, kept_up.get(sheet.found.name, text)), advice)
        for sheet, text, advice in read
    ]
    return [proof for proof in made if proof.advice or proof.after != proof.before]


def _read(sheet: _Sheet, languages: Languages, known: dict[object, Vocabulary]) -> tuple[str, tuple[Problem, ...]]:
    """The text mended as far as that is certain, and everything there is to tell.

    What is certain is told as it was met; what is not, as the mended text still has it: a sentence whose end was glued
    to the next is long no more.
    """
    text, words, told = sheet.text, sheet.passages, list(_apart(sheet))
    for turn in range(_MOST_TURNS):
        doubts: list[Problem] = []
        edits = []
        for passage in words:
            for finding in advise(passage.text, passage.shown, passage.language, known[passage.language]):
                start = passage.start
                if finding.certain and start is not None and turn + 1 < _MOST_TURNS:
                    edits += [(start + a, start + b, instead) for a, b, instead in finding.edits]
                    told.append(_problem(sheet, passage, finding))
                else:
                    doubts.append(_problem(sheet, passage, finding))
        if not edits:
            return text, _in_order(told, doubts)
        further = mended(text, edits)
        after = passages(sheet.found, further, languages, sheet.model)
        if after is None or not _same_fields(words, after, text, further):
            return sheet.text, _in_order(told, doubts)  # who mends it looks at YAML, too
        text, words = further, after
    return text, _in_order(told, doubts)


def _laid_out(sheet: _Sheet, text: str) -> Iterable[Problem]:
    """What Markdown makes of the lines otherwise than they look; an empty line more is left to the editor."""
    header = HEADER.match(text) if sheet.model is None else None
    if header is not None:
        first, ends = text.count("\n", 0, header.start("body")) + 1, line_ends(header["body"])
        for finding in misprinted(header["body"]):
            line = first + bisect_left(ends, finding.start)
            yield Problem(sheet.found.name, line, "", finding.message, finding.remedy)


def _in_order(told: Iterable[Problem], doubts: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(dict.fromkeys((*told, *doubts)), key=lambda problem: problem.line))


def _same_fields(before: Sequence[Passage], after: Sequence[Passage], text: str, further: str) -> bool:
    """Whether mending changed words only, and not what YAML or Markdown takes them for."""
    places = [[(p.path, p.language, p.start is None) for p in words] for words in (before, after)]
    return places[0] == places[1] and text.count("\n") == further.count("\n")


def _problem(sheet: _Sheet, passage: Passage, finding: Finding) -> Problem:
    line = passage.line_at(finding.start)
    return Problem(sheet.found.name, line, passage.field, finding.message, finding.remedy)


def _apart(sheet: _Sheet) -> Iterable[Problem]:
    """Lines whose letters and marks are apart, as some computers write „ā”; they are put together by reading."""
    text = sheet.raw.decode("utf-8-sig")
    if unicodedata.is_normalized("NFC", text):
        return
    for number, line in enumerate(_LINE_END.split(text), start=1):
        if not unicodedata.is_normalized("NFC", line):
            message = said("marks stand apart from their letters (NFD), and searches miss the words")
            yield Problem(sheet.found.name, number, "", message, said("write each letter as one sign"))


def _with_line_ends(raw: bytes, text: str) -> bytes:
    """The mended text with the byte-order mark and the line ends that the file had."""
    old = raw.decode("utf-8")
    mark = "\ufeff" if old.startswith("\ufeff") else ""
    ends = _LINE_END.findall(old)
    joined = "".join(line + end for line, end in zip_longest(text.split("\n"), ends, fillvalue=""))
    return (mark + joined).encode("utf-8")


def _kept_up(read: Iterable[tuple[_Sheet, str]], languages: Languages) -> dict[str, str]:
    """Translations that were up to date with an original whose marks are mended stay so: their files' new texts."""
    stories: dict[tuple[str, str], dict[str, tuple[_Sheet, str]]] = defaultdict(dict)
    for sheet, text in read:
        if sheet.model is None:
            stories[sheet.found.kind, sheet.found.id][sheet.found.lang] = sheet, text
    changed = {}
    for versions in stories.values():
        original, *others = [versions[code] for code in languages.codes if code in versions]
        if original[0].text == original[1]:
            continue
        hashes = [
            words.hash
            for text in (original[0].text, original[1])
            if (words := history.wording_in(original[0].found, text, []))
        ]
        for sheet, text in others:
            words = history.wording_in(sheet.found, text, [])
            if words is not None and len(hashes) == 2 and words.translates == hashes[0]:
                changed[sheet.found.name] = text.replace(hashes[0], hashes[1], 1)
    return changed


# --- writing ------------------------------------------------------------------------------------------


def write(made: Iterable[Proof]) -> list[str]:
    """Writes the mended files, all or none, and only over the bytes that were read; gives back their names.

    Raises ProblemsFound when one has changed since or must not be written.
    """
    changes = [proof for proof in made if proof.after != proof.before]
    replace((Replacement(one.found.path, one.found.name, one.before, one.after) for one in changes), "--fix")
    return [proof.found.name for proof in changes]
