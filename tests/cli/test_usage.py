"""Arguments, help, language, version, exit codes of wrong usage."""

import json
import subprocess
import unittest

from support import BIN, DONE, USAGE, CommandTest, Run, environment, sample, width

COMMANDS = ("assess", "batch", "risk", "catalogue", "facts", "scheme", "rules", "template", "schema",
            "check", "explain", "logic", "register")


class Help(CommandTest):
    def test_every_command_in_both_languages(self):
        for language, heading in (("zh", "例："), ("en", "Example")):
            general = self.run_ok("--lang", language, "--help")
            for command in COMMANDS:
                self.assertIn(f"\n  {command} ", general.out)
                run = self.run_ok(command, "--help", "--lang", language)
                self.assertIn(heading, run.out)
                self.assertIn(f"  xuehui {command}", run.out)
                self.assertIn("--lang zh|en", run.out)
                self.assertEqual(run.err, "")
                for line in run.out.splitlines():
                    self.assertLessEqual(width(line), 80, line)

    def test_a_command_for_help(self):
        self.assertEqual(self.run_ok("help").out, self.run_ok("--help").out)
        for lang in ("zh", "en"):
            for command in (*COMMANDS, "help", "completion"):
                self.assertEqual(self.run_ok("help", command, "--lang", lang).out, self.run_ok(command, "-h", "--lang", lang).out)
        for wrong in (("help", "no-such-command"), ("help", "manual"), ("help", "assess", "batch")):
            self.run_fails(USAGE, *wrong)

    def test_is_as_wide_as_the_terminal(self):
        for lang in ("zh", "en"):
            for columns in (40, 60, 100):
                for command in COMMANDS:
                    out = self.run_ok(command, "--help", "--lang", lang, env=environment(COLUMNS=str(columns))).out
                    usage, rest = out.split("\n", 1)
                    for line in rest.split("例：\n" if lang == "zh" else "Examples:\n")[0].splitlines():
                        self.assertLessEqual(width(line), columns, line)

    def test_columns_line_up(self):
        for language in ("zh", "en"):
            for command in COMMANDS:
                help_text = self.run_ok(command, "-h", "--lang", language).out
                options = help_text.split("选项：\n" if language == "zh" else "Options:\n")[1].split("\n\n")[0]
                starts = set()
                for line in options.splitlines():
                    if not line.startswith("   "):
                        name, description = line.strip().split("  ", 1)
                        starts.add(width(line[:len(line) - len(description.lstrip())]))
                self.assertEqual(len(starts), 1, options)

    def test_exit_codes_are_listed(self):
        self.assertIn("Exit codes: 0 done", self.run_ok("--help").out)
        self.assertIn("退出码：0 完成", self.run_ok("--help", "--lang", "zh").out)

    def test_version(self):
        self.assertRegex(self.run_ok("--version").out, r"^xuehui \d+\.\d+\.\d+\n$")


class Language(CommandTest):
    def is_chinese(self, **env):
        return "用法" in self.run_ok("--help", env=environment(**env)).out

    def test_from_the_environment(self):
        self.assertTrue(self.is_chinese(LC_ALL="zh_CN.UTF-8"))
        self.assertTrue(self.is_chinese(LC_ALL=None, LC_MESSAGES="zh_TW"))
        self.assertTrue(self.is_chinese(LC_ALL=None, LANG="zh_CN.UTF-8"))
        self.assertTrue(self.is_chinese(LC_ALL="", LANG="zh_CN.UTF-8"))
        self.assertFalse(self.is_chinese(LC_ALL="en_GB.UTF-8", LANG="zh_CN.UTF-8"))
        self.assertFalse(self.is_chinese(LC_ALL=None, LC_MESSAGES="C", LANG="zh_CN.UTF-8"))
        self.assertFalse(self.is_chinese(LC_ALL=None))

    def test_before_and_after_the_command(self):
        for args in (("--lang", "zh", "assess"), ("assess", "--lang", "zh"), ("assess", "--lang=zh")):
            self.assertIn("参考等级", self.run_ok(*args, sample("well-run")).out)
        run = self.run_ok("--lang", "en", "assess", sample("well-run"), env=environment(LC_ALL="zh_CN.UTF-8"))
        self.assertIn("Reference grade", run.out)


