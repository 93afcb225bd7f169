"""What readers are owed: days and hours that can be, languages that there are, words for what they can join."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale

from association.problems import Problem, did_you_mean, said
from association.reading.rules.evidence import Evidence
from association.reading.yaml_nodes import Path
from association.records import Event


def told_too_early(evidence: Evidence) -> Iterator[Problem]:
    """What is told as done on a day that is still to come."""
    done = [("event", event, "start", "status") for event in evidence.all("event") if event.status == "held"]
    done += [("agreement", agreement, "signed_on", "signed_on") for agreement in evidence.all("agreement")]
    done += [("organisation", one, "verified", "verified") for one in evidence.all("organisation")]
    done += [("event", event, "cancelled_on", "cancelled_on") for event in evidence.all("event")]
    done += [("event", event, "start", "outcomes") for event in evidence.all("event")]
    done += [("survey", one, "open_from", at) for one in evidence.all("survey") for at in ("answers", "result")]
    for kind, record, field, at in done:
        day = getattr(record, field)
        if day is not None and day > evidence.today and getattr(record, at) not in (None, ()):
            message = said("is told as done, but {day} is still to come", day=day)
            yield from evidence.at((kind, record.id), (at,), message, said("mend one of the two"))


def unspoken(evidence: Evidence) -> Iterator[Problem]:
    """Something that people can still join, without its title and summary in every full language."""
    for kind in ("event", "offer", "survey"):
        for record in evidence.all(kind):
            if not record.open_on(evidence.today):
                continue
            for language in evidence.languages:
                if not (language.default or language.shows_untranslated):
                    continue
                for name in ("title", "summary"):
                    text = getattr(record, name)
                    if text is None or language.code not in text:
                        message = said("is missing in '{code}', and people can still take part", code=language.code)
                        remedy = said("add {name}: {{{code}: …}}", name=name, code=language.code)
                        yield from evidence.at((kind, record.id), (name, language.code), message, remedy)


def hours_that_do_not_exist(evidence: Evidence) -> Iterator[Problem]:
    """A time of day that the clocks skip when summer time begins."""
    for event in evidence.all("event"):
        for path, day, clock in _hours(event):
            if clock is not None and _skipped(day, clock, evidence.zone):
                told = {"day": day, "clock": f"{clock:%H:%M}"}
                message = said("there is no {clock} on {day}: the clocks go forward", **told)
                yield from evidence.at(("event", event.id), path, message, said("look at the invitation again"))


def _hours(event: Event) -> Iterator[tuple[Path, date, time | None]]:
    if event.start and event.last_day:
        yield ("starts",), event.start, event.starts
        yield ("ends",), event.last_day, event.ends
    for index, session in enumerate(event.sessions):
        yield ("sessions", index, "starts"), session.day, session.starts
        yield ("sessions", index, "ends"), session.day, session.ends


def _skipped(day: date, clock: time, zone: ZoneInfo) -> bool:
    there = datetime.combine(day, clock, zone)
    return there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != there.replace(tzinfo=None)


def repeated_languages(evidence: Evidence) -> Iterator[Problem]:
    """A language that stands in a record's list twice."""
    for kind in ("organisation", "event", "offer"):
        for record in evidence.all(kind):
            for index, code in enumerate(record.languages):
                if code in record.languages[:index]:
                    path, message = ("languages", index), said("'{id}' stands in this list twice", id=code)
                    yield from evidence.at((kind, record.id), path, message, said("keep one of the two"))


@cache
def _languages_of_the_world() -> frozenset[str]:
    return frozenset(Locale("en").languages)


def unknown_languages(evidence: Evidence) -> Iterator[Problem]:
    """A language in which something is held, by a code that stands for none."""
    for kind in ("organisation", "event", "offer"):
        for record in evidence.all(kind):
            for index, code in enumerate(record.languages):
                if code.partition("-")[0] not in _languages_of_the_world():
                    message = said("'{code}' is not the code of a language", code=code)
                    remedy = did_you_mean(code, evidence.languages.codes)
                    yield from evidence.at((kind, record.id), ("languages", index), message, remedy)
