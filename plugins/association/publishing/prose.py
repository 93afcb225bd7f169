"""Texts as a reader meets them: links lead to that reader's edition, the funder's notice follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from association.language import Words, bind
from association.publishing.edition import Edition
from association.publishing.pictures.markup import with_photos
from association.records import Project
from association.records.texts import Story

_ROOTED = re.compile(r"""(<(?:a|img)\b(?:[^>"]|"[^"]*")*?\s(?:href|src)=")(/(?!/))""")
_LINK = re.compile(r"""<a((?: [a-z]+="[^"]*")*?) href="([a-z]+):([^"#]+)(#[^"]*)?"([^>]*)>(\s*</a>)?""")


@dataclass(frozen=True)
class Body:
    """A text ready for the page: `foreign` when it stands in for a translation that is missing."""

    html: Markup
    lang: str
    foreign: bool


def body(story: Story, edition: Edition, editions: Mapping[str, Edition], plain: bool = False) -> Body:
    """The story's text in this language, else in the one it was written in; `plain`: for readers of feeds."""
    return edition.once(("body", story.kind, story.id, plain), lambda: _body(story, edition, editions, plain))


def _body(story: Story, edition: Edition, editions: Mapping[str, Edition], plain: bool) -> Body:
    version = story.versions.get(edition.language.code)
    code = edition.language.code if version is not None and version.full else story.original
    html = story.versions[code].body or ""
    html = _linked(html, edition, editions[code])
    if edition.pictures:
        has_lead = getattr(story, "image", None) is not None
        html = with_photos(html, edition.pictures, edition.base, late=has_lead, plain=plain)
    return Body(html, code, code != edition.language.code)


def _linked(html: str, reader: Edition, writer: Edition) -> Markup:
    """Links `kind:id` become addresses in the reader's edition; an empty one gets its words in the text's language."""

    def replace(found: re.Match[str]) -> str:
        before, kind, id, fragment, attributes, empty = found.groups()
        records = reader.site.of(kind)
        if id not in records:
            return found[0]  # https:, mailto: and the like
        link = reader.link(records[id])
        hreflang = f' hreflang="{link.hreflang}"' if link.hreflang else ""
        words = escape(writer.title(records[id])) + Markup("</a>") if empty else ""
        return f'<a{before} href="{escape(link.href)}{fragment or ""}"{hreflang}{attributes}>{words}'

    html = _ROOTED.sub(rf"\g<1>{reader.base}\g<2>", html)
    return Markup(_LINK.sub(replace, html))


def notices(record: Any, edition: Edition, editions: Mapping[str, Edition]) -> tuple[Words, ...]:
    """What the funder asks to be printed: in this language, and beside a rendering of ours the funder's own words."""
    projects = edition.site.projects_of(record)
    return tuple(words for project in projects for words in _notices(record, project, edition, editions))


def _notices(record: Any, project: Project, edition: Edition, editions: Mapping[str, Edition]) -> Iterator[Words]:
    programme = edition.site.get("programme", project.programme)
    text = programme.notice_for(record.kind)
    if text is None:
        return
    code = edition.language.code
    codes = [code] if code in text else []
    if code not in programme.official:
        codes += [official for official in programme.official if official in text]
    told = {one: _notice(text[one], project, editions[one]) for one in codes}
    yield from (words if one == code else editions[one].abroad(words) for one, words in told.items())


def _notice(sentence: str, project: Project, edition: Edition) -> Words:
    """The sentence with the project's own words and number in it, each as it stands elsewhere."""
    implementer = edition.site.get("organisation", project.implementer)
    responsible = project.responsible or implementer.full_name
    filled = {
        "project": edition.say(project.title),
        "responsible": edition.say(responsible) if responsible else edition.title(implementer),
        "grant_id": Words(project.grant_id, edition.language.code),
    }
    told = bind(re.sub(r"\{(\w+)\}", lambda found: filled[found[1]].text, sentence), edition.language)
    for words in filled.values():
        told = told.replace(bind(words.text, edition.language), words.text)
    return edition.own(told, *filled.values())
