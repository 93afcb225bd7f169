"""`invoke check`: the problems of the content, advice on its words, and no build."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from association.commands import ALL_WELL, PROBLEMS, tell_problems
from association.commands import site as site_of
from association.commands import today as today_of
from association.commands import zone as zone_of
from association.commands.changed import record
from association.commands.telling import tell, tell_problem
from association.problems import Problem, ProblemsFound, counted, listed, said

if TYPE_CHECKING:
    from association.language import Languages
    from association.reading.names import Found
    from association.reading.proofs import Proof
    from association.records import Site


def check(settings: Path, content: Path | None = None, today: date | None = None, fix: bool = False) -> int:
    """Reads and checks everything without Pelican: tells problems, which stop a build, then advice, which never does.

    With `fix` it mends what is certain; while there are problems it mends nothing, for then nobody knows for sure
    what the files mean.
    """
    from association.reading import MODELS
    from association.reading.proofs import proofs, write

    folder, languages = site_of(settings, content)
    kept: dict[Found, bytes] = {}
    status = _problems(folder, languages, today or today_of(settings), zone_of(settings), kept)
    made = proofs(kept, languages, MODELS)
    if not made:
        return status
    changes = [proof for proof in made if proof.after != proof.before]
    _tell_advice(made, changes)
    if changes and not fix:
        tell(said("Nothing was changed; `invoke check --fix` writes this."))
    elif fix and status != ALL_WELL:
        tell(said("Nothing was mended: mend the problems first, so that it is sure what the files mean."))
    elif fix:
        files = write(made)
        record(*files)
        tell(counted("{count} file mended.", "{count} files mended.", len(files)))
    return status


def _problems(folder: Path, languages: Languages, today: date, zone: str, kept: dict[Found, bytes]) -> int:
    """Tells them; `kept` is filled with what the files held."""
    from association.publishing.dead_ends import missing_parts
    from association.publishing.region import region_of
    from association.publishing.structure import addresses_of, published
    from association.reading import read_site

    try:
        site = read_site(folder, languages, today, zone, kept)
        shown = published(site, drafts=False)
        if problems := list(missing_parts(shown, addresses_of(shown, languages), languages)):
            raise ProblemsFound(problems)
        region_of(site)
    except ProblemsFound as found:
        tell_problems(found)
        return PROBLEMS
    count = sum(len(records) for records in site.records.values())
    if site.passed_over:
        tell(said("left alone, as no content: {files}", files=listed(site.passed_over)))
    tell(counted("{count} record or text, no problems.", "{count} records and texts, no problems.", count))
    for remark in _ahead_of_their_day(site, today):
        tell_problem(remark, sys.stdout)
    return ALL_WELL


def _ahead_of_their_day(site: Site, today: date) -> Iterator[Problem]:
    """News with a date that is still to come is published all the same, above all that is newer than it."""
    for article in site.articles.values():
        if article.date > today and not article.draft:
            file, _ = site.where["article", article.id, article.original]
            message = said("is dated {day}, which is still to come, and is published at once", day=article.date)
            yield Problem(file, 0, "", message, said("mend the date in its name, or write status: draft until then"))


def _tell_advice(made: list[Proof], changes: list[Proof]) -> None:
    """Every piece of it, then what mending changes in the files."""
    for proof in made:
        for advice in proof.advice:
            tell_problem(advice, sys.stdout)
    count = sum(len(proof.advice) for proof in made)
    print()
    tell(
        counted(
            "{count} piece of advice; a build goes on without it.",
            "{count} pieces of advice; a build goes on without them.",
            count,
        )
    )
    for proof in changes:
        print("", *_difference(proof), sep="\n")
    print()


def _difference(proof: Proof) -> Iterator[str]:
    """What mending changes in a file, as a unified diff."""
    before, after = (_lines(raw) for raw in (proof.before, proof.after))
    name = proof.found.name.lstrip("/")
    return unified_diff(before, after, f"a/{name}", f"b/{name}", n=0, lineterm="")


def _lines(raw: bytes) -> list[str]:
    return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
