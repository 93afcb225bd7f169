"""schema.org in JSON-LD: properties that each type has, values of their kind, and nothing that leaves its script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from association.exports import json_ld
from association.exports.voice import Voice
from association.language import Languages
from association.records import Site

RIGA = ZoneInfo("Europe/Riga")
SITEURL = "https://tikls.example"

# Those of schema.org 29's properties that we use, by type, with what is inherited.
_THING = {"name", "description", "url", "identifier", "alternateName", "mainEntityOfPage"}
_ORGANIZATION = _THING | set(
    "legalName email telephone location knowsLanguage knowsAbout memberOf member parentOrganization funding event "
    "foundingDate dissolutionDate".split()
)
PROPERTIES = {
    "NGO": _ORGANIZATION,
    "Organization": _ORGANIZATION,
    "Project": _ORGANIZATION,
    "Place": _THING | {"address", "geo", "containedInPlace"},
    "PostalAddress": _THING | {"addressLocality", "addressRegion"},
    "GeoCoordinates": _THING | {"latitude", "longitude"},
    "VirtualLocation": _THING,
    "Event": _THING
    | set(
        "startDate endDate eventStatus eventAttendanceMode location inLanguage organizer attendee audience offers "
        "maximumAttendeeCapacity remainingAttendeeCapacity isAccessibleForFree funding subEvent".split()
    ),
    "Offer": _THING | {"price", "priceCurrency", "validThrough", "availability"},
    "Audience": _THING | {"audienceType"},
    "MonetaryGrant": _THING | {"funder", "amount"},
    "MonetaryAmount": _THING | {"value", "currency"},
    "PropertyValue": _THING | {"propertyID", "value"},
    "NewsArticle": _THING
    | set(
        "headline inLanguage datePublished publisher about keywords funding workTranslation translationOfWork".split()
    ),
    "CreativeWork": _THING,
    "BreadcrumbList": _THING | {"itemListElement"},
    "ListItem": _THING | {"position", "item"},
}
URLS = {"url", "mainEntityOfPage", "item", "eventStatus", "eventAttendanceMode", "availability"}
DATES = {"startDate", "endDate", "datePublished", "foundingDate", "dissolutionDate", "validThrough"}


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)
    elif isinstance(value, dict):
        if "@value" in value:
            assert set(value) == {"@value", "@language"}
        else:
            yield value
            for inner in value.values():
                yield from nodes(inner)


class _Scripts(HTMLParser):
    """What a browser takes for the page's elements and for the data within its scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.data: list[str] = []
        self.comments: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.data.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def read(*told: json_ld.Node) -> list[dict[str, Any]]:
    """The nodes as a search engine finds them in the page."""
    html = str(json_ld.script(told))
    page = _Scripts(f"<head>{html}</head><p>end</p>")
    assert page.tags == ["head", "script", "p"]
    assert page.comments == []
    inside = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not re.search("[<>&\u2028\u2029]", inside)
    document = json.loads("".join(page.data[:-1]))
    assert document["@context"] == "https://schema.org"
    assert_schema_org(document["@graph"])
    return document["@graph"]


def assert_schema_org(graph: list[dict[str, Any]]) -> None:
    for node in nodes(graph):
        if node.keys() == {"@id"}:
            continue  # told elsewhere
        used = {name for name in node if not name.startswith("@")}
        assert used <= PROPERTIES[node["@type"]], f"{node['@type']}: {used - PROPERTIES[node['@type']]}"
        for name, value in node.items():
            assert value not in (None, "", [], {}), f"{node['@type']}.{name} is empty"
            if name in URLS:
                assert value.startswith("https://"), f"{name}: {value}"
            if name in DATES:
                assert re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d[+-]\d\d:\d\d)?", value), f"{name}: {value}"


