"""Dates in words. In the tables ~ is a no-break space."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from association.language import Language, Languages, bind, dates

JUNE_8, JUNE_9, JUNE_30, JULY_1 = date(2017, 6, 8), date(2017, 6, 9), date(2017, 6, 30), date(2017, 7, 1)
DECEMBER_30, JANUARY_2 = date(2016, 12, 30), date(2017, 1, 2)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def visible(text: str) -> str:
    return text.replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("code", "start", "end", "expected"),
    [
        ("lv", JUNE_8, None, "2017.~gada 8.~jūnijā"),
        ("lv", JUNE_8, JUNE_8, "2017.~gada 8.~jūnijā"),
        ("lv", JUNE_8, JUNE_9, "2017.~gada 8.–9.~jūnijā"),
        ("lv", JUNE_30, JULY_1, "2017.~gada 30.~jūnijā~– 1.~jūlijā"),
        ("lv", date(2017, 1, 31), date(2017, 12, 1), "2017.~gada 31.~janvārī~– 1.~decembrī"),
        ("lv", DECEMBER_30, JANUARY_2, "2016.~gada 30.~decembrī~– 2017.~gada 2.~janvārī"),
        ("lv", date(2016, 6, 8), JUNE_8, "2016.~gada 8.~jūnijā~– 2017.~gada 8.~jūnijā"),
        ("lv", date(2024, 2, 29), None, "2024.~gada 29.~februārī"),
        ("ru", JUNE_8, None, "8~июня 2017~года"),
        ("ru", JUNE_8, JUNE_9, "8–9~июня 2017~года"),
        ("ru", JUNE_30, JULY_1, "30~июня~– 1~июля 2017~года"),
        ("ru", DECEMBER_30, JANUARY_2, "30~декабря 2016~года~– 2~января 2017~года"),
        ("ru", date(2017, 5, 2), date(2017, 8, 31), "2~мая~– 31~августа 2017~года"),
        ("en", JUNE_8, None, "8~June 2017"),
        ("en", JUNE_8, JUNE_9, "8–9~June 2017"),
        ("en", JUNE_30, JULY_1, "30~June~– 1~July 2017"),
        ("en", DECEMBER_30, JANUARY_2, "30~December 2016~– 2~January 2017"),
    ],
)
def test_when(languages: Languages, code: str, start: date, end: date | None, expected: str) -> None:
    assert visible(dates.when(start, end, languages[code])) == expected


@pytest.mark.parametrize(
    ("code", "end", "starts", "ends", "expected"),
    [
        ("lv", None, time(18), time(20), "2026.~gada 5.~decembrī plkst.~18.00–20.00"),
        ("lv", None, time(18), None, "2026.~gada 5.~decembrī plkst.~18.00"),
        ("lv", None, time(9, 5), time(9, 5), "2026.~gada 5.~decembrī plkst.~9.05"),
        ("lv", None, None, time(20), "2026.~gada 5.~decembrī līdz plkst.~20.00"),
        ("lv", None, time(0), time(0, 30), "2026.~gada 5.~decembrī plkst.~0.00–0.30"),
        ("lv", 6, time(18), time(16), "2026.~gada 5.~decembrī plkst.~18.00~– 6.~decembrī plkst.~16.00"),
        ("lv", 6, time(18), None, "2026.~gada 5.~decembrī plkst.~18.00~– 6.~decembrī"),
        ("lv", 6, None, time(16), "2026.~gada 5.~decembrī~– 6.~decembrī līdz plkst.~16.00"),
        ("ru", None, time(18), time(20), "5~декабря 2026~года, 18:00–20:00"),
        ("ru", None, time(9), None, "5~декабря 2026~года, 09:00"),
        ("ru", None, None, time(20), "5~декабря 2026~года, до 20:00"),
        ("ru", 6, time(18), time(16), "5~декабря, 18:00~– 6~декабря 2026~года, 16:00"),
        ("en", None, time(18), time(20), "5~December 2026, 18:00–20:00"),
        ("en", None, time(9), None, "5~December 2026, 09:00"),
        ("en", 6, time(18), time(16), "5~December, 18:00~– 6~December 2026, 16:00"),
    ],
)
def test_when_with_times(
    languages: Languages, code: str, end: int | None, starts: time | None, ends: time | None, expected: str
) -> None:
    last = date(2026, 12, end) if end else None
    assert visible(dates.when(date(2026, 12, 5), last, languages[code], starts, ends)) == expected


def test_times_on_both_sides_of_new_year(lv: Language, ru: Language) -> None:
    night = (date(2026, 12, 31), date(2027, 1, 1))
    assert visible(dates.when(*night, lv, time(22), time(2))) == (
        "2026.~gada 31.~decembrī plkst.~22.00~– 2027.~gada 1.~janvārī plkst.~2.00"
    )
    assert visible(dates.when(*night, ru, time(22), time(2))) == (
        "31~декабря 2026~года, 22:00~– 1~января 2027~года, 02:00"
    )


@pytest.mark.parametrize(
    ("code", "start", "end", "expected"),
    [
        ("lv", JUNE_8, JUNE_9, "no 2017.~gada 8. līdz 9.~jūnijam"),
        ("lv", JUNE_30, JULY_1, "no 2017.~gada 30.~jūnija līdz 1.~jūlijam"),
        ("lv", DECEMBER_30, JANUARY_2, "no 2016.~gada 30.~decembra līdz 2017.~gada 2.~janvārim"),
        ("lv", JUNE_8, None, "2017.~gada 8.~jūnijā"),
        ("ru", JUNE_8, JUNE_9, "с~8 по 9~июня 2017~года"),
        ("ru", JUNE_30, JULY_1, "с~30~июня по 1~июля 2017~года"),
        ("ru", DECEMBER_30, JANUARY_2, "с~30~декабря 2016~года по 2~января 2017~года"),
        ("ru", date(2017, 6, 2), JUNE_9, "со~2 по 9~июня 2017~года"),
        ("ru", date(2017, 6, 22), JUNE_30, "с~22 по 30~июня 2017~года"),
        ("ru", JUNE_8, JUNE_8, "8~июня 2017~года"),
        ("en", JUNE_8, JUNE_9, "from 8 to 9~June 2017"),
        ("en", JUNE_30, JULY_1, "from 30~June to 1~July 2017"),
        ("en", DECEMBER_30, JANUARY_2, "from 30~December 2016 to 2~January 2017"),
    ],
)
def test_period(languages: Languages, code: str, start: date, end: date | None, expected: str) -> None:
    assert visible(dates.period(start, end, languages[code])) == expected


@pytest.mark.parametrize(
    ("code", "since", "until", "label", "month", "weekday", "clock"),
    [
        (
            "lv",
            "no 2017.~gada 27.~marta",
            "līdz 2017.~gada 27.~martam",
            "2017.~gada 27.~marts",
            "2017.~gada marts",
            "pirmdiena",
            "plkst.~9.30",
        ),
        (
            "ru",
            "с~27~марта 2017~года",
            "до 27~марта 2017~года включительно",
            "27~марта 2017~года",
            "март 2017~года",
            "понедельник",
            "09:30",
        ),
        ("en", "from 27~March 2017", "until 27~March 2017", "27~March 2017", "March 2017", "Monday", "09:30"),
    ],
)
def test_one_day_in_every_function(
    languages: Languages, code: str, since: str, until: str, label: str, month: str, weekday: str, clock: str
) -> None:
    language, day = languages[code], date(2017, 3, 27)
    assert visible(dates.since(day, language)) == since
    assert visible(dates.until(day, language)) == until
    assert visible(dates.label(day, language)) == label
    assert visible(dates.month(2017, 3, language)) == month
    assert dates.weekday(day, language) == weekday
    assert visible(dates.clock(time(9, 30), language)) == clock


def test_russian_says_so_vtorogo(ru: Language) -> None:
    assert visible(dates.since(date(2017, 5, 2), ru)) == "со~2~мая 2017~года"


@pytest.mark.parametrize(
    ("number", "nominative", "genitive", "dative", "locative"),
    [
        (1, "janvāris", "janvāra", "janvārim", "janvārī"),
        (2, "februāris", "februāra", "februārim", "februārī"),
        (3, "marts", "marta", "martam", "martā"),
        (4, "aprīlis", "aprīļa", "aprīlim", "aprīlī"),
        (5, "maijs", "maija", "maijam", "maijā"),
        (6, "jūnijs", "jūnija", "jūnijam", "jūnijā"),
        (7, "jūlijs", "jūlija", "jūlijam", "jūlijā"),
        (8, "augusts", "augusta", "augustam", "augustā"),
        (9, "septembris", "septembra", "septembrim", "septembrī"),
        (10, "oktobris", "oktobra", "oktobrim", "oktobrī"),
        (11, "novembris", "novembra", "novembrim", "novembrī"),
        (12, "decembris", "decembra", "decembrim", "decembrī"),
    ],
)
def test_latvian_months_in_four_cases(
    lv: Language, number: int, nominative: str, genitive: str, dative: str, locative: str
) -> None:
    day = date(2017, number, 5)
    assert visible(dates.label(day, lv)) == f"2017.~gada 5.~{nominative}"
    assert visible(dates.month(2017, number, lv)) == f"2017.~gada {nominative}"
    assert visible(dates.since(day, lv)) == f"no 2017.~gada 5.~{genitive}"
    assert visible(dates.until(day, lv)) == f"līdz 2017.~gada 5.~{dative}"
    assert visible(dates.when(day, None, lv)) == f"2017.~gada 5.~{locative}"


def test_russian_months(ru: Language) -> None:
    genitive = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
    nominative = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()
    assert [dates.label(date(2017, n, 5), ru).split("\u00a0")[1].split()[0] for n in range(1, 13)] == genitive
    assert [dates.month(2017, n, ru).split()[0] for n in range(1, 13)] == nominative


def test_weekdays(languages: Languages) -> None:
    week = [date(2017, 6, day) for day in range(5, 12)]
    assert [[dates.weekday(day, language) for day in week] for language in languages] == [
        "pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena svētdiena".split(),
        "понедельник вторник среда четверг пятница суббота воскресенье".split(),
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    ]


def test_end_before_start_is_refused(languages: Languages) -> None:
    for language in languages:
        with pytest.raises(ValueError, match="before the start"):
            dates.when(JUNE_9, JUNE_8, language)
        with pytest.raises(ValueError, match="before the start"):
            dates.period(JUNE_9, JUNE_8, language)
        with pytest.raises(ValueError, match="before the start"):
            dates.when(JUNE_8, None, language, time(20), time(18))


@given(start=DAYS, end=DAYS)
def test_number_and_month_are_never_parted(languages: Languages, start: date, end: date) -> None:
    start, end = sorted((start, end))
    for language in languages:
        names = "|".join(name for form in language.rules.dates.months.values() for name in form)
        for words in (dates.when(start, end, language), dates.period(start, end, language)):
            assert not re.search(rf"\d\.? (?:{names})", words)
            assert not re.search(r"\d\. gada|\d года", words)


@given(start=DAYS, end=DAYS)
def test_dates_are_bound_as_prose_is(languages: Languages, start: date, end: date) -> None:
    start, end = sorted((start, end))
    for language in languages:
        for words in (
            dates.when(start, end, language),
            dates.period(start, end, language),
            dates.since(start, language),
            dates.until(end, language),
            dates.label(start, language),
        ):
            assert bind(words, language) == words
            # … and typed with ordinary spaces they come out the same, but for the dash, which is ours alone
            assert bind(words.replace("\u00a0", " "), language) == words.replace("\u00a0–", " –")


@pytest.mark.parametrize(
    ("code", "when", "across", "month", "since"),
    [
        ("de", "8.–9.~Juni 2017", "30.~Juni~– 1.~Juli 2017", "Juni 2017", "8.~Juni 2017~–"),
        ("pl", "8–9~czerwca 2017", "30~czerwca~– 1~lipca 2017", "czerwiec 2017", "8~czerwca 2017~–"),
        (
            "lt",
            "2017 m. birželio~8–9 d.",
            "2017 m. birželio~30~– liepos~1 d.",
            "2017 m. birželis",
            "2017 m. birželio~8 d.~–",
        ),
        ("hu", "2017. június~8.–9.", "2017. június~30.~– július~1.", "2017. június", "2017. június~8.~–"),
        ("pt-BR", "8–9 de junho de 2017", "30 de junho~– 1 de julho de 2017", "junho de 2017", "8 de junho de 2017~–"),
        ("bg", "8–9~юни 2017\u202fг.", "30~юни~– 1~юли 2017\u202fг.", "юни 2017\u202fг.", "8~юни 2017\u202fг.~–"),
        ("zh", "2017年6月8–9日", "2017年6月30日~– 7月1日", "2017年6月", "2017年6月8日~–"),
    ],
)
def test_other_languages_come_from_cldr(
    settings: dict, code: str, when: str, across: str, month: str, since: str
) -> None:
    settings[code] = {**settings["en"], "name": code}
    language = Languages.from_settings(settings)[code]
    assert visible(dates.when(JUNE_8, JUNE_9, language)) == when
    assert visible(dates.when(JUNE_30, JULY_1, language)) == across
    assert visible(dates.month(2017, 6, language)) == month
    assert visible(dates.since(JUNE_8, language)) == since


# Babel resolves aliases in data that its locales share: after one language another prints the wrong names. This
# renders everything in the given order of languages, in a process of its own.
RENDER = """
import json, runpy, sys
from datetime import date, time
from association.language import Languages, dates
settings = runpy.run_path(sys.argv[1])["LANGUAGES"]
codes = sys.argv[2:]
for code in set(codes) - set(settings):
    settings[code] = {**settings["en"], "name": code}
rendered = {}
for code in codes:
    language = Languages.from_settings({key: settings[key] for key in [code]})[code]
    days = [date(2017, number, 28) for number in range(1, 13)]
    rendered[code] = [
        words
        for day in days
        for words in (
            dates.when(day, None, language, time(9), time(10)), dates.period(day, date(2018, 1, 2), language),
            dates.since(day, language), dates.until(day, language), dates.label(day, language),
            dates.month(day.year, day.month, language), dates.weekday(day, language),
        )
    ]
print(json.dumps(rendered, sort_keys=True))
"""


def test_no_language_leaks_into_another() -> None:
    root = Path(__file__).parents[2]
    codes = ["ltg", "eo", "lv", "ru", "en", "bg", "lt"]
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", RENDER, str(root / "pelicanconf.py"), *order],
            stdout=subprocess.PIPE,
            env={"PYTHONPATH": str(root / "plugins"), "PYTHONDONTWRITEBYTECODE": "1"},
        )
        for order in (codes, codes[::-1])
    ]
    one, other = (json.loads(run.communicate()[0]) for run in runs)
    assert one == other
    assert set(one) == set(codes)
