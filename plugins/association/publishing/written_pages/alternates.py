"""Whether the versions of a page in other languages answer each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from association.problems import Problem, said
from association.publishing.written_pages.markup import Page


def contradictions(pages: Mapping[str, Page], without_alternates: Collection[str] | None) -> Iterator[Problem]:
    """Versions of a page in other languages answer each other: every one of them names the same ones, and itself."""
    versions = {file: _by_language(page) for file, page in pages.items()}
    for file, page in pages.items():
        if not page.alternates:
            if without_alternates is not None and file not in without_alternates:
                yield Problem(file, 0, "hreflang", said("the page does not name its versions in other languages"))
            continue
        own = versions[file]
        line = page.alternates[0][0]
        if file not in _translations(own).values():
            yield Problem(file, line, "hreflang", said("the page does not name itself among its versions"))
        for line, language, other in page.alternates:
            if own[language.lower()] != other:
                yield Problem(
                    file, line, "hreflang", said("'{code}' is named twice, and leads to two pages", code=language)
                )
            elif language.lower() != "x-default" and other in pages:
                yield from _disagreements(file, line, language, other, pages, versions)


def _disagreements(
    file: str, line: int, language: str, other: str, pages: Mapping[str, Page], versions: Mapping[str, dict[str, str]]
) -> Iterator[Problem]:
    """Where `file` names `other` as its version in `language`, what that page says differently."""
    own, theirs = versions[file], versions[other]
    named = {"other": other, "code": language}
    if pages[other].lang and not _same_language(language, pages[other].lang):
        yield Problem(
            file,
            line,
            "hreflang",
            said(
                "the page names {other} as its version in '{code}', but that page is in '{lang}'",
                lang=pages[other].lang,
                **named,
            ),
        )
    if other == file:
        return
    mine = [code for code, target in _translations(own).items() if target == file]
    if any(theirs.get(code) != file for code in mine) or (not mine and file not in theirs.values()):
        if mine:
            message = said(
                "the page names {other} as its version in '{code}', "
                "but that page does not name this one as its version in '{mine}'",
                mine=mine[0],
                **named,
            )
        else:
            message = said(
                "the page names {other} as its version in '{code}', but that page does not name this one", **named
            )
        yield Problem(file, line, "hreflang", message)
    elif own.get("x-default") != theirs.get("x-default"):
        yield Problem(
            file,
            line,
            "hreflang",
            said(
                "the page names {other} as its version in '{code}', but the two have different pages for 'x-default'",
                **named,
            ),
        )
    elif mine and _translations(own) != _translations(theirs):
        yield Problem(
            file,
            line,
            "hreflang",
            said(
                "the page names {other} as its version in '{code}', but that page names other versions than this one",
                **named,
            ),
        )


def _by_language(page: Page) -> dict[str, str]:
    """The file for each hreflang; the first, where one is written twice."""
    return {language.lower(): file for _, language, file in reversed(page.alternates)}


def _translations(versions: Mapping[str, str]) -> dict[str, str]:
    return {language: file for language, file in versions.items() if language != "x-default"}


def _same_language(one: str, other: str) -> bool:
    """Whether one tag is the other or a narrower form of it: `en` and `en-GB`."""
    one, other = f"{one.lower()}-", f"{other.lower()}-"
    return one.startswith(other) or other.startswith(one)