# --- the real site --------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["lv", "ru", "en"])
def test_every_real_page_has_its_node(real_site: Site, voices: dict[str, Voice], code: str) -> None:
    voice = voices[code]
    told = [json_ld.organisation(one, real_site, voice) for one in real_site.of("organisation").values()]
    told += [json_ld.event(one, real_site, voice, RIGA) for one in real_site.of("event").values()]
    told += [json_ld.project(one, real_site, voice) for one in real_site.of("project").values()]
    told += [json_ld.article(one, real_site, voices, code) for one in real_site.articles.values()]
    read(*told)


def test_real_travelling_seminar_has_no_invented_days(real_site: Site, voices: dict[str, Voice]) -> None:
    [told] = read(json_ld.event(real_site.get("event", "seminar-2"), real_site, voices["lv"], RIGA))
    assert (told["startDate"], told["endDate"]) == ("2017-06-30", "2017-07-01")
    assert [place["name"] for place in told["location"]] == ["Līvāni", "Krāslava", "Ludzas novads"]
    assert "subEvent" not in told
    assert "eventStatus" not in told


def test_real_grant_has_no_invented_amount(real_site: Site, voices: dict[str, Voice]) -> None:
    [told] = read(json_ld.project(real_site.get("project", "pilsoniskuma-skola"), real_site, voices["ru"]))
    assert told["funding"]["identifier"] == "2017.LV/NVOF/DAP/MIC/028"
    assert told["funding"]["funder"]["name"] == "Фонд интеграции общества"
    assert "amount" not in told["funding"]


def test_grant_is_told_in_full_by_its_project_alone(real_site: Site, voices: dict[str, Voice]) -> None:
    [whole] = read(json_ld.project(real_site.get("project", "pilsoniskuma-skola"), real_site, voices["lv"]))
    [event] = read(json_ld.event(real_site.get("event", "seminar-2"), real_site, voices["lv"], RIGA))
    [article] = read(json_ld.article(real_site.articles["otrais-seminars"], real_site, voices, "lv"))
    named = {name: whole["funding"][name] for name in ("@type", "@id", "identifier")}
    assert event["funding"] == article["funding"] == named


# --- organisations --------------------------------------------------------------------------------


def test_organisation_is_the_same_thing_in_every_language(directory: Any, voices: dict[str, Voice]) -> None:
    site = directory(organisation={"s": {"name": "Sukrums", "places": ["baltinava"]}})
    told = [read(json_ld.organisation(site.get("organisation", "s"), site, voice))[0] for voice in voices.values()]
    assert {one["@id"] for one in told} == {f"{SITEURL}/#organisation-s"}
    assert [one["url"] for one in told] == [f"{SITEURL}/{path}organisation/s/" for path in ("", "ru/", "en/")]
    assert [one["name"] for one in told[:2]] == ["Sukrums", {"@value": "Sukrums", "@language": "lv"}]


def test_organisation_tells_what_is_known(directory: Any, voices: dict[str, Voice]) -> None:
    site = directory(
        field={"kultura": {"name": "Kultūra"}},
        network={"network": {"name": "Tīkls", "members": ["s"]}},
        place={"baltinava": {"name": "Baltinava", "where": "x", "lat": 56.9, "lon": 27.6, "type": "village"}},
        organisation={
            "s": {
                "name": "Sukrums",
                "full_name": "Biedrība „Sukrums”",
                "gloss": {"ru": "Холм"},
                "places": ["baltinava"],
                "fields": ["kultura"],
                "languages": ["lv"],
                "reg_no": "40008000009",
                "phone": "+371 20000000",
                "website": "https://sukrums.example/",
            }
        },
    )
    [told] = read(json_ld.organisation(site.get("organisation", "s"), site, voices["lv"]))
    assert told["@type"] == "NGO"
    assert told["legalName"] == "Biedrība „Sukrums”"
    assert told["identifier"] == {"@type": "PropertyValue", "propertyID": "LV-RE", "value": "40008000009"}
    assert told["memberOf"]["name"] == "Tīkls"
    assert told["location"]["geo"] == {"@type": "GeoCoordinates", "latitude": 56.9, "longitude": 27.6}
    assert told["location"]["address"] == {"@type": "PostalAddress", "addressLocality": "Baltinava"}
    assert told["url"] == "https://sukrums.example/"
    assert told["mainEntityOfPage"] == f"{SITEURL}/organisation/s/"


