"""No-break spaces and quotation marks. In the tables ~ is a no-break space."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from association.language import Languages, bind, quoted

PIECES = st.lists(
    st.sampled_from(
        (
            "2017. gada gadā 8. 8.–9. jūnijā jūnija marts 10 % ID Nr. № 5 u. c. tml. plkst. 18.00 t. i. "
            "в к и с 8 июня 2017 года г. т. д. Краславе 8 June May „ « ( \n \u00a0 "
            "2017.LV/NVOF/DAP/MIC/028 https://example.org/a a@b.lv"
        ).split(" ")
    )
).map(" ".join)
TEXTS = PIECES | st.text()


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("lv", "2017. gada 8. jūnijā", "2017.~gada 8.~jūnijā"),
        ("lv", "2017. gadā un 2018. gads", "2017.~gadā un 2018.~gads"),
        ("lv", "2017.–2019. gadam", "2017.–2019.~gadam"),
        ("lv", "no 8.–9. jūnijam, par 8. jūniju", "no 8.–9.~jūnijam, par 8.~jūniju"),
        ("lv", "(1. janvāris)", "(1.~janvāris)"),
        ("lv", "10 % un 2,5 % vai 10–20 %.", "10~% un 2,5~% vai 10–20~%."),
        ("lv", "ID Nr. 2017.LV/NVOF/DAP/MIC/028", "ID~Nr. 2017.LV/NVOF/DAP/MIC/028"),
        ("lv", "Nr. 5, u. c., u. tml., t. i., t. sk.", "Nr.~5, u.~c., u.~tml., t.~i., t.~sk."),
        ("lv", "plkst. 18.00", "plkst.~18.00"),
        ("lv", "8. jūnijs-festivāls", "8.~jūnijs-festivāls"),
        ("lv", "8. jūnijsvētki", "8. jūnijsvētki"),
        ("lv", "e.lv/8. jūnijā", "e.lv/8. jūnijā"),
        ("lv", "2017.  gada", "2017.  gada"),
        ("lv", "2017.\ngada", "2017.\ngada"),
        ("lv", "2017.~gada 8. jūnijā", "2017.~gada 8.~jūnijā"),
        ("ru", "8 июня 2017 года", "8~июня 2017~года"),
        ("ru", "8–9 июня 2017 г. и 2016–2018 гг.", "8–9~июня 2017~г. и~2016–2018~гг."),
        ("ru", "в Краславе и в Ливанах", "в~Краславе и~в~Ливанах"),
        ("ru", "В Ливанах (с 8 июня), а к июлю", "В~Ливанах (с~8~июня), а~к~июлю"),
        ("ru", "«О нас» и «Intelekta parks»", "«О~нас» и~«Intelekta parks»"),
        ("ru", "№ 5, 70 %, и т. д.", "№~5, 70~%, и~т.~д."),
        ("ru", "из дома на улицу", "из дома на улицу"),
        ("ru", "с https://example.org/a", "с https://example.org/a"),
        ("ru", "со 2 июня со мной", "со~2~июня со мной"),
        ("en", "8 June 2017, 8–9 June", "8~June 2017, 8–9~June"),
        ("en", "No. 5 a day in May", "No.~5 a day in May"),
    ],
)
def test_bind(languages: Languages, code: str, text: str, expected: str) -> None:
    assert bind(text.replace("~", "\u00a0"), languages[code]) == expected.replace("~", "\u00a0")


@given(text=TEXTS)
def test_bind_changes_spaces_only_and_once(languages: Languages, text: str) -> None:
    for language in languages:
        bound = bind(text, language)
        assert bind(bound, language) == bound
        assert bound.replace("\u00a0", " ") == text.replace("\u00a0", " ")


@given(text=TEXTS)
def test_words_that_are_addresses_stay_as_they_are(languages: Languages, text: str) -> None:
    for language in languages:
        addresses = [word for word in text.split(" ") if "/" in word or "@" in word]
        assert [word for word in bind(text, language).split(" ") if "/" in word or "@" in word] == addresses


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("lv", "Baltā māja", "„Baltā māja”"),
        ("lv", "„Baltā māja”", "„Baltā māja”"),
        ("lv", "“Baltā māja”", "„Baltā māja”"),
        ("lv", "”Baltā māja”", "„Baltā māja”"),
        ("lv", '"Baltā māja"', "„Baltā māja”"),
        ("lv", "«Ромашка»", "„Ромашка”"),
        ("lv", "„Baltā māja“", "„Baltā māja”"),
        ("lv", "Patvērums „Drošā māja”", "„Patvērums „Drošā māja””"),
        ("lv", "„Patvērums „Drošā māja””", "„Patvērums „Drošā māja””"),
        ("lv", "„Sukrums” un „Baltā māja”", "„„Sukrums” un „Baltā māja””"),
        ("lv", 'Biedrība "Ūdens" un "Uguns"', "„Biedrība „Ūdens” un „Uguns””"),
        ("ru", "Intelekta parks", "«Intelekta parks»"),
        ("ru", "«Intelekta parks»", "«Intelekta parks»"),
        ("ru", "„Intelekta parks”", "«Intelekta parks»"),
        ("ru", "Общество «Ромашка»", "«Общество „Ромашка“»"),
        ("ru", "Patvērums „Drošā māja”", "«Patvērums „Drošā māja“»"),
        ("ru", "«Общество „Ромашка“»", "«Общество „Ромашка“»"),
        ("en", "Intelekta parks", "“Intelekta parks”"),
        ("en", "“Intelekta parks”", "“Intelekta parks”"),
        ("en", "The “White House”", "“The ‘White House’”"),
        ("en", "Children's “Rock ’n’ roll”", "“Children's ‘Rock ’n’ roll’”"),
        ("en", 'A 24" screen', '“A 24" screen”'),
        ("en", "", ""),
    ],
)
def test_quoted(languages: Languages, code: str, name: str, expected: str) -> None:
    assert quoted(name, languages[code]) == expected


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("lv", "Baltā māja", "„Baltā māja”"),
        ("ru", "Intelekta parks", "„Intelekta parks“"),
        ("ru", "Общество «Ромашка»", "„Общество «Ромашка»“"),
        ("en", "Intelekta parks", "‘Intelekta parks’"),
    ],
)
def test_quoted_within_quotation_marks(languages: Languages, code: str, name: str, expected: str) -> None:
    assert quoted(name, languages[code], inner=True) == expected


WORDS = st.lists(st.sampled_from(["Baltā", "māja", "24", "(ДУ)", "A-B", "parks"]), min_size=1, max_size=3)
NAMES = st.recursive(
    WORDS.map(" ".join),
    lambda names: st.tuples(st.sampled_from(["„”", "„“", "«»", "“”", "‘’", '""']), names, names).map(
        lambda parts: f"{parts[1]} {parts[0][0]}{parts[2]}{parts[0][1]}"
    ),
    max_leaves=4,
)


@given(name=NAMES)
def test_quoting_twice_is_quoting_once(languages: Languages, name: str) -> None:
    for language in languages:
        once = quoted(name, language)
        assert quoted(once, language) == once


def test_marks_of_other_languages_come_from_settings(settings: dict) -> None:
    settings["de"] = {**settings["en"], "name": "Deutsch", "quotes": "„“‚‘"}
    language = Languages.from_settings(settings)["de"]
    assert quoted("Der «Park»", language) == "„Der ‚Park‘“"
