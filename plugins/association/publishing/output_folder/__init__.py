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

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from association.problems import to_say
from association.publishing.output_folder.errors import OutputError, OutputFailed, OutputRefused
from association.publishing.output_folder.lock import UNDER_WAY, alone
from association.publishing.output_folder.marker import MADE_HERE, MARKER, is_vacant, sign
from association.publishing.output_folder.place import Place, store_beside
from association.publishing.output_folder.plain_words import told_plainly
from association.publishing.output_folder.refusals import LITTER, refuse_bad_place, refuse_foreign_files
from association.publishing.output_folder.switching import switch, tidy

__all__ = [
    "LITTER",
    "MADE_HERE",
    "MARKER",
    "UNDER_WAY",
    "OutputError",
    "OutputFailed",
    "OutputRefused",
    "clean",
    "staged",
    "store_beside",
]


@contextmanager
def staged(output: Path, keep_out: Iterable[Path] = ()) -> Iterator[Path]:
    """An empty folder that becomes `output` when the block ends well, and vanishes when it raises.

    `keep_out`: folders that the output may neither be, hold, nor lie in. Raises OutputRefused before the block, and
    OutputFailed for a full disk or a missing right inside it; everything else the block raises passes through.
    """
    place = Place.of(output)
    with told_plainly(place, to_say("{output} could not be written, and is as it was: {why}")):
        refuse_bad_place(place.output, keep_out)
        with alone(place):
            try:
                tidy(place)
                refuse_foreign_files(place.output)
                place.building.mkdir()
                yield place.building
                sign(place.building)
                switch(place)
            finally:
                # The build has ended, well or not, and that is what to tell; the next one tidies up or says why not.
                with suppress(OSError):
                    tidy(place)


def clean(output: Path, keep_out: Iterable[Path] = ()) -> None:
    """Remove an output that `staged` made, and what a killed build left beside it; refuses what `staged` refuses."""
    place = Place.of(output)
    with told_plainly(place, to_say("{output} could not be deleted: {why}")):
        refuse_bad_place(place.output, keep_out)
        if not place.output.parent.is_dir():
            return
        with alone(place):
            tidy(place)
            refuse_foreign_files(place.output)
            if not is_vacant(place.output):
                place.output.rename(place.building)  # so that it is there whole or not at all
            tidy(place)