# --- events ---------------------------------------------------------------------------------------


def event(directory: Any, voice: Voice, **data: Any) -> dict[str, Any]:
    site = directory(
        place={
            "baltinava": {"name": "Baltinava", "where": "Baltinavā", "type": "village"},
            "novads": {"name": "Balvu novads", "where": "Balvu novadā", "type": "municipality"},
        },
        organisation={"s": {"name": "Sukrums", "places": ["baltinava"]}},
        event={"e": {"type": "meeting", "title": "Sapulce", "start": "2026-07-01", "place": "baltinava", **data}},
    )
    [told] = read(json_ld.event(site.get("event", "e"), site, voice, RIGA))
    return told


@pytest.mark.parametrize(
    ("data", "start", "end"),
    [
        ({}, "2026-07-01", "2026-07-01"),
        ({"end": "2026-07-02"}, "2026-07-01", "2026-07-02"),
        ({"starts": "18:00"}, "2026-07-01T18:00+03:00", "2026-07-01"),
        ({"starts": "18:00", "ends": "20:30"}, "2026-07-01T18:00+03:00", "2026-07-01T20:30+03:00"),
        ({"start": "2026-12-01", "starts": "9:00"}, "2026-12-01T09:00+02:00", "2026-12-01"),
        (
            {"start": "2026-10-24", "end": "2026-10-25", "starts": "9:00", "ends": "17:00"},
            "2026-10-24T09:00+03:00",
            "2026-10-25T17:00+02:00",
        ),
    ],
)
def test_hours_have_their_distance_from_utc(
    directory: Any, voices: dict[str, Voice], data: dict[str, Any], start: str, end: str
) -> None:
    told = event(directory, voices["lv"], **data)
    assert (told["startDate"], told["endDate"]) == (start, end)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (None, None),
        ("planned", "https://schema.org/EventScheduled"),
        ("held", "https://schema.org/EventScheduled"),
        ("moved", "https://schema.org/EventRescheduled"),
        ("cancelled", "https://schema.org/EventCancelled"),
    ],
)
def test_status_is_one_of_schema_org(
    directory: Any, voices: dict[str, Voice], status: str | None, expected: str | None
) -> None:
    assert event(directory, voices["lv"], **({"status": status} if status else {})).get("eventStatus") == expected


@pytest.mark.parametrize(("status", "offered"), [(None, True), ("moved", True), ("cancelled", False), ("held", False)])
def test_what_will_not_take_place_offers_nothing(
    directory: Any, voices: dict[str, Voice], status: str | None, offered: bool
) -> None:
    registration = {"left": 3, "url": "https://apply.example/"}
    data = {"capacity": 20, "price": "free", "registration": registration, **({"status": status} if status else {})}
    told = event(directory, voices["lv"], **data)
    assert ("offers" in told, "remainingAttendeeCapacity" in told) == (offered, offered)
    assert told["maximumAttendeeCapacity"] == 20


