"""Dates, numbers, names and notices as the pages print them: generated, in the reader's language, from one fact."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from pages import REPOSITORY, SITES, TODAY, BuiltSite, Element, Page, build_site, parsed, write_content

from association.language import Languages
from association.publishing.structure import SECTION_OF
from association.reading import read_site

Built = Callable[[str], BuiltSite]

GRANT_ID = "2017.LV/NVOF/DAP/MIC/028"


# --- dates ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/pasakumi/seminar-1/", "2017. gada 8.–9. jūnijā"),
        ("/ru/meropriyatiya/seminar-1/", "8–9 июня 2017 года"),
        ("/en/events/seminar-1/", "8–9 June 2017"),
        ("/pasakumi/seminar-2/", "2017. gada 30. jūnijā – 1. jūlijā"),
        ("/ru/meropriyatiya/seminar-2/", "30 июня – 1 июля 2017 года"),
        ("/en/events/seminar-2/", "30 June – 1 July 2017"),
        ("/projekti/pilsoniskuma-skola/", "no 2017. gada 27. marta"),
        ("/ru/proekty/pilsoniskuma-skola/", "с 27 марта 2017 года"),
        ("/en/projects/pilsoniskuma-skola/", "from 27 March 2017"),
    ],
)
def test_dates_of_the_real_site(real: BuiltSite, path: str, expected: str) -> None:
    assert expected in [value.words for value in real[path].article.all("dd")]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/pasakumi/talka-2031/", "2031. gada 26. aprīlī plkst. 10.00–15.30"),
        ("/ru/meropriyatiya/talka-2031/", "26 апреля 2031 года, 10:00–15:30"),
        ("/en/events/talka-2031/", "26 April 2031, 10:00–15:30"),
        ("/pasakumi/vasaras-skola-2031/", "2031. gada 30. jūlijā – 2. augustā"),
        ("/ru/meropriyatiya/vasaras-skola-2031/", "30 июля – 2 августа 2031 года"),
        ("/pasakumi/gadumijas-nakts/", "2031. gada 30. decembrī – 2032. gada 2. janvārī"),
        ("/ru/meropriyatiya/gadumijas-nakts/", "30 декабря 2031 года – 2 января 2032 года"),
        ("/en/events/gadumijas-nakts/", "30 December 2031 – 2 January 2032"),
        ("/projekti/kopa-pa-taku/", "no 2030. gada 1. marta līdz 2032. gada 30. novembrim"),
        ("/pasakumi/talka-2031/", "121"),
        ("/ru/meropriyatiya/talka-2031/", "121"),
        ("/pasakumi/rudens-gajiens/", "20 dalībnieku"),
        ("/ru/meropriyatiya/rudens-gajiens/", "20 участников"),
        ("/ru/oprosy/foruma-aptauja/", "71 ответ"),
    ],
)
def test_dates_and_counts_of_the_sample(sample: BuiltSite, path: str, expected: str) -> None:
    assert expected in [value.words for value in sample[path].article.all("dd")]


def test_days_are_given_to_machines_in_iso_8601(sample: BuiltSite, real: BuiltSite) -> None:
    for site in (sample, real):
        for page in site.pages:
            for time in page.root.all("time"):
                assert re.fullmatch(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}.*)?", time.attributes["datetime"]), page.path
    (time,) = (t for t in sample["/en/events/talka-2031/"].article.all("time") if "26" in t.words)
    assert time.attributes["datetime"].startswith("2031-04-26T10:00")


def test_a_day_and_its_month_are_never_parted(real: BuiltSite, sample: BuiltSite) -> None:
    months = "jūnij|jūlij|martā|marta|aprīl|июня|июля|марта|апреля"
    for site in (real, sample):
        for page in site.pages:
            for element, text in page.root.strings:
                if element.tag not in ("title", "code"):
                    assert not re.search(rf"\d\.? (?:{months})|\d\. gada", text), (page.path, text)


# --- ids are never touched ----------------------------------------------------------------------------


def test_grant_id_is_the_same_byte_for_byte_everywhere(real: BuiltSite) -> None:
    about = 0
    for name, file in real.files.items():
        if file.suffix in (".html", ".xml", ".json"):
            text = file.read_text("utf-8")
            about += text.count(GRANT_ID)
            assert text.count("NVOF") == text.count(GRANT_ID), name
    assert about > 20
    for path in (
        "/projekti/pilsoniskuma-skola/",
        "/ru/proekty/pilsoniskuma-skola/",
        "/en/projects/pilsoniskuma-skola/",
    ):
        (number,) = real[path].article.all("data")
        assert number.text == number.get("value") == GRANT_ID


def test_odd_ids_and_addresses_are_untouched(sample: BuiltSite) -> None:
    for path in ("/projekti/kopa-pa-taku/", "/ru/proekty/kopa-pa-taku/", "/en/projects/kopa-pa-taku/"):
        (number,) = sample[path].article.all("data")
        assert number.text == number.get("value") == "2030.MG/KF/PIL/5 %/017"
    for path in ("/tikls/zvaigznu-plava/", "/ru/set/zvaigznu-plava/"):
        assert "https://zvaigznu-plava.example/ko-darām?lapa=1&kārta=2" in [
            link.get("href") for link in sample[path].links
        ]


# --- the funder's notice --------------------------------------------------------------------------------


def tied_to_projects(site: BuiltSite, content: Path, languages: Languages) -> Iterator[tuple[str, Page, str]]:
    """Every page about something that a project paid for: its kind, the page, the project's number."""
    read = read_site(content, languages, TODAY)
    for record in read:
        id = record.id if record.kind == "project" else getattr(record, "project", None)
        if id is None or getattr(record, "draft", False):
            continue
        for language in languages:
            section = SECTION_OF[record.kind]
            slug = record.id if section else record.versions.get(language.code, record).front.slug
            path = "/".join(
                ["", *([] if language.default else [language.code]), *([language.sections[section]] if section else [])]
            )
            if f"{path}/{slug}/" in site:
                yield record.kind, site[f"{path}/{slug}/"], read.get("project", id).grant_id


