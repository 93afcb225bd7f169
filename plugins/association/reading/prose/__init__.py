"""Editors' Markdown: HTML from an allow list, links that are known to arrive, foreign words marked."""

from association.reading.prose.addresses import RECORD_LINKS
from association.reading.prose.limits import (
    LONGEST_PARAGRAPH,
    MOST_CELLS,
    MOST_DEFINED,
    MOST_HEADINGS,
    MOST_NOTES,
    MOST_OPEN,
)
from association.reading.prose.rendered import Finding, Rendered
from association.reading.prose.rendering import Prose

__all__ = [
    "LONGEST_PARAGRAPH",
    "MOST_CELLS",
    "MOST_DEFINED",
    "MOST_HEADINGS",
    "MOST_NOTES",
    "MOST_OPEN",
    "RECORD_LINKS",
    "Finding",
    "Prose",
    "Rendered",
]
