"""Completion scripts and the manual page: what the shells and groff make of them, held against the help."""

import re
import shlex
import shutil
import subprocess
import unittest

from support import BIN, USAGE, CommandTest, environment, width

# What a function of bash completion is given, as bash itself would: words are broken at "=".
ASK = r"""
source <("$0" completion bash) || exit
read -ra COMP_WORDS <<< "$1"
[[ $1 == *' ' ]] && COMP_WORDS+=('')
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_xuehui
printf '%s\n' "${COMPREPLY[@]}"
"""


def options_in(help_text):
    """The options that a help text lists, without what stands for their values."""
    return set(re.findall(r"(?:^  |, )(--?[a-z][-a-z]*)", help_text.split("Options:\n")[1].split("\n\n")[0], re.M))


class Bash(CommandTest):
    def complete(self, line):
        """What would be offered for the last word of a line."""
        done = subprocess.run(["bash", "--norc", "-c", ASK, BIN, line.replace("=", " = ").replace("  ", " ")],
                              capture_output=True, cwd=self.folder, env=environment(), check=False, timeout=60)
        self.assertEqual(done.stderr.decode(), "")
        return [word for word in done.stdout.decode().split("\n") if word]

    def commands(self):
        return re.findall(r"^  ([a-z]+) ", self.run_ok("--help").out.split("Commands:\n")[1].split("\n\n")[0], re.M)

    def test_is_known_to_the_shell(self):
        done = subprocess.run(["bash", "--norc", "-c", 'source <("$0" completion bash) && complete -p xuehui', BIN],
                              capture_output=True, check=True)
        self.assertEqual(done.stdout.decode(), "complete -F _xuehui xuehui\n")

    def test_commands(self):
        self.assertEqual(self.complete("xuehui "), self.commands())
        self.assertEqual(self.complete("xuehui ca"), ["catalogue"])
        self.assertEqual(self.complete("xuehui --lang zh ca"), ["catalogue"])
        self.assertEqual(self.complete("xuehui --lang=zh --color never ca"), ["catalogue"])
        self.assertNotIn("manual", self.commands())

    def test_options_are_those_of_the_help(self):
        for command in self.commands():
            listed = options_in(self.run_ok(command, "--help").out) | {"--version"}
            self.assertEqual(set(self.complete(f"xuehui {command} -")), listed)
        self.assertEqual(set(self.complete("xuehui -")), options_in(self.run_ok("--help").out))
        self.assertEqual(self.complete("xuehui assess r.json --fail"), ["--fail-under"])

    def test_values(self):
        for line, words in (("assess r.json --format ", ["text", "json", "html", "markdown"]),
                            ("assess --format=js", ["json"]), ("assess --format=", ["text", "json", "html", "markdown"]),
                            ("assess --format json --lang ", ["zh", "en"]), ("--color ", ["auto", "always", "never"]),
                            ("batch --nodes ", ["total", "1", "2", "3", "all"]), ("completion ", ["bash", "zsh"]),
                            ("help sche", ["scheme", "schema"]), ("scheme ", ["capability-1000", "whole-standard"]), ("rules ev", ["evaluation-measures"]),
                            ("schema c", ["catalogue"]), ("schema --lang en rec", ["record"]), ("schema record ", []),
                            ("template --scheme w", ["whole-standard"]), ("assess --fail-under ", []),
                            ("explain r.json ", [])):
            self.assertEqual(self.complete("xuehui " + line), words, line)

    def test_files(self):
        self.write("record.json", "{}")
        self.write("with blank.json", "{}")
        for line in ("assess ", "assess --format json ", "check ", "check a b ", "explain --scheme x ", "batch ", "batch -o ",
                     "assess r.json -o ", "catalogue --catalogue ", "catalogue --catalogue="):
            self.assertEqual(sorted(self.complete("xuehui " + line)), ["record.json", "with blank.json"], line)
        self.assertEqual(sorted(self.complete("xuehui template --scheme ")),
                         ["capability-1000", "record.json", "whole-standard", "with blank.json"])
        self.assertEqual(self.complete("xuehui template rec"), [])

    def test_other_shells_are_not_known(self):
        self.run_fails(USAGE, "completion", "fish")
        self.run_fails(USAGE, "completion")


