"""Rules: their documents, engines made of them, and what they say of records; the logic by itself."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import json
import re
from decimal import Decimal
from typing import Any

import pytest
from conftest import PROJECT, SAMPLES, measuring_documents, sample, small_record

import xuehui

STANDARD = ("academic-facts", "academic-checks", "academic-risks")
MEASURES = "evaluation-measures"
VECTORS = sorted((PROJECT / "tests/vectors/rules").glob("*.json"))


def risk(id: str, **members: Any) -> dict[str, Any]:
    return {
        "id": id, "category": "work", "title": {"zh": "事", "en": "Matter"}, "when": {">": [{"var": "work.left"}, 0]},
        "likelihood": 3, "impact": 4, "criteria": ["M.1.1.1"], "respond": [{"zh": "做。"}],
        "basis": [{"kind": "charter", "title": "章程", "certainty": "own"}], **members,
    }


def measuring_rules(**members: Any) -> dict[str, Any]:
    """Rules for the catalogue of `measuring_documents`."""
    return {
        "format": "xuehui/rules/1", "id": "by-work", "version": "2", "title": {"zh": "规则"}, "catalogue": "measured",
        "facts": [{"name": "work.left", "type": "integer", "title": {"zh": "余下的事"}},
                  {"name": "work.day", "type": "date", "title": {"zh": "日子"}},
                  {"name": "people", "type": "list", "title": {"zh": "人"}, "items": [
                      {"name": "id", "type": "string", "title": {"zh": "编号"}},
                      {"name": "tasks", "type": "integer", "title": {"zh": "任务数"}}]}],
        "checks": [{"criterion": "M.1.1.1", "cases": [{"when": {"==": [{"var": "work.left"}, 0]}, "rating": "met"},
                                                      {"when": {">": [{"var": "work.left"}, 9]}, "rating": "not_met"}]}],
        "risks": [risk("left"), risk("busy", each="people", when={">": [{"var": "item.tasks"}, 3]}, owner="chair"),
                  risk("old", effective={"to": "2020-12-31"})],
        "deadlines": [{"id": "day", "title": {"zh": "到期", "en": "Due"}, "on": {"var": "work.day"}, "owner": "chair",
                       "basis": [{"kind": "charter", "title": "章程", "certainty": "own"}]}],
        "matrix": {"likelihood": [{"zh": str(i)} for i in range(5)], "impact": [{"zh": str(i)} for i in range(5)],
                   "levels": [{"id": "high"}, {"id": "low"}], "cells": [["low"] * 5] * 2 + [["low"] * 3 + ["high"] * 2] * 3},
        "categories": [{"id": "work", "title": {"zh": "工作"}}], "owners": [{"id": "chair", "title": {"zh": "会长"}}],
        **members,
    }


@pytest.fixture(scope="module")
def ruled() -> xuehui.Engine:
    return xuehui.Engine(*measuring_documents(), rules=[measuring_rules()])


# ---- Documents


@pytest.mark.parametrize("id", [*STANDARD, MEASURES])
def test_built_in_rules_are_as_their_documents_say(id):
    rules = xuehui.Rules(id)
    document = json.loads(xuehui.standard_document(id))
    assert (rules.id, rules.version, rules.catalogue) == (id, document["version"], document["catalogue"])
    assert rules.title == xuehui.Text(**document["title"])
    assert re.fullmatch("[0-9a-f]{64}", rules.identity.sha256)
    assert id in repr(rules)


def test_all_forms_of_rules(tmp_path):
    document = measuring_rules()
    text = json.dumps(document)
    path = tmp_path / "rules.json"
    path.write_text(text, encoding="utf-8")
    for form in (document, text, " \n" + text, "\ufeff" + text, text.encode(), path, xuehui.Rules(document)):
        engine = xuehui.Engine(*measuring_documents(), rules=[form])
        assert [each.id for each in engine.rules] == ["by-work"]
        assert engine.rules[0].title == xuehui.Text("规则", "规则")
    for wrong in (None, 5, ["a"]):
        with pytest.raises(TypeError):
            xuehui.Rules(wrong)
    with pytest.raises(FileNotFoundError):
        xuehui.Rules(tmp_path / "none.json")
    with pytest.raises(xuehui.NotFound):
        xuehui.Rules("rules.json")
    with pytest.raises(xuehui.Rejected) as caught:
        xuehui.Rules("capability-1000")
    assert [(fault.code, fault.document) for fault in caught.value.diagnostics] == [("format", "rules")]
    with pytest.raises(xuehui.Rejected):
        xuehui.Rules(document, limits=xuehui.Limits(values=3))


# ---- Engines


def test_the_standard_engine_has_the_built_in_rules(engine):
    assert tuple(each.id for each in engine.rules) == STANDARD
    assert [each.identity for each in xuehui.Rules.standard()] == [each.identity for each in engine.rules]
    assert [xuehui.Rules(id).identity for id in STANDARD] == [each.identity for each in engine.rules]
    same = xuehui.Engine(rules=xuehui.Rules.standard())
    for path in SAMPLES:
        assert same.assess(path).to_json() == engine.assess(path).to_json()


def test_an_engine_has_no_rules_unless_they_are_given(engine):
    bare = xuehui.Engine()
    assert bare.rules == ()
    assessment = bare.assess(sample("in-trouble"))
    assert (assessment.findings, assessment.conflicts, assessment.deadlines) == ((), (), ())
    assert engine.assess(sample("in-trouble")).findings


def test_more_rules_behind_the_built_in_ones():
    more = xuehui.Engine(rules=[*xuehui.Rules.standard(), MEASURES])
    assert tuple(each.id for each in more.rules) == (*STANDARD, MEASURES)
    off = {"format": "xuehui/rules/1", "id": "ours", "version": "1", "catalogue": "mzt-academic-draft",
           "off": ["party-org-missing"]}
    ours = xuehui.Engine(rules=[*xuehui.Rules.standard(), off])
    rules = {finding.rule for finding in ours.assess(small_record()).findings}
    assert rules
    assert "party-org-missing" not in rules
    with pytest.raises(xuehui.Rejected) as caught:
        xuehui.Engine(rules=[off])
    assert [(fault.document, fault.pointer) for fault in caught.value.diagnostics] == [("rules ours", "/off/0")]


def test_one_document_is_no_sequence_of_them(tmp_path):
    document = measuring_rules()
    for one in (document, json.dumps(document), json.dumps(document).encode(), tmp_path, xuehui.Rules(document)):
        with pytest.raises(TypeError):
            xuehui.Engine(*measuring_documents(), rules=one)


def test_check_finds_what_reading_cannot():
    bare = xuehui.Engine(*measuring_documents())
    xuehui.Rules(measuring_rules()).check(bare)
    lost = measuring_rules(risks=[risk("lost", when={"var": "work.lost"})])
    for fails in (lambda: xuehui.Rules(lost).check(bare), lambda: xuehui.Engine(*measuring_documents(), rules=[lost])):
        with pytest.raises(xuehui.Rejected) as caught:
            fails()
        assert [(fault.document, fault.hint) for fault in caught.value.diagnostics] == [("rules by-work", "work.left")]


def test_what_came_of_rules_outlives_them():
    engine = xuehui.Engine(*measuring_documents(), rules=[xuehui.Rules(measuring_rules())])
    rules = engine.rules
    finding = engine.assess(small_record(facts={"work": {"left": 1}})).findings[0]
    del engine
    assert (rules[0].id, finding.rule) == ("by-work", "left")


# ---- What they say of records


def test_findings(ruled):
    people = [{"id": "li", "tasks": 4}, {"tasks": 1}, {"id": "wu"}]
    assessment = ruled.assess(small_record(facts={"work": {"left": 2}, "people": people}))
    found = {(finding.rule, finding.case): finding for finding in assessment.findings}
    assert {key: finding.state for key, finding in found.items()} == {
        ("left", None): "raised", ("busy", "li"): "raised", ("busy", "2"): "clear", ("busy", "wu"): "unknown",
        ("old", None): "not_in_force"}
    left = found["left", None]
    assert (left.level, left.likelihood, left.impact) == (
        xuehui.Interval("high", "high"), xuehui.Interval(3, 3), xuehui.Interval(4, 4))
    assert (left.title, left.category, left.owner) == (xuehui.Text("事", "Matter"), "work", None)
    assert left.because
    assert left.basis == (xuehui.Basis("charter", "章程", None, "own"),)
    assert (left.criteria, left.respond) == (("M.1.1.1",), (xuehui.Text("做。", "做。"),))
    assert found["busy", "li"].owner == "chair"
    unknown = found["busy", "wu"]
    assert (unknown.missing, unknown.level) == (("people.tasks",), xuehui.Interval("high", "high"))
    clear = found["busy", "2"]
    assert (clear.level, clear.likelihood, clear.impact, clear.title, clear.because) == (None, None, None, None, ())
    assert [finding.state for finding in assessment.findings] == ["raised", "raised", "unknown", "not_in_force", "clear"]


def test_a_batch_has_the_rules_that_raised_something(ruled):
    results = ruled.assess_many([small_record(facts={"work": {"left": left}}) for left in (2, 0)])
    assert [set(result.findings) for result in results] == [{"left"}, set()]


def test_findings_hold_what_the_document_holds(engine):
    for path in SAMPLES:
        assessment = engine.assess(path)
        document = assessment.to_dict()
        assert len(assessment.findings) == len(document["findings"]) > 100
        for finding, entry in zip(assessment.findings, document["findings"]):
            described = dataclasses.asdict(finding)
            for name in ("level", "likelihood", "impact"):
                bounds = described[name]
                if bounds is not None and bounds["lower"] == bounds["upper"]:
                    described[name] = bounds["lower"]
            for basis in described["basis"]:
                if basis["article"] is None:
                    del basis["article"]
            given = {name: list(value) if isinstance(value, tuple) else value
                     for name, value in described.items() if value not in (None, ())}
            assert given == {name: value for name, value in entry.items() if value != []}
        assert len(assessment.conflicts) == len(document["conflicts"])
        # The document has the days on which evidence expires, too, which no rule works out.
        assert [(each.rule, each.on.isoformat()) for each in assessment.deadlines] == [
            (each["rule"], each["on"]) for each in document["deadlines"] if "rule" in each]


def test_ratings_from_facts(ruled):
    derived = ruled.assess(small_record(facts={"work": {"left": 0}}))
    assert derived.score == xuehui.Interval(1_000_000, 1_000_000)
    assert derived.coverage == xuehui.Coverage(0, 1, 0, 0)
    assert (derived.criteria[0].rating, derived.criteria[0].source, derived.criteria[0].at) == ("met", "derived", None)
    assert derived.conflicts == ()


def test_ceilings_and_floors_from_facts():
    for bound, expected in (("at_most", (0, 0)), ("at_least", (0, 1_000_000))):
        check = {"criterion": "M.1.1.1", "cases": [{"when": {"var": "done"}, bound: "not_met"}]}
        done = {"name": "done", "type": "boolean", "title": {"zh": "做完"}}
        rules = measuring_rules(facts=[done], checks=[check], risks=[], deadlines=[])
        engine = xuehui.Engine(*measuring_documents(), rules=[rules])
        criterion = engine.assess(small_record(facts={"done": True})).criteria[0]
        assert getattr(criterion, bound) == "not_met"
        assert (criterion.rating, criterion.value) == (None, xuehui.Interval(*expected))
        (conflict,) = engine.assess(small_record({"criterion": "M.1.1.1", "rating": "met"}, facts={"done": True})
                                    ).conflicts or (None,)
        assert (conflict and (conflict.kind, conflict.derived)) == ((bound, "not_met") if bound == "at_most" else None)


def test_conflicts(ruled):
    rated = {"criterion": "M.1.1.1", "rating": "met"}
    assert ruled.assess(small_record(rated, facts={"work": {"left": 20}})).conflicts == (
        xuehui.Conflict("M.1.1.1", "/ratings/0", "met", None, "rating", "not_met"),)
    measured = {"criterion": "M.1.1.1", "measure": 0.5}
    assessment = ruled.assess(small_record(measured, facts={"work": {"left": 20}}))
    assert assessment.conflicts == (
        xuehui.Conflict("M.1.1.1", "/ratings/0", None, Decimal("0.5"), "rating", "not_met"),)
    assert assessment.score == xuehui.Interval(500_000, 500_000)


def test_deadlines(ruled):
    ahead = ruled.assess(small_record(facts={"work": {"day": "2026-05-01"}}))
    assert ahead.deadlines == (xuehui.Deadline("day", datetime.date(2026, 5, 1), xuehui.Text("到期", "Due"), "chair"),)
    assert ruled.assess(small_record(facts={"work": {"day": "2026-03-01"}})).deadlines == ()


def test_a_fact_that_no_rule_knows(ruled):
    remarks = ruled.assess(small_record(facts={"work": {"lefd": 1}})).warnings
    assert [(remark.code, remark.at) for remark in remarks] == [("unknown_fact", "/facts/work/lefd")]


def test_what_rules_say_cannot_be_changed(ruled):
    rated = {"criterion": "M.1.1.1", "rating": "met"}
    assessment = ruled.assess(small_record(rated, facts={"work": {"left": 20, "day": "2026-05-01"}}))
    for each in (assessment.findings[0], assessment.findings[0].basis[0], assessment.conflicts[0], assessment.deadlines[0]):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(each, dataclasses.fields(each)[0].name, None)
        hash(each)


# ---- The shared vectors of rules, as far as assessments show them


@pytest.fixture(scope="module")
def all_rules() -> xuehui.Engine:
    return xuehui.Engine(rules=[*xuehui.Rules.standard(), MEASURES])


def ends(value: Any) -> Any:
    return xuehui.Interval(*value) if isinstance(value, list) else xuehui.Interval(value, value)


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_vectors(all_rules, path):
    seen = 0
    for vector in json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)["vectors"]:
        given = {name: vector[name] for name in ("facts", "as_of", "period") if name in vector}
        if "rule" in vector:
            assessment = all_rules.assess(small_record(**given))
            found = {each.case: each for each in assessment.findings if each.rule == vector["rule"]}
            assert len(found) == len(vector["findings"]), vector["name"]
            for wanted in vector["findings"]:
                case = wanted.get("case")
                finding = found[case if case in found else pseudonym(assessment, case)]
                for name, value in wanted.items():
                    if name == "case":
                        continue
                    value = ends(value) if name in ("level", "likelihood", "impact") else value
                    assert getattr(finding, name) == value, (vector["name"], name)
            seen += 1
        elif vector.get("check"):
            criterion = all_rules.assess(small_record(**given)).criteria[vector["criterion"]]
            for name, value in vector["check"].items():
                assert getattr(criterion, name) == value, vector["name"]
            seen += 1
    assert seen


def pseudonym(assessment: xuehui.Assessment, id: str) -> str:
    """What stands for an id that is personal."""
    organisation = assessment.to_dict()["organisation"]["id"]
    return "~" + hashlib.sha256(f"{organisation}\n{id}".encode()).hexdigest()[:16]


def test_the_vectors_of_rules_are_there():
    assert len(VECTORS) > 5


# ---- Logic


SMALL = {"<": [{"var": "n"}, 3]}


@pytest.mark.parametrize(
    ("rule", "data", "value"),
    [(SMALL, {"n": 2}, True), (SMALL, {"n": 3}, False), (SMALL, None, True), (SMALL, '{"n": 2}', True),
     (json.dumps(SMALL), b'{"n": 5}', False), ({"var": ""}, [1, "学会", None], [1, "学会", None]), (5, None, 5),
     ({"+": [0.1, 0.2]}, None, Decimal("0.30000000000000004")), ({"/": [1, 0]}, None, None),
     ({"days_between": [{"date": "2026-01-01"}, {"date": "2026-03-31"}]}, {}, 89)],
    ids=repr,
)
def test_evaluate_logic(rule, data, value):
    found = xuehui.evaluate_logic(rule, data)
    assert (found, type(found)) == (value, type(value))


def test_logic_with_the_unknown(tmp_path):
    assert xuehui.evaluate_logic(SMALL, {"n": 2}, unknown=True) == {"known": True, "needs": [], "assumed": []}
    answer = xuehui.evaluate_logic(SMALL, {}, unknown=True)
    assert answer["needs"] == ["n"]
    assert answer["unknown"]["truth"] is None
    file = tmp_path / "data.json"
    file.write_text('{"n": {"?": "number", "lo": 4, "hi": 9}}', encoding="utf-8")
    assert xuehui.evaluate_logic(SMALL, file, unknown=True)["known"] is False


def test_logic_that_is_refused():
    for rule, data, document in (({"no-such-operation": 1}, {}, "rule"), ("{", {}, "rule"), (SMALL, "{", "data"),
                                 (SMALL, {"n": float("nan")}, "data"), (SMALL, "\ud800", "data")):
        with pytest.raises(xuehui.Rejected) as caught:
            xuehui.evaluate_logic(rule, data)
        assert {fault.document for fault in caught.value.diagnostics} == {document}
    with pytest.raises(xuehui.Rejected):
        xuehui.evaluate_logic(SMALL, {}, limits=xuehui.Limits(values=2))
    with pytest.raises(TypeError):
        xuehui.evaluate_logic(SMALL, {1})
