"""Reads a `content/` folder: the one place that opens its files."""

from __future__ import annotations

import json
import posixpath
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from association.language import ForeignNames, Language, Languages
from association.problems import Problem, ProblemsFound, did_you_mean, plain, said
from association.reading import contents, files, rules
from association.reading.names import Found, is_id
from association.reading.pictures import Remember, look, made_anew
from association.reading.prose import Prose
from association.reading.read_before import ReadBefore
from association.reading.texts import FRONTS, Draft, Stories, split
from association.reading.typed import typed
from association.reading.yaml_nodes import Located, read_yaml
from association.records import (
    Agreement,
    Document,
    Event,
    Field,
    Identity,
    Need,
    Network,
    Offer,
    Organisation,
    Place,
    Programme,
    Project,
    Resource,
    Site,
    Survey,
    Term,
    Topic,
)

MODELS = {
    model.kind: model
    for model in (
        *(Organisation, Place, Field, Network, Agreement, Programme, Project, Event, Offer, Survey, Document),
        *(Need, Resource, Topic, Term, Identity),
    )
}

MOST_RECORDS = 20_000  # in one list file

DEFAULT_ZONE = "Europe/Riga"  # where nobody says another; commands always say the settings' own

__all__ = ["DEFAULT_ZONE", "MODELS", "read_site"]


def read_site(
    content: Path,
    languages: Languages,
    today: date,
    zone: str = DEFAULT_ZONE,
    kept: dict[Found, bytes] | None = None,
    remember: Remember = made_anew,
) -> Site:
    """Everything in the folder, checked; raises ProblemsFound with all problems of all files at once.

    `today` decides what people can still join, and so what must be said in every full language; `zone` is that of
    the events' hours. `kept` is filled with what every text held; `remember` saves decoding pictures and
    rendering texts that were decoded and rendered before.
    """
    return _Reading(content, languages, today, ZoneInfo(zone), kept, remember).site()


