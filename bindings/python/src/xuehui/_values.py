"""Small immutable values that several parts of the package give out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, overload

from . import _calls
from ._library import lib

T = TypeVar("T")


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


I = TypeVar("I", bound=_HasId)  # noqa: E741


@dataclass(frozen=True)
class Interval(Generic[T]):
    """Bounds between which something stays whatever the unknown turns out to be; equal where everything is known.

    Of scores they are int, whole millionths of full marks; of marks Decimal; of grades the ids of grades. Unpacks as
    `lower, upper = interval`.
    """

    lower: T
    upper: T

    @property
    def is_exact(self) -> bool:
        """Whether nothing is left open."""
        return self.lower == self.upper

    def __iter__(self) -> Iterator[T]:
        return iter((self.lower, self.upper))


def interval(bounds: Any) -> Any:
    """The bounds in a document of the library, or None where they are null."""
    return None if bounds is None else Interval(bounds["lower"], bounds["upper"])


@dataclass(frozen=True)
class Coverage:
    """How many criteria are rated by assessors, derived from facts, unassessed and not applicable. They add up."""

    rated: int
    derived: int
    unassessed: int
    not_applicable: int


@dataclass(frozen=True)
class Text:
    """A text for people. Where a document has it in one language only, both members are that one; "" if in none."""

    zh: str
    en: str


def text_in_both(function: Any, *arguments: Any) -> Text:
    """Calls what takes a language last, once for each."""
    return Text(zh=_calls.view(function, *arguments, lib.XH_ZH), en=_calls.view(function, *arguments, lib.XH_EN))


@dataclass(frozen=True)
class Limits:
    """How much a document may ask of the reader; beyond that it is rejected with the code "limit". 0 is the default."""

    bytes: int = 0
    """Of the text; 64 MiB unless said."""
    depth: int = 0
    """Of nesting; 64 unless said, never more than 1,000."""
    values: int = 0
    """Members and elements in all; 1,000,000 unless said."""
    diagnostics: int = 0
    """Faults listed, the rest is counted; 1,000 unless said."""


def limits_struct(limits: Limits | None) -> Any:
    """The limits as C takes them."""
    if limits is None:
        return _calls.NULL
    return _calls.options(
        "limits", bytes=limits.bytes, depth=limits.depth, values=limits.values, diagnostics=limits.diagnostics
    )


class Table(Sequence[I], Generic[I]):
    """Things in a fixed order that also have ids: `table["A.1"]`, `table[0]`, `"A.1" in table`, `for each in table`.

    An id that is not there is a KeyError, a number too large an IndexError.
    """

    def __init__(self, items: Sequence[I]) -> None:
        self._items = tuple(items)
        self._by_id = {item.id: item for item in self._items}

    @overload
    def __getitem__(self, key: int | str) -> I: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[I, ...]: ...
    def __getitem__(self, key: int | str | slice) -> I | tuple[I, ...]:
        return self._by_id[key] if isinstance(key, str) else self._items[key]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[I]:
        return iter(self._items)

    def __contains__(self, key: object) -> bool:
        return key in self._by_id if isinstance(key, str) else key in self._items

    def get(self, id: str) -> I | None:
        """What has this id, or None."""
        return self._by_id.get(id)

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids, in order."""
        return tuple(item.id for item in self._items)

    def __eq__(self, other: object) -> bool:
        return self._items == other._items if isinstance(other, Table) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._items)

    def __repr__(self) -> str:
        return f"Table({list(self.ids)})"
