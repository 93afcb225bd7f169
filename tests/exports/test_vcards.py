"""vCard 4.0, read back by a small strict parser that follows RFC 6350's grammar: no package for 4.0 is well kept."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import pytest

from association.exports.identifiers import identifier
from association.exports.vcards import LINE, card, escaped, fold
from association.exports.voice import Voice
from association.records import Site

# RFC 6350, 3.3: the line, and 6: how often a property may stand (cards of several ALTIDs count each once).
CONTENT_LINE = re.compile(
    r"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=(?:\"[^\"\x00-\x08\x0a-\x1f]*\"|[^\";:,\x00-\x1f]*))*)"
    r":(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)"
)
ONCE_AT_MOST = {"KIND", "UID", "REV"}
EXACTLY_ONCE = {"VERSION"}
TAKES_LANGUAGE = {"FN", "NICKNAME", "ADR", "ORG", "NOTE"}


class Property(NamedTuple):
    name: str
    parameters: dict[str, str]
    value: str

    @property
    def components(self) -> list[str]:
        return [unescaped(part) for part in re.split(r"(?<!\\)(?:\\\\)*;", self.value)]

    @property
    def text(self) -> str:
        return unescaped(self.value)


def unescaped(value: str) -> str:
    assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", value), f"{value!r} holds a bare comma or semicolon"
    assert not re.search(r"(?<!\\)(?:\\\\)*\\[^\\,;n]", value), f"{value!r} holds an unknown escape"
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value)


def parsed(content: bytes) -> list[Property]:
    assert content.endswith(b"\r\n")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    for line in lines:
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode("utf-8")  # no character is cut in two
    properties = []
    for line in content.decode("utf-8").replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        found = CONTENT_LINE.fullmatch(line)
        assert found, f"not a content line: {line!r}"
        pairs = [pair.split("=", 1) for pair in found["parameters"].split(";")[1:]]
        assert len({name for name, _ in pairs}) == len(pairs)
        properties.append(Property(found["name"], dict(pairs), found["value"]))  # type: ignore[arg-type]
    assert_card(properties)
    return properties


def assert_card(properties: list[Property]) -> None:
    names = [one.name for one in properties]
    assert names[:2] == ["BEGIN", "VERSION"]
    assert names[-1] == "END"
    assert (properties[0].value, properties[1].value, properties[-1].value) == ("VCARD", "4.0", "VCARD")
    assert "FN" in names
    for name in set(names):
        found = [one for one in properties if one.name == name]
        if name in ONCE_AT_MOST | EXACTLY_ONCE:
            assert len(found) == 1, name
        for one in found:
            assert one.value, f"{name} is empty"
            assert "LANGUAGE" not in one.parameters or name in TAKES_LANGUAGE, name
            if "PREF" in one.parameters:
                assert 1 <= int(one.parameters["PREF"]) <= 100
    for altid in {one.parameters["ALTID"] for one in properties if "ALTID" in one.parameters}:
        alike = [one for one in properties if one.parameters.get("ALTID") == altid]
        assert len({one.name for one in alike}) == 1, "an ALTID is of one property"
        languages = [one.parameters["LANGUAGE"] for one in alike]
        assert len(set(languages)) == len(languages) > 1
    for address in (one for one in properties if one.name == "ADR"):
        assert len(address.components) == 7


def of(properties: list[Property], name: str) -> list[Property]:
    return [one for one in properties if one.name == name]


def test_real_cards_are_read_back(real_site: Site, voices: dict[str, Voice]) -> None:
    for organisation in real_site.of("organisation").values():
        properties = parsed(card(organisation, real_site, voices))
        assert of(properties, "FN")[0].text == organisation.name.into("lv").text
        assert of(properties, "KIND")[0].value == "org"
        assert not of(properties, "REV") or organisation.verified


@pytest.fixture
def site(directory: Any) -> Site:
    return directory(
        place={
            "izvalta": {"name": {"lv": "Izvalta", "ru": "Извалта"}, "where": "Izvaltā", "type": "village"},
            "ludzas-novads": {"name": "Ludzas novads", "where": "Ludzas novadā", "type": "municipality"},
        },
        field={"kultura": {"name": "Kultūra; māksla"}},
        organisation={
            "plain": {"name": "Sukrums", "places": ["izvalta"]},
            "full": {
                "name": {"ru": "Сукрумс", "lv": "Sukrums"},
                "full_name": "Biedrība „Sukrums”",
                "short_name": "S",
                "places": ["izvalta", "ludzas-novads"],
                "fields": ["kultura"],
                "languages": ["lv", "ru"],
                "about": {"lv": "Pirmā rinda\nOtrā, pēdējā", "en": "One"},
                "phone": "+371 2000 0000",
                "email": "birojs@sukrums.example",
                "website": "https://sukrums.example/a;b?c=1,2",
                "verified": "2026-10-01",
            },
        },
    )


def test_card_tells_what_is_known(site: Site, voices: dict[str, Voice]) -> None:
    properties = parsed(card(site.get("organisation", "full"), site, voices))
    names = [(one.parameters["LANGUAGE"], one.text) for one in of(properties, "FN")]
    assert names == [("lv", "Sukrums"), ("ru", "Сукрумс")], "the default language first, whatever the order in the file"
    assert [one.components for one in of(properties, "ORG")] == [["Biedrība „Sukrums”"]]
    assert [one.value for one in of(properties, "NICKNAME")] == ["S"]
    assert of(properties, "UID")[0].value == f"urn:uuid:{identifier('https://tikls.example', 'organisation', 'full')}"
    assert of(properties, "TEL")[0] == Property("TEL", {"VALUE": "uri"}, "tel:+37120000000")
    assert of(properties, "EMAIL")[0].value == "birojs@sukrums.example"
    assert [one.value for one in of(properties, "URL")] == [
        "https://sukrums.example/a;b?c=1,2",
        "https://tikls.example/organisation/full/",
    ]
    assert [one.value for one in of(properties, "LANG")] == ["lv", "ru"]
    assert of(properties, "CATEGORIES")[0].text == "Kultūra; māksla"
    assert of(properties, "NOTE")[0].text == "Pirmā rinda\nOtrā, pēdējā"
    assert of(properties, "REV")[0].value == "20261001T000000Z"


def test_village_is_the_locality_and_municipality_the_region(site: Site, voices: dict[str, Voice]) -> None:
    addresses = of(parsed(card(site.get("organisation", "full"), site, voices)), "ADR")
    assert [one.components for one in addresses] == [
        ["", "", "", "Izvalta", "", "", ""],
        ["", "", "", "Извалта", "", "", ""],
        ["", "", "", "", "Ludzas novads", "", ""],
    ]
    assert [one.parameters.get("ALTID") for one in addresses][0] == addresses[1].parameters["ALTID"]


def test_card_holds_nothing_unknown(site: Site, voices: dict[str, Voice]) -> None:
    properties = parsed(card(site.get("organisation", "plain"), site, voices))
    assert [one.name for one in properties] == (
        ["BEGIN", "VERSION", "KIND", "UID", "FN", "ORG", "ADR", "ADR", "URL", "END"]
    )
    assert of(properties, "FN")[0].parameters == {"LANGUAGE": "lv"}, "what is in one language is no alternative"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a, b; c", "a\\, b\\; c"),
        ("a\\n", "a\\\\n"),
        ("a\nb\r\nc\rd", "a\\nb\\nc\\nd"),
        ("a:b \"c\"", "a:b \"c\""),
        ("a\x00b\x07\tc", "ab\tc"),
    ],
)
def test_text_is_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


@pytest.mark.parametrize("character", ["x", "ā", "Ж", "🌻"])
@pytest.mark.parametrize("length", [73, 74, 75, 76, 149, 150, 300])
def test_lines_are_folded_between_characters(character: str, length: int) -> None:
    line = "N:" + character * length
    folded = fold(line)
    assert folded.replace("\r\n ", "") == line + "\r\n"
    pieces = folded.removesuffix("\r\n").split("\r\n")
    assert all(len(piece.encode("utf-8")) <= LINE for piece in pieces)
    assert all(len(piece.encode("utf-8")) > LINE - 4 for piece in pieces[:-1])


def test_hostile_words_stay_words(directory: Any, voices: dict[str, Voice], hostile: str) -> None:
    site = directory(
        place={"p": {"name": hostile, "where": "x"}},
        organisation={
            "x": {"name": {"lv": hostile, "ru": hostile}, "about": hostile, "short_name": hostile, "places": ["p"]}
        },
    )
    properties = parsed(card(site.get("organisation", "x"), site, voices))
    words = re.sub(r"\r\n?|[\u2028\u2029]", "\n", hostile.strip())
    assert [one.text for one in of(properties, "FN")] == [words, words]
    assert [one.text for one in of(properties, "NICKNAME")] == [words]
    assert [one.text for one in of(properties, "NOTE")] == [words]
    assert of(properties, "ADR")[0].components[3] == words
