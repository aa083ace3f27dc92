#!/usr/bin/env python3
"""Makes the vectors over the whole built-in catalogue: random records for both built-in schemes.

    python3 tests/reference/mixes.py [--seed N] FOLDER      writes mixes-<scheme>-<part>.json there

The idea: a record is drawn criterion by criterion with the odds of its flavour (a good society, a poor one, one about
which little is known, several assessors), and the reference evaluator says what comes out. The same seed gives the same
bytes; only Random.random() is used, which Python promises to keep. Another seed makes another set to try a library
with.
"""

import argparse
import pathlib
import random

from documents import Object, Tree, flatten, read_text, write
from reckon import DEFAULT_CATALOGUE, built_in, filled, outcome

SCHEMES = ["capability-1000", "whole-standard"]
RATINGS = ["met", "largely_met", "partly_met", "not_met", "not_applicable", None]

# name → (the odds of RATINGS, the odds of a second and third rating by somebody else, why)
FLAVOURS = {
    "good": ([60, 25, 8, 2, 5, 0], 0, "Mostly met, everything rated."),
    "poor": ([10, 20, 30, 35, 5, 0], 0, "Much is not met, everything rated."),
    "sparse": ([20, 10, 5, 3, 2, 60], 0, "Little is known: wide bounds, open gates."),
    "nearly-done": ([55, 25, 8, 4, 3, 5], 0, "A few criteria are still open."),
    "several-assessors": ([35, 25, 15, 10, 5, 10], 0.5,
                          "Two or three ratings of many criteria: stages, dates, places in the file."),
}

FACTS = {"branches": {"count": 0}, "standing": {"exists": False}, "officers": [], "cooperation": [], "entities": None,
         "finance": {"restricted": []}, "registration": {"certificate_issued_on": "2006-05-18"},
         "dues": {"charged": True}, "party": {"full_members": 5}, "brand": {"infringements": 0, "trademarks": None}}


class Dice:
    def __init__(self, seed):
        self.random = random.Random(seed).random

    def below(self, count):
        return int(self.random() * count)

    def pick(self, choices, odds):
        point = self.random() * sum(odds)
        for choice, share in zip(choices, odds):
            point -= share
            if point < 0:
                return choice
        return choices[-1]


def draw_ratings(dice, criteria, odds, more):
    ratings = []
    for criterion in criteria:
        while True:
            rating = dice.pick(RATINGS, odds)
            if rating is None:
                break
            entry = Object({"criterion": criterion.id, "rating": rating})
            if more:
                entry["stage"] = dice.pick(["self", "expert", "final", "visitor"], [50, 30, 10, 10])
                if dice.random() < 0.8:
                    entry["on"] = f"2026-{1 + dice.below(4):02d}-{1 + dice.below(28):02d}"
            ratings.append(entry)
            if dice.random() >= more:
                break
    return ratings


def make_case(scheme, name, tree, seed):
    odds, more, why = FLAVOURS[name]
    dice = Dice(seed)
    criteria = [criterion for top in tree.tops for criterion in top.criteria()]
    record = {"format": "xuehui/record/1", "organisation": {"id": f"mix-{name}"},
              "period": {"from": "2025-01-01", "to": "2025-12-31"}, "as_of": "2026-03-31"}
    if name != "good":
        record["facts"] = FACTS
    record["ratings"] = draw_ratings(dice, criteria, odds, more)
    record = read_text(write(record))  # as a runner will see it
    case = {"name": f"{scheme}-{name}", "why": why, "record": record}
    found = outcome(case, {"scheme": scheme})
    case["expect"] = filled({
        "score": None, "marks": None, "grade": None, "coverage": None,
        "gates": None, "nodes": {node: {"score": None} for node in found["nodes"]},
        "criteria": {criterion: {"contribution": None, "gain": None} for criterion in found["criteria"]}}, found)
    return case


def main():
    parser = argparse.ArgumentParser(description="Random records over the whole built-in catalogue.")
    parser.add_argument("--seed", type=int, default=20260331)
    parser.add_argument("folder", type=pathlib.Path)
    options = parser.parse_args()
    tree = Tree(flatten(built_in(DEFAULT_CATALOGUE), built_in))
    for number, scheme in enumerate(SCHEMES):
        cases = [make_case(scheme, name, tree, options.seed + 100 * number + index)
                 for index, name in enumerate(FLAVOURS)]
        for part, some in enumerate((cases[:3], cases[3:]), start=1):  # two files, to keep them readable
            about = (f"Random records over the whole built-in catalogue, scheme {scheme}; made by mixes.py, "
                     f"seed {options.seed}.")
            vectors = {"about": about, "scheme": scheme, "cases": some}
            (options.folder / f"mixes-{scheme}-{part}.json").write_text(write(vectors) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
