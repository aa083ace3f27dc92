"""What is wrong with a logic: names, operators, kinds.

The idea: a logic is walked with the list of names that `var` may see at that place, and each expression gives back the
kind of its value as far as the dictionary tells it, so that unlike things beside one another are noticed.
"""

import javascript as js
from documents import is_number
from logic import known_operator

ARITY = {"var": (0, 2), "fact": (1, 2), "missing_some": (2, 2), "!": (1, 1), "!!": (1, 1), "==": (2, 2), "===": (2, 2),
         "!=": (2, 2), "!==": (2, 2), "<": (2, 3), "<=": (2, 3), ">": (2, 2), ">=": (2, 2), "in": (2, 2), "-": (1, 2),
         "/": (2, 2), "%": (2, 2), "ratio": (4, 4), "substr": (2, 3), "log": (1, 1), "map": (2, 2), "filter": (2, 2),
         "all": (2, 2), "some": (2, 2), "none": (2, 2), "count_if": (2, 2), "reduce": (3, 3), "date": (1, 1),
         "days_between": (2, 2), "months_between": (2, 2), "add_days": (2, 2), "add_months": (2, 2), "age": (1, 2)}
AT_LEAST_ONE = ("and", "or", "if", "?:", "+", "*", "min", "max", "cat")
OVER_LISTS = ("map", "filter", "all", "some", "none", "count_if", "reduce")

RESULT = {"!": "boolean", "!!": "boolean", "==": "boolean", "===": "boolean", "!=": "boolean", "!==": "boolean",
          "<": "boolean", "<=": "boolean", ">": "boolean", ">=": "boolean", "in": "boolean", "all": "boolean",
          "some": "boolean", "none": "boolean", "+": "number", "-": "number", "*": "number", "/": "number",
          "%": "number",
          "min": "number", "max": "number", "ratio": "number", "count_if": "number", "days_between": "number",
          "months_between": "number", "age": "number", "cat": "string", "substr": "string", "merge": "list",
          "map": "list",
          "missing": "list", "missing_some": "list", "date": "date", "add_days": "date", "add_months": "date"}
KINDS = {"boolean": "boolean", "integer": "number", "number": "number", "money": "number", "date": "date",
         "string": "string", "list": "list"}


class Shape:
    """What is known of an expression's value: its kind, and the dictionary's entry where it is a fact."""

    def __init__(self, kind=None, entry=None):
        self.kind, self.entry = kind, entry


class Scope:
    """What `var` sees: the record's facts (with those of an element as `item.…`), or an element of a list."""

    def __init__(self, facts, item=None, element=None, inside=False):
        self.facts, self.item, self.element, self.inside = facts, item, element, inside

    def within(self, entry):
        """Inside an operator over a list; `entry` is the list's, where it is a fact."""
        return Scope(self.facts, self.item, entry, True)


