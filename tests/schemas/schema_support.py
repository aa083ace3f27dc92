"""What the tests of the schemas share: the schemas as the command prints them, the documents, and the loader's verdict.

The command is that of the environment variable XUEHUI, or the one that `make build` makes.
"""

import concurrent.futures
import functools
import json
import os
import pathlib
import re
import subprocess

import jsonschema

PROJECT = pathlib.Path(__file__).resolve().parents[2]
COMMAND = pathlib.Path(os.environ.get("XUEHUI") or PROJECT / "build/release/bin/xuehui").resolve()
KINDS = ("catalogue", "scheme", "rules", "record", "assessment", "register", "population")
DONE, REJECTED = 0, 3

# Of the formats that the schemas name, the one that knows more than their patterns: the calendar. Validators may pass
# over it.
CALENDAR = jsonschema.FormatChecker(formats=["date"])


def run(*arguments, stdin=None):
    """Runs the command; its exit code, standard output and standard error."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run([COMMAND, *map(str, arguments)], input=stdin, capture_output=True, timeout=120, check=False,
                          encoding="utf-8", env=environment)
    return done.returncode, done.stdout, done.stderr


def output(*arguments, stdin=None):
    """Standard output of a run that must go well."""
    code, out, err = run(*arguments, stdin=stdin)
    assert code == DONE, err
    return out


def parse(text):
    """A JSON text, read no more generously than the library does."""
    def refuse(word):
        raise ValueError(f"{word} is not JSON")

    return json.loads(text.removeprefix("\ufeff"), parse_constant=refuse)


def read(path):
    return parse((PROJECT / path).read_text(encoding="utf-8"))


def write(path, document):
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path


@functools.cache
def schema(kind):
    return parse(output("schema", kind))


@functools.cache
def validator(kind, calendar=True):
    return jsonschema.Draft202012Validator(schema(kind), format_checker=CALENDAR if calendar else None)


def faults(kind, document):
    """What the schema has against a document, shortly."""
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(kind).iter_errors(document)]


def is_valid(kind, document, calendar=True):
    return validator(kind, calendar).is_valid(document)


def kind_of(document):
    return document["format"].split("/")[1]


@functools.cache
def examples():
    """The documents that documents.md shows, by kind and id."""
    page = (PROJECT / "include/xuehui/documents.md").read_text(encoding="utf-8")
    documents = [parse(text) for text in re.findall(r"^```json\n(.*?)^```$", page, re.M | re.S)]
    names = {"record": lambda each: each["organisation"]["id"], "assessment": lambda each: each["organisation"]["id"],
             "register": lambda each: each["organisation"]["id"],
             "population": lambda each: each["league"][0]["organisation"]}
    return {(kind_of(each), names.get(kind_of(each), lambda each: each["id"])(each)): each for each in documents}


@functools.cache
def vectors():
    """The cases of tests/vectors: name of the file, case, and its documents by kind, None where built in."""
    found = []
    for path in sorted((PROJECT / "tests/vectors").glob("*.json")):
        content = read(path)
        for case in content["cases"]:
            documents = {}
            for kind in ("catalogue", "scheme"):
                given = case.get(kind, content.get(kind))
                documents[kind] = given if isinstance(given, dict) else None
            found.append((path.stem, case, documents))
    assert found
    return found


# A fault as the command shows it: "file:line:column: /pointer: code: message".
FAULT = re.compile(r"^(?P<file>[^\s:]+):\d+:\d+: (?:(?P<pointer>/.*?): )?(?P<code>[a-z_0-9]+): ", re.M)


def verdicts(paths, *options, each_alone=False):
    """What `xuehui check` says of files: for each its faults as pairs of code and pointer, none if it is accepted."""
    size = 1 if each_alone else 100
    groups = [paths[i:i + size] for i in range(0, len(paths), size)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(lambda group: run("check", *group, *options), groups))
    found = {str(path): [] for path in paths}
    accepted = set()
    for code, out, err in runs:
        assert code in (DONE, REJECTED), err
        accepted.update(re.findall(r"^(\S+): ok \(", out, re.M))
        for match in FAULT.finditer(err):
            found[match["file"]].append((match["code"], match["pointer"] or ""))
    for path, faulty in found.items():
        assert (path in accepted) == (not faulty), f"{path}: neither accepted nor rejected, or both"
    return found


def at(document, pointer):
    """The value that a JSON Pointer leads to; None where there is none."""
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        if isinstance(document, list) and step.isdigit() and int(step) < len(document):
            document = document[int(step)]
        elif isinstance(document, dict) and step in document:
            document = document[step]
        else:
            return None
    return document


# Codes for faults of form, which a schema can always tell. The others it can tell now and then, or never.
FORM = {"format", "unknown_member", "missing_member", "wrong_type", "bad_value", "bad_id", "bad_date"}
BEYOND = {"syntax", "encoding", "duplicate_member", "limit", "bad_period", "unknown_id", "bad_order",
          "no_zero_grade", "all_zero_weights", "cycle", "not_measured"}
AT_TIMES = {"bad_number", "bad_logic", "empty", "overlap", "duplicate_id"}


# What entries of `add` may have; which of it depends on the level of the parent, which stands in another document.
ADDED = {"id", "parent", "title", "children", "criteria",
         "statement", "strength", "kind", "applies_if", "source", "see"}
DAY = re.compile(r"(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
MOMENT = re.compile(DAY.pattern + r"(T([01][0-9]|2[0-3]):[0-5][0-9])?")


def schema_can_tell(kind, document, code, pointer, calendar=True):
    """Whether the schema of a kind has to reject a document for a fault that the loader finds in it."""
    assert code in FORM | BEYOND | AT_TIMES, f"{code}: say here whether a schema can tell it"
    value = at(document, pointer)
    steps = pointer.split("/")[1:]
    if code in ("missing_member", "unknown_member") and steps[:1] == ["add"] and len(steps) in (2, 3):
        entry = at(document, "/".join(["", *steps[:2]]))
        return "id" not in entry or "parent" not in entry or not set(steps[2:]) <= ADDED
    if code == "bad_date" and kind == "register" and steps[0] == "incidents":    # perhaps with a time, of no format
        return not MOMENT.fullmatch(value)
    if code == "bad_value" and "cells" in steps and isinstance(value, str):    # a level that the matrix does not have
        return False
    if code == "bad_date":
        return calendar or not DAY.fullmatch(value)
    if code == "bad_number":
        return abs(value) >= 10**9    # places it does not count either
    if code == "bad_logic":
        return kind == "scheme"    # conditions of gates; JsonLogic is open
    if code == "empty":
        return "extends" not in document
    if code in ("overlap", "duplicate_id"):    # in lists of nothing but ids
        holder = at(document, "/".join(["", *steps[:-1]]))
        return steps[:-1] in (["roots"], ["reconcile", "order"]) and holder.count(value) > 1
    return code in FORM
