"""A strict reader of iCalendar, written from RFC 5545 and apart from `icalendar`, which lets much pass.

    (found,) = read_calendar(data).all("VEVENT")
    found.value("SUMMARY")
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

_PARAMETER = r';[A-Z0-9-]+=(?:[^\x00-\x08\x0a-\x1f\x7f";:,]*|"[^\x00-\x08\x0a-\x1f\x7f"]*")'
_LINE = re.compile(rf"(?P<name>[A-Z0-9-]+)(?P<parameters>(?:{_PARAMETER})*):(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)")
_DATE = re.compile(r"\d{8}")
_MOMENT = re.compile(r"\d{8}T\d{6}(Z?)")
_ESCAPE = re.compile(r"\\(.)")


class Line(NamedTuple):
    """A content line, unfolded; its value is as written, its escapes not yet undone."""

    name: str
    parameters: dict[str, str]
    value: str


@dataclass
class Component:
    name: str
    lines: list[Line] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)

    def all(self, name: str) -> list[Component]:
        return [part for part in self.parts if part.name == name]

    def has(self, name: str) -> bool:
        return any(line.name == name for line in self.lines)

    def line(self, name: str) -> Line:
        """The one line of that name: two are a fault, and so is none."""
        (found,) = (line for line in self.lines if line.name == name)
        return found

    def value(self, name: str) -> str:
        return self.line(name).value

    def text(self, name: str) -> str:
        """A TEXT with its escapes undone; only those that RFC 5545 knows are allowed, and they are needed."""
        value = self.value(name)
        assert not re.search(r"[,;]", _ESCAPE.sub("", value)), f"{name}: a comma or semicolon is not escaped"
        assert {found[1] for found in _ESCAPE.finditer(value)} <= set("\\;,nN"), f"{name}: {value}"
        return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)

    def moment(self, name: str) -> date | datetime:
        """A day, or a moment with its zone; a time that floats from zone to zone is a fault."""
        _, parameters, value = self.line(name)
        if parameters.get("VALUE") == "DATE":
            assert _DATE.fullmatch(value), value
            assert "TZID" not in parameters, value
            return datetime.strptime(value, "%Y%m%d").date()
        found = _MOMENT.fullmatch(value)
        assert found, value
        assert bool(found[1]) != ("TZID" in parameters), f"{name} floats, or has two zones: {value}"
        zone = UTC if found[1] else ZoneInfo(parameters["TZID"])
        return datetime.strptime(value.rstrip("Z"), "%Y%m%dT%H%M%S").replace(tzinfo=zone)


def read_calendar(data: bytes) -> Component:
    """The calendar, each of its events checked against what RFC 5545 demands of all."""
    root = Component("")
    open_parts = [root]
    for line in _lines(data):
        if line.name == "BEGIN":
            open_parts.append(Component(line.value))
        elif line.name == "END":
            done = open_parts.pop()
            assert done.name == line.value, f"END:{line.value} closes {done.name}"
            open_parts[-1].parts.append(done)
        else:
            assert len(open_parts) > 1, f"{line.name} stands outside of any component"
            open_parts[-1].lines.append(line)
    assert open_parts == [root]
    (calendar,) = root.all("VCALENDAR")
    assert calendar.value("VERSION") == "2.0"
    assert calendar.value("PRODID")
    assert calendar.parts, "RFC 5545: at least one component"
    _check(calendar)
    return calendar


def _lines(data: bytes) -> Iterator[Line]:
    assert data.endswith(b"\r\n")
    physical = data.removesuffix(b"\r\n").split(b"\r\n")
    for raw in physical:
        assert not set(raw) & set(b"\r\n"), f"not CRLF: {raw!r}"
        assert 0 < len(raw) <= 75, f"{len(raw)} octets: {raw!r}"
        raw.decode("utf-8")  # a letter is never cut in two
    for line in data.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode("utf-8").split("\r\n"):
        found = _LINE.fullmatch(line)
        assert found, f"not a content line: {line}"
        pairs = [pair.partition("=") for pair in found["parameters"].split(";")[1:]]
        parameters = {name: value.strip('"') for name, _, value in pairs}
        assert len(parameters) == len(pairs), f"a parameter stands twice: {line}"
        yield Line(found["name"], parameters, found["value"])


_ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "SEQUENCE", "GEO", "URL")


def _check(calendar: Component) -> None:
    zones = {zone.value("TZID") for zone in calendar.all("VTIMEZONE")}
    assert len(zones) == len(calendar.all("VTIMEZONE")), "a zone stands twice"
    used = set()
    for event in calendar.all("VEVENT"):
        for name in _ONCE:
            assert sum(line.name == name for line in event.lines) <= 1, f"{name} stands twice"
        assert event.value("UID")
        assert event.value("SUMMARY")
        assert event.value("DTSTAMP").endswith("Z")
        assert event.value("STATUS") in ("CONFIRMED", "CANCELLED", "TENTATIVE")
        assert int(event.value("SEQUENCE")) >= 0
        start = event.moment("DTSTART")
        if event.has("DTEND"):
            end = event.moment("DTEND")
            assert type(start) is type(end), "one of DTSTART and DTEND is a day, the other a moment"
            assert end > start, f"DTEND {end} is not after DTSTART {start}"
        used |= {line.parameters["TZID"] for line in event.lines if "TZID" in line.parameters}
        for line in event.lines:
            assert "LANGUAGE" in line.parameters or line.name not in ("SUMMARY", "DESCRIPTION", "LOCATION")
    assert used == zones, "zones used and zones told differ"
    uids = [event.value("UID") for event in calendar.all("VEVENT")]
    assert len(uids) == len(set(uids)), "a UID stands twice"
