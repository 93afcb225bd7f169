"""Whatever stands in a file, reading it ends in a record or in problems: never in an exception, never in silence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError
from spoiling import TODAY, write

from association.language import ForeignNames, Languages
from association.problems import Problem, ProblemsFound
from association.reading import MODELS, read_site
from association.reading.names import Found, is_id, recognised
from association.reading.prose import Prose
from association.reading.texts import FRONTS, split
from association.reading.typed import typed
from association.reading.yaml_nodes import Located, read_yaml
from association.records.values import parse_clock, parse_day

BOUNDED = settings(
    max_examples=150,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

WORDS = st.sampled_from(
    [
        *(
            "lv",
            "ru",
            "xx",
            "title",
            "summary",
            "name",
            "places",
            "tiltene",
            "laipa",
            "2026-10-01",
            "31.06.2026",
            "10:00",
        ),
        *(
            "",
            " ",
            "~",
            "null",
            "NO",
            "010",
            "https://example.org",
            "javascript:x",
            "-1",
            "1e9",
            "nan",
            "*a",
            "&a x",
            "<<",
        ),
        *(
            "„Baltā māja”",
            "Мост",
            "\u202e",
            "\x00",
            "\ud7ff",
            "{{ 7*7 }}",
            "<b onclick=x>",
            "[x](event:y)",
            "# x",
            "- x: y",
        ),
    ]
) | st.text(max_size=12)
DATA = st.recursive(
    WORDS | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)
MARKDOWN = st.lists(
    st.sampled_from(
        [
            *(
                "[",
                "]",
                "(",
                ")",
                "<",
                ">",
                "!",
                "*",
                "_",
                "`",
                "#",
                "&",
                "{",
                "}",
                ":",
                "|",
                "-",
                "\n",
                "\n\n",
                "    ",
                "1. ",
            ),
            *(
                "a",
                "ā",
                "Мост",
                "2017. gada",
                "organisation:laipa",
                "images/tilts.jpg",
                "java\nscript:",
                "&#58;",
                "[^1]",
                "\\",
            ),
            *(
                "<a href='",
                '<img src="',
                "<!--",
                "-->",
                "<script>",
                "</p>",
                "onclick=x",
                "{filename}",
                "===",
                "---",
                "> ",
            ),
        ]
    )
    | st.text(max_size=6),
    max_size=40,
).map("".join)


@pytest.fixture
def one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the least that a site needs; the tests write one more file into it, again and again."""
    monkeypatch.chdir(tmp_path)
    content = Path("content")
    write(content / "data/site.yaml", "name: Tilts\ntagline: Pie upes\n")
    return content


def outcome(content: Path, languages: Languages) -> tuple[Problem, ...]:
    problems: tuple[Problem, ...] = ()
    try:
        read_site(content, languages, TODAY)
    except ProblemsFound as found:
        problems = found.problems or (Problem("", 0, "", "\n"),)  # refused without a reason
    assert all("\n" not in str(problem) for problem in problems)
    return problems


