"""Reads one text as a careful reader would: by the tables, then marks in pairs, letters, words, sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from association.advice.findings import Edit, Finding, around, mended
from association.advice.sentences import LONGEST_SENTENCE, sentences, words
from association.advice.shields import OPAQUE
from association.advice.tables import GLUED, LETTER, LOWER, SIGN, UPPER, rules_for
from association.language import Language
from association.language.typography import marks, nested, quotation_pairs
from association.letters import SAME
from association.problems import counted, said

Vocabulary = Mapping[str, int]

_WORD = re.compile(rf"{LETTER}+")
_AT_LEAST = 5  # letters of a word from which another can be cut


def vocabulary(texts: Iterable[str]) -> Vocabulary:
    """How often each word stands in these texts, in small letters."""
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update(_WORD.findall(text.casefold()))
    return counted


def advise(text: str, shown: str, language: Language, known: Vocabulary) -> Iterator[Finding]:
    """What is to be said of one paragraph, or of the words of one field.

    `text` is what stands there, `shown` the same behind shields; `known` are the words of the site in this language.
    """
    yield from _by_tables(text, shown, language)
    yield from _quotation_marks(text, shown, language)
    yield from _mixed_letters(shown, language)
    yield from _joined(text, shown, language, known)
    yield from _long_sentences(text, shown, language)


def _by_tables(text: str, shown: str, language: Language) -> Iterator[Finding]:
    """What the tables find, from left to right; what is found twice at the same words is told once."""
    rules = rules_for(language)
    hints = {hint: hint.search(shown) for hint in {rule.hint for rule in rules}}
    found = [
        (match.start(), order, match)
        for order, rule in enumerate(rules)
        if hints[rule.hint]
        for match in rule.pattern.finditer(shown)
        if OPAQUE not in match[0]
    ]
    alike: dict[tuple[int, int, str, bool], list[Edit]] = {}
    taken: set[int] = set()
    for start, order, match in sorted(found, key=lambda one: (not rules[one[1]].certain, *one[:2])):
        rule, end = rules[order], match.end()
        signs = range(start, max(end, start + 1))
        if taken.isdisjoint(signs):
            taken.update(signs)
            place = around(text, start, end)
            alike.setdefault((*place, rule.message, rule.certain), []).append((start, end, match.expand(rule.instead)))
    for (*_, template, certain), edits in sorted(alike.items()):
        yield _told(text, edits, template, certain)


def _told(text: str, edits: Sequence[Edit], template: str, certain: bool) -> Finding:
    first, last = edits[0][0], edits[-1][1]
    start, end = around(text, first, last)
    proposal = mended(text[start:end], [(a - start, b - start, instead) for a, b, instead in edits])
    values = {"words": text[start:end]}
    if template == SIGN:
        values["code"] = f"{ord(text[first]):04X}"
    remedy = said("write '{words}'", words=proposal) if proposal.strip() else said("delete it")
    return Finding(first, last, said(template, **values), remedy, tuple(edits), certain)


# --- quotation marks ----------------------------------------------------------------------------------

_MARKS = re.compile('[„“”«»"]')
_BESIDE = re.compile(r"[*_\0]+")


def _quotation_marks(text: str, shown: str, language: Language) -> Iterator[Finding]:
    """Straight ones, and those of another language, in pairs; and those that have no partner."""
    if not _MARKS.search(shown):
        return
    bare = _BESIDE.sub(_opens_or_closes, shown)
    pairs = [(start, end) for start, end in quotation_pairs(bare) if bare[start] != "‘"]
    for start, end, depth in nested(pairs):
        wanted = marks(language, depth)
        if re.match(r"\w[(\[]", shown[max(0, start - 2) : start]):
            continue  # code, as in alert("…")
        edits = tuple((at, at + 1, mark) for at, mark in zip((start, end), wanted, strict=True) if text[at] != mark)
        if edits:
            words = text[start : end + 1]
            message = said(
                "{marks} are not the quotation marks here: '{words}'", marks=text[start] + text[end], words=words
            )
            remedy = said("write '{words}'", words=wanted[0] + words[1:-1] + wanted[1])
            yield Finding(start, end + 1, message, remedy, edits, certain=True)
        if re.match(rf"{LETTER}{{2}}", shown[end + 1 : end + 3]):
            yield _told(text, [(end + 1, end + 1, " ")], GLUED, certain=True)
    partnered = {at for pair in pairs for at in pair}
    for mark in _MARKS.finditer(shown):
        at = mark.start()
        if at not in partnered and not (mark[0] == '"' and shown[at - 1 : at].isdigit()):
            start, end = around(text, at, at + 1)
            message = said("a quotation mark without a partner: '{words}'", words=text[start:end])
            yield Finding(at, at + 1, message, said("add the other mark, or delete this one"))
            return


def _opens_or_closes(match: re.Match[str]) -> str:
    """Emphasis and tags beside a mark must not hide whether a word begins there: a bracket says that one does."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    opens = (not before or before.isspace() or before in '([„«“"') and after and not after.isspace()
    return ("[" if opens else ".") * len(match[0])


