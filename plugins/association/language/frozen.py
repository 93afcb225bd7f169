"""A mapping that cannot change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Frozen(Mapping[K, V]):
    """A mapping that keeps its order, cannot change, and can be hashed and pickled if its values can.

    Order counts when two are compared: for a text it decides which language stands in for a missing one.
    """

    __slots__ = ("_values",)
    _values: dict[K, V]

    def __init__(self, values: Mapping[K, V]) -> None:
        object.__setattr__(self, "_values", dict(values))

    def __getitem__(self, key: K) -> V:
        return self._values[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Frozen):
            return tuple(self._values.items()) == tuple(other._values.items())
        return NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self._values.items()))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} cannot change")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._values,)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._values!r})"
