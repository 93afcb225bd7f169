"""Words of the glossary in texts: what is marked, what never is, and what a written page makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup
from pages import REPOSITORY, BuiltSite, build_site, write_content

from association.language import Catalogue, Languages, Words
from association.publishing.edition import Edition
from association.publishing.structure import addresses_of
from association.publishing.terms import Terms, terms_of
from association.reading import read_site

TODAY = date(2026, 11, 22)
FILES = {
    "data/places.yaml": "upes: {name: Upes, where: Upēs}\n",
    "data/organisations/laivas.yaml": "name: Laivu biedrība Zuši\nquoted: false\nplaces: [upes]\n",
    "data/glossary.yaml": """
nvo:
  term: {lv: NVO, ru: НКО, en: NGO}
  meaning: {lv: Organizācija., ru: Организация., en: An organisation.}
talka:
  term: {lv: talka, ru: толока}
  meaning: {lv: Kopīgs darbs., ru: Общая работа.}
biedriba:
  term: {lv: biedrība, ru: общество}
  meaning: {lv: Cilvēki kopā., ru: Люди вместе.}
  forms: {ru: [обществ, обществами]}
sabiedriba:
  term: {lv: pilsoniska sabiedrība, ru: гражданское общество}
  meaning: {lv: Visi kopā., ru: Все вместе.}
tikls:
  term: {lv: tīklojums, ru: сеть}
  meaning: {lv: Sadarbība., ru: Сотрудничество.}
  forms: {ru: []}
valde:
  term: valde
  meaning: Kas vada.
valdes:
  term: {lv: valde, ru: правление}
  meaning: {lv: Cita nozīme., ru: Кто руководит.}
