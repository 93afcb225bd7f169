"""What a build keeps for the next one: found again whole or made anew, and nothing else is ever touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from association.publishing.store import Store, clear


def once(file: Path | None, key: str, make: Callable[[], bytes]) -> bytes:
    """As one build would ask, and end well."""
    with Store(file) as store:
        return store.once(key, make)


def never() -> bytes:
    raise AssertionError("it was made before")


def changed(file: Path, sql: str) -> None:
    opened = sqlite3.connect(file)
    with opened:
        opened.execute(sql)
    opened.close()


def test_what_was_made_is_found_again(tmp_path: Path) -> None:
    file = tmp_path / "made"
    assert once(file, "key", lambda: b"made") == b"made"
    assert once(file, "key", never) == b"made"
    assert [path.name for path in tmp_path.iterdir()] == ["made"]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE made SET content = x'00'",
        "UPDATE made SET whole = x''",
        "UPDATE made SET key = x'00'",
        "DELETE FROM made",
        "DROP TABLE made",
    ],
)
def test_a_damaged_entry_is_made_anew(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "made"
    once(file, "key", lambda: b"made")
    changed(file, damage)

    assert once(file, "key", lambda: b"again") == b"again"
    assert once(file, "key", never) == b"again"


def test_entries_that_changed_places_are_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "made"
    with Store(file) as store:
        for key in ("one", "two"):
            store.once(key, key.encode)
    changed(file, "UPDATE made SET content = (SELECT content FROM made WHERE content = x'6f6e65')")

    with Store(file) as store:
        assert {store.once(key, key.encode) for key in ("one", "two")} == {b"one", b"two"}


@pytest.mark.parametrize("rest", [0, 90, 100, 3000, 8000], ids=str)
def test_a_store_that_was_cut_or_overwritten_is_begun_anew(tmp_path: Path, rest: int) -> None:
    file = tmp_path / "made"
    once(file, "key", lambda: b"made" * 2000)
    whole = file.read_bytes()
    for damaged in (whole[:rest], whole[:rest] + b"x" * (len(whole) - rest)):
        file.write_bytes(damaged)
        mine = damaged[:72] != whole[:72] and damaged != b""
        assert once(file, "key", lambda: b"made" * 2000) == b"made" * 2000
        assert (file.read_bytes() == damaged) == mine


def test_a_store_forgets_what_no_build_wants_unless_the_build_failed(tmp_path: Path) -> None:
    file = tmp_path / "made"
    with Store(file) as store:
        for key in ("one", "two"):
            store.once(key, key.encode)
    with suppress(KeyError), Store(file) as store:
        store.once("three", lambda: b"three")
        raise KeyError
    with Store(file) as store:
        assert [store.once(key, never) for key in ("two", "three")] == [b"two", b"three"]
    assert once(file, "one", lambda: b"anew") == b"anew"


def test_what_raises_is_not_kept(tmp_path: Path) -> None:
    with Store(tmp_path / "made") as store, suppress(AssertionError):
        store.once("key", never)
    assert once(tmp_path / "made", "key", lambda: b"made") == b"made"


def test_without_a_place_to_keep_things_all_goes_on(tmp_path: Path) -> None:
    (tmp_path / "folder" / "within").mkdir(parents=True)
    for file in (None, tmp_path / "folder", tmp_path / "no" / "such"):
        assert once(file, "key", lambda: b"made") == b"made"
    assert (tmp_path / "folder" / "within").is_dir()


def test_nothing_that_somebody_else_has_written_is_changed_or_deleted(tmp_path: Path) -> None:
    own = tmp_path / "own"
    once(own, "key", lambda: b"made")
    text, database, link = tmp_path / "text", tmp_path / "database", tmp_path / "link"
    text.write_text("mine")
    changed(database, "CREATE TABLE mine (name)")
    link.symlink_to(own)
    before = {file: file.read_bytes() for file in (text, database, link)}
    for file in before:
        assert once(file, "other", lambda: b"made") == b"made"
        clear(file)
    assert before == {file: file.read_bytes() for file in (text, database, link)}

    clear(own)
    assert not own.exists()
