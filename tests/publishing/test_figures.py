"""The map and the drawing of agreements: true to the places, legible, the same each time, and safe with any words."""

from __future__ import annotations

import gzip
import random
import re
from itertools import combinations
from math import pi
from xml.etree import ElementTree

import pytest
from pages import BuiltSite

from association.publishing.figures import graph, lettering, outline_from_geojson, shapes
from association.publishing.figures import map as place_map
from association.publishing.figures.graph import Bond, Party
from association.publishing.figures.map import Mark, Spot
from association.publishing.figures.outline import latvia

SVG = 'xmlns="http://www.w3.org/2000/svg"'
LAND = latvia()
KNOWN = {
    "Daugavpils": (26.5333, 55.8833),
    "Līvāni": (26.1758, 56.3543),
    "Krāslava": (27.1680, 55.8951),
    "Izvalta": (27.0203, 55.9558),
    "Baltinava": (27.6440, 56.9439),
    "Ludza": (27.7216, 56.5337),
    "Rēzekne": (27.3400, 56.5103),
    "Preiļi": (26.7246, 56.2944),
    "Balvi": (27.2658, 57.1313),
}
NASTY = 'A & B <script>"\'</script> «Ω» 🌲'


def spot(name: str, lon: float | None, lat: float | None, count: int = 1) -> Spot:
    return Spot(name, f"/vietas/{name}/", lon, lat, count, f"{name}: {count}")


def latgale(*names: str) -> list[Spot]:
    return [spot(name, *KNOWN[name]) for name in names or KNOWN]


def marks(spots: list[Spot]) -> dict[str, Mark]:
    layout = place_map.lay_out(spots, LAND)
    assert layout is not None
    return {mark.spot.name: mark for mark in layout.marks}


def parsed(svg: str) -> ElementTree.Element:
    """The drawing, read as strict XML."""
    return ElementTree.fromstring(str(svg).replace("<svg ", f"<svg {SVG} ", 1))


def some_places(seed: int) -> list[Spot]:
    """Anything from one place to sixty, crowded or far apart, with names of any length, partly without coordinates."""
    chance = random.Random(seed)
    wide = chance.choice([0.05, 0.4, 1.5, 4])
    letters = "aāeilmnrsšzŽW žШщя"
    return [
        Spot(
            "".join(chance.choices(letters, k=chance.randint(1, 24))).strip() or "x",
            f"/{at}/",
            None if chance.random() < 0.1 else 26.5 + chance.uniform(-wide, wide),
            56.3 + chance.uniform(-wide, wide) / 2,
            chance.choice([1, 1, 1, 2, 3, 9, 40]),
            str(at),
        )
        for at in range(chance.randint(1, 60))
    ]


# --- where things are -----------------------------------------------------------------------------


def test_places_stand_as_in_the_world() -> None:
    placed = {name: mark.circle for name, mark in marks(latgale()).items()}
    assert placed["Balvi"].y < placed["Baltinava"].y < placed["Rēzekne"].y < placed["Daugavpils"].y  # north is up
    assert placed["Līvāni"].x < placed["Daugavpils"].x < placed["Krāslava"].x < placed["Baltinava"].x
    assert placed["Izvalta"].x < placed["Krāslava"].x and placed["Izvalta"].y < placed["Krāslava"].y


def test_distances_are_the_same_across_and_down() -> None:
    """Kilometres as the crow flies, to the north, to the east and between."""
    placed = {name: mark.circle for name, mark in marks(latgale()).items()}
    kilometres = {("Daugavpils", "Līvāni"): 56.9, ("Daugavpils", "Krāslava"): 39.6, ("Rēzekne", "Ludza"): 23.6}
    scales = [
        ((placed[a].x - placed[b].x) ** 2 + (placed[a].y - placed[b].y) ** 2) ** 0.5 / distance
        for (a, b), distance in kilometres.items()
    ]
    assert max(scales) / min(scales) < 1.04


@pytest.mark.parametrize("name", KNOWN)
def test_the_border_has_the_places_of_latgale_inside(name: str) -> None:
    lon, lat = KNOWN[name]
    crossed = 0
    for ring in LAND:
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
            crossed += (ay > lat) != (by > lat) and lon < ax + (lat - ay) / (by - ay) * (bx - ax)
    assert crossed % 2 == 1


