"""`invoke new`: what it writes is complete enough to fill in, and never good enough to be published by mistake."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from association.commands import new as command
from association.commands.changed import remembering
from association.commands.new import KINDS, id_from, scalar
from association.language import Languages
from association.problems import ProblemsFound
from association.reading import MODELS, history, read_site
from association.reading.yaml_nodes import read_yaml
from association.records.texts import ArticleFront, PageFront, words_hash

TODAY = date(2018, 6, 1)
new = partial(command.new, today=TODAY)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content/data").mkdir(parents=True)
    (tmp_path / "content/data/site.yaml").write_text("name: Ezers\ntagline: Biedrība pie ezera\n", encoding="utf-8")
    return tmp_path / "content"


def problems(content: Path, languages: Languages) -> list[str]:
    try:
        read_site(content, languages, TODAY)
    except ProblemsFound as found:
        return [f"{Path(p.file).name}: {p.field}: {p.message}" for p in found.problems]
    return []


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("Čaks un šķēršļi", "caks-un-skersli"),
        ("Ģimeņu ķīļi, Ņurbe, Ļaudona", "gimenu-kili-nurbe-laudona"),
        ("объём", "obyom"),
        ("Щука — ёж, подъезд", "shchuka-yozh-podezd"),
        ("Ночь в музее: хор", "noch-v-muzee-khor"),
        ("L’été à Łódź, 2017", "lete-a-lodz-2017"),
        ("日本", ""),
        ("ļoti " * 30, "-".join(["loti"] * 12)),
    ],
)
def test_id_from_title(title: str, id: str) -> None:
    assert id_from(title) == id


@pytest.mark.parametrize(
    "words", ["Kursi", "Kursi: šūšana", "# viens", "- divi", 'Trīs "a" \\ b', "null", "yes", "{a}", "'x", "„Ā” – b"]
)
def test_scalar_is_read_back_as_it_was(words: str) -> None:
    assert read_yaml(f"title: {scalar(words)}\n", "x").data == {"title": words}


def test_new_article_has_a_file_per_language(content: Path, languages: Languages) -> None:
    assert new("article", content, languages, title="Čaks: šķēršļi", date="8.06.2017") == 0
    names = sorted(path.name for path in (content / "articles").iterdir())
    assert names == [f"2017-06-08-caks-skersli.{code}.md" for code in ("en", "lv", "ru")]


def test_a_new_article_is_of_today_unless_told_otherwise(content: Path, languages: Languages) -> None:
    assert new("article", content, languages, title="Ezers") == 0
    assert (content / "articles/2018-06-01-ezers.lv.md").is_file()


def test_check_names_what_a_new_article_lacks(content: Path, languages: Languages) -> None:
    new("article", content, languages, title="Čaks", date="2017-06-08")
    assert sorted(problems(content, languages)) == [
        "2017-06-08-caks.en.md: summary: is empty",
        "2017-06-08-caks.en.md: title: is empty",
        "2017-06-08-caks.lv.md: : has no text",
        "2017-06-08-caks.lv.md: summary: is empty",
        "2017-06-08-caks.ru.md: summary: is empty",
        "2017-06-08-caks.ru.md: title: is empty",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_new_passes_the_check_unfilled(kind: str, content: Path, languages: Languages) -> None:
    assert new(kind, content, languages, title="Ezera svētki", date="2019-06-08") == 0
    found = problems(content, languages)
    assert any(problem.endswith(("is empty", "names no place")) for problem in found), found


def test_filled_in_event_passes(content: Path, languages: Languages) -> None:
    (content / "data/places.yaml").write_text("ciems: {name: Ciems, where: Ciemā}\n", encoding="utf-8")
    new("event", content, languages, title="Ezera svētki", date="2019-06-08")
    path = content / "data/events/ezera-svetki.yaml"
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"^(  (?:lv|ru|en):)$", r"\1 Vārdi", text, flags=re.MULTILINE)
    text = text.replace("\ntype:\n", "\ntype: course\n").replace("\nplace:\n", "\nplace: ciems\n")
    path.write_text(text, encoding="utf-8")
    assert problems(content, languages) == []


@pytest.mark.parametrize("given", [{"date": ""}, {"ask": lambda question: ""}])
def test_event_whose_days_are_not_set_passes_without_them(given: dict, content: Path, languages: Languages) -> None:
    (content / "data/places.yaml").write_text("ciems: {name: Ciems, where: Ciemā}\n", encoding="utf-8")
    assert new("event", content, languages, title="Ezera svētki", **given) == 0
    path = content / "data/events/ezera-svetki.yaml"
    text = path.read_text(encoding="utf-8")
    assert "\n#start:\n" in text
    text = re.sub(r"^(  (?:lv|ru|en):)$", r"\1 Vārdi", text, flags=re.MULTILINE)
    text = text.replace("\ntype:\n", "\ntype: course\n").replace("\nplace:\n", "\nplace: ciems\n")
    path.write_text(text, encoding="utf-8")
    assert problems(content, languages) == []


def test_day_of_an_article_is_never_left_out(
    content: Path, languages: Languages, capsys: pytest.CaptureFixture
) -> None:
    assert new("article", content, languages, title="Ezers", date="") == 2
    assert "'' is not a date" in capsys.readouterr().out


def _in_force(lines: Iterator[str]) -> str:
    """The file with every line that can be put into force."""
    return "".join(re.sub(r"^#(?=[a-z_]+:|  )", "", line) for line in lines if not line.startswith("# "))


@pytest.mark.parametrize("kind", ["organisation", "event", "offer"])
def test_template_of_a_record_explains_every_field_it_has(kind: str, content: Path, languages: Languages) -> None:
    new(kind, content, languages, title="Ezers", date="2019-06-08")
    [path] = (content / "data").glob("*/ezers.yaml")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    assert lines[0] == f"# yaml-language-server: $schema=../.schema/{kind}.json\n"
    assert set(read_yaml(_in_force(iter(lines)), "x").data) == set(MODELS[kind].model_fields) - {"id"}


@pytest.mark.parametrize(("kind", "front"), [("article", ArticleFront), ("page", PageFront)])
def test_template_of_a_text_explains_every_field_it_has(
    kind: str, front: type, content: Path, languages: Languages
) -> None:
    new(kind, content, languages, title="Ezers", date="2019-06-08")
    [path] = content.glob("*/*ezers.lv.md")
    header = path.read_text(encoding="utf-8").split("---\n")[1]
    expected = set(front.model_fields) - {"translates"} - ({"image_alt"} if kind == "page" else set())
    assert set(read_yaml(_in_force(iter(header.splitlines(keepends=True))), "x").data) == expected


def test_new_never_writes_over_a_file(content: Path, languages: Languages, capsys: pytest.CaptureFixture) -> None:
    new("page", content, languages, title="Ezers")
    before = {path: path.read_bytes() for path in content.rglob("*.md")}
    assert new("page", content, languages, title="Ezers") == 2
    assert "taken by" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in content.rglob("*.md")} == before


def test_new_leaves_nothing_when_one_file_is_in_the_way(content: Path, languages: Languages) -> None:
    (content / "articles").mkdir()
    (content / "articles/2019-06-08-ezers.ru.md").mkdir()
    assert new("article", content, languages, title="Ezers", date="2019-06-08") == 1
    assert [path.name for path in (content / "articles").iterdir()] == ["2019-06-08-ezers.ru.md"]


@pytest.mark.parametrize("in_the_way", ["data/events", "articles"])
def test_new_says_that_a_file_stands_where_its_folder_would(
    in_the_way: str, content: Path, languages: Languages, capsys: pytest.CaptureFixture
) -> None:
    (content / in_the_way).write_text("", encoding="utf-8")
    kind = "article" if in_the_way == "articles" else "event"
    assert new(kind, content, languages, title="Ezers", date="2019-06-08") == 1
    assert "Not a directory; nothing was written" in capsys.readouterr().out


def test_new_says_that_its_folder_is_a_link_in_a_circle(
    content: Path, languages: Languages, capsys: pytest.CaptureFixture
) -> None:
    (content / "pages").symlink_to("pages")
    assert new("page", content, languages, title="Ezers") == 1
    assert "Too many levels of symbolic links; nothing was written" in capsys.readouterr().out


def test_new_stays_inside_content(content: Path, languages: Languages, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (content / "pages").symlink_to(tmp_path / "elsewhere")
    assert new("page", content, languages, title="Ezers") == 1
    assert new("page", content, languages, title="Ezers", id="../../ezers") == 2
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize(
    ("kind", "wishes", "said"),
    [
        ("artcle", {"title": "Ezers"}, "did you mean 'article'?"),
        ("article", {"title": "Ezers", "date": "8. jūnijs"}, "write it as 2017-06-08 or 8.06.2017"),
        ("page", {"title": "日本"}, "No id comes of that title"),
        ("page", {"title": "?!"}, "give one with --id"),
        ("page", {"title": "Ezers", "id": ""}, "'' can't be an id"),
        ("page", {"title": "Ezers", "id": "e" * 81}, "use at most 80 characters"),
        ("page", {"title": "Ezers", "id": "Ezera_svētki"}, "can't be an id"),
        ("page", {"title": " \n "}, "A title is one line of words"),
        ("page", {"languages_of": "ezers"}, "There is no page 'ezers'"),
        ("offer", {"languages_of": "ezers"}, "Only articles and pages"),
    ],
)
def test_wrong_use_is_told_and_writes_nothing(
    kind: str, wishes: dict, said: str, content: Path, languages: Languages, capsys: pytest.CaptureFixture
) -> None:
    before = sorted(content.rglob("*"))
    assert new(kind, content, languages, **wishes) == 2
    assert said in capsys.readouterr().out
    assert sorted(content.rglob("*")) == before


def test_new_asks_for_what_it_is_not_told(content: Path, languages: Languages) -> None:
    answers = iter(["Ezera svētki", "Nav Labi", "", "32.06.2019", "8.06.2019"])
    asked = []
    assert new("event", content, languages, ask=lambda question: asked.append(question) or next(answers)) == 0
    assert (content / "data/events/ezera-svetki.yaml").is_file()
    assert asked[1] == "Id, for the file's name and the address [ezera-svetki]: "
    assert asked[3] == "First day (empty while it is not set): "


@pytest.mark.parametrize("kind", KINDS)
def test_new_without_anybody_to_ask_says_what_to_give(kind: str, content: Path, languages: Languages, capsys) -> None:
    def nobody(_: str) -> str:
        raise EOFError

    assert new(kind, content, languages, ask=nobody) == 2
    told = capsys.readouterr().out
    assert "--title" in told
    assert ("--date" in told) is (kind in ("article", "event", "offer"))


def test_an_answer_in_another_encoding_is_wrong_use(content: Path, languages: Languages, capsys) -> None:
    assert new("page", content, languages, ask=lambda question: b"\xff".decode("utf-8")) == 2
    assert "can't be read as utf-8" in capsys.readouterr().out


@pytest.mark.parametrize("kind", KINDS)
def test_what_nobody_will_write_is_a_file_of_a_text_and_a_line_of_a_record(
    kind: str, content: Path, languages: Languages, capsys: pytest.CaptureFixture
) -> None:
    new(kind, content, languages, title="Ezers", date="2019-06-08")
    told = capsys.readouterr().out.splitlines()
    several = len([line for line in told if line.endswith((".md", ".yaml"))]) > 1
    assert told[-1] == f"Delete the {'files' if several else 'lines'} of the languages that nobody will write."


def test_a_new_translation_names_its_original_once_that_has_words(content: Path, languages: Languages) -> None:
    """As the editors' guide says: the line is a comment at first, and `invoke translations --accept` fills it in."""
    new("article", content, languages, title="Ezers", date="2019-06-08")
    original, translation = (content / f"articles/2019-06-08-ezers.{code}.md" for code in ("lv", "ru"))
    assert "\n#translates:\n" in translation.read_text(encoding="utf-8")
    original.write_text("---\ntitle: Ezers\nsummary: Īsi.\n---\nTeksts.\n", encoding="utf-8")
    history.accept([translation], content, languages)
    expected = words_hash("Ezers", "Īsi.", "Teksts.")
    assert f'\ntranslates: "{expected}"\n' in translation.read_text(encoding="utf-8")


