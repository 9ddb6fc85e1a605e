"""Keys that work in every program, in each desktop's own way: X11, Wayland's portal, Windows, macOS."""
