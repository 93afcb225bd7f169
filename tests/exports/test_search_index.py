"""The search index as values: which stems stand where, what is left out, and when it is cut into files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from association.exports.search_index import ENTRIES_A_FILE, STEMS_A_FILE, Entry, Weight, search_index
from association.language import Languages


def entry(*words: tuple[Weight, str, str], title: str = "Virsraksts") -> Entry:
    return Entry("/vieta/", title, "lv", "Ziņas", "", "latviešu", ((Weight.TITLE, title, "lv"), *words))


def read(
    entries: Sequence[Entry], languages: Languages, most: int = 300, code: str = "lv"
) -> tuple[Any, dict[str, Any]]:
    index = search_index(entries, languages[code], languages, most)
    files = {name: json.loads(data) for name, data in index.files.items()}
    return files[index.first], files


def places(table: Any) -> dict[str, str]:
    return {stem: told for told, *stems in (line.split(" ") for line in table["stems"]) for stem in stems}


def test_forms_stand_under_one_stem_with_the_weight_of_the_best_place(languages: Languages) -> None:
    found = [
        entry((Weight.TEXT, "semināros", "lv"), (Weight.FACT, "Seminārs", "lv")),
        entry(),
        entry((Weight.TEXT, "par semināru", "lv")),
    ]
    assert places(read(found, languages)[0])["seminar"] == "2,10"  # entry 0, a fact; two further, a text


def test_a_short_title_is_a_name_and_a_long_one_is_not(languages: Languages) -> None:
    told = places(read([entry(title="Baltā māja"), entry(title="Baltā māja Līvānos")], languages)[0])
    assert told["balt"] == "4,8"
    assert told["livan"] == "8"


def test_words_are_cut_by_the_language_that_has_their_letters(languages: Languages) -> None:
    table = read(
        [entry((Weight.TEXT, "семинаров Līvānos", "ru"), (Weight.TITLE, "Ливаны", "ru"))], languages, code="ru"
    )[0]
    assert {"seminar", "livan"} <= set(places(table))
    assert [way["script"] for way in table["ways"]] == ["CYRILLIC", "LATIN", "LATIN"]


def test_what_is_in_most_texts_is_told_of_titles_only(languages: Languages) -> None:
    found = [entry((Weight.TEXT, "biedrība", "lv"), title=f"Viens divi {number}") for number in range(30)]
    told = places(read([*found, entry(title="Biedrība visiem kopā")], languages)[0])
    assert told["biedrib"] == "*153"


def test_hostile_words_are_words(languages: Languages) -> None:
    told = places(read([entry((Weight.TEXT, '__proto__ "constructor" <b> \u2028 \\', "en"))], languages)[0])
    assert {"proto", "constructor", "b"} <= set(told)


def test_site_without_entries_has_an_index(languages: Languages) -> None:
    assert read([], languages)[0]["stems"] == []


def test_large_index_is_cut_into_files_that_are_read_as_needed(languages: Languages) -> None:
    found = [
        entry(
            (Weight.TEXT, " ".join(f"vārds{number * 50 + n}m" for n in range(50)), "lv"), title=f"Ziņa {number} par to"
        )
        for number in range(450)
    ]
    table, files = read(found, languages)

    assert "stems" not in table
    assert [len(files[name]) for name in table["entryFiles"]] == [ENTRIES_A_FILE] * 4 + [50]
    assert [first for first, _ in table["stemFiles"]] == sorted(first for first, _ in table["stemFiles"])
    assert all(len(json.dumps(files[name])) < 2 * STEMS_A_FILE for _, name in table["stemFiles"])
    parts = [places({"stems": files[name]}) for _, name in table["stemFiles"]]
    assert parts[0][table["stemFiles"][0][0]]
    assert sum(len(part) for part in parts) == len({stem for part in parts for stem in part}) > 450 * 50


def test_same_entries_make_the_same_bytes(languages: Languages) -> None:
    found = [entry((Weight.TEXT, "viens divi trīs", "lv"))]
    assert search_index(found, languages["lv"], languages, 300) == search_index(found, languages["lv"], languages, 300)
