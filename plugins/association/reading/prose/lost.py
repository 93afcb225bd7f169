"""What Markdown takes away of a text without a word: addresses, footnotes and cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from association.problems import said
from association.reading.prose.rendered import Finding

_NOTE_BELOW = re.compile(r"^ {0,3}\[(\^[^\]\n]+)\]:", re.MULTILINE)


def unused(names: Iterable[str], source: str) -> Iterator[Finding]:
    """Addresses below a text, as in [name]: https://…, when no link has their name."""
    for name in names:
        where, typed = _typed(name, source)
        message = said("[{name}]: would be lost, for no link has that name", name=typed)
        yield where, message, said("write [words][{name}] in the text, or delete it; as text, \\[{name}]:", name=typed)


def repeated(names: Iterable[str], source: str) -> Iterator[Finding]:
    """Addresses and footnotes below a text that have one name: only the last is kept."""
    notes = (name for name, times in Counter(_NOTE_BELOW.findall(source)).items() if times > 1)
    for name in (*names, *notes):
        where, typed = _typed(name, source)
        yield where, said("[{name}]: stands here twice, and one would be lost", name=typed), said("give each its own")


def _typed(name: str, source: str) -> tuple[str, str]:
    """Where the name stands, and how: Markdown keeps it in small letters."""
    found = re.search(rf"\[\s*({re.escape(name)})\s*\]:", source, re.IGNORECASE)
    return (found[0], found[1]) if found else ("", name)


def cut_off(rows: Iterable[str]) -> Iterator[Finding]:
    """Rows with more cells than their table has columns."""
    for row in rows:
        message = said("'{words}' has more cells than its table has columns, and the last would be lost", words=row)
        yield row, message, said("give the table more columns; as a sign, | is written \\|")
