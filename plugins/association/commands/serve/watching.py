"""Edits of files, noticed soon after they are made."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any


def watch(watched: Sequence[Path], settings: Path, edited: threading.Event, stop: threading.Event) -> None:
    """Sets `edited` soon after a file changes in one of the folders, or a Python file beside the settings."""
    import watchfiles

    def notice(paths: Sequence[Path], recursive: bool, counts: Callable[[Any, str], bool]) -> None:
        # Folders, not files: programs save by putting a new file in the old one's place.
        for _ in watchfiles.watch(
            *paths, recursive=recursive, watch_filter=counts, stop_event=stop, debounce=400, raise_interrupt=False
        ):
            edited.set()

    def beside(_: Any, path: str) -> bool:
        return path.endswith(".py")

    folders = sorted({folder.resolve() for folder in watched if folder.is_dir()})
    here = [settings.resolve().parent]
    for arguments in ((folders, True, watchfiles.DefaultFilter()), (here, False, beside)):
        threading.Thread(target=notice, args=arguments, daemon=True).start()
