"""What a careful reader would tell the editor of a text: glued words, wrong marks, long sentences; no files."""

from association.advice.findings import Finding, mended
from association.advice.layout import misprinted
from association.advice.reader import advise, vocabulary

__all__ = ["Finding", "advise", "mended", "misprinted", "vocabulary"]
