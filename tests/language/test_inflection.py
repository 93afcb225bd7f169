"""The forms of a dictionary word, and the words that only look like one of them."""

from __future__ import annotations

import pytest

from association.language import Languages
from association.language.inflection import forms

# fmt: off
FORMS = [
    ("lv", "tīklojums", "tīklojuma tīklojumam tīklojumu tīklojumā tīklojumi tīklojumiem tīklojumos", "tīkls tīkla"),
    ("lv", "kapacitāte", "kapacitātes kapacitāti kapacitātē kapacitāšu", "kapacita"),
    ("lv", "loceklis", "locekļa locekli locekļiem", "locīt"),
    ("lv", "pieredze", "pieredzes pieredzē pieredžu", "pieredzēt pieredzēja"),
    ("lv", "talka", "talkas talkai talkā talkām", "talko talkot talkotāji"),
    ("lv", "vienošanās", "vienošanos", "vienot vienošana"),
    ("lv", "tiesības", "tiesību tiesībām", "tiesa tiesības! tiesneši"),
    ("lv", "NVO", "", "NVOs nvo"),
    ("ru", "сеть", "сети сетью сетей сетям сетями сетях", "сетка сетевой сет"),
    ("ru", "стратегия", "стратегии стратегию стратегией стратегий", "стратег стратегический"),
    ("ru", "общество", "общества обществу обществом обществе обществ", "общественный сообщество"),
    ("ru", "доброволец", "", "добровольный"),
    ("ru", "критерий", "критерия критерии критериев", "критика"),
    ("ru", "НКО", "", "НКОв"),
    ("en", "association", "associations association's association’s", "associate associated associates"),
    ("en", "society", "societies", "social"),
    ("en", "NGO", "NGOs", "NGOS"),
]
# fmt: on


@pytest.mark.parametrize(("code", "term", "right", "wrong"), FORMS, ids=[f"{code}-{term}" for code, term, *_ in FORMS])
def test_word_has_its_endings_and_no_others(languages: Languages, code: str, term: str, right: str, wrong: str) -> None:
    found = forms(term, languages[code])
    assert {term, *right.split()} <= found
    assert found.isdisjoint(wrong.split())


@pytest.mark.parametrize(
    ("code", "term", "right"),
    [
        (
            "lv",
            "pilsoniska sabiedrība",
            ["pilsonisku sabiedrību", "pilsoniskās sabiedrības", "pilsoniskajā sabiedrībā"],
        ),
        ("lv", "brīvprātīgais darbs", ["brīvprātīgā darba", "brīvprātīgo darbu", "brīvprātīgajā darbā"]),
        ("lv", "biedru nauda", ["biedru naudas", "biedru naudu"]),
        ("ru", "гражданское общество", ["гражданского общества", "гражданскому обществу"]),
        ("ru", "местное сообщество", ["местные сообщества", "местных сообществ"]),
        ("ru", "сеть обществ", ["сети обществ", "сетью обществ"]),
        ("en", "civil society", ["civil societies"]),
    ],
)
def test_words_of_a_phrase_agree(languages: Languages, code: str, term: str, right: list[str]) -> None:
    assert {term, *right} <= forms(term, languages[code])


def test_language_without_declensions_has_one_form_of_a_word() -> None:
    lithuanian = {"name": "Lietuvių", "shows_untranslated": True, "sections": {}}
    (language,) = Languages.from_settings({"lt": lithuanian})
    assert forms("tinklas", language) == {"tinklas"}


def test_long_names_have_few_forms(languages: Languages) -> None:
    name = "Дом новой дружной весёлой большой зелёной молодой деревенской школы"
    assert len(forms(name, languages["ru"])) < 200
