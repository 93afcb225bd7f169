"""Whether the part of a page that a link names is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from association.problems import Problem, did_you_mean, said
from association.publishing.written_pages.addresses import Destination
from association.publishing.written_pages.markup import Page, read_page


def missing_fragments(
    folder: Path, links: Iterable[tuple[str, int, str, str, Destination]], pages: Mapping[str, Page]
) -> Iterator[Problem]:
    ids = {file: page.ids for file, page in pages.items()}
    for file, line, attribute, address, found in links:
        if found.file not in ids:
            if not found.file.endswith(".svg") or any(sign in found.fragment for sign in "=("):
                continue  # a page of a PDF, a moment of a film, a cut-out of a drawing
            ids[found.file] = read_page((folder / found.file).read_text("utf-8", errors="replace")).ids
        there = ids[found.file]
        wanted = found.fragment
        if wanted in there or unquote(wanted) in there or wanted.lower() == "top":
            continue
        told = {"address": address, "id": unquote(wanted)}
        if found.file == file:
            message = said("leads to {address}, but this page has no part with the id '{id}'", **told)
        else:
            page = address.partition("#")[0]
            message = said("leads to {address}, but {page} has no part with the id '{id}'", page=page, **told)
        yield Problem(file, line, attribute, message, did_you_mean(unquote(wanted), there))
