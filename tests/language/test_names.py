"""Names that keep their letters are found wherever they stand, whole."""

from __future__ import annotations

import re
from html import unescape

import pytest

from association.language import ForeignNames

NAMES = ForeignNames(
    {"+Saule": "lv", "Saule": "lv", "Saule & Co": "lv", "“Rīts” (Ludza)": "lv", "&amp": "en", "***": "en"}
    | {'Klubs "Zvaigzne"': "lv", "Māja 10. vidē": "lv"}
)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Клуб Saule поёт", ["Saule"]),
        ("Клуб +Saule поёт", ["+Saule"]),
        ("+Saule", ["+Saule"]),
        ("Saule & Co и Saule", ["Saule &amp; Co", "Saule"]),
        ("Общество “Rīts” (Ludza)", ["“Rīts” (Ludza)"]),
        ("Rīts (Ludza)", []),
        ("Saules поёт", []),
        ("знак &amp и &", ["&amp;amp"]),
        ("***", []),  # nothing to say aloud
        ("в Māja\u00a010. vidē", ["Māja\u00a010. vidē"]),  # bound as the page's language has it
        ("общество «Klubs „Zvaigzne“»", ["Klubs „Zvaigzne“"]),  # quoted as in Russian
        ('Klubs "Zvaigzne" поёт', ["Klubs &#34;Zvaigzne&#34;"]),
        ("Klubs Zvaigzne поёт", []),
        ("общество «Rīts» (Ludza)", ["«Rīts» (Ludza)"]),
    ],
)
def test_names_are_marked_with_the_signs_before_them(text: str, marked: list[str]) -> None:
    html = NAMES.mark(text)
    assert [part.partition(">")[2] for part in html.split("</span>")[:-1]] == marked
    assert unescape(re.sub(r"</?span[^>]*>", "", html)) == text


def test_a_sign_that_one_name_has_taken_is_not_taken_again() -> None:
    names = ForeignNames({"Saule –": "lv", "– Rīts": "en"})
    assert names.mark("Saule – Rīts") == '<span lang="lv">Saule –</span> Rīts'
