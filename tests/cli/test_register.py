"""xuehui register: made, brought up to date, shown; in place, from standard input, and what is refused."""

import json
import unittest

from support import REJECTED, SAMPLE_NAMES, USAGE, CommandTest, environment, load, sample, width


class Update(CommandTest):
    def test_makes_a_register_only_when_told_to(self):
        path = self.folder / "register.json"
        for language, hint in (("en", "--new makes a new register"), ("zh", "新建台账请加 --new")):
            err = self.run_fails(USAGE, "register", "update", path, sample("in-trouble"), "-o", path, "--lang", language).err
            self.assertIn("register.json", err)
            self.assertIn(hint, err)
        self.assertEqual(self.listing(), [])
        self.assertNotIn("--new", self.run_fails(USAGE, "register", "update", self.folder, sample("in-trouble")).err)
        self.run_ok("register", "update", path, sample("in-trouble"), "--new", "-o", path)
        document = json.loads(path.read_text(encoding="utf-8"))
        self.assertEqual(document["format"], "xuehui/register/1")
        self.assertEqual(document["organisation"], load("in-trouble")["organisation"])
        self.assertGreater(len(document["entries"]), 5)
        self.assertIn("ok (register DEMO-0003 2026-03-31)", self.run_ok("check", path).out)

    def test_in_place_and_again_changes_nothing(self):
        for name in SAMPLE_NAMES:
            path = self.folder / f"{name}.json"
            made = self.run_ok("register", "update", path, sample(name), "--new").out_bytes
            path.write_bytes(made)
            self.run_ok("register", "update", path, sample(name), "--new", "-o", path)
            self.assertEqual(path.read_bytes(), made)
            again = self.run_ok("register", "update", "-", sample(name), stdin=made)
            self.assertEqual(again.out_bytes, made)

    def test_keeps_what_people_wrote(self):
        document = json.loads(self.run_ok("register", "update", self.folder / "none", sample("in-trouble"), "--new").out)
        entry = document["entries"][0]
        entry.update({"owner": "张三", "due": "2026-05-01", "status": "in_progress", "x-own": {"b": 1, "a": [2]}})
        document["entries"].append({"id": "ours", "title": "场地", "likelihood": 2, "impact": 3})
        path = self.write("register.json", document)
        record = load("in-trouble")
        record["as_of"] = "2026-06-30"
        record["facts"] = {}
        after = json.loads(self.run_ok("register", "update", path, self.write("later.json", record)).out)
        self.assertEqual(len(after["entries"]), len(document["entries"]))
        for member in ("id", "owner", "due", "status", "x-own"):
            self.assertEqual(after["entries"][0][member], entry[member])
        self.assertEqual(after["entries"][0]["finding"]["state"], "unknown")
        self.assertEqual(after["entries"][0]["finding"]["last_seen"], "2026-03-31")
        self.assertEqual(after["entries"][-1]["title"], "场地")

    def test_says_where_ids_are_missing(self):
        record = load("in-trouble")
        for fee in record["facts"]["fees"]:
            del fee["id"]
        record["facts"]["seals"][0]["id"] = record["facts"]["seals"][1]["id"] = "same"
        path = self.write("record.json", record)
        for run in (self.run_ok("check", path), self.run_ok("register", "update", self.folder / "none", path, "--new")):
            self.assertRegex(run.err, r"record\.json:\d+:\d+: /facts/fees/0: no_id: 2 of 2 elements of 'fees' have no id")
            self.assertRegex(run.err, r"record\.json:\d+:\d+: /facts/seals/1/id: repeated_id: 1 of \d+ elements of 'seals'")
        self.assertNotIn("no_id", self.run_ok("assess", path).err)

    def test_personal_ids_stand_for_nobody(self):
        record = load("in-trouble")
        for number, officer in enumerate(record["facts"]["officers"]):
            officer["id"] = f"张三{number}"
        path = self.write("record.json", record)
        for args in (("register", "update", self.folder / "none", path, "--new"), ("assess", path, "--format", "json"),
                     ("risk", path, "--format", "json"), ("risk", path, "--all"), ("assess", path, "--format", "html")):
            out = self.run_ok(*args).out
            self.assertNotIn("张三", out, args)
        self.assertIn("张三0", self.run_ok("risk", path, "--format", "json", "--show-personal").out)
        document = json.loads(self.run_ok("register", "update", self.folder / "none", path, "--new").out)
        cases = {entry["finding"].get("case", "") for entry in document["entries"] if entry["finding"]["rule"] == "gov-terms"}
        found = {finding["case"] for finding in json.loads(self.run_ok("assess", path, "--format", "json").out)["findings"]
                 if finding["rule"] == "gov-terms" and finding["state"] == "raised"}
        self.assertEqual(cases, found)
        self.assertTrue(cases and all(case.startswith("~") for case in cases), cases)

    def test_says_what_changed(self):
        path = self.folder / "register.json"
        run = self.run_ok("register", "update", path, sample("in-trouble"), "--new", "-o", path)
        count = len(json.loads(path.read_text(encoding="utf-8"))["entries"])
        self.assertEqual((run.out, run.err), ("", f"xuehui: entries: {count} new, 0 gone, 0 changed, 0 unchanged\n"))
        run = self.run_ok("register", "update", path, sample("in-trouble"), "--lang", "zh")
        self.assertEqual(run.err, f"xuehui: 台账条目：新增 0，不再发现 0，有变化 0，无变化 {count}\n")
        record = load("in-trouble")
        record["facts"] = {}
        later = self.write("later.json", record)
        run = self.run_ok("register", "update", path, later)
        self.assertEqual(run.err, f"xuehui: entries: 0 new, 0 gone, {count} changed, 0 unchanged\n")
        self.assertEqual(self.run_ok("register", "update", path, later, "--quiet").err, "")

    def test_what_is_refused(self):
        made = self.run_ok("register", "update", self.folder / "none", sample("middling"), "--new").out_bytes
        path = self.write("register.json", made)
        run = self.run_fails(REJECTED, "register", "update", path, sample("well-run"))
        self.assertIn("register.json:3:", run.err)
        self.assertIn("/organisation/id: bad_value", run.err)
        self.assertIn("/entriez: unknown_member", self.run_fails(
            REJECTED, "register", "update", self.write("bad.json", made.replace(b'"entries"', b'"entriez"')), sample("middling")).err)
        self.run_fails(REJECTED, "register", "update", self.write("empty.json", ""), sample("middling"))
        self.run_fails(REJECTED, "register", "update", path, self.write("record.json", "{}"))
        self.run_fails(USAGE, "register", "update", path, sample("middling"), "-o", sample("middling"))
        self.assertEqual(path.read_bytes(), made)

    def test_wrong_usage(self):
        path, record = self.write("register.json", "{}"), sample("middling")
        for args in (("register",), ("register", "update"), ("register", "update", path), ("register", "show", path, record),
                     ("register", "make", path), ("register", "update", "-", "-"), ("register", "show", path, "--new"),
                     ("register", "show", path, "-o", "x"), ("register", "show", path, "--quiet"),
                     ("register", "update", path, record, "--as-of", "2026-01-01"),
                     ("register", "update", path, record, "--format", "json"), ("register", "show", path, "--format", "html")):
            self.run_fails(USAGE, *args)


