"""The schema of documents of rules, held against the built-in ones and against good and bad ones (rules_documents.json)."""

import json

import jsonschema
import pytest
import schema_mutants
from schema_support import CALENDAR, PROJECT, read

SCHEMA = read("src/standard/schemas/rules.json")
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=CALENDAR)
DOCUMENTS = read("tests/schemas/rules_documents.json")
BUILT_IN = [path for path in sorted((PROJECT / "src/standard/rules").glob("*.json")) if path.stem != "mapping"]    # no rules


def steps(document, pointer):
    path = []
    for step in pointer.split("/")[1:]:
        step = int(step) if isinstance(document, list) else step
        document = document.get(step) if isinstance(document, dict) else document[step]
        path.append(step)
    return path


def spoilt(bad):
    document = DOCUMENTS["good"][0]
    change = schema_mutants.put(bad["put"]) if "put" in bad else schema_mutants.take_away
    return schema_mutants.changed(document, steps(document, bad["at"]), change)


def test_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", BUILT_IN, ids=lambda path: path.stem)
def test_built_in_document(path):
    assert [f"{error.json_path}: {error.message[:200]}" for error in VALIDATOR.iter_errors(read(path))] == []


@pytest.mark.parametrize("document", DOCUMENTS["good"], ids=lambda document: document["id"])
def test_good_document(document):
    assert [f"{error.json_path}: {error.message[:200]}" for error in VALIDATOR.iter_errors(document)] == []


@pytest.mark.parametrize("bad", DOCUMENTS["bad"], ids=lambda bad: json.dumps(bad, ensure_ascii=False))
def test_bad_document(bad):
    assert not VALIDATOR.is_valid(spoilt(bad))


def test_every_member_of_the_first_document_counts():
    """Misspelt, each is unknown there: nothing in it is open by accident but logic, labels and what is the user's own."""
    document = DOCUMENTS["good"][0]
    missed = []
    for path in schema_mutants.places(document):
        if any(step in ("when", "value", "impact", "likelihood", "measure", "judged_at", "labels", "x-note") for step in path[:-1]):
            continue
        if isinstance(path[-1], str) and not path[-1].startswith("x-"):
            changed = schema_mutants.changed(document, path, schema_mutants.rename(path[-1] + "s"))
            missed += [] if not VALIDATOR.is_valid(changed) else ["/" + "/".join(map(str, path))]
    assert missed == []