@pytest.mark.parametrize(
    ("data", "mode", "locations"),
    [
        ({}, "Offline", ["Place"]),
        ({"online": "https://meet.example/x"}, "Mixed", ["Place", "VirtualLocation"]),
        ({"online": "https://meet.example/x", "place": None}, "Online", ["VirtualLocation"]),
    ],
)
def test_attendance_follows_the_places(
    directory: Any, voices: dict[str, Voice], data: dict[str, Any], mode: str, locations: list[str]
) -> None:
    told = event(directory, voices["lv"], **data)
    assert told["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    found = told["location"] if isinstance(told["location"], list) else [told["location"]]
    assert [one["@type"] for one in found] == locations


def test_free_event_says_so(directory: Any, voices: dict[str, Voice]) -> None:
    told = event(directory, voices["lv"], price="free", registration={"until": "2026-06-30", "status": "full"})
    assert told["isAccessibleForFree"] is True
    assert told["offers"] == {
        "@type": "Offer",
        "price": 0,
        "priceCurrency": "EUR",
        "validThrough": "2026-06-30",
        "availability": "https://schema.org/SoldOut",
    }


def test_price_in_words_is_no_number(directory: Any, voices: dict[str, Voice]) -> None:
    told = event(directory, voices["lv"], price="ziedojums")
    assert "isAccessibleForFree" not in told
    assert told["offers"] == {"@type": "Offer", "description": "ziedojums"}


def test_unknown_price_is_no_offer(directory: Any, voices: dict[str, Voice]) -> None:
    assert not {"offers", "isAccessibleForFree"} & event(directory, voices["lv"], registration={"how": "zvanot"}).keys()


def test_stops_with_days_are_events_of_their_own(directory: Any, voices: dict[str, Voice]) -> None:
    stops = [
        {"place": "baltinava", "day": "2026-07-01", "host": "s", "venue": "Skola", "programme": ["viens", "divi"]},
        {"place": "novads"},
    ]
    told = event(directory, voices["lv"], place=None, stops=stops, end="2026-07-02")
    assert told["location"][0]["name"] == "Skola"
    assert told["location"][0]["containedInPlace"]["name"] == "Baltinava"
    assert told["location"][1]["address"] == {"@type": "PostalAddress", "addressRegion": "Balvu novads"}
    stop = told["subEvent"]
    assert stop["name"] == "Sapulce: Baltinava"
    assert (stop["startDate"], stop["endDate"]) == ("2026-07-01", "2026-07-01")
    assert stop["organizer"]["name"] == "Sukrums"
    assert stop["description"] == "viens; divi"


def test_sessions_are_events_of_their_own(directory: Any, voices: dict[str, Voice]) -> None:
    sessions = [{"title": "Ievads", "day": "2026-07-01", "starts": "10:00", "ends": "11:00"}]
    told = event(directory, voices["lv"], sessions=sessions, languages=["lv", "ru"], for_whom=["visiem"], capacity=20)
    assert told["subEvent"]["startDate"] == "2026-07-01T10:00+03:00"
    assert told["subEvent"]["location"]["name"] == "Baltinava"
    assert told["inLanguage"] == ["lv", "ru"]
    assert told["maximumAttendeeCapacity"] == 20


def test_words_that_stand_in_are_marked(directory: Any, voices: dict[str, Voice]) -> None:
    assert event(directory, voices["ru"])["name"] == {"@value": "Sapulce", "@language": "lv"}


# --- projects -------------------------------------------------------------------------------------


def test_known_amount_is_told(directory: Any, voices: dict[str, Voice]) -> None:
    site = directory(
        organisation={"s": {"name": "Sukrums", "places": ["baltinava"]}},
        programme={"f": {"name": "Fonds", "funder": "Devējs", "money_source": "Budžets"}},
        project={
            "p": {
                "grant_id": "2026/<1>&2",
                "title": "Skola",
                "programme": "f",
                "implementer": "s",
                "start": "2026-01-01",
                "end": "2026-12-31",
                "amount": {"value": "17248.90", "currency": "EUR"},
            }
        },
    )
    [told] = read(json_ld.project(site.get("project", "p"), site, voices["lv"]))
    assert told["funding"]["identifier"] == "2026/<1>&2"
    assert told["funding"]["amount"] == {"@type": "MonetaryAmount", "value": 17248.9, "currency": "EUR"}
    assert told["parentOrganization"]["name"] == "Sukrums"
    assert (told["foundingDate"], told["dissolutionDate"]) == ("2026-01-01", "2026-12-31")


# --- articles, breadcrumbs ------------------------------------------------------------------------


def test_translations_know_each_other(directory: Any, voices: dict[str, Voice], article: Any) -> None:
    story = article("lv", ru=False, en=True)
    site = directory(articles={"zina": story})
    lv, ru, en = (read(json_ld.article(story, site, voices, code))[0] for code in ("lv", "ru", "en"))
    assert lv["@id"] == f"{SITEURL}/article/zina/"
    assert [(one["@id"], one["inLanguage"]) for one in lv["workTranslation"]] == [
        (f"{SITEURL}/ru/article/zina/", "ru"),
        (f"{SITEURL}/en/article/zina/", "en"),
    ]
    assert "translationOfWork" not in lv
    assert en["translationOfWork"]["@id"] == lv["@id"]
    assert en["headline"] == "Virsraksts en"
    assert (lv["inLanguage"], en["inLanguage"]) == ("lv", "en")
    assert ru["inLanguage"] == ["ru", "lv"], "title and summary in one, the text in the other"


def test_page_that_stands_in_tells_of_the_original(directory: Any, voices: dict[str, Voice], article: Any) -> None:
    story = article("lv")
    site = directory(articles={"zina": story})
    assert json_ld.article(story, site, voices, "ru") == json_ld.article(story, site, voices, "lv")
    assert "workTranslation" not in json_ld.article(story, site, voices, "lv")


def test_article_says_what_it_is_about(directory: Any, voices: dict[str, Voice], article: Any) -> None:
    front = {"organisations": ["s"], "events": ["e"], "agreements": ["a"], "tags": ["t"]}
    story = article("lv", front=front)
    site = directory(
        articles={"zina": story},
        owner="s",
        topic={"t": {"name": "Jaunumi"}},
        organisation={"s": {"name": "Sukrums", "places": ["baltinava"]}},
        event={"e": {"type": "meeting", "title": "Sapulce", "start": "2026-07-01", "place": "baltinava"}},
        agreement={"a": {"type": "network", "parties_as_printed": "NVO"}},
    )
    [told] = read(json_ld.article(story, site, voices, "lv"))
    assert [(one["@id"], one.get("name")) for one in told["about"]] == [
        (f"{SITEURL}/#event-e", None),  # told on its own page
        (f"{SITEURL}/#organisation-s", None),
        (f"{SITEURL}/#agreement-a", "„a” (lv)"),  # which tells machines nothing
    ]
    assert told["publisher"]["@id"] == f"{SITEURL}/#organisation-s"
    assert told["keywords"] == "Jaunumi"
    assert told["datePublished"] == "2017-07-01"


def test_breadcrumbs_are_numbered(languages: Languages) -> None:
    [told] = read(json_ld.breadcrumbs([("Sākums", f"{SITEURL}/"), ("Tīkls", f"{SITEURL}/tikls/"), ("Sukrums", None)]))
    assert [one["position"] for one in told["itemListElement"]] == [1, 2, 3]
    assert "item" not in told["itemListElement"][2]


def test_one_breadcrumb_is_still_a_list() -> None:
    assert isinstance(json_ld.breadcrumbs([("Sākums", f"{SITEURL}/")])["itemListElement"], list)


# --- hostile words --------------------------------------------------------------------------------


def test_hostile_words_stay_words(directory: Any, voices: dict[str, Voice], article: Any, hostile: str) -> None:
    words = hostile.strip()
    story = article("lv", title=words)
    site = directory(
        articles={"zina": story},
        place={"p": {"name": hostile, "where": "x"}},
        organisation={"o": {"name": hostile, "about": hostile, "places": ["p"]}},
        event={"e": {"type": "other", "title": hostile, "start": "2026-07-01", "place": "p", "venue": hostile}},
    )
    organisation, event, news, trail = read(
        json_ld.organisation(site.get("organisation", "o"), site, voices["lv"]),
        json_ld.event(site.get("event", "e"), site, voices["lv"], RIGA),
        json_ld.article(story, site, voices, "lv"),
        json_ld.breadcrumbs([(words, f"{SITEURL}/")]),
    )
    assert organisation["name"] == organisation["description"] == organisation["location"]["name"] == words
    assert event["name"] == event["location"]["name"] == words
    assert news["headline"] == story.front.title
    assert trail["itemListElement"][0]["name"] == words
