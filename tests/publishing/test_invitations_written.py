"""What one can take part in, as a resident reads it: on cards, pages and lists, in three languages and any state."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pages import SITES, BuiltSite, Element, Page, build_site, write_content

TODAY = date(2031, 1, 10)
LISTS = {"lv": "/piedalies/", "ru": "/ru/uchastvui/", "en": "/en/take-part/"}
HOMES = {"lv": "/", "ru": "/ru/", "en": "/en/"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The sample on a winter day before its year of events."""
    return build_site(SITES / "sample" / "content", tmp_path_factory.mktemp("winter"), today=TODAY)


def cards(page: Page) -> dict[str, Element]:
    """The invitations of a page by the id of what they invite to, in their order."""
    found = [item for item in page.main.all("li") if "invitation" in (item.get("class") or "")]
    return {(item.all("a")[0].get("href") or "").rstrip("/").rpartition("/")[2]: item for item in found}


def lines(card: Element) -> dict[str, str]:
    return {row.all("dt")[0].words: row.all("dd")[0].words for row in card.all("div")}


# --- order -----------------------------------------------------------------------------------------

ORDER = [
    "finansu-seminars",  # 18 January: its only day
    "dzejas-vakars",  # 14 February; registration is closed
    "tiessaistes-kurss",  # 3 March; full
    "talka-2031",  # to apply until 20 April
    "vasaras-skola-2031",  # until 30 June
    "keramika",  # until 24 September
    "diennakts-vakts",  # until 20 October
    "gadumijas-nakts",  # 30 December
    "ielu-petijums",  # until 31 May 2032
    "nakama-aptauja",
    "parsteigums",
    "kalendara-aptauja",
    "krasta-lasijumi",  # no day yet
    "bibliotekas-paligs",  # whenever one likes
    "koris",
]


@pytest.mark.parametrize("code", LISTS)
def test_what_closes_next_stands_first(sample: BuiltSite, code: str) -> None:
    assert list(cards(sample[LISTS[code]])) == ORDER
    assert list(cards(sample[HOMES[code]])) == ORDER[:6]


def test_home_leads_to_the_rest(sample: BuiltSite) -> None:
    assert "un vēl 9 iespējas" in [link.words for link in sample["/"].links]
    assert "и ещё 9 предложений" in [link.words for link in sample["/ru/"].links]
    assert "and 9 more invitations" in [link.words for link in sample["/en/"].links]


# --- wording ---------------------------------------------------------------------------------------

