"""The models that can be added: what each does, how large it is, where it comes from, which files it has.

Reads resources/models.toml and what was installed. Knows nothing about downloading or running them.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tomllib
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from filelock import FileLock, Timeout

from assistant.errors import InputError, ModelError
from assistant.large.folder_files import check_files, read_json
from assistant.paths import data_folder, resource

UNPINNED = "unpinned"
RECOMMENDED = "florence-2-base-ft-onnx"  # the smallest that says what a picture shows, on any processor
RECORD = "percept-model.json"  # what was installed, beside the files
CHUNK = 1 << 20  # bytes hashed at a time
# Formats that can run code when they are loaded are never taken.
TAKEN = frozenset({".onnx", ".onnx_data", ".safetensors", ".json", ".txt", ".model", ".md", ".jinja"})


@dataclass(frozen=True, slots=True)
class ModelFile:
    """`path` is relative with forward slashes; `bytes` and `sha256` are 0 and "" where they are not pinned. In an unpinned
    entry a path may be a pattern (“onnx/*_q4.onnx*”): what it stands for is asked when the model is fetched."""

    path: str
    bytes: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Model:
    """One entry. `needs` names the extra to install for it ("gpu"), if any."""

    id: str
    does: str
    about: str
    licence: str
    languages: str
    source: str
    revision: str
    megabytes: int
    memory_megabytes: int
    files: tuple[ModelFile, ...]
    needs: str = ""

    @property
    def name(self) -> str:
        """What people call it: “Whisper base”."""
        return self.about.partition(":")[0] or self.id

    @property
    def patterns(self) -> bool:
        """Whether the host has to be asked for the names of its files."""
        return any("*" in f.path for f in self.files)

    @property
    def pinned(self) -> bool:
        return self.revision != UNPINNED and all(f.sha256 and f.bytes for f in self.files)

    @property
    def bytes(self) -> int:
        """The size of all files; 0 if one of them is unknown."""
        return sum(f.bytes for f in self.files) if all(f.bytes for f in self.files) else 0


@dataclass(frozen=True, slots=True)
class Catalogue:
    host: str
    models: tuple[Model, ...]

    def model(self, name: str) -> Model:
        for model in self.models:
            if model.id == name:
                return model
        known = ", ".join(m.id for m in self.models)
        raise InputError(f"There is no model called “{name}”; choose one of {known}.")


def load_catalogue(text: str | None = None) -> Catalogue:
    """Raises `ModelError` where the catalogue is damaged."""
    try:
        raw = tomllib.loads(resource("models.toml").read_text("utf-8") if text is None else text)
        return Catalogue(str(raw["host"]), tuple(_model(entry) for entry in raw["model"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:  # what is no TOML is a ValueError
        raise ModelError(f"The catalogue of models is damaged ({error}); install Percept again.") from error


def _model(entry: dict[str, Any]) -> Model:
    found = [f if isinstance(f, dict) else {"path": f} for f in entry["files"]]
    model = Model(**{**entry, "files": tuple(ModelFile(**f) for f in found)})
    if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", model.id):
        raise ValueError(f"no name for a folder: {model.id!r}")
    if model.revision != UNPINNED and not re.fullmatch(r"[0-9a-f]{40}", model.revision):
        raise ValueError(f"{model.id} has no revision of 40 hex digits")
    for file in model.files:
        if "*" not in file.path:
            check_path(file.path)
    return model


def lock_of(model: Model, home: Path) -> Path:
    """The lock that is held while files of `model` change."""
    return home / f".{model.id}.lock"


def check_path(path: str) -> None:
    """Raises `ValueError` for a path that leaves the model's folder or a format that can run code."""
    pure = PurePosixPath(path)
    if any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in path):
        raise ValueError(f"{path!r} has signs that no file of a model has")
    if pure.is_absolute() or ".." in pure.parts or "\\" in path or ":" in path or not pure.name or path.startswith("."):
        raise ValueError(f"{path!r} would lie outside the model's folder")
    if re.sub(r"_\d+$", "", pure.suffix.lower()) not in TAKEN:
        raise ValueError(f"{path!r} is of a format that is never loaded")


def kind_of(folder: Path) -> str:
    """The kind of the model in `folder`, as its configuration says. Raises `InputError` where it says nothing, or where
    something in it can't be read to an end."""
    try:
        kind = str(read_json(folder / "config.json").get("model_type", ""))
    except (OSError, ValueError, AttributeError):
        raise InputError(f"There is no model in {folder}: its config.json is missing or can't be read.") from None
    check_files(folder)
    return kind


def models_home() -> Path:
    """Where added models are, each in a folder with its name."""
    return data_folder() / "models"


def installed(model: Model, home: Path | None = None) -> Path | None:
    """The folder of `model` if it was downloaded completely, else None."""
    folder = (home or models_home()) / model.id
    return folder if (folder / RECORD).is_file() else None


def not_installed(model: Model) -> ModelError:
    return ModelError(f"{model.name} isn't installed; download it first.", f"percept models pull {model.id}")


def verify(model: Model, home: Path | None = None, check: Callable[[], None] = lambda: None) -> Path:
    """The folder of `model`, every file of which is what was pulled and, where pinned, what the catalogue says.

    Raises `ModelError` with the name of the first file that is not; `check` may raise to cancel.
    """
    folder = installed(model, home)
    if folder is None:
        raise not_installed(model)
    again, command = "download it again.", f"percept models pull {model.id}"
    try:
        known = {f.path: (f.bytes, f.sha256) for f in recorded(folder)}
        as_served = bool(json.loads((folder / RECORD).read_text("utf-8")).get("as_served"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"The record of {model.name} is damaged; {again}", command) from error
    named = [f for f in model.files if "*" not in f.path] + [ModelFile(k) for k in known if model.patterns]
    for file in named:
        size, digest = known.get(file.path, (-1, ""))
        if file.sha256 and digest != file.sha256 and not as_served:
            raise ModelError(f"{file.path} of {model.name} isn't the file that the catalogue names; {again}", command)
        path = folder / file.path
        try:
            if path.is_symlink() or path.stat().st_size != size or file_sha256(path, check) != digest:
                raise ModelError(f"{file.path} of {model.name} is damaged; {again}", command)
        except OSError as error:
            raise ModelError(f"{file.path} of {model.name} can't be read; {again}", command) from error
        check_format(path, model.name)
    return folder


def recorded(folder: Path) -> list[ModelFile]:
    """What was fetched into `folder`. Raises `OSError`, `ValueError`, `KeyError` or `TypeError` where that is damaged."""
    record = json.loads((folder / RECORD).read_text("utf-8"))
    return [ModelFile(str(f["path"]), int(f["bytes"]), str(f["sha256"])) for f in record["files"]]


def check_format(path: Path, name: str) -> None:
    """Raises `ModelError` where a file is not of the format that its ending names: a pickle, an error page."""
    with path.open("rb") as file:
        head = file.read(16)
    suffix = path.suffix.lower()
    good = True
    if suffix == ".safetensors":
        length = int.from_bytes(head[:8], "little")
        good = len(head) > 8 and head[8:9] == b"{" and 2 <= length <= path.stat().st_size - 8
    elif suffix == ".onnx":
        good = head[:1] == b"\x08"  # the first field of every ONNX file, ir_version
    elif suffix == ".json":
        good = head.lstrip()[:1] in (b"{", b"[")
    if not good:
        raise ModelError(f"{path.name} of {name} isn't a real {suffix[1:]} file, so it isn't loaded.")


def file_sha256(path: Path, check: Callable[[], None] = lambda: None) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            check()
            digest.update(chunk)
    return digest.hexdigest()


def remove(model: Model, home: Path | None = None) -> bool:
    """Delete `model`, whole or partly pulled; False where nothing of it is there. Raises `ModelError`."""
    home = home or models_home()
    there = [p for p in (home / model.id, home / f".{model.id}.part") if p.exists()]
    if not there:
        return False
    try:
        with FileLock(lock_of(model, home), timeout=0):
            for path in there:
                shutil.rmtree(path)
    except Timeout:
        raise ModelError(f"{model.name} is being downloaded; stop that first.") from None
    except OSError as error:
        raise ModelError(f"{there[0]} can't be removed ({error.strerror or error}).") from None
    return True


def write_record(folder: Path, model: Model, revision: str, found: Sequence[ModelFile]) -> None:
    record = {
        "id": model.id,
        "source": model.source,
        "revision": revision,
        "as_served": model.revision == UNPINNED,
        "files": [{"path": f.path, "bytes": f.bytes, "sha256": f.sha256} for f in found],
    }
    (folder / RECORD).write_text(json.dumps(record, indent=1) + "\n", "utf-8")
