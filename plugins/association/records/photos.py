"""Picture files as they were found; what is known of them suffices to name and to lay out what is made of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Photo:
    """A file below `images/`: its size in pixels, held upright, and the SHA-256 of its bytes, in hexadecimal digits."""

    file: str
    digest: str
    width: int
    height: int
    see_through: bool
