"""A GTK 4 window for tests, with a text that is typed in without being shown: run by the system's Python.

Run as a program of its own; it stays until it is ended.
"""

import sys

import gi

gi.require_version("Gtk", "4.0")
from gi.repository import Gtk  # noqa: E402

SECRET = "hunter2plus"


def show(app: Gtk.Application) -> None:
    window = Gtk.ApplicationWindow(application=app, title="Unlock", default_width=420)
    box = Gtk.Box(orientation=Gtk.Orientation.VERTICAL, spacing=8)
    box.append(Gtk.Entry(text="ada@lovelace.example"))
    box.append(Gtk.Entry(text=SECRET, visibility=False))
    password = Gtk.PasswordEntry(show_peek_icon=True)
    password.set_text(SECRET)
    box.append(password)
    box.append(Gtk.Button(label="Unlock now"))
    window.set_child(box)
    window.present()


app = Gtk.Application(application_id="org.percept.Gtk4Test")
app.connect("activate", show)
app.run(sys.argv[:1])
