"""What stands in which edition, in which language, and what answers it: facts read from written pages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from pages import SITEURL, BuiltSite, Element, build_site, write_content

from association.language import Catalogue, Languages
from association.problems import ProblemsFound
from association.publishing.structure import SECTIONS

Built = Callable[[str], BuiltSite]
Interface = Callable[[str], Catalogue]


@pytest.fixture(scope="session")
def interface(repository: Path, languages: Languages) -> Interface:
    """The interface's words in one language."""
    folder = repository / "theme" / "translations"
    return lambda code: Catalogue.read(folder / f"{code}.po", languages[code])


@pytest.fixture(scope="session")
def names(languages: Languages) -> Mapping[str, str]:
    return {language.code: language.name for language in languages}


def listed(site: BuiltSite, list_path: str, page_path: str) -> Element | None:
    """The entry of a list that leads to a page."""
    for item in site[list_path].main.all("li"):
        if any(link.get("href") == page_path for link in item.all("a")):
            return item
    return None


def remarks(article: Element, language_name: str) -> list[Element]:
    """What an article says of its translation: the paragraphs that name the language it was written in."""
    return [element for element in article.all("p", class_="remark") if language_name in element.words]


def full(path: str, site: BuiltSite | None = None) -> str:
    return (site.siteurl if site else SITEURL) + path


# --- addresses ------------------------------------------------------------------------------------

ALWAYS = {
    "lv": {"/", "/404.html", "/piedalies/", "/zinas/", "/pasakumi/", "/tikls/", "/dati/", "/apmaina/", "/meklet/"},
    "ru": {"/ru/", "/ru/404.html"},
    "en": {"/en/", "/en/404.html"},
}
ALWAYS["ru"] |= {f"/ru/{word}/" for word in "uchastvui novosti meropriyatiya set dannye obmen poisk".split()}
ALWAYS["en"] |= {f"/en/{word}/" for word in "take-part news events network data exchange search".split()}
EVERYWHERE = set.union(*ALWAYS.values())


@pytest.mark.parametrize(
    ("name", "further"),
    [
        ("empty", set()),
        (
            "untranslated-article",
            {
                *("/zinas/talka-pagalma/", "/zinas/pirmais-vakars/", "/arhivs/", "/arhivs/2031/"),
                *("/zinas/pirmais-vakars/lv-ru/", "/zinas/pirmais-vakars/lv-en/"),
                *("/ru/novosti/pirmais-vakars/lv-ru/", "/ru/novosti/pirmais-vakars/en-ru/"),
                *("/en/news/pirmais-vakars/lv-en/", "/en/news/pirmais-vakars/en-ru/"),
                *("/temas/", "/temas/neighbours/"),
                *("/ru/novosti/talka-pagalma/", "/ru/novosti/pirmais-vakars/", "/ru/arkhiv/", "/ru/arkhiv/2031/"),
                *("/ru/temy/", "/ru/temy/neighbours/"),
                *("/en/news/pirmais-vakars/", "/en/archive/", "/en/archive/2031/"),
                *("/en/topics/", "/en/topics/neighbours/"),
            },
        ),
        (
            "russian-original",
            {
                *("/zinas/vecher-poezii/", "/zinas/kino/", "/zinas/ozero/"),
                *("/arhivs/", "/arhivs/2031/", "/pasakumi/russkii-vecher/"),
                *("/temas/", "/temas/neighbours/"),
                *("/ru/novosti/vecher-poezii/", "/ru/novosti/kino/", "/ru/novosti/ozero/"),
                *("/ru/arkhiv/", "/ru/arkhiv/2031/"),
                *("/ru/temy/", "/ru/temy/neighbours/", "/ru/meropriyatiya/russkii-vecher/"),
                *("/kalendars/", "/kalendars/2025-02/", "/ru/kalendar/", "/ru/kalendar/2025-02/"),
                *("/en/news/kino/", "/en/archive/", "/en/archive/2031/"),
                *("/ru/novosti/kino/en-ru/", "/en/news/kino/en-ru/"),
            },
        ),
        (
            "thin-english",
            {
                *("/zinas/talka/", "/zinas/pirma/", "/arhivs/", "/arhivs/2030/", "/arhivs/2031/", "/par-mums/"),
                *("/temas/", "/temas/neighbours/", "/vardnica/"),
                *("/ru/novosti/talka/", "/ru/novosti/pirma/", "/ru/arkhiv/", "/ru/arkhiv/2030/", "/ru/arkhiv/2031/"),
                *("/ru/o-nas/", "/ru/temy/", "/ru/temy/neighbours/", "/ru/slovar/"),
                *("/en/news/pirma/", "/en/archive/", "/en/archive/2030/"),
                *("/zinas/talka/lv-ru/", "/ru/novosti/talka/lv-ru/", "/zinas/pirma/lv-en/", "/en/news/pirma/lv-en/"),
            },
        ),
        (
            "draft",
            {
                *("/zinas/talka/", "/arhivs/", "/arhivs/2031/"),
                *("/ru/novosti/talka/", "/ru/arkhiv/", "/ru/arkhiv/2031/"),
            },
        ),
    ],
)
def test_a_site_has_exactly_the_pages_that_its_content_makes(built: Built, name: str, further: set[str]) -> None:
    assert set(built(name).paths) == EVERYWHERE | further


