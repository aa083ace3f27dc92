#!/usr/bin/env python3
"""The shared library against the lists in capi/abi.

    abi.py --library LIB --headers FOLDER [--nm NM] [--update] symbols|types LIST
    abi.py --library LIB --headers FOLDER needed

symbols   what leaves the library: xh_* and nothing else, and exactly the list
types     what the debug information says of the calls (abidw), compared by abidiff
needed    the libraries that it needs at run time: those of C and C++, nothing else
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

RUNTIME = re.compile(r"(libstdc\+\+|libc\+\+|libgcc_s|libc|libm|libpthread|libdl|ld-linux[\w-]*|lib[atu]san|libubsan)\.so[.\d]*$")


def output(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, "LC_ALL": "C"}).stdout


def check_symbols(options):
    names = [line.split()[-1] for line in output(options.nm, "-D", "--defined-only", options.library).splitlines()]
    # The name of the version is a symbol itself, of no address; others carry it behind an @.
    names = sorted(name.split("@")[0] for name in names if not name.startswith("XUEHUI_"))
    strangers = [name for name in names if not name.startswith("xh_")]
    if strangers:
        sys.exit("leave the library and should not: " + " ".join(strangers))
    if options.update:
        options.list.write_text("".join(name + "\n" for name in names), encoding="utf-8")
        return
    expected = options.list.read_text(encoding="utf-8").split()
    if not names or names != expected:
        sys.exit(f"new: {sorted(set(names) - set(expected))}, gone: {sorted(set(expected) - set(names))}; "
                 "make abi-update accepts that")
    print(f"{len(names)} symbols")


def describe(options, path):
    output("abidw", "--headers-dir", options.headers, "--drop-private-types", "--exported-interfaces-only",
           "--no-corpus-path", "--no-comp-dir-path", "--no-show-locs", "--no-elf-needed", "--no-parameter-names",
           "--type-id-style", "hash", "--out-file", str(path), options.library)
    # Where the sources stand is nobody's business; their names tell the translation units apart.
    text = path.read_text(encoding="utf-8")
    text = re.sub(r" path='[^']*/([^'/]+)'", r" path='\1'", text)
    path.write_text(text, encoding="utf-8")


def check_types(options):
    if options.update:
        describe(options, options.list)
        return
    with tempfile.TemporaryDirectory() as folder:
        now = pathlib.Path(folder) / "now.abi"
        describe(options, now)
        # Any difference counts, an addition too: it is accepted by make abi-update, and reviewed as a change of that file.
        sys.exit(subprocess.run(["abidiff", str(options.list), str(now)], check=False).returncode)


def check_needed(options):
    needed = re.findall(r"\(NEEDED\).*\[(.*)\]", output("readelf", "-d", options.library))
    strangers = [name for name in needed if not RUNTIME.match(name)]
    if strangers or not needed:
        sys.exit(f"needed at run time and should not be: {strangers}")
    print(" ".join(needed))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--library", required=True)
    parser.add_argument("--headers", required=True)
    parser.add_argument("--nm", default="nm")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("what", choices=["symbols", "types", "needed"])
    parser.add_argument("list", nargs="?", type=pathlib.Path)
    options = parser.parse_args()
    {"symbols": check_symbols, "types": check_types, "needed": check_needed}[options.what](options)


if __name__ == "__main__":
    main()
