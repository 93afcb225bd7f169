"""A directory in memory, made through the records' own models: all that the exports need of a site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from association.exports.voice import Voice
from association.language import Languages, Text
from association.reading import MODELS, read_site
from association.records import Article, Identity, Site, Version
from association.records.texts import ArticleFront, Front

SITEURL = "https://tikls.example"
TODAY = date(2026, 11, 22)

# Words that break what forgets to escape them: in HTML, JSON, vCard, CSV and spreadsheets alike.
HOSTILE = (
    'Māja & "Draugi"; a, b',
    "</script><script>alert(1)</script>",
    "<!-- ]]> --> &amp; &lt;",
    "=HYPERLINK(\"https://evil.example\";\"x\")",
    "+371;=1+1",
    "-2+3\n@SUM(A1)\n=cmd|' /C calc'!A0",
    "Ģimenes „Ābols” — ķiršu šķirnes 🌻👩‍👩‍👧",
    "Общество «Ёлка» — жители Ливан",
    "back\\slash, semi;colon\\n: new\nline\r\nand\u2028separator\u2029s",
    "x" * 70 + "ā" * 40 + "🌻" * 30,
    "{{ 7*7 }} ${x} %s \\u003c",
)

Records = Callable[..., Site]


@pytest.fixture
def directory(languages: Languages) -> Records:
    """`directory(organisation={"sukrums": {...}}, place={...})`: a site of such records, some filled in."""

    def make(articles: Mapping[str, Article] | None = None, owner: str | None = None, **kinds: Any) -> Site:
        def record(kind: str, id: str, data: Mapping[str, Any]) -> Any:
            return MODELS[kind].model_validate({"id": id, **data}, context={"languages": languages})

        kinds.setdefault("place", {"baltinava": {"name": "Baltinava", "where": "Baltinavā"}})
        records = {
            kind: {id: record(kind, id, data) for id, data in sorted(found.items())}
            for kind, found in sorted(kinds.items())
        }
        identity = Identity.model_validate(
            {"id": "site", "name": "Tīkls", "tagline": "Biedrības", "owner": owner}, context={"languages": languages}
        )
        return Site(identity, {**records, "article": dict(articles or {})})

    return make


@pytest.fixture
def voices(languages: Languages) -> dict[str, Voice]:
    """One for each language; every record has a page in each of them."""
    return {code: voice(code, languages) for code in languages.codes}


def voice(code: str, languages: Languages) -> Voice:
    default = languages.default.code

    def title(record: Any) -> str:
        text = getattr(record, "title", None) or Text({code: f"„{record.id}”\u00a0({code})"})
        return text.into(code, otherwise=default).text

    def url(kind: str, id: str) -> str:
        return f"{SITEURL}/{'' if code == default else f'{code}/'}{kind}/{id}/"

    return Voice(SITEURL, code, default, title, url)


@pytest.fixture
def article() -> Callable[..., Article]:
    """`article("lv", ru=False, en=True)`: a story told in full in lv and en, in summary in ru."""

    def make(
        original: str, title: str = "Virsraksts", front: Mapping[str, Any] | None = None, **others: bool
    ) -> Article:
        def version(front: Front, full: bool) -> Version:
            return Version(front, "<p>…</p>" if full else None, "0" * 12)

        told = ArticleFront(title=title, summary="Īsumā.", **(front or {}))
        versions = {original: version(told, True)}
        for code, full in others.items():
            versions[code] = version(Front(title=f"{title} {code}", summary=f"{code}."), full)
        return Article("zina", original, versions, date=date(2017, 7, 1))

    return make


@pytest.fixture(scope="session")
def real_site(repository: Path, languages: Languages) -> Site:
    return read_site(repository / "content", languages, TODAY)


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def hostile(request: pytest.FixtureRequest) -> str:
    return request.param
