"""Every field that holds an id is found, in every model, at any depth."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from association.language import Text
from association.reading import MODELS
from association.reading.texts import FRONTS
from association.records import references
from association.records.references import Ref, _mark, model_in

EVERY_MODEL = {**MODELS, **{f"front of {kind}": model for kind, model in FRONTS.items()}}


def marked(model: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Paths (without places in lists) and kinds of all fields that are marked, read off the types."""
    for name, field in model.model_fields.items():
        mark = next((item for item in field.metadata if isinstance(item, Ref)), None) or _mark(field.annotation)
        if mark is not None:
            yield (*path, name), mark.kind
        elif (inner := model_in(field.annotation)) is not None:
            yield from marked(inner, (*path, name))


def filled(annotation: Any, name: str) -> Any:
    """Plain data of the right shape for that type, with two elements in every list."""
    if get_origin(annotation) is tuple:
        return [filled(get_args(annotation)[0], name), filled(get_args(annotation)[0], name)]
    if (inner := model_in(annotation)) is not None and get_origin(annotation) is not tuple:
        if any(get_origin(arg) is tuple for arg in get_args(annotation)):
            return [filled(inner, name)] * 2
        return {key: filled(field.annotation, key) for key, field in inner.model_fields.items()}
    return f"some-{name}"


@pytest.mark.parametrize("kind", sorted(EVERY_MODEL))
def test_every_marked_field_is_found(kind: str) -> None:
    model = EVERY_MODEL[kind]
    data = {name: filled(field.annotation, name) for name, field in model.model_fields.items()}
    found = [
        (tuple(part for part in path if isinstance(part, str)), of_kind) for path, of_kind, _ in references(data, model)
    ]
    assert set(found) == set(marked(model))


@pytest.mark.parametrize("kind", sorted(EVERY_MODEL))
def test_the_path_leads_to_the_id(kind: str) -> None:
    model = EVERY_MODEL[kind]
    data = {name: filled(field.annotation, name) for name, field in model.model_fields.items()}
    for path, _, id in references(data, model):
        here: Any = data
        for part in path:
            here = here[part]
        assert here == id


def test_records_and_their_data_hold_the_same_references() -> None:
    model = MODELS["event"]
    stop = {"place": "tiltene", "host": "laipa"}
    data = {"id": "x", "place": "upmale", "stops": [stop, {"place": "upmale"}], "host": "laipa"}
    stops = tuple(
        model.model_fields["stops"].annotation.__args__[0].model_construct(**{"host": None, **one})
        for one in data["stops"]
    )
    record = model.model_construct(**{**dict.fromkeys(model.model_fields), **data, "stops": stops})
    assert list(references(record)) == list(references(data, model))


@pytest.mark.parametrize("data", [{}, {"stops": "x"}, {"stops": [1, None, []]}, {"place": {"x": "y"}}, {"host": None}])
def test_data_of_the_wrong_shape_holds_none(data: dict[str, Any]) -> None:
    assert list(references(data, MODELS["event"])) == []


def test_every_kind_that_is_named_is_a_kind() -> None:
    for model in EVERY_MODEL.values():
        for _, kind in marked(model):
            assert kind in (*MODELS, "article", "page")


def test_fields_named_for_a_kind_are_marked() -> None:
    """A field that holds ids and is not marked would never be checked."""
    plain = {"id", "file", "kind"}
    for name, model in EVERY_MODEL.items():
        paths = {path[-1] for path, _ in marked(model)}
        for field, info in model.model_fields.items():
            if (field in MODELS or field.removesuffix("s") in MODELS) and field not in plain | paths:
                assert not _holds_strings(info.annotation), f"{name}.{field}"


def _holds_strings(annotation: Any) -> bool:
    if annotation is str:
        return True
    if annotation in (Text, date, time) or get_origin(annotation) is Literal:
        return False
    return any(_holds_strings(arg) for arg in get_args(annotation))
