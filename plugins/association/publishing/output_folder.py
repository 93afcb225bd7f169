"""The output folder: built aside, checked, then switched in by rename.

    with staged(Path("output"), keep_out=[content, theme]) as staging:
        ...                                 # write everything into `staging`, then check it; raise to call it off

Beside `output` stand, during a build or after a killed one, and never otherwise:

    .output.lock        locked by the one build that is at work; its text says that the two below are ours
    .output.building    what is being built, and after the switch the old output on its way out: always disposable
    .output.previous    the old output, whole, where the system cannot swap two folders in one step

and always

    .output.made        pictures and texts as they were made, by what they were made of: to be deleted at will

Who is killed leaves the old output or the new one, whole, and the next build tidies up. (Only where folders cannot be
swapped, a kill between two renames leaves none until the next build puts the old one back.) This is about programs
that end, not about power cuts: nothing is forced to the disk.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from association.problems import Whole, listed, said, to_say

MARKER = ".built"
# An output that begins otherwise counts as foreign: changing this line disowns every output there is.
MADE_HERE = "Made by the site's build, which replaces this whole folder each time: keep nothing of your own here."
UNDER_WAY = "A build is at work, or was killed: .building and .previous beside this file are its own.\n"
# File managers leave these wherever they look, mostly hidden: nobody would know what to move away.
LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_CANNOT_EXCHANGE = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP})

_PLAIN_WORDS = {
    errno.ENOSPC: said("the disk is full"),
    errno.EDQUOT: said("your share of the disk is used up"),
    errno.EACCES: said("you have no right to write there"),
    errno.EPERM: said("you have no right to write there"),
    errno.EROFS: said("that disk can only be read"),
    errno.EIO: said("the disk reports a fault"),
    errno.EFBIG: said("a file became too large for that disk"),
    errno.EMFILE: said("too many files are open at once"),
    errno.ENAMETOOLONG: said("a name is too long"),
    errno.ENOTDIR: said("a part of the path is a file, not a folder"),
    errno.EISDIR: said("a folder stands where a file should be"),
    errno.EBUSY: said("the folder is in use by the system, perhaps as a mounted disk; name a folder inside it"),
    errno.ELOOP: said("a link stands in the way, or leads back to itself"),
    errno.ENOLCK: said("that disk cannot keep two builds apart (it knows no locks)"),
}
# These tell of the disk, whichever call met them; the others count only where they name a file of ours.
_OF_THE_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EFBIG})


class OutputError(Exception):
    """The output folder stays as it was; the message says why, in plain words."""


class OutputRefused(OutputError):
    """That folder must not, or not now, be written to."""


class OutputFailed(OutputError):
    """Writing was tried, and the system or the disk did not allow it."""


def _unfit(output: Path, reason: str) -> OutputRefused:
    return OutputRefused(said("{output} cannot be the output folder: {reason}", output=output, reason=reason))


@dataclass(frozen=True)
class _Place:
    """The output folder as an absolute path, and what may stand beside it during a build."""

    output: Path

    @classmethod
    def of(cls, output: Path) -> _Place:
        output = Path(output)
        try:
            # Only the last part may not be a link, so only that is left unresolved (and "..", which is no name).
            return cls(output.resolve() if output.name in ("", "..") else output.parent.resolve() / output.name)
        except (OSError, RuntimeError) as fault:  # 3.11 and 3.12 raise RuntimeError for links in a circle
            raise _unfit(output, said("its path leads nowhere ({why})", why=fault)) from fault

    @property
    def building(self) -> Path:
        return self.output.with_name(f".{self.output.name}.building")

    @property
    def previous(self) -> Path:
        return self.output.with_name(f".{self.output.name}.previous")

    @property
    def lock(self) -> Path:
        return self.output.with_name(f".{self.output.name}.lock")


def store_beside(output: Path) -> Path:
    """Where a build keeps what it made for the next one into that folder."""
    output = _Place.of(output).output
    return output.with_name(f".{output.name}.made")


@contextmanager
def staged(output: Path, keep_out: Iterable[Path] = ()) -> Iterator[Path]:
    """An empty folder that becomes `output` when the block ends well, and vanishes when it raises.

    `keep_out`: folders that the output may neither be, hold, nor lie in. Raises OutputRefused before the block, and
    OutputFailed for a full disk or a missing right inside it; everything else the block raises passes through.
    """
    place = _Place.of(output)
    with _told_plainly(place, to_say("{output} could not be written, and is as it was: {why}")):
        _refuse_bad_place(place.output, keep_out)
        with _alone(place):
            try:
                _tidy(place)
                _refuse_foreign_files(place.output)
                place.building.mkdir()
                yield place.building
                _sign(place.building)
                _switch(place)
            finally:
                # The build has ended, well or not, and that is what to tell; the next one tidies up or says why not.
                with suppress(OSError):
                    _tidy(place)


def clean(output: Path, keep_out: Iterable[Path] = ()) -> None:
    """Remove an output that `staged` made, and what a killed build left beside it; refuses what `staged` refuses."""
    place = _Place.of(output)
    with _told_plainly(place, to_say("{output} could not be deleted: {why}")):
        _refuse_bad_place(place.output, keep_out)
        if not place.output.parent.is_dir():
            return
        with _alone(place):
            _tidy(place)
            _refuse_foreign_files(place.output)
            if not _is_vacant(place.output):
                place.output.rename(place.building)  # so that it is there whole or not at all
            _tidy(place)


# Which folders are refused


def _refuse_bad_place(output: Path, keep_out: Iterable[Path]) -> None:
    """Refuse paths that no build may ever replace, whatever stands there."""
    if output == output.parent:
        raise _unfit(output, said("it is the root of the whole file system"))
    if output.is_symlink():
        raise _unfit(output, said("it is a link to another place; name that place itself"))
    if output.exists() and not output.is_dir():
        raise _unfit(output, said("it is a file"))
    nearest = next(folder for folder in output.parents if folder.exists())
    if not nearest.is_dir():
        raise _unfit(output, said("{nearest} is a file, and nothing can lie in it", nearest=nearest))
    for folder, words in (("~", said("your home folder")), (os.curdir, said("the folder you are working in"))):
        if _is_or_lies_in(Path(os.path.realpath(os.path.expanduser(folder))), output):
            raise _unfit(
                output, said("it is {words}, or holds it; name a new folder, as in --output output", words=words)
            )
    if os.path.lexists(output / ".git") or ".git" in output.parts:
        raise _unfit(output, said("it is a repository (it has .git); name a new folder inside or beside it"))
    for folder in keep_out:
        folder = Path(folder).resolve()
        if _is_or_lies_in(output, folder) or _is_or_lies_in(folder, output):
            raise _unfit(output, said("the build reads {folder}, and output must stay apart from that", folder=folder))


def _is_or_lies_in(inner: Path, outer: Path) -> bool:
    return any(_is_same(folder, outer) for folder in (inner, *inner.parents))


def _is_same(one: Path, other: Path) -> bool:
    """By identity where both exist: paths differ in letter case, and through mounted folders, for one folder."""
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False


def _refuse_foreign_files(output: Path) -> None:
    """Refuse an output that isn't vacant and holds anything but what the last build wrote there."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise OutputRefused(said("{output} was a folder when the build began, and no longer is one", output=output))
    if _is_vacant(output):
        return
    signed = _signed(output)
    if signed is None:
        raise OutputRefused(
            said(
                "{output} is not empty and was not made by this program, which would delete what is in it; "
                "name a new folder, or empty that one yourself",
                output=output,
            )
        )
    foreign = sorted(
        name
        for name, entry in _entries(output)
        if name not in signed and entry.name not in LITTER and not entry.is_dir(follow_symlinks=False)
    )
    if foreign:
        told = {"output": output, "files": listed(foreign[:3])}
        if len(foreign) > 3:
            raise OutputRefused(
                said(
                    "{output} holds what the build did not make and would delete: {files} and {count} more; "
                    "move it elsewhere, then build again",
                    count=len(foreign) - 3,
                    **told,
                )
            )
        raise OutputRefused(
            said(
                "{output} holds what the build did not make and would delete: {files}; "
                "move it elsewhere, then build again",
                **told,
            )
        )


