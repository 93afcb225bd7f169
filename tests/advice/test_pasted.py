"""The article that this site starts from, as a word processor left it: every slip is found, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from association.advice import Finding, advise, vocabulary
from association.advice.shields import shielded
from association.language import Languages

# Found by eye, in their order: what stands there, and what belongs there.
GLUED = {
    "īstenošanā”.Tas": "īstenošanā”. Tas",
    "3gadiem.Tās": "3 gadiem. Tās",
    "Latgalē”ietvaros": "Latgalē” ietvaros",
    "Pirmais2": "Pirmais 2",
    "norisinājās2017.": "norisinājās 2017.",
    "Daugavpilī.Seminārā": "Daugavpilī. Seminārā",
    "interesentiem,kas": "interesentiem, kas",
    "iniciatīvās,tika": "iniciatīvās, tika",
    "ieguvumiemun": "ieguvumiem un",
    "realizēšanā,iepazina": "realizēšanā, iepazina",
    "u.c.Otrais": "u.c. Otrais",
    "2dienu": "2 dienu",
    "seminārs–": "seminārs –",
    "līgums.Krāslavā": "līgums. Krāslavā",
    "Viņipozitīvi": "Viņi pozitīvi",
}
SPACES = ["pieredzē.  Projekta", "projektus.  Biedrību", "par  sabiedrības", "notika  2017."]
MARKS = ['"Intelekta parks"', '"Наш город"', '"Укрепление гражданского общества в Латгалии"']


@pytest.fixture(scope="module")
def paragraphs(languages: Languages) -> list[tuple[str, list[Finding]]]:
    text = Path(__file__).with_name("pasted.txt").read_text("utf-8").partition("\n\n")[2]
    parts = [part for part in text.split("\n\n") if part.strip()]
    known = vocabulary(parts)
    return [
        (part, list(advise(part, shielded(part), languages["ru" if re.search("[а-я]{4}", part) else "lv"], known)))
        for part in parts
    ]


def told(paragraphs: list[tuple[str, list[Finding]]], message: str) -> list[str]:
    return [finding.message for _, findings in paragraphs for finding in findings if message in finding.message]


def test_every_glued_word_and_nothing_else(paragraphs: list[tuple[str, list[Finding]]]) -> None:
    found = sorted(
        (number, finding.start, re.search(r"'(.*)'", finding.message)[1])  # type: ignore[index]
        for number, (_, findings) in enumerate(paragraphs)
        for finding in findings
        if "is glued together" in finding.message
    )
    names = [next((wrong for wrong in GLUED if wrong in words), words) for _, _, words in found]
    assert names == list(GLUED)


@pytest.mark.parametrize(("message", "expected"), [("one space is enough", SPACES), ("are not the quotation", MARKS)])
def test_spaces_and_marks(paragraphs: list[tuple[str, list[Finding]]], message: str, expected: list[str]) -> None:
    assert [re.search(r": '(.*)'$", one)[1] for one in told(paragraphs, message)] == expected  # type: ignore[index]


def test_nothing_else_is_told_but_long_sentences(paragraphs: list[tuple[str, list[Finding]]]) -> None:
    known = ("is glued together", "one space is enough", "are not the quotation", "a sentence of")
    assert [f.message for _, findings in paragraphs for f in findings if not any(k in f.message for k in known)] == []


def test_words_are_cut_where_they_belong(fixed: Callable[[str, str], str]) -> None:
    certain = [wrong for wrong in GLUED if wrong not in ("Pirmais2", "ieguvumiemun", "Viņipozitīvi")]
    for wrong in certain:
        around = {
            "norisinājās2017.": "norisinājās2017. gada",
            "Latgalē”ietvaros": "„Latgalē”ietvaros",
            "seminārs–": "seminārs– „x”",
        }
        text = around.get(wrong, wrong if "”" not in wrong else "„" + wrong)
        assert fixed("lv", text) == text.replace(wrong, GLUED[wrong])
