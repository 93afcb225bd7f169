"""What a page is about, for search engines: schema.org in JSON-LD 1.1.

Each function gives one node; `script` puts those of a page into its head. A thing has the same `@id` on the pages of
all languages, a text (article, page) that of its page. Words that stand in for a translation are marked with their
language, as they are on the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, tzinfo
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from association.exports.identifiers import REGISTER
from association.exports.voice import Voice
from association.language import Text
from association.records import Agreement, Article, Event, Organisation, Place, Project, Site

Node = dict[str, Any]

_STATUS = {
    "planned": "https://schema.org/EventScheduled",
    "held": "https://schema.org/EventScheduled",
    "moved": "https://schema.org/EventRescheduled",
    "cancelled": "https://schema.org/EventCancelled",
}

# Within <script> nothing may look like its end or like a comment, and old readers end a line at U+2028 and U+2029.
_DANGEROUS = re.compile("[<>&\u2028\u2029]")


def script(nodes: Sequence[Node]) -> Markup:
    """The data block for a page's head. It is data and never run, so a strict `script-src` lets it be."""
    document = {"@context": "https://schema.org", "@graph": list(nodes)}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    text = _DANGEROUS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text))


def _known(**values: Any) -> Node:
    """A node without what is not known; `_id` and `_type` are its `@id` and `@type`, a single value is no list."""
    node: Node = {}
    for name, value in values.items():
        if isinstance(value, list | tuple):
            value = [one for one in value if one is not None]
            value = value[0] if len(value) == 1 else value
        if value is not None and value != "" and value != []:
            node["@" + name[1:] if name.startswith("_") else name] = value
    return node


def _said(text: Text | None, voice: Voice) -> str | Node | None:
    """The words; with their language when it is not the page's."""
    if text is None:
        return None
    words = voice.words(text)
    return {"@value": words.text, "@language": words.lang} if words.foreign else words.text


def _all_said(texts: Iterable[Text | None], voice: Voice) -> list[str | Node | None]:
    return [_said(text, voice) for text in texts]


def _uri(kind: str, id: str, voice: Voice) -> str:
    """The thing's own name in the web: an address's fragment is short, and packs well where a UUID can't."""
    return f"{voice.siteurl}/#{kind}-{id}"


def _reference(type: str, record: Any, voice: Voice) -> Node:
    """Another thing, by what suffices to know it: its own page tells the rest."""
    name = voice.name(record) if isinstance(record, Agreement) else _said(record.title, voice)
    url = voice.url(record.kind, record.id)
    return _known(_type=type, _id=_uri(record.kind, record.id, voice), name=name, url=url)


def _references(type: str, kind: str, ids: Iterable[str | None], site: Site, voice: Voice) -> list[Node]:
    return [_reference(type, site.get(kind, id), voice) for id in dict.fromkeys(ids) if id]


def _ids(kind: str, ids: Iterable[str], voice: Voice) -> list[Node]:
    """Things beside the matter, by the `@id` under which their own pages tell all."""
    return [{"@id": _uri(kind, id, voice)} for id in dict.fromkeys(ids)]


# --- organisations, places ------------------------------------------------------------------------


def organisation(organisation: Organisation, site: Site, voice: Voice, logo: str | None = None) -> Node:
    """NGO; `logo`: the full address of its picture."""
    page = voice.url("organisation", organisation.id)
    networks = site.mentioning("organisation", organisation.id, by="network")
    return _known(
        _type="NGO",
        _id=_uri("organisation", organisation.id, voice),
        name=_said(organisation.name, voice),
        legalName=_said(organisation.full_name, voice),
        alternateName=_all_said([organisation.short_name, *organisation.other_names, organisation.gloss], voice),
        description=_said(organisation.about, voice),
        url=organisation.website or page,
        mainEntityOfPage=page,
        logo=logo,
        telephone=organisation.phone,
        identifier=_known(_type="PropertyValue", propertyID=REGISTER, value=organisation.reg_no)
        if organisation.reg_no
        else None,
        location=[place(site.get("place", id), voice) for id in organisation.places],
        knowsLanguage=list(organisation.languages),
        knowsAbout=[_said(site.get("field", id).name, voice) for id in organisation.fields],
        memberOf=[_known(_type="Organization", name=_said(network.name, voice)) for network in networks],
    )


