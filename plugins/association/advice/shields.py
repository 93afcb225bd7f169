"""What is no prose: code, addresses, file names, marks of Markdown, and ids, which nobody may mend."""

from __future__ import annotations

import re

OPAQUE = "\0"  # no text holds it: reading refuses signs that nobody can see

_DOMAINS = (
    "lv|lt|ee|ru|by|ua|pl|de|fi|se|no|dk|nl|fr|uk|eu|com|org|net|info|edu|gov|int|io|dev|app|tv|js|example|test|invalid"
)
_FILES = (
    "pdf|docx?|odt|ods|odp|rtf|xlsx?|pptx?|jpe?g|png|webp|avif|gif|svg|tiff?|zip|md|txt|html?|xml|ya?ml|csv|json|ics|"
    "js|css|py|exe|mp3|mp4|wav|epub"
)
_SIGNED = re.compile(
    "|".join(
        (
            r"<!--.*?(?:-->|\Z)",
            r"^ {0,3}(?P<fence>`{3,}+|~{3,}+)[^\n]*\n.*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)",
            r"(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)",
            # another language's marks, to the end of the text if need be: nothing is read through again from each sign
            r"<(?!(?:br|hr|img)\b)(?P<foreign>[a-z]+)\b(?=[^<>]*>)[^<>]*\blang=[^<>]*>.*?(?:</(?P=foreign)>|\Z)",
            r"(?P<emphasis>\*\*?|__?)[^*_\n]+(?P=emphasis)\{(?=[^{}\n]*\})[^{}\n]*\blang=[^{}\n]*\}",
            r"<[A-Za-z/!](?:\"[^\"<>]*\"|[^<>\"])*>",
            r"\]\((?:[^()\n]|\([^()\n]*\))*\)",  # where a link leads
            r"\]\[[^\]\n]*\]",
            r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\S[^\n]*$",  # the same, below the text
            r"\[\^[^\[\]\n]+\]:?",  # footnotes
            r"\{[^{}\n]*\}",  # lists of attributes, and what the program fills in
            r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);",
            r"\\[^\w\s]",
            r"(?<!\w)[@#]\w[\w.-]*\w",
            r"^[ \t]*:?-{3}[^\w\n]*$",
        )
    ),
    re.MULTILINE | re.DOTALL,
)
_ADDRESSES = re.compile(
    "|".join(
        (
            r"(?:\b[a-z][a-z+.-]{0,19}://|\bwww\.|\bmailto:|\btel:)[^\s<>«»„“”\"]*[^\s<>«»„“”\".,:;!?)\]]",
            r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+",
            rf"(?<![\w.-])(?:[\w-]+\.)+(?i:{_DOMAINS})(?![\w-])(?:/[^\s«»„“”\"]*[\w/])?",
            rf"(?<![\w.-])(?:[\w-]+\.)+(?i:{_FILES})(?![\w-])",
            r"(?<![\w/-])(?<![\w-]\.)(?=\S{0,100}\d|[^\s/]{0,100}/[^\s/]{0,100}/)"  # 2017.LV/NVOF/028
            r"[\w-]+(?:\.[\w-]+)*(?:/[\w-]+(?:\.[\w-]+)*)+",
        )
    )
)
_SIGNS, _IN_ADDRESSES = re.compile(r"[<`~\[\]{&\\#@]|---"), re.compile(r"[/@]|\.\w|tel:|mailto:")
_NOT_LINES = re.compile(r"[^\n]")


def without_signs(text: str) -> str:
    """The same, with the addresses that stand in the text as words do."""
    return _SIGNED.sub(lambda match: _NOT_LINES.sub(OPAQUE, match[0]), text) if _SIGNS.search(text) else text


def shielded(text: str) -> str:
    """The text with an opaque sign for each one that must stay as it is; as long as it was, line by line."""
    for hint, pattern in ((_SIGNS, _SIGNED), (_IN_ADDRESSES, _ADDRESSES)):
        if hint.search(text):
            text = pattern.sub(lambda match: _NOT_LINES.sub(OPAQUE, match[0]), text)
    return text
