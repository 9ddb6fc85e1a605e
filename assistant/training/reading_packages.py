"""Which of Debian's packages the text side reads: `python -m assistant.training.reading_packages --without NAMES` prints them.

Packages with help pages, manuals or translations of what people use, by section and size, less the programs that are measured and
manuals of programming libraries. Knows nothing about what is in them.
"""

from __future__ import annotations

import argparse
import re
import subprocess
from collections.abc import Iterator

# Bytes up to which a package of each section is read: what is larger is mostly data.
MOST = dict.fromkeys(("gnome", "kde", "xfce"), 6_000_000) | {"doc": 5_000_000} | dict.fromkeys(
    ("utils", "misc", "games", "mail", "web", "net", "graphics", "sound", "video", "editors", "education", "science", "math", "text",
     "hamradio", "electronics", "admin", "x11", "database"), 900_000,
)  # fmt: skip
LEAST = 20_000  # bytes; what is smaller only needs other packages
LIBRARIES = re.compile(r"(lib|python3?-|golang|r-|ruby|node|texlive|ghc|rust|php|ocaml|erlang|haskell|openjdk|qt\d?|boost|gcc|llvm|clang|wx|gtk|glib|kf5|cl-)")  # fmt: skip
OTHER_LANGUAGES = re.compile(r"-(dev|dev-doc|api-doc|(?!de$|es$|fr$)[a-z]{2}(-[a-z]{2})?)$")
# Larger ones that say much about everyday programs in the four languages.
ALWAYS = (
    "libreoffice-help-en-us libreoffice-help-de libreoffice-help-fr libreoffice-help-es libreoffice-l10n-de libreoffice-l10n-fr "
    "libreoffice-l10n-es gnome-user-docs dict-gcide debian-reference-en manpages manpages-de manpages-fr manpages-es lyx-common "
    "inkscape-tutorials audacity-data kdenlive-data krita-l10n vlc-l10n kdevelop-l10n kio-extras-data plasma-desktop-data wordpress "
    "wordpress-l10n phpmyadmin"
).split()


def chosen(listing: str, without: set[str]) -> Iterator[str]:
    """The names of the packages to read, of what `apt-cache dumpavail` lists."""
    for entry in listing.split("\n\n"):
        about = dict(re.findall(r"^(Package|Section|Size): (.*)$", entry, re.M))
        name, section = about.get("Package", ""), about.get("Section", "").rpartition("/")[2]
        if any(name == w or name.startswith(f"{w}-") for w in without):
            continue
        manual = section == "doc" and (LIBRARIES.match(name) or OTHER_LANGUAGES.search(name))
        if name in ALWAYS or (not manual and LEAST <= int(about.get("Size", 0)) <= MOST.get(section, 0)):
            yield name


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", default="", help="names of programs that are measured, with commas between")
    args = parser.parse_args()
    listing = subprocess.run(["apt-cache", "dumpavail"], capture_output=True, text=True, check=True).stdout
    print("\n".join(sorted(set(chosen(listing, {name for name in args.without.split(",") if name})))))


if __name__ == "__main__":
    main()
