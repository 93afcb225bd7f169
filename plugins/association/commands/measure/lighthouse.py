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
from association.commands.measure.opened import CHROMIUM
from association.commands.measure.written import WrittenSite

RUNS = 3
_TIMES = {
    "largest-contentful-paint": ("LCP", 760),
    "total-blocking-time": ("TBT", 20),
    "cumulative-layout-shift": ("CLS", 0),
}


def lighthouse_rows(site: WrittenSite, address: str) -> Iterator[Row]:
    """The median of three runs on each language's home and heaviest page."""
    what, program = "Lighthouse ×4; LCP, TBT, CLS", shutil.which("lighthouse")
    if program is None or not CHROMIUM.exists():
        missing = "Lighthouse" if program is None else "Debian's chromium"
        yield not_measured(what, "100; ≤ 760 ms, ≤ 20 ms, 0", f"{missing} is not installed")
        return
    by_language: dict[str, list[str]] = {}
    for path in site.of_each_kind:
        by_language.setdefault(site.pages[path].lang, []).append(path)
    for paths in by_language.values():
        home = [path for path in paths if site.shape(path)[2] == 0]
        for path in dict.fromkeys([*home, max(paths, key=lambda path: site.weights[path])]):
            reports = [_report(program, address + path) for _ in range(RUNS)]
            yield _row(path, reports)


def _row(path: str, reports: list[dict[str, Any]]) -> Row:
    marks = {
        name: round(100 * statistics.median(report["categories"][name]["score"] or 0 for report in reports))
        for name in reports[0]["categories"]
    }
    times = {
        name: statistics.median(report["audits"][name]["numericValue"] for report in reports) for name in _TIMES
    }  # fmt: skip
    ours = "/".join(map(str, marks.values())) + "; "
    ours += ", ".join(f"{short} {times[name]:.3g}" for name, (short, _) in _TIMES.items())
    met = min(marks.values()) == 100 and all(round(times[name], 3) <= most for name, (_, most) in _TIMES.items())
    return Row(f"Lighthouse of {path}", "100 ×4; 760 ms, 20 ms, 0", ours, met, {"marks": marks, "times": times})


def _report(program: str, address: str) -> dict[str, Any]:
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    command = [program, address, "--quiet", "--output=json", flags]
    environment = {**os.environ, "CHROME_PATH": str(CHROMIUM)}
    return json.loads(subprocess.run(command, capture_output=True, check=True, env=environment).stdout)
