"""What is built into the library, and questions about documents of any kind."""

from __future__ import annotations

from typing import Any

from . import _calls, _json
from ._json import Document
from ._library import lib
from ._values import Limits, limits_struct


def schema_kinds() -> tuple[str, ...]:
    """The kinds that have a JSON Schema: "catalogue", "scheme", "rules", "record", "assessment", "register",
    "population"."""
    return tuple(_calls.view(lib.xh_schema_kind, index) for index in range(_calls.count(lib.xh_schema_count)))


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a kind of document. Raises NotFound."""
    result: dict[str, Any] = _json.loads(_calls.view(lib.xh_schema_text, *_calls.utf8(kind)))
    return result


def standard_document(id: str) -> str:
    """The text of a built-in document. Raises NotFound.

    "mzt-academic-draft", "capability-1000", "whole-standard", "academic-facts", "academic-checks", "academic-risks",
    "evaluation-measures".
    """
    return _calls.view(lib.xh_standard_document, *_calls.utf8(id))


def document_kind(document: Document, *, limits: Limits | None = None) -> str:
    """The kind that a document says it is ("record"), possibly one that this library does not know.

    Raises Rejected where it is not JSON or has no "format".
    """
    raw = _json.encode(document)
    return _calls.text(lib.xh_document_kind, raw, len(raw), limits_struct(limits))


def source_of(document: Document) -> bytes:
    """The text of a catalogue, scheme or rules, which a plain id may stand for."""
    id = _json.built_in(document)
    return _json.encode(document) if id is None else standard_document(id).encode()
