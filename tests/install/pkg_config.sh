#!/bin/sh
# pkg_config.sh SOURCE PREFIX LIBDIR FOLDER CC CXX VERSION: the programs, by pkg-config and without CMake.
set -eu
source=$1 prefix=$2 libdir=$3 folder=$4 cc=$5 cxx=$6 version=$7
export PKG_CONFIG_PATH="$prefix/$libdir/pkgconfig"
define="-DEXPECTED_VERSION=\"$version\""
mkdir -p "$folder"
cd "$folder"

[ "$(pkg-config --modversion xuehui)" = "$version" ]
[ "$(pkg-config --modversion xuehui-cpp)" = "$version" ]

$cc -std=c99 "$define" "$source/program.c" $(pkg-config --cflags --libs xuehui) -o shared
LD_LIBRARY_PATH="$prefix/$libdir" ./shared

$cc -std=c99 "$define" "$source/program.c" -static $(pkg-config --static --cflags --libs xuehui) -o static
./static

$cxx -std=c++20 "$define" "$source/program.cpp" $(pkg-config --cflags --libs xuehui-cpp) -o cpp
./cpp
