"""Puts new files in the place of old ones: all of them, or none."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from association.problems import Problem, ProblemsFound, said, why


@dataclass(frozen=True)
class Replacement:
    """One file: what it is called in messages, what it holds (None: it isn't there yet), and what it is to hold."""

    path: Path
    name: str
    before: bytes | None
    after: bytes

    @classmethod
    def of(cls, path: Path, after: bytes) -> Replacement:
        """With what the file holds now; raises ProblemsFound when it is there and can't be read."""
        try:
            return cls(path, str(path), path.read_bytes(), after)
        except (FileNotFoundError, NotADirectoryError):  # the latter is told when it is written
            return cls(path, str(path), None, after)
        except OSError as fault:
            raise ProblemsFound([_unwritable(str(path), fault)]) from None


def replace(replacements: Iterable[Replacement], again: str) -> None:
    """Writes every file, each at once and only over the bytes it was made from; raises ProblemsFound if one can't be.

    Every new file lies ready beside its old one before the first takes its place: a full disk or a missing right is
    met while nothing has changed. Whatever happens after that, an interruption too, brings the old ones back. `again`
    is what to give when a file was meanwhile changed, such as `--fix`.
    """
    wanted = [one for one in replacements if one.after != one.before]
    if problems := [problem for one in wanted for problem in _hindrances(one, again)]:
        raise ProblemsFound(problems)
    made: list[Path] = []
    try:
        for one in wanted:
            _make_folders(one.path.parent, made)
        _exchange(wanted, again)
    except BaseException:
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
        raise


def _exchange(wanted: Sequence[Replacement], again: str) -> None:
    done: list[Replacement] = []
    at = None
    try:
        for at in wanted:
            _lay_ready(at)
        for at in wanted:
            if problems := list(_hindrances(at, again)):  # laying them ready took a moment
                raise ProblemsFound(problems)
            done.append(at)
            os.replace(_beside(at, "new"), at.path)
    except BaseException as fault:
        _bring_back(done)
        if isinstance(fault, OSError) and at is not None:
            raise ProblemsFound([_unwritable(at.name, fault)]) from fault
        raise
    finally:
        for one in wanted:
            for kind in ("new", "old"):
                with suppress(OSError):
                    _beside(one, kind).unlink()


def refuse_unwritable(file: Path) -> None:
    """Raises ProblemsFound for a place that no file can be written to, before work is done for it in vain."""
    try:
        if os.path.isdir(file):
            raise IsADirectoryError(errno.EISDIR, "")
        with suppress(FileNotFoundError, NotADirectoryError):  # the name alone may be too long
            os.lstat(file)
        nearest = next(folder for folder in file.absolute().parents if os.path.lexists(folder))
        if not nearest.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "")
        if not os.access(nearest, os.W_OK) or os.path.exists(file) and not os.access(file, os.W_OK):
            raise PermissionError(errno.EACCES, "")
    except OSError as fault:
        raise ProblemsFound([_unwritable(str(file), fault)]) from None


def _hindrances(one: Replacement, again: str) -> Iterator[Problem]:
    """Why the file must stay as it is."""
    path, remedy = one.path, said("save it, and say {again} again", again=again)
    try:
        if one.before is None:
            if os.path.lexists(path):
                yield Problem(one.name, 0, "", said("has been changed meanwhile"), remedy)
        elif not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
            remedy = said("look who may write it, and say {again} again", again=again)
            yield Problem(one.name, 0, "", said("must not be written"), remedy)
        elif path.read_bytes() != one.before:
            yield Problem(one.name, 0, "", said("has been changed meanwhile"), remedy)
    except OSError as error:
        message = said("can't be opened: {why}", why=why(error))
        yield Problem(one.name, 0, "", message, said("look who may read it, and whether it is still there"))


def _make_folders(folder: Path, made: list[Path]) -> None:
    """Makes the folders that lack, and adds them to those made, the outer before the inner."""
    for one in reversed([folder, *folder.parents]):
        try:
            if not os.path.isdir(one):
                one.mkdir()
                made.append(one)
        except FileExistsError:  # which is about a part of the path, and not about what is wanted
            raise ProblemsFound([_unwritable(str(folder), NotADirectoryError(errno.ENOTDIR, ""))]) from None
        except OSError as fault:
            raise ProblemsFound([_unwritable(str(one), fault)]) from None


def _lay_ready(one: Replacement) -> None:
    """The new file beside the old, and of the old a copy to go back to."""
    new, old = _beside(one, "new"), _beside(one, "old")
    new.write_bytes(one.after)
    if one.before is not None:
        old.write_bytes(one.before)
        for copy in (new, old):
            shutil.copymode(one.path, copy)


def _bring_back(done: Sequence[Replacement]) -> None:
    """What can't be brought back is told by name."""
    lost: list[Problem] = []
    for one in done:
        try:
            if one.before is not None:
                os.replace(_beside(one, "old"), one.path)
            elif not os.path.lexists(_beside(one, "new")):  # it has taken its place
                one.path.unlink()
        except OSError as fault:
            lost.append(_unwritable(one.name, fault))
    if lost:
        raise ProblemsFound(lost, changed=[problem.file for problem in lost])


def _beside(one: Replacement, kind: str) -> Path:
    """By a name of its own that is never too long, as one made from the file's might be."""
    name = sha256(os.fsencode(one.path.name)).hexdigest()[:16]
    return one.path.with_name(f".{name}.{os.getpid()}.{kind}")


def _unwritable(name: str, fault: OSError) -> Problem:
    return Problem(
        name, 0, "", said("can't be written: {why}", why=why(fault)), _REMEDIES.get(fault.errno or 0, _RIGHTS)
    )


_RIGHTS = said("look who may write there")
_REMEDIES = {
    errno.ENOSPC: said("make room on that disk"),
    errno.EDQUOT: said("make room on that disk"),
    errno.EISDIR: said("name a file, not a folder"),
    errno.ENOTDIR: said("look who may write there, and whether a part of its path is a file"),
    errno.ENAMETOOLONG: said("give it a shorter name"),
}
