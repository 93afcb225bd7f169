"""What is said to editors: every sentence is a template that all catalogues have, whole, with the same values in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po

from association.commands.telling import ENGLISH, LANGUAGES, TRANSLATIONS, Teller
from association.language import Languages
from association.problems import counted

PACKAGE = TRANSLATIONS.parent
KEYWORDS = {"said": None, "to_say": None, "counted": (1, 2)}  # as README has them for `pybabel extract`
OTHERS = [language for language in LANGUAGES if language != ENGLISH]
QUOTES = {"lv": "„”", "ru": "«»"}
NUMBERS = (0, 1, 2, 5, 10, 11, 20, 21, 70, 111)

Id = str | tuple[str, str]


@cache
def said_somewhere() -> frozenset[Id]:
    """Every template in the package; the two of a sentence that counts together."""
    found: set[Id] = set()
    for path in PACKAGE.rglob("*.py"):
        with path.open("rb") as file:
            for _, function, arguments, _ in extract_python(file, list(KEYWORDS), (), {}):
                given = (arguments,) if isinstance(arguments, str) else arguments
                if given[0]:
                    found.add((given[0], given[1]) if function == "counted" else given[0])
    return frozenset(found)


@cache
def catalogue(language: str) -> Catalog:
    with (TRANSLATIONS / f"{language}.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def entries(language: str) -> list[Message]:
    return [entry for entry in catalogue(language) if entry.id]


def forms(entry: Message) -> tuple[str, ...]:
    return tuple(entry.string) if entry.pluralizable else (entry.string,)


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_every_sentence_and_no_other(language: str) -> None:
    ids = {entry.id for entry in entries(language)}
    assert ids - said_somewhere() == set()
    assert said_somewhere() - ids == set()


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated_in_all_its_forms(language: str) -> None:
    number = catalogue(language).num_plurals
    for entry in entries(language):
        assert not entry.fuzzy, entry.id
        assert len(forms(entry)) == (number if entry.pluralizable else 1), entry.id
        assert all(words.strip() == words != "" for words in forms(entry)), entry.id
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_values_of_the_original(language: str) -> None:
    for entry in entries(language):
        for words in forms(entry):
            assert fields(words) == fields(entry.id[0] if entry.pluralizable else entry.id), entry.id


@pytest.mark.parametrize("language", OTHERS)
def test_quotes_around_values_are_those_of_the_language(language: str) -> None:
    """Other marks stand in a translation only where what is to be typed has them."""
    for entry in entries(language):
        original = entry.id if isinstance(entry.id, str) else entry.id[0]
        for words in forms(entry):
            assert "'{" not in re.sub(r"add '\{|'\{section\}': ", "", words), words
            typed = set("\"'") & set(original) | set(QUOTES[language])
            assert set("\"'„”“«»") & set(words) <= typed | (set("„”‚’") & set(original)), words


@pytest.mark.parametrize("language", OTHERS)
def test_numbers_are_counted_as_the_language_counts(languages: Languages, language: str) -> None:
    rule = languages[language].rules.plural_forms
    assert catalogue(language).plural_forms.rstrip(";") == rule.rstrip(";")
    teller = Teller(language)
    expected = {
        "lv": "0 lapu, 1 lapa, 2 lapas, 5 lapas, 10 lapu, 11 lapu, 20 lapu, 21 lapa, 70 lapu, 111 lapu",
        "ru": "0 страниц, 1 страница, 2 страницы, 5 страниц, 10 страниц, 11 страниц, 20 страниц, 21 страница, "
        "70 страниц, 111 страниц",
    }
    assert ", ".join(teller.told(counted("{count} page", "{count} pages", n)) for n in NUMBERS) == expected[language]


@pytest.mark.parametrize("language", OTHERS)
def test_catalogue_is_easy_to_compare(language: str) -> None:
    """Sorted, without source lines, dates and translators' names: a diff shows changed words only."""
    text = (TRANSLATIONS / f"{language}.po").read_text(encoding="utf-8")
    ids = [entry.id if isinstance(entry.id, str) else entry.id[0] for entry in entries(language)]
    assert ids == sorted(ids)
    assert re.findall(r"^#.*", text, re.MULTILINE) == []


# --- what stands in the code --------------------------------------------------------------------------

SPEAKING = {  # which arguments of these calls an editor reads
    **{"Problem": (3, 4), "refuse": (1, 2), "problem": (1, 2), "Fault": (1, 2), "fault": (0, 1), "_say": (1, 2)},
    **{"_problem": (1, 2), "_refuse": (1, 2, 3)},
    **{"OutputRefused": (0,), "OutputFailed": (0,), "WrongUse": (0,), "_refuse_key": (2, 3), "tell": (0,)},
}


def calls() -> Iterator[tuple[Path, ast.Call, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                yield path, node, name


def test_what_is_said_is_a_literal_or_a_marked_template() -> None:
    """A computed sentence can't be extracted; a variable called `template` holds one that `to_say` has marked."""
    for path, call, name in calls():
        if name in KEYWORDS and path.name != "problems.py":
            first = call.args[0]
            known = isinstance(first, ast.Constant) or (isinstance(first, ast.Name) and first.id == "template")
            assert known, f"{path.name}:{call.lineno}"


def test_editors_read_nothing_that_has_no_template() -> None:
    for path, call, name in calls():
        heard = [call.args[index] for index in SPEAKING.get(name, ()) if index < len(call.args)]
        heard += call.args if name == "print" and path.parent.name == "commands" else []
        for argument, node in product(heard, (ast.JoinedStr, ast.Constant)):
            words = re.sub(r"\{.*?\}", "", ast.unparse(argument)) if isinstance(argument, node) else ""
            assert not re.search(r"[a-z]{3}", words), f"{path.name}:{call.lineno}: {words}"
