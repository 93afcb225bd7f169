"""What follows the facts on a record's page: named lists, most of them the other end of somebody's reference."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from markupsafe import Markup

from association.language import Text
from association.publishing.cards import Card, cards
from association.publishing.directory import working_in
from association.publishing.edition import Edition
from association.publishing.lineage import outcomes
from association.publishing.structure import LISTED
from association.publishing.values import day, days
from association.records import (
    Agreement,
    Document,
    Event,
    Network,
    Organisation,
    Place,
    Programme,
    Project,
    Survey,
)
from association.records.participation import Session, Stop


class Part(NamedTuple):
    """A heading and what stands under it: lines of text or links, paragraphs, or cards."""

    title: Any
    lines: tuple[Any, ...] = ()
    paragraphs: tuple[Any, ...] = ()
    cards: tuple[Card, ...] = ()
    note: Any = None


def parts(record: Any, edition: Edition) -> tuple[Part, ...]:
    """The parts of a record's page that have anything in them."""
    tell = _TELLERS.get(type(record))
    return tuple(part for part in tell(record, edition) if part.lines or part.paragraphs or part.cards) if tell else ()


def _paragraphs(text: Text | None, edition: Edition) -> tuple[Any, ...]:
    return edition.paragraphs(text) if text else ()


def _lines(texts: Iterable[Text], edition: Edition) -> tuple[Any, ...]:
    return tuple(edition.say(text) for text in texts)


def _mentions(record: Any, by: str, edition: Edition) -> tuple[Card, ...]:
    """The records of a kind that name this one: articles and events newest first, the rest by the alphabet."""
    found = edition.site.mentioning(record.kind, record.id, by=by)
    if by == "article":
        return cards(edition.newest_first(found), edition)
    if by == "event":
        ids = {event.id for event in found}
        return cards([event for event in edition.events if event.id in ids], edition)
    return cards(edition.in_order(found), edition)


def _articles(record: Any, edition: Edition) -> Part:
    """By title and day alone: what a piece of news says in short stands on its page and in the lists of news."""
    told = tuple(replace(card, summary=None) for card in _mentions(record, "article", edition))
    return Part(edition.catalogue.gettext("News about it"), cards=told)


def _event(event: Event, edition: Edition) -> Iterator[Part]:
    gettext = edition.catalogue.gettext
    yield Part(gettext("What it is about"), lines=_lines(event.content, edition))
    yield from (_stop(stop, edition) for stop in event.stops)
    yield Part(gettext("Sessions"), lines=tuple(_session(session, edition) for session in event.sessions))
    yield Part(gettext("What came of it"), lines=_lines(event.outcomes, edition))
    yield Part(gettext("Surveys"), cards=_mentions(event, "survey", edition))
    yield Part(gettext("Offers"), cards=_mentions(event, "offer", edition))
    yield _articles(event, edition)


def _stop(stop: Stop, edition: Edition) -> Part:
    """A stop under its own heading, if more is known of it than the place."""
    place = edition.say(edition.site.get("place", stop.place).name)
    host = edition.title(edition.site.get("organisation", stop.host)) if stop.host else None
    told = [day(stop.day, edition)] if stop.day else []
    told += _lines(filter(None, (stop.venue, *stop.programme)), edition)
    if host and told:
        return Part(Markup("{}: {}").format(place, host), lines=tuple(told))
    return Part(place, lines=tuple(told) or ((host,) if host else ()))


def _session(session: Session, edition: Edition) -> Markup:
    when = days(session.day, None, edition, session.starts, session.ends)
    told = Markup("{} – {}").format(when, edition.say(session.title))
    if not session.place:
        return told
    return Markup("{} ({})").format(told, edition.say(edition.site.get("place", session.place).where))


def _organisation(organisation: Organisation, edition: Edition) -> Iterator[Part]:
    gettext = edition.catalogue.gettext
    yield Part(gettext("What it does"), paragraphs=_paragraphs(organisation.about, edition))
    yield Part(gettext("Offers"), cards=_mentions(organisation, "offer", edition))
    yield Part(gettext("Agreements"), cards=_mentions(organisation, "agreement", edition))
    yield Part(gettext("Projects"), cards=_mentions(organisation, "project", edition))
    yield Part(gettext("Events"), cards=_mentions(organisation, "event", edition))
    yield Part(gettext("Documents"), cards=_mentions(organisation, "document", edition))
    yield Part(gettext("Needs"), cards=_mentions(organisation, "need", edition))
    yield Part(gettext("Resources"), cards=_mentions(organisation, "resource", edition))
    yield _articles(organisation, edition)


def _place(place: Place, edition: Edition) -> Iterator[Part]:
    gettext = edition.catalogue.gettext
    working = edition.in_order(working_in(edition).get(place.id, ()))
    yield Part(gettext("Who works here"), cards=cards(working, edition))
    yield Part(gettext("Places in it"), cards=_mentions(place, "place", edition))
    yield Part(gettext("Offers"), cards=_mentions(place, "offer", edition))
    yield Part(gettext("Events"), cards=_mentions(place, "event", edition))
    yield Part(gettext("Agreements"), cards=_mentions(place, "agreement", edition))


