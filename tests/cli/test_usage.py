"""Arguments, help, language, version, exit codes of wrong usage."""

import subprocess
import unittest

from support import BIN, DONE, USAGE, CommandTest, Run, environment, sample, width

COMMANDS = ("assess", "batch", "risk", "catalogue", "facts", "template", "schema", "check", "explain", "logic", "register")


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
        for lang, words in (("en", "there is no command 'asess'; there are assess batch"), ("zh", "没有命令 asess")):
            self.assertIn(words, self.run_fails(USAGE, "--lang", lang, "asess").err)
        self.assertIn("缺少 RECORD", self.run_fails(USAGE, "assess", "--lang", "zh").err)
        self.assertIn("too many: x --form", self.run_fails(USAGE, "template", "x", "--form").err)

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


if __name__ == "__main__":
    unittest.main()