@pytest.mark.parametrize("name", ["real", "sample"])
def test_the_notice_is_printed_exactly_once_in_everything_tied_to_a_project(
    request: pytest.FixtureRequest, languages: Languages, name: str
) -> None:
    content = REPOSITORY / "content" if name == "real" else SITES / name / "content"
    site = request.getfixturevalue(name)
    sentence = re.compile(
        r"[Ss]agatavot|finansē |atbalsta Zieme|Подготовлено|Публикация подг|финансирует|поддерживает Фонд"
        r"|Prepared with|has been prepared|paid for by|is supported by"
    )
    kinds = set()
    for kind, page, grant_id in tied_to_projects(site, content, languages):
        said = [p for p in page.article.all("p") if grant_id in p.text and sentence.search(p.words)]
        langs = [innermost(p).lang for p in said]
        official = ["lv"] if not grant_id.startswith("ZV-") else ["lv", "en"]  # who gave wording of their own
        assert langs == ([page.lang] if page.lang in official else [page.lang, *official]), (page.path, langs)
        kinds.add(kind)
    assert kinds >= {"article", "event", "project", "agreement", "survey", "document"}


def innermost(element: Element) -> Element:
    """The element that holds most of another's text."""
    return max(element.strings, key=lambda found: len(found[1]))[0]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/zinas/sakas-projekts/", ["lv"]),
        ("/ru/novosti/sakas-projekts/", ["ru", "lv"]),
        ("/en/news/sakas-projekts/", ["en", "lv"]),
        ("/zinas/bez-projekta/", []),
        ("/ru/novosti/bez-projekta/", []),
        ("/zinas/talka-pagalma/", ["lv"]),
        ("/ru/novosti/talka-pagalma/", ["ru", "lv"]),
        ("/piedalies/dobju-kopsana/", ["lv"]),
        ("/projekti/zalie-pagalmi/", ["lv"]),
        ("/ru/proekty/zalie-pagalmi/", ["ru", "lv"]),
    ],
)
def test_beside_our_rendering_stands_the_funder_s_own_sentence(built: Built, path: str, expected: list[str]) -> None:
    said = [p for p in built("funded-article")[path].article.all("p") if "2031.PF/ZP/NR/007" in p.text]
    assert [innermost(p).lang for p in said] == expected


