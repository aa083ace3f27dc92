#!/usr/bin/env python3
"""Peak memory of `xuehui batch` over streams of any length, which are made up while they are read.

    stream_memory.py --command build/xuehui [--gigabytes 1 5] [--threads 2]

Records of 12 kB as NDJSON, plain and compressed, and the long and the wide form of a table. What a job needs for its
engine and its threads alone, over an input of one record, is shown for each, so that the rest is what the stream costs.
"""

import argparse
import json
import re
import subprocess
import sys
import threading
import time
import zlib

WHEN = ["--from", "csv", "--period", "2025-01-01..2025-12-31", "--as-of", "2026-03-31"]
PIECE = 100    # records written at once


def criteria(command):
    catalogue = json.loads(subprocess.run([command, "catalogue", "--format", "json"], check=True, capture_output=True).stdout)
    return [criterion["id"] for one in catalogue["indicators"] if one["id"].startswith("A") for two in one["children"]
            for three in two["children"] for criterion in three["criteria"]]


def record(number, ids):
    ratings = [{"criterion": each, "rating": ("met", "partly_met")[place % 2], "stage": "expert", "on": "2026-02-10",
                "reason": "已核对会议纪要和财务凭证"} for place, each in enumerate(ids)]
    return json.dumps({"format": "xuehui/record/1", "organisation": {"id": f"ORG-{number:09}"},
                       "period": {"from": "2025-01-01", "to": "2025-12-31"}, "as_of": "2026-03-31", "ratings": ratings},
                      ensure_ascii=False) + "\n"


def long_rows(number, ids):
    return "".join(f"ORG-{number:09},{each},met,expert,2026-02-10,已核对会议纪要和财务凭证\n" for each in ids)


def wide_row(number, ids):
    return f"ORG-{number:09}" + ",partly_met" * len(ids) + "\n"


def forms(ids):
    """Name, options, first line, one record, whether it is compressed."""
    yield "ndjson", [], "", record, False
    yield "ndjson.gz", [], "", record, True
    yield "csv, long", WHEN, "organisation,criterion,rating,stage,on,reason\n", long_rows, False
    yield "csv, wide", WHEN, "organisation," + ",".join(ids) + "\n", wide_row, False


def pieces(head, one, ids, size, compressed):
    """The text, so many bytes of it and a few records; numbers are put into a piece that is made once."""
    given = len(head)
    packer = zlib.compressobj(1, zlib.DEFLATED, 31) if compressed else None
    yield packer.compress(head.encode()) if packer else head.encode()
    many = size > len(one(0, ids)) * PIECE
    parts = re.split(b"(?<=ORG-)([0-9]{9})", "".join(one(number, ids) for number in range(PIECE if many else 1)).encode())
    numbers = [int(part) for part in parts[1::2]]
    for first in range(0, 10**9, PIECE):
        if given >= size:
            break
        parts[1::2] = [b"%09d" % (first + number) for number in numbers]
        text = b"".join(parts)
        given += len(text)
        yield packer.compress(text) if packer else text
    if packer:
        yield packer.flush()


def watch(process, peak):
    """Keeps the greatest VmHWM of a process until it ends. (ru_maxrss would count what this program had when it forked.)"""
    while process.poll() is None:
        try:
            with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
                found = re.search(r"VmHWM:\s*(\d+) kB", status.read())
        except OSError:
            return
        if found:
            peak[0] = max(peak[0], int(found[1]) / 1024)
        time.sleep(0.001)


def run(command, options, text):
    """Peak memory in MB, and lines of output."""
    job = subprocess.Popen([command, "batch", "-", "-o", "-", "--rules", "none", *options], stdin=subprocess.PIPE,
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    lines = [0]
    peak = [0.0]

    def count():
        while piece := job.stdout.read(1 << 20):
            lines[0] += piece.count(b"\n")

    helpers = [threading.Thread(target=count), threading.Thread(target=watch, args=(job, peak))]
    for helper in helpers:
        helper.start()
    for piece in text:
        job.stdin.write(piece)
    job.stdin.close()
    for helper in helpers:
        helper.join()
    summary = job.stderr.read().decode()
    if job.wait() != 0 or ", 0 rejected" not in summary or f"{lines[0]} line" not in summary:
        sys.exit(f"exit code {job.returncode}, {lines[0]} lines of output: {summary}")
    return peak[0], lines[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", required=True)
    parser.add_argument("--gigabytes", type=float, nargs="+", default=[1, 5])
    parser.add_argument("--threads", default="2")
    parser.add_argument("--forms", nargs="+", help="only these")
    options = parser.parse_args()
    ids = criteria(options.command)
    print(f"{'input':<12}{'GB':>8}{'records':>12}{'peak MB':>10}{'above one record':>18}")
    for name, more, head, one, compressed in forms(ids):
        if options.forms and name not in options.forms:
            continue
        base = 0.0
        for size in (0.0, *options.gigabytes):
            text = pieces(head, one, ids, max(len(head) + 1, int(size * 1e9)), compressed)
            peak, lines = run(options.command, ["--threads", options.threads, *more], text)
            base = base or peak
            print(f"{name:<12}{size:>8g}{lines:>12}{peak:>10.1f}{peak - base:>18.1f}", flush=True)


if __name__ == "__main__":
    main()
