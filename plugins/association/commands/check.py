"""`invoke check`: the problems of the content, and no build."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from association.commands import ALL_WELL
from association.commands import site as site_of
from association.commands import today as today_of
from association.commands.telling import tell
from association.problems import counted, listed, said


def check(settings: Path, content: Path | None = None, today: date | None = None) -> int:
    """Reads and checks everything without Pelican; problems are raised for the caller to tell."""
    from association.publishing.region import region_of
    from association.publishing.structure import addresses_of, published
    from association.reading import read_site

    folder, languages = site_of(settings, content)
    site = read_site(folder, languages, today or today_of(settings))
    addresses_of(published(site, drafts=False), languages)
    region_of(site)
    count = sum(len(records) for records in site.records.values())
    if site.passed_over:
        tell(said("left alone, as no content: {files}", files=listed(site.passed_over)))
    tell(counted("{count} record or text, no problems.", "{count} records and texts, no problems.", count))
    return ALL_WELL
