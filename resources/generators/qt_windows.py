"""Random windows of real Qt widgets, with the widgets' own boxes, roles and states as ground truth.

    python resources/generators/qt_windows.py OUT COUNT SEED DATA

writes OUT/SEED-NNNNN.{png,json}. A program of its own, so that the core stays free of Qt. The look (style,
palette, font, style sheet, scale) and the contents come from the seed.
"""

# long file: one method makes one kind of window, and all share what the window is made of.
from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path

out, count, seed, data = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])
start = random.Random(seed)
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = str(start.choice([1, 1, 1, 1.25, 1.5, 2]))

from PySide6.QtCore import QPoint, QRect, QSize, Qt  # noqa: E402
from PySide6.QtGui import QColor, QFont, QIcon, QPalette, QPixmap  # noqa: E402
from PySide6.QtWidgets import (  # noqa: E402
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QSlider,
    QSpinBox,
    QStyleFactory,
    QTabBar,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QToolBar,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from assistant.training import words  # noqa: E402
from assistant.training.html_style import FONTS  # noqa: E402
from assistant.training.icons import load_corpus  # noqa: E402
from assistant.words.concepts import concepts  # noqa: E402

out.mkdir(parents=True, exist_ok=True)
app = QApplication([])
corpus = load_corpus(data)
NAMES = [c.name for c in concepts()]
TRAIN = [i for i in corpus.of("train") if corpus.concept[i] >= 0]


class Maker:
    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.concept_of: dict[int, str] = {}
        families = sorted({int(corpus.family[i]) for i in TRAIN})
        family = rng.choice(families)
        self.drawings = [i for i in TRAIN if corpus.family[i] == family]
        self.dark = False

    def icon(self) -> tuple[QIcon, str]:
        i = self.rng.choice(self.drawings)
        rgba = corpus.rgba[i].copy()
        if corpus.mono[i]:
            ink = app.palette().color(QPalette.ColorRole.ButtonText)
            rgba[..., 0], rgba[..., 1], rgba[..., 2] = ink.red(), ink.green(), ink.blue()
        from PySide6.QtGui import QImage

        image = QImage(rgba.tobytes(), 64, 64, QImage.Format.Format_RGBA8888)
        return QIcon(QPixmap.fromImage(image)), NAMES[corpus.concept[i]]

    def maybe_off(self, widget: QWidget) -> QWidget:
        if self.rng.random() < 0.1:
            widget.setEnabled(False)
        return widget

    def control(self) -> QWidget:
        r = self.rng
        kind = r.choice(
            ["line", "line", "combo", "combo", "spin", "slider", "progress", "button", "check", "double", "text"]
        )
        if kind == "line":
            w = QLineEdit(words.phrase(r) if r.random() < 0.6 else "")
            if r.random() < 0.3:
                w.setPlaceholderText(words.label(r))
        elif kind == "combo":
            w = QComboBox()
            w.addItems([words.phrase(r, 2) for _ in range(4)])
            w.setEditable(r.random() < 0.2)
        elif kind in ("spin", "double"):
            w = QSpinBox() if kind == "spin" else QDoubleSpinBox()
            w.setMaximum(9999)
            w.setValue(r.randint(0, 999))
        elif kind == "slider":
            w = QSlider(r.choice([Qt.Orientation.Horizontal] * 4 + [Qt.Orientation.Vertical]))
            w.setValue(r.randint(0, 99))
        elif kind == "progress":
            w = QProgressBar()
            w.setValue(r.randint(3, 99))
            w.setTextVisible(r.random() < 0.6)
        elif kind == "text":
            w = QPlainTextEdit("\n".join(words.sentence(r) for _ in range(r.randint(0, 6))))
            w.setMaximumHeight(r.randint(60, 200))
        elif kind == "check":
            w = self.check()
        else:
            w = self.button()
        return self.maybe_off(w)

    def check(self) -> QWidget:
        w = (QCheckBox if self.rng.random() < 0.6 else QRadioButton)(words.label(self.rng).strip(":"))
        w.setAutoExclusive(False)
        w.setChecked(self.rng.random() < 0.5)
        return self.maybe_off(w)

    def button(self) -> QWidget:
        w = QPushButton(words.button(self.rng))
        if self.rng.random() < 0.25:
            w.setIcon(self.icon()[0])
        w.setFlat(self.rng.random() < 0.07)
        w.setDefault(self.rng.random() < 0.15)
        return self.maybe_off(w)

    def tool_button(self) -> QToolButton:
        w = QToolButton()
        icon, concept = self.icon()
        w.setIcon(icon)
        self.concept_of[id(w)] = concept
        if self.rng.random() < 0.15:
            w.setText(words.button(self.rng))
            w.setToolButtonStyle(
                self.rng.choice(
                    [Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonTextUnderIcon]
                )
            )
        w.setAutoRaise(self.rng.random() < 0.7)
        if self.rng.random() < 0.15:
            w.setCheckable(True)
            w.setChecked(self.rng.random() < 0.5)
        return self.maybe_off(w)

    def items(self) -> QWidget:
        r = self.rng
        kind = r.choice(["list", "tree", "table"])
        if kind == "list":
            w = QListWidget()
            for _ in range(r.randint(3, 20)):
                w.addItem(words.phrase(r))
                if r.random() < 0.3:
                    w.item(w.count() - 1).setIcon(self.icon()[0])
            w.setCurrentRow(r.randint(-1, w.count() - 1))
        elif kind == "tree":
            w = QTreeWidget()
            w.setColumnCount(r.choice([1, 1, 2, 3]))
            w.setHeaderLabels([words.phrase(r, 1) for _ in range(w.columnCount())])
            w.setHeaderHidden(r.random() < 0.4)
            for _ in range(r.randint(2, 6)):
                top = QTreeWidgetItem(w, [words.phrase(r, 2) for _ in range(w.columnCount())])
                for _ in range(r.randint(0, 4)):
                    QTreeWidgetItem(top, [words.phrase(r, 2) for _ in range(w.columnCount())])
            if r.random() < 0.7:
                w.expandAll()
        else:
            w = QTableWidget(r.randint(3, 12), r.randint(2, 6))
            for i in range(w.rowCount()):
                for j in range(w.columnCount()):
                    w.setItem(i, j, QTableWidgetItem(words.phrase(r, 2)))
            w.setHorizontalHeaderLabels([words.phrase(r, 1) for _ in range(w.columnCount())])
            w.setShowGrid(r.random() < 0.6)
            w.verticalHeader().setVisible(r.random() < 0.4)
            w.resizeColumnsToContents()
        w.setAlternatingRowColors(r.random() < 0.3)
        return w

    def form(self) -> QWidget:
        box = QGroupBox(words.phrase(self.rng)) if self.rng.random() < 0.35 else QWidget()
        form = QFormLayout(box)
        for _ in range(self.rng.randint(2, 8)):
            if self.rng.random() < 0.3:
                form.addRow(self.check())
            else:
                form.addRow(words.label(self.rng), self.control())
        return box

    def keypad(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setSpacing(self.rng.randint(0, 8))
        columns = self.rng.randint(4, 8)
        signs = "7 8 9 ÷ C 4 5 6 × ( 1 2 3 − ) 0 . % + = sin cos tan ln log π √ x² MR M+ AC DEL EXP ±".split()
        for i in range(columns * self.rng.randint(3, 5)):
            key = QPushButton(self.rng.choice(signs)) if self.rng.random() < 0.9 else self.tool_button()
            key.setMinimumSize(26, 24)
            grid.addWidget(key, i // columns, i % columns)
        return box

    def row(self) -> QWidget:
        box = QWidget()
        layout = QHBoxLayout(box)
        if self.rng.random() < 0.6:
            layout.addStretch()
        for _ in range(self.rng.randint(1, 4)):
            layout.addWidget(self.button() if self.rng.random() < 0.8 else self.tool_button())
        return box

    def block(self) -> QWidget:
        kind = self.rng.choice(["form", "form", "items", "row", "row", "keypad", "tabs", "label", "checks", "controls"])
        if kind == "tabs":
            w = QTabWidget()
            for _ in range(self.rng.randint(2, 5)):
                w.addTab(self.form() if self.rng.random() < 0.6 else self.items(), words.phrase(self.rng, 2))
            w.setTabsClosable(self.rng.random() < 0.2)
            return w
        if kind == "label":
            w = QLabel(words.sentence(self.rng))
            w.setWordWrap(self.rng.random() < 0.5)
            return w
        if kind in ("checks", "controls"):
            box = QWidget()
            layout = (QVBoxLayout if self.rng.random() < 0.6 else QHBoxLayout)(box)
            for _ in range(self.rng.randint(2, 5)):
                layout.addWidget(self.check() if kind == "checks" else self.control())
            return box
        return {"form": self.form, "items": self.items, "row": self.row, "keypad": self.keypad}[kind]()

    def window(self) -> QMainWindow:
        r = self.rng
        w = QMainWindow()
        if r.random() < 0.6:
            for title in words.menu(r):
                w.menuBar().addMenu("&" + title)
        for _ in range(r.choice([0, 1, 1, 2])):
            bar = QToolBar()
            size = r.choice([16, 16, 20, 22, 24, 32])
            bar.setIconSize(QSize(size, size))
            for _ in range(r.randint(3, 14)):
                x = r.random()
                if x < 0.12:
                    bar.addSeparator()
                elif x < 0.9:
                    bar.addWidget(self.tool_button())
                else:
                    bar.addWidget(self.control())
            w.addToolBar(r.choice([Qt.ToolBarArea.TopToolBarArea] * 4 + [Qt.ToolBarArea.LeftToolBarArea]), bar)
        body = QWidget()
        outer = QHBoxLayout(body)
        outer.setContentsMargins(*[r.randint(0, 12)] * 4)
        for _ in range(r.choice([1, 1, 2])):
            column = QVBoxLayout()
            column.setSpacing(r.randint(2, 10))
            for _ in range(r.randint(1, 3)):
                column.addWidget(self.block())
            outer.addLayout(column)
        w.setCentralWidget(body)
        if r.random() < 0.4:
            w.statusBar().showMessage(words.sentence(r))
        w.resize(r.randint(260, 1100), r.randint(180, 760))
        return w


ROLE = [
    (QCheckBox, "checkbox"), (QRadioButton, "radio"), (QToolButton, "button"), (QPushButton, "button"), (QComboBox, "combo_box"),
    (QSpinBox, "spin_button"), (QDoubleSpinBox, "spin_button"), (QLineEdit, "text_field"), (QPlainTextEdit, "text_field"),
    (QSlider, "slider"), (QScrollBar, "scroll_bar"), (QProgressBar, "progress_bar"), (QLabel, "label"), (QMenuBar, "menu_bar"),
    (QToolBar, "toolbar"),
]  # fmt: skip


def truth(root: QWidget, maker: Maker) -> list[dict]:
    # long: one rule a kind of widget.
    found = []
    ratio = root.devicePixelRatioF()
    bounds = root.rect()

    def add(role: str, widget: QWidget, rect: QRect, name: str = "", states: tuple = (), icon: str = "") -> None:
        at = QRect(widget.mapTo(root, rect.topLeft()), rect.size())
        clip = widget.visibleRegion().boundingRect()
        seen = QRect(widget.mapTo(root, clip.topLeft()), clip.size()).intersected(at).intersected(bounds)
        if seen.width() < 4 or seen.height() < 4 or seen.width() * seen.height() < 0.6 * at.width() * at.height():
            return
        box = [round(v * ratio, 1) for v in (seen.x(), seen.y(), seen.width(), seen.height())]
        found.append({"role": role, "name": name.replace("&", ""), "box": box, "states": list(states), "icon": icon})

    for w in root.findChildren(QWidget):
        if not w.isVisible() or w.visibleRegion().isEmpty():
            continue
        parent = w.parentWidget()
        if isinstance(parent, (QSpinBox, QDoubleSpinBox, QComboBox)) and not isinstance(w, QScrollBar):
            continue
        if isinstance(parent, QTabBar):
            continue
        states = [] if w.isEnabled() else ["disabled"]
        if isinstance(w, QAbstractButton) and w.isChecked():
            states.append("checked" if isinstance(w, (QCheckBox, QRadioButton)) else "selected")
        role = next((name for kind, name in ROLE if isinstance(w, kind)), None)
        if role == "label" and isinstance(w, QLabel):
            hint = w.fontMetrics().boundingRect(
                w.contentsRect(), int(w.alignment()) | (int(Qt.TextFlag.TextWordWrap) if w.wordWrap() else 0), w.text()
            )
            add("label", w, hint, w.text())
        elif role in ("checkbox", "radio"):
            hint = w.sizeHint()
            add(
                role,
                w,
                QRect(0, (w.height() - hint.height()) // 2, min(hint.width(), w.width()), hint.height()),
                w.text(),
                states,
            )
        elif role:
            text = w.text() if isinstance(w, QAbstractButton) else ""
            add(role, w, w.rect(), text, states, "" if text else maker.concept_of.get(id(w), ""))
        if isinstance(w, QMenuBar):
            for action in w.actions():
                add("menu_item", w, w.actionGeometry(action), action.text())
        if isinstance(w, QTabBar):
            for i in range(w.count()):
                add("tab", w, w.tabRect(i), w.tabText(i), ("selected",) if i == w.currentIndex() else ())
        if isinstance(w, QListWidget):
            for i in range(w.count()):
                item = w.item(i)
                add(
                    "list_item",
                    w.viewport(),
                    w.visualItemRect(item),
                    item.text(),
                    ("selected",) if item.isSelected() else (),
                )
        if isinstance(w, QTableWidget):
            for i in range(w.rowCount()):
                for j in range(w.columnCount()):
                    add("table_cell", w.viewport(), w.visualItemRect(w.item(i, j)), w.item(i, j).text())
        if isinstance(w, QTreeWidget):
            model = w.model()
            index = w.indexAt(QPoint(2, 2))
            while index.isValid():
                for column in range(w.columnCount()):
                    cell = model.index(index.row(), column, index.parent())
                    rect = w.visualRect(cell)
                    add("tree_item" if column == 0 else "table_cell", w.viewport(), rect, str(cell.data()))
                index = w.indexBelow(index)
        if isinstance(w, (QTableWidget, QTreeWidget)):
            head = w.horizontalHeader() if isinstance(w, QTableWidget) else w.header()
            if head.isVisible():
                for i in range(head.count()):
                    rect = QRect(head.sectionViewportPosition(i), 0, head.sectionSize(i), head.height())
                    add("button", head.viewport(), rect, str(w.model().headerData(i, Qt.Orientation.Horizontal)))
    return found


def restyle(r: random.Random) -> str:
    name = r.choice([s for s in list(QStyleFactory.keys()) if s.lower() in ("fusion", "windows")] + ["Fusion"])
    app.setStyle(QStyleFactory.create(name))
    palette = QPalette()
    kind = r.choices(["light", "dark", "contrast"], [0.6, 0.32, 0.08])[0]
    base = {"light": r.randint(215, 250), "dark": r.randint(25, 70), "contrast": 0}[kind]
    ink = {"light": r.randint(0, 60), "dark": r.randint(200, 255), "contrast": 255}[kind]
    field = {"light": 255, "dark": max(base - 18, 0), "contrast": 0}[kind]

    def tone(v: int) -> QColor:
        t = r.choice([0, 0, 6])
        return QColor(*[min(max(v + r.randint(-t, t), 0), 255) for _ in range(3)])

    for role, value in (
        (QPalette.ColorRole.Window, base),
        (QPalette.ColorRole.Button, min(base + r.choice([-10, 0, 8]), 255) if base > 10 else 0),
        (QPalette.ColorRole.Base, field),
        (QPalette.ColorRole.WindowText, ink),
        (QPalette.ColorRole.Text, ink),
        (QPalette.ColorRole.ButtonText, ink),
        (QPalette.ColorRole.AlternateBase, (field + base) // 2),
    ):
        palette.setColor(role, tone(max(value, 0)))
    palette.setColor(
        QPalette.ColorRole.Highlight, QColor.fromHsv(r.randint(0, 359), r.randint(120, 255), r.randint(120, 230))
    )
    for role in (QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(*[(ink + base) // 2] * 3))
    app.setPalette(palette)
    app.setFont(QFont(r.choice(FONTS), r.choice([8, 9, 9, 10, 10, 11, 12, 13])))
    sheet = ""
    if r.random() < 0.5:
        radius, line, pad = r.choice([0, 2, 3, 4, 6, 8, 12]), r.choice([0, 1, 1, 2]), r.choice([2, 3, 5, 8])
        edge = QColor(*[min(max(base + (-1 if base > 128 else 1) * r.randint(15, 90), 0), 255)] * 3).name()
        accent = palette.color(QPalette.ColorRole.Highlight).name()
        flat = r.choice(["", f"background:{palette.color(QPalette.ColorRole.Button).name()};"])
        sheet = f"QPushButton,QComboBox,QLineEdit,QSpinBox,QPlainTextEdit{{border:{line}px solid {edge};border-radius:{radius}px;padding:{pad}px {pad * 2}px;}}"
        sheet += f"QPushButton{{{flat}}}QPushButton:default{{background:{accent};color:white;}}"
        if r.random() < 0.5:
            sheet += f"QTabBar::tab{{padding:{pad + 2}px {pad * 2 + 4}px;}}QTabBar::tab:selected{{border-bottom:2px solid {accent};}}"
        if r.random() < 0.4:
            sheet += (
                f"QMenuBar::item{{padding:{pad}px {pad + 5}px;}}QListWidget::item,QTreeWidget::item{{padding:{pad}px;}}"
            )
    app.setStyleSheet(sheet)
    return f"{name}-{kind}"


def main() -> None:
    for number in range(count):
        r = random.Random(f"{seed}-{number}")
        look = restyle(r)
        maker = Maker(r)
        window: QWidget
        if r.random() < 0.12:
            window = QMenu()
            for _ in range(r.randint(3, 12)):
                if r.random() < 0.15:
                    window.addSeparator()
                    continue
                action = window.addAction(
                    words.button(r) + (f"\tCtrl+{r.choice('ABCDEFG')}" if r.random() < 0.4 else "")
                )
                if r.random() < 0.3:
                    action.setIcon(maker.icon()[0])
                action.setEnabled(r.random() < 0.9)
                action.setCheckable(r.random() < 0.1)
            window.popup(QPoint(0, 0))
        else:
            window = maker.window()
            window.show()
        app.processEvents()
        image = window.grab().toImage()
        found = truth(window, maker)
        if isinstance(window, QMenu):
            ratio = window.devicePixelRatioF()
            for action in window.actions():
                if not action.isSeparator():
                    g = window.actionGeometry(action)
                    states = [] if action.isEnabled() else ["disabled"]
                    found.append(
                        {
                            "role": "menu_item",
                            "name": action.text().split("\t")[0],
                            "box": [round(v * ratio, 1) for v in (g.x(), g.y(), g.width(), g.height())],
                            "states": states,
                            "icon": "",
                        }
                    )
        image.save(str(out / f"{seed}-{number:05d}.png"))
        about = {"source": "qt", "theme": look, "font": app.font().family(), "elements": found, "texts": []}
        (out / f"{seed}-{number:05d}.json").write_text(json.dumps(about))
        window.close()
        window.deleteLater()
        app.processEvents()
    os._exit(0)


main()
