"""Ids of other records: the fields that hold them, and every use of one in a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel


@dataclass(frozen=True)
class Ref:
    """Marks a field that holds the id of another record."""

    kind: str


class Reference(NamedTuple):
    """One use of an id: the field it stands in (its path), the kind it must be, and the id."""

    path: tuple[str | int, ...]
    kind: str
    id: str


def references(holder: BaseModel | Mapping[str, Any], model: type[BaseModel] | None = None) -> Iterator[Reference]:
    """Every id that a record holds, with the path of the field, however deep.

    Also of plain data that may not have become a record, told by the `model` it was meant for.
    """
    for name, field in (model or type(holder)).model_fields.items():
        value = holder.get(name) if isinstance(holder, Mapping) else getattr(holder, name)
        mark = next((item for item in field.metadata if isinstance(item, Ref)), None)
        yield from _references(value, field.annotation, mark, (name,))


def _references(value: Any, annotation: Any, mark: Ref | None, path: tuple[str | int, ...]) -> Iterator[Reference]:
    if isinstance(value, BaseModel | Mapping):
        model = type(value) if isinstance(value, BaseModel) else model_in(annotation)
        if model is not None:
            for found in references(value, model):
                yield found._replace(path=path + found.path)
    elif isinstance(value, list | tuple):
        element = _element(annotation)
        for index, part in enumerate(value):
            yield from _references(part, element, _mark(element) or mark, (*path, index))
    elif isinstance(value, str) and (mark := mark or _mark(annotation)):
        yield Reference(path, mark.kind, value.strip())


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that a field's type names, also inside `tuple[…]` and `… | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := model_in(arg))), None)


def _element(annotation: Any) -> Any:
    """What a tuple is made of, also when it is optional."""
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0]
    return next((found for arg in get_args(annotation) if (found := _element(arg)) is not None), None)


def _mark(annotation: Any) -> Ref | None:
    """The mark on `Annotated[str, Ref(…)]`, also inside `… | None`."""
    if get_origin(annotation) is Annotated:
        return next((item for item in annotation.__metadata__ if isinstance(item, Ref)), None)
    return next((found for arg in get_args(annotation) if (found := _mark(arg))), None)


OrganisationId = Annotated[str, Ref("organisation")]
PlaceId = Annotated[str, Ref("place")]
EventId = Annotated[str, Ref("event")]
ProjectId = Annotated[str, Ref("project")]
ArticleId = Annotated[str, Ref("article")]
ProgrammeId = Annotated[str, Ref("programme")]
AgreementId = Annotated[str, Ref("agreement")]
OfferId = Annotated[str, Ref("offer")]
SurveyId = Annotated[str, Ref("survey")]
DocumentId = Annotated[str, Ref("document")]
NeedId = Annotated[str, Ref("need")]
TopicId = Annotated[str, Ref("topic")]
FieldId = Annotated[str, Ref("field")]
