"""What the tests of the command share: running it, folders to play in, documents to break, widths of text."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unicodedata
import unittest

BIN = os.environ.get("XUEHUI_BIN", "xuehui")


def _program():
    found = shutil.which(BIN)
    return pathlib.Path(found).read_bytes() if found else b""


def _has_any(*symbols):
    program = _program()
    return any(symbol in program for symbol in symbols)


SANITIZED = _has_any(b"__asan_init", b"__tsan_init")    # needs much memory of its own, and ten times as long to start


def so_many(count):
    """A size or a number of cases; a tenth of it under sanitizers."""
    return count // 10 if SANITIZED else count


def some_of(cases):
    """All of the cases; every seventh under sanitizers."""
    return list(cases)[::7] if SANITIZED else list(cases)


SAMPLES = pathlib.Path(__file__).resolve().parent.parent / "samples"
SAMPLE_NAMES = ("well-run", "middling", "in-trouble")

DONE, FAULT, USAGE, REJECTED, MISSED = range(5)


def environment(**changes):
    """The surroundings of a run: nothing of the tester's own locale or terminal gets in."""
    env = {key: value for key, value in os.environ.items()
           if key not in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "COLUMNS")}
    env.update(LC_ALL="C.UTF-8")
    env.update({key: value for key, value in changes.items() if value is not None})
    for key, value in changes.items():
        if value is None:
            env.pop(key, None)
    return env


class Run:
    """One run of the command; outputs as bytes and as text."""

    def __init__(self, *args, stdin=b"", env=None, cwd=None, **more):
        if isinstance(stdin, str):
            stdin = stdin.encode()
        done = subprocess.run([BIN, *map(str, args)], input=stdin, capture_output=True, env=env or environment(),
                              cwd=cwd, timeout=120, check=False, **more)
        self.code, self.out_bytes, self.err_bytes = done.returncode, done.stdout, done.stderr
        self.out, self.err = done.stdout.decode(), done.stderr.decode()


def width(text):
    """Columns of a text on a terminal."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def sample(name):
    return SAMPLES / f"{name}.json"


def load(name):
    return json.loads(sample(name).read_text(encoding="utf-8"))


def line_of(record):
    return json.dumps(record, ensure_ascii=False)


def small_catalogue(**changes):
    """A catalogue with two criteria, for tests that need one of their own."""
    return {
        "format": "xuehui/catalogue/1", "id": "small", "version": "1", "title": {"zh": "小", "en": "Small"},
        "indicators": [{"id": "S", "title": {"zh": "一", "en": "One"}, "children": [
            {"id": "S.1", "title": {"zh": "二", "en": "Two"}, "children": [
                {"id": "S.1.1", "title": {"zh": "三", "en": "Three"}, "criteria": [
                    {"id": "S.1.1.1", "statement": {"zh": "甲", "en": "First"}, "strength": "shall"},
                    {"id": "S.1.1.2", "statement": {"zh": "乙", "en": "Second"}, "strength": "should",
                     "applies_if": {"==": [{"var": "branches"}, True]}}]}]}]}],
        **changes}


def small_scheme(**changes):
    return {
        "format": "xuehui/scheme/1", "id": "small-10", "version": "2", "catalogue": "small", "full_marks": 10,
        "scale": [{"id": "yes", "value": 1, "title": {"zh": "是", "en": "Yes"}},
                  {"id": "half", "value": 0.5}, {"id": "no", "value": 0}],
        "measures": {"S.1.1.2": {"unit": "次", "steps": [[0, 0], [2, 0.5], [3, 1]]}},
        "roots": ["S"], "grades": [{"id": "A", "at_least": 0.5}, {"id": "B", "at_least": 0}], **changes}


def small_record(*ratings, **changes):
    return {
        "format": "xuehui/record/1", "organisation": {"id": "ORG-1", "name": "小学会"},
        "period": {"from": "2025-01-01", "to": "2025-12-31"}, "as_of": "2026-03-31",
        "ratings": list(ratings), **changes}


class CommandTest(unittest.TestCase):
    """A test with a folder of its own."""

    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, content):
        path = self.folder / name
        if isinstance(content, (dict, list)):
            content = json.dumps(content, ensure_ascii=False, indent=1)
        if isinstance(content, str):
            content = content.encode()
        path.write_bytes(content)
        return path

    def run_ok(self, *args, **more):
        run = Run(*args, **more)
        self.assertEqual(run.code, DONE, run.err)
        return run

    def run_fails(self, code, *args, **more):
        """Runs something that must fail, with nothing on standard output and something on standard error."""
        run = Run(*args, **more)
        self.assertEqual(run.code, code, run.out + run.err)
        self.assertEqual(run.out, "")
        self.assertNotEqual(run.err, "")
        return run

    def listing(self):
        return sorted(path.name for path in self.folder.iterdir())
