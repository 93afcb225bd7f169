"""The same content makes the same bytes: whatever the hash seed, time zone, locale, order of files or of languages."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from pages import REPOSITORY, SITES, BuiltSite, build_site, environment, settings_file

SAMPLE = SITES / "sample" / "content"

MACHINES = {
    "one": {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C", "LANG": "C", "LANGUAGE": "C"},
    "another": {
        **{"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati"},
        **{"LC_ALL": "ru_RU.UTF-8", "LANG": "lv_LV.UTF-8", "LANGUAGE": "ru"},  # its editor reads Russian
    },
}


def digests(folder: Path) -> Mapping[str, str]:
    """Every file of an output with the digest of its bytes."""
    return {
        file.relative_to(folder).as_posix(): sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def build_elsewhere(content: Path, work: Path, machine: Mapping[str, str], *further: str) -> Path:
    """A build by a process of its own, as on another machine; the path of its output."""
    command = [sys.executable, "-m", "association", "build", "--settings", str(settings_file(work))]
    command += ["--content", str(content), "--output", str(work / "output"), *further]
    done = subprocess.run(command, cwd=work, env={**environment(), **machine}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return work / "output"


def copied_backwards(content: Path, target: Path) -> Path:
    """The same files made in the opposite order, which is the order in which many file systems list them."""
    for file in sorted((file for file in content.rglob("*") if file.is_file()), reverse=True):
        copy = target / file.relative_to(content)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    return target


@pytest.mark.parametrize("content", [SAMPLE, REPOSITORY / "content"], ids=["sample", "real"])
def test_two_machines_make_the_same_bytes(tmp_path: Path, content: Path) -> None:
    made, kept = [], []
    for name, machine in MACHINES.items():
        work = tmp_path / name
        work.mkdir()
        source = content if name == "one" else copied_backwards(content, work / "source")
        made.append(digests(build_elsewhere(source, work, machine, "--today", "2026-11-22")))
        kept.append(keys_of(work / ".output.made"))
    assert made[0] == made[1]
    assert len(made[0]) > 100
    assert kept[0] == kept[1]  # what the one has made before, the other finds
    assert len(kept[0]) > 50


def keys_of(store: Path) -> set[bytes]:
    with closing(sqlite3.connect(store)) as opened:
        return {key for (key,) in opened.execute("SELECT key FROM made")}


def test_a_build_in_a_process_that_built_before_makes_the_same_bytes(tmp_path: Path, sample: BuiltSite) -> None:
    """`invoke serve` builds many times in one process, with edits and other sites in between."""
    for name in ("other", "again"):
        (tmp_path / name).mkdir()
    build_site(SITES / "russian-original" / "content", tmp_path / "other")
    again = build_site(SAMPLE, tmp_path / "again", like=sample)
    assert digests(again.folder) == digests(sample.folder)


def test_the_order_in_which_languages_are_written_changes_no_page(tmp_path: Path, sample: BuiltSite) -> None:
    """Babel leaks names between locales (python-babel #1234): English before Russian reads as it does after."""
    turned = "LANGUAGES = {code: LANGUAGES[code] for code in ('lv', 'en', 'ru')}\n"
    content = tmp_path / "content"
    shutil.copytree(SAMPLE, content)
    for file in content.glob("articles/*-stenkaya-gazeta.*.md"):
        file.unlink()  # in Russian and English only: of those, the first in order holds the facts
    (tmp_path / "turned").mkdir()
    first = build_site(content, tmp_path, like=sample)
    other = build_site(content, tmp_path / "turned", further=turned, like=first)
    assert other.paths == first.paths
    for page in first.pages:
        if page.path == "/404.html":  # it tells all languages, in their order
            continue
        ours = [(element.lang, text) for element, text in page.main.strings]
        theirs = [(element.lang, text) for element, text in other[page.path].main.strings]
        assert ours == theirs, page.path


def test_dates_are_the_same_whichever_language_comes_first(tmp_path: Path, sample: BuiltSite) -> None:
    """With Russian first, and so the default, Latvian pages say the same days in the same words."""
    turned = "LANGUAGES = {code: LANGUAGES[code] for code in ('ru', 'lv', 'en')}\n"
    content = tmp_path / "content"
    shutil.copytree(SAMPLE / "data", content / "data")  # articles would have their facts in the wrong original
    shutil.copytree(SAMPLE / "images", content / "images")
    (content / "data" / "redirects.yaml").unlink()
    other = build_site(content, tmp_path, further=turned, like=sample)
    events = [page for page in sample.pages if re.fullmatch(r"/pasakumi/[^/]+/", page.path)]
    assert events
    for page in events:
        ours = [time.text for time in page.article.all("dl")[0].all("time")]
        assert ours == [time.text for time in other[f"/lv{page.path}"].article.all("dl")[0].all("time")], page.path
        assert ours or page.path == "/pasakumi/krasta-lasijumi/", page.path  # whose day is not set


def test_nothing_tells_when_or_where_it_was_built(sample: BuiltSite) -> None:
    for name, file in sample.files.items():
        text = file.read_bytes()
        for secret in (str(REPOSITORY), str(sample.folder), "2026-11-22", sys.version.split()[0]):
            assert secret.encode() not in text, name
