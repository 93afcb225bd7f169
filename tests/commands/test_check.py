"""`invoke check`: problems, advice, and the difference that `--fix` writes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from association.commands import ALL_WELL, PROBLEMS
from association.commands.check import check
from association.language import Languages
from association.problems import ProblemsFound
from association.reading import MODELS, proofs, read_site
from association.reading.names import Found

TODAY = date(2026, 11, 22)
SITE = {
    "data/site.yaml": "name: Ezers\ntagline: {lv: Pie ezera, ru: У озера}\n",
    "data/places.yaml": "ciems: {name: {lv: Ciems, ru: Село}, where: {lv: Ciemā, ru: в селе}}\n",
    "articles/2017-05-01-talka.lv.md": "---\ntitle: Talka\nsummary: Īsi.\n---\nNāca ļaudis,kas dzīvo ciemā.\n",
    "articles/2017-05-01-talka.ru.md": "---\ntitle: Толока\nsummary: Коротко.\n---\nПришли соседи.\n",
}


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in SITE.items():
        write(Path("content"), name, text)
    return Path("content")


def write(content: Path, name: str, text: str) -> Path:
    path = content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    return path


@pytest.fixture
def run(repository: Path, content: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    def running(fix: bool = False) -> tuple[int, str]:
        status = check(repository / "pelicanconf.py", content, TODAY, fix)
        return status, capsys.readouterr().out

    return running


Run = Callable[..., tuple[int, str]]


def test_advice_is_told_with_a_difference_and_stops_nothing(run: Run, content: Path) -> None:
    status, out = run()
    assert status == ALL_WELL
    assert out.splitlines() == [
        "2 records and texts, no problems.",
        "content/articles/2017-05-01-talka.lv.md:5: 'ļaudis,kas' is glued together; write 'ļaudis, kas'",
        "",
        "1 piece of advice; a build goes on without it.",
        "",
        "--- a/content/articles/2017-05-01-talka.lv.md",
        "+++ b/content/articles/2017-05-01-talka.lv.md",
        "@@ -5 +5 @@",
        "-Nāca ļaudis,kas dzīvo ciemā.",
        "+Nāca ļaudis, kas dzīvo ciemā.",
        "",
        "Nothing was changed; `invoke check --fix` writes this.",
    ]
    assert (content / "articles/2017-05-01-talka.lv.md").read_text("utf-8") == SITE["articles/2017-05-01-talka.lv.md"]


def test_fix_writes_what_is_certain_and_then_has_nothing_more_to_say(run: Run, content: Path) -> None:
    status, out = run(fix=True)
    assert status == ALL_WELL and out.endswith("\n1 file mended.\n")
    assert (content / "articles/2017-05-01-talka.lv.md").read_text("utf-8").endswith("Nāca ļaudis, kas dzīvo ciemā.\n")
    assert len(run(fix=True)[1].splitlines()) == 1
    assert [path.name for path in content.rglob(".*")] == []


def test_while_there_are_problems_advice_is_told_and_nothing_is_mended(run: Run, content: Path) -> None:
    write(content, "data/site.yaml", "name: Ezers\n")
    status, out = run(fix=True)
    assert status == PROBLEMS
    assert "'ļaudis,kas' is glued together" in out and "Nothing was mended" in out
    assert (content / "articles/2017-05-01-talka.lv.md").read_text("utf-8") == SITE["articles/2017-05-01-talka.lv.md"]


def test_what_cannot_be_read_is_a_problem_and_no_advice(run: Run, content: Path) -> None:
    (content / "articles/2017-05-01-talka.ru.md").write_bytes(b"---\ntitle: \xff\n---\nx,y\n")
    write(content, "data/places.yaml", "ciems: {name: 'a,b\n")
    status, out = run()
    assert status == PROBLEMS
    assert [line for line in out.splitlines() if line.startswith("content/")] == [
        "content/articles/2017-05-01-talka.lv.md:5: 'ļaudis,kas' is glued together; write 'ļaudis, kas'"
    ]


def test_news_of_a_day_that_is_still_to_come_is_advised_against(run: Run, content: Path) -> None:
    tomorrow, text = TODAY + timedelta(days=1), "---\ntitle: Diena\nsummary: Diena.\n---\nDiena.\n"
    write(content, f"articles/{TODAY}-sodien.lv.md", text)
    write(content, f"articles/{tomorrow}-rit.lv.md", text)
    write(content, f"articles/{tomorrow}-rit.ru.md", text.replace("Diena", "День"))
    status, out = run()
    assert status == ALL_WELL
    assert [line for line in out.splitlines() if "still to come" in line] == [
        f"content/articles/{tomorrow}-rit.lv.md: is dated {tomorrow}, which is still to come, and is "
        "published at once; mend the date in its name, or write status: draft until then"
    ]
    write(content, f"articles/{tomorrow}-rit.lv.md", text.replace("---\nDiena", "status: draft\n---\nDiena"))
    assert "still to come" not in run()[1]


def proved(content: Path, languages: Languages) -> list[proofs.Proof]:
    kept: dict[Found, bytes] = {}
    with suppress(ProblemsFound):
        read_site(content, languages, TODAY, kept=kept)
    return proofs.proofs(kept, languages, MODELS)


def told(content: Path, languages: Languages) -> list[str]:
    return [str(one) for proof in proved(content, languages) for one in proof.advice]


def refused(made: list[proofs.Proof]) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        proofs.write(made)
    return [problem.message for problem in found.value.problems]


def test_a_file_that_has_changed_meanwhile_is_left_alone_and_so_are_the_others(
    content: Path, languages: Languages
) -> None:
    other = write(content, "articles/2017-05-01-talka.ru.md", SITE["articles/2017-05-01-talka.ru.md"] + "Да,и всё.\n")
    made = proved(content, languages)
    changed = write(content, "articles/2017-05-01-talka.lv.md", "changed")
    assert refused(made) == ["has been changed meanwhile"]
    assert changed.read_text("utf-8") == "changed" and "Да,и" in other.read_text("utf-8")


def test_a_read_only_file_is_left_alone(content: Path, languages: Languages) -> None:
    path = content / "articles/2017-05-01-talka.lv.md"
    path.chmod(0o444)
    assert refused(proved(content, languages)) == ["must not be written"]
    assert path.read_text("utf-8") == SITE["articles/2017-05-01-talka.lv.md"]


def test_a_file_that_is_gone_is_told(content: Path, languages: Languages) -> None:
    made = proved(content, languages)
    (content / "articles/2017-05-01-talka.lv.md").unlink()
    assert refused(made)[0].startswith("can't be opened")


def test_line_ends_byte_order_mark_and_rights_stay(content: Path, languages: Languages) -> None:
    text = "\ufeff---\r\ntitle: Talka\r\nsummary: Īsi.\r\n---\r\nNāca ļaudis,kas\r\ndzīvo.\nUn citi,arī"
    path = write(content, "articles/2017-05-01-talka.lv.md", text)
    path.chmod(0o640)
    proofs.write(proved(content, languages))
    assert path.read_bytes().decode("utf-8") == text.replace(",", ", ")
    assert path.stat().st_mode & 0o777 == 0o640


def test_letters_with_marks_apart_are_put_together(content: Path, languages: Languages) -> None:
    path = write(
        content, "articles/2017-05-01-talka.lv.md", "---\ntitle: Talka\nsummary: I\u0304si.\n---\nA\u0304bele.\n"
    )
    assert [one.split(":")[1] for one in told(content, languages)] == ["3", "5"]
    proofs.write(proved(content, languages))
    assert path.read_text("utf-8") == "---\ntitle: Talka\nsummary: Īsi.\n---\nĀbele.\n"


def test_a_translation_that_was_up_to_date_stays_so(content: Path, languages: Languages) -> None:
    from association.commands.translations import hashes

    key = "article", "talka"
    russian = SITE["articles/2017-05-01-talka.ru.md"].replace(
        "---\nП", f'translates: "{hashes(content, languages)[key]}"\n---\nП'
    )
    path = write(content, "articles/2017-05-01-talka.ru.md", russian)
    proofs.write(proved(content, languages))
    assert hashes(content, languages)[key] in path.read_text("utf-8")
    assert not read_site(content, languages, TODAY).articles["talka"].outdated("ru")


FIELDS = """\
# piezīme,kas paliek
name: Laipa   # vārds,kas paliek
places: [ciems]
website: https://example.org/a,b
about:
  lv: Biedrība,kas palīdz "visiem" - un sev...
  ru: '"Общество",которое помогает'
  en: "For members,who \\"help\\""
