"""batch: tables of ratings, long and wide, give what the records would; and what is wrong with them is told by line and
column."""

import csv
import gzip
import io
import json
import pathlib
import random
import unittest

from support import REJECTED, SAMPLE_NAMES, USAGE, CommandTest, line_of, load, so_many

VECTORS = pathlib.Path(__file__).resolve().parent.parent / "vectors"
RATING = ("criterion", "rating", "measure", "stage", "assessor", "on", "reason")
ABOUT = ("organisation", "name", "kind", "region", "period_from", "period_to", "as_of")
WHEN = ("--period", "2025-01-01..2025-12-31", "--as-of", "2026-03-31")


def about(record):
    organisation, period = record["organisation"], record["period"]
    return {"organisation": organisation["id"], **{key: organisation.get(key, "") for key in ("name", "kind", "region")},
            "period_from": period["from"], "period_to": period["to"], "as_of": record["as_of"]}


def table(columns, rows, **form):
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\r\n", restval="", **form)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def long(records):
    """Numbers keep their spelling: they were read as strings."""
    return table(ABOUT + RATING, [{**about(record), **{key: rating.get(key) or "" for key in RATING}}
                                  for record in records for rating in record["ratings"]])


def wide(records):
    ids = sorted({rating["criterion"] for record in records for rating in record["ratings"]})
    return table(ABOUT + ("stage",) + tuple(ids),
                 [{**about(record), "stage": record["ratings"][0].get("stage", ""),
                   **{rating["criterion"]: rating.get("rating") or rating["measure"] for rating in record["ratings"]}}
                  for record in records])


def tables_can_say(record):
    """Facts and evidence are no ratings; an organisation without any has no row."""
    try:
        return (not record.get("facts") and set(record) <= {"format", "organisation", "period", "as_of", "facts", "ratings"} and
                len(record["ratings"]) > 0 and about(record)["organisation"] != "" and
                all(isinstance(value, str) and value for value in about(record).values() if value != "") and
                all(set(rating) <= set(RATING) and rating.get("criterion") and (rating.get("rating") or rating.get("measure")) and
                    all(value is None or isinstance(value, str) for value in rating.values())
                    for rating in record["ratings"]))
    except (KeyError, TypeError, AttributeError):
        return False


def one_cell_each(record):
    ratings = record["ratings"]
    return (len({rating["criterion"] for rating in ratings}) == len(ratings) and
            len({rating.get("stage") for rating in ratings}) == 1 and
            all(set(rating) <= {"criterion", "rating", "measure", "stage"} and not
                (rating.get("rating") and rating.get("measure")) for rating in ratings))


class TableTest(CommandTest):
    def lines(self, data, *args):
        return [json.loads(line) for line in self.run_ok("batch", "-", "-o", "-", *args, stdin=data).out.splitlines()]

    def assert_same(self, records, data, *args):
        """But for the numbers of lines and, in faults, the places."""
        expected = self.lines("".join(self.text_of(record) for record in records).encode(), *args)
        found = self.lines(data, "--from", "csv", *args)
        for each in expected + found:
            del each["line"]
            each.get("error", {}).pop("at", None)
        self.assertEqual(found, expected)

    @staticmethod
    def text_of(record):
        """Measures are numbers again, as they were spelled."""
        text = json.dumps(record, ensure_ascii=False)
        for rating in record["ratings"]:
            if rating.get("measure") is not None:
                text = text.replace(json.dumps(rating["measure"]), rating["measure"])
        return text + "\n"


