"""Addresses that have moved: a `_redirects` file for hosts that read it, a refresh page for those that don't."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from association.exports.headers import policy


def redirects_file(moved: Mapping[str, str]) -> str:
    """`/old/ /new/ 301`, a line each, as Netlify and Cloudflare Pages read it."""
    return "".join(f"{old} {new} 301\n" for old, new in sorted(moved.items()))


def refresh_page(target: str, canonical: str, language: str) -> str:
    """A page that sends the reader on at once, and can be followed by hand."""
    page = Markup(
        '<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="{policy}">\n<title>{target}</title>\n'
        '<meta http-equiv="refresh" content="0; url={target}">\n<meta name="robots" content="noindex">\n'
        '<link rel="canonical" href="{canonical}">\n</head>\n<body>\n<p><a href="{target}">{target}</a></p>\n'
        "</body>\n</html>\n"
    )
    return str(page.format(policy=policy(), language=language, target=target, canonical=canonical))
