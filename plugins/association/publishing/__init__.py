"""The one place that knows Pelican: what it is told, and when."""

from __future__ import annotations

from typing import Any

# Settings whose work this package does itself: articles, pages, lists, feeds.
OURS: dict[str, Any] = {
    "ARTICLE_PATHS": [],
    "PAGE_PATHS": [],
    "DIRECT_TEMPLATES": [],
    "AUTHOR_SAVE_AS": "",
    "CATEGORY_SAVE_AS": "",
    "TAG_SAVE_AS": "",
    "FEED_ALL_ATOM": None,
    "CATEGORY_FEED_ATOM": None,
    "TRANSLATION_FEED_ATOM": None,
    "AUTHOR_FEED_ATOM": None,
    "AUTHOR_FEED_RSS": None,
    "STATIC_PATHS": ["files"],
    "THEME_STATIC_PATHS": ["static/icons"],
    "THEME_STATIC_DIR": "theme/icons",
    "TYPOGRIFY": False,
    "CACHE_CONTENT": False,
    "LOAD_CONTENT_CACHE": False,
}


def connect() -> None:
    """Every signal that this package listens to."""
    from pelican import signals

    signals.initialized.connect(leave_the_pages_to_us)
    signals.get_generators.connect(our_generator)


def leave_the_pages_to_us(pelican: Any) -> None:
    """Pelican's own generators read each language's files anew and publish what is untranslated: they get nothing."""
    pelican.settings.update(OURS)


def our_generator(pelican: Any) -> Any:
    from association.publishing.generator import SiteGenerator

    return SiteGenerator
