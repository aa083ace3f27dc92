"""What is wrong with rules documents: their logics (logicfaults.py), cycles, texts, dates, the matrix.

Lines for people, each with its place; the engine's own codes are not imitated here.
"""

import re

import dictionary
import javascript as js
from documents import Tree, is_number, pointers, read_file
from logicfaults import LogicChecker, Scope, names_read
from rulebook import ROOT, Rulebook

CATALOGUE = ROOT / "src" / "standard" / "mzt-academic-draft.json"
RATINGS = ("met", "largely_met", "partly_met", "not_met", "not_applicable")
CERTAINTY = ("read", "seen", "memory", "own")
BASIS = ("law", "regulation", "ministry_rule", "notice", "party", "model_charter", "charter", "standard", "local",
         "practice")
OWNERS = ("president", "secretary_general", "council", "supervisors", "party", "finance", "office", "membership",
          "branches",
          "academic", "publications", "publicity", "foreign", "hr")


class Checker(LogicChecker):
    def __init__(self, documents):
        self.book = Rulebook(documents)
        super().__init__(dict(self.book.dictionary.entries))
        for name in dictionary.RESERVED:
            self.facts[name] = {"name": name, "type": "date"}
        for name, entry in self.book.derived.items():
            if name in self.facts:
                self.add(f"derived {name}", "is also a fact of the dictionary")
            self.facts[name] = {"name": name, "derived": True}

    def texts(self, value, where, needed=True):
        """Both languages, and none of them empty."""
        if value is None and not needed:
            return
        if not isinstance(value, dict) or any(not isinstance(value.get(language), str) or not value[language].strip()
                                              for language in ("zh", "en")):
            self.add(where, "text in zh and en is missing")

    def document(self, document, name):
        for place in pointers(document):
            value = _at(document, place)
            for double in getattr(value, "duplicates", ()):
                self.add(f"{name}{place}", f"{double} comes twice")
        for member in ("id", "version", "title", "catalogue"):
            if member not in document:
                self.add(name, f"{member} is missing")
        if document.get("format") != "xuehui/rules/1":
            self.add(name, "the format is not xuehui/rules/1")
        self.texts(document.get("title"), f"{name}: title")
        self.members(document, name,
                     {"format", "id", "version", "title", "catalogue", "facts", "derived", "checks", "risks",
                                      "deadlines", "matrix", "categories", "owners", "off"})
        for kind, key in (("facts", "name"), ("derived", "fact"), ("checks", "criterion"), ("risks", "id"),
                          ("deadlines", "id"),
                          ("categories", "id")):
            seen = set()
            for entry in document.get(kind, []):
                if entry.get(key) in seen:
                    self.add(name, f"{kind}: {entry.get(key)} comes twice")
                seen.add(entry.get(key))

    def members(self, value, where, allowed):
        for member in value:
            if member not in allowed and not member.startswith("x-"):
                self.add(where, f"there is no member {member}")

    def entry(self, entry, where):
        self.members(entry, where,
                     {"name", "type", "title", "unit", "min", "max", "values", "labels", "items", "size", "default",
                                    "personal", "none", "description"})
        kind = entry.get("type")
        if kind not in dictionary.TYPES:
            self.add(where, f"there is no type {kind}")
            return
        self.texts(entry.get("title"), f"{where}: title", needed=entry.get("name") != "")
        self.texts(entry.get("unit"), f"{where}: unit", needed=False)
        self.texts(entry.get("description"), f"{where}: description", needed=False)
        if "values" in entry:
            if kind != "string":
                self.add(where, "values belong to strings")
            for value in entry["values"]:
                self.texts(entry.get("labels", {}).get(value), f"{where}: label of {value}")
            for value in entry.get("labels", {}):
                if value not in entry["values"]:
                    self.add(where, f"a label for {value}, which is no value")
        elif kind == "boolean":
            self.clauses(entry, where)
        if "none" in entry and (kind != "date" or entry["none"] is not True):
            self.add(where, "none belongs to dates, and is true")
        if is_number(entry.get("min")) and is_number(entry.get("max")) and entry["min"] > entry["max"]:
            self.add(where, "min is above max")
        if (kind == "list") != ("items" in entry):
            self.add(where, "lists have items, and nothing else has")
        if kind == "list":
            self.items(entry, where)
        elif "size" in entry:
            self.add(where, "size belongs to lists")
        if "default" in entry:
            try:
                dictionary.known(entry, entry["default"], entry["name"])
            except dictionary.FactError as error:
                self.add(where, f"default: {error}")

    def clauses(self, entry, where):
        """What is said of a boolean that is true and of one that is false."""
        for value, clause in entry.get("labels", {}).items():
            if value not in ("true", "false"):
                self.add(where, f"a label for {value}, which is no value")
            self.texts(clause, f"{where}: label of {value}")

    def items(self, entry, where):
        names = [item.get("name") for item in entry["items"]]
        if len(set(names)) != len(names) or ("" in names and len(names) > 1):
            self.add(where, "members of the same name")
        for item in entry["items"]:
            self.entry(item, f"{where}.{item.get('name')}")

    def names(self):
        names = sorted(self.facts)
        for name in names:
            if not re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*", name):
                self.add(f"fact {name}", "a name has lower-case letters, digits, _ and dots")
            for other in names:
                if other.startswith(name + "."):
                    self.add(f"fact {name}", f"is a prefix of {other}")
            if name == "item" or name.startswith("item."):
                self.add(f"fact {name}", "item is reserved for elements")

    def cycles(self):
        reads = {name: names_read(entry["value"]) & set(self.book.derived) for name, entry in self.book.derived.items()}
        settled = set()
        while True:
            ready = [name for name in reads if name not in settled and reads[name] <= settled]
            if not ready:
                break
            settled |= set(ready)
        for name in sorted(set(reads) - settled):
            self.add(f"derived {name}", f"lies on a cycle, or behind one: {', '.join(sorted(reads[name] - settled))}")

    def check(self, check, criteria):
        where = f"check {check.get('criterion')}"
        self.members(check, where, {"criterion", "cases", "measure", "basis"})
        if "basis" in check:
            self.basis(check, where)
        if check.get("criterion") not in criteria:
            self.add(where, "there is no such criterion")
        if ("cases" in check) == ("measure" in check) or check.get("cases") == []:
            self.add(where, "either cases or a measure")
        if "measure" in check:
            self.logic(check["measure"], Scope(self.facts), where)
        for number, case in enumerate(check.get("cases", [])):
            here = f"{where}: case {number}"
            self.members(case, here, {"when", "rating", "at_most", "at_least"})
            says = [case[kind] for kind in ("rating", "at_most", "at_least") if kind in case]
            if len(says) != 1 or says[0] not in RATINGS or ("rating" not in case and says[0] == "not_applicable"):
                self.add(here, "one of rating, at_most, at_least, with a rating's id")
            if "when" not in case:
                self.add(here, "when is missing")
                continue
            self.logic(case["when"], Scope(self.facts), here)
            if case["when"] is True and number < len(check["cases"]) - 1:
                self.add(here, "is always true, but not the last case")

    def risk(self, risk, criteria, categories):
        where = f"rule {risk.get('id')}"
        self.members(risk, where,
                     {"id", "category", "title", "each", "when", "likelihood", "impact", "basis", "effective",
                                   "judged_at", "criteria", "owner", "respond", "succeeds"})
        self.texts(risk.get("title"), f"{where}: title")
        if categories and risk.get("category") not in categories:
            self.add(where, f"there is no category {risk.get('category')}")
        if risk.get("owner") not in OWNERS:
            self.add(where, f"there is no owner {risk.get('owner')}")
        for criterion in risk.get("criteria", []):
            if criterion not in criteria:
                self.add(where, f"there is no criterion {criterion}")
        if not risk.get("criteria"):
            self.add(where, "criteria are missing")
        scope = Scope(self.facts, self.each(risk, where))
        for part in ("when", "likelihood", "impact"):
            if part not in risk:
                self.add(where, f"{part} is missing")
            else:
                shape = self.logic(risk[part], scope, f"{where}: {part}")
                if part != "when" and shape.kind not in (None, "number"):
                    self.add(f"{where}: {part}", f"is a {shape.kind}")
                if part != "when" and is_number(risk[part]) and risk[part] not in (1, 2, 3, 4, 5):
                    self.add(f"{where}: {part}", "is 1 to 5")
        self.force(risk, scope, where)
        self.basis(risk, where)
        steps = risk.get("respond", [])
        if not 2 <= len(steps) <= 4:
            self.add(f"{where}: respond", "has two to four steps")
        for step in steps:
            self.texts(step, f"{where}: respond")

    def deadline(self, deadline):
        where = f"deadline {deadline.get('id')}"
        self.members(deadline, where, {"id", "title", "on", "when", "basis", "owner"})
        self.texts(deadline.get("title"), f"{where}: title")
        if deadline.get("owner") not in OWNERS:
            self.add(where, f"there is no owner {deadline.get('owner')}")
        if "on" not in deadline:
            self.add(where, "on is missing")
        else:
            shape = self.logic(deadline["on"], Scope(self.facts), f"{where}: on")
            if shape.kind not in (None, "date"):
                self.add(f"{where}: on", f"is a {shape.kind}, no date")
        if "when" in deadline:
            self.logic(deadline["when"], Scope(self.facts), f"{where}: when")
        self.basis(deadline, where)

    def each(self, risk, where):
        if "each" not in risk:
            return None
        entry = self.book.dictionary.entries.get(risk["each"])
        if entry is None or entry.get("type") != "list":
            self.add(where, f"each: {risk['each']} is no list fact")
            return {"name": str(risk["each"]), "items": []}
        return entry

    def force(self, risk, scope, where):
        effective = risk.get("effective", {})
        self.members(effective, f"{where}: effective", {"from", "to"})
        for end, date in effective.items():
            if js.date_of(date) is None or date == "none":
                self.add(f"{where}: effective", f"{date} is no date")
        if "from" in effective and "to" in effective and effective["from"] > effective["to"]:
            self.add(f"{where}: effective", "from lies behind to")
        if "effective" in risk and not effective:
            self.add(f"{where}: effective", "has no date")
        if "judged_at" in risk:
            shape = self.logic(risk["judged_at"], scope, f"{where}: judged_at")
            if shape.kind not in (None, "date"):
                self.add(f"{where}: judged_at", f"is a {shape.kind}, no date")
            if "effective" not in risk:
                self.add(f"{where}: judged_at", "means nothing without effective")

    def basis(self, risk, where):
        if not risk.get("basis"):
            self.add(where, "basis is missing")
        for basis in risk.get("basis", []):
            self.members(basis, f"{where}: basis", {"kind", "title", "article", "certainty"})
            if basis.get("kind") not in BASIS:
                self.add(f"{where}: basis", f"there is no kind {basis.get('kind')}")
            if basis.get("certainty") not in CERTAINTY:
                self.add(f"{where}: basis", f"there is no certainty {basis.get('certainty')}")
            if not basis.get("title"):
                self.add(f"{where}: basis", "title is missing")

    def matrix(self, matrix):
        for side in ("likelihood", "impact"):
            if len(matrix.get(side, [])) != 5:
                self.add(f"matrix: {side}", "has five texts")
            for text in matrix.get(side, []):
                self.texts(text, f"matrix: {side}")
        order = [level.get("id") for level in matrix.get("levels", [])]
        cells = matrix.get("cells", [])
        if len(cells) != 5 or any(len(row) != 5 for row in cells):
            self.add("matrix: cells", "are five times five")
            return
        for row in cells:
            for cell in row:
                if cell not in order:
                    self.add("matrix: cells", f"there is no level {cell}")
                    return
        heights = [[-order.index(cell) for cell in row] for row in cells]
        if any(row != sorted(row) for row in heights) or any(list(column) != sorted(column)
                                                             for column in zip(*heights)):
            self.add("matrix: cells", "a level falls where likelihood or impact rises")

    def all(self):
        tree = Tree(read_file(CATALOGUE))
        criteria = {criterion.id for top in tree.tops for criterion in top.criteria()}
        categories = {category["id"] for document in self.book.documents for category in document.get("categories", [])}
        for document in self.book.documents:
            self.document(document, document.get("id", "?"))
            for category in document.get("categories", []):
                self.texts(category.get("title"), f"category {category['id']}")
            if "matrix" in document:
                self.matrix(document["matrix"])
        self.names()
        self.cycles()
        for name, entry in self.book.dictionary.entries.items():
            self.entry(entry, f"fact {name}")
        for name, entry in self.book.derived.items():
            self.members(entry, f"derived {name}", {"fact", "value", "title", "description", "unit", "labels"})
            self.clauses(entry, f"derived {name}")
            for part in ("title", "description", "unit"):
                self.texts(entry.get(part), f"derived {name}: {part}", needed=False)
            self.logic(entry["value"], Scope(self.facts), f"derived {name}")
        for check in self.book.checks.values():
            self.check(check, criteria)
        for risk in self.book.risks.values():
            self.risk(risk, criteria, categories)
        for document in self.book.documents:
            for deadline in document.get("deadlines", []):
                self.deadline(deadline)
        return self.lines


def _at(document, pointer):
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        document = document[int(step)] if isinstance(document, list) else document[step]
    return document


def report(documents):
    """Prints every fault; one that many places share once, with the first of them."""
    checker = Checker(documents)
    lines = checker.all()
    places = {}
    for line in lines:
        where, _, what = line.rpartition(": ")
        shared = what.startswith("there is no member")
        places.setdefault((where.partition(" ")[0] if shared else where, what), []).append(where)
    for (_, what), found in places.items():
        print(f"{found[0]}: {what}" + (f" (and in {len(found) - 1} more places)" if len(found) > 1 else ""))
    for hint in checker.hints:
        print(f"hint: {hint}")
    print(f"{len(lines)} faults in {len(documents)} documents")
    return 1 if lines else 0
