"""The JSON Schemas that `xuehui schema KIND` prints, held against the loader.

What the loader accepts the schema accepts, always. What the loader rejects the schema rejects where a schema can tell
(by code, in schema_support.py); the rest, as the description in each schema says, only the loader sees.

    python -m pytest tests/schemas        (XUEHUI: the command; needs jsonschema)
"""

import copy
import itertools
import json

import jsonschema
import pytest
import schema_mutants
import schema_support
from schema_support import KINDS, PROJECT, examples, faults, output, parse, read, run, schema, vectors, write

SCHEMES = ("capability-1000", "whole-standard")
SAMPLES = sorted(path.stem for path in (PROJECT / "tests/samples").glob("*.json"))


# ---- The schemas themselves

@pytest.mark.parametrize("kind", KINDS)
def test_is_a_schema(kind):
    jsonschema.Draft202012Validator.check_schema(schema(kind))
    assert schema(kind)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_prints_the_file(kind):
    assert output("schema", kind) == (PROJECT / f"src/standard/schemas/{kind}.json").read_text(encoding="utf-8")


def test_there_is_one_for_every_kind_of_the_documents():
    assert {path.stem for path in (PROJECT / "src/standard/schemas").glob("*.json")} == set(KINDS)
    assert {kind for kind, _ in examples()} == set(KINDS)


# ---- Good documents

@pytest.mark.parametrize("name", ["mzt-academic-draft", *SCHEMES])
def test_built_in_document(name):
    document = read(f"src/standard/{name}.json")
    assert faults(schema_support.kind_of(document), document) == []


def test_catalogue_as_the_command_prints_it(tmp_path):
    assert faults("catalogue", parse(output("catalogue", "--format", "json"))) == []
    extending = write(tmp_path / "extending.json", examples()["catalogue", "our-society"])
    assert faults("catalogue", parse(output("catalogue", "--catalogue", extending, "--format", "json"))) == []


@pytest.mark.parametrize("key", examples(), ids="-".join)
def test_example_of_the_documentation(key):
    assert faults(key[0], examples()[key]) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_sample(name):
    assert faults("record", read(f"tests/samples/{name}.json")) == []


@pytest.mark.parametrize("scheme, language", list(itertools.product(SCHEMES, ("zh", "en"))))
def test_template(scheme, language):
    template = output("template", "--scheme", scheme, "--lang", language)
    assert faults("record", parse(template)) == []
    assessment = output("assess", "-", "--scheme", scheme, "--format", "json", stdin=template)
    assert faults("assessment", parse(assessment)) == []


@pytest.mark.parametrize("name, scheme", list(itertools.product(SAMPLES, SCHEMES)))
def test_assessment_of_a_sample(name, scheme):
    record = PROJECT / f"tests/samples/{name}.json"
    assert faults("assessment", parse(output("assess", record, "--scheme", scheme, "--format", "json"))) == []


@pytest.mark.parametrize("group_by", ["", "organisation.region", "facts.party.full_members"])
def test_population(tmp_path, group_by):
    lines = [json.dumps(read(f"tests/samples/{name}.json")) for name in SAMPLES]
    lines.append(json.dumps({**read(f"tests/samples/{SAMPLES[0]}.json"), "organisation": {"id": "O"}, "ratings": []}))
    for count in (0, 1, len(lines)):
        stdin = "\n".join([*lines[:count], "{"])
        options = ("--group-by", group_by) if group_by else ()
        output("batch", "-", "-o", tmp_path / "out", "--summary", tmp_path / "all.json", *options, stdin=stdin)
        population = read(tmp_path / "all.json")
        assert faults("population", population) == []
        for path in schema_mutants.different_places(population) if count else ():
            value = schema_mutants.value_at(population, path)
            if isinstance(value, dict):
                changed = copy.deepcopy(population)
                schema_mutants.value_at(changed, path)["extra"] = 1
                assert not schema_support.is_valid("population", changed), f"{path}: any member may stand there"


def test_the_population_of_the_page(tmp_path):
    """What documents.md shows is what comes out."""
    shown = examples()
    files = [write(tmp_path / f"{kind}.json", shown[kind, name])
             for kind, name in (("catalogue", "tea-society"), ("scheme", "tea-100"))]
    output("batch", "-", "-o", tmp_path / "out", "--catalogue", files[0], "--scheme", files[1], "--rules", "none", "--summary",
           tmp_path / "all.json", "--ranks", tmp_path / "ranks", "--group-by", "organisation.region",
           stdin=json.dumps(shown["record", "TEA-1"]) + "\n{")
    population = read(tmp_path / "all.json")
    assert population == shown["population", "TEA-1"]
    page = (PROJECT / "include/xuehui/documents.md").read_text(encoding="utf-8")
    assert (tmp_path / "ranks").read_text(encoding="utf-8") in page


