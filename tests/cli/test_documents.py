"""catalogue, template, schema, check: the documents, and what is said about faulty ones."""

import json
import unittest

from support import (REJECTED, SAMPLE_NAMES, USAGE, CommandTest, Run, environment, sample, small_catalogue, small_record,
                     small_scheme, width)

SCHEMES = ("capability-1000", "whole-standard")


class Catalogue(CommandTest):
    def test_formats(self):
        document = json.loads(self.run_ok("catalogue", "--format", "json").out)
        self.assertEqual(document["format"], "xuehui/catalogue/1")
        ids = []
        pending = document["indicators"][::-1]
        while pending:
            node = pending.pop()
            ids.append(node["id"])
            pending += (node.get("children", []) + node.get("criteria", []))[::-1]
        for language in ("zh", "en"):
            text = self.run_ok("catalogue", "--lang", language).out
            places = [text.index(f"\n{' ' * 2 * (i.count('.') - 1)}{i} ") for i in ids
                      if i.startswith("A.") and i.count(".") > 1]
            self.assertEqual(places, sorted(places))
            markdown = self.run_ok("catalogue", "--lang", language, "--format", "markdown").out
            self.assertTrue(markdown.startswith("# "))
            dot = self.run_ok("catalogue", "--lang", language, "--format", "dot").out
            self.assertTrue(dot.startswith("digraph ") and dot.endswith("}\n"))
            for each in ids:
                self.assertIn(f'"{each}" [label="{each}\\n', dot)
                self.assertIn(each, markdown)

    def test_json_can_be_used_again(self):
        path = self.write("again.json", self.run_ok("catalogue", "--format", "json").out_bytes)
        first = json.loads(self.run_ok("assess", sample("middling"), "--format", "json").out)
        second = json.loads(self.run_ok("assess", sample("middling"), "--catalogue", path, "--format", "json").out)
        self.assertEqual(first["nodes"], second["nodes"])
        self.assertEqual(first["catalogue"], second["catalogue"])

    def test_fits_the_width(self):
        for columns in (60, 80, 100, 120):
            for language in ("zh", "en"):
                run = self.run_ok("catalogue", "--lang", language, env=environment(COLUMNS=str(columns)))
                for line in run.out.splitlines():
                    self.assertLessEqual(width(line), min(columns, 100), line)

    def test_one_of_the_users_own(self):
        base = self.write("base.json", small_catalogue())
        added = [{"parent": "S.1.1", "id": "S.1.1.3", "statement": {"zh": "丙"}}]
        top = self.write("top.json", {"format": "xuehui/catalogue/1", "id": "top", "version": "1", "extends": "small",
                                      "drop": ["S.1.1.1"], "add": added})
        for files in ((base, top), ):
            args = [part for file in files for part in ("--catalogue", file)]
            text = self.run_ok("catalogue", *args, "--lang", "zh").out
            self.assertIn("S.1.1.3", text)
            self.assertNotIn("S.1.1.1 ", text)
            self.assertIn("扩展自：small 1", text)
        self.assertIn("unknown_id", self.run_fails(REJECTED, "catalogue", "--catalogue", top).err)

    def test_what_documents_say_is_not_markup(self):
        bad = 'a|b <b>*c*</b> "d" \\n \u001b[31m \u202e'
        catalogue = small_catalogue(title={"zh": bad, "en": bad})
        catalogue["indicators"][0]["title"] = {"zh": bad, "en": bad}
        path = self.write("bad.json", catalogue)
        for form in ("text", "markdown", "dot"):
            out = self.run_ok("catalogue", "--catalogue", path, "--format", form).out
            self.assertNotIn("\u001b", out)
            self.assertNotIn("\u202e", out)
            if form == "markdown":
                self.assertIn("a\\|b \\<b\\>\\*c\\*", out)
            if form == "dot":
                self.assertIn('\\"d\\" \\\\n', out)


