"""What nobody means to write, by the hundred thousand: reading it takes so much longer, and no more."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

from association.language import Languages
from association.language.stems import stem
from association.language.typography import bind, quoted
from association.reading.names import Found
from association.reading.proofs import proofs

SIGNS = 100_000
MOST = 20  # seconds of this process's work; going through a text again from each of its signs takes minutes
HEADER = "---\ntitle: Koris\nsummary: Koris aicina visus.\n---\n"
SENTENCE = "vārds " * 41


@pytest.fixture
def bounded() -> Iterator[None]:
    """Ends what takes more than MOST, and the test with it."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise AssertionError(f"more than {MOST} seconds of work")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize(
    ("signs", "end"),
    [
        *(("[", ""), ("…", ""), ("a.", ""), ("a@", ""), ("1.", ""), ("(№5", ""), ("–", "")),  # one word
        *(("( a", ""), ("aﬁ ", ""), ("„a ", ""), ("” ", "")),  # findings, and marks without a partner
        *(("<!--", ""), ("[^", "")),  # openings without an end
        *(("\n\n" + "{a}" * SIGNS, "a|"), ("\n\n" + " " * SIGNS, "a|")),  # a row of a table
    ],
)
def test_no_text_is_read_again_from_each_of_its_signs(signs: str, end: str, languages: Languages) -> None:
    found = Found(Path("a.lv.md"), "a.lv.md", "article", "a", "lv")
    body = SENTENCE + signs * (SIGNS // len(signs) or 1) + end
    assert [proof.found for proof in proofs({found: (HEADER + body).encode()}, languages, {})] == [found]


@pytest.mark.usefixtures("bounded")
def test_no_word_is_read_again_from_each_of_its_signs(languages: Languages) -> None:
    assert stem("s" * SIGNS, languages["lv"]) == "s" * (SIGNS - 1)
    assert bind("–" * SIGNS + " 5 %", languages["lv"]) == "–" * SIGNS + " 5\u00a0%"
    assert quoted("„" * SIGNS, languages["lv"]) == "„" + "„" * SIGNS + "”"
