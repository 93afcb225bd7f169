"""Editors' Markdown: HTML from an allow list, links that are known to arrive, foreign words marked."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions.toc import TocExtension, TocTreeprocessor, slugify_unicode
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, STX, AtomicString
from markupsafe import escape

from association.language import ForeignNames, Language, Languages, bind
from association.problems import counted, said
from association.reading.scripts import pieces

RECORD_LINKS = ("article", "page", "organisation", "place", "event", "project", "programme", "agreement", "offer")
RECORD_LINKS += ("survey", "document", "topic", "need", "resource", "term")
_SCHEMES = {"http", "https", "mailto", "tel", *RECORD_LINKS}

_TAGS = {
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
_TYPED_FILE = re.compile(r"\{(filename|static|attach)\}(.*)", re.DOTALL)

_REST = r'(?:"[^"]*"|[^">])*>'  # of a tag as the cleaner writes it: values in double quotes, which may hold >
_TAG = re.compile(f"(<{_REST})")
_BEGINNING = re.compile(r"<([a-z0-9]+)")
_EMPTY_LINK = re.compile(rf'<a href="([^"]*)"{_REST}\s*</a>')
_IMAGE = re.compile(rf"<img{_REST}")

Finding = tuple[str, str, str]  # offending text, message, remedy


@dataclass
class Rendered:
    """Clean HTML whose links to records still read `kind:id`, and what was wrong."""

    html: str
    links: list[tuple[str, str]] = field(default_factory=list)
    faults: list[Finding] = field(default_factory=list)

    @property
    def says_nothing(self) -> bool:
        """Whether nothing is left to read or to see."""
        shows = re.search(r"<img|<a href=\"[a-z]+:", self.html)
        return not shows and not re.search(r"\w", html.unescape(_TAG.sub("", self.html)))


class Prose:
    """Turns Markdown into HTML; one Markdown instance serves all texts, for making one costs more than using it."""

    def __init__(self, resolve_file: Callable[[str, str], str | None], languages: Languages) -> None:
        """`resolve_file(target, where)`: a link to a file, as its address or `kind:id`; None when nothing is there."""
        self._resolve_file = resolve_file
        self._languages = languages
        self._markdown = markdown.Markdown(
            extensions=["tables", "attr_list", "def_list", "footnotes", "sane_lists", _Headings()],
            extension_configs={"footnotes": {"BACKLINK_TITLE": "↩ {}", "SEPARATOR": "-"}},
            output_format="html",
        )
        self._markdown.treeprocessors.register(_Plain(self._markdown), "plain", 21)  # before what stands in lines, 20
        self._looks = _Looks(self._markdown)
        self._markdown.treeprocessors.register(self._looks, "looks", 6)  # before ids of headings are made, with 5

    def render(self, source: str, where: str, language: Language, names: ForeignNames) -> Rendered:
        """`where` is the file, for links relative to it; `names` are those that keep their letters in this language."""
        if unbearable := list(_unbearable(source)):
            return Rendered("", faults=unbearable)
        self._markdown.reset()
        self._looks.begin(source)
        try:
            made = self._markdown.convert(_ordinals_spared(source, language))
        except RecursionError:
            return Rendered(
                "", faults=[("", said("lists or quotations stand within each other too deep"), said("make it flatter"))]
            )
        faults = self._looks.faults + list(_refused(self._markdown.htmlStash.rawHtmlBlocks))
        targets = _Targets(self._resolve_file, where)
        clean = nh3.clean(
            made,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            url_schemes=_SCHEMES,
            link_rel=None,
            attribute_filter=targets.attribute,
        )
        told = {message for _, message, _ in faults}  # an address is looked at twice: the cleaner drops some unseen
        faults += [fault for fault in (*targets.faults, *_left_wanting(clean)) if fault[1] not in told]
        return Rendered(_finish(clean, language, self._languages, names), targets.links, faults)


# --- what is too much for any reader ------------------------------------------------------------------

LONGEST_PARAGRAPH = 30_000  # characters, of text, list or table without an empty line: a dozen printed pages
MOST_OPEN = 20  # brackets that are open at once
MOST_HEADINGS = 300
MOST_NOTES = 1000  # footnotes and references to them
MOST_CELLS = 20_000  # of all tables of a text; each row has as many as the widest, whatever is typed in it
MOST_DEFINED = 500  # definitions (": …") without an empty line: every one makes Markdown go through those before it
_PAIRS = (("[", "]"), ("(", ")"))


def _unbearable(source: str) -> Iterator[Finding]:
    """What would take Markdown minutes: it looks for the other end of every bracket, again and again."""
    if len(headings := re.findall(r"^#+ ?.*|^[-=]+ *$", source, re.MULTILINE)) > MOST_HEADINGS:
        yield (
            headings[MOST_HEADINGS],
            said("is heading number {count}", count=MOST_HEADINGS + 1),
            said("share the text out"),
        )
    if source.count("[^") > MOST_NOTES:
        message = said("has more than {count} footnotes and references to them", count=MOST_NOTES)
        yield "[^", message, said("share the text out")
    yield from _unclosed(source, r"<(?=[A-Za-z/!?])|>", "<", ">")  # HTML goes on over empty lines
    blocks = re.split(r"\n[ \t]*\n", source)
    yield from _too_many_cells(blocks)
    for block in blocks:
        if len(block) > LONGEST_PARAGRAPH:
            beginning = block.lstrip("\n")[:40].partition("\n")[0]
            message = counted(
                "this paragraph has {count} character", "this paragraph has {count} characters", len(block)
            )
            yield beginning, message, said("divide it with empty lines")
        elif len(defined := re.findall(r"^ {0,3}:[ \t].*", block, re.MULTILINE)) > MOST_DEFINED:
            message = said("more than {count} definitions stand here together", count=MOST_DEFINED)
            yield defined[0][:40], message, said("divide it with empty lines")
        for opening, closing in _PAIRS:
            yield from _unclosed(block, rf"[\{opening}\{closing}]", opening, closing)


_RULE = re.compile(r"(?=.*\|)[ \t|:-]*-[ \t|:-]*")  # the second line of a table


def _too_many_cells(blocks: Iterable[str]) -> Iterator[Finding]:
    cells = 0
    for block in blocks:
        lines = block.strip("\n").split("\n")
        if any(_RULE.fullmatch(line) for line in lines[1:2]):
            cells += len(lines) * max(line.count("|") for line in lines)
            if cells > MOST_CELLS:
                message = said("with this table there are more than {count} cells", count=MOST_CELLS)
                yield next(filter(None, lines))[:40], message, said("put it into files/, as a document to download")
                return


def _unclosed(text: str, signs: str, opening: str, closing: str) -> Iterator[Finding]:
    if text.count(opening) <= MOST_OPEN:
        return
    open_now = 0
    for sign in re.finditer(signs, text):
        open_now = open_now + 1 if sign[0] == opening else max(open_now - 1, 0)
        if open_now > MOST_OPEN:
            message = said("more than {count} {sign} are opened here and not closed", count=MOST_OPEN, sign=opening)
            yield text[: sign.start()].rpartition("\n")[2][:40], message, said("close each with {sign}", sign=closing)
            return


# --- what Markdown would misunderstand ----------------------------------------------------------------

_NUMBERED = re.compile(r"^( {0,3}[0-9]+)\.(?=[ \t]+(\w*))", re.MULTILINE)


def _ordinals_spared(source: str, language: Language) -> str:
    """A paragraph that begins „2017. gada” or „8. jūnijā” is no numbered list: a list counts from one, and goes on."""
    found = list(_NUMBERED.finditer(source))
    if not found:
        return source
    months = {name.casefold() for form in language.rules.dates.months.values() for name in form}
    lines = [match for match in found if match[2].casefold() not in months]
    numbers = [int(match[1]) if len(match[1]) < 8 else -1 for match in lines]
    counting: set[int] = set()
    for index, number in enumerate(numbers):
        after = numbers[index + 1] if index + 1 < len(numbers) else None
        begins = number in (0, 1) and after in (number, number + 1)
        goes_on = index - 1 in counting and number in (numbers[index - 1], numbers[index - 1] + 1)
        if begins or goes_on:
            counting.add(index)
    lists = {lines[index].start() for index in counting}
    return _NUMBERED.sub(lambda match: match[0] if match.start() in lists else match[1] + "&#46;", source)


# --- what the allow list would take away --------------------------------------------------------------


class _Plain(Treeprocessor):
    """Spares texts without any sign of Markdown's the search for each of them."""

    _SIGN = re.compile(rf"[\\`\[<&*_{STX}]|  \n")

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not self._SIGN.search(element.text):
                element.text = AtomicString(element.text)


