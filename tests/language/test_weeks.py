"""Weeks begin as the language's readers have them on their walls."""

from __future__ import annotations

import pytest

from association.language import Languages
from association.language.weeks import first_weekday, short_weekdays

MONDAY, SATURDAY, SUNDAY = 0, 5, 6


def language(code: str, **settings: object) -> object:
    entry = {"name": code, "shows_untranslated": True, "sections": {}, **settings}
    return Languages.from_settings({code: entry}).default


def test_weeks_of_the_site_begin_on_monday(languages: Languages) -> None:
    assert [first_weekday(one) for one in languages] == [MONDAY] * len(languages)


@pytest.mark.parametrize(
    ("code", "first"),
    [
        ("lt", MONDAY),
        ("pl", MONDAY),
        ("en-GB", MONDAY),
        ("en-US", SUNDAY),
        ("he", SUNDAY),
        ("pt-BR", SUNDAY),
        ("ar", SATURDAY),
    ],
)
def test_weeks_of_other_languages_begin_as_cldr_has_it(code: str, first: int) -> None:
    assert first_weekday(language(code)) == first  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("lv", "Pr Ot Tr Ce Pk Se Sv"),
        ("ru", "пн вт ср чт пт сб вс"),
        ("en", "Mo Tu We Th Fr Sa Su"),
        ("lt", "Pr An Tr Kt Pn Št Sk"),
    ],
)
def test_short_names_run_from_monday(code: str, short: str) -> None:
    assert short_weekdays(language(code)) == tuple(short.split())  # type: ignore[arg-type]


def test_a_language_that_cldr_does_not_know_has_its_weekdays_in_full() -> None:
    names = ["ežžõmpǟva", "tūoižpǟva", "kuolmõndpǟva", "neļļõndpǟva", "brēḑig", "pūolpǟva", "pivāpǟva"]
    livonian = language("liv", dates={"weekdays": names})
    assert first_weekday(livonian) == MONDAY  # type: ignore[arg-type]
    assert short_weekdays(livonian) == tuple(names)  # type: ignore[arg-type]
