"""The languages of the site, texts in several of them, and how each is written: dates, order, marks, counts."""

from association.language import dates
from association.language.catalogue import Catalogue, Message, plural_form
from association.language.languages import Language, Languages
from association.language.names import ForeignNames
from association.language.order import by_initial, initial, key
from association.language.text import Text, Words
from association.language.typography import bind, quoted

__all__ = [
    "Catalogue",
    "ForeignNames",
    "Language",
    "Languages",
    "Message",
    "Text",
    "Words",
    "bind",
    "by_initial",
    "dates",
    "initial",
    "key",
    "plural_form",
    "quoted",
]
