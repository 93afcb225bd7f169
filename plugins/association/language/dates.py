"""Dates, ranges and times in words, from the tables in `rules`; neither a locale nor Babel has a say.

All take days as `datetime.date`, and no `end` means one day. An end before its start raises ValueError. Spaces that
must not break are U+00A0.
"""

from __future__ import annotations

from datetime import date, time
from types import SimpleNamespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from association.language.languages import Language
    from association.language.rules import Dates, Spans

NO_BREAK_SPACE = "\u00a0"


def when(
    start: date, end: date | None, language: Language, starts: time | None = None, ends: time | None = None
) -> str:
    """When something takes place („2017. gada 8.–9. jūnijā”); `ends` is the time on the last day."""
    return _span(language.rules.dates.when, start, end, language, starts, ends)


def period(start: date, end: date | None, language: Language) -> str:
    """From the first day to the last, both included („no 2017. gada 8. līdz 9. jūnijam”)."""
    return _span(language.rules.dates.period, start, end, language)


def since(start: date, language: Language) -> str:
    """From a day on („no 2017. gada 27. marta”)."""
    return fill(language.rules.dates.since, language.rules.dates, start)


def until(end: date, language: Language) -> str:
    """A deadline, its day included („līdz 2017. gada 30. jūnijam”)."""
    return fill(language.rules.dates.until, language.rules.dates, end)


def label(day: date, language: Language) -> str:
    """A day named, as in a list or a table („2017. gada 8. jūnijs”)."""
    return fill(language.rules.dates.label, language.rules.dates, day)


def month(year: int, month: int, language: Language) -> str:
    """A month as a heading („2017. gada jūnijs”)."""
    return fill(language.rules.dates.month, language.rules.dates, date(year, month, 1))


def weekday(day: date, language: Language) -> str:
    """The day of the week, as written within a sentence."""
    return language.rules.dates.weekdays[day.weekday()]


def clock(at: time, language: Language) -> str:
    """A time of day („plkst. 18.00”)."""
    dates = language.rules.dates
    return _unbreakable(dates.clock).format(_digits(at, dates))


def fill(
    pattern: str,
    dates: Dates,
    first: date,
    last: date | None = None,
    first_clock: str = "",
    last_clock: str = "",
) -> str:
    """A pattern of `rules` with its days, of which the last is the first when there is one only."""
    return _unbreakable(pattern).format(
        first=_point(first, first_clock, dates), last=_point(last or first, last_clock, dates)
    )


def _span(
    spans: Spans,
    start: date,
    end: date | None,
    language: Language,
    starts: time | None = None,
    ends: time | None = None,
) -> str:
    dates = language.rules.dates
    end = end or start
    if end < start:
        raise ValueError(f"the end, {end}, is before the start, {start}")
    if start == end:
        if starts is not None and ends is not None and ends < starts:
            raise ValueError(f"the end, {ends}, is before the start, {starts}")
        return fill(spans.day, dates, start, first_clock=_clocks(starts, ends, dates))
    if start.year != end.year:
        pattern = spans.years
    elif start.month != end.month or starts is not None or ends is not None:
        pattern = spans.year  # within a month too, so that each time stands behind its own day
    else:
        pattern = spans.month
    last_clock = _clocks(None, ends, dates) if starts is None else _clocks(ends, None, dates)
    return fill(pattern, dates, start, end, _clocks(starts, None, dates), last_clock)


def _clocks(starts: time | None, ends: time | None, dates: Dates) -> str:
    """What follows a date when something begins, ends, or does both on it, its separator included."""
    if starts is None and ends is None:
        return ""
    if starts is None:
        words = dates.clock_until.format(_digits(ends, dates))
    elif ends is None or ends == starts:
        words = dates.clock.format(_digits(starts, dates))
    else:
        words = dates.clock.format(f"{_digits(starts, dates)}–{_digits(ends, dates)}")
    return _unbreakable(dates.before_clock + words)


def _point(day: date, clock: str, dates: Dates) -> SimpleNamespace:
    names = {form: names[day.month - 1] for form, names in dates.months.items()}
    from_word = dates.from_words.get(day.day, dates.from_word)
    return SimpleNamespace(
        **{**names, "day": day.day, "number": day.month, "year": day.year, "clock": clock, "from_word": from_word}
    )


def _digits(at: time, dates: Dates) -> str:
    return dates.time.format(hour=at.hour, minute=at.minute)


def _unbreakable(pattern: str) -> str:
    return pattern.replace("~", NO_BREAK_SPACE)
