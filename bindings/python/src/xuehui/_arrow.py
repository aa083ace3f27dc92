"""Arrow: ratings of many organisations in, their scores out, through the PyCapsule protocol.

Nothing of Arrow has to be installed: what stands on either side (pyarrow, polars, DuckDB, pandas) has the memory, and the C
library reads and writes it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from typing import Any, Protocol

from . import _calls
from ._errors import InvalidArgument
from ._library import ffi, lib

_NAME = b"arrow_array_stream"

# Capsules are made and opened through Python's own C API. Where one is being destroyed it may not be referred to any more,
# so it is passed as a plain address there.
_new_capsule = ctypes.pythonapi.PyCapsule_New
_new_capsule.restype = ctypes.py_object
_new_capsule.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
_pointer_in = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.py_object, ctypes.c_char_p)(
    ("PyCapsule_GetPointer", ctypes.pythonapi)
)
_pointer_in_dying = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)(
    ("PyCapsule_GetPointer", ctypes.pythonapi)
)

# The streams that capsules lead to, by their addresses; each is released when it is dropped, unless somebody took it over.
_in_capsules: dict[int, Any] = {}


@ctypes.PYFUNCTYPE(None, ctypes.c_void_p)
def _drop(capsule: int) -> None:
    _in_capsules.pop(_pointer_in_dying(capsule, _NAME), None)


class HasArrowStream(Protocol):
    """Whatever gives an Arrow stream: tables and readers of pyarrow, data frames of polars, relations of DuckDB."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...


def _release(stream: Any) -> None:
    if stream.release != ffi.NULL:
        stream.release(stream)


class ArrowStream:
    """A stream of results, for whoever reads Arrow: `pyarrow.table(stream)`, `polars.from_arrow(stream)`. It is read once.

    Ratings are read, and scored, as results are asked for.
    """

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The PyCapsule of the stream, which then belongs to whoever asked. What other types are requested is not heeded."""
        stream, self._stream = self._stream, None
        if stream is None:
            raise InvalidArgument("the results have been read already")
        address = int(ffi.cast("uintptr_t", stream))
        _in_capsules[address] = stream
        return _new_capsule(address, _NAME, ctypes.cast(_drop, ctypes.c_void_p))


class ArrowScorer:
    """An engine made ready for Arrow (Engine.arrow). Immutable; any number of threads may use it at once."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle

    def score(self, ratings: HasArrowStream) -> ArrowStream:
        """The results of a table, data frame or stream of ratings.

        Wide, a row is an organisation, with a column named by the id of each criterion: text or dictionaries of text
        (ratings), or numbers (measures). Long, told by a column `criterion`, a row is a rating: organisation, criterion,
        rating, measure, stage, on. Null is what nobody rated. Columns of the results: those that are no criteria, as they
        are (in the long form `organisation`), total_lower and total_upper in millionths, grade_lower and grade_upper, gate.ID,
        ID.lower and ID.upper of indicators, and `fault`, which says what is wrong with a row: that has no results then.

        Raises Rejected where the columns are of neither form, TypeError where `ratings` is no Arrow at all. What goes wrong
        when results are read is raised by whoever reads them.
        """
        if not hasattr(ratings, "__arrow_c_stream__"):
            raise TypeError(f"ratings is to have __arrow_c_stream__, and is {type(ratings).__name__}")
        capsule = ratings.__arrow_c_stream__()
        source = ffi.cast("struct ArrowArrayStream *", _pointer_in(capsule, _NAME))
        results = ffi.gc(ffi.new("struct ArrowArrayStream *"), _release)
        _calls.call(lib.xh_arrow_score_stream, self._handle, source, results)
        return ArrowStream(results)


def scorer(engine: Any, common: Any, levels: Iterable[int], gates: bool, threads: int) -> ArrowScorer:
    wanted = set(levels)
    if not wanted <= {1, 2, 3}:
        raise InvalidArgument(f"levels are 1, 2 and 3, not {sorted(wanted)}")
    options = _calls.options(
        "arrow_options",
        levels=sum(1 << (level - 1) for level in wanted),
        flags=0 if gates else lib.XH_ARROW_NO_GATES,
        threads=threads,
    )
    return ArrowScorer(_calls.handle("arrow", lib.xh_arrow_create, engine, common, options))
