"""The last touch on clean HTML: no-break spaces, and `lang` on foreign words."""

from __future__ import annotations

import html
import re

from markupsafe import escape

from association.language import ForeignNames, Language, Languages, bind
from association.reading.prose.rendered import TAG
from association.reading.scripts import pieces

_BEGINNING = re.compile(r"<([a-z0-9]+)")
_VOID = ("br", "hr", "img")


def finish(clean: str, language: Language, languages: Languages, names: ForeignNames) -> str:
    """Binds what belongs together and marks foreign words, in text only: never in tags, code, or marked parts."""
    parts = TAG.split(clean)
    silent: list[str] = []  # the open elements whose text stays as it is
    for index, part in enumerate(parts):
        if index % 2 == 0:
            if part.strip() and not silent:
                parts[index] = _marked(bind(html.unescape(part), language), language, languages, names)
        elif silent and part[1:-1] == f"/{silent[-1]}":
            silent.pop()
        elif (tag := _BEGINNING.match(part)) and (_keeps_its_text(tag[1], part) or tag[1] in silent[-1:]):
            silent.append(tag[1])
    return "".join(parts)


def _keeps_its_text(name: str, tag: str) -> bool:
    """Whether what stands in the element is no running text of the page's language."""
    return name in ("code", "pre", "kbd", "samp") or (' lang="' in tag and name not in _VOID)


def _marked(text: str, language: Language, languages: Languages, names: ForeignNames) -> str:
    return "".join(
        f'<span lang="{code}">{escape(piece)}</span>' if code else names.mark(piece)
        for piece, code in pieces(text, language, languages)
    )
