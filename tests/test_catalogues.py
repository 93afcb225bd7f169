"""The site's own catalogues: they hold exactly what the templates and the package ask for, and count as people do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from association.language import Catalogue, Language, Languages, Message, plural_form

REPOSITORY = Path(__file__).parent.parent
TRANSLATIONS = REPOSITORY / "theme" / "translations"
CODES = sorted(path.stem for path in TRANSLATIONS.glob("*.po"))
EXTRACTORS = {"python": extract_python, "jinja2": babel_extract}
STRICT = {"silent": "false"}  # a template that Jinja cannot read would otherwise ask for nothing
NUMBERS = (0, 1, 2, 5, 10, 11, 20, 21, 70, 111)

Call = tuple[str, int, str, str | tuple[str | None, ...]]  # file, line, function, arguments


@cache
def calls() -> tuple[Call, ...]:
    """Every call for words, found where pyproject.toml tells `pybabel extract` to look."""
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    mappings = settings["tool"]["babel"]["mappings"]
    return tuple(
        (path.relative_to(REPOSITORY).as_posix(), line, function, arguments)
        for mapping in mappings
        for path in sorted(REPOSITORY.glob(mapping["pattern"].replace("**.", "**/*.")))
        for line, function, arguments in _calls_in(path, mapping["method"])
    )


def _calls_in(path: Path, method: str) -> Iterator[tuple[int, str, str | tuple[str | None, ...]]]:
    with path.open("rb") as file:
        for line, function, arguments, _ in EXTRACTORS[method](file, tuple(DEFAULT_KEYWORDS), (), STRICT):
            yield line, function, arguments


@cache
def asked_for() -> frozenset[Message]:
    return frozenset(Message.extracted(function, arguments) for *_, function, arguments in calls())


def counted() -> list[Message]:
    """The messages that print their number; a label for one or several does not."""
    return sorted(message for message in asked_for() if "%(num)s" in message.many)


def catalogue(language: Language) -> Catalogue:
    return Catalogue.read(TRANSLATIONS / f"{language.code}.po", language)


def say(message: Message, n: int, language: Language) -> str:
    """The message with its number, no-break spaces shown as `~`."""
    words = catalogue(language)
    if message.context:
        said = words.npgettext(message.context, message.one, message.many, n) % {"num": n}
    else:
        said = words.ngettext(message.one, message.many, n) % {"num": n}
    assert not words.missing
    return said.replace("\u00a0", "~")


def test_words_asked_for_are_literal() -> None:
    unseen = [f"{file}:{line}: {function}" for file, line, function, given in calls() if not _literal(given)]
    assert unseen == [], "what is computed cannot be extracted, so no catalogue would have it"


def _literal(given: str | tuple[str | None, ...]) -> bool:
    return isinstance(given, str) or (bool(given) and given[0] is not None)


def test_both_templates_and_the_package_ask_for_words() -> None:
    assert {file.partition("/")[0] for file, *_ in calls()} == {"plugins", "theme"}


def test_every_language_has_a_catalogue_and_every_catalogue_a_language(languages: Languages) -> None:
    assert sorted(languages.codes) == CODES


@pytest.mark.parametrize("code", CODES)
def test_catalogue_is_exactly_what_is_asked_for(languages: Languages, code: str) -> None:
    path = TRANSLATIONS / f"{code}.po"
    assert [str(one) for one in Catalogue.problems(path, languages[code], asked_for())] == []


@pytest.mark.parametrize("code", CODES)
def test_quotation_marks_are_those_of_the_language(languages: Languages, code: str) -> None:
    foreign = set("\"'„”“«»") - set(languages[code].rules.quotes)
    with (TRANSLATIONS / f"{code}.po").open("rb") as file:
        entries = [entry.string for entry in read_po(file) if entry.id]
    strings = [words for entry in entries for words in ([entry] if isinstance(entry, str) else entry)]
    assert [words for words in strings if foreign & set(words)] == []


@pytest.mark.parametrize("code", CODES)
def test_catalogue_is_easy_to_compare(code: str) -> None:
    """Sorted, without source lines, dates and translators' names: a diff shows changed words only."""
    text = (TRANSLATIONS / f"{code}.po").read_text(encoding="utf-8")
    with (TRANSLATIONS / f"{code}.po").open("rb") as file:
        ids = [entry.id if isinstance(entry.id, str) else entry.id[0] for entry in read_po(file) if entry.id]
    assert ids == sorted(ids)
    assert re.findall(r"^#(?!, python-format$).*", text, re.MULTILINE) == []
    assert re.findall(r"^\"([\w-]+): ", text, re.MULTILINE) == [
        "Project-Id-Version",
        "Language",
        "Plural-Forms",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
    ]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("message", counted(), ids=str)
