"""Wrong settings are told where they stand, before anything is built."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from pages import REPOSITORY, settings_file, write_content

from association.commands import guarded, site
from association.commands import zone as zone_of
from association.commands.check import check
from association.commands.translations import translations
from association.problems import ProblemsFound
from association.publishing.build import build
from association.publishing.settings import Settings

TOLD = (REPOSITORY / "pelicanconf.py").read_text("utf-8")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(settings: str) -> list[str]:
    Path("pelicanconf.py").write_text(settings, "utf-8")
    with pytest.raises(ProblemsFound) as found:
        Settings.read(Path("pelicanconf.py"))
    return [str(problem) for problem in found.value.problems]


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('"Europe/Riga"', '"Europe/Rga"', "TIMEZONE: 'Europe/Rga' is not a time zone; did you mean 'Europe/Riga'?"),
        ('"Europe/Riga"', '"+02:00"', "TIMEZONE: '+02:00' is not a time zone; write it as in Europe/Riga"),
        ('"Europe/Riga"', '"/etc/passwd"', "TIMEZONE: '/etc/passwd' is not a time zone; write it as in Europe/Riga"),
        ('"Europe/Riga"', '"Europe"', "TIMEZONE: 'Europe' is not a time zone; did you mean 'Europe/Rome'?"),
        ('"Europe/Riga"', "2", 'TIMEZONE: is not text; write TIMEZONE = "Europe/Riga"'),
        ('"Europe/Riga"', '""', 'TIMEZONE: is empty; write TIMEZONE = "Europe/Riga"'),
        ("TIMEZONE =", "ZONE =", 'TIMEZONE: is missing; write TIMEZONE = "Europe/Riga"'),
        ('PATH = "content"', "PATH = 3", 'PATH: is not text; write PATH = "content"'),
        ('SITEURL = ""', "SITEURL = None", "SITEURL: is not text; write it in full, as in https://example.org"),
        ('["association"]', '"association"', 'PLUGINS: is not a list of names; write PLUGINS = ["…"]'),
        (
            'SHARE_PICTURES = "item"',
            'DEFAULT_LANG = "ru"',
            "DEFAULT_LANG: 'ru' is not the first of LANGUAGES: that is 'lv'; "
            "write 'lv', or change the order of LANGUAGES",
        ),
        (
            '"novosti"',
            '"Новости"',
            "LANGUAGES.ru.sections.news: 'Новости' cannot stand in an address; use a–z, 0–9 and hyphens only",
        ),
        (
            '"en": {\n        "name": "English",',
            '"en": {',
            "LANGUAGES.en: has no 'name'; add it; the other languages show how",
        ),
        (
            'PATH = "content"',
            'PATH = "content',
            "can't be run as Python: SyntaxError: unterminated string literal (detected at line {line}); "
            "mend that line, or undo the last edit of the file",
        ),
        (
            'PATH = "content"',
            "PATH = contents",
            "can't be run as Python: NameError: name 'contents' is not defined; "
            "mend that line, or undo the last edit of the file",
        ),
    ],
)
def test_a_wrong_setting_is_told_with_its_line(here: Path, right: str, wrong: str, told: str) -> None:
    assert right in TOLD
    line = "" if "is missing" in told else f":{1 + TOLD.count(chr(10), 0, TOLD.index(right))}"
    assert refused(TOLD.replace(right, wrong, 1)) == [f"pelicanconf.py{line}: {told}".replace("{line}", line[1:])]


def test_all_wrong_settings_are_told_at_once(here: Path) -> None:
    wrong = TOLD.replace("Europe/Riga", "Riga").replace('"output"', '""').replace('"novosti"', "7")
    assert len(refused(wrong)) == 3


def test_what_stands_in_the_shared_settings_is_told_there(here: Path) -> None:
    Path("pelicanconf.py").write_text(TOLD.replace("Europe/Riga", "Europe/Rga"), "utf-8")
    Path("publishing.py").write_text('import runpy\nglobals().update(runpy.run_path("pelicanconf.py"))\n', "utf-8")
    with pytest.raises(ProblemsFound, match=r"^pelicanconf\.py:7: TIMEZONE:"):
        Settings.read(Path("publishing.py"))


def test_settings_that_are_not_there_are_told(here: Path) -> None:
    with pytest.raises(ProblemsFound, match="^nowhere.py: is not there; name the file with the settings"):
        Settings.read(Path("nowhere.py"))


@pytest.mark.parametrize(
    ("further", "told"),
    [
        (
            'THEME = "simple"',
            "THEME: there is no theme in {folder}/simple: it would have a folder 'templates'; name the",
        ),
        ("PLUGINS = []", "PLUGINS: lacks 'association', which makes every page; write PLUGINS = [\"association\"]"),
        ('PLUGINS = ["association", "nav"]', "Pelican: Cannot load plugin `nav`"),
        ('PATH = "nowhere"', "{folder}/nowhere: is not a folder; name the folder that holds the content"),
    ],
)
def test_settings_that_no_page_can_be_written_with_are_told(here: Path, further: str, told: str) -> None:
    content = None if "PATH" in further else write_content(here / "content", {})
    with pytest.raises(ProblemsFound) as found:
        build(settings_file(here, further=further + "\n"), content, here / "output")
    assert told.format(folder=here) in str(found.value)
    assert not (here / "output").exists()


def test_a_language_without_a_catalogue_is_told(here: Path) -> None:
    further = 'LANGUAGES["lt"] = {**LANGUAGES["en"], "name": "Lietuvių"}\n'
    with pytest.raises(ProblemsFound, match=r"theme/translations/lt\.po: is not there; copy another language's"):
        build(settings_file(here, further=further), write_content(here / "content", {}), here / "output")
    assert not (here / "output").exists()


# --- the site's address -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        *(
            "https://example.org",
            "https://example.org/",
            "http://example.org",
            "https://intelekta-parks.example.org:8443",
        ),
        *("https://example.org/parks", "https://example.org/~a/b-c/", "http://localhost:8000", "http://127.0.0.1:8000"),
        *("http://[::1]:8000", "https://tīkls.lv", ""),
    ],
)
def test_an_address_at_which_a_site_can_stand_is_taken(here: Path, address: str) -> None:
    Settings.read(settings_file(here, siteurl=address)).refuse_unbuildable()


@pytest.mark.parametrize(
    "address",
    [
        *("example.org", "//example.org", "ftp://example.org", "https:", "https://", "https:///a", "https://.org"),
        *(" https://example.org", "https://example.org\n", "https://exa mple.org", "https://example.org/a b"),
        *("https://example.org?a", "https://example.org/?a=b", "https://example.org/#a", "https://example.org:99999"),
        *("https://example.org:http", "https://example.org//a", "https://example.org/../a", "https://example.org\\a"),
        *("https://[::1", "https://-a.org", "https://example..org"),
    ],
)
def test_an_address_at_which_no_site_can_stand_is_told(here: Path, address: str) -> None:
    with pytest.raises(ProblemsFound, match="^SITEURL: .* is not a web address; write it in full, as in https://ex"):
        Settings.read(settings_file(here, siteurl=address)).refuse_unbuildable()


@pytest.mark.parametrize("address", ["https://me:secret@example.org", "https://me@example.org/a"])
def test_a_password_in_the_address_is_refused_and_not_repeated(here: Path, address: str) -> None:
    with pytest.raises(ProblemsFound, match="^SITEURL: holds what stands before an @") as found:
        Settings.read(settings_file(here, siteurl=address)).refuse_unbuildable()
    assert "secret" not in str(found.value)


def test_nothing_is_published_without_an_address(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a host's variable that should hold it was never set."""
    monkeypatch.setenv("SITEURL", "")
    content = write_content(here / "content", {})
    with pytest.raises(ProblemsFound, match="^SITEURL: is empty; say where the site will stand, as in SITEURL=https"):
        build(REPOSITORY / "publishconf.py", content, here / "output")
    assert list(here.iterdir()) == [content]


# --- the time zone ------------------------------------------------------------------------------------

GAP = (  # in Riga clocks skip from 3 to 4 that night
    "type: other\ntitle: {lv: Svētki, ru: Праздник}\nsummary: {lv: Dzied., ru: Поют.}\n"
    "start: 2031-03-30\nstarts: 03:30\nplace: ciems\n"
)


@pytest.mark.parametrize(("zone", "status"), [("Europe/Riga", 1), ("Asia/Tokyo", 0)])
def test_hours_are_checked_in_the_zone_of_the_settings(
    here: Path, zone: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    places = "ciems: {name: {lv: Ciems, ru: Село}, where: {lv: Ciemā, ru: в селе}}\n"
    content = write_content(here / "content", {"data/events/svetki.yaml": GAP, "data/places.yaml": places})
    settings = settings_file(here, further=f"TIMEZONE = {zone!r}\n")
    assert check(settings, content, date(2031, 3, 1)) == status, capsys.readouterr()
    survey = partial(translations, *site(settings, content), date(2031, 3, 1), None, (), zone_of(settings))
    assert guarded(survey) == status
