"""What `tasks.py` calls: each command returns an exit status, and 0 only if all is well."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from association.language import Languages
    from association.problems import Problem, ProblemsFound

ALL_WELL, PROBLEMS, WRONG_USE, INTERRUPTED = 0, 1, 2, 130
SHOWN_ALIKE = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """The `build` and `check` commands from a command line."""
    parser = argparse.ArgumentParser(prog="association", description=__doc__)
    parser.add_argument("command", choices=["build", "check"])
    parser.add_argument("--settings", type=Path, default=Path("pelicanconf.py"))
    parser.add_argument("--content", type=Path)
    parser.add_argument("--output", type=Path)
    parser.add_argument("--today")
    parser.add_argument("--drafts", action="store_true")
    parser.add_argument("--fix", action="store_true")
    given = parser.parse_args(arguments)

    from association.commands.build import build
    from association.commands.check import check

    def run() -> int:
        if given.command == "check":
            return check(given.settings, given.content, day(given.today), given.fix)
        return build(given.settings, given.content, given.output, day(given.today), given.drafts)

    return guarded(run, given.settings)


def site(settings: Path, content: Path | None = None) -> tuple[Path, Languages]:
    """The content folder and the languages, as the settings name them."""
    from association.publishing.settings import Settings

    told = Settings.read(settings)
    return content or settings.parent / told.values["PATH"], told.languages


def refuse_no_content(content: Path) -> None:
    """Raises WrongUse for a folder that holds other things: what is written there would make it look like content."""
    from association.problems import listed, said
    from association.reading.names import FOLDERS

    if not os.path.isdir(content):  # whatever the system has against the name
        raise WrongUse(said("{folder} is not a folder; name the folder that holds the content", folder=content))
    holds = {name for name in os.listdir(content) if not name.startswith(".")} - {"README.md"}
    if holds and not holds & set(FOLDERS):
        raise WrongUse(
            said(
                "{folder} holds other things, and none of the folders {names}; name the folder that holds the content",
                folder=content,
                names=listed(FOLDERS),
            )
        )


def zone(settings: Path) -> str:
    """The site's own time zone, in which events have their hours."""
    from association.publishing.settings import Settings

    return Settings.read(settings).zone


def day(given: str | None) -> date | None:
    """The day that a command line names, as in 2017-06-08."""
    from association.problems import said

    try:
        return date.fromisoformat(given) if given is not None else None
    except ValueError:
        raise WrongUse(said("'{day}' is not a day; write it as in --today 2017-06-08", day=given)) from None


def path(given: str | None) -> Path | None:
    """The file or folder that a command line names, if it names one."""
    from association.problems import said

    if given is not None and not given.strip():
        raise WrongUse(said("A file or folder was to be named here, and nothing is given; name it, or leave that out"))
    return Path(given) if given is not None else None


def number(given: str | int) -> int:
    """The number that a command line gives."""
    from association.problems import said

    try:
        return int(given)
    except ValueError:
        raise WrongUse(said("'{value}' is not a number; write digits only", value=given)) from None


def today(settings: Path) -> date:
    """The day in the site's own time zone."""
    from association.publishing.settings import Settings

    return Settings.read(settings).today


class WrongUse(Exception):
    """What was asked for can't be done; its argument says what can."""


def guarded(command: Callable[[], int], settings: Path | None = None) -> int:
    """Runs a command; what went wrong is told in plain words, and the exit status says that something did.

    The words are in the editor's language: the settings may name it.
    """
    from association.commands.changed import remembering
    from association.commands.telling import print_whatever_the_terminal, telling
    from association.publishing.settings import values_in

    print_whatever_the_terminal()

    def in_the_language_of_the_settings() -> int:
        named = values_in(settings) if settings is not None else {}
        with telling(named):
            return _told(command)

    with remembering():
        return _told(in_the_language_of_the_settings)


def _told(command: Callable[[], int]) -> int:
    from association.commands.changed import outcome, record
    from association.commands.telling import tell
    from association.problems import ProblemsFound, said
    from association.publishing.output_folder import OutputError

    try:
        return command()
    except ProblemsFound as found:
        record(*found.changed)
        tell_problems(found)
        return PROBLEMS
    except WrongUse as wrong:
        tell(wrong.args[0], sys.stderr)
        return WRONG_USE
    except OutputError as refused:
        tell(refused.args[0], sys.stderr)
        return PROBLEMS
    except KeyboardInterrupt:
        print(file=sys.stderr)
        tell(said("Interrupted; {outcome}.", outcome=outcome()), sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # whoever read on, as `head` does, has read enough: that is no fault
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    except Exception:
        tell(_report(), sys.stderr)
        return PROBLEMS


def tell_problems(found: ProblemsFound) -> None:
    """Every problem; one that many written pages share (a dead link in the menu, say) once, with their number."""
    from association.commands.changed import outcome
    from association.commands.telling import now, tell
    from association.problems import counted

    teller = now()

    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in found.problems:
        alike.setdefault((problem.field, problem.message), []).append(problem)
    for problem in found.problems:
        same = alike[problem.field, problem.message]
        if len(same) <= SHOWN_ALIKE or not problem.file.endswith(".html"):
            print(teller.problem(problem), file=sys.stderr)
        elif problem is same[0]:
            others = len(same) - 1
            sentence = counted("the same in {count} other place", "the same in {count} other places", others)
            print(f"{teller.problem(problem)}\n  {teller.told(sentence)}", file=sys.stderr)
    print(file=sys.stderr)
    count = len(found.problems)
    tell(counted("{count} problem; {outcome}.", "{count} problems; {outcome}.", count, outcome=outcome()), sys.stderr)


def _report() -> str:
    """Writes the traceback to a file for whoever looks after the program, and says where."""
    from association.commands.changed import outcome
    from association.problems import said, why

    try:
        return said(
            "A fault of the program, not of the content; {outcome}. "
            "Please send this file to whoever looks after the site: {file}",
            outcome=outcome(),
            file=_traceback_in_a_file(),
        )
    except OSError as fault:
        return said(
            "A fault of the program, not of the content; {outcome}. "
            "Please tell whoever looks after the site: {fault} (a report could not be written: {why})",
            outcome=outcome(),
            fault=repr(fault.__context__),
            why=why(fault),
        )


def _traceback_in_a_file() -> Path:
    with tempfile.NamedTemporaryFile("w", prefix="association-", suffix=".txt", delete=False, encoding="utf-8") as file:
        traceback.print_exc(file=file)
    return Path(file.name)
