"""The arithmetic of an assessment, in exact fractions, as slow and as obvious as it can be written.

The idea: a node's bounds are a pair (lower, upper) of fractions, or None where the node is left out. They are computed
by plain recursion, again and again whenever somebody asks; the gain of a criterion simply computes the whole tree a
second time with that one value changed. Nothing is rounded before it is written out.
"""

from fractions import Fraction

from documents import Tree, flatten
from logic import UNKNOWN, evaluate, truth
from rulebook import any_finding, described, level_reached

MILLION = 10 ** 6


def half_even(exact):
    """The nearest integer, a tie going to the even one. (Fraction's own round() does precisely this.)"""
    return round(Fraction(exact))


def millionths(exact):
    return half_even(exact * MILLION)


def marks_text(exact):
    """Two places, half to even, as text."""
    cents = half_even(exact * 100)
    return f"{cents // 100}.{cents % 100:02d}"


def decimal_text(value):
    """A decimal of at most six places, without trailing zeros: how `full` is written."""
    whole, rest = divmod(half_even(value * MILLION), MILLION)
    return str(whole) + (f".{rest:06d}".rstrip("0") if rest else "")


class Assessment:
    """Catalogue, scheme and record, and every question the vectors ask about them."""

    def __init__(self, catalogue, scheme, record, load_catalogue, rulebook=None):
        self.tree = Tree(flatten(catalogue, load_catalogue))
        self.scheme = scheme
        self.record = record
        self.rulebook = rulebook
        self.facts = None
        if rulebook is not None:
            self.facts = rulebook.bind(record.get("facts", {}), record["as_of"], record["period"])
        self.scale = {step["id"]: Fraction(step["value"]) for step in scheme["scale"]}
        # Ids of the roots, put into catalogue order: everything that is written out follows that order.
        self.roots = [node for top in self.tree.tops for node in top.nodes() if node.id in scheme["roots"]]
        self.own = {}  # criterion id → its bounds; kept only because the gains ask for them so very often
        self.replaced = {}  # criterion id → bounds to take instead of its own, for the gains

    # ------------------------------------------------------------ from ratings to bounds

    def counting_rating(self, criterion_id):
        """(index, rating) of the one rating that counts, or None."""
        order = self.scheme.get("reconcile", {}).get("order", ["final", "expert", "self"])
        for stage in order:
            best = None
            for index, rating in enumerate(self.record.get("ratings", [])):
                if rating["criterion"] != criterion_id or rating.get("stage", "self") != stage:
                    continue
                on = rating.get("on", "")  # no date sorts before every date
                if on > self.record["as_of"]:
                    continue
                if best is None or on >= best[1].get("on", ""):  # among equals the last in the file
                    best = (index, rating)
            if best is not None:
                return best
        return None

    def applies(self, criterion):
        """What the facts say: True, False or UNKNOWN."""
        if "applies_if" not in criterion.document:
            return True
        rule = criterion.document["applies_if"]
        if self.facts is not None:
            return self.facts.answer(rule).truth()
        return truth(evaluate(rule, {**self.record.get("facts", {}), "as_of": self.record["as_of"]}))

    def derived_not_applicable(self, criterion):
        """Do the facts say that the criterion does not apply? (Unknown is not no.)"""
        return self.applies(criterion) is False

    def check(self, criterion):
        """What the rules derive: `("rating" | "at_most" | "at_least" | "measure", value)`, or None.

        Where it is open whether the criterion applies at all, nothing that is said of it holds.
        """
        if self.rulebook is None or criterion.id not in self.rulebook.checks or self.applies(criterion) is not True:
            return None
        found = self.facts.check(criterion.id, tuple(self.scale)).result
        if found is not None and found[0] == "measure" and criterion.id not in self.scheme.get("measures", {}):
            return None
        return found

    def derived(self, criterion):
        """The rating or measure that counts where nobody rated the criterion, or None."""
        if self.derived_not_applicable(criterion):
            return "rating", "not_applicable"
        found = self.check(criterion)
        return found if found is not None and found[0] in ("rating", "measure") else None

    def verdict(self, criterion):
        """("rated" | "derived" | "unassessed" | "not_applicable", source, rating id or None)."""
        found = self.counting_rating(criterion.id)
        if found is not None:
            rating = found[1].get("rating")
            return ("not_applicable" if rating == "not_applicable" else "rated"), "assessed", rating
        derived = self.derived(criterion)
        if derived is None:
            return "unassessed", "unassessed", None
        rating = derived[1] if derived[0] == "rating" else None
        return ("not_applicable" if rating == "not_applicable" else "derived"), "derived", rating

    def measured_value(self, criterion_id, measure):
        shape = self.scheme["measures"][criterion_id]
        measure = Fraction(measure)
        points = [(Fraction(at), Fraction(value)) for at, value in shape.get("steps", shape.get("linear"))]
        if measure <= points[0][0]:
            return points[0][1]
        if "steps" in shape:
            return [value for at, value in points if at <= measure][-1]
        if measure >= points[-1][0]:
            return points[-1][1]
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            if x0 <= measure <= x1:
                return y0 + (y1 - y0) * (measure - x0) / (x1 - x0)
        raise AssertionError("points are ascending, so one pair holds the measure")

    def criterion_bounds(self, criterion):
        if criterion.id in self.replaced:
            return self.replaced[criterion.id]
        if criterion.id not in self.own:
            self.own[criterion.id] = self.own_bounds(criterion)
        return self.own[criterion.id]

    def own_bounds(self, criterion):
        kind = self.verdict(criterion)[0]
        if kind == "not_applicable":
            full = self.scheme.get("not_applicable", "leave_out") == "full_marks"
            return (Fraction(1), Fraction(1)) if full else None
        if kind == "unassessed":
            return {"bounds": self.open_bounds(criterion), "zero": (Fraction(0), Fraction(0)),
                    "exclude": None}[self.scheme.get("unassessed", "bounds")]
        if kind == "derived":
            how, derived = self.derived(criterion)
            value = self.scale[derived] if how == "rating" else self.measured_value(criterion.id, derived)
            return value, value
        rating = self.counting_rating(criterion.id)[1]
        if self.scheme.get("no_evidence", "accept") == "lowest" and not rating.get("evidence"):
            value = min(self.scale.values())
        elif "measure" in rating:
            value = self.measured_value(criterion.id, rating["measure"])
        else:
            value = self.scale[rating["rating"]]
        return value, value

    def open_bounds(self, criterion):
        """Of a criterion that nobody rated: anything, within what the rules allow."""
        how, limit = self.check(criterion) or (None, None)
        if how == "between":
            return self.scale[limit[1]], self.scale[limit[0]]
        return (self.scale[limit] if how == "at_least" else Fraction(0),
                self.scale[limit] if how == "at_most" else Fraction(1))

    def conflicts(self):
        """[criterion, how, value] of each check that an assessor's rating contradicts, in catalogue order."""
        found = []
        for criterion in self.tree_criteria():
            counting = self.counting_rating(criterion.id)
            check = self.check(criterion)
            if counting is None or check is None:
                continue
            ends = [("at_most", check[1][0]), ("at_least", check[1][1])] if check[0] == "between" else [check]
            for end in ends:
                if self.contradicts(criterion, counting[1], *end):
                    found.append([criterion.id, *end])
        return found

    def contradicts(self, criterion, rating, how, derived):
        """Does a rating say something else than the rules? Words are compared with words, and what they are worth
        otherwise."""
        given = rating.get("rating")
        if how == "rating" and "not_applicable" in (given, derived):
            return given != derived
        if given == "not_applicable":
            return False
        value = self.scale[given] if given is not None else self.measured_value(criterion.id, rating["measure"])
        if how == "measure":
            return value != self.measured_value(criterion.id, derived)
        limit = self.scale[derived]
        return {"rating": value != limit, "at_most": value > limit, "at_least": value < limit}[how]

    # ------------------------------------------------------------ the tree

    def weight(self, node):
        if node.id in self.scheme.get("weights", {}):
            return Fraction(self.scheme["weights"][node.id])
        if self.scheme.get("default_weight", "criteria") == "equal":
            return Fraction(1)
        return Fraction(len(node.criteria()))  # all of them: zero-weighted and not applicable ones too

    def counting(self, nodes):
        """Those that weigh something and are not left out, each with its bounds."""
        weighing = [(node, self.bounds(node)) for node in nodes if self.weight(node) > 0]
        return [(node, bounds) for node, bounds in weighing if bounds is not None]

    def mean(self, nodes):
        counting = self.counting(nodes)
        if not counting:
            return None
        weights = sum(self.weight(node) for node, _ in counting)
        return tuple(sum(self.weight(node) * bounds[end] for node, bounds in counting) / weights for end in (0, 1))

    def aggregate(self, node):
        return self.scheme.get("aggregate", {}).get(node.id, "mean")

    def bounds(self, node):
        if node.is_criterion():
            return self.criterion_bounds(node)
        how = self.aggregate(node)
        if how == "mean":
            return self.mean(node.children)
        counting = self.counting(node.children)
        if not counting:
            return None
        choose = {"min": min, "max": max}[how]
        return tuple(choose(bounds[end] for _, bounds in counting) for end in (0, 1))

    def total(self):
        return self.mean(self.roots)

    # ------------------------------------------------------------ contributions and gains

    def criteria(self):
        return [criterion for root in self.roots for criterion in root.criteria()]

    def exact_contributions(self):
        shares = {criterion.id: Fraction(0) for criterion in self.criteria()}

        def spread(nodes, factor):
            counting = self.counting(nodes)
            weights = sum(self.weight(node) for node, _ in counting)
            for node, _ in counting:
                descend(node, factor * self.weight(node) / weights)

        def descend(node, factor):
            if node.is_criterion():
                shares[node.id] = factor * self.bounds(node)[0]
            elif self.aggregate(node) == "mean":
                spread(node.children, factor)
            else:
                lower = self.bounds(node)[0]
                deciding = [child for child, bounds in self.counting(node.children) if bounds[0] == lower]
                descend(deciding[0], factor)

        spread(self.roots, Fraction(1))
        return shares

    def contributions(self):
        """In millionths, adding up to the total's written lower bound."""
        exact = self.exact_contributions()
        order = [criterion.id for criterion in self.criteria()]
        written = {name: exact[name] * MILLION // 1 for name in order}
        total = self.total()
        missing = (0 if total is None else millionths(total[0])) - sum(written.values())
        # sorted() is stable, so equal remainders stay in catalogue order.
        for name in sorted(order, key=lambda name: -(exact[name] * MILLION - written[name]))[:missing]:
            written[name] += 1
        return written

    def gain(self, criterion):
        if self.bounds(criterion) is None:
            return None
        before = self.total()
        self.replaced = {criterion.id: (Fraction(1), Fraction(1))}
        after = self.total()
        self.replaced = {}
        # Without a total every path to this criterion passes a weight of 0, so it cannot gain anything.
        return 0 if before is None else millionths(after[0] - before[0])

    # ------------------------------------------------------------ gates and grades

    def condition(self, when):
        """True, False or UNKNOWN."""
        if "all" in when:
            parts = [self.condition(part) for part in when["all"]]
            return False if any(p is False for p in parts) else UNKNOWN if UNKNOWN in parts else True
        if "any" in when:
            parts = [self.condition(part) for part in when["any"]]
            return True if any(p is True for p in parts) else UNKNOWN if UNKNOWN in parts else False
        if "not" in when:
            part = self.condition(when["not"])
            return UNKNOWN if part is UNKNOWN else not part
        if "finding" in when or "finding_level" in when:
            return self.finding_condition(when)
        if "node" in when:
            bounds = self.bounds(self.tree.by_id[when["node"]])
            below = Fraction(when["below"])
            if bounds is None or bounds[0] >= below:
                return False
            return True if bounds[1] < below else UNKNOWN
        criterion = self.tree.by_id[when["criterion"]]
        bounds = self.bounds(criterion)
        kind = self.verdict(criterion)[0]
        if kind == "not_applicable":
            return False
        if bounds is None:
            return UNKNOWN  # unassessed under `exclude`
        limit = self.scale[when["at_most"]]
        if bounds[1] <= limit:
            return True
        return False if bounds[0] > limit else UNKNOWN

    def finding_condition(self, when):
        """A rule that is not loaded is unknown, and so is the worst level where no rules are loaded at all."""
        if self.rulebook is None:
            return UNKNOWN
        if "finding" in when:
            loaded = when["finding"] in self.rulebook.risks
            return any_finding(self.facts.findings(when["finding"])) if loaded else UNKNOWN
        found = [finding for rule in self.rulebook.risks for finding in self.facts.findings(rule)]
        return level_reached(found, self.rulebook.matrix, when["finding_level"])

    def gates(self):
        return [(gate, self.condition(gate["when"])) for gate in self.scheme.get("gates", [])]

    def grade(self, end):
        """The grade of one bound: 0 for the lower one, 1 for the upper one."""
        grades = self.scheme["grades"]
        names = [grade["id"] for grade in grades]
        place = [i for i, grade in enumerate(grades) if Fraction(grade["at_least"]) <= self.total()[end]][0]
        def acts(gate, state):
            return state is True or (end == 0 and state is UNKNOWN and gate.get("if_unknown", "acts") == "acts")

        acting = [gate for gate, state in self.gates() if acts(gate, state)]
        place = min(place + sum(gate.get("grade_down", 0) for gate in acting), len(grades) - 1)
        for gate in acting:
            if "grade_at_most" in gate:
                place = max(place, names.index(gate["grade_at_most"]))
        return names[place]

    # ------------------------------------------------------------ what is written out

    def coverage(self, nodes):
        count = {"rated": 0, "derived": 0, "unassessed": 0, "not_applicable": 0}
        for node in nodes:
            for criterion in node.criteria():
                count[self.verdict(criterion)[0]] += 1
        return count

    def written(self, bounds):
        return None if bounds is None else {"lower": millionths(bounds[0]), "upper": millionths(bounds[1])}

    def warnings(self):
        """[code, pointer] for each rating that counts, in the order of the ratings."""
        found = []
        for criterion in self.tree_criteria():
            counting = self.counting_rating(criterion.id)
            if counting is None:
                continue
            index, rating = counting
            at = f"/ratings/{index}"
            bounds = self.criterion_bounds(criterion)
            applicable = rating.get("rating") != "not_applicable"
            if applicable and bounds[0] < 1 and not rating.get("reason"):
                found.append((index, "no_reason", at))
            if applicable and not rating.get("evidence"):
                found.append((index, "no_evidence", at))
            for number, evidence in enumerate(rating.get("evidence", [])):
                if evidence.get("expires", self.record["as_of"]) < self.record["as_of"]:
                    found.append((index, "expired_evidence", f"{at}/evidence/{number}"))
            if applicable and self.derived_not_applicable(criterion):
                found.append((index, "applicability", at))
            ends = (max(self.scale.values()), min(self.scale.values()))
            if criterion.document.get("kind") == "prohibition" and "rating" in rating and applicable:
                if self.scale[rating["rating"]] not in ends:
                    found.append((index, "prohibition_graded", at))
        written = [[code, at] for _, code, at in sorted(found, key=lambda item: item[0])]
        if self.rulebook is not None:
            names = self.rulebook.dictionary.unknown_names(self.record.get("facts", {}))
            written += [["unknown_fact", "/facts/" + name.replace(".", "/")] for name in names]
        return written

    def findings(self):
        """By rule, its findings as vectors of rules spell them."""
        return {rule: [described(finding) for finding in self.facts.findings(rule)] for rule in self.rulebook.risks}

    def tree_criteria(self):
        return [criterion for top in self.tree.tops for criterion in top.criteria()]

    def result(self):
        total = self.total()
        full = Fraction(self.scheme["full_marks"])
        contributions = self.contributions()
        return {
            "score": self.written(total),
            "marks": None if total is None else {"lower": marks_text(total[0] * full),
                                                 "upper": marks_text(total[1] * full), "full": decimal_text(full)},
            "grade": None if total is None else {"lower": self.grade(0), "upper": self.grade(1)},
            "coverage": self.coverage(self.roots),
            "nodes": {node.id: {"level": node.level, "weight": self.weight(node),
                                "score": self.written(self.bounds(node)),
                                "coverage": self.coverage([node])}
                      for root in self.roots for node in root.nodes()},
            "criteria": {criterion.id: {"rating": self.verdict(criterion)[2], "source": self.verdict(criterion)[1],
                                        "value": self.written(self.bounds(criterion)),
                                        "contribution": contributions[criterion.id], "gain": self.gain(criterion)}
                         for criterion in self.criteria()},
            "gates": {gate["id"]: {True: "true", False: "false", UNKNOWN: "unknown"}[state]
                      for gate, state in self.gates()},
            "warnings": self.warnings(),
            **({} if self.rulebook is None else {"findings": self.findings(), "conflicts": self.conflicts()}),
        }
