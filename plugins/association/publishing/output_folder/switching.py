"""The switch of what was built for what was there, and putting things right after it or without it."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from pathlib import Path

from association.publishing.output_folder.marker import is_vacant
from association.publishing.output_folder.place import Place
from association.publishing.output_folder.refusals import refuse_foreign_files

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_CANNOT_EXCHANGE = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP})


def switch(place: Place) -> None:
    """Put what was built in the place of the output, in one step where the system can."""
    refuse_foreign_files(place.output)  # building took a while, and people work meanwhile
    if is_vacant(place.output):
        place.building.rename(place.output)
        return
    try:
        exchange(place.building, place.output)
    except OSError as fault:
        if fault.errno not in _CANNOT_EXCHANGE:
            raise
        place.output.rename(place.previous)
        place.building.rename(place.output)


def exchange(one: Path, other: Path) -> None:
    """Swap two folders in one step; OSError with ENOSYS or EINVAL where system or file system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS)) from None
    renameat2.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), os.fspath(one), None, os.fspath(other))


def tidy(place: Place) -> None:
    """Bring any state that a build can stop in back to one output and nothing beside it.

    Safe after a switch, without one, in the middle of one, and when it was itself interrupted: what is called
    `building` is always disposable, and `previous` is whole for as long as it is called so.
    """
    if os.path.lexists(place.previous) and is_vacant(place.output):
        place.previous.rename(place.output)
    _discard(place.building)
    if os.path.lexists(place.previous):
        place.previous.rename(place.building)
        _discard(place.building)


def _discard(folder: Path) -> None:
    if os.path.lexists(folder):
        shutil.rmtree(folder)
