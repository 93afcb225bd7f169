"""Rules for a language that has none of our own, from CLDR as Babel carries it."""

from __future__ import annotations

import copy
import re

from association.language.frozen import Frozen
from association.language.rules import LATIN, Dates, Rules, Spans

# What stands in for the letters of a CLDR pattern; era, weekday and the like are not wanted here and fall out.
_FIELDS = {"d": "{day}", "M": "{dated}", "L": "{nominative}", "y": "{year}", "u": "{year}"}
_TOKEN = re.compile(r"'(?P<quoted>[^']*)'|(?P<field>(?P<letter>[A-Za-z])(?P=letter)*)|(?P<literal>[^'A-Za-z]+)")
_DAY_AND_MONTH = re.compile(r"\{(?!year)\w+\}.*\{(?!year)\w+\}[^\s,{]*")

_QUOTES = "“”‘’"  # Babel exposes none; the setting "quotes" can


def rules(code: str) -> Rules | None:
    """CLDR's rules for this BCP 47 code, or nothing when CLDR does not know the language.

    Months in full, in the form used with a day; CLDR's order; an en dash for a range. CLDR has no words for "from"
    and "until", so these are dashes too; the setting "dates" can give words.
    """
    from babel import localedata  # late: a site in languages of our own needs no CLDR
    from babel.messages.plurals import get_plural

    name = next((n for n in (code.replace("-", "_"), code.partition("-")[0]) if localedata.exists(n)), None)
    if name is None:
        return None
    loaded = localedata.load(name)
    # Babel resolves an alias by writing into data that its locales share (python-babel #1234: Bulgarian months come
    # out Chinese after another locale was used), so the aliases are resolved in a copy that nobody shares.
    data = localedata.LocaleDataDict(
        {key: copy.deepcopy(loaded[key]) for key in ("months", "days", "date_formats", "datetime_skeletons")}
    )
    months, weekdays = data["months"], data["days"]["stand-alone"]["wide"]
    heading = data["datetime_skeletons"].get("yMMMM")
    return Rules(
        dates=_dates(
            months=Frozen(
                {
                    "nominative": tuple(months["stand-alone"]["wide"][number] for number in range(1, 13)),
                    "dated": tuple(months["format"]["wide"][number] for number in range(1, 13)),
                }
            ),
            weekdays=tuple(weekdays[number] for number in range(7)),
            one=_pattern(data["date_formats"]["long"].pattern),
            heading=_pattern(heading.pattern if heading else "LLLL y"),
        ),
        quotes=_QUOTES,
        alphabet=LATIN,
        plural_forms=get_plural(name).plural_forms.rstrip(";"),
    )


def iso_8601() -> Rules:
    """Rules for a language that CLDR does not know: what it does not bring itself is in digits, and never wrong."""
    return Rules(
        dates=_dates(
            months=Frozen({"nominative": tuple(f"{number:02}" for number in range(1, 13))}),
            weekdays=tuple("1234567"),
            one="{year}-{number:02}-{day:02}",
            heading="{year}-{number:02}",
        ),
        quotes=_QUOTES,
        alphabet=LATIN,
        plural_forms="nplurals=2; plural=(n != 1)",
    )


def _pattern(cldr: str) -> str:
    """A CLDR pattern as one of ours: `d. MMMM y` as `{day}. {dated} {year}`."""
    parts = []
    for match in _TOKEN.finditer(cldr):
        if match["letter"] is None:
            parts.append(match["literal"] or match["quoted"] or "'")
        elif match["letter"] in "ML" and len(match["field"]) < 3:
            parts.append("{number}")
        else:
            parts.append(_FIELDS.get(match["letter"], ""))
    return "".join(parts).strip()


def _dates(months: Frozen[str, tuple[str, ...]], weekdays: tuple[str, ...], one: str, heading: str) -> Dates:
    """Patterns of ranges, made from the pattern of one date by saying once what both days share."""
    found = _DAY_AND_MONTH.search(one)
    if found is None or "{year}" in found.group():
        within_month = within_year = f"{_first(one)}{{first.clock}}~– {_last(one)}{{last.clock}}"
    else:
        before, both, after = one[: found.start()], _bound(found.group()), one[found.end() :]
        one = before + both + after
        days = re.sub(r"\{day\}(\.?)", r"{first.day}\1–{last.day}\1", both)
        within_month = re.sub(r"\{(?=\w+\})", "{first.", before + days + after)
        within_year = f"{_first(before + both)}{{first.clock}}~– {_last(both + after)}{{last.clock}}"
    spans = Spans(
        day=_first(one) + "{first.clock}",
        month=within_month,
        year=within_year,
        years=f"{_first(one)}{{first.clock}}~– {_last(one)}{{last.clock}}",
    )
    return Dates(
        months=months,
        weekdays=weekdays,
        when=spans,
        period=spans,
        since=_first(one) + "~–",
        until="–~" + _first(one),
        label=_first(one),
        month=_first(heading),
    )


def _first(pattern: str) -> str:
    return pattern.replace("{", "{first.")


def _last(pattern: str) -> str:
    return pattern.replace("{", "{last.")


def _bound(day_and_month: str) -> str:
    """The same with a no-break space between the two."""
    return re.sub(r"(?<=\{day\}) (?=\{)|(?<=\{day\}\.) (?=\{)|(?<=\}) (?=\{day\})", "~", day_and_month)
