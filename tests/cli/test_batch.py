"""batch: one line out for each line in, whatever happens; and an output that is complete or not there."""

import csv
import io
import json
import os
import re
import resource
import signal
import subprocess
import time
import unittest

from support import (BIN, FAULT, REJECTED, SAMPLE_NAMES, SANITIZED, USAGE, CommandTest, environment, line_of, load, sample,
                     small_record)


def many(count):
    """Records of different size and result."""
    samples = [load(name) for name in SAMPLE_NAMES]
    for number in range(count):
        record = dict(samples[number % len(samples)])
        record["organisation"] = {"id": f"ORG-{number}", "name": "学会" * (number % 7)}
        record["ratings"] = record["ratings"][: 1 + number * 13 % len(record["ratings"])]
        yield record


def ndjson(records):
    return "".join(line_of(record) + "\n" for record in records).encode()


class Lines(CommandTest):
    def batch(self, data, *args):
        run = self.run_ok("batch", "-", "-o", "-", *args, stdin=data)
        return [json.loads(line) for line in run.out.splitlines()], run

    def test_agrees_with_assess(self):
        results, run = self.batch(ndjson(map(load, SAMPLE_NAMES)), "--nodes", "all")
        for number, (name, line) in enumerate(zip(SAMPLE_NAMES, results, strict=True)):
            one = json.loads(self.run_ok("assess", sample(name), "--format", "json").out)
            self.assertEqual(line["line"], number + 1)
            self.assertEqual(line["organisation"], one["organisation"]["id"])
            for member in ("score", "grade", "period"):
                self.assertEqual(line[member], one[member])
            self.assertEqual(line["nodes"], {node["id"]: node["score"] for node in one["nodes"]})
            self.assertEqual(line["gates"], [gate["id"] for gate in one["gates"] if gate["state"] == "true"])
            self.assertEqual(line["gates_unknown"], [gate["id"] for gate in one["gates"] if gate["state"] == "unknown"])
        self.assertIn("3 lines, 3 assessed, 0 rejected", run.err)

    def test_bad_lines_touch_nobody(self):
        good = line_of(load("well-run"))
        unknown = line_of(small_record({"criterion": "none", "rating": "met"}))
        lines = [good, "{", "", unknown, good, '{"format": "xuehui/record/1"}', "\ufffd", good]
        data = "\n".join(lines).encode().replace("\ufffd".encode(), b"\xff")
        results, run = self.batch(data)
        self.assertEqual([each["line"] for each in results], list(range(1, 9)))
        self.assertEqual([each.get("error", {}).get("code") for each in results],
                         [None, "syntax", "syntax", "unknown_id", None, "missing_member", "encoding", None])
        self.assertEqual(results[3]["organisation"], "ORG-1")
        self.assertEqual(results[3]["error"]["at"], "/ratings/0/criterion")
        for each in (results[4], results[7]):
            self.assertEqual({**each, "line": 1}, results[0])
        self.assertIn("8 lines, 3 assessed, 5 rejected (encoding 1, missing_member 1, syntax 2, unknown_id 1)", run.err)
        self.assertIn("共 8 行，评价 3，拒收 5", self.batch(data, "--lang", "zh")[1].err)

    def test_a_mixed_file(self):
        """Good, bad, huge, non-UTF-8 and deeply nested lines: each has its answer, whoever stands beside it."""
        good = line_of(load("well-run")).encode()
        reason = "长" * 1_500_000    # a great deal, and allowed
        large = line_of(small_record({"criterion": "A.1.1.1.1", "rating": "met", "reason": reason})).encode()
        kinds = {
            "good": (good, None),
            "large": (large, None),
            "cut off": (good[:-1], "syntax"),
            "empty": (b"", "syntax"),
            "blank": (b" \t ", "syntax"),
            "not one": (good + good, "syntax"),
            "no UTF-8": (good.replace("会".encode(), b"\xff\xfe"), "encoding"),
            "GBK": ('{"organisation": {"id": "学会"}}'.encode("gbk"), "encoding"),
            "half a character": (b'{"a": "\xe5\xad"}', "encoding"),
            "a NUL": (b"\0" + good, "syntax"),
            "a CR": (good.replace(b", ", b",\r", 1), None),    # white space of JSON
            "deep": (b"[" * 500_000, "limit"),
            "deep and whole": (b'{"x-a":' + b"[" * 70 + b"]" * 70 + b"}", "limit"),
            "many values": (b"[" + b"0," * 1_000_001 + b"0]", "limit"),
            "huge": (b'"' + b"x" * ((64 << 20) + 1) + b'"', "limit"),
            "huge and blank": (b" " * (65 << 20), "limit"),
            "unknown": (line_of(small_record({"criterion": "none", "rating": "met"})).encode(), "unknown_id"),
        }
        order = ["huge", *kinds, *reversed(kinds), *(kind for kind in kinds if not kind.startswith("huge"))]
        lines = []
        for kind in order:    # neighbours on both sides of each
            lines += [(good, None), kinds[kind]]
        data = self.write("mixed.ndjson", b"\n".join(line for line, _ in lines))
        outputs = set()
        for threads in (1, 2, 3, 4):
            outputs.add(self.run_ok("batch", data, "-o", "-", "--threads", threads).out_bytes)
        self.assertEqual(len(outputs), 1)
        results = [json.loads(line) for line in outputs.pop().decode().splitlines()]
        self.assertEqual([each["line"] for each in results], list(range(1, len(lines) + 1)))
        self.assertEqual([each.get("error", {}).get("code") for each in results], [code for _, code in lines])
        for number in range(0, len(lines), 2):
            self.assertEqual({**results[number], "line": 1}, results[0])

    def test_line_ends(self):
        good = line_of(load("well-run")).encode()
        expected = self.batch(good + b"\n" + good + b"\n")[0]
        self.assertEqual(self.batch(good + b"\r\n" + good + b"\r\n")[0], expected)
        self.assertEqual(self.batch(good + b"\n" + good)[0], expected)
        self.assertEqual(self.batch(b"")[0], [])
        self.assertEqual([each["error"]["code"] for each in self.batch(b"\n\r\n")[0]], ["syntax", "syntax"])

    def test_threads_change_nothing(self):
        data = ndjson(many(400)).replace(b"ORG-7", b"ORG 7")    # some bad ones among them
        for form in ("ndjson", "csv"):
            outputs = {self.run_ok("batch", "-", "-o", "-", "--threads", threads, "--nodes", "2", "--format", form,
                                   stdin=data).out_bytes for threads in (1, 2, 3, 4)}
            self.assertEqual(len(outputs), 1)
        self.assertEqual([each["line"] for each in self.batch(data)[0]], list(range(1, 401)))

    def test_nodes(self):
        data = ndjson([load("middling")])
        self.assertNotIn("nodes", self.batch(data)[0][0])
        for word, dots in (("1", {1}), ("2", {2}), ("3", {3}), ("all", {1, 2, 3})):
            nodes = self.batch(data, "--nodes", word)[0][0]["nodes"]
            self.assertEqual({name.count(".") for name in nodes}, dots)

    def test_csv(self):
        data = ndjson([load("well-run"), load("middling")]) + b"{\n"
        run = self.run_ok("batch", "-", "-o", "-", "--format", "csv", "--nodes", "1", stdin=data)
        rows = list(csv.reader(io.StringIO(run.out)))
        self.assertEqual(len(rows), 4)
        self.assertEqual(len({len(row) for row in rows}), 1)
        results, _ = self.batch(data)
        for row, result in zip(rows[1:3], results[:2], strict=True):
            self.assertIn(str(result["score"]["lower"]), row)
            self.assertIn(result["organisation"], row)

    def test_scheme_and_faulty_documents(self):
        data = ndjson([load("well-run")])
        other = self.batch(data, "--scheme", "whole-standard")[0]
        self.assertNotEqual(other, self.batch(data)[0])
        scheme = self.write("s.json", "{}")
        self.run_fails(REJECTED, "batch", "-", "-o", self.folder / "out", "--scheme", scheme, stdin=data)
        self.assertEqual(self.listing(), ["s.json"])


