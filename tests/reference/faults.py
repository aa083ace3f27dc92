"""Faults of documents for the reference evaluator: all of them, as [code, pointer], in the order of the document.

The idea: one function per kind of document walks its members and notes what is wrong; at the end the notes are sorted
by where their pointers stand in the text. A fault stands at the offending value; a missing member at the object that
lacks it; an unknown or doubled member at that member. What is wrong inside a value that is wrong itself is not looked
for.
"""

import datetime
import re
from fractions import Fraction

from documents import Object, child_pointer, is_number, pointers
from logic import known_operator

TEXT, LIST, OBJECT, NUMBER, INTEGER, DATE, ID, ANY = "text", "list", "object", "number", "integer", "date", "id", "any"


class Faults:
    """Collects [code, pointer] pairs. The checks give True where the value may be looked into further."""

    def __init__(self):
        self.found = []

    def add(self, code, pointer):
        self.found.append([code, pointer])
        return False

    def members(self, value, pointer, shape, required=()):
        """An object with the members of `shape` (name → type) and members of the user's own."""
        if not isinstance(value, dict):
            return self.add("wrong_type", pointer)
        for name in value.duplicates:
            self.add("duplicate_member", child_pointer(pointer, name))
        for name in required:
            if name not in value:
                self.add("missing_member", pointer)
        for name, member in value.items():
            if name in shape:
                self.of_type(member, child_pointer(pointer, name), shape[name])
            elif not name.startswith("x-"):
                self.add("unknown_member", child_pointer(pointer, name))
        return True

    def of_type(self, value, pointer, kind):
        right = {TEXT: isinstance(value, str), DATE: isinstance(value, str), ID: isinstance(value, str),
                 LIST: isinstance(value, list), OBJECT: isinstance(value, dict), NUMBER: is_number(value),
                 INTEGER: is_number(value), ANY: True}[kind]
        if not right:
            return self.add("wrong_type", pointer)
        if kind == DATE and not _is_date(value):
            return self.add("bad_date", pointer)
        if kind == ID and not _is_id(value):
            return self.add("bad_id", pointer)
        if kind == NUMBER and not _is_decimal(value):
            return self.add("bad_number", pointer)
        return True

    def one_of(self, value, pointer, allowed):
        if isinstance(value, str) and value not in allowed:
            self.add("bad_value", pointer)

    def known(self, value, pointer, ids):
        """A name that must exist; says whether it does."""
        if not isinstance(value, str):
            return False
        return value in ids or self.add("unknown_id", pointer)

    def within(self, value, pointer, low, high):
        if is_number(value) and not low <= value <= high:
            self.add("bad_value", pointer)


def _is_date(text):
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) is not None


def _is_id(text):
    return 0 < len(text) <= 128 and not re.search(r"[\s\x00-\x1f\x7f]", text)


def _is_decimal(value):
    exact = Fraction(value)
    return abs(exact) < 10 ** 9 and (exact * 10 ** 6).denominator == 1


def _duplicates_below(value, pointer, faults):
    """An open object (facts, a member of the user's own) may hold anything, but nothing twice."""
    if isinstance(value, dict):
        for name in value.duplicates:
            faults.add("duplicate_member", child_pointer(pointer, name))
        for name, member in value.items():
            _duplicates_below(member, child_pointer(pointer, name), faults)
    elif isinstance(value, list):
        for index, element in enumerate(value):
            _duplicates_below(element, child_pointer(pointer, index), faults)


def _in_order(faults, document):
    order = {pointer: place for place, pointer in enumerate(pointers(document))}
    return sorted(faults.found, key=lambda fault: order[fault[1]])


def _format_is(document, kind, faults):
    """A document of another kind or version is not looked into any further."""
    if not isinstance(document, dict):
        return faults.add("wrong_type", "")
    if "format" not in document:
        return faults.add("format", "")
    return document["format"] == f"xuehui/{kind}/1" or faults.add("format", "/format")


def _list(value):
    return list(enumerate(value)) if isinstance(value, list) else []


def _dict(value):
    return value if isinstance(value, dict) else {}


# ---------------------------------------------------------------- record


