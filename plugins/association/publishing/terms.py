"""Words of the glossary, marked where a page first uses them and explained at its end.

    terms = terms_of(edition)
    summary, text = terms.mark(summary), terms.mark(text)    # in the page's order
    terms.explained                                          # what the page's list says

A mark is a link to its explanation on the same page, which links back: it works by keyboard, without script, in a
screen reader and on paper, where a tip that waits for a pointer or a button would not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from association.language import Language, Words
from association.language.inflection import forms
from association.publishing.answers import Fact
from association.publishing.edition import Edition, Marked
from association.publishing.parts import Part
from association.records import Term

# A run in quotation marks is a name or somebody's words. It may hold another run, and tags within a line.
_INLINE = r"</?(?:a|abbr|b|cite|em|i|small|span|strong|sub|sup)\b[^>]*+>"


def _run(opening: str, closing: str, inner: str = "") -> str:
    text = rf"(?:[^<{opening}{closing}]|{_INLINE}{inner})*+"
    return f"[{opening}]{text}[{closing}]"


_QUOTED = "|".join(
    (
        _run("„", "”“", "|" + _run("„", "”“")),
        _run("«", "»", "|" + _run("«", "»")),
        _run("“", "”"),
        r"(?:\"|&#34;|&quot;)(?=\w)[^\"<&]*+(?:\"|&#34;|&quot;)",
    )
)
_WORD = r"\w++(?:[-‑’'./@]\w++)*+"  # a hyphen, or the dot of an address, makes one word of two
_PIECE = re.compile(rf"(?P<tag><(?:\"[^\"]*+\"|[^\">])*+>)|{_QUOTED}|&[#\w]++;|{_WORD}")
_FIRST = re.compile(_WORD)
_TAG_NAME = re.compile(r"</?([a-z0-9]+)")
_INLINE_TAG = re.compile(_INLINE)
_BEFORE_SENTENCE = re.compile(r"(?:^|[.!?…:;][”»“)]*\s|<[^>]*>)[\s(\[–—•]*$")

# What holds no running text of the page's language: names, code, links, headings, quotations.
_SILENT = frozenset(
    "a abbr button caption cite code data dfn dt figcaption kbd label pre q samp sup th time var".split()
)
_SILENT |= {f"h{level}" for level in range(1, 7)}
_VOID = frozenset({"br", "hr", "img"})


class Explained(NamedTuple):
    """A term that the page uses, and what it means."""

    id: str
    term: Words
    meaning: Words


class _Form(NamedTuple):
    """One way to write a term: what follows its first word, its id, and whether its capital is a sentence's.

    Without an id it is a name, or what two terms share: found, and left alone.
    """

    rest: re.Pattern[str]
    id: str | None
    begins: bool = False


@dataclass(frozen=True)
class Glossary:
    """An edition's terms, and their forms by the first word of each, the longest first."""

    terms: Mapping[str, Explained]
    forms: Mapping[str, tuple[_Form, ...]]

    @classmethod
    def of(cls, edition: Edition) -> Glossary:
        language = edition.language
        terms = [one for one in edition.all("term") if language.code in one.term and language.code in one.meaning]
        meant: dict[str, str | None] = {}
        for term in terms:
            for words in term.forms.get(language.code) or _forms_of(term, language):
                meant[words] = term.id if meant.get(words, term.id) == term.id else None  # of two terms: neither
        words = {word for phrase in meant for word in phrase.split()}
        for name in _names(edition):
            if not words.isdisjoint([*name.split(), *map(_lowered, name.split())]):
                meant = {**dict.fromkeys(forms(name, language)), **meant}
        explained = {one.id: Explained(one.id, edition.say(one.term), edition.say(one.meaning)) for one in terms}
        return cls(explained, _by_first_word(meant))


def _forms_of(term: Term, language: Language) -> Iterable[str]:
    return () if language.code in term.forms else forms(term.term[language.code], language)


def _names(edition: Edition) -> Iterator[str]:
    """Proper names in the edition's language, within which a term is no term."""
    code = edition.language.code
    for kind in ("organisation", "network", "programme", "project"):
        for record in edition.site.of(kind).values():
            further = (getattr(record, name, None) for name in ("full_name", "short_name", "funder"))
            for text in (record.title, *further, *getattr(record, "other_names", ())):
                if text and code in text:
                    yield text[code]


