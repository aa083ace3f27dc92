"""What is known of a value that is not known: the kinds it could have, its truth, its interval.

The idea: a value is known (an ordinary Python value, see javascript.py), or Unknown. A list may be known in part: its
elements may be unknown, and an element that is only perhaps there is wrapped in Perhaps. Truth is True, False, or None
where it is open. An unknown that can be one value only is that value, so `unknown()` gives a known one then.
"""

import functools
import math

import javascript as js
from javascript import LARGEST, NO_DATE

KINDS = ("null", "boolean", "number", "string", "array", "object", "date")
ANY = frozenset(KINDS[:6])  # a date comes only from where dates are made, and is read from a string
NUMBER = frozenset(["number"])
BOOLEAN = frozenset(["boolean"])
STRING = frozenset(["string"])
ARRAY = frozenset(["array"])
DATE = frozenset(["date"])


class Unknown:
    """`low` and `high` are None where it can be no number but perhaps NaN. `name` is the fact that is not known."""

    def __init__(self, kinds, low, high, nan, truth, no_date, name):
        self.kinds, self.low, self.high, self.nan = kinds, low, high, nan
        self.truth, self.no_date, self.name = truth, no_date, name

    def __repr__(self):
        bounds = f" {self.low}..{self.high}{' or NaN' if self.nan else ''}" if "number" in self.kinds else ""
        kinds = "|".join(kind for kind in KINDS if kind in self.kinds)
        return f"<{self.name or 'unknown'}: {kinds}{bounds}, truth {self.truth}>"


class Perhaps:
    """An element of a list that may or may not be there."""

    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return f"perhaps {self.value!r}"


def unknown(kinds, low=None, high=None, nan=False, truth=None, no_date=False, name=None):
    """An unknown, or the one value that it can only be. Numbers are of any size unless bounds are given."""
    kinds = frozenset(kinds)
    if "number" in kinds and low is None and high is None and not nan:
        low, high = -LARGEST, LARGEST
    if "number" not in kinds:
        low, high, nan = None, None, False
    if truth is None:
        truth = _truth_of(kinds, low, high, nan)
    if kinds == NUMBER and not nan and js.same(low, high):
        return low
    if kinds == NUMBER and low is None:
        return math.nan
    if kinds == BOOLEAN and truth is not None:
        return truth
    if kinds == {"null"}:
        return None
    if truth is False and kinds in (STRING, ARRAY):
        return "" if kinds == STRING else []
    return Unknown(kinds, low, high, nan, truth, no_date, name)


def anything(name=None):
    return unknown(ANY, -math.inf, math.inf, True, name=name)


def _truth_of(kinds, low, high, nan):
    possible = set()
    for kind in kinds:
        if kind == "number":
            if low is not None and (low != 0 or high != 0):
                possible.add(True)
            if nan or (low is not None and low <= 0 <= high):
                possible.add(False)
        else:
            possible |= {"null": {False}, "object": {True}, "date": {True}}.get(kind, {True, False})
    return possible.pop() if len(possible) == 1 else None


def open_truth(truth):
    """A boolean of which only the truth is known, or not even that."""
    return unknown(BOOLEAN) if truth is None else truth


# ---------------------------------------------------------------- questions about any value


def definite(elements):
    """Those elements of a list that are surely there."""
    return [element for element in elements if not isinstance(element, Perhaps)]


def bare(element):
    return element.value if isinstance(element, Perhaps) else element


def is_known(value):
    if isinstance(value, (Unknown, Perhaps)):
        return False
    if isinstance(value, list):
        return all(is_known(element) for element in value)
    if isinstance(value, dict):
        return all(is_known(member) for member in value.values())
    return True


def is_plain(value):
    """Is it known what it is converted to? Of an object that is always so: nothing looks at its members."""
    if isinstance(value, list):
        return all(is_plain(element) for element in value)
    return not isinstance(value, (Unknown, Perhaps))


def kinds_of(value):
    return value.kinds if isinstance(value, Unknown) else frozenset([js.kind(value)])


def truth(value):
    """True, False, or None where it is open."""
    if isinstance(value, Unknown):
        return value.truth
    if isinstance(value, list):
        return True if definite(value) else None if value else False
    return js.truthy(value)


def interval(value):
    """(low, high, perhaps NaN) of a number, and of null and booleans as the numbers they count for."""
    if not isinstance(value, Unknown):
        known = js.to_number(value)
        return (None, None, True) if js.is_nan(known) else (known, known, False)
    ends = [] if value.low is None else [value.low, value.high]
    if "null" in value.kinds:
        ends += [0]
    if "boolean" in value.kinds:
        ends += [0, 1] if value.kinds - {"boolean", "null"} or value.truth is None else [int(value.truth)]
    return (least(ends), greatest(ends), value.nan) if ends else (None, None, value.nan)


def names_in(value):
    """The unknown facts in a value, all the way down."""
    if isinstance(value, Unknown):
        return {value.name} - {None}
    if isinstance(value, Perhaps):
        return names_in(value.value)
    if isinstance(value, list):
        return set().union(*map(names_in, value))
    if isinstance(value, dict):
        return set().union(*map(names_in, value.values()))
    return set()


# ---------------------------------------------------------------- join and narrow


def least(numbers):
    return functools.reduce(js.smaller, numbers) if numbers else None


def greatest(numbers):
    return functools.reduce(js.larger, numbers) if numbers else None


def join(a, b):
    """What is known of a value that is one of the two."""
    if is_known(a) and is_known(b) and js.same(a, b):
        return a
    numbers = [value for value in (a, b) if "number" in kinds_of(value)]
    lows, highs, nan = [], [], False
    for value in numbers:
        low, high, may_be_nan = (value.low, value.high, value.nan) if isinstance(value, Unknown) else interval(value)
        nan = nan or may_be_nan
        if low is not None:
            lows.append(low)
            highs.append(high)
    no_date = any(value is NO_DATE or (isinstance(value, Unknown) and value.no_date) for value in (a, b))
    truths = {truth(a), truth(b)}
    return unknown(kinds_of(a) | kinds_of(b), least(lows), greatest(highs), nan,
                   truths.pop() if len(truths) == 1 else None, no_date)


def narrow(value, to):
    """What is left of a value whose truth is open when its truth turns out to be `to`."""
    if isinstance(value, list):
        return unknown(ARRAY, truth=True) if to else []
    low, high = value.low, value.high
    kinds = value.kinds - ({"null"} if to else {"object", "date"})
    if to:
        if low is None or low == high == 0:
            kinds -= NUMBER
        return unknown(kinds, low, high, False, truth=True, no_date=value.no_date)
    zero = low is not None and low <= 0 <= high
    if not zero and not value.nan:
        kinds -= NUMBER
    return unknown(kinds, -0.0 if zero else None, 0 if zero else None, value.nan, truth=False)
