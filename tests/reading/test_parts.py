"""Headings have one id in every language, and links to a part of a text arrive in every edition."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spoiling import TODAY

from association.publishing.build import build
from association.reading.prose.parts import ids_of, with_ids_of

ORIGINAL = '<h2 id="s-kas">Kas</h2><p>…</p><h3 id="s-kur">Kur</h3>'


@pytest.mark.parametrize(
    ("translation", "ids"),
    [
        ('<h2 id="s-что">Что</h2><h3 id="s-где">Где</h3>', ["s-kas", "s-kur"]),
        ('<h2 id="s-что">Что</h2><h2 id="s-где">Где</h2>', ["s-что", "s-где"]),  # another row of headings
        ('<h2 id="s-что">Что</h2>', ["s-что"]),
        ('<h2 id="s-kur">Кур</h2><h3 id="s-kas">Кас</h3>', ["s-kas", "s-kur"]),  # the same ids, the other way round
        ('<p id="s-kas"></p><h2 id="s-что">Что</h2><h3 id="s-где">Где</h3>', ["s-kas", "s-что", "s-где"]),  # taken
        ('<h2 title="a > b id=&quot;s-x&quot;" id="s-x">Что</h2><h3 id="s-где">Где</h3>', ["s-kas", "s-kur"]),
        ("<p>Без заголовков</p>", []),
    ],
)
def test_headings_of_a_translation_have_the_ids_of_the_originals(translation: str, ids: list[str]) -> None:
    assert ids_of(with_ids_of(ORIGINAL, translation)) == ids


def test_links_within_a_translation_follow_their_headings() -> None:
    translation = '<h2 id="s-что">Что</h2><h3 id="s-где">id="s-где"</h3>'
    translation += '<a href="#s-где">Где</a><a href="#s-kur">Там</a>'
    made = with_ids_of(ORIGINAL, translation)
    assert made.endswith('id="s-где"</h3><a href="#s-kur">Где</a><a href="#s-kur">Там</a>')


def test_link_to_a_part_arrives_in_every_language(content: Path, repository: Path, tmp_path: Path) -> None:
    for file, text in {
        "2026-10-05-tilts.lv.md": "\n[Kā?](#s-kā-tas-bija)\n",
        "2026-10-05-tilts.ru.md": "\n## Как это было\n\nЛюди пели. [Как?](#s-как-это-было)\n",
        "2026-11-01-koris.lv.md": "\n[Kā bija?](article:tilts#s-kā-tas-bija)\n",
        "2026-11-01-koris.ru.md": "\nПоём. [Как было?](2026-10-05-tilts.ru.md#s-kā-tas-bija)\n",
    }.items():
        with (content / "articles" / file).open("a", encoding="utf-8") as opened:
            opened.write(text)
    build(repository / "pelicanconf.py", content, tmp_path / "output", TODAY)
    for section in ("zinas", "ru/novosti"):
        tilts, koris = (tmp_path / "output" / section / name / "index.html" for name in ("tilts", "koris"))
        assert 'id="s-kā-tas-bija"' in tilts.read_text("utf-8")
        assert f'/{section}/tilts/#s-kā-tas-bija"' in koris.read_text("utf-8")


def test_what_every_page_has_can_be_linked_to(read: Callable[..., object]) -> None:
    text = "---\ntitle: Koris\nsummary: Visi dzied.\n---\n[Sākums](#top), [cits](article:tilts#content), [te](#)\n"
    assert read({"file": "articles/2026-11-01-koris.lv.md", "text": text})
