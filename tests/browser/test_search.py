"""The search as people use it: inflected words, three alphabets, by keyboard, without script, with nothing found."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from serving import serving

from association.commands.measure.opened import AXE, CONTRAST, RUN_AXE
from association.exports.search_index import way
from association.language import Languages
from association.language.stems import stem
from association.publishing.build import build

Visit = Callable[..., Page]
PAIRS = Path(__file__).parents[1] / "language" / "word_pairs"
AT = {"lv": "/meklet/", "ru": "/ru/poisk/", "en": "/en/search/"}


def ask(page: Page, query: str) -> list[str]:
    """The titles of what is found."""
    page.locator("#q").fill(query)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).not_to_be_empty()
    return page.locator("#results h2").all_inner_texts()


@pytest.mark.parametrize("code", ["lv", "ru", "en"])
def test_browser_and_build_cut_words_alike(code: str, browser: Browser, repository: Path, languages: Languages) -> None:
    lines = (PAIRS / f"{code}.tsv").read_text("utf-8").splitlines()
    words = sorted({word for line in lines for word in line.split("\t")[:2]} | {"Ēstĭ", "обще́ство", "ЁЛКИ", "7", "Øre"})
    page = browser.new_page()
    for script in ("folding", "stems"):
        page.add_script_tag(path=repository / "theme" / "static" / "js" / f"{script}.js")
    language = languages[code]
    told = page.evaluate(
        "([words, way]) => words.map((word) => scriptOf(word) === way.script ? stem(word, cutsOf(way)) : fold(word))",
        [words, way(language)],
    )
    page.close()

    assert dict(zip(words, told, strict=True)) == {word: stem(word, language) for word in words}


@pytest.mark.parametrize(
    ("code", "query", "first"),
    [
        ("lv", "semināros", "Semināri"),
        ("lv", "SEMINARIEM", "Semināri"),
        ("lv", "Livani", "Līvāni"),
        ("lv", "Ливаны", "Līvāni"),
        ("lv", "Līvānos", "Līvāni"),
        ("lv", "baltajā mājā", "„Baltā māja”"),
        ("ru", "семинаров", "Семинары"),
        ("ru", "Ливанах", "Ливаны"),
        ("ru", "Livani", "Ливаны"),
        ("ru", "Līvāni", "Ливаны"),
        ("ru", "Краславы", "Краслава"),
        ("en", "Ливаны", "Līvāni"),
    ],
)
def test_any_form_in_any_alphabet_finds_and_titles_come_first(code: str, query: str, first: str, visit: Visit) -> None:
    page = visit("real", AT[code], width=360)

    assert ask(page, query)[0] == first
    assert page.locator("#results li").first.locator("mark").count() > 0


@pytest.mark.parametrize(("code", "query"), [("lv", "seminars"), ("ru", "семинарами")])
def test_form_of_a_word_finds_what_the_word_itself_finds(code: str, query: str, visit: Visit) -> None:
    page = visit("real", AT[code])
    word = {"lv": "seminārs", "ru": "семинар"}[code]

    assert ask(page, query) == ask(page, word) != []


def test_result_tells_kind_date_and_language(visit: Visit) -> None:
    page = visit("real", AT["ru"])
    ask(page, "gatavo stratēģiju")
    found = page.locator("#results li").first

    assert found.locator(".details span").all_inner_texts() == ["Новости", "1\u00a0июля 2017\u00a0года", "латышский"]
    assert found.locator("a").get_attribute("lang") == "lv"


@pytest.mark.parametrize(("code", "number", "told"), [("ru", 21, "21\u00a0результат"), ("lv", 11, "11\u00a0rezultātu")])
def test_results_are_told_in_the_plural_of_the_language(code: str, number: int, told: str, visit: Visit) -> None:
    data = visit("real", AT[code]).locator("form[data-index]").evaluate("form => ({...form.dataset})")

    assert data["forms"].split("\n")[int(data["formOf"][number])].replace("#", str(number)) == told


def test_without_a_hit_near_words_and_the_list_are_offered(visit: Visit) -> None:
    page = visit("real", AT["lv"])

    assert ask(page, "semniāri") == []
    status = page.get_by_role("status")
    assert status.inner_text().startswith("Nekas nav atrasts. Mēģiniet")
    near = status.get_by_role("link").first
    word = near.inner_text()
    assert word.lower().startswith("seminār")
    near.click()
    expect(page.locator("#q")).to_have_value(word)
    expect(page.locator("#results h2").first).to_have_text("Semināri")
    assert page.get_by_role("heading", name="Pēc alfabēta").is_visible()


@pytest.mark.parametrize(
    "query", ["<img src=x onerror=alert(1)>", "__proto__ constructor toString", "ā" * 5000, "🙂", "\\ \" ' % & #"]
)
def test_hostile_queries_are_words_like_any_other(query: str, visit: Visit) -> None:
    page = visit("real", AT["lv"] + "?q=" + quote(query))

    expect(page.get_by_role("status")).not_to_be_empty()
    assert "nav pieejams" not in page.get_by_role("status").inner_text()
    assert page.locator("#results img").count() == 0


def test_empty_query_shows_no_results(visit: Visit) -> None:
    page = visit("real", AT["lv"])
    ask(page, "seminārs")
    page.locator("#q").fill("   ")

    expect(page.locator("#results")).to_be_hidden()
    assert "?q" not in page.url


def test_address_keeps_the_query(visit: Visit) -> None:
    page = visit("real", AT["ru"])
    found = ask(page, "сеть")
    page.reload()

    expect(page.locator("#results h2").first).to_have_text(found[0])
    assert page.locator("#q").input_value() == "сеть"


def test_keyboard_goes_from_the_field_to_the_results(visit: Visit) -> None:
    page = visit("real", AT["lv"])
    ask(page, "Livani")
    for _ in range(2):  # the button, the first result
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/vietas/livani/")


@pytest.mark.parametrize("code", ["lv", "ru", "en"])
def test_without_script_everything_is_listed_and_the_form_leads_to_it(code: str, visit: Visit) -> None:
    page = visit("real", AT[code], script=False)
    page.locator("#q").fill("Livani")
    page.keyboard.press("Enter")
    page.wait_for_url("**?q=Livani")

    assert page.locator("#results").is_hidden()
    for part in ("kinds", "topics", "letters"):
        assert page.locator(f"section:has(> #{part}) .lines a").count() > 0


def test_index_that_cannot_be_had_is_said_and_the_list_stays(visit: Visit) -> None:
    page = visit("real", AT["lv"])
    page.route("**/search-*.json", lambda route: route.fulfill(status=204, body=""))
    ask(page, "seminārs")

    assert page.get_by_role("status").inner_text().startswith("Meklētājs pašlaik nav pieejams")
    assert page.get_by_role("heading", name="Pēc alfabēta").is_visible()


@pytest.mark.parametrize("code", ["lv", "ru", "en"])
def test_results_are_for_everyone(code: str, visit: Visit) -> None:
    """The list below them is looked at with the other pages, so it is taken away: rules on it take half a minute."""
    page = visit("real", AT[code], width=320)
    page.evaluate(Axe().axe_script)
    for query in ("Latgale", "qqqqq"):
        ask(page, query)
        sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert sideways == 0
        page.evaluate("document.querySelectorAll('#results ~ section').forEach(one => one.hidden = true)")
        for width, scheme, rules in ((360, "light", AXE), (360, "dark", CONTRAST), (1280, "light", AXE)):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)

            assert page.evaluate(RUN_AXE, rules)["faults"] == []


@pytest.mark.parametrize("code", ["lv", "ru", "en"])
def test_script_and_index_of_this_site_are_small(code: str, served: dict[str, str], visit: Visit) -> None:
    page = visit("real", AT[code])
    sizes = []
    page.on(
        "response",
        lambda answer: "/theme/search" in answer.url and sizes.append(len(gzip.compress(answer.body()))),
    )
    page.reload()
    ask(page, "Latgale")

    assert len(sizes) == 2
    assert sum(sizes) <= 10 * 1024


def test_large_site_fetches_its_index_in_parts(browser: Browser, repository: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "data" / "organisations").mkdir(parents=True)
    (content / "data" / "site.yaml").write_text("name: Daudz\ntagline: Daudz biedrību\n", encoding="utf-8")
    (content / "data" / "places.yaml").write_text("upes: {name: Upes, where: Upēs}\n", encoding="utf-8")
    letters = "bcdfgklmnprstvz"
    for number in range(400):
        name = "".join(letters[number // 15**place % 15] + "o" for place in range(3)) + "ņi"
        about = " ".join(f"vārds{number * 40 + n}m" for n in range(40))
        record = f"name: {name.capitalize()}\nplaces: [upes]\nabout: {about}\n"
        (content / "data" / "organisations" / f"o-{number}.yaml").write_text(record, encoding="utf-8")
    build(repository / "pelicanconf.py", content, tmp_path / "output", today=None)
    with serving(tmp_path / "output") as address:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: ".json" in request.url and asked.append(request.url))
        page.goto(address + "/meklet/")

        assert ask(page, "bobocoņos") == ["„Bobocoņi”"] or ask(page, "bobocoņos")[0].startswith("„")
        assert 0 < len(asked) <= 4
        assert len(list((tmp_path / "output" / "theme").glob("search-lv.*.json"))) > 6
        assert page.locator(".lines a").count() < 400
        page.goto(address + "/meklet/lapa/2/")
        assert page.locator(".lines a").count() > 50
        ask_again = page.goto(address + "/meklet/?q=v%C4%81rds41m")
        assert ask_again is not None
        expect(page.locator("#results li")).to_have_count(1)
        page.close()