@BOUNDED
@given(raw=st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")))
@pytest.mark.parametrize("name", ["articles/2026-10-05-x.lv.md", "pages/x.ru.md"])
def test_any_bytes_as_a_text(one_file: Path, languages: Languages, name: str, raw: bytes) -> None:
    write(one_file / name, raw)
    assert outcome(one_file, languages)  # chance writes no header
    write(one_file / name, b"---\ntitle: T\nsummary: S\n---\n" + raw)
    outcome(one_file, languages)


@BOUNDED
@given(raw=st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")))
@pytest.mark.parametrize("name", ["data/organisations/x.yaml", "data/topics.yaml", "data/redirects.yaml"])
def test_any_bytes_as_records(one_file: Path, languages: Languages, name: str, raw: bytes) -> None:
    write(one_file / name, raw)
    outcome(one_file, languages)


@BOUNDED
@given(data=DATA, kind=st.sampled_from(sorted(MODELS)))
def test_any_data_becomes_a_record_or_problems(languages: Languages, data: Any, kind: str) -> None:
    located = read_yaml(json.dumps(data, ensure_ascii=False), "x.yaml")
    record = typed(MODELS[kind], located, languages, id="x")
    assert (record is None) <= bool(located.problems)


@BOUNDED
@given(data=st.data(), kind=st.sampled_from(sorted(MODELS)))
def test_any_values_of_known_fields(languages: Languages, data: st.DataObject, kind: str) -> None:
    fields = st.sampled_from(sorted(set(MODELS[kind].model_fields) - {"id"}))
    values = data.draw(st.dictionaries(fields, DATA, max_size=6))
    located = read_yaml(json.dumps(values, ensure_ascii=False), "x.yaml")
    record = typed(MODELS[kind], located, languages, id="x")
    assert (record is None) <= bool(located.problems)


@BOUNDED
@given(front=st.dictionaries(st.sampled_from(["title", "summary", "tags", "slug", "image", "date", "x"]) | WORDS, DATA))
def test_any_front_matter(languages: Languages, front: dict[str, Any]) -> None:
    text = f"---\n{json.dumps(front, ensure_ascii=False)}\n---\nTeksts.\n"
    found = Found(Path("x.md"), "x.md", "article", "x", "lv", "2026-10-05")
    draft = split(found, text, [])
    if draft is not None:
        record = typed(FRONTS["article"], draft.header, languages)
        assert (record is None) <= bool(draft.header.problems)


@BOUNDED
@given(data=DATA)
def test_plain_data_comes_through_yaml_as_text(data: Any) -> None:
    """What PyYAML itself writes, with its own types put aside."""
    written = yaml.safe_dump(data, allow_unicode=True, default_style='"')
    located = read_yaml(written, "x.yaml")
    if not located.problems:
        assert _shape(located.data) == _shape(data)


def _shape(data: Any) -> Any:
    if isinstance(data, dict):
        return [sorted(map(str, map(_composed, data))), sorted(map(str, map(_shape, data.values())))]
    return [_shape(part) for part in data] if isinstance(data, list) else _composed(data)


def _composed(value: Any) -> Any:
    import unicodedata

    return unicodedata.normalize("NFC", value) if isinstance(value, str) else None if value is None else str(value)


@BOUNDED
@given(source=MARKDOWN)
def test_any_markdown_ends_clean_or_in_problems(languages: Languages, source: str) -> None:
    prose = Prose(lambda target, where: "/images/tilts.jpg" if "tilts" in target else None, languages)
    rendered = prose.render(source, "x.md", languages["lv"], ForeignNames({"Baltā māja": "ru"}))
    assert not re.search(r"<(script|iframe|style|svg|object|h1)\b", rendered.html)
    for tag in re.findall(r'<(?:"[^"]*"|[^">])*>', rendered.html):
        assert not re.search(r"\s(on\w+|style|class)=", re.sub(r'"[^"]*"', '""', tag)), tag
        assert not re.search(r'(href|src|cite)="\s*(javascript|data|vbscript|file):', tag, re.IGNORECASE), tag
    assert all(isinstance(part, str) for fault in rendered.faults for part in fault)


@BOUNDED
@given(text=st.text(max_size=14) | st.from_regex(r"[0-9]{1,5}[-./][0-9]{1,3}[-./][0-9]{1,5}", fullmatch=True))
def test_days_are_never_guessed(text: str) -> None:
    try:
        day = parse_day(text)
    except PydanticCustomError:
        return
    numbers = [int(part) for part in re.findall(r"[0-9]+", text)]
    assert numbers in ([day.year, day.month, day.day], [day.day, day.month, day.year])
    assert ("-" in text) == (numbers[0] == day.year)


@BOUNDED
@given(day=st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_can_be_written_both_ways(day: date) -> None:
    assert parse_day(day.isoformat()) == parse_day(f"{day.day}.{day.month:02}.{day.year}") == day
    assert parse_day(f"{day.day}. {day.month}. {day.year}.") == day


@BOUNDED
@given(text=st.text(max_size=7) | st.from_regex(r"[0-9]{1,2}[:.][0-9]{1,2}", fullmatch=True))
def test_hours_exist_or_are_refused(text: str) -> None:
    try:
        clock = parse_clock(text)
    except PydanticCustomError:
        return
    assert [int(part) for part in re.findall(r"[0-9]+", text)] == [clock.hour, clock.minute]


@BOUNDED
@given(word=st.text(max_size=20) | st.from_regex(r"[a-z0-9-]{1,12}", fullmatch=True))
def test_ids_can_stand_in_addresses_and_file_names(word: str) -> None:
    if is_id(word):
        assert re.fullmatch(r"[a-z0-9-]+", word)
        assert not word.startswith("-")
        assert not word.endswith("-")
        assert word == word.lower()
        assert word.isascii()


@BOUNDED
@given(parts=st.lists(st.text(max_size=10) | WORDS, min_size=1, max_size=4))
def test_any_name_of_a_file_is_recognised_or_refused(parts: list[str]) -> None:
    names = tuple(part for part in ("articles", *parts) if part)
    problems: list[Problem] = []
    found = recognised(Path("x"), "x", names, problems)
    assert found is not None or problems or names[-1] == "README.md"


def _paths(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    for key, part in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from _paths(part, (*path, key))


@BOUNDED
@given(data=DATA.filter(lambda data: isinstance(data, dict)), front=st.integers(1, 9))
def test_every_value_has_a_line_of_its_own_file(data: Any, front: int) -> None:
    written = yaml.safe_dump(data, allow_unicode=True, default_style='"')
    located: Located = read_yaml(written, "x.yaml", first_line=front)
    if located.problems:
        return
    for path in _paths(located.data):
        assert path in located.lines
        assert front <= located.line(path) < front + written.count("\n")
