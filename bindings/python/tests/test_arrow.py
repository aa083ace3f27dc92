"""Arrow through the PyCapsule protocol: what pyarrow and polars make of ratings, against records one by one."""

from __future__ import annotations

import datetime
import gc
import json
import random
from decimal import Decimal

import pytest

import xuehui

pa = pytest.importorskip("pyarrow")

COMMON = {
    "format": "xuehui/record/1",
    "organisation": {"id": "common"},
    "period": {"from": "2025-01-01", "to": "2025-12-31"},
    "as_of": "2026-03-31",
}
RATINGS = ["met", "largely_met", "partly_met", "not_met", "not_applicable", None]


@pytest.fixture(scope="module")
def engine():
    return xuehui.Engine.standard()


@pytest.fixture(scope="module")
def criteria(engine):
    return [criterion.id for criterion in engine.catalogue.criteria if criterion.id.startswith("A.")]


@pytest.fixture(scope="module")
def rows(criteria):
    chance = random.Random(5)
    return [{id: chance.choice(RATINGS) for id in criteria} for _ in range(50)]


def record_of(name, row):
    ratings = [{"criterion": id, "rating": rating} for id, rating in row.items() if rating is not None]
    return {**COMMON, "organisation": {"id": name}, "ratings": ratings}


@pytest.fixture(scope="module")
def expected(engine, rows):
    """What records that say the same get: totals, grades, the scores of level 1."""
    found = []
    for number, row in enumerate(rows):
        one = engine.assess(record_of(f"O{number}", row))
        levels = {node.id: node.score for node in one.nodes if node.level == 1}
        found.append((one.score.lower, one.score.upper, one.grade.lower, one.grade.upper, levels["A.1"].lower, levels["A.5"].upper))
    return found


def results_of(stream):
    table = pa.RecordBatchReader.from_stream(stream).read_all()
    table.validate(full=True)
    names = ["total_lower", "total_upper", "grade_lower", "grade_upper", "A.1.lower", "A.5.upper"]
    return table, list(zip(*(table[name].to_pylist() for name in names)))


def wide(rows, criteria, make):
    columns = {"organisation": pa.array([f"O{number}" for number in range(len(rows))])}
    columns.update({id: make([row[id] for row in rows]) for id in criteria})
    return pa.table(columns)


TYPES = {
    "string": lambda values: pa.array(values, pa.string()),
    "large_string": lambda values: pa.array(values, pa.large_string()),
    "string_view": lambda values: pa.array(values, pa.string_view()),
    "dictionary": lambda values: pa.array(values).dictionary_encode(),
    "dictionary of int8": lambda values: pa.array(values).dictionary_encode().cast(pa.dictionary(pa.int8(), pa.string())),
}


@pytest.mark.parametrize("make", TYPES.values(), ids=TYPES)
def test_wide_tables_get_what_records_get(engine, rows, criteria, expected, make):
    scorer = engine.arrow(COMMON, levels=[1])
    table, found = results_of(scorer.score(wide(rows, criteria, make)))
    assert found == expected
    assert table["organisation"].to_pylist() == [f"O{number}" for number in range(len(rows))]
    assert table["fault"].null_count == len(rows)
    assert table.schema.field("gate.assets").type == pa.bool_()


def test_slices_and_chunks(engine, rows, criteria, expected):
    scorer = engine.arrow(COMMON, levels=[1], threads=2)
    whole = wide(rows, criteria, TYPES["dictionary"])
    parts = pa.concat_tables([whole.slice(0, 7), whole.slice(7, 1), whole.slice(8, 0), whole.slice(8)])
    assert results_of(scorer.score(parts))[1] == expected
    assert results_of(scorer.score(whole.slice(13, 20)))[1] == expected[13:33]


def test_a_list_of_ratings(engine, rows, criteria, expected):
    flat = pa.array([rating for row in rows for rating in row.values()])
    table = pa.table({"ratings": pa.FixedSizeListArray.from_arrays(flat, len(criteria))})
    scorer = engine.arrow(COMMON, levels=[1])
    assert results_of(scorer.score(table))[1] == expected
    assert results_of(scorer.score(table.slice(3, 5)))[1] == expected[3:8]


def test_the_long_form(engine, rows, expected):
    organisation, criterion, rating = zip(*((f"O{number}", id, given) for number, row in enumerate(rows) for id, given in row.items()))
    table = pa.table({"organisation": organisation, "criterion": criterion, "rating": rating})
    batches = table.to_batches(max_chunksize=101)
    reader = pa.RecordBatchReader.from_batches(table.schema, iter(batches))
    table, found = results_of(engine.arrow(COMMON, levels=[1]).score(reader))
    assert found == expected
    assert table["organisation"].to_pylist() == [f"O{number}" for number in range(len(rows))]