def record_faults(record, tree, scheme):
    faults = Faults()
    if not _format_is(record, "record", faults):
        return faults.found
    faults.members(record, "",
                   {"format": TEXT, "organisation": OBJECT, "period": OBJECT, "as_of": DATE, "facts": OBJECT,
                                "ratings": LIST}, ["organisation", "period", "as_of"])
    if isinstance(record.get("organisation"), dict):
        faults.members(record["organisation"], "/organisation",
                       {"id": ID, "name": TEXT, "kind": TEXT, "region": TEXT}, ["id"])
    period = record.get("period")
    if isinstance(period, dict) and faults.members(period, "/period", {"from": DATE, "to": DATE}, ["from", "to"]):
        ends = [period.get("from"), period.get("to")]
        if all(isinstance(end, str) and _is_date(end) for end in ends) and ends[0] > ends[1]:
            faults.add("bad_period", "/period")
    _duplicates_below(record.get("facts"), "/facts", faults)
    for index, rating in _list(record.get("ratings")):
        _rating_faults(rating, f"/ratings/{index}", tree, scheme, faults)
    return _in_order(faults, record)


def _rating_faults(rating, at, tree, scheme, faults):
    shape = {"criterion": TEXT, "rating": TEXT, "measure": NUMBER, "stage": TEXT, "assessor": TEXT, "on": DATE,
             "reason": TEXT, "evidence": LIST}
    if not faults.members(rating, at, shape, ["criterion"]):
        return
    if ("rating" in rating) == ("measure" in rating):
        faults.add("bad_value" if "rating" in rating else "missing_member", at)
    criteria = {criterion.id for top in tree.tops for criterion in top.criteria()}
    known = faults.known(rating.get("criterion"), at + "/criterion", criteria)
    faults.known(rating.get("rating"), at + "/rating", [step["id"] for step in scheme["scale"]] + ["not_applicable"])
    if known and "measure" in rating and rating["criterion"] not in scheme.get("measures", {}):
        faults.add("not_measured", at + "/measure")
    for index, evidence in _list(rating.get("evidence")):
        faults.members(evidence, f"{at}/evidence/{index}",
                       {"title": TEXT, "uri": TEXT, "sha256": TEXT, "expires": DATE})


# ---------------------------------------------------------------- scheme

_SCHEME = {"format": TEXT, "id": ID, "version": TEXT, "title": OBJECT, "catalogue": TEXT, "full_marks": NUMBER,
           "scale": LIST,
           "measures": OBJECT, "roots": LIST, "weights": OBJECT, "default_weight": TEXT, "aggregate": OBJECT,
           "unassessed": TEXT, "not_applicable": TEXT, "no_evidence": TEXT, "reconcile": OBJECT, "gates": LIST,
           "grades": LIST}

_CHOICES = {"default_weight": ["criteria", "equal"], "unassessed": ["bounds", "zero", "exclude"],
            "not_applicable": ["leave_out", "full_marks"], "no_evidence": ["accept", "lowest"]}


def scheme_faults(scheme, tree, catalogue_ids):
    faults = Faults()
    if not _format_is(scheme, "scheme", faults):
        return faults.found
    faults.members(scheme, "", _SCHEME, ["id", "version", "catalogue", "full_marks", "scale", "roots", "grades"])
    faults.known(scheme.get("catalogue"), "/catalogue", catalogue_ids)
    for name, allowed in _CHOICES.items():
        faults.one_of(scheme.get(name), "/" + name, allowed)
    _steps_down(scheme.get("scale"), "/scale", "value", {"id": ID, "value": NUMBER, "title": OBJECT}, faults)
    _steps_down(scheme.get("grades"), "/grades", "at_least", {"id": ID, "at_least": NUMBER, "title": OBJECT}, faults)
    grades = scheme.get("grades")
    if isinstance(grades, list) and grades and grades[-1].get("at_least") != 0:
        faults.add("no_zero_grade", f"/grades/{len(grades) - 1}/at_least")
    criteria = {criterion.id for top in tree.tops for criterion in top.criteria()}
    for name, measure in _dict(scheme.get("measures")).items():
        if faults.known(name, child_pointer("/measures", name), criteria):
            _measure_faults(measure, child_pointer("/measures", name), faults)
    for name, weight in _dict(scheme.get("weights")).items():
        at = child_pointer("/weights", name)
        if faults.known(name, at, tree.by_id) and faults.of_type(weight, at, NUMBER):
            faults.within(weight, at, 0, 10 ** 9)
    for name, how in _dict(scheme.get("aggregate")).items():
        at = child_pointer("/aggregate", name)
        if faults.known(name, at, set(tree.by_id) - criteria):
            faults.one_of(how, at, ["mean", "min", "max"])
    _roots_faults(scheme, tree, criteria, faults)
    for index, gate in _list(scheme.get("gates")):
        _gate_faults(gate, f"/gates/{index}", scheme, tree, criteria, faults)
    return _in_order(faults, scheme)


