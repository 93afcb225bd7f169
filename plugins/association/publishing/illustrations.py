"""The pictures of records, ready for the page: an article's own, the logos of organisations and funders."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from association.publishing.edition import Edition
from association.publishing.pictures.markup import logo, photo


def lead(story: Any, edition: Edition) -> Markup | None:
    """The picture that stands above an article."""
    picture = getattr(story, "image", None)
    if picture is None:
        return None
    alt = edition.say(picture.alt)
    return photo(edition.pictures[picture.file], alt.text, edition.base, alt.lang if alt.foreign else "")


def logos(record: Any, edition: Edition) -> tuple[Markup, ...]:
    """An organisation's logo; those of a programme, also on what it pays for."""
    programme = edition.site.get("programme", record.programme) if record.kind == "project" else record
    found = [getattr(record, "logo", None), *getattr(programme, "logos", ())]
    told = [(edition.pictures[picture.file], edition.say(picture.alt)) for picture in found if picture]
    return tuple(logo(file, alt.text, edition.base, alt.lang if alt.foreign else "") for file, alt in told)


def address(picture: Any, edition: Edition) -> str | None:
    """The full address of a picture's file, for programs."""
    if picture is None:
        return None
    prints = edition.pictures[picture.file]
    return edition.absolute(prints.path(prints.fallback[0]))
