"""The last touch on clean HTML: no-break spaces, and `lang` on foreign words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from markupsafe import escape

from association.language import ForeignNames, Language, Languages, bind
from association.reading.prose.rendered import TAG
from association.reading.scripts import pieces
from association.records.values import is_on_the_web

_ADDRESS = re.compile(r"(?<![\w/@=])https?://[^\s<>\"„“”«»\\^`]+", re.IGNORECASE)
_BEHIND = ".,;:!?…'’*|"  # what ends a sentence, not an address
_PAIRS = {")": "(", "]": "[", "}": "{"}
_BEGINNING = re.compile(r"<([a-z0-9]+)")
_VOID = ("br", "hr", "img")


def finish(clean: str, language: Language, languages: Languages, names: ForeignNames) -> str:
    """Binds what belongs together, marks foreign words and links bare addresses, in text only: never in tags, code, or
    marked parts."""
    parts = TAG.split(clean)
    silent: list[str] = []  # the open elements whose text stays as it is
    in_link = False
    for index, part in enumerate(parts):
        if index % 2 == 0:
            if part.strip() and not silent:
                text = bind(html.unescape(part), language)
                parts[index] = "".join(
                    _link(piece) if is_address else _marked(piece, language, languages, names)
                    for piece, is_address in (((text, False),) if in_link else _addresses(text))
                )
            continue
        if part.startswith(("<a ", "<a>", "</a>")):
            in_link = part != "</a>"
        if silent and part[1:-1] == f"/{silent[-1]}":
            silent.pop()
        elif (tag := _BEGINNING.match(part)) and (_keeps_its_text(tag[1], part) or tag[1] in silent[-1:]):
            silent.append(tag[1])
    return "".join(parts)


def _keeps_its_text(name: str, tag: str) -> bool:
    """Whether what stands in the element is no running text of the page's language."""
    return name in ("code", "pre", "kbd", "samp") or (' lang="' in tag and name not in _VOID)


def _addresses(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, with whether each is an address on the web, without the marks that end a sentence."""
    done = 0
    for found in _ADDRESS.finditer(text):
        address = found[0].rstrip(_BEHIND)
        while (end := address[-1:]) in _PAIRS and address.count(end) > address.count(_PAIRS[end]):
            address = address[:-1].rstrip(_BEHIND)
        if is_on_the_web(address):
            yield text[done : found.start()], False
            yield address, True
            done = found.start() + len(address)
    yield text[done:], False


def _link(address: str) -> str:
    return f'<a href="{escape(address)}">{escape(address)}</a>'


def _marked(text: str, language: Language, languages: Languages, names: ForeignNames) -> str:
    return "".join(
        f'<span lang="{code}">{escape(piece)}</span>' if code else names.mark(piece)
        for piece, code in pieces(text, language, languages)
    )