WORDS: Mapping[str, Mapping[str, tuple[dict[str, str], str]]] = {
    "lv": {
        "talka-2031": (
            {
                "Kad": "2031. gada 26. aprīlī plkst. 10.00–15.30",
                "Kur": "pie vecajām dzirnavām, Ozolgrava",
                "Kam": "ģimenes ar bērniem; visi, kam ir gumijas zābaki",
                "Valoda": "latviešu un krievu",
                "Cena": "bez maksas",
                "Vietas": "121; brīvas vietas: 21",
            },
            "Kā piedalīties Zvani vai raksti savienībai. Pieteikties pieteikšanās līdz 2031. gada 20. aprīlim",
        ),
        "dzejas-vakars": (
            {
                "Kad": "2031. gada 14. februārī plkst. 18.30; pārcelts no 2031. gada 7. februāra",
                "Kur": "„Senās krāsns” maiznīca, Dzirnulīči",
                "Cena": "bez maksas",
            },
            "Kā piedalīties pieteikšanās ir beigusies",
        ),
        "diennakts-vakts": (
            {
                "Kad": "2031. gada 25. oktobrī plkst. 20.00 – 26. oktobrī plkst. 8.00",
                "Kur": "Ķirškalnē un Sūnupes novadā; tiešsaistē",
                "Cena": "bez maksas",
                "Vietas": "30; brīvas vietas: 5",
            },
            "Kā piedalīties +371 20000003 pieteikšanās līdz 2031. gada 20. oktobrim",
        ),
        "krasta-lasijumi": (
            {"Kad": "datums vēl nav noteikts", "Kur": "Ķirškalnē"},
            "Kā piedalīties Jautāt rīkotājam: birojs@miglavas-laudis.example",
        ),
        "kalendara-aptauja": (
            {"Kad": "no 2026. gada 1. janvāra līdz 2039. gada 31. decembrim", "Kam": "Miglavas iedzīvotāji"},
            "Kā piedalīties Atbildi bibliotēkā. Atbildēt",
        ),
    },
    "ru": {
        "talka-2031": (
            {
                "Когда": "26 апреля 2031 года, 10:00–15:30",
                "Где": "у старой мельницы, Озолграва",
                "Для кого": "семьи с детьми; все, у кого есть резиновые сапоги",
                "Язык": "латышский и русский",
                "Цена": "бесплатно",
                "Места": "121; свободных мест: 21",
            },
            "Как участвовать Позвони или напиши в союз. Записаться запись до 20 апреля 2031 года включительно",
        ),
        "dzejas-vakars": (
            {
                "Когда": "14 февраля 2031 года, 18:30; перенесено с 7 февраля 2031 года",
                "Где": "пекарня «Senā krāsns», Дзирнуличи",
                "Цена": "бесплатно",
            },
            "Как участвовать запись закончена",
        ),
        "krasta-lasijumi": (
            {"Когда": "дата ещё не назначена", "Где": "в Киршкалне"},
            "Как участвовать Спросить организатора: birojs@miglavas-laudis.example",
        ),
        "tiessaistes-kurss": (
            {
                "Когда": "3 марта, 18:00 – 24 марта 2031 года, 20:00",
                "Где": "онлайн",
                "Язык": "русский",
                "Цена": "5 евро",
                "Места": "12",
            },
            "Как участвовать все места заняты",
        ),
    },
    "en": {
        "dzejas-vakars": (
            {
                "When": "14 February 2031, 18:30; moved from 7 February 2031",
                "Where": "the “Senā krāsns” bakery, Dzirnulīči",
                "Price": "free of charge",
            },
            "How to take part registration is closed",
        ),
        "keramika": (
            {
                "When": "1 October – 10 December 2031",
                "Where": "in Dzirnulīči",
                "For whom": "adults",
                "Language": "Latvian and Russian",
                "Price": "EUR 2 a session",
            },
            "How to take part Come to the first session. registration until 24 September 2031",
        ),
    },
}


@pytest.mark.parametrize(("code", "id"), [(code, id) for code, told in WORDS.items() for id in told])
def test_a_card_answers_in_the_reader_s_language(sample: BuiltSite, code: str, id: str) -> None:
    card = cards(sample[LISTS[code]])[id]
    told, how = WORDS[code][id]
    assert lines(card) == told
    (found,) = [p for p in card.all("p") if p.get("class") == "step"]
    assert found.words == how


@pytest.mark.parametrize("code", LISTS)
def test_each_invitation_says_what_it_is_in_short(sample: BuiltSite, code: str) -> None:
    for id, card in cards(sample[LISTS[code]]).items():
        kind, summary = card.all("p")[:2]
        assert kind.words, id
        assert summary.words, id


def test_one_step_is_asked_not_three(sample: BuiltSite) -> None:
    """The survey has an address, an e-mail and a number; a reader is given the first of them."""
    (found,) = [p for p in cards(sample["/piedalies/"])["kalendara-aptauja"].all("p") if p.get("class") == "step"]
    assert [link.get("href") for link in found.all("a")] == ["https://zvaigznu-plava.example/aptauja"]


# --- the same everywhere -----------------------------------------------------------------------------


def facts(page: Page) -> dict[str, list[str]]:
    return {row.all("dt")[0].words: [dd.words for dd in row.all("dd")] for row in page.article.all("dl")[0].all("div")}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/pasakumi/ekskursija/", "atcelts 2026. gada 20. novembrī"),
        ("/ru/meropriyatiya/ekskursija/", "отменено 20 ноября 2026 года"),
        ("/en/events/ekskursija/", "cancelled on 20 November 2026"),
        ("/pasakumi/dzejas-vakars/", "pārcelts no 2031. gada 7. februāra"),
        ("/ru/meropriyatiya/dzejas-vakars/", "перенесено с 7 февраля 2031 года"),
        ("/en/events/dzejas-vakars/", "moved from 7 February 2031"),
        ("/pasakumi/forums-2025/", "noticis"),
        ("/ru/meropriyatiya/forums-2025/", "состоялось"),
        ("/en/events/forums-2025/", "took place"),
        ("/pasakumi/rudens-gajiens/", "jau beidzies"),
    ],
)
def test_the_page_says_what_became_of_it(sample: BuiltSite, path: str, status: str) -> None:
    name = {"/r": "Статус", "/e": "Status"}.get(path[:2], "Statuss")
    assert facts(sample[path])[name] == [status]


