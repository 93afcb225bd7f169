"""Sites built once for all tests of a worker: tiny ones by name, the real one, the invented sample."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from pages import REPOSITORY, SITES, BuiltSite, build_site

Built = Callable[[str], BuiltSite]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """`built("untranslated-article")`: that tiny site, built when it is first asked for."""

    @cache
    def build(name: str) -> BuiltSite:
        return build_site(SITES / name / "content", tmp_path_factory.mktemp(name))

    return build


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The association's own site."""
    return build_site(REPOSITORY / "content", tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def sample(built: Built) -> BuiltSite:
    """The invented site that shows every state."""
    return built("sample")


@pytest.fixture(scope="session")
def folder_of_site() -> Path:
    return SITES
