"""One page to write, and what every text, section and list shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from association.editions import PageId, state
from association.language import Words
from association.publishing.cards import cards
from association.publishing.edition import Edition
from association.publishing.facts import facts
from association.publishing.illustrations import lead
from association.publishing.parts import Part
from association.publishing.prose import Body, body, notices
from association.publishing.structure import LISTED, sheets
from association.publishing.terms import Terms, terms_of


@dataclass(frozen=True)
class View:
    """One page to write: what it is, its template, its title, its description, and what else the template reads.

    `files` go with it: the path of each from the site's root.
    """

    page: PageId
    template: str
    title: Words
    description: str
    shows: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)


def story(
    story: Any,
    template: str,
    edition: Edition,
    editions: Mapping[str, Edition],
    further: Mapping[str, Any] | None = None,
) -> View:
    """The page of an article, or of a text that stands for itself."""
    shows = {**(further or {}), **told(story, edition, editions)}
    return View(PageId(story.kind, story.id), template, edition.title(story), edition.say(story.summary).text, shows)


def told(story: Any, edition: Edition, editions: Mapping[str, Edition]) -> dict[str, Any]:
    """What every text shows, whether it has a page of its own or introduces a section."""
    terms = terms_of(edition, story.id if story.kind == "page" else "")
    return {
        "summary": terms.mark(edition.say(story.summary)),
        "facts": terms.mark_facts(facts(story, edition)),
        "body": _marked(body(story, edition, editions), terms),
        "lead": lead(story, edition),
        "marks": terms,
        "state": state(story, edition.language),
        "outdated": story.outdated(edition.language.code),
        "notices": notices(story, edition, editions),
        "original_language": edition.language_name(story.original),
    }


def _marked(text: Body, terms: Terms) -> Body:
    return text if text.foreign else replace(text, html=terms.mark(text.html))


def section(
    key: str, template: str, shows: Mapping[str, Any], edition: Edition, editions: Mapping[str, Edition]
) -> View:
    """A section's page: what an editor wrote about it, then what it holds."""
    introduction = introduced(key, edition, editions)
    title = edition.own(edition.section_title(key))
    description = introduction["summary"].text if introduction["summary"] else title.text
    told = {"parts": (), **introduction, **shows}
    told["parts"] = introduction["marks"].mark_parts(told["parts"])
    return View(PageId("section", key), template, title, description, told)


def introduced(section: str, edition: Edition, editions: Mapping[str, Edition]) -> dict[str, Any]:
    """What stands before a section's list when an editor wrote a page under its name."""
    introduction = edition.introduction(section)
    if introduction is None:
        terms = terms_of(edition, section)
        return {"introduction": None, "summary": None, "facts": (), "notices": (), "state": "", "marks": terms}
    shows = told(introduction, edition, editions)
    return {**shows, "introduction": shows["body"]}


def plain(page: PageId, title: Words, parts: Sequence[Part]) -> View:
    """A page that is no more than a list under a title."""
    told = {"introduction": None, "summary": None, "facts": (), "notices": (), "state": "", "parts": parts}
    return View(page, "section.html", title, title.text, told)


def sheets_of(
    page: PageId,
    template: str,
    articles: Sequence[Any],
    edition: Edition,
    title: Words | None = None,
    further: Sequence[str] = (),
    introduced: Mapping[str, Any] | None = None,
) -> Iterator[View]:
    """A list, cut into sheets of equal length; the first has the list's own address, and its introduction."""
    title = title or edition.own(edition.section_title(page.key))
    paths = [edition.page_path(page._replace(number=number + 1)) for number in range(sheets(len(articles)))]
    for number in range(1, len(paths) + 1):
        shown = articles[(number - 1) * LISTED : number * LISTED]
        shows = {
            **(introduced if introduced and number == 1 else {"introduction": None, "summary": None, "notices": ()}),
            "listed": cards(shown, edition),
            "number": number,
            "addresses": [edition.href(path or "") for path in paths],
            "total": len(articles),
            "further": [link for section in further if (link := edition.section_link(section))],
        }
        yield View(page._replace(number=number), template, title, title.text, shows)