@pytest.mark.parametrize("id", ["dzejas-vakars", "ekskursija"])
def test_page_list_month_and_calendar_agree_on_a_change(sample: BuiltSite, id: str) -> None:
    told = facts(sample[f"/ru/meropriyatiya/{id}/"])["Статус"][0]
    month = "2031-02" if id == "dzejas-vakars" else "2031-05"
    assert told in sample["/ru/meropriyatiya/"].main.words
    assert told in sample[f"/ru/kalendar/{month}/"].main.words
    unfolded = sample.files[f"/ru/meropriyatiya/{id}.ics"].read_text("utf-8").replace("\r\n ", "").replace("\n ", "")
    assert told in unfolded


def event_of(page: Page) -> dict[str, Any]:
    (script,) = (one for one in page.root.all("script") if one.get("type") == "application/ld+json")
    graph = json.loads("".join(text for _, text in script.strings))["@graph"]
    return next(node for node in graph if node["@type"] == "Event")


def test_machines_are_told_the_same(sample: BuiltSite) -> None:
    moved = event_of(sample["/pasakumi/dzejas-vakars/"])
    assert (moved["previousStartDate"], moved["startDate"][:10]) == ("2031-02-07", "2031-02-14")
    assert moved["eventStatus"].endswith("EventRescheduled")
    assert event_of(sample["/pasakumi/ekskursija/"])["eventStatus"].endswith("EventCancelled")
    assert event_of(sample["/pasakumi/talka-2031/"])["remainingAttendeeCapacity"] == 21
    assert "startDate" not in event_of(sample["/pasakumi/krasta-lasijumi/"])


@pytest.mark.parametrize("code", LISTS)
def test_nothing_is_called_coming_that_a_late_reader_would_find_past(sample: BuiltSite, code: str) -> None:
    """Without the script only dates are told, and they stay true."""
    for path in (LISTS[code], HOMES[code], *(p for p in sample.paths if "/pasakumi/" in p or "/meropriyatiya/" in p)):
        told = sample[path].main.words.casefold()
        for word in ("gaidāmie", "tuvākie", "drīzumā", "предстоящ", "скоро", "upcoming", "coming soon"):
            assert word not in told, (path, word)


# --- nothing planned, everything over -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "words", "feed", "calendar"),
    [
        ("/", "Pagaidām nekas nav izziņots.", "/atom.xml", "/kalendars.ics"),
        ("/piedalies/", "Pagaidām nekas nav izziņots.", "/atom.xml", "/kalendars.ics"),
        ("/ru/", "Пока ничего не объявлено.", "/ru/atom.xml", "/ru/kalendar.ics"),
        ("/en/take-part/", "Nothing has been announced for now.", "/en/atom.xml", "/en/calendar.ics"),
    ],
)
def test_nothing_planned_is_said_kindly(real: BuiltSite, path: str, words: str, feed: str, calendar: str) -> None:
    (remark,) = [p for p in real[path].main.all("p") if p.words.startswith(words)]
    assert "hidden" not in remark.attributes
    assert [real.path_of(link.attributes["href"]) for link in remark.all("a")] == [feed, calendar]
    seminars = [link for link in real[path].main.all("a") if (link.get("href") or "").endswith("/seminar-2/")]
    assert seminars, "what took place last is shown"


