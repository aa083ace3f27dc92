#!/usr/bin/env python3
"""Rules documents, read and applied to one record: derived facts, checks, findings. As slow and obvious as can be.

    python3 tests/reference/rulebook.py --check FILE...     runs vectors of rules; prints those that fail, and why
    python3 tests/reference/rulebook.py --cover [FILE...]   the rules, checks and states that no vector reaches
    python3 tests/reference/rulebook.py --validate          what is wrong with the rules documents themselves

The documents are those loaded by default from src/standard/rules unless `--rules FILE` (as often as wanted; a folder:
all in it) names others; a file of vectors names under `rules` what it wants beside them, by file name. `--validate`
takes all of the folder. Without FILE... the vectors are tests/vectors/rules/*.json. Written from the description of
rules alone; shares nothing with the library.
"""

import argparse
import datetime
import pathlib
import sys

import javascript as js
from dictionary import Dictionary, FactError, put
from documents import read_file
from logic import Answer, Derived, answer, opened
from operations import both, less
from unknowns import Unknown, anything, interval, is_known

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "src" / "standard" / "rules"
VECTORS = ROOT / "tests" / "vectors" / "rules"
LOADED_BY_DEFAULT = ("facts", "checks", "risks")


class Rulebook:
    """All loaded documents as one: of two that say the same thing, the later one counts."""

    def __init__(self, documents):
        self.documents = documents
        self.dictionary = Dictionary([entry for document in documents for entry in document.get("facts", [])])
        self.derived, self.checks, self.risks, self.matrix = {}, {}, {}, None
        for document in documents:
            for rule in document.get("off", []):
                self.risks.pop(rule, None)
            self.derived |= {entry["fact"]: entry for entry in document.get("derived", [])}
            self.checks |= {entry["criterion"]: entry for entry in document.get("checks", [])}
            self.risks |= {entry["id"]: entry for entry in document.get("risks", [])}
            self.matrix = document.get("matrix", self.matrix)

    def bind(self, facts, as_of, period):
        return Facts(self, facts, as_of, period)


class Facts:
    """The facts of one record, derived ones among them, and every question about them."""

    def __init__(self, book, facts, as_of, period):
        self.book = book
        self.tree = book.dictionary.bind(facts, as_of, period)
        self.computed = {}
        for name in book.derived:
            put(self.tree, name, Derived(lambda name=name: self.derived(name)))

    def derived(self, name):
        """The Answer of a derived fact, worked out once, when it is first asked for."""
        if name not in self.computed:
            self.computed[name] = None
            self.computed[name] = answer(self.book.derived[name]["value"], self.tree)
        if self.computed[name] is None:
            raise FactError(f"{name} is derived from itself")
        return self.computed[name]

    def answer(self, rule, item=None):
        """The Answer of a rule; `item` is the element of a list that it is about."""
        if item is None:
            return answer(rule, self.tree)
        return answer(rule, opened({**self.tree, "item": item}))

    # ------------------------------------------------------------ checks

    def check(self, criterion, *scale):
        return CheckOutcome(self, self.book.checks[criterion], *scale)

    # ------------------------------------------------------------ risks

    def findings(self, rule_id):
        rule = self.book.risks[rule_id]
        if "each" not in rule:
            return [Finding(self, rule, None, None)]
        listed = self.answer({"var": rule["each"]})
        if isinstance(listed.value, Unknown):
            return [Finding.bare(self, rule, "unknown", listed)]
        if listed.value == []:
            return [Finding.bare(self, rule, "clear", listed)]
        return [Finding(self, rule, element, place) for place, element in enumerate(listed.value, 1)]


class CheckOutcome:
    """What a check says: `result` is `("rating" | "at_most" | "at_least" | "measure", value)`, `("between", (ceiling, floor))`,
    or None. `scale`: ids of ratings, the best first.

    `reached` is the number of the case that is certainly the first true one, or None.
    """

    def __init__(self, facts, check, scale=("met", "largely_met", "partly_met", "not_met")):
        self.needs, self.assumed, self.reached = set(), set(), None
        if "measure" in check:
            measured = self.note(facts.answer(check["measure"]))
            self.result = ("measure", measured.value) if is_known(measured.value) else None
            return
        possible = []
        for number, case in enumerate(check["cases"]):
            verdict = self.note(facts.answer(case["when"])).truth()
            if verdict is not False:
                possible.append(_says(case))
            if verdict is True:
                self.reached = number if len(possible) == 1 else None
                break
        else:
            possible.append(None)  # perhaps no case at all
        self.result = _joint(possible, list(scale))

    def note(self, answer):
        self.needs |= answer.needs
        self.assumed |= answer.assumed
        return answer


