"""Three-valued JsonLogic: plain JsonLogic where everything is known, and what can be said where something is not.

The idea: a tree walker over Python values. `unknowns.py` has what is known of an unknown, `javascript.py` the
coercions, `operations.py` the operators that first evaluate their arguments; here are facts and the operators that
steer. Data is closed (what is not there is null, as in JsonLogic) or Open (what is not there is unknown). Some places
of the data are written down only when they are read: a default, which is then noted, and a derived fact.
"""

from documents import Number
import dates
import javascript as js
from operations import PLAIN, LogicError
from unknowns import (ARRAY, NUMBER, Perhaps, Unknown, anything, bare, interval, is_known, join, kinds_of, names_in,
                      narrow, open_truth, truth, unknown)

UNKNOWN = None  # the truth that is open


class Open(dict):
    """An object of which we may not know everything: a member that is not there is unknown. `name` is where it
    stands."""

    name = ""


class Default:
    """The value of a fact that nobody gave and that has a default."""

    def __init__(self, name, value):
        self.name, self.value = name, value


class Answer:
    """A value, the unknown facts that were read on the way to it, and those for which a default was taken."""

    def __init__(self, value, needs, assumed):
        self.value, self.needs, self.assumed = value, needs, assumed

    def truth(self):
        return truth(self.value)


class Derived:
    """A fact that is computed when somebody asks for it. `compute()` gives its Answer."""

    def __init__(self, compute):
        self.compute = compute


class _Absent:
    pass


ABSENT = _Absent()


def plain(value):
    """A document's value as logic sees it: whole numbers that fit are ints, all others doubles."""
    if isinstance(value, (Number, int)) and not isinstance(value, bool):
        return js.number(getattr(value, "text", value))
    if isinstance(value, float):
        return js.number(repr(value)) if value == value and abs(value) != float("inf") else value
    if isinstance(value, list):
        return [plain(element) for element in value]
    if isinstance(value, dict):
        return {name: plain(member) for name, member in value.items()}
    return value


# ---------------------------------------------------------------- data


_MARKED = {"any": None, "number": "number", "boolean": "boolean", "string": "string", "array": "array"}


def open_data(value, name=""):
    """Data in which `{"?": kind, "lo", "hi"}` is an unknown fact and every object is open. Null is null."""
    if isinstance(value, dict) and "?" in value:
        if value["?"] == "any":
            return anything(name)
        return unknown([_MARKED[value["?"]]], _end(value, "lo", -js.LARGEST), _end(value, "hi", js.LARGEST), name=name)
    if isinstance(value, list):
        return [open_data(element, name) for element in value]
    if isinstance(value, dict):
        return opened(((key, open_data(member, _below(name, key))) for key, member in value.items()), name)
    return plain(value)


def _end(marker, which, otherwise):
    return plain(marker[which]) if which in marker else otherwise


def record_data(value, name=""):
    """The facts of a record without a dictionary: null is no answer, so such a member is as good as absent."""
    if value is None:
        return anything(name)
    if isinstance(value, list):
        return [record_data(element, name) for element in value]
    if isinstance(value, dict):
        return opened(((key, record_data(member, _below(name, key))) for key, member in value.items()
                       if member is not None), name)
    return plain(value)


def opened(members, name=""):
    result = Open(members)
    result.name = name
    return result


def _below(name, step):
    return f"{name}.{step}" if name else step


# ---------------------------------------------------------------- evaluation


def evaluate(rule, facts):
    """The value of a condition over the facts of a record (with `as_of` among them)."""
    return answer(rule, record_data(facts)).value


def answer(rule, data, scope=None):
    """The Answer of a rule. `scope` is what `var` sees, where that is not all the data."""
    evaluation = Evaluation(data)
    value = evaluation.value(plain(rule), data if scope is None else scope)
    return Answer(value, evaluation.needs | names_in(value), evaluation.assumed)


def known_operator(name):
    return name in SPECIAL or name in PLAIN


