"""xuehui 学会: assesses academic societies, exactly.

    from xuehui import Engine
    assessment = Engine.standard().assess(record)
    assessment.score            # Interval(lower=798958, upper=905729), in millionths of full marks

A thin layer over the C library that is part of this package. The library reads, judges and computes; nothing is
computed here, so the integers are those of every other door to it.

**Documents.** What a document may be given as:

- a dict (any Mapping with str keys), of dicts, lists, tuples, str, bool, None, datetime.date and numbers. Numbers go
  in with exactly the digits that they have: int and Decimal as they are, a float in its shortest form (`repr`). One
  that has more than six decimal places then, like 0.1 + 0.2, is refused by the library and not rounded;
- JSON text: bytes, or a str (where ids of built-in documents may stand, one that begins with "{");
- a file: a pathlib.Path, never a str;
- for a catalogue, a scheme or rules also the id of a built-in one, as a str.

Nothing is dropped or mended on the way. NaN, infinities and lone surrogates, which Python can hold and JSON cannot, go
through to the library, which refuses them with a diagnostic. A dict is written on one line, so the columns of its
diagnostics mean little; their pointers mean all the more.

**Exceptions.** Error, and a subclass for every status of the library. Rejected has all faults of a document in
`diagnostics`. TypeError is for what is no document at all, OSError for files that cannot be read.

**Threads.** Every object may be used by any number of threads at once; other threads run during calls.
"""

from ._arrow import ArrowScorer, ArrowStream
from ._assessment import Assessment, Basis, Conflict, CriterionResult, Deadline, Finding, Gate, Node, Remark
from ._batch import BatchResult
from ._catalogue import Catalogue, Criterion, Identity, Indicator
from ._documents import document_kind, schema, schema_kinds, standard_document
from ._engine import Engine
from ._errors import (
    Diagnostic,
    Error,
    Internal,
    InvalidArgument,
    NotFound,
    OutOfMemory,
    Rejected,
    Unsupported,
)
from ._json import Document
from ._library import ffi as _ffi
from ._library import lib as _lib
from ._logic import evaluate_logic
from ._record import Evidence, Rating, Record
from ._register import Register
from ._rules import Rules
from ._scheme import Grade, ScaleRating, Scheme
from ._values import Coverage, Interval, Limits, Table, Text

__version__: str = _ffi.string(_lib.xh_version()).decode()

__all__ = [
    "ArrowScorer",
    "ArrowStream",
    "Assessment",
    "Basis",
    "BatchResult",
    "Catalogue",
    "Conflict",
    "Coverage",
    "Criterion",
    "CriterionResult",
    "Deadline",
    "Diagnostic",
    "Document",
    "Engine",
    "Error",
    "Evidence",
    "Finding",
    "Gate",
    "Grade",
    "Identity",
    "Indicator",
    "Internal",
    "Interval",
    "InvalidArgument",
    "Limits",
    "Node",
    "NotFound",
    "OutOfMemory",
    "Rating",
    "Record",
    "Register",
    "Rejected",
    "Remark",
    "Rules",
    "ScaleRating",
    "Scheme",
    "Table",
    "Text",
    "Unsupported",
    "__version__",
    "document_kind",
    "evaluate_logic",
    "schema",
    "schema_kinds",
    "standard_document",
]
