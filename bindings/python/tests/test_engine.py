"""Engines, catalogues, schemes, records and assessments: what their views say, held against their documents."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import json
import pickle
import re
from decimal import Decimal

import pytest
from conftest import SAMPLES, measuring_documents, sample, small_record

import xuehui

SCHEMES = ("capability-1000", "whole-standard")


# ---- Catalogues


def both(text):
    return xuehui.Text(**text) if text else xuehui.Text("", "")


def listed(value, default):
    return (default,) if value is None else (value,) if isinstance(value, str) else tuple(value)


def test_a_catalogue_is_as_its_document_says():
    catalogue = xuehui.Catalogue()
    document = catalogue.to_dict()
    assert document["id"] == catalogue.id
    assert document["version"] == catalogue.version
    assert both(document["title"]) == catalogue.title
    indicators, criteria = [], []

    def walk(entry, level, parent):
        indicators.append((entry["id"], level, parent, both(entry["title"]), both(entry.get("x-note"))))
        begin = len(indicators), len(criteria)
        for child in entry.get("children", ()):
            walk(child, level + 1, entry["id"])
        for each in entry.get("criteria", ()):
            criteria.append((each["id"], entry["id"], both(each["statement"]), both(each.get("x-note")),
                             each.get("source", ""), "applies_if" in each, listed(each.get("strength"), "statement"),
                             listed(each.get("kind"), "requirement"), tuple(each.get("see", ()))))
        extents[entry["id"]] = (len(indicators), range(begin[1], len(criteria)))

    extents = {}
    for root in document["indicators"]:
        walk(root, 1, None)
    assert [(i.id, i.level, i.parent, i.title, i.note) for i in catalogue.indicators] == indicators
    assert {i.id: (i.end, i.criteria) for i in catalogue.indicators} == extents
    assert [(c.id, c.indicator, c.statement, c.note, c.source, c.is_conditional, c.strengths, c.kinds, c.related)
            for c in catalogue.criteria] == criteria
    for table in (catalogue.indicators, catalogue.criteria):
        assert [each.index for each in table] == list(range(len(table)))
        assert any(each.note.zh for each in table)
    assert any(each.is_conditional for each in catalogue.criteria)
    assert {word for each in catalogue.criteria for word in each.strengths} == {"shall", "should", "may", "statement"}
    assert catalogue.extended == ()


def test_a_catalogue_in_other_forms():
    catalogue = xuehui.Catalogue()
    assert xuehui.Catalogue(catalogue.to_json()).to_json() == catalogue.to_json()
    title = catalogue.indicators["A.1"].title
    for write in (catalogue.to_text, catalogue.to_markdown, catalogue.to_dot):
        assert title.zh in write()
        assert write("zh") == write()
        assert title.en in write("en")
        assert title.en not in write("zh")
    assert catalogue.to_dot().startswith("digraph")
    assert max(map(len, catalogue.to_text("en", width=200).splitlines())) > 100
    assert "mzt-academic-draft" in repr(catalogue)


def test_check_finds_faults_in_conditions():
    xuehui.Catalogue().check()
    catalogue, scheme = measuring_documents()
    criterion = catalogue["indicators"][0]["children"][0]["children"][0]["criteria"][0]
    criterion["applies_if"] = {"no-such-operation": [1]}
    for fails in (xuehui.Catalogue(catalogue).check, lambda: xuehui.Engine(catalogue, scheme)):
        with pytest.raises(xuehui.Rejected) as caught:
            fails()
        assert caught.value.diagnostics[0].code == "bad_logic"


# ---- Schemes and engines


@pytest.mark.parametrize("id", SCHEMES)
def test_a_scheme_is_as_its_document_says(id):
    scheme = xuehui.Scheme(id)
    document = json.loads(xuehui.standard_document(id), parse_float=Decimal)
    assert (scheme.id, scheme.version, scheme.catalogue) == (id, document["version"], document["catalogue"])
    assert scheme.title == both(document["title"])
    assert scheme.full_marks == document["full_marks"]
    assert isinstance(scheme.full_marks, Decimal)
    assert [(r.id, r.title, r.value) for r in scheme.scale] == [
        (r["id"], both(r["title"]), r["value"] * 10**6) for r in document["scale"]
    ]
    assert [(g.id, g.title, g.at_least) for g in scheme.grades] == [
        (g["id"], both(g["title"]), g["at_least"] * 10**6) for g in document["grades"]
    ]
    assert id in repr(scheme)


def test_weights_and_roots(engine):
    weights = {node.id: node.weight for node in engine.assess(small_record()).nodes}
    assert {id: engine.weight(id) for id in weights} == weights
    assert engine.weight("A.1.1.1.1") == 1
    assert engine.weight("A.1") == 27
    whole = xuehui.Engine.standard("whole-standard")
    assert whole.weight("A.3") == 270
    roots = [each.id for each in engine.catalogue.indicators if engine.is_root(each.id)]
    assert roots == ["A.1", "A.2", "A.3", "A.4", "A.5"]
    assert engine.aggregate("A.1") == "mean"
    catalogue, scheme = measuring_documents()
    scheme.update(aggregate={"M": "min", "M.1": "max"}, weights={"M": Decimal("2.5")})
    least = xuehui.Engine(catalogue, scheme)
    assert [least.aggregate(id) for id in ("M", "M.1", "M.1.1")] == ["min", "max", "mean"]
    assert least.weight("M") == Decimal("2.5")
    assert least.assess(small_record()).nodes["M"].weight == Decimal("2.5")
    for call in (engine.weight, engine.aggregate, engine.is_root):
        with pytest.raises(xuehui.NotFound):
            call("A.9")
        with pytest.raises(xuehui.InvalidArgument):
            call("\ud800")
        with pytest.raises(TypeError):
            call(1)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_template_can_be_filled_in(engine, language):
    template = engine.template(language)
    assert template == json.loads(engine.template_json(language))
    assert [each["criterion"] for each in template["ratings"]] == list(engine.assess(small_record()).criteria.ids)
    filled = {**template, **{name: small_record()[name] for name in ("organisation", "period", "as_of")}}
    for each in filled["ratings"]:
        each["rating"] = "met"
    assert engine.assess(filled).score == xuehui.Interval(1_000_000, 1_000_000)


def test_limits_hold_for_whatever_an_engine_reads(engine):
    catalogue, scheme = measuring_documents()
    record = small_record()
    size = len(json.dumps(record))
    for limits in (xuehui.Limits(bytes=size), xuehui.Limits(values=20), xuehui.Limits(depth=3), None):
        assert xuehui.Engine.standard(limits=limits).assess(record).score == engine.assess(record).score
    for limits in (xuehui.Limits(bytes=size - 1), xuehui.Limits(values=3), xuehui.Limits(depth=1)):
        small = xuehui.Engine.standard(limits=limits)
        read = functools.partial(xuehui.Record, limits=limits)
        for call in (small.assess, small.assess_to_json, read):
            with pytest.raises(xuehui.Rejected) as caught:
                call(record)
            assert caught.value.diagnostics[0].code == "limit"
        assert next(small.assess_many([record])).error.code == "limit"
        for make in (xuehui.Catalogue, xuehui.Scheme, xuehui.Engine, xuehui.document_kind):
            with pytest.raises(xuehui.Rejected):
                make(catalogue if make is not xuehui.Scheme else scheme, limits=limits)
    with pytest.raises(xuehui.InvalidArgument):
        xuehui.Engine.standard(limits=xuehui.Limits(bytes=-1))


def test_the_deepest_document_that_is_allowed(engine):
    deep = 5
    for _ in range(997):
        deep = [deep]
    record = small_record(organisation={"id": "A", "x-deep": deep})
    assessment = xuehui.Engine.standard(limits=xuehui.Limits(depth=1000)).assess(record)
    assert assessment.nodes == engine.assess(small_record()).nodes
    found, depth = assessment.to_dict()["organisation"]["x-deep"], 0
    while isinstance(found, list):
        (found,), depth = found, depth + 1
    assert (found, depth) == (5, 997)


# ---- Records


def test_a_record_is_as_its_document_says():
    for path in SAMPLES:
        document = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        record = xuehui.Record(path)
        assert record.organisation_id == document["organisation"]["id"]
        assert record.organisation_name == document["organisation"]["name"]
        assert [day.isoformat() for day in record.period] == [document["period"]["from"], document["period"]["to"]]
        assert record.as_of.isoformat() == document["as_of"]
        assert len(record.ratings) == len(document["ratings"])
        for rating, entry in zip(record.ratings, document["ratings"]):
            assert (rating.criterion, rating.rating, rating.measure, rating.assessor, rating.reason) == tuple(
                entry.get(name) for name in ("criterion", "rating", "measure", "assessor", "reason"))
            assert rating.stage == entry.get("stage", "self")
            assert rating.on == (entry.get("on") and datetime.date.fromisoformat(entry["on"]))
            assert len(rating.evidence) == len(entry.get("evidence", ()))
            for evidence, given in zip(rating.evidence, entry.get("evidence", ())):
                expires = evidence.expires and evidence.expires.isoformat()
                assert (evidence.title, evidence.uri, evidence.sha256, expires) == tuple(
                    given.get(name) for name in ("title", "uri", "sha256", "expires"))
        assert document["organisation"]["id"] in repr(record)


def test_a_small_record_says_little(engine):
    record = engine.assess(small_record({"criterion": "A.1.1.1.1", "rating": "met"})).record
    assert record.organisation_name is None
    assert record.ratings == (xuehui.Rating("A.1.1.1.1", "met", None, "self", None, None, None, ()),)


def test_the_digest_is_of_the_record(engine):
    one, other = sample("middling"), dict(reversed(sample("middling").items()))
    assert xuehui.Record(one).sha256 == xuehui.Record(other).sha256
    assert engine.assess(one).to_dict()["record"]["sha256"] == xuehui.Record(one).sha256
    assert xuehui.Record(one, as_of="2026-04-01").sha256 != xuehui.Record(one).sha256


# ---- Assessments


def test_an_assessment_in_all_its_forms(engine, assessment):
    document = assessment.to_dict()
    assert document == json.loads(assessment.to_json(), parse_float=Decimal)
    assert "sha256" in document["record"]
    assert "sha256" not in assessment.to_dict(digests=False).get("record", {})
    assert engine.assess_to_json(sample("middling"), digests=False) == assessment.to_json(digests=False)
    for write in (assessment.to_text, assessment.to_markdown, assessment.to_html):
        assert "参考等级" in write()
        assert write("zh") == write()
        assert "eference grade" in write("en")
    assert max(map(len, assessment.to_text("en", width=200).splitlines())) > 100
    for write in (assessment.to_text, engine.catalogue.to_text, functools.partial(assessment.explain, "A.3")):
        coloured = write("en", colour=True)
        assert "\x1b[1m" in coloured
        assert re.sub("\x1b\\[[0-9;]+m", "", coloured) == write("en", colour=False) == write("en")
    assert max(map(len, assessment.to_text("en").splitlines())) <= 80
    assert "798958 to 905729" in repr(assessment)


def test_views_hold_what_the_document_holds(assessment):
    document = assessment.to_dict()
    for node, entry in zip(assessment.nodes, document["nodes"]):
        assert dataclasses.asdict(node) == entry
    for criterion, entry in zip(assessment.criteria, document["criteria"]):
        optional = {"measure": None, "stage": None, "at": None, "at_most": None, "at_least": None}
        assert dataclasses.asdict(criterion) == {**optional, **entry}
    for gate, entry in zip(assessment.gates, document["gates"]):
        assert dataclasses.asdict(gate) == {"grade_at_most": None, "grade_down": None, **entry}
    assert [dataclasses.asdict(remark) for remark in assessment.warnings] == document["warnings"]
    for name in ("nodes", "criteria", "gates", "warnings"):
        assert len(getattr(assessment, name)) == len(document[name]) > 0
    assert sum(each.contribution for each in assessment.criteria) == assessment.score.lower


def test_marks_are_decimal_and_scores_int(assessment):
    assert assessment.score == xuehui.Interval(798958, 905729)
    assert [type(bound) for bound in assessment.score] == [int, int]
    assert [str(bound) for bound in assessment.marks] == ["798.96", "905.73"]
    assert [type(bound) for bound in assessment.marks] == [Decimal, Decimal]
    assert not assessment.score.is_exact
    lower, upper = assessment.grade
    assert (lower, upper) == ("2A", "4A")
    assert assessment.nodes["A.1"].score.is_exact


def test_gates_take_grades_down(engine):
    trouble = engine.assess(sample("in-trouble"))
    assert trouble.grade != trouble.grade_before_gates
    assert "true" in {gate.state for gate in trouble.gates}


def test_nothing_to_score(engine):
    ids = engine.assess(small_record()).criteria.ids
    nothing = engine.assess(small_record(*({"criterion": id, "rating": "not_applicable"} for id in ids)))
    assert (nothing.score, nothing.marks, nothing.grade, nothing.grade_before_gates) == (None, None, None, None)
    assert nothing.coverage == xuehui.Coverage(0, 0, 0, len(ids))
    assert {node.score for node in nothing.nodes} == {None}
    assert {criterion.gain for criterion in nothing.criteria} == {None}
    assert "no score" in repr(nothing)


def test_tables(assessment):
    nodes = assessment.nodes
    assert nodes["A.1"] is nodes[0]
    assert nodes[-1] is nodes[len(nodes) - 1]
    assert nodes[:2] == tuple(nodes)[:2]
    assert "A.1" in nodes
    assert nodes[0] in nodes
    assert "A.9" not in nodes
    assert nodes.get("A.9") is None
    assert nodes.get("A.1") is nodes[0]
    assert nodes.ids[0] == "A.1"
    assert nodes.index(nodes[3]) == 3
    assert [node.id for node in reversed(nodes)] == list(reversed(nodes.ids))
    assert nodes == assessment.engine.assess(assessment.record).nodes
    assert nodes != assessment.criteria
    assert "A.1" in repr(nodes)
    with pytest.raises(KeyError):
        nodes["A.9"]
    with pytest.raises(IndexError):
        nodes[len(nodes)]


def test_explain(assessment):
    for id in ("A.3.5.3", "A.3.5.3.1"):
        assert assessment.explain(id, "en").startswith(id)
        assert assessment.explain(id) == assessment.explain(id, "zh") != assessment.explain(id, "en")
    assert assessment.explain("A.3", width=200) != assessment.explain("A.3", width=40)
    for id in ("A.9", "", "4.1"):  # the last one lies outside the roots
        with pytest.raises(xuehui.NotFound):
            assessment.explain(id)


def test_results_do_not_come_out_of_nothing():
    with pytest.raises(TypeError):
        xuehui.Assessment()


# ---- Errors


def test_wrong_arguments(engine, assessment):
    for write in (assessment.to_text, assessment.to_markdown, assessment.engine.template, engine.catalogue.to_dot):
        with pytest.raises(xuehui.InvalidArgument):
            write("fr")
    for width in (10_001, -1, 2**32):
        with pytest.raises(xuehui.InvalidArgument):
            assessment.to_text(width=width)
    with pytest.raises(TypeError):
        assessment.to_text(width="80")


def test_diagnostics_say_all_there_is_to_say(engine):
    text = """{"format": "xuehui/record/1", "organisation": {"id": "A"},
 "period": {"from": "2025-01-01", "to": "2025-12-31"}, "as_of": "2026-02-30",
 "ratings": [{"criterion": "A.1.1.1.1", "ratign": "met"}]}"""
    with pytest.raises(xuehui.Rejected) as caught:
        engine.assess(text)
    rejected = caught.value
    assert [(each.code, each.document, each.pointer, each.line, each.hint) for each in rejected.diagnostics] == [
        ("bad_date", "record", "/as_of", 2, ""),
        ("missing_member", "record", "/ratings/0", 3, ""),
        ("unknown_member", "record", "/ratings/0/ratign", 3, "rating"),
    ]
    assert rejected.diagnostics[0].column == text.splitlines()[1].index('"2026-02-30"') + 1
    assert all(each.message for each in rejected.diagnostics)
    assert str(rejected.diagnostics[0]) in str(rejected)
    assert str(rejected.diagnostics[-1]).endswith("(did you mean 'rating'?)")
    assert rejected.status_name == "XH_REJECTED"
    assert isinstance(rejected, ValueError)


def test_faults_beyond_the_limit_are_counted():
    record = small_record(*[{"criterion": "A.1.1.1.1", "rating": "met", "odd": 1}] * 50)
    with pytest.raises(xuehui.Rejected) as caught:
        xuehui.Record(record, limits=xuehui.Limits(diagnostics=10))
    assert len(caught.value.diagnostics) == 11
    assert caught.value.diagnostics[-1].code == "limit"
    assert "40" in caught.value.diagnostics[-1].message


def test_exceptions_cross_processes(engine):
    with pytest.raises(xuehui.Rejected) as caught:
        engine.assess("{}")
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (str(copy), copy.diagnostics) == (str(caught.value), caught.value.diagnostics)
    assert copy.status == caught.value.status
    unknown = pickle.loads(pickle.dumps(xuehui.Error("new", 99)))
    assert (str(unknown), unknown.status, unknown.status_name) == ("new", 99, "XH_?")
