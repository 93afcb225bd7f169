"""The funder's sentence: there in every language, and never typed, for it is generated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from association.problems import Problem, kind_name, said
from association.reading.rules.evidence import Evidence
from association.reading.yaml_nodes import Located, Path
from association.records import Programme
from association.records.texts import Front

_RUN = 7  # words in a row that nobody writes twice by chance


def unfunded_notices(evidence: Evidence) -> Iterator[Problem]:
    """Something a programme paid for, in a language in which that programme has no notice."""
    told = set()
    for record in [*evidence.site, *filter(None, [evidence.site.identity])]:
        if getattr(record, "draft", False):
            continue
        programmes = [evidence.site.of("programme").get(one.programme) for one in evidence.site.projects_of(record)]
        for programme, language in product(filter(None, programmes), evidence.languages):
            notice = programme.notice_for(record.kind)
            published = record.spoken is None or language.code in record.spoken or language.shows_untranslated
            said_so = notice is not None and language.code in notice
            if published and not said_so and (programme.id, language.code) not in told:
                told.add((programme.id, language.code))
                message = said(
                    "has no sentence in '{code}', in which {kind} '{id}' is published",
                    code=language.code,
                    kind=kind_name(record.kind),
                    id=record.id,
                )
                remedy = said("add notice: {{publication: {{{code}: …}}}}", code=language.code)
                yield from evidence.at(
                    ("programme", programme.id), ("notice", "publication", language.code), message, remedy
                )


def typed_notices(evidence: Evidence) -> Iterator[Problem]:
    """The funder's sentence typed into a text: it is generated, and a copy would drift from it."""
    notices = _Notices(evidence.all("programme"))
    remedy = said("delete it, and write project: instead; the notice is then printed by itself")
    for by_language in evidence.drafts.values():
        for draft in by_language.values():
            if found := notices.typed_in(draft.body):
                programme, word = found
                message = said("the notice of programme '{id}' is typed here", id=programme)
                yield draft.at(word, message, remedy)
            yield from _typed_in_data(draft.header, notices, remedy)
    for origin, model in evidence.data:
        if model is not Programme and not issubclass(model, Front):
            yield from _typed_in_data(origin, notices, remedy)


def _typed_in_data(origin: Located, notices: _Notices, remedy: str) -> Iterator[Problem]:
    for path, text in _texts(origin.data, ()):
        if found := notices.typed_in(text):
            yield origin.problem(path, said("the notice of programme '{id}' is typed here", id=found[0]), remedy)


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _texts(part, (*path, index))


class _Notices:
    """The sentences of all programmes, known again by a run of words, or whole when they are short."""

    def __init__(self, programmes: Iterable[Programme]) -> None:
        self._runs: dict[tuple[str, ...], str] = {}
        self._short: list[tuple[re.Pattern[str], str]] = []
        for programme in programmes:
            for notice in programme.notice.values():
                for sentence in notice.values():
                    self._learn(sentence, programme.id)

    def _learn(self, sentence: str, programme: str) -> None:
        fragments = [_words(fragment) for fragment in re.split(r"\{.*?\}", sentence)]
        runs = [tuple(words[i : i + _RUN]) for words in fragments for i in range(len(words) - _RUN + 1)]
        self._runs |= dict.fromkeys(runs, programme)
        if not runs and sum(map(len, fragments)) > 2:
            anything = r"\W+(?:\w+\W+){0,40}?"
            pattern = anything.join(r"\W+".join(words) for words in fragments if words)
            self._short.append((re.compile(rf"\b{pattern}\b"), programme))

    def typed_in(self, text: str) -> tuple[str, str] | None:
        """(programme's id, a place in the text to point at), or None."""
        words = _words(text) if self._runs else []
        for index in range(len(words) - _RUN + 1):
            if programme := self._runs.get(tuple(words[index : index + _RUN])):
                pattern = r"\W+".join(words[index : index + _RUN])
                found = re.search(pattern, text, re.IGNORECASE)
                return programme, found[0] if found else ""
        for pattern, programme in self._short:
            if found := pattern.search(text.casefold()):
                return programme, text[found.start() : found.end()]
        return None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
