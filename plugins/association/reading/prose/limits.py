"""How much a text may hold: what is too much for any reader would take Markdown minutes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from association.advice.lines import TABLE_RULE
from association.problems import counted, said
from association.reading.prose.allowed import TAGS
from association.reading.prose.rendered import Finding

LONGEST_PARAGRAPH = 30_000  # characters, of text, list or table without an empty line: a dozen printed pages
MOST_OPEN = 20  # brackets that are open at once
MOST_HEADINGS = 300
MOST_CONTENTS = 10  # tables of contents, each with all headings
MOST_NOTES = 1000  # footnotes and references to them
MOST_CELLS = 20_000  # of all tables of a text; each row has as many as the widest, whatever is typed in it
MOST_DEFINED = 500  # definitions (": …") without an empty line: every one makes Markdown go through those before it
_WANTS_AN_END = TAGS - set("br hr img p li dt dd tr td th thead tbody tfoot".split())
_PAIRS = (("[", "]"), ("(", ")"))


def unbearable(source: str) -> Iterator[Finding]:
    """What would take Markdown minutes: it looks for the other end of every bracket, again and again."""
    # Signs are counted before anything is looked for: nearly every text has few of them.
    if sum(map(source.count, "#-=")) > MOST_HEADINGS:
        headings = re.findall(r"^#+ ?.*|^[-=]+ *$", source, re.MULTILINE)
        message = said("is heading number {count}", count=MOST_HEADINGS + 1)
        yield from ((heading, message, said("share the text out")) for heading in headings[MOST_HEADINGS:][:1])
    if source.count("[TOC]") > MOST_CONTENTS:
        message = said("asks for its table of contents more than {count} times", count=MOST_CONTENTS)
        yield "[TOC]", message, said("keep one")
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
        elif block.count(":") > MOST_DEFINED:
            defined = re.findall(r"^ {0,3}:[ \t].*", block, re.MULTILINE)
            message = said("more than {count} definitions stand here together", count=MOST_DEFINED)
            if len(defined) > MOST_DEFINED:
                yield defined[0][:40], message, said("divide it with empty lines")
        for opening, closing in _PAIRS:
            yield from _unclosed(block, rf"[\{opening}\{closing}]", opening, closing)


def unclosed(made: str) -> Iterator[Finding]:
    """Elements of typed HTML that are opened within each other and never closed: the cleaner goes through all of them
    at every further one."""
    open_now: Counter[str] = Counter()
    for end, name in re.findall(r"<(/?)([A-Za-z][A-Za-z0-9]*)", made):
        kind = name.lower()
        if end:
            open_now[kind] = max(open_now[kind] - 1, 0)
        elif kind in _WANTS_AN_END:
            open_now[kind] += 1
            if open_now[kind] > MOST_OPEN:
                message = said(
                    "<{tag}> is opened more than {count} times here and not closed", tag=name, count=MOST_OPEN
                )
                yield f"<{name}", message, said("close each with {sign}", sign=f"</{name}>")
                return


def _too_many_cells(blocks: Iterable[str]) -> Iterator[Finding]:
    cells = 0
    for block in blocks:
        lines = block.strip("\n").split("\n")
        if any(TABLE_RULE.fullmatch(line) for line in lines[1:2]):
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
