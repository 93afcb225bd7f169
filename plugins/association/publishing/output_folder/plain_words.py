"""Faults of the disk, in plain words."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from association.problems import said
from association.publishing.output_folder.errors import OutputFailed
from association.publishing.output_folder.place import Place

_PLAIN_WORDS = {
    errno.ENOSPC: said("the disk is full"),
    errno.EDQUOT: said("your share of the disk is used up"),
    errno.ENOENT: said("something there has gone meanwhile, or no file can be made there"),
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


@contextmanager
def told_plainly(place: Place, template: str) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        if fault.errno in _OF_THE_DISK or (fault.errno in _PLAIN_WORDS and _is_about(fault, place)):
            raise OutputFailed(said(template, output=place.output, why=_PLAIN_WORDS[fault.errno])) from fault
        raise


def _is_about(fault: OSError, place: Place) -> bool:
    """Whether the fault names the output, its parent, or something of ours beside it: not, say, a content file."""
    if not isinstance(fault.filename, str | os.PathLike):
        return False
    path = Path(os.path.abspath(fault.filename))
    ours = (place.output, place.building, place.previous, place.lock)
    return path in place.output.parents or any(path == name or name in path.parents for name in ours)
