"""The script that knows the reader's day, on a page of its own: what is over says so and goes to the past.

<ul data-past="past">                          the list of what is to come, and the id of the list of what was
  <li data-event="is over">                    the words for it, in the page's language
    <time datetime="2031-06-08" data-end="2031-06-09">…</time>
    <span data-deadline="registration is closed">until <time datetime="2031-06-01">…</time></span>
<p hidden>                                     shown when all in the list is over
<li data-event="…" data-last="2031-06-01">     where the day that decides is not the first <time> in it
<ul data-past="">                              puts what is over behind the rest of the same list
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

PAGE = """<!doctype html>
<html lang="lv">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
<title>Pasākumi</title>
<script src="days.js" data-zone="Europe/Riga" defer></script>
<script src="today.js" data-zone="Europe/Riga" defer></script>
</head>
<body>
<ul id="coming" data-past="past">
  <li id="talka" data-event="ir noticis">
    <time datetime="2031-06-08T10:00" data-end="2031-06-09">8.–9. jūnijā</time>
    <b id="apply" data-deadline="pieteikšanās ir beigusies">līdz <time datetime="2031-06-01">1. jūnijam</time></b></li>
  <li id="balle" data-event="ir noticis"><time datetime="2031-06-20">20. jūnijā</time></li>
  <li id="kurss" data-deadline="pieteikšanās ir beigusies">līdz <time datetime="2031-06-25">25. jūnijam</time></li>
  <li id="vienmer">kad vien gribi</li>
</ul>
<p id="nothing" hidden>Nekas nav izziņots.</p>
<ul id="open" data-past="">
  <li id="pirmais" data-event="pieteikšanās ir beigusies" data-last="2031-06-02"><h3>Koris</h3>
    <time datetime="2031-07-01">1. jūlijā</time></li>
  <li id="otrais" data-event="ir noticis" data-last="2031-06-20"><h3>Balle</h3></li>
</ul>
<p id="all-over" hidden>Pagaidām nekas.</p>
<ul id="past"><li id="sen">pērn</li></ul>
<p data-event="&lt;b&gt;ir noticis&lt;/b&gt;"><time id="alone" datetime="2031-06-08">8. jūnijā</time></p>
<table data-days><tr><td>
<a href="#talka"><time datetime="2031-06-08">8</time></a></td><td><time datetime="2031-06-09">9</time></td></tr></table>
</body>
</html>
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("days")
    for name in ("days.js", "today.js"):
        shutil.copy(repository / "theme" / "static" / "js" / name, folder)
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "empty.html").write_text(PAGE.replace('  <li id="vienmer">kad vien gribi</li>\n', ""), encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


Read = Callable[..., Page]


@pytest.fixture
def read(browser: Browser, address: str) -> Iterator[Read]:
    """`read("2031-06-08T12:00:00Z")`: the page as it is read at that moment; nothing may go wrong in it."""
    contexts = []

    def open_page(moment: str, name: str = "", zone: str = "Europe/Riga", script: bool = True) -> Page:
        contexts.append(browser.new_context(timezone_id=zone, java_script_enabled=script))
        page = contexts[-1].new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        if script:
            page.clock.set_fixed_time(moment)
        page.goto(f"{address}/{name}")
        assert [fault for fault in faults if "favicon" not in fault and "404" not in fault] == []
        return page

    yield open_page
    for context in contexts:
        context.close()


def items(page: Page, list_id: str) -> list[str]:
    return page.locator(f"#{list_id} > li").evaluate_all("items => items.map(item => item.id)")


def test_before_the_day_the_page_stays_as_it_was_written(read: Read) -> None:
    page = read("2031-05-20T12:00:00Z")
    assert items(page, "coming") == ["talka", "balle", "kurss", "vienmer"]
    assert page.locator("[data-over]").count() == 0
    assert page.locator("strong").count() == 0


def test_without_script_the_page_stays_as_it_was_written(read: Read) -> None:
    page = read("", script=False)
    assert items(page, "coming") == ["talka", "balle", "kurss", "vienmer"]
    assert page.locator("#nothing").is_hidden()


@pytest.mark.parametrize(
    ("moment", "closed"),
    [("2031-06-01T12:00:00Z", False), ("2031-06-01T20:59:00Z", False), ("2031-06-01T21:01:00Z", True)],
)
def test_a_deadline_passes_at_midnight_in_riga(read: Read, moment: str, closed: bool) -> None:
    for zone in ("America/Los_Angeles", "Pacific/Kiritimati"):
        page = read(moment, zone=zone)
        assert (page.locator("#apply[data-over]").count() == 1) is closed
        assert ("pieteikšanās ir beigusies" in page.locator("#apply").inner_text()) is closed
        assert "talka" in items(page, "coming")


def test_an_event_lasts_to_the_end_of_its_last_day(read: Read) -> None:
    assert "talka" in items(read("2031-06-09T20:00:00Z"), "coming")
    page = read("2031-06-09T21:30:00Z")
    assert items(page, "coming") == ["balle", "kurss", "vienmer"]
    assert items(page, "past") == ["talka", "sen"]


def test_what_is_over_says_so_once_and_in_the_words_of_the_page(read: Read) -> None:
    page = read("2031-06-10T12:00:00Z")
    assert page.locator("#talka > strong").inner_text() == "ir noticis"
    assert page.locator("#talka strong").count() == 1  # that one can no longer apply goes without saying
    assert page.locator("#talka time").first.inner_text() == "8.–9. jūnijā"


def test_words_are_text(read: Read) -> None:
    page = read("2031-06-10T12:00:00Z")
    assert page.locator("#alone + strong").inner_text() == "<b>ir noticis</b>"


def test_the_latest_of_the_past_stands_first(read: Read) -> None:
    assert items(read("2031-07-01T12:00:00Z"), "past") == ["kurss", "balle", "talka", "sen"]


def test_what_is_over_goes_behind_what_is_open(read: Read) -> None:
    page = read("2031-06-02T12:00:00Z")
    assert items(page, "open") == ["pirmais", "otrais"]
    page = read("2031-06-03T12:00:00Z")
    assert items(page, "open") == ["otrais", "pirmais"]
    assert page.locator("#pirmais > strong").inner_text() == "pieteikšanās ir beigusies"
    assert page.locator("#all-over").is_hidden()


def test_all_over_is_said_where_nothing_moves_away(read: Read) -> None:
    page = read("2031-06-21T12:00:00Z")
    assert items(page, "open") == ["pirmais", "otrais"]
    assert page.locator("#otrais > h3 + strong").inner_text() == "ir noticis"
    assert page.locator("#all-over").is_visible()


def test_what_has_no_date_stays_open(read: Read) -> None:
    page = read("2040-01-01T12:00:00Z")
    assert items(page, "coming") == ["vienmer"]
    assert page.locator("#nothing").is_hidden()


def test_nothing_left_is_said_kindly(read: Read) -> None:
    page = read("2040-01-01T12:00:00Z", "empty.html")
    assert items(page, "coming") == []
    assert page.locator("#nothing").is_visible()
    assert page.locator("#nothing").inner_text() == "Nekas nav izziņots."


def test_today_is_marked_in_the_table(read: Read) -> None:
    page = read("2031-06-08T12:00:00Z")
    assert page.locator("[aria-current=date]").all_inner_texts() == ["8"]
    assert read("2031-06-10T12:00:00Z").locator("[aria-current=date]").count() == 0


def test_the_script_is_small(repository: Path) -> None:
    assert (repository / "theme" / "static" / "js" / "days.js").stat().st_size <= 1280
