"""Engines: a catalogue, a scheme and rules, bound to each other, ready to assess."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from . import _arrow, _batch, _calls, _json
from ._arrow import ArrowScorer
from ._assessment import Assessment, json_options
from ._batch import BatchResult
from ._catalogue import Catalogue
from ._errors import NotFound
from ._json import Document
from ._library import ffi, lib, names
from ._record import Record
from ._rules import Rules, rules_of
from ._scheme import Scheme
from ._values import Limits, limits_struct

_AGGREGATES = names("XH_AGGREGATE_")


class Engine:
    """Assesses records by one catalogue, one scheme and rules. Immutable; any number of threads may use it at once.

    `catalogue` and `scheme` are a Catalogue and a Scheme, or documents: the id of a built-in one (a str that does not
    begin with "{"), a dict, JSON text as str or bytes, or the pathlib.Path of a file. A catalogue that extends another
    finds it among `others`, documents likewise, and the built-in ones. `rules` are Rules or documents likewise, none
    unless said: [*Rules.standard(), "evaluation-measures", path] has the built-in ones and more. A later document adds
    to the earlier ones, replaces what has the same name, or switches it off. `limits` hold for every document that this
    engine reads.

    Raises Rejected with all faults of the catalogue, or else of the scheme, or else of one of the rules, or else of all
    of them together; NotFound for an id that is not built in.
    """

    def __init__(
        self,
        catalogue: Catalogue | Document = "mzt-academic-draft",
        scheme: Scheme | Document = "capability-1000",
        *,
        others: Sequence[Document] = (),
        rules: Sequence[Rules | Document] = (),
        limits: Limits | None = None,
    ) -> None:
        if not isinstance(catalogue, Catalogue):
            catalogue = Catalogue(catalogue, others=others, limits=limits)
        if not isinstance(scheme, Scheme):
            scheme = Scheme(scheme, limits=limits)
        if isinstance(rules, (Rules, str, bytes, bytearray, memoryview, Mapping, os.PathLike)):
            raise TypeError("rules is a sequence, not one document")  # its characters or members would be taken
        each = [one if isinstance(one, Rules) else Rules(one, limits=limits) for one in rules]
        handles = ffi.new("const xh_rules *[]", [one._handle for one in each])
        self._handle = _calls.handle(
            "engine", lib.xh_engine_create_with_rules, catalogue._handle, scheme._handle, handles, len(each)
        )
        self._limits = limits_struct(limits)

    @classmethod
    def _of(cls, handle: Any, limits: Limits | None) -> Engine:
        self = cls.__new__(cls)
        self._handle = handle
        self._limits = limits_struct(limits)
        return self

    @classmethod
    def standard(cls, scheme: str = "capability-1000", *, limits: Limits | None = None) -> Engine:
        """The built-in catalogue and rules with a built-in scheme, "capability-1000" or "whole-standard".

        Made once per process and then shared, so it costs next to nothing. Raises NotFound for another id.
        """
        return cls._of(_calls.handle("engine", lib.xh_engine_standard, *_calls.utf8(scheme)), limits)

    @cached_property
    def catalogue(self) -> Catalogue:
        """What is rated."""
        return Catalogue._of(_calls.handle("catalogue", lib.xh_engine_catalogue, self._handle))

    @cached_property
    def scheme(self) -> Scheme:
        """How it is scored."""
        return Scheme._of(_calls.handle("scheme", lib.xh_engine_scheme, self._handle))

    @cached_property
    def rules(self) -> tuple[Rules, ...]:
        """What follows from facts, in the order in which the documents were put together."""
        return rules_of(self._handle)

    def weight(self, id: str) -> Decimal:
        """The weight of an indicator or a criterion within what is above it. Raises NotFound."""
        raw = _calls.utf8(id)
        try:
            index = _calls.count(lib.xh_catalogue_find_criterion, self.catalogue._handle, *raw)
            return Decimal(_calls.text(lib.xh_engine_criterion_weight, self._handle, index))
        except NotFound:
            index = _calls.count(lib.xh_catalogue_find_indicator, self.catalogue._handle, *raw)
            return Decimal(_calls.text(lib.xh_engine_indicator_weight, self._handle, index))

    def aggregate(self, id: str) -> str:
        """How the score of an indicator comes from those below it: "mean", "min" or "max". Raises NotFound."""
        return _AGGREGATES[self._indicator(id)[0]]

    def is_root(self, id: str) -> bool:
        """Whether an indicator is one of the scheme's roots. Raises NotFound."""
        return bool(self._indicator(id)[1])

    def _indicator(self, id: str) -> list[Any]:
        index = _calls.count(lib.xh_catalogue_find_indicator, self.catalogue._handle, *_calls.utf8(id))
        return _calls.values("int32_t int32_t", lib.xh_engine_indicator, self._handle, index)

    def template_json(self, language: str = "zh") -> str:
        """A record to fill in, as JSON text: every criterion within the roots with its statement."""
        return _calls.text(lib.xh_engine_record_template, self._handle, _calls.language_number(language))

    def template(self, language: str = "zh") -> dict[str, Any]:
        """The same as a dict."""
        result: dict[str, Any] = _json.loads(self.template_json(language))
        return result

    def assess(self, record: Record | Document, *, as_of: datetime.date | str | None = None) -> Assessment:
        """Assesses a record: a dict, JSON text as str or bytes, the pathlib.Path of a file, or a Record.

        `as_of` is another day of assessment than the record's, for replaying an old assessment or looking ahead; the
        digest in the assessment is then that of the record so changed. (A Record has its day already: give it there.)

        Raises Rejected with all faults. Raises TypeError for what no JSON document can hold, and OSError as reading a
        file does.
        """
        if isinstance(record, Record):
            if as_of is not None:
                raise TypeError("a Record has its day of assessment already; give as_of to Record")
            return Assessment._of(_calls.handle("assessment", lib.xh_engine_assess, self._handle, record._handle))
        raw = _json.with_as_of(_json.encode(record), as_of)
        handle = _calls.handle("assessment", lib.xh_engine_assess_json, self._handle, raw, len(raw), self._limits)
        return Assessment._of(handle)

    def assess_to_json(
        self, record: Document, *, as_of: datetime.date | str | None = None, digests: bool = True
    ) -> str:
        """From a record to the text of its assessment in one call; as `assess(record).to_json()`, only faster."""
        raw = _json.with_as_of(_json.encode(record), as_of)
        options = json_options(digests)
        return _calls.text(lib.xh_engine_assess_to_json, self._handle, raw, len(raw), self._limits, options)

    def assess_many(
        self,
        records: Iterable[Document],
        *,
        as_of: datetime.date | str | None = None,
        nodes: int | str = 0,
        threads: int = 0,
    ) -> Iterator[BatchResult]:
        """Assesses many records; the results come in the same order, whatever the number of threads.

        `records` may be endless: it is read as results are asked for, some megabytes ahead. `nodes` says of which
        indicators the scores are wanted: 0 none, 1 to 3 those of a level, "all". `threads` 0 is as many as the machine
        has.

        A record with faults gives a BatchResult with an `error` and touches none of its neighbours. What no JSON
        document can hold (TypeError) and what cannot be read (OSError) is raised, as by `assess`, behind the results of the
        records before it; so is whatever `records` itself raises.
        """
        return _batch.assess(self._handle, records, as_of, self._limits, _batch.options(nodes, threads))

    def arrow(
        self, common: Record | Document, *, levels: Iterable[int] = (), gates: bool = True, threads: int = 0
    ) -> ArrowScorer:
        """This engine made ready for columns of ratings, as pyarrow, polars and others hold them.

        `common` is a record that says what holds for all organisations: period and as_of, and facts if there are any;
        where a column says nothing of a criterion, its ratings count. `levels` says of which indicators the scores are wanted: 1,
        2, 3, or several. The integers are those of `assess`.
        """
        record = common if isinstance(common, Record) else Record(common)
        return _arrow.scorer(self._handle, record._handle, levels, gates, threads)

    def __repr__(self) -> str:
        return f"Engine({self.catalogue!r}, {self.scheme!r})"
