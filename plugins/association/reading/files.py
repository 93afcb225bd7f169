"""What lies in `content/`, and what each file is: nothing there is passed over without a word."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pydantic_core import PydanticCustomError

from association.problems import Problem, did_you_mean, listed, said, to_say, why
from association.records import values

RECORD_FOLDERS = {
    "organisations": "organisation",
    "events": "event",
    "projects": "project",
    "offers": "offer",
    "surveys": "survey",
    "documents": "document",
    "agreements": "agreement",
}
LIST_FILES = {
    "places.yaml": "place",
    "fields.yaml": "field",
    "topics.yaml": "topic",
    "programmes.yaml": "programme",
    "glossary.yaml": "term",
    "needs.yaml": "need",
    "resources.yaml": "resource",
}
SINGLE_FILES = {"site.yaml": "site", "network.yaml": "network", "redirects.yaml": "redirects"}
FOLDERS = ("articles", "pages", "data", "images", "files")
IMAGE_TYPES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif"})
DOCUMENT_TYPES = frozenset({".pdf"})
LARGEST_TEXT = 5_000_000  # bytes of a file of records: ten thousand of them are welcome
LARGEST_PROSE = 300_000  # bytes of an article: more than a hundred pages

_ID = re.compile(values.ID_PATTERN)
_ARTICLE = re.compile(
    rf"(?P<date>\d{{4}}-\d{{2}}-\d{{2}})-(?P<key>{values.ID_PATTERN})\.(?P<lang>[A-Za-z0-9-]+)\.md", re.A
)
_PAGE = re.compile(rf"(?P<key>{values.ID_PATTERN})\.(?P<lang>[A-Za-z0-9-]+)\.md")
_RECORD = re.compile(rf"(?P<key>{values.ID_PATTERN})\.yaml")
_PUBLISHED_NAME = re.compile(r"[\w-][\w.-]*")
_BEGINNINGS = {  # what a file of each published type begins with
    ".jpg": rb"\xff\xd8\xff",
    ".jpeg": rb"\xff\xd8\xff",
    ".png": rb"\x89PNG\r\n\x1a\n",
    ".webp": rb"RIFF....WEBP",
    ".avif": rb"....ftyp(?:avif|avis|mif1)",
    ".pdf": rb"%PDF-",
}
SCHEMAS = ".schema"  # ours, in data/: what editors' programs check by

# Files that programs leave behind, by no wish of the editor's; everything else that is hidden gets a word.
_LEFT_BY_PROGRAMS = re.compile(r"\._.*|\.#.*|\..*\.sw[a-p]|\.~lock\..*|\.DS_Store|\.git.*|\.directory|\.localized")
_FOLDERS_OF_PROGRAMS = re.compile(r"\.(?:git|svn|hg|vscode|idea|obsidian|fleet|zed|Trash.*|trash.*|cache|tmp.*)")
_LEFT_BY_WINDOWS = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True)
class Found:
    """One file: what kind of thing it holds, the id its name gives, and for texts the language and the date."""

    path: Path
    name: str
    kind: str
    id: str = ""
    lang: str = ""
    date: str = ""


def find(content: Path, problems: list[Problem], passed_over: list[str]) -> list[Found]:
    """Every file of the folder, in the order of names; what has no meaning there becomes a problem.

    `passed_over` gets the names of what programs leave behind, and of README.md files, notes to other editors.
    """
    if not content.is_dir():
        problems.append(
            Problem(str(content), 0, "", said("is not a folder"), said("name the folder that holds the content"))
        )
        return []
    found, spelled = [], dict[str, str]()
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
        if twin := _twin(parts, spelled):
            message = said("differs from '{twin}' only in capitals, which some computers can't tell apart", twin=twin)
            problems.append(Problem(name, 0, "", message, said("rename one of them, or put both together")))
        if (what := _recognised(path, name, parts, problems)) is not None:
            found.append(what)
    return found


def shown_path(path: Path) -> str:
    """The path as an editor knows it: from where the command was given, or in full; printable in any case."""
    relative = os.path.relpath(path)
    name = path.as_posix() if relative.startswith("..") else Path(relative).as_posix()
    name = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in name)


def _twin(parts: tuple[str, ...], spelled: dict[str, str]) -> str | None:
    """The path that this one, or a folder above it, would overwrite where capitals don't count."""
    for end in range(1, len(parts) + 1):
        path = "/".join(parts[:end])
        if spelled.setdefault(path.casefold(), path) != path:
            return spelled[path.casefold()]
    return None


