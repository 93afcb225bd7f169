"""What records must be to each other: every rule yields the problems it finds."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache, cached_property
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from pydantic import BaseModel

from association.language import Languages
from association.problems import Problem, did_you_mean, kind_name, said
from association.reading import anchors
from association.reading.texts import Draft
from association.reading.yaml_nodes import MOST_FAULTS, Located, Path
from association.records import Article, Event, Page, Programme, Site, references
from association.records.texts import Front

Key = tuple[str, str]  # kind and id


@dataclass(frozen=True)
class Evidence:
    """What was read, for the rules to judge: records that could be made, and the plain data of all.

    `known`: every id that some file declares, also when its record has problems of its own. `unread`: kinds whose
    list can't be read, so that nobody knows its ids. `data`: where it stands, and the model it was meant for.
    """

    site: Site
    origins: Mapping[Key, Located]
    known: frozenset[Key]
    unread: frozenset[str]
    data: tuple[tuple[Located, type[BaseModel]], ...]
    drafts: Mapping[Key, Mapping[str, Draft]]
    links: tuple[tuple[Draft, str, str, int], ...]
    languages: Languages
    today: date
    zone: ZoneInfo

    def at(self, key: Key, path: Path, message: str, remedy: str) -> Iterator[Problem]:
        """A problem of that record, unless it rests on a field that has been refused already."""
        origin = self.origins[key]
        if not origin.doubtful(path):
            yield origin.problem(path, message, remedy)

    def all(self, kind: str) -> Iterable[Any]:
        return self.site.of(kind).values()

    @cached_property
    def _ids(self) -> Mapping[tuple[str, str], list[str]]:
        """Known ids by kind and beginning; by kind alone under an empty beginning."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for kind, id in sorted(self.known):
            found[kind, ""].append(id)
            found[kind, id[:2]].append(id)
        return found

    def closest(self, kind: str, id: str) -> str:
        """A remedy for an id that leads nowhere; looking for the closest takes long when there are thousands."""
        known = self._ids.get((kind, ""), [])
        if len(known) > 1000:
            known = self._ids.get((kind, id[:2]), [])[:100]
        return did_you_mean(id, known) or said("describe the {kind} first, or mend the id", kind=kind_name(kind))

    def missing(self, kind: str, id: str) -> bool:
        return (kind, id) not in self.known and kind not in self.unread


def broken(evidence: Evidence) -> Iterator[Problem]:
    """Every rule between records, for all of them."""
    for rule in RULES:
        yield from rule(evidence)


# --- ids and files that lead nowhere ------------------------------------------------------------------


def dangling(evidence: Evidence) -> Iterator[Problem]:
    """An id that leads to no record, or stands in one list twice."""
    for origin, model in evidence.data:
        seen: set[tuple[Path, str]] = set()
        for path, kind, id in references(origin.data, model):
            if origin.doubtful(path):
                continue
            if evidence.missing(kind, id):
                message = said("there is no {kind} '{id}'", kind=kind_name(kind), id=id)
                yield origin.problem(path, message, evidence.closest(kind, id))
            elif isinstance(path[-1], int) and (path[:-1], id) in seen:
                yield origin.problem(path, said("'{id}' stands in this list twice", id=id), said("keep one of the two"))
            seen.add((path[:-1], id))


def repeated_languages(evidence: Evidence) -> Iterator[Problem]:
    """A language that stands in a record's list twice."""
    for kind in ("organisation", "event", "offer"):
        for record in evidence.all(kind):
            for index, code in enumerate(record.languages):
                if code in record.languages[:index]:
                    path, message = ("languages", index), said("'{id}' stands in this list twice", id=code)
                    yield from evidence.at((kind, record.id), path, message, said("keep one of the two"))


def told_too_early(evidence: Evidence) -> Iterator[Problem]:
    """What is told as done on a day that is still to come."""
    done = [("event", event, "start", "status") for event in evidence.all("event") if event.status == "held"]
    done += [("agreement", agreement, "signed_on", "signed_on") for agreement in evidence.all("agreement")]
    done += [("organisation", one, "verified", "verified") for one in evidence.all("organisation")]
    for kind, record, field, at in done:
        day = getattr(record, field)
        if day is not None and day > evidence.today:
            message = said("is told as done, but {day} is still to come", day=day)
            yield from evidence.at((kind, record.id), (at,), message, said("mend one of the two"))