def test_what_tells_of_a_funded_event_is_listed_with_the_project(built: Built) -> None:
    site = built("funded-article")
    (project,) = site["/zinas/talka-pagalma/"].article.all("dd")[-1].all("a")
    assert project.get("href") == "/projekti/zalie-pagalmi/"
    links = {link.get("href") for link in site["/projekti/zalie-pagalmi/"].article.all("a")}
    assert {"/zinas/talka-pagalma/", "/piedalies/dobju-kopsana/", "/pasakumi/pagalma-talka/"} <= links


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/oprosy/kalendara-aptauja/", ["ru", "lv", "en"]),
        ("/surveys/kalendara-aptauja/", ["en"]),
        ("/aptaujas/kalendara-aptauja/", ["lv"]),
    ],
)
def test_a_wording_that_the_funder_gave_stands_alone(sample: BuiltSite, path: str, expected: list[str]) -> None:
    path = next(found for found in sample.paths if found.endswith(path))
    said = [p for p in sample[path].article.all("p") if "ZV-29/„K”/0008" in p.text]
    assert [innermost(p).lang for p in said] == expected


def test_each_product_has_its_own_sentence(sample: BuiltSite) -> None:
    def notice(path: str) -> str:
        return next(p.words for p in sample[path].article.all("p") if "2030.MG/KF/PIL/5 %/017" in p.text)

    assert notice("/pasakumi/talka-2031/").startswith("Pasākumu rīko projektā „Kopā pa taku”")
    assert notice("/zinas/bebri/").startswith("Sagatavots ar Miglavas atbalsta padomes")
    assert any(
        p.words.startswith("Vietni uztur projektā „Kopā pa taku”") for p in sample["/"].root.all("footer")[-1].all("p")
    )


# --- the language of every word ---------------------------------------------------------------------------


LATVIAN = re.compile("[āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ]")
CYRILLIC = re.compile("[а-яёА-ЯЁ]")


def marked_wrongly(page: Element, names: list[str]) -> Iterator[str]:
    """Texts that stand in a language that they can't be in; titles and addresses hold no markup and are passed over."""
    name = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)") if names else re.compile(r"(?!)")
    for element, text in page.strings:
        if element.tag == "title" or (element.tag == "a" and re.match(r"https?:|mailto:", element.get("href") or "")):
            continue
        latvian = LATVIAN.search(text) if element.lang == "ru" else None
        foreign_name = name.search(text) if element.lang != "lv" else None
        cyrillic = CYRILLIC.search(text) if element.lang != "ru" else None
        if latvian or foreign_name or cyrillic:
            yield f"{element.lang}: {text.strip()}"


def foreign_names(content: Path, languages: Languages) -> list[str]:
    """Names of associations that keep their letters in every language."""
    organisations = read_site(content, languages, TODAY).of("organisation").values()
    return [one.name["lv"] for one in organisations if set(one.name) == {"lv"}]


CONTENTS: Mapping[str, Path] = {
    "real": REPOSITORY / "content",
    **{
        name: SITES / name / "content"
        for name in (
            "sample",
            "untranslated-article",
            "summary-translation",
            "russian-original",
            "funded-article",
            "empty",
        )
    },
}


@pytest.mark.parametrize("name", CONTENTS)
def test_every_word_stands_in_its_own_language(
    request: pytest.FixtureRequest, built: Built, languages: Languages, name: str
) -> None:
    site = request.getfixturevalue("real") if name == "real" else built(name)
    names = foreign_names(CONTENTS[name], languages)
    wrong = [f"{page.path}: {text}" for page in site.pages for text in marked_wrongly(page.root, names)]
    assert not wrong, "\n".join(wrong[:20])


