"""What pydantic finds, in an editor's words."""

from __future__ import annotations

import re

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from association.problems import Said, did_you_mean, listed, said, shown, to_say
from association.reading.yaml_nodes import Path
from association.reading.yaml_syntax import nearly
from association.records.references import model_in


def is_ours(detail: ErrorDetails) -> bool:
    return "remedy" in detail.get("ctx", {})


def words(detail: ErrorDetails, model: type[BaseModel], path: Path) -> tuple[str, str]:
    """(message, remedy) for one finding; those of our own validators pass as they are."""
    if is_ours(detail):
        message, remedy = detail["ctx"]["message"], detail["ctx"]["remedy"]
        return message, _of_a_day(message, model, path) or _of_a_span(message, model, path) or remedy
    if detail["type"] == "extra_forbidden":
        return said("is not a field known here"), did_you_mean(str(path[-1]), fields_at(model, path[:-1]))
    if detail["type"] == "literal_error":
        options = re.findall(r"'([^']*)'", detail["ctx"]["expected"])
        message = said("'{value}' is not one of the choices", value=detail["input"])
        return message, did_you_mean(shown(detail["input"]), options)
    for kinds, template, remedy in _FINDINGS:
        if detail["type"] in kinds:
            return said(template, value=detail["input"]), _of_a_space(detail) or remedy
    return said("'{value}' can't stand here", value=detail["input"]), detail["msg"]


def _of_a_space(detail: ErrorDetails) -> str | None:
    """A remedy for fields or a list that became one text, for want of a space after a colon or a dash."""
    value = detail["input"]
    if detail["type"] in _STRUCTURES and isinstance(value, dict) and value:
        value = f"{next(iter(value))}: …"
    if detail["type"] in ("tuple_type", "list_type") and isinstance(value, str) and re.search(r"[,;/\t]", value):
        words = [word.strip() for word in re.split(r"[,;/\t]", value.strip(" ()")) if word.strip()]
        return said("put [ and ] around it, and a comma between two: [{words}]", words=listed(words))
    told = nearly(value) if detail["type"] in _STRUCTURES and isinstance(value, str) else None
    return told[1] if told else None


def _of_a_day(message: Said, model: type[BaseModel], path: Path) -> str | None:
    """A remedy for a day that has its hour with it, or that begins with the year and has other signs between."""
    value = message.values.get("day", "")
    if with_hour := _DAY_AND_HOUR.fullmatch(value):
        day, hour, field = with_hour["day"], with_hour["hour"], _HOURS.get(path[-1])
        if field in fields_at(model, path[:-1]):
            return said(
                "write the day alone, '{day}', and the hour in '{field}: {hour}'", day=day, field=field, hour=hour
            )
        return said("write the day alone: '{day}'", day=day)
    if year_first := _YEAR_FIRST.fullmatch(value):
        year, _, month, day = year_first.groups()
        return said("did you mean '{word}'?", word=f"{year}-{month:0>2}-{day:0>2}")
    return None


def _of_a_span(message: Said, model: type[BaseModel], path: Path) -> str | None:
    """A remedy for two days or two hours in a field that takes the first."""
    value, until = message.values.get("day") or message.values.get("clock", ""), _ENDS.get(path[-1])
    found = next(filter(None, (pattern.fullmatch(value) for pattern in _SPANS)), None)
    if found is None or until not in fields_at(model, path[:-1]):
        return None
    first, last, shared = found["first"], found["last"], found.groupdict().get("shared", "")
    template = to_say("write the first alone, '{first}', and the other in '{field}: {last}'")
    return said(template, first=first + shared, field=until, last=last + shared)


_SPANS = [
    re.compile(pattern, re.A)
    for pattern in (
        r"(?P<first>\d{1,2}[:.]\d{2})\s?[-–—]\s?(?P<last>\d{1,2}[:.]\d{2})",
        r"(?P<first>\d{4}-\d\d-\d\d)\s?[-–—/]\s?(?P<last>\d{4}-\d\d-\d\d)",
        r"(?P<first>\d{1,2}\.\d{1,2}\.\d{4})\.?\s?[-–—]\s?(?P<last>\d{1,2}\.\d{1,2}\.\d{4})\.?",
        r"(?P<first>\d{1,2}\.)\s?[-–—]\s?(?P<last>\d{1,2}\.)\s?(?P<shared>\d{1,2}\.\d{4})\.?",
    )
]
_ENDS: dict[str | int, str] = {"start": "end", "starts": "ends", "open_from": "open_to"}
_DAY_AND_HOUR = re.compile(
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4}\.?)(?:T|,?\s)\D*(?P<hour>\d{1,2}[:.]\d{2}).*", re.A
)
_YEAR_FIRST = re.compile(r"(\d{4})([/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])", re.A)
_HOURS: dict[str | int, str] = {"start": "starts", "day": "starts", "end": "ends"}

_STRUCTURES = frozenset({"tuple_type", "list_type", "model_type", "dict_type", "model_attributes_type"})
_FINDINGS = (
    (("missing",), to_say("is missing"), said("add this field")),
    (
        ("int_parsing", "int_type", "int_from_float", "int_parsing_size"),
        to_say("'{value}' is not a number"),
        said("write digits only, as in 20"),
    ),
    (
        ("float_parsing", "float_type", "decimal_parsing", "decimal_type", "finite_number"),
        to_say("'{value}' is not a number"),
        said("write it with a point, as in 12.50"),
    ),
    (("bool_parsing", "bool_type"), to_say("'{value}' is neither true nor false"), said("write true or false")),
    (
        ("tuple_type", "list_type"),
        to_say("'{value}' stands where a list is wanted"),
        said("write [one, two], or a line '- one' for each"),
    ),
    (
        ("model_type", "dict_type", "model_attributes_type"),
        to_say("'{value}' stands where fields are wanted"),
        said("write 'field: value' lines below it, indented"),
    ),
    (
        ("string_type",),
        to_say("a list or fields stand where a text is wanted"),
        said('write one text, in "double quotes" when it holds ": "'),
    ),
)


def fields_at(model: type[BaseModel], path: Path) -> list[str]:
    """The names of the fields that a mapping at that path may have."""
    for part in path:
        if isinstance(part, str):
            field = model.model_fields.get(part)
            inner = model_in(field.annotation) if field else None
            if inner is None:
                return []
            model = inner
    return [name for name in model.model_fields if name != "id"]
