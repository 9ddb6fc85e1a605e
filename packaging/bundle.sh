#!/bin/sh
# Builds the Linux bundle and the Debian package: sh packaging/bundle.sh [DIRECTORY]   (build/bundle without an argument)
# The bundle is a folder that runs from anywhere; the package puts it into /opt/percept.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$here/packaging/setup.sh"
out=${1:-"$here/build/bundle"}
system_packages binutils dpkg-dev
mkdir -p "$out"
venv="$out/venv"
if [ ! -x "$venv/bin/pyinstaller" ]; then
    say "Installing Percept and PyInstaller into $venv"
    "$(find_python)" -m venv "$venv"
    "$venv/bin/python" -m pip install -q --disable-pip-version-check "$here[app]" "pyinstaller>=6.11" >&2
fi
"$venv/bin/pyinstaller" --noconfirm --log-level WARN --distpath "$out" --workpath "$out/work" "$here/packaging/linux/percept.spec"
version=$("$venv/bin/python" -c 'import assistant; print(assistant.__version__)')
architecture=$(dpkg --print-architecture)
root="$out/root"
rm -rf "$root"
mkdir -p "$root/DEBIAN" "$root/opt" "$root/usr/bin" "$root/usr/share/applications" "$root/usr/share/metainfo" \
    "$root/usr/share/icons/hicolor/scalable/apps"
cp -a "$out/percept" "$root/opt/percept"
ln -s /opt/percept/percept "$root/usr/bin/percept"
ln -s /opt/percept/percept-ui "$root/usr/bin/percept-ui"
cp "$here/packaging/linux/org.percept.Percept.desktop" "$root/usr/share/applications/"
cp "$here/packaging/linux/org.percept.Percept.metainfo.xml" "$root/usr/share/metainfo/"
cp "$here/resources/icons/percept.svg" "$root/usr/share/icons/hicolor/scalable/apps/org.percept.Percept.svg"
cat >"$root/DEBIAN/control" <<CONTROL
Package: percept
Version: $version
Architecture: $architecture
Maintainer: The Percept developers <percept@localhost>
Installed-Size: $(du -sk "$root/opt" | cut -f1)
Depends: libc6, espeak-ng, libespeak-ng1, libportaudio2, at-spi2-core, libegl1, libgl1, libxkbcommon-x11-0, libxcb-cursor0, libxcb-icccm4, libxcb-keysyms1, libxcb-shape0, libxcb-xinerama0, libfontconfig1, libdbus-1-3
Recommends: pulseaudio-utils, xclip, fonts-dejavu-core
Section: utils
Priority: optional
Description: hear what is on the screen, read what is said
 An assistant for blind and for deaf people: describes screens, pictures and
 files with evidence, and shows captions that point at the screen. Everything
 runs on the machine itself.
CONTROL
dpkg-deb --root-owner-group -Zgzip --build "$root" "$out/percept_${version}_$architecture.deb" >/dev/null
say "$(du -sh "$out/percept" | cut -f1) in $out/percept, $(du -h "$out/percept_${version}_$architecture.deb" | cut -f1) in $out/percept_${version}_$architecture.deb"
