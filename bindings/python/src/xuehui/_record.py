"""Records (评价记录): what is known of one organisation for one period."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from . import _calls, _json
from ._json import Document
from ._library import lib
from ._values import Limits, limits_struct


@dataclass(frozen=True)
class Evidence:
    """What a rating rests on. None is what the record does not say."""

    title: str | None
    uri: str | None
    sha256: str | None
    expires: datetime.date | None


@dataclass(frozen=True)
class Rating:
    """A rating in a record. None is what the record does not say; either `rating` or `measure` may be there."""

    criterion: str
    rating: str | None
    measure: Decimal | None
    stage: str
    """ "self" unless the record says something else."""
    assessor: str | None
    on: datetime.date | None
    reason: str | None
    evidence: tuple[Evidence, ...]


def _date(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


class Record:
    """A record that has been read, for looking into it or assessing it more than once. Immutable, for any thread.

    `document` is a dict, JSON text as str or bytes, or the pathlib.Path of a file. `as_of` is another day of
    assessment than the record's. Whether the criteria and ratings it names exist is for the engine to say.

    Raises Rejected with all faults.
    """

    def __init__(
        self, document: Document, *, as_of: datetime.date | str | None = None, limits: Limits | None = None
    ) -> None:
        raw = _json.with_as_of(_json.encode(document), as_of)
        self._handle = _calls.handle("record", lib.xh_record_parse, raw, len(raw), limits_struct(limits))

    @classmethod
    def _of(cls, handle: Any) -> Record:
        self = cls.__new__(cls)
        self._handle = handle
        return self

    def _text(self, field: int) -> str:
        return _calls.view(lib.xh_record_text, self._handle, field)

    @cached_property
    def organisation_id(self) -> str:
        """The id of the organisation."""
        return self._text(lib.XH_RECORD_ORGANISATION_ID)

    @cached_property
    def organisation_name(self) -> str | None:
        """The name of the organisation, or None."""
        return self._text(lib.XH_RECORD_ORGANISATION_NAME) or None

    @cached_property
    def period(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day of the period assessed."""
        first, last = self._text(lib.XH_RECORD_PERIOD_FROM), self._text(lib.XH_RECORD_PERIOD_TO)
        return datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)

    @cached_property
    def as_of(self) -> datetime.date:
        """The day of the assessment."""
        return datetime.date.fromisoformat(self._text(lib.XH_RECORD_AS_OF))

    @cached_property
    def ratings(self) -> tuple[Rating, ...]:
        """The ratings in the order of the document."""
        count = _calls.count(lib.xh_record_rating_count, self._handle)
        return tuple(self._rating(index) for index in range(count))

    def _rating(self, index: int) -> Rating:
        def text(field: int) -> str:
            return _calls.view(lib.xh_record_rating_text, self._handle, index, field)

        measure = text(lib.XH_RATING_MEASURE)
        count = _calls.count(lib.xh_record_evidence_count, self._handle, index)
        return Rating(
            criterion=text(lib.XH_RATING_CRITERION),
            rating=text(lib.XH_RATING_RATING) or None,
            measure=Decimal(measure) if measure else None,
            stage=text(lib.XH_RATING_STAGE),
            assessor=text(lib.XH_RATING_ASSESSOR) or None,
            on=_date(text(lib.XH_RATING_ON)),
            reason=text(lib.XH_RATING_REASON) or None,
            evidence=tuple(self._evidence(index, which) for which in range(count)),
        )

    def _evidence(self, index: int, which: int) -> Evidence:
        def text(field: int) -> str:
            return _calls.view(lib.xh_record_evidence_text, self._handle, index, which, field)

        return Evidence(
            title=text(lib.XH_EVIDENCE_TITLE) or None,
            uri=text(lib.XH_EVIDENCE_URI) or None,
            sha256=text(lib.XH_EVIDENCE_SHA256) or None,
            expires=_date(text(lib.XH_EVIDENCE_EXPIRES)),
        )

    @cached_property
    def sha256(self) -> str:
        """The digest of the canonical form (RFC 8785), in hexadecimal."""
        return _calls.text(lib.xh_record_sha256, self._handle)

    def __repr__(self) -> str:
        return f"Record({self.organisation_id!r}, as of {self.as_of})"
