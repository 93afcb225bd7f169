"""Lighthouse's four marks and the three times, where Lighthouse is installed."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
from collections.abc import Iterator
from typing import Any

from association.commands.measure import Row, not_measured
from association.commands.measure.opened import CHROMIUM, NO_CHROMIUM
from association.commands.measure.written import WrittenSite
from association.problems import Whole, said

RUNS = 3
_TIMES = {
    "largest-contentful-paint": ("LCP", 760),
    "total-blocking-time": ("TBT", 20),
    "cumulative-layout-shift": ("CLS", 0),
}


def lighthouse_rows(site: WrittenSite, address: str) -> Iterator[Row]:
    """The marks of every kind of page that searches may find; the times of each language's home and heaviest page."""
    what, program = "Lighthouse ×4; LCP, TBT, CLS", shutil.which("lighthouse")
    if program is None or not CHROMIUM.exists():
        missing = said("Lighthouse is not installed") if program is None else NO_CHROMIUM
        yield not_measured(what, "100; ≤ 760 ms, ≤ 20 ms, 0", missing)
        return
    found = [path for path in site.of_each_kind if not site.pages[path].all("meta", name="robots")]
    by_language: dict[str, list[str]] = {}
    for path in found:
        by_language.setdefault(site.pages[path].lang, []).append(path)
    timed: dict[str, list[dict[str, Any]]] = {}
    for paths in by_language.values():
        home = [path for path in paths if site.shape(path)[2] == 0]
        for path in dict.fromkeys([*home, max(paths, key=lambda path: site.weights[path])]):
            timed[path] = [_report(program, address + path) for _ in range(RUNS)]
            yield _row(path, timed[path])
    of_one_language = next(iter(by_language.values()), [])
    yield _marks_row({path: _marks(timed.get(path) or [_report(program, address + path)]) for path in of_one_language})


def _marks(reports: list[dict[str, Any]]) -> dict[str, int]:
    return {
        name: round(100 * statistics.median(report["categories"][name]["score"] or 0 for report in reports))
        for name in reports[0]["categories"]
    }


def _marks_row(marks: dict[str, dict[str, int]]) -> Row:
    below = {path: told for path, told in marks.items() if min(told.values()) < 100}
    ours = said("100 ×4 on {some} of {all} pages", some=len(marks) - len(below), all=len(marks))
    for path, told in below.items():
        one = said("{marks} on {path}", marks="/".join(map(str, told.values())), path=Whole(path))
        ours = said("{some}; {further}", some=ours, further=one)
    return Row(said("Lighthouse of every kind of page in one language"), "100 ×4", ours, not below, marks)


def _row(path: str, reports: list[dict[str, Any]]) -> Row:
    marks = _marks(reports)
    times = {name: statistics.median(report["audits"][name]["numericValue"] for report in reports) for name in _TIMES}
    ours = "/".join(map(str, marks.values())) + "; "
    ours += ", ".join(f"{short} {times[name]:.3g}" for name, (short, _) in _TIMES.items())
    met = min(marks.values()) == 100 and all(round(times[name], 3) <= most for name, (_, most) in _TIMES.items())
    return Row(
        said("Lighthouse of {path}", path=Whole(path)),
        "100 ×4; 760 ms, 20 ms, 0",
        ours,
        met,
        {"marks": marks, "times": times},
    )


def _report(program: str, address: str) -> dict[str, Any]:
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    command = [program, address, "--quiet", "--output=json", flags]
    environment = {**os.environ, "CHROME_PATH": str(CHROMIUM)}
    return json.loads(subprocess.run(command, capture_output=True, check=True, env=environment).stdout)