@pytest.mark.parametrize("seed", range(200))
def test_names_keep_clear_of_each_other_and_of_all_circles(seed: int) -> None:
    layout = place_map.lay_out(some_places(seed), LAND)
    if layout is None:
        return
    named = [mark for mark in layout.marks if mark.name]
    for one, other in combinations(named, 2):
        assert not one.name.box.meets(other.name.box), (one.spot.name, other.spot.name)
    for mark in layout.marks:
        assert 0 <= mark.circle.x <= place_map.WIDTH and 0 <= mark.circle.y <= layout.frame.height
        assert not any(other.name.box.touches(mark.circle) for other in named if other is not mark)
    for mark in named:
        assert mark.name.box.within(place_map.WIDTH, layout.frame.height)
    assert len(layout.marks) + len(layout.beside) == len(some_places(seed))


def test_every_place_of_the_real_network_has_its_name() -> None:
    found = marks(latgale("Daugavpils", "Līvāni", "Krāslava", "Izvalta", "Baltinava"))
    assert all(mark.name for mark in found.values())


def test_smaller_letters_take_less_of_the_same_room() -> None:
    """A style sheet may set names smaller: the point they are tied to lies in their box, which shrinks towards it."""
    for mark in marks(latgale()).values():
        if mark.name:
            assert mark.name.box.left <= mark.name.x <= mark.name.box.right
            assert mark.name.box.top <= mark.name.y <= mark.name.box.bottom


# --- sizes ----------------------------------------------------------------------------------------


def test_areas_are_as_the_counts() -> None:
    found = marks([spot(name, *KNOWN[name], count) for name, count in zip(KNOWN, (1, 2, 3, 4, 5, 6, 7), strict=False)])
    areas = [pi * mark.circle.radius**2 / mark.spot.count for mark in found.values()]
    assert max(areas) / min(areas) == pytest.approx(1, abs=0.04)


