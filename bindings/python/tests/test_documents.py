"""Documents on their way in: every form in which one may be given, and that nothing changes on the way."""

from __future__ import annotations

import datetime
import enum
import json
import types
from decimal import Decimal

import pytest
from conftest import SAMPLES, measuring_documents, sample, small_record

import xuehui
from xuehui import _json

MIDDLING = next(path for path in SAMPLES if path.stem == "middling")


def measured(measure):
    return small_record({"criterion": "M.1.1.1", "measure": measure})


# ---- Forms


def test_all_forms_of_a_record_give_the_same(engine):
    text = MIDDLING.read_text(encoding="utf-8")
    expected = engine.assess(MIDDLING).to_json()
    forms = [json.loads(text), types.MappingProxyType(json.loads(text)), text, "\ufeff" + text, text.encode(),
             bytearray(text.encode()), memoryview(text.encode())]
    for form in forms:
        assert engine.assess(form).to_json() == expected
        assert engine.assess_to_json(form) == expected
        assert engine.assess(xuehui.Record(form)).to_json() == expected


def test_all_forms_of_a_catalogue_and_a_scheme(tmp_path):
    catalogue, scheme = measuring_documents()
    files = []
    for name, document in (("catalogue", catalogue), ("scheme", scheme)):
        files.append(tmp_path / f"{name}.json")
        files[-1].write_text(json.dumps(document), encoding="utf-8")
    texts = [path.read_text(encoding="utf-8") for path in files]
    pairs = [(catalogue, scheme), texts, [" \n" + text for text in texts], ["\ufeff" + text for text in texts],
             [text.encode() for text in texts], files,
             (xuehui.Catalogue(catalogue), xuehui.Scheme(scheme))]
    for pair in pairs:
        engine = xuehui.Engine(*pair)
        assert (engine.catalogue.id, engine.scheme.id) == ("measured", "by-measure")
        assert engine.assess(measured(1)).score == xuehui.Interval(1_000_000, 1_000_000)


def test_ids_stand_for_built_in_documents():
    for scheme in ("capability-1000", "whole-standard"):
        one, other = xuehui.Engine.standard(scheme), xuehui.Engine("mzt-academic-draft", scheme)
        assert one.catalogue.identity == other.catalogue.identity == xuehui.Catalogue().identity
        assert one.scheme.identity == other.scheme.identity == xuehui.Scheme(scheme).identity
        assert one.scheme.id == scheme
    assert xuehui.Engine().scheme.id == xuehui.Engine.standard().scheme.id == "capability-1000"
    for call in (xuehui.Catalogue, xuehui.Scheme, xuehui.Engine, xuehui.Engine.standard, xuehui.standard_document):
        with pytest.raises(xuehui.NotFound):
            call("scheme.json")


def test_an_id_of_another_kind_is_refused():
    with pytest.raises(xuehui.Rejected) as caught:
        xuehui.Catalogue("capability-1000")
    assert [(fault.code, fault.document) for fault in caught.value.diagnostics] == [("format", "catalogue")]


def test_text_of_a_record_is_never_an_id(engine):
    for text in ("mzt-academic-draft", "", "[]", "tests/samples/middling.json"):
        with pytest.raises(xuehui.Rejected):
            engine.assess(text)


def test_a_catalogue_finds_what_it_extends_among_others():
    catalogue, scheme = measuring_documents()
    added = {"parent": "M.1.1", "id": "M.1.1.2", "statement": {"zh": "二"}}
    ours = {"format": "xuehui/catalogue/1", "id": "ours", "version": "1", "extends": "measured", "add": [added]}
    engine = xuehui.Engine(ours, scheme, others=[{**catalogue, "id": "unused"}, json.dumps(catalogue)])
    assert engine.catalogue.criteria.ids == ("M.1.1.1", "M.1.1.2")
    assert [each.id for each in engine.catalogue.extended] == ["measured"]
    with pytest.raises(xuehui.Rejected) as caught:
        xuehui.Catalogue(ours)
    assert caught.value.diagnostics[0].code == "unknown_id"


@pytest.mark.parametrize("wrong", [None, 5, 1.5, ["a"], {1}, object()], ids=repr)
def test_what_is_no_document(engine, wrong):
    for call in (engine.assess, engine.assess_to_json, xuehui.Record, xuehui.Catalogue, xuehui.Scheme,
                 xuehui.document_kind):
        with pytest.raises(TypeError):
            call(wrong)
    with pytest.raises(TypeError):
        list(engine.assess_many([wrong]))


