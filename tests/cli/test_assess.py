"""assess and explain: formats, files, thresholds, and that what people read is what the assessment says."""

import json
import os
import re
import stat
import subprocess
import unittest

from support import (BIN, FAULT, MISSED, REJECTED, SAMPLE_NAMES, USAGE, CommandTest, Run, environment, load, sample,
                     small_catalogue, small_record, small_scheme, some_of, width)


def percent(millionths):
    return f"{millionths // 10000}.{millionths % 10000:04d}"


def falls_short(criterion):
    return criterion["value"] is not None and criterion["value"]["lower"] < 1_000_000


def percents(bounds):
    if bounds["lower"] == bounds["upper"]:
        return percent(bounds["lower"])
    return f"{percent(bounds['lower'])} – {percent(bounds['upper'])}"


class Small(CommandTest):
    """A catalogue and a scheme small enough to check by hand."""

    def setUp(self):
        super().setUp()
        self.options = ("--catalogue", self.write("c.json", small_catalogue()),
                        "--scheme", self.write("s.json", small_scheme()))

    def assess(self, *ratings, form="json", lang="en", **changes):
        record = self.write("r.json", small_record(*ratings, **changes))
        out = self.run_ok("assess", record, *self.options, "--format", form, "--lang", lang).out
        return json.loads(out) if form == "json" else out

    def explain(self, node, *ratings, lang="en", **changes):
        record = self.write("r.json", small_record(*ratings, **changes))
        return self.run_ok("explain", record, node, *self.options, "--lang", lang).out


