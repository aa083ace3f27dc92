"""Threads and lifetimes: everything may be shared, things may go in any order, and nothing is leaked."""

from __future__ import annotations

import concurrent.futures
import gc
import json
import resource
import threading
import time

import pytest
from conftest import SAMPLES, measuring_documents, sample, small_record

import xuehui
from xuehui import _batch


def test_threads_share_an_engine(engine):
    records = [sample(path.stem) for path in SAMPLES] + ["{", small_record()]

    def work(number):
        record = records[number % len(records)]
        try:
            assessment = engine.assess(record)
        except xuehui.Rejected as rejected:
            return rejected.diagnostics
        return assessment.to_json(), assessment.nodes, assessment.explain("A.1")

    expected = [work(number) for number in range(len(records))]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        results = list(pool.map(work, range(200)))
    for number, result in enumerate(results):
        assert result == expected[number % len(records)]


def test_threads_share_everything_else():
    expected = xuehui.Engine.standard().assess(sample("middling"))
    scores, criteria, ids = expected.score, expected.criteria, expected.engine.catalogue.criteria.ids
    for _ in range(20):
        shared = xuehui.Engine.standard().assess(sample("middling"))
        barrier = threading.Barrier(4)

        def work(shared=shared, barrier=barrier):
            barrier.wait()
            catalogue = shared.engine.catalogue
            return shared.score, shared.criteria, catalogue.criteria.ids, list(shared.engine.assess_many(SAMPLES))

        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            results = [future.result() for future in [pool.submit(work) for _ in range(4)]]
        assert all(result == results[0] for result in results)
        assert results[0][:3] == (scores, criteria, ids)


def test_other_threads_run_during_a_call(engine, monkeypatch):
    # One long call, of which this thread notes the longest gap between two looks at the clock. Were the interpreter
    # held, that would be the whole call.
    monkeypatch.setattr(_batch, "_PIECE_BYTES", 1 << 30)
    records = [json.dumps(sample("well-run")).encode()] * 1500
    took = []

    def work():
        began = time.perf_counter()
        next(engine.assess_many(records, threads=1))
        took.append(time.perf_counter() - began)

    thread = threading.Thread(target=work)
    longest, before = 0.0, time.perf_counter()
    thread.start()
    while thread.is_alive():
        time.sleep(0.001)
        now = time.perf_counter()
        longest, before = max(longest, now - before), now
    assert longest < took[0] / 2


def test_what_came_of_an_engine_outlives_it():
    engine = xuehui.Engine(*measuring_documents())
    assessment = engine.assess(small_record({"criterion": "M.1.1.1", "measure": 0.5}))
    catalogue, scheme = engine.catalogue, engine.scheme
    results = engine.assess_many([small_record()] * 3)
    del engine
    gc.collect()
    assert catalogue.criteria.ids == ("M.1.1.1",)
    assert scheme.grades.ids == ("some",)
    assert [result.score for result in results] == [xuehui.Interval(0, 1_000_000)] * 3
    nodes, criteria, warnings, record = assessment.nodes, assessment.criteria, assessment.warnings, assessment.record
    again = assessment.engine
    del assessment
    gc.collect()
    assert nodes["M"].score == xuehui.Interval(500_000, 500_000)
    assert criteria[0].id == "M.1.1.1"
    assert warnings[0].at == "/ratings/0"
    assert record.ratings[0].criterion == "M.1.1.1"
    assert again.assess(record).nodes == nodes


def resident() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


FAULTY = json.dumps({f"unknown member {number}": number for number in range(500)})


def everything(engine, record):
    assessment = engine.assess(record)
    assessment.to_json()
    assessment.to_text()
    assessment.explain("A.1")
    assert assessment.record.ratings[0].criterion
    assert assessment.engine.scheme.id
    list(engine.assess_many([record, "{"], threads=1))
    with pytest.raises(xuehui.Rejected):
        engine.assess(FAULTY)
    with pytest.raises(xuehui.NotFound):
        assessment.explain("none")


def test_nothing_is_leaked(engine):
    record = sample("well-run")
    size = len(engine.assess(record).to_json())
    assert size > 20_000
    for _ in range(30):
        everything(engine, record)
    before = resident()
    for _ in range(400):
        everything(engine, record)
    gc.collect()
    # 400 texts or assessments that nobody freed would be 400 times their size
    assert resident() - before < 400 * size / 4
