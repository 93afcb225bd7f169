"""`invoke serve`: the site on this machine, built again and shown again after every edit."""

from __future__ import annotations

import errno
import html
import json
import mimetypes
import os
import posixpath
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import quote, unquote

from association.commands import INTERRUPTED, PROBLEMS, WRONG_USE
from association.commands.telling import now, tell, told
from association.problems import said, why

HOST = "127.0.0.1"  # nobody but this machine: what is written is not yet published
PORT = 8000
_HEARTBEAT = 10.0  # seconds; how soon a closed browser tab is noticed


def serve(settings: Path, content: Path | None = None, output: Path | None = None, port: int = PORT) -> int:
    """Builds, serves the last good output, and watches; ends with Ctrl-C (130), or 1 when the port is taken."""
    import runpy

    values = runpy.run_path(str(settings))
    content = content or settings.parent / values["PATH"]
    output = output or settings.parent / values["OUTPUT_PATH"]
    if not content.is_dir():
        tell(said("{folder} is not a folder; name the folder that holds the content", folder=content), sys.stderr)
        return WRONG_USE
    plugins = [settings.parent / folder for folder in values.get("PLUGIN_PATHS", ())]
    watched = [content, settings.parent / values["THEME"], *plugins, Path(__file__).parents[1]]
    try:
        preview = Preview(output, build_command(settings, content, output), port)
    except OverflowError:
        tell(said("{port} is not a port; give one from 1024 to 65535", port=port), sys.stderr)
        return WRONG_USE
    except OSError as fault:
        tell(_about_port(port, fault), sys.stderr)
        return PROBLEMS
    with preview:
        try:
            preview.run(watched, settings)
        except KeyboardInterrupt:
            print()
            tell(said("Stopped."))
            return INTERRUPTED


def build_command(settings: Path, content: Path, output: Path) -> list[str]:
    """A build in a process of its own, so that edited plugins count from the next build on."""
    folders = ["--settings", str(settings), "--content", str(content), "--output", str(output)]
    return [sys.executable, "-m", "association", "build", *folders]