class Records(TableTest):
    def test_samples(self):
        records = []
        for number, name in enumerate(SAMPLE_NAMES * 3):
            record = load(name)
            record.pop("facts", None)
            record["organisation"]["id"] = f"ORG-{number}"
            for rating in record["ratings"]:
                rating.pop("evidence", None)
                if "measure" in rating:
                    rating["measure"] = json.dumps(rating["measure"])
            records.append(record)
        self.assert_same(records, long(records), "--nodes", "all")

    def test_vectors(self):
        counts = {"long": 0, "wide": 0}
        for path in sorted(set(VECTORS.glob("*.json")) - {VECTORS / "record-faults.json"}):    # tables have other faults
            groups = {}    # by what they are assessed with
            spelled = json.loads(path.read_text(encoding="utf-8"), parse_float=str, parse_int=str)
            plain = json.loads(path.read_text(encoding="utf-8"))
            for number, (case, record) in enumerate((case, each.get("record")) for case, each in zip(plain["cases"], spelled["cases"])):
                if record and case["expect"].get("where") not in ("catalogue", "scheme") and tables_can_say(record):
                    record["organisation"]["id"] += f"-{number}"
                    engine = {kind: case.get(kind, plain.get(kind)) for kind in ("catalogue", "scheme")}
                    groups.setdefault(json.dumps(engine), []).append((record, "where" not in case["expect"]))
            for engine, cases in groups.items():
                records = [record for record, _ in cases]
                narrow = [record for record, is_sound in cases if is_sound and one_cell_each(record)]
                options = ["--nodes", "all", "--rules", "none"]
                for kind, document in json.loads(engine).items():
                    if document is not None:
                        options += [f"--{kind}", document if isinstance(document, str) else self.write(f"{kind}.json", document)]
                for name, form, subset in (("long", long, records), ("wide", wide, narrow)):
                    if subset:
                        with self.subTest(path.name, form=name):
                            self.assert_same(subset, form(subset), *options)
                            counts[name] += len(subset)
        self.assertGreater(counts["long"], 150, counts)
        self.assertGreater(counts["wide"], 50, counts)

    def test_random_records(self):
        chance = random.Random(3)
        catalogue = json.loads(self.run_ok("catalogue", "--format", "json").out)
        ids = [criterion["id"] for one in catalogue["indicators"] for two in one["children"] for three in two["children"]
               for criterion in three["criteria"] if criterion["id"].startswith("A.")]
        records = []
        for number in range(150):
            ratings = [{"criterion": each, "rating": chance.choice(("met", "largely_met", "partly_met", "not_met", "not_applicable"))}
                       for each in ids if chance.random() < 0.9]
            records.append({"format": "xuehui/record/1", "organisation": {"id": f"O{number}", "name": "甲,\"乙\"\n丙"},
                            "period": {"from": "2025-01-01", "to": "2025-12-31"}, "as_of": "2026-01-01", "ratings": ratings})
        self.assert_same(records, wide(records), "--nodes", "all")
        self.assert_same(records, long(records), "--nodes", "all")
        for form in (long, wide):
            outputs = {self.run_ok("batch", "-", "-o", "-", "--from", "csv", "--threads", threads, stdin=form(records)).out_bytes
                       for threads in (1, 2, 3, 4)}
            self.assertEqual(len(outputs), 1)


class Forms(TableTest):
    LONG = ("organisation,criterion,rating\n"
            "O-1,A.1.1.1.1,met\n"
            "O-1,A.1.1.1.2,\n"
            "O-2,A.1.1.1.1,not_met\n")

    def scores(self, text, *args):
        data = text if isinstance(text, bytes) else text.encode()
        return [(each["line"], each["organisation"], each.get("score")) for each in self.lines(data, "--from", "csv", *WHEN, *args)]

    def test_spellings(self):
        expected = self.scores(self.LONG)
        self.assertEqual([each[:2] for each in expected], [(2, "O-1"), (4, "O-2")])
        for text in (self.LONG.replace("\n", "\r\n"), "\ufeff" + self.LONG, self.LONG.rstrip("\n"),
                     self.LONG.replace("O-1", '"O-1"').replace(",met\n", ',"met"\n'),
                     self.LONG.replace("organisation,criterion,rating", "组织,评价内容,评级"),
                     self.LONG + "\n,,\n\r\n", "".join(",".join(reversed(row.split(","))) + "\n" for row in self.LONG.split()),
                     self.LONG.replace("\n", ",mine\n").replace("rating,mine", "rating,x-mine")):
            self.assertEqual(self.scores(text), expected, text)
        wide_table = "organisation,A.1.1.1.1,A.1.1.1.2\nO-1,met,\nO-2,not_met,\n"
        self.assertEqual([each[1:] for each in self.scores(wide_table)], [each[1:] for each in expected])

    def test_told_by_the_name(self):
        for name, data in (("in.csv", self.LONG.encode()), ("in.csv.gz", gzip.compress(self.LONG.encode()))):
            run = self.run_ok("batch", self.write(name, data), "-o", "-", *WHEN)
            self.assertIn("2 lines, 2 assessed, 0 rejected", run.err)
        self.run_ok("batch", self.write("in.csv", line_of(load("middling"))), "-o", "-", "--from", "ndjson")

    def test_measures(self):
        ids = ("A.1.1.1.1", "A.2.2.2.1")
        catalogue = self.write("c.json", {
            "format": "xuehui/catalogue/1", "id": "c", "version": "1", "title": {"zh": "c"}, "source": {"zh": "c"},
            "indicators": [{"id": "a", "title": {"zh": "a"}, "children": [{"id": "a.1", "title": {"zh": "a"}, "children": [
                {"id": "a.1.1", "title": {"zh": "a"}, "criteria": [{"id": each, "statement": {"zh": each}} for each in ids]}]}]}]})
        scheme = self.write("s.json", {
            "format": "xuehui/scheme/1", "id": "s", "version": "1", "catalogue": "c", "full_marks": 100, "roots": ["a"],
            "scale": [{"id": "1", "value": 1}, {"id": "0", "value": 0}], "grades": [{"id": "z", "at_least": 0}],
            "measures": {"A.2.2.2.1": {"linear": [[0, 0], [10, 1]]}}})
        options = ("--catalogue", catalogue, "--scheme", scheme)
        for text in ("organisation,A.1.1.1.1,A.2.2.2.1\nO,0,2.5\n",    # a rating where the scale has it, else a measure
                     "organisation,criterion,rating,measure\nO,A.1.1.1.1,0,\nO,A.2.2.2.1,,2.5\n"):
            self.assertEqual(self.scores(text, *options)[0][2], {"lower": 125000, "upper": 125000}, text)

    def test_several_stages(self):
        text = ("organisation,criterion,rating,stage,on,reason\n"
                "O,A.1.1.1.1,not_met,self,2026-01-01,\nO,A.1.1.1.1,met,expert,2026-02-01,\"looked, \"\"hard\"\"\"\n")
        alone = "organisation,criterion,rating\nO,A.1.1.1.1,met\n"
        self.assertEqual(self.scores(text), self.scores(alone))