def _joint(possible, scale):
    """What holds whichever of these outcomes it is: the ratings that any of them allows, and their ends."""
    if all(outcome == possible[0] for outcome in possible):
        return possible[0]
    allowed = set()
    for outcome in possible:
        if outcome is None or outcome[1] not in scale:
            return None
        how, rating = outcome
        place = scale.index(rating)
        allowed |= set({"rating": [place], "at_most": range(place, len(scale)), "at_least": range(place + 1)}[how])
    ceiling, floor = min(allowed), max(allowed)
    if ceiling == 0 and floor == len(scale) - 1:
        return None
    if ceiling == 0:
        return "at_least", scale[floor]
    if floor == len(scale) - 1:
        return "at_most", scale[ceiling]
    return "between", (scale[ceiling], scale[floor])


def _says(case):
    for kind in ("rating", "at_most", "at_least"):
        if kind in case:
            return kind, case[kind]
    raise FactError("a case says nothing")


class Finding:
    """One case of a rule. `likelihood` and `impact` are pairs of bounds, `level` the levels from best to worst."""

    def __init__(self, facts, rule, item, place):
        self.rule, self.case = rule, None if item is None else _case_name(item, place)
        when = facts.answer(rule["when"], item)
        judged_at = facts.answer(rule.get("judged_at", {"var": "as_of"}), item)
        force = in_force(rule.get("effective", {}), judged_at.value)
        self.needs, self.assumed = when.needs | judged_at.needs, when.assumed | judged_at.assumed
        if force is False:
            self.state = "not_in_force"
        elif when.truth() is False:
            self.state = "clear"
        else:
            self.state = "raised" if when.truth() and force else "unknown"
        self.likelihood = self.bounds(facts, rule["likelihood"], item)
        self.impact = self.bounds(facts, rule["impact"], item)
        self.level = levels(facts.book.matrix, self.likelihood, self.impact)

    @classmethod
    def bare(cls, facts, rule, state, listed):
        """Of a list that is empty, or of which we know nothing: how bad it is could be said of any element."""
        finding = cls.__new__(cls)
        finding.rule, finding.state, finding.case = rule, state, None
        finding.needs, finding.assumed = listed.needs, listed.assumed
        finding.likelihood = finding.bounds(facts, rule["likelihood"], anything())
        finding.impact = finding.bounds(facts, rule["impact"], anything())
        finding.level = levels(facts.book.matrix, finding.likelihood, finding.impact)
        return finding

    def bounds(self, facts, rule, item):
        """The least and the greatest that a likelihood or an impact can be, within 1 to 5."""
        found = facts.answer(rule, item)
        if self.state == "raised":
            self.needs, self.assumed = self.needs | found.needs, self.assumed | found.assumed
        low, high, nan = interval(found.value)
        if nan or low is None or ("string" in getattr(found.value, "kinds", ())):
            return 1, 5
        return tuple(max(1, min(5, int(end))) for end in (low, high))


def _case_name(item, place):
    """The element's own id, where it has one."""
    own = item.get("id") if isinstance(item, dict) else None
    return own if isinstance(own, str) else str(place)


def in_force(effective, date):
    """Does a date lie within, both ends included? True, False or None."""
    inside = True
    if "from" in effective:
        inside = both(inside, less(datetime.date.fromisoformat(effective["from"]), date, True))
    if "to" in effective:
        inside = both(inside, less(date, datetime.date.fromisoformat(effective["to"]), True))
    return inside


def levels(matrix, likelihood, impact):
    """The levels that the cells within the bounds have, best first: one, or the best and the worst."""
    if matrix is None:
        return None
    order = [level["id"] for level in matrix["levels"]]  # highest first
    found = {matrix["cells"][l - 1][i - 1] for l in range(likelihood[0], likelihood[1] + 1)
             for i in range(impact[0], impact[1] + 1)}
    ends = sorted(found, key=order.index, reverse=True)
    return ends[:1] if len(ends) == 1 else [ends[0], ends[-1]]


