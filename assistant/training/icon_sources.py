"""Where families of icons come from: desktop themes, and packages that carry drawings. Knows nothing about what they mean."""

from __future__ import annotations

import json
import re
import subprocess
import tarfile
from pathlib import Path

THEMES = Path("/usr/share/icons")


# Drawings for scripts that run from right to left: what points forward there points back here.
MIRRORED = re.compile(r"[-_]rtl([-_]|$)")


# One package with the drawings of many families, each a JSON file of SVG bodies by name.
ICONIFY = "@iconify/json@2.2.535"


FRAME = {"left": 0, "top": 0, "width": 16, "height": 16}  # of a body that says nothing of its own


def folder_of(package: str, into: Path) -> Path:
    """Where `fetch` unpacks the npm package `name@version`."""
    return into / package.replace("/", "-").strip("@")


def fetch(package: str, into: Path) -> Path:
    """The unpacked npm package `name@version`; fetched with `npm pack` where it is not there yet."""
    folder = folder_of(package, into)
    if folder.exists():
        return folder
    into.mkdir(parents=True, exist_ok=True)
    packed = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=into, check=True, capture_output=True, text=True
    ).stdout.split()[-1]
    with tarfile.open(into / packed) as archive:
        archive.extractall(folder, filter="data")
    (into / packed).unlink()
    return folder


def root_of(about: dict[str, object], data: Path) -> Path:
    """The folder of a family of `families()`; what npm has is fetched, what Debian has may be missing."""
    if "npm" in about:
        return fetch(str(about["npm"]), data / "npm") / "package"
    if "iconify" in about:
        return unpacked(str(about["iconify"]), data)
    return THEMES / str(about["debian"])


def unpacked(name: str, data: Path) -> Path:
    """One family of `ICONIFY` as a folder of SVG files."""
    folder = data / "iconify" / name
    if folder.exists():
        return folder
    family = json.loads((fetch(ICONIFY, data / "npm") / "package/json" / f"{name}.json").read_text(encoding="utf-8"))
    partial = folder.with_suffix(".part")
    partial.mkdir(parents=True, exist_ok=True)
    for stem, drawn in family["icons"].items():
        size = {k: drawn.get(k, family.get(k, otherwise)) for k, otherwise in FRAME.items()}
        view = "{left} {top} {width} {height}".format(**size)
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" fill="currentColor">{drawn["body"]}</svg>'
        (partial / f"{stem}.svg").write_text(svg, encoding="utf-8")
    return partial.rename(folder)


def drawings_of(root: Path, about: dict[str, object], kinds: tuple[str, ...] = ("svg", "png")) -> list[Path]:
    """The files of a family of `families()` that lies in `root`, mirrored ones left out."""
    paths = about.get("paths", ["."])
    assert isinstance(paths, list)
    deep = "" if about.get("top_only") else "**/"
    files = sorted(f for p in paths for kind in kinds for f in (root / p).glob(f"{deep}*.{kind}"))
    return [f for f in files if not MIRRORED.search(f.stem)]
