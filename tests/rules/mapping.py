#!/usr/bin/env python3
"""The mapping of the standard and of the field's rules to checks, risk rules, the register, or a stated reason.

    python3 tests/rules/mapping.py            writes the tables of src/standard/README.md anew
    python3 tests/rules/mapping.py --check    says what is missing or wrong, and whether the tables are up to date

Most of it is read from the documents of rules; src/standard/rules/mapping.json adds what they cannot say. Nothing may be left
over: every criterion, every paragraph of clause 7, every rule of the field and every family of risks has a place, and so has
every risk rule; and nothing may be named that does not exist.
"""

import argparse
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
STANDARD = ROOT / "src" / "standard"
README = STANDARD / "README.md"
BEGIN, END = "<!-- mapping: begin -->\n", "<!-- mapping: end -->\n"
ON_REQUEST = "evaluation-measures"


def read(name):
    return json.loads((STANDARD / name).read_text(encoding="utf-8"))


class Mapping:
    def __init__(self, catalogue, documents, stated):
        self.titles, self.criteria = {}, []
        for indicator in catalogue["indicators"]:
            self.walk(indicator)
        self.checks = {check["criterion"]: check for document in documents.values() for check in document.get("checks", [])}
        self.risks = {risk["id"]: risk for name, document in documents.items() if name != ON_REQUEST
                      for risk in document.get("risks", [])}
        self.on_request = {risk["id"]: risk for risk in documents[ON_REQUEST]["risks"]}
        self.stated = stated

    def walk(self, indicator):
        for criterion in indicator.get("criteria", []):
            self.criteria.append(criterion["id"])
            self.titles[criterion["id"]] = indicator["title"]["en"]
        for child in indicator.get("children", []):
            self.walk(child)

    def of_criterion(self, criterion):
        """(checks, risks, register features, reason): what the documents say, then what is stated."""
        stated = self.stated["criteria"].get(criterion, {})
        checks = ([criterion] if criterion in self.checks else []) + stated.get("checks", [])
        risks = [risk["id"] for risk in self.risks.values() if criterion in risk.get("criteria", [])]
        return checks, risks + [risk for risk in stated.get("risks", []) if risk not in risks], \
            stated.get("features", []), stated.get("why", "")

    def of_family(self, family):
        """The rules of a family: the one of its name, and those that split it by list or by term of a basis."""
        ids = [other["id"] for other in self.stated["families"]]
        return [risk for risk in self.risks
                if max((other for other in ids if risk == other or risk.startswith(other + "-")), key=len, default="") == family]

    # ------------------------------------------------------------ faults

    def faults(self):
        found = []
        for where, entry in self.entries():
            found += [f"{where}: there is no {kind[:-1]} {name}" for kind, known in
                      (("checks", self.checks), ("risks", self.risks), ("features", self.stated["features"]))
                      for name in entry.get(kind, []) if name not in known]
            if not any(entry.get(kind) for kind in ("checks", "risks", "features", "why")):
                found.append(f"{where}: leads nowhere")
        found += [f"criteria: there is no criterion {name}" for name in self.stated["criteria"] if name not in self.criteria]
        found += [f"{family['id']}: no rule belongs to it" for family in self.stated["families"] if not self.of_family(family["id"])]
        homes = [risk for family in self.stated["families"] for risk in self.of_family(family["id"])]
        found += [f"rule {risk}: belongs to {homes.count(risk)} families" for risk in self.risks if homes.count(risk) != 1]
        numbers = [rule["id"] for rule in self.stated["field"]]
        found += [] if numbers == [f"R{number:02}" for number in range(1, 36)] else ["field: not R01 to R35"]
        clauses = {criterion[:3] for criterion in self.criteria if criterion.startswith("7.")}
        found += [f"clause 7: nothing of {clause}" for clause in sorted(clauses - {entry["clause"] for entry in self.stated["clause_7"]})]
        return found

    def entries(self):
        for criterion in self.criteria:
            checks, risks, features, why = self.of_criterion(criterion)
            yield criterion, {"checks": checks, "risks": risks, "features": features, "why": why}
        for entry in self.stated["clause_7"]:
            yield f"clause {entry['clause']}: {entry['duty']}", entry
        for rule in self.stated["field"]:
            yield rule["id"], rule
        for entry in self.stated["outside"]:
            yield entry["title"], entry

    # ------------------------------------------------------------ tables

    def features(self, names):
        return ", ".join(self.stated["features"][name] for name in names)

    def rest(self, features, why):
        parts = ["register: " + self.features(features)] if features else []
        return "; ".join(parts + ([why] if why else []))

    def table_a1(self):
        rows = []
        for criterion in self.criteria:
            if criterion.startswith("A."):
                _, risks, features, why = self.of_criterion(criterion)
                says = power(self.checks[criterion]) if criterion in self.checks else ""
                rows.append([criterion, self.titles[criterion], says or self.rest(features, why), code(risks)])
        return table(["item", "indicator", "check", "risk rules"], rows)

    def clauses(self):
        rows = []
        for criterion in self.criteria:
            if not criterion.startswith("A."):
                checks, risks, features, why = self.of_criterion(criterion)
                rows.append([criterion, self.titles[criterion], ", ".join(checks), code(risks), self.rest(features, why)])
        return table(["paragraph", "title", "checks", "risk rules", "register, or why not"], rows)

    def clause_7(self):
        return table(["clause", "what it asks", "strength", "checks", "risk rules", "register, and how"],
                     [[entry["clause"], entry["duty"], entry["strength"], ", ".join(entry.get("checks", [])),
                       code(entry.get("risks", [])), self.rest(entry.get("features", []), entry.get("why", ""))]
                      for entry in self.stated["clause_7"]])

    def field(self):
        return table(["rule", "about", "checks", "risk rules", "remark"],
                     [[rule["id"], rule["title"], ", ".join(rule.get("checks", [])), code(rule.get("risks", [])), rule.get("why", "")]
                      for rule in self.stated["field"]])

    def families(self):
        rows = [[f"`{family['id']}`", family["title"],
                 code(risk for risk in self.of_family(family["id"])) if self.of_family(family["id"]) != [family["id"]] else "this one"]
                for family in self.stated["families"]]
        return table(["family", "title", "rules"], rows)

    def outside(self):
        return table(["not a rule", "why"], [[entry["title"], entry["why"]] for entry in self.stated["outside"]])

    def measures(self):
        rows = [[f"`{risk['id']}`", risk["title"]["en"], ends(risk.get("effective", {}))] for risk in self.on_request.values()]
        return table(["rule", "title", "in force"], rows)

    def text(self):
        table_a1 = [criterion for criterion in self.criteria if criterion.startswith("A.")]
        checked = sum(criterion in self.checks for criterion in table_a1)
        return f"""## Mapping

Made by `tests/rules/mapping.py` from the documents and from `rules/mapping.json`; edit those.

### Table A.1

{checked} of {len(table_a1)} items have a check. *Rates*: facts lead to good ratings and bad ones; *breach*: they only ever show what
is wrong, and a clean record earns nothing; *limits*: they set a ceiling or a floor and an assessor rates. Clause 5 only refers to the
table and has no criteria.

{self.table_a1()}
### Clauses 4, 6, 7 and 8

Checks rate items of Table A.1 only; here stand those that ask for the same thing.

{self.clauses()}
### Clause 7 in detail

{self.clause_7()}
### Rules of the field

What regulations, notices and model charters ask of a society, numbered for reference.

{self.field()}
### Risk rules by family

A family is split where it runs over several lists of facts or where another text held before.

{self.families()}
{self.outside()}
### Evaluation measures

Loaded on request (`rules/{ON_REQUEST}.json`). "In force" is the day of the act: an application, a penalty, an announcement, or
the assessment where nothing else has a date.

{self.measures()}"""