class Faults(TableTest):
    def faults(self, text, *args):
        data = text if isinstance(text, bytes) else text.encode()
        return [(each["line"], each["organisation"], each.get("error", {}).get("code"), each.get("error", {}).get("at"))
                for each in self.lines(data, "--from", "csv", *WHEN, *args)]

    HEAD = "organisation,criterion,rating,on\n"
    GOOD = "G,A.1.1.1.1,met,\n"

    def test_by_line_and_column(self):
        for row, organisation, code, at in (
                ("B,A.1.1.1.x,met,", "B", "unknown_id", "3:criterion"),
                ("B,A.1.1.1.1,mett,", "B", "unknown_id", "3:rating"),
                ("B,A.1.1.1.1,met,2026-02-30", "B", "bad_date", "3:on"),
                ("B,A.1.1.1.1,met", "B", "syntax", "3:"),
                ("B,A.1.1.1.1,met,,", "B", "syntax", "3:"),
                ("B,A.1.1.1.1,m\"et,", "B", "syntax", "3:"),
                ('"B"b,A.1.1.1.1,met,', None, "syntax", "3:"),
                ("B C,A.1.1.1.1,met,", "B C", "bad_id", "3:organisation"),
                (",A.1.1.1.1,met,", None, "missing_member", "3:organisation")):
            # an organisation without a name may be the one before it
            before = "" if organisation is None else self.GOOD
            text = self.HEAD + (before or "\n") + row + "\n" + "H,A.1.1.1.1,met,\n"
            found = self.faults(text)
            self.assertIn((3, organisation, code, at), found, row)
            self.assertEqual(len(found), 3 if before else 2, row)
            self.assertEqual([each[2] for each in found if each[1] in ("G", "H")], [None] * (2 if before else 1))

    def test_of_a_wide_table(self):
        text = "name,组织,A.1.1.1.1,A.1.1.1.2\n甲,O,met,mett\n乙,P,met,met\n丙,Q Q,met,\n"
        self.assertEqual(self.faults(text), [(2, "O", "unknown_id", "2:A.1.1.1.2"), (3, "P", None, None),
                                             (4, "Q Q", "bad_id", "4:组织")])

    def test_a_row_that_may_belong_to_somebody_spoils_that_one(self):
        text = self.HEAD + self.GOOD + '"x"y,A.1.1.1.1,met,\n' + "G,A.1.1.1.2,met,\nH,A.1.1.1.1,met,\n"
        self.assertEqual(self.faults(text), [(2, "G", "syntax", "3:"), (5, "H", None, None)])

    def test_an_open_quotation_mark_takes_one_line(self):
        count = so_many(50_000)
        rows = [f"O-{number},A.1.1.1.1,met,\n" for number in range(count)]
        rows[7] = 'O-7,"A.1.1.1.1,met,\n'
        found = self.faults(self.HEAD + "".join(rows))
        self.assertEqual(len(found), count)
        self.assertEqual([each for each in found if each[2]], [(9, "O-7", "syntax", "9:")])

    def test_who_comes_back(self):
        text = self.HEAD + self.GOOD + "H,A.1.1.1.1,met,\n" + "G,A.1.1.1.2,met,\n"
        self.assertEqual(self.faults(text), [(2, "G", None, None), (3, "H", None, None), (4, "G", "duplicate_id", "4:organisation")])
        wide_table = "organisation,A.1.1.1.1\nG,met\nH,met\nG,met\n"    # each row is a record
        self.assertEqual([each[2] for each in self.faults(wide_table)], [None] * 3)

    def test_an_organisation_says_the_same_of_itself(self):
        text = "organisation,name,criterion,rating\nO,甲,A.1.1.1.1,met\nO,,A.1.1.1.2,met\nO,乙,A.1.1.1.3,met\n"
        self.assertEqual(self.faults(text), [(2, "O", "bad_value", "4:name")])

    def test_gbk(self):
        text = "organisation,name,criterion,rating\nO,学会,A.1.1.1.1,met\nP,,A.1.1.1.1,met\n"
        run = self.run_ok("batch", "-", "-o", "-", "--from", "csv", *WHEN, stdin=text.encode("gbk"))
        first, second = map(json.loads, run.out.splitlines())
        self.assertEqual((first["error"]["code"], first["error"]["at"]), ("encoding", "2:"))
        self.assertIn("iconv -f GB18030 -t UTF-8", first["error"]["message"])
        self.assertIn("score", second)
        for data in ("组织,评价内容,评级\n".encode("gbk"), text.encode("utf-16")):
            run = self.run_fails(REJECTED, "batch", "-", "-o", self.folder / "out", "--from", "csv", *WHEN, stdin=data)
            self.assertIn("GB18030", run.err)

    def test_rejected_rows_are_kept(self):
        text = self.HEAD + self.GOOD + "B,A.1.1.1.1,met,\nB,A.1.1.1.2,mett,\n" + '"",x\n'
        errors = self.folder / "errors"
        self.faults(text, "--errors", errors)
        kept = [json.loads(line) for line in errors.read_text(encoding="utf-8").splitlines()]
        self.assertEqual([each["input"] for each in kept], ['B,A.1.1.1.1,met,\nB,A.1.1.1.2,mett,\n"",x'])
        self.assertEqual(text[kept[0]["begin"]:][:5], "B,A.1")

    def test_heads(self):
        for head, words in (("", "has to name the columns"), ("organisation,criterion", "'rating' is missing"),
                            ("criterion,rating", "'organisation' is missing"), ("organisation", "neither a column 'criterion' nor"),
                            ("organisation,criterion,ratting", "no column 'ratting' \\(did you mean 'rating'"),
                            ("organisation,criterion,rating,criterion", "two columns are 'criterion'"),
                            ("organisation,组织,criterion,rating", "two columns are 'organisation'"),
                            ("organisation,A.1.1.1.1,A.1.1.1.1", "two columns are 'A.1.1.1.1'"),
                            ("organisation,A.1.1.1.1,rating", "goes with a column 'criterion'"),
                            ("organisation,criterion,rating,A.1.1.1.1", "either a column 'criterion' or"),
                            ('organisation,"criterion', "quotation marks"), ("organisation;criterion;rating", "no column"),
                            ("x" * 1_100_000, "longer than a row may be|no column")):
            with self.subTest(head[:40]):
                run = self.run_fails(REJECTED, "batch", "-", "-o", self.folder / "out", "--from", "csv", *WHEN, stdin=head)
                self.assertRegex(run.err, f"^<stdin>:1:1: .*({words})")
                self.assertEqual(self.listing(), [])
        run = self.run_fails(REJECTED, "batch", "-", "-o", self.folder / "out", "--from", "csv", stdin=self.HEAD)
        self.assertEqual(run.err.count("nothing else says it for all rows"), 3)
        self.run_fails(REJECTED, "batch", "-", "-o", self.folder / "out", "--from", "csv", *WHEN[:2], "--as-of", "2026-02-30",
                       stdin=self.HEAD)
        for period in ("2025", "..2025-01-01", "2025-01-01.."):
            self.run_fails(USAGE, "batch", "-", "-o", self.folder / "out", "--from", "csv", "--period", period, stdin=self.HEAD)


if __name__ == "__main__":
    unittest.main()
