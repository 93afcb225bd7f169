"""The forms in which a dictionary word stands in running text: „tīklojumā” of „tīklojums”, «сети» of «сеть».

A stemmer would join what only looks alike: "associate" and "association", «стратег» and «стратегия». Here a word has
the endings of the declensions to which its dictionary form can belong, and no others; forms that nobody writes find
nothing.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from association.language.languages import Language

# How a dictionary form ends, how many of its letters the endings replace, and the endings, case by case: "-" is none,
# "/" means "or", and what follows "+" stands only before a noun. All rows that fit a word are taken. The rows of one
# language have the same cases in the same order, so that the words of a term agree.
Declension = tuple[str, int, str]


def _softening(ending: str, forms: str) -> tuple[Declension, ...]:
    """A row for each consonant that changes before `~`: „loceklis” and „locekļa”."""
    pairs = "b:bj p:pj m:mj v:vj c:č d:ž l:ļ n:ņ s:š t:š z:ž ll:ļļ nn:ņņ ln:ļņ sn:šņ zn:žņ sl:šļ zl:žļ"
    changes = [pair.split(":") for pair in pairs.split()] + [[letter, letter] for letter in "rjgkģķšžč"]

    def row(hard: str, soft: str) -> Declension:
        told = (soft + form[1:] if form.startswith("~") else hard + form for form in forms.split())
        return hard + ending, len(hard + ending), " ".join(told)

    return tuple(row(hard, soft) for hard, soft in changes)


# Nominative, genitive, dative, accusative, locative; then the plural.
LATVIAN: tuple[Declension, ...] = (
    ("[^aeiuāēīū]s", 1, "s+ais a+ā am+ajam u+o ā+ajā i+ie u+o iem+ajiem us+os os+ajos"),
    ("[^aeiuāēīū]š", 1, "š a am u ā i u iem us os"),
    ("us", 2, "us us um u ū i u iem us os"),
    ("a", 1, "a+ā as+ās ai+ajai u+o ā+ajā as+ās u+o ām+ajām as+ās ās+ajās"),
    ("ais", 3, "ais ā ajam/am o ajā/ā ie o ajiem/iem os ajos/os"),
    ("ā", 1, "ā ās ajai/ai o ajā/ā ās o ajām/ām ās ajās/ās"),
    ("šanās", 2, "ās ās ās os ās ās os ās ās ās"),
    *_softening("is", "is ~a im i ī ~i ~u ~iem ~us ~os"),
    *_softening("e", "e es ei i ē es ~u ēm es ēs"),
    # What has no singular: „svētki”, „tiesības”.
    ("[^aeiuāēīū]i", 1, "i u iem us os i u iem us os"),
    ("as", 2, "as u ām as ās as u ām as ās"),
)

# Nominative, genitive, dative, accusative, instrumental, prepositional; then the plural.
RUSSIAN: tuple[Declension, ...] = (
    ("[бвдзлмнпрстф]", 0, "- а у - ом е ы ов ам ы ами ах"),
    ("[гкх]", 0, "- а у - ом е и ов ам и ами ах"),
    ("[жчшщ]", 0, "- а у - ом/ем е и ей ам и ами ах"),
    ("ц", 0, "- а у - ом/ем е ы ов/ев ам ы ами ах"),
    ("[аеоуя]й", 1, "й я ю й ем е и ев ям и ями ях"),
    ("ий", 1, "й я ю й ем и и ев ям и ями ях"),
    ("ь", 1, "ь и и ь ью и и ей ям и ями ях"),
    ("[лнрт]ь", 1, "ь я ю ь ем/ём е и ей ям и ями ях"),
    ("[^гжкхцчшщия]а", 1, "а ы е у ой/ою е ы - ам ы ами ах"),
    ("[гкх]а", 1, "а и е у ой е и - ам и ами ах"),
    ("[жчшщ]а", 1, "а и е у ей/ой е и -/ей ам и ами ах"),
    ("ца", 1, "а ы е у ей/ой е ы - ам ы ами ах"),
    ("[^аеиюя]я", 1, "я и е ю ей/ёй е и ь/ей ям и ями ях"),
    ("ия", 1, "я и и ю ей и и й ям и ями ях"),
    ("о", 1, "о а у о ом е а - ам а ами ах"),
    ("[лр]е", 1, "е я ю е ем е я ей ям я ями ях"),
    ("[жцчшщ]е", 1, "е а у е ем е а - ам а ами ах"),
    ("[иь]е", 1, "е я ю е ем и/е я й ям я ями ях"),
    ("ый", 2, "ый ого ому ый/ого ым ом ые ых ым ые/ых ыми ых"),
    ("[гкх]ий", 2, "ий ого ому ий/ого им ом ие их им ие/их ими их"),
    ("[жнчшщ]ий", 2, "ий его ему ий/его им ем ие их им ие/их ими их"),
    ("ой", 2, "ой ого ому ой/ого ым/им ом ые/ие ых/их ым/им ые/ие/ых/их ыми/ими ых/их"),
    ("[^гжкхчшщ]ая", 2, "ая ой ой ую ой/ою ой ые ых ым ые/ых ыми ых"),
    ("[гкх]ая", 2, "ая ой ой ую ой/ою ой ие их им ие/их ими их"),
    ("[жчшщ]ая", 2, "ая ей ей ую ей/ею ей ие их им ие/их ими их"),
    ("яя", 2, "яя ей ей юю ей/ею ей ие их им ие/их ими их"),
    ("[^гжкхчшщ]ое", 2, "ое ого ому ое ым ом ые ых ым ые/ых ыми ых"),
    ("[гкх]ое", 2, "ое ого ому ое им ом ие их им ие/их ими их"),
    ("ее", 2, "ее его ему ее им ем ие их им ие/их ими их"),
    ("ы", 1, "ы ов ам ы/ов ами ах ы ов ам ы/ов ами ах"),  # what has no singular
)

# Singular, with either apostrophe, and plural.
ENGLISH: tuple[Declension, ...] = (
    ("(?:[sxz]|[cs]h)", 0, "-/'s/’s es"),
    ("[^aeiou]y", 1, "y/y's/y’s ies"),
    ("(?:[^sxzhy]|[^cs]h|[aeiou]y)", 0, "-/'s/’s s"),
)

AGREEING = 4  # words at the most: longer phrases are names, and have a word or two that change


def forms(term: str, language: Language) -> frozenset[str]:
    """The forms of a word, or of a phrase whose words agree or of which a single one changes.

    A term's own letters are kept: of „NVO”, which ends in a capital, no Latvian ending makes another form.
    """
    words = term.split()
    declined = [_declined(word, language, before_noun=word is not words[-1]) for word in words]
    cases = max(map(len, declined), default=0)
    as_given = [{word} for word in words]
    agreeing = [one or (word,) * cases for one, word in zip(declined, as_given, strict=True)]
    found = {term}
    for case in range(cases):
        at = [one[case] for one in agreeing]
        phrases = [[*as_given[:number], at[number], *as_given[number + 1 :]] for number in range(len(words))]
        phrases += [at] if len(words) <= AGREEING else []
        found.update(" ".join(phrase) for parts in phrases for phrase in product(*parts))
    return frozenset(found)


def _declined(word: str, language: Language, before_noun: bool) -> tuple[set[str], ...]:
    """The forms of one word, case by case; empty when it does not change."""
    cases: list[set[str]] = []
    for tail, cut, endings in language.rules.declensions:
        if not re.search(f"\\w{tail}$", word):
            continue
        stem = word[: len(word) - cut]
        for number, ending in enumerate(endings.split()):
            always, _, attributive = ending.partition("+")
            told = [*always.split("/"), *([attributive] if before_noun else [])]
            if number == len(cases):
                cases.append(set())
            cases[number] |= {stem + one.strip("-") for one in told if one}
    return tuple(one or {word} for one in cases)
