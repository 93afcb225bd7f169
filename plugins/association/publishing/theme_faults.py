"""Faults of the theme, told with file and line to whoever edits it."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import jinja2
import markupsafe
from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError

from association.problems import Problem, ProblemsFound, Whole, said, why
from association.reading.files import shown_path

# Code that a template's fault is met in: the frame below it is the template's.
_SERVING = (str(Path(jinja2.__file__).parent), str(Path(markupsafe.__file__).parent))
_GETTEXT = str(Path(__file__).with_name("environment.py"))


def not_utf_8(file: Path, fault: UnicodeDecodeError) -> ProblemsFound:
    return ProblemsFound(
        [Problem(shown_path(file), 0, "", said("cannot be read: {why}", why=fault), said("save it as UTF-8 text"))]
    )


@contextmanager
def theme_faults_told(theme: Path) -> Iterator[None]:
    """Raises ProblemsFound for what a template or another file of the theme is to blame for; the rest passes."""
    try:
        yield
    except (ProblemsFound, KeyboardInterrupt):
        raise
    except Exception as fault:
        problem = _problem(fault, theme)
        if problem is None:
            raise
        raise ProblemsFound([problem]) from fault


def _problem(fault: Exception, theme: Path) -> Problem | None:
    if isinstance(fault, TemplateSyntaxError):
        where, line = Path(fault.filename or fault.name or ""), fault.lineno
        return _told(where, line, said("is no template: {why}", why=Whole((fault.message or "").rstrip("."))), _UNDO)
    if isinstance(fault, OSError) and fault.filename and theme in Path(str(fault.filename)).parents:
        return _told(Path(str(fault.filename)), 0, said("can't be opened: {why}", why=why(fault)), _PUT_BACK)
    at = _last_template(fault, theme)
    if at is None:
        if isinstance(fault, TemplateNotFound) and fault.name:
            return _told(theme / "templates" / fault.name, 0, said("is not there"), _PUT_BACK)
        return None
    where, line = at
    if isinstance(fault, TemplateNotFound):
        return _told(where, line, said("there is no template '{name}'", name=fault.name or ""), _UNDO)
    if isinstance(fault, UndefinedError):
        return _told(
            where, line, said("names what is not there: {why}", why=Whole((fault.message or "").rstrip("."))), _UNDO
        )
    text = str(fault) if isinstance(fault, TemplateError) else f"{type(fault).__name__}: {fault}"
    return _told(where, line, said("can't be filled in: {why}", why=Whole(text)), _UNDO)


_PUT_BACK = said("the theme needs it: put it back")
_UNDO = said("mend that line, or undo the last edit of the file")


def _told(where: Path, line: int, message: str, remedy: str) -> Problem:
    return Problem(shown_path(where), _line_in_the_file(where, line), "", message, remedy)


def _last_template(fault: Exception, theme: Path) -> tuple[Path, int] | None:
    """The template that was at work, unless it was code of ours that failed while it served one."""
    for frame in reversed(traceback.extract_tb(fault.__traceback__)):
        if theme / "templates" in Path(frame.filename).parents:
            return Path(frame.filename), frame.lineno or 0
        if not frame.filename.startswith(_SERVING) and frame.filename != _GETTEXT:
            return None
    return None


def _line_in_the_file(template: Path, line: int) -> int:
    """Templates are read without their indentation and empty lines: the line as an editor's program counts it."""
    try:
        source = template.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return line
    ends = [found.end() for found in re.finditer(r"\n\s*", source)]
    return 1 + source.count("\n", 0, ends[min(line, len(ends) + 1) - 2]) if line > 1 and ends else line
