#!/usr/bin/env python3
"""What cannot be seen from inside: how long the command takes and how much memory, how large the library is.

    process.py --command build/xuehui --library build/libxuehui.so --record tests/samples/middling.json

Beside it, for scale, the naive way: the same weighted means over the same record in plain Python, with floating point,
without bounds, gates or reasons. Standard library only.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 21


def run_once(command):
    """Wall time in milliseconds and peak memory in MB of one run."""
    begin = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        elapsed = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"{' '.join(command)}: exit code {process.returncode}")
        out.seek(0)
        return elapsed * 1e3, usage.ru_maxrss / 1024, out.read()


def measure(command):
    runs = [run_once(command) for _ in range(RUNS)]
    return statistics.median(run[0] for run in runs), max(run[1] for run in runs), runs[0][2]


def stripped_size(library):
    """Size in MB of the library without what a debugger needs."""
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, "library")
        subprocess.run(["strip", "--strip-unneeded", "-o", copy, os.path.realpath(library)], check=True)
        return os.path.getsize(copy) / 2**20


def naive_score(node, values, assessed):
    """Weighted mean of what is below, by the numbers of criteria; None where nothing is."""
    if "criteria" in node:
        known = [values[assessed[criterion["id"]]] for criterion in node["criteria"]
                 if assessed.get(criterion["id"]) in values]
        return (sum(known) / len(known), len(node["criteria"])) if known else (None, len(node["criteria"]))
    parts = [naive_score(child, values, assessed) for child in node["children"]]
    weight = sum(part[1] for part in parts)
    counting = [part for part in parts if part[0] is not None]
    if not counting:
        return None, weight
    return sum(score * part for score, part in counting) / sum(part for _, part in counting), weight


def naive(catalogue, scheme, text):
    """Microseconds for one record, and the score."""
    values = {step["id"]: step["value"] for step in scheme["scale"]}
    roots = [node for node in catalogue["indicators"] if node["id"] in scheme["roots"]]
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        record = json.loads(text)
        assessed = {rating["criterion"]: rating.get("rating") for rating in record["ratings"]}
        score, _ = naive_score({"children": roots}, values, assessed)
        times.append((time.perf_counter() - begin) * 1e6)
    return statistics.median(times), score


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--command", required=True)
    parser.add_argument("--library", required=True)
    parser.add_argument("--record", required=True)
    options = parser.parse_args()

    standard = pathlib.Path(__file__).resolve().parents[1] / "src" / "standard"
    catalogue = json.loads((standard / "mzt-academic-draft.json").read_text(encoding="utf-8"))
    scheme = json.loads((standard / "capability-1000.json").read_text(encoding="utf-8"))
    text = pathlib.Path(options.record).read_text(encoding="utf-8")

    wall, memory, out = measure([options.command, "assess", options.record, "--format", "json"])
    assessment = json.loads(out)
    if assessment["format"] != "xuehui/assessment/1" or assessment["score"] is None:
        sys.exit("wrong answer: the command gave no assessment")
    start, _, _ = measure([options.command, "--version"])
    micros, score = naive(catalogue, scheme, text)
    lower, upper = (assessment["score"][bound] / 1e6 for bound in ("lower", "upper"))
    if not lower - 1e-6 <= score <= upper + 1e-6:
        sys.exit(f"wrong answer: the naive score {score} lies outside {lower} to {upper}")

    rows = [
        ("xuehui assess, wall time", f"{wall:.1f} ms", "25 ms"),
        ("xuehui --version, wall time", f"{start:.1f} ms", ""),
        ("xuehui assess, peak memory", f"{memory:.1f} MB", "25 MB"),
        ("shared library, stripped", f"{stripped_size(options.library):.2f} MB", "4 MB"),
        ("naive Python, one record", f"{micros:.0f} us", ""),
    ]
    print(f"{'':32}{'median of ' + str(RUNS):>16}{'limit':>10}")
    for name, value, limit in rows:
        print(f"{name:32}{value:>16}{limit:>10}")


if __name__ == "__main__":
    main()
