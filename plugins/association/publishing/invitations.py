"""What one can take part in, as entries that answer a resident's questions: short lines, and one next step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from association.editions import State
from association.language import Words
from association.publishing import answers
from association.publishing.answers import Fact
from association.publishing.edition import Edition, Link
from association.publishing.values import event_status, kind_of
from association.records import Event, Survey


@dataclass(frozen=True)
class Invitation:
    """`over`: what a script says of it after `last_day`, in ISO 8601; both are empty when it has no end."""

    kind: str
    link: Link
    summary: Words | None
    lines: tuple[Fact, ...]
    step: tuple[Any, ...]
    state: State
    over: str
    last_day: str


def in_order(records: Iterable[answers.Invitation], today: date) -> tuple[answers.Invitation, ...]:
    """What comes to its next deadline first stands first; what has no day to heed stands last."""
    return tuple(sorted(records, key=lambda record: (record.next_day(today) or date.max, record.kind, record.id)))


def invitations(records: Iterable[answers.Invitation], edition: Edition) -> tuple[Invitation, ...]:
    return tuple(
        edition.once(("invitation", record.kind, record.id), lambda r=record: _invitation(r, edition))
        for record in records
    )


def _invitation(record: answers.Invitation, edition: Edition) -> Invitation:
    over = answers.passed(record, edition)
    last = record.open_to if isinstance(record, Survey) else record.last_day
    return Invitation(
        kind=kind_of(record, edition),
        link=edition.link(record),
        summary=edition.say(record.summary) if record.summary else None,
        lines=tuple(_lines(record, edition)),
        step=answers.steps(record, edition),
        state=edition.state(record),
        over=over,
        last_day=last.isoformat() if over and last else "",
    )


def _lines(record: answers.Invitation, edition: Edition) -> Iterable[Fact]:
    """That it was moved stands beside when it takes place now."""
    first, *further = answers.answers(record, edition)
    status = event_status(record, edition) if isinstance(record, Event) else ()
    return (fact for fact in (first._replace(values=(*first.values, *status)), *further) if fact.values)