def test_the_latest_rating_counts(engine):
    table = pa.table({
        "organisation": ["a", "a", "b"],
        "criterion": ["A.1.1.1.1"] * 3,
        "rating": ["not_met", "met", "met"],
        "on": [datetime.date(2026, 2, 1), datetime.date(2026, 1, 1), None],
    })
    found = pa.table(engine.arrow(COMMON).score(table))
    one = engine.assess(record_of("a", {"A.1.1.1.1": "not_met"}))
    assert found["total_upper"][0].as_py() == one.score.upper


def test_measures():
    scheme = json.loads(xuehui.standard_document("capability-1000"))
    scheme["measures"] = {"A.1.1.1.1": {"unit": "x", "linear": [[0, 0], [10, 1]]}}
    engine = xuehui.Engine(scheme=scheme)
    values = [0.1, 2.5, None, 10.0, 0.1234567]
    want = []
    for value in values[:-1]:
        ratings = [] if value is None else [{"criterion": "A.1.1.1.1", "measure": value}]
        want.append(engine.assess({**COMMON, "ratings": ratings}).score.lower)
    scorer = engine.arrow(COMMON)
    floats = pa.table(scorer.score(pa.table({"A.1.1.1.1": values})))
    assert floats["total_lower"].to_pylist() == [*want, None]
    assert "bad_value" in floats["fault"][4].as_py()
    decimals = pa.array([None if value is None else Decimal(repr(value)) for value in values[:-1]], pa.decimal128(20, 8))
    assert pa.table(scorer.score(pa.table({"A.1.1.1.1": decimals})))["total_lower"].to_pylist() == want


def test_a_row_that_is_wrong_touches_no_other(engine):
    table = pa.table(engine.arrow(COMMON).score(pa.table({"A.1.1.1.1": ["met", "splendid", "met"]})))
    assert table["total_lower"].is_null().to_pylist() == [False, True, False]
    assert table["fault"].to_pylist() == [None, "A.1.1.1.1: unknown_id: the scale has no rating 'splendid'", None]


def test_what_is_refused(engine):
    scorer = engine.arrow(COMMON)
    with pytest.raises(xuehui.Rejected):
        scorer.score(pa.table({"x": [1]}))
    with pytest.raises(TypeError):
        scorer.score([1])
    with pytest.raises(xuehui.InvalidArgument):
        engine.arrow(COMMON, levels=[4])
    stream = scorer.score(pa.table({"A.1.1.1.1": ["met"]}))
    pa.table(stream)
    with pytest.raises(xuehui.InvalidArgument):
        pa.table(stream)


def test_an_error_of_the_source_reaches_who_reads(engine):
    def batches():
        yield pa.record_batch({"A.1.1.1.1": ["met"]})
        raise ValueError("the disk is gone")

    reader = pa.RecordBatchReader.from_batches(pa.schema({"A.1.1.1.1": pa.string()}), batches())
    results = pa.RecordBatchReader.from_stream(engine.arrow(COMMON).score(reader))
    assert results.read_next_batch().num_rows == 1
    with pytest.raises((OSError, ValueError, pa.ArrowException)):
        results.read_next_batch()


def test_memory_goes_when_nobody_reads(engine, rows, criteria):
    table = wide(rows, criteria, TYPES["dictionary"])
    before = pa.total_allocated_bytes()
    for _ in range(20):
        scorer = engine.arrow(COMMON)
        scorer.score(table)  # never read
        scorer.score(table).__arrow_c_stream__()  # a capsule that nobody takes
        pa.table(scorer.score(table))
    gc.collect()
    assert pa.total_allocated_bytes() == before


def test_polars(engine, rows, criteria, expected):
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"organisation": [f"O{number}" for number in range(len(rows))],
                              **{id: [row[id] for row in rows] for id in criteria}})
    scorer = engine.arrow(COMMON, levels=[1])
    for given in (frame, frame.with_columns(polars.col(criteria).cast(polars.Categorical)),
                  frame.with_columns(polars.col(criteria).cast(polars.Enum([each for each in RATINGS if each])))):
        found = polars.DataFrame(scorer.score(given))
        assert found["total_lower"].to_list() == [each[0] for each in expected]
        assert found["grade_upper"].cast(polars.String).to_list() == [each[3] for each in expected]
        assert found["organisation"].to_list()[3] == "O3"