class Formats(CommandTest):
    def test_json(self):
        for name in SAMPLE_NAMES:
            run = self.run_ok("assess", sample(name), "--format", "json")
            document = json.loads(run.out)
            self.assertEqual(document["format"], "xuehui/assessment/1")
            self.assertTrue(run.out.endswith("}\n"))
            self.assertEqual(run.err, "")
            self.assertEqual(run.out, self.run_ok("assess", sample(name), "--format", "json", "--lang", "zh").out)

    def test_what_people_read_are_the_assessments_numbers(self):
        for name in SAMPLE_NAMES:
            result = json.loads(self.run_ok("assess", sample(name), "--format", "json").out)
            for lang in ("zh", "en"):
                text = self.run_ok("assess", sample(name), "--lang", lang).out
                markdown = self.run_ok("assess", sample(name), "--lang", lang, "--format", "markdown").out
                self.assertIn("参考等级" if lang == "zh" else "Reference grade", text)
                for mark in (result["marks"]["lower"], result["marks"]["upper"]):
                    self.assertIn(mark, text)
                    self.assertIn(mark, markdown)
                for node in result["nodes"]:
                    if node["level"] > 2 or node["score"] is None:
                        continue
                    row = next(line for line in text.splitlines() if re.match(rf" *{re.escape(node['id'])} ", line))
                    self.assertIn(percents(node["score"]), re.sub(" +", " ", row))
                self.assertEqual(text.count(": open"), 0)

    def test_level_three_appears_where_marks_are_lost(self):
        result = json.loads(self.run_ok("assess", sample("middling"), "--format", "json").out)
        text = self.run_ok("assess", sample("middling")).out.split("\n\n")
        tree = next(part for part in text if part.startswith("Indicators"))
        shown = {line.split()[0] for line in tree.splitlines()[1:] if re.match(r" +(A|\d)", line)}
        expected = {node["id"] for node in result["nodes"]
                    if node["level"] < 3 or (node["score"] and node["score"]["lower"] < 1000000)}
        self.assertEqual(shown, expected)

    def test_unassessed_and_gains(self):
        result = json.loads(self.run_ok("assess", sample("middling"), "--format", "json").out)
        text = self.run_ok("assess", sample("middling")).out
        open_ones = [each for each in result["criteria"] if each["source"] == "unassessed"]
        open_ones.sort(key=lambda each: (each["id"] != "A.3.2.2.4", -each["gain"]))    # an open gate waits for that one
        open_ones = [each["id"] for each in open_ones]
        section = text.split(f"Unassessed criteria ({len(open_ones)})\n")[1].split("\n\n")[0]
        self.assertEqual(re.findall(r"^  ([A-Z0-9][.0-9]+) ", section, re.M), open_ones)
        gains = sorted((each for each in result["criteria"] if each["source"] != "unassessed" and falls_short(each)),
                       key=lambda each: -each["gain"])[:10]    # none of them turns a gate
        section = re.split(r"Most worth improving.*\n", text)[1]
        self.assertEqual(re.findall(r"^ *\+([.0-9]+) +(\S+) ", section, re.M),
                         [(percent(each["gain"]), each["id"]) for each in gains])

    def test_fits_the_width_and_lines_up(self):
        for columns in (60, 80, 100, 120):
            for lang in ("zh", "en"):
                for name in SAMPLE_NAMES:
                    run = self.run_ok("assess", sample(name), "--lang", lang, env=environment(COLUMNS=str(columns)))
                    lines = run.out.splitlines()
                    for line in lines:
                        self.assertLessEqual(width(line), min(columns, 100), line)
                        self.assertEqual(line, line.rstrip())
                    dots = {width(line[:match.start(1)]) for line in lines
                            for match in [re.search(r"(\.\d{4})(?: – +\d+\.\d{4})?  +\d+/\d+(?:  [█▌░·]+)?$", line)] if match}
                    self.assertEqual(len(dots), 1, run.out)

    def test_html(self):
        for name in SAMPLE_NAMES:
            result = json.loads(self.run_ok("assess", sample(name), "--format", "json").out)
            page = self.run_ok("assess", sample(name), "--format", "html", "--lang", "en").out
            self.assertLess(len(page.encode()), 400_000)
            self.assertTrue(page.startswith("<!DOCTYPE html>\n<html lang=\"en\">"))
            self.assertNotRegex(page, r"(?:src|href)=\"(?!#)")
            for mark in (result["marks"]["lower"], result["marks"]["upper"], result["record"]["sha256"],
                         result["catalogue"]["sha256"], result["scheme"]["sha256"]):
                self.assertIn(mark, page)
            for node in result["nodes"]:
                row = page.split(f'id="at-{node["id"]}"')[1].split("</summary>")[0]
                self.assertIn(percents(node["score"]) if node["score"] else "—", row)
            for criterion in result["criteria"]:
                table = page.split('<section id="criteria"')[1]
                row = table.split(f'<th scope="row"><a href="#at-{criterion["id"]}">')[1].split("</tr>")[0]
                self.assertIn(f'<td class="number">{percent(criterion["contribution"])}</td>', row)
                gain = "—" if criterion["gain"] is None else percent(criterion["gain"])
                self.assertTrue(row.endswith(f'<td class="number">{gain}</td>'), row)

    def test_html_of_one_language_and_of_odd_ids(self):
        ids = ["甲1", "甲\u202e1", "a_201", "a%1", "ab%20", "ab_", "a" + "\u0301" * 70 + "b", "x\u0086"]
        catalogue = small_catalogue(title={"zh": "只有中文"})
        catalogue["indicators"][0]["title"] = {"en": "Only English"}
        catalogue["indicators"][0]["children"][0]["children"][0]["criteria"] = [
            {"id": id, "statement": {"zh": "只有 " + str(i)}, "strength": "shall"} for i, id in enumerate(ids)]
        options = ("--catalogue", self.write("c.json", catalogue), "--rules", "none",
                   "--scheme", self.write("s.json", small_scheme(measures={})))
        page = self.run_ok("assess", self.write("r.json", small_record()), *options, "--format", "html").out
        self.assertNotRegex(page, r'<i lang="..">\s*</i>')
        self.assertIn("<span class=\"title\">只有 0</span>", page)
        anchors = re.findall(r'id="(at-[^"]*)"', page)
        self.assertEqual(len(anchors), len(ids) + 3)
        self.assertEqual(len(set(anchors)), len(anchors))
        self.assertLessEqual(set(re.findall(r'href="#(at-[^"]*)"', page)), set(anchors))
        for anchor in anchors:
            self.assertRegex(anchor, r"^[-\w.]+$")
            self.assertTrue(anchor.isascii())

    def test_markdown_makes_no_links_and_lists_of_what_documents_say(self):
        catalogue = small_catalogue()
        criteria = catalogue["indicators"][0]["children"][0]["children"][0]["criteria"]
        criteria[:] = [{"id": id, "strength": "shall", "statement": {"zh": "https://a.example www.b.example c@d.example"}}
                       for id in ("1.", "2)", "-", "+")]
        options = ("--catalogue", self.write("c.json", catalogue), "--rules", "none",
                   "--scheme", self.write("s.json", small_scheme(measures={})))
        page = self.run_ok("assess", self.write("r.json", small_record()), *options, "--format", "markdown").out
        for words in ("- 1\\. https\\://a.example www\\.b.example c\\@d.example\n", "- 2\\) ", "- \\- ", "- \\+ "):
            self.assertIn(words, page)

    def test_users_own_members_in_conditions_are_left_alone(self):
        own = {"node": "S", "criterion": {"q": 1}, "below": [], "all": 7}
        scheme = small_scheme(gates=[{"id": "g", "when": {"all": [], "x-note": own}, "grade_at_most": "B"},
                                     {"id": "h", "when": {"criterion": "S.1.1.1", "at_most": "no", "x-why": own},
                                      "grade_down": 1}])
        options = ("--catalogue", self.write("c.json", small_catalogue()), "--scheme", self.write("s.json", scheme))
        record = self.write("r.json", small_record())
        for form in ("text", "markdown", "html", "json"):
            self.run_ok("assess", record, *options, "--format", form)
        self.run_ok("explain", record, "S", *options)

    def test_nothing_dangerous_reaches_the_reader(self):
        record = small_record({"criterion": "A.1.1.1.1", "rating": "met"})
        record["organisation"]["name"] = "a\u001b[31m\u202e|<b>\n# x"
        stdin = json.dumps(record)
        text = self.run_ok("assess", "-", stdin=stdin).out
        self.assertTrue(text.startswith("a\ufffd[31m\ufffd|<b> # x (ORG-1)\n"))
        markdown = self.run_ok("assess", "-", "--format", "markdown", stdin=stdin).out
        self.assertTrue(markdown.startswith("# a\ufffd\\[31m\ufffd\\|\\<b\\> \\# x (ORG-1)\n"))


