"""Schemes (评分方案): scale, weights, measures, gates, grades; every number that the standard leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from . import _calls
from ._catalogue import Identity, identity
from ._documents import source_of
from ._json import Document
from ._library import lib
from ._values import Limits, Table, Text, limits_struct, text_in_both


@dataclass(frozen=True)
class ScaleRating:
    """A rating of the scale and what it is worth, in millionths."""

    id: str
    title: Text
    value: int


@dataclass(frozen=True)
class Grade:
    """A reference grade (参考等级) and the least score that earns it, in millionths."""

    id: str
    title: Text
    at_least: int


class Scheme:
    """A scheme. Immutable; any number of threads may use it.

    `document` is the id of a built-in one ("capability-1000", "whole-standard": examples, not the standard's), a dict,
    JSON text as str or bytes, or the pathlib.Path of a file. Whether what it names exists shows when an engine is made.

    Raises Rejected with all faults, NotFound for an id that is not built in.
    """

    def __init__(self, document: Document = "capability-1000", *, limits: Limits | None = None) -> None:
        raw = source_of(document)
        self._handle = _calls.handle("scheme", lib.xh_scheme_parse, raw, len(raw), limits_struct(limits))

    @classmethod
    def _of(cls, handle: Any) -> Scheme:
        self = cls.__new__(cls)
        self._handle = handle
        return self

    @cached_property
    def identity(self) -> Identity:
        """Id, version and digest."""
        return identity(lib.xh_scheme_identity, self._handle)

    @property
    def id(self) -> str:
        """The id that the document gives itself."""
        return self.identity.id

    @property
    def version(self) -> str:
        """The version that the document gives itself."""
        return self.identity.version

    @cached_property
    def title(self) -> Text:
        """Its name."""
        return text_in_both(lib.xh_scheme_title, self._handle)

    @cached_property
    def catalogue(self) -> str:
        """The id of the catalogue that it was written for."""
        return _calls.view(lib.xh_scheme_catalogue, self._handle)

    @cached_property
    def full_marks(self) -> Decimal:
        """What a full score is worth in marks."""
        return Decimal(_calls.view(lib.xh_scheme_full_marks, self._handle))

    @cached_property
    def scale(self) -> Table[ScaleRating]:
        """The ratings, best first."""
        count = _calls.count(lib.xh_scheme_rating_count, self._handle)
        text, value = lib.xh_scheme_rating_text, lib.xh_scheme_rating_value
        return Table([ScaleRating(*self._entry(text, value, index)) for index in range(count)])

    @cached_property
    def grades(self) -> Table[Grade]:
        """The reference grades, best first. The last one begins at 0."""
        count = _calls.count(lib.xh_scheme_grade_count, self._handle)
        text, at_least = lib.xh_scheme_grade_text, lib.xh_scheme_grade_at_least
        return Table([Grade(*self._entry(text, at_least, index)) for index in range(count)])

    def _entry(self, text: Any, number: Any, index: int) -> tuple[str, Text, int]:
        return (
            _calls.view(text, self._handle, index, lib.XH_SCALE_ID, lib.XH_ZH),
            text_in_both(text, self._handle, index, lib.XH_SCALE_TITLE),
            _calls.values("int64_t", number, self._handle, index)[0],
        )

    def __repr__(self) -> str:
        return f"Scheme({self.id!r}, version {self.version!r})"