class Sources(CommandTest):
    """Where the records come from changes neither the results nor how they are worked off."""

    def test_many_threads_share_what_a_pipe_gives(self):
        # A pipe gives 64 KiB at once, too few of these lines to share. Each names so much that does not exist, for which
        # something similar is looked for, that the threads have enough to do to be seen at it.
        record = small_record(*[{"criterion": "A.1.1.x", "rating": "mte"}] * 150)
        record["organisation"]["name"] = "会" * 5_000
        data = self.write("in.ndjson", ndjson([record]) * 120)
        with subprocess.Popen(["cat", data], stdout=subprocess.PIPE) as cat:
            job = subprocess.Popen([BIN, "batch", "-", "-o", self.folder / "piped", "--threads", "4"], stdin=cat.stdout,
                                   stderr=subprocess.DEVNULL, env=environment())
            most = 0
            while job.poll() is None:
                most = max(most, len(os.listdir(f"/proc/{job.pid}/task")))
        self.assertEqual(job.returncode, 0)
        self.assertGreater(most, 1)
        self.run_ok("batch", data, "-o", self.folder / "read")
        self.assertEqual((self.folder / "piped").read_bytes(), (self.folder / "read").read_bytes())

    def test_the_end_of_a_terminal_is_said_once(self):
        keyboard, terminal = os.openpty()
        self.addCleanup(os.close, keyboard)
        job = subprocess.Popen([BIN, "batch", "-", "-o", "-"], stdin=terminal, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, env=environment())
        os.close(terminal)
        self.addCleanup(job.kill)
        os.write(keyboard, b"{\n[]\n\x04")    # two bad records and ^D
        self.assertEqual(len(job.communicate(timeout=30)[0].splitlines()), 2)
        self.assertEqual(job.returncode, 0)

    @unittest.skipIf(SANITIZED, "a sanitizer has much memory of its own")
    def test_memory_is_flat(self):
        """Whatever the length of the input; bench/stream_memory.py goes to gigabytes."""
        piece = ndjson(many(200))
        table = ("name,organisation,criterion,rating\n", "".join(f"学会,O-%d-{number},A.1.1.1.1,met\n" * 3 for number in range(5000)))
        peaks = {}
        for megabytes in (8, 64):
            for form in ("ndjson", "csv"):
                job = subprocess.Popen([BIN, "batch", "-", "-o", "-", "--from", form, "--rules", "none", "--threads", "2",
                                        "--period", "2025-01-01..2025-12-31", "--as-of", "2026-03-31"],
                                       stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment())
                job.stdin.write(table[0].encode() if form == "csv" else b"")
                given = 0
                for number in range(10**6):
                    if given > megabytes << 20:
                        break
                    text = piece if form == "ndjson" else table[1].replace("%d", str(number)).encode()
                    given += job.stdin.write(text)
                with open(f"/proc/{job.pid}/status", encoding="ascii") as status:    # all but the end has been read
                    peaks[form, megabytes] = int(re.search(r"VmHWM:\s*(\d+)", status.read())[1]) / 1024
                self.assertIn(b", 0 rejected", job.communicate(timeout=60)[1])
        for form, most in (("ndjson", 3), ("csv", 16)):    # a table's reader remembers organisations
            self.assertLess(peaks[form, 64] - peaks[form, 8], most, peaks)
            self.assertLess(peaks[form, 64], 48, peaks)

    def test_slow_pieces(self):
        records = list(many(20))
        expected = self.run_ok("batch", "-", "-o", "-", stdin=ndjson(records)).out
        job = subprocess.Popen([BIN, "batch", "-", "-o", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, env=environment())
        for record in records:
            job.stdin.write(ndjson([record])[:100])
            job.stdin.flush()
            time.sleep(0.005)
            job.stdin.write(ndjson([record])[100:])
        self.assertEqual(job.communicate(timeout=30)[0].decode(), expected)


class Publication(CommandTest):
    """The output appears under its name only when it is complete."""

    def test_appears_at_once(self):
        data = self.write("in.ndjson", ndjson(many(50)))
        out = self.folder / "out.ndjson"
        run = self.run_ok("batch", data, "-o", out)
        self.assertEqual(run.out, "")
        self.assertEqual(len(out.read_text(encoding="utf-8").splitlines()), 50)
        self.assertEqual(self.listing(), ["in.ndjson", "out.ndjson"])

    def test_refuses_its_own_input(self):
        data = ndjson(many(2))
        path = self.write("in.ndjson", data)
        (self.folder / "link").symlink_to("in.ndjson")
        for out in ("in.ndjson", "link"):
            self.run_fails(USAGE, "batch", path, "-o", self.folder / out)
        self.assertEqual(path.read_bytes(), data)
        self.assertEqual(self.listing(), ["in.ndjson", "link"])

    def begin(self, out):
        """A job that has begun to write and waits for more input."""
        job = subprocess.Popen([BIN, "batch", "-", "-o", str(out)], stdin=subprocess.PIPE, stderr=subprocess.PIPE,
                               env=environment())
        self.addCleanup(job.stderr.close)
        self.addCleanup(job.stdin.close)
        job.stdin.write(ndjson(many(20)))
        job.stdin.flush()
        deadline = time.monotonic() + 30
        while "out.ndjson.partial" not in self.listing():
            self.assertLess(time.monotonic(), deadline, "nothing was begun")
            time.sleep(0.01)
        return job

    def test_killed(self):
        out = self.write("out.ndjson", "the one before")
        for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            job = self.begin(out)
            job.send_signal(number)
            self.assertEqual(job.wait(30), -number)
            self.assertEqual(out.read_text(encoding="utf-8"), "the one before")
            left = [name for name in self.listing() if name != "out.ndjson"]
            if number == signal.SIGKILL:    # nothing can be done about that one, but it is not the name
                self.assertEqual(left, ["out.ndjson.partial"])
            else:
                self.assertEqual(left, [])
                self.assertEqual(job.stderr.read(), b"xuehui: interrupted\n")

    def test_goes_on_when_hangups_are_ignored(self):
        out = self.folder / "out.ndjson"
        before = signal.signal(signal.SIGHUP, signal.SIG_IGN)    # as nohup does
        try:
            job = self.begin(out)
        finally:
            signal.signal(signal.SIGHUP, before)
        job.send_signal(signal.SIGHUP)
        job.stdin.close()
        self.assertEqual(job.wait(30), 0)
        self.assertEqual(len(out.read_text(encoding="utf-8").splitlines()), 20)

    def test_full_disk(self):
        data = self.write("in.ndjson", ndjson(many(300)))
        out = self.folder / "out.ndjson"
        limit = 8192

        def few_bytes():
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        run = self.run_fails(FAULT, "batch", data, "-o", out, "--nodes", "all", preexec_fn=few_bytes)
        self.assertIn("File too large", run.err)
        self.assertEqual(self.listing(), ["in.ndjson"])
        for target in ("/dev/full",):
            run = self.run_fails(FAULT, "batch", data, "-o", target)
            self.assertIn("No space left on device", run.err)
        self.assertNotIn("lines,", run.err)

    def test_closed_pipe(self):
        data = self.write("in.ndjson", ndjson(many(300)))
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run([BIN, "batch", str(data), "-o", "-"], stdout=writer, stderr=subprocess.PIPE, check=False,
                              timeout=60)
        os.close(writer)
        self.assertEqual(done.returncode, FAULT)
        self.assertRegex(done.stderr, f"^xuehui: {data}: after line \\d+: nobody reads the results any more\n$".encode())

    def test_pipes_and_devices_are_written_in_place(self):
        data = self.write("in.ndjson", ndjson(many(3)))
        self.run_ok("batch", data, "-o", "/dev/null")
        fifo = self.folder / "fifo"
        os.mkfifo(fifo)
        job = subprocess.Popen([BIN, "batch", str(data), "-o", str(fifo)], stderr=subprocess.DEVNULL)
        with open(fifo, "rb") as end:
            self.assertEqual(len(end.read().splitlines()), 3)
        self.assertEqual(job.wait(30), 0)


if __name__ == "__main__":
    unittest.main()
