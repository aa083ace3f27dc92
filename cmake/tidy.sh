#!/bin/sh
# tidy.sh [FILE...]: clang-tidy on these sources, or on all of the library, with the commands of build/tidy. Headers are
# seen through the sources that include them. Every warning that .clang-tidy asks for is an error.
set -eu
cd "$(dirname "$0")/.."
if [ $# = 0 ]; then
    set -- $(find src capi -name '*.cpp' | sort)
fi
printf '%s\0' "$@" | xargs -0 -n 1 -P "$(nproc)" clang-tidy -p build/tidy --quiet --warnings-as-errors='*'
