"""The last good output behind a local address."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import NoReturn

from association.commands.serve.answering import Handler, nothing_yet
from association.commands.serve.builds import Builds
from association.commands.serve.watching import watch
from association.commands.telling import now, tell
from association.problems import said

HOST = "127.0.0.1"  # nobody but this machine: what is written is not yet published


class Preview:
    """Serves the output, and builds it again after edits; OSError or OverflowError when the port can't be used."""

    def __init__(self, output: Path, builds: Builds, port: int) -> None:
        self.builds = builds
        self.nothing_yet = nothing_yet()
        told = {"output": output.absolute(), "builds": builds, "nothing_yet": self.nothing_yet}
        handler = type("Handler", (Handler,), {**told, "language": now().language})
        self._server = ThreadingHTTPServer((HOST, port), handler)
        self._server.daemon_threads = True
        self._serving = False
        self.address = f"http://{HOST}:{self._server.server_port}/"

    def __enter__(self) -> Preview:
        return self

    def __exit__(self, *_: object) -> None:
        self.builds.end()
        self._server.server_close()

    def run(self, watched: Sequence[Path], settings: Path) -> NoReturn:
        """Builds, serves, and builds again after each edit, until interrupted."""
        edited = threading.Event()
        stop = threading.Event()
        try:
            watch(watched, settings, edited, stop)
            tell(said("Building the site."))
            good = self.builds.run()
            self.start()
            if good:
                tell(said("{address} shows the site. Ctrl-C ends.", address=self.address))
            else:
                tell(said("{address} shows what is wrong until that is mended. Ctrl-C ends.", address=self.address))
            while True:
                edited.wait()
                edited.clear()
                print()
                tell(said("Something was edited; building again."))
                self.builds.run()
        finally:
            stop.set()
            self.stop()

    def start(self) -> None:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        self._serving = True

    def stop(self) -> None:
        if self._serving:
            self._server.shutdown()
