"""The operators that first evaluate all their arguments, over values that may be unknown.

The idea: known arguments give what JavaScript gives; otherwise the answer says no more than what holds whatever the
unknown turns out to be. Truths are True, False or None (open). Each operator takes the list of its arguments.
"""

import math

import javascript as js
from unknowns import (ARRAY, NUMBER, STRING, Perhaps, Unknown, anything, bare, definite, greatest, interval, is_plain,
                      kinds_of, least,
                      open_truth, truth, unknown)

TEXTUAL = {"string", "array", "object"}


class LogicError(ValueError):
    """A rule that asks for what cannot be."""


def _argument(arguments, place):
    return arguments[place] if place < len(arguments) else None


# ---------------------------------------------------------------- comparison


def less(a, b, or_equal):
    """Truth of a < b, or of a <= b."""
    if is_plain(a) and is_plain(b):
        order = js.compare(a, b)
        return order is not None and (order < 0 or (or_equal and order == 0))
    if (kinds_of(a) | kinds_of(b)) & (TEXTUAL | {"date"}):
        return None
    (low_a, high_a, nan_a), (low_b, high_b, nan_b) = interval(a), interval(b)
    if low_a is None or low_b is None:
        return False  # NaN and nothing else
    if nan_a or nan_b:
        return None
    first, last = js.order(high_a, low_b), js.order(low_a, high_b)
    if first < 0 or (or_equal and first == 0):
        return True
    if last > 0 or (not or_equal and last == 0):
        return False
    return None


def both(a, b):
    if a is False or b is False:
        return False
    return True if a and b else None


def _chain(or_equal):
    def compare(arguments):
        result = less(_argument(arguments, 0), _argument(arguments, 1), or_equal)
        if len(arguments) > 2:
            result = both(result, less(arguments[1], arguments[2], or_equal))
        return open_truth(result)
    return compare


def _more(or_equal):
    return lambda arguments: open_truth(less(_argument(arguments, 1), _argument(arguments, 0), or_equal))


def _apart(a, b):
    """Are the numbers surely different?"""
    (low_a, high_a, _), (low_b, high_b, _) = interval(a), interval(b)
    if low_a is None or low_b is None:
        return True  # one is NaN and nothing else, which equals nothing
    return js.order(high_a, low_b) < 0 or js.order(high_b, low_a) < 0


def _dates_equal(a, b):
    """Where one side is a date, and one is not known."""
    for one, other in ((a, b), (b, a)):
        # "none" equals only a date that may be "none".
        if isinstance(one, Unknown) and one.kinds == {"date"} and not one.no_date and js.date_of(other) is js.NO_DATE:
            return False
    kinds = kinds_of(a) | kinds_of(b)
    if kinds & {"null", "boolean", "number", "array", "object"} and len(kinds) == 2 and not kinds & {"string"}:
        return False
    return None


def are_compound(a, b):
    """Two lists or objects that are there, whatever is in them: equal where they are the same one of the data."""
    return isinstance(a, (list, dict)) and isinstance(b, (list, dict))


def strictly_equal(a, b):
    if (is_plain(a) and is_plain(b)) or are_compound(a, b):
        return js.strictly_equal(a, b)
    if "date" in kinds_of(a) | kinds_of(b):
        return _dates_equal(a, b)
    common = kinds_of(a) & kinds_of(b)
    if not common:
        return False
    if common == NUMBER and _numbers_apart(a, b):
        return False
    return None


def _numbers_apart(a, b):
    """As `_apart`, of the number alone that a value may be."""
    only = [unknown(NUMBER, value.low, value.high, value.nan) if isinstance(value, Unknown) else value
            for value in (a, b)]
    return _apart(*only)


def loosely_equal(a, b):
    if (is_plain(a) and is_plain(b)) or are_compound(a, b):
        return js.loosely_equal(a, b)
    kinds_a, kinds_b = kinds_of(a), kinds_of(b)
    if "date" in kinds_a | kinds_b:
        return _dates_equal(a, b)
    if (kinds_a == {"null"} and "null" not in kinds_b) or (kinds_b == {"null"} and "null" not in kinds_a):
        return False
    if (kinds_a | kinds_b) & TEXTUAL or ("null" in kinds_a and "null" in kinds_b):
        return None
    # Null equals null only, so that it plays no part where one of the two cannot be null.
    return False if _apart(_without_null(a), _without_null(b)) else None


def _without_null(value):
    if not isinstance(value, Unknown):
        return value
    return unknown(value.kinds - {"null"}, value.low, value.high, value.nan)


def _not(verdict):
    return None if verdict is None else not verdict