def build_environment() -> dict[str, str]:
    """Ours, in which that process finds this very package, and writes UTF-8 whatever the locale."""
    folders = [str(Path(__file__).parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(folders), "PYTHONIOENCODING": "utf-8"}


def _about_port(port: int, fault: OSError) -> str:
    if fault.errno == errno.EADDRINUSE:
        return said(
            "Port {port} is taken: is `invoke serve` running already? Stop it, or give another: --port {other}",
            port=port,
            other=port + 1,
        )
    return said(
        "Port {port} can't be used ({why}); give another: --port {other}", port=port, why=why(fault), other=PORT
    )


# --- what the browser sees of the builds --------------------------------------------------------------


class Preview:
    """The last good output behind a local address, and what the last build had to say.

    `version` changes with every good build; `problem` is the text of the last bad one, until a good one follows.
    """

    def __init__(self, output: Path, command: Sequence[str], port: int) -> None:
        self.output = output.absolute()
        self.problem = ""
        self.nothing_yet = _nothing_yet()
        self.script = _SCRIPT.replace("EDITORS_LANGUAGE", now().language).encode()
        self._command = command
        self._started = time.time_ns()  # so that pages of an earlier `serve` are reloaded, too
        self._builds = 0
        self._ended = False
        self._serving = False
        self._news = threading.Condition()
        self._server = ThreadingHTTPServer((HOST, port), _handler_for(self))
        self._server.daemon_threads = True
        self.address = f"http://{HOST}:{self._server.server_port}/"

    def __enter__(self) -> Preview:
        return self

    def __exit__(self, *_: object) -> None:
        with self._news:
            self._ended = True
            self._news.notify_all()
        self._server.server_close()

    @property
    def version(self) -> str:
        return f"{self._started}-{self._builds}"

    @property
    def state(self) -> tuple[str, str]:
        with self._news:
            return self.version, self.problem

    def run(self, watched: Sequence[Path], settings: Path) -> NoReturn:
        """Builds, serves, and builds again after each edit, until interrupted."""
        edited = threading.Event()
        stop = threading.Event()
        try:
            _watch(watched, settings, edited, stop)
            tell(said("Building the site."))
            self.build()
            self.start()
            tell(said("{address} shows the site. Ctrl-C ends.", address=self.address))
            while True:
                edited.wait()
                edited.clear()
                print()
                tell(said("Something was edited; building again."))
                self.build()
        finally:
            stop.set()
            self.stop()

    def start(self) -> None:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        self._serving = True

    def stop(self) -> None:
        if self._serving:
            self._server.shutdown()

    def build(self) -> bool:
        """One build; says in the terminal what it said, and tells the browsers."""
        process = subprocess.Popen(
            self._command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=build_environment(),
        )
        try:
            words = process.communicate()[0].decode("utf-8", "replace").strip()
        except KeyboardInterrupt:
            process.terminate()  # a build that ends early leaves the output as it was
            process.wait()
            raise
        tell(words)
        good = process.returncode == 0
        with self._news:
            status = said("The build ended with status {status}.", status=process.returncode)
            self.problem = "" if good else words or told(status)
            self._builds += good
            self._news.notify_all()
        return good

    def wait_for_news(self, known: tuple[str, str] | None) -> tuple[str, str] | None:
        """The state when it is another than the known one, or after a heartbeat; None when it is all over."""
        with self._news:
            self._news.wait_for(lambda: self._ended or (self.version, self.problem) != known, _HEARTBEAT)
            return None if self._ended else (self.version, self.problem)


# --- watching -----------------------------------------------------------------------------------------


def _watch(watched: Sequence[Path], settings: Path, edited: threading.Event, stop: threading.Event) -> None:
    """Sets `edited` soon after a file changes in one of the folders, or a Python file beside the settings."""
    import watchfiles

    def tell(paths: Sequence[Path], recursive: bool, counts: Callable[[Any, str], bool]) -> None:
        # Folders, not files: programs save by putting a new file in the old one's place.
        for _ in watchfiles.watch(
            *paths, recursive=recursive, watch_filter=counts, stop_event=stop, debounce=400, raise_interrupt=False
        ):
            edited.set()

    def beside(_: Any, path: str) -> bool:
        return path.endswith(".py")

    folders = sorted({folder.resolve() for folder in watched if folder.is_dir()})
    here = [settings.resolve().parent]
    for arguments in ((folders, True, watchfiles.DefaultFilter()), (here, False, beside)):
        threading.Thread(target=tell, args=arguments, daemon=True).start()


# --- answering ----------------------------------------------------------------------------------------

_OWN = "/.serve/"
_TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".css": "text/css",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_TEXTUAL = ("text/", "application/json", "application/xml", "application/atom+xml", "application/feed+json")


def type_of(name: str) -> str:
    """The MIME type by the file's name, with its encoding where it is text."""
    suffix = posixpath.splitext(name)[1].lower()
    kind = "application/feed+json" if name.endswith("feed.json") else _TYPES.get(suffix)
    kind = kind or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXTUAL) else kind


def _handler_for(preview: Preview) -> type[BaseHTTPRequestHandler]:
    return type("Handler", (_Handler,), {"preview": preview})


class _Handler(BaseHTTPRequestHandler):
    """Files of the output as they are; pages with the reloading script, which the written files never have."""

    preview: Preview
    server_version = "association"

    def do_GET(self) -> None:
        path = unquote(re.split("[?#]", self.path, maxsplit=1)[0])
        if path == _OWN + "events":
            self._tell_news()
        elif path == _OWN + "reload.js":
            self._send(self.preview.script, "text/javascript; charset=utf-8")
        else:
            self._send_file(path)

    do_HEAD = do_GET

    def _send_file(self, path: str) -> None:
        file = file_at(self.preview.output, path)
        if file is None and file_at(self.preview.output, path + "/") is not None:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", "/" + quote(path.strip("/")) + "/")
            self._end_headers(0)
            return
        status = HTTPStatus.OK
        if file is None:
            status, file = HTTPStatus.NOT_FOUND, not_found_page(self.preview.output, path)
        try:
            body = self.preview.nothing_yet if file is None else file.read_bytes()
        except OSError:  # a new build took its place this very moment
            body, status = self.preview.nothing_yet, HTTPStatus.NOT_FOUND
        kind = type_of(file.name) if file else "text/html; charset=utf-8"
        if kind.startswith("text/html"):
            body = with_script(body, self.preview.version)
        self._send(body, kind, status)

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self._end_headers(len(body))
        if self.command != "HEAD":
            self.wfile.write(body)

    def _end_headers(self, length: int | None) -> None:
        self.send_header("Cache-Control", "no-store")
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def _tell_news(self) -> None:
        """Server-sent events: the state now, and again whenever it changes."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self._end_headers(None)
        if self.command == "HEAD":
            return
        known: tuple[str, str] | None = None
        while (state := self.preview.wait_for_news(known)) is not None:
            news = json.dumps({"version": state[0], "problem": state[1]})
            self.wfile.write(f"data: {news}\n\n".encode() if state != known else b": still here\n\n")
            known = state

    def handle(self) -> None:
        try:
            super().handle()
        except (ConnectionError, TimeoutError):
            self.close_connection = True  # the browser left

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: the terminal is for problems."""


