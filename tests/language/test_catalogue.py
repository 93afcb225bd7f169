"""The interface's words, from tiny .po files."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from association.language import Catalogue, Languages, Message, plural_form
from association.problems import ProblemsFound

HEADER = {
    "lv": "nplurals=3; plural=(n%10==0 || n%100>=11 && n%100<=19) ? 0 : (n%10==1 && n%100!=11) ? 1 : 2;",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "en": "nplurals=2; plural=(n != 1);",
}
COUNTED = Message("%(num)s association", "%(num)s associations")
ENTRIES = {
    "lv": """
msgid "News"
msgstr "Ziņas"

msgctxt "menu"
msgid "News"
msgstr "Jaunumi"

msgid "by %(name)s, 10 %% off"
msgstr "%(name)s, 10 %% atlaide"

msgid "%(num)s association"
msgid_plural "%(num)s associations"
msgstr[0] "%(num)s biedrību"
msgstr[1] "%(num)s biedrība"
msgstr[2] "%(num)s biedrības"

msgctxt "menu"
msgid "%(num)s place"
msgid_plural "%(num)s places"
msgstr[0] "%(num)s vietu"
msgstr[1] "%(num)s vieta"
msgstr[2] "%(num)s vietas"
""",
    "ru": """
msgid "%(num)s association"
msgid_plural "%(num)s associations"
msgstr[0] "%(num)s общество"
msgstr[1] "%(num)s общества"
msgstr[2] "%(num)s обществ"
""",
    "en": """
