#!/bin/sh
# Pins what the two commands of the README install, with hashes, in packaging/locked: sh packaging/lock.sh
# Run it after a change of dependencies, or to take newer releases. Needs uv (PyPI).
# torch is left out: which build of it fits differs from machine to machine.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$here"
mkdir -p packaging/locked
without=$(mktemp)
trap 'rm -f "$without"' EXIT
echo "torch ; sys_platform == 'never'" >"$without"
for extra in app test; do
    echo "setuptools>=77" |
        uv pip compile pyproject.toml - --extra "$extra" --universal --python-version 3.11 --generate-hashes --no-header \
            --no-annotate --upgrade --quiet --override "$without" -o "packaging/locked/$extra.txt"
done
