#!/usr/bin/env python3
"""The reference evaluator: recomputes every expectation of the test vectors with exact fractions.

    python3 tests/reference/reckon.py --check tests/vectors     every file; fails on any difference
    python3 tests/reference/reckon.py --show FILE CASE          everything the evaluator says about one case
    python3 tests/reference/reckon.py --fill FILE...            rewrite the expected values of a file; read the diff!

It is written from the description of the documents and the arithmetic alone and shares nothing with the library: what
is slow and obvious here is what the fast code is held against. `arithmetic.py` has the scores, `faults.py` what is
wrong with documents, `logic.py` the conditions, `documents.py` the reading. `--fill` changes only the values of members
that a case already names, so that a case's point stays what its author chose.
"""

import argparse
import functools
import pathlib
import sys
from fractions import Fraction

from arithmetic import Assessment
from documents import Tree, ancestry, flatten, is_number, read_file, read_text, write
from faults import catalogue_faults, record_faults, scheme_faults
from rulebook import Rulebook

STANDARD = pathlib.Path(__file__).resolve().parents[2] / "src" / "standard"
DEFAULT_CATALOGUE = "mzt-academic-draft"
DEFAULT_SCHEME = "capability-1000"


@functools.lru_cache
def built_in(name):
    return read_file(STANDARD / f"{name}.json")


def is_built_in(name):
    return (STANDARD / f"{name}.json").is_file()


def document_of(case, vectors, member, default):
    """A case's own document, else the file's, else the built-in one; an id stands for a built-in document."""
    document = case.get(member, vectors.get(member, default))
    return built_in(document) if isinstance(document, str) else document


def rejected(where, errors):
    return {"where": where, "errors": errors}


def catalogue_outcome(catalogue):
    base = None
    if is_built_in(catalogue.get("extends")) and catalogue.get("extends") != catalogue.get("id"):
        base = Tree(flatten(built_in(catalogue["extends"]), built_in))
    return catalogue_faults(catalogue, base)


def outcome(case, vectors):
    """What comes of a case: the assessment, or which document is rejected and with which faults."""
    catalogue = document_of(case, vectors, "catalogue", DEFAULT_CATALOGUE)
    errors = catalogue_outcome(catalogue)
    if errors:
        return rejected("catalogue", errors)
    tree = Tree(flatten(catalogue, built_in))
    scheme = document_of(case, vectors, "scheme", DEFAULT_SCHEME)
    errors = scheme_faults(scheme, tree, ancestry(catalogue, built_in))
    if errors:
        return rejected("scheme", errors)
    record = case.get("record")
    if "record_text" in case:
        try:
            record = read_text(case["record_text"])
        except ValueError:
            return rejected("record", [["syntax", ""]])
    errors = record_faults(record, tree, scheme)
    if errors:
        return rejected("record", errors)
    return Assessment(catalogue, scheme, record, built_in, rulebook_of(case, vectors)).result()


def rulebook_of(case, vectors):
    """The rules that a case, or else its file, is about; none where neither says so. An id is one of the built-in
    documents."""
    names = case.get("rules", vectors.get("rules", []))
    documents = [built_in_rules(name) if isinstance(name, str) else name for name in names]
    return Rulebook(documents) if documents else None


@functools.lru_cache
def built_in_rules(name):
    for path in sorted((STANDARD / "rules").glob("*.json")):
        document = read_file(path)
        if document.get("id") == name:
            return document
    raise ValueError(f"there are no built-in rules {name}")


def differences(expected, found, at=""):
    """Every place where what a case names is not what was computed."""
    if isinstance(expected, dict):
        if not isinstance(found, dict):
            return [f"{at}: {found!r}, not an object"]
        missing = [f"{at}/{name}: not there" for name in expected if name not in found]
        return missing + [line for name in expected if name in found
                          for line in differences(expected[name], found[name], f"{at}/{name}")]
    if isinstance(expected, list) and isinstance(found, list) and any(isinstance(part, dict) for part in expected):
        if len(expected) != len(found):
            return [f"{at}: {len(found)} of them: {found!r}"]
        return [line for place, (part, other) in enumerate(zip(expected, found))
                for line in differences(part, other, f"{at}/{place}")]
    same = type(expected) is type(found) or (is_number(expected) and is_number(found))
    return [] if same and expected == found else [f"{at}: expected {expected!r}, computed {found!r}"]


def broken_promises(found):
    """What must hold in any assessment, whatever a case names: sums, and bounds the right way round."""
    lines = []
    if "errors" in found:
        return lines
    contributions = sum(criterion["contribution"] for criterion in found["criteria"].values())
    if contributions != (found["score"] or {"lower": 0})["lower"]:
        lines.append("the contributions do not add up to the score")
    if sum(found["coverage"].values()) != len(found["criteria"]):
        lines.append("the coverage does not add up")
    for name, part in [("the total", found)] + list(found["nodes"].items()):
        if part["score"] is not None and not 0 <= part["score"]["lower"] <= part["score"]["upper"] <= 1000000:
            lines.append(f"the bounds of {name} are out of order")
    if any(criterion["gain"] is not None and criterion["gain"] < 0 for criterion in found["criteria"].values()):
        lines.append("a gain is negative")
    return lines


def vector_files(paths):
    for path in map(pathlib.Path, paths):
        yield from sorted(path.glob("*.json")) if path.is_dir() else [path]


def check(paths):
    cases, failures, names = 0, 0, set()
    for path in vector_files(paths):
        vectors = read_file(path)
        for case in vectors["cases"]:
            cases += 1
            lines = [] if case["name"] not in names else ["the name is taken"]
            names.add(case["name"])
            found = outcome(case, vectors)
            lines += differences(case["expect"], found) + broken_promises(found)
            failures += bool(lines)
            for line in lines:
                print(f"{path.name}: {case['name']}: {line}")
    print(f"{cases} cases, {failures} failed")
    return 1 if failures or not cases else 0


def show(path, name):
    vectors = read_file(path)
    for case in vectors["cases"]:
        if case["name"] == name:
            print(write(plain(outcome(case, vectors))))
            return 0
    print(f"{path} has no case {name}", file=sys.stderr)
    return 2


def plain(value):
    """Fractions (weights) as decimals; they have at most six places, so a float's shortest form is exact."""
    if isinstance(value, dict):
        return {name: plain(member) for name, member in value.items()}
    if isinstance(value, list):
        return [plain(element) for element in value]
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else float(value)
    return value


def filled(expected, found):
    if isinstance(expected, dict) and isinstance(found, dict):
        return {name: filled(member, found.get(name)) for name, member in expected.items()}
    return plain(found)


def fill(paths):
    for path in vector_files(paths):
        vectors = read_file(path)
        for case in vectors["cases"]:
            case["expect"] = filled(case["expect"], outcome(case, vectors))
        path.write_text(write(vectors) + "\n", encoding="utf-8")
    return 0


def main():
    parser = argparse.ArgumentParser(description="The reference evaluator for the test vectors.")
    action = parser.add_mutually_exclusive_group(required=True)
    action.add_argument("--check", nargs="+", metavar="PATH", help="files or folders of vectors")
    action.add_argument("--show", nargs=2, metavar=("FILE", "CASE"))
    action.add_argument("--fill", nargs="+", metavar="FILE")
    options = parser.parse_args()
    if options.check:
        return check(options.check)
    if options.show:
        return show(*options.show)
    return fill(options.fill)


if __name__ == "__main__":
    sys.exit(main())