class Files(CommandTest):
    def test_standard_input(self):
        text = sample("well-run").read_bytes()
        self.assertEqual(self.run_ok("assess", "-", stdin=text).out, self.run_ok("assess", sample("well-run")).out)
        bom = b"\xef\xbb\xbf"
        self.assertEqual(self.run_ok("assess", "-", stdin=bom + text.replace(b"\n", b"\r\n")).code, 0)

    def test_output_file(self):
        expected = self.run_ok("assess", sample("well-run"), "--format", "json").out_bytes
        out = self.folder / "out.json"
        run = self.run_ok("assess", sample("well-run"), "--format", "json", "-o", out)
        self.assertEqual((run.out, run.err), ("", ""))
        self.assertEqual(out.read_bytes(), expected)
        self.assertEqual(self.listing(), ["out.json"])
        self.assertEqual(self.run_ok("assess", sample("well-run"), "--format", "json", "-o", "-").out_bytes, expected)

    def test_output_replaces_and_keeps_permissions_and_links(self):
        real = self.write("real.txt", "before")
        real.chmod(0o640)
        link = self.folder / "link.txt"
        link.symlink_to("real.txt")
        self.run_ok("assess", sample("well-run"), "-o", link)
        self.assertTrue(link.is_symlink())
        self.assertIn("Reference grade", real.read_text(encoding="utf-8"))
        self.assertEqual(stat.S_IMODE(real.stat().st_mode), 0o640)
        fresh = self.folder / "fresh.txt"
        self.run_ok("assess", sample("well-run"), "-o", fresh, umask=0o027)
        self.assertEqual(stat.S_IMODE(fresh.stat().st_mode), 0o640)

    def test_a_link_to_what_is_not_there_makes_it_there(self):
        (self.folder / "there").mkdir()
        for number, target in enumerate(("fresh0.txt", self.folder / "fresh1.txt", "there/fresh2.txt", "link0.txt")):
            link = self.folder / f"link{number}.txt"
            link.symlink_to(target)
            self.run_ok("assess", sample("well-run"), "-o", link)
            self.assertTrue(link.is_symlink())
            self.assertEqual(str(target), os.readlink(link))
            self.assertIn("Reference grade", link.resolve(strict=True).read_text(encoding="utf-8"))
        (self.folder / "there/up.txt").symlink_to("../fresh3.txt")
        (self.folder / "elsewhere").symlink_to("there")
        self.run_ok("assess", sample("well-run"), "-o", self.folder / "elsewhere/up.txt")
        names = ["elsewhere", "fresh0.txt", "fresh1.txt", "fresh3.txt", *(f"link{i}.txt" for i in range(4)), "there"]
        self.assertEqual(self.listing(), names)
        self.assertEqual(sorted(path.name for path in (self.folder / "there").iterdir()), ["fresh2.txt", "up.txt"])

    def test_links_that_lead_nowhere(self):
        (self.folder / "circle").symlink_to("back")
        (self.folder / "back").symlink_to("circle")
        self.assertIn("symbolic links", self.run_fails(USAGE, "assess", sample("well-run"), "-o", self.folder / "circle").err)
        (self.folder / "lost").symlink_to("no-such-folder/file")
        self.assertIn("No such file or directory", self.run_fails(USAGE, "assess", sample("well-run"), "-o", self.folder / "lost").err)
        self.assertEqual(self.listing(), ["back", "circle", "lost"])

    def test_inputs_are_not_overwritten(self):
        text = sample("well-run").read_bytes()
        record = self.write("r.json", text)
        os.link(record, self.folder / "same.json")
        for out in ("r.json", "same.json"):
            self.run_fails(USAGE, "assess", record, "-o", self.folder / out)
        self.assertEqual(record.read_bytes(), text)
        with open(record, "rb") as stdin:
            run = subprocess.run([BIN, "assess", "-", "-o", str(record)], stdin=stdin, capture_output=True, check=False)
        self.assertEqual(run.returncode, USAGE)
        self.assertEqual(record.read_bytes(), text)

    def test_full_disk(self):
        run = self.run_fails(FAULT, "assess", sample("well-run"), "-o", "/dev/full")
        self.assertIn("No space left on device", run.err)
        for args in (("assess", sample("well-run")), ("catalogue",), ("template",), ("schema", "record"), ("--help",),
                     ("--version",), ("explain", sample("well-run"), "A.1"), ("check", sample("well-run"))):
            with open("/dev/full", "wb") as full:
                done = subprocess.run([BIN, *map(str, args)], stdout=full, stderr=subprocess.PIPE, check=False)
            self.assertEqual(done.returncode, FAULT, args)
            self.assertIn(b"No space left on device", done.stderr)

    def test_closed_pipe(self):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run([BIN, "catalogue"], stdout=writer, stderr=subprocess.PIPE, check=False)
        os.close(writer)
        self.assertEqual(done.returncode, FAULT)
        self.assertEqual(done.stderr, b"")

    def test_a_rejected_record_leaves_no_output(self):
        out = self.folder / "out.txt"
        self.run_fails(REJECTED, "assess", "-", "-o", out, stdin="{}")
        self.assertEqual(self.listing(), [])


