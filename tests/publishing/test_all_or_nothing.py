"""A build that fails, at whatever point, leaves the published site as it was, and says why with its exit status."""

from __future__ import annotations

import random
import re
import shutil
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest
from pages import SITES, environment, settings_file, write_content

from association.commands import INTERRUPTED, guarded
from association.commands.build import build as build_command
from association.problems import ProblemsFound
from association.publishing.build import build
from association.publishing.output_folder.place import Place
from association.publishing.output_folder.switching import tidy


def digest(folder: Path) -> str:
    """One digest over the names and bytes of all files."""
    found = sha256()
    for file in sorted(folder.rglob("*")):
        found.update(file.relative_to(folder).as_posix().encode() + b"\0")
        found.update(file.read_bytes() if file.is_file() else b"")
    return found.hexdigest()


def command(content: Path, work: Path, *further: str) -> list[str]:
    settings = str(settings_file(work))
    output = ["--output", str(work / "output")] if further[:1] != ("check",) else []
    name, *rest = further or ("build",)
    return [
        sys.executable,
        "-m",
        "association",
        name,
        "--settings",
        settings,
        "--content",
        str(content),
        *output,
        *rest,
    ]


def run(content: Path, work: Path, *further: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(content, work, *further), capture_output=True, text=True, cwd=work, env=environment())


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small site that can be spoilt, built once by hand into `output`."""
    shutil.copytree(SITES / "untranslated-article" / "content", tmp_path / "content")
    build(settings_file(tmp_path), tmp_path / "content", tmp_path / "output")
    return tmp_path / "content"


ARTICLE = "---\ntitle: Jauna ziņa\nsummary: Viens. Divi.\n---\n"

FAULTS = {
    "an unknown field": ({"data/site.yaml": "name: X\ntagline: Y\nnosaukums: Z\n"}, "data/site.yaml:3: nosaukums:"),
    "a broken header": ({"articles/2031-01-01-x.lv.md": "Bez galvas.\n"}, "articles/2031-01-01-x.lv.md:1:"),
    "a link to no record": (
        {"articles/2031-01-01-x.lv.md": ARTICLE + "[x](organisation:nav)\n"},
        "there is no organisation 'nav'",
    ),
    "a link to no page": ({"articles/2031-01-01-x.lv.md": ARTICLE + "[x](/nav/)\n"}, "x.lv.md: there is no page at"),
    "a link to no heading": ({"articles/2031-01-01-x.lv.md": ARTICLE + "[x](#nav)\n"}, "x.lv.md:5: this text has no"),
    "a link to no part of a page": ({"articles/2031-01-01-x.lv.md": ARTICLE + "[x](/#nav)\n"}, "zinas/x/index.html:"),
    "two pages at one address": (
        {
            "pages/a.lv.md": "---\ntitle: A\nsummary: A. B.\nslug: viens\n---\nA\n",
            "pages/b.lv.md": "---\ntitle: B\nsummary: A. B.\nslug: viens\n---\nB\n",
        },
        "pages/b.lv.md:4: slug:",
    ),
    "a page in the place of a section": (
        {"pages/zinas.lv.md": "---\ntitle: A\nsummary: A. B.\n---\nA\n"},
        "pages/zinas.lv.md:2: slug: page 'zinas' and section 'news' both want the address /zinas/",
    ),
    "a redirect from a page that is there": (
        {"data/redirects.yaml": "/zinas/: /\n"},
        "data/redirects.yaml:1: /zinas/: leads away",
    ),
    "a redirect to nowhere": ({"data/redirects.yaml": "/vecs/: /nav/\n"}, "redirects.yaml:1: /vecs/: there is no page"),
    "no site.yaml": ({"data/site.yaml": None}, "site.yaml: is missing"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_content_changes_nothing(tmp_path: Path, content: Path, fault: str) -> None:
    before = digest(tmp_path / "output")
    files, expected = FAULTS[fault]
    for name, text in files.items():
        if text is None:
            (content / name).unlink()
        else:
            write_content(content, {"data/site.yaml": (content / "data" / "site.yaml").read_text("utf-8"), name: text})
    with pytest.raises(ProblemsFound) as found:
        build(settings_file(tmp_path), content, tmp_path / "output")
    assert any(expected in str(problem) for problem in found.value.problems), str(found.value)
    assert digest(tmp_path / "output") == before
    assert sorted(path.name for path in tmp_path.iterdir() if "building" in path.name) == []


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault != "no site.yaml"])
def test_every_message_names_a_file(tmp_path: Path, content: Path, fault: str) -> None:
    write_content(content, {"data/site.yaml": (content / "data" / "site.yaml").read_text("utf-8"), **FAULTS[fault][0]})
    with pytest.raises(ProblemsFound) as found:
        build(settings_file(tmp_path), content, tmp_path / "output")
    assert all(problem.file and problem.message for problem in found.value.problems), str(found.value)


def test_mended_content_builds_again(tmp_path: Path, content: Path) -> None:
    article = content / "articles" / "2031-01-01-x.lv.md"
    article.write_text(ARTICLE + "[x](/nav/)\n", "utf-8")
    with pytest.raises(ProblemsFound):
        build(settings_file(tmp_path), content, tmp_path / "output")
    article.write_text(ARTICLE + "[x](/zinas/)\n", "utf-8")
    build(settings_file(tmp_path), content, tmp_path / "output")
    assert (tmp_path / "output" / "zinas" / "x" / "index.html").exists()


# --- from the command line ------------------------------------------------------------------------------------


def test_all_problems_are_printed_at_once_and_the_status_is_one(tmp_path: Path, content: Path) -> None:
    before = digest(tmp_path / "output")
    (content / "data" / "site.yaml").write_text("name: X\ntagline: Y\nnosaukums: Z\nowner: nav\n", "utf-8")
    (content / "articles" / "2031-01-01-x.lv.md").write_text("Bez galvas.\n", "utf-8")
    for name in ("build", "check"):
        done = run(content, tmp_path, name)
        assert done.returncode == 1
        assert "site.yaml:3: nosaukums:" in done.stderr
        assert "2031-01-01-x.lv.md:1:" in done.stderr
        assert "Traceback" not in done.stderr
    assert digest(tmp_path / "output") == before


def test_all_well_is_status_zero_and_a_summary(tmp_path: Path, content: Path) -> None:
    done = run(content, tmp_path, "build", "--today", "2031-01-01")
    assert done.returncode == 0, done.stderr
    assert all(re.search(rf"\b{code}\b", done.stdout) for code in ("lv", "ru", "en")), done.stdout
    assert run(content, tmp_path, "check").returncode == 0


@pytest.mark.parametrize("further", [("build", "--today", "not a day"), ("build", "--nothing"), ("publish-it",)])
def test_wrong_use_is_status_two(tmp_path: Path, content: Path, further: tuple[str, ...]) -> None:
    before = digest(tmp_path / "output")
    done = run(content, tmp_path, *further)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert digest(tmp_path / "output") == before


@pytest.mark.parametrize("name", ["build", "check"])
def test_a_missing_content_folder_is_said_in_plain_words(tmp_path: Path, name: str) -> None:
    done = run(tmp_path / "nowhere", tmp_path, name)
    assert done.returncode == 1
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output").exists()


def test_an_output_that_somebody_else_made_is_refused(tmp_path: Path, content: Path) -> None:
    (tmp_path / "output" / ".built").unlink()
    before = digest(tmp_path / "output")
    done = run(content, tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert digest(tmp_path / "output") == before


@pytest.mark.parametrize(
    "siteurl", ["example.org", "https://example.org/a b", "https:", "//example.org", "https://a/?b"]
)
def test_an_address_of_the_site_that_is_none_is_told_once(tmp_path: Path, content: Path, siteurl: str) -> None:
    with pytest.raises(ProblemsFound) as told:
        build(settings_file(tmp_path, siteurl=siteurl), content, tmp_path / "other")
    assert [str(one) for one in told.value.problems] == [
        f"SITEURL: '{siteurl}' is not a web address; write it in full, as in https://example.org"
    ]
    assert not (tmp_path / "other").exists()


def test_the_content_folder_is_refused_as_output(tmp_path: Path, content: Path) -> None:
    before = digest(content)
    done = run(content, tmp_path, "build", "--output", str(content / "articles"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert digest(content) == before


def test_ctrl_c_leaves_the_output_and_exits_with_130(tmp_path: Path, content: Path) -> None:
    """Interrupted while it writes pages, of a site large enough not to be done before the signal arrives."""
    before = digest(tmp_path / "output")
    for number in range(400):
        name = f"articles/2030-{number % 12 + 1:02}-{number % 28 + 1:02}-zina-{number}.lv.md"
        (content / name).write_text(ARTICLE + "Teksts.\n" * 40, "utf-8")
    building = subprocess.Popen(
        command(content, tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env=environment(),
    )
    waited = time.monotonic() + 30
    while not any(tmp_path.glob(".output.building*/zinas/*/index.html")):
        assert building.poll() is None
        assert time.monotonic() < waited
        time.sleep(0.005)
    building.send_signal(signal.SIGINT)
    _, said = building.communicate(timeout=30)
    assert building.returncode == 130
    assert "nterrupted" in said
    assert "Traceback" not in said
    assert digest(tmp_path / "output") == before
    assert not [path for path in tmp_path.iterdir() if "building" in path.name]


def test_kills_at_random_moments_leave_one_whole_site(tmp_path: Path, content: Path) -> None:
    """The command itself, from its start to its end; the next build makes good what the killed ones left behind."""
    output = tmp_path / "output"
    began = time.monotonic()
    assert run(content, tmp_path).returncode == 0
    seconds = time.monotonic() - began
    whole = {digest(output)}
    (content / "articles/2031-02-03-jauna.lv.md").write_text(ARTICLE + "Teksts.\n", "utf-8")
    build(settings_file(tmp_path), content, tmp_path / "other")
    whole.add(digest(tmp_path / "other"))
    assert len(whole) == 2
    moments = random.Random(2017)
    for _ in range(8):
        building = subprocess.Popen(
            command(content, tmp_path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment()
        )
        time.sleep(moments.uniform(seconds / 3, seconds))
        building.kill()
        building.wait()
        assert digest(output) in whole
    assert run(content, tmp_path).returncode == 0
    assert digest(output) == digest(tmp_path / "other")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".output.") and path.name != ".output.made"]


@pytest.mark.parametrize(("time", "told"), [(1, "nothing was changed."), (2, "changed before that: {output}.")])
def test_who_is_interrupted_after_the_switch_hears_of_it(
    tmp_path: Path,
    content: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    time: int,
    told: str,
) -> None:
    """Putting things in order is done before the build, and once more after the switch."""
    calls = iter(range(1, 10))

    def interrupted(place: Place) -> None:
        if next(calls) == time:
            raise KeyboardInterrupt
        tidy(place)

    before = digest(tmp_path / "output")
    (content / "articles" / "2031-01-01-x.lv.md").write_text(ARTICLE + "Teksts.\n", "utf-8")
    monkeypatch.setattr("association.publishing.output_folder.tidy", interrupted)
    settings = settings_file(tmp_path)
    assert guarded(lambda: build_command(settings, content, tmp_path / "output")) == INTERRUPTED
    assert capsys.readouterr().err.rstrip().endswith(told.format(output=tmp_path / "output"))
    assert (digest(tmp_path / "output") == before) is (time == 1)
