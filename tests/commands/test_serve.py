"""`invoke serve`: a local server that follows edits, shows problems, and keeps the last good site."""

from __future__ import annotations

import errno
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from association.commands.serve import serve
from association.commands.serve.builds import Builds, build_environment
from association.commands.serve.files import file_at, not_found_page, type_of
from association.commands.serve.preview import Preview
from association.commands.serve.reloading import relaxed, with_script


@pytest.fixture
def output(tmp_path: Path) -> Path:
    output = tmp_path / "output"
    for name in ("index.html", "404.html", "ru/index.html", "ru/404.html", "zinas/viens/index.html", "css/a.css"):
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).write_text(f"<html><body>{name}</body></html>", encoding="utf-8")
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    return output


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "index.html"),
        ("/ru/", "ru/index.html"),
        ("/zinas/viens/", "zinas/viens/index.html"),
        ("/css/a.css", "css/a.css"),
        ("/css/", None),
        ("/zinas/viens", None),
        ("/../secret.html", None),
        ("/css/..\\..\\secret.html", None),
        ("/nav", None),
    ],
)
def test_address_leads_to_a_file_of_the_output_or_nowhere(path: str, file: str | None, output: Path) -> None:
    assert file_at(output, path) == (output / file if file else None)


@pytest.mark.parametrize(
    ("path", "file"), [("/ru/nav/", "ru/404.html"), ("/nav/", "404.html"), ("/zinas/", "404.html")]
)
def test_missing_page_is_told_in_its_own_language(path: str, file: str, output: Path) -> None:
    assert not_found_page(output, path) == output / file


