"""Which function does which command. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module

from assistant.settings import Settings
from assistant.words.wording import LANGUAGES, set_language

# Command → the module of this folder that has `run_COMMAND`.
MODULES = {
    "describe": "describe", "find": "questions", "ask": "questions", "captions": "captions", "transcribe": "transcribe",
    "models": "models", "doctor": "doctor", "completion": "completion",
}  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Do the command that was parsed. Raises `PerceptError`."""
    module = import_module(f"assistant.cli.{MODULES[options.command]}")
    command: Callable[[argparse.Namespace], int] = getattr(module, f"run_{options.command}")
    if "language" in options:
        set_language(options.language or _chosen_language())
    return command(options)


def _chosen_language() -> str:
    """The one in the settings; where they leave it to the system, English."""
    settings = Settings()
    settings.load()
    language = settings.text("general.language")
    return language if language in LANGUAGES else "en"
