"""Keys that work in every program, by the way of the desktop: X11, Wayland's portal, Windows, macOS."""