def place(place: Place, voice: Voice, venue: Text | None = None) -> Node:
    """Place; `venue`: a house or a room in it, as „biedrības telpas”, which then is the place meant."""
    regional = place.type in ("region", "municipality")
    part = "addressRegion" if regional else "addressLocality"
    told = _known(
        _type="Place",
        _id=_uri("place", place.id, voice),
        name=_said(place.name, voice),
        url=voice.url("place", place.id),
        address={"@type": "PostalAddress", part: _said(place.name, voice)},
        geo=_known(_type="GeoCoordinates", latitude=place.lat, longitude=place.lon) if place.lat is not None else None,
    )
    if venue is None:
        return told
    within = {name: value for name, value in told.items() if name != "address"}
    return _known(_type="Place", name=_said(venue, voice), address=told["address"], containedInPlace=within)


# --- events ---------------------------------------------------------------------------------------


def event(event: Event, site: Site, voice: Voice, zone: tzinfo) -> Node:
    """Event; its stops and sessions are events of their own where their days are known. `zone`: that of its hours."""
    ends_with_time = event.ends if event.starts else None
    return _known(
        _type="Event",
        _id=_uri("event", event.id, voice),
        name=_said(event.title, voice),
        description=_said(event.summary, voice),
        url=voice.url("event", event.id),
        startDate=_moment(event.start, event.starts, zone),
        endDate=_moment(event.last_day, ends_with_time, zone),
        previousStartDate=event.moved_from.isoformat() if event.moved_from else None,
        eventStatus=_STATUS.get(event.status or ""),
        eventAttendanceMode=_attendance(event),
        location=_locations(event, site, voice),
        inLanguage=list(event.languages),
        organizer=_references("NGO", "organisation", [event.host], site, voice),
        attendee=_ids("organisation", event.participants.organisations, voice) if event.participants else None,
        audience=[_known(_type="Audience", audienceType=_said(text, voice)) for text in event.for_whom],
        maximumAttendeeCapacity=event.capacity,
        remainingAttendeeCapacity=event.places_left,
        isAccessibleForFree=True if event.price == "free" else None,
        offers=_offer(event, voice),
        funding=_funding(event, site, voice),
        subEvent=[*_stops(event, site, voice), *_sessions(event, site, voice, zone)],
    )


def _moment(day: date | None, clock: time | None, zone: tzinfo) -> str | None:
    """A date; with its hour, when that is known, and the hour's distance from UTC on that day."""
    if day is None:
        return None
    return datetime.combine(day, clock, zone).isoformat(timespec="minutes") if clock else day.isoformat()


def _attendance(event: Event) -> str:
    mode = "Mixed" if event.places and event.online else "Online" if event.online else "Offline"
    return f"https://schema.org/{mode}EventAttendanceMode"


def _locations(event: Event, site: Site, voice: Voice) -> list[Node]:
    venues = {stop.place: stop.venue for stop in event.stops if stop.venue}
    if event.venue and event.place:
        venues[event.place] = event.venue
    told = [place(site.get("place", id), voice, venues.get(id)) for id in event.places]
    return [*told, _known(_type="VirtualLocation", url=event.online)] if event.online else told


def _offer(event: Event, voice: Voice) -> Node | None:
    """How to get in, while it is to take place: a price only when it is nothing, for other prices are words."""
    registration, price = event.registration, event.price
    if not event.takes_place_yet or (price is None and registration is None):
        return None
    told = _known(
        _type="Offer",
        price=0 if price == "free" else None,
        priceCurrency="EUR" if price == "free" else None,
        description=_said(price, voice) if isinstance(price, Text) else None,
        url=registration.url if registration else None,
        validThrough=registration.until.isoformat() if registration and registration.until else None,
        availability="https://schema.org/SoldOut" if registration and registration.announced == "full" else None,
    )
    return told if len(told) > 1 else None


def _stops(event: Event, site: Site, voice: Voice) -> list[Node]:
    return [
        _known(
            _type="Event",
            name=f"{voice.say(event.title)}: {voice.say(site.get('place', stop.place).name)}",
            description="; ".join(voice.say(text) for text in stop.programme),
            startDate=stop.day.isoformat(),
            endDate=stop.day.isoformat(),
            location=place(site.get("place", stop.place), voice, stop.venue),
            organizer=_references("NGO", "organisation", [stop.host or event.host], site, voice),
        )
        for stop in event.stops
        if stop.day
    ]


