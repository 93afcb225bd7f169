"""Says to the editor what the program has to say."""

from __future__ import annotations

import sys
from typing import TextIO

from association.problems import Problem


def told(sentence: str) -> str:
    """The sentence as the editor is to read it."""
    return str(sentence)


def tell_problem(problem: Problem, file: TextIO) -> None:
    print(problem, file=file, flush=True)


def tell(sentence: str, file: TextIO | None = None) -> None:
    print(told(sentence), file=file or sys.stdout, flush=True)