class Template(CommandTest):
    def test_is_a_valid_record_in_which_nothing_is_assessed(self):
        for scheme in SCHEMES:
            for language in ("zh", "en"):
                with self.subTest(scheme=scheme, language=language):
                    text = self.run_ok("template", "--scheme", scheme, "--lang", language).out
                    record = json.loads(text)
                    self.assertEqual(list(record)[0], "format")
                    path = self.write("template.json", text)
                    self.run_ok("check", path, "--scheme", scheme)
                    result = json.loads(self.run_ok("assess", path, "--scheme", scheme, "--format", "json").out)
                    self.assertEqual([each["id"] for each in result["criteria"]],
                                     [each["criterion"] for each in record["ratings"]])
                    self.assertEqual(result["coverage"]["rated"], 0)
                    self.assertEqual(result["score"], {"lower": 0, "upper": 1000000})
                    self.assertTrue(all(each["x-statement"] for each in record["ratings"]))

    def test_filled_in(self):
        record = json.loads(self.run_ok("template").out)
        for entry in record["ratings"]:
            entry["rating"] = "met"
        record["organisation"]["id"] = "DEMO"
        result = json.loads(self.run_ok("assess", "-", "--format", "json", stdin=json.dumps(record)).out)
        self.assertEqual(result["score"], {"lower": 1000000, "upper": 1000000})

    def test_measures(self):
        catalogue = self.write("c.json", small_catalogue())
        scheme = self.write("s.json", small_scheme())
        options = ("--catalogue", catalogue, "--scheme", scheme)
        record = json.loads(self.run_ok("template", *options, "--lang", "zh").out)
        entry = record["ratings"][1]
        self.assertIsNone(entry["measure"])
        self.assertEqual(entry["x-unit"], "次")
        entry["measure"] = 2
        result = json.loads(self.run_ok("assess", "-", *options, "--format", "json", stdin=json.dumps(record)).out)
        self.assertEqual(result["criteria"][1]["value"], {"lower": 500000, "upper": 500000})


class Schema(CommandTest):
    def test_every_kind(self):
        for kind in ("catalogue", "scheme", "record", "assessment"):
            schema = json.loads(self.run_ok("schema", kind).out)
            self.assertEqual(schema["$schema"], "https://json-schema.org/draft/2020-12/schema")