class LogicChecker:
    """Walks logics over the facts of a dictionary, by name. Faults go to `lines`, what may be meant so to `hints`."""

    def __init__(self, facts):
        self.facts = facts
        self.lines, self.hints = [], []

    def add(self, where, what):
        self.lines.append(f"{where}: {what}")

    def logic(self, rule, scope, where):
        """Walks a logic; gives the Shape of its value."""
        if isinstance(rule, list):
            shapes = [self.logic(element, scope, where) for element in rule]
            return Shape("list", {"elements": shapes})
        if not isinstance(rule, dict) or len(rule) != 1:
            return _literal(rule)
        (operator, arguments), = rule.items()
        arguments = arguments if isinstance(arguments, list) else [arguments]
        if not known_operator(operator):
            self.add(where, f"there is no operator {operator}")
            return Shape()
        least, most = ARITY.get(operator, (1 if operator in AT_LEAST_ONE else 0, 10 ** 6))
        if not least <= len(arguments) <= most:
            self.add(where, f"{operator} takes {least} to {most} arguments, not {len(arguments)}")
            return Shape(RESULT.get(operator))
        if operator in ("var", "fact"):
            return self.fact(operator, arguments, scope, where)
        if operator in ("missing", "missing_some"):
            self.add(where, f"{operator}: absence means unknown; do not ask for it")
            return Shape("list")
        if operator in OVER_LISTS:
            return self.over_list(operator, arguments, scope, where)
        shapes = [self.logic(argument, scope, where) for argument in arguments]
        self.kinds(operator, arguments, shapes, where)
        if operator in ("if", "?:", "and", "or", "log"):
            return self.branches(operator, shapes)
        return Shape(RESULT.get(operator))

    def branches(self, operator, shapes):
        results = shapes
        if operator in ("if", "?:"):
            results = shapes[1::2] + (shapes[-1:] if len(shapes) % 2 else [])
        kinds = {shape.kind for shape in results}
        return Shape(kinds.pop() if len(kinds) == 1 else None)

    def over_list(self, operator, arguments, scope, where):
        listed = self.logic(arguments[0], scope, where)
        if listed.kind not in (None, "list"):
            self.add(where, f"{operator} over a {listed.kind}")
        if operator == "reduce":
            inner = Scope(scope.facts, scope.item, {"reduce": True}, True)
            self.logic(arguments[1], inner, where)
            return self.logic(arguments[2], scope, where)
        self.logic(arguments[1], scope.within(listed.entry), where)
        if operator == "filter":
            return listed
        return Shape(RESULT.get(operator))

    def fact(self, operator, arguments, scope, where):
        if len(arguments) > 1:
            self.hints.append(f"{where}: {operator} with a default, where the dictionary could have it")
            self.logic(arguments[1], scope, where)
        path = arguments[0] if arguments else ""
        if not isinstance(path, (str, int)):
            self.add(where, f"{operator} of a computed name")
            return Shape()
        path = str(path)
        if operator == "var" and scope.inside:
            return self.member(scope.element, path, where)
        if path == "item" or path.startswith("item."):
            if scope.item is None:
                self.add(where, f"{path}: the rule has no `each`")
                return Shape()
            return self.member(scope.item, path[5:], where)
        return self.record_fact(path, where)

    def record_fact(self, path, where):
        steps = path.split(".")
        for length in range(1, len(steps) + 1):
            entry = self.facts.get(".".join(steps[:length]))
            if entry is not None:
                return self.below(entry, ".".join(steps[length:]), path, where)
        self.add(where, f"{path or 'the whole record'} is no fact")
        return Shape()

    def below(self, entry, rest, path, where):
        if rest == "" or entry.get("derived"):
            return Shape() if entry.get("derived") else _of(entry)
        place, _, more = rest.partition(".")
        if entry["type"] != "list" or not place.isdigit() or int(place) >= entry.get("size", int(place) + 1):
            self.add(where, f"{path}: there is nothing below {entry['name']}")
            return Shape()
        return self.member(entry, more, where)

    def member(self, entry, path, where):
        """What a name means inside an element of a list."""
        if entry is None:
            return Shape()
        if "elements" in entry:  # a list written in the rule
            kinds = {shape.kind for shape in entry["elements"]}
            return Shape(kinds.pop() if len(kinds) == 1 and path == "" else None)
        if "reduce" in entry:
            if path.split(".")[0] not in ("current", "accumulator"):
                self.add(where, f"{path}: inside reduce there are only current and accumulator; use fact")
            return Shape()
        items = {item["name"]: item for item in entry.get("items", [])}
        if path == "":
            return _of(items[""]) if "" in items else Shape("object", entry)
        name, _, rest = path.partition(".")
        if name not in items:
            self.add(where,
                     f"{path} is no member of {entry['name']}" + (" (a record fact is read by `fact`)"
                                                                  if path.split(".")[0] in
                     {fact.split(".")[0] for fact in self.facts} else ""))
            return Shape()
        return self.below(items[name], rest, path, where)

    # ------------------------------------------------------------ kinds

    def kinds(self, operator, arguments, shapes, where):
        known = [shape.kind for shape in shapes]
        if operator in ("+", "-", "*", "/", "%", "min", "max", "ratio"):
            for kind in known:
                if kind not in (None, "number"):
                    self.add(where, f"{operator} of a {kind}")
        if operator in ("==", "===", "!=", "!==", "<", "<=", ">", ">="):
            for left, right in zip(range(len(shapes)), range(1, len(shapes))):
                self.pair(operator, shapes[left], shapes[right], arguments[left], arguments[right], where)
        if operator in ("days_between", "months_between", "age"):
            self.dates(operator, arguments, shapes, where)
        if operator in ("add_days", "add_months"):
            self.dates(operator, arguments[:1], shapes[:1], where)
        written = operator == "date" and shapes[0].kind == "string" and isinstance(arguments[0], str)
        if written and js.date_of(arguments[0]) is None:
            self.add(where, f"{arguments[0]} is no date")
        if operator == "in":
            self.contained(arguments, shapes, where)

    def dates(self, operator, arguments, shapes, where):
        for argument, shape in zip(arguments, shapes):
            if shape.kind not in (None, "date") and not (isinstance(argument, str)
                                                         and js.date_of(argument) is not None):
                self.add(where, f"{operator} of a {shape.kind}")

    def pair(self, operator, left, right, left_rule, right_rule, where):
        for shape, rule, other in ((left, left_rule, right), (right, right_rule, left)):
            if rule is None:
                self.add(where, f"{operator} null: absence means unknown; do not ask for it")
                return
            if isinstance(rule, str):
                self.literal_beside(operator, rule, other, where)
                if other.kind == "date":
                    return
        if None in (left.kind, right.kind):
            return
        if left.kind != right.kind:
            self.add(where, f"{operator} of a {left.kind} and a {right.kind}")
        elif left.kind in ("list", "object") or (operator in ("<", "<=", ">", ">=")
                                                 and left.kind in ("boolean", "string")):
            self.add(where, f"{operator} of two of kind {left.kind}")

    def literal_beside(self, operator, text, other, where):
        entry = other.entry or {}
        if "values" in entry and text not in entry["values"]:
            self.add(where, f"{entry['name']} is never {text}")
        if other.kind == "date":
            if js.date_of(text) is None:
                self.add(where, f"{text} is no date")
            elif text == "none" and not entry.get("none"):
                self.add(where, f"{entry.get('name', 'this date')} is never none")

    def contained(self, arguments, shapes, where):
        entry = shapes[0].entry or {}
        if isinstance(arguments[1], list) and "values" in entry:
            for text in arguments[1]:
                if isinstance(text, str) and text not in entry["values"]:
                    self.add(where, f"{entry['name']} is never {text}")
        if shapes[1].kind not in (None, "list", "string"):
            self.add(where, f"in a {shapes[1].kind}")
        items = (shapes[1].entry or {}).get("items", [])
        if isinstance(arguments[0],
                      str) and len(items) == 1 and arguments[0] not in items[0].get("values", [arguments[0]]):
            self.add(where, f"{shapes[1].entry['name']} never holds {arguments[0]}")


def _of(entry):
    return Shape(KINDS.get(entry["type"]), entry)


def _literal(value):
    if isinstance(value, bool):
        return Shape("boolean")
    if is_number(value):
        return Shape("number")
    return Shape("string" if isinstance(value, str) else None)


def names_read(rule):
    """All names that a logic reads, wherever."""
    if isinstance(rule, list):
        return set().union(*map(names_read, rule))
    if isinstance(rule, dict):
        found = set().union(*map(names_read, rule.values()))
        for operator in ("var", "fact"):
            name = rule.get(operator)
            name = name[0] if isinstance(name, list) and name else name
            if isinstance(name, str):
                found.add(name)
        return found
    return set()
