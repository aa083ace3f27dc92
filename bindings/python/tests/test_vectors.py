"""The project's shared vectors, through everything that this package offers: they say what the documents mean.

Every case is assessed from a dict with floats, from one with Decimals, from text, as a Record, straight to JSON, and as
one of many, with neighbours that it must not disturb.
"""

from __future__ import annotations

import dataclasses
import json
from decimal import Decimal
from typing import Any

import pytest
from conftest import PROJECT, sample

import xuehui

FOLDER = PROJECT / "tests/vectors"


@dataclasses.dataclass(frozen=True)
class Case:
    file: str
    number: int
    name: str

    def read(self, **numbers: Any) -> dict[str, Any]:
        """The case with what it has from its file. `numbers`: how to read them."""
        file = json.loads((FOLDER / self.file).read_text(encoding="utf-8"), **numbers)
        shared = {name: file[name] for name in ("catalogue", "scheme", "rules") if name in file}
        usual = {"catalogue": "mzt-academic-draft", "scheme": "capability-1000", "rules": []}
        return {**usual, **shared, **file["cases"][self.number]}

    def expected(self, **numbers: Any) -> dict[str, Any]:
        """What has to come out, findings by their cases."""
        expected = self.read(**numbers)["expect"]
        findings = {rule: by_case(found) for rule, found in expected.get("findings", {}).items()}
        return {**expected, "findings": findings} if findings else expected


def by_case(findings: list[dict[str, Any]]) -> dict[str, Any]:
    """Findings of one rule. Expectations have them in the order of the rule's list, assessments by urgency."""
    return {"cases": sorted(each.get("case") or "" for each in findings), **{each.get("case") or "": each for each in findings}}


def by_rule(findings: list[dict[str, Any]]) -> dict[str, Any]:
    return {rule: by_case([each for each in findings if each["rule"] == rule]) for rule in {each["rule"] for each in findings}}


def all_cases() -> list[Any]:
    cases = []
    for path in [*sorted(FOLDER.glob("*.json")), *sorted(FOLDER.glob("with-rules/*.json"))]:
        for number, case in enumerate(json.loads(path.read_text(encoding="utf-8"))["cases"]):
            file = path.relative_to(FOLDER).as_posix()
            cases.append(pytest.param(Case(file, number, case["name"]), id=f"{path.stem}-{case['name']}"))
    return cases


CASES = all_cases()


def test_the_vectors_are_there():
    # A folder that is not found would otherwise pass for success.
    assert len(CASES) > 400
    assert len({case.id for case in CASES}) == len(CASES)
    assert any(case.values[0].read()["rules"] for case in CASES)


# ---- What comes out, in the shape of the vectors


def bounds(interval: xuehui.Interval[Any] | None) -> Any:
    return None if interval is None else {"lower": interval.lower, "upper": interval.upper}


def ends(interval: xuehui.Interval[Any]) -> Any:
    return interval.lower if interval.is_exact else list(interval)


def weights(entry: Any) -> dict[str, Any]:
    """Level, likelihood and impact of a finding in a document, as vectors have them."""
    return {name: list(value.values()) if isinstance(value, dict) else value
            for name, value in entry.items() if name in ("level", "likelihood", "impact")}


def by_views(engine: xuehui.Engine, assessment: xuehui.Assessment) -> dict[str, Any]:
    marks = bounds(assessment.marks)
    return {
        "score": bounds(assessment.score),
        "marks": marks and {name: str(value) for name, value in {**marks, "full": engine.scheme.full_marks}.items()},
        "grade": bounds(assessment.grade),
        "coverage": dataclasses.asdict(assessment.coverage),
        "nodes": {
            node.id: {
                "score": bounds(node.score),
                "coverage": dataclasses.asdict(node.coverage),
                "level": node.level,
                "weight": node.weight,
            }
            for node in assessment.nodes
        },
        "criteria": {
            each.id: {
                "rating": each.rating,
                "source": each.source,
                "value": bounds(each.value),
                "contribution": each.contribution,
                "gain": each.gain,
            }
            for each in assessment.criteria
        },
        "gates": {gate.id: gate.state for gate in assessment.gates},
        "warnings": [[remark.code, remark.at] for remark in assessment.warnings],
        "findings": by_rule([
            {"rule": each.rule, "state": each.state, "case": each.case,
             **{name: ends(getattr(each, name)) for name in ("level", "likelihood", "impact") if getattr(each, name)}}
            for each in assessment.findings
        ]),
        "conflicts": [[each.criterion, each.kind, each.derived] for each in assessment.conflicts],
    }