class WrongUsage(CommandTest):
    def test_is_refused(self):
        record = sample("middling")
        for args in ((), ("no-such-command",), ("--no-such-option",), ("assess",), ("assess", record, record),
                     ("assess", record, "--no-such-option"), ("assess", record, "--format", "pdf"),
                     ("assess", record, "--format"), ("assess", record, "--lang", "fr"),
                     ("assess", record, "--rules", "mine.json"), ("assess", record, "--fail-under", "9A"),
                     ("batch", record), ("batch", record, "-o"), ("batch", record, "-o", "-", "--nodes", "4"),
                     ("batch", record, "-o", "-", "--threads", "0"), ("batch", record, "-o", "-", "--threads", "x"),
                     ("batch", record, "-o", "-", "--format", "text"), ("catalogue", "--format", "xml"),
                     ("catalogue", "surplus"), ("schema",), ("schema", "no-such-kind"), ("check",),
                     ("explain", record), ("explain", record, "no-such-id"), ("explain", record, "6.1"),
                     ("template", "--scheme"), ("assess", "-", "--catalogue", "-"), ("check", "-", "-")):
            with self.subTest(args=args):
                self.run_fails(USAGE, *args)

    def test_names_the_help_to_look_at(self):
        self.assertIn("see xuehui assess --help", self.run_fails(USAGE, "assess").err)
        self.assertIn("用法见 xuehui batch --help", self.run_fails(USAGE, "--lang", "zh", "batch").err)

    def test_a_file_that_cannot_be_opened(self):
        record = sample("middling")
        missing = self.folder / "missing.json"
        for args in (("assess", missing), ("assess", record, "--catalogue", missing),
                     ("assess", record, "--scheme", missing), ("assess", record, "-o", missing / "below"),
                     ("batch", missing, "-o", "-"), ("catalogue", "--catalogue", missing),
                     ("template", "--scheme", missing), ("check", missing), ("explain", missing, "A.1")):
            with self.subTest(args=args):
                run = self.run_fails(USAGE, *args)
                self.assertRegex(run.err, "No such file or directory|Not a directory")
                self.assertIn(str(missing), run.err)
        self.assertIn("Is a directory", self.run_fails(USAGE, "assess", self.folder).err)
        self.assertIn("Is a directory", self.run_fails(USAGE, "batch", self.folder, "-o", "-").err)
        self.assertIn("Is a directory", self.run_fails(USAGE, "assess", record, "-o", self.folder).err)

    def test_an_unknown_command_is_named(self):
        for lang, words in (("en", "there is no command 'assay'; there are assess batch"), ("zh", "没有命令 assay；有的是")):
            self.assertIn(words, self.run_fails(USAGE, "--lang", lang, "assay").err)
        self.assertIn("缺少 RECORD", self.run_fails(USAGE, "assess", "--lang", "zh").err)
        self.assertIn("too many: x --form", self.run_fails(USAGE, "template", "x", "--form").err)

    def test_what_was_probably_meant_is_named(self):
        record = sample("middling")
        for args, meant in ((("asess", record), "assess"), (("ASSESS", record), "assess"), (("help", "asess"), "assess"),
                            (("assess", record, "--fromat", "json"), "--format"), (("--lagn", "zh"), "--lang"),
                            (("assess", record, "--fromat=json"), "--format"), (("assess", "--schme", "x"), "--scheme"),
                            (("batch", record, "--tread", "2"), "--threads"),    # and -o is missing
                            (("assess", record, "--format", "jsno"), "json"), (("schema", "recrod"), "record"),
                            (("register", "updat", record), "update"), (("rules", "academic-risk"), "academic-risks"),
                            (("assess", record, "--scheme", "capabilty-1000"), "capability-1000"),
                            (("assess", record, "--rules", "academic-riskz"), "academic-risks"),
                            (("assess", record, "--rules", "evaluation-measure"), "evaluation-measures"),
                            (("assess", record, "--fail-under", "3a"), "3A"),
                            (("explain", record, "a.3.5.3"), "A.3.5.3"), (("explain", record, "A.1.1.1.22"), "A.1.1.1.2")):
            with self.subTest(args=args):
                self.assertIn(f"(did you mean '{meant}'?)", self.run_fails(USAGE, *args).err)
                self.assertIn(f"（是不是 {meant}？）", self.run_fails(USAGE, "--lang", "zh", *args).err)

    def test_nothing_is_guessed_where_nothing_is_near(self):
        record = sample("middling")
        for args in (("zzz",), ("assess", record, "--zzzzzz"), ("assess", record, "--scheme", "zzz"),
                     ("assess", record, "--rules", "zzz"), ("explain", record, "zzz"), ("schema", "zzz")):
            self.assertNotIn("did you mean", self.run_fails(USAGE, *args).err)

    def test_an_empty_value_is_none(self):
        record = sample("middling")
        for args in (("assess", record, "--fail-under", ""), ("assess", record, "-o", ""), ("assess", ""),
                     ("batch", record, "-o", ""), ("check", ""), ("template", "--scheme", "")):
            self.run_fails(USAGE, *args)

    def test_what_explain_cannot_explain(self):
        self.assertIn("has no indicator or criterion A.9", self.run_fails(USAGE, "explain", sample("middling"), "A.9").err)
        self.assertIn("--scheme whole-standard", self.run_fails(USAGE, "explain", sample("middling"), "6.1").err)

    def test_a_scheme_that_is_neither_built_in_nor_a_file(self):
        self.assertIn("capability-1000", self.run_fails(USAGE, "template", "--scheme", "capability-100").err)

    def test_closed_standard_input_is_not_the_output(self):
        out = self.write("out.ndjson", "before")
        done = subprocess.run(["sh", "-c", '"$0" batch - -o "$1" <&-', BIN, str(out)], capture_output=True, check=False)
        self.assertNotEqual(done.returncode, DONE)
        self.assertEqual(out.read_text(encoding="utf-8"), "before")

    def test_names_of_commands_may_be_arguments(self):
        self.assertEqual(Run("schema", "catalogue").code, DONE)
        self.write("batch", sample("middling").read_bytes())
        self.run_ok("assess", "batch", cwd=self.folder)


