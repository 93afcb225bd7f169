"""The interface's words in one language, read from its .po file when a build starts; nothing is compiled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from gettext import c2py
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from association.problems import Problem, ProblemsFound, Whole, listed, said

if TYPE_CHECKING:
    import babel.messages.catalog as po

    from association.language.languages import Language

Unfinished = tuple[int, str, str]  # line, message, remedy

_PLURAL_FORMS = re.compile(r"nplurals=(\d+); *plural=(.+?);?")
_PLACEHOLDER = re.compile(r"%(?:\((?P<name>\w+)\)[a-z]|(?P<percent>%))?")
_TRIED = range(301)  # plural rules look at the last two digits at most, and at small numbers


@dataclass(frozen=True, order=True)
class Message:
    """What a template asks for: words, the words for many if they are counted, and a context that tells equal words
    apart."""

    one: str
    many: str = ""
    context: str = ""

    @classmethod
    def extracted(cls, function: str, arguments: str | tuple[Any, ...]) -> Message:
        """From what the extraction of Jinja or Babel yields: the name of a gettext function and its arguments."""
        given = (arguments,) if isinstance(arguments, str) else arguments
        kind = function.removesuffix("gettext")
        context, given = (given[0], given[1:]) if "p" in kind else ("", given)
        return cls(given[0], given[1] if "n" in kind else "", context)

    def __str__(self) -> str:
        return f"'{self.one}'" + (f" (context '{self.context}')" if self.context else "")


class Catalogue:
    """The translations of one build; itself what `env.install_gettext_translations(…, newstyle=True)` takes.

    What the file lacks is answered with its own words and collected in `missing`, so that a build can name all of it
    at once, and fail.
    """

    def __init__(
        self,
        file: str,
        language: Language,
        forms: Mapping[Message, tuple[str, ...]],
        form: Callable[[int], int],
        unfinished: Mapping[Message, Unfinished],
    ) -> None:
        self.file = file
        self.language = language
        self.missing: set[Message] = set()
        self._forms = {(message.context, message.one, bool(message.many)): forms[message] for message in forms}
        self._form = form
        self._unfinished = unfinished

    @classmethod
    def read(cls, path: Path, language: Language) -> Catalogue:
        """The finished entries of a .po file; raises ProblemsFound when it cannot be read."""
        catalogue = _read(path)
        entries = {_message(entry): entry for entry in _entries(catalogue)}
        unfinished = {message: why for message, entry in entries.items() if (why := _unfinished(entry))}
        finished = {message: _strings(entry) for message, entry in entries.items() if message not in unfinished}
        return cls(path.as_posix(), language, finished, _form(catalogue.plural_expr), unfinished)

    @staticmethod
    def problems(path: Path, language: Language, messages: Iterable[Message | str]) -> list[Problem]:
        """Everything that keeps a .po file from being exactly what the templates ask for."""
        try:
            catalogue = _read(path)
        except ProblemsFound as found:
            return list(found.problems)
        wanted = {Message(message) if isinstance(message, str) else message for message in messages}
        return sorted(
            Problem(path.as_posix(), line, name, message, remedy)
            for line, name, message, remedy in (
                *_faults_of_header(catalogue, language),
                *_faults_of_choice(catalogue, wanted),
                *(fault for entry in _entries(catalogue) for fault in _faults_of_entry(entry, catalogue)),
            )
        )

    def missing_problems(self) -> list[Problem]:
        """What was asked for in vain during the build."""
        return [
            Problem(self.file, line, str(message), fault, remedy)
            for message in sorted(self.missing)
            for line, fault, remedy in (self._unfinished.get(message) or _no_entry(message),)
        ]

    def gettext(self, message: str) -> str:
        return self._one(Message(message))

    def pgettext(self, context: str, message: str) -> str:
        return self._one(Message(message, context=context))

    def ngettext(self, one: str, many: str, n: int) -> str:
        return self._counted(Message(one, many), n)

    def npgettext(self, context: str, one: str, many: str, n: int) -> str:
        return self._counted(Message(one, many, context), n)

    def words(self, message: Message, n: int = 1) -> str:
        """The words of a message that no extraction finds here, since it comes from elsewhere."""
        return self._counted(message, n) if message.many else self._one(message)

    def _one(self, message: Message) -> str:
        forms = self._forms.get((message.context, message.one, False))
        if forms is None:
            self.missing.add(message)
            return message.one
        return forms[0]

    def _counted(self, message: Message, n: int) -> str:
        forms = self._forms.get((message.context, message.one, True))
        if forms is None:
            self.missing.add(message)
            return message.one if n == 1 else message.many
        return forms[self._form(n)]


def plural_form(n: int, language: Language) -> int:
    """Which msgstr[…] of the language goes with a number."""
    _, expression = _plural_forms(language.rules.plural_forms)
    return _form(expression)(n)


@lru_cache(maxsize=16)
def _form(expression: str) -> Callable[[int], int]:
    """The C expression of a .po header as a function; c2py knows arithmetic and comparisons of n, nothing else."""
    return c2py(expression)


def _plural_forms(header: str) -> tuple[int, str]:
    number, expression = _PLURAL_FORMS.fullmatch(header).groups()
    return int(number), expression


def _read(path: Path) -> po.Catalog:
    from babel.messages.pofile import PoFileError, read_po  # late: an eighth of a second, for those who read none

    def unreadable(line: int, message: str, remedy: str, name: str = "") -> ProblemsFound:
        return ProblemsFound([Problem(path.as_posix(), line, name, message, remedy)])

    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise unreadable(0, said("is not there"), said("copy another language's catalogue and translate it")) from None
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable(0, said("cannot be read: {why}", why=error), said("save it as UTF-8 text")) from None
    if not re.search(r'^"Plural-Forms:', text, re.MULTILINE):
        # Without it Babel would choose a rule, and its rule for Latvian is not CLDR's.
        raise unreadable(
            0, said("is not in the header"), said("add it as the other catalogues have it"), "Plural-Forms"
        )
    try:
        catalogue = read_po(StringIO(text), abort_invalid=True)
        number = catalogue.num_plurals
        used = {_form(catalogue.plural_expr)(n) for n in _TRIED}
    except PoFileError as error:
        line, message = error.lineno + 1, said("is not a catalogue here: {why}", why=error)
        raise unreadable(line, message, said("compare it with the entries around it")) from None
    except (ValueError, LookupError, AttributeError, TypeError, ArithmeticError) as error:
        raise unreadable(
            0, said("is not a catalogue: {why}", why=error), said("compare it with another language's")
        ) from None
    if not used <= set(range(number)):
        raise unreadable(
            0,
            said("gives forms beyond its {number}", number=number),
            said("correct nplurals or plural"),
            "Plural-Forms",
        )
    return catalogue


def _entries(catalogue: po.Catalog) -> list[po.Message]:
    return [entry for entry in catalogue if entry.id]  # the one without an id is the header


def _unfinished(entry: po.Message) -> Unfinished | None:
    """Why a translation can't be used, if so."""
    line, strings = entry.lineno or 0, _strings(entry)
    if entry.fuzzy:
        return line, said("is fuzzy"), said("check the translation and take off the mark")
    if all(strings):
        return None
    if len(strings) == 1:
        return line, said("{form} is empty", form="msgstr"), said("translate it")
    lacking = listed(f"msgstr[{index}]" for index, words in enumerate(strings) if not words)
    message = said("lacks {forms}: the header says that there are {number} forms", forms=lacking, number=len(strings))
    return line, message, said("write one for each, from msgstr[0] to msgstr[{last}]", last=len(strings) - 1)