@pytest.mark.parametrize("most", [1, 7, 100, 10_000])
def test_more_is_never_smaller_and_nothing_vanishes(most: int) -> None:
    counts = sorted({1, 2, most // 2 or 1, most})
    found = marks([spot(name, *KNOWN[name], count) for name, count in zip(KNOWN, counts, strict=False)])
    radii = [mark.circle.radius for mark in sorted(found.values(), key=lambda mark: mark.spot.count)]
    assert radii == sorted(radii)
    assert radii[0] >= 3 and radii[-1] <= 18


def test_the_number_stands_in_the_circle_where_there_are_several() -> None:
    spots = [spot("Daugavpils", *KNOWN["Daugavpils"], 3), spot("Līvāni", *KNOWN["Līvāni"], 1)]
    layout = place_map.lay_out(spots, LAND)
    numbers = [text.text for text in parsed(place_map.draw(layout, "Karte")).iter() if text.get("class") == "map-count"]
    assert numbers == ["3"]


# --- what is shown --------------------------------------------------------------------------------


def test_no_places_no_map() -> None:
    assert place_map.lay_out([], LAND) is None
    assert place_map.lay_out([spot("Ludzas novads", None, None)], LAND) is None


def test_a_place_without_coordinates_stands_beside() -> None:
    layout = place_map.lay_out([*latgale("Ludza"), spot("Ludzas novads", None, None)], LAND)
    assert [one.name for one in layout.beside] == ["Ludzas novads"]


@pytest.mark.parametrize("name", KNOWN)
def test_one_place_is_shown_with_enough_land_to_know_it_by(name: str) -> None:
    layout = place_map.lay_out(latgale(name), LAND)
    assert layout.marks[0].name
    inside = layout.frame.shown_of(point for ring in LAND for point in ring)
    assert inside >= 24


def test_a_far_place_does_not_shrink_the_others() -> None:
    layout = place_map.lay_out([*latgale(), spot("Brisele", 4.35, 50.85)], LAND)
    assert [one.name for one in layout.beside] == ["Brisele"]
    assert layout.frame == place_map.lay_out(latgale(), LAND).frame


def test_a_place_across_the_border_is_on_the_map() -> None:
    layout = place_map.lay_out([*latgale(), spot("Pskova", 28.33, 57.82)], LAND)
    assert not layout.beside


@pytest.mark.parametrize("lat", [50.85, -33.9, 89.9, -90])
def test_places_of_another_part_of_the_world_have_a_map_without_our_border(lat: float) -> None:
    layout = place_map.lay_out([spot("A", 4.35, lat), spot("B", -179.9, lat)], LAND)
    assert not layout.land and len(layout.marks) == 2
    assert "map-land" not in place_map.draw(layout, "Karte", LAND)


# --- agreements -----------------------------------------------------------------------------------


def parties(count: int) -> list[Party]:
    return [Party(f"o{at}", f"„Biedrība Nr. {at}”", f"/tikls/o{at}/") for at in range(count)]


def bonds(*groups: tuple[int, ...]) -> list[Bond]:
    return [
        Bond(number, f"{number}. Līgums", f"/ligumi/{number}/", tuple(f"o{at}" for at in group))
        for number, group in enumerate(groups, 1)
    ]


def test_two_parties_and_many_are_tied_to_a_bead_of_their_agreement() -> None:
    layout = graph.lay_out(parties(5), bonds((0, 1), (2, 3, 4)))
    assert [len(bead.ends) for bead in layout.beads] == [2, 3]
    assert {node.party.key for node in layout.nodes} == {"o0", "o1", "o2", "o3", "o4"}
    hrefs = [link.get("href") for link in parsed(graph.draw(layout, "Vienošanās")).iter() if link.get("href")]
    assert hrefs[:2] == ["/ligumi/1/", "/ligumi/2/"] and len(hrefs) == 7


@pytest.mark.parametrize(
    "groups",
    [(), ((),), ((0,),), ((0, 0),), ((0, 99),)],
    ids=["no agreements", "parties as printed only", "one party", "the same twice", "one unknown"],
)
def test_nothing_is_drawn_of_agreements_without_two_known_parties(groups: tuple[tuple[int, ...], ...]) -> None:
    assert graph.lay_out(parties(3), bonds(*groups)) is None


def test_organisations_without_agreements_are_not_in_the_drawing() -> None:
    layout = graph.lay_out(parties(9), bonds((2, 7)))
    assert [node.party.key for node in layout.nodes] == ["o2", "o7"]


def test_more_than_can_be_drawn_legibly_are_left_to_the_table() -> None:
    most = graph.MOST_PARTIES
    assert graph.lay_out(parties(most), bonds(tuple(range(most)))) is not None
    assert graph.lay_out(parties(most + 1), bonds(tuple(range(most + 1)))) is None
    assert graph.lay_out(parties(8), bonds(*combinations(range(8), 2))) is None  # everybody with everybody


@pytest.mark.parametrize("seed", range(100))
def test_beads_and_rows_keep_clear_of_each_other(seed: int) -> None:
    chance = random.Random(seed)
    count = chance.randint(2, graph.MOST_PARTIES)
    groups = [
        tuple(chance.sample(range(count), chance.choice([2, 2, 2, min(4, count)]))) for _ in range(chance.randint(1, 9))
    ]
    layout = graph.lay_out(parties(count), bonds(*groups))
    if layout is None:
        return
    for one, other in combinations(layout.beads, 2):
        assert ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5 > 24
    for bead in layout.beads:
        assert 12 <= bead.x < layout.x and 0 < bead.y < layout.height
    for one, other in zip(layout.nodes, layout.nodes[1:], strict=False):
        assert other.y - one.y >= 24
    room = (graph.WIDTH - layout.x) / graph.LETTERS
    assert all(lettering.width(line) < room for node in layout.nodes for line in node.lines)


def test_the_order_keeps_threads_short_and_parts_together() -> None:
    keys = ["a", "b", "c", "d", "e", "f"]
    order = graph.ordered(keys, [("a", "d"), ("d", "f"), ("b", "e")])
    assert order in (["a", "d", "f", "b", "e", "c"], ["f", "d", "a", "b", "e", "c"])


# --- writing --------------------------------------------------------------------------------------


def drawn_map(spots: list[Spot], prefix: str = "map") -> str:
    return str(place_map.draw(place_map.lay_out(spots, LAND), "Karte", LAND, prefix=prefix))


def drawn_graph(name: str = "„Baltā māja”") -> str:
    two = [Party("o0", name, "/a/?x=1&y=2", "lv", "ru"), Party("o1", "B", "/b/")]
    return str(graph.draw(graph.lay_out(two, [Bond(1, f"1. {name}", "/c/", ("o0", "o1"))]), name))


def test_words_come_out_as_words() -> None:
    nasty = Spot(NASTY, '/"><script>', *KNOWN["Ludza"], 2, f"{NASTY}: 2", lang="lv", hreflang="ru")
    for svg in (drawn_map([nasty]), drawn_graph(NASTY)):
        root = parsed(svg)
        assert not [element for element in root.iter() if element.tag.endswith("script")]
        assert NASTY in "".join(root.itertext())
        assert [link.get("hreflang") for link in root.iter() if link.get("hreflang")] == ["ru"]
        assert [text.get("lang") for text in root.iter() if text.get("lang")] == ["lv"]


def test_a_link_says_its_place_and_how_many() -> None:
    one = Spot("Līvāni", "/vietas/livani/", *KNOWN["Līvāni"], 2, "Līvāni: 2 organizācijas")
    link = next(element for element in parsed(drawn_map([one])).iter() if element.get("href"))
    assert link.get("aria-label") == "Līvāni: 2 organizācijas"
    assert link.get("href") == "/vietas/livani/"


def test_a_circle_without_room_for_its_name_still_tells_it() -> None:
    crowd = [spot(f"Ļoti garš vietas nosaukums {at}", 26.5 + at / 500, 56.3) for at in range(20)]
    nameless = [mark.spot for mark in marks(crowd).values() if mark.name is None]
    assert nameless
    told = [element.text for element in parsed(drawn_map(crowd)).iter() if element.tag.endswith("title")]
    assert set(told[1:]) == {one.label for one in nameless}


def test_drawings_suit_a_strict_policy_and_any_page() -> None:
    for svg in (drawn_map(latgale(), "places-map"), drawn_graph()):
        root = parsed(svg)
        assert not re.search(r'\sstyle=|\son\w+=|<style|<script|https?:|\bfill="#', svg)
        assert root.get("role") == "group"
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert ids == [root.get("aria-labelledby")]
    assert 'id="places-map-title"' in drawn_map(latgale(), "places-map")


def test_drawings_are_the_same_each_time() -> None:
    spots = some_places(7)
    assert drawn_map(spots) == drawn_map(list(spots))
    groups = [(0, 5), (3, 5), (1, 2, 4), (6, 0), (2, 7)]
    assert len({str(graph.draw(graph.lay_out(parties(8), bonds(*groups)), "x")) for _ in range(3)}) == 1


# --- land -----------------------------------------------------------------------------------------

SQUARE = [[26, 56], [27, 56], [27, 57], [26, 57], [26, 56]]
HOLE = [[26.4, 56.4], [26.6, 56.4], [26.6, 56.6], [26.4, 56.4]]
POLYGON = {"type": "Polygon", "coordinates": [SQUARE, HOLE]}


@pytest.mark.parametrize(
    ("geojson", "rings"),
    [
        (POLYGON, [4, 3]),
        ({"type": "MultiPolygon", "coordinates": [[SQUARE, HOLE], [SQUARE]]}, [4, 3, 4]),
        ({"type": "Feature", "properties": None, "geometry": POLYGON}, [4, 3]),
        (
            {
                "type": "FeatureCollection",
                "features": [
                    {"type": "Feature", "properties": {}, "geometry": POLYGON},
                    {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [26, 56]}},
                    {"type": "Feature", "properties": {}, "geometry": None},
                ],
            },
            [4, 3],
        ),
        ({"type": "GeometryCollection", "geometries": [POLYGON]}, [4, 3]),
        ({"type": "Polygon", "coordinates": [[[26, 56, 120], [27, 56, 120], [27, 57, 120], [26, 56, 120]]]}, [3]),
    ],
    ids=["polygon", "several", "feature", "collection", "geometries", "with heights"],
)
def test_an_owner_can_hand_in_a_region(geojson: dict, rings: list[int]) -> None:
    region = outline_from_geojson(geojson)
    assert [len(ring) for ring in region] == rings
    layout = place_map.lay_out(latgale(), LAND)
    svg = str(place_map.draw(layout, "Karte", LAND, region))
    assert [path.get("class") for path in parsed(svg).iter() if path.get("d")] == ["map-land", "map-region"]


@pytest.mark.parametrize(
    ("geojson", "told"),
    [
        ({"type": "Topology"}, "'Topology' is not a type of GeoJSON"),
        ({}, "'None' is not a type of GeoJSON"),
        ([], "'None' is not a type of GeoJSON"),
        ({"type": "FeatureCollection"}, "without features"),
        ({"type": "Point", "coordinates": [26, 56]}, "it holds no area"),
        ({"type": "FeatureCollection", "features": []}, "it holds no area"),
        ({"type": "Polygon", "coordinates": [[[660000, 250000], [660001, 250000], [660001, 250001]]]}, "LKS-92"),
        ({"type": "Polygon", "coordinates": [["here", "there"]]}, "not a list of [longitude, latitude]"),
        ({"type": "Polygon", "coordinates": [7]}, "not a list of [longitude, latitude]"),
    ],
)
def test_a_faulty_region_is_refused_in_words(geojson: dict, told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        outline_from_geojson(geojson)


def test_a_fine_border_is_drawn_no_finer_than_it_shows() -> None:
    """A municipality of ten thousand points costs a page no more than what is visible of it."""
    fine = tuple((100 + at / 100, 100 + (at % 2) / 100) for at in range(10_000)) + ((200.0, 200.0), (100.0, 200.0))
    assert len(shapes.simplified(fine, 0.25)) == 4
    assert len(shapes.path([fine], 360, 400)) < 60


def test_a_line_beyond_the_frame_is_cut_out_of_sight() -> None:
    around = ((-500.0, -500.0), (900.0, -500.0), (900.0, 900.0), (-500.0, 900.0))
    assert set(shapes.clipped(around, (-10, -10, 370, 410))) == {(-10, -10), (370, -10), (370, 410), (-10, 410)}
    assert shapes.path([((-500.0, 0.0), (-400.0, 0.0), (-400.0, 50.0))], 360, 400) == ""


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Sukrums", ("Sukrums",)),
        ("DU Jauno zinātnieku biedrība", ("DU Jauno", "zinātnieku", "biedrība")),
        ("viens divi trīs četri pieci seši septiņi astoņi", ("viens divi", "trīs četri", "pieci seši…")),
        ("", ()),
    ],
)
def test_long_names_are_cut_between_words(text: str, lines: tuple[str, ...]) -> None:
    assert lettering.lines(text, 7.5, 3) == lines


