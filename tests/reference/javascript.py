"""What JavaScript makes of known values: conversions and comparisons, as json-logic-js inherits them.

The idea: JsonLogic was first written in JavaScript and everybody's rules lean on its coercions, so they are spelled out
here one by one. A number is an int (64 bits, exact), a float, or a Fraction (money, exact); a date is a
`datetime.date`, or NO_DATE, which says "there is none" and lies behind every day.
"""

import datetime
import math
import re
from fractions import Fraction

from documents import is_number as is_exact_number

INT64 = range(-(2 ** 63), 2 ** 63)
LARGEST = 1.7976931348623157e308


class NoDate:
    """The answer "none" of a date fact: never, not (yet) done. Later than every day."""

    def __repr__(self):
        return "NO_DATE"


NO_DATE = NoDate()


def is_number(value):
    return isinstance(value, float) or is_exact_number(value)


def is_date(value):
    return isinstance(value, (datetime.date, NoDate))


def is_nan(value):
    return isinstance(value, float) and math.isnan(value)


def kind(value):
    """The kind of a known value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if is_number(value):
        return "number"
    if isinstance(value, str):
        return "string"
    if is_date(value):
        return "date"
    return "array" if isinstance(value, list) else "object"


# ---------------------------------------------------------------- numbers


def number(text):
    """The number of a JSON text's spelling: an int where it is whole and fits, else the nearest double."""
    exact = Fraction(text)
    if exact == 0:
        return _zero(str(text).startswith("-"))
    if exact.denominator == 1 and exact.numerator in INT64:
        return exact.numerator
    try:
        return float(exact)
    except OverflowError:
        return math.inf if exact > 0 else -math.inf


def _fitting(exact, inexact):
    """An int result, unless it does not fit into 64 bits: then what doubles make of it."""
    return exact if exact in INT64 else inexact


def is_negative_zero(value):
    return isinstance(value, float) and value == 0 and math.copysign(1, value) < 0


def _zero(negative):
    """A result that is zero has a sign in JavaScript; only as a double can it keep a negative one."""
    return -0.0 if negative else 0


def smaller(a, b):
    """Negative zero is smaller than zero here, and only here."""
    sign = order(b, a)
    return b if sign < 0 or (sign == 0 and is_negative_zero(b)) else a


def larger(a, b):
    sign = order(b, a)
    return b if sign > 0 or (sign == 0 and is_negative_zero(a)) else a


def decimal_of(value):
    """The exact decimal that a finite number is written as: 0.1 is a tenth, not the double nearest to it."""
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)


def _money(a, b):
    """Both as exact amounts, where one is money and the other one has no more than two places; else nothing."""
    if not isinstance(a, Fraction) and not isinstance(b, Fraction):
        return None
    if not all(math.isfinite(value) for value in (a, b)):
        return None
    exact = decimal_of(a), decimal_of(b)
    return exact if all((value * 100).denominator == 1 for value in exact) else None


def add(a, b):
    money = _money(a, b)
    if money:
        return money[0] + money[1]
    if isinstance(a, int) and isinstance(b, int):
        return _fitting(a + b, float(a) + float(b))
    return float(a) + float(b)


def subtract(a, b):
    if isinstance(a, int) and isinstance(b, int):
        return _fitting(a - b, float(a) - float(b))
    return add(a, negative(b))


def negative(a):
    if isinstance(a, int):
        return _fitting(-a, -float(a)) if a else _zero(True)
    return -a


def multiply(a, b):
    if isinstance(a, int) and isinstance(b, int):
        if a == 0 or b == 0:
            return _zero((a < 0) != (b < 0))
        return _fitting(a * b, float(a) * float(b))
    if {type(a), type(b)} == {int, Fraction}:
        return a * b  # so many times an amount
    return float(a) * float(b)


