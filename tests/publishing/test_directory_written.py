"""The directory on written pages: every list in which an organisation must stand, the ledger, the boards, the map."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pages import BuiltSite, Page, build_site, shorten_sheets, write_content

from association.problems import ProblemsFound

PLACES = """\
kalni: {name: {lv: Kalni, ru: Калны}, where: {lv: Kalnos, ru: в Калнах}, type: region}
upes: {name: {lv: Upes, ru: Упес}, where: {lv: Upēs, ru: в Упесе}, type: town, parent: kalni, lat: 56.2, lon: 26.6}
"""
FIELDS = """\
gimenes: {name: {lv: ģimenes, ru: семьи, en: families}, aspect: whom}
muzika: {name: {lv: mūzika, ru: музыка, en: music}}
tuksa: {name: {lv: tukša, ru: пустая, en: empty}}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("directory")
    files = {
        "data/places.yaml": PLACES,
        "data/fields.yaml": FIELDS,
        "data/organisations/abols.yaml": (
            "name: Ābols & <b>\nplaces: [upes]\nfields: [gimenes]\nemail: birojs@abols.example\n"
            "seeks_volunteers: true\nverified: 2025-01-01\n"
        ),
        "data/organisations/zars.yaml": "name: {lv: Zars, ru: Ветка}\nplaces: [upes]\nfields: [gimenes, muzika]\n",
        "data/agreements/abi.yaml": (
            "type: cooperation\nparties: [abols, zars]\nprovides: [kopīgs koris, kopīga talka]\n"
            "evidence: [{promise: 2, events: [talka]}]\n"
        ),
        "data/events/talka.yaml": "type: other\ntitle: {lv: Talka, ru: Толока}\nstart: 2024-05-01\nplace: upes\n",
        "data/needs.yaml": (
            "telpa: {type: social, statement: Vajag telpu, organisation: abols}\n"
            "auto: {type: social, statement: Vajag auto, organisation: zars}\n"
            "abece: {type: social, statement: Vajag ābeci, organisation: zars, status: met}\n"
            "balsis: {type: social, statement: Vajag balsis, organisation: zars, status: being-met}\n"
        ),
        "data/resources.yaml": (
            "zale: {type: material, statement: Ir zāle, organisation: zars, meets: [telpa], status: in-use}\n"
            "buss: {type: material, statement: Ir buss, organisation: abols, meets: [auto], status: withdrawn}\n"
        ),
    }
    return build_site(write_content(folder / "content", files), folder)


def names(site: BuiltSite, path: str) -> list[str]:
    return [link.words for link in site[path].main.all("a")]


@pytest.mark.parametrize(
    "path", ["/tikls/", "/organizacijas/", "/vietas/upes/", "/vietas/kalni/", "/jomas/gimenes/", "/mekle-brivpratigos/"]
)
def test_an_organisation_stands_in_every_list_that_it_belongs_to(site: BuiltSite, path: str) -> None:
    assert "„Ābols & <b>”" in names(site, path)


def test_a_field_in_which_nobody_works_is_never_offered(site: BuiltSite) -> None:
    assert "/jomas/tuksa/" not in site
    assert "tukša" not in site["/jomas/"].main.words


def test_places_are_a_tree_with_counts_in_the_right_form(site: BuiltSite) -> None:
    assert "Kalni 2 organizācijas Upes 2 organizācijas" in site["/vietas/"].main.words
    assert "Калны 2 организации Упес 2 организации" in site["/ru/mesta/"].main.words


def test_names_in_latin_letters_have_a_block_of_their_own_in_a_russian_list(site: BuiltSite) -> None:
    words = site["/ru/organizatsii/"].main.words
    block = words.index("Названия, записанные другим алфавитом:")
    assert words.index("«Ветка»") < block < words.index("«Ābols & <b>»")


def choices(page: Page) -> dict[str, str]:
    """What the filter offers, by id."""
    return {one.attributes["value"]: one.words for one in page.main.all("option") if one.get("value")}


@pytest.mark.parametrize("path", ["/organizacijas/", "/ru/organizatsii/", "/en/organisations/"])
def test_a_choice_of_the_filter_tells_how_many_entries_it_leaves(sample: BuiltSite, path: str) -> None:
    page = sample[path]
    entries = [one for one in page.main.all("li") if one.get("data-names")]
    kept = {
        id: sum(id in (f"{one.get('data-places')} {one.get('data-fields')}").split() for one in entries)
        for id in choices(page)
    }
    assert kept["sunupes-novads"] > 1
    assert {id: int(words.rpartition("(")[2].rstrip(")")) for id, words in choices(page).items()} == kept