class FailUnder(CommandTest):
    def test_compares_the_lower_grade(self):
        grades = ["5A", "4A", "3A", "2A", "1A", "none"]
        for name in SAMPLE_NAMES:
            result = json.loads(self.run_ok("assess", sample(name), "--format", "json").out)
            lower = grades.index(result["grade"]["lower"])
            for number, grade in enumerate(grades):
                run = Run("assess", sample(name), "--format", "json", "--fail-under", grade)
                self.assertEqual(run.code, 0 if lower <= number else MISSED, (name, grade))
                self.assertEqual(json.loads(run.out), result)    # written all the same
                self.assertEqual(run.err == "", lower <= number)

    def test_no_grade_fails(self):
        record = load("well-run")
        record["ratings"] = [{"criterion": each["id"], "rating": "not_applicable"} for each in
                             json.loads(self.run_ok("assess", sample("well-run"), "--format", "json").out)["criteria"]]
        stdin = json.dumps(record)
        result = json.loads(self.run_ok("assess", "-", "--format", "json", stdin=stdin).out)
        self.assertIsNone(result["grade"])
        self.assertEqual(Run("assess", "-", "--fail-under", "none", stdin=stdin).code, MISSED)
        for lang, words in (("zh", "没有得分"), ("en", "could be scored")):
            for form in ("text", "markdown"):
                self.assertIn(words, self.run_ok("assess", "-", "--lang", lang, "--format", form, stdin=stdin).out)


