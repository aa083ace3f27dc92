"""Documents that differ from a good one in one place, some still good, most not.

Which of them are good is for the loader to say, and for the schema: the two have to agree. Every member is taken away
and misspelt, every value exchanged for others of all types and at the edges of what the formats allow; of the entries
of a list, the first of each form.
"""

import copy

LONGEST = 128    # characters of an id

# In place of any value.
TYPES = [None, True, False, 0, 1, 0.5, "", "x", [], ["x"], [None], {}, {"x-own": 1}]

# In place of a string.
STRINGS = [
    "a b", "tab\t", "line\n", "\u3000", "\u007f", "met", "not_applicable", "x-own", "i" * LONGEST, "i" * (LONGEST + 1),
    "学" * LONGEST, "学" * (LONGEST + 1),
    "2025-01-01", "2025-12-31\n", "2025-02-29", "2024-02-29", "2025-06-31", "0000-01-01", "0001-01-01", "9999-12-31",
    "2025-1-01", "20250101", "2025-W01-1", "2025-13-01", "2025-01-01T00:00:00", "２０２５-01-01",
    "0" * 64, "F" * 64, "f" * 63, "f" * 65, "f" * 64 + "\n", "g" * 64,
]

# In place of a number.
NUMBERS = [-1, 2, 1.5, -0.5, 1.000001, 1.0, 2.0, 999999999, 999999999.999999, 10**9, -999999999, -10**9, 1e300]

# In place of what is one of a few words, by the member that holds it, all of them.
WORDS = {
    "strength": ["shall", "should", "may", "statement"],
    "kind": ["requirement", "recommendation", "prohibition", "permission", "environment", "business"],
    "default_weight": ["criteria", "equal"],
    "aggregate": ["mean", "min", "max"],
    "unassessed": ["bounds", "zero", "exclude"],
    "not_applicable": ["leave_out", "full_marks"],
    "no_evidence": ["accept", "lowest"],
    "state": ["open", "unknown", "gone"],
    "status": ["open", "in_progress", "closed", "accepted"],
    "option": ["avoid", "reduce", "transfer", "accept"],
    "reason": ["change", "age"],
    "what": ["status", "state", "level", "residual"],
    "occurred": ["2025-01-01T00:00", "2025-01-01T23:59", "2025-01-01T24:00", "2025-01-01T00:60", "2025-01-01T00:00Z",
                 "2025-01-01T0:00", "2025-01-01T", "2025-02-30T00:00", "2025-01-01T00:00\n"],
}


def places(document):
    """Paths of all values below the root, parents first."""
    pending = [((), document)]
    while pending:
        path, value = pending.pop(0)
        if path:
            yield path
        members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        pending += [((*path, key), each) for key, each in members]


def different_places(document):
    """Of the places that differ in their numbers only, and hold the same (type of value, members of an object), one."""
    seen = set()
    for path in places(document):
        value = value_at(document, path)
        held = frozenset(value) if isinstance(value, dict) else type(value)
        form = tuple("*" if isinstance(key, int) else key for key in path), held
        if form not in seen:
            seen.add(form)
            yield path


def changed(document, path, change):
    """A copy in which `change` was done to what holds the value at a path, and its key there."""
    result = copy.deepcopy(document)
    parent = result
    for key in path[:-1]:
        parent = parent[key]
    change(parent, path[-1])
    return result


def put(value):
    def change(parent, key):
        parent[key] = value
    return change


def take_away(parent, key):
    del parent[key]


def rename(to):
    def change(parent, key):
        items = [(to if name == key else name, value) for name, value in parent.items()]
        parent.clear()
        parent.update(items)
    return change


def twice(parent, key):
    parent.insert(key, copy.deepcopy(parent[key]))


def value_at(document, path):
    for key in path:
        document = document[key]
    return document


def mutants(document):
    """Pairs of what was done and the document that came of it."""
    for value in (None, True, 1, "x", [], [document], {}):
        yield f"{value!r} instead", value
    for name in ("unknown", "x-own", "indicators", "extends", "drop", "add"):
        for value in (1, "x", []):
            if name not in document:
                yield f"/{name} added", {**document, name: value}
    for path in different_places(document):
        at = "/" + "/".join(map(str, path))
        value = value_at(document, path)
        if isinstance(path[-1], str):
            yield f"{at} misspelt", changed(document, path, rename(path[-1] + "s"))
            yield f"{at} made the user's own", changed(document, path, rename("x-" + path[-1]))
        else:
            yield f"{at} twice", changed(document, path, twice)
        yield f"{at} taken away", changed(document, path, take_away)
        if isinstance(value, dict):
            for name in ("unknown", "x-own", "id", "zh", "parent", "not", "rating", "measure"):
                if name not in value:
                    yield f"{at}/{name} added", changed(document, path, put({**value, name: 1}))
                    yield f"{at}/{name} added", changed(document, path, put({**value, name: None}))
        if path == ("format",):    # another kind would be judged as that kind
            values = [None, 1, "", value[:-2], value + "0", value[:-1] + "2", value.upper(), value + "\n"]
        else:
            values = list(TYPES)
            if isinstance(value, str):
                values += STRINGS + [word for key in path for word in WORDS.get(key, [])]
            elif isinstance(value, (int, float)):
                values += NUMBERS
        for each in values:
            if each != value or type(each) is not type(value):
                yield f"{at} = {each!r}", changed(document, path, put(each))
