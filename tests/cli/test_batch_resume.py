"""batch: jobs that are killed, interrupted, or run out of space, and go on where they were; the lines that were rejected;
the progress on a terminal."""

import base64
import gzip
import json
import os
import pty
import random
import re
import resource
import signal
import subprocess
import time
import unittest

from support import (BIN, FAULT, SAMPLE_NAMES, SANITIZED, USAGE, CommandTest, environment, line_of, load, so_many)

KILLS = int(os.environ.get("XUEHUI_KILLS", "3" if SANITIZED else "6"))


def mixed(count):
    """Records, and among them lines that are rejected, one of them no text."""
    samples = [load(name) for name in SAMPLE_NAMES]
    lines = []
    for number in range(count):
        record = {**samples[number % 3], "organisation": {"id": f"ORG-{number}"}}
        line = line_of(record).encode()
        lines.append({5: b"{", 11: b"\xff" * 40, 13: b""}.get(number % 17, line) + b"\n")
    return b"".join(lines)


class Rejects(CommandTest):
    def test_nothing_is_lost(self):
        data = mixed(60)
        errors = self.folder / "errors.ndjson"
        results = [json.loads(line) for line in self.run_ok("batch", "-", "-o", "-", "--errors", errors, stdin=data).out.splitlines()]
        kept = [json.loads(line) for line in errors.read_text(encoding="utf-8").splitlines()]
        self.assertEqual([each["line"] for each in kept], [each["line"] for each in results if "error" in each])
        self.assertGreater(len(kept), 8)
        lines = data.split(b"\n")
        for each in kept:
            self.assertEqual(each["error"], results[each["line"] - 1]["error"])
            raw = each["input"].encode() if "input" in each else base64.b64decode(each["input_base64"])
            self.assertEqual(raw, lines[each["line"] - 1])
            self.assertEqual(data[each["begin"]:][:len(raw)], raw)
        self.assertEqual(self.listing(), ["errors.ndjson"])

    def test_its_file(self):
        data = self.write("in", mixed(20))
        self.run_ok("batch", data, "-o", self.folder / "out", "--errors", self.folder / "errors.gz")
        self.assertEqual(len(gzip.decompress((self.folder / "errors.gz").read_bytes()).splitlines()), 3)
        self.run_ok("batch", data, "-o", "/dev/null", "--errors", self.folder / "plain")
        self.assertEqual(self.listing(), ["errors.gz", "in", "out", "plain"])
        before = data.read_bytes()
        self.run_fails(USAGE, "batch", data, "-o", self.folder / "out", "--errors", self.folder / "out")
        self.run_fails(USAGE, "batch", data, "-o", self.folder / "new", "--errors", data)
        self.run_fails(USAGE, "batch", data, "-o", self.folder / "new", "--errors", self.folder / "nowhere" / "errors")
        self.assertEqual(data.read_bytes(), before)
        self.assertEqual(self.listing(), ["errors.gz", "in", "out", "plain"])

    def test_full_disk(self):
        run = self.run_fails(FAULT, "batch", "-", "-o", self.folder / "out", "--errors", "/dev/full", stdin=mixed(20))
        self.assertIn("No space left", run.err)
        self.assertEqual(self.listing(), [])


