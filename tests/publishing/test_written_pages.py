"""What is written leads somewhere, and its versions in other languages agree; and nothing else is complained of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from association.publishing.written_pages import problems_in, read_page

SITE = "https://example.org"


def page(body: str = "", lang: str = "lv", head: str = "") -> str:
    return f'<!doctype html>\n<html lang="{lang}"><head>{head}</head>\n<body>{body}</body></html>\n'


def written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def found(folder: Path, files: Mapping[str, str | bytes], siteurl: str = SITE) -> list[str]:
    return [str(problem) for problem in problems_in(written(folder, files), siteurl)]


# A small site around one page, and what a line on that page brings to light

AROUND = {
    "index.html": page('<h1 id="top-of-it">x</h1>'),
    "ru/index.html": page(lang="ru"),
    "ru/set/index.html": page('<p id="часть">x</p><p id="a b">x</p><a name="old">x</a>', lang="ru"),
    "zināšanas/index.html": page(),
    "news.html": page(),
    "empty/file.txt": "",
    "images/a.webp": "",
    "images/a b.webp": "",
    "images/a,b.webp": "",
    "images/icons.svg": '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="home"/></svg>',
    "files/plan.pdf": "",
}


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Written once; each test writes ru/page/index.html anew and nothing else."""
    return written(tmp_path_factory.mktemp("around"), AROUND)


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="/">x</a>',
        '<a href="/index.html">x</a>',
        '<a href="/ru/">x</a>',
        '<a href="/ru/set/">x</a>',
        '<a href="/ru/set/?q=1">x</a>',
        '<a href="/ru/set/?q=/gone/#a%20b">x</a>',
        '<a href="/news.html">x</a>',
        '<a href="../set/">x</a>',
        '<a href="../../">x</a>',
        '<a href="..">x</a>',
        '<a href=".">x</a>',
        '<a href="./../set/">x</a>',
        '<a href="../../../../ru/">as browsers do: above the root is the root</a>',
        '<a href="?page=2">x</a>',
        '<a href="#">x</a>',
        '<a href="#top">x</a>',
        '<a href="#own">x</a><p id="own">x</p>',
        '<p id="own">x</p><a href="/ru/page/#own">x</a>',
        '<a href="/ru/set/#old">x</a>',
        '<a href="/ru/set/#часть">x</a>',
        '<a href="/ru/set/#%D1%87%D0%B0%D1%81%D1%82%D1%8C">x</a>',
        '<a href="/ru/set/#a%20b">x</a>',
        '<a href="/ru/set/#:~:text=words">x</a>',
        '<a href="/zināšanas/">x</a>',
        '<a href="/zin%C4%81%C5%A1anas/">x</a>',
        '<a href="/files/plan.pdf#page=2">x</a>',
        '<a href=" /ru/ ">x</a>',
        '<a href="&#47;ru&#x2F;">x</a>',
        "<a href='/ru/'>x</a>",
        "<a href=/ru/>x</a>",
        '<A HREF="/ru/">x</A>',
        '<a title="a > b" href="/ru/">x</a>',
        '<a href="https://example.org">x</a>',
        '<a href="https://example.org/ru/#top">x</a>',
        '<a href="//example.org/ru/">x</a>',
        '<a href="https://example.org.evil.test/gone/">x</a>',
        '<a href="https://other.test/gone/">x</a>',
        '<a href="//other.test/gone/">x</a>',
        '<a href="mailto:x@example.org">x</a>',
        '<a href="tel:+371">x</a>',
        '<a href="webcal://example.org/gone.ics">x</a>',
        '<a>x</a>',
        '<img src="/images/a.webp" alt="">',
        '<img src="/images/a%20b.webp" alt="">',
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">',
        '<img src="/images/a.webp" srcset="/images/a.webp 320w, /images/a.webp 640w" alt="">',
        '<img src="/images/a.webp" srcset="/images/a.webp, /images/a%20b.webp 2x" alt="">',
        '<img src="/images/a.webp" srcset="/images/a,b.webp 1x,/images/a.webp 2x" alt="">',
        '<img src="/images/a.webp" srcset="data:image/gif;base64,R0lGOD= 1x" alt="">',
        '<svg><use href="/images/icons.svg#home"/></svg>',
        '<svg><use xlink:href="/images/icons.svg#home"/></svg>',
        '<a href="/images/icons.svg#svgView(viewBox(0,0,1,1))">x</a>',
        '<form action="/ru/"><button formaction="/">x</button></form>',
        '<video poster="/images/a.webp"></video>',
        '<meta http-equiv="refresh" content="0; url=/ru/">',
        '<meta http-equiv="refresh" content="30">',
        '<meta property="og:image" content="https://example.org/images/a.webp">',
        '<meta name="description" content="/gone/">',
        '<p data-href="/gone/" data-id="own">x</p><p id="own">x</p>',
    ],
)
def test_what_leads_somewhere_or_to_others_is_no_problem(around: Path, markup: str) -> None:
    assert found(around, {"ru/page/index.html": page(markup, lang="ru")}) == []


