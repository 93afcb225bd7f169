"""What the running command has changed for good, so that what is said after a fault is true."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from association.problems import Said, listed, said

_CHANGED: ContextVar[list[str]] = ContextVar("changed")


@contextmanager
def remembering() -> Iterator[None]:
    """What is recorded inside belongs to one command."""
    token = _CHANGED.set([])
    try:
        yield
    finally:
        _CHANGED.reset(token)


def record(*files: object) -> None:
    """These have changed, whatever happens from now on."""
    _CHANGED.get([]).extend(map(str, files))


def anything() -> bool:
    return bool(_CHANGED.get([]))


def outcome() -> Said:
    """What there is to say of it, as the end of a sentence."""
    files = dict.fromkeys(_CHANGED.get([]))
    if files:
        return said("changed before that: {files}", files=listed(files))
    return said("nothing was changed")
