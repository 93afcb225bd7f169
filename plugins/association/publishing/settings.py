"""What pelicanconf.py and publishconf.py say, checked before anything is made of it; without Pelican."""

from __future__ import annotations

import ast
import os
import re
import runpy
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from association.language import Languages
from association.problems import Problem, ProblemsFound, closest, said
from association.reading.files import shown_path

_TEXTS = {"PATH": "content", "OUTPUT_PATH": "output", "THEME": "theme", "TIMEZONE": "Europe/Riga"}
_SHARED = "pelicanconf.py"  # whose settings publishconf.py takes over


@dataclass(frozen=True)
class Settings:
    """What every command needs to know of a site; folders are absolute."""

    file: Path
    content: Path
    output: Path
    theme: Path
    plugins: tuple[Path, ...]
    languages: Languages
    zone: str
    values: Mapping[str, Any]

    @classmethod
    def read(cls, file: Path) -> Settings:
        """Raises ProblemsFound with everything that is wrong with the settings, each where it stands."""
        values = values_in(file)
        problems = [*_texts_wrong(values), *_zone_wrong(values), *_choices_wrong(values)]
        try:
            languages = Languages.from_settings(values.get("LANGUAGES"))  # type: ignore[arg-type]
            problems += _default_wrong(values, languages)
        except ProblemsFound as found:
            problems += found.problems
        if problems:
            raise ProblemsFound(_placed(file, problem) for problem in problems)
        folder = file.absolute().parent
        content, output, theme = (folder / values[name] for name in ("PATH", "OUTPUT_PATH", "THEME"))
        plugins = tuple(folder / path for path in values.get("PLUGIN_PATHS", ()))
        return cls(file, content, output, theme, plugins, languages, values["TIMEZONE"], values)

    @property
    def today(self) -> date:
        """The day in the site's own time zone."""
        return datetime.now(ZoneInfo(self.zone)).date()

    def refuse_unbuildable(self) -> None:
        """Raises ProblemsFound for what only those need who write pages: the theme, our plugin, the address."""
        problems = [_placed(self.file, problem) for problem in self._unbuildable()]
        address = self.values.get("SITEURL", "")
        problems += _address_wrong(address, publishing=self.values.get("PUBLISHING", False))
        if problems:
            raise ProblemsFound(problems)

    def _unbuildable(self) -> Iterator[Problem]:
        if not (self.theme / "templates").is_dir():
            message = said("there is no theme in {folder}: it would have a folder 'templates'", folder=self.theme)
            yield _problem(
                "THEME",
                message,
                said("name the folder of this site's theme, as in {example}", example='THEME = "theme"'),
            )
        if "association" not in self.values.get("PLUGINS", ()):
            message = said("lacks '{name}', which makes every page", name="association")
            yield _problem("PLUGINS", message, said("write {example}", example='PLUGINS = ["association"]'))


def values_in(file: Path) -> Mapping[str, Any]:
    """The settings of a file as they are; raises ProblemsFound when it can't be run."""
    if not file.is_file():
        message, remedy = (
            said("is not there"),
            said("name the file with the settings, as in {example}", example=_SHARED),
        )
        raise ProblemsFound([Problem(str(file), 0, "", message, remedy)])
    try:
        return runpy.run_path(str(file))
    except (Exception, SystemExit) as fault:
        raise ProblemsFound([_fault_in(file, fault)]) from fault


def _fault_in(file: Path, fault: BaseException) -> Problem:
    """Where in the settings Python stopped; what is wrong there, Python says in English."""
    if isinstance(fault, SyntaxError) and fault.filename:
        where, line = fault.filename, fault.lineno or 0
    else:
        frames = traceback.extract_tb(fault.__traceback__)
        folder = os.path.dirname(os.path.abspath(file))
        ours = [one for one in frames if os.path.dirname(os.path.abspath(one.filename)) == folder]
        where, line = (ours[-1].filename, ours[-1].lineno or 0) if ours else (str(file), 0)
    why = f"{type(fault).__name__}: {fault.msg if isinstance(fault, SyntaxError) else fault}"
    message = said("can't be run as Python: {why}", why=why)
    return Problem(
        shown_path(Path(where)), line, "", message, said("mend that line, or undo the last edit of the file")
    )


# --- what is wrong with them --------------------------------------------------------------------------


def _problem(name: str, message: str, remedy: str) -> Problem:
    return Problem("", 0, name, message, remedy)


def _texts_wrong(values: Mapping[str, Any]) -> Iterator[Problem]:
    for name, example in _TEXTS.items():
        given = values.get(name)
        if not isinstance(given, str) or not given.strip():
            message = said("is missing") if given is None else said("is empty") if given == "" else said("is not text")
            yield _problem(name, message, said("write {example}", example=f'{name} = "{example}"'))


