"""Redirects and typed links that lead nowhere, as far as that is known before a page is written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote

from association.problems import Problem, did_you_mean, said
from association.records import Site

_FROM_THE_ROOT = re.compile(r'<a\b[^>]*? href="(/(?!/)[^"#?]*)')


def dead_ends(site: Site, taken: Collection[str]) -> Iterator[Problem]:
    """`taken`: the paths of all pages, those of places on them with their fragments."""
    pages = {file_of(path): path for path in (one.partition("#")[0] for one in taken)}
    yield from _redirects_in_the_way(site, pages)
    pages |= {file_of(old): old for old in site.redirects}
    for old, new in sorted(site.redirects.items()):
        for message, remedy in _of_no_page(new.partition("#")[0], pages):
            yield Problem(*site.where["redirect", old], old, message, remedy)
    for story in (*site.articles.values(), *site.pages.values()):
        for code, version in story.versions.items():
            for path in dict.fromkeys(_FROM_THE_ROOT.findall(version.body or "")):
                for message, remedy in _of_no_page(unquote(unescape(path)), pages):
                    file, _ = site.where[story.kind, story.id, code]
                    yield Problem(file, 0, "", message, remedy)


def _of_no_page(path: str, pages: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(message, remedy) for a page that is not there; other files are looked for when all is written.

    `pages`: their paths, by their files.
    """
    if file_of(path) not in pages and (path.endswith((".html", "/")) or file_of(f"{path}/") in pages):
        yield said("there is no page at '{path}'", path=path), did_you_mean(path, pages.values())


def file_of(path: str) -> str:
    """The file that a host answers with for that path."""
    return (path + "index.html" if path.endswith("/") else path).lstrip("/")


def _redirects_in_the_way(site: Site, pages: Mapping[str, str]) -> Iterator[Problem]:
    """Old addresses at which a page stands, or another one's file or folder would."""
    files: dict[str, str] = {}
    for old in sorted(site.redirects):
        where, file = site.where["redirect", old], file_of(old)
        within = (file, *map(str, PurePosixPath(file).parents))
        if any(part in pages for part in within):
            yield Problem(*where, old, said("leads away from a page that is there"), said("delete it"))
        elif other := next((files[part] for part in within if part in files), None):
            yield Problem(*where, old, said("stands here as '{other}' too", other=other), said("keep one"))
        files.setdefault(file, old)