def _refuse_foreign_leftovers(place: _Place, interrupted: bool) -> None:
    """Refuse to work where somebody else's things stand under the names that we use and delete."""
    for folder in (place.building, place.previous):
        if not os.path.lexists(folder):
            continue
        real = folder.is_dir() and not folder.is_symlink()
        if not real or not (interrupted or _is_vacant(folder) or _signed(folder) is not None):
            raise OutputRefused(
                said(
                    "{folder} is in the way: the build uses that name, but did not make it; rename it, or delete it if "
                    "nobody needs it",
                    folder=folder,
                )
            )


def _is_vacant(folder: Path) -> bool:
    """Missing, or a folder with nothing in it."""
    if not os.path.lexists(folder):
        return True
    if folder.is_symlink() or not folder.is_dir():
        return False
    with os.scandir(folder) as entries:
        return next(entries, None) is None


# The marker: who made a folder, and which files


def _sign(folder: Path) -> None:
    """Write the marker, listing every file, and give files and folders the ordinary modes, whatever the umask."""
    names = []
    folder.chmod(0o755)
    for name, entry in _entries(folder):
        path = folder / name
        mode = entry.stat(follow_symlinks=False).st_mode
        if stat.S_ISREG(mode):
            names.append(name)
        elif not stat.S_ISDIR(mode):
            raise OutputFailed(
                said("{name} came out as a link or a device; only files and folders can be published", name=Whole(name))
            )
        wanted = 0o755 if stat.S_ISDIR(mode) else 0o644
        if stat.S_IMODE(mode) != wanted:
            path.chmod(wanted)
    marker = folder / MARKER
    text = "\n".join([MADE_HERE, "", *sorted(names), ""])
    marker.write_text(text, encoding="utf-8", errors="surrogateescape", newline="\n")
    marker.chmod(0o644)


