"""Amounts of money. In the tables ~ is a no-break space."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from association.language import Languages
from association.language.numbers import money


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("lv", "0", "0~EUR"),
        ("lv", "1250", "1250~EUR"),
        ("lv", "1250.5", "1250,50~EUR"),
        ("lv", "12500", "12~500~EUR"),
        ("lv", "1234567.05", "1~234~567,05~EUR"),
        ("ru", "9999.99", "9999,99~EUR"),
        ("ru", "10000", "10~000~EUR"),
        ("ru", "1000000000000", "1~000~000~000~000~EUR"),
        ("en", "999", "EUR~999"),
        ("en", "1250.50", "EUR~1,250.50"),
        ("en", "1234567.00", "EUR~1,234,567"),
    ],
)
def test_money(languages: Languages, code: str, value: str, expected: str) -> None:
    assert money(Decimal(value), "EUR", languages[code]) == expected.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("code", "expected"), [("de", "12.345,60~EUR"), ("et", "12~345,60~EUR"), ("fr", "12\u202f345,60~EUR")]
)
def test_a_language_without_rules_of_ours_has_its_own_signs(settings: dict[str, Any], code: str, expected: str) -> None:
    settings[code] = settings["en"]
    found = Languages.from_settings(settings)[code]
    assert money(Decimal("12345.6"), "EUR", found) == expected.replace("~", "\u00a0")
