"""The package as it is installed: the wheel, the header and what is declared of it, documentation, the README."""

from __future__ import annotations

import dataclasses
import importlib.metadata
import inspect
import json
import pathlib
import re
import subprocess
import sys

import jsonschema
import pytest
from conftest import PROJECT, SAMPLES

import xuehui
from xuehui import _header, _library

FOLDER = pathlib.Path(xuehui.__file__).parent
HEADER = (PROJECT / "capi/include/xuehui.h").read_text(encoding="utf-8")
README = (PROJECT / "bindings/python/README.md").read_text(encoding="utf-8")
PUBLIC = [getattr(xuehui, name) for name in xuehui.__all__ if not name.startswith("_") and name != "Document"]


# ---- The wheel


def test_one_wheel_serves_every_python_of_a_platform():
    wheel = importlib.metadata.distribution("xuehui").read_text("WHEEL")
    tags = re.findall(r"^Tag: (.*)$", wheel, re.M)
    assert tags
    for tag in tags:
        python, abi, platform = tag.split("-")
        assert (python, abi) == ("py3", "none")
        assert platform != "any"
    assert "Root-Is-Purelib: false" in wheel


def test_the_wheel_holds_what_it_needs_and_nothing_else():
    files = {path.name for path in FOLDER.iterdir() if path.name != "__pycache__"}
    sources = {path.name for path in (PROJECT / "bindings/python/src/xuehui").iterdir() if path.name != "__pycache__"}
    assert files == sources | {"libxuehui.so", "xuehui.h", "LICENSE"}
    assert not (FOLDER / "libxuehui.so").is_symlink()
    for path in importlib.metadata.files("xuehui"):
        assert path.parts[0] == "xuehui" or path.parts[0].endswith(".dist-info")


def test_the_version_is_the_projects():
    project = re.search(r"^project\(xuehui VERSION ([\d.]+)", (PROJECT / "CMakeLists.txt").read_text(), re.M)
    assert project[1] == importlib.metadata.version("xuehui") == xuehui.__version__


def test_needs_cffi_alone():
    needed = [each for each in importlib.metadata.requires("xuehui") if "extra ==" not in each]
    assert [re.match(r"[\w-]+", each)[0] for each in needed] == ["cffi"]


# ---- The header


def test_the_header_is_the_projects():
    assert (FOLDER / "xuehui.h").read_text(encoding="utf-8") == HEADER


def test_every_function_is_declared_and_there():
    functions = (PROJECT / "capi/abi/symbols.txt").read_text(encoding="utf-8").split()
    assert len(functions) > 100
    for name in functions:
        assert callable(getattr(_library.lib, name))
    declared = set(re.findall(r"\b(xh_\w+)\(", _header.declarations(HEADER)))
    assert declared == set(functions)


def test_constants_and_layouts_are_those_of_the_abi():
    entries = 0
    for line in (PROJECT / "capi/abi/layout.txt").read_text(encoding="utf-8").splitlines():
        name, *numbers = line.split()
        numbers = [int(number) for number in numbers]
        if name.startswith("XH_"):
            actual = [getattr(_library.lib, name)]
        elif "." in name:
            struct, member = name.split(".")
            kind = dict(_library.ffi.typeof(struct).fields)[member].type
            actual = [_library.ffi.offsetof(struct, member), _library.ffi.sizeof(kind)]
        else:
            actual = [_library.ffi.sizeof(name)]
        assert actual == numbers, line
        entries += 1
    assert entries > 100


def test_no_definition_of_the_header_is_lost():
    defined = set(re.findall(r"^#define (XH_\w+) ", HEADER, re.M))
    assert set(_header.constants(HEADER)) == {name for name in defined if name != "XH_API"}


def test_the_small_preprocessor():
    header = """/* #define XH_NOT 1
     */
#ifndef GUARD_H
#define GUARD_H
#include <stdint.h>
#define XH_API __attribute__((visibility("default")))
#ifdef __cplusplus
extern "C" {
#endif
#define XH_DECIMAL 4294967295u /* said here */
#define XH_HEX 0x10
#define XH_NEGATIVE (-1)
typedef struct xh_thing xh_thing;
XH_API int32_t xh_thing_do(const xh_thing *thing, /* which */
                           int32_t how);
#ifdef __cplusplus
}
#endif
#endif
"""
    assert _header.constants(header) == {"XH_DECIMAL": 4294967295, "XH_HEX": 16, "XH_NEGATIVE": -1}
    assert _header.declarations(header).split() == (
        "typedef struct xh_thing xh_thing; int32_t xh_thing_do(const xh_thing *thing, int32_t how);"
        " #define XH_DECIMAL 4294967295 #define XH_HEX 16 #define XH_NEGATIVE -1"
    ).split()


