"""Where Percept keeps what belongs to its user, and where what ships with it lies. Makes no folder but that of the session;
knows nothing about what is in them."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from platformdirs import PlatformDirs


def resource(name: str) -> Path:
    """A file or folder that ships with Percept: `resources` is inside the package once installed, beside it in a checkout
    and in a bundle."""
    package = Path(__file__).parent
    inside = package / "resources"
    return (inside if inside.is_dir() else package.parent / "resources") / name


def config_folder() -> Path:
    return Path(PlatformDirs("percept", appauthor=False, roaming=True).user_config_dir)


def data_folder() -> Path:
    return Path(PlatformDirs("percept", appauthor=False).user_data_dir)


def log_folder() -> Path:
    return Path(PlatformDirs("percept", appauthor=False).user_log_dir)


def runtime_folder() -> Path | None:
    """A folder that nobody else can write to, for what lasts as long as the session; it is there.

    Without one of the desktop's it is one of ours in the temporary folder; None where that is somebody else's.
    """
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    if given and _is_ours(Path(given)):
        return Path(given)
    folder = Path(tempfile.gettempdir()) / f"percept-{os.getuid() if hasattr(os, 'getuid') else 'user'}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return None
    return folder if _is_ours(folder) else None


def _is_ours(folder: Path) -> bool:
    try:
        about = folder.lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(about.st_mode):
        return False
    return not hasattr(os, "getuid") or (about.st_uid == os.getuid() and not about.st_mode & 0o022)
