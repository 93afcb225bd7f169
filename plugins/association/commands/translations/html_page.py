"""The table as an HTML page, with every change in full."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from association.commands.telling import now, told
from association.commands.translations.surveying import Row
from association.commands.translations.wording import PARTS, STATUSES, counts, named
from association.language import Languages
from association.problems import kind_name, said

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


def is_ours(html: Path) -> bool:
    """Whether this command wrote that file."""
    with html.open("rb") as file:
        return MARK.encode() in file.read(_MARKED_WITHIN)