@pytest.mark.parametrize(
    "markup",
    [
        '<!-- <a href="/gone/">x</a> -->',
        '<!-- a > b <a href="/gone/">x</a> -->',
        '<!----><!--><!---><!-- <a href="/gone/"> --!><p>x</p>',
        '<!-- never closed <a href="/gone/">',
        '<!doctype x><?php <a href="/gone/" ?>',
        '<script>const x = "<a href=\\"/gone/\\">";</script>',
        '<script type="application/ld+json">{"text": "</p><a href=\'/gone/\'><img src=\\"/gone.png\\">"}</script>',
        '<SCRIPT>if (a < b) "<a href=/gone/>" </SCRIPT >',
        '<script>"</scripty><a href=/gone/>"</script>',
        '<script src="/news.html">"</style><a href=/gone/>"</script>',
        '<style>a::after { content: "<a href=/gone/>" }</style>',
        '<textarea><a href="/gone/"></textarea>',
        '<title><a href="/gone/"></title>',
        '&lt;a href="/gone/"&gt;',
        'a < b, and href="/gone/" > c',
        '</a href="/gone/">',
        '<p title=\'<a href="/gone/">\'>x</p>',
        '<p title="<a href=\'/gone/\'> id=\'own\'" id="own">x</p>',
        '<p title="href=&quot;/gone/&quot;">x</p>',
        '<p id="own">x</p><!-- <p id="own"> --><script>"<p id=own>"</script>',
    ],
)
def test_comments_scripts_styles_and_text_are_not_taken_for_tags(around: Path, markup: str) -> None:
    assert found(around, {"ru/page/index.html": page(markup, lang="ru")}) == []


