"""What all tests share: the repository, its languages, and tiny sites built from a few files."""

from __future__ import annotations

import os
import runpy
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from association.language import Languages

os.environ["LANGUAGE"] = "en"  # in which the tests quote what is said to editors, whoever runs them
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in the background of a shell, and so in all that tests start
    signal.signal(signal.SIGINT, signal.default_int_handler)

REPOSITORY = Path(__file__).parent.parent
LANGUAGES = runpy.run_path(str(REPOSITORY / "pelicanconf.py"))["LANGUAGES"]


@pytest.fixture(scope="session")
def lacking() -> Callable[[str, str], None]:
    """`lacking(tool, remedy)`: skips what needs the tool, which `-rs` says aloud; CI must have it."""

    def end(tool: str, remedy: str) -> None:
        if os.environ.get("CI"):
            pytest.fail(f"{tool} is missing, and its tests are required here: {remedy}", pytrace=False)
        pytest.skip(f"NOT TESTED: {tool} is missing; {remedy}")

    return end


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def languages() -> Languages:
    """The languages of the real site."""
    return Languages.from_settings(LANGUAGES)
