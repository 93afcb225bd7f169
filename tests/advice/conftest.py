"""How the tables of this folder read a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from association.advice import Finding, advise, mended, vocabulary
from association.advice.shields import shielded
from association.language import Languages

Read = Callable[[str, str], list[Finding]]


@pytest.fixture(scope="session")
def read(languages: Languages) -> Read:
    """What is told of a text in the language with this code, which is all that the site says in it."""

    def reading(code: str, text: str) -> list[Finding]:
        shown = shielded(text)
        return list(advise(text, shown, languages[code], vocabulary([shown])))

    return reading


@pytest.fixture(scope="session")
def fixed(read: Read) -> Callable[[str, str], str]:
    """The text with everything mended that is certain, as often as there is something."""

    def fixing(code: str, text: str) -> str:
        for _ in range(8):
            edits = [edit for finding in read(code, text) if finding.certain for edit in finding.edits]
            if not edits:
                return text
            text = mended(text, edits)
        raise AssertionError(f"no end to mending {text!r}")

    return fixing