# --- letters ------------------------------------------------------------------------------------------

_TO_LATIN = str.maketrans(SAME)
_TO_CYRILLIC = str.maketrans({latin: cyrillic for cyrillic, latin in SAME.items()})
_MIXED = re.compile("[A-Za-z\u00c0-\u024f][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z\u00c0-\u024f]")


def _mixed_letters(shown: str, language: Language) -> Iterator[Finding]:
    """A Latin o in a Russian word looks right, and no search finds the word."""
    if not _MIXED.search(shown):
        return
    for word in _WORD.finditer(shown):
        if not _MIXED.search(word[0]):
            continue
        message = said("'{words}' mixes Latin and Cyrillic letters", words=word[0])
        ways = {to: word[0].translate(table) for to, table in (("own", _TO_CYRILLIC), ("other", _TO_LATIN))}
        if language.script != "CYRILLIC":
            ways = {"own": ways["other"], "other": ways["own"]}
        of_one = {to: way for to, way in ways.items() if not _MIXED.search(way) and _known_letters(way)}
        if not of_one:
            yield Finding(word.start(), word.end(), message, said("type the word anew, on one keyboard"))
            continue
        way = of_one.get("own") or of_one["other"]
        edit = (word.start(), word.end(), way)
        yield Finding(*word.span(), message, said("write '{words}', in letters of one kind", words=way), (edit,), True)


def _known_letters(word: str) -> bool:
    """Not letters of Macedonian or Ukrainian, which look like Latin ones and which few words have."""
    return not set(word) & set("ЅѕЈј")


# --- words --------------------------------------------------------------------------------------------


@lru_cache(maxsize=16)
def _seams(language: Language) -> re.Pattern[str] | None:
    writing = language.rules.writing
    after, before = "|".join(writing.joined_after), "|".join(writing.joined_before)
    ways = [rf"(?P<left>{LETTER}{{{_AT_LEAST},}})(?P<after>{after})"] if after else []
    ways += [rf"(?P<before>{before})(?P<right>{LETTER}{{{_AT_LEAST},}})"] if before else []
    return re.compile(rf"(?i)\b(?:{'|'.join(ways)})\b") if ways else None


_HUMP = re.compile(rf"\b({UPPER}?{LOWER}{{3,}})({UPPER}{LOWER}{{3,}})\b")


def _joined(text: str, shown: str, language: Language, known: Vocabulary) -> Iterator[Finding]:
    """Two words in one, where the site has the longer of them elsewhere, and the whole hardly ever."""
    if seams := _seams(language):
        for match in seams.finditer(shown):
            part = match["left"] or match.groupdict().get("right") or ""
            if known.get(part.casefold(), 0) and known.get(match[0].casefold(), 0) <= 2:
                cut = match.end("left") if match["left"] else match.start("right")
                yield _told(text, [(cut, cut, " ")], GLUED, certain=False)
    for match in _HUMP.finditer(shown):
        if all(known.get(part.casefold(), 0) for part in match.groups()) and not match[0].isascii():
            yield _told(text, [(match.start(2), match.start(2), " ")], GLUED, certain=False)


# --- sentences ----------------------------------------------------------------------------------------


def _long_sentences(text: str, shown: str, language: Language) -> Iterator[Finding]:
    if words(shown) <= LONGEST_SENTENCE:
        return
    for start, end in sentences(shown, language):
        count = words(shown[start:end])
        if count > LONGEST_SENTENCE:
            start += len(shown[start:end]) - len(shown[start:end].lstrip())
            beginning = " ".join(text[start:end].split()[:6])
            message = counted(
                "a sentence of {count} word: '{beginning} …'",
                "a sentence of {count} words: '{beginning} …'",
                count,
                beginning=beginning,
            )
            yield Finding(
                start, end, message, said("make it two or more, of {longest} at the most", longest=LONGEST_SENTENCE)
            )
