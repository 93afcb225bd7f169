"""The files of each photo: every width and format that pages offer, drawn from the original at most once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from pathlib import Path

from association.publishing.pictures.encoding import VERSION, Prints, encoded
from association.publishing.store import Store
from association.reading.pictures import pixels


def photo_files(photos: Iterable[Prints], content: Path, store: Store) -> Iterator[tuple[str, bytes]]:
    """(path, content) of every file; what an earlier build has encoded is taken from the store."""
    with ThreadPoolExecutor(os.cpu_count()) as at_once:  # encoders work outside Python's lock
        for files in at_once.map(partial(_files, content=content, store=store), photos):
            yield from files


def _files(prints: Prints, content: Path, store: Store) -> list[tuple[str, bytes]]:
    """Those of one photo, which is decoded only if one of them is missing."""
    wanted = prints.widths[-1]
    original = cache(partial(pixels, content, prints.photo, 2 * wanted, 2 * prints.height(wanted)))

    def made(width: int, suffix: str) -> bytes:
        key = f"photo {VERSION} {prints.photo.digest} {width} {suffix}"
        return store.once(key, lambda: encoded(prints, width, suffix, original))

    return [(path, made(width, suffix)) for path, width, suffix in prints.paths]
