"""An article as it can be sent to a news portal: the text, in short in the other languages, the notice, the source.

As plain text and as HTML without anything of the site around it, beside the article's page in the language in which the
text is: the site's own, else the one that it was written in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from association.editions import PageId
from association.exports.feeds import with_full_addresses
from association.exports.plain_text import text_and_links
from association.language import Words
from association.language.dates import label
from association.publishing.answers import Fact
from association.publishing.edition import Edition, Link
from association.publishing.facts import facts
from association.publishing.illustrations import address
from association.publishing.prose import body, notices


@dataclass(frozen=True)
class InShort:
    """Title and summary in another language."""

    language: str
    lang: str
    title: str
    summary: str


@dataclass(frozen=True)
class PortalText:
    """All that a portal prints; every address in full."""

    lang: str
    title: str
    day: str
    summary: str
    html: Markup
    facts: tuple[Fact, ...]
    picture: tuple[str, str, str] | None  # its address, what it shows, whose it is
    others: tuple[InShort, ...]
    notices: tuple[Words, ...]
    publisher: str
    url: str


def portal_links(article: Any, edition: Edition, editions: Mapping[str, Edition]) -> tuple[Link, ...]:
    """Where the article's text for portals is, on the page beside which it stands; a draft has none."""
    if article.draft or _edition_of(article, editions) is not edition:
        return ()
    gettext, path = edition.catalogue.gettext, _path(article, edition)
    names = ((".txt", gettext("plain text")), (".html", gettext("HTML")))
    return tuple(Link(edition.href(path + suffix), edition.own(name)) for suffix, name in names)


def portal_texts(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[tuple[str, PortalText]]:
    """The articles whose text is in this edition's language, each with the path of its files, without an ending."""
    for article in edition.news:
        if not article.draft and _edition_of(article, editions) is edition:
            yield _path(article, edition), _portal_text(article, edition, editions)


def _edition_of(article: Any, editions: Mapping[str, Edition]) -> Edition:
    default = next(iter(editions.values()))
    version = article.versions.get(default.language.code)
    return default if version is not None and version.full else editions[article.original]


def _path(article: Any, edition: Edition) -> str:
    return f"{edition.page_path(PageId(article.kind, article.id))}{edition.language.sections['portals']}"


def _portal_text(article: Any, edition: Edition, editions: Mapping[str, Edition]) -> PortalText:
    url = edition.absolute(edition.page_path(PageId(article.kind, article.id)) or "")

    def full(value: Any) -> Markup:
        return Markup(with_full_addresses(escape(value), url))

    others = [editions[code] for code in editions if code in article.versions and code != edition.language.code]
    image = article.image
    return PortalText(
        lang=edition.language.code,
        title=edition.title(article).text,
        day=label(article.date, edition.language),
        summary=edition.say(article.summary).text,
        html=full(body(article, edition, editions, plain=True).html),
        facts=tuple(Fact(fact.name, tuple(map(full, fact.values))) for fact in facts(article, edition)),
        picture=image and (address(image, edition) or "", edition.say(image.alt).text, article.image_credit or ""),
        others=tuple(
            InShort(one.language.name, one.language.code, one.title(article).text, one.say(article.summary).text)
            for one in others
        ),
        notices=notices(article, edition, editions),
        publisher=edition.say(edition.site.identity.name).text,
        url=url,
    )


def as_plain_text(told: PortalText, edition: Edition) -> str:
    """Paragraphs between empty lines, lines as long as they are; addresses stand together at the end."""
    gettext = edition.catalogue.gettext
    picture, photo, source, found = gettext("Picture"), gettext("Photo"), gettext("Source"), gettext("Links")
    text, links = text_and_links(told.html)
    links = [(words, target) for words, target in links if words != target.removeprefix("mailto:")]  # the text has it
    parts = [told.title, told.day, told.summary, text]
    facts = ((fact.name, "; ".join(_printed(value, edition) for value in fact.values)) for fact in told.facts)
    parts.append("\n".join(f"{name}: {values}" for name, values in facts))
    if told.picture:
        file, alt, credit = told.picture
        parts.append(f"{picture}: {alt}\n" + (f"{photo}: {credit}\n" if credit else "") + file)
    parts += [f"{one.language}\n{one.title}\n\n{one.summary}" for one in told.others]
    parts += [words.text for words in told.notices]
    if links:
        parts.append("\n".join([f"{found}:", *(f"{words}: {target}" for words, target in links)]))
    parts.append(f"{source}: {told.publisher}, {told.url}")
    return "\n\n".join(part for part in parts if part) + "\n"


def _printed(value: Markup, edition: Edition) -> str:
    """A fact's value; what a reader on paper can't follow, a link away from the site, with its address."""
    text, links = text_and_links(value)
    away = (address for _, address in links if address.startswith("http") and not address.startswith(edition.siteurl))
    return " ".join([text, *(f"({address})" for address in away if address not in text)])
