"""What the command shows on a terminal and nowhere else: bars, colours, and what a scorecard says it leaves out."""

import json
import os
import pty
import re
import subprocess
import unittest

from support import BIN, REJECTED, SAMPLE_NAMES, USAGE, CommandTest, Run, environment, sample, width

FULL = 1_000_000
ESCAPE = re.compile("\x1b\\[([0-9;]*)m")
BAR = re.compile("([█▌░·]{5}){1,2}$")


def bar(bounds, cells):
    """A bar by its description: certain in whole cells, or half ones where nothing is open; possible; the rest."""
    lower, upper = bounds["lower"], bounds["upper"]
    if lower == upper:
        halves = 2 * cells * lower // FULL
        drawn = "█" * (halves // 2) + "▌" * (halves % 2)
    else:
        certain = cells * lower // FULL
        drawn = "█" * certain + "░" * max(cells * upper // FULL - certain, 1)
    return drawn.ljust(cells, "·")


def on_terminal(*args, err=True, **env):
    """What the command writes when its standard output is a terminal, or only its standard error."""
    master, slave = pty.openpty()
    process = subprocess.Popen([BIN, *map(str, args)], stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL if err == "only" else slave,
                               stderr=slave if err else subprocess.DEVNULL,
                               env=environment(**{"TERM": "xterm", "NO_COLOR": None, "COLUMNS": "80", **env}))
    os.close(slave)
    out = b""
    try:
        while piece := os.read(master, 65536):
            out += piece
    except OSError:    # how Linux ends it
        pass
    os.close(master)
    process.wait(timeout=60)
    return out.decode().replace("\r\n", "\n")


class Bars(CommandTest):
    def test_are_the_scores(self):
        for name in SAMPLE_NAMES:
            nodes = json.loads(self.run_ok("assess", sample(name), "--format", "json").out)["nodes"]
            scores = {node["id"]: node["score"] for node in nodes}
            narrow = 62 if name == "well-run" else 72    # where there are no bounds, numbers take less room
            for lang, columns, cells in (("zh", 80, 10), ("en", 80, 10), ("en", narrow, 5), ("en", 100, 10)):
                text = self.run_ok("assess", sample(name), "--lang", lang, env=environment(COLUMNS=str(columns))).out
                rows = [(line.split()[0], match[0]) for line in text.splitlines() for match in [BAR.search(line)] if match]
                self.assertGreater(len(rows), 20)
                for node, shown in rows:
                    self.assertEqual(shown, bar(scores[node], cells), node)

    def test_line_up_and_make_way(self):
        for lang in ("zh", "en"):
            for columns in range(40, 121, 4):
                lines = self.run_ok("assess", sample("middling"), "--lang", lang,
                                    env=environment(COLUMNS=str(columns))).out.splitlines()
                bars = {(width(line[:match.start()]), len(match[0])) for line in lines for match in [BAR.search(line)] if match}
                self.assertEqual(len(bars), 1 if columns >= 72 else 0, columns)
                self.assertEqual(any("█" in line for line in lines), columns >= 72)    # the note goes with them

    def test_a_title_goes_on_below_its_begin(self):
        for name in SAMPLE_NAMES:
            for lang, columns in (("zh", 80), ("zh", 100), ("en", 80), ("en", 100)):
                lines = self.run_ok("assess", sample(name), "--lang", lang, env=environment(COLUMNS=str(columns))).out.splitlines()
                begins = [re.match(r" +A[.\d]+ ", line) if BAR.search(line) else None for line in lines]
                for begin, below in zip(begins, lines[1:]):
                    if begin and not BAR.search(below) and "█" not in below:
                        self.assertEqual(re.match(" *", below)[0], " " * begin.end(), below)


class Widths(CommandTest):
    """Nothing is wider than the terminal, from the narrowest that is served."""

    def test_every_text_fits(self):
        for args in (("assess", sample("in-trouble")), ("risk", sample("in-trouble"), "--all"), ("catalogue",), ("facts",),
                     ("explain", sample("middling"), "A.3"), ("explain", sample("in-trouble"), "A.1.1.1.2"), ("help",)):
            for lang in ("zh", "en"):
                for columns in (40, 50, 60, 80, 100):
                    out = self.run_ok(*args, "--lang", lang, env=environment(COLUMNS=str(columns))).out
                    for line in out.splitlines():
                        if not line.startswith("  xuehui "):    # what is to be typed stays whole
                            self.assertLessEqual(width(line), columns, line)

    def test_numbers_go_below_the_titles_where_there_is_no_room(self):
        out = self.run_ok("assess", sample("middling"), env=environment(COLUMNS="40")).out
        self.assertIn("  A.1 Corporate governance\n    Weight 27 · Share (%) 85.0000 ·\n    Known 27/27\n", out)


class LeftOut(CommandTest):
    def test_rows_of_level_three(self):
        for name in SAMPLE_NAMES:
            nodes = json.loads(self.run_ok("assess", sample(name), "--format", "json").out)["nodes"]
            full = sum(1 for node in nodes if node["level"] == 3 and
                       (node["score"] is None or node["score"]["lower"] == FULL))
            for form in ("text", "markdown"):
                self.assertIn(f"{full} more are not.", self.run_ok("assess", sample(name), "--format", form).out)
                self.assertIn(f"另有 {full} 项未列", self.run_ok("assess", sample(name), "--lang", "zh", "--format", form).out)

    def test_gains(self):
        for name in SAMPLE_NAMES:
            criteria = json.loads(self.run_ok("assess", sample(name), "--format", "json").out)["criteria"]
            count = sum(1 for each in criteria if each["source"] != "unassessed" and each["value"] and each["value"]["lower"] < FULL)
            title = f"Most worth improving (10 of {count})" if count > 10 else "Most worth improving"
            for form in ("text", "markdown"):
                self.assertIn(f"{title}\n", self.run_ok("assess", sample(name), "--format", form).out)


class Colours(CommandTest):
    COMMANDS = (("assess", sample("in-trouble")), ("assess", sample("middling"), "--lang", "zh"), ("catalogue",),
                ("explain", sample("middling"), "A.3"), ("explain", sample("middling"), "A.1.1.1.1", "--lang", "zh"))

    def test_on_a_terminal_only_and_only_added(self):
        for args in self.COMMANDS:
            with self.subTest(args=args):
                plain = self.run_ok(*args, env=environment(COLUMNS="80", TERM="xterm")).out
                self.assertNotIn("\x1b", plain)
                coloured = on_terminal(*args)
                self.assertIn("\x1b[1m", coloured)
                self.assertEqual(ESCAPE.sub("", coloured), plain)
                for line in coloured.split("\n"):    # no ink runs into the next line
                    self.assertEqual(re.sub("\x1b\\[[0-9;]+m[^\x1b]+\x1b\\[0m", "", line).count("\x1b"), 0, line)

    def test_not_where_they_are_not_wanted(self):
        for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": ""}, {"TERM": None}):
            self.assertNotIn("\x1b", on_terminal("assess", sample("middling"), **env), env)
        self.assertIn("\x1b", on_terminal("assess", sample("middling"), NO_COLOR=""))
        self.assertNotIn("\x1b", on_terminal("assess", sample("middling"), "--color", "never"))
        for form in ("json", "markdown"):
            self.assertNotIn("\x1b", on_terminal("assess", sample("middling"), "--format", form))
        out = self.folder / "card.txt"
        on_terminal("assess", sample("middling"), "-o", out)
        self.assertNotIn("\x1b", out.read_text(encoding="utf-8"))

    def test_where_they_are_asked_for(self):
        for args in (("--color", "always", "assess"), ("assess", "--color=always")):
            self.assertIn("\x1b[1m", self.run_ok(*args, sample("middling"), env=environment(NO_COLOR="1")).out)
        out = self.folder / "card.txt"
        self.run_ok("assess", sample("middling"), "-o", out, "--color", "always")
        self.assertIn("\x1b[1m", out.read_text(encoding="utf-8"))
        self.assertNotIn("\x1b", self.run_ok("assess", sample("middling"), "--color", "auto").out)
        self.run_fails(USAGE, "assess", sample("middling"), "--color", "sometimes")

    def test_what_they_say(self):
        text = on_terminal("assess", sample("in-trouble"))
        self.assertRegex(text, "\n  \x1b\\[31mTriggered:\x1b\\[0m ")
        self.assertRegex(text, "Reference grade  \x1b\\[1m[^\x1b\n]+\x1b\\[0m \\(before gates 2A;")
        self.assertRegex(text, "\x1b\\[1mGates\x1b\\[0m\n")
        self.assertRegex(text, "\x1b\\[36m[█▌░·]{10}\x1b\\[0m\n")
        self.assertRegex(on_terminal("assess", sample("middling")), "\n  \x1b\\[33mOpen:\x1b\\[0m ")
        self.assertLessEqual(set(ESCAPE.findall(text)), {"0", "1", "31", "1;33", "33", "36"})

    def test_faults(self):
        record = self.write("r.json", '{"format": "xuehui/record/1", "ratings": 7}')
        plain = self.run_fails(REJECTED, "assess", record, env=environment(COLUMNS="80")).err
        self.assertNotIn("\x1b", plain)
        coloured = on_terminal("assess", record, err="only")
        self.assertEqual(ESCAPE.sub("", coloured), plain)
        self.assertIn(f"\x1b[1m{record}:1:42\x1b[0m: /ratings: ", coloured)
        self.assertRegex(coloured, "\n +\x1b\\[31m\\^\x1b\\[0m\n")
        self.assertNotIn("\x1b", on_terminal("assess", record, err="only", NO_COLOR="1"))
        run = Run("assess", record, "--color", "always")
        self.assertIn("\x1b[31m^", run.err)

    def test_texts_of_documents_bring_none(self):
        record = json.loads(sample("middling").read_text(encoding="utf-8"))
        record["organisation"]["name"] = "a\x1b[5mb"
        text = on_terminal("assess", self.write("r.json", record))
        self.assertNotIn("5", ESCAPE.findall(text))
        name = self.write("\x1b[5m.json", "{}")
        self.assertNotIn("5", ESCAPE.findall(on_terminal("check", name)))


if __name__ == "__main__":
    unittest.main()
