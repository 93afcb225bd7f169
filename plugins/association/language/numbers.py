"""Amounts of money as one language writes them: „1 250,50 EUR”, "EUR 1,250.50"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from association.language.dates import NO_BREAK_SPACE

if TYPE_CHECKING:
    from association.language.languages import Language


def money(value: Decimal, currency: str, language: Language) -> str:
    """The amount with the code of its currency (ISO 4217); with cents when it has any, which are two digits then."""
    rules = language.rules.numbers
    whole, _, cents = f"{value:.2f}".partition(".")
    if len(whole) >= rules.grouped_from:
        whole = f"{int(whole):,}".replace(",", rules.group)
    amount = whole if cents == "00" else f"{whole}{rules.decimal}{cents}"
    return rules.money.format(amount=amount, currency=currency).replace("~", NO_BREAK_SPACE)
