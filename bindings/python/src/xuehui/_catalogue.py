"""Catalogues (指标体系): indicators of three levels, and below them the criteria that get rated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from . import _calls, _json
from ._documents import source_of
from ._json import Document
from ._library import ffi, lib, names
from ._values import Limits, Table, Text, limits_struct, text_in_both

_STRENGTHS = names("XH_STRENGTH_")
_KINDS = names("XH_KIND_")


@dataclass(frozen=True)
class Indicator:
    """An indicator (指标) of level 1 to 3. An indicator stands before all that is below it."""

    index: int
    """Its number in the catalogue, from 0."""
    id: str
    title: Text
    note: Text
    """Remarks on the wording of the standard."""
    level: int
    parent: str | None
    """The id of the indicator above it."""
    end: int
    """The number behind the last indicator below it."""
    criteria: range
    """The numbers of the criteria below it."""


@dataclass(frozen=True)
class Criterion:
    """A criterion (要点): what gets rated."""

    index: int
    """Its number in the catalogue, from 0."""
    id: str
    statement: Text
    note: Text
    """Remarks on the wording of the standard."""
    source: str
    """Where it stands in the standard."""
    indicator: str
    """The id of the indicator of level 3 that it belongs to."""
    is_conditional: bool
    """Whether it applies only under a condition on facts."""
    strengths: tuple[str, ...]
    """ "shall", "should", "may", "statement": how strongly it asks, the main one first."""
    kinds: tuple[str, ...]
    """ "requirement", "recommendation", "prohibition", "permission", the main one first."""
    related: tuple[str, ...]
    """Ids of related indicators and criteria."""


@dataclass(frozen=True)
class Identity:
    """Which document something is. `sha256` is of its canonical form (RFC 8785), in hexadecimal."""

    id: str
    version: str
    sha256: str


def identity(function: Any, *arguments: Any) -> Identity:
    """Calls what takes XH_IDENTITY_… last."""
    return Identity(
        id=_calls.view(function, *arguments, lib.XH_IDENTITY_ID),
        version=_calls.view(function, *arguments, lib.XH_IDENTITY_VERSION),
        sha256=_calls.view(function, *arguments, lib.XH_IDENTITY_SHA256),
    )


class Catalogue:
    """A catalogue. Immutable; any number of threads may use it.

    `document` is the id of a built-in one ("mzt-academic-draft"), a dict, JSON text as str or bytes, or the
    pathlib.Path of a file. One that extends another finds it among `others` (documents likewise) and the built-in ones.

    Raises Rejected with all faults, NotFound for an id that is not built in.
    """

    def __init__(
        self,
        document: Document = "mzt-academic-draft",
        *,
        others: Sequence[Document] = (),
        limits: Limits | None = None,
    ) -> None:
        raw = source_of(document)
        sources = [source_of(other) for other in others]
        held = [ffi.from_buffer(source) for source in sources]  # keeps the bytes in place during the call
        texts = ffi.new("const char *[]", held)
        sizes = ffi.new("size_t[]", [len(source) for source in sources])
        self._handle = _calls.handle(
            "catalogue", lib.xh_catalogue_parse, raw, len(raw), texts, sizes, len(sources), limits_struct(limits)
        )

    @classmethod
    def _of(cls, handle: Any) -> Catalogue:
        self = cls.__new__(cls)
        self._handle = handle
        return self

    @cached_property
    def identity(self) -> Identity:
        """Id, version and digest."""
        return identity(lib.xh_catalogue_identity, self._handle)

    @property
    def id(self) -> str:
        """By which schemes and other catalogues refer to it."""
        return self.identity.id

    @property
    def version(self) -> str:
        """The version that the document gives itself."""
        return self.identity.version

    @cached_property
    def title(self) -> Text:
        """Its name."""
        return text_in_both(lib.xh_catalogue_title, self._handle)

    @cached_property
    def extended(self) -> tuple[Identity, ...]:
        """Which catalogues it extends, the nearest first."""
        count = _calls.count(lib.xh_catalogue_extended_count, self._handle)
        return tuple(identity(lib.xh_catalogue_extended_identity, self._handle, index) for index in range(count))

    @cached_property
    def indicators(self) -> Table[Indicator]:
        """The indicators in catalogue order, by number and by id."""
        count = _calls.count(lib.xh_catalogue_indicator_count, self._handle)
        return Table([self._indicator(index) for index in range(count)])

    @cached_property
    def criteria(self) -> Table[Criterion]:
        """The criteria in catalogue order, by number and by id."""
        count = _calls.count(lib.xh_catalogue_criterion_count, self._handle)
        return Table([self._criterion(index) for index in range(count)])

    def _indicator_id(self, index: int) -> str:
        return _calls.view(lib.xh_catalogue_indicator_text, self._handle, index, lib.XH_INDICATOR_ID, lib.XH_ZH)

    def _indicator(self, index: int) -> Indicator:
        level, parent, end, first_criterion, end_criterion = _calls.values(
            "int32_t uint32_t uint32_t uint32_t uint32_t", lib.xh_catalogue_indicator_place, self._handle, index
        )
        text = (lib.xh_catalogue_indicator_text, self._handle, index)
        return Indicator(
            index=index,
            id=self._indicator_id(index),
            title=text_in_both(*text, lib.XH_INDICATOR_TITLE),
            note=text_in_both(*text, lib.XH_INDICATOR_NOTE),
            level=level,
            parent=None if parent == lib.XH_NONE else self._indicator_id(parent),
            end=end,
            criteria=range(first_criterion, end_criterion),
        )

    def _criterion(self, index: int) -> Criterion:
        indicator, conditional, strengths, kinds, related = _calls.values(
            "uint32_t int32_t size_t size_t size_t", lib.xh_catalogue_criterion, self._handle, index
        )
        subject = (self._handle, index)

        def number(function: Any, which: int) -> int:
            result: int = _calls.values("int32_t", function, *subject, which)[0]
            return result

        text = (lib.xh_catalogue_criterion_text, *subject)
        return Criterion(
            index=index,
            id=_calls.view(*text, lib.XH_CRITERION_ID, lib.XH_ZH),
            statement=text_in_both(*text, lib.XH_CRITERION_STATEMENT),
            note=text_in_both(*text, lib.XH_CRITERION_NOTE),
            source=_calls.view(*text, lib.XH_CRITERION_SOURCE, lib.XH_ZH),
            indicator=self._indicator_id(indicator),
            is_conditional=bool(conditional),
            strengths=tuple(_STRENGTHS[number(lib.xh_catalogue_criterion_strength, i)] for i in range(strengths)),
            kinds=tuple(_KINDS[number(lib.xh_catalogue_criterion_kind, i)] for i in range(kinds)),
            related=tuple(_calls.view(lib.xh_catalogue_criterion_related, *subject, i) for i in range(related)),
        )

    def check(self) -> None:
        """Looks for faults in the conditions, of which reading sees the form only (making an engine sees the rest).

        Raises Rejected.
        """
        _calls.call(lib.xh_catalogue_check, self._handle)

    def to_json(self) -> str:
        """The catalogue as one document, extensions resolved."""
        return _calls.text(lib.xh_catalogue_to_json, self._handle)

    def to_dict(self) -> dict[str, Any]:
        """The same as a dict: whole numbers are int, others Decimal."""
        result: dict[str, Any] = _json.loads(self.to_json())
        return result

    def to_text(self, language: str = "zh", *, width: int = 0, colour: bool = False) -> str:
        """For a terminal of so many columns (0: 80), with its control sequences for bold where `colour` is true."""
        options = _calls.text_options(language, width, colour)
        return _calls.text(lib.xh_catalogue_to_text, self._handle, options)

    def to_markdown(self, language: str = "zh") -> str:
        """As Markdown."""
        return _calls.text(lib.xh_catalogue_to_markdown, self._handle, _calls.language_number(language))

    def to_dot(self, language: str = "zh") -> str:
        """As a graph for Graphviz."""
        return _calls.text(lib.xh_catalogue_to_dot, self._handle, _calls.language_number(language))

    def __repr__(self) -> str:
        return f"Catalogue({self.id!r}, version {self.version!r})"
