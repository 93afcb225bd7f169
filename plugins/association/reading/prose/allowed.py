"""The allow list: elements and attributes that a text may have, and what an attribute may say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import nh3

from association.problems import said
from association.reading.prose.addresses import SCHEMES, bad_address, in_full, scheme_of
from association.reading.prose.rendered import Finding

TAGS = {
    *("p", "br", "hr", "div", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figure", "figcaption", "img"),
    *("ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
    *("a", "em", "strong", "b", "i", "u", "del", "ins", "s", "sub", "sup", "small", "q", "cite", "mark", "span"),
    *("abbr", "dfn", "code", "kbd", "samp", "var", "time"),
}
_ATTRIBUTES = {
    "*": {"lang", "id", "title", "dir"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "time": {"datetime"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
    "blockquote": {"cite"},
}
_VALUES = {  # what an attribute may say, and how an editor would write it
    "lang": (r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", "ru"),
    "hreflang": (r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", "ru"),
    "dir": (r"ltr|rtl|auto", "ltr"),
    "id": (r"s-[\w-]+", "s-kontakti"),  # as headings have it: the page's own ids are never met
    "width": (r"[0-9]{1,5}", "640"),
    "height": (r"[0-9]{1,5}", "480"),
    "colspan": (r"[0-9]{1,3}", "2"),
    "rowspan": (r"[0-9]{1,3}", "2"),
    "start": (r"-?[0-9]{1,6}", "3"),
    "scope": (r"row|col|rowgroup|colgroup", "col"),
    "datetime": (
        r"[0-9]{4}(-[0-9]{2}){0,2}|[0-9]{2}:[0-9]{2}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}",
        "2017-06-08",
    ),
}


def cleaned(made: str, attribute: Callable[[str, str, str], str]) -> str:
    """Without what isn't on the list; `attribute(tag, name, value)` says what an allowed attribute is to be."""
    return nh3.clean(
        made, tags=TAGS, attributes=_ATTRIBUTES, url_schemes=SCHEMES, link_rel=None, attribute_filter=attribute
    )


def bad_element(tag: str, where: str, source: str = "") -> Iterator[Finding]:
    if tag == "h1":
        is_hashtag = where and f"#{where}" in source
        remedy = said("begin headings with ##; as a sign, write \\#") if is_hashtag else said("begin headings with ##")
        yield where, said("a heading of the first level is the title already"), remedy
    elif address := _address_for_a_tag(where):
        yield where, said("'{words}' makes no link", words=where), said("write [words]({address})", address=address)
    elif tag not in TAGS and tag != "root":  # Markdown's own, around everything
        message = said("<{tag}> is not allowed", tag=tag)
        yield where, message, said("write it in Markdown, or leave it out; < as a sign is written &lt;")


def _address_for_a_tag(typed: str) -> str | None:
    """What stands between < and > as an address does that Markdown makes a link of, and is of another kind."""
    inner = typed[1:-1] if typed.startswith("<") else ""
    return inner if scheme_of(inner) in SCHEMES else in_full(inner)


def bad_attribute(tag: str, name: str, value: str, where: str) -> Iterator[Finding]:
    """An attribute that may not stand on that element, or may not say what it says."""
    if tag not in TAGS:
        return
    if name not in _ATTRIBUTES["*"] | _ATTRIBUTES.get(tag, set()):
        yield where, said("'{name}' on <{tag}> is not allowed", name=name, tag=tag), said("leave it out")
    elif name in ("href", "src", "cite") and scheme_of(value) not in {"", *SCHEMES}:
        message = said("'{address}' is an address of a kind that is not allowed here", address=value)
        usual = said("a link begins with https: or mailto:, or names a record, as organisation:its-id")
        meant = in_full(value)
        yield where, message, said("write {address}", address=meant) if meant else usual
    elif name == "cite" and scheme_of(value) not in ("http", "https"):
        yield where, said("'{address}' is not a web address", address=value), said("write it as https://example.org")
    elif name in ("href", "cite"):
        yield from ((where, message, remedy) for message, remedy in bad_address(value))
    elif name in _VALUES and not re.fullmatch(_VALUES[name][0], value):
        message = said("{name} can't be '{value}'", name=name, value=value)
        yield where, message, said("write it as in {example}", example=_VALUES[name][1])
