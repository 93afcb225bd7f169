"""Kinds of value that fields share: what is taken, as what, and what is not."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from association.language import Languages
from association.records.participation import Price
from association.records.values import (
    Clock,
    Count,
    Day,
    EmailAddress,
    LanguageCode,
    Line,
    PhoneNumber,
    RegistrationNumber,
    Slug,
    WebAddress,
    Year,
)

WEIGHTS = (9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1)


def numbers_with_right_check_digits() -> list[str]:
    """Computed here: of ten last digits one or none fits."""
    found = []
    for stem in ("4000352160", "4000812345", "5010300001", "4215300012", "9000010020"):
        for digit in "0123456789":
            number = stem + digit
            if sum(weight * int(one) for weight, one in zip(WEIGHTS, number, strict=True)) % 11 == 3:
                found.append(number)
    return found


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Day, "2017-06-08", date(2017, 6, 8)),
        (Day, "2017-6-8", date(2017, 6, 8)),
        (Day, "8.06.2017", date(2017, 6, 8)),
        (Day, "08.06.2017.", date(2017, 6, 8)),
        (Day, "8. 6. 2017", date(2017, 6, 8)),
        (Day, "29.02.2024", date(2024, 2, 29)),
        (Clock, "18:00", time(18)),
        (Clock, "9.05", time(9, 5)),
        (Clock, "00:00", time(0)),
        (Count, "0", 0),
        (Count, "70", 70),
        (Year, "2017", 2017),
        (Line, "  viens \n divi ", "viens divi"),
        (Slug, "par-mums-2", "par-mums-2"),
        (LanguageCode, "ltg", "ltg"),
        (LanguageCode, "pt-BR", "pt-BR"),
        (WebAddress, "https://example.org", "https://example.org"),
        (WebAddress, "http://www.Example.org:8080/a/b?c=d#e", "http://www.Example.org:8080/a/b?c=d#e"),
        (WebAddress, "https://biedrība.lv/ķīļi", "https://biedrība.lv/ķīļi"),
        (EmailAddress, "anna.berzina+tikls@sub.example.org", "anna.berzina+tikls@sub.example.org"),
        (PhoneNumber, "+371 20000000", "+371 20000000"),
        (PhoneNumber, "+371 65 42 20 00", "+371 65 42 20 00"),
        (PhoneNumber, "+370 600 00000", "+370 600 00000"),
    ],
)
def test_taken(kind: Any, typed: str, value: object) -> None:
    assert TypeAdapter(kind).validate_python(typed) == value


@pytest.mark.parametrize("number", ["40003521600", *numbers_with_right_check_digits()])
def test_registration_numbers(number: str) -> None:
    assert TypeAdapter(RegistrationNumber).validate_python(number) == number
    for place in range(11):
        slip = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
        with pytest.raises(ValidationError):
            TypeAdapter(RegistrationNumber).validate_python(slip)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        *(
            (Day, day)
            for day in ("31.06.2017", "2017-06-31", "06/08/2017", "8.6.17", "20177-06-08", "1899-12-31", "", "šodien")
        ),
        *(
            (Day, day)
            for day in ("2017-06", "2017-06-08T10:00", "8 jūnijs 2017", "2017.06.08", "08-06-2017", "٨.٦.٢٠١٧")
        ),
        *((Clock, clock) for clock in ("24:00", "18", "18:60", "6 pm", "18:00:00", "", "١٨:٠٠")),
        *((Count, count) for count in ("-1", "10000001", "2.5", "divi", "", "1e3", "nan")),
        *((Year, year) for year in ("20177", "17", "1899")),
        *((Line, line) for line in ("", "  ", "\n")),
        *((Slug, slug) for slug in ("Par", "par_mums", "par--mums", "-par", "pār", "a/b", "..", "", "a" * 81)),
        *((LanguageCode, code) for code in ("LV", "latviešu", "l", "lv_LV", "")),
        *(
            (WebAddress, web)
            for web in ("example.org", "ftp://example.org", "https://", "https://a", "javascript:alert(1)")
        ),
        *(
            (WebAddress, web)
            for web in ("https://a b.lv", "https://-a.lv", "https://1.2.3.4", "https://u:p@a.lv", "//a.lv")
        ),
        *(
            (WebAddress, web)
            for web in ('https://a.lv/"', "https://a.lv:99999", "https://[a.lv", "https://a.lv/" + "x" * 2000)
        ),
        *(
            (EmailAddress, one)
            for one in ("a@b", "@b.lv", "a@b.lv, c@d.lv", "a b@c.lv", ".a@b.lv", "a..b@c.lv", "a@-b.lv")
        ),
        *((EmailAddress, one) for one in ("mailto:a@b.lv", "a@b.1", "a@b_c.lv", "a" * 70 + "@b.lv", "ā@b.lv")),
        *(
            (PhoneNumber, one)
            for one in ("20000000", "+371 2000000", "+371 200000000", "+371-20000000", "+0 1234567", "+١٢٣٤٥٦٧")
        ),
        *(
            (RegistrationNumber, one)
            for one in ("4000352160", "400035216000", "4000 3521 600", "LV40003521600", "32000012345")
        ),
    ],
)
def test_refused(kind: Any, typed: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(typed)


@pytest.mark.parametrize("kind", [Slug, WebAddress, EmailAddress, PhoneNumber, RegistrationNumber, LanguageCode, Count])
@pytest.mark.parametrize(
    "value",
    [
        *("a" * 1_000_000, "a." * 500_000, "1" * 1_000_000, "a-" * 500_000, "+" + "1 " * 500_000),
        *("https://a.lv/" + "x" * 1_000_000, "a@" + "b." * 500_000 + "lv", "+371" + "2" * 1_000_000, "en-" * 300_000),
    ],
)
def test_a_value_without_end_is_refused_in_a_few_words(kind: Any, value: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(value)
    assert all(len(error["msg"]) < 300 for error in refused.value.errors())


def test_free_is_no_text(languages: Languages) -> None:
    price = TypeAdapter(Price)
    assert price.validate_python("free", context={"languages": languages}) == "free"
    assert dict(price.validate_python("5 €", context={"languages": languages})) == {"lv": "5 €"}
