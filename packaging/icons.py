"""The app's icon in the formats of Windows and macOS: `python packaging/icons.py FOLDER` writes percept.ico and percept.icns."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PIL import Image

SIDES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)
SOURCE = Path(__file__).resolve().parents[1] / "resources" / "icons" / "percept.svg"


def main(folder: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QGuiApplication, QIcon

    app = QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    large = folder / "percept-1024.png"
    if not QIcon(str(SOURCE)).pixmap(QSize(SIDES[-1], SIDES[-1])).save(str(large)):
        raise SystemExit(f"{SOURCE} can't be drawn")
    drawing = Image.open(large)
    drawing.save(folder / "percept.ico", sizes=[(s, s) for s in SIDES if s <= 256])
    drawing.save(folder / "percept.icns")
    del app


if __name__ == "__main__":
    main(Path(sys.argv[1]))
