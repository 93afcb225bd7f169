"""The kinds of value that fields hold: days and hours, numbers, addresses, codes."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError, PydanticKnownError

from association.problems import did_you_mean, said, to_say

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LONGEST_ID = 80  # characters: it becomes the name of a file and part of an address


def fault(message: str, remedy: str = "") -> PydanticCustomError:
    """The error a validator of one value raises: both halves reach the editor as they stand."""
    return PydanticCustomError("fault", "{message}", {"message": message, "remedy": remedy})


# --- days, times ----------------------------------------------------------------------------------

_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_LATVIAN_DAY = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})\.?")
_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")
YEARS = range(1900, 2101)
_YEARS_TAKEN = said("years from {first} to {last} are taken", first=YEARS[0], last=YEARS[-1])


def parse_day(value: object) -> date:
    """A day from `2017-06-08` (ISO 8601) or `8.06.2017` (day first); nothing is guessed."""
    if isinstance(value, date):
        return value
    text = str(value).strip()
    if match := _ISO_DAY.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _LATVIAN_DAY.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
    else:
        raise fault(said("'{day}' is not a date", day=value), said("write it as 2017-06-08 or 8.06.2017"))
    if year not in YEARS:
        raise fault(said("the year {year} is hardly meant", year=year), _YEARS_TAKEN)
    try:
        return date(year, month, day)
    except ValueError:
        remedy = said("look at the calendar; the order is 2017-06-08 (year-month-day) or 8.06.2017 (day.month.year)")
        raise fault(said("there is no day '{day}'", day=text), remedy) from None


def parse_clock(value: object) -> time:
    """A time of day from `18:00` or `18.00`, in the site's own zone."""
    if isinstance(value, time):
        return value
    match = _CLOCK.fullmatch(str(value).strip())
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise fault(said("'{clock}' is not a time of day", clock=value), said("write it as 18:00"))
    return time(int(match[1]), int(match[2]))


Day = Annotated[date, BeforeValidator(parse_day), WithJsonSchema({"type": "string", "format": "date"})]
Clock = Annotated[
    time, BeforeValidator(parse_clock), WithJsonSchema({"type": "string", "pattern": r"^\d{1,2}[:.]\d{2}$"})
]


# --- ids, numbers, addresses ----------------------------------------------------------------------


def matching(pattern: str, template: str, remedy: str, longest: int = 200) -> AfterValidator:
    """`template` says what is wrong with a `{value}`; `longest`: in characters, before the pattern is tried at all."""
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if len(value) > longest or not compiled.fullmatch(value):
            raise fault(said(template, value=value), remedy)
        return value

    return AfterValidator(check)


def _check_web_address(value: str) -> str:
    if len(value) > 2000 or re.search(r"[\s<>\"\\^`{|}]", value) or not is_on_the_web(value):
        raise fault(
            said("'{address}' is not a web address", address=value), said("write it in full, as in https://example.org")
        )
    return value


