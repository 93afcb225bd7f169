"""In which letters words are written, and so in which language they can be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from association.language import Language, Languages
from association.letters import script

_ENOUGH = 1000  # characters that show in which letters a text is written
_WORD = re.compile(r"[^\W\d_]+")
# Letters outside a script's own part of Unicode: where there are none, nothing needs a closer look.
_BEYOND = {
    "LATIN": re.compile(r"[^\u0000-\u024f\W\d_]"),
    "CYRILLIC": re.compile(r"[^\u0400-\u052f\W\d_]"),
}
# Runs of letters that are certainly of a script: where they are many, nothing need be counted.
_WITHIN = {
    "LATIN": re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+"),
    "CYRILLIC": re.compile(r"[\u0400-\u0481\u048a-\u052f]+"),
}
_BETWEEN_WORDS = re.compile(r"[ \u00a0’'-]")


def other_script(text: str, language: Language, at_least: int, own_share: float) -> str | None:
    """The letters that a text is written in, when hardly any are the language's own.

    `at_least`: the letters that it takes to judge; `own_share`: the part of them that may be the language's own.
    """
    text = text[:_ENOUGH]
    own = language.script
    if own in _WITHIN and sum(map(len, _WITHIN[own].findall(text))) > own_share * len(text):
        return None
    letters = Counter("".join(_WORD.findall(text)))
    counted: Counter[str] = Counter()
    for letter, times in letters.items():
        counted[script(letter)] += times
    total = sum(counted.values())
    if total < at_least or counted[own] > own_share * total:
        return None
    return counted.most_common(1)[0][0].capitalize()


def pieces(text: str, language: Language, languages: Languages) -> Iterator[tuple[str, str | None]]:
    """The text in pieces, each with the one other language that can have written it, or None.

    Words in other letters tell: Cyrillic in Latvian, or „Baltā māja” in Russian where only Latvian has an ā. Where
    several languages can have written them, nothing is guessed.
    """
    own = language.script
    if own in _BEYOND and not _BEYOND[own].search(text):
        yield text, None
        return
    done = 0
    for start, end in _foreign_runs(text, own):
        if code := _only_writer(text[start:end], own, languages):
            yield text[done:start], None
            yield text[start:end], code
            done = end
    yield text[done:], None


def _foreign_runs(text: str, own: str) -> Iterator[tuple[int, int]]:
    """Where words of one other script stand side by side."""
    run: tuple[int, int] | None = None
    of_run = own
    for word in _WORD.finditer(text):
        of_word = script(word[0][0])
        beside = run is not None and _BETWEEN_WORDS.fullmatch(text[run[1] : word.start()])
        if run is not None and of_word == of_run and beside:
            run = (run[0], word.end())
            continue
        if run is not None:
            yield run
        run, of_run = ((word.start(), word.end()), of_word) if of_word != own else (None, own)
    if run is not None:
        yield run


def _only_writer(words: str, own: str, languages: Languages) -> str | None:
    letters = {
        letter for letter in words.casefold().replace("ё", "е") if letter.isalpha()
    }  # alphabets sort them as one
    theirs = script(words[0])
    can = [
        language.code
        for language in languages
        if language.script == theirs != own and letters <= set(language.rules.alphabet)
    ]
    return can[0] if len(can) == 1 else None
