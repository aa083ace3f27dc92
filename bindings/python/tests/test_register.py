"""Risk registers: made, read, brought up to date and shown."""

from __future__ import annotations

import copy
import datetime
import json

import pytest
from conftest import SAMPLES, sample

import xuehui


@pytest.fixture(scope="module")
def troubled(engine):
    return engine.assess(sample("in-trouble"))


def later(record, day):
    record = copy.deepcopy(record)
    record["as_of"] = day
    return record


def test_a_new_one_has_the_findings_that_were_raised(troubled):
    risks = xuehui.Register.new(troubled)
    raised = [finding for finding in troubled.findings if finding.state == "raised"]
    assert len(risks) == len(raised) > 5
    assert risks.organisation_id == "DEMO-0003"
    assert risks.organisation_name == sample("in-trouble")["organisation"]["name"]
    assert risks.as_of == datetime.date(2026, 3, 31)
    assert repr(risks) == f"Register('DEMO-0003', {len(raised)} entries as of 2026-03-31)"
    assert {entry["finding"]["rule"] for entry in risks.to_dict()["entries"]} == {finding.rule for finding in raised}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_updating_twice_changes_nothing(engine, path):
    assessment = engine.assess(path)
    once = xuehui.Register.new(assessment)
    assert once.update(assessment).to_json() == once.to_json()
    assert once.update(assessment).update(assessment).to_dict() == once.to_dict()
    assert xuehui.Register(once.to_json()).to_json() == once.to_json()
    assert bool(once)


def test_what_people_wrote_stays(engine, troubled):
    document = xuehui.Register.new(troubled).to_dict()
    document["entries"][0].update(owner="张三", due="2026-04-10", **{"x-own": {"b": 1, "a": [2]}})
    document["entries"].append({"id": "ours", "title": "场地", "likelihood": 2, "impact": 3})
    before = xuehui.Register(document)
    after = before.update(engine.assess(later(sample("in-trouble"), "2026-06-30")))
    assert before.as_of == datetime.date(2026, 3, 31)
    assert after.as_of == datetime.date(2026, 6, 30)
    entry = after.to_dict()["entries"][0]
    assert (entry["owner"], entry["due"], entry["x-own"]) == ("张三", "2026-04-10", {"b": 1, "a": [2]})
    assert after.to_dict()["entries"][-1]["title"] == "场地"


def test_a_register_is_of_one_organisation_and_goes_forward(engine, troubled):
    risks = xuehui.Register.new(troubled)
    with pytest.raises(xuehui.Rejected) as caught:
        risks.update(engine.assess(sample("middling")))
    assert [(each.document, each.pointer, each.code) for each in caught.value.diagnostics] == [
        ("register", "/organisation/id", "bad_value")
    ]
    with pytest.raises(xuehui.Rejected):
        risks.update(engine.assess(later(sample("in-trouble"), "2026-01-31")))


def test_documents_of_every_form(tmp_path, troubled):
    text = xuehui.Register.new(troubled).to_json()
    file = tmp_path / "register.json"
    file.write_text(text, encoding="utf-8")
    for document in (text, text.encode(), json.loads(text), file):
        assert xuehui.Register(document).to_json() == text
    with pytest.raises(xuehui.Rejected):
        xuehui.Register({})
    with pytest.raises(xuehui.Rejected):
        xuehui.Register(text, limits=xuehui.Limits(values=3))
    with pytest.raises(TypeError):
        xuehui.Register(1)


def test_the_view_is_of_any_day(troubled):
    document = xuehui.Register.new(troubled).to_dict()
    document["entries"][0]["due"] = "2026-04-10"
    risks = xuehui.Register(document)
    assert risks.view()["as_of"] == "2026-03-31"
    assert all("days_overdue" not in entry for entry in risks.view()["entries"])
    view = risks.view(datetime.date(2026, 4, 12))
    assert view["as_of"] == "2026-04-12"
    assert [entry["days_overdue"] for entry in view["entries"] if "days_overdue" in entry] == [2]
    assert risks.view(datetime.datetime(2026, 4, 12, 8, 30)) == view


def test_text_in_both_languages(troubled):
    risks = xuehui.Register.new(troubled)
    assert "风险台账" in risks.to_text()
    assert "Risk register" in risks.to_text("en", width=60)
    assert "2026-06-30" in risks.to_text("en", as_of=datetime.date(2026, 6, 30))
    assert "\x1b[" in risks.to_text(colour=True)
    with pytest.raises(xuehui.InvalidArgument):
        risks.to_text("fr")
