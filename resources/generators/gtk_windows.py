"""Random windows of real GTK 3 widgets, with the widgets' own boxes, roles and states as ground truth.

    xvfb-run -a /usr/bin/python3 resources/generators/gtk_windows.py OUT COUNT SEED THEME[,THEME…]

writes OUT/SEED-NNNNN.{png,json}. Run by the system's Python, which has Debian's bindings; a program of its own,
so that the core stays free of GTK. The look (theme, icon theme, font, scale) and the contents come from the seed.
"""

# long file: run by the system's Python, which imports it alone; one method makes one kind of window.
from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path

out, count, seed, themes = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4].split(",")
os.environ["NO_AT_BRIDGE"] = "1"
os.environ["GDK_SCALE"] = str(random.Random(seed).choice([1, 1, 1, 2]))

import gi  # noqa: E402

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from assistant.training import words  # noqa: E402
from assistant.words.concepts import concepts  # noqa: E402

ICON_THEMES = ["elementary-xfce", "Papirus", "Tango", "gnome", "mate", "Adwaita", "oxygen"]
FONTS = [
    "DejaVu Sans",
    "Liberation Sans",
    "Noto Sans",
    "Roboto",
    "Open Sans",
    "Lato",
    "Cantarell",
    "Inter",
    "DejaVu Serif",
]
LAYOUTS = [
    "menu:minimize,maximize,close",
    ":minimize,maximize,close",
    ":close",
    "close,minimize,maximize:",
    ":minimize,close",
]
SETTINGS = Gtk.Settings.get_default()