class Show(CommandTest):
    def test_json_says_what_the_text_says(self):
        path = self.folder / "register.json"
        self.run_ok("register", "update", path, sample("in-trouble"), "--new", "-o", path)
        document = json.loads(path.read_text(encoding="utf-8"))
        document["entries"][0]["due"] = "2026-04-10"
        self.write("register.json", document)
        view = json.loads(self.run_ok("register", "show", path, "--format", "json").out)
        self.assertEqual(view["as_of"], "2026-03-31")
        self.assertEqual(view["organisation"]["id"], "DEMO-0003")
        self.assertEqual({entry["id"] for entry in view["entries"]}, {entry["id"] for entry in document["entries"]})
        text = self.run_ok("register", "show", path, "--lang", "zh", env=environment(COLUMNS="100")).out.replace("\n", "")
        for entry in view["entries"]:
            self.assertIn(entry["id"], text.replace(" ", ""))
            self.assertTrue(entry["needs_work"])
            self.assertNotIn("days_overdue", entry)
        later = json.loads(self.run_ok("register", "show", path, "--format", "json", "--as-of", "2026-04-12").out)
        self.assertEqual([entry["days_overdue"] for entry in later["entries"] if "days_overdue" in entry], [2])
        for entry in later["entries"]:
            written = next(each for each in document["entries"] if each["id"] == entry["id"])
            self.assertEqual(entry["level"], written["level"])
            self.assertEqual(entry["likelihood"], written["finding"]["likelihood"])

    def test_fits_the_width_in_both_languages(self):
        path = self.folder / "register.json"
        self.run_ok("register", "update", path, sample("in-trouble"), "--new", "-o", path)
        for language, words in (("zh", "风险台账"), ("en", "Risk register")):
            for columns in (40, 80, 100):
                out = self.run_ok("register", "show", path, "--lang", language, env=environment(COLUMNS=str(columns))).out
                self.assertIn(words, out)
                for line in out.splitlines():
                    self.assertLessEqual(width(line), columns, line)

    def test_of_another_day(self):
        path = self.folder / "register.json"
        document = json.loads(self.run_ok("register", "update", path, sample("in-trouble"), "--new").out)
        document["entries"][0]["due"] = "2026-04-30"
        path = self.write("register.json", document)
        self.assertNotIn("days overdue", self.run_ok("register", "show", path).out)
        self.assertIn("days overdue: 2", self.run_ok("register", "show", path, "--as-of", "2026-05-02").out)
        self.run_fails(USAGE, "register", "show", path, "--as-of", "tomorrow")

    def test_what_is_no_register(self):
        self.assertIn("format", self.run_fails(REJECTED, "register", "show", sample("middling")).err)
        self.run_fails(USAGE, "register", "show", self.folder / "none")


if __name__ == "__main__":
    unittest.main()
