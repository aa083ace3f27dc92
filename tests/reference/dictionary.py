"""The fact dictionary: what a record's facts look like to logic.

The idea: every fact of the dictionary has its place in one Open tree. A fact that the record gives stands there as its
value; one that it does not give as its default or as an unknown of its type and range. What the record gives is held
against the type first: a vector with a misspelt fact proves nothing.
"""

import datetime
import re
from fractions import Fraction

import javascript as js
from documents import is_number
from logic import Default, opened
from unknowns import unknown

RESERVED = ("as_of", "period.from", "period.to")
TYPES = ("boolean", "integer", "number", "money", "date", "string", "list")


class FactError(ValueError):
    """A record gives what the dictionary does not allow."""


class Dictionary:
    """Entries by name. A later entry of the same name replaces an earlier one."""

    def __init__(self, entries):
        self.entries = {entry["name"]: entry for entry in entries}

    def __contains__(self, name):
        return name in self.entries

    def find(self, path):
        """(entry, the rest of the path) of the fact that a dotted path names or leads into; (None, path) where none
        does."""
        steps = path.split(".")
        for length in range(1, len(steps) + 1):
            entry = self.entries.get(".".join(steps[:length]))
            if entry is not None:
                return entry, ".".join(steps[length:])
        return None, path

    def unknown_names(self, facts):
        """What a record gives that is no fact."""
        return [name for name in given_names(facts, self) if name not in self.entries]

    def bind(self, facts, as_of, period):
        """The tree of a record's facts; what is no fact is passed over. FactError where a fact is of the wrong type."""
        tree = opened({})
        for name, entry in self.entries.items():
            put(tree, name, _bound(entry, lookup(facts, name), name))
        put(tree, "as_of", datetime.date.fromisoformat(as_of))
        put(tree, "period.from", datetime.date.fromisoformat(period["from"]))
        put(tree, "period.to", datetime.date.fromisoformat(period["to"]))
        return tree


def lookup(facts, name):
    """What stands at a dotted name, or None."""
    for step in name.split("."):
        if not isinstance(facts, dict) or step not in facts:
            return None
        facts = facts[step]
    return facts


def put(tree, name, value):
    *parents, last = name.split(".")
    at = ""
    for step in parents:
        at = f"{at}.{step}" if at else step
        tree = tree.setdefault(step, opened({}, at))
    tree[last] = value


def given_names(facts, dictionary, prefix=""):
    """The dotted names of all that a record gives, down to the facts of the dictionary."""
    for step, value in facts.items():
        name = prefix + step
        if name not in dictionary and isinstance(value, dict):
            yield from given_names(value, dictionary, name + ".")
        elif value is not None:
            yield name


# ---------------------------------------------------------------- one fact


def _bound(entry, value, name):
    if value is not None:
        return known(entry, value, name)
    if "default" in entry:
        return Default(name, known(entry, entry["default"], name))
    return absent(entry, name)


def smallest(entry):
    """Numbers of things and sums of money are not negative unless the dictionary says so."""
    return entry.get("min", 0 if entry["type"] in ("integer", "money") else None)


def absent(entry, name):
    """An unknown of the type and range of a fact."""
    kind = {"boolean": "boolean", "date": "date", "string": "string", "list": "array"}.get(entry["type"], "number")
    if kind == "array" and "size" in entry:
        # How many elements there are is known without knowing them.
        return [absent(_element(entry), name) for _ in range(entry["size"])]
    if kind != "number":
        return unknown([kind], no_date=bool(entry.get("none")), name=name)
    low, high = smallest(entry), entry.get("max")
    return unknown([kind], -js.LARGEST if low is None else number(entry, low),
                   js.LARGEST if high is None else number(entry, high), name=name)


def number(entry, value):
    if entry["type"] == "money":
        return Fraction(value)
    found = js.number(getattr(value, "text", value))
    return 0 if js.is_negative_zero(found) else found  # -0 would not lie in "at least 0"


def _refuse(name, entry, value):
    raise FactError(f"{name} is {value!r}, and must be of type {entry['type']}")


def known(entry, value, name):
    kind = entry["type"]
    if kind == "list":
        return _list(entry, value, name)
    if kind == "boolean":
        return value if isinstance(value, bool) else _refuse(name, entry, value)
    if kind == "string":
        if not isinstance(value, str) or value not in entry.get("values", [value]):
            _refuse(name, entry, value)
        return value
    if kind == "date":
        return _date(entry, value, name)
    if not is_number(value) or (kind == "integer" and Fraction(value).denominator != 1) \
            or (kind == "money" and (Fraction(value) * 100).denominator != 1):
        _refuse(name, entry, value)
    if (smallest(entry) is not None and value < smallest(entry)) or value > entry.get("max", value):
        raise FactError(f"{name} is {value!r}, out of its range")
    return number(entry, value)


def _date(entry, value, name):
    if value == "none" and entry.get("none"):
        return js.NO_DATE
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        _refuse(name, entry, value)
    found = js.date_of(value)
    return found if found is not None else _refuse(name, entry, value)


def _element(entry):
    """The entry of a list's elements: of plain ones the one without a name; of objects None."""
    items = entry.get("items", [])
    return items[0] if len(items) == 1 and items[0]["name"] == "" else None


def _list(entry, value, name):
    if not isinstance(value, list) or len(value) != entry.get("size", len(value)):
        _refuse(name, entry, value)
    plain = _element(entry)
    if plain is not None:
        return [known(plain, element, f"{name}.{place}") for place, element in enumerate(value)]
    members = {item["name"]: item for item in entry.get("items", [])}
    return [_object(members, element, name, place) for place, element in enumerate(value)]


def _object(members, element, name, place):
    """An element of a list. What is not known of it is called by the list's name and the member's, whichever element it
    is."""
    if not isinstance(element, dict):
        raise FactError(f"{name}.{place} is no object")
    for member in element:
        if member not in members:
            raise FactError(f"{name} has no member {member}")
    return opened({member: _bound(item, element.get(member), f"{name}.{member}") for member, item in members.items()},
                  name)
