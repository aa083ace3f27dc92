"""Rules (规则): what facts may be known of a society, and what follows from them: ratings, risks, deadlines."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from . import _calls
from ._catalogue import Identity, identity
from ._documents import source_of
from ._json import Document
from ._library import lib
from ._values import Limits, Text, limits_struct, text_in_both

if TYPE_CHECKING:
    from ._engine import Engine


class Rules:
    """A document of rules. Immutable; any number of threads may use it.

    `document` is the id of a built-in one ("academic-facts", "academic-checks", "academic-risks",
    "evaluation-measures"), a dict, JSON text as str or bytes, or the pathlib.Path of a file. Whether what it names
    exists shows when an engine is made.

    Raises Rejected with all faults, NotFound for an id that is not built in.
    """

    def __init__(self, document: Document, *, limits: Limits | None = None) -> None:
        raw = source_of(document)
        self._handle = _calls.handle("rules", lib.xh_rules_parse, raw, len(raw), limits_struct(limits))

    @classmethod
    def _of(cls, handle: Any) -> Rules:
        self = cls.__new__(cls)
        self._handle = handle
        return self

    @classmethod
    def standard(cls) -> tuple[Rules, ...]:
        """The rules that Engine.standard has, for engines with a catalogue, a scheme or further rules of one's own."""
        return rules_of(_calls.handle("engine", lib.xh_engine_standard, _calls.NULL, 0))

    @cached_property
    def identity(self) -> Identity:
        """Id, version and digest."""
        return identity(lib.xh_rules_identity, self._handle)

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
        return text_in_both(lib.xh_rules_title, self._handle)

    @cached_property
    def catalogue(self) -> str:
        """The id of the catalogue that its criteria are of."""
        return _calls.view(lib.xh_rules_catalogue, self._handle)

    def check(self, engine: Engine) -> None:
        """Looks for faults that reading, which sees the form, cannot find.

        The rules are put behind those that the engine has already; what they name has to be there or in the engine's
        catalogue. Raises Rejected.
        """
        _calls.call(lib.xh_rules_check, self._handle, engine._handle)

    def __repr__(self) -> str:
        return f"Rules({self.id!r}, version {self.version!r})"


def rules_of(engine: Any) -> tuple[Rules, ...]:
    """The rules of the handle of an engine, in their order."""
    count = _calls.count(lib.xh_engine_rules_count, engine)
    return tuple(Rules._of(_calls.handle("rules", lib.xh_engine_rules, engine, index)) for index in range(count))
