#!/bin/sh
# Sets up what is missing and runs Percept: sh packaging/run.sh [percept arguments], or the desktop app: … ui
# Without arguments it describes a sample screenshot and speaks it.
set -eu
cd_back=$PWD
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$here/packaging/setup.sh"
set_up app
if [ $# -eq 0 ]; then
    set -- describe "$here/resources/samples/save-changes.png"
fi
cd "$cd_back"
if [ "$1" = ui ]; then
    shift
    exec "$here/.venv/bin/percept-ui" "$@"
fi
exec "$here/.venv/bin/percept" "$@"
