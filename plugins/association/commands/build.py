"""`invoke build`: the whole site, then one summary."""

from __future__ import annotations

import atexit
import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from association.commands import ALL_WELL
from association.commands.changed import record
from association.commands.telling import tell, told
from association.problems import Whole, counted, listed, said

# A process that ends looks through all its objects for cycles, though the system takes everything back the moment
# after: a quarter of a second after a build of 1,000 articles. What is frozen is passed over.
atexit.register(gc.freeze)


def build(
    settings: Path,
    content: Path | None = None,
    output: Path | None = None,
    today: date | None = None,
    drafts: bool = False,
) -> int:
    """Builds and says what was made; problems are raised for the caller to tell."""
    from rich.console import Console

    from association.publishing.build import build as build_site

    console = Console(highlight=False)
    with console.status(told(said("reading, checking, writing …"))), _told_if_switched(settings, output):
        made = build_site(settings, content, output, today, drafts)
    for warning in made.warnings:
        console.print(told(said("warning: {words}", words=Whole(warning))), markup=False)
    count = sum(made.pages.values())
    summary = said(
        "{pages} ({editions}) in {seconds} s, {warnings}: {output}",
        pages=counted("{count} page", "{count} pages", count),
        editions=listed(f"{code} {pages}" for code, pages in made.pages.items()),
        seconds=f"{made.seconds:.1f}",
        warnings=counted("{count} warning", "{count} warnings", len(made.warnings)),
        output=made.output,
    )
    console.print(told(summary), markup=False, soft_wrap=True)
    return ALL_WELL


@contextmanager
def _told_if_switched(settings: Path, output: Path | None) -> Iterator[None]:
    """Who is interrupted after the switch, while the old output is deleted, has the new one."""
    from association.publishing.settings import Settings

    folder = output or Settings.read(settings).output
    before = _identity(folder)
    try:
        yield
    finally:
        if _identity(folder) != before:
            record(folder)


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def clean(settings: Path, output: Path | None = None) -> int:
    """Deletes the output if a build of ours made it, and what builds left beside it; says what is gone."""
    from association.publishing.output_folder import clean as clean_output
    from association.publishing.output_folder import store_beside
    from association.publishing.output_folder.place import Place
    from association.publishing.settings import Settings
    from association.publishing.store import clear

    told = Settings.read(settings)
    folder = output or told.output
    place, store = Place.of(folder), store_beside(folder)
    ours = (place.output, place.building, place.previous, store)
    there = [path for path in ours if os.path.lexists(path)]
    try:
        clean_output(place.output, keep_out=[told.content, told.theme])
        clear(store)
    finally:
        record(*(path for path in there if not os.path.lexists(path)))
    if gone := [path for path in there if not os.path.lexists(path)]:
        tell(said("Deleted: {files}", files=listed(map(str, gone))))
    else:
        tell(said("There was nothing to delete: {output} holds nothing that this program made", output=place.output))
    return ALL_WELL
