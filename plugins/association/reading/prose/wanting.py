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

_LINK = re.compile(rf"<a\b({REST_OF_TAG})(.*?)</a>", re.DOTALL)
_HREF, _NAMED = re.compile(r' href="([^"]*)"'), re.compile(r' (?:href|id)="')
_EMPTY_HEADING = re.compile(rf"<h[2-6]\b{REST_OF_TAG}\s*</h")
_NOTE, _CODE = re.compile(r"\[\^([^\]\n]{1,40})\]"), re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_ADDRESS = rf"(?:https?://|mailto:|(?:{'|'.join(RECORD_LINKS)}):[a-z0-9-]|(?:\.\./)?(?:images|files)/\w)"
_EMPTY_NOTE = re.compile(r'<li id="fn-([^"]*)">\s*</li>')
_TORN = re.compile(rf"(?:\](?:[ \u00a0]|&nbsp;)?\(|\)\[|<|&lt;){_ADDRESS}[^\s<>]{{0,80}}")
_HALF_A_TAG = "&lt;a href="
_ESCAPED = re.compile(r"\\[\[\]()<]")
_IMAGE = re.compile(rf"<img{REST_OF_TAG}")


def left_wanting(clean: str) -> Iterator[Finding]:
    """What only the finished text shows: links without words, pictures without a description, an id given twice."""
    for attributes, words in _LINK.findall(clean):
        href = _HREF.search(attributes)
        named_by_itself = href and href[1].partition(":")[0] in RECORD_LINKS and not html.unescape(words).strip()
        if href and href[1] and not _says(words) and not named_by_itself:
            address = html.unescape(href[1])
            yield address, said("the link to '{address}' has no words", address=address), said("write [words](address)")
    if _EMPTY_HEADING.search(clean):
        yield "##", said("a heading has no words"), said("write them behind ##, or delete it")
    for image in _IMAGE.findall(clean):
        if ' src=""' in image:
            continue  # what stood there has been told of
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


def _says(words: str) -> bool:
    """Whether there is anything to read or to see between the two ends of a link."""
    return "<img" in words or any(sign.isprintable() for sign in html.unescape(TAG.sub("", words)).replace(" ", ""))


def lost_links(clean: str) -> Iterator[Finding]:
    """Links without an address: none was typed, or the cleaner knows more of addresses than we do."""
    for attributes, words in _LINK.findall(clean):
        if not _NAMED.search(attributes):
            where = html.unescape(TAG.sub("", words)) or "<a"
            yield where, said("a link leads nowhere"), said("write where between the brackets: (https://…)")


def torn_links(clean: str, source: str) -> Iterator[Finding]:
    """Brackets that were to be a link, and which Markdown leaves as they were typed."""
    if _HALF_A_TAG in clean and _HALF_A_TAG in _CODE.sub("", clean) and (words := html.unescape(_HALF_A_TAG)) in source:
        yield words, said("'{words}' makes no link", words=words), said("write [words](address)")
    if not _TORN.search(clean):  # most often there is none
        return
    lines = [line for line in source.split("\n") if not _ESCAPED.search(line)]  # who escapes one means it so
    text = html.unescape(TAG.sub("", _CODE.sub("", clean)))
    for words in dict.fromkeys(found[0] for found in _TORN.finditer(text)):
        if any(words in line for line in lines):
            remedy = said("write [words](address): no space between ] and (, and a ) at the end; or <https://…>")
            yield words, said("'{words}' makes no link", words=words), remedy


def notes_without_text(clean: str, source: str) -> Iterator[Finding]:
    """References to a footnote that isn't there, or is empty: Markdown leaves them as they were typed."""
    typed = _NOTE.findall(TAG.sub("", _CODE.sub("", clean)))
    for name in dict.fromkeys((*typed, *_EMPTY_NOTE.findall(clean))):
        name = html.unescape(name)
        if f"\\[^{name}]" not in source:
            remedy = said("write it below, as in [^{name}]: Text; as a sign, \\[^{name}]", name=name)
            yield f"[^{name}]", said("there is no footnote [^{name}]", name=name), remedy
