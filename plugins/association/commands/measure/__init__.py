"""`invoke measure`: what a visitor gets of the built site, beside the best values that other people's themes show."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from association.commands import ALL_WELL, PROBLEMS, WRONG_USE
from association.commands.reports import refuse_place
from association.commands.telling import tell, told
from association.problems import Whole, said
from association.reading.replacing import Replacement, replace

KIB = 1024


class Row(NamedTuple):
    """One line of the table; `met` is None where nothing could be measured. The words are told in the table only."""

    what: str
    goal: str
    ours: str
    met: bool | None
    raw: Any = None


def measure(settings: Path, output: Path | None = None, file: Path | None = None) -> int:
    """Prints the table as Markdown and writes its raw figures as JSON; 0 when every measured goal is met."""
    from association.commands.measure.lighthouse import lighthouse_rows
    from association.commands.measure.opened import opened_rows
    from association.commands.measure.serving import serving
    from association.commands.measure.written import WrittenSite, written_rows
    from association.publishing.output_folder.marker import signed_files
    from association.publishing.settings import Settings

    named = Settings.read(settings)
    output = output or named.output
    if not (output / "index.html").is_file() or signed_files(output) is None:
        tell(
            said("There is no site in {output}: build it first, or name its folder with --output", output=output),
            sys.stderr,
        )
        return WRONG_USE
    if file is not None:  # before minutes of measuring, not after
        refuse_place(file, "--json", [named.content, output], _are_figures)
    site = WrittenSite(output, named.languages)
    rows = [*written_rows(site, settings.parent)]
    with serving(output, site.base) as address:
        rows += opened_rows(site, address)
        rows += lighthouse_rows(site, address)
    print(table(rows))
    if file is not None:
        figures = json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=2) + "\n"
        replace([Replacement.of(file, figures.encode())], "measure")
    return PROBLEMS if any(row.met is False for row in rows) else ALL_WELL


def _are_figures(file: Path) -> bool:
    """Whether this command wrote that file."""
    try:
        told = json.loads(file.read_text("utf-8"))
    except (ValueError, RecursionError):
        return False
    return isinstance(told, list) and all(isinstance(row, dict) and row.keys() == set(Row._fields) for row in told)


def table(rows: Sequence[Row]) -> str:
    """Markdown, to be put into an issue or a commit as it is."""
    verdicts = {True: told(said("yes")), False: told(said("**no**")), None: "–"}
    lines = [told(said("| | goal | ours | met |")), "| --- | --- | --- | --- |"]
    for row in rows:
        ours = told(row.ours).replace("|", "&#124;")
        lines.append(f"| {told(row.what)} | {told(row.goal)} | {ours} | {verdicts[row.met]} |")
    return "\n".join(lines)


def not_measured(what: str, goal: str, why: str) -> Row:
    return Row(what, goal, said("not measured: {why}", why=why), None)


def worst(found: dict[str, Any], most: float = 0, unit: str = "") -> tuple[str, bool]:
    """How to say the largest of some figures by page, and whether it is within the goal."""
    if not found:
        return said("no such page"), True
    page = max(sorted(found), key=lambda path: found[path])
    value = f"{found[page]:.1f}" if isinstance(found[page], float) else str(found[page])
    return Whole(f"{value}{unit}" + (f" ({page})" if found[page] else "")), found[page] <= most
