#!/usr/bin/env python3
"""Writes a C file that defines every Boost function and table of an archive anew, each a trap.

    make_poison.py NM ARCHIVE OUTPUT

A program that exports these is a host with the worst of all other Boosts in it.
"""
import re
import subprocess
import sys

HEAD = """/* Generated: the names of Boost inside the library, defined by somebody else. */
#include <stdio.h>
#include <stdlib.h>

extern const char *const first_poison;
extern const unsigned long poison_count;

static void taken(void) {
    fputs("the library took a Boost function of its host\\n", stderr);
    _Exit(70);
}
"""


def main(nm: str, archive: str, output: str) -> None:
    listing = subprocess.run([nm, "--defined-only", "--extern-only", "-P", archive], check=True, capture_output=True,
                             text=True).stdout
    names = set()
    for line in listing.splitlines():
        fields = line.split()
        # 'w' and 'v' cannot be defined anew portably; templates and inline functions are 'W', 'V' and 'u'
        if len(fields) >= 2 and re.fullmatch(r"_Z\w*5boost\w*", fields[0]) and fields[1] in "TWVuDBR":
            names.add(fields[0])
    with open(output, "w", encoding="utf-8") as file:
        file.write(HEAD)
        for name in sorted(names):
            file.write(f"void {name}(void);\nvoid {name}(void) {{ taken(); }}\n")
        first = min(name for name in names if name.startswith("_ZN5boost"))
        file.write(f'const char *const first_poison = "{first}";\nconst unsigned long poison_count = {len(names)};\n')


if __name__ == "__main__":
    main(*sys.argv[1:])
