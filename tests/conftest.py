"""What all tests share: the repository, its languages, and tiny sites built from a few files."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from association.language import Languages

REPOSITORY = Path(__file__).parent.parent
LANGUAGES = runpy.run_path(str(REPOSITORY / "pelicanconf.py"))["LANGUAGES"]


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def languages() -> Languages:
    """The languages of the real site."""
    return Languages.from_settings(LANGUAGES)