class _HeadingIds(TocTreeprocessor):
    """Gives headings their ids, and makes a table of contents only for a text that asks for one."""

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        return super().build_toc_div(toc_list) if self._asked_for() else Element("div")

    def replace_marker(self, root: Element, elem: Element) -> None:
        if self._asked_for():
            super().replace_marker(root, elem)

    def _asked_for(self) -> bool:
        return any(self.marker in line for line in self.md.lines)


class _Headings(TocExtension):
    TreeProcessorClass = _HeadingIds

    def __init__(self) -> None:
        super().__init__(slugify=lambda text, separator: "s-" + slugify_unicode(text, separator))


class _Looks(Treeprocessor):
    """Looks at what Markdown made of an editor's signs, while it is still a tree: attributes and addresses."""

    def begin(self, source: str) -> None:
        self._source = source
        self.faults: list[Finding] = []

    def run(self, root: Element) -> None:
        for element in root.iter():
            if not isinstance(element.tag, str):
                continue
            for name, value in element.attrib.items():
                if not _is_markdowns_own(name, value):
                    typed = (value or "").replace(AMP_SUBSTITUTE, "&")
                    where = typed if typed in self._source else name
                    self.faults += _bad_attribute(element.tag, name, html.unescape(typed), where)
            if element.tag not in _TAGS:
                words = "".join(element.itertext()).strip()[:40]
                self.faults += _bad_element(element.tag, words if words in self._source else "")


