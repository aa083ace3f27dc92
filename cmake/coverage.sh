#!/bin/sh
# coverage.sh BUILD LEAST: how many of the lines of src/ and capi/ the tests of a build folder ran; fails where they are
# less than LEAST percent. A page for each file is in BUILD/coverage.
set -eu
build=$1 least=$2
version=$(clang --version | sed -n 's/.*clang version \([0-9]*\).*/\1/p')
tool() { name=$1; shift; "$(command -v "$name-$version" || echo "$name")" "$@"; }

tool llvm-profdata merge -sparse "$build"/profile/*.profraw -o "$build/tests.profdata"
# Every program that has counters, and the library that those of the C ABI load.
objects=$(find "$build" -type f -perm -u+x ! -path '*/CMakeFiles/*' ! -path '*/fuzz/*' -size +16k |
    while read -r file; do
        if readelf -SW "$file" 2>/dev/null | grep -q __llvm_covmap; then echo "-object $file"; fi
    done)
# shellcheck disable=SC2086    # many words
set -- -instr-profile="$build/tests.profdata" -ignore-filename-regex='/(tests|include|bench)/|^/usr/' $objects
tool llvm-cov show -format=html -output-dir="$build/coverage" "$@"
tool llvm-cov report -show-region-summary=0 -show-branch-summary=0 "$@" |
    awk -v least="$least" '{ print } $1 == "TOTAL" { share = $NF } END { sub("%", "", share); exit !(share + 0 >= least) }'
