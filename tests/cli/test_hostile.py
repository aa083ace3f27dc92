#!/usr/bin/env python3
"""A record whose every text tries to be something else: it is assessed like any other, and stays text."""

import collections
import html.parser
import json
import re
import subprocess
import sys
import unittest

from support import SAMPLE_NAMES, SAMPLES, CommandTest, sample

LANGUAGES = ("zh", "en")

# Characters that act instead of being read: control characters, marks that turn the direction of writing.
ACTING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

# White space that moves what follows, or ends a line that a report did not end. A page collapses it.
MOVING = re.compile("[\t\r\u2028\u2029]")

# What would open a tag or a link in Markdown: without a backslash before it.
MARKUP = re.compile(r"(?<!\\)(?:\\\\)*[<\[`]")


def hostile_record():
    command = [sys.executable, SAMPLES / "hostile" / "make_hostile.py"]
    return subprocess.run(command, capture_output=True, timeout=60, check=True).stdout


class Page(html.parser.HTMLParser):
    """What a page is made of: attributes by element, values that lead somewhere, code, and text."""

    def __init__(self, text):
        super().__init__()
        self.attributes, self.targets, self.metas, self.code, self.text = {}, set(), set(), [], []
        self.in_code = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.in_code = tag in ("script", "style")
        if self.in_code:
            self.code.append(tag)
        if tag == "meta":
            self.metas.add(tuple(attrs))
        self.attributes.setdefault(tag, set()).update(name for name, _ in attrs)
        self.targets.update(value for name, value in attrs if name in ("href", "src", "action", "data", "xlink:href"))

    def handle_endtag(self, tag):
        self.in_code = False

    def handle_data(self, data):
        (self.code if self.in_code else self.text).append(data)

    def handle_comment(self, data):
        self.attributes.setdefault("a comment", set())


class Hostile(CommandTest):
    def setUp(self):
        super().setUp()
        self.text = hostile_record()
        self.record = json.loads(self.text)
        self.path = self.write("hostile.json", self.text)

    def assess(self, form, lang="zh", scheme="capability-1000"):
        return self.run_ok("assess", self.path, "--format", form, "--lang", lang, "--scheme", scheme).out

    def assert_still(self, text):
        self.assertIsNone(ACTING.search(text))
        self.assertIsNone(MOVING.search(text))

    def test_the_record_is_what_it_says(self):
        self.assertEqual(self.text, hostile_record())
        ratings = self.record["ratings"]
        counts = collections.Counter(rating["criterion"] for rating in ratings)
        self.assertGreaterEqual(max(counts.values()), 300)
        self.assertEqual(max(len(rating.get("evidence", [])) for rating in ratings), 500)
        self.assertGreaterEqual(sum(len(rating["reason"]) == 10_000 for rating in ratings), 8)

    def test_it_is_accepted(self):
        self.run_ok("check", self.path)
        for scheme in ("capability-1000", "whole-standard"):
            result = json.loads(self.assess("json", scheme=scheme))
            for member, value in self.record["organisation"].items():
                if not member.startswith("x-"):
                    self.assertEqual(result["organisation"][member], value)
            codes = {warning["code"] for warning in result["warnings"]}
            self.assertLessEqual({"no_evidence", "expired_evidence"}, codes)

    def test_risks_stay_text(self):
        findings = json.loads(self.assess("json"))["findings"]
        raised = {each["case"] for each in findings if each["state"] == "raised" and "case" in each}
        self.assertLessEqual({each["id"] for each in self.record["facts"]["complaints"] if each["id"]}, raised)
        for lang in LANGUAGES:
            run = self.run_ok("risk", self.path, "--all", "--show-personal", "--lang", lang)
            self.assert_still(run.out + run.err)
            page = self.run_ok("risk", self.path, "--all", "--format", "markdown", "--lang", lang).out
            self.assert_still(page)
            self.assertIsNone(MARKUP.search(page))
            calendar = self.run_ok("risk", self.path, "--format", "ics", "--lang", lang).out_bytes.decode()
            self.assert_still(calendar.replace("\r\n", "\n"))

    def test_nothing_reaches_a_terminal_but_text(self):
        for lang in LANGUAGES:
            self.assert_still(self.assess("text", lang))
            for id in sorted({"A.1", *(rating["criterion"] for rating in self.record["ratings"])} - {"6.1.1.1"}):
                run = self.run_ok("explain", self.path, id, "--lang", lang)
                self.assert_still(run.out + run.err)
        run = self.run_ok("check", self.path)
        self.assert_still(run.out + run.err)

    def test_json_acts_no_more_and_says_the_same(self):
        self.assertTrue(ACTING.search(json.dumps(self.record["organisation"], ensure_ascii=False)))
        self.assertEqual(ACTING.findall(self.assess("json")), [])
        self.assertEqual(ACTING.findall(self.run_ok("risk", self.path, "--all", "--format", "json").out), [])
        made = self.run_ok("register", "update", self.folder / "none", self.path, "--new").out
        self.assertEqual(ACTING.findall(made), [])
        self.assertEqual(json.loads(made)["organisation"], self.record["organisation"])
        shown = self.run_ok("register", "show", self.write("register.json", made), "--format", "json").out
        self.assertEqual(ACTING.findall(shown), [])
        rule = self.write("rule.json", '{"cat": ["a\x7f\x9b", "\u202e"]}')
        self.assertEqual(self.run_ok("logic", rule, self.write("data.json", "{}")).out, '"a\\u007f\\u009b\\u202e"\n')

    def test_markdown_stays_text(self):
        for lang in LANGUAGES:
            page = self.assess("markdown", lang)
            self.assert_still(page)
            self.assertIsNone(MARKUP.search(page))
            self.assertEqual(sum(line.startswith("# ") for line in page.splitlines()), 1)

    def test_html_stays_text(self):
        for lang in LANGUAGES:
            pages = [Page(self.run_ok("assess", sample(name), "--format", "html", "--lang", lang).out)
                     for name in SAMPLE_NAMES]
            usual = {}
            for page in pages:
                for element, attributes in page.attributes.items():
                    usual.setdefault(element, set()).update(attributes)

            text = self.assess("html", lang)
            self.assertIsNone(ACTING.search(text))
            self.assertEqual(text.count("<script"), 1)
            page = Page(text)
            for element, attributes in page.attributes.items():
                self.assertIn(element, usual)
                self.assertLessEqual(attributes, usual[element], element)
            self.assertEqual((page.code, page.metas), (pages[0].code, pages[0].metas))
            self.assertEqual({target for target in page.targets if not target.startswith("#")}, set())

            # It is all there to be read.
            shown = "".join(page.text)
            for words in ("<script>pwned()</script>", "<img src=x onerror=pwned()>", "</style><style>*{display:none}",
                          "javascript:pwned()", "&lt;script&gt;", "W" * 10_000, "测" * 10_000, "𠮷㐂翀喆珺㛃䶮𰻞𪚥𬺰"):
                self.assertIn(words, shown)

    def test_a_batch_goes_on(self):
        line = json.dumps(self.record).encode()
        run = self.run_ok("batch", self.write("records.ndjson", line + b"\n" + line + b"\n"),
                          "-o", self.folder / "results.ndjson", "--lang", "en")
        self.assertIn("2 lines, 2 assessed, 0 rejected", run.err)
        self.assert_still(run.out + run.err)
        for result in (self.folder / "results.ndjson").read_text(encoding="utf-8").split("\n")[:-1]:
            self.assertEqual(json.loads(result)["organisation"], self.record["organisation"]["id"])


if __name__ == "__main__":
    unittest.main()