def _walk(folder: Path, problems: list[Problem], passed_over: list[str]) -> Iterator[Path]:
    """Files below a folder; links could lead out of `content/`, and what is no file could never end."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        problems.append(Problem(shown_path(folder), 0, "", said("can't be opened: {why}", why=why(error)), _RIGHTS))
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


_RIGHTS = said("look who may read it, and whether it is still there")


def _hidden(path: Path, entry: os.DirEntry[str]) -> Problem:
    """What an editor may believe to be published, and is not."""
    message = said("is hidden, and hidden files are not published")
    remedy = said("take the dot from the beginning of its name, or delete it")
    if entry.is_dir(follow_symlinks=False):
        message = said("is hidden, and what is in hidden folders is not read")
    elif entry.name.startswith(".env"):
        remedy = said("move it out of here: such files hold passwords, and this folder is public")
    return Problem(shown_path(path), 0, "", message, remedy)


# --- what a file is, by its name ----------------------------------------------------------------------


def _recognised(path: Path, name: str, parts: tuple[str, ...], problems: list[Problem]) -> Found | None:
    match parts:
        case ("articles", file) if match := _ARTICLE.fullmatch(file):
            problems += _no_such_day(name, match["date"])
            return Found(path, name, "article", match["key"], match["lang"], match["date"])
        case ("pages", file) if match := _PAGE.fullmatch(file):
            return Found(path, name, "page", match["key"], match["lang"])
        case ("data", folder, file) if folder in RECORD_FOLDERS and (match := _RECORD.fullmatch(file)):
            return Found(path, name, RECORD_FOLDERS[folder], match["key"])
        case ("data", file) if file in LIST_FILES:
            return Found(path, name, "list:" + LIST_FILES[file])
        case ("data", "region.geojson"):
            return Found(path, name, "region")
        case ("data", file) if file in SINGLE_FILES:
            return Found(path, name, SINGLE_FILES[file], SINGLE_FILES[file])
        case ("images", *_) if path.suffix.lower() in IMAGE_TYPES:
            return _asset("picture", path, name, parts, problems)
        case ("files", *_) if path.suffix.lower() in DOCUMENT_TYPES:
            return _asset("asset", path, name, parts, problems)
    problems.append(Problem(name, 0, "", said("is not a file that belongs here"), _remedy(parts)))
    return None


def _no_such_day(name: str, day: str) -> Iterator[Problem]:
    try:
        values.parse_day(day)
    except PydanticCustomError as fault:
        told = fault.context or {}
        yield Problem(
            name, 0, "", told["message"], said("begin the file's name with a day that exists: year-month-day")
        )


def _asset(kind: str, path: Path, name: str, parts: tuple[str, ...], problems: list[Problem]) -> Found:
    """A file that readers get: its name can stand in an address, and it is what the name says."""
    if not all(_PUBLISHED_NAME.fullmatch(part) for part in parts):
        remedy = said("rename it with letters, digits and hyphens: spaces and other signs break addresses")
        problems.append(Problem(name, 0, "", said("has a name that can't stand in an address"), remedy))
    try:
        with path.open("rb") as file:
            beginning = file.read(32)
    except OSError as error:
        problems.append(Problem(name, 0, "", said("can't be opened: {why}", why=why(error)), _RIGHTS))
        return Found(path, name, "asset")
    suffix = path.suffix.lower()
    if not re.match(_BEGINNINGS[suffix], beginning, re.DOTALL):
        message = said("is not a {suffix} file inside", suffix=suffix) if beginning else said("is empty")
        problems.append(Problem(name, 0, "", message, said("save it again from the program that made it")))
        return Found(path, name, "asset")
    return Found(path, name, kind)


def _remedy(parts: tuple[str, ...]) -> str:
    """What to do with a file that has no meaning where it lies."""
    file, lower = parts[-1], parts[-1].lower()
    stem, _, suffix = lower.rpartition(".")
    if parts[0] in ("articles", "pages"):
        return _remedy_of_text(parts, stem, suffix)
    match parts:
        case ("data", *_) if suffix in ("yml", "json", "txt", "yaml") and _fits((*parts[:-1], f"{stem}.yaml")):
            return said("call it {name}", name=f"{stem}.yaml")
        case ("data", _) if stem in RECORD_FOLDERS:
            return said("each has a file of its own: data/{folder}/its-id.yaml", folder=stem)
        case ("data", _):
            return did_you_mean(file, [*LIST_FILES, *SINGLE_FILES])
        case ("data", folder, _) if folder in RECORD_FOLDERS:
            return said("name it as in data/{folder}/balta-maja.yaml: a to z, digits and hyphens", folder=folder)
        case ("data", folder, *_) if f"{folder}.yaml" in LIST_FILES:
            return said("these stand together in data/{folder}.yaml", folder=folder)
        case ("data", folder, *_) if folder in RECORD_FOLDERS:
            return said("put it straight into data/{folder}/", folder=folder)
        case ("data", folder, *_):
            return did_you_mean(folder, RECORD_FOLDERS)
        case ("images", *_):
            return said("pictures end in {types}", types=listed(sorted(IMAGE_TYPES)))
        case ("files", *_):
            return said("documents to download end in {types}", types=listed(sorted(DOCUMENT_TYPES)))
        case (_,):
            return said("files stand in the folders {folders}", folders=listed(FOLDERS))
    return did_you_mean(parts[0], FOLDERS)


def _remedy_of_text(parts: tuple[str, ...], stem: str, suffix: str) -> str:
    folder = parts[0]
    if len(parts) > 2:
        return said("put it straight into {folder}/", folder=folder)
    if suffix in ("docx", "doc", "odt", "rtf"):
        return said("copy its words into a text file whose name ends in .md")
    if suffix in ("md", "markdown", "txt") and _fits((folder, f"{stem}.md")):
        return said("call it {name}", name=f"{stem}.md")
    if folder == "pages":
        return said("name it as in par-mums.lv.md: a key of a to z, digits and hyphens, the language")
    return said("name it as in 2017-06-08-atslega.lv.md: the day, a key of a to z, digits and hyphens, the language")


def _fits(parts: tuple[str, ...]) -> bool:
    """Whether a file of this name would be at home."""
    match parts:
        case ("articles", file):
            return _ARTICLE.fullmatch(file) is not None
        case ("pages", file):
            return _PAGE.fullmatch(file) is not None
        case ("data", folder, file):
            return folder in RECORD_FOLDERS and _RECORD.fullmatch(file) is not None
        case ("data", file):
            return file in LIST_FILES or file in SINGLE_FILES
    return False


def is_id(word: str) -> bool:
    """Whether the word can be the id of a record."""
    return len(word) <= values.LONGEST_ID and _ID.fullmatch(word) is not None


# --- what a file says ---------------------------------------------------------------------------------

_SEEN_AT_ONCE = 10  # lines that are named when many have the same fault

# Signs that no keyboard types: left by a wrong encoding, by another program, or there to deceive.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_LOST = re.compile("\ufffd")
_MERGE = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)


def invisible(text: str) -> str | None:
    """The first sign in the text that nobody can see and that doesn't belong there."""
    found = _INVISIBLE.search(text)
    return found[0] if found else None