class Engines(Small):
    def test_schemes(self):
        whole = json.loads(self.run_ok("assess", sample("well-run"), "--scheme", "whole-standard", "--format", "json").out)
        self.assertEqual(whole["scheme"]["id"], "whole-standard")
        self.assertEqual(self.assess()["scheme"]["id"], "small-10")
        self.run_ok("assess", sample("well-run"), "--rules", "none")

    def test_the_last_catalogue_is_used(self):
        top = self.write("top.json", {"format": "xuehui/catalogue/1", "id": "top", "version": "1", "extends": "small",
                                      "drop": ["S.1.1.1"]})
        record = self.write("r.json", small_record())
        run = self.run_ok("assess", record, *self.options, "--catalogue", top, "--format", "json")
        self.assertEqual([each["id"] for each in json.loads(run.out)["criteria"]], ["S.1.1.2"])

    def test_a_scheme_that_does_not_fit(self):
        record = self.write("r.json", small_record())
        run = self.run_fails(REJECTED, "assess", record, *self.options[:2])
        self.assertIn("capability-1000:", run.err)


class Scorecard(Small):
    def test_gates(self):
        gate = {"id": "g", "title": {"zh": "门", "en": "Gate"}, "when": {"criterion": "S.1.1.1", "at_most": "half"}}
        self.write("s.json", small_scheme(gates=[{**gate, "grade_at_most": "B"}]))
        text = self.assess({"criterion": "S.1.1.1", "rating": "half"}, {"criterion": "S.1.1.2", "rating": "yes"},
                           form="text")
        self.assertIn("Reference grade  B (before gates A; lowered by Gate)", re.sub("  +", "  ", text))
        self.assertIn("Triggered: Gate, the reference grade can only be “B”\n    - S.1.1.1 First [half]", text)
        text = self.assess({"criterion": "S.1.1.2", "rating": "yes"}, form="text", lang="zh")
        self.assertIn("未定：门，参考等级只能是“B”\n    - S.1.1.1 甲〔未评〕", text)
        self.assertIn("B – A", text)
        self.write("s.json", small_scheme(gates=[{**gate, "grade_down": 1}]))
        text = self.assess({"criterion": "S.1.1.1", "rating": "no"}, {"criterion": "S.1.1.2", "rating": "yes"},
                           form="markdown", lang="zh")
        self.assertIn("- **触发**：门，参考等级降 1 级\n  - S.1.1.1 甲〔no〕", text)
        text = self.assess({"criterion": "S.1.1.1", "rating": "yes"}, {"criterion": "S.1.1.2", "rating": "yes"},
                           form="text")
        self.assertIn("None is triggered and none is open.", text)

    def test_what_falls_short_is_listed_whatever_it_would_gain(self):
        """First what triggers a gate; but not what stands under a `not`, where more marks do not help."""
        first = {"criterion": "S.1.1.1", "rating": "half"}, {"criterion": "S.1.1.2", "rating": "half"}
        caught = {"criterion": "S.1.1.2", "at_most": "half"}
        for when, words in ((caught, "S.1.1.2  Second [half] (affects: Gate g)"),
                            ({"not": {"not": caught}}, "S.1.1.2  Second [half] (affects: Gate g)"),
                            ({"not": {"criterion": "S.1.1.2", "at_most": "no"}}, "S.1.1.1  First [half]")):
            self.write("s.json", small_scheme(gates=[self.gate("g", when, grade_at_most="B")]))
            listed = re.findall(r"^ *\+[.0-9]+  (.*)", self.assess(*first, form="text"), re.M)
            self.assertEqual((len(listed), listed[0]), (2, words))
        text = self.assess(form="text")
        self.assertNotIn("Most worth improving", text)    # what nobody rated has a list of its own

    def gate(self, id, when, **effect):
        return {"id": id, "title": {"zh": "门" + id, "en": "Gate " + id}, "when": when, **effect}

    def test_a_gate_is_explained_by_what_makes_it_true(self):
        first = {"criterion": "S.1.1.1", "at_most": "half"}
        second = {"criterion": "S.1.1.2", "at_most": "half"}
        self.write("s.json", small_scheme(gates=[
            self.gate("p", {"any": [first, second]}, grade_at_most="B"),
            self.gate("q", {"all": [first, second]}, grade_at_most="B"),
            self.gate("r", {"not": {"not": first}}, grade_at_most="B"),
            self.gate("t", {"not": {"any": [second]}}, grade_at_most="B")]))
        text = self.assess({"criterion": "S.1.1.1", "rating": "no"}, form="text")
        self.assertIn("Triggered: Gate p, the reference grade can only be “B”\n    - S.1.1.1 First [no]\n  Open: Gate q", text)
        self.assertIn("Gate q, the reference grade can only be “B”\n    - S.1.1.2 Second [unassessed]\n  Triggered", text)
        self.assertIn("Gate r, the reference grade can only be “B”\n    - S.1.1.1 First [no]\n", text)
        text = self.assess({"criterion": "S.1.1.2", "rating": "yes"}, form="text")
        self.assertIn("Triggered: Gate t, the reference grade can only be “B”\n    - S.1.1.2 Second [Yes]\n", text)

    def test_a_gate_on_what_the_roots_do_not_reach(self):
        catalogue = small_catalogue()
        other = {"id": "T", "title": {"en": "Apart"}, "children": [{"id": "T.1", "title": {"en": "A"}, "children": [
            {"id": "T.1.1", "title": {"en": "B"}, "criteria": [
                {"id": "T.1.1.1", "statement": {"en": "Elsewhere"}, "strength": "shall"}]}]}]}
        catalogue["indicators"].append(other)
        self.write("c.json", catalogue)
        when = {"any": [{"criterion": "T.1.1.1", "at_most": "no"}, {"node": "T", "below": 0.5}]}
        self.write("s.json", small_scheme(gates=[self.gate("p", when, grade_at_most="B")]))
        for rating, words in (("no", "Triggered: Gate p, the reference grade can only be “B”\n    - T.1.1.1 Elsewhere [no]\n"
                                     "    - T Apart\n"), ("yes", "None is triggered and none is open.")):
            self.assertIn(words, self.assess({"criterion": "T.1.1.1", "rating": rating}, form="text"))
        page = self.assess({"criterion": "T.1.1.1", "rating": "no"}, form="html")
        self.assertNotIn('href="#at-T', page)
        self.assertIn("T.1.1.1", page)

    def test_only_gates_that_decide_are_named(self):
        no = {"criterion": "S.1.1.1", "at_most": "no"}
        grades = [{"id": "A", "at_least": 0.5}, {"id": "B", "at_least": 0.2}, {"id": "C", "at_least": 0}]
        ratings = {"criterion": "S.1.1.1", "rating": "no"}, {"criterion": "S.1.1.2", "rating": "yes"}
        for effects, names in (([{"grade_at_most": "B"}, {"grade_at_most": "C"}], "Gate 1"),
                               ([{"grade_at_most": "C"}, {"grade_at_most": "C"}], "Gate 0, Gate 1"),
                               ([{"grade_down": 1}, {"grade_at_most": "C"}], "Gate 1"),
                               ([{"grade_down": 1}, {"grade_down": 1}], "Gate 0, Gate 1")):
            gates = [self.gate(str(i), no, **effect) for i, effect in enumerate(effects)]
            self.write("s.json", small_scheme(gates=gates, grades=grades))
            text = re.sub(r"\s+", " ", self.assess(*ratings, form="text"))
            self.assertIn(f"C (before gates A; lowered by {names})", text)
            self.assertIn("Still open nothing", text)
            text = self.assess(*ratings, form="markdown")
            self.assertIn(f"The score is 5.00 of 10, the reference grade C (gate: {names}; by score alone A); nothing "
                          "is open.", text)

    def test_what_is_settled(self):
        yes = {"criterion": "S.1.1.1", "rating": "yes"}
        self.assertIn("参考等级已可确定：A。得分 5.00–10.00，尚有 1 项未评要点。", self.assess(yes, form="markdown", lang="zh"))
        self.assertIn("The reference grade is settled: A. Marks: 5.00–10.00; still open: unassessed criteria (1).",
                      re.sub(r"\s+", " ", self.assess(yes, form="markdown")))
        for policy in ("zero", "exclude"):
            self.write("s.json", small_scheme(unassessed=policy))
            text = re.sub(r"\s+", " ", self.assess(yes, form="markdown"))
            self.assertNotIn("nothing is open", text)
            self.assertIn("still open: unassessed criteria (1)", text)
        both = self.assess(yes, {"criterion": "S.1.1.2", "rating": "yes"}, form="markdown")
        self.assertIn("The score is 10.00 of 10, the reference grade A; nothing is open.", both)
        # Too little to be seen in what is written of the marks.
        self.write("s.json", small_scheme(weights={"S.1.1.1": 1000, "S.1.1.2": 0.01}))
        text = re.sub(r"\s+", " ", self.assess(yes, form="markdown"))
        self.assertIn("settled: A. Marks: 10.00; still open: unassessed criteria (1).", text)

    def test_what_is_open_stands_in_the_list_on_a_terminal(self):
        yes, both = {"criterion": "S.1.1.1", "rating": "yes"}, {"criterion": "S.1.1.2", "rating": "yes"}
        for lang, open, nothing in (("en", "Still open       unassessed criteria (1)\n", "Still open       nothing\n"),
                                    ("zh", "未定      1 项未评要点\n", "未定      无\n")):
            text = self.assess(yes, form="text", lang=lang)
            self.assertIn(open, text)
            self.assertEqual(text.count("5.00"), 1)    # the marks are said once
            self.assertIn(nothing, self.assess(yes, both, form="text", lang=lang))

    def test_indicators_without_an_answer_are_open(self):
        self.write("s.json", small_scheme(unassessed="exclude"))
        text = self.assess(form="text")
        self.assertRegex(text, r"S\.1\.1 +三|S\.1\.1 +Three")

    def test_warnings_are_counted(self):
        text = self.assess({"criterion": "S.1.1.1", "rating": "half"}, {"criterion": "S.1.1.2", "rating": "yes"},
                           form="text")
        self.assertRegex(text, r"Warnings +3: marks lost without a reason 1, no evidence 2")