@pytest.mark.parametrize(
    "before",
    [
        "<!-- x -->",
        "<!---->",
        "<!-->",
        "<script></script>",
        '<script src="/news.html"></script>',
        "<script>a < b; c <!-- d</script>",
        "<style>a > b {}</style>",
        "<textarea></TEXTAREA>",
        "<title>x</title >",
        '<p title="a > b">',
        "<p title='\"'>",
        "<br/><br />",
        "a < b > c <",
        "&lt;!--",
        "<scripty>",
        "<p\n\n>",
    ],
)
def test_a_link_after_them_is_seen(tmp_path: Path, before: str) -> None:
    files = {"index.html": page(f'{before}<a href="/gone/">x</a>'), "news.html": page()}
    assert found(tmp_path, files) == [
        f"index.html:{3 + before.count(chr(10))}: href: leads to /gone/, which isn't there"
    ]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<a href="/ru/gone/">x</a>', "href: leads to /ru/gone/, which isn't there"),
        ('<a href="/ru/gone/?q#x">x</a>', "href: leads to /ru/gone/, which isn't there"),
        ('<a href="../gone/">x</a>', "href: leads to ../gone/, which isn't there"),
        ('<a href="index.htm">x</a>', "href: leads to index.htm, which isn't there"),
        ('<a href="/RU/">x</a>', "href: leads to /RU/, which isn't there"),
        ('<a href="page:about">x</a>', "href: leads to page:about, which no page is written for"),
        ('<a href="/empty/">x</a>', "href: leads to /empty/, which isn't there"),
        ('<a href="/empty">x</a>', "href: leads to /empty, which isn't there"),
        ('<a href="/news.html/">x</a>', "href: leads to /news.html/, which isn't there"),
        (
            '<a href="/ru/set">x</a>',
            "href: leads to /ru/set, which is a folder; write a slash at its end, as in /ru/set/",
        ),
        ('<a href="">x</a>', "href: is empty, and leads nowhere"),
        ("<a href>x</a>", "href: is empty, and leads nowhere"),
        ('<img src=" " alt="">', "src: is empty, and leads nowhere"),
        ('<a href="https://example.org/gone/">x</a>', "href: leads to https://example.org/gone/, which isn't there"),
        ('<a href="//example.org/gone/">x</a>', "href: leads to //example.org/gone/, which isn't there"),
        (
            '<a href="#gone">x</a><p id="going"></p>',
            "href: leads to #gone, but this page has no part with the id 'gone'; did you mean 'going'?",
        ),
        (
            '<a href="/#%C4%81">x</a>',
            "href: leads to /#%C4%81, but / has no part with the id 'ā'; known here: top-of-it",
        ),
        (
            '<a href="https://example.org/news.html#x">x</a>',
            "href: leads to https://example.org/news.html#x, "
            "but https://example.org/news.html has no part with the id 'x'",
        ),
        (
            '<use href="/images/icons.svg#gone"/>',
            "href: leads to /images/icons.svg#gone, but /images/icons.svg has no part with the id 'gone'; "
            "known here: home",
        ),
        ('<img src="/images/gone.webp" alt="">', "src: leads to /images/gone.webp, which isn't there"),
        ('<img srcset="/images/a.webp 1x, /gone.webp 2x">', "srcset: leads to /gone.webp, which isn't there"),
        ('<link imagesrcset="/images/a.webp, /gone.webp">', "imagesrcset: leads to /gone.webp, which isn't there"),
        ('<link rel="stylesheet" href="/gone.css">', "href: leads to /gone.css, which isn't there"),
        ('<script src="/gone.js"></script>', "src: leads to /gone.js, which isn't there"),
        ('<form action="/gone/"></form>', "action: leads to /gone/, which isn't there"),
        ('<button formaction="/gone/">x</button>', "formaction: leads to /gone/, which isn't there"),
        ('<video poster="/gone.webp"></video>', "poster: leads to /gone.webp, which isn't there"),
        ('<object data="/gone.pdf"></object>', "data: leads to /gone.pdf, which isn't there"),
        ('<meta http-equiv="Refresh" content="0; URL=\'/gone/\'">', "content: leads to /gone/, which isn't there"),
        ('<meta content="0;url=/gone/" http-equiv="refresh">', "content: leads to /gone/, which isn't there"),
        ('<meta property="og:image" content="/gone.png">', "content: leads to /gone.png, which isn't there"),
        ("<a href='/gone/'>x</a>", "href: leads to /gone/, which isn't there"),
        ("<a href=/gone/>x</a>", "href: leads to /gone/, which isn't there"),
        ('<A\n HREF = "/gone/">x</A>', "href: leads to /gone/, which isn't there"),
        ('<a href="/gone/" href="/ru/">x</a>', "href: leads to /gone/, which isn't there"),
        ('<a href="/g&amp;ne/">x</a>', "href: leads to /g&ne/, which isn't there"),
        ('<p id="x">x</p><p id="x">x</p>', "id: 'x' is already the id of another part of the page"),
    ],
)
def test_what_leads_nowhere_is_named_with_its_line(around: Path, markup: str, expected: str) -> None:
    files = {"ru/page/index.html": page(f"\n\n{markup}", lang="ru")}
    assert found(around, files) == [f"ru/page/index.html:5: {expected}"]


