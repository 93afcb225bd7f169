"""Copies of tests/sites/whole/ to spoil, and the messages that spoiling them brings."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from spoiling import JPEG, PDF, TODAY, Edit, spoil, write

from association.language import Languages
from association.problems import ProblemsFound
from association.reading import read_site
from association.records import Site


@pytest.fixture
def content(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site without a fault, named as an editor names it: `content/`, from the folder above."""
    shutil.copytree(repository / "tests/sites/whole", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    folder = Path("content")
    write(folder / "images/tilts.jpg", JPEG)
    write(folder / "files/plans.pdf", PDF)
    return folder


@pytest.fixture
def read(content: Path, languages: Languages) -> Callable[..., Site]:
    """Reads the copy, after edits or without."""

    def reading(*edits: Edit, today: date = TODAY) -> Site:
        spoil(content, edits)
        return read_site(content, languages, today)

    return reading


@pytest.fixture
def told(read: Callable[..., Site]) -> Callable[..., list[str]]:
    """What the editor reads after those edits, without `content/`; nothing when all is well."""

    def messages(*edits: Edit, today: date = TODAY) -> list[str]:
        try:
            read(*edits, today=today)
        except ProblemsFound as found:
            return [str(problem).removeprefix("content/") for problem in found.problems]
        return []

    return messages