def test_a_file_that_is_not_there(engine, tmp_path):
    for call in (engine.assess, xuehui.Record, xuehui.Catalogue, xuehui.Scheme):
        with pytest.raises(FileNotFoundError):
            call(tmp_path / "none.json")


# ---- Numbers


@pytest.mark.parametrize(
    ("measure", "value"),
    [(1, 1_000_000), (0, 0), (True, None), (0.1, 100_000), (0.25, 250_000), (1e-06, 1), (5e-07, None),
     (0.1 + 0.2, None), (-0.0, 0), (1e300, None), (Decimal("0.1"), 100_000), (Decimal("1E-6"), 1),
     (Decimal("1E-7"), None),
     (Decimal("0.1000000000000000000000"), 100_000), (Decimal("0.1000000000000000000001"), None), (10**9, None),
     (10**9 - 1, 1_000_000), (-(10**9) + 1, 0), (Decimal(10**9), None), (10**6000, None), (Decimal("1E+400"), None)],
    ids=lambda value: f"{Decimal(value):.12g}" if value is not None else "refused",
)
def test_a_number_goes_in_as_it_is_or_is_refused(measuring, measure, value):
    if value is not None:
        assert measuring.assess(measured(measure)).criteria["M.1.1.1"].value == xuehui.Interval(value, value)
        return
    with pytest.raises(xuehui.Rejected) as caught:
        measuring.assess(measured(measure))
    assert caught.value.diagnostics[0].code in ("bad_number", "wrong_type", "syntax")


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf"), Decimal("NaN"), Decimal("sNaN"),
                                    Decimal("Infinity"), Decimal("-Infinity")], ids=str)
def test_what_is_no_number_is_refused_by_the_library(engine, measuring, number):
    for subject, record in ((measuring, measured(number)), (engine, small_record(facts={"a": [{"b": number}]}))):
        with pytest.raises(xuehui.Rejected) as caught:
            subject.assess(record)
        assert [(fault.code, fault.document) for fault in caught.value.diagnostics] == [("syntax", "record")]
        assert next(subject.assess_many([record])).error.code == "syntax"


@pytest.mark.parametrize("record", [small_record(x="\ud800"), small_record(**{"\udc00": 1}),
                                    small_record(facts={"a": "\udfff"}), '{"format": "\ud800"}'], ids=ascii)
def test_half_a_character_is_refused_by_the_library(engine, record):
    with pytest.raises(xuehui.Rejected) as caught:
        engine.assess(record)
    assert [(fault.code, fault.line) for fault in caught.value.diagnostics] == [("encoding", 1)]
    assert next(engine.assess_many([record])).error.code == "encoding"


def test_characters_go_in_as_they_are(engine):
    name = "学会 😀 \x7f \" \\ / \n \t \u2028 \x00"
    record = small_record(organisation={"id": "组织-1", "name": name})
    assert engine.assess(record).record.organisation_name == name
    assert engine.assess(record).to_dict()["organisation"] == {"id": "组织-1", "name": name}


class Word(str, enum.Enum):
    MET = "met"


class Number(enum.IntEnum):
    ONE = 1


class Indexed:
    def __index__(self):
        return 7


def test_dumps():
    given = {"a": [], "b": {}, "c": (None, True, False, Word.MET, Number.ONE, Indexed()),
             "d": datetime.date(2026, 3, 1), "e": Decimal("1.50"), "f": 1e22, "g": [[[]], [{}]], "é": "\x1f"}
    assert _json.dumps(given) == (
        '{"a": [], "b": {}, "c": [null, true, false, "met", 1, 7], "d": "2026-03-01", "e": 1.50, "f": 1e+22, '
        '"g": [[[]], [{}]], "é": "\\u001f"}'
    )
    twice = [1]
    assert _json.dumps([twice, twice]) == "[[1], [1]]"


@pytest.mark.parametrize("wrong", [{1: 2}, {None: 1}, {(): 1}, {"a": {b"b": 1}}, {"a": b"b"}, {"a": {1, 2}},
                                   {"a": object()}, {"a": datetime.datetime(2026, 1, 1)}], ids=repr)
def test_what_json_cannot_hold(engine, wrong):
    with pytest.raises(TypeError):
        engine.assess(wrong)


