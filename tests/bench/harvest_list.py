"""Which programs `harvest.py` starts: chosen among Debian's packages and written to `harvested.toml`, one table a desktop entry.

`python -m tests.bench.harvest_list PACKAGE…` installs the packages and adds the entries of their programs; `--more N` takes N
packages that Debian's tags call graphical programs. A program of `program_lists.py` is never taken, nor any other package of
the same source, nor its near relatives. Knows nothing about screens.
"""

from __future__ import annotations

import argparse
import configparser
import json
import os
import random
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.program_lists import DIALOGS, EVERY

LIST = Path(__file__).with_name("harvested.toml")
BATCH = 16  # packages installed at once
MOST_BYTES = 150_000_000  # of a package and what it needs; larger ones take longer to install than to look at
MOST_ENTRIES = 4  # of one package, so that no suite of settings outweighs the others
# The same program, or one with nearly the same windows, under another name than in `program_lists.py`.
ALIKE = {
    "cawbird", "d-spy", "exfalso", "gcolor2", "gnome-dictionary", "goldendict-webengine", "keepassx", "kfilereplace",
    "kid3", "mate-screenshot", "nomacs-l10n", "pavucontrol-qt", "pcmanfm", "pdfshuffler", "peony", "pix", "qalc",
    "qalculate-qt", "qpdfview-djvu-plugin", "sqlite-browser", "texmaker", "transgui", "transmission-remote-gtk",
    "xchat", "xed", "xreader", "xviewer",
}  # fmt: skip
# What ends or locks a session, shows nothing of its own or emulates another screen.
UNFIT = re.compile(
    r"log ?out|shut ?down|lock|screensaver|-session$|^libreoffice|-(dev|doc|dbg|data|common|plugins?|l10n)$"
)
SECTIONS = {
    "libs",
    "libdevel",
    "doc",
    "metapackages",
    "fonts",
    "otherosfs",
    "gnustep",
    "oldlibs",
    "debug",
    "localization",
}
TAGS = re.compile(r"x11::application|interface::(x11|graphical)")
KINDS = {
    "inode/directory": "folder", "application/pdf": "pdf", "image/png": "picture", "text/csv": "table", "text/plain": "text",
    "text/html": "page", "audio/ogg": "sound", "audio/x-vorbis+ogg": "sound",
}  # fmt: skip
QUIET = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}  # starts no service


def programs() -> list[dict[str, Any]]:
    return tomllib.loads(LIST.read_text())["program"] if LIST.exists() else []


def packages() -> dict[str, dict[str, str]]:
    """What apt knows: package → its fields."""
    told = subprocess.run(["apt-cache", "dumpavail"], capture_output=True, text=True, check=True).stdout
    known = {}
    for stanza in told.split("\n\n"):
        fields = dict(re.findall(r"^([A-Z][A-Za-z-]+): *(.*(?:\n .*)*)", stanza, re.M))
        if "Package" in fields:
            known[fields["Package"]] = fields
    return known


def source_of(fields: dict[str, str]) -> str:
    return fields.get("Source", fields.get("Package", "")).split()[0]


def allowed(known: dict[str, dict[str, str]]) -> set[str]:
    """The packages that none of the benches measures."""
    measured = {*EVERY, *DIALOGS, *ALIKE}
    sources = {source_of(known[name]) for name in measured if name in known}
    return {name for name, of in known.items() if name not in measured and source_of(of) not in sources}


def tagged(known: dict[str, dict[str, str]]) -> Iterator[str]:
    """Graphical programs by Debian's tags, mixed over the sections in an order that stays."""
    by_section: dict[str, list[str]] = {}
    for name, of in known.items():
        section = of.get("Section", "").rpartition("/")[2]
        tags = of.get("Tag", "")
        fits = TAGS.search(tags) and "role::program" in tags and not UNFIT.search(name)
        if fits and section not in SECTIONS and int(of.get("Installed-Size", 0)) * 1024 < MOST_BYTES:
            by_section.setdefault(section, []).append(name)
    for names in by_section.values():
        random.Random(len(names)).shuffle(names)
    while any(by_section.values()):
        for names in by_section.values():
            if names:
                yield names.pop()