def _steps_down(steps, at, member, shape, faults):
    """Scale and grades: values in [0, 1], strictly falling, no id twice."""
    seen, last = set(), None
    for index, step in _list(steps):
        here = f"{at}/{index}"
        if not faults.members(step, here, shape, ["id", member]):
            continue
        if step.get("id") in seen:
            faults.add("duplicate_id", here + "/id")
        seen.add(step.get("id"))
        value = step.get(member)
        if not is_number(value):
            continue
        if not 0 <= value <= 1:
            faults.add("bad_value", f"{here}/{member}")
        elif last is not None and value >= last:
            faults.add("bad_order", f"{here}/{member}")
        last = value


def _measure_faults(measure, at, faults):
    if not faults.members(measure, at, {"unit": TEXT, "steps": LIST, "linear": LIST}):
        return
    if ("steps" in measure) == ("linear" in measure):
        faults.add("bad_value" if "steps" in measure else "missing_member", at)
    for kind in ("steps", "linear"):
        last = None
        for index, (threshold, value) in _list(measure.get(kind)):
            if last is not None and threshold <= last:
                faults.add("bad_order", f"{at}/{kind}/{index}/0")
            last = threshold
            faults.within(value, f"{at}/{kind}/{index}/1", 0, 1)


def _roots_faults(scheme, tree, criteria, faults):
    roots = _list(scheme.get("roots"))
    chosen = []
    for index, name in roots:
        at = f"/roots/{index}"
        if not faults.known(name, at, set(tree.by_id) - criteria):
            continue
        node = tree.by_id[name]
        if name in [earlier.id for earlier in chosen]:
            faults.add("duplicate_id", at)
        elif any(node in earlier.nodes() or earlier in node.nodes() for earlier in chosen):
            faults.add("overlap", at)
        chosen.append(node)
    weights = _dict(scheme.get("weights"))
    if chosen and all(weights.get(node.id, 1) == 0 for node in chosen):
        faults.add("all_zero_weights", "/weights")


def _gate_faults(gate, at, scheme, tree, criteria, faults):
    shape = {"id": ID, "title": OBJECT, "when": OBJECT, "grade_at_most": TEXT, "grade_down": INTEGER,
             "if_unknown": TEXT}
    if not faults.members(gate, at, shape, ["id", "when"]):
        return
    if ("grade_at_most" in gate) == ("grade_down" in gate):
        faults.add("bad_value" if "grade_down" in gate else "missing_member", at)
    if gate.get("if_unknown", "acts") not in ("acts", "passes"):
        faults.add("bad_value", at + "/if_unknown")
    faults.known(gate.get("grade_at_most"), at + "/grade_at_most", [grade["id"] for grade in scheme["grades"]])
    _condition_faults(gate.get("when"), at + "/when", scheme, tree, criteria, faults)


def _condition_faults(when, at, scheme, tree, criteria, faults):
    if not isinstance(when, dict):
        return
    for name in ("all", "any"):
        for index, part in _list(when.get(name)):
            _condition_faults(part, f"{at}/{name}/{index}", scheme, tree, criteria, faults)
    _condition_faults(when.get("not"), at + "/not", scheme, tree, criteria, faults)
    faults.known(when.get("criterion"), at + "/criterion", criteria)
    faults.known(when.get("at_most"), at + "/at_most", [step["id"] for step in scheme["scale"]])
    faults.known(when.get("node"), at + "/node", set(tree.by_id) - criteria)


# ---------------------------------------------------------------- catalogue

_CRITERION = {"id": ID, "statement": OBJECT, "strength": ANY, "kind": ANY, "applies_if": ANY, "source": TEXT,
              "see": LIST}
_INDICATOR = {"id": ID, "title": OBJECT, "children": LIST, "criteria": LIST, "source": TEXT, "see": LIST}
_STRENGTHS = ["shall", "should", "may", "statement"]
_KINDS = ["requirement", "recommendation", "prohibition", "permission"]


