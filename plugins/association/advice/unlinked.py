"""Addresses in a text that readers take for links, and that are none: those of e-mail, and of the web without https."""

from __future__ import annotations

import re
from collections.abc import Iterator

from association.advice.findings import Finding
from association.advice.shields import OPAQUE, without_signs
from association.problems import said

_HINT = re.compile(r"@|www\.", re.IGNORECASE)
_MAIL = re.compile(r"(?<![\w/@:.+-])[\w+-][\w.+-]*@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"(?<![\w/@:.-])www\.[\w-]+(?:\.[\w-]+)+(?:/[^\s<>\"„“”«»\0]*[\w/])?", re.IGNORECASE)
_LINKED = re.compile(r"\[[^\[\]]*\](?=[(\[])|<a\b[^<]*?</a>", re.IGNORECASE)


def unlinked(text: str) -> Iterator[Finding]:
    if not _HINT.search(text):
        return
    shown = without_signs(_LINKED.sub(lambda match: re.sub(r"[^\n]", OPAQUE, match[0]), text))
    for found in _MAIL.finditer(shown):
        yield _told(found, said("to make it one, write <{words}>", words=found[0]))
    for found in _WEB.finditer(shown):
        yield _told(found, said("to make it one, write [{words}](https://{words})", words=found[0]))


def _told(found: re.Match[str], remedy: str) -> Finding:
    return Finding(*found.span(), said("'{words}' is no link", words=found[0]), remedy)