def _message(entry: po.Message) -> Message:
    one, many = entry.id if entry.pluralizable else (entry.id, "")
    return Message(one, many, entry.context or "")


def _strings(entry: po.Message) -> tuple[str, ...]:
    return tuple(entry.string) if entry.pluralizable else (entry.string,)


Fault = tuple[int, str, str, str]  # line, name, message, remedy


def _faults_of_header(catalogue: po.Catalog, language: Language) -> Iterable[Fault]:
    given = str(catalogue.locale_identifier or "").replace("_", "-")
    if given != language.code:
        yield (
            0,
            "Language",
            said("'{given}' in the header is not '{code}'", given=given, code=language.code),
            said("write Language: {code}", code=language.code),
        )
    number, expression = _plural_forms(language.rules.plural_forms)
    ours, theirs = _form(expression), _form(catalogue.plural_expr)
    if number != catalogue.num_plurals or any(ours(n) != theirs(n) for n in _TRIED):
        yield (
            0,
            "Plural-Forms",
            said("'{rule}' is not the rule of this language", rule=catalogue.plural_forms),
            said("write Plural-Forms: {rule};", rule=Whole(language.rules.plural_forms)),
        )


def _faults_of_choice(catalogue: po.Catalog, wanted: set[Message]) -> Iterable[Fault]:
    """What the templates ask for and the file lacks, and the other way round."""
    entries = {_message(entry): entry.lineno or 0 for entry in _entries(catalogue)}
    for message in wanted - entries.keys():
        line, fault, remedy = _no_entry(message)
        yield line, str(message), fault, remedy
    for message in entries.keys() - wanted:
        yield entries[message], str(message), said("is not asked for by any template"), said("delete the entry")
    for entry in catalogue.obsolete.values():
        yield entry.lineno or 0, str(_message(entry)), said("is marked obsolete (#~)"), said("delete the entry")


