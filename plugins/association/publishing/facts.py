"""The facts that stand first on a record's page, generated from data in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import Markup

from association.publishing.answers import Fact, answers, expiring, steps, when, where
from association.publishing.edition import Edition
from association.publishing.lineage import sources
from association.publishing.values import (
    day,
    days,
    email,
    event_days,
    event_status,
    event_type,
    from_to,
    link_to,
    links,
    offer_type,
    own_words,
    participants,
    speech,
    telephone,
    texts,
    web,
)
from association.records import (
    Agreement,
    Article,
    Document,
    Event,
    Network,
    Offer,
    Organisation,
    Place,
    Programme,
    Project,
    Survey,
)
from association.records.texts import ArticleFront

LONG_AGO = 365  # days after which what somebody checked may no longer be so


def facts(record: Any, edition: Edition) -> tuple[Fact, ...]:
    """All that the data say of a record, in the order in which a reader asks; what is unknown is not there."""
    tell = _TELLERS.get(type(record))
    return tuple(fact for fact in tell(record, edition) if fact.values) if tell else ()


# --- each kind ------------------------------------------------------------------------------------


def _event(event: Event, edition: Edition) -> Iterator[Fact]:
    gettext, site = edition.catalogue.gettext, edition.site
    yield Fact(gettext("What"), (event_type(event, edition),))
    yield Fact(gettext("Status"), _what_became(event, edition))
    yield from _expiring(event, edition)
    yield Fact(gettext("How to take part"), steps(event, edition), prose=True)
    yield Fact(gettext("Organiser"), link_to("organisation", event.host, edition))
    yield Fact(gettext("Participants"), participants(event.participants, edition))
    if event.participants:
        yield Fact(gettext("Took part"), links("organisation", event.participants.organisations, edition))
    for project in site.of("project").values():
        if project.participants and event.id in project.participants.events:
            yield Fact(gettext("Participants altogether"), participants(project.participants, edition))
    named = site.mentioning("event", event.id, by="agreement")  # also as evidence of what it promises
    signed = tuple(edition.link(agreement) for agreement in named if agreement.signed_during == event.id)
    yield Fact(gettext("Signed there"), signed)
    yield Fact(gettext("Project"), link_to("project", event.project, edition))


def _what_became(event: Event, edition: Edition) -> tuple[Any, ...]:
    """What has been said of it; else that its days have passed, which stays true on whatever day it is read."""
    if event.status == "held":
        return (edition.catalogue.gettext("took place"),)
    told = event_status(event, edition)
    return told or ((edition.catalogue.gettext("is over"),) if event.over_on(edition.today) else ())


def _expiring(record: Event | Offer, edition: Edition) -> Iterator[Fact]:
    """The answers to what is asked first, with what the day of reading may change in them."""
    first, *further = answers(record, edition)
    yield first._replace(values=expiring(first.values, record, edition))
    yield from further


def _offer(offer: Offer, edition: Edition) -> Iterator[Fact]:
    gettext = edition.catalogue.gettext
    yield Fact(gettext("What"), (offer_type(offer, edition),))
    yield from _expiring(offer, edition)
    yield Fact(gettext("Accessibility"), texts([offer.accessibility], edition), prose=True)
    yield Fact(gettext("How to take part"), steps(offer, edition), prose=True)
    yield Fact(gettext("Organiser"), link_to("organisation", offer.organiser, edition))
    yield Fact(gettext("Event"), link_to("event", offer.event, edition))
    yield Fact(gettext("Project"), _projects(offer, edition))


def _organisation(organisation: Organisation, edition: Edition) -> Iterator[Fact]:
    gettext, site = edition.catalogue.gettext, edition.site
    yield Fact(gettext("Meaning of the name"), own_words([organisation.gloss], edition))
    yield Fact(gettext("Full name"), texts([organisation.full_name], edition))
    yield Fact(gettext("Short name"), texts([organisation.short_name], edition))
    yield Fact(gettext("Other names"), texts(organisation.other_names, edition))
    yield Fact(gettext("Where"), tuple(edition.link(site.get("place", id)) for id in organisation.places))
    yield Fact(gettext("Fields of work"), links("field", organisation.fields, edition))
    yield Fact(gettext("Languages"), speech(organisation.languages, edition))
    yield Fact(gettext("Registration number"), (organisation.reg_no,) if organisation.reg_no else ())
    yield Fact(gettext("Website"), web(organisation.website))
    yield Fact(gettext("E-mail"), email(organisation.email))
    yield Fact(gettext("Telephone"), telephone(organisation.phone))
    if organisation.seeks_volunteers is not None:
        yield Fact(
            gettext("Volunteers"),
            (gettext("are sought") if organisation.seeks_volunteers else gettext("are not sought at present"),),
        )
    if organisation.status == "closed":
        yield Fact(gettext("Status"), (gettext("no longer active"),))
    if organisation.verified:
        checked: list[Any] = [day(organisation.verified, edition)]
        if (edition.today - organisation.verified).days > LONG_AGO:
            checked.append(Markup('<strong class="mark">{}</strong>').format(gettext("long ago: ask before you go")))
        yield Fact(gettext("Checked"), tuple(checked))


def _place(place: Place, edition: Edition) -> Iterator[Fact]:
    if place.parent:
        parent = edition.site.get("place", place.parent)
        yield Fact(edition.catalogue.gettext("Where"), (edition.link(parent, edition.say(parent.where)),))


def _network(network: Network, edition: Edition) -> Iterator[Fact]:
    gettext, site = edition.catalogue.gettext, edition.site
    yield Fact(gettext("Full name"), texts([network.name], edition))
    yield Fact(gettext("Other names"), texts(network.other_names, edition))
    if network.created_during:
        event = site.get("event", network.created_during)
        yield Fact(gettext("Came about"), (event_days(event, edition), edition.link(event)))
    yield Fact(gettext("Agreement"), link_to("agreement", network.created_by, edition))


def _agreement(agreement: Agreement, edition: Edition) -> Iterator[Fact]:
    gettext, site = edition.catalogue.gettext, edition.site
    parties = links("organisation", agreement.parties, edition) or texts([agreement.parties_as_printed], edition)
    yield Fact(gettext("Who agreed"), parties)
    if agreement.signed_on:
        yield Fact(gettext("Signed"), (days(agreement.signed_on, None, edition),))
    if agreement.signed_during:
        event = site.get("event", agreement.signed_during)
        yield Fact(gettext("Signed during"), (edition.link(event), event_days(event, edition)))
    if agreement.place:
        place = site.get("place", agreement.place)
        yield Fact(gettext("Where"), (edition.link(place, edition.say(place.where)),))
    yield Fact(gettext("Exchange"), texts([agreement.exchange], edition), prose=True)
    yield Fact(gettext("Project"), link_to("project", agreement.project, edition))


def _programme(programme: Programme, edition: Edition) -> Iterator[Fact]:
    gettext = edition.catalogue.gettext
    yield Fact(gettext("Funder"), texts([programme.funder], edition))
    yield Fact(gettext("Source of the money"), texts([programme.money_source], edition))
    yield Fact(gettext("Year"), (programme.year,) if programme.year else ())
    yield Fact(gettext("Website"), web(programme.website))


def _project(project: Project, edition: Edition) -> Iterator[Fact]:
    gettext, site = edition.catalogue.gettext, edition.site
    programme = site.get("programme", project.programme)
    yield Fact(gettext("Number"), (Markup('<data value="{0}">{0}</data>').format(project.grant_id),))
    yield Fact(gettext("Programme"), (edition.link(programme),))
    yield Fact(gettext("Funder"), texts([programme.funder], edition))
    yield Fact(gettext("Source of the money"), texts([programme.money_source], edition))
    yield Fact(gettext("Carried out by"), link_to("organisation", project.implementer, edition))
    yield Fact(gettext("Partners"), links("organisation", project.partners, edition))
    yield Fact(gettext("Period"), (from_to(project.start, project.end, edition),))
    if project.amount:
        yield Fact(gettext("Amount"), (f"{project.amount.value}\u00a0{project.amount.currency}",))
    yield Fact(gettext("Participants"), participants(project.participants, edition))


def _survey(survey: Survey, edition: Edition) -> Iterator[Fact]:
    gettext, site = edition.catalogue.gettext, edition.site
    yield Fact(gettext("Who was asked"), texts([survey.asked_whom], edition), prose=True)
    yield Fact(gettext("What for"), texts([survey.purpose], edition), prose=True)
    yield Fact(gettext("When"), expiring(when(survey, edition), survey, edition))
    if survey.during:
        event = site.get("event", survey.during)
        yield Fact(gettext("During"), (edition.link(event), event_days(event, edition)))
    yield Fact(gettext("How to take part"), steps(survey, edition), prose=True)
    if survey.answers is not None:
        answers = edition.catalogue.ngettext("%(num)s answer", "%(num)s answers", survey.answers)
        yield Fact(gettext("Answers"), (answers % {"num": survey.answers},))
    yield Fact(gettext("Compiled by"), texts([survey.compiled_by], edition))
    yield Fact(gettext("Project"), link_to("project", survey.project, edition))


def _document(document: Document, edition: Edition) -> Iterator[Fact]:
    gettext = edition.catalogue.gettext
    status = {"draft": gettext("draft"), "adopted": gettext("adopted"), "ended": gettext("no longer in force")}
    yield Fact(gettext("Organisation"), link_to("organisation", document.owner, edition))
    yield Fact(gettext("Status"), (status[document.status],))
    if document.horizon_years:
        years = edition.catalogue.ngettext("%(num)s year", "%(num)s years", document.horizon_years)
        yield Fact(gettext("For how long"), (years % {"num": document.horizon_years},))
    yield Fact(gettext("Survey it draws on"), tuple(edition.link(survey) for survey in sources(document, edition.site)))
    yield Fact(gettext("Replaces"), link_to("document", document.replaces, edition))
    later = edition.site.mentioning("document", document.id, by="document")
    yield Fact(gettext("Replaced by"), tuple(edition.link(one) for one in later))
    yield Fact(gettext("Project"), link_to("project", document.project, edition))


def _article(article: Article, edition: Edition) -> Iterator[Fact]:
    """An article about one event tells that event's facts; others only name what they are about."""
    gettext, npgettext = edition.catalogue.gettext, edition.catalogue.npgettext
    front: ArticleFront = article.front  # type: ignore[assignment]
    if len(front.events) == 1:
        event = edition.site.get("event", front.events[0])
        yield Fact(gettext("Event"), (edition.link(event),))
        yield Fact(gettext("Status"), event_status(event, edition))
        yield Fact(gettext("When"), expiring((event_days(event, edition),), event, edition))
        yield Fact(gettext("Where"), where(event, edition))
        yield Fact(gettext("How to take part"), steps(event, edition), prose=True)
    else:
        yield Fact(gettext("Events"), links("event", front.events, edition))
    yield Fact(gettext("Offers"), links("offer", front.offers, edition))
    yield Fact(gettext("Who"), links("organisation", front.organisations, edition))
    yield Fact(
        npgettext("article", "Agreement", "Agreements", len(front.agreements)),
        links("agreement", front.agreements, edition),
    )
    yield Fact(
        npgettext("article", "Document", "Documents", len(front.documents)), links("document", front.documents, edition)
    )
    yield Fact(npgettext("article", "Survey", "Surveys", len(front.surveys)), links("survey", front.surveys, edition))
    yield Fact(gettext("Project"), _projects(article, edition))


def _projects(record: Article | Offer, edition: Edition) -> tuple[Any, ...]:
    return tuple(edition.link(project) for project in edition.site.projects_of(record))


_TELLERS: dict[type, Callable[[Any, Edition], Iterator[Fact]]] = {
    Event: _event,
    Offer: _offer,
    Organisation: _organisation,
    Place: _place,
    Network: _network,
    Agreement: _agreement,
    Programme: _programme,
    Project: _project,
    Survey: _survey,
    Document: _document,
    Article: _article,
}
