"""`invoke translations`: how far everything is translated, what is outdated, and what changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from association.commands import ALL_WELL
from association.commands.telling import now, told
from association.language import Language, Languages, Text
from association.problems import Whole, counted, kind_name, listed, said
from association.reading import history, read_site
from association.records import Article, Page, Site, Version

PAGE = Path(".translations/index.html")
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


def translations(
    content: Path, languages: Languages, today: date, html: Path | None = PAGE, accept: Sequence[Path] = ()
) -> int:
    """The table in the terminal, and the page when `html` names a file; with `accept`, those files are brought
    up to date first. Problems of the content are raised for the caller to tell."""
    from rich.console import Console

    console = Console(highlight=False)
    for file, changed in history.accept(accept, content, languages):
        if changed:
            outcome = said("{file}: now translates the original as it is", file=Whole(file))
        else:
            outcome = said("{file}: was up to date already", file=Whole(file))
        console.print(told(outcome), markup=False, soft_wrap=True)
    rows = survey(content, languages, today)
    _print(console, rows, languages)
    if html is not None:
        html.parent.mkdir(parents=True, exist_ok=True)
        html.write_text(page(rows, languages), encoding="utf-8", newline="\n")
        where = said("The same with every change in full: {file}", file=html)
        console.print(f"\n{told(where)}", markup=False, soft_wrap=True)
    return ALL_WELL


def hashes(content: Path, languages: Languages) -> dict[tuple[str, str], str]:
    """The hash of every original's words as they are now, by (kind, key)."""
    return {
        key: history.wording(history.original_of(by_language)).hash
        for key, by_language in history.tellings(content, languages).items()
    }


# --- finding out --------------------------------------------------------------------------------------


def survey(content: Path, languages: Languages, today: date) -> tuple[Row, ...]:
    """Everything with words: first what people can join today, then news from the newest, pages, other records."""
    site = read_site(content, languages, today)
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


# --- telling it in the terminal -----------------------------------------------------------------------

_STATUSES = {
    Status.ORIGINAL: said("original"),
    Status.COMPLETE: said("complete"),
    Status.SUMMARY: said("summary"),
    Status.PARTLY: said("partly"),
    Status.MISSING: said("missing"),
    Status.OUTDATED: said("outdated"),
}
_PARTS = {"title": said("title"), "summary": said("summary"), "text": said("text")}
_COLOURS = {
    Status.ORIGINAL: "dim",
    Status.COMPLETE: "green",
    Status.SUMMARY: "cyan",
    Status.PARTLY: "yellow",
    Status.MISSING: "red",
    Status.OUTDATED: "bold magenta",
}
_RUN_STYLES = {"same": "", "removed": "red strike", "added": "green underline"}
_MARKS = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}  # legible without colours, too
_AROUND = 5  # words shown on each side of a change


def _print(console: Any, rows: Sequence[Row], languages: Languages) -> None:
    from rich.table import Table
    from rich.text import Text as Styled

    shown = [row for row in rows if row.kind in ("article", "page") or row.open or not row.done]
    table = Table("", told(said("Title")), *(language.name for language in languages), box=None, pad_edge=False)
    for row in shown:
        title = Styled(f"{row.day} {row.title}" if row.day else row.title)
        title.append(f"\n{told(_named(row))}", "dim")
        cells = [_styled(row.cells[language.code]) for language in languages]
        table.add_row(told(kind_name(row.kind)), title, *cells)
    console.print(table)
    if len(rows) > len(shown):
        sentence = counted(
            "{count} further record is complete in every language.",
            "{count} further records are complete in every language.",
            len(rows) - len(shown),
        )
        console.print(f"\n{told(sentence)}")
    for row in shown:
        for code, cell in row.cells.items():
            if cell.status is Status.OUTDATED:
                _print_changes(console, _outdated_one(row, languages[code]), cell)
    counts = (f"{languages[code].name}: {_counts(rows, code)}" for code in languages.codes)
    console.print("\n" + "\n".join(counts), markup=False)


def _styled(cell: Cell) -> Any:
    from rich.text import Text as Styled

    styled = Styled(told(_STATUSES[cell.status]), _COLOURS[cell.status])
    if cell.note:
        styled.append(f"\n{told(cell.note)}", "dim")
    return styled


def _named(row: Row) -> str:
    return said("{id} – people can join now", id=row.id) if row.open else row.id


def _outdated_one(row: Row, language: Language) -> str:
    return said("{kind} {id}, {language} is outdated", kind=kind_name(row.kind), id=row.id, language=language.name)