def light(package: str) -> bool:
    """Whether it can be installed without taking anything away, and without much that it needs."""
    told = _apt("--assume-no", package).stdout
    size = re.search(r"After this operation, ([\d,.]+) (kB|MB|GB)", told)
    if "newest version" in told:
        return True
    if not size:
        return False
    return float(size[1].replace(",", "")) * {"kB": 1e3, "MB": 1e6, "GB": 1e9}[size[2]] < MOST_BYTES


def install(wanted: list[str]) -> None:
    """In one go; one by one if that fails. A package that can't be had is left out."""
    if wanted and _apt("-y", *wanted).returncode:
        for package in wanted:
            _apt("-y", package)


def _apt(*asked: str) -> subprocess.CompletedProcess[str]:
    call = ["apt-get", "install", "--no-install-recommends", "--no-remove", "-o", "DPkg::Lock::Timeout=300", *asked]
    try:
        return subprocess.run(call, env=QUIET, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=900)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(call, 1, "", "")


def entries(package: str) -> list[dict[str, Any]]:
    """The windows that an installed package offers in menus."""
    shipped = subprocess.run(["dpkg", "-L", package], capture_output=True, text=True).stdout.split("\n")
    found: list[dict[str, Any]] = []
    for path in sorted(p for p in shipped if re.fullmatch(r"/usr/share/applications/.*\.desktop", p)):
        reader = configparser.RawConfigParser(strict=False)
        reader.optionxform = str  # type: ignore[assignment,method-assign]
        try:
            reader.read(path, encoding="utf-8")
            entry = reader["Desktop Entry"]
        except (configparser.Error, KeyError, UnicodeDecodeError, OSError):
            continue
        hidden = any(entry.get(key, "").lower() == "true" for key in ("NoDisplay", "Terminal", "Hidden"))
        if hidden or "Exec" not in entry or UNFIT.search(f"{entry['Exec']} {entry.get('Name', '')}".lower()):
            continue
        name = package if not found else f"{package}_{Path(path).stem.rpartition('.')[2]}"
        categories = [c for c in entry.get("Categories", "").split(";") if c]
        row = {"name": name, "package": package, "desktop": Path(path).name, "command": command_of(entry, categories)}
        told = {
            "title": entry.get("Name", ""),
            "generic": entry.get("GenericName", ""),
            "comment": entry.get("Comment", ""),
        }
        found.append({**row, **told, "categories": categories})
    return found[:MOST_ENTRIES]


def command_of(entry: configparser.SectionProxy, categories: list[str]) -> str:
    """`Exec` as a command line; {text}, {picture}, … stand where a document can be given."""
    command = re.sub(r"^(\S*/)?(pkexec|gksu|su-to-root -X -c|sudo) +", "", entry["Exec"])
    types = ["text/html"] if "WebBrowser" in categories else entry.get("MimeType", "").split(";")
    kind = next((kind for mime, kind in KINDS.items() if mime in types), "text" if "TextEditor" in categories else "")
    if kind:
        command = re.sub(r"[\"']?%[fFuU][\"']?", "{" + kind + "}", command, count=1)
    return re.sub(r"( --?\w+[= ]| )[\"']?%[a-zA-Z][\"']?", "", command).strip()


def write(rows: list[dict[str, Any]]) -> None:
    tables = [
        "\n".join(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in row.items()) for row in rows
    ]
    head = "# Programs that are trained on and never measured; `harvest_list.py` writes this file.\n"
    new = LIST.with_suffix(".new")
    new.write_text(head + "".join(f"\n[[program]]\n{table}\n" for table in tables))
    new.replace(LIST)  # in one go: `harvest.py` may be reading it


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--more", type=int, default=0, help="this many packages by their tags")
    parser.add_argument("packages", nargs="*")
    args = parser.parse_args()
    known = packages()
    may = allowed(known)
    wanted = [name for name in args.packages if name in may] + [n for n in tagged(known) if n in may][: args.more]
    listed = {row["package"] for row in programs()}
    wanted = [name for name in dict.fromkeys(wanted) if name not in listed]
    for start in range(0, len(wanted), BATCH):
        batch = [name for name in wanted[start : start + BATCH] if light(name)]
        install(batch)
        fresh = [row for name in batch for row in entries(name)]
        write([*programs(), *fresh])
        print(f"{start + BATCH}/{len(wanted)}: {' '.join(row['name'] for row in fresh)}", flush=True)


if __name__ == "__main__":
    main()
