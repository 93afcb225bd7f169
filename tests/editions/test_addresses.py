"""Addresses, states, alternates, the switch: on items that are nothing but a kind, an id and languages."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from association.editions import Addresses, PageId, State, Structure, shown, state
from association.language import Language, Languages

SECTIONS = {"news": "zinas", "network": "tikls", "words": "vardi", "topics": "temas", "page": "lapa"}
WORDS = {
    "ru": {"news": "novosti", "network": "set", "words": "slova", "topics": "temy", "page": "list"},
    "en": {"news": "news", "network": "network", "words": "words", "topics": "topics", "page": "page"},
}


@pytest.fixture(scope="module")
def three() -> Languages:
    """lv (default), ru (shows the untranslated), en (thin)."""
    return Languages.from_settings(
        {
            "lv": {"name": "Latviešu", "shows_untranslated": True, "sections": SECTIONS},
            "ru": {"name": "Русский", "shows_untranslated": True, "sections": WORDS["ru"]},
            "en": {"name": "English", "shows_untranslated": False, "sections": WORDS["en"]},
        }
    )


@dataclass(frozen=True)
class Thing:
    """All that the editions need of an item."""

    id: str
    kind: str = "story"
    spoken: frozenset[str] | None = frozenset({"lv"})
    summarised: frozenset[str] = frozenset()
    original: str | None = None


def thing(id: str, *spoken: str, kind: str = "story", summarised: str = "", original: str | None = None) -> Thing:
    return Thing(id, kind, frozenset(spoken) or None, frozenset(summarised.split()), original)


STRUCTURE = Structure(
    sections={"story": "news", "member": "network", "page": None, "word": "words"},
    anchors=frozenset({"word"}),
    always=frozenset({"news"}),
)


def addresses(languages: Languages, *items: Thing, slugs: dict[tuple[str, str, str], str] | None = None) -> Addresses:
    return Addresses.of(items, languages, STRUCTURE, slugs)


def paths(made: Addresses, page: PageId) -> dict[str, str]:
    return {language.code: path for language in made.languages if (path := made.path(page, language)) is not None}


# --- states -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "expected", "seen"),
    [
        (thing("a", "lv"), "full missing missing", "lv ru"),
        (thing("a", "lv", "ru"), "full full missing", "lv ru"),
        (thing("a", "lv", "ru", summarised="ru"), "full summary missing", "lv ru"),
        (thing("a", "lv", "en", summarised="en"), "full missing summary", "lv ru en"),
        (thing("a", "ru"), "missing full missing", "lv ru"),
        (thing("a", "en"), "missing missing full", "lv ru en"),
        (thing("a"), "full full full", "lv ru en"),
    ],
)
def test_states_and_where_an_item_is_shown(three: Languages, item: Thing, expected: str, seen: str) -> None:
    assert [state(item, language) for language in three] == [State(word) for word in expected.split()]
    assert [language.code for language in three if shown(item, language)] == seen.split()


# --- paths --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (thing("a", "lv"), {"lv": "/zinas/a/", "ru": "/ru/novosti/a/"}),
        (thing("a", "lv", "en"), {"lv": "/zinas/a/", "ru": "/ru/novosti/a/", "en": "/en/news/a/"}),
        (thing("a", kind="member"), {"lv": "/tikls/a/", "ru": "/ru/set/a/", "en": "/en/network/a/"}),
        (thing("a", "lv", kind="page"), {"lv": "/a/", "ru": "/ru/a/"}),
        (thing("a", "lv", kind="word"), {"lv": "/vardi/#word-a", "ru": "/ru/slova/#word-a"}),
    ],
)
def test_an_item_stands_in_its_section_in_every_edition_that_shows_it(
    three: Languages, item: Thing, expected: dict[str, str]
) -> None:
    assert paths(addresses(three, item), PageId(item.kind, item.id)) == expected


def test_a_slug_takes_the_place_of_the_id_in_its_language_only(three: Languages) -> None:
    made = addresses(three, thing("about", "lv", "ru", kind="page"), slugs={("page", "about", "ru"): "o-nas"})
    assert paths(made, PageId("page", "about")) == {"lv": "/about/", "ru": "/ru/o-nas/"}


def test_a_section_is_there_with_its_first_item_or_always(three: Languages) -> None:
    assert paths(addresses(three), PageId("section", "news")).keys() == {"lv", "ru", "en"}
    assert paths(addresses(three), PageId("section", "network")) == {}
    made = addresses(three, thing("a", "lv", kind="member"))
    assert paths(made, PageId("section", "network")) == {"lv": "/tikls/", "ru": "/ru/set/"}


def test_sheets_stand_below_their_list(three: Languages) -> None:
    made = addresses(three)
    made.add_below("topics", PageId("topic", "birds"), three["ru"], "birds")
    assert made.add_sheet(PageId("topic", "birds"), 2, three["ru"]) == "/ru/temy/birds/list/2/"


# --- alternates, original ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (thing("a", "lv"), "lv"),
        (thing("a", "lv", "ru", "en"), "lv ru en"),
        (thing("a", "lv", "ru", summarised="ru"), "lv ru"),
        (thing("a", "ru"), "ru"),
        (thing("a", "en", "ru"), "ru en"),
        (thing("a"), "lv ru en"),
    ],
)
def test_alternates_are_the_languages_it_is_really_in_in_the_site_s_order(
    three: Languages, item: Thing, expected: str
) -> None:
    found = addresses(three, item).alternates(PageId("story", "a"))
    assert [alternate.language.code for alternate in found] == expected.split()


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (thing("a", "lv"), {"lv": "/zinas/a/", "ru": "/zinas/a/"}),
        (thing("a", "lv", "ru", summarised="ru"), {"lv": "/zinas/a/", "ru": "/ru/novosti/a/"}),
        (thing("a", "ru"), {"lv": "/ru/novosti/a/", "ru": "/ru/novosti/a/"}),
        (thing("a", "ru", original="ru"), {"lv": "/ru/novosti/a/", "ru": "/ru/novosti/a/"}),
        (thing("a", "ru", "en", original="en"), {"lv": "/en/news/a/", "ru": "/ru/novosti/a/", "en": "/en/news/a/"}),
    ],
)
def test_what_stands_in_is_canonical_to_the_words_it_shows(
    three: Languages, item: Thing, expected: dict[str, str]
) -> None:
    made, page = addresses(three, item), PageId("story", "a")
    assert {code: made.original(page, three[code]) for code in paths(made, page)} == expected


@pytest.mark.parametrize(
    ("item", "code", "expected"),
    [
        (thing("a", "lv"), "lv", ("/zinas/a/", "lv")),
        (thing("a", "lv"), "ru", ("/ru/novosti/a/", "ru")),
        (thing("a", "lv"), "en", ("/zinas/a/", "lv")),
        (thing("a", "ru"), "en", ("/ru/novosti/a/", "ru")),
        (thing("a", "ru"), "lv", ("/zinas/a/", "lv")),
    ],
)
def test_a_link_leads_to_the_reader_s_edition_else_to_the_original(
    three: Languages, item: Thing, code: str, expected: tuple[str, str]
) -> None:
    path, language = addresses(three, item).nearest(PageId("story", "a"), three[code])
    assert (path, language.code) == expected


# --- switch, trail ---------------------------------------------------------------------------------------------


def switch(made: Addresses, page: PageId, here: str) -> dict[str, tuple[str, bool]]:
    return {link.language.code: (link.path, link.absent) for link in made.switch(page, made.languages[here])}


def test_switch_leads_to_the_same_page_or_to_the_nearest_above(three: Languages) -> None:
    made = addresses(three, thing("a", "lv"), thing("m", "lv", kind="member"))
    assert switch(made, PageId("story", "a"), "lv") == {
        "lv": ("/zinas/a/", False),
        "ru": ("/ru/novosti/a/", False),
        "en": ("/en/news/", True),
    }
    assert switch(made, PageId("member", "m"), "ru")["en"] == ("/en/", True)


def test_switch_tells_the_state_of_the_page_it_leads_to(three: Languages) -> None:
    made = addresses(three, thing("a", "lv", "en", summarised="en"))
    links = made.switch(PageId("story", "a"), three["lv"])
    assert [link.state for link in links] == [State.FULL, State.MISSING, State.SUMMARY]
    assert [link.here for link in links] == [True, False, False]


def test_switch_of_a_sheet_leads_to_the_same_sheet_else_to_the_list_else_marked_above(three: Languages) -> None:
    made = addresses(three)
    news, topic = PageId("section", "news"), PageId("topic", "birds")
    for code in ("lv", "ru"):
        made.add_below("topics", topic, three[code], "birds")
        made.add_sheet(topic, 2, three[code])
    made.add_sheet(news, 2, three["lv"])
    assert switch(made, news._replace(number=2), "lv") == {
        "lv": ("/zinas/lapa/2/", False),
        "ru": ("/ru/novosti/", False),
        "en": ("/en/news/", False),
    }
    assert switch(made, topic._replace(number=2), "lv") == {
        "lv": ("/temas/birds/lapa/2/", False),
        "ru": ("/ru/temy/birds/list/2/", False),
        "en": ("/en/", True),
    }


def test_trail_leads_from_the_home_page_down_past_what_the_edition_has_not(three: Languages) -> None:
    made = addresses(three, thing("a", "lv"), thing("p", "lv", kind="page"))
    home, news = PageId("home"), PageId("section", "news")
    assert made.trail(PageId("story", "a"), three["ru"]) == (home, news)
    assert made.trail(PageId("page", "p"), three["lv"]) == (home,)
    assert made.trail(home, three["lv"]) == ()


# --- two pages at one address ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("items", "slugs", "expected"),
    [
        ([thing("a", "lv"), thing("b", "lv")], {}, 0),
        ([thing("a", "lv", kind="page"), thing("a", "lv")], {}, 0),
        ([thing("zinas", "lv", kind="page")], {}, 1),
        ([thing("novosti", "lv", kind="page")], {}, 1),
        ([thing("ru", "lv", kind="page")], {}, 1),
        ([thing("a", "lv", kind="page"), thing("b", "lv", kind="page")], {("page", "b", "lv"): "a"}, 1),
    ],
)
def test_two_pages_at_one_address_are_a_problem(
    three: Languages, items: list[Thing], slugs: dict[tuple[str, str, str], str], expected: int
) -> None:
    found = list(addresses(three, *items, slugs=slugs).clashes())
    assert len(found) == expected
    for clash in found:
        assert clash.page.kind == "page"  # the one that an editor can give another address
        assert clash.page != clash.other


# --- properties ----------------------------------------------------------------------------------------------------

CODES = ("lv", "ru", "en")
ids = st.from_regex(r"[a-z]{1,2}[0-9]?", fullmatch=True)
codes = st.sets(st.sampled_from(CODES), min_size=1)


@st.composite
def things(draw: st.DrawFn) -> list[Thing]:
    found = {}
    for kind in ("story", "member", "page", "word"):
        for id in draw(st.sets(ids, max_size=4)):
            spoken = draw(st.none() | codes)
            original = draw(st.none() | st.sampled_from(sorted(spoken))) if spoken else None
            summarised = draw(st.sets(st.sampled_from(sorted(spoken)))) - {original} if spoken else set()
            found[kind, id] = Thing(id, kind, frozenset(spoken) if spoken else None, frozenset(summarised), original)
    return list(found.values())


def languages_of(made: Addresses, page: PageId) -> list[Language]:
    return [language for language in made.languages if made.path(page, language) is not None]


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(items=things())
def test_whatever_the_items_every_question_has_an_answer(three: Languages, items: list[Thing]) -> None:
    made = addresses(three, *items)
    everything = {path for _, found in made for path in found.values()}
    for page, found in made:
        alternates = made.alternates(page)
        for language in languages_of(made, page):
            own = [alternate.path for alternate in alternates if alternate.language is language]
            assert own == ([] if made.state(page, language) is State.MISSING else [found[language.code]])
            assert made.original(page, language) in found.values()
            links = made.switch(page, language)
            assert [link.language for link in links] == list(three)
            for link in links:
                assert link.path in everything
                assert link.absent == (link.language.code not in found)
        for language in three:
            path, where = made.nearest(page, language)
            assert path == found[where.code]
            assert where is language or language.code not in found


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(items=things(), random=st.randoms(use_true_random=False))
def test_the_order_of_the_items_changes_nothing(three: Languages, items: list[Thing], random) -> None:
    shuffled = list(items)
    random.shuffle(shuffled)
    assert dict(addresses(three, *items)) == dict(addresses(three, *shuffled))


def test_editions_know_no_pelican_and_no_records() -> None:
    code = (
        "import sys, association.editions;"
        "print([name for name in sys.modules if name.split('.')[0] in ('pelican', 'pydantic', 'yaml')"
        " or name in ('association.records', 'association.reading', 'association.publishing')])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"