def test_another_abi_is_refused():
    _library.check_abi(1, 1)
    with pytest.raises(ImportError, match="version 2 of the ABI"):
        _library.check_abi(2, 1)


def test_every_status_has_an_exception():
    statuses = {
        each.status: each for each in PUBLIC if inspect.isclass(each) and issubclass(each, xuehui.Error)
        if each is not xuehui.Error
    }
    block = re.search(r"/\* Statuses\. \*/\n((?:#define .*\n)+)", HEADER)[1]
    numbers = {int(number): name for name, number in re.findall(r"#define (XH_\w+) (\d+)", block)}
    del numbers[0]
    assert set(statuses) == set(numbers)
    for number, name in numbers.items():
        assert statuses[number]("x").status_name == name
        assert statuses[number].__name__.lower() == name[len("XH_"):].replace("_", "").lower()


# ---- Documentation


def members(kind: type) -> list[tuple[str, object]]:
    return [
        (name, member.fget if isinstance(member, property) else getattr(member, "func", member))
        for name, member in vars(kind).items()
        if not name.startswith("_") and (callable(member) or isinstance(member, property) or hasattr(member, "func")
                                         or isinstance(member, classmethod))
    ]


@pytest.mark.parametrize("thing", PUBLIC, ids=lambda thing: thing.__name__)
def test_what_is_public_is_documented_and_typed(thing):
    assert thing.__doc__
    if not inspect.isclass(thing):
        check_typed(thing)
        return
    # dataclasses write a line of their own where there is none
    assert not thing.__doc__.startswith(f"{thing.__name__}(")
    for name, member in members(thing):
        member = getattr(member, "__func__", member)
        assert member.__doc__, f"{thing.__name__}.{name}"
        if name != "count" and name != "index":
            check_typed(member)


def check_typed(function) -> None:
    signature = inspect.signature(function)
    assert signature.return_annotation is not inspect.Signature.empty, function
    for parameter in signature.parameters.values():
        if parameter.name not in ("self", "cls"):
            assert parameter.annotation is not inspect.Parameter.empty, (function, parameter)


def test_type_checkers_see_the_types():
    assert (FOLDER / "py.typed").exists()


def test_what_is_given_out_cannot_be_changed(assessment):
    given = (assessment.score, assessment.coverage, assessment.nodes[0], assessment.criteria[0], assessment.gates[0],
             assessment.warnings[0], assessment.engine.scheme.grades[0], assessment.record.ratings[0])
    for each in given:
        member = dataclasses.fields(each)[0].name
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(each, member, None)
        hash(each)


def test_the_readme_tells_the_truth():
    example = re.search(r"^```python\n(.*?)^```$", README, re.M | re.S)[1]
    shown = re.search(r"^```text\n(.*?)^```$", README, re.M | re.S)[1]
    done = subprocess.run([sys.executable, "-c", example], cwd=PROJECT, capture_output=True, timeout=60, check=False,
                          encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == shown


# ---- The schemas


def validator(kind: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(json.dumps(xuehui.schema(kind), default=float)))


def test_there_are_schemas_for_what_goes_in_and_comes_out():
    assert set(xuehui.schema_kinds()) == {"catalogue", "scheme", "rules", "register", "record", "assessment", "population"}
    for kind in xuehui.schema_kinds():
        jsonschema.Draft202012Validator.check_schema(xuehui.schema(kind))
    with pytest.raises(xuehui.NotFound):
        xuehui.schema("none")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_documents_are_as_their_schemas_say(engine, path):
    record = json.loads(path.read_text(encoding="utf-8"))
    assert xuehui.document_kind(record) == "record"
    validator("record").validate(record)
    text = engine.assess(path).to_json()
    assert xuehui.document_kind(text) == "assessment"
    validator("assessment").validate(json.loads(text))
    with pytest.raises(jsonschema.ValidationError):
        validator("assessment").validate(record)


def test_built_in_documents_are_as_their_schemas_say(engine):
    kinds = {"mzt-academic-draft": "catalogue", "capability-1000": "scheme", "whole-standard": "scheme",
             "academic-facts": "rules", "academic-checks": "rules", "academic-risks": "rules",
             "evaluation-measures": "rules"}
    for id, kind in kinds.items():
        document = json.loads(xuehui.standard_document(id))
        assert document["id"] == id
        validator(kind).validate(document)
    validator("catalogue").validate(json.loads(engine.catalogue.to_json()))