def power(check):
    """What a check can do, in a word."""
    says = {kind: [case[kind] for case in check.get("cases", []) if kind in case] for kind in ("rating", "at_most", "at_least")}
    if "measure" in check or {"met", "largely_met"} & set(says["rating"]):
        return "rates"
    only_wrong = set(says["rating"]) - {"not_applicable"} and not says["at_least"]
    return "breach" if only_wrong else "limits"


def ends(effective):
    return f"{effective.get('from', '')} – {effective.get('to', '')}".strip(" –") if "to" in effective else \
        f"from {effective['from']}" if "from" in effective else "always"


def code(names):
    return ", ".join(f"`{name}`" for name in names)


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def mapping():
    documents = {path.stem: document for path in sorted((STANDARD / "rules").glob("*.json"))
                 for document in [read(f"rules/{path.name}")] if document["format"] == "xuehui/rules/1"}
    return Mapping(read("mzt-academic-draft.json"), documents, read("rules/mapping.json"))


def with_tables(readme, text):
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + text + END + after


def main():
    parser = argparse.ArgumentParser(description="Makes or checks the mapping in src/standard/README.md.")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    made = mapping()
    faults = made.faults()
    readme = README.read_text(encoding="utf-8")
    wanted = with_tables(readme, made.text())
    if options.check:
        faults += [] if readme == wanted else ["src/standard/README.md is out of date: run tests/rules/mapping.py"]
    else:
        README.write_text(wanted, encoding="utf-8")
    print("\n".join(faults + [f"{len(made.criteria)} criteria, {len(made.risks) + len(made.on_request)} risk rules, {len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
