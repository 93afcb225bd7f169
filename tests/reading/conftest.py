"""Copies of tests/sites/whole/ to spoil, and the messages that spoiling them brings."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from spoiling import JPEG, PDF, TODAY, Edit, spoil, write

from association.commands import guarded
from association.commands.build import build as build_command
from association.language import Languages
from association.problems import Problem, ProblemsFound
from association.publishing.build import build
from association.reading import read_site
from association.records import Site


@pytest.fixture
def content(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site without a fault, named as an editor names it: `content/`, from the folder above."""
    monkeypatch.chdir(tmp_path)
    return _whole(repository, Path("content"))


def _whole(repository: Path, folder: Path) -> Path:
    shutil.copytree(repository / "tests/sites/whole", folder)
    write(folder / "images/tilts.jpg", JPEG)
    write(folder / "files/plans.pdf", PDF)
    return folder


@pytest.fixture(scope="session")
def published(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site without a fault, built: what a refused build must leave alone."""
    folder = tmp_path_factory.mktemp("published")
    build(repository / "pelicanconf.py", _whole(repository, folder / "content"), folder / "output", TODAY)
    return folder / "output"


@pytest.fixture
def build_spoilt(
    repository: Path, content: Path, published: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, list[str]]]:
    """Builds the copy after edits into what is published: the exit status, and the lines that the editor reads."""

    def building(*edits: Edit) -> tuple[int, list[str]]:
        spoil(content, edits)
        status = guarded(lambda: build_command(repository / "pelicanconf.py", content, published, TODAY))
        return status, capsys.readouterr().err.splitlines()

    return building


@pytest.fixture
def read(content: Path, languages: Languages) -> Callable[..., Site]:
    """Reads the copy, after edits or without."""

    def reading(*edits: Edit, today: date = TODAY) -> Site:
        spoil(content, edits)
        return read_site(content, languages, today)

    return reading


@pytest.fixture
def found(read: Callable[..., Site]) -> Callable[..., tuple[Problem, ...]]:
    """The problems after those edits; none when all is well."""

    def problems(*edits: Edit, today: date = TODAY) -> tuple[Problem, ...]:
        try:
            read(*edits, today=today)
        except ProblemsFound as found:
            return found.problems
        return ()

    return problems


@pytest.fixture
def told(found: Callable[..., tuple[Problem, ...]]) -> Callable[..., list[str]]:
    """What the editor reads after those edits, without `content/`; nothing when all is well."""

    def messages(*edits: Edit, today: date = TODAY) -> list[str]:
        return [str(problem).removeprefix("content/") for problem in found(*edits, today=today)]

    return messages