def test_every_problem_of_every_page_is_told_in_order(tmp_path: Path) -> None:
    files = {
        "b.html": page('<a href="/x/">x</a>\n<a href="/y/">x</a>'),
        "a.html": page('<img src="/z.png">'),
    }
    assert found(tmp_path, files) == [
        "a.html:3: src: leads to /z.png, which isn't there",
        "b.html:3: href: leads to /x/, which isn't there",
        "b.html:4: href: leads to /y/, which isn't there",
    ]


@pytest.mark.parametrize("html", ["<html>", '<html lang="">', '<html lang=" ">', "<!-- <html lang='lv'> --><p>x"])
def test_a_page_says_its_language(tmp_path: Path, html: str) -> None:
    assert found(tmp_path, {"index.html": html}) == [
        'index.html:1: lang: the page does not say its language; write it, as in <html lang="lv">'
    ]


def test_a_page_in_another_encoding_is_told(tmp_path: Path) -> None:
    text = page("ā\n").encode("windows-1257")
    assert found(tmp_path, {"index.html": text}) == ["index.html:3: is not written in UTF-8"]


def test_a_page_cut_short_in_a_tag_is_still_read_in_time(tmp_path: Path) -> None:
    assert read_page("<p " * 300 + '<a href="' + "x" * 200_000).links == ()


# Below a base path

BELOW = {"index.html": page(), "ru/index.html": page(lang="ru")}


@pytest.mark.parametrize("siteurl", ["https://example.org/repo", "https://example.org/repo/", "/repo"])
@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/repo/", []),
        ("/repo/ru/", []),
        ("../", []),
        ("../ru/", []),
        ("https://other.test/", []),
        ("/ru/", ["leads to /ru/, which is outside the site; the site is /repo/"]),
        ("/repository/", ["leads to /repository/, which is outside the site; the site is /repo/"]),
        ("../../ru/", ["leads to ../../ru/, which is outside the site; the site is /repo/"]),
        ("/repo/gone/", ["leads to /repo/gone/, which isn't there"]),
        ("/repo/repo/", ["leads to /repo/repo/, which isn't there"]),
        ("/repo", ["leads to /repo, which is a folder; write a slash at its end, as in /repo/"]),
    ],
)
def test_below_a_base_path(tmp_path: Path, siteurl: str, address: str, expected: list[str]) -> None:
    problems = found(tmp_path, {**BELOW, "lv/index.html": page(f'<a href="{address}">x</a>')}, siteurl)
    assert problems == [f"lv/index.html:3: href: {message}" for message in expected]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/repo/ru/", []),
        ("https://example.org/elsewhere/", []),
        ("https://example.org/repo/gone/", ["leads to https://example.org/repo/gone/, which isn't there"]),
    ],
)
def test_whole_addresses_below_a_base_path(tmp_path: Path, address: str, expected: list[str]) -> None:
    files = {**BELOW, "lv.html": page(f'<a href="{address}">x</a>')}
    problems = found(tmp_path, files, "https://example.org/repo")
    assert problems == [f"lv.html:3: href: {message}" for message in expected]


def test_without_a_site_address_every_whole_address_is_somebody_elses(tmp_path: Path) -> None:
    files = {"index.html": page('<a href="https://example.org/gone/">x</a><a href="/">x</a><a href="//x/y">x</a>')}
    assert found(tmp_path, files, "") == []


# Versions in other languages


def links(*versions: tuple[str, str]) -> str:
    return "".join(f'<link rel="alternate" hreflang="{code}" href="{SITE}{path}">' for code, path in versions)


BOTH = (("lv", "/"), ("ru", "/ru/"), ("x-default", "/"))
AGREEING = {"index.html": page(head=links(*BOTH)), "ru/index.html": page(lang="ru", head=links(*BOTH))}


