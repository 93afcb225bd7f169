"""Spoils copies of tests/sites/whole/, in the ways that tests/reading/cases.yaml tells."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

TODAY = date(2026, 11, 22)
JPEG = b"\xff\xd8\xff\xe0"
PDF = b"%PDF-1.7\n"

Edit = dict[str, Any]


def write(path: Path, what: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(what if isinstance(what, bytes) else what.encode("utf-8"))


def spoil(content: Path, edits: Iterable[Edit]) -> None:
    """Makes the edits of tests/reading/cases.yaml."""
    for edit in edits:
        file = content / edit["file"]
        further = edit.get("repeat", "") * edit.get("times", 0)
        if "replace" in edit:
            before, found, after = file.read_text("utf-8").partition(edit["replace"])
            assert found, f"{edit['file']} holds no {edit['replace']!r}"
            write(file, before + edit["by"] + after)
        elif "append" in edit:
            write(file, file.read_text("utf-8") + edit["append"] + further)
        elif "bytes" in edit:
            write(file, edit["bytes"].encode("latin-1"))
        elif "link" in edit:
            file.symlink_to(edit["link"])
        elif "delete" in edit:
            file.unlink()
        else:
            write(file, edit["text"] + further)
