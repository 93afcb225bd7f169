"""Organisations, events and agreements as tables: CSV (RFC 4180) with a descriptor (Data Package 2.0).

The files begin with a byte order mark: without one, Excel takes UTF-8 for the code page of its Windows and spoils every
Latvian and Russian letter; LibreOffice and the libraries of programmers understand it. They are cut at commas, as
RFC 4180 has it; a Latvian Excel, whose own mark is the semicolon, opens them by Data > From Text/CSV.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from hashlib import sha256
from typing import Any

from association.exports.identifiers import uri
from association.exports.voice import Voice
from association.language import Text
from association.records import Agreement, Event, Organisation, Site

PROFILES = "https://datapackage.org/profiles/2.0"

# What a spreadsheet takes for a formula: at the start of a cell, and behind a semicolon, a tab or a line break within
# it, where a program that cuts at those would start a cell of its own. The wide forms count in East Asian versions.
_FORMULA = re.compile(r"^(?=[\t\r])|(?:^|(?<=[;\t\r\n]))(?=[^\S\t\r\n]*[\"']?[=+\-@＝＋－＠])")


@dataclass(frozen=True)
class Column:
    """A field of Table Schema, and where its value is taken from."""

    name: str
    description: str
    value: Callable[[Any], Any]
    type: str = "string"
    constraints: Mapping[str, Any] = field(default_factory=dict)
    format: str | None = None

    def descriptor(self) -> dict[str, Any]:
        told = {"name": self.name, "type": self.type, "description": self.description}
        if self.format:
            told["format"] = self.format
        return {**told, "constraints": dict(self.constraints)} if self.constraints else told


@dataclass(frozen=True)
class Table:
    """Records as rows; `refers`: by column, the table whose `id` it holds."""

    name: str
    columns: tuple[Column, ...]
    records: tuple[Any, ...]
    refers: Mapping[str, str] = field(default_factory=dict)

    @property
    def file(self) -> str:
        return f"{self.name}.csv"


def data_package(site: Site, voices: Mapping[str, Voice]) -> dict[str, bytes]:
    """The files by their names: the tables, and the `datapackage.json` that describes them.

    `voices` are in the order of the site's languages, the default first; it names the package.
    """
    tables = (organisations(site, voices), events(site, voices), agreements(site, voices))
    files = {table.file: csv_file(table) for table in tables}
    first = next(iter(voices.values()))
    descriptor: dict[str, Any] = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": site.identity.owner or "directory",
        "title": first.say(site.identity.name),
        "description": (
            "A cell that a spreadsheet would take for a formula has an apostrophe before it. "
            "Several ids in a cell are separated by spaces, several texts by line breaks. What is not known is empty."
        ),
    }
    if first.siteurl:
        descriptor["homepage"] = first.siteurl
    if licence := site.identity.licence:
        descriptor["licenses"] = [{"name": licence.id, "path": licence.url, "title": licence.title}]
    descriptor["resources"] = [_resource(table, files[table.file]) for table in tables]
    text = json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n"
    return {**files, "datapackage.json": text.encode("utf-8")}


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    keys = [
        {"fields": [column], "reference": {"resource": other, "fields": ["id"]}}
        for column, other in table.refers.items()
    ]
    schema: dict[str, Any] = {
        "fields": [column.descriptor() for column in table.columns],
        "primaryKey": ["id"],
        "missingValues": [""],
    }
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": table.name,
        "path": table.file,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n", "header": True},
        "schema": {**schema, "foreignKeys": keys} if keys else schema,
    }


# --- cells ----------------------------------------------------------------------------------------


def csv_file(table: Table) -> bytes:
    """A header, then a row for each record, each ended by CRLF."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for record in table.records:
        writer.writerow([cell(column.value(record)) for column in table.columns])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def cell(value: Any) -> str:
    """A value as Table Schema writes it; text never as a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, time):
        return f"{value:%H:%M:%S}"
    if isinstance(value, date | int):
        return str(value)
    if isinstance(value, tuple):
        return cell(" ".join(value))
    return _FORMULA.sub("'", value)


# --- columns --------------------------------------------------------------------------------------

_ID = {"required": True, "unique": True, "pattern": "[a-z0-9-]+"}


def _each(
    name: str, description: str, voices: Mapping[str, Voice], text: Callable[[Any], Text | None | Iterable[Text]]
) -> Iterable[Column]:
    """A column for each language, filled where there are words in it; several texts a line each."""

    def words(code: str) -> Callable[[Any], str | None]:
        def value(record: Any) -> str | None:
            found = text(record)
            if isinstance(found, Text):
                return found.get(code)
            return "\n".join(one[code] for one in found if code in one) if found else None

        return value

    return (Column(f"{name}_{code}", f"{description} ({code})", words(code)) for code in voices)


def _urls(voices: Mapping[str, Voice]) -> Iterable[Column]:
    def address(voice: Voice) -> Callable[[Any], str | None]:
        return lambda record: voice.url(record.kind, record.id)

    return (
        Column(f"url_{code}", f"its page on the site ({code})", address(voice), format="uri" if voice.siteurl else None)
        for code, voice in voices.items()
    )


def _place_names(site: Site, voices: Mapping[str, Voice], ids: Callable[[Any], Iterable[str]]) -> Column:
    first = next(iter(voices.values()))
    return Column(
        "place_names",
        f"the places by name ({first.language})",
        lambda record: ", ".join(first.say(site.get("place", id).name) for id in ids(record)),
    )


# --- tables ---------------------------------------------------------------------------------------


def organisations(site: Site, voices: Mapping[str, Voice]) -> Table:
    def is_member(one: Organisation) -> bool:
        return bool(site.mentioning(one.kind, one.id, by="network"))

    columns = (
        Column("id", "its id on the site", lambda one: one.id, constraints=_ID),
        *_each("name", "its name", voices, lambda one: one.name),
        *_each("full_name", "its name in full", voices, lambda one: one.full_name),
        *_each("short_name", "its name in short", voices, lambda one: one.short_name),
        *_each("gloss", "what its name means", voices, lambda one: one.gloss),
        *_each("about", "what it does", voices, lambda one: one.about),
        Column("places", "ids of the places where it is", lambda one: one.places),
        _place_names(site, voices, lambda one: one.places),
        Column("fields", "ids of its fields of work", lambda one: one.fields),
        Column("languages", "the languages it works in (BCP 47)", lambda one: one.languages),
        Column("reg_no", "its number in the Register of Enterprises of Latvia", lambda one: one.reg_no),
        Column("website", "its own website", lambda one: _uri(one.website), format="uri"),
        Column("email", "its e-mail address", lambda one: one.email),
        Column("phone", "its telephone number as an address (RFC 3966)", _telephone, format="uri"),
        Column("network_member", "whether it is listed as a member of the network", is_member, "boolean"),
        Column("seeks_volunteers", "whether it seeks volunteers", lambda one: one.seeks_volunteers, "boolean"),
        Column("status", "whether it is there", lambda one: one.status, constraints={"enum": ["active", "closed"]}),
        Column("verified", "the day on which a human last checked this", lambda one: one.verified, "date"),
        *_urls(voices),
    )
    return Table("organisations", columns, tuple(site.of("organisation").values()))


def _uri(address: str | None) -> str | None:
    return uri(address) if address else None


def _telephone(organisation: Organisation) -> str | None:
    """As `tel:+371…`: a bare + would be taken for a formula, and an apostrophe before it for part of the number."""
    return f"tel:{organisation.phone.replace(' ', '')}" if organisation.phone else None


def events(site: Site, voices: Mapping[str, Voice]) -> Table:
    columns = (
        Column("id", "its id on the site", lambda event: event.id, constraints=_ID),
        Column("type", "what kind of event it is", lambda event: event.type),
        *_each("title", "its title", voices, lambda event: event.title),
        *_each("summary", "what it is, in short", voices, lambda event: event.summary),
        Column("start", "its first day, once it is set", lambda event: event.start, "date"),
        Column("end", "its last day, itself included", lambda event: event.last_day, "date"),
        Column("starts", "when it begins on the first day, local time", lambda event: event.starts, "time"),
        Column("ends", "when it ends on the last day, local time", lambda event: event.ends, "time"),
        Column("places", "ids of its places, in order", lambda event: event.places),
        _place_names(site, voices, lambda event: event.places),
        Column("online", "where it is online", lambda event: _uri(event.online), format="uri"),
        Column("host", "id of the organisation that holds it", lambda event: event.host),
        Column("project", "id of the project it belongs to", lambda event: event.project),
        *_each("for_whom", "whom it is for", voices, lambda event: event.for_whom),
        Column("languages", "the languages spoken there (BCP 47)", lambda event: event.languages),
        Column("free", "whether it is free of charge", _free, "boolean"),
        *_each("price", "what it costs", voices, lambda event: event.price if isinstance(event.price, Text) else None),
        Column("capacity", "how many can take part", lambda event: event.capacity, "integer", {"minimum": 0}),
        Column("places_left", "how many of them are free", lambda event: event.places_left, "integer", {"minimum": 0}),
        Column("registration_url", "where to apply, while it is to take place", _registration_url, format="uri"),
        Column("registration_until", "the last day to apply, itself included", _registration_until, "date"),
        Column("status", "planned, moved, cancelled or held, where somebody has said so", lambda event: event.status),
        Column("moved_from", "its first day as announced before", lambda event: event.moved_from, "date"),
        Column("cancelled_on", "the day on which it was called off", lambda event: event.cancelled_on, "date"),
        Column("participants", "how many took part in this event alone", _participants, "integer", {"minimum": 0}),
        *_urls(voices),
    )
    return Table("events", columns, tuple(site.of("event").values()), {"host": "organisations"})


def _free(event: Event) -> bool | None:
    return None if event.price is None else event.price == "free"


def _registration_url(event: Event) -> str | None:
    return _uri(event.registration.url) if event.registration and event.takes_place_yet else None


def _registration_until(event: Event) -> date | None:
    return event.registration.until if event.registration else None


def _participants(event: Event) -> int | None:
    """A number that was told of several events together is no number of this one."""
    told = event.participants
    return None if told is None or len(told.events) > 1 else told.count


def agreements(site: Site, voices: Mapping[str, Voice]) -> Table:
    def title(voice: Voice) -> Callable[[Agreement], str]:
        return lambda agreement: voice.name(agreement)

    columns = (
        Column("id", "its id on the site", lambda one: one.id, constraints=_ID),
        Column("type", "what kind of agreement it is", lambda one: one.type),
        *(Column(f"title_{code}", f"its title ({code})", title(voice)) for code, voice in voices.items()),
        Column("parties", "ids of the organisations that agreed", lambda one: one.parties),
        *_each("parties_as_printed", "who agreed, where nobody is named", voices, lambda one: one.parties_as_printed),
        Column("signed_on", "the day of signing", lambda one: one.signed_on, "date"),
        Column("signed_during", "id of the event during which it was signed", lambda one: one.signed_during),
        Column("place", "id of the place of signing", lambda one: one.place),
        *_each("provides", "what they promise", voices, lambda one: one.provides),
        *_each("exchange", "what they exchange", voices, lambda one: one.exchange),
        Column("open_list", "whether the list of promises is open", lambda one: one.open_list, "boolean"),
        Column("project", "id of the project it belongs to", lambda one: one.project),
        *_urls(voices),
    )
    return Table("agreements", columns, tuple(site.of("agreement").values()), {"signed_during": "events"})
