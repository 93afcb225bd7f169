"""`invoke translations`: how far everything is translated, what is outdated, and what changed since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from association.commands import ALL_WELL
from association.commands.changed import record
from association.commands.reports import refuse_place
from association.commands.telling import told
from association.commands.translations.html_page import is_ours, page
from association.commands.translations.surveying import survey
from association.commands.translations.terminal import print_table
from association.language import Languages
from association.problems import Whole, said
from association.reading import DEFAULT_ZONE, history
from association.reading.replacing import Replacement, replace

PAGE = Path(".translations/index.html")


def translations(
    content: Path,
    languages: Languages,
    today: date,
    html: Path | None = PAGE,
    accept: Sequence[Path] = (),
    zone: str = DEFAULT_ZONE,
    output: Path | None = None,
) -> int:
    """The table in the terminal, and the page when `html` names a file, which may lie neither in the content nor in
    the site's output; with `accept`, those files are brought up to date first. Raises ProblemsFound."""
    from rich.console import Console

    if html is not None:
        refuse_place(html, "--html", [content, *([output] if output else [])], is_ours)
    console = Console(highlight=False)
    accepted = history.accept(accept, content, languages)
    record(*(file for file, changed in accepted if changed))
    for file, changed in accepted:
        if changed:
            outcome = said("{file}: now translates the original as it is", file=Whole(file))
        else:
            outcome = said("{file}: was up to date already", file=Whole(file))
        console.print(told(outcome), markup=False, soft_wrap=True)
    rows = survey(content, languages, today, zone)
    print_table(console, rows, languages)
    if html is not None:
        replace([Replacement.of(html, page(rows, languages).encode())], "translations")
        where = said("The same with every change in full: {file}", file=html)
        console.print(f"\n{told(where)}", markup=False, soft_wrap=True)
    return ALL_WELL


def page_beside(output: Path) -> Path:
    """Where the page of a site is put that is built into that folder, unless another place is named."""
    from association.publishing.output_folder.place import Place

    folder = Place.of(output).output
    return folder.with_name(f".{folder.name}.translations") / "index.html"


def hashes(content: Path, languages: Languages) -> dict[tuple[str, str], str]:
    """The hash of every original's words as they are now, by (kind, key)."""
    return {
        key: history.wording(history.original_of(by_language)).hash
        for key, by_language in history.tellings(content, languages).items()
    }
