"""Alphabetical order."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from association.language import Languages, initial, key

TEXTS = st.text(
    st.one_of(
        st.sampled_from("aāAĀbcčeēiīyjkķlļoōqrŗsšuūvwxzžеёЕЁжия 0123456789.-–„”«»'é\u0301łæ№"), st.characters()
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("lv", ["Aglona", "Ābeļi"]),
        ("lv", ["Kalupe", "Krāslava", "Ķekava"]),
        ("lv", ["Kalniņa", "Kauliņš", "Kārkliņš", "Krūmiņš"]),
        ("lv", ["cela", "ciemi", "čaks", "dagda"]),
        ("lv", ["Ezernieki", "Ēdole", "Grāveri", "Ģibuļi", "Ilūkste", "Īle", "Jēkabpils"]),
        ("lv", ["Rušona", "Sēlpils", "Šķeltova", "Ugāle", "Ūdrīši", "Varakļāni", "Zilupe", "Žeimeļi"]),
        ("lv", ["pasta", "Quo vadis", "rasa", "ŗīts", "sals"]),
        ("lv", ["vasara", "Web", "Xenia", "zivs"]),
        ("lv", ["ira", "īre", "yra", "jūra"]),
        ("lv", ["ola", "ōla", "pods"]),
        ("lv", ["1. grupa", "2. grupa", "10. grupa", "a grupa"]),
        ("lv", ["8.–9. jūnijs", "8. un 9. jūnijs", "89. grupa"]),
        ("lv", ["baltais", "„Baltā māja”", "Baltābele"]),
        ("lv", ["ATTĪSTĪBAI", "Attīstībai plus", "„Baltā māja”", "In lingva", "Intelekta parks", "Sukrums"]),
        ("lv", ["kafe", "Kafejnīca", "„Kafetērija”"]),
        ("lv", ["elle", "éna", "ezis", "éža", "ēna"]),
        ("lv", ["žurka", "Вера"]),
        ("ru", ["Елгава", "Елка", "Ёлка", "Ель"]),
        ("ru", ["Даугавпилс", "«Еда»", "ёж", "Жито", "Зилупе", "Ида", "Йога", "Яна"]),
        ("ru", ["Общество молодых учёных ДУ", "Ярмарка", "„Baltā māja”", "Intelekta parks", "Sukrums"]),
        ("ru", ["2 группа", "10 группа", "А"]),
        ("en", ["cafe", "café", "Cafes"]),
        ("en", ["Ābeļi", "Aglona", "Krāslava", "Łódź", "London", "Zoo"]),
    ],
)
def test_order(languages: Languages, code: str, expected: list[str]) -> None:
    shuffled = list(expected)
    random.Random(7).shuffle(shuffled)
    for start in (shuffled, expected[::-1], expected):
        assert sorted(start, key=lambda text: key(text, languages[code])) == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("lv", "Ābeļi", "Ā"),
        ("lv", "ābeļi", "Ā"),
        ("lv", "„Baltā māja”", "B"),
        ("lv", "Éva", "E"),
        ("lv", "2. grupa", "#"),
        ("lv", "…", "#"),
        ("lv", "", "#"),
        ("lv", "Yra", "Y"),
        ("lv", "Łódź", "L"),
        ("lv", "A\u0304beļi", "Ā"),
        ("lv", "Вера", "В"),
        ("ru", "Ёлка", "Е"),
        ("ru", "Йога", "Й"),
        ("ru", "«Intelekta parks»", "I"),
        ("ru", "Šķeltova", "S"),
        ("en", "Ābeļi", "A"),
        ("en", "Æsop", "A"),
    ],
)
def test_initial(languages: Languages, code: str, text: str, expected: str) -> None:
    assert initial(text, languages[code]) == expected


def test_latvian_alphabet_holds_its_33_letters_in_order(languages: Languages) -> None:
    own = "aābcčdeēfgģhiījkķlļmnņoprsštuūvzž"
    assert len(own) == 33
    assert "".join(letter for letter in languages["lv"].rules.alphabet if letter in own) == own


@given(one=TEXTS, other=TEXTS)
def test_different_texts_are_never_equal(languages: Languages, one: str, other: str) -> None:
    for language in languages:
        first, second = key(one, language), key(other, language)
        assert (first == second) == (one == other)
        assert (first < second) + (second < first) == (one != other)


@given(texts=st.lists(TEXTS, min_size=3, max_size=3))
def test_order_is_transitive(languages: Languages, texts: list[str]) -> None:
    for language in languages:
        a, b, c = sorted(texts, key=lambda text: key(text, language))
        assert key(a, language) <= key(b, language) <= key(c, language)
        assert key(a, language) <= key(c, language)


def test_numbers_of_any_length_and_script_sort_as_numbers(languages: Languages) -> None:
    for language in languages:
        assert key("9" * 9000, language) < key("1" + "0" * 9000, language)
        assert key("٢ x", language) < key("10 x", language)
        assert key("007", language) < key("8", language)


def test_other_alphabets_come_from_settings(settings: dict) -> None:
    settings["uk"] = {**settings["en"], "name": "Українська", "alphabet": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"}
    settings["et"] = {**settings["en"], "name": "Eesti"}
    languages = Languages.from_settings(settings)
    names = ["ґанок", "дім", "їжак", "йод", "Atlas"]
    assert sorted(reversed(names), key=lambda text: key(text, languages["uk"])) == names
    assert initial("їжак", languages["uk"]) == "Ї"
    assert sorted(["õun", "oun", "oz"], key=lambda text: key(text, languages["et"])) == ["oun", "õun", "oz"]
