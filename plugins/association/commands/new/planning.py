"""Which files are to be written, and what is to stand in each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date
from pathlib import Path

from association.commands import WrongUse, refuse_no_content
from association.commands.new.asking import Ask, Wishes, title_and_id, wanted_day
from association.commands.new.records import RECORDS, record
from association.commands.new.texts import original, translation
from association.language import Languages
from association.problems import did_you_mean, kind_name, listed, said
from association.reading import history
from association.reading.names import RECORD_FOLDERS
from association.reading.texts import FRONTS

KINDS = (*FRONTS, *RECORDS)
_FOLDERS = {kind: f"data/{folder}" for folder, kind in RECORD_FOLDERS.items()}
_FOLDERS |= {"article": "articles", "page": "pages"}


def has_day(kind: str) -> bool:
    """Whether `--date` says something of it."""
    return kind == "article" or (kind in RECORDS and "start" in RECORDS[kind].model_fields)


def refuse_unused(kind: str, given: Mapping[str, object]) -> None:
    """Refuses what was typed and would come to nothing; options have underscores, as Python knows them."""
    typed = [f"--{name.replace('_', '-')}" for name, value in given.items() if value is not None]
    if kind in FRONTS and "--languages-of" in typed:
        if others := [option for option in typed if option != "--languages-of"]:
            raise WrongUse(
                said(
                    "--languages-of takes everything from the original and makes no use of {options}; leave that out",
                    options=listed(others),
                )
            )
    elif kind in KINDS and not has_day(kind) and "--date" in typed:
        raise WrongUse(said("new {kind} makes no use of {options}; leave that out", kind=kind, options="--date"))


def planned(kind: str, content: Path, languages: Languages, wishes: Wishes, ask: Ask, today: Date) -> dict[Path, str]:
    """The new files and what is to stand in them."""
    if not kind:
        raise WrongUse(
            said(
                "Name what to write: article, page, organisation, event or offer. "
                'For example: invoke new article --title "A new path"'
            )
        )
    if kind not in KINDS:
        raise WrongUse(said("There is no kind '{kind}'; {remedy}", kind=kind, remedy=did_you_mean(kind, KINDS)))
    refuse_no_content(content)
    if wishes.languages_of is not None:
        return _missing_translations(kind, wishes.languages_of, content, languages)
    title, id = title_and_id(kind, content, languages, wishes, ask)
    day = wanted_day(kind, wishes, ask, today)
    if kind in RECORDS:
        path = content / _FOLDERS[kind] / f"{id}.yaml"
        return {path: record(kind, title, day, languages)}
    stem = f"{day}-{id}" if kind == "article" else id
    texts = {languages.default.code: original(kind, title)}
    texts |= {language.code: translation(kind) for language in languages if not language.default}
    return {content / _FOLDERS[kind] / f"{stem}.{code}.md": text for code, text in texts.items()}


def _missing_translations(kind: str, key: str, content: Path, languages: Languages) -> dict[Path, str]:
    if kind not in FRONTS:
        raise WrongUse(said("Only articles and pages have files of their own in each language"))
    everything = history.tellings(content, languages)
    by_language = everything.get((kind, key))
    if by_language is None:
        known = [other for other_kind, other in everything if other_kind == kind]
        if not known:
            raise WrongUse(said("There is no {kind} '{id}'", kind=kind_name(kind), id=key))
        remedy = did_you_mean(key, known)
        raise WrongUse(said("There is no {kind} '{id}'; {remedy}", kind=kind_name(kind), id=key, remedy=remedy))
    lacking = [code for code in languages.codes if code not in by_language]
    if not lacking:
        raise WrongUse(said("The {kind} '{id}' has a file in every language already", kind=kind_name(kind), id=key))
    found = history.original_of(by_language)
    text = translation(kind, history.wording(found))
    stem = found.path.name.removesuffix(f".{found.lang}.md")
    return {found.path.with_name(f"{stem}.{code}.md"): text for code in lacking}
