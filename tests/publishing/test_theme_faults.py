"""What is wrong with the theme is told with file and line, and changes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pages import REPOSITORY, settings_file, write_content

from association.problems import ProblemsFound
from association.publishing.build import build

ARTICLE = "---\ntitle: Jauna ziņa\nsummary: Viens. Divi.\n---\nTeksts.\n"


@pytest.fixture
def theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_content(tmp_path / "content", {"articles/2031-01-01-x.lv.md": ARTICLE})
    return shutil.copytree(REPOSITORY / "theme", tmp_path / "theme")


def refused(theme: Path) -> list[str]:
    folder = theme.parent
    with pytest.raises(ProblemsFound) as found:
        build(settings_file(folder, further='THEME = "theme"\n'), folder / "content", folder / "output")
    assert not (folder / "output").exists()
    return [str(problem) for problem in found.value.problems]


UNDO = "mend that line, or undo the last edit of the file"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{% iff x %}", "is no template: Encountered unknown tag 'iff'."),
        ("{{ 1|nav }}", f"is no template: No filter named 'nav'; {UNDO}"),
        ("{{ nav.x }}", f"names what is not there: 'nav' is undefined; {UNDO}"),
        ('{% include "nav.html" %}', f"there is no template 'nav.html'; {UNDO}"),
        ('{{ 1 + "a" }}', f"can't be filled in: TypeError: unsupported operand type(s) for +: 'int' and 'str'; {UNDO}"),
        ('{{ _("%(x)s") }}', f"can't be filled in: KeyError: 'x'; {UNDO}"),
    ],
)
@pytest.mark.parametrize("above", [0, 3])
def test_a_fault_of_a_template_is_told_where_it_stands(theme: Path, line: str, told: str, above: int) -> None:
    """Templates are compiled without empty lines and indentation, and their lines counted as they are written."""
    page = theme / "templates" / "article.html"
    head, main, rest = page.read_text("utf-8").partition("{% block main %}\n")
    page.write_text(f"{head}{'  ' * above}{chr(10) * above}{main}\n    {line}\n\n{rest}", "utf-8")
    number = 1 + page.read_text("utf-8")[: page.read_text("utf-8").index(line)].count("\n")
    [problem] = refused(theme)
    assert problem.startswith(f"theme/templates/article.html:{number}: {told}")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("templates/article.html", "is not there"),
        ("templates/partials/head.html", "there is no template 'partials/head.html'"),
        ("static/css/base.css", "can't be opened: No such file or directory"),
        ("static/icons/mark.svg", "can't be opened: No such file or directory"),
    ],
)
def test_a_file_that_the_theme_lacks_is_told(theme: Path, name: str, told: str) -> None:
    (theme / name).unlink()
    [problem] = refused(theme)
    assert told in problem and problem.startswith("theme/")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("templates/article.html", b"\xff", "cannot be read: 'utf-8' codec can't decode byte 0xff"),
        ("static/css/base.css", b"\xff", "cannot be read: 'utf-8' codec can't decode byte 0xff"),
        (
            "static/icons/mark.svg",
            b"no drawing",
            "is no drawing: syntax error: line 1, column 0; export it anew as SVG",
        ),
    ],
)
def test_a_spoilt_file_of_the_theme_is_told(theme: Path, name: str, data: bytes, told: str) -> None:
    (theme / name).write_bytes(data)
    [problem] = refused(theme)
    assert problem.startswith(f"theme/{name}: {told}")


def test_a_fault_of_the_program_is_none_of_the_theme(theme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> str:
        raise KeyError("a fault of ours")

    monkeypatch.setattr("association.publishing.theme.Theme.dress", broken)
    with pytest.raises(KeyError):
        build(settings_file(theme.parent, further='THEME = "theme"\n'), theme.parent / "content", theme.parent / "out")
