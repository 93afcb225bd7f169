"""One Jinja environment per edition: autoescaped, strict, and speaking that edition's language."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from association.language import Catalogue
from association.publishing.theme_faults import not_utf_8

EXTENSIONS = ("jinja2.ext.i18n",)


class Unindented(FileSystemLoader):
    """Templates without indentation and empty lines, which are for people; no template of ours holds a `<pre>`."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        try:
            source, *rest = super().get_source(environment, template)
        except UnicodeDecodeError as fault:
            raise not_utf_8(Path(self.searchpath[0], template), fault) from None
        return re.sub(r"\n\s+", "\n", source), *rest


class Compiled(BytecodeCache):
    """Templates as the first edition of a build compiles them, for the others: they differ only in their words."""

    def __init__(self) -> None:
        self._code: dict[str, CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self._code[bucket.key] = bucket.code


def environment(theme: Path, catalogue: Catalogue, compiled: Compiled | None = None) -> Environment:
    """Templates of our theme only (Pelican would fill in a missing one from its own); a typo fails the build."""
    made = Environment(
        loader=Unindented(theme / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=EXTENSIONS,
        auto_reload=False,
        bytecode_cache=compiled,
    )
    made.install_gettext_translations(catalogue, newstyle=True)  # type: ignore[attr-defined]  # from the extension
    gettext = _gettext(catalogue)
    made.globals.update(_=gettext, gettext=gettext)
    return made


def _gettext(catalogue: Catalogue) -> Any:
    """What the extension makes of `gettext`, without asking the context each time: a page has twenty of them."""

    looked_up = catalogue.gettext  # by another name: whoever extracts messages takes only literals

    @cache
    def words(message: str) -> Markup:
        return Markup(looked_up(message))

    @cache
    def alone(message: str) -> Markup:
        return words(message) % {}

    def gettext(message: str, **values: Any) -> Markup:
        return words(message) % values if values else alone(message)

    return gettext
