"""Links to a part of a text: each must arrive, in every language that the text is read in."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from urllib.parse import unquote

from association.problems import Problem, did_you_mean, kind_name, listed, said
from association.reading.prose import RECORD_LINKS
from association.reading.prose.parts import ids_of
from association.reading.rules.evidence import Evidence
from association.reading.texts import Draft
from association.reading.yaml_nodes import MOST_FAULTS
from association.records import Article, Page, Site

_TO_A_PART = re.compile(rf'<a\b[^>]*?\shref="(?:({"|".join(RECORD_LINKS)}):([^"#]+))?#([^"]*)"')
_OF_EVERY_PAGE = frozenset({"", "top", "content"})  # its beginning (HTML, "scrolling to a fragment"), and its content's
_OF_A_NOTE = re.compile(r"fnref\d*-(.+)")

Parts = Callable[[str, str, str], frozenset[str]]  # the ids of a text, by its kind, key and language


def missing_parts(evidence: Evidence) -> Iterator[Problem]:
    """Links to a part that its text doesn't have, in each language that the text is read in; notes nobody refers to."""
    site = evidence.site

    @cache
    def parts(kind: str, id: str, code: str) -> frozenset[str]:
        return frozenset(ids_of(site.of(kind)[id].versions[code].body or ""))

    for story in (*site.articles.values(), *site.pages.values()):
        for code in story.versions:
            draft = evidence.drafts[story.kind, story.id][code]
            yield from islice(_of_text(story, code, site, draft, parts), MOST_FAULTS)


def _of_text(story: Article | Page, code: str, site: Site, draft: Draft, parts: Parts) -> Iterator[Problem]:
    for kind, id, part in dict.fromkeys(_TO_A_PART.findall(story.versions[code].body or "")):
        wanted = unquote(html.unescape(part))
        if wanted in _OF_EVERY_PAGE:
            continue
        if kind not in ("", "article", "page"):
            if not wanted.startswith("s-"):
                continue  # the page's own ids are known when it is written
            message = said("{kind} '{id}' has no parts to link to", kind=kind_name(kind), id=html.unescape(id))
            yield draft.at(f"{html.unescape(id)}#{wanted}", message, said("leave out #{part}", part=wanted))
        elif kind:
            yield from _elsewhere(site.of(kind).get(id), wanted, draft, parts)
        elif wanted not in (known := parts(story.kind, story.id, code)):
            yield _here(wanted, known, draft)


def _here(wanted: str, known: frozenset[str], draft: Draft) -> Problem:
    note = _OF_A_NOTE.fullmatch(wanted)
    if note and f"fn-{note[1]}" in known:
        message = said("nothing refers to the footnote [^{name}]", name=note[1])
        return draft.at(f"[^{note[1]}]:", message, said("write [^{name}] where it belongs", name=note[1]))
    message = said("this text has no part '#{id}'", id=wanted)
    return draft.at(f"#{wanted}", message, _remedy(wanted, known))


def _elsewhere(target: Article | Page | None, wanted: str, draft: Draft, parts: Parts) -> Iterator[Problem]:
    if target is None:
        return  # which has been told of
    of = {code: parts(target.kind, target.id, code) for code, version in target.versions.items() if version.full}
    lacking = [code for code, known in of.items() if wanted not in known]
    if lacking:
        message = said(
            "{kind} '{id}' has no part '#{part}' in: {languages}",
            kind=kind_name(target.kind),
            id=target.id,
            part=wanted,
            languages=listed(lacking),
        )
        if len(lacking) < len(of):
            remedy = said("write {{#{part}}} behind its heading in every language", part=wanted)
        else:
            remedy = _remedy(wanted, frozenset.union(*of.values()))
        yield draft.at(f"#{wanted}", message, remedy)


def _remedy(wanted: str, known: frozenset[str]) -> str:
    return did_you_mean(wanted, [id for id in known if id.startswith("s-")]) or said("it has no headings: leave it out")
