"""The risk register (风险台账): what a society does about its risks, over the years."""

from __future__ import annotations

import datetime
from typing import Any

from . import _calls, _json
from ._assessment import Assessment
from ._json import Document
from ._library import lib
from ._values import Limits, limits_struct


class Register:
    """A risk register. Immutable; any number of threads may use it.

    `document` is a dict, JSON text as str or bytes, or the pathlib.Path of a file. Raises Rejected with all faults.
    """

    def __init__(self, document: Document, *, limits: Limits | None = None) -> None:
        raw = _json.encode(document)
        self._handle = _calls.handle("register", lib.xh_register_parse, raw, len(raw), limits_struct(limits))

    @classmethod
    def _of(cls, handle: Any) -> Register:
        self = cls.__new__(cls)
        self._handle = handle
        return self

    @classmethod
    def new(cls, assessment: Assessment) -> Register:
        """A new register, with an entry for every finding of an assessment that was raised."""
        return cls._of(_calls.handle("register", lib.xh_register_create, assessment._handle))

    def update(self, assessment: Assessment) -> Register:
        """The register brought up to date with an assessment; this one stays as it is.

        New findings are entered, others refreshed, those that are no longer found are marked and kept; what people wrote
        stays. Updating the result again with the same assessment gives the same document.

        Raises Rejected: it is another organisation's, or was updated from a later assessment; an early warning names a
        fact that the engine does not know.
        """
        return Register._of(_calls.handle("register", lib.xh_register_update, self._handle, assessment._handle))

    @property
    def organisation_id(self) -> str:
        """The id of the organisation that it is of."""
        return self._text(lib.XH_REGISTER_ORGANISATION_ID)

    @property
    def organisation_name(self) -> str | None:
        """The name of the organisation, where the register has one."""
        return self._text(lib.XH_REGISTER_ORGANISATION_NAME) or None

    @property
    def as_of(self) -> datetime.date:
        """The day of the last update."""
        return datetime.date.fromisoformat(self._text(lib.XH_REGISTER_AS_OF))

    def _text(self, field: int) -> str:
        return _calls.view(lib.xh_register_text, self._handle, field)

    def __len__(self) -> int:
        """The number of entries."""
        return _calls.count(lib.xh_register_entry_count, self._handle)

    def __bool__(self) -> bool:
        """True: a register without entries is one all the same."""
        return True

    def to_json(self) -> str:
        """The register as a document, laid out for people, to be read again and edited."""
        return _calls.text(lib.xh_register_to_json, self._handle)

    def to_dict(self) -> dict[str, Any]:
        """The same as a dict: whole numbers are int, others Decimal, so that no digit is lost."""
        result: dict[str, Any] = _json.loads(self.to_json())
        return result

    def view(self, as_of: datetime.date | None = None) -> dict[str, Any]:
        """What it comes to on a day, by default its own.

        Levels, what needs work first, days overdue, what has to be assessed anew, what is not in order with seals and
        certificates (documents.md).
        """
        result: dict[str, Any] = _json.loads(_calls.text(lib.xh_register_view_to_json, self._handle, *_day(as_of)))
        return result

    def to_text(
        self, language: str = "zh", *, as_of: datetime.date | None = None, width: int = 0, colour: bool = False
    ) -> str:
        """The same for a terminal of so many columns (0: 80), in "zh" or "en".

        `colour=True` adds the terminal's control sequences for bold and colours.
        """
        options = _calls.text_options(language, width, colour)
        return _calls.text(lib.xh_register_view_to_text, self._handle, *_day(as_of), options)

    def __repr__(self) -> str:
        return f"Register({self.organisation_id!r}, {len(self)} entries as of {self.as_of})"


def _day(as_of: datetime.date | None) -> tuple[bytes, int]:
    return _calls.utf8("" if as_of is None else as_of.isoformat()[: len("YYYY-MM-DD")])
