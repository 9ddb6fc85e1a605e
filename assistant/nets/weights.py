"""The model's files in `resources/models/`: where they are and whether they are what was shipped.

`manifest.json` holds size and SHA-256 of each. Knows nothing about what is in the files.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import ModelError
from assistant.paths import resource

MANIFEST = "manifest.json"


def models_folder() -> Path:
    return resource("models")


@dataclass(frozen=True, slots=True)
class Weights:
    """The shipped files of one folder."""

    folder: Path

    def path(self, name: str) -> Path:
        """The checked file. Raises `ModelError` that names a missing, cut off or changed file."""
        path = self.folder / name
        try:
            manifest = json.loads((self.folder / MANIFEST).read_text(encoding="utf-8"))
            entry = manifest["files"][name]
            content = path.read_bytes()
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"The model file {name} is missing or not listed; install Percept again.") from error
        if len(content) != entry["bytes"] or hashlib.sha256(content).hexdigest() != entry["sha256"]:
            raise ModelError(f"The model file {name} is damaged or was changed; install Percept again.")
        return path


def write_manifest(folder: Path, names: list[str], about: dict[str, object]) -> None:
    """Record size and SHA-256 of `names`, with what else is to be known about them."""
    files = {}
    for name in sorted(names):
        content = (folder / name).read_bytes()
        files[name] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    (folder / MANIFEST).write_text(json.dumps({"files": files, **about}, indent=1) + "\n", encoding="utf-8")
