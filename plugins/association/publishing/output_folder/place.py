"""Where the output folder lies, and the names of what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from association.problems import said
from association.publishing.output_folder.errors import unfit


@dataclass(frozen=True)
class Place:
    """The output folder as an absolute path, and what may stand beside it during a build."""

    output: Path

    @classmethod
    def of(cls, output: Path) -> Place:
        output = Path(output)
        try:
            # Only the last part may not be a link, so only that is left unresolved (and "..", which is no name).
            place = cls(output.resolve() if output.name in ("", "..") else output.parent.resolve() / output.name)
        except (OSError, RuntimeError) as fault:  # 3.11 and 3.12 raise RuntimeError for links in a circle
            raise unfit(output, said("its path leads nowhere ({why})", why=fault)) from fault
        if not place.output.name:
            raise unfit(output, said("it is the root of the whole file system"))
        return place

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
    output = Place.of(output).output
    return output.with_name(f".{output.name}.made")
