"""What the tests share: where the project's data lies, and records to try things on."""

from __future__ import annotations

import copy
import json
import pathlib
from typing import Any

import hypothesis.configuration
import pytest

import xuehui

PROJECT = pathlib.Path(__file__).resolve().parents[3]
hypothesis.configuration.set_hypothesis_home_dir(PROJECT / "build/hypothesis")  # leaves nothing in the sources
SAMPLES = tuple(sorted((PROJECT / "tests/samples").glob("*.json")))


def sample(name: str) -> dict[str, Any]:
    """One of the project's sample records, for the caller to change."""
    return json.loads((PROJECT / f"tests/samples/{name}.json").read_text(encoding="utf-8"))


def small_record(*ratings: dict[str, Any], **members: Any) -> dict[str, Any]:
    """A record with these ratings and little else."""
    return {
        "format": "xuehui/record/1",
        "organisation": {"id": "ORG-1"},
        "period": {"from": "2025-01-01", "to": "2025-12-31"},
        "as_of": "2026-03-31",
        "ratings": list(ratings),
        **members,
    }


def measuring_documents() -> tuple[dict[str, Any], dict[str, Any]]:
    """A catalogue with one criterion and a scheme that measures it: the score is the measure."""
    text = {"zh": "一"}
    criterion = {"id": "M.1.1.1", "statement": text}
    third = {"id": "M.1.1", "title": text, "criteria": [criterion]}
    first = {"id": "M", "title": text, "children": [{"id": "M.1", "title": text, "children": [third]}]}
    catalogue = {"format": "xuehui/catalogue/1", "id": "measured", "version": "1", "indicators": [first]}
    scheme = {
        "format": "xuehui/scheme/1",
        "id": "by-measure",
        "version": "1",
        "catalogue": "measured",
        "full_marks": 100,
        "scale": [{"id": "met", "value": 1}, {"id": "not_met", "value": 0}],
        "measures": {"M.1.1.1": {"linear": [[0, 0], [1, 1]]}},
        "roots": ["M"],
        "grades": [{"id": "some", "at_least": 0}],
    }
    return copy.deepcopy(catalogue), scheme


@pytest.fixture(scope="session")
def engine() -> xuehui.Engine:
    return xuehui.Engine.standard()


@pytest.fixture(scope="session")
def measuring() -> xuehui.Engine:
    return xuehui.Engine(*measuring_documents())


@pytest.fixture(scope="session")
def assessment(engine: xuehui.Engine) -> xuehui.Assessment:
    return engine.assess(sample("middling"))
