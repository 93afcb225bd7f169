"""Where a language is spoken, as CLDR has it."""

from __future__ import annotations

from association.language.languages import Language


def territory(language: Language) -> str:
    """The territory that the code names, else that in which most people speak the language; empty if unknown."""
    from babel.core import get_global  # late: a site in languages of our own needs no CLDR to be read

    tongue, _, named = language.code.partition("-")
    return named or get_global("likely_subtags").get(tongue, "").rpartition("_")[2]


def locale(language: Language) -> str:
    """The language and its territory as Open Graph writes them: lv_LV."""
    found = territory(language)
    return language.code.partition("-")[0] + (f"_{found}" if found else "")