def divide(a, b):
    if b == 0:
        return math.nan if a == 0 or is_nan(a) else math.copysign(math.inf, a) * math.copysign(1.0, b)
    if isinstance(a, int) and a == 0 and isinstance(b, int):
        return _zero(b < 0)
    if isinstance(a, int) and isinstance(b, int) and a % b == 0:
        return _fitting(a // b, float(a) / float(b))
    return float(a) / float(b)


def remainder(a, b):
    """With the sign of the dividend."""
    if is_nan(a) or is_nan(b) or b == 0 or not math.isfinite(a):
        return math.nan
    if isinstance(a, int) and isinstance(b, int):
        rest = abs(a) % abs(b)
        return _zero(a < 0) if rest == 0 else -rest if a < 0 else rest
    return math.fmod(float(a), float(b))


def order(a, b):
    """-1, 0 or 1 for numbers that are no NaN; money beside a double is compared as decimals."""
    if isinstance(a, Fraction) != isinstance(b, Fraction) and math.isfinite(a) and math.isfinite(b):
        a, b = decimal_of(a), decimal_of(b)
    return (a > b) - (a < b)


# ---------------------------------------------------------------- conversions


def number_text(value):
    """A number as JavaScript writes it."""
    if isinstance(value, Fraction):
        value = number(str(value))
    if isinstance(value, int):
        return str(value)
    if math.isnan(value) or math.isinf(value):
        return "NaN" if math.isnan(value) else ("-" if value < 0 else "") + "Infinity"
    if value == 0:
        return "0"
    mantissa, _, exponent = f"{value!r}e".partition("e")
    exponent = int(exponent.rstrip("e") or 0)
    sign, digits = ("-", mantissa[1:]) if mantissa.startswith("-") else ("", mantissa)
    whole, _, rest = digits.partition(".")
    rest = "" if rest == "0" else rest
    point = len(whole) + exponent  # where the point stands in the digits
    digits = (whole + rest).lstrip("0")
    point -= len(whole + rest) - len(digits)
    digits = digits.rstrip("0")
    if 0 < point <= 21:
        text = digits.ljust(point, "0")
        return sign + text[:point] + ("." + text[point:] if text[point:] else "")
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + digits
    head = digits[0] + ("." + digits[1:] if digits[1:] else "")
    return f"{sign}{head}e{'+' if point > 0 else '-'}{abs(point - 1)}"


def text(value):
    """String(value)."""
    what = kind(value)
    if what == "null":
        return "null"
    if what == "boolean":
        return "true" if value else "false"
    if what == "number":
        return number_text(value)
    if what == "array":
        return ",".join(part_text(element) for element in value)
    if what == "date":
        return "none" if value is NO_DATE else value.isoformat()
    return value if what == "string" else "[object Object]"


def part_text(value):
    """The text of a part that is joined to others: null is nothing there."""
    return "" if value is None else text(value)


_SPACE = (" \t\n\r\v\f\u00a0\u1680"
          "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff")
_DECIMAL = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_INFINITY = re.compile(r"[+-]?Infinity")
_OTHER_BASE = re.compile(r"0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+")


def _infinity(spelling):
    return -math.inf if spelling.startswith("-") else math.inf


def to_number(value):
    """Number(value)."""
    what = kind(value)
    if what == "null":
        return 0
    if what == "boolean":
        return int(value)
    if what == "number":
        return value
    if what == "array":
        value = text(value)
    elif what != "string":
        return math.nan
    value = value.strip(_SPACE)
    if value == "":
        return 0
    if _OTHER_BASE.fullmatch(value):
        return number(str(int(value, 0)))
    if _INFINITY.fullmatch(value):
        return _infinity(value)
    return number(value.removeprefix("+")) if _DECIMAL.fullmatch(value) else math.nan


def parse_float(value):
    """parseFloat(value): the longest beginning that is a number."""
    if kind(value) == "number":
        return value
    value = text(value).lstrip(_SPACE)
    if _INFINITY.match(value):
        return _infinity(value)
    found = _DECIMAL.match(value)
    return number(found.group().removeprefix("+")) if found else math.nan


def truthy(value):
    what = kind(value)
    if what == "number":
        return not is_nan(value) and value != 0
    if what in ("object", "date"):
        return True
    return bool(value)


# ---------------------------------------------------------------- comparison


def code_units(value):
    """UTF-16, as a list of numbers: what JavaScript counts and compares."""
    raw = value.encode("utf-16-be", "surrogatepass")
    return [raw[i] << 8 | raw[i + 1] for i in range(0, len(raw), 2)]


def from_code_units(units):
    """The text of these units. Half a surrogate pair is U+FFFD, as String.toWellFormed has it."""
    text = b"".join(unit.to_bytes(2, "big") for unit in units).decode("utf-16-be", "surrogatepass")
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def date_of(value):
    """A date, from a date or from its text; nothing where the text is none."""
    if is_date(value):
        return value
    if value == "none":
        return NO_DATE
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            return None
    return None


def date_order(a, b):
    """-1, 0 or 1; nothing where one of the two is no date. No date is later than every date."""
    a, b = date_of(a), date_of(b)
    if a is None or b is None:
        return None
    if a is NO_DATE or b is NO_DATE:
        return (a is NO_DATE) - (b is NO_DATE)
    return (a > b) - (a < b)


def compare(a, b):
    """-1, 0 or 1, or nothing where the two have no order (NaN), and then no comparison holds."""
    if is_date(a) or is_date(b):
        return date_order(a, b)
    a, b = (text(value) if kind(value) in ("array", "object") else value for value in (a, b))
    if isinstance(a, str) and isinstance(b, str):
        a, b = code_units(a), code_units(b)
        return (a > b) - (a < b)
    a, b = to_number(a), to_number(b)
    return None if is_nan(a) or is_nan(b) else order(a, b)


def strictly_equal(a, b):
    """Two lists or two objects are equal where they are the same one, not where they look the same."""
    if is_date(a) or is_date(b):
        return date_order(a, b) == 0
    what = kind(a)
    if what != kind(b) or what in ("array", "object"):
        return a is b
    return compare(a, b) == 0 if what == "number" else a == b


def loosely_equal(a, b):
    kinds = {kind(a), kind(b)}
    if "null" in kinds:
        return kinds == {"null"}
    if len(kinds) == 1 or kinds == {"array", "object"}:
        return strictly_equal(a, b)
    return compare(a, b) == 0


def same(a, b):
    """Is it the same value, all the way down? (A NaN is itself here, and -0 is not 0: what is divided by them
    tells.)"""
    if kind(a) != kind(b):
        return False
    if isinstance(a, list):
        return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b))
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(same(a[name], b[name]) for name in a)
    return is_nan(b) if is_nan(a) else strictly_equal(a, b) and is_negative_zero(a) == is_negative_zero(b)
