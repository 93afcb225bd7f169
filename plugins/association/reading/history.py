"""What a translation was made of: the original's words now, and as git remembers them."""

from __future__ import annotations

import os
import re
import subprocess
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path
from typing import Literal, NoReturn

from association.language import Languages
from association.problems import Problem, ProblemsFound, counted, did_you_mean, said
from association.reading import contents, files
from association.reading.names import Found
from association.reading.replacing import Replacement, replace
from association.reading.texts import split
from association.records.texts import words_hash

Tellings = Mapping[tuple[str, str], Mapping[str, Found]]


class Forgotten(Exception):
    """Git can't show the words that are asked for; the message says why."""


@dataclass(frozen=True)
class Wording:
    """The words of one text as its file gives them, checked by nobody."""

    title: str
    summary: str
    body: str
    translates: str = ""

    @property
    def hash(self) -> str:
        return words_hash(self.title, self.summary, self.body)

    @property
    def complete(self) -> bool:
        """Whether there is something to translate: a title, a summary and a text."""
        return all(part.strip() for part in (self.title, self.summary, self.body))


def tellings(content: Path, languages: Languages) -> Tellings:
    """The files of every article and page by (kind, key), then by language in the site's order."""
    groups: dict[tuple[str, str], dict[str, Found]] = defaultdict(dict)
    for found in files.find(content, [], []):
        if found.kind in ("article", "page") and found.lang in languages.codes:
            groups[found.kind, found.id][found.lang] = found
    order = {code: index for index, code in enumerate(languages.codes)}
    return {
        key: dict(sorted(by_language.items(), key=lambda entry: order[entry[0]]))
        for key, by_language in sorted(groups.items())
    }


def original_of(by_language: Mapping[str, Found]) -> Found:
    """The first that holds a text: what others translate. Where none does, the first, which ought to."""
    with_text = (found for found in by_language.values() if not _is_summary(found))
    return next(with_text, next(iter(by_language.values())))


def _is_summary(found: Found) -> bool:
    text = contents.read_text(found, [])
    draft = None if text is None else split(found, text, [])
    return draft is not None and not draft.has_text


def wording(found: Found) -> Wording:
    """The words of a file as it is now; raises ProblemsFound for one that can't be read."""
    problems: list[Problem] = []
    text = contents.read_text(found, problems)
    told = None if text is None else wording_in(found, text, problems)
    if told is None:
        raise ProblemsFound(problems)
    return told


def wording_in(found: Found, text: str, problems: list[Problem]) -> Wording | None:
    """The words of a file that holds this text; None, with problems, where that is no article or page."""
    draft = split(found, text, problems)
    if draft is None:
        return None
    problems += draft.header.problems
    header = draft.header.data if isinstance(draft.header.data, dict) else {}
    words = {name: value if isinstance(value := header.get(name), str) else "" for name in _HEADER_WORDS}
    return None if draft.header.problems else Wording(body=draft.body, **words)


_HEADER_WORDS = ("title", "summary", "translates")


# --- earlier words ------------------------------------------------------------------------------------


def earlier(found: Found, wanted: str) -> Wording:
    """The words with the hash `wanted` that the file once had; raises Forgotten when git can't show them."""
    seen = 0
    for told in _versions(found):
        seen += 1
        if told is not None and told.hash == wanted:
            return told
    if not seen:
        raise Forgotten(said("git has no version of the original: it was never committed"))
    raise Forgotten(
        counted(
            "none of the original's {count} version in git has these words",
            "none of the original's {count} versions in git has these words",
            seen,
        )
    )


def _versions(found: Found) -> Iterator[Wording | None]:
    """Every version in git's history, newest first, through changes of the file's name; None: it can't be read."""
    folder = found.path.absolute().parent
    log = _git(folder, "log", "--follow", "--no-show-signature", "--format=%H", "--name-only", "--", found.path.name)
    commit = ""
    for line in log.decode("utf-8", "replace").splitlines():
        if re.fullmatch(r"[0-9a-f]{40,64}", line):
            commit = line
        elif line:
            try:
                raw = _git(folder, "show", f"{commit}:{line}")
            except Forgotten:  # the commit that deleted the file, before another brought it back
                continue
            text = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
            yield wording_in(found, unicodedata.normalize("NFC", text), [])


