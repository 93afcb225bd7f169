"""Which folders no build may replace or delete: bad places, and what holds anybody else's files."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from association.problems import listed, said
from association.publishing.output_folder.errors import OutputRefused, unfit
from association.publishing.output_folder.marker import entries_below, is_vacant, signed_files
from association.publishing.output_folder.place import Place

# File managers leave these wherever they look, mostly hidden: nobody would know what to move away.
LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def refuse_bad_place(output: Path, keep_out: Iterable[Path]) -> None:
    """Refuse paths that no build may ever replace, whatever stands there."""
    if output == output.parent:
        raise unfit(output, said("it is the root of the whole file system"))
    if output.is_symlink():
        raise unfit(output, said("it is a link to another place; name that place itself"))
    if output.exists() and not output.is_dir():
        raise unfit(output, said("it is a file"))
    nearest = next(folder for folder in output.parents if folder.exists())
    if not nearest.is_dir():
        raise unfit(output, said("{nearest} is a file, and nothing can lie in it", nearest=nearest))
    for folder, words in (("~", said("your home folder")), (os.curdir, said("the folder you are working in"))):
        if _is_or_lies_in(Path(os.path.realpath(os.path.expanduser(folder))), output):
            raise unfit(
                output, said("it is {words}, or holds it; name a new folder, as in --output output", words=words)
            )
    if os.path.lexists(output / ".git") or ".git" in output.parts:
        raise unfit(output, said("it is a repository (it has .git); name a new folder inside or beside it"))
    for folder in keep_out:
        folder = Path(folder).resolve()
        if _is_or_lies_in(output, folder) or _is_or_lies_in(folder, output):
            raise unfit(output, said("the build reads {folder}, and output must stay apart from that", folder=folder))


def _is_or_lies_in(inner: Path, outer: Path) -> bool:
    return any(_is_same(folder, outer) for folder in (inner, *inner.parents))


def _is_same(one: Path, other: Path) -> bool:
    """By identity where both exist: paths differ in letter case, and through mounted folders, for one folder."""
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False


def refuse_foreign_files(output: Path) -> None:
    """Refuse an output that isn't vacant and holds anything but what the last build wrote there."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise OutputRefused(said("{output} was a folder when the build began, and no longer is one", output=output))
    if is_vacant(output):
        return
    signed = signed_files(output)
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
        for name, entry in entries_below(output)
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


def refuse_foreign_leftovers(place: Place, interrupted: bool) -> None:
    """Refuse to work where somebody else's things stand under the names that we use and delete."""
    for folder in (place.building, place.previous):
        if not os.path.lexists(folder):
            continue
        real = folder.is_dir() and not folder.is_symlink()
        if not real or not (interrupted or is_vacant(folder) or signed_files(folder) is not None):
            raise OutputRefused(
                said(
                    "{folder} is in the way: the build uses that name, but did not make it; rename it, or delete it if "
                    "nobody needs it",
                    folder=folder,
                )
            )