def test_default_language_stands_at_the_root_and_the_others_below_their_codes(sample: BuiltSite) -> None:
    for page in sample.pages:
        first = page.path.split("/")[1]
        assert page.lang == (first if first in ("ru", "en") else "lv"), page.path


@pytest.mark.parametrize(
    "path",
    [
        *("/zinas/forums-noticis/", "/ru/novosti/forums-noticis/", "/en/news/forums-noticis/"),
        *("/tikls/sena-krasns/", "/ru/set/sena-krasns/", "/en/network/sena-krasns/"),
        *("/par-mums/", "/ru/o-nas/", "/en/about/", "/brivpratigie/", "/ru/dobrovoltsy/"),
        *("/apmaina/", "/ru/obmen/", "/en/exchange/", "/vardnica/", "/ru/slovar/", "/en/glossary/"),
        *("/projekti/klausisimies/", "/ru/proekty/klausisimies/", "/en/projects/klausisimies/"),
    ],
)
def test_section_words_and_slugs_are_those_of_the_language(sample: BuiltSite, path: str) -> None:
    assert path in sample


# --- states of a translation --------------------------------------------------------------------------


class TestUntranslated:
    """An article in Latvian only, met in Russian, and not met in English."""

    LV, RU = "/zinas/talka-pagalma/", "/ru/novosti/talka-pagalma/"

    @pytest.fixture
    def site(self, built: Built) -> BuiltSite:
        return built("untranslated-article")

    def test_page_shows_the_original_text_marked_with_its_language(self, site: BuiltSite) -> None:
        page = site[self.RU]
        assert page.lang == "ru"
        text = next(
            element
            for element in page.article
            if element.words == "Sanākam pie vecās liepas. Kas ņem līdzi tēju, tas ir īpaši gaidīts."
        )
        assert text.lang == "lv"
        assert page.heading.all("span")[0].lang == "lv"

    def test_page_says_so_in_the_reader_s_language(self, site: BuiltSite) -> None:
        (remark,) = remarks(site[self.RU].article, "латышский")
        assert remark.lang == "ru"

    def test_page_is_not_indexed_and_is_canonical_to_the_original(self, site: BuiltSite) -> None:
        page = site[self.RU]
        assert not page.indexed
        assert page.canonical == full(self.LV)

    def test_untranslated_page_has_no_alternates(self, site: BuiltSite) -> None:
        assert site[self.RU].alternates == {}
        assert site[self.LV].alternates == {"lv": full(self.LV), "x-default": full(self.LV)}

    def test_it_is_in_neither_feeds_nor_sitemap(self, site: BuiltSite) -> None:
        assert [entry["title"] for entry in site.atom("/ru/atom.xml").entries] == ["Первый вечер игр"]
        assert [item["title"] for item in site.json_feed("/ru/feed.json")["items"]] == ["Первый вечер игр"]
        assert full(self.LV) in site.sitemap
        assert full(self.RU) not in site.sitemap

    @pytest.mark.parametrize("path", ["/ru/novosti/", "/ru/", "/ru/temy/neighbours/", "/ru/arkhiv/2031/"])
    def test_it_is_marked_in_lists(self, site: BuiltSite, interface: Interface, path: str) -> None:
        mark = interface("ru").gettext("not translated")
        entry, other = listed(site, path, self.RU), listed(site, path, "/ru/novosti/pirmais-vakars/")
        assert entry is not None
        assert mark in entry.words
        assert other is not None
        assert mark not in other.words

    @pytest.mark.parametrize("path", ["/zinas/", "/"])
    def test_the_original_is_not_marked(self, site: BuiltSite, interface: Interface, path: str) -> None:
        entry = listed(site, path, self.LV)
        assert entry is not None
        assert interface("lv").gettext("not translated") not in entry.words

    def test_it_is_nowhere_in_the_thin_edition(self, site: BuiltSite) -> None:
        assert "/en/news/talka-pagalma/" not in site
        for name, file in site.files.items():
            if name.startswith("/en/"):
                assert "Talka pagalm" not in file.read_text("utf-8"), name


