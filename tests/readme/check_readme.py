#!/usr/bin/env python3
"""Does README.md tell the truth, and README.zh.md the same?

    check_readme.py --command XUEHUI --cpp PROGRAM --c PROGRAM [unittest's arguments]

The programs are the examples of README.md, compiled. What a page shows of an output has to be there, in this order; a
line of nothing but … stands for what was left out, and where it is missing nothing may be. (The Python example has a
test of its own, test_python_example.py, for when the package is installed.)
"""

import argparse
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

import readme
from readme import LOCALES, PAGES, PROJECT

OPTIONS = None
SAME = ("sh", "cpp", "c", "python", "text")    # blocks that are the same in every language


def commands(block):
    """Pairs of a command and what is shown of its output."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.M)
    assert parts[0] == "", f"a console block begins with a command, not with {parts[0]!r}"
    return list(zip(parts[1::2], parts[2::2]))


def shows(excerpt, output):
    """Whether an excerpt is one of this output."""
    pieces = re.split(r"^…\n", excerpt, flags=re.M)
    pattern = r"(?:.*\n)+".join(re.escape(piece) for piece in pieces)
    return re.fullmatch(pattern, output) is not None


def anchors(path):
    """What links into a Markdown page may point to."""
    titles = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


class Examples(unittest.TestCase):
    maxDiff = None

    def test_are_the_same_in_both_languages(self):
        def kept(language):
            return [(word, text) for word, text in readme.blocks(language) if word in SAME]

        def typed(language):
            return [[command for command, _ in commands(text)]
                    for word, text in readme.blocks(language) if word == "console"]

        self.assertEqual(kept("en"), kept("zh"))
        self.assertEqual(typed("en"), typed("zh"))
        self.assertEqual([word for word, _ in readme.blocks("en")], [word for word, _ in readme.blocks("zh")])

    def test_are_all_known_here(self):
        self.assertEqual({word for word, _ in readme.blocks("en")}, {*SAME, "console"})

    def test_programs(self):
        record = (PROJECT / "tests/samples/middling.json").read_bytes()
        for program in (OPTIONS.cpp, OPTIONS.c):
            with self.subTest(program=program):
                done = subprocess.run([program], input=record, capture_output=True, timeout=60, check=False)
                self.assertEqual((done.returncode, done.stderr.decode()), (0, ""))
                self.assertEqual(done.stdout.decode(), readme.block("text"))
                done = subprocess.run([program], input=b"{}", capture_output=True, timeout=60, check=False)
                self.assertNotEqual(done.returncode, 0)
                self.assertNotEqual(done.stderr, b"")
                self.assertEqual(done.stdout, b"")

    def test_commands(self):
        for language, locale in LOCALES.items():
            with tempfile.TemporaryDirectory() as name:
                folder = pathlib.Path(name)
                (folder / "tests").symlink_to(PROJECT / "tests")
                (folder / "build/release/bin").mkdir(parents=True)
                (folder / "build/release/bin/xuehui").symlink_to(OPTIONS.command)
                path = f"{folder / 'build/release/bin'}{os.pathsep}{os.environ['PATH']}"
                environment = {**os.environ, "PATH": path, "LC_ALL": locale, "COLUMNS": "80"}
                for block in (text for word, text in readme.blocks(language) if word == "console"):
                    for command, excerpt in commands(block):
                        with self.subTest(language=language, command=command):
                            done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, timeout=60,
                                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
                            printed = done.stdout.decode()
                            self.assertEqual(done.returncode, 0, printed)
                            self.assertTrue(shows(excerpt, printed), f"shown:\n{excerpt}\nprinted:\n{printed}")


class Names(unittest.TestCase):
    maxDiff = None

    def test_every_header_is_in_the_tour_and_none_besides(self):
        there = {str(path.relative_to(PROJECT)) for folder in ("include/xuehui", "capi/include")
                 for path in (PROJECT / folder).iterdir() if path.suffix in (".h", ".hpp")}
        self.assertTrue(there)
        for language in PAGES:
            rows = re.findall(r"^\| \[([\w.]+)\]\(([^)]+)\) \| (.+) \|$", readme.page(language), re.M)
            self.assertEqual(sorted(target for _, target, _ in rows), sorted(there))
            for name, target, _ in rows:
                self.assertEqual(name, pathlib.PurePath(target).name)
            known = {pathlib.PurePath(path).name for path in there}
            named = set(re.findall(r"[\w.]+\.hpp\b|\bxuehui\.h\b", readme.page(language)))
            self.assertLessEqual({pathlib.PurePath(each).name for each in named}, known)

    def test_goals_of_make(self):
        makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
        goals = {goal for line in re.findall(r"^([a-z][\w -]*):(?!=)", makefile, re.M) for goal in line.split()}
        for language in PAGES:
            named = {goal for text in readme.code(language) for goal in re.findall(r"\bmake ([a-z][\w-]*)", text)}
            self.assertLessEqual({"demo", "test"}, named)
            self.assertLessEqual(named, goals)

    def test_links(self):
        for language in PAGES:
            links = re.findall(r"\]\(([^)]+)\)", readme.prose(language))
            self.assertTrue(links)
            for link in links:
                with self.subTest(language=language, link=link):
                    self.assertNotIn("://", link, "nothing here needs the network")
                    target, _, anchor = link.partition("#")
                    path = PROJECT / (target or PAGES[language])
                    self.assertTrue(path.exists())
                    if anchor:
                        self.assertIn(anchor, anchors(path))

    def test_pictures(self):
        shown = {}
        for language in PAGES:
            pictures = re.findall(r"^!\[([^\]]*)\]\(([^)]+)\)$", readme.prose(language), re.M)
            self.assertTrue(pictures)
            for text, target in pictures:
                with self.subTest(language=language, target=target):
                    self.assertGreater(len(text), 20, "what is to be seen, for those who do not see it")
                    self.assertTrue(target.endswith(f".{language}.png"), "in the language of the page")
                    content = (PROJECT / target).read_bytes()
                    self.assertTrue(content.startswith(b"\x89PNG\r\n"))
                    self.assertLess(len(content), 120_000)
            shown[language] = [target.removesuffix(f".{language}.png") for _, target in pictures]
        self.assertEqual(shown["en"], shown["zh"])
        there = {str(path.relative_to(PROJECT)) for path in (PROJECT / "docs/pictures").iterdir()}
        self.assertEqual(there, {f"{name}.{language}.png" for language in PAGES for name in shown[language]})

    def test_both_link_to_the_same(self):
        links = [re.findall(r"(?<!!)\[[^\]]*\]\(([^)]+)\)", readme.prose(language)) for language in PAGES]
        others = set(PAGES.values())
        self.assertEqual(*[[link for link in each if link not in others] for each in links])

    def test_both_name_the_same_things_in_code(self):
        words = [sorted(set(re.findall(r"`([^`\n]+)`", readme.prose(language)))) for language in PAGES]
        self.assertEqual(*words)

    def test_the_number_of_the_abi(self):
        header = (PROJECT / "capi/include/xuehui.h").read_text(encoding="utf-8")
        number = re.search(r"^#define XH_ABI_VERSION (\d+)$", header, re.M)[1]
        for language in PAGES:
            self.assertRegex(readme.page(language), rf"`XH_ABI_VERSION`\D*\b{number}\b")

    def test_what_is_built_in(self):
        catalogue = (PROJECT / "src/standard/mzt-academic-draft.json").read_text(encoding="utf-8")
        items = len(re.findall(r'"id": *"A\.\d+\.\d+\.\d+\.\d+"', catalogue))
        areas = len(re.findall(r'"id": *"A\.\d+"', catalogue))
        self.assertRegex(readme.page("en"), rf"\b{areas}\s+areas\s+with\s+{items}\s+items\b")
        self.assertRegex(readme.page("zh"), rf"{areas} 个\s*一级指标、{items} 个要点")


class Excerpts(unittest.TestCase):
    """The comparison itself: what it has to notice."""

    def test_shows(self):
        output = "one\ntwo\nthree\n"
        for excerpt in (output, "one\n…\n", "…\nthree\n", "one\n…\nthree\n", "…\ntwo\n…\n"):
            self.assertTrue(shows(excerpt, output), excerpt)
        for excerpt in ("", "one\n", "one\nthree\n", "three\n…\n", "…\ntwo\n", "one\n…\ntwo\nthree\n", "on\n…\n",
                        "four\n…\n"):
            self.assertFalse(shows(excerpt, output), excerpt)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    for option in ("--command", "--cpp", "--c"):
        parser.add_argument(option, required=True, type=lambda text: pathlib.Path(text).resolve())
    OPTIONS, rest = parser.parse_known_args()
    unittest.main(argv=["check_readme.py", *rest])
