"""The documents of rules: their vectors, what no vector reaches, what is wrong with them, and what they map to.

    python -m pytest tests/rules
"""

import copy
import pathlib
import subprocess
import sys

import mapping
import pytest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
RULES = PROJECT / "src/standard/rules"
VECTORS = sorted((PROJECT / "tests/vectors/rules").glob("*.json"))
DOCUMENTS = ("checks", "risks", "evaluation-measures")


def complaints(*arguments):
    """What the reference says against it; its last line, the count, counts only where it failed."""
    done = subprocess.run([sys.executable, PROJECT / "tests/reference/rulebook.py", *arguments], capture_output=True, timeout=600,
                          check=False, encoding="utf-8")
    return done.stdout.splitlines() + done.stderr.splitlines() if done.returncode else []


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_vectors(path):
    assert complaints("--check", path) == []


def test_every_rule_and_every_case_is_reached():
    assert complaints("--cover") == []


def test_documents_together():
    assert complaints("--validate") == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_with_the_dictionary_alone(name):
    assert complaints("--rules", RULES / "facts.json", "--rules", RULES / f"{name}.json", "--validate") == []


# ---- The mapping

def test_mapping_is_complete_and_up_to_date():
    made = mapping.mapping()
    readme = mapping.README.read_text(encoding="utf-8")
    assert made.faults() == []
    assert readme == mapping.with_tables(readme, made.text())


def a_reason(stated):
    del stated["criteria"]["A.4.1.3.1"]


def a_rule_of_the_field(stated):
    del stated["field"][21]


def a_family(stated):
    del stated["families"][0]


def a_clause(stated):
    stated["clause_7"] = [entry for entry in stated["clause_7"] if entry["clause"] != "7.4"]


def a_name(stated):
    stated["field"][0]["risks"] = ["no-such-rule"]


@pytest.mark.parametrize("spoil", [a_reason, a_rule_of_the_field, a_family, a_clause, a_name], ids=lambda spoil: spoil.__name__)
def test_mapping_misses(spoil):
    made = mapping.mapping()
    made.stated = copy.deepcopy(made.stated)
    spoil(made.stated)
    assert len(made.faults()) == 1
