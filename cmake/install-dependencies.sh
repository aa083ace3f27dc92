#!/bin/sh
# install-dependencies.sh GROUP...
#
# Installs the Debian packages of these groups (dependencies.txt) that are missing, but for those whose command is there.
# Says and does nothing when all are there. Elsewhere than on Debian it names what is needed and leaves the rest to you.
set -eu
folder=$(dirname "$0")
wanted=
for group in "$@"; do
    wanted="$wanted $(sed -n "s/^$group  *//p" "$folder/dependencies.txt")"
done

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "no apt-get here; what is needed, by Debian's names:" $(printf '%s\n' $wanted | sed 's/:.*//') >&2
    exit 0
fi
missing=
for entry in $wanted; do
    package=${entry%%:*}
    if [ "$entry" != "$package" ] && command -v "${entry#*:}" >/dev/null; then continue; fi
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) || status=
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
    as_root=sudo
fi
echo "installing:$missing"
$as_root apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