msgid "%(num)s association"
msgid_plural "%(num)s associations"
msgstr[0] "One association"
msgstr[1] "%(num)s associations"
""",
}
WANTED = [
    "News",
    Message("News", context="menu"),
    "by %(name)s, 10 %% off",
    COUNTED,
    Message("%(num)s place", "%(num)s places", "menu"),
]


def write(folder: Path, code: str, entries: str, header: str | None = None, language: str | None = None) -> Path:
    path = folder / f"{code}.po"
    path.write_text(
        'msgid ""\nmsgstr ""\n'
        f'"Language: {code if language is None else language}\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Plural-Forms: {header or HEADER[code]}\\n"\n' + entries,
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize(
    ("code", "n", "expected"),
    [
        ("lv", 0, "biedrību"),
        ("lv", 1, "biedrība"),
        ("lv", 2, "biedrības"),
        ("lv", 9, "biedrības"),
        ("lv", 10, "biedrību"),
        ("lv", 11, "biedrību"),
        ("lv", 19, "biedrību"),
        ("lv", 20, "biedrību"),
        ("lv", 21, "biedrība"),
        ("lv", 22, "biedrības"),
        ("lv", 70, "biedrību"),
        ("lv", 101, "biedrība"),
        ("lv", 111, "biedrību"),
        ("ru", 0, "обществ"),
        ("ru", 1, "общество"),
        ("ru", 2, "общества"),
        ("ru", 5, "обществ"),
        ("ru", 11, "обществ"),
        ("ru", 12, "обществ"),
        ("ru", 21, "общество"),
        ("ru", 22, "общества"),
        ("ru", 70, "обществ"),
        ("ru", 111, "обществ"),
        ("en", 0, "associations"),
        ("en", 1, "association"),
        ("en", 21, "associations"),
    ],
)
def test_counts(languages: Languages, tmp_path: Path, code: str, n: int, expected: str) -> None:
    catalogue = Catalogue.read(write(tmp_path, code, ENTRIES[code]), languages[code])
    words = catalogue.ngettext(COUNTED.one, COUNTED.many, n)
    assert (words % {"num": n}).split()[-1] == expected
    assert not catalogue.missing


def test_plural_form(languages: Languages) -> None:
    numbers = (0, 1, 2, 10, 11, 20, 21, 70, 111)
    assert [plural_form(n, languages["lv"]) for n in numbers] == [0, 1, 2, 0, 0, 0, 1, 0, 0]
    assert [plural_form(n, languages["ru"]) for n in numbers] == [2, 0, 1, 2, 2, 2, 0, 2, 2]
    assert [plural_form(n, languages["en"]) for n in numbers] == [1, 0, 1, 1, 1, 1, 1, 1, 1]


def test_in_a_template(languages: Languages, tmp_path: Path) -> None:
    catalogue = Catalogue.read(write(tmp_path, "lv", ENTRIES["lv"]), languages["lv"])
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    environment.install_gettext_translations(catalogue, newstyle=True)

    def render(template: str) -> str:
        return environment.from_string(template).render(name="A & B", n=21)

    assert render("{{ _('News') }}") == "Ziņas"
    assert render("{{ pgettext('menu', 'News') }}") == "Jaunumi"
    assert render("{{ _('by %(name)s, 10 %% off', name=name) }}") == "A &amp; B, 10 % atlaide"
    assert render("{{ ngettext('%(num)s association', '%(num)s associations', n) }}") == "21 biedrība"
    assert render("{{ npgettext('menu', '%(num)s place', '%(num)s places', 70) }}") == "70 vietu"
    assert not catalogue.missing


def test_what_is_missing_is_collected(languages: Languages, tmp_path: Path) -> None:
    entries = '#, fuzzy\nmsgid "Old"\nmsgstr "Vecs"\n\nmsgid "Empty"\nmsgstr ""\n'
    catalogue = Catalogue.read(write(tmp_path, "lv", entries), languages["lv"])
    assert catalogue.gettext("Old") == "Old"
    assert catalogue.gettext("Empty") == "Empty"
    assert catalogue.pgettext("menu", "None") == "None"
    assert catalogue.ngettext("one", "many", 2) == "many"
    assert catalogue.npgettext("menu", "one", "many", 1) == "one"
    assert catalogue.missing == {
        Message("Old"),
        Message("Empty"),
        Message("None", context="menu"),
        Message("one", "many"),
        Message("one", "many", "menu"),
    }
    assert [problem.field for problem in catalogue.missing_problems()] == [
        "'Empty'",
        "'None' (context 'menu')",
        "'Old'",
        "'one'",
        "'one' (context 'menu')",
    ]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "a"\nmsgstr[1] "b"',
            ":7: 'one': lacks msgstr[2]: the header says that there are 3 forms; "
            "write one for each, from msgstr[0] to msgstr[2]",
        ),
        (
            'msgid "one"\nmsgid_plural "many"\nmsgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] "c"',
            ":7: 'one': lacks msgstr[0], msgstr[1]: the header says that there are 3 forms; "
            "write one for each, from msgstr[0] to msgstr[2]",
        ),
        (
            '#, fuzzy\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[2] "c"',
            ":8: 'one': is fuzzy; check the translation and take off the mark",
        ),
        ("", ": 'one': has no entry; add its msgid and msgstr (msgid_plural 'many')"),
    ],
)
def test_what_is_missing_is_told_with_its_line_and_cause(
    languages: Languages, tmp_path: Path, entry: str, expected: str
) -> None:
    path = write(tmp_path, "lv", "\n" + entry + "\n")
    catalogue = Catalogue.read(path, languages["lv"])
    assert catalogue.ngettext("one", "many", 2) == "many"
    assert [str(problem).removeprefix(path.as_posix()) for problem in catalogue.missing_problems()] == [expected]


def test_finished_catalogue_has_no_problems(languages: Languages, tmp_path: Path) -> None:
    for code in languages.codes:
        wanted = WANTED if code == "lv" else [COUNTED]
        assert Catalogue.problems(write(tmp_path, code, ENTRIES[code]), languages[code], wanted) == []


def told(path: Path, languages: Languages, wanted: list[Message | str], code: str = "lv") -> list[str]:
    problems = Catalogue.problems(path, languages[code], wanted)
    assert {problem.file for problem in problems} <= {path.as_posix()}
    return [str(problem).removeprefix(path.as_posix()) for problem in problems]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ('msgid "a"\nmsgstr "b"', []),
        ('msgid "a"\nmsgstr ""', [":7: 'a': msgstr is empty; translate it"]),
        ('#, fuzzy\nmsgid "a"\nmsgstr "b"', [":8: 'a': is fuzzy; check the translation and take off the mark"]),
        ("", [": 'a': has no entry; add its msgid and msgstr"]),
        (
            'msgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr "d"',
            [":10: 'c': is not asked for by any template; delete the entry"],
        ),
        (
            'msgid "a"\nmsgstr "b"\n\n#~ msgid "c"\n#~ msgstr "d"',
            [":10: 'c': is marked obsolete (#~); delete the entry"],
        ),
        (
            'msgid "a"\nmsgstr "b %(name)s"',
            [":7: 'a': msgstr has %(name)s, which the msgid has not; take it out"],
        ),
        ('msgid "a"\nmsgstr "10 %"', [":7: 'a': msgstr has a % that is no placeholder; write %%"]),
    ],
)
def test_problems_of_entries(languages: Languages, tmp_path: Path, entry: str, expected: list[str]) -> None:
    assert told(write(tmp_path, "lv", "\n" + entry + "\n"), languages, ["a"]) == expected


def test_problems_of_plurals(languages: Languages, tmp_path: Path) -> None:
    entries = ENTRIES["lv"].replace('msgstr[2] "%(num)s biedrības"\n', "").replace('%(num)s vieta"', 'vieta"')
    assert told(write(tmp_path, "lv", entries), languages, WANTED) == [
        ":17: '%(num)s association': msgstr[2] is empty; translate it",
        ":23: '%(num)s place' (context 'menu'): msgstr[1] lacks %(num)s; put it where the words need it",
    ]


def test_number_may_go_unsaid_only_where_a_form_is_for_one_number(languages: Languages, tmp_path: Path) -> None:
    russian = ENTRIES["ru"].replace("%(num)s общество", "Одно общество")
    assert told(write(tmp_path, "ru", russian), languages, [COUNTED], "ru") == [
        ":7: '%(num)s association': msgstr[0] lacks %(num)s; put it where the words need it"
    ]


@pytest.mark.parametrize(
    ("header", "language", "expected"),
    [
        (HEADER["lv"], "ru", ["Language: 'ru' in the header is not 'lv'; write Language: lv"]),
        (HEADER["lv"], "", ["Language: '' in the header is not 'lv'; write Language: lv"]),
        (
            "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);",
            "lv",
            [
                "Plural-Forms: 'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);' is not the rule of"
                f" this language; write Plural-Forms: {HEADER['lv']}"
            ],
        ),
        ("nplurals=2; plural=(n%3);", "lv", ["Plural-Forms: gives forms beyond its 2; correct nplurals or plural"]),
    ],
)
def test_problems_of_the_header(
    languages: Languages, tmp_path: Path, header: str, language: str, expected: list[str]
) -> None:
    path = write(tmp_path, "lv", "", header, language)
    assert told(path, languages, []) == [f": {line}" for line in expected]


def test_equal_rule_written_otherwise_is_right(languages: Languages, tmp_path: Path) -> None:
    rule = "nplurals=3; plural=n%10==0 || (n%100>10 && n%100<20) ? 0 : n%10==1 ? 1 : 2;"
    assert told(write(tmp_path, "lv", "", rule), languages, []) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Plural-Forms: is not in the header"),
        (b"\xff\xfe", "cannot be read"),
        (b'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=3; plural=__import__(1);\\n"\n', "is not a catalogue"),
        (b'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=n/0;\\n"\n', "is not a catalogue"),
        (b'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=n>1;\\n"\nnonsense\n', ":4: is not a catalogue here"),
        (b'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=n>1;\\n"\nmsgid "a"\n', "is not a catalogue here"),
    ],
)
def test_unreadable_file(languages: Languages, tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "lv.po"
    path.write_bytes(content)
    with pytest.raises(ProblemsFound) as caught:
        Catalogue.read(path, languages["lv"])
    assert message in str(caught.value)
    assert [message in line for line in told(path, languages, [])] == [True]


def test_absent_file(languages: Languages, tmp_path: Path) -> None:
    assert "is not there" in told(tmp_path / "lv.po", languages, [])[0]


@pytest.mark.parametrize(
    ("function", "arguments", "expected"),
    [
        ("_", "a", Message("a")),
        ("gettext", "a", Message("a")),
        ("ngettext", ("a", "b", None), Message("a", "b")),
        ("pgettext", ("menu", "a"), Message("a", context="menu")),
        ("npgettext", ("menu", "a", "b", None), Message("a", "b", "menu")),
    ],
)
def test_extracted(function: str, arguments: str | tuple, expected: Message) -> None:
    assert Message.extracted(function, arguments) == expected


def test_fourth_language_takes_its_plural_rule_from_cldr(languages: Languages, settings: dict, tmp_path: Path) -> None:
    settings["lt"] = {**settings["en"], "name": "Lietuvių"}
    lithuanian = Languages.from_settings(settings)["lt"]
    assert [plural_form(n, lithuanian) for n in (1, 2, 10, 11, 21)] == [0, 1, 2, 2, 0]
    path = write(tmp_path, "lt", "", lithuanian.rules.plural_forms + ";")
    assert Catalogue.problems(path, lithuanian, []) == []
