"""Ids, files and addresses that lead nowhere, or where another leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from association.problems import Problem, did_you_mean, kind_name, said
from association.reading.rules.evidence import Evidence
from association.reading.yaml_nodes import MOST_FAULTS, Path
from association.records import Article, Page, references


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
            elif _is_draft(evidence.site.of(kind).get(id)):
                yield origin.problem(path, *_of_a_draft(kind, id))
            elif isinstance(path[-1], int) and (path[:-1], id) in seen:
                yield origin.problem(path, said("'{id}' stands in this list twice", id=id), said("keep one of the two"))
            seen.add((path[:-1], id))


def dead_links(evidence: Evidence) -> Iterator[Problem]:
    """A link in a text to a record that isn't there, or will not be on the site."""
    told_of = {id for article in evidence.all("article") for id in article.front.tags}
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
        target, source = evidence.site.of(kind).get(id), evidence.site.of(draft.found.kind).get(draft.found.id)
        if _is_draft(target) and source is not None and not source.draft:
            yield draft.at(f"{kind}:{id}", *_of_a_draft(kind, id), occurrence)
        elif kind == "topic" and source is not None and id not in (told_of if source.draft else in_the_news):
            message = said("links to topic '{id}', which has no page, for there is no news about it", id=id)
            yield draft.at(f"{kind}:{id}", message, said("leave the link out until there is"), occurrence)


def _is_draft(record: Any) -> bool:
    return isinstance(record, Article | Page) and record.draft


def _of_a_draft(kind: str, id: str) -> tuple[str, str]:
    message = said("{kind} '{id}' is a draft, and a link to it would lead nowhere", kind=kind_name(kind), id=id)
    return message, said("publish it too, or leave the link out")


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
