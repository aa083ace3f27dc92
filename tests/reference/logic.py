"""Three-valued JsonLogic, as much of it as conditions of catalogues (`applies_if`) need.

The idea: a value is an ordinary Python value, a `datetime.date`, or UNKNOWN. A fact that the record does not have, or
has as null, is UNKNOWN; so is a member that an element of a list does not have. Everything else follows Kleene: what
an unknown could change is unknown, what it could not change is known. Types of facts are not looked at here, so a
condition must compare like with like; anything else is refused loudly instead of guessed at.
"""

import calendar
import datetime

from documents import is_number


class _Unknown:
    def __repr__(self):
        return "UNKNOWN"


UNKNOWN = _Unknown()


def truth(value):
    """True, False or UNKNOWN: what JsonLogic takes the value for."""
    if value is UNKNOWN:
        return UNKNOWN
    if is_number(value):
        return value != 0
    if value is None or value is False or value == "" or value == []:
        return False
    return True


def evaluate(rule, facts):
    """The value of a condition over the facts of a record (with `as_of` among them)."""
    return _value(rule, facts, facts)


def _value(rule, scope, facts):
    if isinstance(rule, list):
        return [_value(element, scope, facts) for element in rule]
    if not isinstance(rule, dict) or len(rule) != 1:
        return rule
    (operator, arguments), = rule.items()
    if not isinstance(arguments, list):
        arguments = [arguments]
    if operator in _SPECIAL:
        return _SPECIAL[operator](arguments, scope, facts)
    values = [_value(argument, scope, facts) for argument in arguments]
    return _PLAIN[operator](*values)


def known_operator(name):
    return name in _SPECIAL or name in _PLAIN


# ---------------------------------------------------------------- facts


def _read(path, data):
    """The value at a dotted path; UNKNOWN where there is none, or null."""
    current = data
    for step in str(path).split(".") if path != "" else []:
        if isinstance(current, dict) and step in current:
            current = current[step]
        elif isinstance(current, list) and step.isdigit() and int(step) < len(current):
            current = current[int(step)]
        else:
            return UNKNOWN
    return UNKNOWN if current is None else current


def _var(arguments, scope, facts):
    found = _read(_value(arguments[0], scope, facts), scope)
    if found is UNKNOWN and len(arguments) > 1:
        return _value(arguments[1], scope, facts)
    return found


def _fact(arguments, scope, facts):
    return _var(arguments, facts, facts)


def _missing(arguments, scope, facts):
    names = [_value(argument, scope, facts) for argument in arguments]
    if len(names) == 1 and isinstance(names[0], list):
        names = names[0]
    return [name for name in names if _read(name, scope) in (UNKNOWN, "")]


# ---------------------------------------------------------------- connectives


def _and(arguments, scope, facts):
    unknown = False
    last = None
    for argument in arguments:
        last = _value(argument, scope, facts)
        verdict = truth(last)
        if verdict is False:
            return False if unknown else last
        unknown = unknown or verdict is UNKNOWN
    return UNKNOWN if unknown else last


def _or(arguments, scope, facts):
    unknown = False
    last = None
    for argument in arguments:
        last = _value(argument, scope, facts)
        verdict = truth(last)
        if verdict is True:
            return True if unknown else last
        unknown = unknown or verdict is UNKNOWN
    return UNKNOWN if unknown else last


def _if(arguments, scope, facts):
    if not arguments:
        return None
    if len(arguments) == 1:
        return _value(arguments[0], scope, facts)
    verdict = truth(_value(arguments[0], scope, facts))
    yes = _value(arguments[1], scope, facts)
    no = _if(arguments[2:], scope, facts)
    if verdict is UNKNOWN:
        return yes if yes is not UNKNOWN and no is not UNKNOWN and yes == no else UNKNOWN
    return yes if verdict else no


def _not(value):
    verdict = truth(value)
    return UNKNOWN if verdict is UNKNOWN else not verdict


def _quantifier(arguments, scope, facts):
    """The truth of the predicate for each element of the list, or UNKNOWN where there is no list."""
    elements = _value(arguments[0], scope, facts)
    if elements is UNKNOWN:
        return UNKNOWN
    return [truth(_value(arguments[1], element, facts)) for element in elements]


