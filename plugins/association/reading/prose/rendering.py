"""From Markdown to clean HTML, by every step there is between them."""

from __future__ import annotations

from collections.abc import Callable

import markdown

from association.language import ForeignNames, Language, Languages
from association.problems import said
from association.reading.prose.allowed import cleaned
from association.reading.prose.extensions import BareAddress, Headings, Plain, References, Tables
from association.reading.prose.finishing import finish
from association.reading.prose.limits import unbearable, unclosed
from association.reading.prose.lost import cut_off, repeated, unused
from association.reading.prose.ordinals import ordinals_spared
from association.reading.prose.refused import Looks, refused
from association.reading.prose.rendered import Rendered
from association.reading.prose.targets import Targets
from association.reading.prose.wanting import left_wanting, lost_links, notes_without_text, torn_links


class Prose:
    """Turns Markdown into HTML; one Markdown instance serves all texts, for making one costs more than using it."""

    def __init__(self, resolve_file: Callable[[str, str], str | None], languages: Languages) -> None:
        """`resolve_file(target, where)`: a link to a file, as its address or `kind:id`; None when nothing is there."""
        self._resolve_file = resolve_file
        self._languages = languages
        self._tables = Tables()
        self._markdown = markdown.Markdown(
            extensions=[self._tables, "attr_list", "def_list", "footnotes", "sane_lists", Headings()],
            extension_configs={"footnotes": {"BACKLINK_TITLE": "↩ {}", "SEPARATOR": "-"}},
            output_format="html",
        )
        self._markdown.treeprocessors.register(Plain(self._markdown), "plain", 21)  # before what stands in lines, 20
        # After typed tags, 90, which hold addresses too, and before emphasis, 60.
        self._markdown.inlinePatterns.register(BareAddress(), "address", 85)
        self._references = self._markdown.references = References()
        self._looks = Looks(self._markdown)
        self._markdown.treeprocessors.register(self._looks, "looks", 6)  # before ids of headings are made, with 5

    def render(self, source: str, where: str, language: Language, names: ForeignNames) -> Rendered:
        """`where` is the file, for links relative to it; `names` are those that keep their letters in this language."""
        if too_much := list(unbearable(source)):
            return Rendered("", faults=too_much)
        self._markdown.reset()
        self._looks.begin(source)
        try:
            made = self._markdown.convert(ordinals_spared(source, language))
        except RecursionError:
            return Rendered(
                "", faults=[("", said("lists or quotations stand within each other too deep"), said("make it flatter"))]
            )
        typed = self._markdown.htmlStash.rawHtmlBlocks
        if too_much := list(unclosed(made) if typed else ()):
            return Rendered("", faults=too_much)
        faults = self._looks.faults + list(refused(typed))
        targets = Targets(self._resolve_file, where)
        clean = cleaned(made, targets.attribute)
        wanting = [*left_wanting(clean), *notes_without_text(clean, source), *torn_links(clean, source)]
        wanting += (*unused(self._references.unasked, source), *repeated(self._references.repeated, source))
        wanting += cut_off(self._tables.too_long)
        told = {message for _, message, _ in faults}  # an address is looked at twice: the cleaner drops some unseen
        faults += [fault for fault in (*targets.faults, *wanting) if fault[1] not in told]
        faults = faults or list(lost_links(clean))  # when there are others, most likely one of them tells of it
        return Rendered(finish(clean, language, self._languages, names), targets.links, faults)