def _equality(test, wanted):
    def compare(arguments):
        verdict = test(_argument(arguments, 0), _argument(arguments, 1))
        return open_truth(verdict if wanted else _not(verdict))
    return compare


def contained(arguments):
    needle, hay = _argument(arguments, 0), _argument(arguments, 1)
    if isinstance(hay, list):
        verdicts = [(strictly_equal(needle, bare(element)), not isinstance(element, Perhaps)) for element in hay]
        if (True, True) in verdicts:
            return True
        return False if all(verdict is False for verdict, _ in verdicts) else open_truth(None)
    if isinstance(hay, Unknown):
        return open_truth(None if hay.kinds & {"string", "array"} else False)
    if not isinstance(hay, str) or hay == "":
        return False
    return js.text(needle) in hay if is_plain(needle) else open_truth(None)


# ---------------------------------------------------------------- arithmetic


def _hull(corners, nan):
    known = [corner for corner in corners if not js.is_nan(corner)]
    return unknown(NUMBER, least(known), greatest(known), nan)


def _operand(value, convert, wide):
    """(low, high, NaN) of an argument: of a known one what it is converted to, everything where it may be of a kind in
    `wide`."""
    if is_plain(value):
        known = convert(value)
        return (None, None, True) if js.is_nan(known) else (known, known, False)
    if kinds_of(value) & (set(wide) | {"date"}):
        return -math.inf, math.inf, True
    return interval(value)


def _infinite(a):
    return math.isinf(a[0]) or math.isinf(a[1])


def _zero(a):
    return a[0] <= 0 <= a[1]


def _corners(function, a, b):
    """The results at the ends; what is no number there (0 times infinity) is told apart by the caller."""
    return [function(x, y) for x in a[:2] for y in b[:2]]


def _sum(a, b):
    opposite = (a[0] == -math.inf and b[1] == math.inf) or (a[1] == math.inf and b[0] == -math.inf)
    ends = [js.add(a[0], b[0]), js.add(a[1], b[1])] + ([-math.inf, math.inf] if opposite else [])
    return _hull(ends, a[2] or b[2] or opposite)


def _product(a, b):
    undefined = (_zero(a) and _infinite(b)) or (_zero(b) and _infinite(a))
    return _hull(_corners(js.multiply, a, b) + ([0] if undefined else []), a[2] or b[2] or undefined)


def _negated(a):
    return (js.negative(a[1]), js.negative(a[0]), a[2])


def _difference(a, b):
    if _infinite(a) or _infinite(b):
        return _sum(a, _negated(b))
    return _hull([js.subtract(a[0], b[1]), js.subtract(a[1], b[0])], a[2] or b[2])


def _quotient(a, b):
    if _zero(b):
        return _hull([-math.inf, math.inf], a[2] or b[2] or _zero(a))
    undefined = _infinite(a) and _infinite(b)
    return _hull(_corners(js.divide, a, b) + ([-math.inf, math.inf] if undefined else []), a[2] or b[2] or undefined)


def _rest(a, b):
    """Not farther from 0 than the dividend or the divisor, on the dividend's side."""
    size = max(abs(b[0]), abs(b[1]))
    low = max(a[0], -size) if a[0] < 0 else least([a[0], 0])
    high = min(a[1], size) if a[1] > 0 else 0
    return _hull([low, high], a[2] or b[2] or _zero(b) or _infinite(a))


def _fold(bounded, exact, convert, wide):
    """An operator of two numbers: exact where both are known."""
    def apply(a, b):
        if is_plain(a) and is_plain(b):
            a, b = convert(a), convert(b)
            return math.nan if js.is_nan(a) or js.is_nan(b) else exact(a, b)
        ranges = _operand(a, convert, wide), _operand(b, convert, wide)
        if any(low is None for low, _, _ in ranges):
            return math.nan
        if bounded is _product and any(not is_plain(value) and kinds_of(value) & set(wide) for value in (a, b)):
            return unknown(NUMBER, -math.inf, math.inf, True)  # even beside 0
        return bounded(*ranges)
    return apply


_WIDE_PARSED = {"null", "boolean"} | TEXTUAL  # parseFloat makes numbers of texts and NaN of everything else
_add = _fold(_sum, js.add, js.parse_float, _WIDE_PARSED)
_multiply = _fold(_product, js.multiply, js.parse_float, _WIDE_PARSED)
_subtract = _fold(_difference, js.subtract, js.to_number, TEXTUAL)
_divide = _fold(_quotient, js.divide, js.to_number, TEXTUAL)
_modulo = _fold(_rest, js.remainder, js.to_number, TEXTUAL)