class Check(CommandTest):
    def test_sound_documents(self):
        catalogue = self.write("c.json", small_catalogue())
        scheme = self.write("s.json", small_scheme())
        record = self.write("r.json", small_record({"criterion": "A.1.1.1.1", "rating": "met"}))
        assessment = self.write("a.json", self.run_ok("assess", record, "--format", "json").out_bytes)
        run = self.run_ok("check", scheme, catalogue, record, assessment)
        self.assertEqual(run.out, f"{scheme}: ok (scheme small-10 2)\n{catalogue}: ok (catalogue small 1)\n"
                                  f"{record}: ok (record ORG-1 2025-01-01..2025-12-31)\n"
                                  f"{assessment}: an assessment, not checked\n")
        self.assertEqual(run.err, "")
        self.run_ok("check", *map(sample, SAMPLE_NAMES))
        self.assertIn("<stdin>: ok", self.run_ok("check", "-", stdin=record.read_bytes()).out)

    def test_records_against_ones_own_scheme(self):
        catalogue = self.write("c.json", small_catalogue())
        scheme = self.write("s.json", small_scheme())
        record = self.write("r.json", small_record({"criterion": "S.1.1.1", "rating": "yes"}))
        self.run_ok("check", record, "--catalogue", catalogue, "--scheme", scheme)
        run = self.run_fails(REJECTED, "check", record)
        self.assertIn("unknown_id", run.err)

    def test_good_and_bad_together(self):
        good = sample("well-run")
        bad = self.write("bad.json", small_record({"criterion": "A.1.1.1.1", "rating": "met", "raeson": "…"}))
        run = Run("check", bad, good)
        self.assertEqual(run.code, REJECTED)
        self.assertTrue(run.out.startswith(f"{good}: ok"))
        self.assertIn(f"{bad}:", run.err)
        self.assertIn("unknown_member", run.err)
        self.assertIn("did you mean 'reason'?", run.err)
        run = Run("check", good, self.folder / "missing.json")
        self.assertEqual(run.code, USAGE)
        self.assertTrue(run.out.startswith(f"{good}: ok"))

    def test_faults_of_each_kind(self):
        bad_condition = small_catalogue()
        bad_condition["indicators"][0]["children"][0]["children"][0]["criteria"][1]["applies_if"] = {"no-such": 1}
        for content, code in (("", "syntax"), ("{", "syntax"), ("[1]", "wrong_type"), ("{}", "format"),
                              ('{"format": "xuehui/novel/1"}', "format"), ('{"format": "xuehui/record/2"}', "format"),
                              ('{"format": "xuehui/record/1"}', "missing_member"), (b"\xff\xfe", "encoding"),
                              (small_catalogue(indicators=[]), "bad_value"), (small_catalogue(extends="x"), ""),
                              (bad_condition, "bad_logic"), (small_scheme(roots=["A"]), "unknown_id"),
                              (small_scheme(grades=[{"id": "A", "at_least": 0.1}]), "no_zero_grade"),
                              (small_record(period={"from": "2026-01-01", "to": "2025-01-01"}), "bad_period")):
            with self.subTest(content=content):
                catalogue = self.write("c.json", small_catalogue())
                run = Run("check", self.write("x.json", content), catalogue)
                self.assertEqual(run.code, REJECTED, run.err)
                self.assertIn(f"{self.folder}/x.json:", run.err)
                self.assertIn(code, run.err)

    def test_all_faults_at_once(self):
        """Those of form, and those that show only when names are looked up."""
        catalogue = self.write("c.json", small_catalogue())
        scheme = small_scheme(surplus=1, roots=["S", "T"], weights={"Q": 1},
                              gates=[{"id": "g", "when": {"criterion": "S.1.1.1", "at_most": "ye"}, "grade_at_most": "A"},
                                     {"id": "h", "when": 5, "grade_at_most": "A"}])
        for args in (("check", self.write("s.json", scheme), catalogue),
                     ("check", self.write("s.json", scheme), "--catalogue", catalogue),
                     ("assess", sample("well-run"), "--catalogue", catalogue, "--scheme", self.write("s.json", scheme))):
            run = Run(*args)
            self.assertEqual(run.code, REJECTED)
            for place in ("/surplus: unknown_member", "/roots/1: unknown_id", "/weights/Q: unknown_id",
                          "/gates/0/when/at_most: unknown_id", "/gates/1/when: wrong_type"):
                self.assertEqual(run.err.count(place), 1, run.err)
        broken = small_catalogue(surplus=1)
        criteria = broken["indicators"][0]["children"][0]["children"][0]["criteria"]
        criteria[1]["applies_if"] = {"no-such": 1}
        run = self.run_fails(REJECTED, "check", self.write("b.json", broken))
        self.assertIn("/surplus: unknown_member", run.err)
        self.assertIn("/criteria/1/applies_if", run.err)

    def test_a_fault_of_what_is_extended_is_shown_there(self):
        base = small_catalogue()
        base["indicators"][0]["children"][0]["children"][0]["criteria"][1]["applies_if"] = {"no-such": 1}
        path = self.write("base.json", base)
        extending = self.write("x.json", {"format": "xuehui/catalogue/1", "id": "x", "version": "1", "extends": "small"})
        run = Run("check", path, extending)
        self.assertEqual(run.code, REJECTED)
        self.assertIn("base.json:", run.err)
        self.assertNotIn("x.json:", run.err)
        self.assertEqual(run.out, f"{extending}: ok (catalogue x 1)\n")
        self.run_fails(REJECTED, "template", "--catalogue", path, "--catalogue", extending)

    def test_a_catalogue_beside_those_that_it_extends(self):
        extending = self.write("x.json", {"format": "xuehui/catalogue/1", "id": "x", "version": "1", "extends": "small"})
        run = self.run_ok("check", extending, "--catalogue", self.write("c.json", small_catalogue()))
        self.assertEqual(run.out, f"{extending}: ok (catalogue x 1)\n")

    def test_users_own_members_are_carried_through(self):
        own = '[12345678901234567890, 0.10, -0.0, 1e-400, {"b": 1.50, "a": null}]'
        text = json.dumps(small_catalogue()).replace('"id": "S.1"', f'"x-own": {own}, "id": "S.1"')
        out = self.run_ok("catalogue", "--catalogue", self.write("c.json", text), "--format", "json").out
        self.assertIn('"x-own":' + own.replace(" ", ""), out)
        record = json.dumps(small_record()).replace('"id": "ORG-1"', f'"id": "ORG-1", "x-own": {own}')
        self.assertIn('"x-own":' + own.replace(" ", ""), self.run_ok("assess", "-", "--format", "json", stdin=record).out)

    def test_kinds_that_there_are_not(self):
        run = self.run_fails(REJECTED, "check", self.write("r.json", '{"format": "xuehui/recrd/1"}'))
        self.assertRegex(run.err, r"r\.json:1:12: /format: format: .*did you mean 'record'\?")
        self.run_fails(REJECTED, "check", self.write("a.json", '{"format": "xuehui/assessment/9"}'))

    def test_catalogues_that_extend_each_other(self):
        def extending(name, base, **more):
            return self.write(f"{name}.json", {"format": "xuehui/catalogue/1", "id": name, "version": "1",
                                               "extends": base, **more})
        small = self.write("small.json", small_catalogue())
        one = extending("one", "small", drop=["S.1.1.1"])
        two = extending("two", "one")
        self.run_ok("check", two, one, small)
        self.run_ok("check", small, one, two)
        tail, head = extending("tail", "head"), extending("head", "tail")
        run = self.run_fails(REJECTED, "check", tail, head)
        self.assertEqual(run.err.count(": cycle: "), 2, run.err)
        broken = extending("broken", "small", drop=["S.9"])
        above = extending("above", "broken")
        run = Run("check", above, broken, small)
        self.assertEqual(run.code, REJECTED)
        self.assertRegex(run.err, r"broken\.json:\d+:\d+: /drop/0: unknown_id")
        self.assertRegex(run.err, r"above\.json:\d+:\d+: /extends: .*faults itself")