def test_counts_agree_with_their_number(languages: Languages, code: str, message: Message) -> None:
    language = languages[code]
    said = {n: say(message, n, language) for n in NUMBERS}
    words: dict[int, set[str]] = {}
    for n in NUMBERS:
        assert f"{n}~" in said[n], "the number stays on the line of its word"
        words.setdefault(plural_form(n, language), set()).add(said[n].replace(f"{n}~", "~"))
    assert all(len(one) == 1 for one in words.values())
    assert words[plural_form(1, language)] != words[plural_form(2, language)]


@pytest.mark.parametrize(
    ("code", "one", "many", "expected"),
    [
        (
            "lv",
            "%(num)s participant",
            "%(num)s participants",
            "0~dalībnieku, 1~dalībnieks, 2~dalībnieki, 5~dalībnieki, 10~dalībnieku, 11~dalībnieku, 20~dalībnieku, "
            "21~dalībnieks, 70~dalībnieku, 111~dalībnieku",
        ),
        (
            "lv",
            "%(num)s piece of news",
            "%(num)s pieces of news",
            "0~ziņu, 1~ziņa, 2~ziņas, 5~ziņas, 10~ziņu, 11~ziņu, 20~ziņu, 21~ziņa, 70~ziņu, 111~ziņu",
        ),
        (
            "lv",
            "%(num)s answer",
            "%(num)s answers",
            "0~atbilžu, 1~atbilde, 2~atbildes, 5~atbildes, 10~atbilžu, 11~atbilžu, 20~atbilžu, 21~atbilde, "
            "70~atbilžu, 111~atbilžu",
        ),
        (
            "lv",
            "in %(num)s event together",
            "in %(num)s events together",
            "kopā 0~pasākumos, kopā 1~pasākumā, kopā 2~pasākumos, kopā 5~pasākumos, kopā 10~pasākumos, "
            "kopā 11~pasākumos, kopā 20~pasākumos, kopā 21~pasākumā, kopā 70~pasākumos, kopā 111~pasākumos",
        ),
        (
            "ru",
            "%(num)s participant",
            "%(num)s participants",
            "0~участников, 1~участник, 2~участника, 5~участников, 10~участников, 11~участников, 20~участников, "
            "21~участник, 70~участников, 111~участников",
        ),
        (
            "ru",
            "%(num)s piece of news",
            "%(num)s pieces of news",
            "0~новостей, 1~новость, 2~новости, 5~новостей, 10~новостей, 11~новостей, 20~новостей, 21~новость, "
            "70~новостей, 111~новостей",
        ),
        (
            "ru",
            "%(num)s year",
            "%(num)s years",
            "0~лет, 1~год, 2~года, 5~лет, 10~лет, 11~лет, 20~лет, 21~год, 70~лет, 111~лет",
        ),
        (
            "en",
            "%(num)s piece of news",
            "%(num)s pieces of news",
            "0~pieces of news, 1~piece of news, 2~pieces of news, 5~pieces of news, 10~pieces of news, "
            "11~pieces of news, 20~pieces of news, 21~pieces of news, 70~pieces of news, 111~pieces of news",
        ),
    ],
)
def test_counts(languages: Languages, code: str, one: str, many: str, expected: str) -> None:
    message = Message(one, many)
    assert ", ".join(say(message, n, languages[code]) for n in NUMBERS) == expected
