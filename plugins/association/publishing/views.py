"""Which pages an edition has, and what each of them shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from association.editions import PageId, state
from association.language import Words
from association.language.dates import month
from association.publishing import directory
from association.publishing.calendar import by_year, months
from association.publishing.calendar_files import subscription_link, subscription_links
from association.publishing.cards import cards
from association.publishing.edition import Edition
from association.publishing.facts import facts
from association.publishing.figures import agreements_figure, places_figure
from association.publishing.open_data import card_link, data_files
from association.publishing.parts import Part, parts
from association.publishing.prose import body, notices
from association.publishing.structure import LISTED, ORGANISATIONS_LISTED, SECTION_OF, sheets
from association.publishing.values import day

LATEST = 4  # pieces of news on the home page

RECORD_PAGES = ("event", "offer", "organisation", "place", "agreement", "project", "programme", "survey", "document")


@dataclass(frozen=True)
class View:
    """One page to write: what it is, its template, its title, its description, and what else the template reads."""

    page: PageId
    template: str
    title: Words
    description: str
    shows: Mapping[str, Any] = field(default_factory=dict)


def views(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    """Every page of the edition."""
    yield _home(edition)
    yield from _news(edition, editions)
    yield from _pages(edition, editions)
    yield from _sections(edition, editions)
    yield from _calendar(edition, editions)
    yield from _directory(edition, editions)
    yield from _records(edition, editions)
    yield _not_found(edition, editions)


# --- home, take part ------------------------------------------------------------------------------


def _home(edition: Edition) -> View:
    identity = edition.site.identity
    about = edition.paragraphs(identity.about) if identity.about else ()
    network = next(iter(edition.site.of("network").values()), None)
    shows = {
        "about": about,
        **_participation(edition),
        "news": cards(edition.news[:LATEST], edition),
        "links": {section: edition.section_link(section) for section in ("take-part", "news", "network")},
        "network_tasks": [edition.say(task) for task in network.tasks] if network else [],
        "members": cards(edition.in_order(_members(edition)), edition),
    }
    return View(PageId("home"), "home.html", edition.say(identity.name), edition.say(identity.tagline).text, shows)


def _members(edition: Edition) -> list[Any]:
    ids = [id for network in edition.site.of("network").values() for id in network.members]
    return [edition.site.get("organisation", id) for id in ids]


def _participation(edition: Edition) -> dict[str, Any]:
    """What one can take part in on the day of the build, the next to close first, and what took place last."""
    today = edition.today
    offers = [offer for offer in edition.all("offer") if offer.open_on(today)]
    surveys = [survey for survey in edition.all("survey") if survey.open_on(today)]
    coming = [event for event in edition.events if event.open_on(today)]
    dated = sorted(
        [*offers, *surveys, *coming],
        key=lambda record: (_deadline(record) is None, _deadline(record) or today, record.kind, record.id),
    )
    past = [event for event in edition.events if event.last_day < today and event.status != "cancelled"]
    return {"open": cards(dated, edition), "past": cards(past[:2], edition)}


def _deadline(record: Any) -> Any:
    """The last day on which one can still decide: of registration, of an offer, of a survey, else the first day."""
    if record.kind == "event":
        return record.registration.until if record.registration and record.registration.until else record.start
    return record.open_to if record.kind == "survey" else record.deadline or record.start


# --- news -----------------------------------------------------------------------------------------


def _news(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    gettext = edition.catalogue.gettext
    for newer, article, older in zip((None, *edition.news), edition.news, (*edition.news[1:], None), strict=False):
        shows = {
            "newer": newer and edition.link(newer),
            "older": older and edition.link(older),
            "topics": [edition.link(topic) for topic in _topics(article, edition)],
            "day": day(article.date, edition),
            "draft": article.draft,
        }
        yield _story(article, "article.html", edition, editions, shows)
    further = ("archive", "topics")
    introduced = _introduced("news", edition, editions)
    yield from _sheets(
        PageId("section", "news"), "list.html", edition.news, edition, further=further, introduced=introduced
    )
    about: dict[str, list[Any]] = defaultdict(list)
    for article in edition.news:
        for id in article.front.tags:
            about[id].append(article)
    topics = []
    for topic in edition.in_order(edition.site.get("topic", id) for id in about):
        found = about[topic.id]
        topics.append((edition.link(topic), len(found)))
        yield from _sheets(PageId("topic", topic.id), "list.html", found, edition, title=edition.title(topic))
    if edition.page_path(PageId("section", "topics")):
        yield _section("topics", "topics.html", {"topics": topics}, edition, editions)
    years = []
    for year, found in groupby(edition.news, key=lambda article: article.date.year):
        articles = tuple(found)
        page = PageId("year", str(year))
        title = edition.own(gettext("News of %(year)s") % {"year": year})
        months = [
            (month(year, number, edition.language), cards(tuple(of_month), edition))
            for number, of_month in groupby(articles, key=lambda article: article.date.month)
        ]
        years.append((edition.href(edition.page_path(page) or ""), year, len(articles)))
        yield View(page, "year.html", title, title.text, {"months": months})
    if edition.page_path(PageId("section", "archive")):
        yield _section("archive", "archive.html", {"years": years}, edition, editions)


def _topics(article: Any, edition: Edition) -> tuple[Any, ...]:
    return edition.in_order(edition.site.get("topic", id) for id in article.front.tags)


def _story(
    story: Any,
    template: str,
    edition: Edition,
    editions: Mapping[str, Edition],
    further: Mapping[str, Any] | None = None,
) -> View:
    shows = {**(further or {}), **_told(story, edition, editions)}
    return View(PageId(story.kind, story.id), template, edition.title(story), edition.say(story.summary).text, shows)


def _told(story: Any, edition: Edition, editions: Mapping[str, Edition]) -> dict[str, Any]:
    """What every text shows, whether it has a page of its own or introduces a section."""
    return {
        "summary": edition.say(story.summary),
        "facts": facts(story, edition),
        "body": body(story, edition, editions),
        "state": state(story, edition.language),
        "outdated": story.outdated(edition.language.code),
        "notices": notices(story, edition, editions),
        "original_language": edition.language_name(story.original),
    }


def _sheets(
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


# --- pages, sections, records ---------------------------------------------------------------------


def _pages(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    for page in edition.all("page"):
        yield _story(page, "page.html", edition, editions)


def _sections(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    """The sections that hold records, each with its introduction when an editor wrote one."""
    yield _section("take-part", "take-part.html", _participation(edition), edition, editions)
    past = [event for event in edition.events if event.last_day < edition.today]
    coming = [event for event in reversed(edition.events) if event.last_day >= edition.today]
    events = {"coming": cards(coming, edition), "past": cards(past, edition)}
    yield _section("events", "events.html", events, edition, editions)
    network = next(iter(edition.site.of("network").values()), None)
    if network is not None:
        shows = {"facts": facts(network, edition), "parts": parts(network, edition)}
    else:
        members = Part("", cards=cards(edition.all("organisation")[:LISTED], edition))
        shows = {"facts": (), "parts": (members,) if members.cards else ()}
    shows |= {"map": places_figure(edition, edition.region), "graph": agreements_figure(edition)}
    lists = ("organisations", "places", "fields", "volunteers", "exchange", "data")
    shows["further"] = [link for section in lists if (link := edition.section_link(section))]
    yield _section("network", "network.html", shows, edition, editions)
    for kind in ("agreement", "project", "programme", "survey", "document"):
        records = edition.all(kind)
        if edition.page_path(PageId("section", SECTION_OF[kind])):
            listed = (Part("", cards=cards(records, edition)),) if records else ()
            yield _section(SECTION_OF[kind], "section.html", {"facts": (), "parts": listed}, edition, editions)
    if edition.page_path(PageId("section", "exchange")):
        boards = {
            "needs": [
                (
                    need,
                    edition.link(edition.site.get("organisation", need.organisation)),
                    [edition.link(one) for one in edition.site.mentioning("need", need.id, by="resource")],
                )
                for need in edition.all("need")
            ],
            "resources": [
                (
                    one,
                    edition.link(edition.site.get("organisation", one.organisation)),
                    [edition.link(edition.site.get("need", id)) for id in one.meets],
                )
                for one in edition.all("resource")
            ],
            "say": edition.say,
        }
        yield _section("exchange", "exchange.html", boards, edition, editions)
    if edition.page_path(PageId("section", "glossary")):
        terms = [(term.id, edition.say(term.term), edition.say(term.meaning)) for term in edition.all("term")]
        yield _section("glossary", "glossary.html", {"terms": terms}, edition, editions)


def _calendar(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    found = months(edition)
    if edition.page_path(PageId("section", "calendar")):
        shows = {"years": by_year(found), "calendars": subscription_links(edition)}
        yield _section("calendar", "calendar.html", shows, edition, editions)
    for one in found:
        yield View(one.page, "month.html", edition.own(one.heading), one.description, {"month": one})


def _directory(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    """The organisations by the alphabet, by place and by field, and those that seek volunteers."""
    ngettext = edition.catalogue.ngettext
    organisations = edition.all("organisation")
    if edition.page_path(PageId("section", "organisations")):
        yield from _organisations(organisations, edition, editions)
    if edition.page_path(PageId("section", "places")):
        found = directory.places(edition)
        numbers = {len(working) for working in directory.working_in(edition).values()}
        counts = {
            number: ngettext("%(num)s organisation", "%(num)s organisations", number) % {"num": number}
            for number in numbers
        }
        shows = {"places": found, "counts": counts, "map": places_figure(edition, edition.region)}
        yield _section("places", "places.html", shows, edition, editions)
    fields = directory.by_field(edition)
    aspects = directory.aspects(fields, edition)
    if edition.page_path(PageId("section", "fields")):
        yield _section("fields", "fields.html", {"aspects": aspects}, edition, editions)
    for _, of_aspect in aspects:
        for _, id, _ in of_aspect:
            title = edition.title(edition.site.get("field", id))
            parts = (Part("", cards=cards(edition.in_order(fields[id]), edition)),)
            yield _plain(PageId("field", id), title, parts, edition)
    shows = {"files": data_files(edition), "licence": edition.site.identity.licence}
    yield _section("data", "data.html", shows, edition, editions)
    if edition.page_path(PageId("section", "volunteers")):
        seeking = (Part("", cards=cards(directory.seeking_volunteers(edition), edition)),)
        yield _section("volunteers", "section.html", {"parts": seeking}, edition, editions)


def _organisations(organisations: Sequence[Any], edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    """The list by the alphabet, in sheets when it is long; the filter narrows the sheet that is open."""
    page = PageId("section", "organisations")
    count = sheets(len(organisations), ORGANISATIONS_LISTED)
    paths = [edition.page_path(page._replace(number=number)) for number in range(1, count + 1)]
    for number in range(1, count + 1):
        shown = organisations[(number - 1) * ORGANISATIONS_LISTED : number * ORGANISATIONS_LISTED]
        shows = {
            "letters": directory.letters(shown, edition),
            "by_place": directory.choices("place", (id for one in shown for id in one.places), edition),
            "by_field": directory.choices("field", (id for one in shown for id in one.fields), edition),
            "number": number,
            "addresses": [edition.href(path or "") for path in paths],
            "total": len(organisations),
        }
        view = _section("organisations", "organisations.html", shows, edition, editions)
        yield replace(view, page=page._replace(number=number))


def _plain(page: PageId, title: Words, parts: Sequence[Part], edition: Edition) -> View:
    """A page that is no more than a list under a title."""
    told = {"introduction": None, "summary": None, "facts": (), "notices": (), "state": "", "parts": parts}
    return View(page, "section.html", title, title.text, told)


def _section(
    section: str, template: str, shows: Mapping[str, Any], edition: Edition, editions: Mapping[str, Edition]
) -> View:
    introduced = _introduced(section, edition, editions)
    title = edition.own(edition.section_title(section))
    description = introduced["summary"].text if introduced["summary"] else title.text
    return View(PageId("section", section), template, title, description, {"parts": (), **introduced, **shows})


def _introduced(section: str, edition: Edition, editions: Mapping[str, Edition]) -> dict[str, Any]:
    """What stands before a section's list when an editor wrote a page under its name."""
    introduction = edition.introduction(section)
    if introduction is None:
        return {"introduction": None, "summary": None, "facts": (), "notices": (), "state": ""}
    told = _told(introduction, edition, editions)
    return {**told, "introduction": told["body"]}


