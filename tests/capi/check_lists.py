#!/usr/bin/env python3
"""The header against the lists beside it: a function or constant that is added has to be added everywhere.

    check_lists.py CAPI_FOLDER TESTS_FOLDER
"""
import pathlib
import re
import sys

DECLARATION = re.compile(r"(/\*(?:(?!\*/).)*\*/)\nXH_API [^;]*?\b(xh_\w+)\(", re.S)
TAGS = ("@owner ", "@errors ", "@threads ", "@since ")


def main(capi: pathlib.Path, tests: pathlib.Path) -> int:
    header = (capi / "include/xuehui.h").read_text(encoding="utf-8")
    symbols = (capi / "abi/symbols.txt").read_text(encoding="utf-8").split()
    layout = {line.split()[0] for line in (capi / "abi/layout.txt").read_text(encoding="utf-8").splitlines()}
    faults = []

    documented = {name: comment for comment, name in DECLARATION.findall(header)}
    declared = re.findall(r"^XH_API [^;]*?\b(xh_\w+)\(", header, re.M)
    faults += [f"{name} has no comment of its own" for name in declared if name not in documented]
    faults += [f"{name} does not say {tag}" for name, text in documented.items() for tag in TAGS if tag not in text]
    if sorted(declared) != symbols:
        faults.append(f"abi/symbols.txt and the header differ in {sorted(set(declared) ^ set(symbols))}")

    constants = [name for name in re.findall(r"^#define (XH_\w+) ", header, re.M) if name != "XH_API"]
    without_comments = re.sub(r"/\*.*?\*/", "", header, flags=re.S)
    structs = re.findall(r"^typedef struct (xh_\w+) \{(.*?)^\}", without_comments, re.M | re.S)
    members = [f"{name}.{member}" for name, body in structs for member in re.findall(r"(\w+);", body)]
    wanted = set(constants) | {name for name, _ in structs} | set(members)
    if wanted != layout:
        faults.append(f"abi/layout.txt and the header differ in {sorted(wanted ^ layout)}")

    for test in ("memory_test.c",):    # every call meets exhausted memory
        text = (tests / test).read_text(encoding="utf-8")
        faults += [f"{test} does not call {name}" for name in declared if not re.search(rf"\b{name}\(", text)]
    together = "".join(path.read_text(encoding="utf-8") for path in sorted(tests.glob("*_test.c")))
    for name in declared:    # and every status call is told off at least once
        if name.endswith("_free") or name in QUIET:
            continue
        if not re.search(rf"(BAD|FAILS|FAILS_SILENTLY)\([^;]*\b{name}\(", together):
            faults.append(f"no test gives {name} wrong arguments")

    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


QUIET = {"xh_version", "xh_abi_version", "xh_status_name", "xh_error_status", "xh_error_message",
         "xh_error_diagnostic_count", "xh_buffer_data", "xh_buffer_size"}

if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