def test_missing_translations_are_of_the_original_as_it_is(content: Path, languages: Languages) -> None:
    (content / "pages").mkdir()
    (content / "pages/ezers.lv.md").write_text("---\ntitle: Ezers\nsummary: Īsi.\n---\nTeksts.\n", encoding="utf-8")
    assert new("page", content, languages, languages_of="ezers") == 0
    for code in ("ru", "en"):
        text = (content / f"pages/ezers.{code}.md").read_text(encoding="utf-8")
        assert f'translates: "{words_hash("Ezers", "Īsi.", "Teksts.")}"' in text
        assert "#   Ezers\n" in text
    assert new("page", content, languages, languages_of="ezers") == 2


def test_what_is_written_first_in_russian_is_translated_from_russian(content: Path, languages: Languages) -> None:
    (content / "pages").mkdir()
    (content / "pages/ezers.ru.md").write_text("---\ntitle: Озеро\nsummary: Коротко.\n---\nТекст.\n", encoding="utf-8")
    assert new("page", content, languages, languages_of="ezers") == 0
    latvian = content / "pages/ezers.lv.md"
    latvian.write_text("---\ntitle: Ezers\nsummary: Īsi.\n---\n", encoding="utf-8")
    history.accept([latvian], content, languages)
    assert f'translates: "{words_hash("Озеро", "Коротко.", "Текст.")}"' in latvian.read_text(encoding="utf-8")


def test_what_was_not_written_leaves_no_folder(
    content: Path, languages: Languages, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As on a disk that is full after the first of three files."""
    before, real = sorted(content.rglob("*")), Path.open

    def full(path: Path, *how: object, **further: object) -> object:
        if path.name.endswith(".ru.md"):
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return real(path, *how, **further)

    monkeypatch.setattr(Path, "open", full)
    assert new("article", content, languages, title="Ezers") == 1
    assert capsys.readouterr().out.endswith("ezers.ru.md: the disk is full; nothing was written\n")
    assert sorted(content.rglob("*")) == before


def test_what_could_not_be_taken_back_is_named(
    content: Path, languages: Languages, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = Path.open

    def failing(path: Path, *_: object, **__: object) -> object:
        if path.name.endswith(".lv.md"):
            return real(path, "x", encoding="utf-8")
        raise OSError(errno.EIO, "Input/output error", str(path))

    monkeypatch.setattr(Path, "open", failing)
    monkeypatch.setattr(Path, "unlink", failing)
    with remembering():
        assert new("article", content, languages, title="Ezers") == 1
    assert "Input/output error; changed before that: " in capsys.readouterr().out