def _git(folder: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(folder), "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        raise Forgotten(said("git is not installed here")) from None
    if done.returncode:
        reasons = done.stderr.decode("utf-8", "replace").strip().splitlines() or [said("no reason given")]
        raise Forgotten(said("git can't tell: {reason}", reason=reasons[0].removeprefix("fatal: ")))
    return done.stdout


# --- what changed -------------------------------------------------------------------------------------

Fate = Literal["same", "removed", "added"]


@dataclass(frozen=True)
class Change:
    """One changed paragraph: the field it stands in, and its words in runs that stayed, went or came."""

    field: Literal["title", "summary", "text"]
    runs: tuple[tuple[Fate, str], ...]


def changes(old: Wording, new: Wording) -> tuple[Change, ...]:
    """What changed from old to new, word by word; spacing and line ends are no change."""
    found = []
    for field, before, after in (
        ("title", [old.title], [new.title]),
        ("summary", [old.summary], [new.summary]),
        ("text", _paragraphs(old.body), _paragraphs(new.body)),
    ):
        before, after = [" ".join(part.split()) for part in before], [" ".join(part.split()) for part in after]
        for fate, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if fate != "equal":
                found.append(Change(field, _runs(" ".join(before[i1:i2]), " ".join(after[j1:j2]))))  # type: ignore
    return tuple(found)


def _paragraphs(body: str) -> list[str]:
    return [part for part in re.split(r"\n\s*\n", body) if part.strip()]


def _runs(before: str, after: str) -> tuple[tuple[Fate, str], ...]:
    old, new = before.split(), after.split()
    runs: list[tuple[Fate, str]] = []
    for fate, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if fate == "equal":
            runs.append(("same", " ".join(old[i1:i2])))
            continue
        if i1 < i2:
            runs.append(("removed", " ".join(old[i1:i2])))
        if j1 < j2:
            runs.append(("added", " ".join(new[j1:j2])))
    return tuple(runs)


# --- accepting ----------------------------------------------------------------------------------------

_LINE = re.compile(r"^(?:#[ \t]*)?translates:(?P<value>[^\r\n#]*)(?P<comment>#[^\r\n]*)?(?=\r?$)", re.MULTILINE)
_EDGE = re.compile(r"^\ufeff?---[ \t]*\r?\n?", re.MULTILINE)


def accept(named: Iterable[Path], content: Path, languages: Languages) -> list[tuple[str, bool]]:
    """Writes into each translation the hash of its original's words as they are now: all of them, or none.

    Gives back the files and whether they changed. Raises ProblemsFound when one is no translation, or its original
    isn't fit to be translated yet.
    """
    everything = tellings(content, languages)
    problems: list[Problem] = []
    translations: dict[Found, tuple[str, str]] = {}
    changes = []
    for file in named:
        try:
            found, original = _translation(file, everything)
            known = found in translations  # named twice
            old, new = translations[found] = wording(found).translates, _hash_of(original)
            if old != new and not known:
                changes.append(_with_hash_of(found, new))
        except ProblemsFound as refused:
            problems += refused.problems
    if problems:
        raise ProblemsFound(problems)
    replace(changes, "--accept")
    return [(found.name, old != new) for found, (old, new) in translations.items()]


def _translation(file: Path, everything: Tellings) -> tuple[Found, Found]:
    """The file, recognised, and the original that it translates."""
    for by_language in everything.values():
        for found in by_language.values():
            if os.path.realpath(found.path) == os.path.realpath(file):
                original = original_of(by_language)
                if found == original:
                    _refuse(found.name, said("is the original, and translates nothing"), said("name its translation"))
                return found, original
    names = [found.name for by_language in everything.values() for found in by_language.values()]
    return _refuse(str(file), said("is not an article or a page of this site"), did_you_mean(file.as_posix(), names))


def _hash_of(original: Found) -> str:
    told = wording(original)
    if not told.complete:
        _refuse(original.name, said("has no title, summary or text yet"), said("write the original first"))
    return told.hash


def _with_hash_of(found: Found, hash: str) -> Replacement:
    """Changes that one line; line ends and a byte-order mark stay as they are."""
    before = found.path.read_bytes()
    raw = before.decode("utf-8")
    edges = list(islice(_EDGE.finditer(raw), 2))
    if len(edges) < 2:
        _refuse(found.name, said("has line ends of long ago"), said("save it with the line ends of Unix or Windows"))
    start, end = edges[0].end(), edges[1].start()
    header = _with_hash(raw[start:end], hash, "\r\n" if "\r\n" in raw else "\n")
    return Replacement(found.path, found.name, before, (raw[:start] + header + raw[end:]).encode("utf-8"))


def _with_hash(header: str, hash: str, line_end: str) -> str:
    """The header with its line put right, or with the line that was a comment, or with a new one at its end."""
    line = f'translates: "{hash}"'
    match = _LINE.search(header)
    if not match:
        return header + line + line_end
    comment = "  " + match["comment"] if match["comment"] else ""
    return header[: match.start()] + line + comment + header[match.end() :]


def _refuse(file: str, message: str, remedy: str) -> NoReturn:
    raise ProblemsFound([Problem(file, 0, "", message, remedy)])
