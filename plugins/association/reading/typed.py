"""From plain data to records: pydantic checks, and what it finds is told in an editor's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from functools import cache, partial
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from association.language import Languages
from association.problems import closest, odd_sign, plain, said
from association.reading.findings import fields_at, is_ours, words
from association.reading.yaml_nodes import Located, Path
from association.reading.yaml_syntax import nearly
from association.records.base import Fault

Model = TypeVar("Model", bound=BaseModel)

MOST_IN_ONE = 1000  # elements of a list, or fields of a record


def typed(model: type[Model], located: Located, languages: Languages, **given: Any) -> Model | None:
    """The record that the data makes; what is wrong is added to `located.problems`.

    `given` is what the file must not say itself, such as its id. A record with faults in optional fields is made
    without them, so that the rules between records can speak in the same run; one that lacks something is None.
    """
    if located.broken:
        return None
    if located.data is None and not located.refused:
        located.refuse((), said("is empty"), said("fill it in, or delete it"))
    elif not isinstance(located.data, dict) and not located.refused:
        told = nearly(located.data) if isinstance(located.data, str) else None
        located.refuse((), *(told or (said("is no set of fields"), said("write 'field: value' on each line"))))
    if not isinstance(located.data, dict):
        return None
    if (crowd := _crowd(located.data, ())) is not None:
        located.refuse(
            crowd, said("holds more than {most} things", most=MOST_IN_ONE), said("look what has got into it")
        )
        return None
    data = {key: value for key, value in located.data.items() if key not in given}
    for name in given:
        if name in located.data:
            located.refuse((name,), said("is given by the file's name, or by the line above"), said("delete this line"))
    _tell_unindented(data, model, located, languages)
    for path in _empty_fields(data, ()):
        if not located.doubtful(path):
            located.refuse(path, said("is empty"), said("fill it in, or delete the line: what is unknown is left out"))
    return _validated(model, data, located, languages, given)


def _validated(
    model: type[Model], data: dict[str, Any], located: Located, languages: Languages, given: dict[str, Any]
) -> Model | None:
    """Validates twice when need be: pydantic looks at a record as a whole only when no field of it is at fault."""

    def attempt(fields: dict[str, Any]) -> Model:
        return model.model_validate({**fields, **given}, context={"languages": languages})

    for _ in range(2):
        kept = _without(data, _refused_in(located))
        try:
            return attempt(kept)
        except ValidationError as error:
            _tell(error, model, located, partial(_faults_left, attempt, kept))
    return None


def _plainly(value: Any) -> Any:
    """The same data with every sign that isn't what it seems replaced by what it seems to be."""
    if isinstance(value, dict):
        return {key: _plainly(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plainly(part) for part in value]
    return plain(value).strip().rstrip(",;") if isinstance(value, str) else value


_ENDING = frozenset(",;")


def _faults_left(attempt: Callable[[dict[str, Any]], BaseModel], data: dict[str, Any]) -> frozenset[Path]:
    """The paths that would still be at fault if every sign were what it seems to be."""
    data = _plainly(data)
    try:
        attempt(data)
    except ValidationError as error:
        return frozenset(_path_in(data, detail) for detail in error.errors(include_url=False))
    return frozenset()


def _tell_unindented(data: dict[str, Any], model: type[BaseModel], located: Located, languages: Languages) -> None:
    """`logo:` with nothing in it, and its `file:` in the same column below: what belongs to what is plain."""
    owner = ""
    for key, value in data.items():
        if key in model.model_fields:
            owner = key if value is None else ""
        elif owner and (key in fields_at(model, (owner,)) or key in languages.codes):
            message = said("stands beside '{owner}', and belongs below it", owner=owner)
            located.refuse((key,), message, said("indent it with two spaces"))
            located.refused.add((*located.prefix, owner))


def _refused_in(located: Located) -> list[Path]:
    depth = len(located.prefix)
    return [path[depth:] for path in located.refused if path[:depth] == located.prefix]


def _without(data: dict[str, Any], paths: Iterable[Path]) -> dict[str, Any]:
    """The data without these parts; it is copied only when there are any."""
    if not (paths := [path for path in paths if path]):
        return data
    pruned = deepcopy(data)
    for path in paths:
        _drop(pruned, path)
    return pruned


def _drop(data: dict[str, Any], path: Path) -> None:
    """Takes one value out; for an element of a list the whole list, so that nobody's place in it changes."""
    holders: list[Any] = [data]
    for part in path[:-1]:
        try:
            holders.append(holders[-1][part])
        except (LookupError, TypeError):
            return  # gone already, with something around it
    last = len(path) - 1
    while isinstance(holders[last], list):
        last -= 1
    if isinstance(holders[last], dict):
        holders[last].pop(path[last], None)


def _crowd(value: Any, path: Path) -> Path | None:
    """The path of a list or of fields with more in it than anybody means."""
    if not isinstance(value, dict | list):
        return None
    if len(value) > MOST_IN_ONE:
        return path
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    return next((found for key, part in parts if (found := _crowd(part, (*path, key))) is not None), None)


def _empty_fields(value: Any, path: Path) -> Iterator[Path]:
    if value is None or isinstance(value, str) and not value.strip(_BLANKS):
        yield path
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _empty_fields(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _empty_fields(part, (*path, index))


_BLANKS = " \t\n\u00a0\u00ad\u200b\u200c\u200d\u2060\u3000"


# --- in an editor's words -----------------------------------------------------------------------------


def _tell(
    error: ValidationError, model: type[BaseModel], located: Located, left: Callable[[], frozenset[Path]]
) -> None:
    """Adds what pydantic found; where a value could have been one of two things, our own words come first.

    `left`: the paths of what would be at fault even if it were what it looks like.
    """
    details = [(_path_in(located.data, detail), detail) for detail in error.errors(include_url=False)]
    located.refused.update(located.prefix + path for path in _misspelt(details, model))
    left = cache(left)
    for path, detail in sorted(details, key=lambda found: (not is_ours(found[1]), -len(found[0]))):
        if detail["type"] == "faults":
            for fault in detail["ctx"]["faults"]:
                _tell_fault(fault, path, located)
        elif not located.doubtful(path):
            message, remedy = words(detail, model, path)
            located.refuse(path, message, _of_an_odd_sign(detail["input"], path, left) or remedy)


def _misspelt(details: list[tuple[Path, ErrorDetails]], model: type[BaseModel]) -> Iterator[Path]:
    """Fields that are missing only since they are there under a misspelt name, of which the editor is told."""
    missing = {path for path, detail in details if detail["type"] == "missing"}
    for path, detail in details:
        if missing and detail["type"] == "extra_forbidden":
            meant = closest(str(path[-1]), fields_at(model, path[:-1]))
            if (*path[:-1], meant) in missing:
                yield (*path[:-1], meant)


def _of_an_odd_sign(value: Any, path: Path, left: Callable[[], frozenset[Path]]) -> str | None:
    """A remedy for a value that would be right if it were what it looks like."""
    if not isinstance(value, str):
        return None
    meant = _plainly(value)
    what = odd_sign(value, meant) or (
        said("'{sign}' stands at its end", sign=value[-1]) if value[-1:] in _ENDING else None
    )
    return said("{what}: type '{word}' anew", what=what, word=meant) if what and path not in left() else None


def _tell_fault(fault: Fault, path: Path, located: Located) -> None:
    if any(located.doubtful((*path, name)) for name in fault.rests_on) or located.doubtful(path + fault.path):
        return  # who knows, once what it rests on is mended
    located.refuse(path + fault.path, fault.message, fault.remedy)


def _path_in(data: Any, detail: ErrorDetails) -> Path:
    """The error's location without the names that pydantic adds for unions and validators."""
    path: list[str | int] = []
    for part in detail["loc"]:
        if isinstance(data, dict) and part in data or isinstance(data, list) and isinstance(part, int):
            data = data[part]
            path.append(part)
        elif detail["type"] == "missing" and part == detail["loc"][-1]:
            path.append(part)
    return tuple(path)
