"""What Markdown prints otherwise than it looks is told; what it prints as it looks is left alone."""

from __future__ import annotations

import pytest

from association.advice import misprinted

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
    ("```\nkods\n```", "```", "begin each line of code with four spaces"),
    ("~~~ python\nkods\n~~~", "~~~", "begin each line of code with four spaces"),
]
RIGHT = [
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


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_printed_as_it_looks_is_left_alone(text: str) -> None:
    assert not list(misprinted(f"Sākums.\n\n{text}\n\nBeigas.\n"))