class TestSummaryTranslation:
    """An article in Latvian whose title and summary are in Russian."""

    LV, RU = "/zinas/nac-stadit/", "/ru/novosti/nac-stadit/"

    @pytest.fixture
    def site(self, built: Built) -> BuiltSite:
        return built("summary-translation")

    def test_title_summary_facts_and_notice_are_translated(self, site: BuiltSite) -> None:
        page = site[self.RU]
        assert page.heading.words == "Приходи сажать деревья"
        said = {element.words: element.lang for element in page.article if element.tag in ("p", "dd")}
        assert said["В конце апреля посадим липы. Лопаты и саженцы будут."] == "ru"
        assert said["30 апреля – 1 мая 2031 года"] == "ru"
        assert said["в Озолграве"] == "ru"
        assert any(words.startswith("Мероприятие поддерживает Совет дворов") for words in said)

    def test_full_text_follows_in_latvian_and_the_page_says_so(self, site: BuiltSite) -> None:
        article = site[self.RU].article
        text = next(element for element in article if element.words == "Šoreiz stādīsim desmit liepas gar upi.")
        assert text.lang == "lv"
        (remark,) = remarks(article, "латышский")
        assert remark.lang == "ru"

    def test_links_of_the_latvian_text_lead_to_russian_pages(self, site: BuiltSite) -> None:
        link = next(link for link in site[self.RU].article.all("a") if link.words == "„Zvaigžņu pļava”")
        assert link.get("href") == "/ru/set/zvaigznu-plava/"
        assert link.lang == "lv"

    def test_it_is_a_translation_for_search_feeds_and_alternates(self, site: BuiltSite) -> None:
        page = site[self.RU]
        alternates = {"lv": full(self.LV), "ru": full(self.RU), "x-default": full(self.LV)}
        assert page.indexed
        assert page.canonical == full(self.RU)
        assert page.alternates == site[self.LV].alternates == alternates
        assert site.sitemap[full(self.RU)] == alternates
        assert [entry["link"] for entry in site.atom("/ru/atom.xml").entries] == [full(self.RU)]

    def test_it_is_not_marked_as_untranslated(self, site: BuiltSite, interface: Interface) -> None:
        entry = listed(site, "/ru/novosti/", self.RU)
        assert entry is not None
        assert interface("ru").gettext("not translated") not in entry.words


class TestOutdated:
    """Translations whose original has changed since."""

    @pytest.fixture
    def site(self, built: Built) -> BuiltSite:
        return built("outdated-translation")

    def test_outdated_translation_says_so_in_one_line(self, site: BuiltSite) -> None:
        assert len(remarks(site["/ru/novosti/mainas-laiks/"].article, "латышский")) == 1

    @pytest.mark.parametrize("path", ["/zinas/mainas-laiks/", "/en/news/mainas-laiks/"])
    def test_original_and_current_translation_say_nothing(self, site: BuiltSite, path: str) -> None:
        for name in ("latviešu", "Latvian"):
            assert not remarks(site[path].article, name)

    def test_outdated_summary_says_both(self, site: BuiltSite) -> None:
        assert len(remarks(site["/ru/novosti/kopsavilkums/"].article, "латышский")) == 2

    def test_outdated_translation_stays_a_translation(self, site: BuiltSite) -> None:
        page = site["/ru/novosti/mainas-laiks/"]
        assert page.indexed
        assert "ru" in page.alternates
        assert full(page.path) in site.sitemap


