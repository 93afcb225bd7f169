"""Years and days that begin a paragraph, which Markdown would misunderstand as numbers of a list."""

from __future__ import annotations

import re

from association.language import Language

_NUMBERED = re.compile(r"^( {0,3}[0-9]+)\.(?=[ \t]+(\w*))", re.MULTILINE)


def ordinals_spared(source: str, language: Language) -> str:
    """A paragraph that begins „2017. gada” or „8. jūnijā” is no numbered list: a list counts from one, and goes on."""
    found = list(_NUMBERED.finditer(source))
    if not found:
        return source
    months = {name.casefold() for form in language.rules.dates.months.values() for name in form}
    lines = [match for match in found if match[2].casefold() not in months]
    numbers = [int(match[1]) if len(match[1]) < 8 else -1 for match in lines]
    counting: set[int] = set()
    for index, number in enumerate(numbers):
        after = numbers[index + 1] if index + 1 < len(numbers) else None
        begins = number in (0, 1) and after in (number, number + 1)
        goes_on = index - 1 in counting and number in (numbers[index - 1], numbers[index - 1] + 1)
        if begins or goes_on:
            counting.add(index)
    lists = {lines[index].start() for index in counting}
    return _NUMBERED.sub(lambda match: match[0] if match.start() in lists else match[1] + "&#46;", source)
