"""What the site tells programs: files of the directory, and each page's description of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from markupsafe import Markup

from association.editions import PageId
from association.exports import geojson, json_ld, open_referral, tables, vcards
from association.exports.voice import Voice
from association.language import Words
from association.publishing.edition import Edition, Link
from association.publishing.illustrations import address

_LISTED = (  # name below /data/, media type; the titles are the reader's
    ("organizations.json", "application/json"),
    ("places.geojson", "application/geo+json"),
    ("organisations.csv", "text/csv"),
    ("events.csv", "text/csv"),
    ("agreements.csv", "text/csv"),
    ("datapackage.json", "application/json"),
)


class DataFile(NamedTuple):
    """An entry of the page on open data."""

    name: str
    href: str
    type: str
    title: str


def data_files(edition: Edition) -> tuple[DataFile, ...]:
    """The files that the page on open data lists."""
    gettext = edition.catalogue.gettext
    titles = (
        gettext("Organisations, their places and services (Open Referral HSDS 3.0, JSON)"),
        gettext("Places on the map (GeoJSON)"),
        gettext("Organisations as a table (CSV)"),
        gettext("Events as a table (CSV)"),
        gettext("Agreements as a table (CSV)"),
        gettext("What the columns of the tables mean (Data Package, JSON)"),
    )
    listed = zip(_LISTED, titles, strict=True)
    return tuple(DataFile(name, edition.href(f"/data/{name}"), type, title) for (name, type), title in listed)


def voice(edition: Edition) -> Voice:
    """How an edition tells exports of its records."""

    def url(kind: str, id: str) -> str | None:
        path = edition.page_path(PageId(kind, id))
        return None if path is None else edition.absolute(path)

    default = edition.addresses.languages.default.code
    return Voice(edition.siteurl, edition.language.code, default, lambda record: edition.title(record).text, url)


def exports(editions: Mapping[str, Edition]) -> Iterator[tuple[str, bytes]]:
    """(path, content) of every file of open data; one for all languages."""
    voices = {code: voice(edition) for code, edition in editions.items()}
    edition = next(iter(editions.values()))
    site, first = edition.site, voices[edition.language.code]
    association = edition.catalogue.gettext("Association")
    yield "/data/organizations.json", open_referral.organizations(site, first, edition.today, association).encode()
    yield "/data/places.geojson", geojson.places(site, voices).encode()
    for name, content in tables.data_package(site, voices).items():
        yield f"/data/{name}", content
    for organisation in edition.all("organisation"):
        yield card_path(organisation, edition), vcards.card(organisation, site, voices)


def card_path(organisation: Any, edition: Edition) -> str:
    """Where an organisation's vCard stands: one for all languages, beside its page in the default one."""
    path = edition.addresses.path(PageId("organisation", organisation.id), edition.addresses.languages.default)
    return f"{path}contact.vcf"


def card_link(record: Any, edition: Edition) -> Link | None:
    """A link to an organisation's vCard; None for other records."""
    if record.kind != "organisation":
        return None
    words = edition.own(edition.catalogue.gettext("Contacts (vCard)"))
    return Link(edition.href(card_path(record, edition)), words)


def described(
    page: PageId,
    title: Words,
    titles: Mapping[PageId, Words],
    edition: Edition,
    voices: Mapping[str, Voice],
    zone: ZoneInfo,
) -> Markup:
    """The page's own JSON-LD (schema.org): what it is about, and where it stands."""
    own, site = voices[edition.language.code], edition.site
    record = site.of(page.kind).get(page.key)
    nodes: list[Any] = []
    match page.kind:
        case "organisation":
            nodes.append(json_ld.organisation(record, site, own, address(record.logo, edition)))
        case "event":
            nodes.append(json_ld.event(record, site, own, zone))
        case "project":
            nodes.append(json_ld.project(record, site, own))
        case "place":
            nodes.append(json_ld.place(record, own))
        case "article":
            nodes.append(json_ld.article(record, site, voices, edition.language.code, address(record.image, edition)))
    above = edition.addresses.trail(page, edition.language)
    steps = [(titles[one].text, edition.absolute(edition.page_path(one) or "/")) for one in above]
    nodes.append(json_ld.breadcrumbs([*steps, (title.text, None)]))
    return json_ld.script(nodes)