def test_an_endless_word_is_cut() -> None:
    (line,) = lettering.lines("visnepārtrauktākopārsteigumustāstītāji", 8, 3)
    assert line.endswith("…") and lettering.width(line) <= 8


def test_marks_above_letters_take_no_room() -> None:
    assert lettering.width("Līvāni") == lettering.width("Lı\u0304va\u0304ni".replace("ı", "i"))


# --- the real site --------------------------------------------------------------------------------


def drawing(site: BuiltSite, path: str, name: str) -> str:
    return re.search(rf'<svg class="{name}".*?</svg>', site.text(f"{path}index.html"), re.DOTALL)[0]


@pytest.mark.parametrize("path", ["/tikls/", "/ru/set/", "/en/network/"])
def test_the_real_drawings_are_small_sound_and_lead_to_pages(real: BuiltSite, path: str) -> None:
    for name in ("map", "graph"):
        svg = drawing(real, path, name)
        hrefs = [element.get("href") for element in parsed(svg).iter() if element.get("href")]
        assert hrefs and all(href in real for href in hrefs)
        assert len(gzip.compress(svg.encode(), 9)) <= 3 * 1024


def test_the_real_map_and_its_table_say_the_same(real: BuiltSite) -> None:
    page = real["/tikls/"]
    links = parsed(drawing(real, "/tikls/", "map")).iter("{http://www.w3.org/2000/svg}a")
    on_map = {link.get("href"): link.get("aria-label") for link in links}
    table = next(table for table in page.main.all("table") if table.all("a", href="/vietas/livani/"))
    rows = {row.all("a")[0].get("href"): int(row.all("td")[0].words) for row in table.all("tr") if row.all("td")}
    assert on_map.keys() == rows.keys()
    assert all(f": {rows[href]}\u00a0" in label or f": {rows[href]} " in label for href, label in on_map.items())
