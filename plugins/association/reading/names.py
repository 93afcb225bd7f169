"""What a file of `content/` is, by its name and where it lies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic_core import PydanticCustomError

from association.problems import Problem, counted, did_you_mean, listed, plain, said, why
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
RIGHTS = said("look who may read it, and whether it is still there")

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


@dataclass(frozen=True)
class Found:
    """One file: what kind of thing it holds, the id its name gives, and for texts the language and the date."""

    path: Path
    name: str
    kind: str
    id: str = ""
    lang: str = ""
    date: str = ""


def recognised(path: Path, name: str, parts: tuple[str, ...], problems: list[Problem]) -> Found | None:
    """None, and a problem, when it is nothing that belongs there."""
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


def stray_folder(parts: tuple[str, ...]) -> tuple[str, ...] | None:
    """The folder above a file that is none of this site's; None when all above it are."""
    match parts:
        case ("images" | "files", *_) | (_,):
            return None
        case ("articles" | "pages", _, _, *_):
            return parts[:2]
        case ("data", folder, _, *_) if folder not in RECORD_FOLDERS:
            return parts[:2]
        case ("data", _, _, _, *_):
            return parts[:3]
    return None if parts[0] in FOLDERS else parts[:1]


def unknown_folder(name: str, folder: tuple[str, ...], files: list[tuple[str, ...]]) -> Problem:
    """One problem for all that lies in a folder that is none of this site's."""
    message = counted(
        "is not a folder that belongs here, with {count} file in it",
        "is not a folder that belongs here, with {count} files in it",
        len(files),
    )
    match folder:
        case (kind,) if kind in RECORD_FOLDERS:
            remedy: str = said("put it into {folder}/", folder="data")
        case (*above, _) if tuple(above) and (above[-1] in ("articles", "pages") or above[-1] in RECORD_FOLDERS):
            remedy = said("put its files straight into {folder}/", folder="/".join(above))
        case _:
            kinds = Counter(parts[-1].rpartition(".")[2].lower() for parts in sorted(files))
            most = kinds.most_common(1)[0][0]
            remedy = _remedy(next(parts for parts in files if parts[-1].lower().endswith(most)))
    return Problem(f"{name}/", 0, "", message, remedy)


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
        problems.append(Problem(name, 0, "", said("can't be opened: {why}", why=why(error)), RIGHTS))
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
    if plain(file) != file and _fits((*parts[:-1], plain(file))):
        return did_you_mean(file, [plain(file)])
    if f".{suffix}" in IMAGE_TYPES and parts[0].casefold() != "images":
        return said("put pictures into {folder}/", folder="images")
    if f".{suffix}" in DOCUMENT_TYPES and parts[0].casefold() != "files":
        return said("put documents to download into {folder}/", folder="files")
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
        case (_,) if home := next((folder for folder in FOLDERS if _fits((folder, file))), ""):
            return said("put it into {folder}/", folder=home)
        case (folder, _) if folder in RECORD_FOLDERS:
            return said("put it into {folder}/", folder=f"data/{folder}")
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
