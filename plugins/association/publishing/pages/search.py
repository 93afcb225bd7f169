"""The search: a page that lists everything, and the index for the script that searches it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from association.editions import PageId
from association.exports.search_index import search_index
from association.language import plural_form
from association.publishing.edition import Edition
from association.publishing.pages.view import View, section
from association.publishing.search import by_kind, by_letter, by_topic, entries_of, listed
from association.publishing.structure import ENTRIES_LISTED, sheets

_HUNDREDS = 200  # numbers whose plural form the script is told; from there on the last two digits decide


def search(views: Sequence[View], edition: Edition, editions: Mapping[str, Edition]) -> Iterator[View]:
    """Everything by kind and topic, and by letter in sheets when it is long; `views` are the edition's other pages."""
    entries = listed(views, edition)
    told = entries_of(entries, views, edition)
    index = search_index(told, edition.language, edition.addresses.languages, most=ENTRIES_LISTED)
    page = PageId("section", "search")
    count = sheets(len(entries), ENTRIES_LISTED)
    paths = [edition.page_path(page._replace(number=number)) or "" for number in range(1, count + 1)]
    shows = {
        "addresses": [edition.href(path) for path in paths],
        "total": len(entries),
        "index": edition.href(f"/theme/{index.first}"),
        "own_language": edition.language_name(edition.language.code),
        "numbers": _numbers(edition),
        "kinds": by_kind(entries, edition),
        "topics": by_topic(entries),
    }
    for number in range(1, count + 1):
        letters = by_letter(entries[(number - 1) * ENTRIES_LISTED : number * ENTRIES_LISTED], edition)
        view = section("search", "search.html", {**shows, "number": number, "letters": letters}, edition, editions)
        files = {f"/theme/{name}": data for name, data in index.files.items()} if number == 1 else {}
        yield replace(view, page=page._replace(number=number), files=files)


def _numbers(edition: Edition) -> tuple[str, str]:
    """How a number of results is told: the forms, one a line, and for each number from 0 on which of them it takes."""
    forms = [plural_form(number, edition.language) for number in range(_HUNDREDS)]
    told = {
        form: edition.catalogue.ngettext("%(num)s result", "%(num)s results", number)
        for number, form in enumerate(forms)
    }
    order = sorted(told)
    lines = "\n".join(told[form] % {"num": "#"} for form in order)
    return lines, "".join(str(order.index(form)) for form in forms)
