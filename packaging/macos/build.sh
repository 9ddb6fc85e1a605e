#!/bin/sh
# Builds Percept.app and a disk image on a Mac: sh packaging/macos/build.sh
# Written from the tools' documentation; not run on macOS yet. Without a signature macOS asks before it starts it.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
out="$here/build/bundle"
venv="$out/venv"
mkdir -p "$out"
if [ ! -x "$venv/bin/pyinstaller" ]; then
    python3 -m venv "$venv"
    "$venv/bin/python" -m pip install -q "$here[app]" "pyinstaller>=6.11"
fi
"$venv/bin/python" "$here/packaging/icons.py" "$here/build"
"$venv/bin/pyinstaller" --noconfirm --log-level WARN --distpath "$out" --workpath "$out/work" "$here/packaging/macos/percept.spec"
version=$("$venv/bin/python" -c 'import assistant; print(assistant.__version__)')
hdiutil create -volname Percept -srcfolder "$out/Percept.app" -ov -format UDZO "$out/Percept-$version.dmg"
