"""cases.yaml is the catalogue of errors: each case spoils a good site in one place, and lists what the editor reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from association.commands import PROBLEMS
from association.commands.telling import ENGLISH, LANGUAGES, teller
from association.problems import Problem, Said

OTHERS = [language for language in LANGUAGES if language != ENGLISH]
LETTERS = {"lv": re.compile("[a-zāčēģīķļņšūž]{4}"), "ru": re.compile("[а-яё]{4}")}
CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["case"].replace(" ", "-") for case in CASES])
def test_catalogue(found: Callable[..., tuple[Problem, ...]], case: dict[str, Any]) -> None:
    """In English as the case has it; in other languages the same place and values, and no English around them."""
    problems = found(*case["edits"])
    assert [str(problem).removeprefix("content/") for problem in problems] == case["says"]
    for language in OTHERS:
        for problem in problems:
            same_in(language, problem)


def same_in(language: str, problem: Problem) -> None:
    told = teller(language).problem(problem)
    place = str(replace(problem, message="", remedy=""))
    assert told.startswith(place)
    words = told[len(place) :]
    for sentence in filter(None, (problem.message, problem.remedy)):
        assert isinstance(sentence, Said), f"no template is known of {sentence!r}"
        for value in values_of(sentence):
            assert value in words
            words = words.replace(value, "", 1)
    assert LETTERS[language].search(words), told
    english = {run for sentence in (problem.message, problem.remedy) for run in runs(parts_of(sentence))}
    assert [run for run in english if run in words] == []


def values_of(sentence: str) -> list[str]:
    """Everything in the sentence that an editor wrote or that has no translation; the longest first."""
    if not isinstance(sentence, Said):
        return [sentence]
    named = [part for name, part in sentence.values.items() if f"{{{name}}}" in sentence.template]
    found = [value for part in named for value in values_of(part)]
    return sorted(found, key=len, reverse=True)


def parts_of(sentence: str) -> list[str]:
    """The English templates of a sentence and of the sentences in it."""
    if not isinstance(sentence, Said):
        return []
    return [sentence.template, *(part for value in sentence.values.values() for part in parts_of(value))]


def runs(templates: list[str]) -> Iterator[str]:
    """Three English words in a row."""
    for template in templates:
        for words in re.findall(r"[a-z]+(?: [a-z]+){2,}", template):
            parts = words.split()
            yield from (" ".join(parts[i : i + 3]) for i in range(len(parts) - 2))


@pytest.mark.parametrize("case", CASES, ids=[case["case"].replace(" ", "-") for case in CASES])
def test_a_refused_build_says_so_and_leaves_what_is_published(
    build_spoilt: Callable[..., tuple[int, list[str]]], published: Path, case: dict[str, Any]
) -> None:
    before = digest(published)
    status, lines = build_spoilt(*case["edits"])
    assert status == PROBLEMS
    assert [line.removeprefix("content/") for line in lines[:-2]] == case["says"]
    assert digest(published) == before


def digest(folder: Path) -> dict[str, str]:
    """Every file's name and what it holds."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {str(file): sha256(file.read_bytes()).hexdigest() for file in files}


def test_a_good_site_has_no_problems(told: Callable[..., list[str]]) -> None:
    assert told() == []


@pytest.mark.parametrize("case", CASES, ids=[case["case"].replace(" ", "-") for case in CASES])
def test_each_message_names_file_fault_and_remedy(case: dict[str, Any]) -> None:
    for message in case["says"]:
        assert re.match(r"\S.*?\.[a-z]+(:\d+)?: |[\w/]+/: |images/etc: |\.env: ", message), message
        assert "; " in message, message
        assert message.isprintable() or "\u00a0" in message, message


def test_all_faults_of_all_files_come_at_once(told: Callable[..., list[str]]) -> None:
    """Cases that spoil different files say together what each says alone."""
    alone = {}
    for case in CASES:
        files = {edit["file"] for edit in case["edits"]}
        spoilt = {message.split(":")[0] for message in case["says"]} | files
        if len(spoilt) == 1 and not any("delete" in edit for edit in case["edits"]):
            alone.setdefault(files.pop(), case)
    others_speak_of_it = ("data/site.yaml", "data/topics.yaml")
    chosen = [case for file, case in alone.items() if file not in others_speak_of_it]
    assert len(chosen) > 20
    expected = {message for case in chosen for message in case["says"]}
    assert expected <= set(told(*(edit for case in chosen for edit in case["edits"])))


def test_reading_writes_nothing(told: Callable[..., list[str]], content: Path) -> None:
    edit = {"file": "data/site.yaml", "replace": "tagline", "by": "tag"}
    assert told(edit)
    before = digest(content)
    assert told()
    assert digest(content) == before