def _records(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    for kind in RECORD_PAGES:
        for record in edition.all(kind):
            title = edition.title(record)
            summary = getattr(record, "summary", None)
            shows = {
                "record": record,
                "summary": edition.say(summary) if summary else None,
                "facts": facts(record, edition),
                "parts": parts(record, edition),
                "notices": notices(record, edition, editions),
                "state": edition.state(record),
                "subscription": subscription_link(record, edition),
                "card": card_link(record, edition),
            }
            description = shows["summary"].text if shows["summary"] else title.text
            yield View(PageId(kind, record.id), "record.html", title, description, shows)


def _not_found(edition: Edition, editions: Mapping[str, Edition]) -> View:
    """The default language's stands at the root, where some hosts answer with it for all: it speaks every language."""
    told = [_lost(other) for other in editions.values() if other is not edition] if edition.language.default else []
    title = edition.own(edition.catalogue.gettext("There is no such page"))
    return View(PageId("not-found", edition.language.code), "not-found.html", title, title.text, {"others": told})


def _lost(edition: Edition) -> Mapping[str, str]:
    gettext = edition.catalogue.gettext
    return {
        "lang": edition.language.code,
        "title": gettext("There is no such page"),
        "explanation": gettext("It may have moved, or the address may be misspelt."),
        "home": edition.href(edition.page_path(PageId("home")) or "/"),
        "to_home": gettext("To the home page"),
    }
