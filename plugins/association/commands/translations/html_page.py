"""The table as an HTML page, with every change in full."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from association.commands.telling import now, told
from association.commands.translations.surveying import Row
from association.commands.translations.wording import PARTS, STATUSES, counts, named
from association.language import Languages
from association.problems import Problem, ProblemsFound, kind_name, said
from association.reading.replacing import refuse_unwritable

MARK = '<meta name="generator" content="invoke translations">'  # by which a page of ours is known again
_MARKED_WITHIN = 1000  # bytes of its beginning

_WORDS = {
    "heading": said("Translations"),
    "kind": said("Kind"),
    "title": said("Title"),
    "changed": said("what changed since it was translated"),
}


def page(rows: Sequence[Row], languages: Languages) -> str:
    """One that needs nothing beside it."""
    from jinja2 import Environment, StrictUndefined

    template = Path(__file__).with_name("page.html").read_text("utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(template).render(
        mark=Markup(MARK),
        rows=rows,
        languages=languages,
        words=_WORDS,
        told=told,
        now=now,
        named=named,
        kind_name=kind_name,
        counts=counts,
        statuses=STATUSES,
        parts=PARTS,
    )


def refuse_place(html: Path, apart: Sequence[Path]) -> None:
    """Raises ProblemsFound where no page may be put: over anything else, or in a folder that is kept for other things.

    `apart`: content, where a page would be a stray file, and output, which holds what a build wrote and nothing else.
    """
    real = Path(os.path.realpath(html))
    for folder in apart:
        if Path(os.path.realpath(folder)) in real.parents:
            message = said("lies in {folder}, which is kept for other things", folder=folder)
            raise ProblemsFound([Problem(str(html), 0, "--html", message, said("name a file outside that folder"))])
    refuse_unwritable(html)
    if os.path.lexists(html) and not _is_ours(html):
        message = said("is there already, and was not written by this command")
        remedy = said("name another file with --html, or delete that one yourself")
        raise ProblemsFound([Problem(str(html), 0, "--html", message, remedy)])


def _is_ours(html: Path) -> bool:
    if html.is_symlink() or not html.is_file():
        return False
    with html.open("rb") as file:
        return MARK.encode() in file.read(_MARKED_WITHIN)
