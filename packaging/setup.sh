# Sourced by run.sh and test.sh: a virtual environment in .venv and the system libraries.
# `set_up PART` installs that part of Percept (app or test), in the versions that packaging/locked pins by their hashes. A
# second call does nothing. With PERCEPT_UNLOCKED=1 it takes the newest versions that fit instead.

# Debian packages: a voice, sound output, the accessibility bus, the clipboard, Qt's libraries.
RUN_PACKAGES="espeak-ng libespeak-ng1 libportaudio2 libasound2-plugins pulseaudio-utils at-spi2-core xclip
 fonts-dejavu-core libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0
 libxcb-xinerama0 libfontconfig1 libdbus-1-3"
TEST_PACKAGES="xvfb openbox dbus dbus-bin xdotool x11-utils pulseaudio speech-dispatcher
 speech-dispatcher-espeak-ng strace python3-gi gir1.2-gtk-4.0 mousepad zenity galculator adwaita-icon-theme
 desktop-file-utils appstream"

say() { printf '%s\n' "$*" >&2; }

find_python() {
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$candidate"
            return
        fi
    done
    say "Percept needs Python 3.11 or later; install it with: apt install python3 python3-venv python3-pip"
    exit 1
}

# Installs the Debian packages that are missing, or names the command that does.
system_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    missing=""
    for package in "$@"; do
        state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
        [ "$state" = installed ] || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ]; then
        run_as_root=""
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        run_as_root="sudo"
    else
        say "For voice, sound and accessibility, run once: sudo apt install$missing"
        return 0
    fi
    say "Installing system packages:$missing"
    export DEBIAN_FRONTEND=noninteractive
    $run_as_root apt-get update -qq >&2 || true
    # A package that this release does not have must not keep the others away.
    if ! $run_as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1; then
        for package in $missing; do
            $run_as_root apt-get install -y -qq --no-install-recommends "$package" >/dev/null 2>&1 ||
                say "The system package $package could not be installed; what needs it will say so."
        done
    fi
}

# Whether the part is pinned for this system.
is_locked() {
    [ -z "${PERCEPT_UNLOCKED:-}" ] && [ -f "$here/packaging/locked/$1.txt" ] && [ "$(uname -s)" = Linux ] &&
        "$here/.venv/bin/python" -c 'import sys; sys.exit(sys.version_info >= (3, 15))'
}

pip_install() {
    "$here/.venv/bin/python" -m pip install -q --disable-pip-version-check "$@" >&2
}

install_packages() {
    if is_locked "$1"; then
        pip_install --require-hashes --no-deps -r "$here/packaging/locked/$1.txt" &&
            pip_install --no-build-isolation -e "$here[$1]"
    else
        pip_install -e "$here[$1]"
    fi
}

set_up() {
    extra=$1
    stamp="$here/.venv/.percept-$extra"
    wanted=$(cd "$here" && cat pyproject.toml setup.py packaging/setup.sh packaging/locked/*.txt | cksum)
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
        return 0
    fi
    python=$(find_python)
    packages="$RUN_PACKAGES"
    [ "$extra" != test ] || packages="$RUN_PACKAGES $TEST_PACKAGES"
    # shellcheck disable=SC2086
    system_packages $packages
    if [ ! -x "$here/.venv/bin/python" ]; then
        say "Creating a virtual environment in .venv"
        if ! "$python" -m venv "$here/.venv" >/dev/null 2>&1; then
            rm -rf "$here/.venv"
            system_packages "$(basename "$python")-venv" python3-venv
            if ! "$python" -m venv "$here/.venv" >/dev/null 2>&1; then
                rm -rf "$here/.venv"
                say "Python can't create a virtual environment; run once: sudo apt install python3-venv"
                exit 1
            fi
        fi
    fi
    say "Installing Percept (some minutes the first time)"
    if ! install_packages "$extra"; then
        say "The Python packages could not be installed; check the network connection and run this again."
        say "Where a pinned version does not fit this machine, run it with PERCEPT_UNLOCKED=1 in front."
        exit 1
    fi
    printf '%s' "$wanted" >"$stamp"
    [ "$extra" = app ] || printf '%s' "$wanted" >"$here/.venv/.percept-app"  # every part but app holds it
}
