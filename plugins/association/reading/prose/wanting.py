"""What clean HTML still lacks for its readers: words of links, descriptions of pictures, ids of their own."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

from association.problems import said
from association.reading.prose.addresses import RECORD_LINKS
from association.reading.prose.parts import ids_of
from association.reading.prose.rendered import REST_OF_TAG, TAG, Finding

_EMPTY_LINK = re.compile(rf'<a(?: (?!href)[a-z]+="[^"]*")* href="([^"]*)"{REST_OF_TAG}\s*</a>')
_NOTE, _CODE = re.compile(r"\[\^([^\]\s]{1,40})\]"), re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_TORN = re.compile(rf"(?:\] ?\(|\)\[|<|&lt;)(?:https?://|mailto:|(?:{'|'.join(RECORD_LINKS)}):[a-z0-9-])[^\s<>]{{0,80}}")
_ESCAPED = re.compile(r"\\[\[\]()<]")
_IMAGE = re.compile(rf"<img{REST_OF_TAG}")


def left_wanting(clean: str) -> Iterator[Finding]:
    """What only the finished text shows: links without words, pictures without a description, an id given twice."""
    for href in _EMPTY_LINK.findall(clean):
        if href.partition(":")[0] not in RECORD_LINKS and href:
            address = html.unescape(href)
            yield address, said("the link to '{address}' has no words", address=address), said("write [words](address)")
    for image in _IMAGE.findall(clean):
        if " src=" not in image:
            yield "<img", said("a picture without a file"), said("write ![what it shows](images/its-name.jpg)")
            continue
        if not re.search(r' alt="[^"]*\w', image):
            source = re.search(r' src="([^"]*)"', image)
            name = html.unescape(source[1]).rpartition("/")[2] if source else ""
            message = said("the picture '{name}' has no description", name=name)
            yield name, message, said("write ![what it shows](images/its-name.jpg), for those who can't see it")
    for id, count in Counter(map(html.unescape, ids_of(clean))).items():
        if count > 1:
            yield id, said("the id '{id}' is given twice", id=id), said("give each its own")


def torn_links(clean: str, source: str) -> Iterator[Finding]:
    """Brackets that were to be a link, and which Markdown leaves as they were typed."""
    if not _TORN.search(clean) or _ESCAPED.search(source):  # most often there is none; who escapes one means it so
        return
    text = html.unescape(TAG.sub("", _CODE.sub("", clean)))
    for words in dict.fromkeys(found[0] for found in _TORN.finditer(text)):
        if words in source:
            remedy = said("write [words](address): no space between ] and (, and a ) at the end; or <https://…>")
            yield words, said("'{words}' makes no link", words=words), remedy


def notes_without_text(clean: str, source: str) -> Iterator[Finding]:
    """References to a footnote that isn't there: Markdown leaves them as they were typed."""
    for name in dict.fromkeys(_NOTE.findall(TAG.sub("", _CODE.sub("", clean)))):
        name = html.unescape(name)
        if f"\\[^{name}]" not in source:
            remedy = said("write it below, as in [^{name}]: Text; as a sign, \\[^{name}]", name=name)
            yield f"[^{name}]", said("there is no footnote [^{name}]", name=name), remedy
