"""Many records at once: pieces of the input go through the library's own threads, results come back in order."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from . import _calls, _json
from ._errors import Diagnostic, Internal, InvalidArgument
from ._json import Document
from ._library import ffi, lib
from ._values import Interval, interval

# A piece is large enough to keep many threads busy and small enough to stay in memory beside its results.
_PIECE_BYTES = 16 << 20
_PIECE_RECORDS = 10_000

_NODES = {
    0: lib.XH_NODES_TOTAL,
    1: lib.XH_NODES_LEVEL_1,
    2: lib.XH_NODES_LEVEL_2,
    3: lib.XH_NODES_LEVEL_3,
    "all": lib.XH_NODES_ALL,
}


@dataclass(frozen=True)
class BatchResult:
    """What became of one of many records. Where `error` is not None the record was rejected and nothing else is known.

    Scores are in whole millionths of full marks.
    """

    index: int
    """The place of the record in the input, from 0."""
    organisation: str | None
    """The id of the organisation; None where it could not be read."""
    error: Diagnostic | None = None
    """The first fault of a rejected record (Engine.assess gives all of them, and their lines)."""
    period: tuple[datetime.date, datetime.date] | None = None
    """The first and the last day of the period assessed."""
    score: Interval[int] | None = None
    """The total; None where nothing that counts could be scored."""
    grade: Interval[str] | None = None
    """The ids of the reference grade that is certain and of the one still possible."""
    gates: tuple[str, ...] = ()
    """The ids of the gates that are true."""
    gates_unknown: tuple[str, ...] = ()
    """The ids of the gates that are open."""
    findings: tuple[str, ...] = ()
    """The ids of the rules that raised a finding."""
    nodes: Mapping[str, Interval[int] | None] = field(default_factory=dict, hash=False)
    """The scores of the indicators that were asked for, by id."""


def _result(index: int, entry: dict[str, Any]) -> BatchResult:
    error = entry.get("error")
    if error is not None:
        fault = Diagnostic(error["code"], "record", error["at"], 0, 0, error["message"])
        return BatchResult(index, entry["organisation"], fault)
    period = entry["period"]
    return BatchResult(
        index=index,
        organisation=entry["organisation"],
        period=(datetime.date.fromisoformat(period["from"]), datetime.date.fromisoformat(period["to"])),
        score=interval(entry["score"]),
        grade=interval(entry["grade"]),
        gates=tuple(entry["gates"]),
        gates_unknown=tuple(entry["gates_unknown"]),
        findings=tuple(entry["findings"]),
        nodes={id: interval(score) for id, score in entry.get("nodes", {}).items()},
    )


def options(nodes: int | str, threads: int) -> Any:
    """How a batch runs and what of each record comes back."""
    level = _NODES.get(nodes) if isinstance(nodes, (int, str)) else None
    if level is None:
        raise InvalidArgument(f'nodes is 0, 1, 2, 3 or "all", not {nodes!r}')
    return _calls.options("lines_options", format=lib.XH_LINES_NDJSON, nodes=level, threads=threads)


def _assess_lines(engine: Any, lines: list[bytes], limits: Any, settings: Any) -> list[bytes]:
    text = b"".join(line + b"\n" for line in lines)
    out = ffi.new("xh_buffer **")
    numbers = [ffi.new("uint64_t *") for _ in range(3)]
    _calls.call(lib.xh_engine_assess_lines, engine, text, len(text), limits, settings, out, *numbers)
    results = _calls.take(out[0]).splitlines()
    if not numbers[0][0] == len(results) == len(lines):
        raise Internal(f"{len(lines)} records went in and {len(results)} results came out")
    return results


def assess(
    engine: Any, records: Iterable[Document], as_of: datetime.date | str | None, limits: Any, settings: Any
) -> Iterator[BatchResult]:
    """The results of `records`, in their order, piece by piece."""
    if isinstance(records, (str, bytes, bytearray, memoryview, Mapping, os.PathLike)):
        raise TypeError("records is an iterable of records, not one record")  # its characters or members would be taken
    return _pieces(engine, records, as_of, limits, settings)


def _pieces(
    engine: Any, records: Iterable[Document], as_of: datetime.date | str | None, limits: Any, settings: Any
) -> Iterator[BatchResult]:
    lines: list[bytes] = []
    size = done = 0

    def finish() -> Iterator[BatchResult]:
        for offset, line in enumerate(_assess_lines(engine, lines, limits, settings)):
            yield _result(done + offset, _json.loads(line))

    failure = None  # is raised behind the results of what came before it, so that those are not lost
    rest = iter(records)
    while True:
        try:
            lines.append(_json.on_one_line(_json.with_as_of(_json.encode(next(rest)), as_of)))
        except StopIteration:
            break
        except Exception as fault:
            failure = fault
            break
        size += len(lines[-1])
        if size >= _PIECE_BYTES or len(lines) >= _PIECE_RECORDS:
            yield from finish()
            done += len(lines)
            lines, size = [], 0
    if lines:
        yield from finish()
    if failure is not None:
        raise failure
