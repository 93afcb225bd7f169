"""How far each text and record is translated, and what changed in the originals since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from association.language import Language, Languages, Text
from association.problems import listed, said
from association.reading import DEFAULT_ZONE, history, read_site
from association.records import Article, Page, Site, Version

_TITLES = ("title", "name", "statement", "term")
_WORDS = (*_TITLES, "tagline", "summary", "about", "meaning")


class Status(StrEnum):
    """What an editor needs to know of one text in one language."""

    ORIGINAL = "original"
    COMPLETE = "complete"
    SUMMARY = "summary"
    PARTLY = "partly"
    MISSING = "missing"
    OUTDATED = "outdated"


@dataclass(frozen=True)
class Cell:
    """One text in one language; `note` says what else there is to know, such as which fields lack."""

    status: Status
    note: str = ""
    changes: tuple[history.Change, ...] = ()
    unshown: str = ""  # why the changes of an outdated translation can't be shown


@dataclass(frozen=True)
class Row:
    """One text or record in all languages; `open`: people can still take part in it today."""

    kind: str
    id: str
    title: str
    title_lang: str
    cells: Mapping[str, Cell]
    day: date | None = None
    open: bool = False

    @property
    def done(self) -> bool:
        return all(cell.status in (Status.ORIGINAL, Status.COMPLETE) for cell in self.cells.values())


def survey(content: Path, languages: Languages, today: date, zone: str = DEFAULT_ZONE) -> tuple[Row, ...]:
    """Everything with words: first what people can join today, then news from the newest, pages, other records."""
    site = read_site(content, languages, today, zone)
    files = history.tellings(content, languages)
    stories = (*site.articles.values(), *site.pages.values())
    rows = [_story(story, files[story.kind, story.id], languages) for story in stories]
    rows += _records(site, languages, today)
    return tuple(sorted(rows, key=_urgency))


def _urgency(row: Row) -> tuple[Any, ...]:
    ranks = ("article", "page")
    rank = 0 if row.open else 1 + (ranks.index(row.kind) if row.kind in ranks else len(ranks))
    return rank, -row.day.toordinal() if row.day else 0, row.kind, row.id


def _story(story: Article | Page, files: Mapping[str, history.Found], languages: Languages) -> Row:
    words = story.title.into(story.original)
    cells = {language.code: _cell(story, language, files) for language in languages}
    day = story.date if isinstance(story, Article) else None
    return Row(story.kind, story.id, str(words), story.original, cells, day)


def _cell(story: Article | Page, language: Language, files: Mapping[str, history.Found]) -> Cell:
    if language.code == story.original:
        return Cell(Status.ORIGINAL)
    if language.code not in story.versions:
        return Cell(Status.MISSING)
    version = story.versions[language.code]
    if story.outdated(language.code):
        return _outdated(version, files[story.original])
    note = "" if version.front.translates else said("no translates: line, so changes go unnoticed")
    return Cell(Status.COMPLETE if version.full else Status.SUMMARY, note)


def _outdated(version: Version, original: history.Found) -> Cell:
    note = "" if version.full else said("summary only")
    try:
        before = history.earlier(original, version.front.translates or "")
    except history.Forgotten as why:
        return Cell(Status.OUTDATED, note, unshown=said("what changed can't be shown: {why}", why=why.args[0]))
    return Cell(Status.OUTDATED, note, history.changes(before, history.wording(original)))


def _records(site: Site, languages: Languages, today: date) -> Iterator[Row]:
    for record in (*site, site.identity):
        texts = {} if isinstance(record, Article | Page) else _texts(record)
        if not texts:
            continue
        title = record.title if hasattr(record, "title") else None  # an agreement's is made from its parties
        words = title.into(languages.default.code) if title else None
        cells = {language.code: _lacking(texts, language) for language in languages}
        opens = getattr(record, "open_on", None)
        yield Row(
            record.kind,
            record.id,
            str(words or record.id),
            words.lang if words else languages.default.code,
            cells,
            open=bool(opens and opens(today)),
        )


def _texts(record: Any) -> dict[str, Text]:
    """The record's words that want translating; a proper name keeps its letters, and is none of them."""
    names = _WORDS if record.spoken is not None else [name for name in _WORDS if name not in _TITLES]
    found = {name: getattr(record, name, None) for name in names if name in type(record).model_fields}
    if record.kind == "site":
        found.pop("name")
    return {name: text for name, text in found.items() if text}


def _lacking(texts: Mapping[str, Text], language: Language) -> Cell:
    lacking = [name for name, text in texts.items() if language.code not in text]
    if not lacking:
        return Cell(Status.COMPLETE)
    if len(lacking) == len(texts):
        return Cell(Status.MISSING)
    return Cell(Status.PARTLY, said("lacks {fields}", fields=listed(lacking)))
