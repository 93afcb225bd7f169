"""Words in several languages."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from jinja2 import Environment
from pydantic import BaseModel, ConfigDict, ValidationError

from association.language import Languages, Text, Words

TITLE = Text({"lv": "Semināri", "ru": "Семинары"})


class Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    title: Text
    note: Text | None = None


@pytest.mark.parametrize(
    ("words", "code", "otherwise", "expected"),
    [
        ({"lv": "a", "ru": "б"}, "ru", "lv", Words("б", "ru")),
        ({"lv": "a", "ru": "б"}, "en", "lv", Words("a", "lv", foreign=True)),
        ({"lv": "a", "ru": "б"}, "en", "ru", Words("б", "ru", foreign=True)),
        ({"ru": "б", "lv": "a"}, "en", None, Words("б", "ru", foreign=True)),
        ({"ru": "б", "en": "c"}, "lt", "lv", Words("б", "ru", foreign=True)),
        ({"lv": "a"}, "lv", None, Words("a", "lv")),
        ({}, "lv", "ru", None),
    ],
)
def test_into(words: dict[str, str], code: str, otherwise: str | None, expected: Words | None) -> None:
    assert Text(words).into(code, otherwise) == expected


def test_of() -> None:
    assert Text.of(" Semināri\n", "lv") == Text({"lv": "Semināri"})
    assert Text.of({"ru": "Семинары"}, "lv") == Text({"ru": "Семинары"})


def test_text_cannot_change_and_can_be_hashed_and_pickled() -> None:
    assert {TITLE: 1}[Text({"lv": "Semināri", "ru": "Семинары"})] == 1
    assert pickle.loads(pickle.dumps(TITLE)) == TITLE
    assert type(pickle.loads(pickle.dumps(TITLE))) is Text
    with pytest.raises(AttributeError):
        TITLE.lv = "x"
    with pytest.raises(TypeError):
        TITLE["lv"] = "x"


def test_order_is_part_of_a_text() -> None:
    assert Text({"ru": "б", "lv": "a"}) != Text({"lv": "a", "ru": "б"})


@pytest.mark.parametrize("words", [{"lv": ""}, {"lv": " \n"}])
def test_blank_words_are_refused(words: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="empty"):
        Text(words)


@pytest.mark.parametrize(
    ("words", "html"),
    [
        (Words("Amis & Cie", "lv"), "Amis &amp; Cie"),
        (Words("<b> & \"x\"", "lv", foreign=True), '<span lang="lv">&lt;b&gt; &amp; &#34;x&#34;</span>'),
    ],
)
def test_words_in_a_template(words: Words, html: str) -> None:
    environment = Environment(autoescape=True)
    assert environment.from_string("{{ words }}").render(words=words) == html
    assert environment.from_string("{{ words.text }}").render(words=Words("a & b", "lv", True)) == "a &amp; b"
    assert str(words) == words.text


def read(value: Any, languages: Languages) -> Text:
    return Record.model_validate({"title": value}, context={"languages": languages}).title


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Semināri", {"lv": "Semināri"}),
        ("  Semināri\n", {"lv": "Semināri"}),
        ({"ru": "Семинары", "lv": "Semināri"}, {"ru": "Семинары", "lv": "Semināri"}),
        (TITLE, dict(TITLE)),
    ],
)
def test_field_takes_words_or_words_per_language(languages: Languages, value: Any, expected: dict[str, str]) -> None:
    title = read(value, languages)
    assert isinstance(title, Text)
    assert list(title.items()) == list(expected.items())


@pytest.mark.parametrize(
    ("value", "place", "message"),
    [
        ("", ("title",), "is empty; leave the field out"),
        (" \n", ("title",), "is empty; leave the field out"),
        ({}, ("title",), "is empty; leave the field out"),
        ({"lv": "a", "ru": " "}, ("title", "ru"), "is empty; leave the field out"),
        ({"lw": "a"}, ("title", "lw", "[key]"), "'lw' is not a language of this site; known here: en, lv, ru"),
        ({"lvv": "a"}, ("title", "lvv", "[key]"), "'lvv' is not a language of this site; did you mean 'lv'?"),
        ({"lv": 8}, ("title", "lv"), "is not text; write words"),
        (8, ("title",), "is not text; write words, or words per language"),
        (["a"], ("title",), "is not text; write words, or words per language"),
        (None, ("title",), "is not text; write words, or words per language"),
    ],
)
def test_faults_of_a_field(languages: Languages, value: Any, place: tuple[str, ...], message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        read(value, languages)
    (fault,) = caught.value.errors()
    assert (fault["loc"], fault["msg"]) == (place, message)
    assert "; ".join(filter(None, (fault["ctx"]["message"], fault["ctx"]["remedy"]))) == message


def test_every_fault_of_a_field_is_told(languages: Languages) -> None:
    with pytest.raises(ValidationError) as caught:
        read({"lv": "", "xx": "a", "ru": 5}, languages)
    assert [fault["loc"][1] for fault in caught.value.errors()] == ["lv", "xx", "ru"]


def test_optional_field_may_be_absent(languages: Languages) -> None:
    assert Record.model_validate({"title": "a"}, context={"languages": languages}).note is None


def test_languages_must_be_given() -> None:
    with pytest.raises(RuntimeError, match="languages"):
        Record.model_validate({"title": "a"})


def test_dump_and_schema(languages: Languages) -> None:
    record = Record.model_validate({"title": dict(TITLE)}, context={"languages": languages})
    assert record.model_dump(exclude_none=True) == {"title": {"lv": "Semināri", "ru": "Семинары"}}
    assert record.model_dump_json(exclude_none=True) == '{"title":{"lv":"Semināri","ru":"Семинары"}}'
    words, per_language = Record.model_json_schema()["properties"]["title"]["anyOf"]
    assert words["type"] == "string"
    assert per_language["type"] == "object"
    assert per_language["additionalProperties"] is False
    assert list(per_language["patternProperties"].values()) == [{"type": "string", "pattern": r"\S"}]
