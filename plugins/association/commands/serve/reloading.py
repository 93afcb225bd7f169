"""The script that shows a page again after a build, or the problem of a bad one: put into pages as they are served.

The written files never have it.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

EVENTS, SCRIPT = "/.serve/events", "/.serve/reload.js"  # this server's own addresses; reload.js knows the first
_POLICY = re.compile(rb"""(<meta\s+http-equiv="Content-Security-Policy"\s+content=")([^"]*)(")""", re.IGNORECASE)


def with_script(page: bytes, version: str) -> bytes:
    """A page as it is served: with the script before `</body>`, and a policy that lets it listen."""

    def relax(found: re.Match[bytes]) -> bytes:
        policy = relaxed(html.unescape(found[2].decode()))
        return found[1] + html.escape(policy, quote=True).replace("&#x27;", "'").encode() + found[3]

    tag = f'<script src="{SCRIPT}?{version}"></script>'.encode()
    page = _POLICY.sub(relax, page, count=1)
    before, end, after = page.rpartition(b"</body>")
    return before + tag + end + after if end else page + tag


def relaxed(policy: str) -> str:
    """The content security policy with this server's script and its events allowed, and nothing else."""
    directives = {name: values for name, *values in (part.split() for part in policy.split(";") if part.strip())}
    for name in ("script-src", "connect-src"):
        values = directives.get(name, directives.get("default-src"))
        if values is not None and "'self'" not in values:
            directives[name] = [*(value for value in values if value != "'none'"), "'self'"]
    return "; ".join(" ".join((name, *values)) for name, values in directives.items())


def script() -> bytes:
    return Path(__file__).with_name("reload.js").read_bytes()
