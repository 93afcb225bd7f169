"""How problems are told: each of the content's, and once what many written pages share."""

from __future__ import annotations

from pathlib import Path

import pytest

from association.commands import INTERRUPTED, PROBLEMS, guarded
from association.commands.changed import record
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


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (ProblemsFound([Problem("a.md", 1, "", "is empty")]), "1 problem; changed before that: b.md, c.md."),
        (KeyboardInterrupt(), "Interrupted; changed before that: b.md, c.md."),
        (KeyError("ours"), "A fault of the program, not of the content; changed before that: b.md, c.md. Please"),
    ],
)
def test_what_had_changed_before_a_fault_is_told(
    fault: BaseException, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> int:
        record("b.md", Path("c.md"))
        raise fault

    assert guarded(fail) in (PROBLEMS, INTERRUPTED)
    assert told in capsys.readouterr().err
    guarded(_interrupted)
    assert "nothing was changed" in capsys.readouterr().err  # by the next command


def _interrupted() -> int:
    raise KeyboardInterrupt
