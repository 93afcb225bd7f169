"""The facts that stand first on a record's page, generated from data in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from association.language.dates import period, since, until
from association.publishing.edition import Edition
from association.publishing.values import (
    day,
    days,
    email,
    event_status,
    event_type,
    link_to,
    links,
    offer_type,
    own_words,
    participants,
    places,
    price,
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


class Fact(NamedTuple):
    """One line: what it tells, and one or several values, each ready for HTML."""

    name: str
    values: tuple[Any, ...]


def facts(record: Any, edition: Edition) -> tuple[Fact, ...]:
    """All that the data say of a record, in the order in which a reader asks; what is unknown is not there."""
    tell = _TELLERS.get(type(record))
    return tuple(fact for fact in tell(record, edition) if fact.values) if tell else ()


# --- each kind ------------------------------------------------------------------------------------


def _event(event: Event, edition: Edition) -> Iterator[Fact]:
    gettext, site = edition.catalogue.gettext, edition.site
    yield Fact(gettext("What"), (event_type(event, edition),))
    yield Fact(gettext("Status"), event_status(event, edition))
    yield Fact(gettext("When"), (days(event.start, event.end, edition, event.starts, event.ends),))
    yield Fact(gettext("Where"), _where(event, edition))
    yield Fact(gettext("For whom"), texts(event.for_whom, edition))
    yield Fact(gettext("Language"), speech(event.languages, edition))
    yield Fact(gettext("Price"), price(event.price, edition))
    yield Fact(gettext("Seats"), (event.capacity,) if event.capacity is not None else ())
    yield Fact(gettext("How to take part"), _registration(event, edition))
    yield Fact(gettext("Organiser"), link_to("organisation", event.host, edition))
    yield Fact(gettext("Participants"), participants(event.participants, edition))
    if event.participants:
        yield Fact(gettext("Took part"), links("organisation", event.participants.organisations, edition))
    for project in site.of("project").values():
        if project.participants and event.id in project.participants.events:
            yield Fact(gettext("Participants altogether"), participants(project.participants, edition))
    signed = site.mentioning("event", event.id, by="agreement")
    yield Fact(gettext("Signed there"), tuple(edition.link(agreement) for agreement in signed))
    yield Fact(gettext("Project"), link_to("project", event.project, edition))


def _where(event: Event, edition: Edition) -> tuple[Any, ...]:
    told = []
    if event.places:
        phrase = places(event, edition)
        told.append(Markup("{}, {}").format(edition.say(event.venue), phrase) if event.venue else phrase)
    if event.online:
        told.append(
            Markup('<a href="{}" rel="external">{}</a>').format(event.online, edition.catalogue.gettext("online"))
        )
    return tuple(told)


def _registration(event: Event, edition: Edition) -> tuple[Any, ...]:
    registration, gettext = event.registration, edition.catalogue.gettext
    if registration is None or not event.open_on(edition.today):
        return ()
    if registration.status != "open":
        return (gettext("all seats are taken") if registration.status == "full" else gettext("registration is closed"),)
    told: list[Any] = list(texts([registration.how], edition)) + list(web(registration.url))
    if registration.until:
        told.append(day(registration.until, edition, until))
    return tuple(told)


def _offer(offer: Offer, edition: Edition) -> Iterator[Fact]:
    gettext = edition.catalogue.gettext
    yield Fact(gettext("What"), (offer_type(offer, edition),))
    if offer.start:
        yield Fact(gettext("When"), (days(offer.start, offer.end, edition),))
    if offer.place:
        place = edition.site.get("place", offer.place)
        yield Fact(gettext("Where"), (edition.link(place, edition.say(place.where)),))
    yield Fact(gettext("For whom"), texts(offer.for_whom, edition))
    yield Fact(gettext("Language"), speech(offer.languages, edition))
    yield Fact(gettext("Price"), price(offer.price, edition))
    yield Fact(gettext("Accessibility"), texts([offer.accessibility], edition))
    yield Fact(gettext("How to take part"), texts([offer.how_to_join], edition))
    if offer.deadline:
        yield Fact(gettext("Until when"), (day(offer.deadline, edition, until),))
    yield Fact(gettext("Organiser"), link_to("organisation", offer.organiser, edition))
    yield Fact(gettext("Event"), link_to("event", offer.event, edition))
    yield Fact(gettext("Project"), link_to("project", offer.project, edition))


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
        yield Fact(gettext("Came about"), (days(event.start, event.end, edition), edition.link(event)))
    yield Fact(gettext("Agreement"), link_to("agreement", network.created_by, edition))


def _agreement(agreement: Agreement, edition: Edition) -> Iterator[Fact]:
    gettext, site = edition.catalogue.gettext, edition.site
    parties = links("organisation", agreement.parties, edition) or texts([agreement.parties_as_printed], edition)
    yield Fact(gettext("Who agreed"), parties)
    if agreement.signed_on:
        yield Fact(gettext("Signed"), (days(agreement.signed_on, None, edition),))
    if agreement.signed_during:
        event = site.get("event", agreement.signed_during)
        yield Fact(gettext("Signed during"), (edition.link(event), days(event.start, event.end, edition)))
    if agreement.place:
        place = site.get("place", agreement.place)
        yield Fact(gettext("Where"), (edition.link(place, edition.say(place.where)),))
    yield Fact(gettext("Exchange"), texts([agreement.exchange], edition))
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
    if project.end:
        told = period(project.start, project.end, edition.language)
        yield Fact(
            gettext("Period"), (Markup('<time datetime="{}">{}</time>').format(project.start.isoformat(), told),)
        )
    else:
        yield Fact(gettext("Period"), (day(project.start, edition, since),))
    if project.amount:
        yield Fact(gettext("Amount"), (f"{project.amount.value}\u00a0{project.amount.currency}",))
    yield Fact(gettext("Participants"), participants(project.participants, edition))


def _survey(survey: Survey, edition: Edition) -> Iterator[Fact]:
    gettext, site = edition.catalogue.gettext, edition.site
    yield Fact(gettext("Who was asked"), texts([survey.asked_whom], edition))
    yield Fact(gettext("What for"), texts([survey.purpose], edition))
    if survey.open_from and survey.open_to:
        yield Fact(gettext("When"), (days(survey.open_from, survey.open_to, edition),))
    elif survey.open_to:
        yield Fact(gettext("Until when"), (day(survey.open_to, edition, until),))
    if survey.during:
        event = site.get("event", survey.during)
        yield Fact(gettext("During"), (edition.link(event), days(event.start, event.end, edition)))
    yield Fact(gettext("How to take part"), texts([survey.how_to_join], edition))
    if survey.answers is not None:
        answers = edition.catalogue.ngettext("%(num)s answer", "%(num)s answers", survey.answers)
        yield Fact(gettext("Answers"), (answers % {"num": survey.answers},))
    yield Fact(gettext("Compiled by"), texts([survey.compiled_by], edition))
    yield Fact(gettext("Used in"), link_to("document", survey.used_by, edition))
    yield Fact(gettext("Project"), link_to("project", survey.project, edition))


def _document(document: Document, edition: Edition) -> Iterator[Fact]:
    gettext = edition.catalogue.gettext
    status = {"draft": gettext("draft"), "adopted": gettext("adopted"), "ended": gettext("no longer in force")}
    yield Fact(gettext("Organisation"), link_to("organisation", document.owner, edition))
    yield Fact(gettext("Status"), (status[document.status],))
    if document.horizon_years:
        years = edition.catalogue.ngettext("%(num)s year", "%(num)s years", document.horizon_years)
        yield Fact(gettext("For how long"), (years % {"num": document.horizon_years},))
    yield Fact(gettext("Survey it draws on"), link_to("survey", document.fed_by, edition))
    yield Fact(gettext("Project"), link_to("project", document.project, edition))


def _article(article: Article, edition: Edition) -> Iterator[Fact]:
    """An article about one event tells that event's facts; others only name what they are about."""
    gettext, npgettext = edition.catalogue.gettext, edition.catalogue.npgettext
    front: ArticleFront = article.front  # type: ignore[assignment]
    if len(front.events) == 1:
        event = edition.site.get("event", front.events[0])
        yield Fact(gettext("Event"), (edition.link(event),))
        yield Fact(gettext("When"), (days(event.start, event.end, edition, event.starts, event.ends),))
        yield Fact(gettext("Where"), _where(event, edition))
        yield Fact(gettext("How to take part"), _registration(event, edition))
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
    yield Fact(gettext("Project"), link_to("project", article.project, edition))


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
