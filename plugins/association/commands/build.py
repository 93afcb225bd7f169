"""`invoke build`: the whole site, then one summary."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from association.commands import ALL_WELL


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
    with console.status("reading, checking, writing …"):
        made = build_site(settings, content, output, today, drafts)
    for warning in made.warnings:
        console.print(f"warning: {warning}", markup=False)
    pages = ", ".join(f"{code} {count}" for code, count in made.pages.items())
    console.print(
        f"{sum(made.pages.values())} pages ({pages}) in {made.seconds:.1f} s, "
        f"{len(made.warnings)} warnings: {made.output}",
        markup=False,
        soft_wrap=True,
    )
    return ALL_WELL


def clean(settings: Path, output: Path | None = None) -> int:
    """Deletes the output if a build of ours made it, and what a killed build left beside it."""
    from association.publishing.build import settings_of
    from association.publishing.output_folder import clean as clean_output

    told = settings_of(settings, output=output)
    clean_output(Path(told["OUTPUT_PATH"]), keep_out=[Path(told["PATH"]), Path(told["THEME"])])
    return ALL_WELL