def dead_links(evidence: Evidence) -> Iterator[Problem]:
    """A link in a text to a record that isn't there, or will not be on the site."""
    stories = {**evidence.site.articles, **evidence.site.pages}
    in_the_news = {id for article in evidence.all("article") if not article.draft for id in article.front.tags}
    told: Counter[str] = Counter()
    for draft, kind, id, occurrence in evidence.links:
        if told[draft.found.name] > MOST_FAULTS:
            continue
        if evidence.missing(kind, id):
            told[draft.found.name] += 1
            message = said("there is no {kind} '{id}' to link to", kind=kind_name(kind), id=id)
            yield draft.at(f"{kind}:{id}", message, evidence.closest(kind, id), occurrence)
            continue
        target, source = evidence.site.of(kind).get(id), stories.get(draft.found.id)
        if isinstance(target, Article | Page) and target.draft and source is not None and not source.draft:
            message = said("{kind} '{id}' is a draft, and a link to it would lead nowhere", kind=kind_name(kind), id=id)
            yield draft.at(f"{kind}:{id}", message, said("publish it too, or leave the link out"), occurrence)
        elif kind == "topic" and id not in in_the_news and source is not None and not source.draft:
            message = said("links to topic '{id}', which has no page, for there is no news about it", id=id)
            yield draft.at(f"{kind}:{id}", message, said("leave the link out until there is"), occurrence)


def missing_parts(evidence: Evidence) -> Iterator[Problem]:
    """A link to a part that its text doesn't have."""
    return anchors.missing_parts(evidence.site, evidence.drafts)


def missing_files(evidence: Evidence) -> Iterator[Problem]:
    """A picture or a document that isn't in `content/`, and a picture that nobody described."""
    for record in [*evidence.site, *filter(None, [evidence.site.identity])]:
        key = record.kind, record.id
        for path, folder, file in _files(record):
            if file not in evidence.site.assets or not file.startswith(f"{folder}/"):
                near = did_you_mean(file, (one for one in evidence.site.assets if one.startswith(f"{folder}/")))
                remedy = near or said("put it into {folder}/, and write {folder}/its-name", folder=folder)
                yield from evidence.at(key, path, said("there is no file '{file}'", file=file), remedy)
    for article in evidence.all("article"):
        if article.front.image and not article.front.image_alt:
            remedy = said("add image_alt: what the picture shows, in one sentence")
            yield from evidence.at(("article", article.id), ("image",), said("has no image_alt"), remedy)
        for code, version in article.versions.items():
            if version.front.image_alt and not article.front.image:
                header = evidence.drafts["article", article.id][code].header
                yield header.problem(
                    ("image_alt",), said("describes a picture, and there is none"), said("add image: to the original")
                )


def _files(record: Any) -> Iterator[tuple[Path, str, str]]:
    """The files that a record names: the field, the folder where such files lie, the name."""
    if isinstance(record, Article) and record.front.image:  # type: ignore[attr-defined]
        yield ("image",), "images", record.front.image  # type: ignore[attr-defined]
    if logo := getattr(record, "logo", None):
        yield ("logo", "file"), "images", logo.file
    for index, picture in enumerate(getattr(record, "logos", ())):
        yield ("logos", index, "file"), "images", picture.file
    if file := getattr(record, "file", None):
        yield ("file",), "files", file


def same_address(evidence: Evidence) -> Iterator[Problem]:
    """Two articles, or two pages, with one slug in one language."""
    taken: dict[tuple[str, str, str], str] = {}
    for kind in ("article", "page"):
        for story in evidence.all(kind):
            for code, version in story.versions.items():
                slug = version.front.slug or story.id
                other = taken.setdefault((kind, code, slug), story.id)
                if other != story.id:
                    header = evidence.drafts[kind, story.id][code].header
                    message = said(
                        "'{slug}' is the address of {kind} '{id}' already", slug=slug, kind=kind_name(kind), id=other
                    )
                    yield header.problem(("slug",), message, said("give it another slug"))


# --- what readers are owed ----------------------------------------------------------------------------


def unfunded_notices(evidence: Evidence) -> Iterator[Problem]:
    """Something a programme paid for, in a language in which that programme has no notice."""
    told = set()
    for record in [*evidence.site, *filter(None, [evidence.site.identity])]:
        own = record.id if record.kind == "project" else getattr(record, "project", None)
        project = evidence.site.of("project").get(own or "")
        programme = evidence.site.of("programme").get(project.programme) if project else None
        if programme is None or getattr(record, "draft", False):
            continue
        notice = programme.notice_for("website" if record.kind == "site" else record.kind)
        for language in evidence.languages:
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


