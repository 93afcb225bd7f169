"""The site's own three languages, and the settings they come from."""

from __future__ import annotations

import copy
import runpy
from pathlib import Path
from typing import Any

import pytest

from association.language import Language, Languages

PELICANCONF = Path(__file__).parents[2] / "pelicanconf.py"
SETTINGS = runpy.run_path(str(PELICANCONF))["LANGUAGES"]


@pytest.fixture
def settings() -> dict[str, Any]:
    """LANGUAGES of pelicanconf.py, to be spoilt."""
    return copy.deepcopy(SETTINGS)


@pytest.fixture(scope="session")
def lv(languages: Languages) -> Language:
    return languages["lv"]


@pytest.fixture(scope="session")
def ru(languages: Languages) -> Language:
    return languages["ru"]


@pytest.fixture(scope="session")
def en(languages: Languages) -> Language:
    return languages["en"]
