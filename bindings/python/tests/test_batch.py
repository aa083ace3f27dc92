"""Many records at once: the results of one at a time, in order, whatever stands beside them."""

from __future__ import annotations

import itertools
import json

import pytest
from conftest import SAMPLES, sample, small_record

import xuehui
from xuehui import _batch

BAD = [b"", b"{", b"\xff", "null", {}, b"\n\n", b'{"format": "xuehui/record/1"}', "\ufeff\ufeff{}",
       small_record({"criterion": "none", "rating": "met"}), {"organisation": float("nan")}]


def many(count):
    """Records of different size and result."""
    samples = [sample(path.stem) for path in SAMPLES]
    for number in range(count):
        record = dict(samples[number % len(samples)])
        record["organisation"] = {"id": f"ORG-{number}", "name": "学会" * (number % 7)}
        record["ratings"] = record["ratings"][: 1 + number * 13 % len(record["ratings"])]
        yield record


def one_by_one(engine, record):
    """What a batch says of a record, from assessing it alone."""
    try:
        alone = engine.assess(record)
    except xuehui.Rejected as rejected:
        return rejected.diagnostics[0].code, rejected.diagnostics[0].pointer, rejected.diagnostics[0].message
    states = {state: tuple(gate.id for gate in alone.gates if gate.state == state) for state in ("true", "unknown")}
    return (alone.record.organisation_id, alone.record.period, alone.score, alone.grade, states["true"],
            states["unknown"], {node.id: node.score for node in alone.nodes})


def of_many(result):
    if result.error is not None:
        return result.error.code, result.error.pointer, result.error.message
    return (result.organisation, result.period, result.score, result.grade, result.gates, result.gates_unknown,
            dict(result.nodes))


@pytest.mark.parametrize("threads", [0, 1, 2, 8])
def test_is_the_same_as_one_by_one(engine, threads):
    records = list(itertools.chain.from_iterable(zip(many(len(BAD) * 3), BAD * 3)))
    results = list(engine.assess_many(records, nodes="all", threads=threads))
    assert [result.index for result in results] == list(range(len(records)))
    for record, result in zip(records, results):
        assert of_many(result) == one_by_one(engine, record)
    assert sum(result.error is not None for result in results) == len(BAD) * 3


def test_files_with_line_breaks(engine):
    results = list(engine.assess_many([*SAMPLES, *(path.read_text(encoding="utf-8") for path in SAMPLES)], nodes="all"))
    for path, result in zip([*SAMPLES, *SAMPLES], results):
        assert "\n" in path.read_text(encoding="utf-8")
        assert of_many(result) == one_by_one(engine, path)


def test_what_is_known_of_a_rejected_record(engine):
    record = small_record({"criterion": "none", "rating": "met"})
    result = next(engine.assess_many([record]))
    assert result == xuehui.BatchResult(0, "ORG-1", result.error)
    place = (result.error.document, result.error.pointer)
    assert (result.error.code, place) == ("unknown_id", ("record", "/ratings/0/criterion"))
    assert next(engine.assess_many(["{"])).organisation is None


@pytest.mark.parametrize(("nodes", "levels"), [(0, []), (1, [1]), (2, [2]), (3, [3]), ("all", [1, 2, 3])])
def test_scores_of_the_indicators_that_are_asked_for(engine, assessment, nodes, levels):
    result = next(engine.assess_many([sample("middling")], nodes=nodes))
    assert result.nodes == {node.id: node.score for node in assessment.nodes if node.level in levels}
    hash(result)


def test_a_node_without_a_score(engine):
    unlisted = [{"criterion": id, "rating": "not_applicable"} for id in engine.assess(small_record()).criteria.ids]
    result = next(engine.assess_many([small_record(*unlisted)], nodes=1))
    assert (result.error, result.score, result.grade) == (None, None, None)
    assert set(result.nodes.values()) == {None}


def test_in_pieces(engine, monkeypatch):
    records = list(itertools.chain(many(10), BAD, many(5)))
    whole = list(engine.assess_many(records, nodes=1))
    for bytes, count in ((1, 10_000), (1 << 30, 1), (1 << 30, 7), (20_000, 10_000)):
        monkeypatch.setattr(_batch, "_PIECE_BYTES", bytes)
        monkeypatch.setattr(_batch, "_PIECE_RECORDS", count)
        assert list(engine.assess_many(iter(records), nodes=1)) == whole


def test_reads_as_results_are_asked_for(engine, monkeypatch):
    monkeypatch.setattr(_batch, "_PIECE_RECORDS", 3)
    taken = []

    def endless():
        for record in itertools.cycle(many(2)):
            taken.append(record)
            yield record

    results = engine.assess_many(endless())
    assert taken == []
    next(results)
    assert len(taken) == 3
    assert [next(results).index for _ in range(4)] == [1, 2, 3, 4]
    assert len(taken) == 6


def test_no_records_no_results(engine):
    assert list(engine.assess_many([])) == []


def test_what_is_no_list_of_records(engine):
    for wrong in (sample("middling"), json.dumps(sample("middling")), b"{}", SAMPLES[0], bytearray(b"{}")):
        with pytest.raises(TypeError, match="not one record"):
            engine.assess_many(wrong)
    for wrong in (5, None):
        with pytest.raises(TypeError):
            list(engine.assess_many(wrong))


def test_wrong_arguments(engine):
    for nodes in (4, -1, "none", "1"):
        with pytest.raises(xuehui.InvalidArgument):
            engine.assess_many([], nodes=nodes)
    for threads in (-1, 2**64):
        with pytest.raises(xuehui.InvalidArgument):
            engine.assess_many([], threads=threads)
    with pytest.raises(xuehui.InvalidArgument):
        list(engine.assess_many([{}], threads=1025))


def test_results_before_a_failure_are_not_lost(engine):
    def records():
        yield small_record()
        yield small_record()
        raise ZeroDivisionError

    for source, fault in ((records(), ZeroDivisionError), ([small_record(), small_record(), {"x-own": object()}], TypeError)):
        results = engine.assess_many(source)
        assert [next(results).organisation, next(results).organisation] == ["ORG-1", "ORG-1"]
        with pytest.raises(fault):
            next(results)


@pytest.mark.parametrize("nodes", [[], {}, None, "5", 4])
def test_nodes_that_there_are_not(engine, nodes):
    with pytest.raises(xuehui.InvalidArgument):
        engine.assess_many([], nodes=nodes)