def _is_markdowns_own(name: str, value: str | None) -> bool:
    """What footnotes and tables bring along, which no editor typed."""
    return value is not None and (
        name == "class" and value.startswith("footnote")
        or name == "id" and re.match(r"fn(?:ref\d*)?-", value) is not None
        or name == "style" and value.startswith("text-align:")
    )  # fmt: skip


class _Typed(HTMLParser):
    """Looks at HTML that an editor typed."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[Finding] = []
        self._begun: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        where = self.get_starttag_text() or ""
        self._begun.add(tag)
        self.faults += _bad_element(tag, where)
        for name, value in attrs:
            self.faults += _bad_attribute(tag, name, value or "", where)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._begun:
            self.faults += _bad_element(tag, f"</{tag}")

    def handle_comment(self, data: str) -> None:
        self.faults.append(("<!", said("a note in <!-- --> would be lost"), said("delete it, or write it as text")))

    def handle_decl(self, decl: str) -> None:
        self.faults.append(("<!", said("'<!{words}>' has no meaning here", words=decl), said("delete it")))

    unknown_decl = handle_decl

    def handle_pi(self, data: str) -> None:
        self.faults.append(("<?", said("'<?{words}>' has no meaning here", words=data), said("delete it")))


def _refused(blocks: Iterable[object]) -> Iterator[Finding]:
    typed = _Typed()
    for block in blocks:
        if isinstance(block, str) and block.startswith("<"):
            typed.feed(block)
            typed.close()
            typed.reset()
    yield from typed.faults


def _bad_element(tag: str, where: str) -> Iterator[Finding]:
    if tag == "h1":
        yield where, said("a heading of the first level is the title already"), said("begin headings with ##")
    elif tag not in _TAGS and tag != "root":  # Markdown's own, around everything
        message = said("<{tag}> is not allowed", tag=tag)
        yield where, message, said("write it in Markdown, or leave it out; < as a sign is written &lt;")


def _bad_attribute(tag: str, name: str, value: str, where: str) -> Iterator[Finding]:
    """An attribute that may not stand on that element, or may not say what it says."""
    if tag not in _TAGS:
        return
    if name not in _ATTRIBUTES["*"] | _ATTRIBUTES.get(tag, set()):
        yield where, said("'{name}' on <{tag}> is not allowed", name=name, tag=tag), said("leave it out")
    elif name in ("href", "src", "cite") and _scheme(value) not in {"", *_SCHEMES}:
        message = said("'{address}' is an address of a kind that is not allowed here", address=value)
        yield where, message, said("a link begins with https: or mailto:, or names a record, as organisation:its-id")
    elif name == "href":
        yield from ((where, message, remedy) for message, remedy in _bad_address(value))
    elif name in _VALUES and not re.fullmatch(_VALUES[name][0], value):
        message = said("{name} can't be '{value}'", name=name, value=value)
        yield where, message, said("write it as in {example}", example=_VALUES[name][1])


def _elsewhere(src: str) -> bool:
    """Whether a picture would be fetched from another site."""
    return _scheme(src) in ("http", "https") or src.startswith(("//", "\\\\"))


def _scheme(address: str) -> str:
    """What a browser takes for the scheme: it passes over spaces and control characters."""
    found = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", re.sub(r"[\x00-\x20]+", "", address))
    return found[1].lower() if found else ""


def _bad_address(address: str) -> Iterator[tuple[str, str]]:
    """What is wrong with an address of a kind that is allowed: (message, remedy)."""
    scheme = _scheme(address)
    if address.startswith("//") or "\\" in address:
        yield said("'{address}' is not an address", address=address), said("write it in full, with https://")
    elif scheme in ("http", "https") and not _has_host(address):
        yield said("'{address}' is not a web address", address=address), said("write it as https://example.org")
    elif scheme == "mailto" and not re.match(r"mailto:[^@\s]+@[^@\s]+\.[^@\s]+$", address, re.IGNORECASE):
        yield said("'{address}' is not an e-mail address", address=address), said("write mailto:birojs@example.org")


def _has_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


# --- where links lead ---------------------------------------------------------------------------------


class _Targets:
    """Follows the addresses of a text as it is cleaned: those of Markdown and those of typed HTML alike."""

    def __init__(self, resolve_file: Callable[[str, str], str | None], where: str) -> None:
        self._resolve_file = resolve_file
        self._where = where
        self.links: list[tuple[str, str]] = []
        self.faults: list[Finding] = []

    def attribute(self, tag: str, name: str, value: str) -> str:
        """What is to stand in this attribute; nothing in place of an address that is wrong."""
        if (tag, name) == ("a", "href"):
            return self._link(value)
        if (tag, name) == ("img", "src"):
            return self._picture(value)
        return value

    def _link(self, href: str) -> str:
        if faults := [(href, message, remedy) for message, remedy in _bad_address(href)]:
            self.faults += faults
            return ""
        scheme = _scheme(href)
        if scheme in RECORD_LINKS:
            id, hash_, fragment = href.partition(":")[2].partition("#")
            self.links.append((scheme, id))
            return f"{scheme}:{id}{hash_}{fragment}"
        if scheme or href.startswith("#"):
            return href
        if href.startswith("/") and not re.match(r"/(?:images|files)/", href):
            return href  # an address on this site: checked on what is written
        if not href:
            self.faults.append(
                ("]()", said("a link leads nowhere"), said("write where between the brackets: (https://…)"))
            )
            return ""
        return self._file(href, said("links are written organisation:its-id, article:its-key, files/its-name.pdf"))

    def _picture(self, src: str) -> str:
        if _elsewhere(src):
            message = said("'{address}' is a picture on another site", address=src)
            self.faults.append((src, message, said("put the file into images/, and write images/its-name.jpg")))
            return ""
        if _scheme(src):
            return ""
        found = self._file(src, said("put it into images/, and write images/its-name.jpg"))
        if found and not found.startswith("/images/"):
            self.faults.append(
                (src, said("'{address}' is not a picture", address=src), said("pictures lie in images/"))
            )
            return ""
        return found

    def _file(self, target: str, remedy: str) -> str:
        typed = _TYPED_FILE.fullmatch(unquote(target))
        path, hash_, fragment = (typed[2] if typed else unquote(target)).partition("#")
        address = self._resolve_file(path, self._where)
        if address is None:
            self.faults.append((target, said("there is no file '{target}'", target=target), remedy))
            return ""
        if ":" in address:
            kind, _, id = address.partition(":")
            self.links.append((kind, id))
        return address + hash_ + fragment


def _left_wanting(clean: str) -> Iterator[Finding]:
    """What only the finished text shows: links without words, pictures without a description, an id given twice."""
    for href in _EMPTY_LINK.findall(clean):
        if href.partition(":")[0] not in RECORD_LINKS and href:
            address = html.unescape(href)
            yield address, said("the link to '{address}' has no words", address=address), said("write [words](address)")
    for image in _IMAGE.findall(clean):
        if " src=" not in image:
            yield "<img", said("a picture without a file"), said("write ![what it shows](images/its-name.jpg)")
            continue
        if not re.search(r' alt="[^"]*\w', image):
            source = re.search(r' src="([^"]*)"', image)
            name = html.unescape(source[1]).rpartition("/")[2] if source else ""
            message = said("the picture '{name}' has no description", name=name)
            yield name, message, said("write ![what it shows](images/its-name.jpg), for those who can't see it")
    for id, count in Counter(_ids(clean)).items():
        if count > 1:
            yield id, said("the id '{id}' is given twice", id=id), said("give each its own")


def _ids(clean: str) -> Iterator[str]:
    for tag in _TAG.findall(clean):
        if ' id="' in tag and (found := re.search(r' id="([^"]*)"', tag)):
            yield html.unescape(found[1])


# --- finishing: no-break spaces, and `lang` on foreign words ------------------------------------------

_VOID = ("br", "hr", "img")


def _finish(clean: str, language: Language, languages: Languages, names: ForeignNames) -> str:
    """Binds what belongs together and marks foreign words, in text only: never in tags, code, or marked parts."""
    parts = _TAG.split(clean)
    silent: list[str] = []  # the open elements whose text stays as it is
    for index, part in enumerate(parts):
        if index % 2 == 0:
            if part.strip() and not silent:
                parts[index] = _marked(bind(html.unescape(part), language), language, languages, names)
        elif silent and part[1:-1] == f"/{silent[-1]}":
            silent.pop()
        elif (tag := _BEGINNING.match(part)) and (_keeps_its_text(tag[1], part) or tag[1] in silent[-1:]):
            silent.append(tag[1])
    return "".join(parts)


def _keeps_its_text(name: str, tag: str) -> bool:
    """Whether what stands in the element is no running text of the page's language."""
    return name in ("code", "pre", "kbd", "samp") or (' lang="' in tag and name not in _VOID)


def _marked(text: str, language: Language, languages: Languages, names: ForeignNames) -> str:
    return "".join(
        f'<span lang="{code}">{escape(piece)}</span>' if code else names.mark(piece)
        for piece, code in pieces(text, language, languages)
    )