def _print_changes(console: Any, what: str, cell: Cell) -> None:
    from rich.text import Text as Styled

    console.print(Styled(f"\n{told(what)}", "bold"))
    if cell.unshown:
        console.print(Styled(f"  {told(cell.unshown)}"))
    for change in cell.changes:
        line = Styled(f"  {told(_PARTS[change.field])}: ")
        for index, (fate, words) in enumerate(change.runs):
            if fate == "same":
                words = _shortened(words, first=index == 0, last=index == len(change.runs) - 1)
            before, after = _MARKS[fate]
            line.append(f"{before}{words}{after}", _RUN_STYLES[fate]).append(" ")
        console.print(line)


def _shortened(words: str, first: bool, last: bool) -> str:
    """A run that stayed: only what stands next to a change."""
    parts = words.split()
    if len(parts) <= 2 * _AROUND:
        return words
    head = [] if first else parts[:_AROUND]
    tail = [] if last else parts[-_AROUND:]
    return " ".join([*head, "…", *tail])


def _counts(rows: Iterable[Row], code: str) -> str:
    statuses = [row.cells[code].status for row in rows]
    return ", ".join(
        told(said("{count} {status}", count=statuses.count(status), status=_STATUSES[status]))
        for status in Status
        if status in statuses
    )


# --- telling it on a page -----------------------------------------------------------------------------

_PAGE = """<!DOCTYPE html>
<html lang="{{ now().language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ told(words.heading) }}</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-inline-size: 70rem; margin: 2rem auto; padding-inline: 1rem; }
table { border-collapse: collapse; inline-size: 100%; }
th, td { text-align: start; vertical-align: top; padding: .4rem .6rem; border-block-end: 1px solid #8886; }
small { display: block; opacity: .75; }
.missing, .outdated, .partly { font-weight: 600; }
.outdated { border-inline-start: .3rem solid #a0a; }
.missing { border-inline-start: .3rem solid #b00; }
.partly { border-inline-start: .3rem solid #b80; }
section { margin-block: 1rem; }
del { background: #f002; } ins { background: #0a03; }
</style>
</head>
<body>
<h1>{{ told(words.heading) }}</h1>
<ul>
{%- for language in languages %}
<li>{{ language.name }}: {{ counts(rows, language.code) }}</li>
{%- endfor %}
</ul>
<table>
<thead><tr><th scope="col">{{ told(words.kind) }}</th><th scope="col">{{ told(words.title) }}</th>
{%- for language in languages %}
<th scope="col" lang="{{ language.code }}">{{ language.name }}</th>
{%- endfor %}</tr></thead>
<tbody>
{%- for row in rows %}
<tr><td>{{ told(kind_name(row.kind)) }}</td>
<th scope="row"><span lang="{{ row.title_lang }}">{{ row.title }}</span>
<small>{{ row.day or "" }} {{ told(named(row)) }}</small></th>
{%- for code, cell in row.cells.items() %}
<td class="{{ cell.status }}">
{%- set status = told(statuses[cell.status]) %}
{%- if cell.status == "outdated" %}<a href="#{{ row.kind }}-{{ row.id }}-{{ code }}">{{ status }}</a>
{%- else %}{{ status }}{% endif %}{% if cell.note %}<small>{{ told(cell.note) }}</small>{% endif %}</td>
{%- endfor %}</tr>
{%- endfor %}
</tbody>
</table>
{%- for row in rows %}{% for code, cell in row.cells.items() if cell.status == "outdated" %}
<section id="{{ row.kind }}-{{ row.id }}-{{ code }}">
<h2><span lang="{{ row.title_lang }}">{{ row.title }}</span>: {{ told(words.changed) }}
(<span lang="{{ code }}">{{ languages[code].name }}</span>)</h2>
{%- if cell.unshown %}
<p>{{ told(cell.unshown) }}</p>
{%- endif %}
{%- for change in cell.changes %}
<p><b>{{ told(parts[change.field]) }}:</b> <span lang="{{ row.title_lang }}">
{%- for fate, words in change.runs %}
{%- if fate == "removed" %} <del>{{ words }}</del>{% elif fate == "added" %} <ins>{{ words }}</ins>
{%- else %} {{ words }}{% endif %}{% endfor %}</span></p>
{%- endfor %}
</section>
{%- endfor %}{% endfor %}
</body>
</html>
"""


_WORDS_OF_PAGE = {
    "heading": said("Translations"),
    "kind": said("Kind"),
    "title": said("Title"),
    "changed": said("what changed since it was translated"),
}


def page(rows: Sequence[Row], languages: Languages) -> str:
    """The same as an HTML page that needs nothing beside it."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(_PAGE).render(
        rows=rows,
        languages=languages,
        words=_WORDS_OF_PAGE,
        told=told,
        now=now,
        named=_named,
        kind_name=kind_name,
        counts=_counts,
        statuses=_STATUSES,
        parts=_PARTS,
    )
