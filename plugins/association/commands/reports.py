"""Files for people that commands write where they are told to: pages and figures, over nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from association.problems import Problem, ProblemsFound, said
from association.reading.replacing import refuse_unwritable


def refuse_place(file: Path, option: str, apart: Sequence[Path], ours: Callable[[Path], bool]) -> None:
    """Raises ProblemsFound where no report may be put: over what isn't `ours`, or in a folder kept for other things.

    `apart`: content, where it would be a stray file, and output, which holds what a build wrote and nothing else.
    """
    real = Path(os.path.realpath(file))
    for folder in apart:
        if Path(os.path.realpath(folder)) in real.parents:
            message = said("lies in {folder}, which is kept for other things", folder=folder)
            raise ProblemsFound([Problem(str(file), 0, option, message, said("name a file outside that folder"))])
    refuse_unwritable(file)
    if os.path.lexists(file) and (file.is_symlink() or not file.is_file() or not ours(file)):
        message = said("is there already, and was not written by this command")
        remedy = said("name another file with {option}, or delete that one yourself", option=option)
        raise ProblemsFound([Problem(str(file), 0, option, message, remedy)])
