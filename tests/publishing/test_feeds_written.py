"""What machines read of the whole site: feeds, redirects, robots."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from pages import SITEURL, BuiltSite, Page, build_site, parsed

from association.exports.redirects import refresh_page

Built = Callable[[str], BuiltSite]

EDITIONS = {"lv": "/", "ru": "/ru/", "en": "/en/"}


@pytest.fixture(params=EDITIONS)
def code(request: pytest.FixtureRequest) -> str:
    return request.param


def test_each_feed_has_its_own_id_language_and_home(sample: BuiltSite, code: str) -> None:
    feed = sample.atom(f"{EDITIONS[code]}atom.xml")
    assert feed.lang == code
    assert feed.id == feed.self_link == f"{SITEURL}{EDITIONS[code]}atom.xml"
    assert feed.home == f"{SITEURL}{EDITIONS[code]}"


def test_entries_are_by_the_association_and_not_by_its_feed(sample: BuiltSite, code: str) -> None:
    atom = (sample.folder / f"{EDITIONS[code]}atom.xml".lstrip("/")).read_text("utf-8")
    told = json.loads((sample.folder / f"{EDITIONS[code]}feed.json".lstrip("/")).read_text("utf-8"))
    (author,) = told["authors"]
    assert author["name"] in told["title"]
    assert author["name"] != told["title"]
    assert set(re.findall(r"<author><name>(.*?)</name>", atom)) == {author["name"]}


def test_a_feed_is_as_old_as_its_newest_entry(sample: BuiltSite, code: str) -> None:
    feed = sample.atom(f"{EDITIONS[code]}atom.xml")
    assert feed.updated == max(entry["updated"] for entry in feed.entries)
    assert [entry["published"] for entry in feed.entries] == sorted(
        (e["published"] for e in feed.entries), reverse=True
    )


def test_entries_are_the_pages_of_the_edition(sample: BuiltSite, code: str) -> None:
    for entry in sample.atom(f"{EDITIONS[code]}atom.xml").entries:
        page = sample[sample.path_of(entry["link"])]
        assert entry["id"] == entry["link"] == page.canonical
        assert page.lang == code
        assert page.indexed
        assert " ".join(entry["title"].split()) == page.heading.words
        assert datetime.fromisoformat(entry["published"]).tzinfo is not None


def test_an_entry_holds_the_whole_text(sample: BuiltSite) -> None:
    entries = {entry["link"]: entry for entry in sample.atom("/atom.xml").entries}
    content = parsed(entries[f"{SITEURL}/zinas/forums-noticis/"]["content"])
    assert [element.words for element in content.all("h2")] == ["Kas nolemts"]
    assert [element.words for element in content.all("td")] == ["Ozolgrava", "3", "Dzirnulīči", "2"]
    assert "Divas dienas Ozolgravā runāja par to, kā strādāt kopā." in content.words


def test_links_in_entries_are_full_addresses(sample: BuiltSite, code: str) -> None:
    for entry in sample.atom(f"{EDITIONS[code]}atom.xml").entries:
        for element in parsed(entry["content"]):
            for name in ("href", "src"):
                address = element.get(name)
                assert address is None or re.match(r"https?://|mailto:|tel:", address), (entry["link"], address)


@pytest.mark.parametrize(
    ("siteurl", "link"), [("https://example.org/repo", "https://example.org/repo/tikls/zvaigznu-plava/")]
)
def test_links_in_entries_carry_the_path_of_the_site_once(
    tmp_path: Path, folder_of_site: Path, siteurl: str, link: str
) -> None:
    site = build_site(folder_of_site / "summary-translation" / "content", tmp_path, siteurl)
    (entry,) = site.atom("/atom.xml").entries
    assert link in [a.get("href") for a in parsed(entry["content"]).all("a")]


def test_text_that_stands_in_is_marked_with_its_language(built: Built) -> None:
    (entry,) = built("summary-translation").atom("/ru/atom.xml").entries
    content = parsed(f'<div lang="ru">{entry["content"]}</div>')
    said = {element.words: element.lang for element in content.all("p")}
    assert said["В конце апреля посадим липы. Лопаты и саженцы будут."] == "ru"
    assert said["Šoreiz stādīsim desmit liepas gar upi."] == "lv"


def test_the_notice_is_inside_the_entry(built: Built) -> None:
    site = built("funded-article")
    for code, path in EDITIONS.items():
        for entry in site.atom(f"{path}atom.xml").entries:
            expected = 0 if "bez-projekta" in entry["link"] else 1
            notice = "Pasākumu atbalsta Pagalmu padome"
            content = parsed(f'<div lang="{code}">{entry["content"]}</div>')
            found = [element for element, text in content.strings if notice in text]
            assert [element.lang for element in found] == ["lv"] * expected, entry["link"]


def test_json_feed_says_the_same_as_atom(sample: BuiltSite, code: str) -> None:
    atom, feed = sample.atom(f"{EDITIONS[code]}atom.xml"), sample.json_feed(f"{EDITIONS[code]}feed.json")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["language"] == code
    assert feed["feed_url"] == f"{SITEURL}{EDITIONS[code]}feed.json"
    assert feed["home_page_url"] == atom.home
    assert [(item["id"], item["url"], item["content_html"]) for item in feed["items"]] == [
        (entry["id"], entry["link"], entry["content"]) for entry in atom.entries
    ]
    for item in feed["items"]:
        assert item["title"]
        assert item["summary"]
        assert datetime.fromisoformat(item["date_published"]).tzinfo is not None


def test_hostile_text_comes_out_as_text(sample: BuiltSite) -> None:
    item = next(item for item in sample.json_feed("/feed.json")["items"] if item["url"].endswith("/tirgus/"))
    content = parsed(item["content_html"])
    assert item["title"] == 'Tirgus & "<script>alert(1)</script>" 🎪'
    assert not content.all("script")
    assert not content.all("b")
    assert "<b>medus</b>" in content.words
    assert "{{ 7 * 7 }}" in content.words


# --- redirects, robots ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "target", "lang"),
    [
        ("/vecas-zinas/talka/index.html", "/zinas/talka/", "lv"),
        ("/ru/starye/subbotnik/index.html", "/ru/novosti/talka/", "ru"),
        ("/zinas/talka.html", "/zinas/talka/", "lv"),
    ],
)
def test_a_moved_address_sends_the_reader_on(built: Built, file: str, target: str, lang: str) -> None:
    site = built("moved-address")
    page = site[file.removesuffix("index.html")]
    assert page.lang == lang
    (refresh,) = page.root.all("meta", http_equiv="refresh")
    assert refresh.get("content") == f"0; url={target}"
    assert page.canonical == SITEURL + target
    assert not page.indexed
    assert page.alternates == {}
    assert [link.get("href") for link in page.links] == [target]


def test_moved_addresses_are_told_to_hosts_and_not_to_search(built: Built) -> None:
    site = built("moved-address")
    assert site.text("/_redirects").splitlines() == [
        "/ru/starye/subbotnik/ /ru/novosti/talka/ 301",
        "/vecas-zinas/talka/ /zinas/talka/ 301",
        "/zinas/talka.html /zinas/talka/ 301",
    ]
    assert not [url for url in site.sitemap if "vecas" in url or "starye" in url]


def test_an_address_with_signs_of_html_stays_text() -> None:
    target = '/"><script>alert(1)</script>/'
    page = Page("/old/", refresh_page(target, f"{SITEURL}{target}", "lv"))
    assert not page.root.all("script")
    assert [link.get("href") for link in page.links] == [target]


def test_robots_name_the_sitemap(sample: BuiltSite) -> None:
    assert f"Sitemap: {SITEURL}/sitemap.xml" in sample.text("/robots.txt").splitlines()