class Maker:
    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        theme = Gtk.IconTheme.get_default()
        self.icons = [
            (f + end, c.name)
            for c in concepts()
            for f in c.files
            for end in ("", "-symbolic")
            if theme.has_icon(f + end)
        ]
        if rng.random() < 0.4:
            self.icons = [i for i in self.icons if i[0].endswith("-symbolic")] or self.icons
        self.concept_of: dict[Gtk.Widget, str] = {}

    def image(self, size: int = 0) -> tuple[Gtk.Image, str]:
        name, concept = self.rng.choice(self.icons)
        image = Gtk.Image.new_from_icon_name(name, Gtk.IconSize.BUTTON)
        if size:
            image.set_pixel_size(size)
        return image, concept

    def button(self) -> Gtk.Widget:
        r = self.rng
        w = (Gtk.ToggleButton if r.random() < 0.1 else Gtk.Button)(label=words.button(r))
        if r.random() < 0.25:
            w.set_image(self.image()[0])
            w.set_always_show_image(True)
        if r.random() < 0.15:
            w.get_style_context().add_class(r.choice(["suggested-action", "destructive-action"]))
        if r.random() < 0.06:
            w.set_relief(Gtk.ReliefStyle.NONE)
        w.set_sensitive(r.random() > 0.12)
        return w

    def icon_button(self) -> Gtk.Widget:
        w = Gtk.ToggleButton() if self.rng.random() < 0.12 else Gtk.Button()
        image, concept = self.image(self.rng.choice([0, 16, 16, 20, 24, 32]))
        w.add(image)
        self.concept_of[w] = concept
        if self.rng.random() < 0.5:
            w.set_relief(Gtk.ReliefStyle.NONE)
        w.set_sensitive(self.rng.random() > 0.1)
        return w

    def check(self) -> Gtk.Widget:
        r = self.rng
        text = words.label(r).strip(":")
        w = Gtk.CheckButton(label=text) if r.random() < 0.6 else Gtk.RadioButton(label=text)
        if isinstance(w, Gtk.RadioButton):
            w.join_group(Gtk.RadioButton())
        w.set_active(r.random() < 0.5)
        w.set_halign(Gtk.Align.START)
        w.set_sensitive(r.random() > 0.1)
        return w

    def control(self) -> Gtk.Widget:
        # long: one branch a kind of widget.
        r = self.rng
        kind = r.choice("entry entry combo combo spin scale progress button check switch text search link file".split())
        if kind in ("entry", "search"):
            w = Gtk.SearchEntry() if kind == "search" else Gtk.Entry()
            if r.random() < 0.6:
                w.set_text(words.phrase(r))
            elif r.random() < 0.6:
                w.set_placeholder_text(words.label(r))
            if r.random() < 0.1:
                w.set_visibility(False)
        elif kind == "combo":
            w = Gtk.ComboBoxText.new_with_entry() if r.random() < 0.15 else Gtk.ComboBoxText()
            for _ in range(3):
                w.append_text(words.phrase(r, 2))
            w.set_active(r.randint(-1, 2))
        elif kind == "spin":
            w = Gtk.SpinButton.new_with_range(0, 9999, 1)
            w.set_value(r.randint(0, 999))
        elif kind == "scale":
            w = Gtk.Scale.new_with_range(
                r.choice([Gtk.Orientation.HORIZONTAL] * 4 + [Gtk.Orientation.VERTICAL]), 0, 100, 1
            )
            w.set_value(r.randint(0, 100))
            w.set_draw_value(r.random() < 0.4)
            if w.get_orientation() == Gtk.Orientation.VERTICAL:
                w.set_size_request(-1, r.randint(80, 160))
        elif kind == "progress":
            w = Gtk.ProgressBar()
            w.set_fraction(r.random())
            w.set_show_text(r.random() < 0.3)
            w.set_valign(Gtk.Align.CENTER)
        elif kind == "button":
            w = self.button()
        elif kind == "check":
            w = self.check()
        elif kind == "switch":
            w = Gtk.Switch()
            w.set_active(r.random() < 0.5)
            w.set_halign(Gtk.Align.START)
            w.set_valign(Gtk.Align.CENTER)
        elif kind == "link":
            w = Gtk.LinkButton.new_with_label("about:blank", words.phrase(r))
            w.set_halign(Gtk.Align.START)
        elif kind == "file":
            w = Gtk.FileChooserButton(title="")
        else:
            w = Gtk.TextView()
            w.get_buffer().set_text("\n".join(words.sentence(r) for _ in range(r.randint(0, 5))))
            w.set_size_request(-1, r.randint(50, 180))
            frame = Gtk.ScrolledWindow(shadow_type=Gtk.ShadowType.IN)
            frame.add(w)
            return frame
        w.set_sensitive(r.random() > 0.1)
        return w

    def form(self) -> Gtk.Widget:
        r = self.rng
        grid = Gtk.Grid(row_spacing=r.randint(2, 12), column_spacing=r.randint(4, 14), margin=r.randint(2, 14))
        for i in range(r.randint(2, 8)):
            if r.random() < 0.3:
                grid.attach(self.check(), 0, i, 2, 1)
                continue
            label = Gtk.Label(label=words.label(r), xalign=r.choice([0, 0, 1]))
            grid.attach(label, 0, i, 1, 1)
            control = self.control()
            control.set_hexpand(r.random() < 0.6)
            grid.attach(control, 1, i, 1, 1)
        if r.random() < 0.3:
            frame = Gtk.Frame(label=words.phrase(r))
            frame.add(grid)
            return frame
        return grid

    def items(self) -> Gtk.Widget:
        r = self.rng
        scroll = Gtk.ScrolledWindow(shadow_type=r.choice([Gtk.ShadowType.IN, Gtk.ShadowType.NONE]))
        scroll.set_overlay_scrolling(r.random() < 0.5)
        scroll.set_size_request(r.randint(160, 400), r.randint(120, 320))
        if r.random() < 0.3:
            box = Gtk.ListBox()
            for _ in range(r.randint(3, 12)):
                row = Gtk.Box(spacing=6, margin=r.randint(0, 8))
                if r.random() < 0.3:
                    row.add(self.image()[0])
                row.add(Gtk.Label(label=words.phrase(r), xalign=0))
                box.add(row)
            scroll.add(box)
            return scroll
        columns = r.randint(1, 4)
        tree = r.random() < 0.35
        store = (Gtk.TreeStore if tree else Gtk.ListStore)(*[str] * (columns + 1))
        for _ in range(r.randint(3, 14)):
            values = [r.choice(self.icons)[0], *(words.phrase(r, 2) for _ in range(columns))]
            top = store.append(None, values) if tree else store.append(values)
            for _ in range(r.randint(0, 3) if tree else 0):
                store.append(top, [r.choice(self.icons)[0], *(words.phrase(r, 2) for _ in range(columns))])
        view = Gtk.TreeView(model=store, headers_visible=r.random() < 0.6, enable_grid_lines=r.choice(list(range(4))))
        with_icons = r.random() < 0.4
        for i in range(columns):
            column = Gtk.TreeViewColumn(words.phrase(r, 1))
            if i == 0 and with_icons:
                picture = Gtk.CellRendererPixbuf()
                column.pack_start(picture, False)
                column.add_attribute(picture, "icon-name", 0)
            text = Gtk.CellRendererText(ypad=r.randint(1, 6))
            column.pack_start(text, True)
            column.add_attribute(text, "text", i + 1)
            view.append_column(column)
        if tree:
            view.expand_all()
        view.is_tree = tree
        scroll.add(view)
        return scroll

    def keypad(self) -> Gtk.Widget:
        grid = Gtk.Grid(
            row_homogeneous=True,
            column_homogeneous=True,
            row_spacing=self.rng.randint(0, 6),
            column_spacing=self.rng.randint(0, 6),
            margin=4,
        )
        columns = self.rng.randint(4, 8)
        signs = "7 8 9 ÷ C 4 5 6 × ( 1 2 3 − ) 0 . % + = sin cos tan ln log π √ x² MR M+ AC DEL EXP ±".split()
        for i in range(columns * self.rng.randint(3, 5)):
            key = Gtk.Button(label=self.rng.choice(signs)) if self.rng.random() < 0.9 else self.icon_button()
            grid.attach(key, i % columns, i // columns, 1, 1)
        return grid

    def row(self) -> Gtk.Widget:
        box = Gtk.Box(spacing=self.rng.randint(2, 10), margin=self.rng.randint(0, 8))
        box.set_halign(self.rng.choice([Gtk.Align.START, Gtk.Align.END, Gtk.Align.CENTER, Gtk.Align.FILL]))
        for _ in range(self.rng.randint(1, 5)):
            box.add(self.button() if self.rng.random() < 0.7 else self.icon_button())
        return box

    def block(self) -> Gtk.Widget:
        r = self.rng
        kind = r.choice("form form items row row keypad tabs label checks controls".split())
        if kind == "tabs":
            w = Gtk.Notebook()
            for _ in range(r.randint(2, 5)):
                w.append_page(self.form() if r.random() < 0.6 else self.items(), Gtk.Label(label=words.phrase(r, 2)))
            return w
        if kind == "label":
            return Gtk.Label(label=words.sentence(r), wrap=r.random() < 0.5, xalign=r.choice([0, 0.5]))
        if kind in ("checks", "controls"):
            across = r.choice([Gtk.Orientation.VERTICAL, Gtk.Orientation.VERTICAL, Gtk.Orientation.HORIZONTAL])
            box = Gtk.Box(orientation=across, spacing=r.randint(2, 10), margin=r.randint(0, 10))
            for _ in range(r.randint(2, 5)):
                box.add(self.check() if kind == "checks" else self.control())
            return box
        return {"form": self.form, "items": self.items, "row": self.row, "keypad": self.keypad}[kind]()

    def menu_bar(self) -> Gtk.Widget:
        bar = Gtk.MenuBar()
        for title in words.menu(self.rng):
            bar.append(Gtk.MenuItem(label=title))
        return bar

    def toolbar(self) -> Gtk.Widget:
        r = self.rng
        bar = Gtk.Toolbar(
            icon_size=r.choice([Gtk.IconSize.SMALL_TOOLBAR, Gtk.IconSize.LARGE_TOOLBAR]), show_arrow=False
        )
        bar.set_style(r.choice([Gtk.ToolbarStyle.ICONS] * 3 + [Gtk.ToolbarStyle.BOTH_HORIZ, Gtk.ToolbarStyle.BOTH]))
        for _ in range(r.randint(3, 12)):
            if r.random() < 0.15:
                bar.insert(Gtk.SeparatorToolItem(), -1)
                continue
            image, concept = self.image()
            item = Gtk.ToolButton(icon_widget=image, label=words.button(r), is_important=r.random() < 0.3)
            item.set_sensitive(r.random() > 0.12)
            if bar.get_style() == Gtk.ToolbarStyle.ICONS:
                self.concept_of[item.get_child()] = concept
            bar.insert(item, -1)
        return bar

    def header(self) -> Gtk.Widget:
        r = self.rng
        bar = Gtk.HeaderBar(title=words.phrase(r), show_close_button=True)
        bar.set_decoration_layout(r.choice(LAYOUTS))
        for _ in range(r.randint(0, 4)):
            (bar.pack_start if r.random() < 0.5 else bar.pack_end)(
                self.icon_button() if r.random() < 0.7 else self.button()
            )
        return bar

    def popup(self) -> Gtk.Widget:
        """A menu drawn in place: items in a box of the theme's menu look."""
        menu = Gtk.Menu()
        for _ in range(self.rng.randint(3, 12)):
            if self.rng.random() < 0.15:
                menu.append(Gtk.SeparatorMenuItem())
                continue
            item = (Gtk.CheckMenuItem if self.rng.random() < 0.15 else Gtk.MenuItem)(label=words.button(self.rng))
            item.set_sensitive(self.rng.random() > 0.12)
            menu.append(item)
        return menu

    def window(self) -> Gtk.Window:
        r = self.rng
        w = Gtk.Window(decorated=False)
        column = Gtk.Box(orientation=Gtk.Orientation.VERTICAL)
        if r.random() < 0.3:
            column.add(self.header())
        if r.random() < 0.6:
            column.add(self.menu_bar())
        for _ in range(r.choice([0, 1, 1, 2])):
            column.add(self.toolbar())
        body = Gtk.Box(spacing=r.randint(0, 8), margin=r.choice([0, 0, 4, 12]))
        for _ in range(r.choice([1, 1, 2])):
            inner = Gtk.Box(orientation=Gtk.Orientation.VERTICAL, spacing=r.randint(0, 10))
            for _ in range(r.randint(1, 3)):
                inner.pack_start(self.block(), r.random() < 0.3, True, 0)
            body.pack_start(inner, True, True, 0)
        column.pack_start(body, True, True, 0)
        if r.random() < 0.4:
            bar = Gtk.Statusbar()
            bar.push(0, words.sentence(r))
            column.add(bar)
        w.add(column)
        w.set_default_size(r.randint(260, 1100), r.randint(180, 760))
        return w


ROLES = [
    (Gtk.Switch, "toggle"), (Gtk.RadioButton, "radio"), (Gtk.CheckButton, "checkbox"), (Gtk.LinkButton, "link"),
    (Gtk.MenuItem, "menu_item"), (Gtk.ComboBox, "combo_box"), (Gtk.Button, "button"), (Gtk.SpinButton, "spin_button"),
    (Gtk.Entry, "text_field"), (Gtk.TextView, "text_field"), (Gtk.Scale, "slider"), (Gtk.Scrollbar, "scroll_bar"),
    (Gtk.ProgressBar, "progress_bar"), (Gtk.Label, "label"), (Gtk.MenuBar, "menu_bar"), (Gtk.Toolbar, "toolbar"),
    (Gtk.ListBoxRow, "list_item"),
]  # fmt: skip
WHOLE = (Gtk.Button, Gtk.ComboBox, Gtk.SpinButton, Gtk.MenuItem, Gtk.Scale, Gtk.FileChooserButton)


WINDOW_BUTTONS = {"close": "close", "minimize": "minimise", "maximize": "full screen"}


def window_button(w: Gtk.Widget) -> str:
    """The concept of a header bar's own button, "" for other widgets."""
    style = w.get_style_context()
    return next((c for k, c in WINDOW_BUTTONS.items() if style.has_class("titlebutton") and style.has_class(k)), "")


def truth(root: Gtk.Window, maker: Maker, scale: int) -> list[dict]:
    # long: one rule a kind of widget.
    found: list[dict] = []

    def add(role: str, box: tuple, clip: tuple, name: str = "", states: list = (), icon: str = "") -> None:
        x, y = max(box[0], clip[0]), max(box[1], clip[1])
        r, b = min(box[2], clip[2]), min(box[3], clip[3])
        if r - x < 4 or b - y < 4 or (r - x) * (b - y) < 0.6 * (box[2] - box[0]) * (box[3] - box[1]):
            return
        at = [v * scale for v in (x, y, r - x, b - y)]
        found.append(
            {"role": role, "name": (name or "").replace("_", ""), "box": at, "states": list(states), "icon": icon}
        )

    def bounds(w: Gtk.Widget) -> tuple:
        x, y = w.translate_coordinates(root, 0, 0) or (0, 0)
        return x, y, x + w.get_allocated_width(), y + w.get_allocated_height()

    def walk(w: Gtk.Widget, clip: tuple, inside: bool) -> None:
        if not w.get_mapped() or not w.get_child_visible():
            return
        box = bounds(w)
        clip = (max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3]))
        role = next((name for kind, name in ROLES if isinstance(w, kind)), None)
        if isinstance(w, Gtk.FileChooserButton):
            role = "button"
        if role and not (inside and role in ("label", "button", "text_field", "combo_box")):
            states = [] if w.is_sensitive() else ["disabled"]
            if isinstance(w, (Gtk.ToggleButton, Gtk.Switch)) and w.get_active():
                states.append("checked" if role in ("checkbox", "radio", "toggle") else "selected")
            if w.has_focus():
                states.append("focused")
            tight = box
            if isinstance(w, Gtk.Label):
                layout, (dx, dy) = w.get_layout(), w.get_layout_offsets()
                _, rect = layout.get_pixel_extents()
                ox, oy = box[0] - w.get_allocation().x, box[1] - w.get_allocation().y
                tight = (
                    ox + dx + rect.x,
                    oy + dy + rect.y,
                    ox + dx + rect.x + rect.width,
                    oy + dy + rect.y + rect.height,
                )
            name = w.get_label() if isinstance(w, (Gtk.Button, Gtk.Label, Gtk.MenuItem)) else ""
            if isinstance(w.get_parent(), Gtk.Notebook) and role == "label":
                role = "tab"
            add(role, tight, clip, name, states, maker.concept_of.get(w) or window_button(w))
        if isinstance(w, Gtk.TreeView):
            cells(w, clip)
        if isinstance(w, Gtk.Container):
            # Also what is not among the public children: tab labels, bars of scrolled windows, window buttons.
            w.forall(lambda child: walk(child, clip, inside or isinstance(w, WHOLE)))

    def cells(view: Gtk.TreeView, clip: tuple) -> None:
        model = view.get_model()
        left, top, _, _ = bounds(view)

        def each(m: Gtk.TreeModel, path: Gtk.TreePath, row: Gtk.TreeIter) -> None:
            for i, column in enumerate(view.get_columns()):
                area = view.get_cell_area(path, column)
                x, y = view.convert_bin_window_to_widget_coords(area.x, area.y)
                role = (
                    "tree_item"
                    if view.is_tree and i == 0
                    else "table_cell"
                    if len(view.get_columns()) > 1
                    else "list_item"
                )
                box = (left + x, top + y, left + x + area.width, top + y + area.height)
                add(
                    role,
                    box,
                    clip,
                    m.get_value(row, i + 1),
                    ["selected"] if view.get_selection().path_is_selected(path) else [],
                )

        model.foreach(lambda m, p, i: each(m, p, i))

    width, height = root.get_allocated_width(), root.get_allocated_height()
    walk(root, (0, 0, width, height), False)
    return found