def _signed(folder: Path) -> frozenset[str] | None:
    """The files that a build of ours wrote there, as paths below the folder; None when none of ours made it."""
    marker = folder / MARKER
    if marker.is_symlink() or not marker.is_file():
        return None
    first, *names = marker.read_text(encoding="utf-8", errors="surrogateescape").split("\n")
    return frozenset(names) | {MARKER} if first == MADE_HERE else None


def _entries(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything below, folders too: its path from there, with slashes, and the entry; links are not followed."""
    pending = [("", os.fspath(folder))]
    while pending:
        prefix, path = pending.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                name = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    pending.append((f"{name}/", entry.path))
                yield name, entry


# The switch, and putting things right after it or without it


def _switch(place: _Place) -> None:
    """Put what was built in the place of the output, in one step where the system can."""
    _refuse_foreign_files(place.output)  # building took a while, and people work meanwhile
    if _is_vacant(place.output):
        place.building.rename(place.output)
        return
    try:
        _exchange(place.building, place.output)
    except OSError as fault:
        if fault.errno not in _CANNOT_EXCHANGE:
            raise
        place.output.rename(place.previous)
        place.building.rename(place.output)


def _exchange(one: Path, other: Path) -> None:
    """Swap two folders in one step; OSError with ENOSYS or EINVAL where system or file system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS)) from None
    renameat2.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), os.fspath(one), None, os.fspath(other))


def _tidy(place: _Place) -> None:
    """Bring any state that a build can stop in back to one output and nothing beside it.

    Safe after a switch, without one, in the middle of one, and when it was itself interrupted: what is called
    `building` is always disposable, and `previous` is whole for as long as it is called so.
    """
    if os.path.lexists(place.previous) and _is_vacant(place.output):
        place.previous.rename(place.output)
    _discard(place.building)
    if os.path.lexists(place.previous):
        place.previous.rename(place.building)
        _discard(place.building)


def _discard(folder: Path) -> None:
    if os.path.lexists(folder):
        shutil.rmtree(folder)


# One build at a time


@contextmanager
def _alone(place: _Place) -> Iterator[None]:
    """Hold the lock, with its text in place, and nothing of anybody else's under the names that we delete."""
    try:
        place.output.parent.mkdir(parents=True, exist_ok=True)
    except (FileNotFoundError, FileExistsError):  # a place like /proc, or somebody else's doing just now
        raise OutputRefused(
            said("{folder} is a place where no folder can be made", folder=place.output.parent)
        ) from None
    lock = _taken_lock(place)
    try:
        left = os.pread(lock, len(UNDER_WAY.encode()) + 1, 0).decode("utf-8", "replace")
        if not UNDER_WAY.startswith(left):  # a full disk may have kept the beginning only
            raise OutputRefused(
                said("{file} is in the way: the build uses that name, but did not make it; rename it", file=place.lock)
            )
        says_ours = bool(left)
        try:
            _refuse_foreign_leftovers(place, interrupted=says_ours)
            says_ours = True
            os.pwrite(lock, UNDER_WAY.encode(), 0)
            yield
        finally:
            # With something left over the text must stay, as it tells that it is ours; without, nothing need stay.
            if not (says_ours and (os.path.lexists(place.building) or os.path.lexists(place.previous))):
                with suppress(OSError):
                    place.lock.unlink()
    finally:
        os.close(lock)


def _taken_lock(place: _Place) -> int:
    """The lock file, open and locked by us; the system unlocks it when the process ends, however it ends."""
    while True:
        lock = os.open(place.lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
        try:
            _lock_or_refuse(lock, place)
            # The build before us deletes the file when it ends, and a lock on a deleted file keeps nobody out.
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(lock), os.lstat(place.lock)):
                    return lock
        except BaseException:
            os.close(lock)
            raise
        os.close(lock)


def _lock_or_refuse(lock: int, place: _Place) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OutputRefused(
            said(
                "another build is writing to {output} just now; wait until it has ended, then build again",
                output=place.output,
            )
        ) from None
    except OSError as fault:
        raise OSError(fault.errno, fault.strerror, os.fspath(place.lock)) from fault  # say which file, for _is_about


# Faults of the disk, in plain words


@contextmanager
def _told_plainly(place: _Place, template: str) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        if fault.errno in _OF_THE_DISK or (fault.errno in _PLAIN_WORDS and _is_about(fault, place)):
            raise OutputFailed(said(template, output=place.output, why=_PLAIN_WORDS[fault.errno])) from fault
        raise


def _is_about(fault: OSError, place: _Place) -> bool:
    """Whether the fault names the output, its parent, or something of ours beside it: not, say, a content file."""
    if not isinstance(fault.filename, str | os.PathLike):
        return False
    path = Path(os.path.abspath(fault.filename))
    ours = (place.output, place.building, place.previous, place.lock)
    return path in place.output.parents or any(path == name or name in path.parents for name in ours)
