"""The languages of a site, as `LANGUAGES` in pelicanconf.py lists them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from typing import Any

from association.language import cldr
from association.language.dates import fill
from association.language.frozen import Frozen
from association.language.rules import Dates, Rules, Spans, own_rules
from association.language.text import CODE
from association.letters import script
from association.problems import Problem, ProblemsFound, did_you_mean, listed, said

_REQUIRED = ("name", "shows_untranslated", "sections")
_OPTIONAL = ("dates", "quotes", "alphabet")
_SECTION_WORD = re.compile(r"[a-z0-9-]+")
_SPANS = tuple(entry.name for entry in fields(Spans))


@dataclass(frozen=True)
class Language:
    """One language of the site: its addresses, its promise to readers, and how it is written."""

    code: str
    name: str = field(hash=False)  # in the language itself
    default: bool = field(hash=False)
    shows_untranslated: bool = field(hash=False)
    sections: Frozen[str, str] = field(hash=False)  # section -> its word in addresses
    rules: Rules = field(hash=False, repr=False)

    @cached_property
    def script(self) -> str:
        """The letters in which it is written, those with which its alphabet begins: `LATIN`, `CYRILLIC` …"""
        return script(self.rules.alphabet)


class Languages(Collection[Language]):
    """The languages in the order in which they are shown, the default first."""

    def __init__(self, languages: Iterable[Language]) -> None:
        self._languages = {language.code: language for language in languages}

    @classmethod
    def from_settings(cls, settings: Mapping[str, Mapping[str, Any]]) -> Languages:
        """Reads `LANGUAGES`; raises ProblemsFound with everything that is wrong with it."""
        return _Settings().languages(settings)

    @property
    def default(self) -> Language:
        return next(iter(self))

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(self._languages)

    def __getitem__(self, code: str) -> Language:
        return self._languages[code]

    def __iter__(self) -> Iterator[Language]:
        return iter(self._languages.values())

    def __len__(self) -> int:
        return len(self._languages)

    def __contains__(self, language: object) -> bool:
        """Whether the site has this language or the language with this code."""
        return language in self._languages or language in self._languages.values()

    def __repr__(self) -> str:
        return f"Languages({', '.join(self.codes)})"


class _Settings:
    """Turns settings into languages and collects what is wrong on the way."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def languages(self, settings: object) -> Languages:
        if not isinstance(settings, Mapping) or not settings:
            self._problem(
                (),
                said("names no language"),
                said("give at least one, by its code, with {names}", names=listed(_REQUIRED)),
            )
            raise ProblemsFound(self.problems)
        default = next(iter(settings))
        languages = [self._language(code, entry, code == default) for code, entry in settings.items()]
        self._same_sections(settings, default)
        if self.problems:
            raise ProblemsFound(self.problems)
        return Languages(language for language in languages if language)

    def _problem(self, place: tuple[object, ...], message: str, remedy: str = "") -> None:
        field_name = ".".join(map(str, ("LANGUAGES", *place)))
        self.problems.append(Problem("pelicanconf.py", 0, field_name, message, remedy))

    def _language(self, code: object, entry: object, default: bool) -> Language | None:
        if not isinstance(code, str) or not re.fullmatch(CODE, code):
            self._problem((code,), said("is not a language code"), said('write it as in BCP 47: "lt", "pt-BR"'))
            return None
        if not isinstance(entry, Mapping):
            self._problem((code,), said("is not a set of settings"), said("give {names}", names=listed(_REQUIRED)))
            return None
        self._known_keys((code,), entry, (*_REQUIRED, *_OPTIONAL))
        for missing in (key for key in _REQUIRED if key not in entry):
            self._problem((code,), said("has no '{name}'", name=missing), said("add it; the other languages show how"))
        name, shows = entry.get("name", code), entry.get("shows_untranslated", True)
        if not isinstance(name, str) or not name.strip():
            self._problem((code, "name"), said("is empty"), said("write the language's name for itself"))
        if not isinstance(shows, bool):
            self._problem(
                (code, "shows_untranslated"),
                said("{value} is not a choice", value=repr(shows)),
                said("write True or False"),
            )
        sections = self._sections(code, entry.get("sections", {}))
        rules = self._rules(code, entry)
        return Language(code, name, default, shows, sections, rules) if rules else None

    def _known_keys(self, place: tuple[object, ...], entry: Mapping[Any, Any], known: Iterable[str]) -> None:
        for key in (key for key in entry if key not in known):
            self._problem((*place, key), said("is not a setting here"), did_you_mean(str(key), known))

    def _sections(self, code: str, sections: object) -> Frozen[str, str]:
        if not isinstance(sections, Mapping):
            self._problem((code, "sections"), said("is not a table"), said("write {{section: word}}"))
            return Frozen({})
        taken: dict[str, object] = {}
        for section, word in sections.items():
            if not isinstance(word, str) or not _SECTION_WORD.fullmatch(word):
                self._problem(
                    (code, "sections", section),
                    said("{word} cannot stand in an address", word=repr(word)),
                    said("use a–z, 0–9 and hyphens only"),
                )
            elif word in taken:
                self._problem(
                    (code, "sections", section),
                    said("'{word}' is the word for '{section}' already", word=word, section=taken[word]),
                    said("give each section a word of its own"),
                )
            else:
                taken[word] = section
        return Frozen(sections)

    def _same_sections(self, settings: Mapping[Any, Any], default: object) -> None:
        sections = {
            code: entry["sections"]
            for code, entry in settings.items()
            if isinstance(entry, Mapping) and isinstance(entry.get("sections"), Mapping)
        }
        expected = sections.pop(default, None)
        if expected is None:
            return
        for section, word in expected.items():
            if isinstance(word, str) and word in settings and word != default:  # both would stand at one address
                self._problem(
                    (default, "sections", section),
                    said("'{word}' is the address of a language", word=word),
                    said("choose another word"),
                )
        for code, given in sections.items():
            for section in (section for section in expected if section not in given):
                self._problem(
                    (code, "sections"),
                    said("has no word for '{section}'", section=section),
                    said("add '{section}': …", section=section),
                )
            for section in (section for section in given if section not in expected):
                self._problem(
                    (code, "sections", section),
                    said("is not a section of the default language, {code}", code=default),
                    did_you_mean(str(section), map(str, expected)),
                )

    def _rules(self, code: str, entry: Mapping[str, Any]) -> Rules | None:
        rules = own_rules(code) or cldr.rules(code)
        if rules is None and "dates" not in entry:
            self._problem(
                (code,),
                said("is not a language whose dates are known here"),
                said('check the code, or give its "dates"'),
            )
            return None
        rules = rules or cldr.iso_8601()
        if "dates" in entry:
            rules = replace(rules, dates=self._dates((code, "dates"), entry["dates"], rules.dates))
        if "quotes" in entry:
            rules = replace(rules, quotes=self._quotes((code, "quotes"), entry["quotes"]))
        if "alphabet" in entry:
            rules = replace(rules, alphabet=self._alphabet((code, "alphabet"), entry["alphabet"]))
        return rules

    def _quotes(self, place: tuple[str, ...], quotes: object) -> str:
        if not isinstance(quotes, str) or len(quotes) not in (2, 4):
            self._problem(
                place,
                said("{value} is not two or four marks", value=repr(quotes)),
                said("write the outer pair, then the inner: „”‚’"),
            )
            return "“”‘’"
        return quotes if len(quotes) == 4 else quotes * 2

    def _alphabet(self, place: tuple[str, ...], alphabet: object) -> str:
        if not isinstance(alphabet, str) or not alphabet.isalpha() or len(set(alphabet)) < len(alphabet):
            self._problem(place, said("is not an alphabet"), said("write every letter once, in order, without spaces"))
            return ""
        return alphabet.lower()

    def _dates(self, place: tuple[str, ...], given: object, dates: Dates) -> Dates:
        """The dates of CLDR or of our own with what the settings give in place of it, each pattern tried out."""
        if not isinstance(given, Mapping):
            self._problem(place, said("is not a table"), said("write {{months: …, when: …}}"))
            return dates
        self._known_keys(place, given, [entry.name for entry in fields(Dates)])
        changes: dict[str, Any] = {}
        if "months" in given:
            months = self._months((*place, "months"), given["months"])
            changes["months"] = Frozen({**dates.months, **months})
        if "weekdays" in given and self._is_names((*place, "weekdays"), given["weekdays"], 7):
            changes["weekdays"] = tuple(given["weekdays"])
        if "from_words" in given:
            if isinstance(given["from_words"], Mapping):
                changes["from_words"] = Frozen(given["from_words"])
            else:
                self._problem((*place, "from_words"), said("is not a table"), said("write {{day: word}}"))
        dates = replace(dates, **changes)
        changes = {}
        for key in ("since", "until", "label", "month"):
            if key in given and self._is_pattern((*place, key), given[key], dates):
                changes[key] = given[key]
        for key in ("when", "period"):
            if key in given:
                changes[key] = self._spans((*place, key), given[key], getattr(dates, key), dates)
        for key in ("time", "clock", "clock_until", "before_clock", "from_word"):
            if key in given and self._is_clock((*place, key), given[key], key == "time"):
                changes[key] = given[key]
        return replace(dates, **changes)

    def _months(self, place: tuple[str, ...], months: object) -> Mapping[str, tuple[str, ...]]:
        if not isinstance(months, Mapping):
            self._problem(place, said("is not a table"), said("write {{form: the twelve names}}"))
            return {}
        return {
            str(form): tuple(names) for form, names in months.items() if self._is_names((*place, str(form)), names, 12)
        }

    def _is_names(self, place: tuple[str, ...], names: object, number: int) -> bool:
        right = isinstance(names, (list, tuple)) and len(names) == number and all(isinstance(n, str) for n in names)
        if not right:
            self._problem(place, said("is not {number} names", number=number), said("write them in order, in a list"))
        return right

    def _spans(self, place: tuple[str, ...], given: object, spans: Spans, dates: Dates) -> Spans:
        if not isinstance(given, Mapping):
            self._problem(place, said("is not a table"), said("give patterns for {names}", names=listed(_SPANS)))
            return spans
        self._known_keys(place, given, _SPANS)
        present = [key for key in _SPANS if key in given]
        right = [key for key in present if self._is_pattern((*place, key), given[key], dates)]
        return replace(spans, **{key: given[key] for key in right})

    def _is_pattern(self, place: tuple[str, ...], pattern: object, dates: Dates) -> bool:
        try:
            fill(pattern, dates, date(2017, 6, 30), date(2017, 7, 1))
        except (AttributeError, LookupError, ValueError, TypeError):
            known = ("day", "number", "year", "clock", "from_word", *dates.months)
            self._problem(
                place,
                said("{value} is not a pattern", value=repr(pattern)),
                said("write {{first.…}} and {{last.…}} with one of {names}", names=listed(known)),
            )
            return False
        return True

    def _is_clock(self, place: tuple[str, ...], pattern: object, in_digits: bool) -> bool:
        try:
            pattern.format(hour=18, minute=0) if in_digits else pattern.format("18:00")
        except (AttributeError, LookupError, ValueError):
            remedy = said("write {{hour}} and {{minute}}") if in_digits else said("write words and {{}}")
            self._problem(place, said("{value} is not a pattern", value=repr(pattern)), remedy)
            return False
        return True
