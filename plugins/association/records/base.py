"""What every record has, and how its fields must fit each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import ClassVar, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from association.language import Text
from association.problems import said


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
