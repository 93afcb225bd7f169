"""The commands of this site; `invoke --list` shows them, `invoke COMMAND --help` explains one."""

import subprocess
import sys
from pathlib import Path

from invoke import Exit, task

HERE = Path(__file__).parent
WRITING, PUBLISHING = HERE / "pelicanconf.py", HERE / "publishconf.py"

_FOLDERS = {
    "content": "the folder with the content (default: the one that the settings name)",
    "output": "the folder that the site is written to (default: the one that the settings name)",
}


def _names_nothing(words):
    """Whether there are options only, each with its value."""
    words = iter(words)
    for word in words:
        if word in ("--help", "-h") or not word.startswith("-"):
            return False
        if "=" not in word:
            next(words, None)
    return True


# Without a kind, `invoke new` would be refused by invoke, in English; with an empty one it is answered by the command.
_NO_KIND = "" if "new" in sys.argv and _names_nothing(sys.argv[sys.argv.index("new") + 1 :]) else None


# Invoke takes the option at the end of the line for one that wasn't given.
_NOTHING_TO_ACCEPT = sys.argv[-1:] in (["--accept"], ["-a"])


def _run(command):
    """Runs one of the package's commands; the process ends with its status when that is not 0."""
    from association.commands import guarded

    status = guarded(command, WRITING)
    if status:
        raise Exit(code=status)


def _number(given):
    """Numbers come as text, since invoke answers anything else with a traceback."""
    from association.commands import number

    return number(given)


def _path(given):
    """None where nothing is given; nothing between quotation marks is a slip, as of a variable that was never set."""
    from association.commands import path

    return path(given)


def _site(content):
    """The content folder and the languages of the site."""
    from association.commands import site

    return site(WRITING, _path(content))


@task(help={**_FOLDERS, "today": "build as on this day, as in 2026-05-01 (default: today)", "drafts": "with drafts"})
def build(c, content=None, output=None, today=None, drafts=False):
    """Build the site; the output changes only when all is well."""
    from association.commands import day
    from association.commands.build import build

    _run(lambda: build(WRITING, _path(content), _path(output), day(today), drafts))


@task(help=_FOLDERS)
def publish(c, content=None, output=None):
    """Build with publishing settings; SITEURL in the environment is the site's address."""
    from association.commands.build import build

    _run(lambda: build(PUBLISHING, _path(content), _path(output)))


@task(help={**_FOLDERS, "port": "where to serve it (default: 8000)"})
def preview(c, content=None, output=None, port="8000"):
    """Build with publishing settings, and show the result in a browser."""
    from association.commands.serve import serve

    _run(lambda: serve(PUBLISHING, _path(content), _path(output), _number(port)))


@task(help={**_FOLDERS, "port": "where to serve it (default: 8000)"})
def serve(c, content=None, output=None, port="8000"):
    """Build, show the site in a browser, and build again whenever a file changes."""
    from association.commands.serve import serve

    _run(lambda: serve(WRITING, _path(content), _path(output), _number(port)))


@task(
    help={
        "content": _FOLDERS["content"],
        "output": "has no effect: it is taken so that all commands can be given the same folders",
        "fix": "mend glued words, quotation marks, spaces and signs, where what is right is certain",
    }
)
def check(c, content=None, output=None, fix=False):
    """Name every problem of the content, and give advice on its words; builds nothing."""
    from association.commands.check import check

    _run(lambda: check(WRITING, _path(content), None, fix))


@task(
    help={
        "kind": "article, page, organisation, event or offer",
        "title": "its title or name, in the default language",
        "id": "what stands in the file's name and the address (default: made from the title)",
        "date": "the first day, as in 2026-05-01 (default: an article's is today); '' for an event that has none yet",
        "languages_of": "the id of an article or page whose missing translations are to be written",
        "content": _FOLDERS["content"],
    },
    positional=["kind"],
)
def new(c, kind=_NO_KIND, title=None, id=None, date=None, languages_of=None, content=None):
    """Write the files of a new article, page, organisation, event or offer, in every language, to fill in."""
    from association.commands import today
    from association.commands.new import new, refuse_unused

    if kind in ("--help", "-h"):  # invoke takes them for the kind
        raise Exit(code=subprocess.call([sys.executable, "-m", "invoke", "--help", "new"], cwd=HERE))

    given = {"title": title, "id": id, "date": date, "languages_of": languages_of}

    def write():
        refuse_unused(kind, given)
        return new(kind, *_site(content), **given, today=today(WRITING))

    _run(write)


@task(
    help={
        **_FOLDERS,
        "output": "the folder of the built site: the page is then put beside it (as .output.translations/index.html)",
        "html": "where to write the same as a page (default: .translations/index.html beside tasks.py)",
        "accept": "a translation brought up to date: its `translates:` line gets the original's hash; several allowed",
    },
    iterable=["accept"],
)
def translations(c, content=None, output=None, html=None, accept=None):
    """Say what is translated, in summary, missing or outdated, and what has changed since."""
    from association.commands import today, zone
    from association.commands.translations import PAGE, page_beside, translations

    def run():
        page = _path(html) or (page_beside(_path(output)) if output is not None else HERE / PAGE)
        accepted = [_path(file) for file in accept or ([""] if _NOTHING_TO_ACCEPT else [])]
        return translations(*_site(content), today(WRITING), page, accepted, zone(WRITING), _path(output))

    _run(run)


@task(help={"content": _FOLDERS["content"]})
def schemas(c, content=None):
    """Write the JSON Schemas by which editors' programs complete and check YAML."""
    from association.commands.schemas import schemas

    _run(lambda: schemas(*_site(content)))


@task(
    help={
        "articles": "how many articles, in two languages",
        "compare": "several sizes, as in 100,1000",
        "json": "the figures as JSON instead of a table",
        "organisations": "how many organisations",
        "stock": "also what plain Pelican takes for the same texts",
    }
)
def bench(c, articles="100", compare="", json=False, organisations="50", stock=False):
    """Measure builds of an invented site: CPU, memory, time a page, cold and after one edit."""
    from association.commands.bench import bench

    sizes = compare.split(",") if compare else [articles]
    _run(lambda: bench(WRITING, [_number(size) for size in sizes], json, _number(organisations), stock))


@task(
    help={
        "output": "the folder of a built site (default: the one that the settings name)",
        "json": "a file for the raw figures",
    }
)
def measure(c, output=None, json=None):
    """Measure what visitors get of the built site: bytes, accessibility, focus, print, and Lighthouse if installed."""
    from association.commands.measure import measure

    _run(lambda: measure(WRITING, _path(output), _path(json)))


@task(help={"output": _FOLDERS["output"]})
def clean(c, output=None):
    """Delete the output, if this program made it."""
    from association.commands.build import clean

    _run(lambda: clean(WRITING, _path(output)))


@task(help={"only": "a folder, a file, or file::test (default: all tests)"})
def test(c, only=""):
    """Run the tests; `--only` is a folder, a file, or file::test."""
    raise Exit(code=subprocess.call([sys.executable, "-m", "pytest", *([only] if only else [])], cwd=HERE))