def is_on_the_web(address: str) -> bool:
    """Whether it names a host of the public web, by http or https, and nobody's password."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    labels = host.split(".")
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or port == 0 or len(labels) < 2:
        return False
    named = all(re.fullmatch(r"[^\W_](?:[\w-]{0,61}[^\W_])?", label) for label in labels)
    return named and not labels[-1].isdigit()


def _check_email_address(value: str) -> str:
    name, at, host = value.rpartition("@")
    named = re.fullmatch(r"[A-Za-z0-9_%+'-]+(?:\.[A-Za-z0-9_%+'-]+)*", name) and len(name) <= 64
    labels = host.split(".")
    hosted = len(labels) > 1 and all(
        re.fullmatch(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?", one) for one in labels
    )
    if len(value) > 254 or not at or not named or not hosted or labels[-1].isdigit():  # RFC 5321, erratum 1690
        raise fault(
            said("'{value}' is not an e-mail address", value=value), said("write one address, as in birojs@example.org")
        )
    return value


def _check_phone_number(value: str) -> str:
    """In international form (E.164): a Latvian number has eight digits after +371."""
    digits = value.removeprefix("+").replace(" ", "")
    if value.count("+") > 1:
        raise fault(said("'{value}' is not a telephone number", value=value), said("write one number alone"))
    if not re.fullmatch(r"\+[1-9][0-9 ]*[0-9]", value) or "  " in value or not 7 <= len(digits) <= 15:
        raise fault(said("'{value}' is not a telephone number", value=value), _PHONE_REMEDY)
    if digits.startswith("371") and len(digits) != 11:
        raise fault(said("'{value}' has not eight digits after +371", value=value), _PHONE_REMEDY)
    return value


_PHONE_REMEDY = said("write it with the country, as in +371 20000000")


def _check_registration_number(value: str) -> str:
    """The check digit of Latvian legal persons' numbers: weights 9 1 4 8 3 10 2 5 7 6 1, sum mod 11 = 3."""
    weights = (9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1)
    if not re.fullmatch(r"[4-9][0-9]{10}", value):
        remedy = said("it has 11 digits without spaces, the first of them 4 or more")
        raise fault(said("'{value}' is not a registration number", value=value), remedy)
    if sum(weight * int(digit) for weight, digit in zip(weights, value, strict=True)) % 11 != 3:
        remedy = said("compare it with the register, digit by digit")
        raise fault(said("'{value}' has a wrong check digit", value=value), remedy)
    return value


def _plain_number(pattern: str, error: Literal["int_parsing", "float_parsing"]) -> BeforeValidator:
    """Digits as anybody reads them: Python would take 1_0 and 010 for 10, and 1e3 for 1000, too."""

    def check(value: object) -> object:
        if isinstance(value, str) and not re.fullmatch(pattern, value):
            raise PydanticKnownError(error)
        return value

    return BeforeValidator(check)


_WHOLE = _plain_number("-?(?:0|[1-9][0-9]*)", "int_parsing")
DECIMAL = _plain_number(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", "float_parsing")


def _check_count(value: int) -> int:
    if value < 0:
        raise fault(
            said("{value} is less than nothing", value=value), said("leave the field out when the number is not known")
        )
    if value > 10_000_000:
        raise fault(said("{value} is hardly meant", value=value), said("look at the number again"))
    return value


def _check_amount(value: int) -> int:
    if value == 0:
        raise fault(said("is nothing"), said("leave the field out when the number is not known"))
    return _check_count(value)


def _check_year(value: int) -> int:
    if value not in YEARS:
        raise fault(said("the year {year} is hardly meant", year=value), _YEARS_TAKEN)
    return value


def _check_language_of_site(value: str, info: ValidationInfo) -> str:
    codes = info.context["languages"].codes
    if value not in codes:
        raise fault(said("'{code}' is not a language of this site", code=value), did_you_mean(value, codes))
    return value


def _one_line(value: str) -> str:
    line = " ".join(value.split())
    if not line:
        raise fault(said("is empty"), said("fill it in"))
    return line


Line = Annotated[str, AfterValidator(_one_line)]
WebAddress = Annotated[str, AfterValidator(_check_web_address)]
EmailAddress = Annotated[str, AfterValidator(_check_email_address)]
PhoneNumber = Annotated[str, AfterValidator(_check_phone_number)]
RegistrationNumber = Annotated[str, AfterValidator(_check_registration_number)]
Slug = Annotated[
    str,
    matching(
        ID_PATTERN,
        to_say("'{value}' can't stand in an address"),
        said("use a to z, digits and hyphens, as in par-mums"),
        LONGEST_ID,
    ),
]
LanguageCode = Annotated[
    str,
    matching(
        r"[a-z]{2,3}(?:-(?:[A-Z]{2}|[0-9]{3}))?",
        to_say("'{value}' is not the code of a language"),
        said("write it as in lv, ru, ltg: two or three letters"),
    ),
]
LanguageOfSite = Annotated[str, AfterValidator(_check_language_of_site)]
Count = Annotated[int, _WHOLE, AfterValidator(_check_count)]
Amount = Annotated[int, _WHOLE, AfterValidator(_check_amount)]
Year = Annotated[int, _WHOLE, AfterValidator(_check_year)]
