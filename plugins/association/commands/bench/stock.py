"""The same texts as plain Pelican builds them, with its own theme and no plugin: what ours is compared with.

It writes each article once, lists of all, of topics and of a category, archives and feeds: no page with two texts
side by side, no text for portals, no search, no pictures; and it checks nothing of what it wrote.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

from association.commands.bench.corpus import ORGANISATIONS, SEED, Corpus
from association.language import Language, Languages

# Sheets in folders of their own, since the second sheet of topic 1 would else be the page of topic 12.
_SETTINGS = """\
SITENAME = "Upmalas biedrība"
SITEURL = "https://example.org"
PATH, OUTPUT_PATH = {content!r}, {output!r}
DEFAULT_LANG, TIMEZONE = {language!r}, "Europe/Riga"
PLUGINS = []
DEFAULT_PAGINATION = 20
PAGINATION_PATTERNS = [
    (1, "{{name}}/", "{{name}}/index.html"),
    (2, "{{name}}/{{number}}/", "{{name}}/{{number}}/index.html"),
]
ARTICLE_LANG_URL = ARTICLE_LANG_SAVE_AS = "{{lang}}/{{slug}}.html"
PAGE_LANG_URL = PAGE_LANG_SAVE_AS = "{{lang}}/pages/{{slug}}.html"
"""
_LINK = re.compile(r"\[([^]]*)\]\((\w+):([\w-]+)\)")


def write_stock(
    folder: Path, languages: Languages, articles: int, output: Path, organisations: int = ORGANISATIONS
) -> Path:
    """Writes the corpus of that size in Pelican's own format; returns its settings file."""
    content = folder / "content"
    _StockCorpus(content, languages, random.Random(SEED), organisations).write_all(articles)
    settings = folder / "pelicanconf.py"
    told = _SETTINGS.format(content=str(content), output=str(output), language=languages.default.code)
    settings.write_text(told, encoding="utf-8", newline="\n")
    return settings


class _StockCorpus(Corpus):
    """The same words from the same chance; records, which Pelican does not know, it passes over."""

    def file(
        self, stem: str, language: Language, title: str, summary: str, body: str, facts: str, original: str
    ) -> str:
        kind, name = stem.split("/")
        lines = [f"Title: {title}", f"Lang: {language.code}", f"Summary: {summary}"]
        if kind == "articles":
            tags = re.search(r"^tags: \[(.*)\]$", facts, re.MULTILINE)
            lines += [f"Date: {name[:10]}", f"Slug: {name[11:]}", "Category: zinas", f"Tags: {tags[1] if tags else ''}"]
        else:
            lines.append(f"Slug: {name}")
        linked = _LINK.sub(lambda found: f"[{found[1] or found[3]}](/{found[2]}/{found[3]}/)", body)
        return "\n".join([*lines, "", linked, ""])