""",
}
Marking = Callable[[str], Terms]


@pytest.fixture(scope="module")
def marking(tmp_path_factory: pytest.TempPathFactory, languages: Languages) -> Marking:
    """`marking("lv")`: the terms of one page of that edition."""
    site = read_site(write_content(tmp_path_factory.mktemp("terms"), FILES), languages, TODAY)
    addresses = addresses_of(site, languages)
    editions = {
        one.code: Edition(
            one,
            site,
            addresses,
            Catalogue.read(REPOSITORY / "theme" / "translations" / f"{one.code}.po", one),
            siteurl="",
            base="",
            today=TODAY,
        )
        for one in languages
    }
    return lambda code: terms_of(editions[code])


def bracketed(html: object) -> str:
    """Marks as [brackets], other tags as they are."""
    return re.sub(r'<a id="at-\w+" href="#word-\w+" role="doc-glossref">(.*?)</a>', r"[\1]", str(html), flags=re.DOTALL)


@pytest.mark.parametrize(
    ("code", "html", "marked"),
    [
        ("lv", "<p>Tīklojumā ir NVO.</p>", "<p>[Tīklojumā] ir [NVO].</p>"),
        ("lv", "<p>NVO un NVO</p>", "<p>[NVO] un NVO</p>"),
        ("lv", "<p>Par pilsoniskās\nsabiedrības labu</p>", "<p>Par [pilsoniskās\nsabiedrības] labu</p>"),
        ("lv", "<p>pilsoniskās\u00a0sabiedrības</p>", "<p>[pilsoniskās\u00a0sabiedrības]</p>"),
        ("ru", "<p>Много обществ.</p>", "<p>Много [обществ].</p>"),
        ("ru", "<p>Потребности общества.</p>", "<p>Потребности общества.</p>"),
        ("ru", "<p>Гражданского общества нет.</p>", "<p>[Гражданского общества] нет.</p>"),
        ("ru", "<p>Социальная сеть</p>", "<p>Социальная сеть</p>"),
        ("en", "<p>Two NGOs, talka</p>", "<p>Two [NGOs], talka</p>"),
        # a capital within a sentence is a name's
        ("lv", "<p>Darbs. Talka sākas.</p>", "<p>Darbs. [Talka] sākas.</p>"),
        ("lv", "<p>Kluba Talka vadītājs</p>", "<p>Kluba Talka vadītājs</p>"),
        ("lv", "<p><em>Kluba</em> Talka</p>", "<p><em>Kluba</em> Talka</p>"),
        ("lv", "<ul>\n<li>Talka</li></ul>", "<ul>\n<li>[Talka]</li></ul>"),
        ("lv", "<p><strong>Talka.</strong></p>", "<p><strong>[Talka].</strong></p>"),
        ("lv", "<p>Laivu biedrībā Zuši, Laivu biedrība Zuši</p>", "<p>Laivu biedrībā Zuši, Laivu biedrība Zuši</p>"),
        ("lv", "<p>Laivu biedrība Zuši ir biedrība</p>", "<p>Laivu biedrība Zuši ir [biedrība]</p>"),
        # parts of other words, addresses
        ("lv", "<p>e-talka, talka-2, talkas.lv, a@talka.lv</p>", "<p>e-talka, talka-2, talkas.lv, a@talka.lv</p>"),
        ("lv", "<p>nvo, NVOs, sabiedrība</p>", "<p>nvo, NVOs, sabiedrība</p>"),
        ("lv", "<p>NVO&amp;NVO &talka; &amp;</p>", "<p>[NVO]&amp;NVO &talka; &amp;</p>"),
        # quotations and names in them
        ("lv", "<p>„Lielā talka”, «talka», \"talka\", talka</p>", "<p>„Lielā talka”, «talka», \"talka\", [talka]</p>"),
        ("lv", "<p>„Par „zaļo” talku <em>un</em> NVO” NVO</p>", "<p>„Par „zaļo” talku <em>un</em> NVO” [NVO]</p>"),
        ("lv", "<p>10\" un „ talka</p><p>NVO”</p>", "<p>10\" un „ [talka]</p><p>[NVO]”</p>"),
        # headings, links, code, other languages
        ("lv", "<h2>Talka</h2><p>talka</p>", "<h2>Talka</h2><p>[talka]</p>"),
        ("lv", '<a href="/a"><em>talka</em> NVO</a> talka', '<a href="/a"><em>talka</em> NVO</a> [talka]'),
        ("lv", "<code>talka</code><pre>talka</pre>", "<code>talka</code><pre>talka</pre>"),
        ("lv", '<p lang="ltg">talka <b>NVO</b></p><p>NVO</p>', '<p lang="ltg">talka <b>NVO</b></p><p>[NVO]</p>'),
        ("lv", '<span lang="ru"><span>a</span> NVO</span> NVO', '<span lang="ru"><span>a</span> NVO</span> [NVO]'),
        ("lv", '<img alt="talka" src="/x"><br>talka', '<img alt="talka" src="/x"><br>[talka]'),
        # what two terms are called explains neither
        ("lv", "<p>valde</p>", "<p>valde</p>"),
        ("ru", "<p>правление</p>", "<p>[правление]</p>"),
        ("lv", "", ""),
    ],
)  # fmt: skip
def test_first_use_is_marked_and_nothing_that_only_looks_like_it(
    marking: Marking, code: str, html: str, marked: str
) -> None:
    assert bracketed(marking(code).mark(Markup(html))) == marked


def test_term_is_marked_once_in_all_texts_of_a_page(marking: Marking) -> None:
    terms = marking("lv")
    assert bracketed(terms.mark(Words("NVO & <b>", "lv")).__html__()) == "[NVO] &amp; &lt;b&gt;"
    assert bracketed(terms.mark(Markup("<p>NVO talka</p>"))) == "<p>NVO [talka]</p>"
    assert [one.id for one in terms.explained] == ["nvo", "talka"]
    assert [one.meaning.text for one in terms.explained] == ["Organizācija.", "Kopīgs darbs."]


def test_words_keep_their_plain_text_and_foreign_words_stay_unmarked(marking: Marking) -> None:
    terms = marking("lv")
    foreign = Words("NVO", "ru", foreign=True)
    assert terms.mark(foreign) is foreign
    assert terms.mark(Words("NVO", "lv")).text == "NVO"
    assert terms.mark(None) is None


# --- on written pages -------------------------------------------------------------------------------------------


def test_every_mark_leads_to_its_meaning_and_back(real: BuiltSite, sample: BuiltSite) -> None:
    marked = 0
    for site in (real, sample):
        for page in site.pages:
            marks = page.main.all("a", role="doc-glossref")
            backs = page.main.all("a", role="doc-backlink")
            assert [(mark.get("id"), mark.get("href")) for mark in marks] == [
                ((back.get("href") or "")[1:], f"#{back.parent.parent.get('id')}") for back in backs
            ], page.path
            for mark in marks:
                assert mark.lang == page.lang
                assert not [one.tag for one in mark.above if one.tag in ("h1", "h2", "h3", "q", "code", "nav")]
            marked += len(marks)
    assert marked > 50


def test_glossary_marks_nothing_on_its_own_page(real: BuiltSite) -> None:
    for path in ("/vardnica/", "/ru/slovar/", "/en/glossary/"):
        assert not real[path].root.all("a", role="doc-glossref")


def test_marks_are_on_pages_only(real: BuiltSite) -> None:
    for name, file in real.files.items():
        if not name.endswith((".html", ".css")):
            assert b"glossref" not in file.read_bytes(), name


def test_text_that_stands_in_for_a_translation_is_unmarked(real: BuiltSite) -> None:
    page = real["/ru/novosti/strategija-un-dalibnieku-aptauja/"]
    (prose,) = [one for one in page.main.all("div") if one.get("class") == "prose"]
    assert prose.lang == "lv"
    assert not prose.all("a", role="doc-glossref")


def test_site_without_a_glossary_has_no_list(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", {"pages/about.lv.md": "---\ntitle: A\nsummary: B. C.\n---\nNVO\n"})
    page = build_site(content, tmp_path)["/about/"]
    assert not page.root.all("a", role="doc-glossref")
    assert not page.root.all("dl")
