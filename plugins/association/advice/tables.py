"""What is looked for sign by sign, as tables: in every language, and in one by what its rules say of writing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from association.language import Language
from association.language.typography import number_in_word, unspaced
from association.problems import to_say

LETTER = r"[^\W\d_]"
_LETTERS = [chr(code) for code in range(0x590) if chr(code).isalpha()]
UPPER = f"[{''.join(letter for letter in _LETTERS if letter.isupper())}]"
LOWER = f"[{''.join(letter for letter in _LETTERS if letter.islower())}]"
_WORD = rf"[„«“\"‘(]?{LETTER}"  # how a word begins, in quotation marks or in brackets too
_NO_NUMBER_BEFORE = r"(?<![\w.,–/\0-])"

GLUED = to_say("'{words}' is glued together")
SPACE = to_say("a space stands where none belongs: '{words}'")
SPACES = to_say("one space is enough: '{words}'")
SIGN = to_say("'{words}' holds a sign that a word processor left (U+{code})")
DASH = to_say("a hyphen stands for a dash: '{words}'")
DOTS = to_say("three dots are one sign: '{words}'")
BULLET = to_say("'{words}' is no list here")


class Rule(NamedTuple):
    """What to look for, what to write instead (as `re` expands it), and what to tell; `certain`: nothing else fits.

    `hint` is what stands wherever the pattern fits, and is looked for in a tenth of the time.
    """

    hint: re.Pattern[str]
    pattern: re.Pattern[str]
    instead: str
    message: str
    certain: bool = True


def _rule(hint: str, pattern: str, instead: str, message: str, certain: bool = True) -> Rule:
    return Rule(re.compile(hint), re.compile(pattern), instead, message, certain)


def _told(hint: str, pattern: str, instead: str, message: str) -> Rule:
    return _rule(hint, pattern, instead, message, certain=False)


def _after(*patterns: str) -> str:
    return "(?:" + "|".join(f"(?<={pattern})" for pattern in patterns) + ")"


_EVERYWHERE = (
    # „interesentiem,kas”: one side of the mark, at least, is longer than a letter.
    _rule(r"[,;]\S", _after(LETTER * 2, r"[”»)\0]", rf"{LETTER}\.") + rf"([,;])(?={_WORD})", r"\1 ", GLUED),
    _rule(r"[,;]\w", rf"(?<=\b{LETTER})([,;])(?={LETTER}{{2}})", r"\1 ", GLUED),
    _rule(r"[,;]\d", rf"(?<={LOWER * 3})([,;])(?=\d)", r"\1 ", GLUED),
    # „gadiem.Tās”
    _rule(
        r"[.!?][„«(\w]",
        _after(LOWER * 2, UPPER * 2, r"[”»)]", r"\d[”»)]") + rf"([.!?]{{1,3}})(?=[„«(]?{UPPER}{LOWER})",
        r"\1 ",
        GLUED,
    ),
    _rule(r"\.\w", _after(LOWER * 3, r"[”»)]") + rf"(\.)(?={UPPER}{{2}})", r"\1 ", GLUED),
    _rule(r"\.[„«]", rf"(?<={LOWER * 3})(\.)(?=[„«])", r"\1 ", GLUED),
    _told(r"\.\w", rf"(?<={LOWER * 4})(\.)(?={LOWER}{{4}})", r"\1 ", GLUED),
    # „(Līvāni)un”, „Izvalta(Krāslava)”, „seminārs– tas”
    _rule(r"\)\w", rf"(?<= )(\([^()\n]*\))(?={LETTER}{{2}})", r"\1 ", GLUED),
    _rule(r"\(\w", rf"(?<={LOWER * 3})(\()(?={UPPER}{LETTER}{{3}})", r" \1", GLUED),
    _rule(r"[–—] ", rf"(?<=[^\W\d_”»)])([–—]) (?={_WORD})", r" \1 ", GLUED),
    _rule(r" [–—]\S", _after(rf"{LETTER} ", r"[”»),] ") + rf"([–—])(?={_WORD}{LETTER})", r"\1 ", GLUED),
    # „Pirmais2”, „2dienu”: where the cut is, is clear; but not that they should be cut
    _told(r"\d", rf"\b({UPPER}?{LOWER}{{4,}})(\d{{1,4}})\b(?![-–.,]?\w)", r"\1 \2", GLUED),
    _told(r"\d", rf"{_NO_NUMBER_BEFORE}(\d{{1,4}})({LOWER}{{3,}})\b", r"\1 \2", GLUED),
    _rule("\u00a0", r"(?<=[^\s|])(?: +\u00a0[ \u00a0]*|\u00a0+ [ \u00a0]*)(?=[^\s|])", "\u00a0", SPACES),
    _rule("  |\t", r"(?<=[^\s|])(?: {2,}| *\t[ \t]*)(?=[^\s|])", " ", SPACES),
    _rule(r"[()]", r"(?<=\() +(?=\w)|(?<=\w) +(?=\))", "", SPACE),
    _rule(r"\.\.\.", r"(?<![.…])\.\.\.(?![./\\])", "…", DOTS),
    _rule("[\u00ad\u200b\u2060]", "[\u00ad\u200b\u2060]", "", SIGN),
    _rule("[\u2002-\u2005\u3000]", r"(?<=\S)[\u2002-\u2005\u3000](?=\S)", " ", SIGN),
    _told("[\ue000-\uf8ff]", "[\ue000-\uf8ff]", "", SIGN),
    _told("[•·▪●◦‣]", r"(?m)^[ \t]*[•·▪●◦‣][ \t\u00a0]+", "- ", BULLET),
    *(
        _rule("[ﬀ-ﬆ]", sign, letters, SIGN)
        for sign, letters in zip("ﬀﬁﬂﬃﬄﬅﬆ", "ff fi fl ffi ffl st st".split(), strict=True)
    ),
)


@lru_cache(maxsize=16)
def rules_for(language: Language) -> tuple[Rule, ...]:
    """The rules for one language: its own before those of all, for they know better."""
    writing = language.rules.writing
    closing = "|".join(r"\. ?".join(map(re.escape, word.split("."))) for word in sorted(writing.closing))
    rules = [
        Rule(re.compile(r"\w"), unspaced(language), r"\g<0> ", GLUED),
        Rule(re.compile(r"\d"), number_in_word(language), " ", GLUED),
    ]
    if closing:
        rules.append(_rule(r"\.\w", rf"(?i)(?<![\w.])((?:{closing})\.)(?=(?-i:{UPPER}{LOWER}))", r"\1 ", GLUED))
    if writing.counted:
        rules.append(_rule(r"\d", rf"{_NO_NUMBER_BEFORE}(\d{{1,4}})((?:{writing.counted})\b)", r"\1 \2", GLUED))
    if writing.ordinals:
        # not where a text begins, for there it makes a list of it
        rules.append(_rule(r"\d", rf"{_NO_NUMBER_BEFORE}(?<!\A)(\d{{1,4}}\.)(?={LOWER}{{4,}}\b)", r"\1 ", GLUED))
    if writing.percent_apart:
        rules.append(_rule("%", r"(\d)%(?![\w-])", "\\1\u00a0%", GLUED))
    rules += [_told(r"\w", rf"(?i)\b{pattern}\b", r"\1 \2", GLUED) for pattern in writing.joined]
    return (*rules, *_marks(language), *_EVERYWHERE)


def _marks(language: Language) -> list[Rule]:
    """Spaces around marks, which are another thing in French, say."""
    writing = language.rules.writing
    marks = re.escape(writing.unspaced)
    rules = [_rule(f" [{marks}]", rf"(?<=[\w”»)]) +(?=[{marks}](?:\s|\Z))", "", SPACE)]
    opening = "".join({language.rules.quotes[0], language.rules.quotes[2]} & set("„«"))
    closing = set(language.rules.quotes[1::2])
    if opening and not closing & set(opening):
        rules.append(_rule(f"[{opening}]", rf"(?<={LETTER})(?=[{opening}]\w)", " ", GLUED))
    if not writing.dash:
        return [*rules, _told(" - ", rf"(?<={LETTER} )-(?= {LETTER})", "–", DASH)]
    if opening:
        rules.append(_rule(f"[{opening}] ", rf"(?<=[{opening}]) +(?=\w)", "", SPACE))
    rules.append(_rule(" - ", rf"(?<=[^\s|\d] )-(?= {_WORD})", writing.dash, DASH))
    rules.append(_told(r":\w", rf"({LETTER}{{2,}}:)(?={LOWER}{LETTER}{{2,}}\b)", r"\1 ", GLUED))
    return rules