def test_what_holds_itself(engine):
    record = sample("middling")
    record["facts"]["self"] = [record]
    with pytest.raises(ValueError, match="hold itself"):
        engine.assess(record)


def test_depth_is_for_the_library_to_judge(engine):
    deep = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(xuehui.Rejected) as caught:
        engine.assess(small_record(facts={"a": deep}))
    assert caught.value.diagnostics[0].code == "limit"


# ---- The day of assessment


def test_as_of_takes_the_place_of_the_records(engine):
    record = sample("middling")
    for day in ("2025-06-30", datetime.date(2025, 6, 30)):
        changed = {**record, "as_of": "2025-06-30"}
        expected = engine.assess(changed).to_json()
        assert expected != engine.assess(record).to_json()
        for form in (record, json.dumps(record), json.dumps(record, indent=2).encode(), MIDDLING):
            assert engine.assess(form, as_of=day).to_json() == expected
            assert engine.assess_to_json(form, as_of=day) == expected
            assert engine.assess(xuehui.Record(form, as_of=day)).to_json() == expected
            batch = engine.assess_many([form, changed], as_of=day)
            first, second = batch
            assert first.score == second.score == engine.assess(changed).score


@pytest.mark.parametrize(
    ("text", "changed"),
    [('{"as_of": "a", "b": 1}', '{"as_of": "D", "b": 1}'),
     ('\n{ "b" : {"as_of": "x"}, "as\\u005fof"\t:\n"a"}', '\n{ "b" : {"as_of": "x"}, "as\\u005fof"\t:\n"D"}'),
     ('{"b": "as_of", "c": ":", "as_of": ""}', '{"b": "as_of", "c": ":", "as_of": "D"}'),
     ('{"b": ["as_of", {"as_of": "x"}, "\\"as_of\\": \\"x\\""], "as_of": "a"}',
      '{"b": ["as_of", {"as_of": "x"}, "\\"as_of\\": \\"x\\""], "as_of": "D"}'),
     ('{"as_of": 5}', None), ('{"b": "as_of"}', None), ('["as_of", "a"]', None), ('{"as_of', None), ("", None),
     ('{"as_of": {"as_of": "x"}}', None), ('{"as_of": ["x"]}', None)],
)
def test_only_the_records_own_member_is_replaced(text, changed):
    assert _json.with_as_of(text.encode(), "D").decode() == (text if changed is None else changed)


def test_a_bad_as_of(engine):
    for day in ("2025-02-30", "today", '"', "\ud800"):
        with pytest.raises(xuehui.Rejected):
            engine.assess(MIDDLING, as_of=day)
    for day in (5, datetime.datetime(2026, 1, 1), b"2026-01-01"):
        with pytest.raises(TypeError):
            engine.assess(MIDDLING, as_of=day)
    with pytest.raises(TypeError):
        engine.assess(xuehui.Record(MIDDLING), as_of="2026-01-01")


def test_as_of_is_no_stand_in_for_a_member_that_is_missing(engine):
    record = sample("middling")
    del record["as_of"]
    with pytest.raises(xuehui.Rejected) as caught:
        engine.assess(record, as_of="2026-01-01")
    assert [fault.code for fault in caught.value.diagnostics] == ["missing_member"]


# ---- One line


@pytest.mark.parametrize(
    ("text", "line"),
    [(b'{"a":\n1}\r\n', b'{"a": 1}\r '), (b'{"a\\n": "\\"\n"}', b'{"a\\n": "\\"\x01"}'), (b'"a\n', b'"a\x01'),
     (b'\\\n"\n', b'\\ "\x01'), (b'"\\\\"\n1', b'"\\\\" 1'), (b'"\n"\n"\n"', b'"\x01" "\x01"'),
     (b'"\\\n"\n', b'"\\\x01" '), (b"\n\n", b"  "), (b"", b"")],
)
def test_on_one_line(text, line):
    assert _json.on_one_line(text) == line


def test_a_line_break_inside_a_string_stays_a_fault(engine):
    text = json.dumps(small_record(organisation={"id": "A@B"}))
    assert next(engine.assess_many([text])).error is None
    assert next(engine.assess_many([text.replace("@", "\n")])).error.code == "syntax"
    assert next(engine.assess_many([text.replace("@", "\\n")])).error.code == "bad_id"
