"""Which larger model a name means: one from the catalogue that was downloaded, or a folder. Knows nothing about what it
says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from assistant.errors import InputError, ModelError
from assistant.large.catalog import Model, installed, kind_of, load_catalogue, not_installed, verify
from assistant.large.florence import Florence
from assistant.large.folder import GPU_COMMAND, NEEDS_GPU
from assistant.large.gemma import Gemma
from assistant.large.protocol import LargeModel

AUTO, NONE = "auto", "none"
KINDS: dict[str, type[Florence] | type[Gemma]] = {"florence2": Florence, "gemma4": Gemma}


def choose_large(name: str, home: Path | None = None) -> LargeModel | None:
    """`name`: "auto" (the first of the catalogue that is here and runs here), "none", a model, or a folder.

    None where there is none. Every file of the catalogue's is verified when the model is loaded. Raises `InputError` or
    `ModelError` with a sentence.
    """
    if name == NONE:
        return None
    described = [m for m in load_catalogue().models if m.does == "pictures"]
    if name == AUTO:
        here = next((m for m in described if installed(m, home) is not None and runs_here(m)), None)
        return None if here is None else _added(here, home)
    added = next((m for m in described if m.id == name), None)
    if added is not None:
        if not runs_here(added):
            raise ModelError(f"{added.name} {NEEDS_GPU}", GPU_COMMAND)
        return _added(added, home)
    folder = Path(name).expanduser()
    if not folder.is_dir():
        raise InputError(
            f"There is no larger model called {name}; choose one that you have downloaded, or the folder of one.",
            "percept models list",
        )
    return of_folder(folder, folder.name)


def _added(model: Model, home: Path | None) -> LargeModel:
    folder = installed(model, home)
    if folder is None:
        raise not_installed(model)
    return of_folder(folder, model.name, partial(verify, model, home))


def runs_here(model: Model) -> bool:
    return model.needs != "gpu" or (find_spec("torch") is not None and find_spec("transformers") is not None)


def of_folder(folder: Path, name: str, verified: Callable[[], object] = lambda: None) -> LargeModel:
    kind = kind_of(folder)
    if kind not in KINDS:
        raise InputError(f"The model in {folder} is of a kind that Percept doesn't know: “{kind}”.")
    model = KINDS[kind](folder, verified)
    model.name = name
    return model