def _no_entry(message: Message) -> Unfinished:
    if message.many:
        return 0, said("has no entry"), said("add its msgid and msgstr (msgid_plural '{many}')", many=message.many)
    return 0, said("has no entry"), said("add its msgid and msgstr")


def _faults_of_entry(entry: po.Message, catalogue: po.Catalog) -> Iterable[Fault]:
    message, line = _message(entry), entry.lineno or 0
    if entry.fuzzy:
        yield line, str(message), said("is fuzzy"), said("check the translation and take off the mark")
    for index, words in enumerate(_strings(entry)):
        form = f"msgstr[{index}]" if message.many else "msgstr"
        if not words.strip():
            yield line, str(message), said("{form} is empty", form=form), said("translate it")
            continue
        given, bare = _placeholders(words)
        if bare:
            yield line, str(message), said("{form} has a % that is no placeholder", form=form), said("write %%")
        required, allowed = _placeholders_expected(message, index, catalogue)
        for name in sorted(required - given):
            yield (
                line,
                str(message),
                said("{form} lacks %({name})s", form=form, name=name),
                said("put it where the words need it"),
            )
        for name in sorted(given - allowed):
            yield (
                line,
                str(message),
                said("{form} has %({name})s, which the msgid has not", form=form, name=name),
                said("take it out"),
            )


def _placeholders(words: str) -> tuple[set[str], bool]:
    """Names of the placeholders, and whether there is a % that formatting would choke on."""
    found = list(_PLACEHOLDER.finditer(words))
    return {match["name"] for match in found if match["name"]}, any(len(match[0]) == 1 for match in found)


def _placeholders_expected(message: Message, index: int, catalogue: po.Catalog) -> tuple[set[str], set[str]]:
    """What a form must hold and what it may: the number (Jinja's `num`) can go unsaid only in a form for one number."""
    one, _ = _placeholders(message.one)
    if not message.many:
        return one, one
    many, _ = _placeholders(message.many)
    form = _form(catalogue.plural_expr)
    only_one_number = sum(form(n) == index for n in _TRIED) <= 1
    return (one & many) - {"num"} if only_one_number else many, one | many
