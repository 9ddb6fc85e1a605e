"""Where Percept keeps what belongs to its user. Makes no folder; knows nothing about what goes into them."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs


def config_folder() -> Path:
    return Path(PlatformDirs("percept", appauthor=False, roaming=True).user_config_dir)


def data_folder() -> Path:
    return Path(PlatformDirs("percept", appauthor=False).user_data_dir)


def log_folder() -> Path:
    return Path(PlatformDirs("percept", appauthor=False).user_log_dir)
