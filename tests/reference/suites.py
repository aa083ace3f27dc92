#!/usr/bin/env python3
"""Runs the public JsonLogic suites and our three-valued cases through the reference.

    python3 tests/reference/suites.py FOLDER      where `official`, `pr48` and `kleene` lie

Answers are compared strictly: as JSON, kinds and all, with whole numbers being whole however they came about.
"""

import json
import math
import pathlib
import sys

import javascript as js
from documents import read_file
from logic import answer, open_data, plain
from unknowns import KINDS, Perhaps, Unknown, truth


def as_json(value):
    """What is written out: a NaN is null, a whole double a whole number."""
    if isinstance(value, list):
        return [as_json(element) for element in value]
    if isinstance(value, dict):
        return {name: as_json(member) for name, member in value.items()}
    if js.is_number(value):
        return json.loads(js.number_text(value)) if math.isfinite(value) else None
    return js.text(value) if js.is_date(value) else value


def strictly_the_same(a, b):
    return json.dumps(a, sort_keys=True) == json.dumps(b, sort_keys=True)


def plain_cases(path):
    for case in read_file(path):
        if isinstance(case, str):
            continue
        rule, data, expected = case
        found = as_json(answer(rule, plain(data)).value)
        wanted = as_json(plain(expected))
        yield rule, wanted, found, strictly_the_same(found, wanted)


def described(value):
    """An answer in the words of the three-valued suite."""
    if isinstance(value, list) and any(isinstance(element, (Perhaps, Unknown)) for element in value):
        sure = sum(not isinstance(element, Perhaps) for element in value)
        return {"unknown": {"truth": letter(value), "array": True, "len": [sure, len(value)]}}
    if not isinstance(value, Unknown) and not js.is_nan(value):
        return {"known": as_json(value)}
    if js.is_nan(value):
        return {"unknown": {"truth": "F", "types": 4, "lo": "0", "hi": "0", "maybe_nan": True}}
    found = {"truth": letter(value),
             "types": sum(1 << place for place, kind in enumerate(KINDS) if kind in value.kinds)}
    if "number" in value.kinds and value.low is not None:
        found |= {"lo": js.number_text(value.low), "hi": js.number_text(value.high), "maybe_nan": value.nan}
    return {"unknown": found}


def letter(value):
    return {True: "T", False: "F", None: "?"}[truth(value)]


def three_valued_cases(path):
    for case in read_file(path):
        found_answer = answer(case["rule"], open_data(case["facts"]))
        found, wanted = described(found_answer.value), case["expect"]
        if "unknown" in wanted and "unknown" in found:
            agree = all(found["unknown"].get(name) == value for name, value in wanted["unknown"].items())
        else:
            agree = "known" in wanted and "known" in found
            agree = agree and strictly_the_same(found["known"], as_json(plain(wanted["known"])))
        agree = agree and sorted(found_answer.assumed) == case.get("assumed", [])
        yield case["rule"], wanted, found, agree


def main():
    folder = pathlib.Path(sys.argv[1])
    failures = 0
    for name, cases in (("official/tests.json", plain_cases), ("pr48/tests.json", plain_cases),
                        ("kleene/curated.json", three_valued_cases)):
        outcomes = list(cases(folder / name))
        for rule, wanted, found, agree in outcomes:
            if not agree:
                failures += 1
                print(f"{name}: {rule}: expected {wanted}, computed {found}")
        print(f"{name}: {len(outcomes)} cases")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
