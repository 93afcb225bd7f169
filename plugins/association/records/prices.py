"""What it costs to take part: words, or `free`."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from association.language import Text
from association.problems import said
from association.records.values import fault

_CURRENCY = r"€|eiro|euro|евро|[A-Z]{3}"
_SUM = re.compile(rf"(?P<minus>[-−–]?)\s*(?P<number>[0-9]+(?:[.,][0-9]+)?)\s*(?P<currency>(?:{_CURRENCY})?)")


def _check(value: Literal["free"] | Text) -> Literal["free"] | Text:
    """A bare number tells no currency and, when it is nothing, not in every language that it is nothing."""
    for words in value.values() if isinstance(value, Text) else ():
        told = _SUM.fullmatch(words)
        if words.casefold() == "free" or (told and float(told["number"].replace(",", ".")) == 0):
            remedy = said("write price: free, and every page says so in its language")
            raise fault(said("'{price}' means that it costs nothing", price=words), remedy)
        if told and told["minus"]:
            raise fault(said("{value} is less than nothing", value=words), said("look at the number again"))
        if told and not told["currency"]:
            raise fault(said("'{price}' names no currency", price=words), said("write it as in '5 €'"))
    return value


Price = Annotated[Literal["free"] | Text, Field(union_mode="left_to_right"), AfterValidator(_check)]