class Resume(CommandTest):
    @classmethod
    def setUpClass(cls):
        cls.random = random.Random(int(os.environ.get("XUEHUI_SEED", "7")))
        cls.data = mixed(600)

    def job(self, *args, **more):
        return subprocess.Popen([BIN, "batch", *map(str, args)], stderr=subprocess.PIPE, env=environment(), **more)

    def files(self):
        return {name: (self.folder / name).read_bytes() for name in self.listing()}

    def arguments(self, path, out, *more):
        return (path, "-o", self.folder / out, "--errors", self.folder / f"errors.{out}", "--threads", "2",
                "--nodes", "all", *more)

    def kill(self, arguments, least, most):
        job = self.job(*arguments, "--checkpoint", "0")
        time.sleep(self.random.uniform(least, most))
        job.kill()
        job.communicate()
        return job.returncode == -signal.SIGKILL

    def test_killed_at_any_moment(self):
        path = self.write("in", self.data)
        for out, more in (("out", ()), ("out.zst", ()), ("out.csv.gz", ("--format", "csv"))):
            begin = time.monotonic()
            arguments = self.arguments(path, out, *more)
            self.run_ok("batch", *arguments)
            duration = time.monotonic() - begin
            expected = self.files()
            gone_on = 0
            for _ in range((KILLS + 2) // 3):
                (self.folder / out).unlink()
                (self.folder / f"errors.{out}").unlink()
                self.kill(arguments, 0, duration)
                for _ in range(2):    # what goes on may be killed, too
                    gone_on += (self.folder / f"{out}.checkpoint").exists()
                    self.kill((*arguments, "--resume"), 0, duration / 2)
                self.run_ok("batch", *arguments, "--resume")
                self.assertTrue(self.files() == expected, self.listing())
            self.assertGreater(gone_on, 0)

    def begun(self, *more, data=None):
        """A job killed behind its first checkpoint; what its outputs should be."""
        path = self.write("in", self.data if data is None else data)
        arguments = self.arguments(path, "out", *more)
        self.run_ok("batch", *arguments)
        expected = self.files()
        for name in ("out", "errors.out"):
            (self.folder / name).unlink()
        job = self.job(*arguments, "--checkpoint", "0")
        while not (self.folder / "out.checkpoint").exists():
            self.assertIsNone(job.poll(), "it was too fast")
        job.kill()
        job.communicate()
        return arguments, expected

    def test_what_is_done_is_not_done_again(self):
        arguments, expected = self.begun()
        before = self.files()
        length = int(re.search(rb"\nresults.length (\d+)\n", before["out.checkpoint"])[1])
        self.assertGreater(length, 0)
        partial = self.folder / "out.partial"
        self.write("out.partial", b"*" * length + b"torn")    # would show if it were
        run = self.run_ok("batch", *arguments, "--resume")
        self.assertEqual((self.folder / "out").read_bytes(), b"*" * length + expected["out"][length:])
        self.assertIn("600 lines,", run.err)
        self.assertFalse(partial.exists())

    def test_from_standard_input_and_compressed(self):
        arguments, expected = self.begun()
        self.run_ok("batch", "-", *arguments[1:], "--resume", stdin=gzip.compress(self.data))
        self.assertEqual(self.files(), expected)

    def test_without_it_the_job_begins_anew(self):
        arguments, expected = self.begun()
        self.run_ok("batch", *arguments)
        self.assertEqual(self.files(), expected)
        self.run_ok("batch", *arguments, "--resume")    # nothing is left to go on with
        self.assertEqual(self.files(), expected)

    def refuse(self, words, *arguments):
        before = self.files()
        run = self.run_fails(USAGE, "batch", *arguments, "--resume")
        self.assertRegex(run.err, words)
        self.assertEqual(self.files(), before)

    def test_only_the_same_job_goes_on(self):
        arguments, expected = self.begun()
        self.refuse("begun with other scheme", *arguments, "--scheme", "whole-standard")
        self.refuse("begun with other rules", *arguments, "--rules", "none")
        self.refuse("begun with other format", *arguments, "--format", "csv")
        self.refuse("begun with other nodes", *arguments[:-1], "1")
        self.refuse("begun with other errors", arguments[0], "-o", self.folder / "out", "--nodes", "all")
        checkpoint = (self.folder / "out.checkpoint").read_bytes()
        for broken in (b"", b"\n", checkpoint[:-20], checkpoint + b"x", checkpoint.replace(b"\nread ", b"\nreed ")):
            self.write("out.checkpoint", broken)
            self.refuse("out.checkpoint: cannot be understood", *arguments)
        self.write("out.checkpoint", checkpoint)
        self.run_ok("batch", *arguments[:-4], "--threads", "1", "--nodes", "all", "--resume")    # threads change nothing
        self.assertEqual(self.files(), expected)

    def test_only_the_same_input_goes_on(self):
        arguments, expected = self.begun()
        changed = bytearray(self.data)
        changed[100] ^= 1
        for data in (bytes(changed), self.data[:1000], b""):
            self.write("in", data)
            self.refuse("not the input with which the job was begun", *arguments)
        grown = self.data + mixed(10)    # more may have come
        self.write("in", grown)
        self.run_ok("batch", *arguments, "--resume")
        self.assertTrue((self.folder / "out").read_bytes().startswith(expected["out"]))
        self.assertEqual((self.folder / "out").read_bytes().count(b"\n"), 610)

    def test_a_partial_file_that_lost_its_end(self):
        arguments, _ = self.begun()
        self.write("out.partial", b"")
        run = self.run_fails(FAULT, "batch", *arguments, "--resume")
        self.assertIn("out.partial: is shorter than its checkpoint says", run.err)

    def test_what_cannot_go_on(self):
        path = self.write("in", mixed(3))
        for out in ("-", "/dev/null"):
            self.assertIn("--resume is for", self.run_fails(USAGE, "batch", path, "-o", out, "--resume").err)
        self.run_fails(USAGE, "batch", path, "-o", self.folder / "out", "--errors", "/dev/null", "--resume")

    def test_one_job_at_a_time(self):
        job = self.job("-", "-o", self.folder / "out", stdin=subprocess.PIPE)
        self.addCleanup(job.stderr.close)
        job.stdin.write(mixed(20))
        job.stdin.flush()
        while not (self.folder / "out.partial").exists():
            self.assertIsNone(job.poll())
        time.sleep(0.1)
        for more in ((), ("--resume",)):
            run = self.run_fails(USAGE, "batch", "-", "-o", self.folder / "out", *more, stdin=mixed(2))
            self.assertIn("another job is writing it", run.err)
        job.stdin.close()
        self.assertEqual(job.wait(30), 0)
        self.assertEqual((self.folder / "out").read_bytes().count(b"\n"), 20)

    def test_interrupted(self):
        path = self.write("in", self.data)
        arguments = self.arguments(path, "out")
        self.run_ok("batch", *arguments)
        expected = self.files()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            for name in ("out", "errors.out"):
                (self.folder / name).unlink()
            job = self.job(*arguments, "--checkpoint", "0")
            while not (self.folder / "out.checkpoint").exists():
                self.assertIsNone(job.poll(), "it was too fast")
            time.sleep(0.01)
            job.send_signal(number)
            message = job.communicate()[1].decode()
            self.assertEqual(job.returncode, -number)
            self.assertEqual(message, "xuehui: interrupted; what is done is kept, the same command with --resume goes on\n")
            self.assertNotIn("out", self.listing())
            self.run_ok("batch", *arguments, "--resume")
            self.assertEqual(self.files(), expected)

    def test_a_disk_that_is_full_for_a_while(self):
        path = self.write("in", self.data)
        arguments = self.arguments(path, "out")
        self.run_ok("batch", *arguments)
        expected = self.files()
        for name in ("out", "errors.out"):
            (self.folder / name).unlink()
        limit = len(expected["out"]) * 2 // 3

        def few_bytes():
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        run = self.run_fails(FAULT, "batch", *arguments, "--checkpoint", "0", preexec_fn=few_bytes)
        self.assertIn("File too large", run.err)
        self.assertIn("what is done is kept", run.err)
        self.assertNotIn("out", self.listing())
        self.run_ok("batch", *arguments, "--resume")
        self.assertEqual(self.files(), expected)

    @unittest.skipUnless(os.geteuid() == 0, "only root can mount")
    def test_a_small_file_system(self):
        small = self.folder / "small"
        small.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small], capture_output=True, check=False).returncode:
            self.skipTest("mounting is not allowed here")
        self.addCleanup(subprocess.run, ["umount", small], check=True)
        path = self.write("in", self.data)
        run = self.run_fails(FAULT, "batch", path, "-o", small / "out", "--nodes", "all", "--checkpoint", "3600")
        self.assertIn(f"{small}/out: No space left on device", run.err)
        self.assertEqual(os.listdir(small), [])