@unittest.skipUnless(shutil.which("zsh"), "zsh is not installed")
class Zsh(CommandTest):
    def zsh(self, script):
        done = subprocess.run(["zsh", "-f", "-c", script, BIN], capture_output=True, cwd=self.folder, env=environment(),
                              check=False, timeout=60)
        self.assertEqual((done.returncode, done.stderr.decode()), (0, ""))
        return done.stdout.decode()

    def test_is_sound(self):
        for lang in ("zh", "en"):
            script = self.write("_xuehui", self.run_ok("completion", "zsh", "--lang", lang).out)
            self.zsh(f"zsh -n {shlex.quote(str(script))}")

    def test_is_known_to_the_shell(self):
        load = "autoload -U compinit; compinit -u -d dump; "
        self.assertEqual(self.zsh(load + 'source <("$0" completion zsh); print $_comps[xuehui]'), "_xuehui\n")
        self.write("_xuehui", self.run_ok("completion", "zsh").out)    # as it is installed
        self.assertEqual(self.zsh("fpath=($PWD $fpath); " + load + "print $_comps[xuehui]"), "_xuehui\n")

    def test_completes(self):
        """In a shell on a terminal of its own, as if someone had typed it and pressed Tab."""
        self.write("record.json", "{}")
        self.write("_xuehui", self.run_ok("completion", "zsh").out)
        typed = r"""
zmodload zsh/zpty
zpty shell "TERM=dumb PS1='> ' zsh -f -i"
zpty -w shell "bindkey -e; fpath=($PWD \$fpath); autoload -U compinit; compinit -u -d dump; print re''ady"
zpty -r shell seen '*ready*'
for line in 'xuehui cata' 'xuehui assess --form' 'xuehui assess --format=markd' 'xuehui assess rec' 'xuehui schema reco' \
            'xuehui --lang en comp' 'xuehui template --scheme whol'; do
    zpty -n -w shell "$line"$'\t\x01'"print -r -- sh''own "$'\n'
    zpty -r shell seen $'*shown *\n'
    print -r -- "${seen##*shown }"
done
"""
        seen = self.zsh(typed)
        for whole in ("xuehui catalogue", "xuehui assess --format", "xuehui assess --format=markdown",
                      "xuehui assess record.json", "xuehui schema record", "xuehui --lang en completion",
                      "xuehui template --scheme whole-standard"):
            self.assertIn(whole, seen)


class Manual(CommandTest):
    def test_is_not_listed(self):
        self.assertNotIn("manual", self.run_ok("--help").out)
        self.assertNotIn("manual", self.run_fails(USAGE, "no-such-command").err)

    @unittest.skipUnless(shutil.which("groff"), "groff is not installed")
    def test_is_sound_and_complete(self):
        for lang in ("zh", "en"):
            page = self.write("xuehui.1", self.run_ok("manual", "--lang", lang).out)
            done = subprocess.run(["groff", "-k", "-man", "-Tutf8", "-ww", "-Wbreak", "-P-c", "-P-bou", "-rLL=78n", str(page)],
                                  capture_output=True, check=True)
            self.assertEqual(done.stderr.decode(), "")
            text = done.stdout.decode()
            if lang == "zh":
                self.assertIn("评价一份记录", text)
                continue
            for command in re.findall(r"^  ([a-z]+) ", self.run_ok("--help").out.split("Commands:\n")[1].split("\n\n")[0], re.M):
                part = text.split(f"   xuehui {command}")[1].split("   xuehui ")[0]
                own = options_in(self.run_ok(command, "--help").out) - {"--lang", "--color", "-h", "--help"}
                for option in own:
                    self.assertRegex(part, rf"\n       {re.escape(option)}[ \n]")
            self.assertEqual(len(re.findall(r"\n       Examples:\n", text)), text.count("\n   xuehui "))
            for words in ("EXIT STATUS", "NO_COLOR", "4 --fail-under was missed", "--color WHEN"):
                self.assertIn(words, text)
            for line in text.splitlines():
                self.assertLessEqual(width(line), 80, line)


if __name__ == "__main__":
    unittest.main()
