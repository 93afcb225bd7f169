"""Texts without their HTML, as they are sent where no HTML is taken."""

from __future__ import annotations

import pytest

from association.exports.plain_text import plain_text, text_and_links


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("\n", ""),
        ("<h2>A</h2>\n<p>b\n<em>c</em>,  d<br>\ne</p>\n<p>f</p>", "A\n\nb c, d\ne\n\nf"),
        ("<p>5 &lt; 7 &amp; 10\u00a0%</p>", "5 < 7 & 10\u00a0%"),
        ("<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n<p>d</p>", "– a\n– b\n  – c\n\nd"),
        ('<ol start="3"><li><p>a</p></li><li><strong>b</strong></li></ol>', "3. a\n4. b"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", "a | b\n1 | 2"),
        ("<pre><code>a  b\n  c</code></pre>", "a  b\n  c"),
        ('<p><img alt="upe" src="/x.jpg"></p>', "[upe]"),
        ('<p>See <a href="/x">this</a>.</p>', "See this."),
        ("<blockquote>\n<p>a</p>\n</blockquote>", "a"),
    ],
)
def test_html_becomes_lines(html: str, text: str) -> None:
    assert plain_text(html) == text


def test_long_paragraph_is_one_line() -> None:
    assert plain_text("<p>" + "vārds\n" * 500 + "</p>").count("\n") == 0


def test_links_are_named_once_in_their_order() -> None:
    html = '<a href="/b">one\n<em>b</em></a> <a href="/a">a</a> <a href="/b">again</a> <a href="#s-x">here</a>'
    assert text_and_links(html)[1] == [("one b", "/b"), ("a", "/a")]


def test_footnotes_are_numbers_in_brackets_and_no_links() -> None:
    html = (
        '<p>Vēre<sup id="fnref-a"><a href="/x/#fn-a">1</a></sup> te.</p><div><hr><ol><li id="fn-a"><p>Pirmā '
        '<a href="https://example.org/#fn-a">saite</a>.\u00a0<a href="/x/#fnref-a" title="↩">↩</a></p></li></ol></div>'
    )
    assert text_and_links(html) == ("Vēre[1] te.\n\n1. Pirmā saite.", [("saite", "https://example.org/#fn-a")])
