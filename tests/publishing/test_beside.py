"""Texts side by side: blocks, which of them pair, and the pages that show them."""

from __future__ import annotations

import random
import re

import pytest
from pages import BuiltSite

from association.publishing.beside import Block, aligned, apart, blocks


@pytest.mark.parametrize(
    ("html", "kinds", "texts"),
    [
        ("", [], []),
        ("\n", [], []),
        ("<h2>A</h2>\n<p>b <em>c</em><br>\nd</p>", ["h2", "p"], ["A", "b c\nd"]),
        ("<ul>\n<li>a</li>\n<li>b<ul><li>c</li></ul></li>\n</ul><p>d</p>", ["li", "li", "p"], ["a", "bc", "d"]),
        ("<hr><img src='x' alt='a'><ul></ul>", ["hr", "img"], ["", ""]),
        ("<p><picture><source srcset='x'><img src='y' alt='a'></picture></p><p>b</p>", ["p", "p"], ["", "b"]),
        ("<blockquote><p>a</p><p>b</p></blockquote>", ["blockquote"], ["ab"]),
        ("<table><tr><td>a</td></tr></table>", ["table"], ["a"]),
        ("loose<p>a</p>tail", ["p", "p", "p"], ["loose", "a", "tail"]),
    ],
)
def test_text_is_cut_into_its_outermost_elements_and_entries(html: str, kinds: list[str], texts: list[str]) -> None:
    found = blocks(html)
    assert [block.kind for block in found] == kinds
    assert [re.sub("<[^>]*>", "", block.html) for block in found] == texts


def test_entries_of_a_numbered_list_keep_their_numbers() -> None:
    assert [block.html for block in blocks('<ol start="3"><li>a</li><li>b</li></ol>')] == [
        '<ol start="3"><li>a</li></ol>',
        '<ol start="4"><li>b</li></ol>',
    ]


def text(shape: str) -> tuple[Block, ...]:
    """`h:1 p:20 li:7`: blocks of these kinds, each with so many letters; a number after / stands in it."""
    made = []
    for entry in shape.split():
        kind, length, *sign = re.split("[:/]", entry)
        made.append(Block(kind, "x" * int(length) + "".join(f" {one}" for one in sign)))
    return tuple(made)


@pytest.mark.parametrize(
    ("one", "other", "pairs"),
    [
        ("", "", ""),
        ("p:10 p:90", "p:90 p:10", "00 11"),  # equal rows are not questioned
        ("p:10", "", "0-"),
        ("", "p:10 li:5", "-0 -1"),
        ("p:50 p:10 p:50", "p:50 p:50", "00 1- 21"),  # a short paragraph has no partner
        ("h2:5 p:50 h2:5 p:50", "h2:5 p:50 p:9 h2:5 p:50", "00 11 -2 23 34"),
        ("h2:5 p:50 p:50 h2:5 p:50", "h2:5 p:50 h2:5 p:50 p:50", "00 11 2- 32 43 -4"),  # under its own heading
        ("p:40 li:9 li:9 li:9 p:40", "p:40 li:9 li:9 p:40", "00 11 22 3- 43"),
        ("p:60 p:60/2017 p:60", "p:60/2017 p:60", "0- 10 21"),  # a number says which
        ("p:40 table:40", "p:40 li:20 li:20", "00 1- -1 -2"),
        ("h2:5 p:40 h2:5 p:40", "p:40 h2:5 p:40", "0- 10 21 32"),  # a heading that one text lacks
    ],
)
def test_blocks_pair_with_those_that_say_the_same(one: str, other: str, pairs: str) -> None:
    left, right = text(one), text(other)
    places = {id(block): str(number) for side in (left, right) for number, block in enumerate(side)}
    assert " ".join("".join(places.get(id(block), "-") for block in pair) for pair in aligned(left, right)) == pairs