@pytest.mark.parametrize(
    ("name", "type"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("feed.json", "application/feed+json; charset=utf-8"),
        ("feed.atom", "application/atom+xml; charset=utf-8"),
        ("calendar.ics", "text/calendar; charset=utf-8"),
        ("a.woff2", "font/woff2"),
        ("a.avif", "image/avif"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_type_by_name(name: str, type: str) -> None:
    assert type_of(name) == type


@pytest.mark.parametrize(
    ("policy", "served"),
    [
        (
            "default-src 'none'; style-src 'self'",
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'",
        ),
        ("default-src 'self'", "default-src 'self'"),
        ("script-src 'none'; connect-src 'none'", "script-src 'self'; connect-src 'self'"),
        ("script-src 'sha256-x='", "script-src 'sha256-x=' 'self'"),
        ("img-src 'self'", "img-src 'self'"),
    ],
)
def test_policy_lets_the_script_in_and_nothing_else(policy: str, served: str) -> None:
    assert relaxed(policy) == served


def test_script_stands_at_the_end_of_the_body() -> None:
    page = '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;"><body>ā</body></html>'
    served = with_script(page.encode(), "7").decode()
    assert served.endswith('ā<script src="/.serve/reload.js?7"></script></body></html>')
    assert "content=\"default-src 'none'; script-src 'self'; connect-src 'self'\"" in served


# --- a server in this process, with builds that do as they are told --------------------------------------


def get(address: str, path: str) -> tuple[http.client.HTTPResponse, str]:
    connection = http.client.HTTPConnection(address.removeprefix("http://").rstrip("/"), timeout=5)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer, answer.read().decode()
    finally:
        connection.close()


@pytest.fixture
def preview(output: Path, tmp_path: Path) -> Iterator[Preview]:
    script = "import pathlib, sys; told = pathlib.Path(sys.argv[1]).read_text(); print(told); sys.exit(bool(told))"
    (tmp_path / "told").write_text("")
    builds = Builds([sys.executable, "-c", script, str(tmp_path / "told")])
    with Preview(output, builds, port=0) as preview:
        preview.start()
        yield preview
        preview.stop()


def test_pages_carry_the_script_and_files_do_not(preview: Preview, output: Path) -> None:
    answer, text = get(preview.address, "/zinas/viens/?x=1")
    assert answer.status == 200 and "/.serve/reload.js" in text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "reload" not in (output / "zinas/viens/index.html").read_text()
    assert get(preview.address, "/css/a.css")[1] == "<html><body>css/a.css</body></html>"
    assert "EventSource" in get(preview.address, "/.serve/reload.js")[1]


def test_missing_pages_are_404_and_folders_gain_their_slash(preview: Preview) -> None:
    answer, text = get(preview.address, "/ru/nav/")
    assert answer.status == 404 and "ru/404.html" in text
    answer, _ = get(preview.address, "/zinas/viens")
    assert (answer.status, answer.headers["Location"]) == (302, "/zinas/viens/")
    assert get(preview.address, "/%2e%2e/secret.html")[0].status == 404


def test_only_this_machine_is_served(preview: Preview) -> None:
    assert preview._server.server_address[0] == "127.0.0.1"


def first_news(preview: Preview) -> dict[str, str]:
    connection = http.client.HTTPConnection(preview.address.removeprefix("http://").rstrip("/"), timeout=5)
    connection.request("GET", "/.serve/events")
    line = connection.getresponse().readline()
    connection.close()
    return json.loads(line.removeprefix(b"data: "))


def test_browsers_hear_of_problems_and_of_their_end(preview: Preview, tmp_path: Path) -> None:
    connection = http.client.HTTPConnection(preview.address.removeprefix("http://").rstrip("/"), timeout=5)
    connection.request("GET", "/.serve/events")
    events = connection.getresponse()

    def heard() -> dict[str, str]:
        line = events.readline()
        events.readline()
        return json.loads(line.removeprefix(b"data: "))

    first = heard()
    assert first["problem"] == ""
    (tmp_path / "told").write_text("content/x.yaml:7: is wrong")
    assert not preview.builds.run()
    second = heard()
    assert (second["version"], second["problem"]) == (first["version"], "content/x.yaml:7: is wrong")
    (tmp_path / "told").write_text("")
    assert preview.builds.run()
    third = heard()
    assert third["problem"] == "" and third["version"] != first["version"]
    connection.close()


def test_a_site_that_was_never_built_is_told_of_in_the_editors_language(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LANGUAGE", "lv")
    with Preview(tmp_path / "nothing", Builds([sys.executable, "-c", "exit(3)"]), port=0) as preview:
        preview.start()
        preview.builds.run()
        answer, page = get(preview.address, "/")
        news = first_news(preview)
        preview.stop()

    assert answer.status == 404 and '<html lang="lv">' in page and "Šajā adresē nekā nav." in page
    assert (news["language"], news["problem"]) == ("lv", "Vietnes veidošana beidzās ar kodu 3.")


def test_taken_port_is_told_plainly(repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert serve(repository / "pelicanconf.py", repository / "content", tmp_path / "output", port) == 1
    assert f"Port {port} is taken" in capsys.readouterr().err


def test_wrong_use_is_told(repository: Path, tmp_path: Path) -> None:
    settings = repository / "pelicanconf.py"
    assert serve(settings, tmp_path / "nowhere", tmp_path / "output") == 2
    assert serve(settings, repository / "content", tmp_path / "output", 99999) == 2


# --- the whole command, as an editor uses it ---------------------------------------------------------------


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    limit = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < limit, "waited in vain"
        time.sleep(0.1)


def test_edits_problems_and_ctrl_c(repository: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(repository / "content", content)
    site = content / "data/site.yaml"
    good = site.read_text(encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from association.commands.serve import serve; "
        "sys.exit(serve(*map(Path, sys.argv[1:]), port=0))"
    )
    command = [sys.executable, "-c", code, str(repository / "pelicanconf.py"), str(content), str(tmp_path / "output")]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=build_environment() | {"PYTHONDONTWRITEBYTECODE": "1"},
        start_new_session=True,
    )
    said: list[str] = []
    reader = threading.Thread(target=lambda: said.extend(iter(lambda: process.stdout.readline().decode(), "")))
    reader.start()
    try:
        until(lambda: any("shows the site" in line for line in said))
        address = next(line.split()[0] for line in said if "shows the site" in line)
        assert "Zvejnieku pulks" not in get(address, "/")[1]

        site.write_text(good.replace("name: Intelekta parks", "name: Zvejnieku pulks"), encoding="utf-8")
        until(lambda: "Zvejnieku pulks" in get(address, "/")[1])

        site.write_text("nam: Zvejnieku pulks\n", encoding="utf-8")
        until(lambda: any("did you mean 'name'?" in line for line in said))
        assert "Zvejnieku pulks" in get(address, "/")[1]  # the last good site stays

        site.write_text(good, encoding="utf-8")
        until(lambda: "Zvejnieku pulks" not in get(address, "/")[1])
    finally:
        os.killpg(process.pid, signal.SIGINT)
        status = process.wait(timeout=20)
        reader.join()
        process.stdout.close()
    assert status == 130
    assert said[-1] == "Stopped.\n"


def test_a_port_beyond_the_last_is_not_advised(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def taken(*_: object) -> None:
        raise OSError(errno.EADDRINUSE, "Address already in use")

    monkeypatch.setattr("association.commands.serve.Preview", taken)
    assert serve(repository / "pelicanconf.py", repository / "content", tmp_path / "output", 65535) == 1
    assert capsys.readouterr().err.endswith("or give another: --port 8000\n")


def test_a_first_build_that_fails_is_not_said_to_show_the_site(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Interrupted by the first edit, for which it waits."""

    def interrupted(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr("association.commands.serve.preview.watch", lambda *_: None)
    monkeypatch.setattr("threading.Event.wait", interrupted)
    builds = Builds([sys.executable, "-c", "exit(1)"])
    monkeypatch.setattr(Preview, "start", lambda _: None)
    with Preview(tmp_path / "output", builds, port=0) as preview, pytest.raises(KeyboardInterrupt):
        preview.run([], repository / "pelicanconf.py")
    told = capsys.readouterr().out
    assert f"{preview.address} shows what is wrong until that is mended. Ctrl-C ends.\n" in told


def test_an_interrupted_build_may_tidy_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Interrupted itself, once, and not killed."""
    mark = tmp_path / "mark"
    script = (
        "import pathlib, sys, time\nmark = pathlib.Path(sys.argv[1])\n"
        "try:\n    mark.write_text('')\n    time.sleep(20)\nfinally:\n    time.sleep(0.2); mark.write_text('tidy')\n"
    )
    builds = Builds([sys.executable, "-c", script, str(mark)])

    real = subprocess.Popen.communicate

    def interrupted(process: subprocess.Popen, *_: object, **__: object) -> tuple[bytes, bytes]:
        monkeypatch.setattr(subprocess.Popen, "communicate", real)
        until(mark.exists)
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "communicate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        builds.run()
    assert mark.read_text() == "tidy"