def unspoken(evidence: Evidence) -> Iterator[Problem]:
    """Something that people can still join, without its title and summary in every full language."""
    for kind in ("event", "offer", "survey"):
        for record in evidence.all(kind):
            if not record.open_on(evidence.today):
                continue
            for language in evidence.languages:
                if not (language.default or language.shows_untranslated):
                    continue
                for name in ("title", "summary"):
                    text = getattr(record, name)
                    if text is None or language.code not in text:
                        message = said("is missing in '{code}', and people can still take part", code=language.code)
                        remedy = said("add {name}: {{{code}: …}}", name=name, code=language.code)
                        yield from evidence.at((kind, record.id), (name, language.code), message, remedy)


def hours_that_do_not_exist(evidence: Evidence) -> Iterator[Problem]:
    """A time of day that the clocks skip when summer time begins."""
    for event in evidence.all("event"):
        for path, day, clock in _hours(event):
            if clock is not None and _skipped(day, clock, evidence.zone):
                told = {"day": day, "clock": f"{clock:%H:%M}"}
                message = said("there is no {clock} on {day}: the clocks go forward", **told)
                yield from evidence.at(("event", event.id), path, message, said("look at the invitation again"))


def _hours(event: Event) -> Iterator[tuple[Path, date, time | None]]:
    if event.start and event.last_day:
        yield ("starts",), event.start, event.starts
        yield ("ends",), event.last_day, event.ends
    for index, session in enumerate(event.sessions):
        yield ("sessions", index, "starts"), session.day, session.starts
        yield ("sessions", index, "ends"), session.day, session.ends


def _skipped(day: date, clock: time, zone: ZoneInfo) -> bool:
    there = datetime.combine(day, clock, zone)
    return there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != there.replace(tzinfo=None)


@cache
def _languages_of_the_world() -> frozenset[str]:
    return frozenset(Locale("en").languages)


def unknown_languages(evidence: Evidence) -> Iterator[Problem]:
    """A language in which something is held, by a code that stands for none."""
    for kind in ("organisation", "event", "offer"):
        for record in evidence.all(kind):
            for index, code in enumerate(record.languages):
                if code.partition("-")[0] not in _languages_of_the_world():
                    message = said("'{code}' is not the code of a language", code=code)
                    remedy = did_you_mean(code, evidence.languages.codes)
                    yield from evidence.at((kind, record.id), ("languages", index), message, remedy)


# --- the network --------------------------------------------------------------------------------------


def parents_in_a_circle(evidence: Evidence) -> Iterator[Problem]:
    """A place that would lie inside itself."""
    for id in _in_a_circle(evidence.site.of("place"), "parent"):
        remedy = said("name the larger place")
        yield from evidence.at(("place", id), ("parent",), said("would lie inside itself"), remedy)


def versions_in_a_circle(evidence: Evidence) -> Iterator[Problem]:
    """A document that would replace itself."""
    for id in _in_a_circle(evidence.site.of("document"), "replaces"):
        remedy = said("name the version before it")
        yield from evidence.at(("document", id), ("replaces",), said("would replace itself"), remedy)


def _in_a_circle(records: Mapping[str, Any], field: str) -> Iterator[str]:
    """The ids of records that come back to themselves by a field that names another of their kind."""
    looked_at: set[str] = set()
    for start in records:
        way: dict[str, None] = {}  # from record to record, in order
        here: str | None = start
        while here in records and here not in way and here not in looked_at:
            way[here] = None
            here = getattr(records[here], field)
        looked_at |= way.keys()
        yield from list(way)[list(way).index(here) :] if here in way else []


def strangers_in_the_network(evidence: Evidence) -> Iterator[Problem]:
    """A party to a network's agreement that is no member of the network."""
    members = {id for network in evidence.all("network") for id in network.members}
    for agreement in evidence.all("agreement"):
        if agreement.type != "network" or not evidence.site.of("network"):
            continue
        for index, party in enumerate(agreement.parties):
            if party not in members:
                message = said("'{id}' is not a member of the network", id=party)
                yield from evidence.at(
                    ("agreement", agreement.id), ("parties", index), message, said("add it to network.yaml")
                )


# --- the funder's notice is never typed ---------------------------------------------------------------

_RUN = 7  # words in a row that nobody writes twice by chance


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


RULES = (
    dangling,
    repeated_languages,
    told_too_early,
    dead_links,
    missing_parts,
    missing_files,
    same_address,
    unfunded_notices,
    unspoken,
    hours_that_do_not_exist,
    unknown_languages,
    parents_in_a_circle,
    versions_in_a_circle,
    strangers_in_the_network,
    typed_notices,
)