full_name: >
  Biedrība,kas
  palīdz
gloss: {ru: Мостки  и тропы, en: Footbridge - a way}
"""


def test_fields_are_mended_where_they_stand_sign_by_sign(content: Path, languages: Languages) -> None:
    path = write(content, "data/organisations/laipa.yaml", FIELDS)
    before = yaml.safe_load(FIELDS)
    proofs.write(proved(content, languages))
    text = path.read_text("utf-8")
    assert text.splitlines()[:4] == FIELDS.splitlines()[:4]
    after = yaml.safe_load(text)
    assert after["about"] == {
        "lv": "Biedrība, kas palīdz „visiem” – un sev…",
        "ru": "«Общество», которое помогает",
        "en": 'For members,who "help"',
    }
    assert after["gloss"] == {"ru": "Мостки и тропы", "en": "Footbridge – a way"}
    assert after["full_name"] == before["full_name"]
    assert [":".join(one.split(":")[1:3]) for one in told(content, languages)] == [
        "8: about.en",
        "8: about.en",
        "9: full_name",
    ]


MARKDOWN = """\
---
title: "Talka"
summary: Īsi.
---
## Virsraksts,kas glabājas

Rindkopa,kas ir [saite,viena](https://example.org/a,b "virsraksts,cits") un `kods,kods`.
2017. gada ļaudis,kas turpina.

- Punkts,kas ir
-   Cits  punkts

    Turpinājums,kas pieder

| Kas,tad   | Cik  |
| --------- | ---- |
| viens,divi | 1,5  |

{: .klase,otra }

    kods,kas paliek  ar atstarpēm

```
žogs,kas paliek
```

<div markdown="1">vārdi,kas</div>

[^1]: Piezīme,kas ir
[ref]: https://example.org/x,y

Divas atstarpes beigās,tās paliek{hard_break}
nākamā rinda
""".replace("{hard_break}", "  ")


def test_markdown_stays_markdown(content: Path, languages: Languages) -> None:
    path = write(content, "articles/2017-05-01-talka.lv.md", MARKDOWN)
    proofs.write(proved(content, languages))
    glued = ("Virsraksts", "Rindkopa", "saite", "ļaudis", "Punkts", "Turpinājums", "Kas", "viens", "vārdi", "Piezīme")
    expected = MARKDOWN
    for word in (*glued, "beigās"):
        expected = expected.replace(f"{word},", f"{word}, ")
    assert path.read_text("utf-8") == expected.replace("Cits  punkts", "Cits punkts")


@pytest.mark.parametrize("site", ["content", "tests/sites/whole"])
def test_our_own_words_need_no_advice(repository: Path, languages: Languages, site: str) -> None:
    assert told(repository / site, languages) == []


def test_a_fourth_language_gets_what_is_right_in_all(content: Path, repository: Path) -> None:
    import runpy

    told_languages = runpy.run_path(str(repository / "pelicanconf.py"))["LANGUAGES"]
    lithuanian = {**told_languages["en"], "name": "Lietuvių", "quotes": "„“", "shows_untranslated": False}
    languages = Languages.from_settings({**told_languages, "lt": lithuanian})
    path = write(
        content,
        "articles/2017-05-01-talka.lt.md",
        '---\ntitle: Talka\nsummary: "Ą"\n---\nŽmonės,kurie "gyvena" kaime.Jie  dirba ; taip - ir\n',
    )
    shutil.rmtree(content / "data")
    proofs.write(proved(content, languages))
    assert path.read_text("utf-8").endswith("Žmonės, kurie „gyvena“ kaime. Jie dirba ; taip - ir\n")