def any_finding(findings):
    """Is one of them raised? True, False or None."""
    states = {finding.state for finding in findings}
    return True if "raised" in states else None if "unknown" in states else False


def level_reached(findings, matrix, level):
    """Is there a finding of this level or worse? True, False or None."""
    order = [entry["id"] for entry in matrix["levels"]]  # highest first
    verdict = False
    for finding in findings:
        if finding.state not in ("raised", "unknown"):
            continue
        reached = [order.index(found) <= order.index(level) for found in (finding.level[0], finding.level[-1])]
        if finding.state == "raised" and all(reached):
            return True
        if any(reached):
            verdict = None
    return verdict


# ---------------------------------------------------------------- vectors

AS_OF = "2026-03-31"
PERIOD = {"from": "2025-01-01", "to": "2025-12-31"}


def facts_of(book, vector):
    for name in book.dictionary.unknown_names(vector.get("facts", {})):
        raise FactError(f"{name} is no fact")
    return book.bind(vector.get("facts", {}), vector.get("as_of", AS_OF), vector.get("period", PERIOD))


def written(value):
    """A value as a vector would spell it; an unknown is null."""
    if not is_known(value):
        return None
    if isinstance(value, list):
        return [written(element) for element in value]
    if isinstance(value, dict):
        return {name: written(member) for name, member in value.items()}
    if js.is_date(value):
        return js.text(value)
    return js.number(js.number_text(value)) if js.is_number(value) and not js.is_nan(value) else value


def run(book, vector):
    """(expected, found, needs, assumed, outcome): the two are equal where the vector holds."""
    facts = facts_of(book, vector)
    if "rule" in vector:
        if vector["rule"] not in book.risks:
            raise FactError(f"there is no rule {vector['rule']}")
        findings = facts.findings(vector["rule"])
        expected = vector["findings"]
        # Of a finding only what the vector names is compared.
        found = [described(finding, expected[place] if place < len(expected) else {"state": 0, "case": 0})
                 for place, finding in enumerate(findings)]
        return (expected, found, set().union(*(finding.needs for finding in findings)),
                set().union(*(finding.assumed for finding in findings)), findings)
    if "criterion" in vector:
        if vector["criterion"] not in book.checks:
            raise FactError(f"there is no check of {vector['criterion']}")
        outcome = facts.check(vector["criterion"])
        found = None if outcome.result is None else {outcome.result[0]: outcome.result[1]}
        if found and "between" in found:
            found = dict(zip(("at_most", "at_least"), found["between"]))
        return vector["check"], found, outcome.needs, outcome.assumed, outcome
    if vector["derived"] not in book.derived:
        raise FactError(f"there is no derived fact {vector['derived']}")
    outcome = facts.derived(vector["derived"])
    return plain_number(vector["value"]), written(outcome.value), outcome.needs, outcome.assumed, outcome


def plain_number(value):
    return js.number(value.text) if hasattr(value, "text") else value


def described(finding, names=("state", "case", "likelihood", "impact", "level")):
    """A finding as vectors spell it. How bad it is can be said of what is raised or may be."""
    whole = {"state": finding.state, "case": finding.case}
    if finding.state in ("raised", "unknown"):
        whole |= {"likelihood": _ends(finding.likelihood), "impact": _ends(finding.impact),
                  "level": _ends(finding.level)}
    return {name: whole.get(name) for name in names if name in whole and (name != "case" or finding.case is not None)}


def _ends(bounds):
    if bounds is None:
        return None
    return bounds[0] if bounds[0] == bounds[-1] else list(bounds)


def same(a, b):
    """Equal, and true is not 1."""
    if isinstance(a, (list, dict)) and type(a) is not type(b) and not (isinstance(a, dict) and isinstance(b, dict)):
        return False
    if isinstance(a, list):
        return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b))
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(same(a[name], b[name]) for name in a)
    return isinstance(a, bool) == isinstance(b, bool) and a == b


def vectors_of(documents, paths):
    """(path, rulebook, vector): a file's own rulebook has the documents and what the file asks for beside them."""
    for path in paths:
        file = read_file(path)
        loaded = {document["id"] for document in documents}
        book = Rulebook(documents + [document for name in file.get("rules", [])
                                     for document in [read_file(DOCUMENTS / f"{name}.json")]
                                     if document["id"] not in loaded])
        for vector in file["vectors"]:
            yield path, book, vector