def _lowered(word: str) -> str:
    return word[:1].lower() + word[1:]


def _by_first_word(meant: Mapping[str, str | None]) -> dict[str, tuple[_Form, ...]]:
    found: dict[str, list[_Form]] = defaultdict(list)
    for words in sorted(meant, key=lambda words: (-len(words), words)):
        first = _FIRST.match(html := str(escape(words)))
        if first:
            rest = re.compile(r"\s+".join(map(re.escape, html[first.end() :].split(" "))) + r"(?!\w|[-‑]\w)")
            found[first[0]].append(_Form(rest, meant[words]))
            if first[0].islower():
                found[first[0].capitalize()].append(_Form(rest, meant[words], begins=True))
    return {first: tuple(forms) for first, forms in found.items()}


@dataclass(frozen=True)
class Terms:
    """The terms of one page; it marks each once, in the first text that it is given."""

    glossary: Glossary
    found: dict[str, Explained] = field(default_factory=dict)

    @property
    def explained(self) -> tuple[Explained, ...]:
        return tuple(self.found.values())

    def mark(self, value: Any) -> Any:
        """The same with marks: words of this language, or HTML; anything else, as a link, is given back as it is."""
        if isinstance(value, Words):
            html = None if value.foreign else self._marked(str(escape(value)))
            return value if html is None else Marked(value.text, value.lang, foreign=False, html=html)
        if isinstance(value, Markup):
            return self._marked(str(value)) or value
        return value

    def mark_all(self, values: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(map(self.mark, values))

    def mark_facts(self, told: Iterable[Fact]) -> tuple[Fact, ...]:
        """Marks in what is told in sentences; the rest are names, days and numbers."""
        return tuple(fact._replace(values=self.mark_all(fact.values)) if fact.prose else fact for fact in told)

    def mark_parts(self, parts: Iterable[Part]) -> tuple[Part, ...]:
        return tuple(
            part._replace(
                paragraphs=self.mark_all(part.paragraphs), lines=self.mark_all(part.lines), note=self.mark(part.note)
            )
            for part in parts
        )

    def _marked(self, html: str) -> Markup | None:
        """The HTML with marks; None when there is nothing to mark."""
        forms, parts, done = self.glossary.forms, [], 0
        silent: list[str] = []  # the open elements in which nothing is marked
        for piece in _PIECE.finditer(html) if forms else ():
            if piece.lastgroup == "tag":
                _open_or_close(piece[0], silent)
                continue
            known = forms.get(piece[0])
            if known is None or silent or piece.start() < done:
                continue
            for form in known:
                rest = form.rest.match(html, piece.end())
                if rest and (not form.begins or _begins_sentence(html, piece.start())):
                    parts.append(html[done : piece.start()])
                    done = rest.end()
                    parts.append(self._once(form.id, html[piece.start() : done]))
                    break
        return Markup("".join([*parts, html[done:]])) if parts else None

    def _once(self, id: str | None, words: str) -> str:
        if id is None or id in self.found:
            return words
        self.found[id] = self.glossary.terms[id]
        return f'<a id="at-{id}" href="#word-{id}" role="doc-glossref">{words}</a>'


def _open_or_close(tag: str, silent: list[str]) -> None:
    found = _TAG_NAME.match(tag)
    if not found or found[1] in _VOID:
        return
    if tag.startswith("</"):
        if silent and silent[-1] == found[1]:
            silent.pop()
    elif found[1] == silent[-1] if silent else found[1] in _SILENT or ' lang="' in tag:
        silent.append(found[1])


def _begins_sentence(html: str, start: int) -> bool:
    """Whether a capital is there for the sentence's sake; elsewhere it is a name's."""
    return _BEFORE_SENTENCE.search(_INLINE_TAG.sub("", html[:start][-300:])) is not None


def terms_of(edition: Edition, section: str = "") -> Terms:
    """For one page: nothing is marked yet. On the glossary's own page nothing ever is."""
    return Terms(Glossary({}, {}) if section == "glossary" else edition.once("glossary", lambda: Glossary.of(edition)))
