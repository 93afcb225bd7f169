"""One build at a time: the lock, which the system opens again however its holder ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from association.problems import said
from association.publishing.output_folder.errors import OutputRefused
from association.publishing.output_folder.place import Place
from association.publishing.output_folder.refusals import refuse_foreign_leftovers

UNDER_WAY = "A build is at work, or was killed: .building and .previous beside this file are its own.\n"


@contextmanager
def alone(place: Place) -> Iterator[None]:
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
            refuse_foreign_leftovers(place, interrupted=says_ours)
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


def _taken_lock(place: Place) -> int:
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


def _lock_or_refuse(lock: int, place: Place) -> None:
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
        raise OSError(
            fault.errno, fault.strerror, os.fspath(place.lock)
        ) from fault  # say which file, for the plain words