class Progress(CommandTest):
    def on_terminal(self, *args, **env):
        """What a terminal as standard error is shown of a job that takes a while."""
        master, slave = pty.openpty()
        self.addCleanup(os.close, master)
        job = subprocess.Popen([BIN, "batch", "-", "-o", str(self.folder / "out"), *args], stdin=subprocess.PIPE, stderr=slave,
                               stdout=subprocess.DEVNULL, env=environment(**{"COLUMNS": "100", "TERM": "xterm", **env}))
        os.close(slave)
        text = b""
        for _ in range(9):
            job.stdin.write(mixed(120))    # more than a megabyte
            job.stdin.flush()
            time.sleep(0.1)
        job.stdin.close()
        try:
            while piece := os.read(master, 4096):
                text += piece
        except OSError:    # the end of a terminal
            pass
        self.assertEqual(job.wait(30), 0)
        return text.decode()

    def test_on_a_terminal_only(self):
        text = self.on_terminal()
        self.assertRegex(text, "\r\x1b\\[K[\\d,]+ lines, [\\d,]+/s, \\d+\\.\\d MB/s")
        self.assertTrue(text.split("\r\x1b[K")[-1].startswith("xuehui: 1080 lines, "), text)    # the summary stands alone
        self.assertRegex(self.on_terminal("--lang", "zh"), "行，[\\d,]+ 行/秒，\\d+\\.\\d MB/秒")
        for args, env in (((), {"TERM": "dumb"}), ((), {"TERM": None}), (("--quiet",), {})):
            self.assertNotIn("\x1b", self.on_terminal(*args, **env))
        self.assertEqual(self.on_terminal("--quiet"), "")

    def test_share_and_time_left_of_a_file(self):
        path = self.write("in", mixed(17) * so_many(500))
        master, slave = pty.openpty()
        self.addCleanup(os.close, master)
        job = subprocess.Popen([BIN, "batch", str(path), "-o", "/dev/null", "--threads", "1"], stderr=slave,
                               env=environment(COLUMNS="100", TERM="xterm"))
        os.close(slave)
        text = b""
        try:
            while piece := os.read(master, 4096):
                text += piece
        except OSError:
            pass
        self.assertEqual(job.wait(60), 0)
        self.assertRegex(text.decode(), "[█░]{20} +\\d+ %  [\\d,]+ lines, [\\d,]+/s, \\d+\\.\\d MB/s, \\d+:\\d\\d left")


if __name__ == "__main__":
    unittest.main()
