"""`invoke bench`: what a build costs, cold and after one edit, on invented sites of any size."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from association.commands import ALL_WELL, PROBLEMS, WRONG_USE
from association.commands.bench.corpus import MEMBERS, ORGANISATIONS, TODAY, edit_one, write_corpus
from association.commands.bench.stock import write_stock
from association.commands.serve.builds import build_command, build_environment
from association.commands.telling import tell, told
from association.problems import said


@dataclass(frozen=True)
class Cost:
    """What one build took: seconds of processor and of wall clock, megabytes at the peak, pages written."""

    articles: int
    run: str
    cpu: float
    wall: float
    memory: float
    pages: int

    @property
    def per_page(self) -> float:
        """Processor milliseconds a page."""
        return 1000 * self.cpu / self.pages if self.pages else 0.0


class BuildFailed(Exception):
    """The build of a corpus ended badly; the message is what it said."""


def bench(
    settings: Path,
    articles: Sequence[int] = (100,),
    as_json: bool = False,
    organisations: int = ORGANISATIONS,
    stock: bool = False,
) -> int:
    """Measures a build per number of articles; with several numbers, how the cost grows from the first to each.

    `stock`: with what plain Pelican takes for the same texts, in turn with ours.
    """
    if not articles or min(articles) < 1:
        tell(said("Give numbers of articles from 1 up: --articles 100, or --compare 100,1000"), sys.stderr)
        return WRONG_USE
    if organisations < MEMBERS:
        tell(said("Give a number of organisations from {least} up", least=MEMBERS), sys.stderr)
        return WRONG_USE
    costs: list[Cost] = []
    try:
        for count in articles:
            costs += measured(settings, count, organisations, stock)
    except BuildFailed as failed:
        print(failed, file=sys.stderr)
        return PROBLEMS
    print(json.dumps([{**asdict(c), "per_page": c.per_page} for c in costs], indent=2) if as_json else table(costs))
    return ALL_WELL


def measured(settings: Path, articles: int, organisations: int = ORGANISATIONS, stock: bool = False) -> Iterator[Cost]:
    """Builds a corpus in a temporary folder twice, with one article edited in between."""
    from association.publishing.settings import Settings

    languages = Settings.read(settings).languages
    with tempfile.TemporaryDirectory(prefix="association-bench-") as folder:
        content, output = Path(folder, "content"), Path(folder, "output")
        write_corpus(content, languages, articles, organisations=organisations)
        ours = [*build_command(settings, content, output), "--today", TODAY.isoformat()]
        yield _cost(ours, output, articles, "cold")
        if stock:
            plain = Path(folder, "stock", "output")
            its = write_stock(plain.parent, languages, articles, plain, organisations)
            yield _cost([sys.executable, "-m", "pelican", "-s", str(its)], plain, articles, STOCK)
        edit_one(content, languages)
        yield _cost(ours, output, articles, "after one edit")


def _cost(command: Sequence[str], output: Path, articles: int, run: str) -> Cost:
    with tempfile.TemporaryFile() as words:
        began = time.monotonic()
        process = subprocess.Popen(command, stdout=words, stderr=subprocess.STDOUT, env=build_environment())
        try:
            _, status, usage = os.wait4(process.pid, 0)  # of this child alone, where getrusage mixes all
        except KeyboardInterrupt:
            process.kill()
            process.wait()  # so that nothing is written any more into the folder that is deleted now
            raise
        wall = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            words.seek(0)
            raise BuildFailed(words.read().decode("utf-8", "replace"))
    per_megabyte = 1 << 20 if sys.platform == "darwin" else 1 << 10  # ru_maxrss: bytes there, kilobytes here
    pages = sum(1 for _ in output.rglob("*.html"))
    return Cost(articles, run, usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / per_megabyte, pages)


# --- telling it ---------------------------------------------------------------------------------------


def table(costs: Sequence[Cost]) -> str:
    """A Markdown table, to be put into an issue or a commit as it is."""
    lines = [
        told(said("| articles × 2 | run | CPU, s | wall, s | memory, MB | pages | CPU, ms a page |")),
        "| ---: | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for c in costs:
        run = told(_RUNS.get(c.run, c.run))
        numbers = f"{c.cpu:.2f} | {c.wall:.2f} | {c.memory:.0f} | {c.pages} | {c.per_page:.2f}"
        lines.append(f"| {c.articles} | {run} | {numbers} |")
    return "\n".join([*lines, *_growth(costs), *_against_stock(costs)])


def _growth(costs: Sequence[Cost]) -> Iterator[str]:
    """How much dearer more articles are than a linear growth from the first number would have it."""
    first = {cost.run: cost for cost in reversed(costs)}
    for cost in costs:
        base = first[cost.run]
        if cost.articles > base.articles:
            times, cpu, memory = cost.articles / base.articles, cost.cpu / base.cpu, cost.memory / base.memory
            sentence = said(
                "{run}, {first} to {articles} articles (× {times}): "
                "CPU × {cpu}, memory × {memory}, pages × {pages}; {verdict}",
                run=_RUNS.get(cost.run, cost.run),
                first=base.articles,
                articles=cost.articles,
                times=f"{times:.1f}",
                cpu=f"{cpu:.1f}",
                memory=f"{memory:.1f}",
                pages=f"{cost.pages / base.pages:.1f}",
                verdict=said("no worse than linear") if cpu <= times else said("worse than linear"),
            )
            yield f"\n{told(sentence)}"


def _against_stock(costs: Sequence[Cost]) -> Iterator[str]:
    """What ours costs by what plain Pelican does for the same texts, whole and a page."""
    stock = {cost.articles: cost for cost in costs if cost.run == STOCK}
    for cost in costs:
        plain = stock.get(cost.articles)
        if plain is not None and cost is not plain:
            sentence = said(
                "{run}, {articles} articles, by stock Pelican: CPU × {cpu}, pages × {pages}, CPU a page × {page}",
                run=_RUNS.get(cost.run, cost.run),
                articles=cost.articles,
                cpu=f"{cost.cpu / plain.cpu:.2f}",
                pages=f"{cost.pages / plain.pages:.2f}",
                page=f"{cost.per_page / plain.per_page:.2f}",
            )
            yield f"\n{told(sentence)}"


STOCK = "stock Pelican"
_RUNS = {"cold": said("cold"), "after one edit": said("after one edit"), STOCK: said("stock Pelican")}
