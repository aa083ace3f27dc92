"""Whatever comes in, a document is assessed or xuehui.Error says why not. Inputs are made with a fixed seed."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from conftest import sample, small_record
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import xuehui
from xuehui import _json

steady = settings(derandomize=True, database=None, deadline=None, max_examples=150,
                  suppress_health_check=list(HealthCheck))

# Any str, lone surrogates too, and any number.
texts = st.text(st.characters(), max_size=20)
numbers = st.one_of(st.integers(), st.floats(), st.decimals())
words = st.sampled_from(["format", "xuehui/record/1", "ratings", "criterion", "A.1.1.1.1", "rating", "met", "as_of",
                         "facts", "2026-01-01", "measure", "x-", "evidence", "on", "stage", "final", "",
                         "not_applicable"])
anything = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, texts, words),
    lambda parts: st.one_of(st.lists(parts, max_size=4), st.dictionaries(st.one_of(words, texts), parts, max_size=4)),
    max_leaves=20,
)
# Bytes that look like JSON now and then.
scraps = st.lists(st.one_of(st.binary(max_size=4), st.sampled_from(
    [b"{", b"}", b"[", b"]", b'"', b":", b",", b"\n", b"\r", b"\\", b"1", b"e", b"-", b"null", b'"as_of"',
     b"\xef\xbb\xbf", b"\x00", b'{"format": "xuehui/record/1"', b"\\ud800"])), max_size=25).map(b"".join)


def outcome(engine, document, **options):
    """What comes of a document: a score, or the faults."""
    try:
        assessment = engine.assess(document, **options)
    except xuehui.Rejected as rejected:
        assert rejected.diagnostics
        return tuple((fault.code, fault.pointer) for fault in rejected.diagnostics)
    return assessment.score


@st.composite
def spoilt(draw):
    """A good record in which some value is another one."""
    record = draw(st.sampled_from(["middling", "in-trouble"]).map(sample))
    at = record
    for _ in range(draw(st.integers(0, 4))):
        keys = list(at) if isinstance(at, dict) else range(len(at))
        if not keys:
            break
        key = draw(st.sampled_from(keys))
        if not isinstance(at[key], (dict, list)) or draw(st.booleans()):
            at[key] = draw(anything)
            break
        at = at[key]
    return record


@steady
@given(scraps)
def test_bytes(text):
    engine = xuehui.Engine.standard()
    faults = outcome(engine, text)
    assert isinstance(faults, tuple)  # no scraps make a record
    result = next(engine.assess_many([text]))
    assert (result.error.code, result.error.pointer) == faults[0]
    for make in (xuehui.Catalogue, xuehui.Scheme, xuehui.Record):
        with pytest.raises(xuehui.Error):
            make(text)


@steady
@given(texts)
def test_strings(text):
    assessment = xuehui.Engine.standard().assess(small_record())
    for call in (xuehui.Catalogue, xuehui.Scheme, xuehui.Record, xuehui.schema, xuehui.standard_document,
                 assessment.explain, assessment.engine.weight, assessment.to_text, assessment.engine.assess):
        with pytest.raises(xuehui.Error):
            call(text)


@steady
@given(st.dictionaries(st.one_of(words, texts), anything, max_size=6))
def test_dicts(document):
    engine = xuehui.Engine.standard()
    faults = outcome(engine, document)
    assert isinstance(faults, tuple)
    for make in (xuehui.Catalogue, xuehui.Scheme, xuehui.Record):
        with pytest.raises(xuehui.Rejected):
            make(document)


@steady
@given(st.lists(spoilt(), min_size=1, max_size=4))
def test_spoilt_records_alone_and_together(records):
    engine = xuehui.Engine.standard()
    results = list(engine.assess_many(records))
    assert len(results) == len(records)
    for record, result in zip(records, results):
        expected = outcome(engine, record)
        if result.error is None:
            assert result.score == expected
        else:
            assert (result.error.code, result.error.pointer) == expected[0]


@steady
@given(scraps)
def test_line_breaks_make_nothing_good_of_bad(text):
    def read(text):
        try:
            return json.loads(text.decode())
        except ValueError:
            return None

    line = _json.on_one_line(text)
    assert b"\n" not in line
    assert len(line) == len(text)
    assert read(line) == read(text)


@steady
@given(st.recursive(st.one_of(st.none(), st.booleans(), st.integers(), st.text(),
                              st.floats(allow_nan=False, allow_infinity=False),
                              st.decimals(allow_nan=False, allow_infinity=False)),
                    lambda parts: st.one_of(st.lists(parts), st.dictionaries(st.text(), parts)), max_leaves=30))
def test_json_says_what_python_says(value):
    def exact(value):
        if isinstance(value, dict):
            return {key: exact(part) for key, part in value.items()}
        if isinstance(value, list):
            return [exact(part) for part in value]
        return Decimal(repr(value)) if isinstance(value, float) else value

    text = _json.dumps(value)
    assert "\n" not in text
    assert _json.loads(text) == exact(value)
    assert _json._loads_deep(text) == exact(value)


@steady
@given(st.dictionaries(st.one_of(words, texts), anything, max_size=6), st.dates(), st.sampled_from([None, 1, "\t"]))
def test_as_of_replaces_one_member_and_nothing_else(document, day, indent):
    text = json.dumps(document, default=str, indent=indent)
    changed = json.loads(_json.with_as_of(text.encode(), day))
    expected = json.loads(text)
    if isinstance(expected.get("as_of"), str):
        expected["as_of"] = day.isoformat()
    assert json.dumps(changed) == json.dumps(expected)


@pytest.mark.parametrize("text", [b'"' * 200_000, b'\\"' * 200_000, b'"\\' * 200_000, b"[" * 200_000, b"\n" * 200_000,
                                  b'{"as_of":' * 50_000, b'{"a":"' + b"\\" * 200_000])
def test_large_nonsense_costs_little(engine, text):
    assert isinstance(outcome(engine, text, as_of="2026-01-01"), tuple)
    assert next(engine.assess_many([text], as_of="2026-01-01")).error is not None