def _some(arguments, scope, facts):
    verdicts = _quantifier(arguments, scope, facts)
    if verdicts is UNKNOWN:
        return UNKNOWN
    if any(verdict is True for verdict in verdicts):
        return True
    return UNKNOWN if UNKNOWN in verdicts else False


def _all(arguments, scope, facts):
    verdicts = _quantifier(arguments, scope, facts)
    if verdicts is UNKNOWN:
        return UNKNOWN
    if any(verdict is False for verdict in verdicts) or not verdicts:
        return False
    return UNKNOWN if UNKNOWN in verdicts else True


def _none(arguments, scope, facts):
    return _not(_some(arguments, scope, facts))


# ---------------------------------------------------------------- comparison


def _alike(left, right):
    """Both sides made comparable: a date beside a date text is read as a date."""
    if isinstance(left, datetime.date) and isinstance(right, str):
        right = _date(right)
    if isinstance(right, datetime.date) and isinstance(left, str):
        left = _date(left)
    for kind in (bool, str, datetime.date):
        if isinstance(left, kind) and isinstance(right, kind):
            return left, right
    if is_number(left) and is_number(right):
        return left, right
    raise ValueError(f"the reference compares like with like, not {left!r} with {right!r}")


def _ordered(test):
    def compare(*values):
        verdict = True
        for left, right in zip(values, values[1:]):
            if left is UNKNOWN or right is UNKNOWN:
                step = UNKNOWN
            else:
                step = test(*_alike(left, right))
            if step is False:
                return False
            if step is UNKNOWN:
                verdict = UNKNOWN
        return verdict
    return compare


def _equal(left, right):
    if left is UNKNOWN or right is UNKNOWN:
        return UNKNOWN
    if left is None or right is None:
        return left is right
    left, right = _alike(left, right)
    return left == right


def _in(needle, haystack):
    if needle is UNKNOWN or haystack is UNKNOWN:
        # An empty list holds nothing, whatever the needle.
        return False if haystack == [] else UNKNOWN
    if isinstance(haystack, str):
        return needle in haystack
    verdicts = [UNKNOWN if element is UNKNOWN else type(element) is type(needle) and element == needle
                for element in haystack]
    if True in [verdict for verdict in verdicts if verdict is not UNKNOWN]:
        return True
    return UNKNOWN if UNKNOWN in verdicts else False


# ---------------------------------------------------------------- dates


def _date(value):
    if value is UNKNOWN or isinstance(value, datetime.date):
        return value
    return datetime.date.fromisoformat(value)


def _add_months(start, months):
    """The same day `months` later; the last day of the month where that day does not exist."""
    start = _date(start)
    if start is UNKNOWN or months is UNKNOWN:
        return UNKNOWN
    count = start.year * 12 + (start.month - 1) + int(months)
    year, month = count // 12, count % 12 + 1
    return datetime.date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def _months_between(start, end):
    """The greatest n with `start` plus n months not after `end`: found by counting."""
    start, end = _date(start), _date(end)
    if start is UNKNOWN or end is UNKNOWN:
        return UNKNOWN
    months = 0
    while _add_months(start, months) > end:
        months -= 1
    while _add_months(start, months + 1) <= end:
        months += 1
    return months


def _days_between(start, end):
    start, end = _date(start), _date(end)
    return UNKNOWN if start is UNKNOWN or end is UNKNOWN else (end - start).days


_SPECIAL = {"var": _var, "fact": _fact, "missing": _missing, "and": _and, "or": _or, "if": _if, "?:": _if,
            "some": _some, "all": _all, "none": _none}

_PLAIN = {"!": _not, "!!": lambda value: _not(_not(value)), "==": _equal, "===": _equal,
          "!=": lambda left, right: _not(_equal(left, right)), "!==": lambda left, right: _not(_equal(left, right)),
          "<": _ordered(lambda left, right: left < right), "<=": _ordered(lambda left, right: left <= right),
          ">": _ordered(lambda left, right: left > right), ">=": _ordered(lambda left, right: left >= right),
          "in": _in, "date": _date, "months_between": _months_between, "days_between": _days_between,
          "add_months": _add_months}