def test_each_sheet_of_a_long_list_offers_the_choices_of_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shorten_sheets(1, monkeypatch)
    files = {
        "data/places.yaml": PLACES,
        "data/fields.yaml": FIELDS,
        "data/organisations/abols.yaml": "name: Ābols\nplaces: [upes]\nfields: [gimenes]\n",
        "data/organisations/zars.yaml": "name: Zars\nplaces: [kalni]\nfields: [gimenes, muzika]\n",
    }
    site = build_site(write_content(tmp_path / "content", files), tmp_path)
    for path in ("/organizacijas/", "/organizacijas/lapa/2/"):
        found = choices(site[path])
        assert found == {"kalni": "Kalni (2)", "upes": "Upes (1)", "gimenes": "ģimenes (2)", "muzika": "mūzika (1)"}


def test_a_promise_tells_what_came_of_it_or_that_nothing_did(site: BuiltSite) -> None:
    words = site["/vienosanas/abi/"].main.words
    assert "kopīgs koris (par paveikto vēl nav ziņu)" in words
    assert "kopīga talka (Talka)" in words


def test_needs_and_resources_are_matched_and_gaps_are_shown(site: BuiltSite) -> None:
    words = site["/apmaina/"].main.words
    assert "Vajag telpu „Ābols & <b>” Piedāvā: Ir zāle" in words
    assert "Vajag auto „Zars” To vēl neviens nepiedāvā." in words
    assert "Vajag balsis „Zars” pie tā jau strādā" in words


def test_what_is_no_longer_lacking_or_offered_stands_last_and_says_so(site: BuiltSite) -> None:
    words = site["/apmaina/"].main.words
    assert "Vajag ābeci „Zars” vairs netrūkst" in words
    assert words.index("Vajag telpu „Ābols") < words.index("Vajag ābeci")
    assert "Ir zāle „Zars” jau tiek izmantots" in words
    assert words.index("Ir zāle „Zars” jau") < words.index("Ir buss „Ābols & <b>” vairs netiek piedāvāts")
    assert "Ir buss vairs netiek piedāvāts" in site["/tikls/abols/"].main.words


def test_the_network_page_lists_only_what_is_lacking_and_offered_now(sample: BuiltSite) -> None:
    words = sample["/tikls/"].main.words
    assert "Telpa, kur korim mēģināt ziemā" in words
    assert "Padoms gada pārskatam jau tiek izmantots" in words
    assert "teleskopa" not in words
    assert "Piekabe" not in words


def test_an_address_is_a_link_and_no_plain_text(site: BuiltSite) -> None:
    page = site["/tikls/abols/"]
    source = (site.folder / "tikls/abols/index.html").read_text("utf-8")
    assert "birojs@" not in source
    assert "mailto:" not in source
    assert ("mailto:birojs@abols.example", "birojs@abols.example") in [
        (link.get("href"), link.words) for link in page.main.all("a")
    ]


def test_what_was_checked_long_ago_says_so(site: BuiltSite) -> None:
    assert "2025. gada 1. janvāris sen; pirms došanās pajautājiet" in site["/tikls/abols/"].main.words


def test_every_page_describes_itself_for_programs(site: BuiltSite) -> None:
    for page in site.pages:
        (script,) = [one for one in page.root.all("script") if one.get("type") == "application/ld+json"]
        graph = json.loads("".join(text for _, text in script.strings))["@graph"]
        assert graph[-1]["@type"] == "BreadcrumbList", page.path


def test_an_owner_s_region_is_drawn_and_one_that_is_none_is_refused(tmp_path: Path) -> None:
    square = [[26.0, 56.0], [27.0, 56.0], [27.0, 56.5], [26.0, 56.5], [26.0, 56.0]]
    files = {"data/places.yaml": PLACES, "data/organisations/zars.yaml": "name: Zars\nplaces: [upes]\n"}
    region = {"type": "Polygon", "coordinates": [square]}
    content = write_content(tmp_path / "content", {**files, "data/region.geojson": json.dumps(region)})
    drawn = build_site(content, tmp_path)["/tikls/"].main
    assert drawn.all("path", class_="map-region")

    (content / "data/region.geojson").write_text('{"type": "Point", "coordinates": [26, 56]}', encoding="utf-8")
    with pytest.raises(ProblemsFound, match="region.geojson.*no area"):
        build_site(content, tmp_path)
