"""The logic of conditions and rules by itself."""

from __future__ import annotations

import os
from typing import Any

from . import _calls, _json
from ._library import lib
from ._values import Limits, limits_struct


def evaluate_logic(rule: Any, data: Any = None, *, unknown: bool = False, limits: Limits | None = None) -> Any:
    """The value of a rule on data: what JsonLogic gives, and for the library's own operators what documents.md says.

    Both are what JSON can hold, as a value (a dict, a list, a number, None …), as JSON text (str or bytes), or as the
    pathlib.Path of a file. The value comes back as one of Python: whole numbers are int, others Decimal. NaN and the
    infinities come back as None. What the data does not say is null.

    With `unknown=True` what the data does not say is unknown, and a dict comes back: {"known": VALUE, "needs": […],
    "assumed": […]}, or instead of "known" {"unknown": {"truth": …, "types": […], "lo": …, "hi": …}}, what holds
    whatever the unknown turns out to be. "needs" are the unknown facts that were read, "assumed" those for which a
    default was taken. {"?": "number", "lo": 0} in the data stands for an unknown fact of which something is known.

    Raises Rejected where one of them is not JSON or the rule cannot be understood.
    """
    condition, facts = _encode(rule), _encode(data)
    options = _calls.options("logic_options", flags=lib.XH_LOGIC_UNKNOWN if unknown else 0)
    return _json.loads(
        _calls.data(
            lib.xh_logic_evaluate, condition, len(condition), facts, len(facts), limits_struct(limits), options
        )
    )


def _encode(value: Any) -> bytes:
    if isinstance(value, (str, bytes, bytearray, memoryview, os.PathLike)):
        return _json.encode(value)
    return _json.dumps(value).encode("utf-8", "surrogatepass")