def check(documents, paths):
    failures, count, names = 0, 0, set()
    for path, book, vector in vectors_of(documents, paths):
        count += 1
        lines = []
        try:
            expected, found, needs, assumed, _ = run(book, vector)
            if not same(expected, found):
                lines = [f"expected {expected}", f"found    {found}", "needs    " + ", ".join(sorted(needs)),
                         "assumed  " + ", ".join(sorted(assumed))]
        except (ValueError, KeyError, TypeError) as error:
            lines = [f"{type(error).__name__}: {error}"]
        if (path, vector["name"]) in names:
            lines.append("the name is taken")
        names.add((path, vector["name"]))
        failures += bool(lines)
        if lines:
            about = vector.get("rule", vector.get("criterion", vector.get("derived")))
            print(f"{path.name}: {about}: {vector['name']}\n    " + "\n    ".join(lines))
    print(f"{count} vectors, {failures} failed")
    return 1 if failures or not count else 0


# ---------------------------------------------------------------- coverage


def cover(documents, paths):
    """What no vector that holds reaches: states of rules, cases of checks, derived facts' own vectors are optional."""
    everything = Rulebook(documents)
    states = {rule: set() for rule in everything.risks}
    reached = {criterion: set() for criterion in everything.checks}
    for _, book, vector in vectors_of(documents, paths):
        try:
            expected, found, _, _, outcome = run(book, vector)
        except (ValueError, KeyError, TypeError):
            continue
        if not same(expected, found):
            continue
        if "rule" in vector:
            states[vector["rule"]] |= {finding.state for finding in outcome}
        elif "criterion" in vector:
            reached[vector["criterion"]] |= {outcome.reached} if outcome.reached is not None else set()
            if outcome.result is None:
                reached[vector["criterion"]].add("nothing")
    lines = 0
    for rule, found in states.items():
        wanted = ["raised", "clear", "unknown"] + (["not_in_force"] if "effective" in everything.risks[rule] else [])
        missing = [state for state in wanted if state not in found]
        lines += bool(missing)
        if missing:
            print(f"rule {rule}: no vector is {', '.join(missing)}")
    for criterion, found in reached.items():
        cases = everything.checks[criterion].get("cases", [])
        missing = [f"case {number} ({': '.join(map(str, _says(case)))})" for number, case in enumerate(cases)
                   if number not in found]
        missing += [] if "nothing" in found else ["no vector without a result (null)"]
        lines += bool(missing)
        if missing:
            print(f"check {criterion}: not reached: {', '.join(missing)}")
    print(f"{len(states)} rules, {len(reached)} checks, {lines} with gaps")
    return 1 if lines else 0


# ---------------------------------------------------------------- command


def load(paths):
    files = [file for path in paths for file in (sorted(path.glob("*.json")) if path.is_dir() else [path])]
    documents = [read_file(file) for file in files]
    return [document for file, document in zip(files, documents) if file in paths or is_rules(document)]


def is_rules(document):
    """A folder may hold other documents, too."""
    return str(document.get("format")).startswith("xuehui/rules/")


def built_in():
    """(those loaded by default, those loaded on request)"""
    default = [DOCUMENTS / f"{name}.json" for name in LOADED_BY_DEFAULT]
    rest = [file for file in sorted(DOCUMENTS.glob("*.json")) if file not in default and is_rules(read_file(file))]
    return load(default), load(rest)


def main():
    parser = argparse.ArgumentParser(description="The reference for rules documents.")
    parser.add_argument("--rules", action="append", type=pathlib.Path, default=[], metavar="FILE")
    parser.add_argument("--check", nargs="*", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--cover", nargs="*", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--validate", action="store_true")
    options = parser.parse_args()
    documents, on_request = (load(options.rules), []) if options.rules else built_in()
    status = 0
    if options.validate:
        from rulefaults import report
        status |= report(documents + on_request)
    vectors = sorted(VECTORS.glob("*.json"))
    if options.check is not None:
        status |= check(documents, options.check or vectors)
    if options.cover is not None:
        status |= cover(documents + on_request, options.cover or options.check or vectors)
    return status


if __name__ == "__main__":
    sys.exit(main())
