"""LANGUAGES of pelicanconf.py."""

from __future__ import annotations

import pickle
from datetime import date
from typing import Any

import pytest

from association.language import Languages, dates, quoted
from association.problems import ProblemsFound


def test_the_sites_own_languages(languages: Languages) -> None:
    assert languages.codes == ("lv", "ru", "en")
    assert [language.name for language in languages] == ["Latviešu", "Русский", "English"]
    assert [language.default for language in languages] == [True, False, False]
    assert [language.shows_untranslated for language in languages] == [True, True, False]
    assert languages.default is languages["lv"]
    assert languages["ru"].sections["network"] == "set"
    assert len(languages) == 3
    assert "ru" in languages and languages["ru"] in languages and "lt" not in languages


def test_language_can_be_hashed_and_pickled(languages: Languages) -> None:
    for language in languages:
        assert pickle.loads(pickle.dumps(language)) == language
    assert len(set(languages)) == 3


def problems(settings: Any) -> list[str]:
    with pytest.raises(ProblemsFound) as caught:
        Languages.from_settings(settings)
    assert {(problem.file, problem.line) for problem in caught.value.problems} == {("pelicanconf.py", 0)}
    return [str(problem).removeprefix("pelicanconf.py: LANGUAGES") for problem in caught.value.problems]


def spoilt(settings: dict[str, Any], place: str, value: Any) -> dict[str, Any]:
    *outer, last = place.split(".")
    entry = settings
    for key in outer:
        entry = entry[key]
    entry[last] = value
    return settings


@pytest.mark.parametrize(
    ("place", "value", "expected"),
    [
        ("ru.sectons", {}, [".ru.sectons: is not a setting here; did you mean 'sections'?"]),
        ("ru.name", " ", [".ru.name: is empty; write the language's name for itself"]),
        ("ru.shows_untranslated", "yes", [".ru.shows_untranslated: 'yes' is not a choice; write True or False"]),
        (
            "ru.sections.news",
            "новости",
            [".ru.sections.news: 'новости' cannot stand in an address; use a–z, 0–9 and hyphens only"],
        ),
        (
            "ru.sections.news",
            ["novosti"],
            [".ru.sections.news: ['novosti'] cannot stand in an address; use a–z, 0–9 and hyphens only"],
        ),
        (
            "ru.sections.archive",
            "novosti",
            [".ru.sections.archive: 'novosti' is the word for 'news' already; give each section a word of its own"],
        ),
        (
            "ru.sections.event",
            "sobytie",
            [".ru.sections.event: is not a section of the default language, lv; did you mean 'events'?"],
        ),
        (
            "lv.sections.ideas",
            "idejas",
            [
                ".en.sections: has no word for 'ideas'; add 'ideas': …",
                ".ru.sections: has no word for 'ideas'; add 'ideas': …",
            ],
        ),
        (
            "lv.sections.news",
            "ru",
            [".lv.sections.news: 'ru' is the address of a language; choose another word"],
        ),
        ("ru.sections", "set", [".ru.sections: is not a table; write {section: word}"]),
        ("ru", None, [".ru: is not a set of settings; give name, shows_untranslated, sections"]),
        ("ru.quotes", "«", [".ru.quotes: '«' is not two or four marks; write the outer pair, then the inner: „”‚’"]),
        (
            "ru.alphabet",
            "а б",
            [".ru.alphabet: is not an alphabet; write every letter once, in order, without spaces"],
        ),
        ("ru.dates", {"mnth": 1}, [".ru.dates.mnth: is not a setting here; did you mean 'month'?"]),
        ("ru.dates", {"weekdays": ["a"]}, [".ru.dates.weekdays: is not 7 names; write them in order, in a list"]),
        (
            "ru.dates",
            {"months": {"genitive": ["a"]}},
            [".ru.dates.months.genitive: is not 12 names; write them in order, in a list"],
        ),
        ("ru.dates", {"clock": "{hour}"}, [".ru.dates.clock: '{hour}' is not a pattern; write words and {}"]),
        (
            "ru.dates",
            {"when": {"day": "{first.dy}"}},
            [
                ".ru.dates.when.day: '{first.dy}' is not a pattern; write {first.…} and {last.…} with one of"
                " day, number, year, clock, from_word, nominative, genitive"
            ],
        ),
    ],
)
def test_faults(settings: dict[str, Any], place: str, value: Any, expected: list[str]) -> None:
    assert problems(spoilt(settings, place, value)) == expected


@pytest.mark.parametrize("code", ["LV", "latvian", "l", "lv_LV", "lv-lv", ""])
def test_bad_codes(settings: dict[str, Any], code: str) -> None:
    settings[code] = settings.pop("ru")
    assert problems(settings) == [f".{code}: is not a language code; write it as in BCP 47: \"lt\", \"pt-BR\""]


def test_missing_settings_are_all_told(settings: dict[str, Any]) -> None:
    settings["ru"] = {}
    assert [problem.split(";")[0] for problem in problems(settings)] == [
        ".ru: has no 'name'",
        ".ru: has no 'sections'",
        ".ru: has no 'shows_untranslated'",
    ]


@pytest.mark.parametrize("settings", [{}, None, ["lv"]])
def test_no_languages(settings: Any) -> None:
    assert problems(settings)[0].startswith(": names no language")


def test_unknown_language_needs_dates(settings: dict[str, Any]) -> None:
    settings["qaa"] = {**settings["en"], "name": "Ours"}
    assert problems(settings) == [
        '.qaa: is not a language whose dates are known here; check the code, or give its "dates"'
    ]


def test_unknown_language_brings_its_own_words(settings: dict[str, Any]) -> None:
    settings["qaa"] = {
        **settings["en"],
        "name": "Ours",
        "quotes": "‹›",
        "dates": {
            "months": {"nominative": [f"month{number}" for number in range(1, 13)]},
            "when": {"day": "{first.day}~{first.nominative} {first.year}{first.clock}"},
            "since": "after {first.day}~{first.nominative}",
        },
    }
    language = Languages.from_settings(settings)["qaa"]
    assert dates.when(date(2017, 6, 8), None, language) == "8\u00a0month6 2017"
    assert dates.when(date(2017, 6, 8), date(2017, 6, 9), language) == "2017-06-08\u00a0– 2017-06-09"
    assert dates.since(date(2017, 6, 8), language) == "after 8\u00a0month6"
    assert quoted("a", language) == "‹a›"


def test_region_has_the_rules_of_its_language(settings: dict[str, Any]) -> None:
    settings["ru-LV"] = {**settings["ru"], "name": "Русский (Латвия)"}
    languages = Languages.from_settings(settings)
    assert languages["ru-LV"].rules == languages["ru"].rules
