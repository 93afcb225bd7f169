"""What every record has, and the kinds of value that their fields share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Self, get_args, get_origin
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError, PydanticKnownError

from association.language import Text
from association.problems import did_you_mean, said, to_say

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LONGEST_ID = 80  # characters: it becomes the name of a file and part of an address


# --- faults ---------------------------------------------------------------------------------------


def fault(message: str, remedy: str = "") -> PydanticCustomError:
    """The error a validator of one value raises: both halves reach the editor as they stand."""
    return PydanticCustomError("fault", "{message}", {"message": message, "remedy": remedy})


class Fault(NamedTuple):
    """What is wrong between the fields of a record: the field to mend, and the others that the judgement rests on."""

    path: tuple[str | int, ...]
    message: str
    remedy: str
    rests_on: tuple[str, ...] = ()


class Checked(BaseModel):
    """Frozen, nothing unknown in it, and its fields fit each other: all that don't are told at once."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    def faults(self) -> Iterator[Fault]:
        """What each field may be by itself, but not beside the others."""
        yield from ()

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if found := tuple(self.faults()):
            raise PydanticCustomError("faults", "{told}", {"told": found[0].message, "faults": found})
        return self


class Record(Checked):
    """A thing that the association knows; its id is the name of its file, or its key in a list file."""

    kind: ClassVar[str]
    id: str

    @property
    def spoken(self) -> frozenset[str] | None:
        return frozenset(self.title)  # type: ignore[attr-defined]  # a field here, a property there

    @property
    def summarised(self) -> frozenset[str]:
        return frozenset()

    @property
    def original(self) -> str | None:
        return None


class Named(Record):
    """A record that is called by its name."""

    name: Text

    @property
    def title(self) -> Text:
        return self.name


class Part(Checked):
    """A piece of a record that has no page and no id of its own."""


# --- references -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ref:
    """Marks a field that holds the id of another record."""

    kind: str


class Reference(NamedTuple):
    """One use of an id: the field it stands in (its path), the kind it must be, and the id."""

    path: tuple[str | int, ...]
    kind: str
    id: str


def references(holder: BaseModel | Mapping[str, Any], model: type[BaseModel] | None = None) -> Iterator[Reference]:
    """Every id that a record holds, with the path of the field, however deep.

    Also of plain data that may not have become a record, told by the `model` it was meant for.
    """
    for name, field in (model or type(holder)).model_fields.items():
        value = holder.get(name) if isinstance(holder, Mapping) else getattr(holder, name)
        mark = next((item for item in field.metadata if isinstance(item, Ref)), None)
        yield from _references(value, field.annotation, mark, (name,))


def _references(value: Any, annotation: Any, mark: Ref | None, path: tuple[str | int, ...]) -> Iterator[Reference]:
    if isinstance(value, BaseModel | Mapping):
        model = type(value) if isinstance(value, BaseModel) else model_in(annotation)
        if model is not None:
            for found in references(value, model):
                yield found._replace(path=path + found.path)
    elif isinstance(value, list | tuple):
        element = _element(annotation)
        for index, part in enumerate(value):
            yield from _references(part, element, _mark(element) or mark, (*path, index))
    elif isinstance(value, str) and (mark := mark or _mark(annotation)):
        yield Reference(path, mark.kind, value.strip())


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that a field's type names, also inside `tuple[…]` and `… | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := model_in(arg))), None)


def _element(annotation: Any) -> Any:
    """What a tuple is made of, also when it is optional."""
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0]
    return next((found for arg in get_args(annotation) if (found := _element(arg)) is not None), None)


def _mark(annotation: Any) -> Ref | None:
    """The mark on `Annotated[str, Ref(…)]`, also inside `… | None`."""
    if get_origin(annotation) is Annotated:
        return next((item for item in annotation.__metadata__ if isinstance(item, Ref)), None)
    return next((found for arg in get_args(annotation) if (found := _mark(arg))), None)


OrganisationId = Annotated[str, Ref("organisation")]
PlaceId = Annotated[str, Ref("place")]
EventId = Annotated[str, Ref("event")]
ProjectId = Annotated[str, Ref("project")]
ArticleId = Annotated[str, Ref("article")]
ProgrammeId = Annotated[str, Ref("programme")]
AgreementId = Annotated[str, Ref("agreement")]
OfferId = Annotated[str, Ref("offer")]
SurveyId = Annotated[str, Ref("survey")]
DocumentId = Annotated[str, Ref("document")]
NeedId = Annotated[str, Ref("need")]
TopicId = Annotated[str, Ref("topic")]
FieldId = Annotated[str, Ref("field")]


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
    refused = fault(
        said("'{address}' is not a web address", address=value), said("write it in full, as in https://example.org")
    )
    if len(value) > 2000 or re.search(r"[\s<>\"\\^`{|}]", value):
        raise refused
    try:
        parts = urlsplit(value)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise refused from None
    labels = host.split(".")
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or port == 0 or len(labels) < 2:
        raise refused
    if not all(re.fullmatch(r"[^\W_](?:[\w-]{0,61}[^\W_])?", label) for label in labels) or labels[-1].isdigit():
        raise refused
    return value


def _check_email_address(value: str) -> str:
    name, at, host = value.rpartition("@")
    named = re.fullmatch(r"[A-Za-z0-9_%+'-]+(?:\.[A-Za-z0-9_%+'-]+)*", name) and len(name) <= 64
    labels = host.split(".")
    hosted = len(labels) > 1 and all(
        re.fullmatch(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?", one) for one in labels
    )
    if not at or not named or not hosted or labels[-1].isdigit():
        raise fault(
            said("'{value}' is not an e-mail address", value=value), said("write one address, as in birojs@example.org")
        )
    return value


def _check_phone_number(value: str) -> str:
    """In international form (E.164): a Latvian number has eight digits after +371."""
    digits = value.removeprefix("+").replace(" ", "")
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
Year = Annotated[int, _WHOLE, AfterValidator(_check_year)]


# --- what fields are to each other ----------------------------------------------------------------


def before_start(start: date, end: date | None, field: str, start_field: str = "start") -> Iterator[Fault]:
    """An end before its start; an end is the last day itself (inclusive)."""
    if end is not None and end < start:
        message = said("{end} is before {field} {start}", end=end, field=start_field, start=start)
        yield Fault((field,), message, said("the end is the last day itself; swap them, or mend one"), (start_field,))


def backwards(starts: time | None, ends: time | None, one_day: bool) -> Iterator[Fault]:
    """Hours that end without a beginning, or before it on one and the same day."""
    if ends is not None and starts is None:
        yield Fault(("ends",), said("is given without starts"), said("say when it begins, too"), ("starts",))
    elif starts is not None and ends is not None and one_day and ends <= starts:
        message = said("{ends} is not after starts {starts}", ends=f"{ends:%H:%M}", starts=f"{starts:%H:%M}")
        yield Fault(("ends",), message, said("mend one of them"), ("starts", "start", "end"))


def words_of(*texts: Text | None) -> Mapping[str, tuple[str, ...]]:
    """The given texts by language: what a hash of an item's words is made of."""
    languages = sorted({code for text in texts if text for code in text})
    return {code: tuple(text.get(code, "") if text else "" for text in texts) for code in languages}
