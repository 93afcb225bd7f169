"""One whole build: settings, Pelican beside the output, checks of what was written, the switch."""

from __future__ import annotations

import gc
import logging
import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from association.language import Languages
from association.problems import Problem, ProblemsFound, said
from association.publishing import OURS
from association.publishing.output_folder import staged, store_beside
from association.publishing.settings import Settings
from association.publishing.store import Store
from association.publishing.theme_faults import theme_faults_told
from association.publishing.written_pages import problems_in

_LARGE = 2**20  # bytes; larger ones keep more memory without being quicker


@dataclass(frozen=True)
class Summary:
    """What a build made: pages per language, Pelican's warnings, seconds of wall time."""

    pages: Mapping[str, int]
    warnings: tuple[str, ...]
    seconds: float
    output: Path


@dataclass
class _Log(logging.Handler):
    """Pelican tells of dropped files and failed plugins only in its log, and goes on: we listen and stop."""

    warnings: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.WARNING)

    def __hash__(self) -> int:
        return id(self)

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if record.exc_info and record.exc_info[1] is not None:
            said += f": {record.exc_info[1]}"
        (self.errors if record.levelno >= logging.ERROR else self.warnings).append(said)


def settings_of(
    file: Path, content: Path | None = None, output: Path | None = None, further: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Pelican's settings from a file, with the folders that a command names."""
    from pelican.settings import read_settings

    override: dict[str, Any] = {**OURS, **(further or {})}
    if content is not None:
        override["PATH"] = str(content.resolve())
    if output is not None:
        override["OUTPUT_PATH"] = str(output.absolute())
    return read_settings(str(file), override=override)


def build(
    settings: Path,
    content: Path | None = None,
    output: Path | None = None,
    today: date | None = None,
    drafts: bool = False,
) -> Summary:
    """Builds the site and switches it in; on any failure the output stays as it was.

    Raises ProblemsFound for faults of the content, of the settings and of the theme, OutputRefused or OutputFailed
    for those of the output folder.
    """
    began = time.monotonic()
    read = Settings.read(settings)
    if not (folder := content or read.content).is_dir():
        message, remedy = said("is not a folder"), said("name the folder that holds the content")
        raise ProblemsFound([Problem(str(folder), 0, "", message, remedy)])
    read.refuse_unbuildable()
    told = settings_of(settings, content, output, {"TODAY": today, "DRAFTS": drafts})
    target = Path(told["OUTPUT_PATH"])
    _keep_freed_memory()
    with (
        _without_looking_for_cycles(),
        staged(target, keep_out=[Path(told["PATH"]), Path(told["THEME"])]) as staging,
        Store(store_beside(target)) as store,
    ):
        log = _run({**told, "OUTPUT_PATH": str(staging), "STORE": store})
        problems = problems_in(staging, told["SITEURL"])
        if problems:
            raise ProblemsFound(problems)
        pages = _count(staging, Languages.from_settings(told["LANGUAGES"]))
    return Summary(pages, tuple(log.warnings), time.monotonic() - began, target)


def _run(told: dict[str, Any]) -> _Log:
    from pelican import Pelican
    from pelican.settings import Settings

    with _listening() as log:
        made = Pelican(Settings(told))
        if "association" not in made.settings["PLUGINS"]:
            message = said("didn't load: {why}", why="; ".join(log.errors or log.warnings))
            remedy = said("look whether PLUGIN_PATHS names the folder that holds it")
            raise ProblemsFound([Problem("pelicanconf.py", 0, "PLUGINS.association", message, remedy)])
        with theme_faults_told(Path(told["THEME"])):
            made.run()
    if log.errors:
        raise ProblemsFound(Problem("Pelican", 0, "", error) for error in log.errors)
    return log


@contextmanager
def _listening() -> Iterator[_Log]:
    """Hears Pelican's log; its closing line counts articles of its own generators, of which there are none."""
    from pelican.log import console

    log, logger, quiet = _Log(), logging.getLogger("pelican"), console.quiet
    propagate = logger.propagate
    logger.addHandler(log)
    logger.propagate, console.quiet = False, True
    try:
        yield log
    finally:
        logger.removeHandler(log)
        logger.propagate, console.quiet = propagate, quiet


def _keep_freed_memory() -> None:
    """Frees one large piece, since glibc gives memory back by the measure of the largest yet (mallopt(3), dynamic
    M_MMAP_THRESHOLD): else every share picture makes it give back 150 pages and ask for them anew."""
    bytes(_LARGE)


@contextmanager
def _without_looking_for_cycles() -> Iterator[None]:
    """A build makes millions of objects and few cycles of them: looking for those takes a tenth of its time."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()


def _count(folder: Path, languages: Languages) -> dict[str, int]:
    """Pages per language, by the folder they stand in; texts for portals are none."""
    texts = {f"{language.sections['portals']}.html" for language in languages}
    further = {language.code for language in languages if not language.default}
    counted: Counter[str] = Counter({language.code: 0 for language in languages})
    for parent, _, names in os.walk(folder):
        first = parent[len(str(folder)) + 1 :].partition(os.sep)[0]
        pages = sum(name.endswith(".html") and name not in texts for name in names)
        counted[first if first in further else languages.default.code] += pages
    return dict(counted)