class TestRussianOriginal:
    """Articles and an event written in Russian, on a site whose default language is Latvian."""

    @pytest.fixture
    def site(self, built: Built) -> BuiltSite:
        return built("russian-original")

    def test_the_default_edition_shows_it_in_russian_and_says_so(self, site: BuiltSite) -> None:
        page = site["/zinas/vecher-poezii/"]
        text = next(element for element in page.article if element.words == "Вечер прошёл под старой липой.")
        assert (page.lang, text.lang) == ("lv", "ru")
        (remark,) = remarks(page.article, "krievu")
        assert remark.lang == "lv"

    @pytest.mark.parametrize(
        ("stand_in", "original"),
        [
            ("/zinas/vecher-poezii/", "/ru/novosti/vecher-poezii/"),
            ("/zinas/kino/", "/ru/novosti/kino/"),
            ("/pasakumi/russkii-vecher/", "/ru/meropriyatiya/russkii-vecher/"),
        ],
    )
    def test_original_is_canonical_and_default(self, site: BuiltSite, stand_in: str, original: str) -> None:
        assert not site[stand_in].indexed
        assert site[original].indexed
        assert site[stand_in].canonical == site[original].canonical == full(original)
        assert site[original].alternates["x-default"] == full(original)
        assert full(stand_in) not in site.sitemap

    def test_in_short_in_latvian_it_is_a_translation_as_any_other(self, site: BuiltSite) -> None:
        lv, ru = "/zinas/ozero/", "/ru/novosti/ozero/"
        assert [heading.words for heading in site[lv].article.all("h1")] == ["Vakars pie ezera"]
        text = next(element for element in site[lv].article if element.words == "Читали до самой темноты.")
        assert text.lang == "ru"
        (remark,) = remarks(site[lv].article, "krievu")
        assert remark.lang == "lv"
        assert site[lv].indexed
        assert not remarks(site[ru].article, "латыш")
        assert site[lv].alternates == site[ru].alternates == {"lv": full(lv), "ru": full(ru), "x-default": full(lv)}

    def test_its_english_translation_answers_it(self, site: BuiltSite) -> None:
        ru, en = "/ru/novosti/kino/", "/en/news/kino/"
        assert site[ru].alternates == site[en].alternates == {"ru": full(ru), "en": full(en), "x-default": full(ru)}


# --- what every page says of itself -----------------------------------------------------------------------


@pytest.fixture(params=["sample", "real", "thin-english", "same-topic-three-languages"])
def any_site(request: pytest.FixtureRequest, built: Built) -> BuiltSite:
    return request.getfixturevalue("real") if request.param == "real" else built(request.param)


def test_alternates_contain_the_page_itself_and_answer_each_other(any_site: BuiltSite) -> None:
    for page in any_site.pages:
        alternates = dict(page.alternates)
        if not alternates:
            continue
        default = alternates.pop("x-default")
        assert default == next(iter(alternates.values())), page.path
        assert alternates[page.lang] == full(page.path, any_site) == page.canonical
        for code, address in alternates.items():
            other = any_site[any_site.path_of(address)]
            assert other.lang == code
            assert other.alternates == page.alternates, (page.path, other.path)


def test_a_page_is_indexed_or_names_the_page_that_is(any_site: BuiltSite) -> None:
    for page in any_site.pages:
        if page.path.endswith("404.html"):
            assert not page.indexed
            assert page.canonical is None
        elif page.indexed:
            assert page.canonical == full(page.path, any_site), page.path
        else:
            assert page.canonical is not None
            assert any_site[any_site.path_of(page.canonical)].indexed, page.path


def test_sitemap_holds_the_indexed_pages_with_the_alternates_of_their_heads(any_site: BuiltSite) -> None:
    sheets = [path for path in any_site.paths if re.search(r"/(lapa|stranitsa|page)/\d+/$", path)]
    indexed = {full(page.path, any_site): page.alternates for page in any_site.pages if page.indexed}
    assert any_site.sitemap == {url: found for url, found in indexed.items() if any_site.path_of(url) not in sheets}
    assert list(any_site.sitemap) == sorted(any_site.sitemap)


