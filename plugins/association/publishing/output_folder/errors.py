"""Why an output folder stays as it was."""

from __future__ import annotations

from pathlib import Path

from association.problems import said


class OutputError(Exception):
    """The output folder stays as it was; the message says why, in plain words."""


class OutputRefused(OutputError):
    """That folder must not, or not now, be written to."""


class OutputFailed(OutputError):
    """Writing was tried, and the system or the disk did not allow it."""


def unfit(output: Path, reason: str) -> OutputRefused:
    return OutputRefused(said("{output} cannot be the output folder: {reason}", output=output, reason=reason))
