"""`invoke new`: files in every language, ready to fill in; `check` names what is still to be filled in."""

from __future__ import annotations

from datetime import date as Date
from pathlib import Path

from association.commands import ALL_WELL, PROBLEMS, WRONG_USE, WrongUse
from association.commands.changed import anything, outcome
from association.commands.new.asking import Ask, Wishes
from association.commands.new.fields import scalar
from association.commands.new.ids import LONGEST_MADE_ID, id_from
from association.commands.new.planning import KINDS, has_day, planned, refuse_unused
from association.commands.new.records import RECORDS
from association.commands.new.writing import InTheWay, write
from association.commands.telling import tell
from association.language import Languages
from association.problems import said, why

__all__ = ["KINDS", "LONGEST_MADE_ID", "Ask", "id_from", "new", "refuse_unused", "scalar"]


def new(
    kind: str,
    content: Path,
    languages: Languages,
    *,
    title: str | None = None,
    id: str | None = None,
    date: str | Date | None = None,
    languages_of: str | None = None,
    today: Date,
    ask: Ask = input,
) -> int:
    """Writes the files of one new thing, or with `languages_of` (a key) the translations that an existing text lacks.

    Asks for the title, the id and the day that it isn't given; whoever gives the title is not asked for the id.
    `today`, the day of a news item when none is given, is the site's, which the machine's may not be yet.
    """
    try:
        made = planned(kind, content, languages, Wishes(title, id, date, languages_of), ask, today)
        write(made, content)
    except WrongUse as wrong:
        tell(wrong.args[0])
        return WRONG_USE
    except EOFError:
        print()  # after the question
        if has_day(kind):
            remedy = said("Give what is wanted: new {kind} --title '…' --date 2017-06-08", kind=kind)
        else:
            remedy = said("Give what is wanted: new {kind} --title '…'", kind=kind)
        tell(said("There is nobody to ask. {remedy}", remedy=remedy))
        return WRONG_USE
    except UnicodeDecodeError as fault:
        tell(said("The answer can't be read as {encoding}; use --title, --id or --date", encoding=fault.encoding))
        return WRONG_USE
    except (InTheWay, OSError) as fault:
        if isinstance(fault, OSError):
            reason = said("{file}: {why}", file=Path(fault.filename or content), why=why(fault))
        else:
            reason = fault.args[0]
        if anything():  # and could not be taken back
            tell(said("{why}; {outcome}", why=reason, outcome=outcome()))
        else:
            tell(said("{why}; nothing was written", why=reason))
        return PROBLEMS
    for path in made:
        tell(path.as_posix())
    tell(said("Fill in what is needed; `invoke check` names what is still missing."))
    if kind in RECORDS:
        tell(said("Delete the lines of the languages that nobody will write."))
    else:
        tell(said("Delete the files of the languages that nobody will write."))
    return ALL_WELL
