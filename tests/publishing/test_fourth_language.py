"""A fourth language: one entry in the settings and one catalogue; no template and no line of Python changes."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from pages import REPOSITORY, SITEURL, BuiltSite, build_site, write_content

# What an editor who adds Lithuanian writes: the words of the addresses, and the catalogue below.
LITHUANIAN = """
LANGUAGES = {**LANGUAGES, "lt": {
    "name": "Lietuvių",
    "shows_untranslated": True,
    "sections": {
        "news": "naujienos", "archive": "archyvas", "topics": "temos", "page": "puslapis", "take-part": "dalyvauk",
        "events": "renginiai", "calendar": "kalendorius", "network": "tinklas", "places": "vietos",
        "agreements": "susitarimai", "projects": "projektai", "programmes": "programos",
        "surveys": "apklausos", "documents": "dokumentai",
        "exchange": "mainai", "glossary": "zodynas", "organisations": "organizacijos", "fields": "sritys",
        "volunteers": "iesko-savanoriu", "data": "duomenys", "search": "paieska", "portals": "portalams",
    },
}}
THEME = %r
"""

CONTENT = {
    "data/site.yaml": "name: Zvaigžņu pļava\ntagline: {lv: Biedrība, ru: Общество, en: Association, lt: Bendrija}\n",
    "data/topics.yaml": "birds: {name: {lv: Putni, ru: Птицы, en: Birds, lt: Paukščiai}}\n",
    "data/places.yaml": """
ozolgrava:
  name: {lv: Ozolgrava, ru: Озолграва, en: Ozolgrava, lt: Ozolgrava}
  where: {lv: Ozolgravā, ru: в Озолграве, en: in Ozolgrava, lt: Ozolgravoje}
""",
    "data/organisations/cekas.yaml": "name: {lv: Čekas, lt: Čekas, ru: Чекас, en: Čekas}\nplaces: [ozolgrava]\n",
    "data/organisations/cabas.yaml": "name: {lv: Cabas, lt: Cabas, ru: Цабас, en: Cabas}\nplaces: [ozolgrava]\n",
    "data/organisations/zvaigznes.yaml": "name: Zvaigžņu pļava\nplaces: [ozolgrava]\n",
    "data/events/svente.yaml": """
type: meeting
title: {lv: Svētki, ru: Праздник, en: Festival, lt: Šventė}
summary: {lv: Nāc. Dejo., ru: Приходи. Танцуй., en: Come. Dance., lt: Ateik. Šok.}
start: 2031-06-30
end: 2031-07-01
place: ozolgrava
participants: {count: 21}
""",
    "articles/2031-06-08-gandri.lv.md": """---
title: Stārķi
summary: Atlidoja. Skaisti.
tags: [birds]
events: [svente]
---
Teksts par [putniem](topic:birds).
""",
    "articles/2031-06-08-gandri.lt.md": """---