class _Reading:
    """One reading of one folder: what was found so far, and what is wrong with it."""

    def __init__(
        self,
        content: Path,
        languages: Languages,
        today: date,
        zone: ZoneInfo,
        kept: dict[Found, bytes] | None,
        remember: Remember,
    ) -> None:
        self.kept = kept
        self.remember = remember
        self.content = content
        self.languages = languages
        self.today = today
        self.zone = zone
        self.problems: list[Problem] = []
        self.records: dict[str, dict[str, Any]] = {kind: {} for kind in (*MODELS, "article", "page")}
        self.origins: dict[rules.Key, Located] = {}
        self.data: list[tuple[Located, type[BaseModel]]] = []
        self.unread: set[str] = set()  # kinds whose list can't be read, so that nobody knows its ids
        self.misnamed: set[rules.Key] = set()
        self.redirects: dict[str, str] = {}
        self.moved: dict[tuple[str, ...], tuple[str, int]] = {}
        self.region: Any = None

    def site(self) -> Site:
        passed_over: list[str] = []
        found = files.find(self.content, self.problems, passed_over)
        published = {f.path.relative_to(self.content).as_posix(): f for f in found if f.kind in ("asset", "picture")}
        self.assets = set(published)
        looked_at = {
            name: look(file, name, self.problems, self.remember)
            for name, file in published.items()
            if file.kind == "picture"
        }
        photos = {name: photo for name, photo in looked_at.items() if photo is not None}
        for file in found:
            if file.kind not in ("asset", "picture", "article", "page"):
                self._read_data(file)
        stories = self._read_texts([f for f in found if f.kind in ("article", "page")])
        if ("site", "site") not in self.origins and self.content.is_dir():
            name = files.shown_path(self.content / "data" / "site.yaml")
            self.problems.append(Problem(name, 0, "", said("is missing"), said("add it, with name: and tagline:")))
        identity = self.records.pop("site").get("site")
        records = {kind: dict(sorted(self.records[kind].items())) for kind in sorted(self.records)}
        site = Site(
            identity,
            records,
            self.redirects,
            assets=tuple(sorted(self.assets)),
            region=self.region,
            where=self._where(stories),
            passed_over=tuple(passed_over),
            photos=photos,
        )
        self.problems += rules.broken(self._evidence(site, stories))
        if self.problems:
            raise ProblemsFound(self.problems)
        return site

    def _where(self, stories: Stories) -> dict[tuple[str, ...], tuple[str, int]]:
        found: dict[tuple[str, ...], tuple[str, int]] = dict(self.moved)
        for key, located in self.origins.items():
            found[key] = located.file, located.line(())
        for (kind, id), by_language in stories.drafts.items():
            for code, draft in by_language.items():
                found[kind, id, code] = draft.header.file, draft.header.line(("slug",))
        return found

    def _evidence(self, site: Site, stories: Stories) -> rules.Evidence:
        return rules.Evidence(
            site=site,
            origins=self.origins,
            known=frozenset(self.origins) | self.misnamed,
            unread=frozenset(self.unread),
            data=tuple(self.data),
            drafts=stories.drafts,
            links=tuple(stories.links),
            languages=self.languages,
            today=self.today,
            zone=self.zone,
        )

    # --- records ----------------------------------------------------------------------------------

    def _read_data(self, file: Found) -> None:
        kind = file.kind.removeprefix("list:")
        if kind == "region":
            self._take_region(file)
            return
        text = contents.read_text(file, self.problems, self.kept)
        if text is not None and not text.strip():
            self.problems.append(Problem(file.name, 0, "", said("is empty"), said("fill it in, or delete it")))
            text = None
        located = Located(file.name, broken=True) if text is None else read_yaml(text, file.name)
        if kind == "redirects":
            self._take_redirects(located)
        elif kind != file.kind:
            self._take_list(kind, located)
        else:
            self._take(kind, file.id, located)

    def _take_region(self, file: Found) -> None:
        """The area that an owner wants drawn on the map, as a program for maps exports it."""
        text = contents.read_text(file, self.problems, self.kept)
        if text is None:
            return
        try:
            self.region = json.loads(text)
        except (ValueError, RecursionError) as error:
            line = getattr(error, "lineno", 1)
            remedy = said("export the file anew as GeoJSON (RFC 7946)")
            self.problems.append(Problem(file.name, line, "", said("is not JSON"), remedy))

    def _take(self, kind: str, id: str, located: Located) -> None:
        """One record from one file, or from one key of a list file."""
        self.origins[kind, id] = located
        record = typed(MODELS[kind], located, self.languages, id=id)
        self.problems += located.problems
        if record is not None:
            self.records[kind][id] = record
        if isinstance(located.data, dict):
            self.data.append((located, MODELS[kind]))

    def _take_list(self, kind: str, located: Located) -> None:
        if located.broken or not isinstance(located.data, dict | None):
            self.unread.add(kind)
        if isinstance(located.data, list | str):
            located.refuse((), said("is not a list of ids"), said("write 'id:' and its fields below it, indented"))
        elif isinstance(located.data, dict) and len(located.data) > MOST_RECORDS:
            located.refuse(
                (), said("holds more than {most} records", most=MOST_RECORDS), said("look what has got into it")
            )
            self.unread.add(kind)
        self.problems += located.problems
        if not isinstance(located.data, dict) or kind in self.unread:
            return
        for id in located.data:
            if is_id(id):
                self._take(kind, id, located.below(id))
            else:
                message, meant = said("'{id}' can't be an id", id=id), plain(id).strip().lower()
                seems = did_you_mean(id, [meant]) if plain(id) != id and is_id(meant) else ""
                remedy = seems or said("use a to z, digits and hyphens")
                self.problems.append(located.problem((id,), message, remedy))
                self.misnamed.add((kind, meant))

    def _take_redirects(self, located: Located) -> None:
        if isinstance(located.data, list | str):
            located.refuse((), said("is not a list of redirects"), said("write '/old/address/: /new/address/'"))
        entries = located.data if isinstance(located.data, dict) and len(located.data) <= MOST_RECORDS else {}
        old_ones = {old.casefold(): old for old in reversed(entries)}
        for old, new in entries.items():
            if not _is_old_address(old) or not isinstance(new, str) or not _is_address(new):
                message = said("'{old}: {new}' is not a redirect", old=old, new="" if new is None else new)
                remedy = said("write '/old/: /new/', each from the root of this site; the old one ends in / or .html")
                located.refuse((old,), message, remedy)
            elif new.casefold() in old_ones:
                located.refuse(
                    (old,), said("'{new}' has moved on itself", new=new), said("name the address where the page is now")
                )
            elif old_ones[old.casefold()] != old:
                located.refuse(
                    (old,), said("stands here as '{other}' too", other=old_ones[old.casefold()]), said("keep one")
                )
            else:
                self.redirects[old] = new
                self.moved["redirect", old] = located.file, located.line((old,))
        self.problems += located.problems

    # --- texts ------------------------------------------------------------------------------------

    def _read_texts(self, texts: list[Found]) -> Stories:
        self._targets = {f.path.relative_to(self.content).as_posix(): f"{f.kind}:{f.id}" for f in texts}
        self._targets |= {name: f"/{name}" for name in self.assets}
        self._folders = {f.name: f.path.relative_to(self.content).parent.as_posix() for f in texts}
        prose = (
            Prose(self._resolve_file, self.languages)
            if self.remember is made_anew
            else ReadBefore(self._resolve_file, self.languages, self.remember)
        )
        stories = Stories(self.languages, prose, cache(self._foreign_names))
        for story in stories.read(self._drafts(texts, stories)):
            self.records[story.kind][story.id] = story
        self.problems += stories.problems
        self.origins |= stories.origins
        for (kind, _), by_language in stories.drafts.items():
            self.data += [(draft.header, FRONTS[kind]) for draft in by_language.values() if _has_fields(draft)]
        return stories

    def _drafts(self, texts: list[Found], stories: Stories) -> list[Draft]:
        drafts = []
        for file in texts:
            self.origins[file.kind, file.id] = Located(file.name, broken=True)  # until it turns out to be readable
            text = contents.read_text(file, stories.problems, self.kept)
            draft = None if text is None else split(file, text, stories.problems)
            if draft is None:
                stories.leave_unread(file)
            else:
                drafts.append(draft)
        return drafts

    def _resolve_file(self, target: str, where: str) -> str | None:
        """The address of a file that a text names, relative to it or to `content/`."""
        if target.startswith("/"):
            return self._targets.get(target.lstrip("/"))
        beside = posixpath.normpath(posixpath.join(self._folders[where], target))
        return self._targets.get(beside) or self._targets.get(posixpath.normpath(target))

    def _foreign_names(self, language: Language) -> ForeignNames:
        """Proper names that keep their letters in this language, and the language they are in."""
        names = {}
        for organisation in self.records["organisation"].values():
            words = organisation.name.into(language.code, otherwise=self.languages.default.code)
            if words.foreign:
                names[words.text] = words.lang
        return ForeignNames(names)


def _has_fields(draft: Draft) -> bool:
    return isinstance(draft.header.data, dict)


# --- redirects ----------------------------------------------------------------------------------------


def _is_address(path: str) -> bool:
    """Whether it is a path from the site's root, without anything that leads elsewhere."""
    return (
        len(path) <= 300
        and path.startswith("/")
        and re.fullmatch(r"(?:/(?!\.{1,2}(?:/|$))[^\s/?#*:<>\"\\|]+)*/?(?:#[\w-]+)?", path) is not None
    )


def _is_old_address(path: str) -> bool:
    """Whether a page can be written there that leads on: in a file whose name the signs with % stand for."""
    try:
        file = unquote(path, errors="strict").replace(" ", "_")
    except UnicodeDecodeError:
        return False
    named = _is_address(path) and _is_address(file) and path.endswith(("/", ".html"))
    return named and "#" not in path and path != "/"