class Evaluation:
    def __init__(self, data):
        self.data = data
        self.needs = set()
        self.assumed = set()

    def value(self, rule, scope):
        if isinstance(rule, list):
            return [self.value(element, scope) for element in rule]
        if not isinstance(rule, dict) or len(rule) != 1:
            return rule
        (operator, arguments), = rule.items()
        if not isinstance(arguments, list):
            arguments = [arguments]
        if operator in SPECIAL:
            return SPECIAL[operator](self, arguments, scope)
        if operator not in PLAIN:
            raise LogicError(f"there is no operator {operator}")
        values = [self.value(argument, scope) for argument in arguments]
        self.needs |= names_in(values)
        return PLAIN[operator](values)

    # ------------------------------------------------------------ facts

    def settled(self, value):
        """A place of the data as a value: defaults and derived facts are noted when they are read."""
        if isinstance(value, Default):
            self.assumed.add(value.name)
            return value.value
        if isinstance(value, Derived):
            found = value.compute()
            self.needs |= found.needs
            self.assumed |= found.assumed
            return found.value
        return value

    def walk(self, path, start):
        """What stands at a path: a value, an Unknown, or ABSENT where it is known that there is nothing."""
        current = self.settled(start)
        for step in path.split("."):
            current = self.settled(_step(current, step))
            if current is ABSENT:
                return ABSENT
        return current

    def read(self, path, start):
        if not is_known(path):
            return anything()
        if path is None or path == "":
            return self.settled(start)
        return self.walk(js.text(path), start)

    def variable(self, arguments, scope, start):
        path = self.value(arguments[0], scope) if arguments else None
        found = self.read(path, start)
        if len(arguments) > 1:
            if found is ABSENT:
                return self.value(arguments[1], scope)
            if isinstance(found, Unknown):
                self.assumed.add(found.name or js.text(path))
                return self.value(arguments[1], scope)
        if isinstance(found, Unknown):
            self.needs |= names_in(found)
        return None if found is ABSENT else found

    def absent(self, name, scope):
        """For `missing`: also an unknown fact, null and an empty text."""
        quiet = Evaluation(self.data)  # to ask is not to read
        found = quiet.read(name, scope)
        return found is ABSENT or isinstance(found, Unknown) or found is None or found == ""

    def missing(self, arguments, scope):
        names = [self.value(argument, scope) for argument in arguments]
        if names and isinstance(names[0], list):
            names = names[0]
        if not is_known(names):
            return unknown(ARRAY)
        return [name for name in names if self.absent(name, scope)]

    def missing_some(self, arguments, scope):
        count, names = (self.value(argument, scope) for argument in arguments)
        if not is_known(names) or not is_known(count):
            return unknown(ARRAY)
        absent = [name for name in names if self.absent(name, scope)]
        return [] if len(names) - len(absent) >= js.to_number(count) else absent

    # ------------------------------------------------------------ connectives

    def connective(self, arguments, scope, decisive):
        """`and` with False, `or` with True: the first value of that truth decides, else the last is the value."""
        candidates = []
        last = None
        for place, argument in enumerate(arguments):
            last = self.value(argument, scope)
            verdict = truth(last)
            if verdict is decisive:
                return _joined(candidates + [last])
            if verdict is None and place < len(arguments) - 1:
                candidates.append(narrow(last, decisive))
        return _joined(candidates + [last])

    def conditional(self, arguments, scope):
        if not arguments:
            return None
        if len(arguments) == 1:
            return self.value(arguments[0], scope)
        verdict = truth(self.value(arguments[0], scope))
        if verdict is True:
            return self.value(arguments[1], scope)
        if verdict is False:
            return self.conditional(arguments[2:], scope)
        return join(self.value(arguments[1], scope), self.conditional(arguments[2:], scope))

    # ------------------------------------------------------------ lists

    def elements(self, argument, scope):
        """A list (empty where there is surely none), or None where there may be one that we do not know."""
        found = self.value(argument, scope)
        if isinstance(found, Unknown):
            self.needs |= names_in(found)
            return None if "array" in found.kinds else []
        return found if isinstance(found, list) else []

    def verdicts(self, arguments, scope):
        """(truth of the predicate, surely there) for each element, or None."""
        elements = self.elements(arguments[0], scope)
        if elements is None:
            return None
        return [(truth(self.value(_predicate(arguments), bare(element))), not isinstance(element, Perhaps))
                for element in elements]

    def all(self, arguments, scope):
        found = self.verdicts(arguments, scope)
        if found is None:
            return open_truth(None)
        if (False, True) in found or all(verdict is False for verdict, _ in found):
            return False
        sure = any(there for _, there in found) and all(verdict for verdict, _ in found)
        return True if sure else open_truth(None)

    def some(self, arguments, scope):
        found = self.verdicts(arguments, scope)
        if found is None:
            return open_truth(None)
        if (True, True) in found:
            return True
        return False if all(verdict is False for verdict, _ in found) else open_truth(None)

    def none(self, arguments, scope):
        found = self.some(arguments, scope)
        return not found if is_known(found) else found

    def count_if(self, arguments, scope):
        found = self.verdicts(arguments, scope)
        if found is None:
            return unknown(NUMBER, 0, js.LARGEST)
        return unknown(NUMBER, found.count((True, True)), sum(verdict is not False for verdict, _ in found))

    def filter(self, arguments, scope):
        elements = self.elements(arguments[0], scope)
        if elements is None:
            return unknown(ARRAY)
        kept = []
        for element in elements:
            verdict = truth(self.value(_predicate(arguments), bare(element)))
            if verdict is True:
                kept.append(element)
            elif verdict is None:
                kept.append(Perhaps(bare(element)))
        return kept

    def map(self, arguments, scope):
        found = self.value(arguments[0], scope)
        if isinstance(found, Unknown):
            self.needs |= names_in(found)
            if "array" in found.kinds:
                return unknown(ARRAY, truth=True if found.kinds == ARRAY and found.truth else None)
        mapped = []
        for element in found if isinstance(found, list) else []:
            value = self.value(_predicate(arguments), bare(element))
            mapped.append(Perhaps(value) if isinstance(element, Perhaps) else value)
        return mapped

    def reduce(self, arguments, scope):
        elements = self.elements(arguments[0], scope)
        accumulator = self.value(arguments[2], scope) if len(arguments) > 2 else None
        if elements is None:
            return anything()
        for element in elements:
            step = self.value(_predicate(arguments), {"current": bare(element), "accumulator": accumulator})
            accumulator = join(accumulator, step) if isinstance(element, Perhaps) else step
        return accumulator

    # ------------------------------------------------------------ dates

    def date_operator(self, function, arguments, scope):
        return function(*(self.value(argument, scope) for argument in arguments))

    def age(self, arguments, scope):
        at = self.value(arguments[1], scope) if len(arguments) > 1 else self.walk("as_of", self.data)
        return dates.age(self.value(arguments[0], scope), at)


