"""What a host is asked to say with every answer: which sources a page may use, and nothing about the reader.

The same policy stands in each page as `<meta>`, for hosts that send no headers of ours: Content Security Policy (W3C,
Level 3); `frame-ancestors` works only as a header. `_headers` is the file that Netlify and Cloudflare Pages read.
"""

from __future__ import annotations

from collections.abc import Iterable

_SOURCES = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "connect-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}

POLICY = "; ".join(f"{directive} {source}" for directive, source in _SOURCES.items())

_EVERYWHERE = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_ENCRYPTED = {"Strict-Transport-Security": "max-age=31536000"}
_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}


def headers_file(siteurl: str, unchanging: Iterable[str]) -> str:
    """The headers of every address under the site's own; `unchanging` are those named by what they hold."""
    scheme, _, rest = siteurl.partition("://")
    base = "/" + rest.partition("/")[2].strip("/")
    everywhere = {**_EVERYWHERE, **(_ENCRYPTED if scheme == "https" else {})}
    blocks = {base.rstrip("/") + "/*": everywhere, **dict.fromkeys(unchanging, _FOR_EVER)}
    return "".join(
        f"{address}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
        for address, headers in blocks.items()
    )
