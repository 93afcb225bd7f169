"""The invented site that shows every state: each kind of record has a page in each edition; hostile text is text."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from pages import SITES, BuiltSite, build_site

from association.language import Languages
from association.reading import read_site

CONTENT = SITES / "sample" / "content"

KINDS = {
    "event": ("pasakumi", "meropriyatiya", "events"),
    "offer": ("piedalies", "uchastvui", "take-part"),
    "organisation": ("tikls", "set", "network"),
    "place": ("vietas", "mesta", "places"),
    "agreement": ("vienosanas", "soglasheniya", "agreements"),
    "project": ("projekti", "proekty", "projects"),
    "programme": ("programmas", "programmy", "programmes"),
    "survey": ("aptaujas", "oprosy", "surveys"),
    "document": ("dokumenti", "dokumenty", "documents"),
    "article": ("zinas", "novosti", "news"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_record_has_a_page_in_each_edition(sample: BuiltSite, languages: Languages, kind: str) -> None:
    records = read_site(CONTENT, languages, date(2026, 11, 22)).of(kind).values()
    records = [record for record in records if not getattr(record, "draft", False)]
    lv, ru, en = KINDS[kind]
    assert {f"/{lv}/{record.id}/" for record in records} <= set(sample.paths)
    assert {f"/ru/{ru}/{record.id}/" for record in records} <= set(sample.paths)
    spoken = [record for record in records if record.spoken is None or "en" in record.spoken]
    assert spoken
    assert {path for path in sample.paths if re.fullmatch(rf"/en/{en}/[^/]+/", path)} == {
        f"/en/{en}/{record.id}/" for record in spoken
    }


@pytest.mark.parametrize(
    "page", ["/apmaina/", "/ru/obmen/", "/en/exchange/", "/vardnica/", "/ru/slovar/", "/en/glossary/"]
)
def test_what_has_no_page_of_its_own_has_a_place_on_its_section(sample: BuiltSite, page: str) -> None:
    assert [id for id in sample[page].ids if id.startswith(("need-", "resource-", "term-"))]


STATES = {
    "event": {"status": {None, "planned", "moved", "cancelled", "held"}},
    "organisation": {"status": {"active", "closed"}, "seeks_volunteers": {None, True, False}},
    "document": {"status": {"draft", "adopted", "ended"}},
    "agreement": {"type": {"cooperation", "network"}},
    "offer": {"type": {"course", "sociocultural", "seminar", "research", "volunteering", "other"}},
    "need": {"status": {"open", "being-met", "met"}, "type": {"social", "educational"}},
    "resource": {"status": {"offered", "in-use", "withdrawn"}, "type": {"material", "intellectual"}},
}


@pytest.mark.parametrize(("kind", "field"), [(kind, field) for kind, fields in STATES.items() for field in fields])
def test_the_sample_shows_every_state(languages: Languages, kind: str, field: str) -> None:
    records = read_site(CONTENT, languages, date(2026, 11, 22)).of(kind).values()
    assert {getattr(record, field) for record in records} == STATES[kind][field]


def test_the_sample_shows_every_way_of_registering(languages: Languages) -> None:
    today = date(2031, 4, 21)
    events = list(read_site(CONTENT, languages, today).of("event").values())
    assert {one.registration.on(today) for one in events if one.registration} == {"open", "full", "closed"}
    assert {bool(one.stops and all(stop.day for stop in one.stops)) for one in events if one.stops} == {True, False}
    assert [one.id for one in events if not one.start] == ["krasta-lasijumi"]


@pytest.mark.parametrize(
    "kind", ["event", "offer", "organisation", "survey", "document", "project", "agreement", "place"]
)
def test_the_sample_fills_every_field(languages: Languages, kind: str) -> None:
    """A field that no record fills is a field whose printing nothing here tries; pictures and files are left out."""
    records = list(read_site(CONTENT, languages, date(2026, 11, 22)).of(kind).values())
    fields = {name for name, field in type(records[0]).model_fields.items() if not field.is_required()}
    empty = {name for name in fields if not any(getattr(record, name) for record in records)}
    assert empty <= {"logo", "file"}


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2031, 4, 26), date(2055, 1, 1)])
def test_the_sample_can_be_built_on_any_day(sample: BuiltSite, tmp_path: Path, today: date) -> None:
    site = build_site(CONTENT, tmp_path, today=today, like=sample)
    assert site["/piedalies/"].main.words


def test_over_is_no_longer_offered(sample: BuiltSite, tmp_path: Path) -> None:
    def offered(site: BuiltSite) -> set[str | None]:
        return {link.get("href") for item in site["/piedalies/"].main.all("li") for link in item.all("a")}

    assert {"/pasakumi/talka-2031/", "/piedalies/keramika/", "/aptaujas/kalendara-aptauja/"} <= offered(sample)
    assert "/piedalies/vecais-kurss/" not in offered(sample)
    assert "/pasakumi/forums-2025/" not in offered(sample)
    later = offered(build_site(CONTENT, tmp_path, today=date(2045, 1, 1), like=sample))
    assert "/piedalies/keramika/" not in later
    assert "/pasakumi/talka-2031/" not in later
    assert "/piedalies/koris/" in later  # it has no last day


# --- hostile text ----------------------------------------------------------------------------------------------


def test_no_page_holds_a_script_or_a_handler_of_an_editor(sample: BuiltSite) -> None:
    for page in sample.pages:
        for script in page.root.all("script"):
            if script.get("type"):
                assert script.get("type") == "application/ld+json", page.path
                json.loads("".join(text for _, text in script.strings))
        for element in page.root:
            assert not [name for name in element.attributes if name.startswith("on") or name == "style"], page.path
            assert element.tag not in ("iframe", "object", "embed", "b"), page.path


@pytest.mark.parametrize(
    ("path", "title", "texts"),
    [
        (
            "/piedalies/parsteigums/",
            '<script>alert("lv")</script> & „pārsteigums” 🎁',
            ['{{ 7 * 7 }} {% raw %} <b onclick="x()">nav treknraksts</b> \'a\' "b" &amp; 10 %'],
        ),
        ("/ru/uchastvui/parsteigums/", '<script>alert("ru")</script> & «сюрприз» 🎁', ["{{ 7 * 7 }} {% raw %}"]),
        (
            "/zinas/tirgus/",
            'Tirgus & "<script>alert(1)</script>" 🎪',
            [
                "<b>medus</b>",
                "5 < 7 & 7 > 5",
                '<script>alert("kods")</script>',
                "{{ config }}",
                '{% include "x" %}',
                '<iframe src="kods"></iframe>',
                "https://tirgus.example/?a=1&b=2",
            ],
        ),
    ],
)
def test_what_an_editor_typed_comes_out_as_text(sample: BuiltSite, path: str, title: str, texts: list[str]) -> None:
    page = sample[path]
    assert page.heading.words == title
    assert page.title.startswith(title) or title.startswith(page.title.removesuffix("…"))  # as much as a tab shows
    for text in texts:
        assert text in page.main.words


def test_names_with_signs_of_html_stay_names(sample: BuiltSite) -> None:
    assert sample["/tikls/labvakar-un-draugi/"].heading.words == "„Labvakar & draugi”"
    assert sample["/ru/set/labvakar-un-draugi/"].heading.words == "«Labvakar & draugi»"
    assert "„Labvakar & draugi”" in [link.words for link in sample["/tikls/"].links]
    for page in sample.pages:
        assert "Labvakar &amp;" not in page.title + page.root.words, page.path


def test_words_of_forty_letters_are_there(sample: BuiltSite) -> None:
    words = {word for page in sample.pages for word in re.findall(r"\w{40,}", page.root.words)}
    assert {
        "Visnepārtrauktākopārsteigumustāstītājkopiena",
        "pretpulksteņrādītājvirzienšķērsvirzienpagrieziens",
    } <= words
