"""What Markdown prints otherwise than it looks is told; what it prints as it looks is left alone."""

from __future__ import annotations

import time

import pytest

from association.advice import misprinted

ENTRY = "leave an empty line between them; for a list, begin each with a hyphen and a space"
COLUMNS = "write | between its columns, and | --- | --- | below its first line"
MISPRINTED = [
    ("Ņem līdzi:\n- cimdus\n- grābekli", "- cimdus", "leave an empty line between them"),
    ("Ņem līdzi\nuz talku:\n* cimdus", "* cimdus", "leave an empty line between them"),
    ("**Kas jāņem**\n1. cimdi\n2. grābeklis", "1. cimdi", "leave an empty line between them"),
    ("„[Talka](event:talka)” būs:\n- rīt", "- rīt", "leave an empty line between them"),
    ("Cenas:\n| diena | cena |\n|---|---|\n| rīt | 2 |", "| diena | cena |", "leave an empty line between them"),
    ("Cenas:\ndiena | cena\n--- | ---\nrīt | 2", "diena | cena", "leave an empty line between them"),
    ("- koki\n  - ābele\n- krūmi", "- ābele", "begin the line with 4 spaces to put it within that"),
    ("1. koki\n   - ābele", "- ābele", "begin the line with 4 spaces to put it within that"),
    ("- koki\n\n  - ābele", "- ābele", "begin the line with 4 spaces to put it within that"),
    ("Talka ~~sestdien~~ svētdien.", "~~sestdien~~", "to strike words out, write <del>words</del>"),
    ("- [ ] cimdi", "[ ]", "leave the box out, or write in words what is done"),
    ("- koki\n    - [x] ābele", "[x]", "leave the box out, or write in words what is done"),
    ("Pirmā rinda\\\notrā", "\\", "for a new line, end this one with two spaces"),
    ("• cimdi\n• grābekli\n• zāģis", "• grābekli", ENTRY),
    ("Ņem līdzi:\n– cimdus\n– grābekli", "– grābekli", ENTRY),
    ("1) cimdi\n2) grābeklis", "2) grābeklis", ENTRY),
    ("a) cimdi\nb) grābeklis", "b) grābeklis", ENTRY),
    ("-cimdi\n-grābeklis", "-grābeklis", ENTRY),
    ("1.cimdi\n2.grābeklis", "2.grābeklis", ENTRY),
    ("| diena | cena |\n|---|---|\n| rīt | 2 |\nNāciet visi!", "Nāciet visi!", "leave an empty line between them"),
    ("3. cimdi\n4. grābeklis", "4. grābeklis", ENTRY),
    ("📅 5. maijā\n📍 Upmalē", "📍 Upmalē", ENTRY),
    ("| diena | cena |\n| rīt | 2 |", "| diena | cena |", COLUMNS),
    ("Būs talka, nāciet visi!\n---", "Būs talka, nāciet visi!", "leave an empty line between them"),
    ("Talka ==sestdien==.", "==sestdien==", "to mark words, write <mark>words</mark>"),
    ("Dzeram H~2~O.", "~2~", "write <sub>2</sub> to set it lower"),
    ("Ir 5 m^2^.", "^2^", "write <sup>2</sup> to set it higher"),
    ("Skat. [[Talka]].", "[[Talka]]", "a link is written [words](article:its-key)"),
    ("Rakstiet birojs@purs.lv.", "birojs@purs.lv", "to make it one, write <birojs@purs.lv>"),
    ("Skat. www.purs.lv/par.", "www.purs.lv/par", "to make it one, write [www.purs.lv/par](https://www.purs.lv/par)"),
    ("```\nkods\n```", "```", "begin each line of code with four spaces"),
    ("~~~ python\nkods\n~~~", "~~~", "begin each line of code with four spaces"),
]
RIGHT = [
    "• cimdi\n\n• grābekli",
    "• cimdi  \n• grābekli",
    "📅 5. maijā<br>\n📍 Upmalē",
    "1. cimdi\n2. grābekli\n3. zāģis",
    "Notika 5. un\n8. jūnijā.",
    "    • kods\n    • kods",
    "| diena | cena |\n|---|---|\n| rīt | 2 |\n| parīt | 3 |",
    "Talka\n-----",
    "Vakarā bija\n-5 grādi, naktī\n-10.",
    "Būs talka.\n\n---",
    "a == b un c == d, x~y, 2^10",
    "<birojs@purs.lv>, [birojs@purs.lv](mailto:birojs@purs.lv), [skat. www.purs.lv te](https://www.purs.lv)",
    '<a href="mailto:birojs@purs.lv">birojs@purs.lv</a>, `www.purs.lv`, https://purs.lv/@visi, https://www.purs.lv',
    "Mēs @purs.lv un www.",
    "Ņem līdzi:\n\n- cimdus\n- grābekli",
    "## Ņem līdzi\n- cimdus\n- grābekli",
    "- cimdi\n- grābeklis\nun vēl kas\n- zāģis",
    "- koki\n    - ābele\n    - bumbiere\n- krūmi",
    "- koki\n\nTeksts.\n\n  - ābele",
    "Notika 2016. un\n1. septembrī atkal.",
    "Notika 2017. gada\n8. jūnijā.",
    "Rīga\n– galvaspilsēta",
    "Viens\n***\nDivi\n- - -",
    "> - cimdi\n> - grābeklis",
    "| diena | cena |\n|---|---|\n| rīt | 2 |",
    "diena | cena\n--- | ---\nrīt | 2",
    "Vārds\n:   tā nozīme",
    "    - kods\n    - kods",
    "`~~tā~~` un ``- [ ]``, ```tā```",
    "Ceļš C:\\\\mape un \\* zīme",
    "<div>\n- tas\n</div>",
    "Apmēram ~ 5 un ~~ 6",
    "Viens  \nDivi",
    "",
]


@pytest.mark.parametrize(("text", "words", "remedy"), MISPRINTED)
def test_what_is_printed_otherwise_is_told(text: str, words: str, remedy: str) -> None:
    (found,) = misprinted(f"Sākums.\n\n{text}\n\nBeigas.\n")
    assert (f"'{words}'" in found.message, found.remedy) == (True, remedy)
    assert f"Sākums.\n\n{text}"[found.start : found.end].strip() == words


def test_columns_from_a_spreadsheet_are_told() -> None:
    (found,) = misprinted("diena\tcena\nrīt\t2\nparīt\t3\n")
    assert (found.message, found.remedy) == ("the table that begins with 'diena cena' is printed as text", COLUMNS)


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_printed_as_it_looks_is_left_alone(text: str) -> None:
    assert not list(misprinted(f"Sākums.\n\n{text}\n\nBeigas.\n"))


@pytest.mark.parametrize(
    "signs", ["x.", "a@", "x/", "www.", "[[", "==", "~a", "|a", "\ta", "<a ", "a@b.", "•\n", "a.\n---\n"]
)
def test_no_row_of_signs_takes_long(signs: str) -> None:
    began = time.monotonic()
    list(misprinted(signs * 15_000))
    assert time.monotonic() - began < 5
