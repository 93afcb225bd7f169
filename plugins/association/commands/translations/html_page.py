"""The table as an HTML page, with every change in full."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from association.commands.telling import now, told
from association.commands.translations.surveying import Row
from association.commands.translations.wording import PARTS, STATUSES, counts, named
from association.language import Languages
from association.problems import kind_name, said

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
