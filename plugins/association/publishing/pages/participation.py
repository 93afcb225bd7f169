"""What one can take part in: offers, events, surveys, and the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from association.editions import PageId
from association.publishing.calendar import by_year, months
from association.publishing.calendar_files import subscription_links, subscriptions
from association.publishing.cards import cards
from association.publishing.edition import Edition
from association.publishing.invitations import in_order, invitations
from association.publishing.pages.view import View, section


def take_part(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    """What is open now, every event, and the months that have one."""
    yield section("take-part", "take-part.html", participation(edition), edition, editions)
    past = [event for event in edition.events if event.over_on(edition.today)]
    ahead = [event for event in edition.events if not event.over_on(edition.today)]
    coming = [event for event in reversed(edition.dated_events) if not event.over_on(edition.today)]
    coming += [event for event in ahead if not event.start]
    events = {"coming": cards(coming, edition), "past": cards(past, edition)}
    yield section("events", "events.html", events, edition, editions)
    yield from _calendar(edition, editions)


def participation(edition: Edition, most: int | None = None) -> dict[str, Any]:
    """What one can take part in, what closes next first, and what took place last; `most`: of the entries shown."""
    today = edition.today
    records = [*edition.all("offer"), *edition.all("survey"), *edition.events]
    found = in_order((record for record in records if record.open_on(today)), today)
    past = [event for event in edition.events if event.over_on(today) and event.status != "cancelled"]
    everything = subscriptions(edition).everything
    return {
        "open": invitations(found[:most], edition),
        "further": len(found) - len(found[:most]),
        "past": cards(past[:2], edition),
        "subscription": edition.href(everything.path) if everything else "",
    }


def _calendar(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    found = months(edition)
    if edition.page_path(PageId("section", "calendar")):
        shows = {"years": by_year(found), "calendars": subscription_links(edition)}
        yield section("calendar", "calendar.html", shows, edition, editions)
    for one in found:
        yield View(one.page, "month.html", edition.own(one.heading), one.description, {"month": one})