def test_versions_that_answer_each_other_are_no_problem(tmp_path: Path) -> None:
    assert found(tmp_path, AGREEING) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"ru/index.html": page(lang="ru")},
            ["index.html:2: the page names ru/index.html as its version in 'ru', "
             "but that page does not name this one as its version in 'lv'"],
        ),
        (
            {"ru/index.html": page(lang="ru", head=links(("ru", "/ru/"), ("x-default", "/")))},
            ["index.html:2: the page names ru/index.html as its version in 'ru', "
             "but that page does not name this one as its version in 'lv'"],
        ),
        (
            {"index.html": page(head=links(("ru", "/ru/"), ("x-default", "/")))},
            ["index.html:2: the page does not name itself among its versions",
             "ru/index.html:2: the page names index.html as its version in 'lv', "
             "but that page names other versions than this one"],
        ),
        (
            {"ru/index.html": page(lang="ru", head=links(("lv", "/"), ("ru", "/ru/"), ("x-default", "/ru/")))},
            ["index.html:2: the page names ru/index.html as its version in 'ru', "
             "but the two have different pages for 'x-default'",
             "ru/index.html:2: the page names index.html as its version in 'lv', "
             "but the two have different pages for 'x-default'"],
        ),
        (
            {"ru/index.html": page(lang="ru", head=links(("lv", "/"), ("ru", "/ru/")))},
            ["index.html:2: the page names ru/index.html as its version in 'ru', "
             "but the two have different pages for 'x-default'",
             "ru/index.html:2: the page names index.html as its version in 'lv', "
             "but the two have different pages for 'x-default'"],
        ),
        (
            {
                "en/index.html": page(lang="en", head=links(*BOTH, ("en", "/en/"))),
                "index.html": page(head=links(*BOTH, ("en", "/en/"))),
            },
            ["en/index.html:2: the page names ru/index.html as its version in 'ru', "
             "but that page does not name this one as its version in 'en'",
             "index.html:2: the page names ru/index.html as its version in 'ru', "
             "but that page names other versions than this one",
             "ru/index.html:2: the page names index.html as its version in 'lv', "
             "but that page names other versions than this one"],
        ),
        (
            {"ru/index.html": page(lang="lv", head=links(*BOTH))},
            ["index.html:2: the page names ru/index.html as its version in 'ru', but that page is in 'lv'",
             "ru/index.html:2: the page names ru/index.html as its version in 'ru', but that page is in 'lv'"],
        ),
        (
            {"x.html": page(), "index.html": page(head=links(*BOTH, ("ru", "/x.html")))},
            ["index.html:2: 'ru' is named twice, and leads to two pages"],
        ),
    ],
)
def test_versions_that_contradict_each_other_are_named(
    tmp_path: Path, changes: dict[str, str], expected: list[str]
) -> None:
    assert [line.replace(" hreflang:", "") for line in found(tmp_path, AGREEING | changes)] == expected


def test_a_version_that_is_missing_is_told_once_as_a_link(tmp_path: Path) -> None:
    versions = (("lv", "/"), ("ru", "/ru/gone/"))
    assert found(tmp_path, {"index.html": page(head=links(*versions))}) == [
        "index.html:2: href: leads to https://example.org/ru/gone/, which isn't there"
    ]


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="alternate" type="application/atom+xml" hreflang="ru" href="/ru/">',
        '<link rel="alternate" type="application/feed+json" hreflang="lv" href="/ru/">',
        '<link rel="search" hreflang="ru" href="/ru/">',
        "",
    ],
)
def test_feeds_and_other_links_are_no_versions(tmp_path: Path, head: str) -> None:
    files = {"index.html": page('<a hreflang="ru" href="/ru/">x</a>', head=head), "ru/index.html": page(lang="ru")}
    assert found(tmp_path, files) == []


def test_a_language_and_its_regional_form_are_one_language(tmp_path: Path) -> None:
    versions = links(("lv", "/"), ("en", "/en/"))
    files = {"index.html": page(head=versions), "en/index.html": page(lang="en-GB", head=versions)}
    assert found(tmp_path, files) == []