def test_no_block_is_lost_repeated_or_moved() -> None:
    chance = random.Random(7)
    for _ in range(200):
        one, other = (
            text(" ".join(f"{chance.choice(['h2', 'p', 'li'])}:{chance.randint(0, 90)}" for _ in range(length)))
            for length in (chance.randint(0, 9), chance.randint(0, 9))
        )
        pairs = aligned(one, other)
        assert tuple(left for left, _ in pairs if left) == one
        assert tuple(right for _, right in pairs if right) == other
        assert all(left.kind == right.kind for left, right in pairs if left and right)


def test_second_text_has_ids_of_its_own() -> None:
    html = '<h2 id="s-2017">A</h2><a href="#s-2017">b</a> <a href="/x#s-2017">id="c"</a>'
    assert apart(html, "ru") == '<h2 id="ru-s-2017">A</h2><a href="#ru-s-2017">b</a> <a href="/x#s-2017">id="c"</a>'


# --- on written pages -------------------------------------------------------------------------------------------


def test_page_stands_in_both_editions_and_leads_search_engines_to_the_article(real: BuiltSite) -> None:
    for path, article in (
        ("/zinas/otrais-seminars/lv-ru/", "/zinas/otrais-seminars/"),
        ("/ru/novosti/otrais-seminars/lv-ru/", "/ru/novosti/otrais-seminars/"),
    ):
        page = real[path]
        assert not page.indexed
        assert page.canonical == real.siteurl + article
        assert page.alternates == {}
        assert path in [link.get("href") for link in real[article].main.all("a")]
    assert not [url for url in real.sitemap if "lv-ru" in url]


def test_summary_is_no_text_to_stand_beside(real: BuiltSite) -> None:
    assert not [path for path in real.paths if "sadarbibas-ligums-ar-balto-maju/lv" in path]


def test_both_texts_are_there_whole_each_in_its_language(real: BuiltSite, sample: BuiltSite) -> None:
    compared = 0
    for site in (real, sample):
        for page in site.pages:
            found = re.fullmatch(r"(/(?:\w\w/)?)(\w+)/([^/]+)/(\w\w)-(\w\w)/", page.path)
            if not found:
                continue
            beside = page.main.all("div", class_="beside")
            rows = [[cell for cell in row.children if not isinstance(cell, str)] for row in beside]
            for side, code in enumerate(found.groups()[3:]):
                cells = [row[side] for row in rows]
                assert {cell.lang for cell in cells} == {code}
                (link,) = cells[0].all("a", hreflang=code)
                article = site[site.path_of(link.attributes["href"])]
                (prose,) = article.main.all("div", class_="prose")
                whole = re.sub(r"\s+", "", prose.words)
                assert re.sub(r"\s+", "", "".join(cell.words for cell in cells[1:])) == whole, page.path
                compared += 1
    assert compared > 20


def test_its_title_tells_it_from_the_article_and_its_heading_is_the_articles(sample: BuiltSite) -> None:
    both = {"/zinas/takas-plans/": "latviešu un krievu", "/ru/novosti/takas-plans/": "латышский и русский"}
    for path, languages in both.items():
        page, article = sample[f"{path}lv-ru/"], sample[path]
        assert page.heading.words == article.heading.words
        assert page.title.startswith(f"{article.heading.words} ({languages})")


def test_texts_of_unequal_length_pair_by_their_headings(sample: BuiltSite) -> None:
    rows = sample["/zinas/takas-plans/lv-ru/"].main.all("div", class_="beside")
    cells = [[cell for cell in row.children if not isinstance(cell, str)] for row in rows[1:]]
    kinds = [tuple(next((one.tag for one in cell if one.tag != "div"), "") for cell in row) for row in cells]
    assert kinds == [
        *(("p", "p"), ("p", "")),
        *(("h2", "h2"), ("ol", "ol"), ("ol", ""), ("ol", "ol")),
        *(("h2", "h2"), ("p", "p"), ("", "p"), ("blockquote", "blockquote"), ("", "ul")),
    ]