def _network(network: Network, edition: Edition) -> Iterator[Part]:
    gettext, site = edition.catalogue.gettext, edition.site
    yield Part(gettext("What the network sets out to do"), lines=_lines(network.tasks, edition))
    members = edition.in_order(site.get("organisation", id) for id in network.members)
    note = edition.say(network.note) if network.note else None
    yield Part(gettext("Members of the network"), cards=cards(members, edition), note=note)
    others = [one for one in edition.all("organisation") if one.id not in network.members]
    yield Part(gettext("Other organisations"), cards=cards(others[:LISTED], edition))
    for kind, title in (("need", gettext("Needs")), ("resource", gettext("Resources"))):
        current = [one for one in edition.all(kind) if one.current]
        yield Part(title, cards=cards(current[:LISTED], edition))


def _agreement(agreement: Agreement, edition: Edition) -> Iterator[Part]:
    gettext = edition.catalogue.gettext
    note = gettext("The list is open: other things may be added.") if agreement.open_list else None
    promises = tuple(_promise(number, agreement, edition) for number in range(1, len(agreement.provides) + 1))
    yield Part(gettext("What it promises, and what came of it so far"), lines=promises, note=note)
    yield Part(gettext("Remark"), paragraphs=_paragraphs(agreement.note, edition))
    yield _articles(agreement, edition)


def _promise(number: int, agreement: Agreement, edition: Edition) -> Markup:
    """A promise with what shows that it is being kept, or that nothing does yet."""
    kept = [
        edition.link(edition.site.get(kind, id))
        for evidence in agreement.evidence
        if evidence.promise == number
        for kind, ids in (("event", evidence.events), ("project", evidence.projects), ("article", evidence.articles))
        for id in ids
    ]
    so_far = edition.listed(kept) if kept else edition.catalogue.gettext("nothing recorded yet")
    return Markup('{} <span class="count">({})</span>').format(edition.say(agreement.provides[number - 1]), so_far)


def _programme(programme: Programme, edition: Edition) -> Iterator[Part]:
    yield Part(edition.catalogue.gettext("Projects"), cards=_mentions(programme, "project", edition))


def _project(project: Project, edition: Edition) -> Iterator[Part]:
    gettext = edition.catalogue.gettext
    yield Part(gettext("Goal"), paragraphs=_paragraphs(project.goal, edition))
    yield Part(gettext("Activities"), lines=_lines(project.activities, edition))
    results = tuple(_result(number, project, edition) for number in range(1, len(project.outputs) + 1))
    yield Part(gettext("Results"), lines=results)
    yield Part(gettext("Events"), cards=_mentions(project, "event", edition))
    yield Part(gettext("Offers"), cards=_mentions(project, "offer", edition))
    yield Part(gettext("Agreements"), cards=_mentions(project, "agreement", edition))
    yield Part(gettext("Surveys"), cards=_mentions(project, "survey", edition))
    yield Part(gettext("Documents"), cards=_mentions(project, "document", edition))
    yield _articles(project, edition)


def _result(number: int, project: Project, edition: Edition) -> Any:
    """A result with where it can be seen."""
    seen = [
        edition.link(edition.site.get(kind, id))
        for result in project.evidence
        if result.output == number
        for kind, ids in (
            ("event", result.events),
            ("document", result.documents),
            ("agreement", result.agreements),
            ("article", result.articles),
        )
        for id in ids
    ]
    told = edition.say(project.outputs[number - 1])
    return Markup('{} <span class="count">({})</span>').format(told, edition.listed(seen)) if seen else told


def _survey(survey: Survey, edition: Edition) -> Iterator[Part]:
    gettext = edition.catalogue.gettext
    yield Part(gettext("What was asked"), lines=_lines(survey.questions, edition))
    yield Part(gettext("What the answers say"), paragraphs=_paragraphs(survey.result, edition))
    yield Part(gettext("What became of the answers"), cards=cards(outcomes(survey, edition.site), edition))
    yield _articles(survey, edition)


def _document(document: Document, edition: Edition) -> Iterator[Part]:
    gettext = edition.catalogue.gettext
    yield Part(gettext("What it rests on"), lines=_lines(document.basis, edition))
    if document.file:
        link = Markup('<a href="{}">{}</a>').format(edition.href(f"/{document.file}"), document.file.rsplit("/", 1)[-1])
        yield Part(gettext("Download"), lines=(link,))
    yield _articles(document, edition)


_TELLERS: dict[type, Callable[[Any, Edition], Iterator[Part]]] = {
    Event: _event,
    Organisation: _organisation,
    Place: _place,
    Network: _network,
    Agreement: _agreement,
    Programme: _programme,
    Project: _project,
    Survey: _survey,
    Document: _document,
}
