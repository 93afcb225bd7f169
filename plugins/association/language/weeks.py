"""Weeks: which day they begin with, and the days' names where there is little room."""

from __future__ import annotations

import copy

from association.language.languages import Language
from association.language.rules import own_rules
from association.language.territories import territory

MONDAY = 0


def first_weekday(language: Language) -> int:
    """The day that weeks begin with, 0 for Monday.

    CLDR knows this by territory: that of the code, else that in which most people speak the language. The languages
    with rules of our own are written as in Europe, where it is Monday (ISO 8601).
    """
    from babel import Locale, UnknownLocaleError  # late: a site in languages of our own needs no CLDR

    tongue, _, named = language.code.partition("-")
    if not named and own_rules(language.code):
        return MONDAY
    where = territory(language)
    try:
        return Locale.parse(f"{tongue}_{where}" if where else tongue).first_week_day
    except (UnknownLocaleError, ValueError):
        return MONDAY


def short_weekdays(language: Language) -> tuple[str, ...]:
    """The days from Monday in two letters or so, as CLDR has them; in full where it does not know the language."""
    from babel import localedata

    names = (language.code.replace("-", "_"), language.code.partition("-")[0])
    name = next(filter(localedata.exists, names), None)
    if name is None:
        return language.rules.dates.weekdays
    # In a copy that nobody shares, as in `cldr`: Babel resolves aliases by writing into what its locales share.
    days = localedata.LocaleDataDict({"days": copy.deepcopy(localedata.load(name)["days"])})["days"]
    short = days["stand-alone"]["short"]
    return tuple(short[number] for number in range(7))