title: Gandrai
summary: Atskrido. Gražu.
---
Tekstas apie [](event:svente).
""",
    "articles/2031-06-07-tikai.lv.md": "---\ntitle: Tikai latviski\nsummary: Viens. Divi.\n---\nLatviešu teksts.\n",
}


def placeholder_catalogue(target: Path) -> None:
    """Every message of the interface as „lt: …”, with CLDR's plural forms."""
    with (REPOSITORY / "theme" / "translations" / "en.po").open("rb") as file:
        messages = read_po(file, locale="en")
    made = Catalog(locale="lt", fuzzy=False)
    for message in messages:
        if isinstance(message.id, tuple):
            forms = tuple(f"lt{form}: {message.id[1]}" for form in range(made.num_plurals))
            made.add(message.id, forms, context=message.context)
        elif message.id:
            made.add(message.id, f"lt: {message.id}", context=message.context)
    with target.open("wb") as file:
        write_po(file, made, no_location=True, omit_header=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("fourth")
    shutil.copytree(REPOSITORY / "theme", folder / "theme")
    placeholder_catalogue(folder / "theme" / "translations" / "lt.po")
    return build_site(write_content(folder / "content", CONTENT), folder, further=LITHUANIAN % str(folder / "theme"))


NAMES: Mapping[str, str] = {"lv": "Latviešu", "ru": "Русский", "en": "English", "lt": "Lietuvių"}


def test_its_pages_stand_below_its_code_with_its_words(site: BuiltSite) -> None:
    assert [path for path in site.paths if path.startswith("/lt/")] == [
        "/lt/",
        "/lt/404.html",
        "/lt/archyvas/",
        "/lt/archyvas/2031/",
        "/lt/dalyvauk/",
        "/lt/duomenys/",
        "/lt/kalendorius/",
        "/lt/kalendorius/2031-06/",
        "/lt/kalendorius/2031-07/",
        "/lt/mainai/",
        "/lt/naujienos/",
        "/lt/naujienos/gandri/",
        "/lt/naujienos/gandri/lv-lt/",
        "/lt/naujienos/tikai/",
        "/lt/organizacijos/",
        "/lt/paieska/",
        "/lt/renginiai/",
        "/lt/renginiai/svente/",
        "/lt/temos/",
        "/lt/temos/birds/",
        "/lt/tinklas/",
        "/lt/tinklas/cabas/",
        "/lt/tinklas/cekas/",
        "/lt/tinklas/zvaigznes/",
        "/lt/vietos/",
        "/lt/vietos/ozolgrava/",
    ]
    assert {site[path].lang for path in site.paths if path.startswith("/lt/")} == {"lt"}


def test_its_interface_speaks_from_its_catalogue(site: BuiltSite) -> None:
    for path in site.paths:
        if path.startswith("/lt/"):
            navs = [nav.get("aria-label") or "" for nav in site[path].root.all("nav")]
            assert all(label.startswith("lt: ") for label in navs if label), (path, navs)


def test_its_dates_are_those_of_cldr(site: BuiltSite) -> None:
    facts = [value.words for value in site["/lt/renginiai/svente/"].article.all("dd")]
    assert any("birželio 30" in fact and "liepos 1" in fact and "2031 m." in fact for fact in facts), facts
    headings = [heading.words for heading in site["/lt/archyvas/2031/"].main.all("h2")]
    assert len(headings) == 1
    assert "birželis" in headings[0]
    assert "2031" in headings[0]


def test_its_plural_forms_are_those_of_its_catalogue(site: BuiltSite) -> None:
    facts = [value.words for value in site["/lt/renginiai/svente/"].article.all("dd")]
    assert "lt0: 21 participants" in facts  # Lithuanian counts 21 as one


def test_its_lists_are_in_the_order_of_its_letters(site: BuiltSite) -> None:
    titles = [
        heading.words for item in site["/lt/tinklas/"].main.all("li") for heading in item.all("h2") + item.all("h3")
    ]
    assert [title.strip("„“”") for title in titles] == ["Cabas", "Čekas", "Zvaigžņu pļava"]


def test_alternates_of_all_languages_answer_each_other(site: BuiltSite) -> None:
    lv, lt = f"{SITEURL}/zinas/gandri/", f"{SITEURL}/lt/naujienos/gandri/"
    expected = {"lv": lv, "lt": lt, "x-default": lv}
    assert site["/zinas/gandri/"].alternates == site["/lt/naujienos/gandri/"].alternates == expected
    assert list(site["/"].alternates) == [*NAMES, "x-default"]
    assert site.sitemap[lt] == expected


def test_its_untranslated_pages_stand_in_honestly(site: BuiltSite) -> None:
    page = site["/lt/naujienos/tikai/"]
    text = next(element for element in page.article.all("p") if element.words == "Latviešu teksts.")
    assert (page.lang, text.lang) == ("lt", "lv")
    assert not page.indexed
    assert page.canonical == f"{SITEURL}/zinas/tikai/"


@pytest.mark.parametrize("path", ["/", "/zinas/gandri/", "/lt/naujienos/gandri/", "/ru/novosti/gandri/"])
def test_the_switch_of_every_page_has_it(site: BuiltSite, path: str) -> None:
    assert list(site[path].switch(NAMES)) == list(NAMES)


def test_links_of_its_texts_lead_to_its_pages(site: BuiltSite) -> None:
    links = {link.words: link.get("href") for link in site["/lt/naujienos/gandri/"].article.all("a")}
    assert links["Šventė"] == "/lt/renginiai/svente/"


def test_its_feed_is_its_own(site: BuiltSite) -> None:
    feed = site.atom("/lt/atom.xml")
    assert (feed.lang, feed.id) == ("lt", f"{SITEURL}/lt/atom.xml")
    assert [entry["title"] for entry in feed.entries] == ["Gandrai"]


def test_the_root_s_not_found_speaks_it_too(site: BuiltSite) -> None:
    said = {(element.lang, text.strip()) for element, text in site["/404.html"].main.strings}
    assert ("lt", "lt: There is no such page") in said
