"""What lies in `content/`: nothing there is passed over without a word."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from association.problems import Problem, said, why
from association.reading.names import RIGHTS, Found, recognised, stray_folder, unknown_folder

SCHEMAS = ".schema"  # ours, in data/: what editors' programs check by

# Files that programs leave behind, by no wish of the editor's; everything else that is hidden gets a word.
_LEFT_BY_PROGRAMS = re.compile(r"\._.*|\.#.*|\..*\.sw[a-p]|\.~lock\..*|\.DS_Store|\.git.*|\.directory|\.localized")
_FOLDERS_OF_PROGRAMS = re.compile(r"\.(?:git|svn|hg|vscode|idea|obsidian|fleet|zed|Trash.*|trash.*|cache|tmp.*)")
_LEFT_BY_WINDOWS = frozenset({"thumbs.db", "desktop.ini"})


def find(content: Path, problems: list[Problem], passed_over: list[str]) -> list[Found]:
    """Every file of the folder, in the order of names; what has no meaning there becomes a problem.

    `passed_over` gets the names of what programs leave behind, and of README.md files, notes to other editors.
    """
    if not content.is_dir():
        problems.append(
            Problem(str(content), 0, "", said("is not a folder"), said("name the folder that holds the content"))
        )
        return []
    found = []
    spelled: dict[str, list[str]] = defaultdict(list)
    strays: dict[tuple[str, ...], list[Path]] = defaultdict(list)
    for path in sorted(_walk(content, problems, passed_over)):
        name, parts = shown_path(path), path.relative_to(content).parts
        if parts[-1] == "README.md" and parts[0] not in ("articles", "pages"):
            if len(parts) > 1:
                passed_over.append(name)
            continue
        if unicodedata.normalize("NFC", name) != name:
            remedy = said("rename it, best with a to z and - only")
            problems.append(Problem(name, 0, "", said("has marks apart from their letters in its name (NFD)"), remedy))
            continue
        if stray := stray_folder(parts):
            strays[stray].append(path)
            continue
        problems += _twins(content, parts, spelled)
        if (what := recognised(path, name, parts, problems)) is not None:
            found.append(what)
    for stray, paths in strays.items():
        within = [path.relative_to(content).parts for path in paths]
        if len(paths) == 1:
            recognised(paths[0], shown_path(paths[0]), within[0], problems)
        else:
            problems.append(unknown_folder(shown_path(content.joinpath(*stray)), stray, within))
    return found


def shown_path(path: Path) -> str:
    """The path as an editor knows it: from where the command was given, or in full; printable in any case."""
    relative = os.path.relpath(path)
    name = path.as_posix() if relative.startswith("..") else Path(relative).as_posix()
    name = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in name)


def _twins(content: Path, parts: tuple[str, ...], spelled: dict[str, list[str]]) -> Iterator[Problem]:
    """A path, or a folder above it, that would overwrite another where capitals don't count; each is told once."""
    for end in range(1, len(parts) + 1):
        path = "/".join(parts[:end])
        spellings = spelled[path.casefold()]
        known = path in spellings
        if not known:
            spellings.append(path)
        if path != spellings[0]:
            if not known:
                name, twin = shown_path(content / path) + "/" * (end < len(parts)), spellings[0]
                message = said(
                    "differs from '{twin}' only in capitals, which some computers can't tell apart", twin=twin
                )
                yield Problem(name, 0, "", message, said("rename one of them, or put both together"))
            return


def _walk(folder: Path, problems: list[Problem], passed_over: list[str]) -> Iterator[Path]:
    """Files below a folder; links could lead out of `content/`, and what is no file could never end."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        problems.append(Problem(shown_path(folder), 0, "", said("can't be opened: {why}", why=why(error)), RIGHTS))
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            if entry.name == SCHEMAS:
                continue
            known = _FOLDERS_OF_PROGRAMS if entry.is_dir(follow_symlinks=False) else _LEFT_BY_PROGRAMS
            if known.fullmatch(entry.name):
                passed_over.append(shown_path(path))
            else:
                problems.append(_hidden(path, entry))
        elif entry.name.lower() in _LEFT_BY_WINDOWS:
            passed_over.append(shown_path(path))
        elif entry.is_symlink():
            remedy = said("put the file itself here: nothing outside this folder is read")
            problems.append(Problem(shown_path(path), 0, "", said("is a link to another place"), remedy))
        elif entry.is_dir():
            yield from _walk(path, problems, passed_over)
        elif entry.is_file():
            yield path
        else:
            problems.append(Problem(shown_path(path), 0, "", said("is neither a file nor a folder"), said("delete it")))


def _hidden(path: Path, entry: os.DirEntry[str]) -> Problem:
    """What an editor may believe to be published, and is not."""
    message = said("is hidden, and hidden files are not published")
    remedy = said("take the dot from the beginning of its name, or delete it")
    if entry.is_dir(follow_symlinks=False):
        message = said("is hidden, and what is in hidden folders is not read")
    elif entry.name.startswith(".env"):
        remedy = said("move it out of here: such files hold passwords, and this folder is public")
    return Problem(shown_path(path), 0, "", message, remedy)
