"""That the forms of a word have one stem, and words that are no forms of each other do not: word_pairs/*.tsv.

`pytest -n 0 -s tests/language/test_stems.py` prints how many of the pairs meet that
should, and how many that should not.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from association.language import Languages
from association.language.folding import fold
from association.language.stems import script, stem

PAIRS = Path(__file__).parent / "word_pairs"


def pairs(code: str, verdict: str) -> list[tuple[str, str]]:
    lines = (PAIRS / f"{code}.tsv").read_text("utf-8").splitlines()
    return [(one, other) for one, other, told in (line.split("\t") for line in lines) if told == verdict]


@pytest.mark.parametrize("code", ["lv", "ru", "en"])
def test_forms_of_a_word_meet_and_other_words_seldom_do(code: str, languages: Languages) -> None:
    meet, apart = pairs(code, "meet"), pairs(code, "apart")
    missed = [pair for pair in meet if len({stem(word, languages[code]) for word in pair}) > 1]
    joined = [pair for pair in apart if len({stem(word, languages[code]) for word in pair}) == 1]

    print(f"\n{code}: {len(meet) - len(missed)} of {len(meet)} meet; {len(joined)} of {len(apart)} are wrongly joined")
    assert len(meet) + len(apart) >= 120
    assert len(missed) <= 0.02 * len(meet), missed
    assert len(joined) <= 0.13 * len(apart), joined


@pytest.mark.parametrize(
    ("word", "code", "expected"),
    [
        ("semināros", "lv", "seminar"),
        ("SEMINĀRU", "lv", "seminar"),
        ("семинаров", "ru", "seminar"),
        ("обще́ства", "ru", "obsestv"),  # with a stress on it
        ("cities", "en", "citi"),
        ("Līvānos", "ru", "livanos"),  # not in the language's letters
        ("ir", "lv", "ir"),
        ("2017", "lv", "2017"),
        ("", "lv", ""),
    ],
)
def test_stem_is_folded_and_has_no_ending(word: str, code: str, expected: str, languages: Languages) -> None:
    assert stem(word, languages[code]) == expected


def test_one_place_has_one_stem_in_three_alphabets(languages: Languages) -> None:
    assert stem("Līvānos", languages["lv"]) == stem("Ливанах", languages["ru"]) == stem("Livani", languages["lv"])


def test_language_without_a_table_is_folded_only(settings: dict) -> None:
    lithuanian = Languages.from_settings({"lt": {**settings["lv"], "name": "Lietuvių"}}).default
    assert stem("Seminarų", lithuanian) == fold("Seminarų") == "seminaru"


@pytest.mark.parametrize(("text", "expected"), [("2017. gads", "LATIN"), ("«Ливаны»", "CYRILLIC"), ("2017", "")])
def test_script_is_that_of_the_first_letter(text: str, expected: str) -> None:
    assert script(text) == expected
