"""What is read rightly."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from spoiling import JPEG, TODAY, write

from association.language import ForeignNames, Languages
from association.problems import Problem, ProblemsFound, did_you_mean, said
from association.reading import MODELS, read_site
from association.reading.prose import Prose
from association.records import Site
from association.records.texts import words_hash

KORIS = "articles/2026-11-01-koris.lv.md"
LAIPA = "data/organisations/laipa.yaml"
SAUL = "data/organisations/saulgrieze.yaml"

Read = Callable[..., Site]


def article(body: str) -> dict[str, str]:
    return {"file": KORIS, "text": f"---\ntitle: Koris\nsummary: Visi dzied.\n---\n{body}\n"}


def html(site: Site, key: str = "koris", code: str = "lv") -> str:
    body = site.articles[key].versions[code].body
    assert body is not None
    return body.replace("\u00a0", "~")


# --- files and encodings ----------------------------------------------------------------------------


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a byte-order mark"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"], ids=["Unix", "Windows", "old Macintosh"])
def test_every_way_to_save_utf_8(read: Read, content: Path, mark: bytes, line_end: bytes) -> None:
    for file in (content / KORIS, content / LAIPA):
        write(file, mark + file.read_bytes().replace(b"\n", line_end))
    site = read()
    assert html(site) == '<p>Par kori stāsta <a href="article:tilts">raksts par tiltu</a>.</p>'
    assert dict(site.get("organisation", "laipa").name) == {"lv": "Zaļā laipa"}


def test_decomposed_letters_in_a_text_are_composed(read: Read) -> None:
    site = read({"file": SAUL, "text": "name: Saulgri\u0113ze\nplaces: [tiltene]\n".replace("\u0113", "e\u0304")})
    assert site.get("organisation", "saulgrieze").name["lv"] == "Saulgriēze"


@pytest.mark.parametrize(
    "name",
    [
        *(".DS_Store", ".gitkeep", ".gitignore", "articles/.gitkeep", "images/._tilts.jpg", "images/Thumbs.db"),
        *("articles/.koris.lv.md.swp", ".obsidian/app.json", "data/.schema/site.json", "README.md", "images/README.md"),
    ],
)
def test_what_programs_leave_behind_is_passed_over(told: Callable[..., list[str]], content: Path, name: str) -> None:
    write(content / name, "x")
    assert told() == []


def test_what_is_passed_over_is_named(read: Read, content: Path) -> None:
    for name in ("README.md", "images/README.md", "data/.schema/site.json", ".DS_Store", "images/Thumbs.db"):
        write(content / name, "x")
    assert read().passed_over == ("content/.DS_Store", "content/images/Thumbs.db", "content/images/README.md")


@pytest.mark.parametrize("name", ["images/Upmale-2026_1.JPG", "images/ziema/tīlts.jpeg", "images/мост.jpg"])
def test_names_of_pictures(read: Read, content: Path, name: str) -> None:
    write(content / name, JPEG)
    assert name in read().assets


def test_ten_thousand_places_in_one_file_are_welcome(read: Read) -> None:
    places = "".join(
        f"p{n}:\n  name: {{lv: Vieta {n}}}\n  where: {{lv: vietā}}\n  parent: upmale\n" for n in range(10_000)
    )
    site = read({"file": "data/places.yaml", "append": places})
    assert len(site.of("place")) == 10_002


def test_a_long_way_up_is_no_circle(read: Read) -> None:
    places = "".join(f"p{n}: {{name: V, where: v, parent: p{n + 1}}}\n" for n in range(2000))
    assert read({"file": "data/places.yaml", "append": places + "p2000: {name: V, where: v}\n"}).get("place", "p0")


def test_each_content_file_is_opened_once(content: Path, repository: Path) -> None:
    script = """
import atexit, json, os, sys
from collections import Counter
opened = Counter()
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes, os.PathLike)):
        path = os.path.realpath(os.fsdecode(arguments[0]))
        if "/content/" in path and path.endswith((".md", ".yaml")):
            opened[path.partition("/content/")[2]] += 1
