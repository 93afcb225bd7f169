"""A field to fill in, as texts and records have it: its explanation, and below it the line."""

from __future__ import annotations

import json
import re

# Explanations stand in the two languages in which editors write, whatever the site's languages are. A line that
# begins with `#name:` comes into force when its # is deleted; it is empty, so that no example is ever published.

OPTIONAL = (
    "# Tālāk rakstiet tikai to, kas zināms: lai rindu lietotu, izdzēsiet tās sākumā #. Pārējās var izdzēst.\n"
    "# Дальше пишите только то, что известно: чтобы строка действовала, удалите # в начале. Остальные можно удалить.\n"
)
_PLAIN = re.compile(r"[^\W\d_][\w „“”«»(),.!?–—%+/-]*")
_NOT_PLAIN = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def explained(about: str, field: str, needed: bool, original: str = "") -> str:
    """The field below its explanation, in force when it is needed; between them the original's words to look at."""
    shown = "".join(f"#   {words}\n" for words in original.splitlines())
    lines = field if needed else "\n".join(f"#{line}" for line in field.splitlines())
    return f"# {about}\n{shown}{lines}\n"


def scalar(words: str) -> str:
    """The words as YAML: as they are where that is safe, else in double quotes (JSON's are YAML's)."""
    if _PLAIN.fullmatch(words) and words.casefold() not in _NOT_PLAIN and not words.endswith(" "):
        return words
    return json.dumps(words, ensure_ascii=False)
