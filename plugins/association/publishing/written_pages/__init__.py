"""What was written leads somewhere: links, fragments, images and alternates, checked on the output before the switch.

    problems = problems_in(staging, "https://example.org/repo")

Every page is read once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from association.problems import Problem, said
from association.publishing.written_pages.addresses import Destination, Output
from association.publishing.written_pages.alternates import contradictions
from association.publishing.written_pages.feeds import NotWellFormed, links_of_json_feed, links_of_xml
from association.publishing.written_pages.fragments import missing_fragments
from association.publishing.written_pages.markup import Page, read_page

__all__ = ["Destination", "Page", "problems_in", "read_page"]


def problems_in(folder: Path, siteurl: str = "", without_alternates: Collection[str] | None = None) -> list[Problem]:
    """Everything on the pages, sitemaps and feeds in `folder` that leads nowhere, or is contradicted elsewhere.

    Files are named by their path below `folder`. When `without_alternates` is given, every page that isn't in it
    must name its versions in other languages; by default a page may have none.
    """
    output = Output.of(folder, siteurl)
    problems: list[Problem] = []
    pages: dict[str, Page] = {}
    to_fragments: list[tuple[str, int, str, str, Destination]] = []
    for file in sorted(output.files):
        try:
            links, page = _read(folder / file)
        except UnicodeDecodeError as fault:
            line = fault.object.count(b"\n", 0, fault.start) + 1
            problems.append(Problem(file, line, "", said("is not written in UTF-8")))
            continue
        except NotWellFormed as fault:
            problems.append(Problem(file, fault.line, "", said("cannot be read by programs: {why}", why=fault)))
            continue
        for line, attribute, address in links:
            found = output.destination(address, file)
            if found.fault:
                problems.append(Problem(file, line, attribute, found.fault, found.remedy))
            elif found.fragment and found.file:
                to_fragments.append((file, line, attribute, address, found))
        if page is not None:
            problems += _problems_of(page, file)
            pages[file] = _kept(page, file, output)
    problems += missing_fragments(folder, to_fragments, pages)
    problems += contradictions(pages, without_alternates)
    return sorted(set(problems))


def _read(path: Path) -> tuple[Iterable[tuple[int, str, str]], Page | None]:
    """The links of a page, sitemap or feed, and the page if it is one; nothing for other files."""
    match path.suffix.lower():
        case ".html" | ".htm":
            page = read_page(path.read_bytes().decode("utf-8"))
            return page.links, page
        case ".xml":
            return tuple(links_of_xml(path.read_bytes())), None
        case ".json":
            return tuple(links_of_json_feed(path.read_bytes())), None
    return (), None


def _problems_of(page: Page, file: str) -> Iterator[Problem]:
    """What can be said of a page alone."""
    if not page.lang.strip():
        yield Problem(
            file, 1, "lang", said("the page does not say its language"), said('write it, as in <html lang="lv">')
        )
    for line, name in page.repeated_ids:
        yield Problem(file, line, "id", said("'{name}' is already the id of another part of the page", name=name))


def _kept(page: Page, file: str, output: Output) -> Page:
    """The page without its links, which are many, and with files for the addresses of its other versions."""
    alternates = (
        (line, language, output.destination(address, file).file) for line, language, address in page.alternates
    )
    return Page(page.lang, page.ids, alternates=tuple(found for found in alternates if found[2]))
