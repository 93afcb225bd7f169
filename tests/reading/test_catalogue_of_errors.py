"""cases.yaml is the catalogue of errors: each case spoils a good site in one place, and lists what the editor reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from association.commands import PROBLEMS

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["case"].replace(" ", "-") for case in CASES])
def test_catalogue(told: Callable[..., list[str]], case: dict[str, Any]) -> None:
    assert told(*case["edits"]) == case["says"]


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
        assert re.match(r"\S.*?\.[a-z]+(:\d+)?: |images/etc: |\.env: ", message), message
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
