"""Every written page against the HTML standard and what html-validate advises: no error, no warning."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pages import REPOSITORY, BuiltSite

FOLDER = REPOSITORY / "tests" / "html"


@pytest.fixture(scope="module")
def checker(lacking: Callable[[str, str], None]) -> list[str]:
    """The command that checks the files named after it."""
    script = FOLDER / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    places = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    node = shutil.which("node", path=places)
    if not node or not script.exists():
        lacking("html-validate", f"run npm ci --prefix {FOLDER.relative_to(REPOSITORY)}")
    return [str(node), str(script), "--config", str(FOLDER / ".htmlvalidate.json")]


@pytest.mark.parametrize("name", ["real", "sample"])
def test_html_is_without_fault(name: str, checker: list[str], request: pytest.FixtureRequest, tmp_path: Path) -> None:
    site: BuiltSite = request.getfixturevalue(name)
    files = [str(file) for path, file in site.files.items() if path.endswith(".html")]
    told = tmp_path / "faults.json"  # through a pipe it would tell the first 64 kB only
    done = subprocess.run([*checker, "--formatter", f"json={told}", *files], capture_output=True, text=True, cwd=FOLDER)
    assert told.exists(), done.stderr

    assert [
        (report["filePath"].removeprefix(str(site.folder)), fault["line"], fault["ruleId"], fault["message"])
        for report in json.loads(told.read_text("utf-8"))
        for fault in report["messages"]
    ] == []
