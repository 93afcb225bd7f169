"""What comes of a text: clean HTML, the records it links to, and what was wrong."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

REST_OF_TAG = r'(?:"[^"]*"|[^">])*>'  # of a tag as the cleaner writes it: values in double quotes, which may hold >
TAG = re.compile(f"(<{REST_OF_TAG})")

Finding = tuple[str, str, str]  # offending text, message, remedy


@dataclass
class Rendered:
    """Clean HTML whose links to records still read `kind:id`, and what was wrong."""

    html: str
    links: list[tuple[str, str]] = field(default_factory=list)
    faults: list[Finding] = field(default_factory=list)

    @property
    def says_nothing(self) -> bool:
        """Whether nothing is left to read or to see."""
        shows = re.search(r'<img|<a(?: [a-z]+="[^"]*")*? href="[a-z]+:', self.html)
        return not shows and not re.search(r"\w", html.unescape(TAG.sub("", self.html)))
