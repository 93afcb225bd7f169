"""Spoils copies of tests/sites/whole/, in the ways that tests/reading/cases.yaml tells."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from PIL import Image

TODAY = date(2026, 11, 22)
PDF = b"%PDF-1.7\n"

Edit = dict[str, Any]


def picture(
    format: str = "JPEG",
    size: tuple[int, int] = (16, 12),
    mode: str = "RGB",
    pictures: int = 1,
    part: float = 1,
    claims: tuple[int, int] | None = None,
    **how: Any,
) -> bytes:
    """A small file of that format; of several `pictures`, cut off after a `part`, or a PNG that `claims` a size."""
    out = io.BytesIO()
    noise = (random.Random(number).randbytes(size[0] * size[1]) for number in range(pictures))
    first, *others = (Image.frombytes("L", size, grey).convert(mode) for grey in noise)
    first.save(out, format, **how, **({"save_all": True, "append_images": others} if others else {}))
    data = out.getvalue()
    if claims:
        header = b"IHDR" + struct.pack(">II", *claims) + data[24:29]
        data = data[:12] + header + struct.pack(">I", zlib.crc32(header)) + data[33:]
    return data[: round(len(data) * part)]


JPEG = picture()


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
        elif "picture" in edit:
            write(file, picture(**edit["picture"]))
        elif "link" in edit:
            file.symlink_to(edit["link"])
        elif "delete" in edit:
            file.unlink()
        else:
            write(file, edit["text"] + further)
