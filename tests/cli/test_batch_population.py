"""batch: what all organisations come to together, and where each of them stands."""

import csv
import gzip
import io
import json
import random
import re
import time
import unittest

from support import (FAULT, SAMPLE_NAMES, USAGE, CommandTest, line_of, load, small_catalogue, small_record, small_scheme, so_many)
from test_batch_resume import KILLS, Resume

KINDS = ("学术类社会团体", "行业协会", "<b>&\"'", None)


def records(count, seed=3):
    """Of samples, with some ratings left out, in groups; among them lines that are no records."""
    rand = random.Random(seed)
    samples = [load(name) for name in SAMPLE_NAMES]
    for number in range(count):
        record = dict(rand.choice(samples))
        organisation = {"id": f"ORG-{number:05}", "name": f"第{number}学会"}
        kind = rand.choice(KINDS)
        if kind:
            organisation["kind"] = kind
        record["organisation"] = organisation
        share = rand.choice((0, 0.5, 0.9, 1))
        record["ratings"] = [each for each in record["ratings"] if rand.random() < share]
        yield "{" if rand.random() < 0.1 else line_of(record)


def nearest(numerator, denominator):
    """Rounded half to even."""
    whole, rest = divmod(numerator, denominator)
    return whole + (2 * rest > denominator or (2 * rest == denominator and whole % 2 == 1))