def test_versions_may_be_asked_of_every_page_but_some(tmp_path: Path) -> None:
    folder = written(tmp_path, {**AGREEING, "old/index.html": page(), "404.html": page()})
    assert problems_in(folder, SITE) == []
    assert problems_in(folder, SITE, {"old/index.html", "404.html"}) == []
    assert [str(problem) for problem in problems_in(folder, SITE, {"404.html"})] == [
        "old/index.html: hreflang: the page does not name its versions in other languages"
    ]


# Sitemap and feeds

SITEMAP = """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url>
<loc>https://example.org/{loc}</loc>
<xhtml:link rel="alternate" hreflang="lv" href="https://example.org/{href}"/>
</url>
</urlset>
"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>https://example.org/never-there</id>
<link href="https://example.org/{own}" rel="self"/>
<entry><id>tag:example.org,2017:x</id>
<link href="https://example.org/{entry}"/>
<content type="html">&lt;a href="/gone/"&gt;</content></entry></feed>
"""
RSS = """<rss version="2.0"><channel><link>https://example.org/</link>
<item><link>https://example.org/{entry}</link><enclosure url="https://example.org/{file}"/></item></channel></rss>
"""
JSON = """{{"version": "https://jsonfeed.org/version/1.1",
"home_page_url": "https://example.org/",
"items": [
{{"id": "https://example.org/never-there", "external_url": "https://example.org/gone/",
"url": "https:\\/\\/example.org\\/{entry}"}},
{{"url": "https://example.org/", "image": "{image}", "attachments": [{{"url": "/{image}"}}]}}]}}
"""


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"sitemap.xml": SITEMAP.format(loc="", href="ru/")}, []),
        (
            {"sitemap.xml": SITEMAP.format(loc="gone/", href="gone.html")},
            ["sitemap.xml:4: loc: leads to https://example.org/gone/, which isn't there",
             "sitemap.xml:5: href: leads to https://example.org/gone.html, which isn't there"],
        ),
        ({"feed.xml": ATOM.format(own="feed.xml", entry="ru/#top")}, []),
        (
            {"ru/feed.xml": ATOM.format(own="feed.xml", entry="ru/#gone")},
            ["ru/feed.xml:3: href: leads to https://example.org/feed.xml, which isn't there",
             "ru/feed.xml:5: href: leads to https://example.org/ru/#gone, "
             "but https://example.org/ru/ has no part with the id 'gone'"],
        ),
        ({"rss.xml": RSS.format(entry="ru/", file="ru/")}, []),
        (
            {"rss.xml": RSS.format(entry="a/", file="b.ics")},
            ["rss.xml:2: link: leads to https://example.org/a/, which isn't there",
             "rss.xml:2: url: leads to https://example.org/b.ics, which isn't there"],
        ),
        ({"feed.json": JSON.format(entry="ru/", image="index.html")}, []),
        (
            {"feed.json": JSON.format(entry="gone/", image="gone.png")},
            ["feed.json: items[0].url: leads to https://example.org/gone/, which isn't there",
             "feed.json: items[1].attachments[0].url: leads to /gone.png, which isn't there",
             "feed.json: items[1].image: leads to gone.png, which isn't there"],
        ),
        ({"other.xml": '<x><link href="/gone/"/><loc>/gone/</loc></x>'}, []),
        ({"search.json": '{"url": "/gone/"}'}, []),
        ({"broken.json": "{"}, []),
        (
            {"feed.json": '{"version": "https://jsonfeed.org/version/1.1",\n}'},
            ["feed.json:2: cannot be read by programs: Expecting property name enclosed in double quotes"],
        ),
        (
            {"feed.xml": "<feed>\n<entry></feed>"},
            ["feed.xml:2: cannot be read by programs: mismatched tag"],
        ),
    ],
)
def test_sitemaps_and_feeds_lead_to_what_is_there(tmp_path: Path, files: dict[str, str], expected: list[str]) -> None:
    assert found(tmp_path, BELOW | files) == expected


def test_an_empty_folder_has_no_problems(tmp_path: Path) -> None:
    assert problems_in(tmp_path) == []
