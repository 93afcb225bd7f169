"""One Jinja environment per edition: autoescaped, strict, and speaking that edition's language."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from association.language import Catalogue

EXTENSIONS = ("jinja2.ext.i18n",)


def environment(theme: Path, catalogue: Catalogue) -> Environment:
    """Templates of our theme only (Pelican would fill in a missing one from its own); a typo fails the build."""
    made = Environment(
        loader=FileSystemLoader(theme / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=EXTENSIONS,
        auto_reload=False,
    )
    made.install_gettext_translations(catalogue, newstyle=True)  # type: ignore[attr-defined]  # from the extension
    return made