class Population(CommandTest):
    @classmethod
    def setUpClass(cls):
        cls.lines = list(records(so_many(120)))
        cls.data = "\n".join(cls.lines) + "\n"

    def batch(self, *more, data=None):
        self.write("in", self.data if data is None else data)
        return self.run_ok("batch", self.folder / "in", "-o", self.folder / "out", "--summary", self.folder / "all.json",
                           *more)

    def summary(self, *more, **given):
        self.batch(*more, **given)
        return json.loads((self.folder / "all.json").read_text(encoding="utf-8"))

    def results(self):
        return [json.loads(line) for line in (self.folder / "out").read_text(encoding="utf-8").splitlines()]

    def test_it_is_what_the_lines_say(self):
        summary = self.summary("--nodes", "all", "--group-by", "organisation.kind")
        results = self.results()
        good = [each for each in results if "error" not in each]
        self.assertEqual(summary["format"], "xuehui/population/1")
        self.assertEqual(summary["rejected"], len(results) - len(good))
        assessment = json.loads(self.run_ok("assess", "-", "--format", "json", stdin=line_of(load("middling"))).out)
        for member in ("engine", "catalogue", "scheme", "rules"):
            self.assertEqual(summary[member], assessment[member])
        kinds = [json.loads(line)["organisation"].get("kind") if line != "{" else "" for line in self.lines]
        groups = {None: good}
        for kind in set(kinds) - {""}:
            groups[kind or "none"] = [each for each in good if kinds[each["line"] - 1] == kind]
        found = {each["group"] or "none": each for each in summary["groups"]}
        self.assertEqual(set(found) | {None}, set(groups))
        for name, members in groups.items():
            group = found[name] if name else summary["all"]
            self.assertEqual(group["assessed"], len(members))
            self.check_scores(group["score"], [each["score"] for each in members])
            self.check_grades(group["grades"], [each["grade"] for each in members])
            for gate in group["gates"]:
                certain = sum(gate["id"] in each["gates"] for each in members)
                self.assertEqual((gate["certain"], gate["possible"]),
                                 (certain, certain + sum(gate["id"] in each["gates_unknown"] for each in members)))
            for rule in group["findings"]:
                self.assertEqual(rule["certain"], sum(rule["rule"] in each["findings"] for each in members))
                self.assertGreaterEqual(rule["possible"], rule["certain"])
            self.assertEqual([each["id"] for each in group["nodes"]], list(good[0]["nodes"]))
            for node in group["nodes"]:
                self.check_scores(node, [each["nodes"][node["id"]] for each in members], step=1000)
        self.assertEqual(summary["left_out"], 0)

    def check_scores(self, found, scores, step=1):
        scores = [each for each in scores if each]
        self.assertEqual(found["scored"], len(scores))
        self.assertEqual(found["settled"], sum(each["lower"] == each["upper"] for each in scores))
        for bound in ("lower", "upper"):
            ordered = sorted(each[bound] for each in scores)
            self.assertEqual(found["mean"][bound], nearest(sum(ordered), len(ordered)))
            for quantile in found.get("quantiles", []):
                place = -(-len(ordered) * quantile["at"] // 1_000_000)
                self.assertEqual(quantile[bound], ordered[place - 1] // step * step)

    def check_grades(self, found, grades):
        order = [each["id"] for each in found]
        pairs = [(order.index(each["lower"]), order.index(each["upper"])) for each in grades if each]
        for number, grade in enumerate(found):
            self.assertEqual(grade["certain"], sum(lower == upper == number for lower, upper in pairs))
            self.assertEqual(grade["possible"], sum(upper <= number <= lower for lower, upper in pairs))
            self.assertEqual(grade["at_least"], {"certain": sum(lower <= number for lower, _ in pairs),
                                                 "possible": sum(upper <= number for _, upper in pairs)})

    def test_the_same_bytes_whatever_the_order_and_the_threads(self):
        self.batch("--threads", "1")
        expected = (self.folder / "all.json").read_bytes()
        lines = self.lines[:]
        for threads in ("2", "3", "4"):
            random.Random(int(threads)).shuffle(lines)
            self.batch("--threads", threads, data="\n".join(lines))
            self.assertEqual((self.folder / "all.json").read_bytes(), expected)

    def test_where_each_stands(self):
        for name in ("ranks.csv", "ranks.ndjson", "ranks.csv.gz"):
            summary = self.summary("--group-by", "organisation.kind", "--ranks", self.folder / name)
            self.assertEqual(self.listing(), sorted(["all.json", "in", "out", name]))
            raw = (self.folder / name).read_bytes()
            text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode()
            self.check_ranks(list(csv.DictReader(io.StringIO(text))) if ".csv" in name else
                             [self.flat(json.loads(line)) for line in text.splitlines()], summary)
            (self.folder / name).unlink()

    @staticmethod
    def flat(line):
        row = {"line": line["line"], "organisation": line["organisation"], "group": line["group"] or "",
               "lower": line["score"]["lower"], "upper": line["score"]["upper"]}
        for member, prefix in (("in_all", ""), ("in_group", "group_")):
            standing = line[member]
            for key in ("best", "worst", "of"):
                row[prefix + key] = standing[key] if standing else ""
            for key in ("lower", "upper"):
                row[f"{prefix}percentile_{key}"] = standing["percentile"][key] if standing else ""
        return {key: str(value) for key, value in row.items()}

    def check_ranks(self, rows, summary):
        good = [each for each in self.results() if "error" not in each]
        self.assertEqual([(row["line"], row["organisation"], row["lower"], row["upper"]) for row in rows],
                         [(str(each["line"]), each["organisation"], str(each["score"]["lower"]), str(each["score"]["upper"]))
                          for each in good])
        for group, prefix in ((None, ""), *((kind, "group_") for kind in KINDS if kind)):
            peers = [row for row in rows if group in (None, row["group"])]
            for row in peers:
                self.assertEqual({key: int(row[prefix + key]) for key in ("best", "worst", "of", "percentile_lower",
                                                                          "percentile_upper")},
                                 self.standing(row, peers))
        for row in rows:
            if row["group"] == "":
                self.assertEqual(row["group_best"], "")
        for entry in summary["league"]:
            row = next(row for row in rows if row["organisation"] == entry["organisation"])
            self.assertEqual([str(entry["in_all"][key]) for key in ("best", "worst")], [row["best"], row["worst"]])

    @staticmethod
    def standing(row, peers):
        """By comparing with one after the other."""
        lower, upper = int(row["lower"]), int(row["upper"])
        others = [(int(each["lower"]), int(each["upper"])) for each in peers if each is not row]
        least = 1 + sum(2 * (high < lower) + (high == lower) for _, high in others)
        most = 1 + sum(2 * (low < upper) + (low == upper) for low, _ in others)
        return {"best": 1 + sum(low > upper for low, _ in others), "worst": 1 + sum(high > lower for _, high in others),
                "of": len(peers), "percentile_lower": nearest(least * 1_000_000, 2 * len(peers)),
                "percentile_upper": nearest(most * 1_000_000, 2 * len(peers))}

    def test_league(self):
        league = self.summary()["league"]
        good = [each for each in self.results() if "error" not in each]
        good.sort(key=lambda each: (-each["score"]["lower"], -each["score"]["upper"], each["organisation"]))
        self.assertEqual([each["organisation"] for each in league], [each["organisation"] for each in good][:100])
        self.assertIsNone(league[0]["group"])
        self.assertEqual(league[0]["name"], f"第{int(league[0]['organisation'][4:])}学会")

    def test_nobody_one_and_nothing_known(self):
        for data, assessed in (("", 0), ("{\n", 0), (line_of({**load("middling"), "ratings": [], "facts": {}}), 1)):
            summary = self.summary("--summary", self.folder / "all.html", data=data)
            self.assertEqual(summary["all"]["assessed"], assessed)
            page = (self.folder / "all.html").read_text(encoding="utf-8")
            self.assertIn("</html>", page)
            if assessed == 0:
                self.assertIsNone(summary["all"]["score"]["mean"])
                self.assertEqual(summary["league"], [])
                continue
            self.assertEqual(summary["all"]["score"]["mean"], {"lower": 0, "upper": 1_000_000})
            self.assertEqual(summary["all"]["score"]["settled"], 0)
            self.assertEqual([each["certain"] for each in summary["all"]["grades"]], [0] * 6)
            self.assertEqual([each["possible"] for each in summary["all"]["grades"]], [1] * 6)

    def test_no_score_is_not_zero(self):
        catalogue, scheme = self.write("c", small_catalogue()), self.write("s", small_scheme())
        everything = [{"criterion": each, "rating": "not_applicable"} for each in ("S.1.1.1", "S.1.1.2")]
        data = "\n".join(line_of(each) for each in (
            small_record(*everything), small_record({"criterion": "S.1.1.1", "rating": "no"}, everything[1])))
        ranks = self.folder / "ranks"
        summary = self.summary("--catalogue", catalogue, "--scheme", scheme, "--ranks", ranks, data=data)
        self.assertEqual((summary["all"]["assessed"], summary["all"]["score"]["scored"]), (2, 1))
        self.assertEqual(summary["all"]["score"]["mean"], {"lower": 0, "upper": 0})
        first, second = map(json.loads, ranks.read_text(encoding="utf-8").splitlines())
        self.assertEqual((first["score"], first["in_all"]), (None, None))
        self.assertEqual(second["in_all"]["of"], 1)

    def test_page(self):
        self.batch("--group-by", "organisation.kind", "--summary", self.folder / "zh.html", "--lang", "zh")
        self.batch("--group-by", "organisation.kind", "--summary", self.folder / "en.html", "--lang", "en")
        zh, en = ((self.folder / name).read_text(encoding="utf-8") for name in ("zh.html", "en.html"))
        self.assertRegex(zh, 'id="in-chinese" checked')
        self.assertRegex(en, 'id="in-english" checked')
        self.assertIn("&lt;b&gt;&amp;", zh)
        self.assertNotIn("<b>", zh)
        self.assertNotIn("<script", zh)
        self.assertNotIn("<script", en)

    def test_groups_by_a_fact_and_in_tables(self):
        summary = self.summary("--group-by", "facts.party.full_members")
        self.assertTrue(all(each["group"] is None or each["group"].isdigit() for each in summary["groups"]))
        table = "organisation,region,as_of,period_from,period_to,A.1.1.1.1\nA,北京,2026-01-01,2025-01-01,2025-12-31,met\n" \
                "B,,2026-01-01,2025-01-01,2025-12-31,met\n"
        summary = self.summary("--from", "csv", "--group-by", "organisation.region", data=table)
        self.assertEqual([(each["group"], each["assessed"]) for each in summary["groups"]], [("北京", 1), (None, 1)])

    def test_what_does_not_go(self):
        path = self.write("in", self.data)
        out = self.folder / "out"
        def refuse(words, *args, code=USAGE):
            self.assertRegex(self.run_fails(code, "batch", path, "-o", out, *args).err, words)
            self.assertEqual(self.listing(), ["in"])
        refuse("--group-by needs", "--group-by", "organisation.kind")
        refuse("--group-by: .*found 'kind'", "--group-by", "kind", "--summary", self.folder / "all.json")
        refuse("party.full_members", "--group-by", "facts.party.ful_members", "--summary", self.folder / "all.json")
        refuse("two things", "--summary", out)
        refuse("two things", "--summary", self.folder / "a", "--ranks", self.folder / "a")
        refuse("two things", "--summary", self.folder / "a", "--errors", self.folder / "a")
        refuse("is written to a file", "--ranks", "/dev/null")
        refuse("No such file", "--summary", self.folder / "nowhere" / "all.json")
        refuse("No such file", "--ranks", self.folder / "nowhere" / "ranks")
        refuse("cannot be written to, it is being read", "--summary", path)
        refuse("No space left", "--summary", "/dev/full", code=FAULT)

    def test_on_standard_output(self):
        run = self.run_ok("batch", self.write("in", self.data), "-o", self.folder / "out", "--summary", "-")
        self.assertEqual(json.loads(run.out)["format"], "xuehui/population/1")
        run = self.run_ok("batch", "-", "-o", "-", "--ranks", self.folder / "ranks", stdin=self.data)
        self.assertEqual(len(run.out.splitlines()), len(self.lines))
        self.assertEqual(self.listing(), ["in", "out", "ranks"])


class ResumedPopulation(Resume):
    """All that the tests of --resume ask, of jobs that count, too."""

    def arguments(self, path, out, *more):
        return (*super().arguments(path, out, *more), "--summary", self.folder / f"all.{out}.json", "--summary",
                self.folder / f"all.{out}.html", "--ranks", self.folder / f"ranks.{out}", "--group-by", "organisation.kind")

    def remove_outputs(self):
        for name in self.listing():
            if name != "in":
                (self.folder / name).unlink()

    def test_killed_at_any_moment(self):
        path = self.write("in", self.data)
        arguments = self.arguments(path, "out.gz")
        begin = time.monotonic()
        self.run_ok("batch", *arguments)
        duration = time.monotonic() - begin
        expected = self.files()
        gone_on = 0
        for _ in range(KILLS):
            self.remove_outputs()
            self.kill(arguments, 0, duration)
            for _ in range(2):
                gone_on += (self.folder / "out.gz.checkpoint").exists()
                self.kill((*arguments, "--resume"), 0, duration / 2)
            self.run_ok("batch", *arguments, "--resume")
            for name in self.listing():    # what a kill may leave: a file with a name of its own, and nothing else
                if name.startswith(".xuehui-"):
                    (self.folder / name).unlink()
            self.assertTrue(self.files() == expected, self.listing())
        self.assertGreater(gone_on, 0)

    def begun(self, *more, data=None):
        path = self.write("in", self.data if data is None else data)
        arguments = self.arguments(path, "out", *more)
        self.run_ok("batch", *arguments)
        expected = self.files()
        self.remove_outputs()
        job = self.job(*arguments, "--checkpoint", "0")
        while not (self.folder / "out.checkpoint").exists():
            self.assertIsNone(job.poll(), "it was too fast")
        job.kill()
        job.communicate()
        return arguments, expected

    def test_only_the_same_job_goes_on(self):
        arguments, expected = self.begun()
        self.refuse("begun with other summary", *arguments[:-8])
        self.refuse("begun with other ranks", *arguments[:-4], *arguments[-2:])
        self.refuse("begun with other group-by", *arguments[:-1], "organisation.region")
        checkpoint = (self.folder / "out.checkpoint").read_bytes()
        size = int(re.search(rb"\npopulation (\d+)\n", checkpoint)[1])
        self.assertGreater(size, 1000)
        for broken in (checkpoint[:-20], checkpoint[:-size], checkpoint[:-1000] + b"\xff" * 1000,
                       checkpoint.replace(b"\npopulation %d\n" % size, b"\npopulation 0\n")[:-size]):
            self.write("out.checkpoint", broken)
            self.refuse("out.checkpoint: cannot be understood", *arguments)
        self.write("out.checkpoint", checkpoint)
        self.run_ok("batch", *arguments, "--resume")
        self.assertEqual(self.files(), expected)

    def test_what_is_counted_is_not_counted_again(self):
        arguments, expected = self.begun()
        partial = self.folder / "ranks.out.partial"
        length = int(re.search(rb"\nstandings.length (\d+)\n", (self.folder / "out.checkpoint").read_bytes())[1])
        self.assertGreater(length, 0)
        self.write("ranks.out.partial", partial.read_bytes()[:length] + b"torn")
        self.run_ok("batch", *arguments, "--resume")
        self.assertEqual(self.files(), expected)


del Resume    # its own tests run where they stand

if __name__ == "__main__":
    unittest.main()
