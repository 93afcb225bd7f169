"""From a survey to the documents that drew on it, and back: whichever of the two says so."""

from __future__ import annotations

from association.records import Document, Site, Survey


def outcomes(survey: Survey, site: Site) -> tuple[Document, ...]:
    """What became of the answers: the documents that drew on them, then the later versions of these."""
    found = {survey.used_by: site.get("document", survey.used_by)} if survey.used_by else {}
    found |= {one.id: one for one in site.mentioning("survey", survey.id, by="document")}
    waiting = list(found.values())
    while waiting:
        later = site.mentioning("document", waiting.pop().id, by="document")
        waiting += [one for one in later if one.id not in found]
        found |= {one.id: one for one in later}
    return tuple(found.values())


def sources(document: Document, site: Site) -> tuple[Survey, ...]:
    """The surveys whose answers went into it."""
    found = {document.fed_by: site.get("survey", document.fed_by)} if document.fed_by else {}
    found |= {one.id: one for one in site.mentioning("document", document.id, by="survey")}
    return tuple(found.values())
