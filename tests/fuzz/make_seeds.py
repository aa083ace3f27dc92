#!/usr/bin/env python3
"""Seeds for the fuzz targets, from the built-in documents, the samples and the test vectors.

    make_seeds.py FOLDER     writes FOLDER/<target>/<number>.json for every target
"""

import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
STANDARD = ROOT / "src" / "standard"
SAMPLES = ROOT / "tests" / "samples"
VECTORS = ROOT / "tests" / "vectors"


def read(path):
    return path.read_text(encoding="utf-8")


def compact(document):
    return json.dumps(document, ensure_ascii=False)


def built_in(kind):
    texts = (read(path) for path in sorted(STANDARD.glob("*.json")))
    return [text for text in texts if json.loads(text)["format"].startswith(f"xuehui/{kind}/")]


def cases():
    """(catalogue, scheme, record) of every vector as texts, empty where the built-in document is meant."""
    for path in sorted(VECTORS.glob("*.json")):
        vectors = json.loads(read(path))
        for case in vectors["cases"]:
            texts = []
            for member in ("catalogue", "scheme"):
                document = case.get(member, vectors.get(member, ""))
                texts.append(document if document == "" else "" if isinstance(document, str) else compact(document))
            record = compact(case["record"]) if "record" in case else case["record_text"]
            yield texts[0], texts[1], record


def rules():
    """Small documents of rules: each entry of the built-in ones alone, with nothing but what it stands in."""
    head = {"format": "xuehui/rules/1", "id": "seed", "version": "1", "catalogue": "mzt-academic-draft"}
    facts = json.loads(read(STANDARD / "rules" / "facts.json"))
    yield compact({**head, "facts": facts["facts"][:20], "matrix": facts["matrix"], "categories": facts["categories"]})
    for name in ("checks", "risks"):
        document = json.loads(read(STANDARD / "rules" / f"{name}.json"))
        for member in ("derived", name):
            for entry in document[member]:
                yield compact({**head, member: [entry], "categories": facts["categories"], "owners": facts["owners"]})


def logic():
    """Rules with data: the vectors of the logic, and every condition of the built-in rules, of whose facts nothing is known."""
    for path in sorted((VECTORS / "logic").glob("*.json")):
        for vector in json.loads(read(path))["vectors"]:
            yield compact(vector["rule"]) + "\n---\n" + compact(vector["data"])
    for path in sorted((STANDARD / "rules").glob("*.json")):
        document = json.loads(read(path))
        entries = [entry for name in ("derived", "risks") for entry in document.get(name, [])]
        cases = [case for check in document.get("checks", []) for case in check.get("cases", [])]
        for entry in entries + cases:
            yield compact(entry.get("value", entry.get("when"))) + "\n---\n{}"


def registers():
    """The example of documents.md, whole, and each of its lists alone."""
    page = read(ROOT / "include" / "xuehui" / "documents.md")
    for text in re.findall(r"^```json\n(.*?)^```$", page, re.M | re.S):
        document = json.loads(text)
        if not document["format"].startswith("xuehui/register/"):
            continue
        yield text
        for member, value in document.items():
            if isinstance(value, list):
                yield compact({name: document[name] for name in ("format", "organisation", "as_of", "matrix")} | {member: value})


def records_of_facts():
    head = {"format": "xuehui/record/1", "organisation": {"id": "o"}, "period": {"from": "2025-01-01", "to": "2025-12-31"}}
    for path in sorted((VECTORS / "rules").glob("*.json")):
        for vector in json.loads(read(path))["vectors"][::10]:
            yield compact({**head, "as_of": vector.get("as_of", "2026-03-31"), "facts": vector.get("facts", {})})


def seeds():
    samples = [read(path) for path in sorted(SAMPLES.glob("*.json"))]
    vectors = list(cases())
    catalogues = built_in("catalogue") + [catalogue for catalogue, _, _ in vectors]
    schemes = built_in("scheme") + [scheme for _, scheme, _ in vectors]
    records = samples + [record for _, _, record in vectors]
    lines = [record.replace("\n", " ") for record in records]
    stream = ["@" + "\n".join(lines[first:first + 3]) for first in range(0, len(lines), 3)]
    return {
        "catalogue": catalogues,
        "scheme": schemes,
        "record": records + list(records_of_facts()),
        "rules": list(rules()),
        "logic": list(logic()),
        "register": list(registers()),
        "assessment": ["\n---\n".join(case) for case in vectors],
        "columns": list(columns(vectors)),
        "arrow": list(recipes()),
        "stream": stream,
        "table": list(tables()),
        "canonical": schemes + records,
    }


def recipes():
    """Batches of Arrow: any bytes are one."""
    for number in range(200):
        yield "".join(chr((number * 37 + place * place * 11 + number * place * 7) % 128) for place in range(20 + number))


def columns(vectors):
    """Catalogues and schemes of the vectors with codes; the built-in scheme, as it is and with weights to 300. The first byte
    of the codes chooses layout and threads, the second the number of rows."""
    codes = "@\x7f" + "".join(chr(i * i // 7 % 6) for i in range(60))
    for number, (catalogue, scheme, _) in enumerate(vectors):
        yield "\n---\n".join((catalogue, scheme, chr(number % 128) + codes[1:]))
    head = json.loads(built_in("scheme")[0])
    tree = json.loads(built_in("catalogue")[0])
    ids = re.findall(r'"id": "([A-Z0-9.]+)"', json.dumps(tree["indicators"]))
    weighted = {**head, "weights": {one: 1 + 37 * place % 300 for place, one in enumerate(ids)}}
    for scheme in (head, weighted):
        for same in ("", "\1" * 90, "\1" * 60 + "\4\5" * 15):
            yield compact(scheme) + "\n---\n" + codes + same
            yield compact(scheme) + "\n---\n\xf1" + codes[1:] + same


def tables():
    """The first byte chooses the size of the pieces."""
    yield "@organisation,criterion,rating\nO,A.1.1.1.1,met\nO,A.1.1.1.2,\"not_met\"\r\nP,A.1.1.1.1,met\nO,A.1.1.1.1,met\n"
    yield "\1\ufeff组织,评价内容,评级,数值,理由\nO,A.1.1.1.1,met,,\"一,\n\"\"二\"\"\"\n,,,,\n\nP,A.2.2.2.1,,4,\n"
    yield "\3organisation,name,A.1.1.1.1,A.1.1.1.2,x-a\nO,学会,met,,\nP,,mett,1.5,\"\nQ,,not_applicable,met\n"
    yield "\5criterion,on,measure,organisation\n\"A.1.1.1.1\"x,2026-01-01,1e3,O\nA.1.1.1.1,2026-13-01,-0.5,O\n,,,\n"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for target, texts in seeds().items():
        folder = pathlib.Path(sys.argv[1]) / target
        folder.mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(sorted(set(texts) - {""})):
            (folder / f"{number:04}.json").write_bytes(text.encode("utf-8", "surrogatepass"))


if __name__ == "__main__":
    main()