def _step(current, step):
    """One step down from a value."""
    if isinstance(current, Unknown):
        return anything(current.name)
    if isinstance(current, dict):
        if step in current:
            return current[step]
        return anything(_below(current.name, step)) if isinstance(current, Open) else ABSENT
    if isinstance(current, list) and step.isdigit() and str(int(step)) == step and int(step) < len(current):
        place = int(step)
        # An element that may be missing moves all that come after it.
        moved = any(isinstance(element, Perhaps) for element in current[:place + 1])
        return anything() if moved else current[place]
    return ABSENT


def _predicate(arguments):
    return arguments[1] if len(arguments) > 1 else None


def _joined(values):
    result = values[0]
    for value in values[1:]:
        result = join(result, value)
    return result


def _dated(function):
    return lambda evaluation, arguments, scope: evaluation.date_operator(function, arguments, scope)


SPECIAL = {
    "var": lambda evaluation, arguments, scope: evaluation.variable(arguments, scope, scope),
    "fact": lambda evaluation, arguments, scope: evaluation.variable(arguments, scope, evaluation.data),
    "missing": Evaluation.missing, "missing_some": Evaluation.missing_some,
    "and": lambda evaluation, arguments, scope: evaluation.connective(arguments, scope, False),
    "or": lambda evaluation, arguments, scope: evaluation.connective(arguments, scope, True),
    "if": Evaluation.conditional, "?:": Evaluation.conditional,
    "all": Evaluation.all, "some": Evaluation.some, "none": Evaluation.none, "count_if": Evaluation.count_if,
    "filter": Evaluation.filter, "map": Evaluation.map, "reduce": Evaluation.reduce,
    "date": _dated(dates.date), "days_between": _dated(dates.days_between),
    "months_between": _dated(dates.months_between),
    "add_days": _dated(dates.add_days), "add_months": _dated(dates.add_months), "age": Evaluation.age,
}
