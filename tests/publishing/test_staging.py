"""What a build writes lies below its folder, and nothing there is written twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from association.publishing.staging import Staging


def test_text_is_utf_8_and_bytes_stay_as_they_are(tmp_path: Path) -> None:
    staging = Staging(tmp_path)
    staging.write("/a/b/index.html", "ķēde\n")
    staging.write("a/b/c.ics", b"A\r\n")
    assert (tmp_path / "a/b/index.html").read_bytes() == "ķēde\n".encode()
    assert (tmp_path / "a/b/c.ics").read_bytes() == b"A\r\n"


def test_no_file_is_written_twice(tmp_path: Path) -> None:
    staging = Staging(tmp_path)
    staging.write("a.txt", "1")
    with pytest.raises(FileExistsError):
        staging.write("/a.txt", "2")
    assert (tmp_path / "a.txt").read_text() == "1"


@pytest.mark.parametrize("name", ["", "/", "a/", "..", "../a", "a/../../b", "a/./b", "a//b"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a file"):
        Staging(tmp_path / "inside").write(name, "x")
    assert not list(tmp_path.iterdir())
