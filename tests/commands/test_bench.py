"""`invoke bench`: its corpus is a site like any other. No test asserts a time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from association.commands.bench import STOCK, Cost, bench, table
from association.commands.bench.corpus import OFFERS, ORGANISATIONS, TODAY, TOPICS, write_corpus
from association.commands.bench.stock import write_stock
from association.language import Languages
from association.reading import read_site


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_corpus_is_a_correct_site(tmp_path: Path, languages: Languages) -> None:
    write_corpus(tmp_path / "content", languages, 3)
    site = read_site(tmp_path / "content", languages, TODAY)
    assert len(site.articles) == 3
    for kind, count in (("organisation", ORGANISATIONS), ("topic", TOPICS), ("offer", OFFERS)):
        assert len(site.of(kind)) == count
    for article in site.articles.values():
        assert article.spoken == {"lv", "ru"} and not article.outdated("ru")
    assert any(article.project for article in site.articles.values())


def test_corpus_is_the_same_each_time(tmp_path: Path, languages: Languages) -> None:
    for name in ("one", "two"):
        write_corpus(tmp_path / name, languages, 3)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_bench_builds_and_leaves_nothing_behind(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert bench(repository / "pelicanconf.py", [3], as_json=True, stock=True) == 0
    cold, stock, edited = json.loads(capsys.readouterr().out)
    assert (cold["run"], stock["run"], edited["run"]) == ("cold", STOCK, "after one edit")
    assert cold["pages"] == edited["pages"] > 3 * 2
    assert stock["pages"] > 3 * 2
    assert list(tmp_path.iterdir()) == []


def test_table_tells_how_the_cost_grows() -> None:
    costs = [Cost(100, "cold", 2.0, 2.0, 50, 400), Cost(1000, "cold", 30.0, 31.0, 100, 2800)]
    assert "CPU × 15.0, memory × 2.0, pages × 7.0; worse than linear" in table(costs)
    assert "no worse" in table([costs[0], Cost(1000, "cold", 15.0, 16.0, 100, 2800)])


def test_table_tells_what_stock_pelican_takes() -> None:
    costs = [Cost(100, "cold", 4.0, 4.0, 50, 400), Cost(100, STOCK, 1.0, 1.0, 50, 200)]
    assert "cold, 100 articles, by stock Pelican: CPU × 4.00, pages × 2.00, CPU a page × 2.00" in table(costs)
    assert "by stock" not in table(costs[:1])


def test_stock_pelican_gets_the_same_words(tmp_path: Path, languages: Languages) -> None:
    write_corpus(tmp_path / "ours", languages, 3)
    write_stock(tmp_path / "its", languages, 3, tmp_path / "output")
    for name in ("articles", "pages"):
        ours, its = (sorted((tmp_path / folder / name).iterdir()) for folder in ("ours", "its/content"))
        assert [path.name for path in ours] == [path.name for path in its]
        for one, other in zip(ours, its, strict=True):
            paragraphs = one.read_text("utf-8").split("\n\n")[1:-1]
            assert paragraphs and all(paragraph in other.read_text("utf-8") for paragraph in paragraphs)
    assert "Tags: temats-" in next((tmp_path / "its/content/articles").glob("*.ru.md")).read_text("utf-8")


def test_no_articles_are_wrong_use(repository: Path) -> None:
    assert bench(repository / "pelicanconf.py", [0]) == 2
    assert bench(repository / "pelicanconf.py", [1], organisations=2) == 2
