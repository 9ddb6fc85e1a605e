"""The parts that Percept can be installed in, and the sentence for one that is missing.

Knows nothing about the commands; `pyproject.toml` says what each part installs.
"""

from __future__ import annotations

# The packages that only one part installs, by the name they are imported by.
PARTS = {
    "pictures": ("rapidocr", "mss", "Xlib", "jeepney", "pyttsx3", "prism", "jinja2", "soundfile"),
    "captions": ("av", "soxr", "onnx_asr", "pocketsphinx", "soundcard"),
    "app": ("PySide6", "sounddevice"),
}


def missing(module: str | None) -> str | None:
    """What to do about a module that can't be imported; None where it belongs to no part."""
    package = (module or "").partition(".")[0]
    part = next((part for part, packages in PARTS.items() if package in packages), None)
    if part is None:
        return None
    return f"This needs a part of Percept that is not installed; add it with: pip install 'percept[{part}]'"
