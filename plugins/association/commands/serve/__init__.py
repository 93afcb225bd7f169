"""`invoke serve`: the site on this machine, built again and shown again after every edit."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

from association.commands import INTERRUPTED, PROBLEMS, WRONG_USE
from association.commands.serve.builds import Builds, build_command
from association.commands.serve.preview import Preview
from association.commands.telling import tell
from association.problems import said, why

PORT, LAST_PORT = 8000, 65535


def serve(settings: Path, content: Path | None = None, output: Path | None = None, port: int = PORT) -> int:
    """Builds, serves the last good output, and watches; ends with Ctrl-C (130), or 1 when the port is taken."""
    from association.publishing.output_folder.place import Place
    from association.publishing.output_folder.refusals import refuse_bad_place
    from association.publishing.settings import Settings

    told = Settings.read(settings)
    told.refuse_unbuildable()
    content, output = content or told.content, output or told.output
    if not content.is_dir():
        tell(said("{folder} is not a folder; name the folder that holds the content", folder=content), sys.stderr)
        return WRONG_USE
    refuse_bad_place(Place.of(output).output, [content, told.theme])  # no edit of the content would mend that
    watched = [content, told.theme, *told.plugins, Path(__file__).parents[2]]
    try:
        preview = Preview(output, Builds(build_command(settings, content, output)), port)
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


def _about_port(port: int, fault: OSError) -> str:
    if fault.errno == errno.EADDRINUSE:
        return said(
            "Port {port} is taken: is `invoke serve` running already? Stop it, or give another: --port {other}",
            port=port,
            other=port + 1 if port < LAST_PORT else PORT,
        )
    return said(
        "Port {port} can't be used ({why}); give another: --port {other}", port=port, why=why(fault), other=PORT
    )
