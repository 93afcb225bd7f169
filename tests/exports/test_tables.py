"""The tables by Data Package's own software (frictionless), and read back as a spreadsheet would read them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from association.exports.tables import cell, data_package
from association.exports.voice import Voice
from association.records import Site
from association.records.site import Licence

FORMULA = tuple("=+-@\t\r＝＋－＠")


@pytest.fixture
def site(directory: Any) -> Site:
    return directory(
        owner="sukrums",
        organisation={
            "sukrums": {
                "name": {"lv": "Sukrums, „Ābols”", "ru": "Сукрумс"},
                "places": ["baltinava"],
                "languages": ["lv", "ru"],
                "phone": "+371 2000 0000",
                "website": "https://sukrums.example/?a=1,2;3",
                "seeks_volunteers": False,
                "verified": "2026-10-01",
            },
            "jauna": {"name": "Jauna", "places": ["baltinava"]},
        },
        network={"network": {"name": "Tīkls", "members": ["sukrums"]}},
        event={
            "sapulce": {
                "type": "meeting",
                "title": "Sapulce",
                "start": "2026-12-01",
                "starts": "9.05",
                "place": "baltinava",
                "host": "sukrums",
                "for_whom": ["biedriem", "interesentiem"],
                "price": "free",
                "participants": {"count": 0},
                "registration": {"until": "2026-11-30", "url": "https://sukrums.example/"},
            },
            "seminars": {
                "type": "seminar",
                "title": "Seminārs",
                "start": "2026-12-01",
                "end": "2026-12-03",
                "place": "baltinava",
                "price": {"lv": "5 eiro"},
                "participants": {"count": 70, "events": ["sapulce", "seminars"]},
            },
        },
        agreement={
            "ligums": {
                "type": "cooperation",
                "parties": ["jauna", "sukrums"],
                "signed_during": "sapulce",
                "provides": [{"lv": "pirmais", "ru": "первое"}, {"lv": "otrais"}],
            }
        },
    )


def rows(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name].decode("utf-8-sig"), newline="")))


def problems(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """What frictionless finds: rows against schemas, keys between tables, sizes and hashes."""
    from frictionless import Package

    for name, content in files.items():
        (folder / name).write_bytes(content)
    report = Package(str(folder / "datapackage.json")).validate()
    return [" ".join(map(str, problem)) for problem in report.flatten(["name", "rowNumber", "fieldName", "message"])]


def test_real_tables_are_valid(real_site: Site, voices: dict[str, Voice], tmp_path: Path) -> None:
    files = data_package(real_site, voices)
    assert problems(files, tmp_path) == []
    assert len(rows(files, "organisations.csv")) == len(real_site.of("organisation"))
    assert len(rows(files, "agreements.csv")) == len(real_site.of("agreement"))


def test_full_tables_are_valid(site: Site, voices: dict[str, Voice], tmp_path: Path) -> None:
    assert problems(data_package(site, voices), tmp_path) == []


def test_empty_tables_are_valid(directory: Any, voices: dict[str, Voice], tmp_path: Path) -> None:
    assert problems(data_package(directory(), voices), tmp_path) == []


def test_spoilt_tables_are_not_valid(site: Site, voices: dict[str, Voice], tmp_path: Path) -> None:
    """The validator would have noticed: a day that is none, a host who is nobody, a file that has changed."""
    files = data_package(site, voices)
    spoilt = files["events.csv"].replace(b"2026-12-03", b"2026-13-03").replace(b",sukrums,", b",nobody,")
    found = "\n".join(problems({**files, "events.csv": spoilt}, tmp_path))
    assert "2026-13-03" in found or "date" in found
    assert "nobody" in found
    assert "hash" in found


def test_descriptor_follows_data_package_2(site: Site, voices: dict[str, Voice]) -> None:
    licence = Licence(id="CC-BY-4.0", url="https://creativecommons.org/licenses/by/4.0/", title="CC BY 4.0")
    files = data_package(replace(site, identity=site.identity.model_copy(update={"licence": licence})), voices)
    descriptor = json.loads(files["datapackage.json"])
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert descriptor["name"] == "sukrums"
    assert descriptor["homepage"] == "https://tikls.example"
    assert descriptor["licenses"] == [{"name": licence.id, "path": licence.url, "title": licence.title}]
    for resource in descriptor["resources"]:
        assert re.fullmatch(r"[a-z0-9._/-]+", resource["name"])
        assert resource["type"] == "table"
        assert len(files[resource["path"]]) == resource["bytes"]
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert len(set(names)) == len(names)
        header = files[resource["path"]].decode("utf-8-sig").split("\r\n", 1)[0]
        assert header == ",".join(names)
    assert "created" not in descriptor, "the time of the build would make two builds differ"


def test_files_are_rfc_4180_that_excel_reads(site: Site, voices: dict[str, Voice]) -> None:
    content = data_package(site, voices)["organisations.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_facts_are_told(site: Site, voices: dict[str, Voice]) -> None:
    files = data_package(site, voices)
    other, sukrums = sorted(rows(files, "organisations.csv"), key=lambda row: row["id"])
    assert sukrums["name_ru"] == "Сукрумс"
    assert sukrums["name_en"] == "", "no words stand in for a translation"
    assert sukrums["place_names"] == "Baltinava"
    assert sukrums["languages"] == "lv ru"
    assert sukrums["phone"] == "tel:+37120000000"
    assert (sukrums["network_member"], other["network_member"]) == ("true", "false")
    assert (sukrums["seeks_volunteers"], other["seeks_volunteers"]) == ("false", "")
    assert sukrums["verified"] == "2026-10-01"
    meeting, seminar = rows(files, "events.csv")
    assert (meeting["start"], meeting["end"], meeting["starts"], meeting["ends"]) == (
        "2026-12-01",
        "2026-12-01",
        "09:05:00",
        "",
    )
    assert (meeting["free"], seminar["free"], seminar["price_lv"]) == ("true", "false", "5 eiro")
    assert meeting["for_whom_lv"] == "biedriem\ninteresentiem"
    assert (meeting["participants"], seminar["participants"]) == ("0", ""), "70 were at both together"
    [agreement] = rows(files, "agreements.csv")
    assert agreement["parties"] == "jauna sukrums"
    assert agreement["provides_lv"] == "pirmais\notrais"
    assert agreement["provides_ru"] == "первое"
    assert agreement["title_lv"] == "„ligums” (lv)", "with an ordinary space"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+371", "'+371"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\rx", "'\rx"),
        (" =1", "' =1"),
        ('"=1', "'\"=1"),
        ("＝1", "'＝1"),
        ("a;=1", "a;'=1"),
        ("a; =1", "a;' =1"),
        ("a\n=1", "a\n'=1"),
        ("a=1; b", "a=1; b"),
        ("e-pasts - nav", "e-pasts - nav"),
        ("– domuzīme", "– domuzīme"),
        ("", ""),
    ],
)
def test_no_cell_begins_as_a_formula(text: str, expected: str) -> None:
    assert cell(text) == expected


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_program_finds_a_formula(directory: Any, voices: dict[str, Voice], hostile: str, delimiter: str) -> None:
    """However it cuts: Excel with Latvian settings opens the files at semicolons."""
    site = directory(
        organisation={"x": {"name": hostile, "about": hostile, "short_name": hostile, "places": ["baltinava"]}},
        event={"e": {"type": "other", "title": hostile, "start": "2026-12-01", "place": "baltinava", "price": hostile}},
        agreement={"a": {"type": "network", "parties_as_printed": hostile, "provides": [hostile, hostile]}},
    )
    for name, content in data_package(site, voices).items():
        if name.endswith(".csv"):
            for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter):
                assert not [one for one in row if one.lstrip(' "').startswith(FORMULA)]


def test_hostile_words_stay_words(
    directory: Any, voices: dict[str, Voice], hostile: str, tmp_path: Path
) -> None:
    site = directory(organisation={"x": {"name": hostile, "about": hostile, "places": ["baltinava"]}})
    files = data_package(site, voices)
    [row] = rows(files, "organisations.csv")
    guarded = re.sub(r"'(?=\s*[\"']?[=+\-@])", "", row["name_lv"])
    assert guarded == re.sub(r"'(?=\s*[\"']?[=+\-@])", "", hostile.strip())
    assert row["name_lv"] == row["about_lv"]
    assert problems(files, tmp_path) == []
