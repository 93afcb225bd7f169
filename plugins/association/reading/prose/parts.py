"""Ids of a text's parts: headings have one id in every language, for a page is the same page in each.

What links to `article:x#s-kontakti` is followed by readers of every edition.
"""

from __future__ import annotations

import re

from association.reading.prose.rendered import REST_OF_TAG, TAG

_HEADING = re.compile(r'<(h[2-6])\b(?:"[^"]*"|[^">])*?\sid="([^"]*)"')
_NAMES_A_PART = re.compile(rf"<(?:h[2-6]|a)\b{REST_OF_TAG}")
_ID = re.compile(r'\sid="([^"]*)"')
_ID_OR_LINK = re.compile(r'(\sid="|\shref="#)([^"]*)')


def with_ids_of(original: str, translation: str) -> str:
    """The translation's HTML; its headings have the original's ids where both texts have the same row of headings."""
    theirs, own = _HEADING.findall(original), _HEADING.findall(translation)
    if [level for level, _ in theirs] != [level for level, _ in own]:
        return translation
    renamed = dict(zip((id for _, id in own), (id for _, id in theirs), strict=True))
    others = set(ids_of(translation)) - renamed.keys()
    if len(set(renamed.values())) < len(own) or others & set(renamed.values()):
        return translation

    def rename(found: re.Match[str]) -> str:
        return found[1] + renamed.get(found[2], found[2])

    return _NAMES_A_PART.sub(lambda tag: _ID_OR_LINK.sub(rename, tag[0]), translation)


def ids_of(html: str) -> list[str]:
    """Of all its elements, in their order."""
    return [id[1] for tag in TAG.findall(html) if ' id="' in tag and (id := _ID.search(tag))]
