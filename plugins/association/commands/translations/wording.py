"""What the terminal and the page say alike."""

from __future__ import annotations

from collections.abc import Iterable

from association.commands.telling import told
from association.commands.translations.surveying import Row, Status
from association.problems import said

STATUSES = {
    Status.ORIGINAL: said("original"),
    Status.COMPLETE: said("complete"),
    Status.SUMMARY: said("summary"),
    Status.PARTLY: said("partly"),
    Status.MISSING: said("missing"),
    Status.OUTDATED: said("outdated"),
}
PARTS = {"title": said("title"), "summary": said("summary"), "text": said("text")}


def named(row: Row) -> str:
    """The id, and whether it is urgent."""
    return said("{id} – people can join now", id=row.id) if row.open else row.id


def counts(rows: Iterable[Row], code: str) -> str:
    """How many texts of a language are in each state, as a line."""
    statuses = [row.cells[code].status for row in rows]
    return ", ".join(
        told(said("{count} {status}", count=statuses.count(status), status=STATUSES[status]))
        for status in Status
        if status in statuses
    )