def _zone_wrong(values: Mapping[str, Any]) -> Iterator[Problem]:
    given = values.get("TIMEZONE")
    if not isinstance(given, str) or not given.strip():
        return
    try:
        ZoneInfo(given)
    except (LookupError, ValueError, OSError):
        meant = closest(given, available_timezones())
        remedy = said("did you mean '{word}'?", word=meant) if meant else said("write it as in Europe/Riga")
        yield _problem("TIMEZONE", said("'{zone}' is not a time zone", zone=given), remedy)


def _choices_wrong(values: Mapping[str, Any]) -> Iterator[Problem]:
    for name in ("OFFLINE", "PUBLISHING"):
        if not isinstance(given := values.get(name, False), bool):
            yield _problem(name, said("{value} is not a choice", value=repr(given)), said("write True or False"))
    for name in ("PLUGINS", "PLUGIN_PATHS"):
        given = values.get(name, [])
        if not isinstance(given, list | tuple) or not all(isinstance(one, str) for one in given):
            yield _problem(name, said("is not a list of names"), said("write {example}", example=f'{name} = ["…"]'))
    if not isinstance(values.get("SITEURL", ""), str):
        yield _problem("SITEURL", said("is not text"), said("write it in full, as in https://example.org"))


def _default_wrong(values: Mapping[str, Any], languages: Languages) -> Iterator[Problem]:
    """Pelican has a word for what the order of LANGUAGES says already: the two may not differ."""
    first, given = languages.default.code, values.get("DEFAULT_LANG")
    if given is not None and given != first:
        message = said("'{code}' is not the first of LANGUAGES: that is '{first}'", code=given, first=first)
        yield _problem("DEFAULT_LANG", message, said("write '{first}', or change the order of LANGUAGES", first=first))


def _address_wrong(address: str, publishing: bool) -> Iterator[Problem]:
    """A path is the host's affair, as on many free ones; what else may follow a host has no place in links."""
    if not address:
        if publishing:
            remedy = said("say where the site will stand, as in SITEURL=https://example.org invoke publish")
            yield Problem("SITEURL", 0, "", said("is empty"), remedy)
        return
    full = said("write it in full, as in https://example.org")
    if "@" in address.partition("//")[2].partition("/")[0]:
        message = said("holds what stands before an @, as a name and a password, and every page would publish it")
        yield Problem("SITEURL", 0, "", message, full)
    elif not _is_web_address(address):
        yield Problem("SITEURL", 0, "", said("'{address}' is not a web address", address=address), full)


_ADDRESS = re.compile(r"https?://[^\s/?#\"'<>\\@]+(?:/[^\s?#\"'<>\\]*)?")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)*[^\W_](?:[\w-]{0,61}[^\W_])?|\[[0-9A-Fa-f:.]+\]")


def _is_web_address(address: str) -> bool:
    if not _ADDRESS.fullmatch(address):
        return False
    try:
        parts = urlsplit(address)
        host = parts.netloc if parts.port is None else parts.netloc.rpartition(":")[0]
    except ValueError:  # no port, or no host of version 6
        return False
    inner = parts.path.removesuffix("/").split("/")[1:]
    return bool(_HOST.fullmatch(host)) and not {"", ".", ".."} & set(inner)


# --- where they stand ---------------------------------------------------------------------------------


def _placed(file: Path, problem: Problem) -> Problem:
    """The problem with the file and the line in which the setting of its field is written, where that can be seen."""
    name, *keys = problem.field.split(".")
    for one in (file, file.with_name(_SHARED)):
        if line := _line_of(one, name, keys):
            return replace(problem, file=shown_path(one), line=line)
    return replace(problem, file=shown_path(file))


def _line_of(file: Path, name: str, keys: list[str]) -> int:
    try:
        tree = ast.parse(file.read_text("utf-8"))
    except (OSError, ValueError, SyntaxError):
        return 0
    line = 0
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(one, ast.Name) and one.id == name for one in targets):
            line = _line_within(node.value, keys) or node.lineno
    return line


def _line_within(value: ast.expr, keys: list[str]) -> int:
    """The line of the entry that the keys lead to, or of the last on the way."""
    line = 0
    for wanted in keys:
        if not isinstance(value, ast.Dict):
            break
        entries = zip(value.keys, value.values, strict=True)
        entry = next((one for one in entries if isinstance(one[0], ast.Constant) and str(one[0].value) == wanted), None)
        if entry is None:
            break
        line, value = entry[0].lineno, entry[1]
    return line
