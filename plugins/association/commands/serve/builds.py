"""Builds in a process of their own, and what the last ones had to say."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from association.commands.telling import tell, told
from association.problems import said

_PATIENCE = 5.0  # seconds
_HEARTBEAT = 10.0  # seconds; how soon a closed browser tab is noticed


def build_command(settings: Path, content: Path, output: Path) -> list[str]:
    """A build in a process of its own, so that edited plugins count from the next build on."""
    folders = ["--settings", str(settings), "--content", str(content), "--output", str(output)]
    return [sys.executable, "-m", "association", "build", *folders]


def build_environment() -> dict[str, str]:
    """Ours, in which that process finds this very package, and writes UTF-8 whatever the locale."""
    folders = [str(Path(__file__).parents[3]), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(folders), "PYTHONIOENCODING": "utf-8"}


def _end(process: subprocess.Popen[bytes]) -> None:
    """A build that is interrupted leaves the output as it was, and nothing beside it."""
    process.send_signal(signal.SIGINT)
    try:
        process.communicate(timeout=_PATIENCE)
    except subprocess.TimeoutExpired:  # as when it ignores the signal
        process.terminate()
        process.communicate()


class State(NamedTuple):
    """`version` changes with every good build; `problem` is the text of the last bad one, until a good one follows."""

    version: str
    problem: str


class Builds:
    """Runs one build after another, and tells the browsers that wait for news of them."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._started = time.time_ns()  # so that pages of an earlier `serve` are reloaded, too
        self._good = 0
        self._problem = ""
        self._ended = False
        self._news = threading.Condition()

    @property
    def state(self) -> State:
        return State(f"{self._started}-{self._good}", self._problem)

    def run(self) -> bool:
        """One build; says in the terminal what it said, and tells the browsers."""
        process = subprocess.Popen(
            self._command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=build_environment(),
            process_group=0,  # so that Ctrl-C doesn't interrupt it twice, and the second time while it tidies up
        )
        try:
            words = process.communicate()[0].decode("utf-8", "replace").strip()
        except KeyboardInterrupt:
            _end(process)
            raise
        tell(words)
        good = process.returncode == 0
        with self._news:
            status = said("The build ended with status {status}.", status=process.returncode)
            self._problem = "" if good else words or told(status)
            self._good += good
            self._news.notify_all()
        return good

    def wait_for_news(self, known: State | None) -> State | None:
        """The state when it is another than the known one, or after a heartbeat; None when it is all over."""
        with self._news:
            self._news.wait_for(lambda: self._ended or self.state != known, _HEARTBEAT)
            return None if self._ended else self.state

    def end(self) -> None:
        """Nobody has to wait any more."""
        with self._news:
            self._ended = True
            self._news.notify_all()