def by_document(document: dict[str, Any]) -> dict[str, Any]:
    return {
        **{name: document[name] for name in ("score", "marks", "grade", "coverage")},
        "nodes": {node["id"]: node for node in document["nodes"]},
        "criteria": {criterion["id"]: criterion for criterion in document["criteria"]},
        "gates": {gate["id"]: gate["state"] for gate in document["gates"]},
        "warnings": [[warning["code"], warning["at"]] for warning in document["warnings"]],
        "findings": by_rule([{**entry, **weights(entry)} for entry in document["findings"]]),
        "conflicts": [[entry["criterion"], *pair] for entry in document["conflicts"] for pair in entry["derived"].items()],
    }


def rejection(rejected: xuehui.Rejected) -> dict[str, Any]:
    where = rejected.diagnostics[0].document
    assert {fault.document for fault in rejected.diagnostics} == {where}
    return {"where": where, "errors": [[fault.code, fault.pointer] for fault in rejected.diagnostics]}


def named(expected: Any, actual: Any) -> Any:
    """Of `actual` what `expected` names."""
    if not (isinstance(expected, dict) and isinstance(actual, dict)):
        return actual
    return {name: named(value, actual[name]) for name, value in expected.items() if name in actual}


# ---- Ways in


def texts(record: dict[str, Any]) -> list[Any]:
    # Shortest forms of doubles give up to fifteen digits back, which is what the vectors have at most.
    indented = json.dumps(record, indent=1, ensure_ascii=False)
    return [indented, json.dumps(record).encode()]


def ways_in(case: Case) -> list[Any]:
    """The record of a case, in every form in which it may be given."""
    floats = case.read()
    if "record_text" in floats:
        return [floats["record_text"], floats["record_text"].encode("utf-8", "surrogatepass")]
    return [floats["record"], case.read(parse_float=Decimal)["record"], *texts(floats["record"])]


def engines(case: Case) -> list[xuehui.Engine]:
    floats, exact = case.read(), case.read(parse_float=Decimal)
    return [xuehui.Engine(each["catalogue"], each["scheme"], rules=each["rules"]) for each in (floats, exact)]


@pytest.mark.parametrize("case", CASES)
def test_assess(case: Case):
    expected = case.expected(parse_float=Decimal)
    if "errors" in expected:
        for record in ways_in(case):
            with pytest.raises(xuehui.Rejected) as caught:
                engines(case)[0].assess(record)
            assert rejection(caught.value) == expected
        return
    for engine in engines(case):
        for record in ways_in(case):
            for assessment in (engine.assess(record), engine.assess(xuehui.Record(record))):
                assert named(expected, by_views(engine, assessment)) == expected
                assert named(expected, by_document(assessment.to_dict())) == expected
            document = json.loads(engine.assess_to_json(record, digests=False), parse_float=Decimal)
            assert named(expected, by_document(document)) == expected


@pytest.mark.parametrize("case", CASES)
def test_assess_many(case: Case):
    expected = case.expected()
    if expected.get("where", "record") != "record":
        with pytest.raises(xuehui.Rejected) as caught:
            engines(case)[0].assess_many([])
        assert rejection(caught.value) == expected
        return
    engine = engines(case)[0]
    neighbour = sample("well-run")
    ways = ways_in(case)
    together = [part for record in ways for part in (neighbour, record)] + [neighbour]
    results = list(engine.assess_many(together, nodes="all", threads=2))
    assert [result.index for result in results] == list(range(len(together)))
    alone = next(engine.assess_many([neighbour], nodes="all"))
    for result in results[::2]:
        assert dataclasses.replace(result, index=0) == alone
    for result in results[1::2]:
        compare_line(result, expected)


def compare_line(result: xuehui.BatchResult, expected: dict[str, Any]) -> None:
    """A line has less in it; what it has is compared."""
    if "errors" in expected:
        assert result.error is not None
        assert [result.error.code, result.error.pointer] == expected["errors"][0]
        return
    assert result.error is None
    for member, actual in (("score", bounds(result.score)), ("grade", bounds(result.grade))):
        assert actual == expected.get(member, actual)
    for id, node in expected.get("nodes", {}).items():
        if "score" in node:
            assert bounds(result.nodes[id]) == node["score"]
    for rule, cases in expected.get("findings", {}).items():
        states = {cases[each]["state"] for each in cases["cases"]}
        assert (rule in result.findings) == ("raised" in states)
    for id, state in expected.get("gates", {}).items():
        assert (id in result.gates, id in result.gates_unknown) == (state == "true", state == "unknown")