class Places(CommandTest):
    """Faults are shown where they stand: name, line, column, and a caret below the place."""

    def place(self, content, **env):
        run = self.run_fails(REJECTED, "assess", self.write("r.json", content), env=environment(**env))
        head, line, caret = run.err.splitlines()[:3]
        self.assertRegex(caret, r"^ *\^$")
        return head, line, width(caret) - 1

    def test_beneath_wide_characters(self):
        text = ('{"format": "xuehui/record/1", "organisation": {"id": "x"}, "period": {"from": "2025-01-01",\n'
                ' "to": "2025-12-31"}, "as_of": "2026-01-01",\n'
                ' "x-备注": "汉字与ｆｕｌｌ宽", "ratings": 7}')
        head, line, column = self.place(text)
        self.assertIn("r.json:3:33: /ratings: wrong_type", head)
        self.assertEqual(line[4:], text.splitlines()[2])
        self.assertEqual(column, 4 + width(text.splitlines()[2].split("7")[0]))

    def test_in_long_lines(self):
        for before, after in ((0, 0), (500, 0), (0, 500), (500, 500), (20, 500), (500, 20)):
            for columns in ("60", "100"):
                text = ('{"format": "xuehui/record/1", "x-前": "' + "汉" * before + '", "ratings": 7, "x-后": "' +
                        "字" * after + '"}')
                run = self.run_fails(REJECTED, "assess", "-", stdin=text, env=environment(COLUMNS=columns))
                lines = run.err.splitlines()
                number = next(i for i, line in enumerate(lines) if "wrong_type" in line)
                shown, caret = lines[number + 1], lines[number + 2]
                self.assertLessEqual(width(shown), int(columns))
                at, columns_before = 0, 0
                while columns_before < width(caret) - 1:
                    columns_before += width(shown[at])
                    at += 1
                self.assertEqual(shown[at], "7", shown + "\n" + caret)
                self.assertTrue(lines[number].startswith("<stdin>:1:"))

    def test_nothing_dangerous_reaches_the_terminal(self):
        run = self.run_fails(REJECTED, "assess", "-", stdin=b'{"format": "xuehui/record/1", "a\x1b[2J\xff": 1}')
        self.assertNotIn("\u001b", run.err)
        run = self.run_fails(REJECTED, "assess", "-", stdin='{"x-\u202e\u061c\u0085": 1, "format": "xuehui/record/1", "b": 2}')
        self.assertNotIn("\u202e", run.err)
        self.assertNotIn("\u061c", run.err)
        self.assertNotIn("\u0085", run.err)
        hostile = "o\u009b31m\u202e"
        scheme = self.write("s.json", small_scheme(version="1\n\u001b[2Jevil.json: ok"))
        catalogue = self.write("c.json", small_catalogue())
        record = self.write("r.json", small_record(organisation={"id": hostile}))
        for run in (Run("check", scheme, catalogue, record), Run("explain", record, hostile), Run("check", hostile),
                    Run("assess", "-", stdin='{"format": "xuehui/record/1", "n\u009b31m\u202e": 1}')):
            for character in "\u001b\u009b\u202e":
                self.assertNotIn(character, run.out + run.err)
        self.assertEqual(len(Run("check", scheme, catalogue).out.splitlines()), 2)

    def test_line_ends_tabs_and_byte_order_marks(self):
        head, line, column = self.place('{\r\n\t"format": "xuehui/record/9"\r\n}')
        self.assertIn(":2:12: /format: format:", head)
        self.assertEqual(line, '     "format": "xuehui/record/9"')
        self.assertEqual(line[column], '"')
        head, line, column = self.place('\ufeff{"format": 1}')
        self.assertIn(":1:12: /format: format:", head)
        self.assertEqual((line, column), ('    {"format": 1}', 4 + 11))

    def test_every_fault_is_shown(self):
        record = small_record(*({"criterion": f"none-{i}", "rating": "met"} for i in range(30)))
        run = self.run_fails(REJECTED, "assess", self.write("r.json", record))
        self.assertEqual(run.err.count("unknown_id"), 30)

    def test_faults_of_catalogue_and_scheme_bear_their_names(self):
        catalogue = self.write("c.json", small_catalogue(surplus=1))
        scheme = self.write("s.json", small_scheme(surplus=1))
        record = self.write("r.json", small_record())
        run = self.run_fails(REJECTED, "assess", record, "--catalogue", catalogue, "--scheme", scheme)
        self.assertRegex(run.err, r"c\.json:\d+:\d+: /surplus: unknown_member")
        self.assertRegex(run.err, r"s\.json:\d+:\d+: /surplus: unknown_member")


if __name__ == "__main__":
    unittest.main()