def test_switch_is_a_list_of_links_that_arrive(any_site: BuiltSite, names: Mapping[str, str]) -> None:
    for page in any_site.pages:
        switch = page.switch(names)
        assert list(switch) == list(names)
        assert switch[page.lang] == (None, "")
        for code, (href, _) in switch.items():
            if href is not None:
                assert any_site[any_site.path_of(href)].lang == code, page.path


def test_switch_leads_to_the_same_page_wherever_it_exists(any_site: BuiltSite, names: Mapping[str, str]) -> None:
    for page in any_site.pages:
        for code, address in page.alternates.items():
            if code not in ("x-default", page.lang):
                href, remark = page.switch(names)[code]
                assert (href, remark) == (any_site.path_of(address), ""), page.path


@pytest.mark.parametrize(
    ("name", "path", "code", "expected"),
    [
        ("thin-english", "/zinas/talka/", "en", "/en/news/"),
        ("thin-english", "/arhivs/2031/", "en", "/en/archive/"),
        ("thin-english", "/temas/neighbours/", "en", "/en/"),
        ("thin-english", "/par-mums/", "en", "/en/"),
        ("thin-english", "/ru/o-nas/", "en", "/en/"),
        ("thin-english", "/vardnica/", "en", "/en/"),
        ("same-topic-three-languages", "/temas/only-latvian/", "en", "/en/topics/"),
    ],
)
def test_switch_says_where_the_page_is_absent_and_leads_to_the_nearest_above(
    built: Built, names: Mapping[str, str], name: str, path: str, code: str, expected: str
) -> None:
    href, remark = built(name)[path].switch(names)[code]
    assert href == expected
    assert remark


def test_switch_says_where_the_page_is_not_translated(
    built: Built, names: Mapping[str, str], interface: Interface
) -> None:
    switch = built("untranslated-article")["/zinas/talka-pagalma/"].switch(names)
    assert switch["ru"] == ("/ru/novosti/talka-pagalma/", interface("lv").gettext("not translated"))


def test_every_page_names_the_feeds_of_its_own_language(any_site: BuiltSite) -> None:
    for page in any_site.pages:
        below = "/" if page.lang == "lv" else f"/{page.lang}/"
        assert page.feeds == {
            "application/atom+xml": full(f"{below}atom.xml", any_site),
            "application/feed+json": full(f"{below}feed.json", any_site),
        }


def test_no_id_stands_twice_and_every_page_has_one_heading_and_title(any_site: BuiltSite) -> None:
    for page in any_site.pages:
        assert len(page.ids) == len(set(page.ids)), page.path
        assert page.heading.words, page.path
        assert page.title.strip(" –"), page.path


# --- topics, archive, sheets -------------------------------------------------------------------------------


def test_a_topic_is_one_topic_in_all_languages(built: Built) -> None:
    site = built("same-topic-three-languages")
    paths = {"lv": "/temas/neighbours/", "ru": "/ru/temy/neighbours/", "en": "/en/topics/neighbours/"}
    assert {code: site[path].heading.words for code, path in paths.items()} == {
        "lv": "Kaimiņi",
        "ru": "Соседи",
        "en": "Neighbours",
    }
    for path in paths.values():
        assert site[path].alternates == {code: full(path) for code, path in paths.items()} | {
            "x-default": full("/temas/neighbours/")
        }


def test_a_topic_lists_what_its_edition_has(built: Built) -> None:
    site = built("same-topic-three-languages")

    def news(path: str) -> list[str | None]:
        return [link.get("href") for item in site[path].main.all("li") for link in item.all("a")[:1] if item.all("h2")]

    assert news("/temas/neighbours/") == ["/zinas/viens/", "/zinas/divi/"]
    assert news("/ru/temy/neighbours/") == ["/ru/novosti/viens/", "/ru/novosti/divi/"]
    assert news("/en/topics/neighbours/") == ["/en/news/viens/"]


def test_a_topic_without_news_has_no_page(built: Built) -> None:
    assert not [path for path in built("same-topic-three-languages").paths if "never-used" in path]