def file_at(output: Path, path: str) -> Path | None:
    """The file that a host would send for an address, or None; never one outside the output."""
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if ".." in parts or "\0" in path or any("\\" in part for part in parts):
        return None
    file = output.joinpath(*parts)
    if path.endswith("/"):
        file /= "index.html"
    return file if file.is_file() else None


def not_found_page(output: Path, path: str) -> Path | None:
    """The 404 page of the edition that the address lies in, as hosts with one per folder send it."""
    first = path.strip("/").partition("/")[0]
    return file_at(output, f"/{first}/404.html") or file_at(output, "/404.html")


def _nothing_yet() -> bytes:
    language = now().language
    title = told(said("Nothing here yet"))
    words = told(said("There is nothing at this address. If the first build failed, its problems are shown below."))
    return f"""<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{html.escape(title)}</title></head>
<body><p>{html.escape(words)}</p></body></html>
""".encode()


_POLICY = re.compile(rb"""(<meta\s+http-equiv="Content-Security-Policy"\s+content=")([^"]*)(")""", re.IGNORECASE)


def with_script(page: bytes, version: str) -> bytes:
    """A page as it is served: with the script before `</body>`, and a policy that lets it listen."""

    def relax(found: re.Match[bytes]) -> bytes:
        policy = relaxed(html.unescape(found[2].decode()))
        return found[1] + html.escape(policy, quote=True).replace("&#x27;", "'").encode() + found[3]

    script = f'<script src="{_OWN}reload.js?{version}"></script>'.encode()
    page = _POLICY.sub(relax, page, count=1)
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script


def relaxed(policy: str) -> str:
    """The content security policy with this server's script and its events allowed, and nothing else."""
    directives = {name: values for name, *values in (part.split() for part in policy.split(";") if part.strip())}
    for name in ("script-src", "connect-src"):
        values = directives.get(name, directives.get("default-src"))
        if values is not None and "'self'" not in values:
            directives[name] = [*(value for value in values if value != "'none'"), "'self'"]
    return "; ".join(" ".join((name, *values)) for name, values in directives.items())


_SCRIPT = """\
// Put into pages by `invoke serve`, and into no others.
(() => {
  const mine = document.currentScript.src.split("?")[1];
  let events, panel;

  const show = (problem) => {
    panel?.remove();
    panel = undefined;
    if (!problem) return;
    panel = document.createElement("pre");
    panel.setAttribute("role", "alert");
    panel.lang = "EDITORS_LANGUAGE";
    panel.textContent = problem;
    Object.assign(panel.style, {
      position: "fixed", insetInline: "0", insetBlockEnd: "0", maxBlockSize: "60vh", overflow: "auto", margin: "0",
      padding: "1rem", font: "1rem/1.5 monospace", whiteSpace: "pre-wrap", overflowWrap: "anywhere",
      color: "#fff", background: "#7a0012", zIndex: "2147483647",
    });
    document.body.append(panel);
  };

  const listen = () => {
    events = new EventSource("/.serve/events");
    events.onmessage = (event) => {
      const { version, problem } = JSON.parse(event.data);
      if (version !== mine) location.reload();
      else show(problem);
    };
  };

  // Browsers allow six connections to one host: only the tab that is looked at keeps one.
  document.addEventListener("visibilitychange", () => {
    events?.close();
    if (!document.hidden) listen();
  });
  if (!document.hidden) listen();
})();
"""