def settle() -> None:
    until = GLib.get_monotonic_time() + 150_000
    while GLib.get_monotonic_time() < until:
        while Gtk.events_pending():
            Gtk.main_iteration()
        GLib.usleep(4000)


def main() -> None:
    out.mkdir(parents=True, exist_ok=True)
    SETTINGS.set_property("gtk-enable-animations", False)
    for number in range(count):
        r = random.Random(f"{seed}-{number}")
        theme, font = r.choice(themes), f"{r.choice(FONTS)} {r.choice([8, 9, 10, 10, 11, 11, 12, 13])}"
        SETTINGS.set_property("gtk-theme-name", theme)
        SETTINGS.set_property("gtk-icon-theme-name", r.choice(ICON_THEMES))
        SETTINGS.set_property("gtk-application-prefer-dark-theme", r.random() < 0.3)
        SETTINGS.set_property("gtk-font-name", font)
        SETTINGS.set_property("gtk-xft-dpi", int(96 * 1024 * r.choice([1, 1, 1, 1, 1.25, 1.5])))
        maker = Maker(r)
        if r.random() < 0.1:
            host = Gtk.Window(type=Gtk.WindowType.POPUP)
            host.show()
            menu = maker.popup()
            menu.attach_to_widget(host)
            menu.show_all()
            menu.popup_at_rect(
                Gdk.get_default_root_window(), Gdk.Rectangle(), Gdk.Gravity.NORTH_WEST, Gdk.Gravity.NORTH_WEST, None
            )
            window = menu.get_toplevel()
        else:
            host = window = maker.window()
            window.show_all()
        settle()
        scale = window.get_scale_factor()
        picture = Gdk.pixbuf_get_from_window(
            window.get_window(), 0, 0, window.get_allocated_width(), window.get_allocated_height()
        )
        if picture is not None:
            stem = f"{seed}-{number:05d}"
            picture.savev(str(out / f"{stem}.png"), "png", [], [])
            about = {
                "source": "gtk",
                "theme": theme,
                "font": font,
                "elements": truth(window, maker, scale),
                "texts": [],
            }
            (out / f"{stem}.json").write_text(json.dumps(about))
        if host is not window:
            window.destroy()
        host.destroy()
        settle()


main()
