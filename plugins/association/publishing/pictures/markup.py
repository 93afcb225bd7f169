"""A photo on a page: each browser takes the format it knows and the size it needs, and leaves room before it comes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from markupsafe import Markup, escape

from association.publishing.pictures.encoding import COLUMN, Prints

LOGO = (170, 96)  # the box of a logo, in CSS pixels
_IMAGE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_FILE_LINK = re.compile(r'(<a(?: [a-z]+="[^"]*")*? href=")(/[^"#]*)')


def photo(prints: Prints, alt: str, base: str, lang: str = "", late: bool = False) -> Markup:
    """In a text. `lang` when the description isn't in the language around it; `late`: loaded when it comes near."""
    attributes = {"alt": escape(alt), **({"lang": lang} if lang else {})}
    return _picture(prints, prints.shown, attributes, base, late)


def logo(prints: Prints, alt: str, base: str, lang: str = "") -> Markup:
    """Of an organisation or a programme, in its own box."""
    attributes = {"alt": escape(alt), **({"lang": lang} if lang else {})}
    return _picture(prints, prints.within(*LOGO), attributes, base, late=False)


def with_photos(html: Markup, pictures: Mapping[str, Prints], base: str, late: bool, plain: bool = False) -> Markup:
    """A clean text (`reading.prose`), its pictures and links to pictures replaced by what was made of the files.

    `late`: the first one, too, is loaded when it comes near; `plain`: one file each, for feeds.
    """
    if "/images/" not in html:
        return html
    seen = late

    def named(address: str) -> Prints | None:
        return pictures.get(unescape(address).removeprefix(f"{base}/"))

    def relink(found: re.Match[str]) -> str:
        prints = named(found[2])
        return found[1] + (str(escape(base + prints.path(prints.fallback[0]))) if prints else found[2])

    def replace(found: re.Match[str]) -> str:
        nonlocal seen
        attributes = dict(_ATTRIBUTE.findall(found[1]))
        prints = named(attributes.pop("src", ""))
        if prints is None:
            return found[0]
        asked = [int(attributes.pop(name, 0)) for name in ("width", "height")]
        size = prints.shown
        if asked[0] or asked[1]:
            size = prints.within(min(asked[0] or size[0], size[0]), min(asked[1] or size[1], size[1]))
        late_one, seen = seen, True
        return str(_picture(prints, size, attributes, base, late_one, plain))

    return Markup(_FILE_LINK.sub(relink, _IMAGE.sub(replace, str(html))))


def _picture(
    prints: Prints, size: tuple[int, int], attributes: Mapping[str, str], base: str, late: bool, plain: bool = False
) -> Markup:
    """`attributes` are ready for HTML."""
    told = {
        "src": escape(base + prints.path(prints.fallback[0])),
        **attributes,
        "width": str(size[0]),
        "height": str(size[1]),
        **({} if plain else {"loading": "lazy"} if late else {}),
        **({} if plain else {"decoding": "async"}),
    }
    image = Markup("<img{}>").format(Markup("".join(f' {name}="{value}"' for name, value in told.items())))
    if plain:
        return image
    sources = Markup("").join(_source(prints, size[0], suffix, base) for suffix in ("avif", "webp"))
    return Markup("<picture>{}{}</picture>").format(sources, image)


def _source(prints: Prints, width: int, suffix: str, base: str) -> Markup:
    """The files up to twice as wide as the picture is shown, and how wide that is."""
    enough = next((one for one in prints.widths if one >= 2 * width), prints.widths[-1])
    wanted = [one for one in prints.widths if width // 2 < one <= enough] or [enough]
    files = ", ".join(f"{base}{prints.path(one, suffix)} {one}w" for one in wanted)
    room = f"min({width}px, 100vw - 36px)" if width > COLUMN // 2 else f"{width}px"
    return Markup('<source type="image/{}" srcset="{}" sizes="{}">').format(suffix, files, room)
