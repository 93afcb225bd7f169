"""Which part may import what, as STYLE.md has it: the parts that know least stand first."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = "association"
MAY_IMPORT = {
    "letters": set(),
    "problems": {"letters"},
    "language": {"letters", "problems"},
    "records": {"language", "problems"},
    "advice": {"language", "letters", "problems"},
    "reading": {"records", "advice", "language", "letters", "problems"},
    "editions": {"language", "problems"},
    "exports": {"editions", "records", "language", "letters", "problems"},
}
ALONE = {  # who alone may import it; importing it late, inside a function, is the commands' way
    "yaml": {"reading"},
    "pelican": {"publishing"},
    "markdown": {"reading"},
    "nh3": {"reading"},
}


def modules(repository: Path) -> Iterator[tuple[str, Path]]:
    package = repository / "plugins" / ROOT
    for file in sorted(package.rglob("*.py")):
        yield file.relative_to(package).parts[0].removesuffix(".py"), file


def imported(file: Path, late: bool) -> Iterator[str]:
    """The modules that a file imports; with `late` also those inside its functions."""
    tree = ast.parse(file.read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = {id(node) for function in functions for node in ast.walk(function)}
    for node in ast.walk(tree):
        if not late and id(node) in inside:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are written in full"
            yield from (
                [f"{ROOT}.{alias.name}" for alias in node.names] if node.module == ROOT else [node.module or ""]
            )


@pytest.mark.parametrize("part", sorted(MAY_IMPORT))
def test_parts_know_only_what_lies_below_them(repository: Path, part: str) -> None:
    for of_part, file in modules(repository):
        if of_part != part:
            continue
        for name in imported(file, late=True):
            if name == ROOT or name.startswith(f"{ROOT}."):
                other = name.split(".")[1] if "." in name else ""
                assert other == part or other in MAY_IMPORT[part], f"{file} imports {name}"


@pytest.mark.parametrize("library", sorted(ALONE))
def test_one_part_alone_knows_each_library(repository: Path, library: str) -> None:
    for part, file in modules(repository):
        for name in imported(file, late=part not in ("commands", "__init__")):
            if name.split(".")[0] == library:
                assert part in ALONE[library], f"{file} imports {name}"


@pytest.mark.parametrize(
    "module", ["reading", "records", "advice", "language", "letters", "problems", "editions", "exports.feeds"]
)
def test_pelican_is_not_needed(repository: Path, module: str) -> None:
    script = f"import sys, association.{module}; sys.exit('pelican' in sys.modules)"
    environment = {"PYTHONPATH": str(repository / "plugins"), "PYTHONDONTWRITEBYTECODE": "1"}
    assert subprocess.run([sys.executable, "-c", script], env=environment, check=False).returncode == 0
