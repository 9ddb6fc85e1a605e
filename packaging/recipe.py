"""What the bundles of all systems share: PyInstaller's ingredients for `percept` and `percept-ui`.

The .spec files beside it read it; what only one system needs stands there. Knows nothing about installers.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND, APP = ROOT / "assistant" / "__main__.py", ROOT / "ui" / "__main__.py"
VERSION = next(
    line.split('"')[1]
    for line in (ROOT / "assistant" / "__init__.py").read_text("utf-8").splitlines()
    if "__version__" in line
)
# torch is no part of a bundle, so its weights are not either; nothing in it fetches from a hub.
LEAVE_OUT = [
    "torch", "transformers", "tkinter", "matplotlib", "pytest", "IPython", "assistant.training", "huggingface_hub", "hf_xet",
    "onnxruntime.transformers", "onnxruntime.quantization", "onnxruntime.tools",
]  # fmt: skip
NOT_SHIPPED = (".safetensors", ".py", ".ts")


def resources() -> list[tuple[str, str]]:
    """(file, folder in the bundle) of everything that the programs read."""
    files = (p for p in (ROOT / "resources").rglob("*") if p.is_file() and p.suffix not in NOT_SHIPPED)
    made_with = {"__pycache__", "generators"}
    return [(str(p), str(p.parent.relative_to(ROOT))) for p in files if not made_with & set(p.parts)]


def modules() -> list[str]:
    """Every module of ours: many are imported only when they are needed."""
    found = []
    for package in ("assistant", "ui"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if "training" not in path.parts and path.name != "__main__.py":
                parts = path.relative_to(ROOT).with_suffix("").parts
                found.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return found


def ingredients() -> tuple[list[tuple[str, str]], list[tuple[str, str]], list[str]]:
    """Data files, libraries and hidden imports. Needs PyInstaller and what Percept depends on."""
    from PyInstaller.utils.hooks import collect_all, collect_data_files, collect_dynamic_libs

    datas, binaries, hidden = resources(), [], modules()
    for package in ("rapidocr", "pocketsphinx", "onnx_asr", "prism", "pyttsx3"):
        more_datas, more_binaries, more_hidden = collect_all(package)
        datas += more_datas
        binaries += more_binaries
        hidden += more_hidden
    binaries += collect_dynamic_libs("onnxruntime")
    hidden += ["onnxruntime.capi.onnxruntime_pybind11_state", "jinja2.sandbox", "tokenizers"]
    datas += collect_data_files("cv2")
    # Prism finds its extension beside its library, where PyInstaller does not look.
    native = Path(str(importlib.util.find_spec("prism").origin)).parent / "_native"  # type: ignore[union-attr]
    if native.is_dir():
        binaries += [(str(path), "prism/_native") for path in native.iterdir() if path.is_file()]
    return datas, binaries, hidden
