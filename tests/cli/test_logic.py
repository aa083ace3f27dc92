"""logic: the value of a rule on data, and what is said of faulty ones."""

import json
import unittest

from support import DONE, REJECTED, USAGE, CommandTest, Run


class Logic(CommandTest):
    def value(self, rule, data, *options):
        run = self.run_ok("logic", self.write("rule.json", rule), self.write("data.json", data), *options)
        self.assertTrue(run.out.endswith("\n"))
        return json.loads(run.out)

    def test_values_are_those_of_jsonlogic(self):
        self.assertEqual(self.value({"reduce": [{"var": "l"}, {"+": [{"var": "current"}, {"var": "accumulator"}]}, 0]},
                                    {"l": [1, 2, 3.5]}), 6.5)
        self.assertIsNone(self.value({"var": "absent"}, {}))
        self.assertIsNone(self.value({"+": ["five"]}, {}))
        self.assertEqual(self.value({"cat": ["学", {"var": "n"}]}, {"n": "会"}), "学会")
        self.assertEqual(Run("logic", "-", self.write("d.json", "[1.0]"), stdin='{"var": ""}').out, "[1]\n")

    def test_the_unknown(self):
        data = {"n": {"?": "number", "lo": 1, "hi": 3}}
        self.assertEqual(self.value({"<": [{"var": "n"}, 5]}, data, "--unknown"), {"known": True, "needs": ["n"], "assumed": []})
        self.assertEqual(self.value({"+": [{"var": "n"}, {"var": ["m", 1]}]}, data, "--unknown"),
                         {"unknown": {"truth": True, "types": ["number"], "lo": 2, "hi": 4}, "needs": ["n"], "assumed": ["m"]})
        self.assertEqual(self.value({"var": "x.y"}, {}, "--unknown")["unknown"]["truth"], None)

    def test_faults(self):
        rule, data = self.write("rule.json", '{"vra": 1}'), self.write("data.json", '{"a": }')
        for language in ("zh", "en"):
            run = self.run_fails(REJECTED, "logic", rule, data, "--lang", language)
            self.assertIn("rule.json:1:2: /vra: bad_logic", run.err)
            self.assertIn("data.json:1:7: syntax", run.err)
        self.assertEqual(Run("logic", rule).code, USAGE)
        self.assertEqual(Run("logic", "-", "-", stdin="1").code, USAGE)
        self.assertEqual(Run("logic", rule, self.folder / "absent.json").code, USAGE)

    def test_help(self):
        for language, word in (("zh", "未知"), ("en", "unknown")):
            run = Run("logic", "--help", "--lang", language)
            self.assertEqual(run.code, DONE)
            self.assertIn(word, run.out)


if __name__ == "__main__":
    unittest.main()
