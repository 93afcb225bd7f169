"""How problems are told: each of the content's, and once what many written pages share."""

from __future__ import annotations

import pytest

from association.commands import PROBLEMS, guarded
from association.problems import Problem, ProblemsFound


def told(problems: list[Problem], capsys: pytest.CaptureFixture[str]) -> list[str]:
    def fail() -> int:
        raise ProblemsFound(problems)

    assert guarded(fail) == PROBLEMS
    return capsys.readouterr().err.splitlines()


def test_every_problem_of_the_content_is_told_however_alike(capsys: pytest.CaptureFixture[str]) -> None:
    problems = [Problem(f"content/articles/{n:02}.md", 5, "summary", "is empty", "fill it in") for n in range(20)]
    lines = told(problems, capsys)
    assert lines[:20] == [str(problem) for problem in problems]
    assert lines[-1] == "20 problems; nothing was changed."


def test_what_many_written_pages_share_is_told_once_with_their_number(capsys: pytest.CaptureFixture[str]) -> None:
    problems = [Problem(f"{n:02}/index.html", 9, "href", "leads to /x/, which isn't there") for n in range(20)]
    lines = told(problems, capsys)
    assert lines[:2] == [str(problems[0]), "  the same in 19 other places"]
    assert lines[-1] == "20 problems; nothing was changed."
