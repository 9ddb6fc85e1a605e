#!/bin/sh
# Sets up what is missing and runs every check: sh packaging/test.sh [pytest arguments]
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$here/packaging/setup.sh"
set_up test
cd "$here"
bin="$here/.venv/bin"
if [ $# -eq 0 ]; then
    "$bin/ruff" check .
    "$bin/ruff" format --check .
    "$bin/mypy"
    "$bin/lint-imports" --no-cache
fi
exec "$bin/python" -m pytest "$@"