def read_text(found: Found, problems: list[Problem], kept: dict[Found, bytes] | None = None) -> str | None:
    """The file's text, NFC, with `\\n` line ends; opened here and nowhere else, once.

    What it held goes into `kept`, for who wants to look at it again.
    """
    largest = LARGEST_PROSE if found.kind in ("article", "page") else LARGEST_TEXT
    raw = read_bytes(found, largest, problems)
    if raw is None:
        return None
    if kept is not None:
        kept[found] = raw
    return text_in(raw, found, problems)


def text_in(raw: bytes, found: Found, problems: list[Problem]) -> str | None:
    """The text that these bytes of the file are, NFC, with `\\n` line ends."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:200].count(b"\0") > len(raw[:200]) // 4:
        problems.append(
            Problem(found.name, 0, "", said("is saved as UTF-16"), said("save it again with the encoding UTF-8"))
        )
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        remedy = said("save it again with the encoding UTF-8")
        problems.append(Problem(found.name, line, "", said("is not saved as UTF-8"), remedy))
        return None
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    faults = [
        *_on_lines(
            _INVISIBLE, text, found, to_say("holds a sign that nobody can see (U+{code})"), said("type the line anew")
        ),
        *_on_lines(
            _LOST, text, found, to_say("a letter was lost here (U+{code})"), said("type it anew, and save as UTF-8")
        ),
        *_on_lines(
            _MERGE,
            text,
            found,
            to_say("two versions were left side by side here"),
            said("keep one; delete <<<, ===, >>>"),
        ),
    ]
    problems += faults
    return None if faults else text


def read_bytes(found: Found, largest: int, problems: list[Problem]) -> bytes | None:
    """All that is in the file; None, and a problem, when it can't be opened or is larger than so many bytes."""
    try:
        with found.path.open("rb") as file:
            raw = file.read(largest + 1)
    except OSError as error:
        problems.append(Problem(found.name, 0, "", said("can't be opened: {why}", why=why(error)), _RIGHTS))
        return None
    if len(raw) > largest:
        message = said("is larger than {limit} kB", limit=largest // 1000)
        problems.append(
            Problem(found.name, 0, "", message, said("look what is in it, or share it out among several files"))
        )
        return None
    return raw


def _on_lines(pattern: re.Pattern[str], text: str, found: Found, template: str, remedy: str) -> Iterable[Problem]:
    """A problem for each line that holds what the pattern finds; for the first lines only when there are many."""
    lines: dict[int, str] = {}
    for match in islice(pattern.finditer(text), _SEEN_AT_ONCE * 10):
        lines.setdefault(text.count("\n", 0, match.start()) + 1, match[0])
    for line, sign in islice(lines.items(), _SEEN_AT_ONCE):
        yield Problem(found.name, line, "", said(template, code=f"{ord(sign[0]):04X}"), remedy)
