"""What is in a folder, and which of it a build of ours wrote: the marker that it leaves there says so."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from association.problems import Whole, said
from association.publishing.output_folder.errors import OutputFailed

MARKER = ".built"
# An output that begins otherwise counts as foreign: changing this line disowns every output there is.
MADE_HERE = "Made by the site's build, which replaces this whole folder each time: keep nothing of your own here."


def sign(folder: Path) -> None:
    """Write the marker, listing every file, and give files and folders the ordinary modes, whatever the umask."""
    names = []
    folder.chmod(0o755)
    for name, entry in entries_below(folder):
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


def signed_files(folder: Path) -> frozenset[str] | None:
    """The files that a build of ours wrote there, as paths below the folder; None when none of ours made it."""
    marker = folder / MARKER
    if marker.is_symlink() or not marker.is_file():
        return None
    first, *names = marker.read_text(encoding="utf-8", errors="surrogateescape").split("\n")
    return frozenset(names) | {MARKER} if first == MADE_HERE else None


def is_vacant(folder: Path) -> bool:
    """Missing, or a folder with nothing in it."""
    if not os.path.lexists(folder):
        return True
    if folder.is_symlink() or not folder.is_dir():
        return False
    with os.scandir(folder) as entries:
        return next(entries, None) is None


def entries_below(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
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