@pytest.mark.parametrize("name", ["real", "sample", "summary-translation", "funded-article"])
def test_every_word_of_the_feeds_stands_in_its_own_language(
    request: pytest.FixtureRequest, built: Built, languages: Languages, name: str
) -> None:
    site = request.getfixturevalue("real") if name == "real" else built(name)
    names = foreign_names(CONTENTS[name], languages)
    for code, path in (("lv", "/"), ("ru", "/ru/"), ("en", "/en/")):
        for entry in site.atom(f"{path}atom.xml").entries:
            wrong = list(marked_wrongly(parsed(f'<div lang="{code}">{entry["content"]}</div>'), names))
            assert not wrong, (entry["link"], wrong)


def in_latvian_only(value: Any) -> Any:
    """Data with every text per language cut down to its Latvian."""
    if isinstance(value, dict):
        if value.keys() <= {"lv", "ru", "en"} and "lv" in value:
            return value["lv"]
        return {key: in_latvian_only(part) for key, part in value.items()}
    return [in_latvian_only(part) for part in value] if isinstance(value, list) else value


def test_of_a_site_in_latvian_only_every_word_is_marked_in_the_other_editions(
    sample: BuiltSite, tmp_path: Path, languages: Languages
) -> None:
    """What a new association has on its first day; only what people can still join and what is funded is in Russian."""
    for file in (SITES / "sample" / "content" / "data").rglob("*.yaml"):
        data = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
        joined = file.parent.name == "offers" or (file.parent.name == "events" and "start" not in data)
        kept = {name: data[name] for name in ("title", "summary") if joined and name in data}
        data = data if file.name == "programmes.yaml" else {**in_latvian_only(data), **kept}
        target = tmp_path / "content" / file.relative_to(SITES / "sample" / "content")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    (tmp_path / "content" / "data" / "redirects.yaml").unlink()
    for folder in ("articles", "pages"):
        (tmp_path / "content" / folder).mkdir()
        for file in (SITES / "sample" / "content" / folder).glob("*.lv.md"):
            shutil.copyfile(file, tmp_path / "content" / folder / file.name)
    shutil.copytree(SITES / "sample" / "content" / "images", tmp_path / "content" / "images")
    site = build_site(tmp_path / "content", tmp_path, today=date(2060, 1, 1), like=sample)
    wrong = []
    for page in site.pages:
        for element, text in page.root.strings:
            if element.lang != "lv" and LATVIAN.search(text) and element.tag not in ("title", "a"):
                wrong.append(f"{page.path}: {element.lang}: {text.strip()}")
    assert not wrong, "\n".join(wrong[:20])


def test_a_link_to_another_language_says_so(sample: BuiltSite, languages: Languages) -> None:
    folders = {language.code: "/" if language.default else f"/{language.code}/" for language in languages}
    for page in sample.pages:
        for link in page.links:
            href = link.attributes["href"]
            if not href.startswith("/") or href.startswith(("/theme/", "/data/")) or href.endswith(".vcf"):
                continue
            lang = next((code for code, folder in folders.items() if folder != "/" and href.startswith(folder)), "lv")
            if lang != page.lang:
                assert link.get("hreflang") == lang, (page.path, href)


def test_an_english_page_names_what_is_only_in_latvian_in_latvian(tmp_path: Path) -> None:
    content = write_content(
        tmp_path / "content",
        {
            "data/places.yaml": "kaps: {name: Kāps, where: Kāpā}\n",
            "data/organisations/o.yaml": "name: Ūdens & rītausma\nplaces: [kaps]\n",
        },
    )
    page = build_site(content, tmp_path)["/en/network/o/"]
    place = next(link for link in page.main.all("a") if link.words == "Kāps")
    assert (place.get("href"), place.get("hreflang")) == ("/vietas/kaps/", "lv")
    assert innermost(place).lang == "lv"
    assert innermost(page.heading).lang == "lv"
    assert page.heading.words == "“Ūdens & rītausma”"
