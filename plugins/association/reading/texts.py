"""Articles and pages: header and body, the languages of one story put together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from pydantic_core import PydanticCustomError

from association.advice.shields import shielded
from association.language import ForeignNames, Language, Languages
from association.problems import Problem, did_you_mean, said, to_say
from association.reading.names import Found
from association.reading.prose import Prose
from association.reading.prose.parts import with_ids_of
from association.reading.read_before import ReadBefore
from association.reading.scripts import other_script
from association.reading.typed import typed
from association.reading.yaml_nodes import MOST_FAULTS, Located, read_yaml
from association.records import Article, Page, Version
from association.records.texts import LONGEST_SUMMARY, ArticleFront, Front, PageFront, words_hash
from association.records.values import parse_day

__all__ = ["FRONTS", "LONGEST_SUMMARY", "Draft", "Stories", "split"]

FRONTS: dict[str, type[Front]] = {"article": ArticleFront, "page": PageFront}
HEADER = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)(?P<body>.*)", re.DOTALL | re.MULTILINE)
_SCRIPTS = {"Latin": said("Latin"), "Cyrillic": said("Cyrillic")}  # those that have a translation
_LIKE_HYPHENS = re.compile(r"[-–—−]+|[+=*_~]{2,}")
_MOST_COMPARED = 100  # names of other files, for each that stands alone
_SAID_BY_THE_NAME = frozenset({"date", "lang", "language", "key", "id"})


@dataclass
class Draft:
    """One file, read but not yet checked against the rest."""

    found: Found
    header: Located
    body: str
    body_line: int

    @property
    def has_text(self) -> bool:
        return bool(self.body.strip())

    def at(self, text: str, message: str, remedy: str, occurrence: int = 1) -> Problem:
        """A problem of the body, on the line where the offending text stands for that time, as near as can be told."""
        position = -1
        for _ in range(occurrence):
            further = self.body.find(text, position + 1)
            if further < 0:
                break
            position = further
        line = self.body_line + self.body.count("\n", 0, max(position, 0))
        return Problem(self.found.name, line, "", message, remedy)


def split(found: Found, text: str, problems: list[Problem]) -> Draft | None:
    """The header between `---` lines, and the body after it."""
    match = HEADER.match(text)
    if not match:
        message, remedy = _headless(text)
        problems.append(Problem(found.name, 1, "", message, remedy))
        return None
    header = read_yaml(match["yaml"], found.name, first_line=2)
    body = match["body"]
    body_line = text.count("\n", 0, match.start("body")) + 1 + len(body) - len(body.lstrip("\n"))
    return Draft(found, header, body.strip("\n"), body_line)


def _headless(text: str) -> tuple[str, str]:
    """(message, remedy) for a text without a header that can be made out."""
    first = text.lstrip().partition("\n")[0].strip()
    if not first:
        return said("is empty"), said("fill it in, or delete it")
    if re.match(r"---[ \t]*\n", text):
        return said("has a header without an end"), said("write --- on a line of its own below title: and summary:")
    if first == "---":
        return said("has a blank above its header"), said("delete it: the file begins with ---")
    if _LIKE_HYPHENS.fullmatch(first):
        message = said("begins with '{line}' in the place of ---", line=first)
        return message, said("write three hyphens there, and below the header")
    return said("has no header"), said("begin the file with ---, then title: and summary:, then --- again")


@dataclass
class Stories:
    """Puts the files of one key together: one Article or Page for each, and what was met on the way.

    `origins`: the original's header by kind and key. `links`: (file, kind, id, which time) as the bodies hold them.
    `drafts`: those of known languages, by kind and key. `unread`: files that can't be read, by kind, key, language.
    """

    languages: Languages
    prose: Prose | ReadBefore
    names: Callable[[Language], ForeignNames]
    unread: set[tuple[str, str, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    origins: dict[tuple[str, str], Located] = field(default_factory=dict)
    links: list[tuple[Draft, str, str, int]] = field(default_factory=list)
    drafts: dict[tuple[str, str], dict[str, Draft]] = field(default_factory=lambda: defaultdict(dict))

    def read(self, drafts: Iterable[Draft]) -> Iterator[Article | Page]:
        for draft in drafts:
            self._put_together(draft)
        for (kind, key), by_language in self.drafts.items():
            story = self._story(kind, key, by_language)
            if story is not None:
                yield story

    def leave_unread(self, found: Found) -> None:
        """Notes a file that can't be read; what its name says can be judged all the same."""
        if self._is_known(found):
            self.unread.add((found.kind, found.id, found.lang))

    def _is_known(self, found: Found) -> bool:
        """Whether the file's language is one of the site's; the editor is told if not."""
        if found.lang in self.languages.codes:
            return True
        message = said("'{code}' is not a language of this site", code=found.lang)
        remedy = did_you_mean(found.lang, self.languages.codes)
        self.problems.append(Problem(found.name, 0, "", message, remedy))
        return False

    def _put_together(self, draft: Draft) -> None:
        found = draft.found
        if not self._is_known(found):
            return
        beside = self.drafts[found.kind, found.id]
        other = next(iter(beside.values()), draft)
        if other.found.date != found.date:
            message = said("has another date than {file}", file=other.found.path.name)
            remedy = said("give all files of one story the same date, and another story another key")
            self.problems.append(Problem(found.name, 0, "", message, remedy))
            return
        beside[found.lang] = draft

    def _story(self, kind: str, key: str, by_language: dict[str, Draft]) -> Article | Page | None:
        codes = [code for code in self.languages.codes if code in by_language or (kind, key, code) in self.unread]
        original = next((code for code in codes if code not in by_language or by_language[code].has_text), codes[0])
        if original not in by_language:
            return None  # who knows what its translations would have to be
        codes.sort(key=lambda code: code != original)
        self.origins[kind, key] = by_language[original].header
        versions: dict[str, Version] = {}
        first = ""  # the original's text
        for code in filter(by_language.__contains__, codes):
            draft = by_language[code]
            front = self._front(kind, draft, code == original)
            body = self._body(draft, self.languages[code]) if draft.has_text else None
            if code != original:
                body = body and with_ids_of(first, body)
            elif body is None:
                self._say(draft, said("has no text"), self._original_of(draft) or said("write it below the second ---"))
            else:
                first = body
            if front is not None:
                self._in_another_language(draft, front, self.languages[code])
                versions[code] = Version(front, body, words_hash(front.title, front.summary, draft.body))
            self.problems += draft.header.problems
        if len(versions) < len(by_language):
            return None
        versions = {code: versions[code] for code in self.languages.codes if code in versions}
        if kind == "page":
            return Page(key, original, versions)
        try:
            return Article(key, original, versions, parse_day(by_language[original].found.date))
        except PydanticCustomError:  # a day that doesn't exist, which has been told of
            return None

    def _original_of(self, draft: Draft) -> str:
        """A remedy for a translation whose original has another name, most likely by a slip."""
        found, default = draft.found, self.languages.default.code
        names = {
            by_language[default].found.path.name.removesuffix(f".{default}.md"): by_language[default].found.path.name
            for (kind, _), by_language in self.drafts.items()
            if kind == found.kind and default in by_language and found.lang not in by_language
            if by_language[default].found.date == found.date
        }
        own = found.path.name.removesuffix(f".{found.lang}.md")
        near = get_close_matches(own, [*names][:_MOST_COMPARED], n=1, cutoff=0.8) if found.lang != default else []
        if not near:
            return ""
        template = to_say("if it translates {file}, give it the same name, up to .{code}.md")
        return said(template, file=names[near[0]], code=found.lang)

    def _say(self, draft: Draft, message: str, remedy: str) -> None:
        self.problems.append(Problem(draft.found.name, draft.body_line, "", message, remedy))

    def _front(self, kind: str, draft: Draft, is_original: bool) -> Front | None:
        header = draft.header
        told = header.data if isinstance(header.data, dict) else {}
        model = FRONTS[kind] if is_original else Front
        for name in told:
            if name.casefold() in _SAID_BY_THE_NAME:
                header.refuse((name,), said("is told by the file's name"), said("delete this line"))
            elif not is_original and name in FRONTS[kind].model_fields and name not in Front.model_fields:
                header.refuse(
                    (name,),
                    said("is a fact, and repeated in a translation"),
                    said("delete it: facts stand in the original"),
                )
        if is_original and "translates" in told:
            header.refuse(
                ("translates",), said("stands in the original"), said("delete it: it belongs into translations only")
            )
        return typed(model, header, self.languages)

    def _body(self, draft: Draft, language: Language) -> str:
        rendered = self.prose.render(draft.body, draft.found.name, language, self.names(language))
        times: Counter[object] = Counter()
        for finding in rendered.faults[:MOST_FAULTS]:
            times[finding] += 1
            self.problems.append(draft.at(*finding, occurrence=times[finding]))
        for link in rendered.links:
            times[link] += 1
            self.links.append((draft, *link, times[link]))
        if rendered.says_nothing and not rendered.faults:
            self._say(draft, said("has no words"), said("write a text, or leave it out altogether"))
        return rendered.html

    def _in_another_language(self, draft: Draft, front: Front, language: Language) -> None:
        """A text in letters that its language doesn't use: most likely it was saved under the wrong name."""
        for text, at_least, template in (
            (front.title + front.summary, 40, to_say("title and summary are in {script} letters")),
            (draft.body, 100, to_say("the text is in {script} letters")),
        ):
            # Most texts pass as they stand; in others addresses and ids don't count: those are Latin in any language.
            script = other_script(text, language, at_least, own_share=0.1)
            if script and (script := other_script(shielded(text), language, at_least, own_share=0.1)):
                remedy = said(
                    "'{code}' in the file's name says {name}: mend one of them", code=language.code, name=language.name
                )
                self._say(draft, said(template, script=_SCRIPTS.get(script, script)), remedy)