# ---- The vectors

def files_of_vectors():
    return sorted({file for file, _, _ in vectors()})


def record_text(case):
    return case["record_text"] if "record_text" in case else json.dumps(case["record"], ensure_ascii=False)


@pytest.mark.parametrize("file", files_of_vectors())
def test_what_a_vector_accepts(file):
    wrong = []
    for name, case, documents in vectors():
        if name != file:
            continue
        good = ["catalogue", "scheme", "record"]
        good = good[:good.index(case["expect"]["where"])] if "where" in case["expect"] else good
        for kind in good:
            document = parse(record_text(case)) if kind == "record" else documents[kind]
            if document is not None:
                wrong += [f"{case['name']}: {kind}{fault}" for fault in faults(kind, document)]
    assert wrong == []


@pytest.mark.parametrize("file", files_of_vectors())
def test_assessment_of_a_vector(file, tmp_path):
    wrong = []
    for name, case, documents in vectors():
        if name != file or "errors" in case["expect"]:
            continue
        options = ["--rules", "none"]
        for kind, document in documents.items():
            if document is not None:
                options += [f"--{kind}", write(tmp_path / f"{kind}.json", document)]
            elif kind == "scheme":
                options += ["--scheme", case.get("scheme") or schemes_of_files()[file]]
        result = output("assess", "-", *options, "--format", "json", stdin=record_text(case))
        wrong += [f"{case['name']}: {fault}" for fault in faults("assessment", parse(result))]
    assert wrong == []


def schemes_of_files():
    """The built-in scheme that a file of vectors names."""
    return {path.stem: content["scheme"] for path in (PROJECT / "tests/vectors").glob("*.json")
            for content in [read(path)] if isinstance(content.get("scheme"), str)}


@pytest.mark.parametrize("case, documents", [
    pytest.param(case, documents, id=case["name"]) for _, case, documents in vectors() if "errors" in case["expect"]])
def test_what_a_vector_rejects(case, documents):
    kind = case["expect"]["where"]
    try:
        document = parse(record_text(case)) if kind == "record" else documents[kind]
    except ValueError:
        assert {code for code, _ in case["expect"]["errors"]} <= {"syntax", "encoding", "bad_number"}
        return
    told = [fault for fault in case["expect"]["errors"] if schema_support.schema_can_tell(kind, document, *fault)]
    if told:
        assert faults(kind, document) != [], f"the schema accepts what is rejected for {told}"


# ---- Everything that is one step away from a good document

def bases():
    """Good documents that between them have every member that the formats know."""
    scheme = copy.deepcopy(examples()["scheme", "tea-100"])
    scheme.update(default_weight="equal", unassessed="bounds", not_applicable="full_marks", no_evidence="lowest",
                  reconcile={"order": ["final", "self"], "within": "latest"})
    scheme["measures"]["F.1.1.2"] = {"unit": "次", "steps": [[0, 0], [1, 1]]}
    findings = [{"finding": "election-overdue"}, {"finding_level": "red"}]
    scheme["gates"][0]["when"] = {"any": [scheme["gates"][0]["when"], *findings]}
    scheme["grades"][0]["title"] = {"zh": "甲", "en": "A"}
    catalogue = copy.deepcopy(examples()["catalogue", "tea-society"])
    catalogue["source"] = {"zh": "本会章程"}
    criterion = catalogue["indicators"][0]["children"][0]["children"][0]["criteria"][2]
    criterion.update(kind=["requirement", "permission"], source="5.1")
    del catalogue["indicators"][1]["children"][0]["children"][1]    # as it is written like the others
    record = copy.deepcopy(examples()["record", "TEA-1"])
    record["organisation"]["kind"] = "学会"
    record["ratings"][0]["evidence"][0]["sha256"] = "0" * 64
    del record["ratings"][1]
    extending = copy.deepcopy(examples()["catalogue", "our-society"])
    extending["add"][0].update(source="5.1", see=["A.3.1"])
    extending["add"].append({"parent": "A.3.1", "id": "A.3.1.9", "title": {"zh": "会员档案"},
                             "criteria": [{"id": "A.3.1.9.1"}]})
    register = copy.deepcopy(examples()["register", "TEA-1"])
    return {"catalogue": catalogue, "extending": extending, "scheme": scheme, "record": record, "register": register}


def test_a_catalogue_extends_or_has_indicators_of_its_own(tmp_path):
    both = {**bases()["extending"], "indicators": bases()["catalogue"]["indicators"]}
    path = write(tmp_path / "both.json", both)
    assert schema_support.verdicts([path])[str(path)] == [("unknown_member", "/indicators")]
    assert not schema_support.is_valid("catalogue", both)