class BuiltInDocuments(CommandTest):
    """What is printed is what an engine is made of, and begins one's own."""

    def test_lists(self):
        for command, ids in (("scheme", ["capability-1000", "whole-standard"]),
                             ("rules", ["academic-facts", "academic-checks", "academic-risks", "evaluation-measures"])):
            for lang in ("zh", "en"):
                titles = [json.loads(self.run_ok(command, name).out)["title"][lang] for name in ids]
                for columns in (40, 80):
                    out = self.run_ok(command, "--lang", lang, env=environment(COLUMNS=str(columns))).out
                    whole = "".join(name + title for name, title in zip(ids, titles))
                    self.assertEqual("".join(out.split()), "".join(whole.split()))
                    self.assertLessEqual(max(map(width, out.splitlines())), columns)

    def test_can_be_used_as_files(self):
        record = sample("middling")
        for scheme in ("capability-1000", "whole-standard"):
            mine = self.write("mine.json", self.run_ok("scheme", scheme).out)
            self.assertEqual(self.run_ok("check", mine).code, DONE)
            self.assertEqual(self.run_ok("assess", record, "--scheme", mine, "--format", "json").out,
                             self.run_ok("assess", record, "--scheme", scheme, "--format", "json").out)
        names = [line.split()[0] for line in self.run_ok("rules").out.splitlines()][:3]
        mine = [self.write(name + ".json", self.run_ok("rules", name).out) for name in names]
        args = [part for name in mine for part in ("--rules", name)]
        self.assertEqual(self.run_ok("assess", record, "--rules", "none", *args, "--format", "json").out,
                         self.run_ok("assess", record, "--format", "json").out)

    def test_others_are_not_known(self):
        for args in (("scheme", "academic-risks"), ("rules", "capability-1000"), ("scheme", "mzt-academic-draft")):
            self.run_fails(USAGE, *args)


if __name__ == "__main__":
    unittest.main()