sys.addaudithook(watch)
sys.argv = ["association", "check", "--settings", "pelicanconf.py", "--today", "2026-11-22"]
from association.commands import main
status = main(sys.argv[1:])
print(json.dumps({"status": status, "opened": opened}))
"""
    write(Path("pelicanconf.py"), (repository / "pelicanconf.py").read_bytes())
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=_environment(repository)
    )
    told = json.loads(done.stdout.splitlines()[-1])
    files = {str(f.relative_to(content)) for f in content.rglob("*") if f.suffix in (".md", ".yaml")} - {"README.md"}
    assert told["status"] == 0
    assert Counter(told["opened"]) == Counter(files)


def _environment(repository: Path) -> dict[str, str]:
    return {"PYTHONPATH": str(repository / "plugins"), "PYTHONDONTWRITEBYTECODE": "1", "PATH": "/usr/bin:/bin"}


# --- records ----------------------------------------------------------------------------------------


def test_words_alone_are_in_the_default_language(read: Read) -> None:
    site = read()
    assert dict(site.identity.name) == {"lv": "Tilta biedrība"}
    assert site.identity.tagline["ru"] == "Общество у реки"


def test_days_hours_and_prices(read: Read) -> None:
    event = read().get("event", "talka")
    assert (event.start, event.end, event.starts, event.ends) == (
        date(2026, 12, 5),
        date(2026, 12, 6),
        time(10),
        time(15, 30),
    )
    assert event.price == "free"
    assert not isinstance(event.price, dict)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("NO", "NO"),
        ("010", "010"),
        ("1.10", "1.10"),
        ("yes", "yes"),
        ("2026-10-01", "2026-10-01"),
        ('"Biedrība: Saule"', "Biedrība: Saule"),
        ("Biedrība:Saule", "Biedrība:Saule"),
        ("Nr.#5 # a comment", "Nr.#5"),
        ("|\n  Saule\n  Mēness", "Saule\nMēness"),
        (">\n  Saule\n  Mēness", "Saule Mēness"),
        ("Saule\n  Mēness", "Saule Mēness"),
        ("<script>alert(1)</script> & {{ 7*7 }}", "<script>alert(1)</script> & {{ 7*7 }}"),
    ],
)
def test_every_scalar_is_the_text_that_it_was(read: Read, typed: str, name: str) -> None:
    site = read({"file": SAUL, "text": f"name: {typed}\nplaces: [tiltene]\n"})
    assert site.get("organisation", "saulgrieze").name["lv"] == name


def test_mentions_are_the_other_end_of_references(read: Read) -> None:
    site = read()
    assert [one.id for one in site.mentioning("organisation", "laipa", by="event")] == ["celojums", "talka"]
    assert [one.id for one in site.mentioning("organisation", "laipa", by="article")] == ["tilts"]
    assert [one.id for one in site.mentioning("topic", "meetings", by="article")] == ["tilts"]
    assert [one.id for one in site.mentioning("place", "tiltene", by="organisation")] == ["laipa", "saulgrieze"]
    assert [one.id for one in site.mentioning("document", "plans", by="survey")] == ["ka-klajas"]
    assert site.mentioning("organisation", "laipa", by="survey") == ()
    assert site.mentioning("organisation", "nobody", by="event") == ()


def test_records_come_in_the_order_of_their_ids(read: Read) -> None:
    site = read()
    for kind in MODELS:
        assert list(site.of(kind)) == sorted(site.of(kind))


def test_what_people_can_no_longer_join_may_stay_untranslated(told: Callable[..., list[str]]) -> None:
    edit = {"file": "data/events/talka.yaml", "replace": "ru: Вместе починим мостки., ", "by": ""}
    assert told(edit)
    assert told(today=date(2026, 12, 6)) != []
    assert told(today=date(2026, 12, 7)) == []


# --- texts ------------------------------------------------------------------------------------------


def test_states_of_translations(read: Read) -> None:
    site = read()
    koris, tilts = site.articles["koris"], site.articles["tilts"]
    assert (koris.original, koris.spoken, koris.summarised) == ("lv", {"lv", "ru"}, {"ru"})
    assert (tilts.spoken, tilts.summarised) == ({"lv", "ru"}, frozenset())
    assert tilts.image is not None
    assert dict(tilts.image.alt) == {"lv": "Tilts pār upi", "ru": "Мост через реку"}
    assert (koris.date, koris.draft, site.pages["about"].in_menu) == (date(2026, 11, 1), False, True)


def test_the_first_language_that_is_there_is_the_original(read: Read) -> None:
    text = "---\ntitle: Хор\nsummary: Все поют.\ntags: [meetings]\n---\nПоём.\n"
    site = read({"file": "articles/2026-11-03-dziesma.ru.md", "text": text})
    assert site.articles["dziesma"].original == "ru"
    assert site.articles["dziesma"].front.tags == ("meetings",)


def test_the_first_language_with_a_text_is_the_original(read: Read) -> None:
    words = "title: Dziesma\nsummary: Visi dzied.\n"
    russian = {"file": "articles/2026-11-03-dziesma.ru.md", "text": f"---\n{words}tags: [meetings]\n---\nПоём.\n"}
    latvian = {"file": "articles/2026-11-03-dziesma.lv.md", "text": f"---\n{words}---\n"}
    song = read(russian, latvian).articles["dziesma"]
    assert (song.original, song.spoken, song.summarised) == ("ru", {"lv", "ru"}, {"lv"})
    assert song.front.tags == ("meetings",)


def test_a_text_is_not_judged_by_the_letters_of_its_addresses(told: Callable[..., list[str]]) -> None:
    links = "- [Сайт](https://example.org/lv/pasakumi?utm_source=facebook&fbclid=IwAR0aBcDeFgHiJkLmNoPqRsTuVwXyZ)\n"
    links += "- [](organisation:saulgrieze)\n- https://example.org/lv/pasakumi/ziemas-talka-pie-upes\n"
    file = "articles/2026-10-05-tilts.ru.md"
    assert told({"file": file, "replace": "Мост открыло общество «Zaļā laipa».", "by": links}) == []


def test_the_hash_of_words_changes_with_the_words_alone() -> None:
    original = words_hash("Koris", "Visi dzied.", "Viens.\n\nDivi.")
    assert words_hash("Koris", "Visi  dzied.", "Viens.\r\n\r\nDivi. \r\n") == original
    assert words_hash(" Koris", "Visi dzied.", "Viens. Divi.") == original
    assert words_hash("Koris", "Visi dzied.", "Viens. Trīs.") != original
    assert words_hash("Koris Visi", "dzied.", "Viens. Divi.") != original


def test_a_translation_of_other_words_is_outdated(read: Read, content: Path) -> None:
    now = read().articles["koris"].versions["lv"].words_hash
    ru = {"file": "articles/2026-11-01-koris.ru.md", "replace": "summary:", "by": f'translates: "{now}"\nsummary:'}
    assert not read(ru).articles["koris"].outdated("ru")
    assert read({"file": KORIS, "append": "\nVēl.\n"}).articles["koris"].outdated("ru")


# --- Markdown ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[](organisation:laipa)", '<p><a href="organisation:laipa"></a></p>'),
        ("[pie mums](organisation:laipa#kontakti)", '<p><a href="organisation:laipa#kontakti">pie mums</a></p>'),
        ("[x](ORGANISATION:laipa)", '<p><a href="organisation:laipa">x</a></p>'),
        ('<a href="organisation:laipa">x</a>', '<p><a href="organisation:laipa">x</a></p>'),
        ("[x]({filename}../pages/about.ru.md)", '<p><a href="page:about">x</a></p>'),
        ("[x](../pages/about.lv.md#content)", '<p><a href="page:about#content">x</a></p>'),
        ("[x]({static}/files/plans.pdf)", '<p><a href="/files/plans.pdf">x</a></p>'),
        ("[x](files/plans.pdf)", '<p><a href="/files/plans.pdf">x</a></p>'),
        ("![Tilts](images/tilts.jpg)", '<p><img alt="Tilts" src="/images/tilts.jpg"></p>'),
        ("![Tilts](/images/tilts.jpg)", '<p><img alt="Tilts" src="/images/tilts.jpg"></p>'),
        ("[x](/ru/)", '<p><a href="/ru/">x</a></p>'),
        ("[x](#top)", '<p><a href="#top">x</a></p>'),
        ("[x](https://example.org/?a=1&b=2)", '<p><a href="https://example.org/?a=1&amp;b=2">x</a></p>'),
        ("[x](mailto:birojs@example.org)", '<p><a href="mailto:birojs@example.org">x</a></p>'),
        ("<birojs@example.org>", '<p><a href="mailto:birojs@example.org">birojs@example.org</a></p>'),
        ("[x](tel:+37120000000)", '<p><a href="tel:+37120000000">x</a></p>'),
        ("[x](tel:+371 20000000)", '<p><a href="tel:+37120000000">x</a></p>'),
        ("[x](mailto:a@b.lv?cc=c@b.lv&subject=Par%20talku)",
         '<p><a href="mailto:a@b.lv?cc=c@b.lv&amp;subject=Par%20talku">x</a></p>'),
        ("[x](tel:112)", '<p><a href="tel:112">x</a></p>'),
        (r"[x](https://a.lv/b\_c)", '<p><a href="https://a.lv/b_c">x</a></p>'),
        ("[x][1] [Y]\n\n[1]: https://a.lv\n[y]: https://b.lv",
         '<p><a href="https://a.lv">x</a> <a href="https://b.lv">Y</a></p>'),
        ('<a href="https://a.lv" lang="de">am 8. jūnijā</a> 8. jūnijā',
         '<p><a href="https://a.lv" lang="de">am 8. jūnijā</a> 8.~jūnijā</p>'),
        ("Sk. https://a.lv/b.", '<p>Sk. <a href="https://a.lv/b">https://a.lv/b</a>.</p>'),
        ("(https://a.lv/b_(c))", '<p>(<a href="https://a.lv/b_(c)">https://a.lv/b_(c)</a>)</p>'),
        ("Https://a.lv/_b_/*c*/ *d*", '<p><a href="Https://a.lv/_b_/*c*/">Https://a.lv/_b_/*c*/</a> <em>d</em></p>'),
        ("**https://a.lv/b_** _https://a.lv/c_",
         '<p><strong><a href="https://a.lv/b_">https://a.lv/b_</a></strong> '
         '<em><a href="https://a.lv/c">https://a.lv/c</a></em></p>'),
        ("[https://a.lv/?b=[1]{2}|3], https://a.lv/b<br>",
         '<p>[<a href="https://a.lv/?b=[1]{2}|3">https://a.lv/?b=[1]{2}|3</a>], '
         '<a href="https://a.lv/b">https://a.lv/b</a><br></p>'),
        ('<a href="https://a.lv/_b_">x</a> <https://a.lv/_b_>',
         '<p><a href="https://a.lv/_b_">x</a> <a href="https://a.lv/_b_">https://a.lv/_b_</a></p>'),
        ("„https://a.lv/?b=1&c=ā”", '<p>„<a href="https://a.lv/?b=1&amp;c=ā">https://a.lv/?b=1&amp;c=ā</a>”</p>'),
        ("[https://a.lv](https://a.lv) `https://a.lv`",
         '<p><a href="https://a.lv">https://a.lv</a> <code>https://a.lv</code></p>'),
        ("http://localhost/ user@https://a.lv", "<p>http://localhost/ user@https://a.lv</p>"),
        ("`<a href=x>`", "<p><code>&lt;a href=x&gt;</code></p>"),
        (r"\[x] (https://a.lv)", '<p>[x] (<a href="https://a.lv">https://a.lv</a>)</p>'),
        ("2017. gada 8. jūnijā 10 %", "<p>2017.~gada 8.~jūnijā 10~%</p>"),
        ("8. jūnijā\n\n1. jūlijā\n\n2. jūlijā", "<p>8.~jūnijā</p>\n<p>1.~jūlijā</p>\n<p>2.~jūlijā</p>"),
        ("1. klase dzied.", "<p>1. klase dzied.</p>"),
        ("1. viens\n2. divi", "<ol>\n<li>viens</li>\n<li>divi</li>\n</ol>"),
        ("1. viens\n1. divi\n\n2017. gadā", "<ol>\n<li>viens</li>\n<li>divi</li>\n</ol>\n<p>2017.~gadā</p>"),
        ("`2017. gada` 2017. gada", "<p><code>2017. gada</code> 2017.~gada</p>"),
        ("    2017. gada", "<pre><code>2017. gada\n</code></pre>"),
        ("{{ 7*7 }} {% raw %}", "<p>{{ 7*7 }} {% raw %}</p>"),
        ("## Kas {{ 7*7 }}", '<h2 id="s-kas-77">Kas {{ 7*7 }}</h2>'),
        ("a < b & c > d \"e\" 'f'", "<p>a &lt; b &amp; c &gt; d &#34;e&#34; &#39;f&#39;</p>"),
        ("## Kas notika", '<h2 id="s-kas-notika">Kas notika</h2>'),
        ("## Что было", '<h2 id="s-что-было"><span lang="ru">Что было</span></h2>'),
        ("## content", '<h2 id="s-content">content</h2>'),
        ("## A {#s-mans}", '<h2 id="s-mans">A</h2>'),
        ('<span lang="de">Guten 2017. gada</span>', '<p><span lang="de">Guten 2017. gada</span></p>'),
        ("<p title=\"a > b\">2017. gada</p>", '<p title="a &gt; b">2017.~gada</p>'),
        ('[x](/ru/){lang=ru hreflang=ru}', '<p><a href="/ru/" hreflang="ru" lang="ru">x</a></p>'),
        ("Jautā: «Что это??»", '<p>Jautā: «<span lang="ru">Что это</span>??»</p>'),
        ("H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>"),
    ],
)  # fmt: skip
def test_markdown(read: Read, markdown: str, expected: str) -> None:
    def in_order(text: str) -> str:  # the cleaner writes attributes in an order of its own
        return text.replace('hreflang="ru" lang="ru"', 'lang="ru" hreflang="ru"').replace(
            'src="/images/tilts.jpg" alt="Tilts"', 'alt="Tilts" src="/images/tilts.jpg"'
        )

    assert in_order(html(read(article(markdown)))) == in_order(expected)


def test_tables_and_footnotes(read: Read) -> None:
    body = html(read(article("a | b\n--- | ---:\n1 | 2\n\nVārds[^1].\n\n[^1]: Piezīme par 2017. gadu.")))
    assert "<th>a</th>" in body
    assert "<td>2</td>" in body
    assert '<li id="fn-1">' in body
    assert 'href="#fn-1"' in body
    assert "Piezīme par 2017.~gadu." in body


def test_a_name_that_keeps_its_letters_is_marked(read: Read) -> None:
    assert html(read(), "tilts", "ru") == '<p>Мост открыло общество «<span lang="lv">Zaļā laipa</span>».</p>'


@pytest.mark.parametrize(
    ("code", "markdown", "expected"),
    [
        ("ru", "Общество «Intelekta parks» и ещё", '<p>Общество «<span lang="lv">Intelekta parks</span>» и ещё</p>'),
        ("ru", "Общество «Baltā māja»", '<p>Общество «<span lang="lv">Baltā māja</span>»</p>'),
        ("ru", "Встреча в Zoom и WhatsApp", "<p>Встреча в Zoom и WhatsApp</p>"),
        ("ru", "`Intelekta parks`", "<p><code>Intelekta parks</code></p>"),
        ("ru", '<span lang="lv">Intelekta parks</span>', '<p><span lang="lv">Intelekta parks</span></p>'),
        ("en", "The Intelekta parks’ house", '<p>The <span lang="lv">Intelekta parks</span>’ house</p>'),
        ("en", "Read «Ещё раз»", '<p>Read «<span lang="ru">Ещё раз</span>»</p>'),
        ("lv", "Biedrība Intelekta parks", "<p>Biedrība Intelekta parks</p>"),
    ],
)
def test_foreign_words(languages: Languages, code: str, markdown: str, expected: str) -> None:
    names = ForeignNames({} if code == "lv" else {"Intelekta parks": "lv"})
    prose = Prose(lambda target, where: None, languages)
    assert prose.render(markdown, "x", languages[code], names).html.replace("\u00a0", " ") == expected


# --- problems ---------------------------------------------------------------------------------------


def test_a_problem_reads_like_a_sentence() -> None:
    told = Problem("content/data/x.yaml", 7, "website", "'baltamaja' is not a web address", "write https://example.org")
    assert str(told) == "content/data/x.yaml:7: website: 'baltamaja' is not a web address; write https://example.org"
    assert str(Problem("x.md", 0, "", "is empty")) == "x.md: is empty"


def test_problems_come_once_and_in_order() -> None:
    first, second = Problem("a", 2, "", "x"), Problem("a", 10, "", "x")
    assert ProblemsFound([second, first, second]).problems == (first, second)


def test_messages_keep_their_template_for_translation() -> None:
    sentence = said("'{value}' is not a date", value="x" * 1000 + "\n")
    assert sentence.template == "'{value}' is not a date"
    assert len(sentence) < 140
    assert said("{value}", value="a\nb\u202e\x00") == "a b\\u202e\\x00"


@pytest.mark.parametrize(
    ("word", "known", "remedy"),
    [
        ("webiste", ["website", "email"], "did you mean 'website'?"),
        ("Website", ["website", "email"], "did you mean 'website'?"),
        ("zzz", ["website", "email"], "known here: email, website"),
        ("zzz", [], ""),
    ],
)
def test_did_you_mean(word: str, known: list[str], remedy: str) -> None:
    assert did_you_mean(word, known) == remedy


def test_a_folder_that_is_not_there(languages: Languages) -> None:
    with pytest.raises(ProblemsFound, match="is not a folder"):
        read_site(Path("nowhere"), languages, TODAY)