@pytest.mark.parametrize("base", ["catalogue", "extending", "scheme", "record", "register"])
def test_one_step_from_a_good_document(base, tmp_path):
    document = bases()[base]
    kind = schema_support.kind_of(document)
    assert faults(kind, document) == []
    catalogue = write(tmp_path / "catalogue.json", examples()["catalogue", "tea-society"])
    scheme = write(tmp_path / "scheme.json", examples()["scheme", "tea-100"])
    options = {"catalogue": [], "scheme": ["--catalogue", catalogue],
               "record": ["--catalogue", catalogue, "--scheme", scheme], "register": []}[kind]
    made = [("nothing", document), *schema_mutants.mutants(document)]
    paths = [write(tmp_path / f"{number}.json", mutant) for number, (_, mutant) in enumerate(made)]
    said = schema_support.verdicts(paths, *options, each_alone=kind == "catalogue")
    assert said[str(paths[0])] == []
    wrong = []
    for path, (what, mutant) in zip(paths, made):
        rejected = said[str(path)]
        for calendar in (True, False):
            told = [fault for fault in rejected if schema_support.schema_can_tell(kind, mutant, *fault, calendar)]
            valid = schema_support.is_valid(kind, mutant, calendar)
            if not valid and not rejected:
                wrong.append(f"{what}: the loader accepts it, the schema does not: {faults(kind, mutant)[0]}")
            if told and valid:
                wrong.append(f"{what}: the schema accepts it, the loader does not: {told}")
    accepted = sum(not said[str(path)] for path in paths)
    assert 20 < accepted < len(paths) / 2    # both sides are tried
    assert wrong == []


# ---- Limits on lists and tables

@pytest.mark.parametrize(
    "member", ["scale", "roots", "grades", "gates", "order", "steps", "measures", "weights", "aggregate"])
def test_entries_of_a_scheme(member, tmp_path):
    scheme = bases()["scheme"]
    at = {"order": scheme["reconcile"], "steps": scheme["measures"]["F.1.1.2"]}.get(member, scheme)
    if isinstance(at[member], list):
        at[member] = [at[member][0]] * 10001
    else:
        at[member] = {f"x-{number}": None for number in range(10001)}
    assert_limit("scheme", scheme, tmp_path)


@pytest.mark.parametrize("member", ["drop", "add"])
def test_entries_of_an_extending_catalogue(member, tmp_path):
    catalogue = bases()["extending"]
    catalogue[member] = [catalogue[member][0]] * 20001
    assert_limit("catalogue", catalogue, tmp_path)


@pytest.mark.parametrize("member, most", [("entries", 20000), ("changes", 1000)])
def test_entries_of_a_register(member, most, tmp_path):
    register = bases()["register"]
    register[member] = [register[member][0]] * (most + 1)
    assert_limit("register", register, tmp_path)


def assert_limit(kind, document, folder):
    path = write(folder / "large.json", document)
    assert "limit" in {code for code, _ in schema_support.verdicts([path])[str(path)]}
    assert not schema_support.is_valid(kind, document)


# ---- Assessments, which the loader does not read: their schema is as strict as the engine is

OPTIONAL = {"record", "extends", "name", "kind", "region", "measure"}    # and `stage` with `at`, which stand together


def test_an_assessment_is_held_to_its_members():
    assessment = examples()["assessment", "TEA-1"]
    for path in [(), *schema_mutants.different_places(assessment)]:
        value = schema_mutants.value_at(assessment, path)
        if not isinstance(value, dict):
            continue
        changed = copy.deepcopy(assessment)
        schema_mutants.value_at(changed, path)["unknown"] = 1
        assert not schema_support.is_valid("assessment", changed), f"{path}: any member may stand there"
        for member in value:
            changed = copy.deepcopy(assessment)
            del schema_mutants.value_at(changed, path)[member]
            assert (member in OPTIONAL) == schema_support.is_valid("assessment", changed), f"{path}: without {member}"


@pytest.mark.parametrize("member", ["score", "marks", "grade"])
def test_total_marks_and_grade_are_absent_together(member):
    assessment = copy.deepcopy(examples()["assessment", "TEA-1"])
    assessment[member] = None
    assert faults("assessment", assessment)
    assessment.update(score=None, marks=None, grade=None)
    assert faults("assessment", assessment) == []


def test_no_digests_were_asked_for():
    assessment = copy.deepcopy(examples()["assessment", "TEA-1"])
    del assessment["record"]
    assert faults("assessment", assessment) == []
