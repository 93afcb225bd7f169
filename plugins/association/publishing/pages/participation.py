"""What one can take part in: offers, events, surveys, and the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from association.editions import PageId
from association.publishing.calendar import by_year, months
from association.publishing.calendar_files import subscription_links
from association.publishing.cards import cards
from association.publishing.edition import Edition
from association.publishing.pages.view import View, section


def take_part(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    """What is open now, every event, and the months that have one."""
    yield section("take-part", "take-part.html", participation(edition), edition, editions)
    past = [event for event in edition.events if event.last_day < edition.today]
    coming = [event for event in reversed(edition.events) if event.last_day >= edition.today]
    events = {"coming": cards(coming, edition), "past": cards(past, edition)}
    yield section("events", "events.html", events, edition, editions)
    yield from _calendar(edition, editions)


def participation(edition: Edition) -> dict[str, Any]:
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


def _calendar(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    found = months(edition)
    if edition.page_path(PageId("section", "calendar")):
        shows = {"years": by_year(found), "calendars": subscription_links(edition)}
        yield section("calendar", "calendar.html", shows, edition, editions)
    for one in found:
        yield View(one.page, "month.html", edition.own(one.heading), one.description, {"month": one})
