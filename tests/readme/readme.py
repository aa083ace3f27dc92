"""The two READMEs as data: fenced blocks, links, words in code.

    readme.py LANGUAGE      prints the one block of README.md that is fenced as this language
"""

import pathlib
import re
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]
PAGES = {"en": "README.md", "zh": "README.zh.md"}
LOCALES = {"en": "C.UTF-8", "zh": "zh_CN.UTF-8"}    # what the command takes its language from

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)


def page(language):
    return (PROJECT / PAGES[language]).read_text(encoding="utf-8")


def blocks(language):
    """Pairs of a fence's word and the text in it, in order."""
    return FENCE.findall(page(language))


def block(word, language="en"):
    found = [text for each, text in blocks(language) if each == word]
    if len(found) != 1:
        raise ValueError(f"{PAGES[language]} has {len(found)} blocks fenced as {word}, not one")
    return found[0]


def prose(language):
    return FENCE.sub("", page(language))


def code(language):
    """What is set as code: blocks, and words between backticks."""
    return [text for _, text in blocks(language)] + re.findall(r"`([^`\n]+)`", prose(language))


if __name__ == "__main__":
    sys.stdout.write(block(sys.argv[1]))
