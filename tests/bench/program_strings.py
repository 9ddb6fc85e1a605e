"""What real programs say in their windows, by kind of program: `python -m tests.bench.program_strings --to build/data/strings.json`.

Reads the English strings of the translations that installed Debian packages ship (or unpacked ones), for every package with a desktop entry whose
categories tell its kind. Programs that are measured on are left out. Generated screens draw words from it
(`assistant/training/situations.py`), so that the scene model learns how programs really speak.
"""

from __future__ import annotations

import argparse
import gettext
import json
import random
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.bench.entries import entry_in, files_of, kinds_of_entry
from tests.bench.program_lists import EVERY

MOST_STRINGS, LEAST_STRINGS = 400, 12
LENGTHS = (2, 60)
GAPS = re.compile(r"%[-\d.$ ']*[a-zA-Z%]|\{[^}]*\}|%\([^)]*\)[a-z]")
COPIES = ("-common", "-data", "-l10n", "-locales", "-i18n", "-base", "-core", "-lang")


def packages() -> list[str]:
    """Installed packages that ship a desktop entry."""
    listed = subprocess.run(
        ["dpkg", "-S", "/usr/share/applications/*.desktop"], capture_output=True, text=True, check=False
    )
    names = {line.split(":")[0] for line in listed.stdout.splitlines() if ".desktop" in line}
    return sorted(name.strip() for group in names for name in group.split(","))


def measured(package: str) -> bool:
    """Whether a package is of a program that is measured on, by any of its names."""
    stems = {re.sub(r"[-\d.]+(gtk|qt|bin)?$", "", name) for name in EVERY} | set(EVERY)
    return any(package == stem or package.startswith(f"{stem}-") for stem in stems if len(stem) > 2)


def strings_in(files: Iterable[str]) -> list[str]:
    """The English strings of the translations among some files, without access keys; one language is enough."""
    by_name: dict[str, str] = {}
    for path in files:
        if path.endswith(".mo"):
            by_name.setdefault(Path(path).name, path)
    found: dict[str, None] = {}
    for path in by_name.values():
        try:
            with Path(path).open("rb") as file:
                catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
        except (OSError, ValueError, IndexError):  # some catalogues are not well formed
            continue
        for key in catalogue:
            text = key[0] if isinstance(key, tuple) else key
            text = re.sub(r"\s+", " ", GAPS.sub("7", text.split("\x04")[-1]).replace("_", "").replace("&", "")).strip()
            if LENGTHS[0] <= len(text) <= LENGTHS[1] and "<" not in text and "=" not in text and text.isprintable():
                found[text] = None
    return list(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=Path("build/data/strings.json"))
    parser.add_argument("--unpacked", type=Path, help="a folder of unpacked packages, a folder each, read as well")
    args = parser.parse_args()
    rng, table = random.Random(5), []
    sources = [(p, [f for name in (p, *(p + ending for ending in COPIES)) for f in files_of(name)]) for p in packages()]
    for folder in sorted(args.unpacked.iterdir()) if args.unpacked else ():
        sources.append((folder.name, [str(f) for f in folder.rglob("*") if f.is_file()]))
    for package, files in sources:
        entry = entry_in(files)
        kinds = kinds_of_entry(entry)
        strings = strings_in(files) if kinds and not measured(package) else []
        if len(strings) < LEAST_STRINGS:
            continue
        chosen = rng.sample(strings, min(MOST_STRINGS, len(strings)))
        table.append({"package": package, "kind": kinds[0], "name": entry.get("name", package), "summary": entry.get("genericname") or entry.get("comment", ""), "strings": chosen})  # fmt: skip
    args.to.parent.mkdir(parents=True, exist_ok=True)
    args.to.write_text(json.dumps(table, ensure_ascii=False))
    print(len(table), "programs,", len({row["kind"] for row in table}), "kinds")


if __name__ == "__main__":
    main()