def catalogue_faults(catalogue, base):
    """`base` is the tree that is extended; None where `extends` names a catalogue that does not exist."""
    faults = Faults()
    if not _format_is(catalogue, "catalogue", faults):
        return faults.found
    faults.members(catalogue, "", {"format": TEXT, "id": ID, "version": TEXT, "title": OBJECT, "source": OBJECT,
                                   "indicators": LIST, "extends": TEXT, "add": LIST, "drop": LIST}, ["id", "version"])
    levels = {}  # id → level, of the base's nodes that are kept and of everything new so far
    if "extends" in catalogue:
        if catalogue["extends"] == catalogue["id"]:
            faults.add("cycle", "/extends")
        elif base is None:
            faults.add("unknown_id", "/extends")
        else:
            levels = {node_id: node.level for node_id, node in base.by_id.items()}
            _drop_faults(catalogue, base, levels, faults)
            for index, addition in _list(catalogue.get("add")):
                _addition_faults(addition, f"/add/{index}", levels, faults)
    for index, indicator in _list(catalogue.get("indicators")):
        _indicator_faults(indicator, f"/indicators/{index}", 1, levels, faults)
    return _in_order(faults, catalogue)


def _drop_faults(catalogue, base, levels, faults):
    """All of it goes at once; an indicator that is left with nothing is the fault of the last entry that took from
    it."""
    last = {}
    for index, name in _list(catalogue.get("drop")):
        if not faults.known(name, f"/drop/{index}", base.by_id):
            continue
        node = base.by_id[name]
        if node.parent is not None and name in levels:
            last[node.parent.id] = (node.parent, index)
        for gone in node.nodes() + node.criteria():
            levels.pop(gone.id, None)
    for parent, index in last.values():
        if parent.id in levels and not any(child.id in levels for child in parent.children):
            faults.add("empty", f"/drop/{index}")


def _addition_faults(addition, at, levels, faults):
    """An addition is an ordinary indicator or criterion that also names its parent; without one it is of level 1."""
    level = 1
    if "parent" in addition:
        if not faults.known(addition["parent"], at + "/parent", levels):
            return
        level = levels[addition["parent"]] + 1
    plain = Object((name, value) for name, value in addition.items() if name != "parent")
    plain.duplicates = addition.duplicates
    if level == 4:
        _criterion_faults(plain, at, levels, faults)
    else:
        _indicator_faults(plain, at, level, levels, faults)


def _take_id(document, level, at, levels, faults):
    if document.get("id") in levels:
        faults.add("duplicate_id", at + "/id")
    elif isinstance(document.get("id"), str):
        levels[document["id"]] = level


def _indicator_faults(indicator, at, level, levels, faults):
    below = "criteria" if level == 3 else "children"
    if not faults.members(indicator, at, _INDICATOR, ["id", below]):
        return
    _take_id(indicator, level, at, levels, faults)
    if indicator.get(below) == []:
        faults.add("empty", f"{at}/{below}")
    for index, child in _list(indicator.get(below)):
        if level == 3:
            _criterion_faults(child, f"{at}/{below}/{index}", levels, faults)
        else:
            _indicator_faults(child, f"{at}/{below}/{index}", level + 1, levels, faults)


def _criterion_faults(criterion, at, levels, faults):
    if not faults.members(criterion, at, _CRITERION, ["id"]):
        return
    _take_id(criterion, 4, at, levels, faults)
    for name, allowed in (("strength", _STRENGTHS), ("kind", _KINDS)):
        value = criterion.get(name, allowed[0])
        if isinstance(value, list):
            for index, element in enumerate(value):
                faults.one_of(element, f"{at}/{name}/{index}", allowed)
        else:
            faults.one_of(value, f"{at}/{name}", allowed)
    if "applies_if" in criterion:
        _logic_faults(criterion["applies_if"], at + "/applies_if", faults)


def _logic_faults(rule, at, faults):
    """An operator that does not exist stands at its own name."""
    if isinstance(rule, dict) and len(rule) == 1:
        (name, arguments), = rule.items()
        if not known_operator(name):
            faults.add("bad_logic", child_pointer(at, name))
        else:
            _logic_faults(arguments, child_pointer(at, name), faults)
    elif isinstance(rule, list):
        for index, element in enumerate(rule):
            _logic_faults(element, child_pointer(at, index), faults)