def _added(arguments):
    total = 0
    for argument in arguments:
        total = _add(total, argument)
    return total


def _multiplied(arguments):
    if not arguments:
        raise LogicError("* without arguments")
    product = arguments[0]
    for argument in arguments[1:]:
        product = _multiply(product, argument)
    return product


def _subtracted(arguments):
    if len(arguments) > 1:
        return _subtract(*arguments[:2])
    operand = _operand(arguments[0], js.to_number, TEXTUAL)
    return math.nan if operand[0] is None else unknown(NUMBER, *_negated(operand))


def _divided(arguments):
    return _divide(*arguments[:2])


def _remaining(arguments):
    return _modulo(*arguments[:2])


def _extreme(choose, empty):
    def apply(arguments):
        if all(is_plain(argument) for argument in arguments):
            numbers = [js.to_number(argument) for argument in arguments]
            return math.nan if any(map(js.is_nan, numbers)) else choose(numbers) if numbers else empty
        bounds = [_operand(argument, js.to_number, TEXTUAL) for argument in arguments]
        if any(low is None for low, _, _ in bounds):
            return math.nan
        return unknown(NUMBER, choose([low for low, _, _ in bounds]), choose([high for _, high, _ in bounds]),
                       any(nan for _, _, nan in bounds))
    return apply


def _ratio(arguments):
    """-1, 0 or 1 for x/n against p/q, by cross-multiplication."""
    x, n, p, q = arguments
    if any(kinds_of(argument) - NUMBER for argument in arguments):
        return unknown(NUMBER, -1, 1)
    x, n, p, q = map(interval, arguments)
    if any(bounds[0] is None or bounds[2] for bounds in (x, n, p, q)) or n[0] <= 0 or q[0] <= 0:
        return unknown(NUMBER, -1, 1)
    left, right = _corners(js.multiply, x, q), _corners(js.multiply, p, n)
    return unknown(NUMBER, js.order(min(left), max(right)), js.order(max(left), min(right)))


# ---------------------------------------------------------------- text and lists


def _surely_not_empty(value):
    if is_plain(value):
        return js.part_text(value) != ""
    if isinstance(value, list):
        there = definite(value)
        return len(there) > 1 or any(map(_surely_not_empty, there))  # a comma stands between any two elements
    kinds = kinds_of(value)
    return not kinds & {"null", "array"} and ("string" not in kinds or truth(value) is True)


def _cat(arguments):
    if all(is_plain(argument) for argument in arguments):
        return "".join(js.part_text(argument) for argument in arguments)
    return unknown(STRING, truth=True if any(_surely_not_empty(argument) for argument in arguments) else None)


def _substr(arguments):
    if not all(is_plain(argument) for argument in arguments):
        return unknown(STRING)
    units = js.code_units(js.text(arguments[0]))
    start = _whole(_argument(arguments, 1), 0)
    start = max(len(units) + start, 0) if start < 0 else min(start, len(units))
    rest = units[start:]
    length = _whole(arguments[2], 0) if len(arguments) > 2 else len(rest)
    length = max(len(rest) + length, 0) if length < 0 else length
    return js.from_code_units(rest[:length])


def _whole(value, otherwise):
    """ToIntegerOrInfinity, kept within what a text can be long."""
    value = js.to_number(value)
    if js.is_nan(value):
        return otherwise
    return int(max(min(value, 2 ** 31), -(2 ** 31)))


def _merge(arguments):
    merged, whole = [], True
    for argument in arguments:
        if isinstance(argument, Unknown) and "array" in argument.kinds:
            whole = False
            if argument.kinds == ARRAY and argument.truth:
                merged.append(argument)  # at least one element, whatever it is
        else:
            merged += argument if isinstance(argument, list) else [argument]
    return merged if whole else unknown(ARRAY, truth=True if definite(merged) else None)


def _same(arguments):
    return _argument(arguments, 0)


PLAIN = {
    "==": _equality(loosely_equal, True), "!=": _equality(loosely_equal, False),
    "===": _equality(strictly_equal, True), "!==": _equality(strictly_equal, False),
    "<": _chain(False), "<=": _chain(True), ">": _more(False), ">=": _more(True),
    "!": lambda arguments: open_truth(_not(truth(_argument(arguments, 0)))),
    "!!": lambda arguments: open_truth(truth(_argument(arguments, 0))),
    "in": contained, "+": _added, "*": _multiplied, "-": _subtracted, "/": _divided, "%": _remaining,
    "min": _extreme(least, math.inf), "max": _extreme(greatest, -math.inf), "ratio": _ratio,
    "cat": _cat, "substr": _substr, "merge": _merge, "log": _same,
}