def test_a_site_without_anything_offers_what_it_has(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", {"data/site.yaml": "name: A\ntagline: B\n"})
    site = build_site(content, tmp_path)
    (remark,) = [p for p in site["/piedalies/"].main.all("p") if p.get("class") == "remark"]
    assert [site.path_of(link.attributes["href"]) for link in remark.all("a")] == ["/atom.xml"]


NAMED = "title: {lv: Te, ru: Тут}\nsummary: {lv: Te. Tur., ru: Тут. Там.}\n"
OFFER = f"{NAMED}type: course\norganiser: upe\nhow_to_join: {{lv: Nāc., ru: Приходи.}}\nlanguages: [lv, ltg]\n"
SURVEY = f"{NAMED}asked_whom: visi\npurpose: uzzināt\nurl: https://forma.example/\n"
EVENT = f"{NAMED}type: other\nvenue: zāle\nonline: https://zvans.example/\n"


@pytest.mark.parametrize(
    ("today", "joins", "answers"),
    [
        (date(2031, 5, 1), "Nāc. pieteikšanās līdz 2031. gada 10. maijam", False),
        (date(2031, 5, 10), "Nāc. pieteikšanās līdz 2031. gada 10. maijam", True),
        (date(2031, 5, 11), "pieteikšanās ir beigusies", True),
    ],
)
def test_nobody_is_invited_too_late_or_too_early(tmp_path: Path, today: date, joins: str, answers: bool) -> None:
    files = {
        "data/site.yaml": "name: A\ntagline: B\n",
        "data/offers/mals.yaml": OFFER + "start: 2031-05-20\ndeadline: 2031-05-10\n",
        "data/surveys/kalendars.yaml": SURVEY + "open_from: 2031-05-10\nopen_to: 2031-05-20\n",
        "data/events/vakars.yaml": EVENT,
        "data/organisations/upe.yaml": "name: Upe\nplaces: [krasts]\n",
        "data/places.yaml": "krasts: {name: Krasts, where: Krastā}\n",
    }
    site = build_site(write_content(tmp_path / "content", files), tmp_path, today=today)

    def fact(path: str, name: str) -> str:
        (row,) = [row for row in site[path].article.all("div") if row.all("dt") and row.all("dt")[0].words == name]
        return " ".join(value.words for value in row.all("dd"))

    assert fact("/piedalies/mals/", "Kā piedalīties") == joins
    assert fact("/piedalies/mals/", "Valoda") == "latviešu un latgaliešu"
    assert fact("/pasakumi/vakars/", "Kur") == "zāle tiešsaistē"
    asked = [link.get("href") for link in site["/aptaujas/kalendars/"].article.all("a")]
    assert ("https://forma.example/" in asked) == answers


# --- projects, surveys, documents -----------------------------------------------------------------------


def test_results_lead_to_where_they_are_seen(sample: BuiltSite) -> None:
    for path in ("/projekti/kopa-pa-taku/", "/ru/proekty/kopa-pa-taku/", "/en/projects/kopa-pa-taku/"):
        (result,) = [
            item for item in sample[path].article.all("li") if item.words.startswith("4 km") or "4 км" in item.words
        ]
        ends = [(link.get("href") or "").rstrip("/").rpartition("/")[2] for link in result.all("a")]
        assert ends == ["talka-2031", "takas-karte", "ligums-par-rikiem"]


IDS = ["2017.LV/NVOF/DAP/MIC/028", "1-2 / 8.06.", '"7" - „x” 10 % (ID Nr. 3)', "LV/ 2.  gads--'a'"]


@pytest.mark.parametrize("grant_id", IDS)
def test_ids_dates_and_amounts_are_untouched(tmp_path: Path, grant_id: str) -> None:
    quoted = "'" + grant_id.replace("'", "''") + "'"
    notice = "{lv: 'Nr. {grant_id}.', ru: '№ {grant_id}.', en: 'No. {grant_id}.'}"
    content = write_content(
        tmp_path / "content",
        {
            "data/site.yaml": "name: A\ntagline: {lv: B, ru: Б, en: B}\n",
            "data/places.yaml": "kaps: {name: Kāps, where: Kāpā}\n",
            "data/organisations/o.yaml": "name: O\nplaces: [kaps]\n",
            "data/programmes.yaml": f"f: {{name: F, funder: F, money_source: M, notice: {{publication: {notice}}}}}\n",
            "data/projects/p.yaml": (
                f"grant_id: {quoted}\ntitle: {{lv: P, ru: П, en: P}}\nprogramme: f\nimplementer: o\n"
                "start: 2031-02-01\nend: 2031-03-31\namount: {value: 1200.50}\n"
            ),
        },
    )
    site = build_site(content, tmp_path)
    for path in ("/projekti/p/", "/ru/proekty/p/", "/en/projects/p/"):
        (number,) = site[path].article.all("data")
        shown = " ".join(grant_id.split())
        assert number.text == number.get("value") == shown
        assert any(shown in p.text for p in site[path].article.all("p")), "in the notice, too"
        assert "1200.50\u00a0EUR" in [dd.text for dd in site[path].article.all("dd")]
        (period,) = site[path].article.all("time")
        assert (period.get("datetime"), period.get("data-end")) == ("2031-02-01", "2031-03-31")


@pytest.mark.parametrize(
    ("survey", "heading", "expected"),
    [
        ("/aptaujas/foruma-aptauja/", "Kas notika ar atbildēm", ["/dokumenti/plans/", "/dokumenti/plans-2031/"]),
        ("/ru/oprosy/foruma-aptauja/", "Что стало с ответами", ["/ru/dokumenty/plans/", "/ru/dokumenty/plans-2031/"]),
        (
            "/en/surveys/foruma-aptauja/",
            "What became of the answers",
            ["/en/documents/plans/", "/en/documents/plans-2031/"],
        ),
    ],
)
def test_answers_lead_to_the_document_and_its_later_versions(
    sample: BuiltSite, survey: str, heading: str, expected: list[str]
) -> None:
    (part,) = [one for one in sample[survey].article.all("section") if one.all("h2")[0].words == heading]
    assert [link.get("href") for link in part.all("a")] == expected


def test_versions_of_a_document_lead_to_each_other(sample: BuiltSite) -> None:
    assert "Savienības plāns līdz 2036. gadam" in facts(sample["/dokumenti/plans/"])["To aizstāj"]
    assert "Savienības plāns" in facts(sample["/dokumenti/plans-2031/"])["Aizstāj"]


def test_the_strategy_tells_how_long_whose_and_what_fed_it(real: BuiltSite) -> None:
    told = facts(real["/ru/dokumenty/strategija/"])
    values = [value for row in told.values() for value in row]
    assert {"3 года", "«Intelekta parks»", "Опрос участников семинара о стратегии"} <= set(values)


def test_seventy_stays_a_statement_about_both_seminars(real: BuiltSite) -> None:
    for path in ("/pasakumi/seminar-1/", "/pasakumi/seminar-2/", "/projekti/pilsoniskuma-skola/"):
        assert "70 dalībnieku (kopā 2 pasākumos)" in [v for row in facts(real[path]).values() for v in row], path


def test_an_agreement_is_signed_where_it_says_and_not_where_it_was_kept(tmp_path: Path) -> None:
    content = write_content(
        tmp_path / "content",
        {
            "data/site.yaml": "name: A\ntagline: {lv: B, ru: Б, en: B}\n",
            "data/places.yaml": "kaps: {name: Kāps, where: Kāpā}\n",
            "data/organisations/o.yaml": "name: O\nplaces: [kaps]\n",
            "data/organisations/p.yaml": "name: P\nplaces: [kaps]\n",
            "data/events/a.yaml": "type: meeting\ntitle: A\nstart: 2026-01-01\nplace: kaps\n",
            "data/events/b.yaml": "type: meeting\ntitle: B\nstart: 2026-02-01\nplace: kaps\n",
            "data/agreements/x.yaml": (
                "type: cooperation\nparties: [o, p]\nsigned_during: a\nprovides: [{lv: a, ru: а, en: a}]\n"
                "evidence: [{promise: 1, events: [b]}]\n"
            ),
        },
    )
    site = build_site(content, tmp_path)

    assert "Kas parakstīts" in site["/pasakumi/a/"].main.words
    assert "Kas parakstīts" not in site["/pasakumi/b/"].main.words


def test_an_offer_that_is_over_says_so_in_lists_too(sample: BuiltSite) -> None:
    """What was over when the site was built, and, by the script, what will be when it is read."""

    def entry(path: str, title: str) -> Element:
        return next(one for one in sample[path].main.all("li") if title in one.words and one.get("class") == "card")

    assert entry("/tikls/sena-krasns/", "Adīšanas kurss").words.endswith("jau beidzies")
    assert entry("/tikls/miglavas-laudis/", "Kā biedrībai tikt pie naudas").get("data-event") == "jau beidzies"
    assert entry("/tikls/sena-krasns/", "Māla darbnīca").get("data-event") is None  # its deadline says it
