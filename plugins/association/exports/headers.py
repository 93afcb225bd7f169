"""What a host is asked to say with every answer: which sources a page may use, and nothing about the reader.

The same policy stands in each page as `<meta>`, for hosts that send no headers of ours, and there allows only what that
page has: Content Security Policy (W3C, Level 3); `frame-ancestors` works only as a header. `_headers` is the file that
Netlify and Cloudflare Pages read.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from markupsafe import Markup

_EVERYWHERE = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_ENCRYPTED = {"Strict-Transport-Security": "max-age=31536000"}
_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}


def policy(
    styles: Iterable[str] = (), scripts: Iterable[str] = (), files: bool = False, worker: bool = False
) -> Markup:
    """The policy for pages in which such `<style>` and `<script>` stand; nothing in it needs to be escaped.

    `files`: script that comes in files; `worker`: a service worker.
    """
    directives = {
        "default-src": ["'none'"],
        "style-src": [_source(text) for text in styles],
        "script-src": [*(_source(text) for text in scripts), *(["'self'"] if files else [])],
        "connect-src": ["'self'"],  # of pages without such script, what programs that judge a site ask as the page
        "worker-src": ["'self'"] if worker else [],
        "img-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
    }
    return Markup("; ".join(" ".join([name, *sources]) for name, sources in directives.items() if sources))


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def headers_file(siteurl: str, policy: str, unchanging: Iterable[str]) -> str:
    """The headers of every address under the site's own; `unchanging` are those named by what they hold."""
    scheme, _, rest = siteurl.partition("://")
    base = "/" + rest.partition("/")[2].strip("/")
    everywhere = {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        **_EVERYWHERE,
        **(_ENCRYPTED if scheme == "https" else {}),
    }
    blocks = {base.rstrip("/") + "/*": everywhere, **dict.fromkeys(unchanging, _FOR_EVER)}
    return "".join(
        f"{address}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
        for address, headers in blocks.items()
    )
