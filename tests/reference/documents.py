"""Reading documents for the reference evaluator: exact numbers, duplicates noticed, places remembered.

The idea: everything is an ordinary Python value, except that a number with a point or an exponent is an exact
fraction that still knows how it was spelled, and an object remembers which of its members came twice. Nothing here
ever touches a binary fraction. Catalogues that extend another one are flattened into a whole catalogue here too,
because everything after that only wants to see one tree.
"""

import json
from fractions import Fraction


class Number(Fraction):
    """An exact number that remembers its spelling, so that a file can be written back unchanged."""

    def __new__(cls, text):
        number = super().__new__(cls, text)
        number.text = text
        return number


class Object(dict):
    """A JSON object that remembers the names that came more than once."""

    duplicates = ()


def _object(pairs):
    result = Object()
    duplicates = []
    for name, value in pairs:
        if name in result:
            duplicates.append(name)
        result[name] = value
    result.duplicates = tuple(duplicates)
    return result


def _no_constant(text):
    raise ValueError(text + " is not JSON")


def read_text(text):
    """The value of a JSON text; ValueError where it is not JSON."""
    text = text.removeprefix("\ufeff")  # a byte order mark is no part of the text
    return json.loads(text, parse_float=Number, object_pairs_hook=_object, parse_constant=_no_constant)


def read_file(path):
    with open(path, encoding="utf-8") as file:
        return read_text(file.read())


def is_number(value):
    return isinstance(value, (int, Fraction)) and not isinstance(value, bool)


def child_pointer(pointer, name):
    """RFC 6901: the pointer of a member or an element."""
    return pointer + "/" + str(name).replace("~", "~0").replace("/", "~1")


def pointers(value, pointer=""):
    """All pointers of a document, in the order in which the text shows them."""
    yield pointer
    if isinstance(value, dict):
        for name, member in value.items():
            yield from pointers(member, child_pointer(pointer, name))
    elif isinstance(value, list):
        for index, element in enumerate(value):
            yield from pointers(element, child_pointer(pointer, index))


def write(value, indent=0, width=120):
    """JSON text that reads well: on one line what fits on one, numbers as they were spelled."""
    line = _one_line(value)
    if indent + len(line) <= width or not isinstance(value, (dict, list)) or not value:
        return line
    space = "\n" + " " * (indent + 2)
    if isinstance(value, dict):
        parts = [f"{json.dumps(name, ensure_ascii=False)}: {write(member, indent + 2, width - len(name) - 4)}"
                 for name, member in value.items()]
    else:
        parts = [write(element, indent + 2, width) for element in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return opening + ",".join(space + part for part in parts) + "\n" + " " * indent + closing


def _one_line(value):
    if isinstance(value, Number):
        return value.text
    if isinstance(value, dict):
        return "{" + ", ".join(json.dumps(name, ensure_ascii=False) + ": " + _one_line(member)
                               for name, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_one_line(element) for element in value) + "]"
    return json.dumps(value, ensure_ascii=False)


# ---------------------------------------------------------------- the tree of a catalogue


class Node:
    """An indicator or, without `children`, a criterion. `level` is 1 to 3, criteria have 4."""

    def __init__(self, node_id, level, document, parent):
        self.id = node_id
        self.level = level
        self.document = document
        self.parent = parent
        self.children = []

    def is_criterion(self):
        return self.level == 4

    def criteria(self):
        """The criteria at or below this node, in catalogue order."""
        if self.is_criterion():
            return [self]
        return [leaf for child in self.children for leaf in child.criteria()]

    def nodes(self):
        """This indicator and the indicators below it, in catalogue order."""
        if self.is_criterion():
            return []
        return [self] + [node for child in self.children for node in child.nodes()]


class Tree:
    """A whole catalogue: the level-1 indicators in order, and every node and criterion by id."""

    def __init__(self, document):
        self.document = document
        self.tops = [_grow(indicator, 1, None) for indicator in document["indicators"]]
        self.by_id = {}
        for top in self.tops:
            for node in top.nodes() + top.criteria():
                self.by_id[node.id] = node


def _grow(document, level, parent):
    node = Node(document["id"], level, document, parent)
    for child in document.get("children", []) + document.get("criteria", []):
        # A criterion is always level 4 here, whatever the depth at which a catalogue hangs it.
        node.children.append(_grow(child, 4 if "statement" in child else level + 1, node))
    return node


def flatten(catalogue, load):
    """The whole document that a catalogue stands for. `load(id)` gives the base it extends.

    What is dropped goes first; then the additions are put at the end of their parent's children, in the order of
    `add`; an addition without a parent becomes a new level-1 indicator. The id stays the extending catalogue's own.
    """
    if "extends" not in catalogue:
        return catalogue
    base = flatten(load(catalogue["extends"]), load)
    drop = set(catalogue.get("drop", []))
    whole = Object(catalogue)
    whole["indicators"] = _without(base["indicators"], drop)
    for addition in catalogue.get("add", []):
        addition, = _without([addition], ())
        added = Object((name, value) for name, value in addition.items() if name != "parent")
        if "parent" not in addition:
            whole["indicators"].append(added)
            continue
        parent = _find(whole["indicators"], addition["parent"])
        kind = "criteria" if "statement" in addition else "children"
        parent.setdefault(kind, []).append(added)
    return whole


def _without(documents, drop):
    """Copies of the nodes that are not dropped, all the way down: nothing that is built may change what was read."""
    kept = []
    for document in documents:
        if document["id"] in drop:
            continue
        copy = Object(document)
        for kind in ("children", "criteria"):
            if kind in copy:
                copy[kind] = _without(copy[kind], drop)
        kept.append(copy)
    return kept


def _find(documents, wanted):
    for document in documents:
        if document["id"] == wanted:
            return document
        found = _find(document.get("children", []) + document.get("criteria", []), wanted)
        if found is not None:
            return found
    return None


def ancestry(catalogue, load):
    """The ids of a catalogue and of everything it extends: a scheme may be written for any of them."""
    ids = [catalogue["id"]]
    if "extends" in catalogue:
        ids += ancestry(load(catalogue["extends"]), load)
    return ids