class Explain(Small):
    def test_arithmetic_of_a_mean(self):
        ratings = ({"criterion": "S.1.1.1", "rating": "yes"}, {"criterion": "S.1.1.2", "measure": 2})
        text = self.explain("S", *ratings)
        self.assertIn("share = (1 × 100.0000 + 1 × 50.0000) / 2 = 75.0000", text)
        self.assertIn("share = (2 × 75.0000) / 2 = 75.0000", text)
        self.assertIn("by steps 0→0 %, 2→50 %, 3→100 %", text)
        self.write("s.json", small_scheme(weights={"S.1.1.1": 2, "S.1.1.2": 0.1}))
        text = self.explain("S.1.1", *ratings)
        self.assertIn("(2 × 100.0000 + 0.1 × 50.0000) / 2.1 ≈ 97.6190", text)
        text = self.explain("S.1.1", ratings[0], lang="zh")
        self.assertIn("下界 = (2 × 100.0000 + 0.1 × 0.0000) / 2.1 ≈ 95.2381", text)
        self.assertIn("上界 = (2 × 100.0000 + 0.1 × 100.0000) / 2.1 = 100.0000", text)

    def test_least_and_greatest(self):
        ratings = ({"criterion": "S.1.1.1", "rating": "yes"}, {"criterion": "S.1.1.2", "rating": "half"})
        self.write("s.json", small_scheme(aggregate={"S.1.1": "min"}))
        text = self.explain("S.1.1", *ratings)
        self.assertIn("least of those below", text)
        self.assertIn("share = 50.0000, decided by S.1.1.2", text)
        self.write("s.json", small_scheme(aggregate={"S.1.1": "max"}))
        text = self.explain("S.1.1", ratings[1])
        self.assertIn("lower = 50.0000, decided by S.1.1.2", text)
        self.assertIn("upper = 100.0000, decided by S.1.1.1", text)

    def test_the_decider_is_found_among_exact_numbers(self):
        """Both are written 33.3333; the second one is less."""
        line = {"linear": [[0, 0], [30000000, 1]]}
        self.write("s.json", small_scheme(aggregate={"S.1.1": "min"}, measures={"S.1.1.1": line, "S.1.1.2": line}))
        text = self.explain("S.1.1", {"criterion": "S.1.1.1", "measure": 10000001},
                            {"criterion": "S.1.1.2", "measure": 10000000})
        self.assertIn("share = 33.3333, decided by S.1.1.2", text)

    def test_what_is_not_counted(self):
        self.write("s.json", small_scheme(weights={"S.1.1.1": 0}))
        text = self.explain("S.1.1", {"criterion": "S.1.1.1", "rating": "no"},
                            {"criterion": "S.1.1.2", "rating": "not_applicable"})
        self.assertRegex(text, r"S\.1\.1\.1 +0 +0\.0000, not counted")
        self.assertRegex(text, r"S\.1\.1\.2 +1 +left out")

    def test_which_rating_counts_and_why(self):
        def rate(**members):
            return {"criterion": "S.1.1.1", "rating": "half", **members}
        ratings = (rate(stage="self", on="2026-03-01"), rate(stage="expert", on="2026-02-01", rating="no"),
                   rate(stage="expert", on="2026-02-02", assessor="甲"),
                   rate(stage="expert", on="2026-02-02", assessor="乙", rating="yes", evidence=[
                       {"title": "纪要", "uri": "a.pdf", "expires": "2026-01-01"}, {"title": "照片", "expires": "2027-01-01"}]),
                   rate(stage="expert", on="2026-04-01"), rate(stage="visitor"),
                   {"criterion": "S.1.1.1", "rating": None})
        text = re.sub(r"\n {16,}", " ", self.explain("S.1.1.1", *ratings))
        for words in ("Counts        expert, 2026-02-02, 乙, no. 4; in the order final, expert, self the stage expert is "
                      "the first that has any; the latest of its stage; the last in the file of the same stage and date",
                      "half, self, 2026-03-01, no. 1; expert takes precedence",
                      "no, expert, 2026-02-01, no. 2; there is a later one of the same stage",
                      "half, expert, 2026-02-02, 甲, no. 3; another of the same stage and date stands after it",
                      "half, expert, 2026-04-01, no. 5; dated after 2026-03-31, the day of the assessment",
                      "half, visitor, no. 6; not among the stages of the scheme",
                      "—, self, no. 7; not filled in", "纪要, a.pdf, expired on 2026-01-01",
                      "照片, good until 2027-01-01", "100.0000 %, Yes"):
            self.assertIn(words, text)

    def test_policies(self):
        self.assertIn("may be worth 0 to 100 %", re.sub(r"\s+", " ", self.explain("S.1.1.1")))
        self.assertIn("no rating", self.explain("S.1.1.1"))
        for scheme, ratings, words in (
                ({"unassessed": "zero"}, (), "unassessed is worth 0"),
                ({"unassessed": "exclude"}, (), "unassessed is left out"),
                ({"no_evidence": "lowest"}, ({"criterion": "S.1.1.1", "rating": "yes"},), "no evidence has the lowest value"),
                ({"not_applicable": "full_marks"}, ({"criterion": "S.1.1.1", "rating": "not_applicable"},),
                 "does not apply counts as full")):
            self.write("s.json", small_scheme(**scheme))
            self.assertIn(words, re.sub(r"\s+", " ", self.explain("S.1.1.1", *ratings)))

    def test_applicability(self):
        text = self.explain("S.1.1.2", facts={"branches": False})
        self.assertIn("false by the facts, so derived as not applicable", re.sub(r"\s+", " ", text))
        text = self.explain("S.1.1.2", {"criterion": "S.1.1.2", "rating": "yes"}, facts={"branches": False})
        self.assertIn("false by the facts, but a rating comes first", re.sub(r"\s+", " ", text))
        self.assertIn("true by the facts", self.explain("S.1.1.2", facts={"branches": True}))
        self.assertIn("do not settle it", re.sub(r"\s+", " ", self.explain("S.1.1.2")))

    def test_everything_in_the_samples(self):
        result = json.loads(self.run_ok("assess", sample("middling"), "--format", "json").out)
        for number, each in enumerate(some_of(result["nodes"] + result["criteria"])):
            columns = (60, 80, 120)[number % 3]
            lang = ("zh", "en")[number % 2]
            run = self.run_ok("explain", sample("middling"), each["id"], "--lang", lang,
                              env=environment(COLUMNS=str(columns)))
            self.assertTrue(run.out.startswith(each["id"] + " "))
            for line in run.out.splitlines():
                self.assertLessEqual(width(line), min(columns, 100), line)

    def test_shares_of_the_total(self):
        result = json.loads(self.run_ok("assess", sample("middling"), "--format", "json").out)
        for each in some_of(result["criteria"][:20]):
            out = self.run_ok("explain", sample("middling"), each["id"]).out
            self.assertIn(f"{percent(each['contribution'])} of the total's lower bound", out)
            if each["gain"] is not None:
                self.assertRegex(out, rf"Gain +{re.escape(percent(each['gain']))}")


if __name__ == "__main__":
    unittest.main()
