"""The table in the terminal, and under it what changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from association.commands.telling import told
from association.commands.translations.surveying import Cell, Row, Status
from association.commands.translations.wording import PARTS, STATUSES, counts, named
from association.language import Language, Languages
from association.problems import counted, kind_name, said

_COLOURS = {
    Status.ORIGINAL: "dim",
    Status.COMPLETE: "green",
    Status.SUMMARY: "cyan",
    Status.PARTLY: "yellow",
    Status.MISSING: "red",
    Status.OUTDATED: "bold magenta",
}
_RUN_STYLES = {"same": "", "removed": "red strike", "added": "green underline"}
_MARKS = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}  # legible without colours, too
_AROUND = 5  # words shown on each side of a change


def print_table(console: Any, rows: Sequence[Row], languages: Languages) -> None:
    from rich.table import Table
    from rich.text import Text as Styled

    shown = [row for row in rows if row.kind in ("article", "page") or row.open or not row.done]
    table = Table("", told(said("Title")), *(language.name for language in languages), box=None, pad_edge=False)
    for row in shown:
        title = Styled(f"{row.day} {row.title}" if row.day else row.title)
        title.append(f"\n{told(named(row))}", "dim")
        cells = [_styled(row.cells[language.code]) for language in languages]
        table.add_row(told(kind_name(row.kind)), title, *cells)
    console.print(table)
    if len(rows) > len(shown):
        sentence = counted(
            "{count} further record is complete in every language.",
            "{count} further records are complete in every language.",
            len(rows) - len(shown),
        )
        console.print(f"\n{told(sentence)}")
    for row in shown:
        for code, cell in row.cells.items():
            if cell.status is Status.OUTDATED:
                _print_changes(console, _outdated_one(row, languages[code]), cell)
    lines = (f"{languages[code].name}: {counts(rows, code)}" for code in languages.codes)
    console.print("\n" + "\n".join(lines), markup=False)


def _styled(cell: Cell) -> Any:
    from rich.text import Text as Styled

    styled = Styled(told(STATUSES[cell.status]), _COLOURS[cell.status])
    if cell.note:
        styled.append(f"\n{told(cell.note)}", "dim")
    return styled


def _outdated_one(row: Row, language: Language) -> str:
    return said("{kind} {id}, {language} is outdated", kind=kind_name(row.kind), id=row.id, language=language.name)


def _print_changes(console: Any, what: str, cell: Cell) -> None:
    from rich.text import Text as Styled

    console.print(Styled(f"\n{told(what)}", "bold"))
    if cell.unshown:
        console.print(Styled(f"  {told(cell.unshown)}"))
    for change in cell.changes:
        line = Styled(f"  {told(PARTS[change.field])}: ")
        for index, (fate, words) in enumerate(change.runs):
            if fate == "same":
                words = _shortened(words, first=index == 0, last=index == len(change.runs) - 1)
            before, after = _MARKS[fate]
            line.append(f"{before}{words}{after}", _RUN_STYLES[fate]).append(" ")
        console.print(line)


def _shortened(words: str, first: bool, last: bool) -> str:
    """A run that stayed: only what stands next to a change."""
    parts = words.split()
    if len(parts) <= 2 * _AROUND:
        return words
    head = [] if first else parts[:_AROUND]
    tail = [] if last else parts[-_AROUND:]
    return " ".join([*head, "…", *tail])