def _sessions(event: Event, site: Site, voice: Voice, zone: tzinfo) -> list[Node]:
    return [
        _known(
            _type="Event",
            name=_said(session.title, voice),
            startDate=_moment(session.day, session.starts, zone),
            endDate=_moment(session.day, session.ends, zone),
            location=[place(site.get("place", session.place), voice)]
            if session.place
            else _locations(event, site, voice)
            if not event.stops  # which of the stops a session was at is not known
            else None,
            organizer=_references("NGO", "organisation", [event.host], site, voice),
        )
        for session in event.sessions
    ]


# --- projects -------------------------------------------------------------------------------------


def project(project: Project, site: Site, voice: Voice) -> Node:
    """Project with the grant that pays for it. Being an organisation to schema.org, it is founded and dissolved."""
    return _known(
        _type="Project",
        _id=_uri("project", project.id, voice),
        name=_said(project.title, voice),
        description=_said(project.summary or project.goal, voice),
        url=voice.url("project", project.id),
        foundingDate=project.start.isoformat(),
        dissolutionDate=project.end.isoformat() if project.end else None,
        parentOrganization=_references("NGO", "organisation", [project.implementer], site, voice),
        member=_references("NGO", "organisation", project.partners, site, voice),
        funding=_grant(project, site, voice),
        event=[_reference("Event", one, voice) for one in site.mentioning("project", project.id, by="event")],
    )


def _grant(project: Project, site: Site, voice: Voice) -> Node:
    """MonetaryGrant; its id is the funder's, letter by letter."""
    programme = site.get("programme", project.programme)
    money = project.amount
    return _known(
        _type="MonetaryGrant",
        _id=_uri("grant", project.id, voice),
        identifier=project.grant_id,
        name=_said(programme.name, voice),
        url=programme.website,
        funder=_known(_type="Organization", name=_said(programme.funder, voice)),
        amount=_known(_type="MonetaryAmount", value=_number(money.value), currency=money.currency) if money else None,
    )


def _funding(record: Event | Article, site: Site, voice: Voice) -> list[Node]:
    """The grant that paid for it, by the funder's id; who gave it stands on the project's page, and in the notice."""
    return [
        _known(_type="MonetaryGrant", _id=_uri("grant", project.id, voice), identifier=project.grant_id)
        for project in site.projects_of(record)
    ]


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


# --- articles, pages ------------------------------------------------------------------------------


def article(article: Article, site: Site, voices: Mapping[str, Voice], language: str, image: str | None = None) -> Node:
    """NewsArticle as the page in that language has it; a page that stands in for a translation is the original's.

    `image`: the full address of its picture.
    """
    shown = language if language in article.versions else article.original
    voice, version = voices[shown], article.versions[shown]
    addresses = {code: voices[code].url("article", article.id) for code in voices if code in article.versions}
    others = [code for code in addresses if code != article.original and addresses[code]]
    original = shown == article.original
    front: Any = article.front
    return _known(
        _type="NewsArticle",
        _id=addresses[shown],
        url=addresses[shown],
        headline=version.front.title,
        image=image,
        inLanguage=[shown] if version.full else [shown, article.original],
        datePublished=article.date.isoformat(),
        publisher=_references("NGO", "organisation", [site.identity.owner], site, voice),
        about=[
            *_ids("event", front.events, voice),
            *_ids("organisation", front.organisations, voice),
            *_references("CreativeWork", "agreement", front.agreements, site, voice),
            *_references("CreativeWork", "document", front.documents, site, voice),
            *_ids("project", (project.id for project in site.projects_of(article)), voice),
        ],
        keywords=[_said(site.get("topic", id).name, voice) for id in front.tags],
        funding=_funding(article, site, voice),
        workTranslation=[_version(addresses[code], code) for code in others] if original else None,
        translationOfWork=None if original else _version(addresses[article.original], article.original),
    )


def _version(address: str | None, language: str) -> Node:
    return _known(_type="NewsArticle", _id=address, inLanguage=language)


def breadcrumbs(trail: Sequence[tuple[str, str | None]]) -> Node:
    """BreadcrumbList: names and full addresses from the home page down; the page itself needs to give none."""
    items = [
        _known(_type="ListItem", position=position, name=name, item=url)
        for position, (name, url) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