@pytest.mark.parametrize(
    ("path", "headings"),
    [
        ("/arhivs/2031/", ["2031. gada marts"]),
        ("/arhivs/2030/", ["2030. gada decembris", "2030. gada marts"]),
        ("/ru/arkhiv/2030/", ["декабрь 2030 года", "март 2030 года"]),
        ("/en/archive/2030/", ["March 2030"]),
    ],
)
def test_archive_of_a_year_has_a_heading_for_each_month(built: Built, path: str, headings: list[str]) -> None:
    page = built("same-topic-three-languages")[path]
    assert [element.words for element in page.main.all("h2")] == headings


@pytest.fixture(scope="module")
def two_sheets(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Forty-one pieces of news in Latvian, twenty-one of them in Russian, twenty in English, half of one topic."""
    folder = tmp_path_factory.mktemp("two-sheets")
    files = {"data/topics.yaml": "birds: {name: {lv: Putni, ru: Птицы, en: Birds}}\nfish: {name: Zivis}\n"}
    for number in range(41):
        name = f"articles/2031-{number // 20 + 1:02}-{number % 20 + 1:02}-zina-{number}"
        tags = "tags: [birds]\n" if number % 2 else ""
        files[f"{name}.lv.md"] = f"---\ntitle: Ziņa {number}\nsummary: Viens. Divi.\n{tags}---\nTeksts.\n"
        if number < 21:
            files[f"{name}.ru.md"] = f"---\ntitle: Новость {number}\nsummary: Раз. Два.\n---\nТекст.\n"
        if number < 20:
            files[f"{name}.en.md"] = f"---\ntitle: News {number}\nsummary: One. Two.\n---\nText.\n"
    return build_site(write_content(folder / "content", files), folder)


class TestSheets:
    """Lists cut into sheets."""

    def test_a_list_is_cut_into_sheets_of_twenty(self, two_sheets: BuiltSite) -> None:
        sheets = [path for path in two_sheets.paths if re.search(r"/(lapa|stranitsa|page)/", path)]
        assert sheets == [
            *("/ru/novosti/stranitsa/2/", "/ru/novosti/stranitsa/3/"),
            *("/zinas/lapa/2/", "/zinas/lapa/3/"),
        ]

    def test_every_piece_of_news_is_on_exactly_one_sheet_newest_first(self, two_sheets: BuiltSite) -> None:
        found = [
            link.words
            for path in ("/zinas/", "/zinas/lapa/2/", "/zinas/lapa/3/")
            for link in two_sheets[path].main.all("a")
            if link.words.startswith("Ziņa ")
        ]
        assert found == [f"Ziņa {number}" for number in reversed(range(41))]

    def test_sheets_lead_to_each_other(self, two_sheets: BuiltSite) -> None:
        page = two_sheets["/zinas/lapa/2/"]
        assert [link.get("href") for link in page.main.all("a", rel="prev")] == ["/zinas/"]
        assert [link.get("href") for link in page.main.all("a", rel="next")] == ["/zinas/lapa/3/"]

    def test_a_further_sheet_is_canonical_to_itself_without_alternates(self, two_sheets: BuiltSite) -> None:
        page = two_sheets["/zinas/lapa/2/"]
        assert page.canonical == full(page.path)
        assert page.alternates == {}
        assert page.title != two_sheets["/zinas/"].title

    @pytest.mark.parametrize(
        ("path", "code", "expected"),
        [
            ("/zinas/lapa/2/", "ru", "/ru/novosti/stranitsa/2/"),
            ("/ru/novosti/stranitsa/2/", "lv", "/zinas/lapa/2/"),
            ("/zinas/lapa/3/", "en", "/en/news/"),
            ("/zinas/", "ru", "/ru/novosti/"),
        ],
    )
    def test_switch_leads_to_the_same_sheet_else_to_the_list(
        self, two_sheets: BuiltSite, names: Mapping[str, str], path: str, code: str, expected: str
    ) -> None:
        assert two_sheets[path].switch(names)[code] == (expected, "")

    def test_feed_holds_the_newest_thirty_and_the_sitemap_all(self, two_sheets: BuiltSite) -> None:
        entries = two_sheets.atom("/atom.xml").entries
        assert [entry["title"] for entry in entries] == [f"Ziņa {number}" for number in range(40, 10, -1)]
        assert all(full(f"/zinas/zina-{number}/") in two_sheets.sitemap for number in range(41))


# --- introductions of sections ---------------------------------------------------------------------------------


@pytest.mark.parametrize("section", sorted(SECTIONS))
def test_a_page_under_a_section_s_name_introduces_it_even_if_it_holds_nothing(
    tmp_path: Path, languages: Languages, section: str
) -> None:
    files = {
        f"pages/{section}.lv.md": "---\ntitle: Sadaļas virsraksts\nsummary: Viens. Divi.\n---\nĪpašs ievads.\n",
        f"pages/{section}.ru.md": "---\ntitle: Заголовок раздела\nsummary: Раз. Два.\n---\nОсобое введение.\n",
        "pages/about.lv.md": f"---\ntitle: Par\nsummary: Viens. Divi.\n---\n[Uz sadaļu](page:{section})\n",
    }
    site = build_site(write_content(tmp_path / "content", files), tmp_path)
    lv, ru = (f"{prefix}/{languages[code].sections[section]}/" for code, prefix in (("lv", ""), ("ru", "/ru")))
    assert site[lv].heading.words == "Sadaļas virsraksts"
    assert "Īpašs ievads." in site[lv].main.words
    assert site[ru].heading.words == "Заголовок раздела"
    assert "Особое введение." in site[ru].main.words
    assert next(link for link in site["/ru/about/"].main.all("a") if link.words == "Uz sadaļu").get("href") == ru
    assert not [path for path in site.paths if path.startswith("/en/") and "Īpašs" in site[path].root.words]


def test_a_page_may_be_named_as_the_word_for_sheets_is(tmp_path: Path) -> None:
    page = "---\ntitle: Lapa\nsummary: Viens. Divi.\n---\nTeksts.\n"
    site = build_site(write_content(tmp_path / "content", {"pages/page.lv.md": page}), tmp_path)
    assert site["/page/"].heading.words == "Lapa"


def test_a_link_to_a_topic_without_news_is_a_problem(tmp_path: Path) -> None:
    files = {
        "data/topics.yaml": "birds: {name: Putni}\n",
        "pages/about.lv.md": "---\ntitle: Par\nsummary: Viens. Divi.\n---\n[](topic:birds)\n",
    }
    with pytest.raises(ProblemsFound) as found:
        build_site(write_content(tmp_path / "content", files), tmp_path)
    assert "pages/about.lv.md:5: links to topic 'birds', which has no page" in str(found.value)


def test_links_that_an_editor_wrote_from_the_root_carry_the_path_of_the_site(tmp_path: Path) -> None:
    text = '[Ziņas](/zinas/#content) [](page:about) `<a href="/zinas/">` <a title="Mēs" href="page:about">te</a>'
    files = {"pages/about.lv.md": f"---\ntitle: Par\nsummary: Viens. Divi.\n---\n{text}\n"}
    content = write_content(tmp_path / "content", files)
    page = build_site(content, tmp_path, "https://example.org/repo")["/about/"]
    links = {link.words: link.get("href") for link in page.article.all("a")}
    assert links == {"Ziņas": "/repo/zinas/#content", "Par": "/repo/about/", "te": "/repo/about/"}
    assert '<a href="/zinas/">' in page.article.words


@pytest.mark.parametrize("link", ["[](page:about)", "[ ](page:about)", '<a title="Te" href="page:about">&nbsp;</a>'])
def test_a_link_without_words_has_the_title_of_what_it_leads_to(tmp_path: Path, link: str) -> None:
    files = {"pages/about.lv.md": f"---\ntitle: Par mums\nsummary: Viens. Divi.\n---\n{link}\n"}
    page = build_site(write_content(tmp_path / "content", files), tmp_path)["/about/"]
    assert [(found.words, found.get("href")) for found in page.article.all("a")] == [("Par mums", "/about/")]


# --- odd corners ---------------------------------------------------------------------------------------------


def test_an_empty_site_has_sensible_pages(built: Built) -> None:
    site = built("empty")
    for page in site.pages:
        assert page.main.words, page.path
        assert page.heading.words, page.path
        assert "None" not in page.root.words, page.path
    assert site.atom("/atom.xml").entries == []
    assert site.atom("/atom.xml").updated.startswith("1970-01-01T00:00:00")  # never the time of the build
    assert "/_redirects" not in site.files


def test_drafts_are_published_nowhere(built: Built) -> None:
    site = built("draft")
    for name, file in site.files.items():
        text = file.read_text("utf-8", errors="replace")
        assert not re.search("gatavs|готово|Noslēpum|Тайна|noteikumi|melnraksts", text), name


def test_drafts_can_be_looked_at(tmp_path: Path, folder_of_site: Path) -> None:
    site = build_site(folder_of_site / "draft" / "content", tmp_path, drafts=True)
    assert {"/zinas/melnraksts/", "/ru/novosti/melnraksts/", "/kluba-noteikumi/"} <= set(site.paths)


@pytest.mark.parametrize(
    ("name", "published"), [("articles/2031-03-01-talka.lv.md", True), ("pages/kluba-noteikumi.lv.md", False)]
)
def test_only_a_draft_may_link_to_a_draft(tmp_path: Path, folder_of_site: Path, name: str, published: bool) -> None:
    content = tmp_path / "content"
    shutil.copytree(folder_of_site / "draft" / "content", content)
    text = (content / name).read_text("utf-8")
    (content / name).write_text(f"{text}\n[Vairāk](article:melnraksts)\n", "utf-8")
    if published:
        with pytest.raises(ProblemsFound) as found:
            build_site(content, tmp_path)
        assert f"{name}:" in str(found.value)
        assert "melnraksts" in str(found.value)
    else:
        build_site(content, tmp_path)


def test_not_found_at_the_root_speaks_all_languages(sample: BuiltSite, interface: Interface) -> None:
    said = {(element.lang, text.strip()) for element, text in sample["/404.html"].main.strings}
    for code, home in (("lv", "/"), ("ru", "/ru/"), ("en", "/en/")):
        assert (code, interface(code).gettext("There is no such page")) in said
        assert any(link.get("href") == home for link in sample["/404.html"].main.all("a"))


@pytest.mark.parametrize("code", ["ru", "en"])
def test_each_edition_has_its_own_not_found(sample: BuiltSite, interface: Interface, code: str) -> None:
    page = sample[f"/{code}/404.html"]
    assert page.heading.words == interface(code).gettext("There is no such page")
    assert page.alternates == {}


@pytest.mark.parametrize(
    "siteurl", ["https://example.org/repo", "https://example.org/a/b/", "http://localhost:8000", ""]
)
def test_every_link_carries_the_path_of_the_site(tmp_path: Path, folder_of_site: Path, siteurl: str) -> None:
    """A build checks that every link arrives; here, that it has the base, and what the head names the whole address."""
    site = build_site(folder_of_site / "moved-address" / "content", tmp_path, siteurl)
    base = "/" + siteurl.rstrip("/").partition("://")[2].partition("/")[2] if siteurl else ""
    base = base.rstrip("/")
    for page in site.pages:
        linked = [link.attributes["href"] for link in page.links] + [
            element.attributes["src"] for element in page.root if element.get("src")
        ]
        linked += [link.attributes["href"] for link in page.root.all("link", rel="stylesheet")]
        for href in linked:
            assert href.startswith((f"{base}/", "#", f"{siteurl.rstrip('/')}/")), (page.path, href)
        for href in [page.canonical, *page.alternates.values(), *page.feeds.values()]:
            assert href is None or href.startswith(f"{siteurl.rstrip('/')}/"), (page.path, href)
    assert f"{base}/vecas-zinas/talka/ {base}/zinas/talka/ 301" in site.text("/_redirects").splitlines()
    assert f"Sitemap: {siteurl.rstrip('/')}/sitemap.xml" in site.text("/robots.txt")
    assert f"{siteurl.rstrip('/')}/zinas/talka/" in site.sitemap


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Talka", "Talka"),
        ("Īsa vēsts par garu, garu talku", "Īsa vēsts par garu…"),
        ("Sanāksme par „Latgales tīklojumu”", "Sanāksme par…"),
        ("Pretnelikumīgiizmantojamākajiem", "Pretnelikumīgiizmantojam…"),
    ],
)
def test_a_long_title_ends_with_a_whole_word(text: str, shown: str) -> None:
    from association.publishing.head import _shortened

    assert _shortened(text, 25 if " " not in text else 22) == shown


def test_a_tabs_title_has_room(sample: BuiltSite) -> None:
    assert max(len(page.title) for page in sample.pages) <= 70
    assert sum(page.title.endswith("…") for page in sample.pages) < len(sample.pages) / 4
